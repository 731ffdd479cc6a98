//! Small logs whose map is known.

use super::*;
use crate::kernels::testing::{Journey, trails};

/// `count` customers who go through these touchpoints, a day apart.
fn customers(count: usize, path: &[u16]) -> Vec<Journey> {
    let days: Vec<(u16, i64)> = path
        .iter()
        .zip(0..)
        .map(|(&touchpoint, day)| (touchpoint, day * DAY))
        .collect();
    vec![days; count]
}

fn propose(log: &[Vec<Journey>], touchpoints: usize) -> Proposal {
    const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let log = trails(&log.concat());
    discover(
        &log,
        &Selection::everything(),
        &NAMES[..touchpoints],
        0.05,
        1_000 * DAY,
    )
    .unwrap()
}

fn steps_of(proposal: &Proposal) -> Vec<Vec<u16>> {
    proposal
        .steps
        .iter()
        .map(|step| step.touchpoints.clone())
        .collect()
}

#[test]
fn the_order_is_the_one_most_customers_take() {
    let log = [
        customers(60, &[3, 0, 2]),
        customers(30, &[0, 3, 2, 1]),
        customers(10, &[3, 0, 1, 2]),
    ];
    let proposal = propose(&log, 4);
    assert_eq!(steps_of(&proposal), [[3], [0], [2], [1]]);
    assert_eq!(proposal.replay.runs, 100);
}

#[test]
fn either_or_at_the_same_place_is_one_step() {
    let log = [
        customers(55, &[0, 1, 4, 5]),
        customers(45, &[0, 2, 3, 4, 5]),
    ];
    let proposal = propose(&log, 6);
    assert_eq!(
        steps_of(&proposal),
        [vec![0], vec![1, 2], vec![3], vec![4], vec![5]]
    );
    assert_eq!(proposal.steps[1].kind, Kind::Alternatives);
    assert!(proposal.steps[2].optional && !proposal.steps[1].optional);
}

#[test]
fn two_ends_are_alternatives_too() {
    let log = [customers(50, &[0, 1, 2]), customers(50, &[0, 1, 3])];
    assert_eq!(steps_of(&propose(&log, 4)), [vec![0], vec![1], vec![2, 3]]);
}

#[test]
fn what_comes_together_in_any_order_is_one_step() {
    let orders: [&[u16]; 4] = [&[0, 1, 2, 3], &[0, 2, 1, 3], &[0, 1, 2, 3], &[0, 2, 1, 3]];
    let log = orders.map(|order| customers(25, order));
    let proposal = propose(&log, 4);
    assert_eq!(steps_of(&proposal), [vec![0], vec![1, 2], vec![3]]);
    assert_eq!(proposal.steps[1].kind, Kind::Companions);
}

#[test]
fn rare_touchpoints_are_set_apart_with_their_customers() {
    let log = [customers(97, &[0, 1]), customers(3, &[0, 2, 1])];
    let proposal = propose(&log, 3);
    assert_eq!(proposal.rare, [(2, 3)]);
    assert_eq!(steps_of(&proposal), [[0], [1]]);
}

#[test]
fn repeats_and_ways_back_are_marked() {
    let log = [
        customers(80, &[0, 1, 1, 2, 3]),
        customers(20, &[0, 1, 2, 1, 2, 3]),
    ];
    let proposal = propose(&log, 4);
    let repeatable: Vec<bool> = proposal.steps.iter().map(|step| step.repeatable).collect();
    assert_eq!(repeatable, [false, true, false, false]);
    assert_eq!(proposal.loops, [(2, 1, 20)]);
    assert_eq!(proposal.restart, None);
}

#[test]
fn a_way_from_the_end_to_the_beginning_is_a_restart() {
    let once = [0, 1, 2, 3, 4, 5];
    let log = [customers(70, &once), customers(30, &[once, once].concat())];
    let proposal = propose(&log, 6);
    assert_eq!(proposal.restart, Some(Restart { from: 5, to: 0 }));
    assert_eq!((proposal.replay.runs, proposal.replay.restarted), (130, 30));
    assert_eq!(proposal.loops, []);
}

#[test]
fn a_long_rest_before_going_on_is_patience_not_the_end() {
    let booked_in_january: Vec<Journey> =
        vec![vec![(0, 0), (1, 2 * DAY), (2, 182 * DAY), (3, 190 * DAY)]; 90];
    let log = [booked_in_january, customers(10, &[0, 1, 2, 3])];
    let proposal = propose(&log, 4);
    let patience: Vec<_> = proposal
        .steps
        .iter()
        .map(|step| step.patience_days)
        .collect();
    assert_eq!(patience, [None, Some(270), None, None]);
    assert_eq!(proposal.replay.runs, 100);
}

#[test]
fn an_empty_log_gives_an_empty_map() {
    let proposal = propose(&[], 3);
    assert!(proposal.steps.is_empty() && proposal.rare.is_empty());
    assert_eq!((proposal.customers, proposal.replay.runs), (0, 0));
}
