//! Events, customers and scores of each touchpoint, in all and month by month.

use super::{by_customers, merge_all};
use crate::stats::Moments;
use crate::trails::{Selection, Trails};

/// Counts of one touchpoint, in all or in one month.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Count {
    /// Events.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
    /// Scores given there.
    pub score: Moments,
    /// Customers who gave them.
    pub score_customers: u64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    months: usize,
    /// In all, by touchpoint code.
    pub touchpoints: Vec<Count>,
    by_month: Vec<Count>,
}

/// Who was counted last at a place.
#[derive(Clone, Copy, Default)]
struct Marks {
    customer: u32,
    scoring_customer: u32,
}

/// Counts by touchpoint and by month. `touchpoints` is the number of touchpoint codes; `months`
/// holds the ascending starts of the months, each ending where the next begins, the last one open;
/// events before the first start belong to no month. `scores` are aligned with the events: 0 to
/// 100, not a number where there is none.
pub fn scores(
    trails: &Trails,
    selection: &Selection,
    touchpoints: usize,
    months: &[i64],
    scores: Option<&[f32]>,
) -> Scores {
    let parts = by_customers(trails, |customers| {
        let mut part = Scores {
            months: months.len(),
            touchpoints: vec![Count::default(); touchpoints],
            by_month: vec![Count::default(); touchpoints * months.len()],
        };
        let mut marks = vec![Marks::default(); touchpoints];
        let mut month_marks = vec![Marks::default(); part.by_month.len()];
        for customer in customers {
            let mark = customer as u32 + 1;
            let mut month = 0;
            for event in selection.range(trails, customer) {
                let touchpoint = trails.touchpoints[event] as usize;
                let score = scores.map_or(f32::NAN, |scores| scores[event]);
                part.touchpoints[touchpoint].add(&mut marks[touchpoint], mark, score);
                // A customer's times never fall, so neither does the month.
                month += months[month..]
                    .iter()
                    .take_while(|&&start| start <= trails.times[event])
                    .count();
                if month > 0 {
                    let place = touchpoint * months.len() + month - 1;
                    part.by_month[place].add(&mut month_marks[place], mark, score);
                }
            }
        }
        part
    });
    merge_all(parts, Scores::merge)
}

impl Count {
    fn add(&mut self, marks: &mut Marks, customer: u32, score: f32) {
        self.events += 1;
        self.customers += u64::from(marks.customer != customer);
        marks.customer = customer;
        if !score.is_nan() {
            self.score.add(f64::from(score));
            self.score_customers += u64::from(marks.scoring_customer != customer);
            marks.scoring_customer = customer;
        }
    }

    fn merge(&mut self, other: &Count) {
        self.events += other.events;
        self.customers += other.customers;
        self.score.merge(&other.score);
        self.score_customers += other.score_customers;
    }
}

impl Scores {
    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Scores) {
        let pairs = self.touchpoints.iter_mut().zip(&other.touchpoints);
        pairs.for_each(|(total, part)| total.merge(part));
        self.by_month
            .iter_mut()
            .zip(&other.by_month)
            .for_each(|(total, part)| total.merge(part));
    }

    /// The counts of a touchpoint, one for each month.
    pub fn months(&self, touchpoint: u16) -> &[Count] {
        let start = touchpoint as usize * self.months;
        &self.by_month[start..start + self.months]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::kernels::testing::{TOUCHPOINTS, journeys};

    const MONTHS: [i64; 3] = [20, 150, 160];

    /// Events of one touchpoint in [from, until) with their customers and scores, one by one.
    fn naive(log: &Trails, given: &[f32], touchpoint: usize, from: i64, until: i64) -> Count {
        let mut count = Count::default();
        let (mut customers, mut scoring) = (BTreeSet::new(), BTreeSet::new());
        for customer in 0..log.customers() {
            for event in log.range(customer) {
                let inside = (from..until).contains(&log.times[event]);
                if log.touchpoints[event] as usize != touchpoint || !inside {
                    continue;
                }
                count.events += 1;
                customers.insert(customer);
                if !given[event].is_nan() {
                    count.score.add(f64::from(given[event]));
                    scoring.insert(customer);
                }
            }
        }
        Count {
            customers: customers.len() as u64,
            score_customers: scoring.len() as u64,
            ..count
        }
    }

    proptest! {
        #[test]
        fn agrees_with_filtering_event_by_event(log in journeys(), from in 0..100i64, until in 100..900i64) {
            let score = |event: usize| if event.is_multiple_of(3) { f32::NAN } else { (event % 5) as f32 * 25.0 };
            let given: Vec<f32> = (0..log.times.len()).map(score).collect();
            let selection = Selection { customers: None, from, until };
            let answer = scores(&log, &selection, TOUCHPOINTS, &MONTHS, Some(&given));
            for touchpoint in 0..TOUCHPOINTS {
                prop_assert_eq!(answer.touchpoints[touchpoint], naive(&log, &given, touchpoint, from, until));
                let ends = [MONTHS[1], MONTHS[2], i64::MAX];
                for (month, count) in answer.months(touchpoint as u16).iter().enumerate() {
                    let (start, end) = (MONTHS[month].max(from), ends[month].min(until));
                    prop_assert_eq!(*count, naive(&log, &given, touchpoint, start, end));
                }
            }
        }
    }
}
