//! Evidence: what a statement rests on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::repository::Unknown;

/// What a card or an insight rests on; it ages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Evidence {
    /// How strong it is.
    pub level: EvidenceLevel,
    /// Where it comes from: interviews, surveys, analyses, addresses.
    pub sources: Vec<String>,
    /// When it was gathered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
    /// How many people or cases it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// Who gathered it.
    pub author: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Strength of evidence.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceLevel {
    /// Somebody in the team believes it.
    #[default]
    Assumption,
    /// Heard or seen: interviews, observations.
    Qualitative,
    /// Counted: surveys, events.
    Quantitative,
}
