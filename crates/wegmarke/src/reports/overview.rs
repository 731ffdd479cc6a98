//! Which touchpoints occur, how often and for how many customers.

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::overview as kernel;

use super::log::BoundLog;
use super::question::Question;
use crate::clock::Instant;
use crate::error::Result;
use crate::repository::DocumentId;

/// Size and span of the selection, and its touchpoints.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OverviewReport {
    /// Events in the selection.
    pub events: u64,
    /// Customers with at least one of them.
    pub customers: u64,
    /// Time of the first event.
    pub first: Option<Instant>,
    /// Time of the last event.
    pub last: Option<Instant>,
    /// The touchpoint with most events first.
    pub touchpoints: Vec<TouchpointEvents>,
}

/// A touchpoint with its events and customers.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TouchpointEvents {
    /// Key of the touchpoint, or the name of an event that no touchpoint claims.
    pub touchpoint: String,
    /// Id of the touchpoint; null for an event that stands for itself.
    pub id: Option<DocumentId>,
    /// Events.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
}

/// Answers the question.
///
/// # Errors
/// When the question or a segment cannot be read.
pub fn overview(log: &BoundLog, question: &Question) -> Result<OverviewReport> {
    let (selection, _) = log.selection(question)?;
    let counts = kernel::overview(&log.trails, &selection, log.labels.len());
    let rows = log
        .labels
        .iter()
        .enumerate()
        .map(|(code, label)| TouchpointEvents {
            touchpoint: label.key.clone(),
            id: label.touchpoint,
            events: counts.touchpoint_events[code],
            customers: counts.touchpoint_customers[code],
        });
    let mut touchpoints: Vec<_> = rows.filter(|row| row.events > 0).collect();
    // Stable: equally frequent ones keep the order of the keys.
    touchpoints.sort_by_key(|row| std::cmp::Reverse(row.events));
    Ok(OverviewReport {
        events: counts.events,
        customers: counts.customers,
        first: counts.first.map(Instant::from_microseconds),
        last: counts.last.map(Instant::from_microseconds),
        touchpoints,
    })
}
