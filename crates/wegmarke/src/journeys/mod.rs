//! Journeys: the maps. A journey has phases, phases have steps (the columns), lanes (the rows) have
//! cards, and a card sits in one lane at one step.

mod rules;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Result;
use crate::fields::FieldValues;
use crate::repository::{Body, Operation, Reference, Text, Unknown, reference_in, references_in};
use crate::taxonomy::Evidence;

/// Days after which a pass through a journey is over when the journey does not say.
pub const DEFAULT_TIMEOUT_DAYS: f64 = 90.0;

/// A customer journey map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Journey {
    /// Its name.
    pub title: Text,
    /// What it covers.
    pub description: Text,
    /// Whether it shows how things are or how they should be.
    pub kind: JourneyKind,
    /// Where it stands in its life.
    pub state: JourneyState,
    /// 0: the whole life of a customer; 1: a journey; 2: a part of one; 3 and more: parts of parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 9)]
    pub level: Option<u8>,
    /// The journey this one is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whose journey it is.
    pub personas: Vec<String>,
    /// Where it applies: `DACH`.
    pub market: String,
    /// The journey it inherits from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant_of: Option<VariantOf>,
    /// The goal it serves; a live journey has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Who answers for it.
    pub owner: String,
    /// What the customer wants to have in the end.
    pub expected_outcome: Text,
    /// The phase model that its phases follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase_model: Option<String>,
    /// Days without an event after which a pass is over; 90 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(exclusive_minimum = 0)]
    pub timeout_days: Option<f64>,
    /// Where customers start again.
    #[serde(rename = "loop", skip_serializing_if = "Option::is_none")]
    pub repetition: Option<Repetition>,
    /// The columns.
    pub phases: Vec<Phase>,
    /// The rows.
    pub lanes: Vec<Lane>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Whether a journey shows how things are or how they should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JourneyKind {
    /// How it is today.
    #[default]
    AsIs,
    /// How it is to become.
    ToBe,
    /// How it would be without limits.
    Ideal,
}

/// Where a journey stands in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JourneyState {
    /// Being made.
    #[default]
    Draft,
    /// Others look at it.
    InReview,
    /// Valid; people work by it.
    Live,
    /// No longer valid.
    Retired,
}

/// The base that a journey inherits from, and what distinguishes it from the base.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct VariantOf {
    /// The base.
    #[schema(required)]
    pub base: String,
    /// In what they differ.
    pub dimension: Dimension,
    /// What this one is for: `Switzerland`, `Morgenbucht Select`.
    pub label: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// In what a variant differs from its base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// It is for one market.
    #[default]
    Market,
    /// It is for one brand.
    Brand,
    /// It is for one group of customers.
    Segment,
    /// It is how the base is to become.
    Future,
    /// Anything else.
    Other,
}

/// The loop: whoever has reached one step and comes back to another begins a new pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Repetition {
    /// From this step (or a later one) …
    pub from_step: String,
    /// … back to this step (or an earlier one).
    pub to_step: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A group of steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Phase {
    /// Unique among the phases.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What happens in it.
    pub description: Text,
    /// The phase of the phase model that it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_phase: Option<String>,
    /// Its steps in their order.
    pub steps: Vec<Step>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A step of the customer: one column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Step {
    /// Unique among the steps of all phases.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What the customer does.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// Not every customer does it.
    pub optional: bool,
    /// Customers may do it several times in a row.
    pub repeatable: bool,
    /// It may happen before or after its neighbours.
    pub order_free: bool,
    /// Other ways to do the same: online or by telephone.
    pub alternatives: Vec<Text>,
    /// How long it takes.
    pub duration: Text,
    /// How long customers wait before it.
    pub waiting: Text,
    /// Days without an event after which a pass that stands here is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(exclusive_minimum = 0)]
    pub patience_days: Option<f64>,
    /// Here customers decide to stay or to leave.
    pub moment_of_truth: bool,
    /// The last moment before customers buy.
    pub decisive_moment: bool,
    /// How it feels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emotion: Option<Emotion>,
    /// Where the course goes on when it branches; the next column when empty.
    pub next: Vec<NextStep>,
    /// The numbers behind a step that was proposed from events.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub discovered: Option<Unknown>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// How a step feels, from 0 (terrible) to 100 (wonderful); measured values are never stored here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Emotion {
    /// What the team assumes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100)]
    pub assumed: Option<f64>,
    /// What staff say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100)]
    pub staff: Option<f64>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// One way on from a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NextStep {
    /// The step it leads to.
    pub step: String,
    /// When it is taken.
    pub condition: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A row of the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Lane {
    /// Unique among the lanes.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What its cards are about: a key of the vocabulary (`needs`, `touchpoints`, `emotion`), or
    /// one of the team's own.
    pub kind: String,
    /// Its name, when it is not the usual one of its kind.
    pub title: Text,
    /// Its cards, in order within each step.
    pub cards: Vec<Card>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// One entry in a lane at a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Card {
    /// Unique among the cards of the journey.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// The step it sits at.
    #[schema(required)]
    pub step: String,
    /// What it says.
    pub text: Text,
    /// The shared object it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<CardReference>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Whether it is good or bad for the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The shared object a card stands for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CardReference {
    /// Kind of the object: `touchpoint`, `system`, `insight`, …
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Whether something is good or bad for the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Good.
    Good,
    /// Bad.
    Bad,
    /// Neither.
    Neutral,
}

impl Journey {
    /// All steps in the order of the columns.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.phases.iter().flat_map(|phase| &phase.steps)
    }

    /// All cards with their lanes.
    pub fn cards(&self) -> impl Iterator<Item = (&Lane, &Card)> {
        self.lanes
            .iter()
            .flat_map(|lane| lane.cards.iter().map(move |card| (lane, card)))
    }

    /// Ids of the touchpoints that cards place at a step, in the order of the cards.
    pub fn touchpoints_at<'a>(&'a self, step: &'a str) -> impl Iterator<Item = &'a str> {
        self.cards()
            .filter(move |(_, card)| card.step == step)
            .filter_map(|(_, card)| card.reference.as_ref())
            .filter(|reference| reference.kind == "touchpoint")
            .map(|reference| reference.id.as_str())
    }
}

impl Body for Journey {
    const KIND: &'static str = "journey";
    const PLURAL: &'static str = "journeys";
    const PARENT: Option<&'static str> = Some("parent");

    fn check(&self) -> Result<()> {
        rules::check(self)
    }

    fn consequences(before: &serde_json::Value, after: &serde_json::Value) -> Vec<Operation> {
        rules::consequences(before, after)
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let cards = self.cards().filter_map(|(lane, card)| {
            let reference = card.reference.as_ref()?;
            let place = format!("{}/reference", rules::card_place(lane, card));
            Some(Reference {
                place,
                kind: &reference.kind,
                id: &reference.id,
            })
        });
        let base = self.variant_of.as_ref().map(|variant| &variant.base);
        reference_in("parent", "journey", self.parent.as_ref())
            .into_iter()
            .chain(reference_in("variant_of/base", "journey", base))
            .chain(references_in("personas", "persona", &self.personas))
            .chain(reference_in("goal", "goal", self.goal.as_ref()))
            .chain(reference_in(
                "phase_model",
                "phase-model",
                self.phase_model.as_ref(),
            ))
            .chain(cards)
            .collect()
    }
}
