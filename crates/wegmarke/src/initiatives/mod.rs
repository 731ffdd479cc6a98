//! Initiatives: what is done about insights and opportunities, and the steps of the action plan
//! (requirements K03, K04, K09).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Result;
use crate::fields::FieldValues;
use crate::opportunities::check_days;
use crate::repository::{
    Body, Reference, Text, Unknown, check_ids, check_range, escape, references_in,
};
use crate::touchpoints::Money;

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
    /// What it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<InitiativeArea>,
    /// Working days it is expected to take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(exclusive_minimum = 0)]
    pub effort_days: Option<f64>,
    /// What it costs beside the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// What is expected to happen, and why.
    pub hypothesis: Text,
    /// The number it is to move, and how far.
    pub target: Text,
    /// When it starts, market by market.
    pub starts: Vec<MarketStart>,
    /// With whom those are compared who get it: customers or markets without it.
    pub control: Text,
    /// What is to be done, one after the other.
    pub steps: Vec<ActionStep>,
    /// The insights it answers.
    pub insights: Vec<String>,
    /// The opportunities it takes up.
    pub opportunities: Vec<String>,
    /// The goals it serves.
    pub goals: Vec<String>,
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

/// What an initiative changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InitiativeArea {
    /// A product or a service.
    Product,
    /// The marketing strategy.
    Marketing,
    /// The sales strategy.
    Sales,
    /// Customer service.
    Service,
    /// What happens behind the touchpoints.
    Process,
}

/// When an initiative starts in one market.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MarketStart {
    /// Unique among the starts of the initiative.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// The market: `DE`.
    pub market: String,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// One point of the action plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ActionStep {
    /// Unique among the steps of the initiative.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What is to be done.
    pub title: Text,
    /// By whom.
    pub owner: String,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Initiative {
    const KIND: &'static str = "initiative";
    const PLURAL: &'static str = "initiatives";

    fn check(&self) -> Result<()> {
        check_days(|| "effort_days".to_owned(), self.effort_days)?;
        let cost = self.cost.as_ref().map(|cost| cost.amount);
        check_range(|| "cost/amount".to_owned(), cost, 0.0..=1e12)?;
        check_ids("starts", self.starts.iter().map(|start| start.id.as_str()))?;
        for start in &self.starts {
            if start.market.trim().is_empty() {
                let place = format!("starts/{}/market", escape(&start.id));
                let detail = "a start names its market";
                return Err(crate::Error::invalid_field(place, detail));
            }
        }
        check_ids("steps", self.steps.iter().map(|step| step.id.as_str()))
    }

    fn references(&self) -> Vec<Reference<'_>> {
        references_in("insights", "insight", &self.insights)
            .chain(references_in(
                "opportunities",
                "opportunity",
                &self.opportunities,
            ))
            .chain(references_in("goals", "goal", &self.goals))
            .collect()
    }
}
