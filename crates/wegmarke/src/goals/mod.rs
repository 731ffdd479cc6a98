//! Goals: what a journey is there for (requirements A14, A15), and the strategies of the company
//! that they serve (requirement L12).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, references_in};

/// The primary customer-experience goal of journeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Goal {
    /// In a few words.
    pub title: Text,
    /// What sort of goal it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<GoalKind>,
    /// In full.
    pub description: Text,
    /// By what number one sees that it is reached.
    pub measure: Text,
    /// Who answers for it.
    pub owner: String,
    /// The strategies it serves.
    pub strategies: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The sorts of goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoalKind {
    /// Fewer customers leave on the way.
    ReduceDropOff,
    /// Customers stay and recommend.
    Loyalty,
    /// More customers or more business with them.
    Growth,
    /// What the brand stands for is felt.
    Brand,
    /// A new product or service.
    NewOffer,
}

impl Body for Goal {
    const KIND: &'static str = "goal";
    const PLURAL: &'static str = "goals";

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("strategies", "strategy", &self.strategies).collect()
    }
}

/// What the company wants to become, and by which way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Strategy {
    /// In a few words.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// Who answers for it.
    pub owner: String,
    /// For which time: `2026 to 2028`.
    pub horizon: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Strategy {
    const KIND: &'static str = "strategy";
    const PLURAL: &'static str = "strategies";
}
