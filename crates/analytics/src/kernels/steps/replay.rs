//! Counting while customers walk through the map.

use super::summary::{StepCounts, Steps};
use super::walk::{Close, Happening, Run, walk};
use super::{ABSENT, Details};
use crate::kernels::pairs::PairTable;
use crate::model::Model;
use crate::trails::{Selection, Trails};

/// Counts of the customers replayed so far, and marks of who was seen last where, so that nobody
/// counts twice.
pub(super) struct Replay<'a> {
    model: &'a Model,
    details: Details<'a>,
    log_end: i64,
    summary: Steps,
    seen: PairTable<Seen>,
    marks: Vec<Marks>,
    arcs: PairTable<Arc>,
    /// Mark of the customer who last had a counted run.
    counted_customer: u32,
    /// Number of the counted run opened last; from 1.
    run_number: u32,
    /// The last reason given since the last known event.
    reason: u32,
}

/// Who was at a step last.
#[derive(Clone, Copy, Default)]
struct Marks {
    run: u32,
    repeated_run: u32,
    customer: u32,
    scoring_customer: u32,
}

/// A touchpoint at a step.
#[derive(Clone, Copy, Default, PartialEq)]
struct Seen {
    events: u32,
    customers: u32,
    last_customer: u32,
}

/// A way from a step directly to another.
#[derive(Clone, Copy, Default, PartialEq)]
struct Arc {
    runs: u32,
    last_run: u32,
}

impl<'a> Replay<'a> {
    pub(super) fn new(
        model: &'a Model,
        details: Details<'a>,
        touchpoints: usize,
        log_end: i64,
    ) -> Replay<'a> {
        let steps = model.steps();
        let summary = Steps {
            steps: vec![StepCounts::default(); steps],
            ..Steps::default()
        };
        Replay {
            model,
            details,
            log_end,
            summary,
            seen: PairTable::new(steps, touchpoints),
            marks: vec![Marks::default(); steps],
            arcs: PairTable::new(steps, steps),
            counted_customer: 0,
            run_number: 0,
            reason: ABSENT,
        }
    }

    /// Counts the runs of one customer that start in the period.
    pub(super) fn customer(&mut self, trails: &Trails, selection: &Selection, customer: usize) {
        // From 1, so that a fresh mark is nobody's.
        let mark = customer as u32 + 1;
        walk(trails, self.model, customer, |run, happening, event| {
            if !selection.has_time(run.started) {
                return;
            }
            match happening {
                Happening::Opens => self.open(run, mark),
                Happening::GoesOn(before) => self.go_on(run, &before),
                Happening::Unknown => {
                    let reason = self.reason_at(event);
                    self.reason = if reason == ABSENT {
                        self.reason
                    } else {
                        reason
                    };
                    self.seen(run.current, trails.touchpoints[event], mark);
                    return;
                }
                Happening::Closes(why) => return self.close(run, why),
            }
            self.visit(run, trails.touchpoints[event], event, mark);
        });
    }

    fn open(&mut self, run: &Run, customer: u32) {
        self.run_number += 1;
        self.summary.runs += 1;
        self.summary.customers += u64::from(self.counted_customer != customer);
        self.counted_customer = customer;
        self.marks[run.current as usize].run = self.run_number;
        let counts = &mut self.summary.steps[run.current as usize];
        counts.runs += 1;
        counts.starts += 1;
    }

    fn go_on(&mut self, run: &Run, before: &Run) {
        let step = run.current;
        let counts = &mut self.summary.steps[step as usize];
        let marks = &mut self.marks[step as usize];
        if step == before.current {
            counts.repeats += 1;
            counts.repeat_runs += u64::from(marks.repeated_run != self.run_number);
            marks.repeated_run = self.run_number;
            return;
        }
        counts.returns += u64::from(step < before.furthest);
        if step < before.current {
            let arc = self.arcs.cell(before.current, step);
            arc.runs += u32::from(arc.last_run != self.run_number);
            arc.last_run = self.run_number;
        }
        if marks.run != self.run_number {
            marks.run = self.run_number;
            counts.runs += 1;
            counts.waiting.push(run.last_time - before.last_time);
        }
    }

    /// What every known event of a counted run adds.
    fn visit(&mut self, run: &Run, touchpoint: u16, event: usize, customer: u32) {
        self.reason = self.reason_at(event);
        self.summary.events += 1;
        self.seen(run.current, touchpoint, customer);
        let counts = &mut self.summary.steps[run.current as usize];
        let marks = &mut self.marks[run.current as usize];
        counts.customers += u64::from(marks.customer != customer);
        marks.customer = customer;
        let score = self.details.scores.map_or(f32::NAN, |scores| scores[event]);
        if !score.is_nan() {
            counts.score.add(f64::from(score));
            counts.score_customers += u64::from(marks.scoring_customer != customer);
            marks.scoring_customer = customer;
        }
    }

    fn seen(&mut self, step: u16, touchpoint: u16, customer: u32) {
        let seen = self.seen.cell(step, touchpoint);
        seen.events += 1;
        seen.customers += u32::from(seen.last_customer != customer);
        seen.last_customer = customer;
    }

    fn reason_at(&self, event: usize) -> u32 {
        self.details
            .reasons
            .map_or(ABSENT, |reasons| reasons[event])
    }

    fn close(&mut self, run: &Run, why: Close) {
        let (first, last) = self.summary.span.unwrap_or((run.started, run.last_time));
        self.summary.span = Some((first.min(run.started), last.max(run.last_time)));
        let counts = &mut self.summary.steps[run.furthest as usize];
        counts.furthest += 1;
        let patience = self.model.patience(run.current);
        let rested = self.log_end.saturating_sub(run.last_time);
        if why == Close::EndOfTrail && rested <= patience {
            counts.in_progress += 1;
            return;
        }
        counts.left += 1;
        self.summary.restarted += u64::from(why == Close::Restarted);
        if self.reason != ABSENT {
            *self
                .summary
                .reasons
                .entry((run.furthest, self.reason))
                .or_default() += 1;
        }
    }

    pub(super) fn finish(mut self) -> Steps {
        for (step, touchpoint, seen) in self.seen.entries() {
            let counts = (u64::from(seen.events), u64::from(seen.customers));
            self.summary.seen.insert((step, touchpoint), counts);
        }
        for (later, earlier, arc) in self.arcs.entries() {
            self.summary
                .arcs
                .insert((later, earlier), u64::from(arc.runs));
        }
        self.summary
    }
}
