//! Random trails, and the slow, obvious way to read them.

use proptest::prelude::*;

use crate::trails::{Selection, Trails};

/// Touchpoint codes in the random trails.
pub(crate) const TOUCHPOINTS: usize = 7;

/// One customer's visits: touchpoint and time.
pub(crate) type Journey = Vec<(u16, i64)>;

/// Trails from plain lists.
pub(crate) fn trails(journeys: &[Journey]) -> Trails {
    let mut offsets = vec![0];
    let (mut touchpoints, mut times) = (Vec::new(), Vec::new());
    for journey in journeys {
        touchpoints.extend(journey.iter().map(|visit| visit.0));
        times.extend(journey.iter().map(|visit| visit.1));
        offsets.push(times.len() as u32);
    }
    Trails {
        offsets,
        touchpoints,
        times,
    }
}

/// Random trails with ties, empty-handed periods and long gaps.
pub(crate) fn journeys() -> impl Strategy<Value = Trails> {
    let visit = (
        0..TOUCHPOINTS as u16,
        prop_oneof![Just(0i64), 1..20i64, 50..300i64],
    );
    let journey = prop::collection::vec(visit, 1..14).prop_map(|gaps| {
        let mut time = 0;
        let walk = gaps.into_iter().map(|(touchpoint, gap)| {
            time += gap;
            (touchpoint, time)
        });
        walk.collect::<Journey>()
    });
    prop::collection::vec(journey, 0..30).prop_map(|journeys| trails(&journeys))
}

/// A random period and choice of customers.
pub(crate) fn period() -> impl Strategy<Value = Selection> {
    let bounds = prop_oneof![Just((i64::MIN, i64::MAX)), (0..200i64, 0..600i64)];
    let customers = prop::option::of(prop::collection::vec(any::<bool>(), 30));
    (bounds, customers).prop_map(|((from, until), customers)| Selection {
        customers,
        from,
        until,
    })
}

/// The journeys that the selection takes, without those that have no event in it.
pub(crate) fn naive_journeys(trails: &Trails, selection: &Selection) -> Vec<Journey> {
    let mut journeys = Vec::new();
    for customer in 0..trails.customers() {
        if selection
            .customers
            .as_ref()
            .is_some_and(|chosen| !chosen[customer])
        {
            continue;
        }
        let visits = trails
            .range(customer)
            .map(|event| (trails.touchpoints[event], trails.times[event]));
        let inside = |visit: &(u16, i64)| selection.from <= visit.1 && visit.1 < selection.until;
        let journey: Journey = visits.filter(inside).collect();
        if !journey.is_empty() {
            journeys.push(journey);
        }
    }
    journeys
}
