//! The replay against the definitions, read out slowly.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::kernels::testing::{TOUCHPOINTS, journeys, period, trails};
use crate::model::{Restart, Step};
use crate::stats::Moments;

/// One run, as a list of what happened in it.
#[derive(Debug, Default)]
struct Run {
    customer: usize,
    start: i64,
    /// Step, event of every known event.
    visits: Vec<(u16, usize)>,
    /// Step the run stood in, event of every unknown event.
    unknown: Vec<(u16, usize)>,
    restarted: bool,
    last_of_customer: bool,
}

fn runs(trails: &Trails, model: &Model) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for customer in 0..trails.customers() {
        let mut mine: Vec<Run> = Vec::new();
        for event in trails.range(customer) {
            let (touchpoint, time) = (trails.touchpoints[event], trails.times[event]);
            let standing = mine.last().map(|run| *run.visits.last().unwrap());
            let standing =
                standing.filter(|(step, last)| time - trails.times[*last] <= model.patience(*step));
            let known = model.step(touchpoint, standing.map(|(step, _)| step));
            match (known, standing) {
                (None, None) => {}
                (None, Some((step, _))) => mine.last_mut().unwrap().unknown.push((step, event)),
                (Some(step), Some(_)) => {
                    let run = mine.last_mut().unwrap();
                    let furthest = run.visits.iter().map(|visit| visit.0).max().unwrap();
                    if model.restarts(furthest, step) {
                        run.restarted = true;
                        mine.push(Run {
                            customer,
                            start: time,
                            visits: vec![(step, event)],
                            ..Run::default()
                        });
                    } else {
                        run.visits.push((step, event));
                    }
                }
                (Some(step), None) => {
                    mine.push(Run {
                        customer,
                        start: time,
                        visits: vec![(step, event)],
                        ..Run::default()
                    });
                }
            }
        }
        if let Some(run) = mine.last_mut() {
            run.last_of_customer = true;
        }
        runs.extend(mine);
    }
    runs
}

fn naive(
    trails: &Trails,
    selection: &Selection,
    model: &Model,
    details: Details<'_>,
    log_end: i64,
) -> Steps {
    let chosen = |customer: usize| {
        selection
            .customers
            .as_ref()
            .is_none_or(|chosen| chosen[customer])
    };
    let counted = |run: &Run| {
        selection.from <= run.start && run.start < selection.until && chosen(run.customer)
    };
    let runs: Vec<Run> = runs(trails, model).into_iter().filter(counted).collect();
    let mut answer = Steps {
        customers: runs
            .iter()
            .map(|run| run.customer)
            .collect::<BTreeSet<_>>()
            .len() as u64,
        runs: runs.len() as u64,
        restarted: runs.iter().filter(|run| run.restarted).count() as u64,
        events: runs.iter().map(|run| run.visits.len() as u64).sum(),
        ..Steps::default()
    };
    let times = runs
        .iter()
        .flat_map(|run| &run.visits)
        .map(|visit| trails.times[visit.1]);
    answer.span = times.clone().min().zip(times.max());
    for step in 0..model.steps() as u16 {
        let visited: Vec<&Run> = runs
            .iter()
            .filter(|run| run.visits.iter().any(|visit| visit.0 == step))
            .collect();
        let mut counts = StepCounts {
            customers: visited
                .iter()
                .map(|run| run.customer)
                .collect::<BTreeSet<_>>()
                .len() as u64,
            runs: visited.len() as u64,
            starts: visited.iter().filter(|run| run.visits[0].0 == step).count() as u64,
            ..StepCounts::default()
        };
        let mut scoring = BTreeSet::new();
        for run in &visited {
            tally(trails, run, step, model, log_end, &mut counts);
            for &(at, event) in &run.visits {
                let score = details.scores.unwrap()[event];
                if at == step && !score.is_nan() {
                    counts.score.add(f64::from(score));
                    scoring.insert(run.customer);
                }
            }
        }
        counts.score_customers = scoring.len() as u64;
        answer.steps.push(counts);
    }
    collect(trails, &runs, model, details, log_end, &mut answer);
    answer
}

fn is_over(trails: &Trails, run: &Run, model: &Model, log_end: i64) -> bool {
    let (step, event) = *run.visits.last().unwrap();
    !run.last_of_customer || log_end - trails.times[event] > model.patience(step)
}

