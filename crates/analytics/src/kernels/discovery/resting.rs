//! How long customers rest at a step before they go on.

use super::{DAY, ProposedStep, USUAL_PATIENCE_DAYS};
use crate::kernels::{by_customers, merge_all};
use crate::model::{Model, Restart};
use crate::trails::{Selection, Trails};

/// Patience covers all but one in this many rests.
const ONE_IN: usize = 20;
/// And is that rest, half as much again.
const RESERVE: f64 = 1.5;

/// The rests at one step: how many, and those longer than usual.
#[derive(Debug, Clone, Default)]
struct Rests {
    count: usize,
    long: Vec<i64>,
}

/// Gives a step its own patience where more than one in twenty of those who go on rest longer than
/// usual: the 95th percentile of the rests and half as much again, in whole days. A way back counts
/// as a rest only when it is no restart.
pub(super) fn set_patience(
    trails: &Trails,
    selection: &Selection,
    endless: &Model,
    restart: Option<Restart>,
    proposed: &mut [ProposedStep],
) {
    let usual = i64::from(USUAL_PATIENCE_DAYS) * DAY;
    let parts = by_customers(trails, |customers| {
        let mut rests = vec![Rests::default(); proposed.len()];
        for customer in customers {
            let mut last: Option<(u16, i64)> = None;
            let mut furthest = 0;
            for event in selection.range(trails, customer) {
                let current = last.map(|last| last.0);
                let Some(step) = endless.step(trails.touchpoints[event], current) else {
                    continue;
                };
                let time = trails.times[event];
                let anew = restart.is_some_and(|way| furthest >= way.from && step <= way.to);
                if let Some((at, since)) = last.filter(|_| !anew) {
                    let rest = time - since;
                    rests[at as usize].count += 1;
                    if rest > usual {
                        rests[at as usize].long.push(rest);
                    }
                }
                furthest = if anew { step } else { furthest.max(step) };
                last = Some((step, time));
            }
        }
        rests
    });
    let merge = |total: &mut Vec<Rests>, part: Vec<Rests>| {
        for (total, part) in total.iter_mut().zip(part) {
            total.count += part.count;
            total.long.extend(part.long);
        }
    };
    for (step, mut rests) in proposed.iter_mut().zip(merge_all(parts, merge)) {
        let beyond = rests.count / ONE_IN;
        if rests.long.len() > beyond {
            rests
                .long
                .sort_unstable_by_key(|&rest| std::cmp::Reverse(rest));
            let days = rests.long[beyond] as f64 * RESERVE / DAY as f64;
            step.patience_days = Some(days.ceil() as u32);
        }
    }
}
