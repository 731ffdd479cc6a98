//! Who met which touchpoint first before which other.

use crate::kernels::{by_customers, merge_all};
use crate::trails::{NO_TOUCHPOINT, Selection, Trails};

/// First meetings of the kept touchpoints, which are numbered here from 0 in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Precedence {
    /// Customers who met each touchpoint.
    pub(super) customers: Vec<u64>,
    /// Of those, the ones who met none of the others for the first time afterwards.
    last: Vec<u64>,
    /// Customers with any event.
    pub(super) all_customers: u64,
    /// Row · number + column: customers who first met the row before they first met the column.
    before: Vec<u64>,
}

impl Precedence {
    pub(super) fn touchpoints(&self) -> usize {
        self.customers.len()
    }

    /// Customers who met both and `one` first.
    pub(super) fn before(&self, one: usize, other: usize) -> u64 {
        self.before[one * self.touchpoints() + other]
    }

    /// Customers who met both.
    pub(super) fn both(&self, one: usize, other: usize) -> u64 {
        self.before(one, other) + self.before(other, one)
    }

    /// Of those who met both, the share that met `one` first; one half when nobody met both.
    pub(super) fn share_before(&self, one: usize, other: usize) -> f64 {
        match self.both(one, other) {
            0 => 0.5,
            both => self.before(one, other) as f64 / both as f64,
        }
    }

    /// Of those who met it, the share for whom nothing new came afterwards.
    pub(super) fn share_last(&self, one: usize) -> f64 {
        self.last[one] as f64 / self.customers[one].max(1) as f64
    }

    fn empty(touchpoints: usize) -> Precedence {
        Precedence {
            customers: vec![0; touchpoints],
            last: vec![0; touchpoints],
            all_customers: 0,
            before: vec![0; touchpoints * touchpoints],
        }
    }

    fn merge(&mut self, other: Precedence) {
        self.all_customers += other.all_customers;
        crate::kernels::add_all(&mut self.customers, &other.customers);
        crate::kernels::add_all(&mut self.last, &other.last);
        crate::kernels::add_all(&mut self.before, &other.before);
    }
}

/// Counts first meetings of the `kept` codes among `touchpoints` codes.
pub(super) fn precedence(
    trails: &Trails,
    selection: &Selection,
    kept: &[u16],
    touchpoints: usize,
) -> Precedence {
    let mut number_of = vec![NO_TOUCHPOINT; touchpoints];
    for (number, &code) in (0u16..).zip(kept) {
        number_of[code as usize] = number;
    }
    let parts = by_customers(trails, |customers| {
        let mut part = Precedence::empty(kept.len());
        let mut met_by = vec![0u32; kept.len()];
        let mut met: Vec<usize> = Vec::new();
        for customer in customers {
            met.clear();
            let events = selection.range(trails, customer);
            part.all_customers += u64::from(!events.is_empty());
            for &code in &trails.touchpoints[events] {
                let number = number_of[code as usize] as usize;
                if number == NO_TOUCHPOINT as usize || met_by[number] == customer as u32 + 1 {
                    continue;
                }
                met_by[number] = customer as u32 + 1;
                part.customers[number] += 1;
                for &earlier in &met {
                    part.before[earlier * kept.len() + number] += 1;
                }
                met.push(number);
            }
            if let Some(&last) = met.last() {
                part.last[last] += 1;
            }
        }
        part
    });
    merge_all(parts, Precedence::merge)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kernels::testing::{TOUCHPOINTS, journeys, naive_journeys, period};

    proptest! {
        #[test]
        fn agrees_with_looking_up_first_meetings(log in journeys(), period in period()) {
            let kept = [4u16, 0, 6];
            let answer = precedence(&log, &period, &kept, TOUCHPOINTS);
            let lives = naive_journeys(&log, &period);
            prop_assert_eq!(answer.all_customers, lives.len() as u64);
            let first = |life: &[(u16, i64)], code| life.iter().position(|visit| visit.0 == code);
            for (one, &code) in kept.iter().enumerate() {
                let met = lives.iter().filter(|life| first(life, code).is_some()).count();
                prop_assert_eq!(answer.customers[one], met as u64);
                let newest = |life: &[(u16, i64)]| kept.into_iter().max_by_key(|&code| first(life, code));
                let last = lives.iter().filter(|life| first(life, code).is_some() && newest(life) == Some(code));
                prop_assert_eq!(answer.last[one], last.count() as u64);
                for (other, &later) in kept.iter().enumerate() {
                    let before = lives.iter().filter(|life| {
                        first(life, code).zip(first(life, later)).is_some_and(|(a, b)| a < b)
                    });
                    prop_assert_eq!(answer.before(one, other), before.count() as u64);
                }
            }
        }
    }
}
