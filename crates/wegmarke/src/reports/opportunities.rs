//! What the log says about opportunities, and which of them come first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::stats::Moments;

use super::log::BoundLog;
use super::question::Question;
use super::{score, steps};
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::opportunities::{
    CriterionSource, Opportunity, OpportunityState, PlannedOpportunity, Ranked, Rating, Scoring,
    first_for,
};
use crate::repository::{Body, DocumentId, store};

/// Everything of the repository that the answer needs.
#[derive(Debug, Default)]
pub struct Improvements {
    /// The opportunities.
    pub opportunities: Vec<(DocumentId, Opportunity)>,
    /// The scorings; the first one holds where an opportunity names none.
    pub scorings: Vec<(DocumentId, Scoring)>,
    /// The insights.
    pub insights: Vec<(DocumentId, Insight)>,
    /// The journeys that opportunities are about.
    pub journeys: Vec<(DocumentId, Journey)>,
}

impl Improvements {
    /// Reads them.
    pub async fn read(
        transaction: &mut Transaction,
        workspace: WorkspaceId,
    ) -> Result<Improvements> {
        let opportunities: Vec<(DocumentId, Opportunity)> =
            store::read_all(transaction, workspace).await?;
        let named = opportunities
            .iter()
            .filter_map(|one| one.1.journey.as_ref());
        let named: BTreeSet<DocumentId> = named.filter_map(|id| id.parse().ok()).collect();
        let mut journeys = Vec::new();
        for id in named {
            let journey = store::find(transaction, workspace, Journey::KIND, id).await;
            match journey {
                Ok(journey) if !journey.removed => journeys.push((id, journey.read()?)),
                // One that is gone tells nothing any more.
                Ok(_) => {}
                Err(error) if error.code() == "not_found" => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Improvements {
            opportunities,
            scorings: store::read_all(transaction, workspace).await?,
            insights: store::read_all(transaction, workspace).await?,
            journeys,
        })
    }
}

/// All opportunities with their scores, and the plan for a capacity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OpportunitiesReport {
    /// In the order of their ids.
    pub opportunities: Vec<RatedOpportunity>,
    /// Those with benefit and effort that are not dropped, by benefit per working day; which of
    /// them fit into the capacity asked for.
    pub plan: Vec<PlannedOpportunity>,
    /// Groups of customers smaller than this are not used.
    pub minimum_group: u32,
}

/// An opportunity and what its scoring says.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct RatedOpportunity {
    /// The opportunity.
    pub id: DocumentId,
    /// The scoring that was used; null when the workspace has none.
    pub scoring: Option<DocumentId>,
    /// What the scoring says; null without one.
    pub rating: Option<Rating>,
}

/// Answers the question for a capacity in working days.
///
/// # Errors
/// When the question, a map or a segment cannot be read.
pub fn opportunities(
    log: &BoundLog,
    question: &Question,
    improvements: &Improvements,
    capacity_days: f64,
) -> Result<OpportunitiesReport> {
    let measured = measure(log, question, improvements)?;
    let scorings: HashMap<String, &(DocumentId, Scoring)> = improvements
        .scorings
        .iter()
        .map(|scoring| (scoring.0.to_string(), scoring))
        .collect();
    let mut ranked = Vec::new();
    let mut rated = Vec::new();
    for ((id, opportunity), measured) in improvements.opportunities.iter().zip(&measured) {
        let named = opportunity.scoring.as_ref().and_then(|id| scorings.get(id));
        let scoring = named.copied().or(improvements.scorings.first());
        let rating = scoring.map(|(_, scoring)| scoring.rate(opportunity, measured));
        let benefit = rating.as_ref().and_then(|rating| rating.benefit);
        if let (Some(benefit), Some(days)) = (benefit, opportunity.effort_days)
            && opportunity.state != OpportunityState::Dropped
            && days > 0.0
        {
            ranked.push(Ranked {
                id: *id,
                benefit,
                days,
            });
        }
        rated.push(RatedOpportunity {
            id: *id,
            scoring: scoring.map(|scoring| scoring.0),
            rating,
        });
    }
    Ok(OpportunitiesReport {
        opportunities: rated,
        plan: first_for(&ranked, capacity_days),
        minimum_group: log.settings.minimum_group,
    })
}

type Measured = BTreeMap<CriterionSource, (f64, u64)>;

/// What is known about each opportunity, in their order.
fn measure(
    log: &BoundLog,
    question: &Question,
    improvements: &Improvements,
) -> Result<Vec<Measured>> {
    let insights: HashMap<String, &Insight> = improvements
        .insights
        .iter()
        .map(|(id, insight)| (id.to_string(), insight))
        .collect();
    let touchpoints: Vec<BTreeSet<&str>> = improvements
        .opportunities
        .iter()
        .map(|(_, opportunity)| touchpoints_of(opportunity, &insights))
        .collect();
    let mut all = at_touchpoints(log, question, &touchpoints)?;
    let drop_off = drop_off(log, question, improvements, &touchpoints)?;
    for (((_, opportunity), measured), left) in improvements
        .opportunities
        .iter()
        .zip(&mut all)
        .zip(drop_off)
    {
        let own = opportunity
            .insights
            .iter()
            .filter_map(|id| insights.get(id));
        let severity = own.filter_map(|insight| insight.severity).max();
        let count = opportunity.insights.len() as u64;
        if let Some(severity) = severity {
            measured.insert(CriterionSource::Severity, (f64::from(severity), count));
        }
        if let Some(left) = left {
            measured.insert(CriterionSource::DropOff, left);
        }
    }
    Ok(all)
}

