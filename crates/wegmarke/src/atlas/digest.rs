//! What an overview needs of a journey, without its cards and texts.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use crate::journeys::{Card, Journey, JourneyKind, JourneyState};
use crate::repository::Text;
use crate::taxonomy::EvidenceLevel;

/// The level of a journey that names none.
const USUAL_LEVEL: u8 = 1;

/// A journey in short.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Its name.
    pub title: Text,
    /// Whether it shows how things are or how they should be.
    pub kind: JourneyKind,
    /// Where it stands in its life.
    pub state: JourneyState,
    /// 0 for the whole life of a customer, 1 for a journey, more for parts.
    pub level: u8,
    /// The journey it is a part of.
    pub parent: Option<String>,
    /// The journey it is a variant of.
    pub base: Option<String>,
    /// Whose journey it is.
    pub personas: Vec<String>,
    /// Where it applies.
    pub market: String,
    /// The goal it serves.
    pub goal: Option<String>,
    /// Who answers for it.
    pub owner: String,
    /// The phase model it follows.
    pub phase_model: Option<String>,
    /// The phases of that model that its phases follow.
    pub model_phases: BTreeSet<String>,
    /// How many steps it has.
    pub steps: u32,
    /// Steps with at least one touchpoint.
    pub steps_with_touchpoint: u32,
    /// What its cards rest on.
    pub evidence: EvidenceCounts,
    /// Ids of the touchpoints on it.
    pub touchpoints: Vec<String>,
    /// Ids of the insights on it.
    pub insights: Vec<String>,
    /// Ids of the initiatives on it.
    pub initiatives: Vec<String>,
    /// Ids of the stakeholders on it.
    pub stakeholders: Vec<String>,
}

/// How many cards with a text rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidenceCounts {
    /// Believed.
    pub assumption: u32,
    /// Heard or seen.
    pub qualitative: u32,
    /// Counted.
    pub quantitative: u32,
}

impl Digest {
    /// The digest of a journey.
    pub fn of(journey: &Journey) -> Digest {
        let referred = |kind: &str| -> Vec<String> {
            let references = journey
                .cards()
                .filter_map(|(_, card)| card.reference.as_ref());
            let ids: BTreeSet<&String> = references
                .filter(|reference| reference.kind == kind)
                .map(|reference| &reference.id)
                .collect();
            ids.into_iter().cloned().collect()
        };
        let covered: HashSet<&str> = journey
            .cards()
            .filter(|(_, card)| is_touchpoint(card))
            .map(|(_, card)| card.step.as_str())
            .collect();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let covered = journey.steps().filter(|step| covered.contains(&*step.id));
        Digest {
            title: journey.title.clone(),
            kind: journey.kind,
            state: journey.state,
            level: journey.level.unwrap_or(USUAL_LEVEL),
            parent: journey.parent.clone(),
            base: journey
                .variant_of
                .as_ref()
                .map(|variant| variant.base.clone()),
            personas: journey.personas.clone(),
            market: journey.market.clone(),
            goal: journey.goal.clone(),
            owner: journey.owner.clone(),
            phase_model: journey.phase_model.clone(),
            model_phases: journey
                .phases
                .iter()
                .filter_map(|phase| phase.model_phase.clone())
                .collect(),
            steps: count(journey.steps().count()),
            steps_with_touchpoint: count(covered.count()),
            evidence: evidence(journey),
            touchpoints: referred("touchpoint"),
            insights: referred("insight"),
            initiatives: referred("initiative"),
            stakeholders: referred("stakeholder"),
        }
    }
}

fn is_touchpoint(card: &Card) -> bool {
    let reference = card.reference.as_ref();
    reference.is_some_and(|reference| reference.kind == "touchpoint")
}

/// Cards that stand for a shared object say nothing themselves, and so rest on nothing.
fn evidence(journey: &Journey) -> EvidenceCounts {
    let mut counts = EvidenceCounts::default();
    let written = journey.cards().filter(|(_, card)| card.reference.is_none());
    for (_, card) in written {
        let level = card.evidence.as_ref().map(|evidence| evidence.level);
        match level.unwrap_or_default() {
            EvidenceLevel::Assumption => counts.assumption += 1,
            EvidenceLevel::Qualitative => counts.qualitative += 1,
            EvidenceLevel::Quantitative => counts.quantitative += 1,
        }
    }
    counts
}
