//! From the log to a map: which steps the customers take, in which order, and how.
//!
//! 1. Touchpoints that too few customers use are set apart ([`Proposal::rare`]).
//! 2. The others are put in the order that the most customers agree with ([`order`]), from who met
//!    which touchpoint *first* before which other ([`precedence`]).
//! 3. Neighbours that replace each other, or that come together in any order, share a step
//!    ([`grouping`]).
//! 4. The steps are replayed like any map. From that come the way back from the end to the
//!    beginning (the restart), optional and repeating steps, loops, and how long people rest.

mod grouping;
mod order;
mod precedence;
mod resting;

use super::overview::overview;
use super::steps::{Details, Steps, steps};
use crate::model::{Model, ModelError, Restart, Step};
use crate::trails::{Selection, Trails};

pub use grouping::Kind;

/// A step is optional when fewer than this share of the runs that got further have visited it.
pub const OPTIONAL_BELOW: f64 = 0.9;
/// A step repeats when at least this share of the runs that visited it visited it again in a row.
pub const REPEATABLE_FROM: f64 = 0.1;
/// A map has at most this many touchpoints in steps; the rarest beyond are set apart.
pub const MOST_TOUCHPOINTS: usize = 60;
/// How long a run may rest when nothing else is known, in days.
pub const USUAL_PATIENCE_DAYS: u32 = 90;

/// A proposal lists at most this many ways back, the most taken ones.
pub const MOST_LOOPS: usize = 10;

/// Microseconds in a day.
pub const DAY: i64 = 86_400_000_000;

/// A proposed map.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Steps in the order customers mostly take.
    pub steps: Vec<ProposedStep>,
    /// Where the journey starts anew.
    pub restart: Option<Restart>,
    /// Ways back that at least the minimal share of the runs take, the most taken first: later step,
    /// earlier step, runs.
    pub loops: Vec<(u16, u16, u64)>,
    /// Touchpoints that fewer than the minimal share of the customers use: code, customers.
    pub rare: Vec<(u16, u64)>,
    /// The replay of the proposed map over the same selection: the numbers behind it.
    pub replay: Steps,
    /// Customers with at least one event in the selection.
    pub customers: u64,
}

/// One proposed step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedStep {
    /// Codes of its touchpoints, the one with most customers first.
    pub touchpoints: Vec<u16>,
    /// Why several touchpoints share the step.
    pub kind: Kind,
    /// Not everybody who gets further comes by.
    pub optional: bool,
    /// Many visit it several times in a row.
    pub repeatable: bool,
    /// How long people rest here before they go on, where that is longer than usual; days.
    pub patience_days: Option<u32>,
}

/// Proposes a map. `names` are the touchpoints' names (they break ties), `min_share` the share of
/// customers that a touchpoint needs, and of runs that a loop needs, 0 to 1.
///
/// # Errors
/// Never in practice: a proposal stays far below the most steps a model takes.
pub fn discover(
    trails: &Trails,
    selection: &Selection,
    names: &[&str],
    min_share: f64,
    log_end: i64,
) -> Result<Proposal, ModelError> {
    let counts = overview(trails, selection, names.len());
    let (kept, rare) = split(
        &counts.touchpoint_customers,
        counts.customers,
        names,
        min_share,
    );
    let precedence = precedence::precedence(trails, selection, &kept, names.len());
    let ranks = order::majority_order(&precedence);
    let mut groups = grouping::group(&precedence, &ranks);
    for group in &mut groups {
        group
            .members
            .sort_by_key(|&member| std::cmp::Reverse(precedence.customers[member]));
    }
    let touchpoints =
        |group: &grouping::Group| group.members.iter().map(|&member| kept[member]).collect();
    let mut proposed: Vec<ProposedStep> = groups
        .iter()
        .map(|group| ProposedStep {
            touchpoints: touchpoints(group),
            kind: group.kind,
            optional: false,
            repeatable: false,
            patience_days: None,
        })
        .collect();
    let replay = |model: &Model| {
        steps(
            trails,
            selection,
            model,
            Details::default(),
            names.len(),
            log_end,
        )
    };

    // Whole lives as single runs, to see where customers start anew and how long they rest.
    let endless = model(&proposed, None, Some(i64::MAX), names.len())?;
    let restart = find_restart(&replay(&endless), min_share);
    resting::set_patience(trails, selection, &endless, restart, &mut proposed);

    let answer = replay(&model(&proposed, restart, None, names.len())?);
    describe(&mut proposed, &answer);
    let enough = |way: &(u16, u16, u64)| way.2 as f64 >= min_share * answer.runs as f64;
    let mut loops: Vec<_> = answer.returns().into_iter().filter(enough).collect();
    loops.sort_by_key(|way| std::cmp::Reverse(way.2));
    loops.truncate(MOST_LOOPS);
    Ok(Proposal {
        steps: proposed,
        restart,
        loops,
        rare,
        replay: answer,
        customers: counts.customers,
    })
}

