//! The journey atlas: every journey at its place in the life of a customer, what is known about it,
//! and what nobody has mapped yet (requirements A11, A12, D15, L07, L08); and the part that one
//! person has in all of it (M02).
//!
//! Journeys are read once and kept as [`Digest`]s, so that an overview of thousands of them costs
//! only what has changed since.

mod digest;
mod part;
mod placement;
mod routes;
mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

pub use self::digest::{Digest, EvidenceCounts};
pub use self::part::{Part, Person, Reason, part};
pub use self::placement::{AtlasPhase, place, usual_model};
pub use self::routes::routes;
pub use self::store::{Cache, Digests, Library, digests, library};
use crate::initiatives::{Initiative, InitiativeState};
use crate::insights::{Insight, InsightKind};
use crate::journeys::{JourneyKind, JourneyState};
use crate::repository::{DocumentId, Text};
use crate::stakeholders::Stakeholder;
use crate::taxonomy::PhaseModel;

/// All journeys over the phases of one model.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Atlas {
    /// The phase model; none when the workspace has none.
    pub phase_model: Option<DocumentId>,
    /// Its phases in their order.
    pub phases: Vec<AtlasPhase>,
    /// Every journey, by level and title.
    pub journeys: Vec<AtlasJourney>,
    /// What no journey covers.
    pub gaps: Gaps,
}

/// One journey of the atlas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AtlasJourney {
    /// Which journey.
    pub id: DocumentId,
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
    /// The phases of the atlas that it covers, by their position; empty when it has no place there.
    pub covers: Vec<usize>,
    /// How many steps it has.
    pub steps: u32,
    /// Steps with at least one touchpoint.
    pub steps_with_touchpoint: u32,
    /// What its cards rest on.
    pub evidence: EvidenceCounts,
    /// Touchpoints on it.
    pub touchpoints: Vec<String>,
    /// Pain points and disappointments on it that no finished initiative answers.
    pub open_pain_points: Vec<String>,
    /// Initiatives on it that are under way.
    pub running_initiatives: u32,
    /// Stakeholders with a card on it or with a touchpoint that it shows.
    pub stakeholders: Vec<String>,
}

/// What no journey covers. Retired journeys cover nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Gaps {
    /// Positions of phases without a journey.
    pub phases: Vec<usize>,
    /// Personas without a journey.
    pub personas: Vec<GapPersona>,
    /// Touchpoints that no journey shows.
    pub touchpoints: Vec<GapTouchpoint>,
}

/// A persona without a journey.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GapPersona {
    /// Which persona.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
}

/// A touchpoint that no journey shows.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GapTouchpoint {
    /// Which touchpoint.
    pub id: DocumentId,
    /// Its name.
    pub title: Text,
}

/// Draws the atlas over a phase model; over the one most journeys follow when none is wished for.
pub fn atlas(digests: &Digests, library: &Library, wished: Option<DocumentId>) -> Atlas {
    let chosen = wished.or_else(|| usual_model(digests, &library.phase_models));
    let model = library
        .phase_models
        .iter()
        .find(|(id, _)| Some(*id) == chosen);
    let context = Context {
        model: model.map(|(_, model)| model),
        open: open_pain_points(&library.insights, &library.initiatives),
        running: running_initiatives(&library.initiatives),
        served: served_touchpoints(&library.stakeholders),
    };
    let entries = digests.iter();
    let mut journeys: Vec<AtlasJourney> = entries
        .map(|(id, digest)| context.entry(*id, digest))
        .collect();
    journeys.sort_by_cached_key(|journey| {
        let title = journey.title.first(&["de", "en"]).unwrap_or_default();
        (journey.level, title.to_lowercase(), journey.id)
    });
    let phases = placement::counted(context.model, &journeys);
    Atlas {
        phase_model: model.map(|(id, _)| *id),
        gaps: gaps(digests, library, &phases),
        phases,
        journeys,
    }
}

/// What journeys are looked at with.
struct Context<'a> {
    model: Option<&'a PhaseModel>,
    /// Open pain points.
    open: HashSet<String>,
    /// Running initiatives.
    running: HashSet<String>,
    /// The stakeholders of each touchpoint.
    served: HashMap<&'a str, Vec<String>>,
}

