//! Initiatives: what is done about insights (requirement K03).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, references_in};

/// One initiative.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Initiative {
    /// What is done, in a few words.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// Who answers for it.
    pub owner: String,
    /// Who works on it.
    pub team: String,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// How far it is.
    pub state: InitiativeState,
    /// How much work it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// What is expected to happen, and why.
    pub hypothesis: Text,
    /// The number it is to move, and how far.
    pub target: Text,
    /// The insights it answers.
    pub insights: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// How far an initiative is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InitiativeState {
    /// Somebody had it.
    #[default]
    Idea,
    /// Decided, not begun.
    Planned,
    /// Under way.
    Running,
    /// Finished, its effect not known yet.
    Done,
    /// Finished, and its effect is known.
    Measured,
    /// Given up.
    Dropped,
}

/// How much work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// Days.
    Small,
    /// Weeks.
    Medium,
    /// Months.
    Large,
}

impl Body for Initiative {
    const KIND: &'static str = "initiative";
    const PLURAL: &'static str = "initiatives";

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("insights", "insight", &self.insights).collect()
    }
}
