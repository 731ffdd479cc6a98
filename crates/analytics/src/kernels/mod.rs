//! One file per question asked of the trails.
//!
//! A kernel is a pure function from trails and a selection to a summary. Summaries of disjoint sets
//! of customers merge, so the work is cut into ranges of customers. The cuts depend on the data
//! only, never on the number of threads: the same log gives the same bits everywhere.

mod pairs;

pub mod discovery;
pub mod overview;
pub mod scores;
pub mod steps;
pub mod transitions;
pub mod variants;

use std::ops::Range;

use rayon::prelude::*;

use crate::trails::Trails;

/// Fewest and most events in one piece of parallel work: enough to pay for the piece's tables,
/// few enough that its gaps stay near the processor.
const PIECE_EVENTS: (usize, usize) = (1 << 16, 1 << 20);

/// Runs `kernel` on consecutive ranges of customers in parallel; answers come in customer order.
fn by_customers<T: Send>(
    trails: &Trails,
    kernel: impl Fn(Range<usize>) -> T + Sync + Send,
) -> Vec<T> {
    pieces(trails).into_par_iter().map(kernel).collect()
}

/// Consecutive ranges of customers with about the same number of events each. At least one range.
fn pieces(trails: &Trails) -> Vec<Range<usize>> {
    let customers = trails.customers();
    let events = trails.visits();
    let wanted = (events / 16).clamp(PIECE_EVENTS.0, PIECE_EVENTS.1) as u32;
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < customers {
        let full = trails.offsets[start].saturating_add(wanted);
        let end = trails
            .offsets
            .partition_point(|&offset| offset < full)
            .clamp(start + 1, customers);
        ranges.push(start..end);
        start = end;
    }
    if ranges.is_empty() {
        ranges.push(0..0);
    }
    ranges
}

/// Adds the numbers of one list to those of another of the same length.
fn add_all(into: &mut [u64], from: &[u64]) {
    for (total, part) in into.iter_mut().zip(from) {
        *total += part;
    }
}

/// Merges summaries in order.
fn merge_all<T>(parts: Vec<T>, mut merge: impl FnMut(&mut T, T)) -> T {
    let mut parts = parts.into_iter();
    let mut total = parts
        .next()
        .expect("the trails are cut into at least one piece");
    for part in parts {
        merge(&mut total, part);
    }
    total
}

#[cfg(test)]
pub(crate) mod testing;
