//! What directly follows what, and how long it takes.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::transitions as kernel;

use super::log::BoundLog;
use super::question::Question;
use super::seconds;
use crate::error::Result;

/// The graph of direct successions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TransitionsReport {
    /// Events in the selection.
    pub events: u64,
    /// Customers with at least one of them.
    pub customers: u64,
    /// Customers whose first event is at the touchpoint.
    pub starts: BTreeMap<String, u64>,
    /// Customers whose last event is at the touchpoint.
    pub ends: BTreeMap<String, u64>,
    /// By the two names.
    pub transitions: Vec<TransitionRow>,
}

/// Two touchpoints that directly follow each other.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TransitionRow {
    /// The earlier touchpoint.
    pub from: String,
    /// The later one.
    pub to: String,
    /// How often.
    pub count: u64,
    /// Median time between the two.
    pub median_seconds: f64,
    /// 90th percentile of the time between the two.
    pub p90_seconds: f64,
}

/// Answers the question.
///
/// # Errors
/// When the question or a segment cannot be read.
pub fn transitions(log: &BoundLog, question: &Question) -> Result<TransitionsReport> {
    let (selection, _) = log.selection(question)?;
    let counts = kernel::transitions(&log.trails, &selection, log.labels.len());
    let key = |code: u16| log.labels[code as usize].key.clone();
    let by_key = |counts: &[u64]| {
        let named = log
            .labels
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0);
        named
            .map(|(label, &count)| (label.key.clone(), count))
            .collect()
    };
    // Codes are in the order of the keys, so the rows are in the order of the two keys.
    let rows = counts.list().into_iter().map(|transition| TransitionRow {
        from: key(transition.from),
        to: key(transition.to),
        count: transition.count,
        median_seconds: seconds(transition.median),
        p90_seconds: seconds(transition.percentile_90),
    });
    Ok(TransitionsReport {
        events: counts.events,
        customers: counts.customers,
        starts: by_key(&counts.starts),
        ends: by_key(&counts.ends),
        transitions: rows.collect(),
    })
}
