//! Opportunities: scored possibilities to improve over one or more insights (requirements B27–B29,
//! K02, K05, K07), and the scorings by which a workspace weighs them.

mod expression;
mod ranking;
mod routes;
mod scoring;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::expression::{Expression, Gap};
pub use self::ranking::{PlannedOpportunity, Ranked, first_for};
pub use self::routes::routes;
pub use self::scoring::{Criterion, CriterionSource, Input, Rating, Scoring};
use crate::error::Result;
use crate::fields::FieldValues;
use crate::repository::{
    Body, Path, Reference, Text, Unknown, check_range, reference_in, references_in,
};

/// Most working days that an opportunity may take.
const MAX_DAYS: f64 = 100_000.0;

/// One possibility to improve something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Opportunity {
    /// In one sentence.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// What sort of possibility it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<OpportunityKind>,
    /// Whether it is taken up.
    pub state: OpportunityState,
    /// Who follows it up.
    pub owner: String,
    /// Working days that taking it up is expected to take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(exclusive_minimum = 0)]
    pub effort_days: Option<f64>,
    /// The scoring by which it is weighed; the workspace's first one when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring: Option<String>,
    /// The values of the criteria that people enter, by the name of the criterion.
    pub values: BTreeMap<String, f64>,
    /// The insights it rests on.
    pub insights: Vec<String>,
    /// The touchpoints it is about, beside those of its insights.
    pub touchpoints: Vec<String>,
    /// The journey it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The sorts of possibilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpportunityKind {
    /// Something there is becomes better.
    Optimisation,
    /// A new function or an extension of a service.
    Extension,
    /// Something entirely new.
    Innovation,
}

/// Whether an opportunity is taken up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpportunityState {
    /// Not decided yet.
    #[default]
    Open,
    /// It is to be taken up.
    Chosen,
    /// It is not.
    Dropped,
}

impl Body for Opportunity {
    const KIND: &'static str = "opportunity";
    const PLURAL: &'static str = "opportunities";
    const CONTRIBUTED: bool = true;

    fn check(&self) -> Result<()> {
        check_days(|| "effort_days".to_owned(), self.effort_days)?;
        for (name, value) in &self.values {
            let place = || Path::root("values").join(name).to_string();
            check_range(place, Some(*value), -1e12..=1e12)?;
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("insights", "insight", &self.insights)
            .chain(references_in(
                "touchpoints",
                "touchpoint",
                &self.touchpoints,
            ))
            .chain(reference_in("journey", "journey", self.journey.as_ref()))
            .chain(reference_in("scoring", "scoring", self.scoring.as_ref()))
            .collect()
    }
}

/// Refuses working days that are none.
///
/// # Errors
/// `invalid_field` at `place`.
pub fn check_days(place: impl FnOnce() -> String, days: Option<f64>) -> Result<()> {
    match days {
        Some(days) if !(days > 0.0 && days <= MAX_DAYS) => {
            let detail = format!("{days} is not more than 0 and at most {MAX_DAYS} working days");
            Err(crate::Error::invalid_field(place(), detail))
        }
        _ => Ok(()),
    }
}
