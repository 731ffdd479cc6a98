//! The walk of one customer through the map: where runs open, go on and close.

use crate::model::Model;
use crate::trails::Trails;

/// A run as it stands after an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// Time of its first event.
    pub(super) started: i64,
    /// The step of its last known event.
    pub(super) current: u16,
    /// The furthest step visited.
    pub(super) furthest: u16,
    /// Time of its last known event.
    pub(super) last_time: i64,
}

/// What an event does to the customer's run.
#[derive(Debug, Clone, Copy)]
pub(super) enum Happening {
    /// It opens this run.
    Opens,
    /// It leads the run on, which stood like this before.
    GoesOn(Run),
    /// The map does not know it; the run stands where it stood.
    Unknown,
    /// It comes too late for the run, or the trail is at its end.
    Closes(Close),
}

/// Why a run closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    /// Its patience has run out.
    Over,
    /// The journey starts anew.
    Restarted,
    /// The customer has no more events.
    EndOfTrail,
}

/// Goes through all events of a customer and tells what happens: the run, what happens to it, and
/// the position of the event.
pub(super) fn walk(
    trails: &Trails,
    model: &Model,
    customer: usize,
    mut tell: impl FnMut(&Run, Happening, usize),
) {
    let mut open: Option<Run> = None;
    let events = trails.range(customer);
    let last = events.end.saturating_sub(1);
    for event in events {
        let (touchpoint, time) = (trails.touchpoints[event], trails.times[event]);
        let lasts = |run: &Run| time.saturating_sub(run.last_time) <= model.patience(run.current);
        let standing = open.filter(lasts);
        let Some(step) = model.step(touchpoint, standing.map(|run| run.current)) else {
            if let Some(run) = &standing {
                tell(run, Happening::Unknown, event);
            }
            continue;
        };
        let goes_on = standing.filter(|run| !model.restarts(run.furthest, step));
        let Some(before) = goes_on else {
            if let Some(run) = &open {
                let why = if standing.is_some() {
                    Close::Restarted
                } else {
                    Close::Over
                };
                tell(run, Happening::Closes(why), event);
            }
            let run = Run {
                started: time,
                current: step,
                furthest: step,
                last_time: time,
            };
            tell(&run, Happening::Opens, event);
            open = Some(run);
            continue;
        };
        let furthest = before.furthest.max(step);
        let run = Run {
            current: step,
            furthest,
            last_time: time,
            ..before
        };
        tell(&run, Happening::GoesOn(before), event);
        open = Some(run);
    }
    if let Some(run) = &open {
        tell(run, Happening::Closes(Close::EndOfTrail), last);
    }
}
