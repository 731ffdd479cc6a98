//! How customers go through a map: step by step, run by run.
//!
//! A **run** is one customer's pass through the map. It opens at the first event that the map
//! knows. It closes when the time to the next known event exceeds the patience of the step it
//! stands in, or when the map's restart applies; the event then opens the next run. A run counts
//! when it *starts* in the selected period, and is then followed to the end of the log.

mod replay;
mod summary;
#[cfg(test)]
mod tests;
mod walk;

pub use summary::{ReasonCount, StepCounts, Steps, TouchpointCount};

use self::walk::Happening;
use super::{by_customers, merge_all};
use crate::model::Model;
use crate::trails::{Selection, Trails};

/// No value in a column of codes.
pub const ABSENT: u32 = u32::MAX;

/// What is known of each event beside its touchpoint and time; lists are aligned with the trails.
#[derive(Debug, Clone, Copy, Default)]
pub struct Details<'a> {
    /// Score between 0 and 100, not a number where there is none.
    pub scores: Option<&'a [f32]>,
    /// Code of the reason given, [`ABSENT`] where there is none.
    pub reasons: Option<&'a [u32]>,
}

/// Replays the trails on the map. `touchpoints` is the number of touchpoint codes, `log_end` the
/// time of the last event of the whole log: a run whose patience reaches beyond it is in progress.
pub fn steps(
    trails: &Trails,
    selection: &Selection,
    model: &Model,
    details: Details<'_>,
    touchpoints: usize,
    log_end: i64,
) -> Steps {
    let parts = by_customers(trails, |customers| {
        let mut replay = replay::Replay::new(model, details, touchpoints, log_end);
        for customer in customers.filter(|&customer| selection.has_customer(customer)) {
            replay.customer(trails, selection, customer);
        }
        replay.finish()
    });
    merge_all(parts, Steps::merge)
}

/// Customer and position of every known event at one step, in the runs that [`steps`] counts; in
/// the order of the trails.
pub fn events_at(
    trails: &Trails,
    selection: &Selection,
    model: &Model,
    step: u16,
) -> Vec<(usize, usize)> {
    let parts = by_customers(trails, |customers| {
        let mut found = Vec::new();
        for customer in customers.filter(|&customer| selection.has_customer(customer)) {
            walk::walk(trails, model, customer, |run, happening, event| {
                let visits = matches!(happening, Happening::Opens | Happening::GoesOn(_));
                if visits && run.current == step && selection.has_time(run.started) {
                    found.push((customer, event));
                }
            });
        }
        found
    });
    parts.concat()
}