/// Adds what one run that visited the step says of it.
fn tally(
    trails: &Trails,
    run: &Run,
    step: u16,
    model: &Model,
    log_end: i64,
    counts: &mut StepCounts,
) {
    if run.visits.iter().all(|visit| visit.0 <= step) {
        counts.furthest += 1;
        let over = is_over(trails, run, model, log_end);
        if over {
            counts.left += 1
        } else {
            counts.in_progress += 1
        }
    }
    let first = run.visits.iter().position(|visit| visit.0 == step).unwrap();
    if first > 0 {
        counts
            .waiting
            .push(trails.times[run.visits[first].1] - trails.times[run.visits[first - 1].1]);
    }
    let mut repeats = 0;
    for at in 1..run.visits.len() {
        if run.visits[at].0 != step {
            continue;
        }
        if run.visits[at - 1].0 == step {
            repeats += 1;
        } else if run.visits[..at].iter().any(|visit| visit.0 > step) {
            counts.returns += 1;
        }
    }
    counts.repeats += repeats;
    counts.repeat_runs += u64::from(repeats > 0);
}

/// Touchpoints seen, reasons and arcs.
fn collect(
    trails: &Trails,
    runs: &[Run],
    model: &Model,
    details: Details<'_>,
    log_end: i64,
    answer: &mut Steps,
) {
    let mut customers: BTreeMap<(u16, u16), BTreeSet<usize>> = BTreeMap::new();
    for run in runs {
        for &(step, event) in run.visits.iter().chain(&run.unknown) {
            let place = (step, trails.touchpoints[event]);
            customers.entry(place).or_default().insert(run.customer);
            answer.seen.entry(place).or_default().0 += 1;
        }
        let back =
            |pair: &[(u16, usize)]| (pair[1].0 < pair[0].0).then_some((pair[0].0, pair[1].0));
        for arc in run
            .visits
            .windows(2)
            .filter_map(back)
            .collect::<BTreeSet<_>>()
        {
            *answer.arcs.entry(arc).or_default() += 1;
        }
        let last = run.visits.last().unwrap().1;
        let after = run
            .unknown
            .iter()
            .map(|unknown| unknown.1)
            .filter(|&event| event > last);
        let mut given = std::iter::once(last)
            .chain(after)
            .map(|event| details.reasons.unwrap()[event]);
        let reason = given.rfind(|&reason| reason != ABSENT);
        if let Some(reason) = reason.filter(|_| is_over(trails, run, model, log_end)) {
            let furthest = run.visits.iter().map(|visit| visit.0).max().unwrap();
            *answer.reasons.entry((furthest, reason)).or_default() += 1;
        }
    }
    for (place, customers) in customers {
        answer.seen.get_mut(&place).unwrap().1 = customers.len() as u64;
    }
}

fn comparable(mut steps: Steps) -> Steps {
    steps
        .steps
        .iter_mut()
        .for_each(|step| step.waiting.sort_unstable());
    steps
}

