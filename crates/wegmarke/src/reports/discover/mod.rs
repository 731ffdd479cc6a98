//! From the log to a journey: the proposal of the kernel in words, phases and cards.

mod naming;
mod wording;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use wegmarke_analytics::kernels::discovery as kernel;

use self::wording::Wording;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::reports::log::BoundLog;
use crate::reports::question::Question;
use crate::repository::{Author, Document, DocumentId, Editor, Kind, Text};
use crate::taxonomy::PhaseModel;
use crate::touchpoints::Touchpoint;

/// Customers or runs that are too few to make a step or a loop, as a share, unless said otherwise.
const USUAL_MIN_SHARE: f64 = 0.05;

/// What the proposed map should be like.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ToSchema)]
#[schema(as = DiscoveryWish)]
#[serde(deny_unknown_fields, default)]
pub struct Wish {
    /// Touchpoints that fewer customers use, and loops that fewer runs take, are set apart: a share
    /// from 0 to 1; 0.05 when absent.
    pub min_share: Option<f64>,
    /// The phase model to use; the best fitting one when absent.
    pub phase_model: Option<DocumentId>,
    /// The title of the journey.
    pub title: Option<Text>,
}

/// The shared objects that a proposal builds on.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// All phase models.
    pub phase_models: Vec<(DocumentId, PhaseModel)>,
    /// All touchpoints.
    pub touchpoints: Vec<(DocumentId, Touchpoint)>,
}

/// A proposed journey with what it needs.
#[derive(Debug, Clone)]
pub struct Discovery {
    /// The journey and its id.
    pub journey: (DocumentId, Journey),
    /// Touchpoints for events that had none.
    pub touchpoints: Vec<(DocumentId, Touchpoint)>,
    /// The numbers behind it.
    pub numbers: DiscoveryNumbers,
}

/// A proposed journey in the text form, and the numbers behind it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiscoverReport {
    /// The journey and the new touchpoints, ready to be applied.
    #[schema(value_type = Object)]
    pub bundle: Value,
    /// The numbers behind it.
    pub numbers: DiscoveryNumbers,
}

/// The numbers behind a proposed journey.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DiscoveryNumbers {
    /// Customers in the selection.
    pub customers: u64,
    /// Runs of the proposed map.
    pub runs: u64,
    /// One entry a step, in map order.
    pub steps: Vec<DiscoveredStep>,
    /// Touchpoints too rare to make a step, most used first.
    pub rare: Vec<RareTouchpoint>,
    /// Ways back that enough runs take.
    pub loops: Vec<LoopRow>,
}

/// The numbers behind a proposed step.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DiscoveredStep {
    /// Id of the step.
    pub step: String,
    /// Its touchpoints.
    pub touchpoints: Vec<String>,
    /// `single`, `alternatives` (one or the other) or `companions` (all, in any order).
    pub kind: &'static str,
    /// Customers who visited it.
    pub customers: u64,
    /// Those as a share of all customers.
    pub share: f64,
    /// Runs that visited it.
    pub runs: u64,
    /// Of the runs that got further, the share that visited it; null at the last step.
    pub share_of_further: Option<f64>,
    /// Of the runs that visited it, the share that visited it again in a row.
    pub repeat_share: f64,
}

/// A touchpoint too rare to make a step.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RareTouchpoint {
    /// Key of the touchpoint, or the name of the event.
    pub touchpoint: String,
    /// Customers who used it.
    pub customers: u64,
    /// Those as a share of all customers.
    pub share: f64,
}

/// A way back.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LoopRow {
    /// Touchpoints of the later step.
    pub from: String,
    /// Touchpoints of the earlier step.
    pub to: String,
    /// Id of the later step.
    pub from_step: String,
    /// Id of the earlier step.
    pub to_step: String,
    /// Runs that went this way at least once.
    pub runs: u64,
    /// Those as a share of all runs.
    pub share: f64,
}

/// Proposes a journey from the selected part of the log.
///
/// # Errors
/// Invalid when the wish or the question cannot be met, with the place.
pub fn discover(
    log: &BoundLog,
    question: &Question,
    wish: &Wish,
    library: &Library,
) -> Result<Discovery> {
    let min_share = wish.min_share.unwrap_or(USUAL_MIN_SHARE);
    if !(0.0..=1.0).contains(&min_share) {
        return Err(Error::invalid_field(
            "min_share",
            "the smallest share lies between 0 and 1",
        ));
    }
    let (selection, _) = log.selection(question)?;
    let proposal = kernel::discover(&log.trails, &selection, &log.keys(), min_share, log.end)
        .map_err(Error::internal)?;
    Wording::new(log, &proposal, library)?.journey(wish)
}

impl Discovery {
    /// The text form with the numbers.
    pub fn report(&self) -> Result<DiscoverReport> {
        let written = |id: DocumentId, body: Value| match body {
            Value::Object(body) => {
                let id = [("id".to_owned(), json!(id))];
                Value::Object(id.into_iter().chain(body).collect())
            }
            other => other,
        };
        let journey = written(self.journey.0, serde_json::to_value(&self.journey.1)?);
        let mut touchpoints = Vec::new();
        for (id, touchpoint) in &self.touchpoints {
            touchpoints.push(written(*id, serde_json::to_value(touchpoint)?));
        }
        let bundle = json!({"format": "ojf/1", "journeys": [journey], "touchpoints": touchpoints});
        Ok(DiscoverReport {
            bundle,
            numbers: self.numbers.clone(),
        })
    }
}

/// Stores a proposed journey and its touchpoints as ordinary documents; gives the journey.
///
/// # Errors
/// When a document cannot be created, for example because someone took a key meanwhile; then the
/// transaction must not be committed.
pub async fn keep(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    discovery: &Discovery,
    author: Author,
) -> Result<Document> {
    const TOUCHPOINT: Kind = Kind::of::<Touchpoint>();
    const JOURNEY: Kind = Kind::of::<Journey>();
    for (id, touchpoint) in &discovery.touchpoints {
        let editor = Editor {
            workspace,
            kind: &TOUCHPOINT,
            id: *id,
            author,
        };
        editor
            .create(transaction, serde_json::to_value(touchpoint)?)
            .await?;
    }
    let (id, journey) = &discovery.journey;
    let editor = Editor {
        workspace,
        kind: &JOURNEY,
        id: *id,
        author,
    };
    editor
        .create(transaction, serde_json::to_value(journey)?)
        .await
}
