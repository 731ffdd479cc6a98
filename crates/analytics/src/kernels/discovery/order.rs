//! One order that the most customers agree with.
//!
//! Each pair of touchpoints that a customer met is a vote for their order. The order sought is the
//! one with the fewest outvoted votes (Kemeny's rule). It is found by a start from average places
//! and then moving single touchpoints while that helps: exact for the short, mostly consistent
//! orders of customer journeys, and never worse than the start. Where nobody met both, what more
//! often comes last stands later.

use super::precedence::Precedence;

/// Rounds of improvement; each strictly lowers the outvoted votes, so this is only a limit on time.
const MOST_ROUNDS: usize = 50;

/// All touchpoints in order.
pub(super) fn majority_order(precedence: &Precedence) -> Vec<usize> {
    let count = precedence.touchpoints();
    let mut order: Vec<usize> = (0..count).collect();
    let places: Vec<f64> = (0..count)
        .map(|one| average_place(precedence, one))
        .collect();
    // Stable: equal places keep the given order, most customers first.
    order.sort_by(|&one, &other| places[one].total_cmp(&places[other]));
    for _ in 0..MOST_ROUNDS {
        let mut moved = false;
        for touchpoint in 0..count {
            moved |= improve(precedence, &mut order, touchpoint);
        }
        if !moved {
            break;
        }
    }
    order
}

/// The share of its own customers' other touchpoints that come before it: 0 for what always comes
/// first, 1 for what always comes last.
fn average_place(precedence: &Precedence, one: usize) -> f64 {
    let others = (0..precedence.touchpoints()).filter(|&other| other != one);
    let (mut earlier, mut all) = (0, 0);
    for other in others {
        earlier += precedence.before(other, one);
        all += precedence.both(other, one);
    }
    if all == 0 {
        0.5
    } else {
        earlier as f64 / all as f64
    }
}

/// Moves one touchpoint to the place where it contradicts the fewest customers; true when moved.
fn improve(precedence: &Precedence, order: &mut Vec<usize>, touchpoint: usize) -> bool {
    let place = order
        .iter()
        .position(|&other| other == touchpoint)
        .expect("every touchpoint has a place");
    // Votes lost by standing further left or right than now, summed up neighbour by neighbour.
    let cost = |other: usize| {
        let votes = precedence.before(other, touchpoint) as f64
            - precedence.before(touchpoint, other) as f64;
        votes + precedence.share_last(touchpoint) - precedence.share_last(other)
    };
    // Less than this is rounding, not an improvement.
    let (mut best, mut best_cost) = (place, -1e-6);
    let mut sum = 0.0;
    for (left, &other) in order.iter().enumerate().take(place).rev() {
        sum += cost(other);
        if sum < best_cost {
            (best, best_cost) = (left, sum);
        }
    }
    sum = 0.0;
    for (right, &other) in order.iter().enumerate().skip(place + 1) {
        sum -= cost(other);
        if sum < best_cost {
            (best, best_cost) = (right, sum);
        }
    }
    if best != place {
        order.remove(place);
        order.insert(best, touchpoint);
    }
    best != place
}