/// The touchpoints of an opportunity and of its insights.
fn touchpoints_of<'a>(
    opportunity: &'a Opportunity,
    insights: &HashMap<String, &'a Insight>,
) -> BTreeSet<&'a str> {
    let own = opportunity.touchpoints.iter();
    let of_insights = opportunity
        .insights
        .iter()
        .filter_map(|id| insights.get(id))
        .flat_map(|insight| &insight.touchpoints);
    own.chain(of_insights).map(String::as_str).collect()
}

/// Customers and scores at the touchpoints of each opportunity.
fn at_touchpoints(
    log: &BoundLog,
    question: &Question,
    touchpoints: &[BTreeSet<&str>],
) -> Result<Vec<Measured>> {
    let (selection, _) = log.selection(question)?;
    let scores = log.scores()?;
    // Which opportunities an event counts for, by the code of its touchpoint.
    let mut concerned: Vec<Vec<usize>> = vec![Vec::new(); log.labels.len()];
    for (position, ids) in touchpoints.iter().enumerate() {
        for id in ids {
            if let Some(code) = id.parse().ok().and_then(|id| log.code_of(id)) {
                concerned[code as usize].push(position);
            }
        }
    }
    let mut found = vec![Found::default(); touchpoints.len()];
    for customer in 0..log.trails.customers() {
        for event in selection.range(&log.trails, customer) {
            for &position in &concerned[log.trails.touchpoints[event] as usize] {
                let score = scores.map(|scores| scores[event]);
                found[position].add(customer, score.filter(|score| !score.is_nan()));
            }
        }
    }
    let minimum = log.settings.minimum_group;
    Ok(found.iter().map(|found| found.measured(minimum)).collect())
}

/// What was seen at the touchpoints of one opportunity.
#[derive(Clone, Default)]
struct Found {
    customers: u64,
    scored_customers: u64,
    scores: Moments,
    last: Option<usize>,
    last_scored: Option<usize>,
}

impl Found {
    /// Customers come one after the other, so each is counted once.
    fn add(&mut self, customer: usize, score: Option<f32>) {
        if self.last != Some(customer) {
            self.customers += 1;
            self.last = Some(customer);
        }
        let Some(score) = score else { return };
        self.scores.add(f64::from(score));
        if self.last_scored != Some(customer) {
            self.scored_customers += 1;
            self.last_scored = Some(customer);
        }
    }

    fn measured(&self, minimum: u32) -> Measured {
        let mut measured = Measured::new();
        if self.customers >= u64::from(minimum) {
            let customers = (self.customers as f64, self.customers);
            measured.insert(CriterionSource::Customers, customers);
        }
        if let Some(score) = score::shown(&self.scores, self.scored_customers, minimum) {
            measured.insert(CriterionSource::ScoreGap, (100.0 - score.mean, score.n));
        }
        measured
    }
}

/// Per cent of the runs of an opportunity's journey that end where its touchpoints stand, and how
/// many runs there are. Maps are only replayed for scorings that ask for it.
fn drop_off(
    log: &BoundLog,
    question: &Question,
    improvements: &Improvements,
    touchpoints: &[BTreeSet<&str>],
) -> Result<Vec<Option<(f64, u64)>>> {
    let criteria = improvements.scorings.iter().flat_map(|one| &one.1.criteria);
    let asked = criteria
        .map(|one| one.source)
        .any(|source| source == CriterionSource::DropOff);
    if !asked {
        return Ok(vec![None; touchpoints.len()]);
    }
    let journeys: HashMap<String, &Journey> = improvements
        .journeys
        .iter()
        .map(|(id, journey)| (id.to_string(), journey))
        .collect();
    let mut reports = HashMap::new();
    let mut answers = Vec::with_capacity(touchpoints.len());
    for ((_, opportunity), touchpoints) in improvements.opportunities.iter().zip(touchpoints) {
        let id = opportunity.journey.as_deref().unwrap_or_default();
        let Some(journey) = journeys.get(id) else {
            answers.push(None);
            continue;
        };
        if !reports.contains_key(id) {
            reports.insert(id, steps(log, question, journey)?);
        }
        let report = &reports[id];
        let here = |step: &str| {
            let mut at = journey.touchpoints_at(step);
            at.any(|touchpoint| touchpoints.contains(touchpoint))
        };
        let steps = report.steps.iter().filter(|step| here(&step.step));
        let left: u64 = steps.map(|step| step.left).sum();
        let enough = report.customers >= u64::from(log.settings.minimum_group);
        answers.push(enough.then(|| (100.0 * super::share(left, report.runs), report.runs)));
    }
    Ok(answers)
}
