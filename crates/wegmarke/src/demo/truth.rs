//! What every report must find in the generated log, computed from the plan alone.
//!
//! Written beside the data, so that anybody can compare. The expectations about steps are for
//! journeys that begin in `window`: all of those are over when the log ends, and all are first ones.

use serde::Serialize;

use super::chance::normal_below;
use super::plan::{
    self, BEGIN, Cause, Contact, DAY, END, LATE_HOURS, MARKETS, PERSONAS, Pilot, Season, Stage,
    Waiting, When,
};
use super::stages::{CONFIRMED, FOLLOW_UP_CALL, HOTLINE, INSURANCE, STAGES, STAY, WAIT};

/// Grows when the same seed no longer gives the same customers.
const GENERATION: u32 = 1;

/// What the generator was told, what it takes as true, and what follows for the reports.
#[derive(Serialize)]
pub struct Truth {
    /// Version of the generator.
    pub generation: u32,
    /// How many customers were played.
    pub customers: u64,
    /// The seed they were played with.
    pub seed: u64,
    /// What the generator takes as true.
    parameters: Parameters,
    /// What follows, for all markets together and for each.
    pub expected: Vec<Expected>,
    /// Mean scores by touchpoint, market and period.
    pub scores: Vec<ExpectedScore>,
}

