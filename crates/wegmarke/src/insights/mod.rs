//! Insights: what is known about customers, with its evidence (requirements F01–F07).

mod merging;
mod routes;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::merging::merge;
pub use self::routes::routes;
use crate::error::Result;
use crate::fields::FieldValues;
use crate::repository::{
    Body, Reference, Text, Unknown, check_ids, check_range, escape, references_in,
};
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
    /// Whether something is still to be done about it.
    pub state: InsightState,
    /// Who follows it up.
    pub owner: String,
    /// What it rests on, all in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The single pieces that it rests on: quotes, analyses, files.
    pub items: Vec<EvidenceItem>,
    /// What should be done about it.
    pub recommendation: Text,
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

/// Whether something is still to be done about an insight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InsightState {
    /// Nothing has answered it yet.
    #[default]
    Open,
    /// Something was done about it.
    Answered,
    /// Nothing will be done about it.
    Closed,
}

/// One piece of evidence: something that was said, counted or seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct EvidenceItem {
    /// Unique among the items of the insight.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What sort of piece it is.
    pub kind: EvidenceKind,
    /// By which method it was found; other methods than the usual ones are allowed:
    /// `survey`, `interview`, `observation`, `data-analysis`, `usability-test`, `feedback`.
    pub method: String,
    /// What was said or found, in the words of the source.
    pub text: String,
    /// Where it comes from: a study, a file, a system.
    pub source: String,
    /// Address of the file or page.
    pub link: String,
    /// When it was gathered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
    /// How many people or cases it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// The score given with it, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100)]
    pub score: Option<f64>,
    /// The touchpoint where it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// The journey on whose map it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// The step of that journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The sorts of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// What one customer said, word for word.
    #[default]
    Quote,
    /// What several customers answered.
    Feedback,
    /// What was counted or computed.
    Analysis,
    /// What somebody saw customers do.
    Observation,
    /// A file or a page elsewhere.
    File,
}

impl Body for Insight {
    const KIND: &'static str = "insight";
    const PLURAL: &'static str = "insights";
    const CONTRIBUTED: bool = true;

    fn check(&self) -> Result<()> {
        check_range(|| "severity".to_owned(), self.severity, 1..=5)?;
        check_ids("items", self.items.iter().map(|item| item.id.as_str()))?;
        for item in &self.items {
            let place = || format!("{}/score", item_place(item));
            check_range(place, item.score, 0.0..=100.0)?;
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let items = self.items.iter().flat_map(|item| {
            let touchpoint = ("touchpoint", item.touchpoint.as_deref());
            let journey = ("journey", item.journey.as_deref());
            [touchpoint, journey].into_iter().filter_map(|(kind, id)| {
                let place = format!("{}/{kind}", item_place(item));
                id.map(|id| Reference { place, kind, id })
            })
        });
        references_in("touchpoints", "touchpoint", &self.touchpoints)
            .chain(items)
            .collect()
    }
}

fn item_place(item: &EvidenceItem) -> String {
    format!("items/{}", escape(&item.id))
}
