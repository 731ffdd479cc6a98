//! Target groups: several personas as one customer group (requirement D14).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SegmentCondition;
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, references_in};

/// Several personas, grouped. A persona may belong to more than one group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TargetGroup {
    /// Its name.
    pub title: Text,
    /// What these customers have in common.
    pub description: Text,
    /// The personas in it.
    pub personas: Vec<String>,
    /// Which customers belong to it; all conditions must hold.
    pub segment: Vec<SegmentCondition>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for TargetGroup {
    const KIND: &'static str = "target-group";
    const PLURAL: &'static str = "target_groups";

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("personas", "persona", &self.personas).collect()
    }
}