impl Context<'_> {
    fn entry(&self, id: DocumentId, digest: &Digest) -> AtlasJourney {
        let among = |ids: &[String], known: &HashSet<String>| -> Vec<String> {
            ids.iter()
                .filter(|id| known.contains(*id))
                .cloned()
                .collect()
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        AtlasJourney {
            id,
            title: digest.title.clone(),
            kind: digest.kind,
            state: digest.state,
            level: digest.level,
            parent: digest.parent.clone(),
            base: digest.base.clone(),
            personas: digest.personas.clone(),
            market: digest.market.clone(),
            goal: digest.goal.clone(),
            owner: digest.owner.clone(),
            phase_model: digest.phase_model.clone(),
            covers: self
                .model
                .map_or_else(Vec::new, |model| place(digest, model)),
            steps: digest.steps,
            steps_with_touchpoint: digest.steps_with_touchpoint,
            evidence: digest.evidence,
            touchpoints: digest.touchpoints.clone(),
            open_pain_points: among(&digest.insights, &self.open),
            running_initiatives: count(among(&digest.initiatives, &self.running).len()),
            stakeholders: self.stakeholders(digest),
        }
    }

    fn stakeholders(&self, digest: &Digest) -> Vec<String> {
        let touchpoints = digest.touchpoints.iter();
        let serving = touchpoints
            .filter_map(|id| self.served.get(id.as_str()))
            .flatten();
        let all: BTreeSet<&String> = digest.stakeholders.iter().chain(serving).collect();
        all.into_iter().cloned().collect()
    }
}

/// The stakeholders of each touchpoint.
fn served_touchpoints(stakeholders: &[(DocumentId, Stakeholder)]) -> HashMap<&str, Vec<String>> {
    let mut served: HashMap<&str, Vec<String>> = HashMap::new();
    for (id, stakeholder) in stakeholders {
        for touchpoint in &stakeholder.touchpoints {
            served.entry(touchpoint).or_default().push(id.to_string());
        }
    }
    served
}

/// Pain points and disappointments that no finished initiative answers.
fn open_pain_points(
    insights: &[(DocumentId, Insight)],
    initiatives: &[(DocumentId, Initiative)],
) -> HashSet<String> {
    let finished = initiatives.iter().filter(|(_, initiative)| {
        matches!(
            initiative.state,
            InitiativeState::Done | InitiativeState::Measured
        )
    });
    let answered: HashSet<&str> = finished
        .flat_map(|(_, initiative)| initiative.insights.iter().map(String::as_str))
        .collect();
    let hurts = |kind| matches!(kind, InsightKind::PainPoint | InsightKind::Disappointment);
    insights
        .iter()
        .filter(|(_, insight)| insight.kind.is_some_and(hurts))
        .map(|(id, _)| id.to_string())
        .filter(|id| !answered.contains(id.as_str()))
        .collect()
}

fn running_initiatives(initiatives: &[(DocumentId, Initiative)]) -> HashSet<String> {
    initiatives
        .iter()
        .filter(|(_, initiative)| initiative.state == InitiativeState::Running)
        .map(|(id, _)| id.to_string())
        .collect()
}

fn gaps(digests: &Digests, library: &Library, phases: &[AtlasPhase]) -> Gaps {
    let valid = || {
        let journeys = digests.values();
        journeys.filter(|digest| digest.state != JourneyState::Retired)
    };
    let with_journey: HashSet<&str> = valid()
        .flat_map(|digest| digest.personas.iter().map(String::as_str))
        .collect();
    let mapped: HashSet<&str> = valid()
        .flat_map(|digest| digest.touchpoints.iter().map(String::as_str))
        .collect();
    let empty = phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| phase.journeys == 0);
    let personas = library.personas.iter().filter(|(id, _)| {
        let id = id.to_string();
        !with_journey.contains(id.as_str())
    });
    let touchpoints = library.touchpoints.iter().filter(|(id, _)| {
        let id = id.to_string();
        !mapped.contains(id.as_str())
    });
    Gaps {
        phases: empty.map(|(position, _)| position).collect(),
        personas: personas
            .map(|(id, persona)| GapPersona {
                id: *id,
                name: persona.name.clone(),
            })
            .collect(),
        touchpoints: touchpoints
            .map(|(id, touchpoint)| GapTouchpoint {
                id: *id,
                title: touchpoint.title.clone(),
            })
            .collect(),
    }
}

/// Documents by their id as text, as others refer to them.
fn by_text_id<T>(documents: &[(DocumentId, T)]) -> HashMap<String, &T> {
    documents
        .iter()
        .map(|(id, body)| (id.to_string(), body))
        .collect()
}