/// The touchpoints used by enough customers, and the rest with its customers, most used first.
fn split(
    used_by: &[u64],
    customers: u64,
    names: &[&str],
    min_share: f64,
) -> (Vec<u16>, Vec<(u16, u64)>) {
    let mut used: Vec<(u16, u64)> = (0u16..)
        .zip(used_by.iter().copied())
        .filter(|used| used.1 > 0)
        .collect();
    used.sort_by_key(|&(code, used_by)| (std::cmp::Reverse(used_by), names[code as usize]));
    let enough = |&(_, used_by): &(u16, u64)| used_by as f64 >= min_share * customers as f64;
    let kept = used
        .iter()
        .take(MOST_TOUCHPOINTS)
        .take_while(|used| enough(used))
        .count();
    let rare = used.split_off(kept);
    (used.into_iter().map(|used| used.0).collect(), rare)
}

fn model(
    proposed: &[ProposedStep],
    restart: Option<Restart>,
    patience: Option<i64>,
    touchpoints: usize,
) -> Result<Model, ModelError> {
    let own =
        |step: &ProposedStep| i64::from(step.patience_days.unwrap_or(USUAL_PATIENCE_DAYS)) * DAY;
    let compile = |step: &ProposedStep| Step {
        touchpoints: step.touchpoints.clone(),
        patience: patience.unwrap_or_else(|| own(step)),
    };
    let steps: Vec<Step> = proposed.iter().map(compile).collect();
    Model::new(&steps, restart, touchpoints)
}

/// Where the journey starts anew. Candidates are ways back from the last third of the steps to a
/// step of the first third at which lives begin, at least the minimal share of all lives. If at
/// least the minimal share of the lives that reached the last third takes one, the restart spans
/// all that make up a tenth of them: from the earliest step to the latest. Maps of fewer than four
/// steps have none: a way back is rework there.
fn find_restart(lives: &Steps, min_share: f64) -> Option<Restart> {
    let steps = lives.steps.len();
    if steps < 4 {
        return None;
    }
    let late = (steps - steps.div_ceil(3)) as u16;
    let early = (steps / 3 - 1) as u16;
    let enough = |runs: u64, all: u64| runs > 0 && runs as f64 >= min_share * all as f64;
    let begins = |step: u16| enough(lives.steps[step as usize].starts, lives.runs);
    let mut ways = lives.returns();
    ways.retain(|way| way.0 >= late && way.1 <= early && begins(way.1));
    let all: u64 = ways.iter().map(|way| way.2).sum();
    ways.retain(|way| way.2 * 10 >= all);
    if !enough(
        ways.iter().map(|way| way.2).max()?,
        lives.remaining()[late as usize],
    ) {
        return None;
    }
    let from = ways.iter().map(|way| way.0).min()?;
    let to = ways.iter().map(|way| way.1).max()?;
    Some(Restart { from, to })
}

fn describe(proposed: &mut [ProposedStep], replay: &Steps) {
    let remaining = replay.remaining();
    for (position, step) in proposed.iter_mut().enumerate() {
        let counts = &replay.steps[position];
        let further = remaining.get(position + 1).copied().unwrap_or(0);
        // Everybody whose furthest step this is has visited it.
        let visited_of_further = counts.runs - counts.furthest;
        step.optional =
            further > 0 && (visited_of_further as f64) < OPTIONAL_BELOW * further as f64;
        // Of companions everybody visits several: only what goes beyond is a repeat.
        let repeats = match step.kind {
            Kind::Companions => counts
                .repeats
                .saturating_sub(counts.runs * (step.touchpoints.len() as u64 - 1)),
            Kind::Single | Kind::Alternatives => counts.repeat_runs,
        };
        step.repeatable = counts.runs > 0 && repeats as f64 >= REPEATABLE_FROM * counts.runs as f64;
    }
}

#[cfg(test)]
mod tests;
