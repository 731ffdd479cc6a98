//! How customers go through a map, labelled and with small groups hidden.

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::steps::{self as kernel, Details};
use wegmarke_analytics::log::PropertyColumn;
use wegmarke_analytics::model::{Model, Restart, Step as ModelStep};

use super::log::BoundLog;
use super::question::Question;
use super::score::{self, Score};
use super::{seconds, share};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::journeys::{DEFAULT_TIMEOUT_DAYS, Journey};
use crate::repository::DocumentId;

const DAY_MICROSECONDS: f64 = 86_400_000_000.0;

/// A map with what customers do on it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StepsReport {
    /// The period asked for and the one found.
    pub period: ReportPeriod,
    /// Customers with at least one run.
    pub customers: u64,
    /// Runs that start in the period.
    pub runs: u64,
    /// Runs that may still go on.
    pub in_progress: u64,
    /// Events of these runs that the map knows.
    pub events: u64,
    /// Runs that ended because the journey started anew; null when the map has no loop.
    #[serde(rename = "loop")]
    pub restarts: Option<RunShare>,
    /// Groups smaller than this are hidden.
    pub minimum_group: u32,
    /// Time it took to compute.
    pub computed_in_ms: u64,
    /// One entry a step, in map order.
    pub steps: Vec<StepReport>,
    /// Ways from a step directly back to an earlier one.
    pub returns: Vec<ReturnRow>,
}

/// The period asked for, and the first and the last event of the runs that start in it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReportPeriod {
    /// As asked, in UTC.
    pub from: Option<Instant>,
    /// As asked, in UTC.
    pub until: Option<Instant>,
    /// Time of the first event.
    pub first: Option<Instant>,
    /// Time of the last event.
    pub last: Option<Instant>,
}

/// Runs and their share of all runs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct RunShare {
    /// Runs.
    pub runs: u64,
    /// As a share of all runs.
    pub share: f64,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StepReport {
    /// Id of the step.
    pub step: String,
    /// Customers who visited it.
    pub customers: u64,
    /// Runs that visited it.
    pub runs: u64,
    /// Those as a share of all runs.
    pub share: f64,
    /// Runs that visited it or a later step.
    pub remaining: u64,
    /// Those as a share of all runs.
    pub remaining_share: f64,
    /// Runs that got no further and are over.
    pub left: u64,
    /// Those as a share of `remaining`.
    pub left_share: f64,
    /// Runs that got no further and may still go on.
    pub in_progress: u64,
    /// Further visits in a row.
    pub repeats: u64,
    /// Runs with a repeat as a share of `runs`.
    pub repeat_share: f64,
    /// Visits after a later step.
    pub returns: u64,
    /// Time from the previous step to the first visit; null when nobody came from another step.
    pub waiting: Option<Waiting>,
    /// Touchpoints of the map seen here.
    pub touchpoints: Vec<SeenTouchpoint>,
    /// Touchpoints that the map does not know, seen while runs stood here.
    pub unknown: Vec<UnknownTouchpoint>,
    /// Reasons of those who left, most frequent first.
    pub reasons: Vec<ReasonRow>,
    /// The score; null when there is none or it is hidden.
    pub score: Option<Score>,
    /// Whether there are responses, but of too few customers.
    pub score_hidden: bool,
}

/// A waiting time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Waiting {
    /// Runs it was measured on.
    pub n: u64,
    /// Median.
    pub median_seconds: f64,
    /// 90th percentile.
    pub p90_seconds: f64,
}

/// A touchpoint of the map, seen at a step.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SeenTouchpoint {
    /// Key of the touchpoint.
    pub touchpoint: String,
    /// Its id.
    pub id: Option<DocumentId>,
    /// Events there.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
}

/// A touchpoint that the map does not know, seen at a step.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnknownTouchpoint {
    /// Key of the touchpoint, or the name of an event that no touchpoint claims.
    pub touchpoint: String,
    /// Its id; null for an event that stands for itself.
    pub id: Option<DocumentId>,
    /// Events there.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
    /// Those as a share of the step's customers.
    pub share: f64,
}

