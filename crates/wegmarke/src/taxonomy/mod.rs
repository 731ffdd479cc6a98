//! The shared words: channels, systems, departments, phase models, evidence levels.

mod evidence;
mod founding;
mod recognition;
mod routes;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::evidence::{Evidence, EvidenceLevel};
pub use self::founding::{found_workspace, seed};
pub use self::routes::{LaneFamily, Vocabulary, routes, vocabulary};
use crate::error::Result;
use crate::repository::{Body, Text, Unknown, check_ids};

/// A medium through which customers and company meet: the web, the telephone, a shop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Channel {
    /// Its name.
    pub title: Text,
    /// Digital, physical, both, or not the company's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChannelKind>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// What sort of contact a channel or touchpoint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelKind {
    /// Through a screen or a loudspeaker.
    Digital,
    /// In person or on paper.
    Physical,
    /// Both at once.
    Both,
    /// Not the company's: friends, search engines, comparison sites.
    External,
}

/// An IT system that touchpoints need.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct System {
    /// Its name.
    pub title: Text,
    /// What it does.
    pub description: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A department of the company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Department {
    /// Its name.
    pub title: Text,
    /// What it does.
    pub description: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

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
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Channel {
    const KIND: &'static str = "channel";
    const PLURAL: &'static str = "channels";
}

impl Body for System {
    const KIND: &'static str = "system";
    const PLURAL: &'static str = "systems";
}

impl Body for Department {
    const KIND: &'static str = "department";
    const PLURAL: &'static str = "departments";
}

impl Body for PhaseModel {
    const KIND: &'static str = "phase-model";
    const PLURAL: &'static str = "phase_models";

    fn check(&self) -> Result<()> {
        check_ids("phases", self.phases.iter().map(|phase| phase.id.as_str()))
    }
}