#[derive(Serialize)]
struct Parameters {
    markets: [&'static str; 3],
    market_shares: [f64; 3],
    personas: [&'static str; 3],
    persona_shares_by_market: [[f64; 3]; 3],
    starts_by_month: [f64; 18],
    seasons: &'static [Season],
    late_hours: f64,
    loyalty: [f64; 3],
    loyal_factor: f64,
    come_backs: f64,
    pilot: Pilot,
    stages: &'static [Stage],
}

/// What the reports find for one market or all of them.
#[derive(Serialize)]
pub struct Expected {
    /// The market; none for all.
    pub market: Option<&'static str>,
    /// Journeys that begin in this time are meant.
    pub window: Window,
    /// The steps of the map.
    pub steps: Vec<ExpectedStep>,
    /// Share of the runs after which the customer starts again.
    pub loop_share: f64,
    /// Events at steps where the map does not know them.
    pub unknown: Vec<ExpectedUnknown>,
}

/// A time, half open.
#[derive(Serialize, Clone, Copy)]
pub struct Window {
    /// From, microseconds since the epoch.
    pub from: i64,
    /// Until, microseconds since the epoch.
    pub until: i64,
}

/// What the reports find at one step.
#[derive(Serialize)]
pub struct ExpectedStep {
    /// Id of the step.
    pub step: &'static str,
    /// Share of all runs that visit it.
    pub visited: f64,
    /// Share of all runs that visit it or a later one.
    pub remaining: f64,
    /// Share of the runs that visit it and get no further.
    pub left: f64,
    /// Median of the time since the step before, in hours.
    pub median_hours: Option<f64>,
    /// Standard deviation of the logarithm of that time.
    pub spread: Option<f64>,
    /// Share of its runs with further visits in a row.
    pub repeated: Option<f64>,
    /// Share of its runs that go back to the step before.
    pub turned_back: f64,
    /// Reasons and their share of all reasons given.
    pub reasons: Vec<(&'static str, f64)>,
}

/// A touchpoint that the map does not know, seen at a step.
#[derive(Serialize)]
pub struct ExpectedUnknown {
    /// Id of the step.
    pub step: &'static str,
    /// Key of the touchpoint, or the name of the unbound event.
    pub touchpoint: &'static str,
    /// Share of the runs at the step that have it.
    pub share: f64,
}

/// The mean score of a touchpoint.
#[derive(Serialize)]
pub struct ExpectedScore {
    /// Key of the touchpoint.
    pub touchpoint: &'static str,
    /// The market.
    pub market: &'static str,
    /// Events in this time are meant.
    pub window: Window,
    /// Between 0 and 100.
    pub score: f64,
}

impl Truth {
    /// The truth about a company of this size, played with this seed.
    pub fn new(customers: u64, seed: u64) -> Truth {
        let parameters = Parameters {
            markets: MARKETS,
            market_shares: plan::MARKET_SHARES,
            personas: PERSONAS,
            persona_shares_by_market: plan::PERSONA_SHARES,
            starts_by_month: plan::STARTS_BY_MONTH,
            seasons: &plan::SEASONS,
            late_hours: LATE_HOURS,
            loyalty: plan::LOYALTY,
            loyal_factor: plan::LOYAL_FACTOR,
            come_backs: plan::COME_BACKS,
            pilot: plan::PILOT,
            stages: &STAGES,
        };
        let one = |market| Expected::of(&[market], Some(MARKETS[market]));
        let expected = std::iter::once(Expected::of(&[0, 1, 2], None)).chain((0..3).map(one));
        let expected = expected.collect();
        Truth {
            generation: GENERATION,
            customers,
            seed,
            parameters,
            expected,
            scores: scores(),
        }
    }
}

/// Customers of one market and persona on their way through the stages, as a share of all.
struct Group {
    market: usize,
    persona: usize,
    /// Share that is still there before each stage.
    there: Vec<f64>,
    /// Of those, the share that visits this stage or a later one.
    goes_on: Vec<f64>,
}

impl Group {
    fn new(market: usize, persona: usize, share: f64) -> Group {
        let mut group = Group {
            market,
            persona,
            there: vec![share],
            goes_on: Vec::new(),
        };
        for (at, stage) in STAGES.iter().enumerate() {
            let leaves = stage.visited[persona] * group.leaves(at);
            group.there.push(group.there[at] * (1.0 - leaves));
        }
        let mut goes_on = 0.0;
        group.goes_on = vec![goes_on];
        for stage in STAGES.iter().rev() {
            goes_on = stage.visited[persona] + (1.0 - stage.visited[persona]) * goes_on;
            group.goes_on.insert(0, goes_on);
        }
        group
    }

    fn visits(&self, at: usize) -> f64 {
        self.there[at] * STAGES[at].visited[self.persona]
    }

    /// Of those who visit the stage, the share that leaves for a cause.
    fn leaves(&self, at: usize) -> f64 {
        let late = late_share(&STAGES[at], self.market);
        let leaving = |late| STAGES[at].leaving(late, self.market, self.persona);
        late * leaving(true) + (1.0 - late) * leaving(false)
    }

    fn gives(&self, at: usize, reason: &str) -> f64 {
        let stage = &STAGES[at];
        let late = late_share(stage, self.market);
        let of = |causes: &[Cause]| -> f64 {
            let same = causes.iter().filter(|cause| cause.reason == Some(reason));
            same.map(|cause| cause.probability[self.market]).sum()
        };
        let probability = late * of(stage.causes(true)) + (1.0 - late) * of(stage.causes(false));
        self.visits(at) * probability * stage.persona_factor[self.persona]
    }
}

/// Share of the answers in this market that come too late.
fn late_share(stage: &Stage, market: usize) -> f64 {
    match &stage.when {
        When::Answered(waiting) => 1.0 - below(waiting, market, LATE_HOURS),
        _ => 0.0,
    }
}

/// Share of the times in this market that are below so many hours.
fn below(waiting: &Waiting, market: usize, hours: f64) -> f64 {
    normal_below((hours / waiting.median_hours[market]).ln() / waiting.spread)
}

impl Expected {
    fn of(markets: &[usize], market: Option<&'static str>) -> Expected {
        let all: f64 = markets
            .iter()
            .map(|&market| plan::MARKET_SHARES[market])
            .sum();
        let groups: Vec<Group> = markets
            .iter()
            .flat_map(|&market| (0..PERSONAS.len()).map(move |persona| (market, persona)))
            .map(|(market, persona)| {
                let share = plan::MARKET_SHARES[market] / all;
                Group::new(
                    market,
                    persona,
                    share * plan::PERSONA_SHARES[market][persona],
                )
            })
            .collect();
        let sum = |of: &dyn Fn(&Group) -> f64| groups.iter().map(of).sum::<f64>();
        Expected {
            market,
            window: Window {
                from: BEGIN,
                until: BEGIN + (90.0 * DAY) as i64,
            },
            steps: (0..STAGES.len()).map(|at| step(&groups, at)).collect(),
            loop_share: sum(&|group| group.visits(STAY) * plan::LOYALTY[group.persona]),
            unknown: unknown(&groups),
        }
    }
}

fn step(groups: &[Group], at: usize) -> ExpectedStep {
    let stage = &STAGES[at];
    let sum = |of: &dyn Fn(&Group) -> f64| groups.iter().map(of).sum::<f64>();
    let visited = sum(&|group| group.visits(at));
    let of_visited = |share: f64| if visited > 0.0 { share / visited } else { 0.0 };
    let left = |group: &Group| {
        let stays = (1.0 - group.leaves(at)) * group.goes_on[at + 1];
        group.visits(at) * (1.0 - stays)
    };
    let plain = stage.follow_up.is_none() && stage.contacts.iter().all(|c| c.completed.is_none());
    let repeated = (stage.again > 0.0 && plain).then_some(stage.again);
    let mut reasons: Vec<(&'static str, f64)> = Vec::new();
    for cause in stage.causes.iter().chain(stage.late_causes) {
        if let Some(reason) = cause
            .reason
            .filter(|&it| reasons.iter().all(|known| known.0 != it))
        {
            reasons.push((reason, sum(&|group| group.gives(at, reason))));
        }
    }
    let given: f64 = reasons.iter().map(|reason| reason.1).sum();
    reasons.iter_mut().for_each(|reason| reason.1 /= given);
    let (median_hours, spread) = waiting(groups, at).unzip();
    ExpectedStep {
        step: stage.step,
        visited,
        remaining: sum(&|group| group.there[at] * group.goes_on[at]),
        left: of_visited(sum(&left)),
        median_hours,
        spread,
        repeated,
        turned_back: of_visited(sum(&|group| {
            group.visits(at) * stage.turns_back[group.persona]
        })),
        reasons,
    }
}

/// Median and spread of the time before a stage, where they follow from the plan alone.
fn waiting(groups: &[Group], at: usize) -> Option<(f64, f64)> {
    let (When::After(waiting) | When::Answered(waiting)) = &STAGES[at].when else {
        return None;
    };
    if at == 0 {
        return None;
    }
    let share_below = |hours: f64| -> f64 {
        let of = |group: &Group| group.visits(at) * below(waiting, group.market, hours);
        groups.iter().map(of).sum::<f64>()
            / groups.iter().map(|group| group.visits(at)).sum::<f64>()
    };
    let (mut low, mut high) = (0.1, 1000.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if share_below(middle) < 0.5 {
            low = middle
        } else {
            high = middle
        }
    }
    Some((low, waiting.spread))
}

fn unknown(groups: &[Group]) -> Vec<ExpectedUnknown> {
    let enquire = STAGES
        .iter()
        .position(|stage| !stage.late_causes.is_empty())
        .unwrap_or(1)
        - 1;
    let goes_on = |group: &Group, at: usize| group.visits(at) * (1.0 - group.leaves(at));
    let seen = |at: usize, contact: &Contact, of: &dyn Fn(&Group) -> f64| ExpectedUnknown {
        step: STAGES[at].step,
        touchpoint: contact.touchpoint,
        share: groups.iter().map(of).sum::<f64>()
            / groups.iter().map(|group| group.visits(at)).sum::<f64>(),
    };
    vec![
        seen(enquire, &FOLLOW_UP_CALL, &|group| {
            let late = late_share(&STAGES[enquire + 1], group.market);
            group.visits(enquire + 1) * late * plan::FOLLOW_UP_CALLS
        }),
        seen(CONFIRMED, &INSURANCE, &|group| {
            goes_on(group, CONFIRMED) * plan::INSURANCES
        }),
        seen(CONFIRMED, &HOTLINE, &|group| {
            let silence = 1.0 - STAGES[WAIT].visited[group.persona];
            goes_on(group, CONFIRMED) * silence * plan::HOTLINE_CALLS[0]
        }),
        seen(WAIT, &HOTLINE, &|group| {
            goes_on(group, WAIT) * plan::HOTLINE_CALLS[1]
        }),
    ]
}

fn scores() -> Vec<ExpectedScore> {
    let always = Window {
        from: BEGIN,
        until: END,
    };
    let mut scores = Vec::new();
    let contacts = STAGES.iter().flat_map(|stage| {
        stage
            .contacts
            .iter()
            .chain(stage.further)
            .map(move |it| (stage, it))
    });
    for (stage, contact) in contacts {
        let Some(rating) = contact.rating else {
            continue;
        };
        for (market, name) in MARKETS.into_iter().enumerate() {
            let mut expect = |window, late: f64| {
                let late_mean = rating.late_mean.unwrap_or(rating.mean)[market];
                let mean = late * late_mean + (1.0 - late) * rating.mean[market];
                let score = (mean - 1.0) * 25.0;
                let touchpoint = contact.touchpoint;
                scores.push(ExpectedScore {
                    touchpoint,
                    market: name,
                    window,
                    score,
                });
            };
            match &stage.when {
                When::Answered(waiting) if name == plan::PILOT.market => {
                    let before = Window {
                        until: plan::PILOT.from,
                        ..always
                    };
                    expect(before, late_share(stage, market));
                    // The last answers from before the pilot are out by then.
                    let from = plan::PILOT.from + (waiting.longest_days * DAY) as i64;
                    let faster = Waiting {
                        median_hours: [plan::PILOT.median_hours; 3],
                        ..*waiting
                    };
                    expect(
                        Window { from, ..always },
                        1.0 - below(&faster, market, LATE_HOURS),
                    );
                }
                _ => expect(always, late_share(stage, market)),
            }
        }
    }
    scores
}
