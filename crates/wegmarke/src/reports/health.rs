//! How well journeys go, each in a few numbers: who reaches the end, where most leave, the lowest
//! score. The same numbers as on the maps, for lists of journeys.

use serde::Serialize;
use utoipa::ToSchema;

use super::log::BoundLog;
use super::question::Question;
use super::score::Score;
use super::share;
use super::steps::{StepReport, StepsReport, steps};
use crate::error::Result;
use crate::journeys::Journey;
use crate::repository::{DocumentId, Text};

/// One journey. Journeys that the log says nothing about are left out.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct JourneyHealth {
    /// Which journey.
    pub journey: DocumentId,
    /// Customers with at least one run.
    pub customers: u64,
    /// Runs that start in the period.
    pub runs: u64,
    /// Runs that may still go on.
    pub in_progress: u64,
    /// Runs that reached the last step.
    pub reached: u64,
    /// For each step, those who reached it or a later one as a share of all runs.
    pub shares: Vec<f64>,
    /// The step where most runs end before the last one.
    pub largest_loss: Option<Loss>,
    /// The step with the lowest score.
    pub lowest_score: Option<LowestScore>,
    /// Whether there are scores that too few customers stand behind.
    pub score_hidden: bool,
}

/// Where a journey loses customers.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Loss {
    /// Id of the step.
    pub step: String,
    /// Its name.
    pub title: Text,
    /// Runs that end here.
    pub left: u64,
    /// Those as a share of all runs.
    pub share: f64,
}

/// Where customers are least content.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LowestScore {
    /// Id of the step.
    pub step: String,
    /// Its name.
    pub title: Text,
    /// The score.
    pub score: Score,
}

/// Answers for each journey with at least one run.
///
/// # Errors
/// What [`steps`] says.
pub fn health(
    log: &BoundLog,
    question: &Question,
    journeys: &[(DocumentId, Journey)],
) -> Result<Vec<JourneyHealth>> {
    let mut answers = Vec::new();
    for (id, journey) in journeys {
        if !is_bound(log, journey) {
            continue;
        }
        let report = steps(log, question, journey)?;
        if report.runs > 0 {
            answers.push(summary(*id, journey, &report));
        }
    }
    Ok(answers)
}

/// Whether any touchpoint of the map is found in the log.
fn is_bound(log: &BoundLog, journey: &Journey) -> bool {
    journey
        .cards()
        .filter_map(|(_, card)| card.reference.as_ref())
        .filter(|reference| reference.kind == "touchpoint")
        .any(|reference| {
            reference
                .id
                .parse()
                .is_ok_and(|id| log.code_of(id).is_some())
        })
}

fn summary(id: DocumentId, journey: &Journey, report: &StepsReport) -> JourneyHealth {
    let title = |step: &StepReport| {
        let found = journey.steps().find(|known| known.id == step.step);
        found.map(|step| step.title.clone()).unwrap_or_default()
    };
    let but_last = report.steps.len().saturating_sub(1);
    let losses = report.steps[..but_last].iter().filter(|step| step.left > 0);
    let largest = losses.max_by_key(|step| step.left);
    let scores = report
        .steps
        .iter()
        .filter_map(|step| Some((step, step.score?)));
    let lowest = scores.min_by(|one, other| one.1.mean.total_cmp(&other.1.mean));
    JourneyHealth {
        journey: id,
        customers: report.customers,
        runs: report.runs,
        in_progress: report.in_progress,
        reached: report.steps.last().map_or(0, |step| step.remaining),
        shares: report
            .steps
            .iter()
            .map(|step| step.remaining_share)
            .collect(),
        largest_loss: largest.map(|step| Loss {
            step: step.step.clone(),
            title: title(step),
            left: step.left,
            share: share(step.left, report.runs),
        }),
        lowest_score: lowest.map(|(step, score)| LowestScore {
            step: step.step.clone(),
            title: title(step),
            score,
        }),
        score_hidden: report.steps.iter().any(|step| step.score_hidden),
    }
}
