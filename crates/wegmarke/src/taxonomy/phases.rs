//! Phase models: ways to divide customer journeys, and which phase of one is which of another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::repository::{Body, Reference, Text, Unknown, check_ids, escape};

/// A way to divide customer journeys into phases, and to recognise them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PhaseModel {
    /// Its name.
    pub title: Text,
    /// Where it comes from.
    pub source: Text,
    /// The phases in their order.
    pub phases: Vec<ModelPhase>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A phase of a model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ModelPhase {
    /// Its key within the model; journeys name it as `model_phase`.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Words by which touchpoints and steps of the phase are recognised, by language.
    pub keywords: BTreeMap<String, Vec<String>>,
    /// The phases of other models that it is a part of or the same as; at most one of each model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub maps_to: Vec<PhaseReference>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A phase of a model, named from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PhaseReference {
    /// Id of the model.
    pub model: String,
    /// Key of the phase in it.
    pub phase: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl PhaseModel {
    /// The phase of another model that a phase of this one belongs to.
    pub fn mapped(&self, phase: &str, model: &str) -> Option<&str> {
        let own = self.phases.iter().find(|own| own.id == phase)?;
        let to = own.maps_to.iter().find(|to| to.model == model)?;
        Some(&to.phase)
    }
}

impl Body for PhaseModel {
    const KIND: &'static str = "phase-model";
    const PLURAL: &'static str = "phase_models";

    fn check(&self) -> Result<()> {
        check_ids("phases", self.phases.iter().map(|phase| phase.id.as_str()))?;
        for phase in &self.phases {
            for (index, to) in phase.maps_to.iter().enumerate() {
                if phase.maps_to[..index]
                    .iter()
                    .any(|other| other.model == to.model)
                {
                    let detail = "a phase belongs to at most one phase of another model";
                    let place = format!("phases/{}/maps_to/{index}", escape(&phase.id));
                    return Err(Error::invalid_field(place, detail));
                }
            }
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let mapped = self.phases.iter().flat_map(|phase| {
            let all = phase.maps_to.iter().enumerate();
            all.map(move |(index, to)| (phase, index, to))
        });
        mapped
            .map(|(phase, index, to)| Reference {
                place: format!("phases/{}/maps_to/{index}/model", escape(&phase.id)),
                kind: Self::KIND,
                id: &to.model,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shipped models by the end of their id.
    fn shipped() -> Vec<(String, PhaseModel)> {
        let founding: serde_json::Value =
            serde_json::from_str(include_str!("founding.json")).unwrap();
        let models = founding["phase_models"].as_array().unwrap();
        models
            .iter()
            .map(|model| {
                let id = model["id"].as_str().unwrap().to_owned();
                (id, serde_json::from_value(model.clone()).unwrap())
            })
            .collect()
    }

    #[test]
    fn every_shipped_phase_has_its_place_in_every_other_shipped_model() {
        let models = shipped();
        assert_eq!(models.len(), 3);
        for (id, model) in &models {
            for (other_id, other) in models.iter().filter(|(other, _)| other != id) {
                for phase in &model.phases {
                    let place = format!("{}/{} in {other_id}", id, phase.id);
                    let found = model.mapped(&phase.id, other_id).expect(&place);
                    assert!(other.phases.iter().any(|one| one.id == found), "{place}");
                }
            }
        }
    }

    #[test]
    fn a_mapping_never_runs_backwards() {
        let models = shipped();
        for (_, model) in &models {
            for (other_id, other) in &models {
                let position = |phase: &ModelPhase| {
                    let found = model.mapped(&phase.id, other_id)?;
                    other.phases.iter().position(|one| one.id == found)
                };
                let order: Vec<usize> = model.phases.iter().filter_map(position).collect();
                assert!(order.is_sorted(), "{:?}", model.title);
            }
        }
    }

    #[test]
    fn two_phases_of_one_other_model_are_refused() {
        let to = |phase: &str| PhaseReference {
            model: "m".to_owned(),
            phase: phase.to_owned(),
            ..PhaseReference::default()
        };
        let phase = ModelPhase {
            id: "buy".to_owned(),
            maps_to: vec![to("a"), to("b")],
            ..ModelPhase::default()
        };
        let model = PhaseModel {
            phases: vec![phase],
            ..PhaseModel::default()
        };
        let error = model.check().unwrap_err();
        assert_eq!(error.place(), Some("phases/buy/maps_to/1"));
        assert_eq!(model.mapped("buy", "m"), Some("a"));
        assert_eq!(model.mapped("buy", "other"), None);
    }
}