fn model() -> impl Strategy<Value = Model> {
    let step = (
        prop::collection::vec(0..TOUCHPOINTS as u16 - 1, 0..3),
        prop_oneof![Just(30i64), Just(120), Just(100_000)],
    );
    let steps = prop::collection::vec(step, 1..6);
    (steps, prop::option::of((1..6u16, 0..3u16))).prop_map(|(steps, restart)| {
        let steps: Vec<Step> = steps
            .into_iter()
            .map(|(touchpoints, patience)| Step {
                touchpoints,
                patience,
            })
            .collect();
        Model::new(
            &steps,
            restart.map(|(from, to)| Restart { from, to }),
            TOUCHPOINTS,
        )
        .unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn agrees_with_the_definitions_read_out_slowly(
        log in journeys(), period in period(), model in model(), later in 0..300i64,
    ) {
        let log_end = log.times.iter().max().unwrap_or(&0) + later;
        let scores: Vec<f32> = (0..log.times.len()).map(|event| if event.is_multiple_of(2) { f32::NAN } else { 25.0 }).collect();
        let reasons: Vec<u32> = (0..log.times.len() as u32).map(|event| if event.is_multiple_of(4) { ABSENT } else { event % 3 }).collect();
        let details = Details { scores: Some(&scores), reasons: Some(&reasons) };
        let fast = steps(&log, &period, &model, details, TOUCHPOINTS, log_end);
        for (step, counts) in (0u16..).zip(&fast.steps) {
            let visits = events_at(&log, &period, &model, step);
            prop_assert!(visits.is_sorted());
            let scored = visits.iter().filter(|(_, event)| !scores[*event].is_nan()).count();
            prop_assert_eq!(scored as u64, counts.score.n);
        }
        prop_assert_eq!(comparable(fast), comparable(naive(&log, &period, &model, details, log_end)));
    }

    #[test]
    fn the_river_never_widens(log in journeys(), model in model()) {
        let answer = steps(&log, &Selection::everything(), &model, Details::default(), TOUCHPOINTS, 1_000);
        let remaining = answer.remaining();
        prop_assert_eq!(remaining[0], answer.runs);
        prop_assert!(remaining.is_sorted_by(|one, next| one >= next));
        let ended: u64 = answer.steps.iter().map(|step| step.left + step.in_progress).sum();
        prop_assert_eq!(ended, answer.runs);
    }
}

/// Three steps: 0; 1 or 3; 2. Patience 100, the last 1000. After step 2, step 0 starts anew.
fn travel() -> Model {
    let step = |touchpoints: &[u16], patience| Step {
        touchpoints: touchpoints.to_vec(),
        patience,
    };
    let steps = [step(&[0], 100), step(&[1, 3], 100), step(&[2], 1_000)];
    Model::new(&steps, Some(Restart { from: 2, to: 0 }), 6).unwrap()
}

fn replay(journeys: &[Vec<(u16, i64)>], log_end: i64) -> Steps {
    steps(
        &trails(journeys),
        &Selection::everything(),
        &travel(),
        Details::default(),
        6,
        log_end,
    )
}

#[test]
fn a_restart_closes_a_run_and_opens_the_next() {
    let answer = replay(&[vec![(0, 0), (1, 10), (2, 20), (0, 30), (1, 50)]], 60);
    assert_eq!((answer.runs, answer.restarted, answer.customers), (2, 1, 1));
    assert_eq!((answer.steps[2].left, answer.steps[1].in_progress), (1, 1));
    assert_eq!(answer.steps[1].waiting, [10, 20]);
    assert_eq!(answer.remaining(), [2, 2, 1]);
}

#[test]
fn patience_belongs_to_the_step_the_run_stands_in() {
    // 101 after step 0 is too long, 900 after step 2 is not.
    let answer = replay(&[vec![(0, 0), (1, 101)], vec![(2, 0), (1, 900)]], 900);
    assert_eq!(answer.runs, 3);
    assert_eq!((answer.steps[0].left, answer.steps[1].returns), (1, 1));
    assert_eq!(answer.returns(), [(2, 1, 1)]);
    // The last one stands at step 1 since 900, but its furthest step is 2.
    assert_eq!(answer.steps[2].in_progress, 1);
}

#[test]
fn repeats_are_visits_in_a_row_and_unknown_touchpoints_are_kept() {
    let answer = replay(
        &[vec![(0, 0), (0, 1), (5, 2), (0, 3), (3, 4), (5, 500)]],
        10_000,
    );
    let step = &answer.steps[0];
    assert_eq!((step.repeats, step.repeat_runs, step.returns), (2, 1, 0));
    let seen = |step, touchpoint, events| TouchpointCount {
        step,
        touchpoint,
        events,
        customers: 1,
    };
    // The event at 500 comes after the patience of step 1: it belongs to nobody's step.
    assert_eq!(
        answer.touchpoints(),
        [seen(0, 0, 3), seen(0, 5, 1), seen(1, 3, 1)]
    );
}

#[test]
fn the_last_reason_at_or_after_the_last_known_event_counts() {
    let log = trails(&[
        vec![(0, 0), (5, 1), (1, 2), (5, 3), (5, 4)],
        vec![(0, 0), (5, 9)],
        vec![(0, 0)],
    ]);
    let reasons = [7, 8, ABSENT, 4, ABSENT, 5, ABSENT, ABSENT];
    let details = Details {
        scores: None,
        reasons: Some(&reasons),
    };
    let answer = steps(
        &log,
        &Selection::everything(),
        &travel(),
        details,
        6,
        10_000,
    );
    let given = |step, reason| ReasonCount {
        step,
        reason,
        runs: 1,
    };
    assert_eq!(answer.reasons(), [given(0, 5), given(1, 4)]);
}

#[test]
fn scores_count_responses_and_the_customers_who_gave_them() {
    let log = trails(&[vec![(0, 0), (0, 1), (1, 2)], vec![(0, 0)]]);
    let scores = [50.0, 100.0, f32::NAN, 75.0];
    let details = Details {
        scores: Some(&scores),
        reasons: None,
    };
    let answer = steps(&log, &Selection::everything(), &travel(), details, 6, 0);
    assert_eq!(
        (answer.steps[0].score.n, answer.steps[0].score_customers),
        (3, 2)
    );
    assert_eq!(
        answer.steps[0].score.interval(0.0, 100.0).unwrap().mean,
        75.0
    );
    assert_eq!(answer.steps[1].score, Moments::default());
}
