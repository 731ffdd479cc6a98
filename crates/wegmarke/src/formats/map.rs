//! A journey with everything it names, in one language: what all exporters of maps write from.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use serde_json::Value;

use super::drawing::Measured;
use super::losses::{LossCode, Losses};
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::journeys::{Card, Journey, Lane, Phase, Step};
use crate::repository::{Body, Text, store};
use crate::repository::{DocumentId, read};
use crate::taxonomy::{Channel, CustomLane, Department, LaneFamily, vocabulary};
use crate::touchpoints::Touchpoint;

/// The few words that exporters write themselves.
static WORDS: LazyLock<BTreeMap<String, Text>> =
    LazyLock::new(|| serde_json::from_str(include_str!("words.json")).unwrap_or_default());

/// Kinds that touchpoints refer to.
const BEHIND_TOUCHPOINTS: [&str; 2] = [Channel::KIND, Department::KIND];

/// Kinds that are short lists, looked up by something else than what the journey names.
const ALWAYS_WHOLE: [&str; 3] = [Channel::KIND, Department::KIND, CustomLane::KIND];

/// Whether a kind of lane is one of the vocabulary.
fn is_shipped(kind: &str) -> bool {
    let kinds = &vocabulary().lane_kinds;
    kinds.iter().any(|known| known.key == kind)
}

/// A journey, the objects it names, and the language of the export.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// Its id.
    pub id: String,
    /// The journey.
    pub journey: Journey,
    /// The language to write in.
    pub language: String,
    /// The bodies of the objects that the journey names, by kind and id.
    pub objects: HashMap<(String, String), Value>,
    /// The day on which it leaves, as people write it; empty to leave it out.
    pub as_of: String,
    /// What customers did in a period, to be drawn with the map.
    pub measured: Option<Measured>,
}

/// A journey and the objects it names.
///
/// # Errors
/// Not found.
pub async fn load(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    language: &str,
) -> Result<Map> {
    let journey: Journey = store::read_one(transaction, workspace, id).await?;
    let named: Vec<(String, String)> = journey
        .references()
        .into_iter()
        .map(|reference| (reference.kind.to_owned(), reference.id.to_owned()))
        .collect();
    let mut kinds: BTreeSet<&str> = named.iter().map(|(kind, _)| kind.as_str()).collect();
    if kinds.contains(Touchpoint::KIND) {
        kinds.extend(BEHIND_TOUCHPOINTS);
    }
    let own_lanes = journey.lanes.iter().any(|lane| !is_shipped(&lane.kind));
    if own_lanes {
        kinds.insert(CustomLane::KIND);
    }
    let wanted: BTreeSet<&(String, String)> = named.iter().collect();
    let mut objects = HashMap::new();
    for kind in kinds.into_iter().filter(|kind| *kind != Journey::KIND) {
        for document in store::list(transaction, workspace, kind, false).await? {
            let key = (kind.to_owned(), document.id.to_string());
            if wanted.contains(&key) || ALWAYS_WHOLE.contains(&kind) {
                objects.insert(key, document.value()?);
            }
        }
    }
    // Journeys are large and there may be thousands: only those that are named.
    for (kind, other) in named.iter().filter(|(kind, _)| kind == Journey::KIND) {
        let Ok(other_id) = other.parse() else {
            continue;
        };
        if let Ok(document) = store::find(transaction, workspace, kind, other_id).await {
            objects.insert((kind.clone(), other.clone()), document.value()?);
        }
    }
    Ok(Map {
        id: id.to_string(),
        journey,
        language: language.to_owned(),
        objects,
        as_of: String::new(),
        measured: None,
    })
}

