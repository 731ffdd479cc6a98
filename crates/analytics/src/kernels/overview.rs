//! Which touchpoints occur, how often and for how many customers.

use super::{add_all, by_customers, merge_all};
use crate::trails::{Selection, Trails};

/// The answer; lists are indexed by touchpoint code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Events in the selection.
    pub events: u64,
    /// Customers with at least one event in the selection.
    pub customers: u64,
    /// Time of the first event, microseconds since the epoch.
    pub first: Option<i64>,
    /// Time of the last event.
    pub last: Option<i64>,
    /// Events per touchpoint.
    pub touchpoint_events: Vec<u64>,
    /// Customers per touchpoint.
    pub touchpoint_customers: Vec<u64>,
}

/// Counts events and customers. `touchpoints` is the number of touchpoint codes.
pub fn overview(trails: &Trails, selection: &Selection, touchpoints: usize) -> Overview {
    let parts = by_customers(trails, |customers| {
        let mut part = Overview::empty(touchpoints);
        let mut seen_by = vec![0u32; touchpoints];
        for customer in customers {
            let events = selection.range(trails, customer);
            if events.is_empty() {
                continue;
            }
            part.count(trails, events, customer as u32 + 1, &mut seen_by);
        }
        part
    });
    merge_all(parts, Overview::merge)
}

impl Overview {
    fn empty(touchpoints: usize) -> Overview {
        Overview {
            events: 0,
            customers: 0,
            first: None,
            last: None,
            touchpoint_events: vec![0; touchpoints],
            touchpoint_customers: vec![0; touchpoints],
        }
    }

    /// `mark` is a number of this customer alone; `seen_by` holds the last mark at each touchpoint.
    fn count(
        &mut self,
        trails: &Trails,
        events: std::ops::Range<usize>,
        mark: u32,
        seen_by: &mut [u32],
    ) {
        self.events += events.len() as u64;
        self.customers += 1;
        let (first, last) = (trails.times[events.start], trails.times[events.end - 1]);
        self.first = Some(self.first.map_or(first, |earliest| earliest.min(first)));
        self.last = Some(self.last.map_or(last, |latest| latest.max(last)));
        for &touchpoint in &trails.touchpoints[events] {
            let touchpoint = touchpoint as usize;
            self.touchpoint_events[touchpoint] += 1;
            if seen_by[touchpoint] != mark {
                seen_by[touchpoint] = mark;
                self.touchpoint_customers[touchpoint] += 1;
            }
        }
    }

    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Overview) {
        self.events += other.events;
        self.customers += other.customers;
        self.first = self.first.into_iter().chain(other.first).min();
        self.last = self.last.into_iter().chain(other.last).max();
        add_all(&mut self.touchpoint_events, &other.touchpoint_events);
        add_all(&mut self.touchpoint_customers, &other.touchpoint_customers);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::kernels::testing::{TOUCHPOINTS, journeys, naive_journeys, period};

    proptest! {
        #[test]
        fn agrees_with_counting_by_hand(log in journeys(), period in period()) {
            let answer = overview(&log, &period, TOUCHPOINTS);
            let naive = naive_journeys(&log, &period);
            prop_assert_eq!(answer.customers, naive.len() as u64);
            prop_assert_eq!(answer.events, naive.iter().map(Vec::len).sum::<usize>() as u64);
            prop_assert_eq!(answer.first, naive.iter().flatten().map(|visit| visit.1).min());
            prop_assert_eq!(answer.last, naive.iter().flatten().map(|visit| visit.1).max());
            for touchpoint in 0..TOUCHPOINTS {
                let events = naive.iter().flatten().filter(|visit| visit.0 as usize == touchpoint).count();
                let sets = naive.iter().map(|journey| journey.iter().map(|visit| visit.0).collect::<BTreeSet<_>>());
                let customers = sets.filter(|set| set.contains(&(touchpoint as u16))).count();
                prop_assert_eq!(answer.touchpoint_events[touchpoint], events as u64);
                prop_assert_eq!(answer.touchpoint_customers[touchpoint], customers as u64);
            }
        }
    }
}
