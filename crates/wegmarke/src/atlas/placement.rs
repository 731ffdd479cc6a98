//! Where journeys stand over the phases of a model.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{AtlasJourney, Digest, Digests};
use crate::journeys::JourneyState;
use crate::repository::{DocumentId, Text};
use crate::taxonomy::PhaseModel;

/// A phase of the atlas.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AtlasPhase {
    /// Its key within the model.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Journeys that cover it and are not retired. Maps of the whole life cycle (level 0) are not
    /// counted: they touch every phase and go deep in none.
    pub journeys: u32,
}

/// The model that most journeys follow; of equals the first.
pub fn usual_model(digests: &Digests, models: &[(DocumentId, PhaseModel)]) -> Option<DocumentId> {
    let mut followers: HashMap<&str, usize> = HashMap::new();
    for model in digests
        .values()
        .filter_map(|digest| digest.phase_model.as_deref())
    {
        *followers.entry(model).or_default() += 1;
    }
    let count = |id: &DocumentId| followers.get(&*id.to_string()).copied().unwrap_or(0);
    let ids = models.iter().map(|(id, _)| *id);
    // The last of equals wins a comparison of maxima.
    ids.rev().max_by_key(count)
}

/// The positions of the phases that a journey covers. A journey that follows another model has a
/// place where that model's phases have the same key, such as `purchase`.
pub fn place(digest: &Digest, model: &PhaseModel) -> Vec<usize> {
    let phases = model.phases.iter().enumerate();
    phases
        .filter(|(_, phase)| digest.model_phases.contains(&phase.id))
        .map(|(position, _)| position)
        .collect()
}

/// The phases of the model, each with the number of journeys that cover it.
pub(super) fn counted(model: Option<&PhaseModel>, journeys: &[AtlasJourney]) -> Vec<AtlasPhase> {
    let phases = model.into_iter().flat_map(|model| &model.phases);
    let mut phases: Vec<AtlasPhase> = phases
        .map(|phase| AtlasPhase {
            id: phase.id.clone(),
            title: phase.title.clone(),
            journeys: 0,
        })
        .collect();
    let valid = journeys
        .iter()
        .filter(|journey| journey.state != JourneyState::Retired && journey.level > 0);
    for position in valid.flat_map(|journey| &journey.covers) {
        phases[*position].journeys += 1;
    }
    phases
}
