//! Insights: what is known about customers, with its evidence (requirements F01–F07).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Result;
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, check_range, references_in};
use crate::taxonomy::Evidence;

/// One insight; it belongs to the library and may sit on many journeys and touchpoints.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Insight {
    /// In one sentence.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// What sort of insight it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<InsightKind>,
    /// How much it matters, from 1 (a little) to 5 (decides over staying or leaving).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub severity: Option<u8>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The touchpoints it is about.
    pub touchpoints: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The sorts of insights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InsightKind {
    /// Something hurts.
    PainPoint,
    /// Something delights.
    Gain,
    /// Something is needed.
    Need,
    /// Something is expected.
    Expectation,
    /// Something is wished for.
    Wish,
    /// An expectation was not met.
    Disappointment,
    /// Something could be done.
    Idea,
}

impl Body for Insight {
    const KIND: &'static str = "insight";
    const PLURAL: &'static str = "insights";
    const CONTRIBUTED: bool = true;

    fn check(&self) -> Result<()> {
        check_range(|| "severity".to_owned(), self.severity, 1..=5)
    }

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("touchpoints", "touchpoint", &self.touchpoints).collect()
    }
}