/// A reason for leaving.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReasonRow {
    /// As the events give it.
    pub reason: String,
    /// Runs that gave it last.
    pub runs: u64,
    /// Those as a share of the runs that left here.
    pub share: f64,
}

/// Runs that went directly back.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReturnRow {
    /// Id of the later step.
    pub from_step: String,
    /// Id of the earlier step.
    pub to_step: String,
    /// Runs that went this way at least once.
    pub runs: u64,
    /// Those as a share of all runs.
    pub share: f64,
}

/// A journey as the kernels replay it.
///
/// # Errors
/// Invalid when the map has too many steps.
pub(super) fn compile(journey: &Journey, log: &BoundLog) -> Result<Model> {
    let timeout = journey.timeout_days.unwrap_or(DEFAULT_TIMEOUT_DAYS);
    let code = |id: &str| id.parse().ok().and_then(|id| log.code_of(id));
    let compile = |step: &crate::journeys::Step| ModelStep {
        touchpoints: journey.touchpoints_at(&step.id).filter_map(code).collect(),
        // Saturates: a patience longer than time itself is for ever.
        patience: (step.patience_days.unwrap_or(timeout) * DAY_MICROSECONDS) as i64,
    };
    let steps: Vec<ModelStep> = journey.steps().map(compile).collect();
    let position = |id: &str| {
        let position = journey.steps().position(|step| step.id == id)?;
        u16::try_from(position).ok()
    };
    let restart = journey.repetition.as_ref().and_then(|repetition| {
        let (from, to) = (
            position(&repetition.from_step)?,
            position(&repetition.to_step)?,
        );
        Some(Restart { from, to })
    });
    Model::new(&steps, restart, log.labels.len())
        .map_err(|cause| Error::invalid("too_many_steps", cause.to_string()).at("phases"))
}

/// Answers the question for one map. `computed_in_ms` is left to the caller, who has a clock.
///
/// # Errors
/// When the question, the map or a segment cannot be read.
pub fn steps(log: &BoundLog, question: &Question, journey: &Journey) -> Result<StepsReport> {
    let (selection, period) = log.selection(question)?;
    let model = compile(journey, log)?;
    let reasons = log.property(&log.feedback().reason_property)?;
    let details = Details {
        scores: log.scores()?,
        reasons: Some(&reasons.codes),
    };
    let answer = kernel::steps(
        &log.trails,
        &selection,
        &model,
        details,
        log.labels.len(),
        log.end,
    );
    let ids: Vec<&str> = journey.steps().map(|step| step.id.as_str()).collect();
    let labelling = Labelling {
        log,
        model: &model,
        answer: &answer,
        reasons: &reasons,
    };
    let return_row = |(from, to, runs): (u16, u16, u64)| ReturnRow {
        from_step: ids[from as usize].to_owned(),
        to_step: ids[to as usize].to_owned(),
        runs,
        share: share(runs, answer.runs),
    };
    let restarts = RunShare {
        runs: answer.restarted,
        share: share(answer.restarted, answer.runs),
    };
    Ok(StepsReport {
        period: ReportPeriod {
            from: period.from.map(Instant::from_microseconds),
            until: period.until.map(Instant::from_microseconds),
            first: answer.span.map(|span| Instant::from_microseconds(span.0)),
            last: answer.span.map(|span| Instant::from_microseconds(span.1)),
        },
        customers: answer.customers,
        runs: answer.runs,
        in_progress: answer.steps.iter().map(|step| step.in_progress).sum(),
        events: answer.events,
        restarts: journey.repetition.as_ref().map(|_| restarts),
        minimum_group: log.settings.minimum_group,
        computed_in_ms: 0,
        steps: labelling.steps(&ids),
        returns: answer.returns().into_iter().map(return_row).collect(),
    })
}

