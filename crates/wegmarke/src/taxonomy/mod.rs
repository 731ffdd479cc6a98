//! The shared words: channels, devices, systems, departments, knowledge, kinds of lanes, phase
//! models, evidence levels.

mod evidence;
mod founding;
mod lanes;
mod phases;
mod recognition;
mod routes;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::evidence::{Evidence, EvidenceLevel};
pub use self::founding::{found_workspace, seed};
pub use self::lanes::CustomLane;
pub use self::phases::{ModelPhase, PhaseModel, PhaseReference};
pub use self::routes::{LaneFamily, Vocabulary, routes, vocabulary};
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, references_in};

/// A medium through which customers and company meet: the web, the telephone, a shop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Channel {
    /// Its name.
    pub title: Text,
    /// Digital, physical, both, or not the company's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChannelKind>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
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
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
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
    /// The goals it works for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A device on which customers meet the company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Device {
    /// Its name.
    pub title: Text,
    /// What is special about it: screen, camera, where it is used.
    pub description: Text,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Something that staff must know to serve customers well.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct KnowledgeItem {
    /// In a few words.
    pub title: Text,
    /// What there is to know.
    pub description: Text,
    /// Where it is written down.
    pub source: String,
    /// Who keeps it up to date.
    pub owner: String,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
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

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("goals", "goal", &self.goals).collect()
    }
}

impl Body for Device {
    const KIND: &'static str = "device";
    const PLURAL: &'static str = "devices";
}

impl Body for KnowledgeItem {
    const KIND: &'static str = "knowledge-item";
    const PLURAL: &'static str = "knowledge_items";
}
