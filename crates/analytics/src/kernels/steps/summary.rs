//! What a replay counts, mergeable over disjoint customers.

use rustc_hash::FxHashMap;

use crate::stats::{Moments, median, percentile_90};

/// Counts of one step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepCounts {
    /// Customers who visited the step.
    pub customers: u64,
    /// Runs that visited the step.
    pub runs: u64,
    /// Runs that begin here.
    pub starts: u64,
    /// Runs for which this is the furthest step.
    pub furthest: u64,
    /// Runs that got no further than here and are over.
    pub left: u64,
    /// Runs that got no further than here and may still go on: the log ends before their patience.
    pub in_progress: u64,
    /// Further visits in a row, within one run.
    pub repeats: u64,
    /// Runs with at least one of those.
    pub repeat_runs: u64,
    /// Visits after a later step had been visited in the same run, not counting repeats.
    pub returns: u64,
    /// Time from the last event at the previous step to the first visit here, one for each run that
    /// came from another step; microseconds, in no order.
    pub waiting: Vec<i64>,
    /// Scores given at events of this step.
    pub score: Moments,
    /// Customers who gave them.
    pub score_customers: u64,
}

/// A touchpoint seen at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TouchpointCount {
    /// Position of the step.
    pub step: u16,
    /// Code of the touchpoint.
    pub touchpoint: u16,
    /// Events there, in counted runs.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
}

/// A reason that runs gave which left at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonCount {
    /// Position of the step.
    pub step: u16,
    /// Code of the reason.
    pub reason: u32,
    /// Runs whose last given reason, at or after their last known event, this is.
    pub runs: u64,
}

/// The answer for a whole map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Steps {
    /// Customers with at least one counted run.
    pub customers: u64,
    /// Runs that start in the period.
    pub runs: u64,
    /// Runs that ended because the journey started anew.
    pub restarted: u64,
    /// Events of the counted runs that the map knows.
    pub events: u64,
    /// Time of the first and the last of those events.
    pub span: Option<(i64, i64)>,
    /// One entry a step, in map order.
    pub steps: Vec<StepCounts>,
    pub(super) seen: FxHashMap<(u16, u16), (u64, u64)>,
    pub(super) reasons: FxHashMap<(u16, u32), u64>,
    pub(super) arcs: FxHashMap<(u16, u16), u64>,
}

impl StepCounts {
    /// Median and 90th percentile of the waiting time, microseconds.
    pub fn waiting_quantiles(&self) -> Option<(f64, f64)> {
        let mut waiting = self.waiting.clone();
        median(&mut waiting).zip(percentile_90(&mut waiting))
    }

    fn merge(&mut self, other: StepCounts) {
        self.customers += other.customers;
        self.runs += other.runs;
        self.starts += other.starts;
        self.furthest += other.furthest;
        self.left += other.left;
        self.in_progress += other.in_progress;
        self.repeats += other.repeats;
        self.repeat_runs += other.repeat_runs;
        self.returns += other.returns;
        self.waiting.extend(other.waiting);
        self.score.merge(&other.score);
        self.score_customers += other.score_customers;
    }
}

impl Steps {
    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Steps) {
        self.customers += other.customers;
        self.runs += other.runs;
        self.restarted += other.restarted;
        self.events += other.events;
        self.span = match (self.span, other.span) {
            (Some(one), Some(two)) => Some((one.0.min(two.0), one.1.max(two.1))),
            (one, two) => one.or(two),
        };
        for (step, more) in self.steps.iter_mut().zip(other.steps) {
            step.merge(more);
        }
        for (place, (events, customers)) in other.seen {
            let total = self.seen.entry(place).or_default();
            *total = (total.0 + events, total.1 + customers);
        }
        for (place, runs) in other.reasons {
            *self.reasons.entry(place).or_default() += runs;
        }
        for (arc, runs) in other.arcs {
            *self.arcs.entry(arc).or_default() += runs;
        }
    }

    /// Runs that visited each step or a later one. Never rises along the map.
    pub fn remaining(&self) -> Vec<u64> {
        let mut left_to_come = 0;
        let from_the_end = self.steps.iter().rev().map(|step| {
            left_to_come += step.furthest;
            left_to_come
        });
        let mut remaining: Vec<u64> = from_the_end.collect();
        remaining.reverse();
        remaining
    }

    /// Touchpoints seen at steps, those the map knows there and those it does not, in order of step
    /// and code.
    pub fn touchpoints(&self) -> Vec<TouchpointCount> {
        let of = |(&(step, touchpoint), &(events, customers))| TouchpointCount {
            step,
            touchpoint,
            events,
            customers,
        };
        let mut list: Vec<_> = self.seen.iter().map(of).collect();
        list.sort_unstable_by_key(|seen| (seen.step, seen.touchpoint));
        list
    }

    /// Reasons given by runs that left, in order of step, then most frequent first.
    pub fn reasons(&self) -> Vec<ReasonCount> {
        let of = |(&(step, reason), &runs)| ReasonCount { step, reason, runs };
        let mut list: Vec<_> = self.reasons.iter().map(of).collect();
        list.sort_unstable_by_key(|given| {
            (given.step, std::cmp::Reverse(given.runs), given.reason)
        });
        list
    }

    /// Runs that went from one step directly back to an earlier one at least once: (later step,
    /// earlier step, runs), in order.
    pub fn returns(&self) -> Vec<(u16, u16, u64)> {
        let of = |(&(later, earlier), &runs): (&(u16, u16), &u64)| (later, earlier, runs);
        let mut list: Vec<_> = self.arcs.iter().map(of).collect();
        list.sort_unstable();
        list
    }
}