/// What turns the kernel's codes into words.
struct Labelling<'a> {
    log: &'a BoundLog,
    model: &'a Model,
    answer: &'a kernel::Steps,
    reasons: &'a PropertyColumn,
}

impl Labelling<'_> {
    fn steps(&self, ids: &[&str]) -> Vec<StepReport> {
        let remaining = self.answer.remaining();
        let seen = self.answer.touchpoints();
        let reasons = self.answer.reasons();
        let minimum = self.log.settings.minimum_group;
        (0u16..)
            .zip(ids)
            .zip(&self.answer.steps)
            .map(|((position, id), counts)| {
                let remaining = remaining[position as usize];
                let score = score::shown(&counts.score, counts.score_customers, minimum);
                StepReport {
                    step: (*id).to_owned(),
                    customers: counts.customers,
                    runs: counts.runs,
                    share: share(counts.runs, self.answer.runs),
                    remaining,
                    remaining_share: share(remaining, self.answer.runs),
                    left: counts.left,
                    left_share: share(counts.left, remaining),
                    in_progress: counts.in_progress,
                    repeats: counts.repeats,
                    repeat_share: share(counts.repeat_runs, counts.runs),
                    returns: counts.returns,
                    waiting: waiting(counts),
                    touchpoints: self.known(&seen, position),
                    unknown: self.unknown(&seen, position, counts.customers),
                    reasons: self.reasons(&reasons, position, counts.left),
                    score,
                    score_hidden: counts.score.n > 0 && score.is_none(),
                }
            })
            .collect()
    }

    fn known(&self, seen: &[kernel::TouchpointCount], step: u16) -> Vec<SeenTouchpoint> {
        let here = seen.iter().filter(|seen| seen.step == step);
        let known = here.filter(|seen| self.model.knows(seen.touchpoint));
        let row = |seen: &kernel::TouchpointCount| {
            let label = &self.log.labels[seen.touchpoint as usize];
            SeenTouchpoint {
                touchpoint: label.key.clone(),
                id: label.touchpoint,
                events: seen.events,
                customers: seen.customers,
            }
        };
        let mut rows: Vec<_> = known.map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.events));
        rows
    }

    fn unknown(
        &self,
        seen: &[kernel::TouchpointCount],
        step: u16,
        customers: u64,
    ) -> Vec<UnknownTouchpoint> {
        let minimum = u64::from(self.log.settings.minimum_group);
        let here = seen
            .iter()
            .filter(|seen| seen.step == step && seen.customers >= minimum);
        let unknown = here.filter(|seen| !self.model.knows(seen.touchpoint));
        let row = |seen: &kernel::TouchpointCount| {
            let label = &self.log.labels[seen.touchpoint as usize];
            UnknownTouchpoint {
                touchpoint: label.key.clone(),
                id: label.touchpoint,
                events: seen.events,
                customers: seen.customers,
                share: share(seen.customers, customers),
            }
        };
        let mut rows: Vec<_> = unknown.map(row).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.customers));
        rows
    }

    fn reasons(&self, given: &[kernel::ReasonCount], step: u16, left: u64) -> Vec<ReasonRow> {
        let minimum = u64::from(self.log.settings.minimum_group);
        let here = given
            .iter()
            .filter(|given| given.step == step && given.runs >= minimum);
        let row = |given: &kernel::ReasonCount| ReasonRow {
            reason: self.reasons.values[given.reason as usize].clone(),
            runs: given.runs,
            share: share(given.runs, left),
        };
        let mut rows: Vec<_> = here.map(row).filter(|row| !row.reason.is_empty()).collect();
        rows.sort_by(|one, other| {
            other
                .runs
                .cmp(&one.runs)
                .then_with(|| one.reason.cmp(&other.reason))
        });
        rows
    }
}

fn waiting(counts: &kernel::StepCounts) -> Option<Waiting> {
    let (median, percentile_90) = counts.waiting_quantiles()?;
    Some(Waiting {
        n: counts.waiting.len() as u64,
        median_seconds: seconds(median),
        p90_seconds: seconds(percentile_90),
    })
}