impl Map {
    /// A text in the language of the export, else in any that it has.
    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.first(&[&self.language]).unwrap_or_default()
    }

    /// A word of the exporter itself; German unless the language is English.
    pub(super) fn word(&self, key: &str) -> &'static str {
        let language = if self.language.starts_with("de") {
            "de"
        } else {
            "en"
        };
        WORDS
            .get(key)
            .and_then(|word| word.get(language))
            .unwrap_or_default()
    }

    /// The title of the journey, or that it has none.
    pub(super) fn title(&self) -> String {
        match self.text(&self.journey.title).trim() {
            "" => self.word("untitled").to_owned(),
            title => title.to_owned(),
        }
    }

    /// The usual title of a kind of lane, shipped or the workspace's own.
    pub(super) fn kind_title(&self, kind: &str) -> String {
        let known = vocabulary()
            .lane_kinds
            .iter()
            .find(|known| known.key == kind);
        if let Some(known) = known {
            return self.text(&known.title).to_owned();
        }
        let own = self.objects.iter().find(|((of, _), body)| {
            of == CustomLane::KIND && body.get("key").and_then(Value::as_str) == Some(kind)
        });
        own.and_then(|((of, id), _)| self.name(of, id))
            .unwrap_or_else(|| kind.to_owned())
    }

    /// The title of a lane: its own or the usual one of its kind.
    pub(super) fn lane_title(&self, lane: &Lane) -> String {
        match self.text(&lane.title).trim() {
            "" => self.kind_title(&lane.kind),
            title => title.to_owned(),
        }
    }

    /// How the cards of a lane work; own kinds are texts.
    pub(super) fn family(&self, lane: &Lane) -> LaneFamily {
        let known = vocabulary()
            .lane_kinds
            .iter()
            .find(|known| known.key == lane.kind);
        known.map_or(LaneFamily::Text, |known| known.family)
    }

    /// One entry a column: the steps, and nothing for a phase without steps.
    pub(super) fn columns(&self) -> impl Iterator<Item = Option<&Step>> {
        self.journey.phases.iter().flat_map(|phase| {
            let blank = phase.steps.is_empty().then_some(None);
            phase.steps.iter().map(Some).chain(blank)
        })
    }

    /// The phases with their steps.
    pub(super) fn steps(&self) -> impl Iterator<Item = (&Phase, &Step)> {
        let phases = self.journey.phases.iter();
        phases.flat_map(|phase| phase.steps.iter().map(move |step| (phase, step)))
    }

    /// The cards of a lane at a step.
    pub(super) fn cards_at<'m>(
        &'m self,
        lane: &'m Lane,
        step: &'m Step,
    ) -> impl Iterator<Item = &'m Card> {
        lane.cards.iter().filter(move |card| card.step == step.id)
    }

    /// What a card says: the name of the object it stands for, else its text.
    pub(super) fn card_text(&self, card: &Card) -> String {
        let object = card
            .reference
            .as_ref()
            .and_then(|reference| self.name(&reference.kind, &reference.id));
        object.unwrap_or_else(|| self.text(&card.text).to_owned())
    }

    /// The name of an object; none when it is not there or has none.
    pub(super) fn name(&self, kind: &str, id: &str) -> Option<String> {
        let body = self.objects.get(&(kind.to_owned(), id.to_owned()))?;
        if let Some(name) = body.get("name").and_then(Value::as_str) {
            return Some(name.to_owned()).filter(|name| !name.trim().is_empty());
        }
        let title: Text = serde_json::from_value(body.get("title")?.clone()).ok()?;
        title.first(&[&self.language]).map(str::to_owned)
    }

    /// A touchpoint of the library.
    pub(super) fn touchpoint(&self, id: &str) -> Option<Touchpoint> {
        let body = self
            .objects
            .get(&(Touchpoint::KIND.to_owned(), id.to_owned()))?;
        read(body).ok()
    }

    /// The title of a step.
    pub(super) fn step_title(&self, id: &str) -> &str {
        let found = self.journey.steps().find(|step| step.id == id);
        found.map_or("", |step| self.text(&step.title))
    }

    /// The names of the personas whose journey it is.
    pub(super) fn personas(&self) -> Vec<String> {
        let personas = &self.journey.personas;
        personas
            .iter()
            .filter_map(|id| self.name("persona", id))
            .collect()
    }

    /// What a table of texts cannot say.
    pub(super) fn common_losses(&self) -> Losses {
        let mut losses = Losses::default();
        self.lose_languages(&mut losses);
        self.lose_card_details(&mut losses);
        self.lose_course(&mut losses);
        self.lose_properties(&mut losses);
        losses
    }

    /// Texts in other languages than the exported one.
    pub(super) fn lose_languages(&self, losses: &mut Losses) {
        let journey = &self.journey;
        let phases = journey
            .phases
            .iter()
            .flat_map(|phase| [&phase.title, &phase.description]);
        let steps = journey.steps().flat_map(|step| {
            [
                &step.title,
                &step.description,
                &step.duration,
                &step.waiting,
            ]
        });
        let cards = journey
            .cards()
            .flat_map(|(lane, card)| [&lane.title, &card.text]);
        for text in [&journey.title, &journey.description]
            .into_iter()
            .chain(phases)
            .chain(steps)
            .chain(cards)
        {
            let other = text
                .0
                .iter()
                .filter(|(language, text)| **language != self.language && !text.trim().is_empty());
            let shown = text.first(&[&self.language]);
            losses.add_if(
                other.clone().any(|(_, text)| Some(text.as_str()) != shown),
                LossCode::Languages,
                shown.unwrap_or_default(),
            );
        }
    }

    /// Evidence, tone and texts beside references.
    pub(super) fn lose_card_details(&self, losses: &mut Losses) {
        for (_, card) in self.journey.cards() {
            let text = self.card_text(card);
            losses.add_if(card.evidence.is_some(), LossCode::Evidence, &text);
            losses.add_if(card.tone.is_some(), LossCode::Tones, &text);
            losses.add_if(self.has_hidden_text(card), LossCode::CardTexts, &text);
        }
    }

    /// Whether a card has a text beside the object it stands for.
    pub(super) fn has_hidden_text(&self, card: &Card) -> bool {
        let own = self.text(&card.text);
        !own.is_empty() && own != self.card_text(card)
    }

    /// Branches, the loop, flags and alternatives.
    pub(super) fn lose_course(&self, losses: &mut Losses) {
        for step in self.journey.steps() {
            let title = self.text(&step.title);
            losses.add_if(!step.next.is_empty(), LossCode::Branches, title);
            self.lose_flags(step, losses);
        }
        losses.add_if(self.journey.repetition.is_some(), LossCode::Loop, "");
    }

    pub(super) fn lose_flags(&self, step: &Step, losses: &mut Losses) {
        let title = self.text(&step.title);
        let flagged = step.optional || step.repeatable || step.order_free;
        losses.add_if(flagged, LossCode::StepFlags, title);
        losses.add_if(!step.alternatives.is_empty(), LossCode::Alternatives, title);
    }

    /// What the journey says about itself, and the descriptions of phases.
    pub(super) fn lose_properties(&self, losses: &mut Losses) {
        let journey = &self.journey;
        let has = journey.goal.is_some()
            || !journey.personas.is_empty()
            || !journey.owner.is_empty()
            || !journey.market.is_empty()
            || !journey.expected_outcome.is_blank();
        losses.add_if(has, LossCode::Properties, "");
        losses.add_if(
            !journey.description.is_blank(),
            LossCode::Descriptions,
            &self.title(),
        );
        for phase in journey
            .phases
            .iter()
            .filter(|phase| !phase.description.is_blank())
        {
            losses.add(LossCode::Descriptions, self.text(&phase.title));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_both_languages() {
        assert!(WORDS.len() > 30);
        for (key, word) in WORDS.iter() {
            assert!(
                word.get("de").is_some() && word.get("en").is_some(),
                "{key}"
            );
        }
    }
}
