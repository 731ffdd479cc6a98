//! What follows what directly, how often, and how long it takes.

use std::ops::Range;

use rayon::prelude::*;

use super::pairs::PairTable;
use super::{add_all, by_customers, merge_all};
use crate::stats::{median, percentile_90};
use crate::trails::{Selection, Trails};

/// Directly-follows counts with all gaps kept, so that summaries merge and quantiles stay exact.
#[derive(Debug, Clone)]
pub struct Transitions {
    /// Events in the selection.
    pub events: u64,
    /// Customers with at least one event in the selection.
    pub customers: u64,
    /// Customers whose first event in the selection is at the touchpoint with this code.
    pub starts: Vec<u64>,
    /// Customers whose last event in the selection is at the touchpoint with this code.
    pub ends: Vec<u64>,
    blocks: Vec<GapBlock>,
}

/// One pair of touchpoints that follow each other directly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transition {
    /// Code of the earlier touchpoint.
    pub from: u16,
    /// Code of the later touchpoint.
    pub to: u16,
    /// How often.
    pub count: u64,
    /// Median time between the two, in microseconds.
    pub median: f64,
    /// 90th percentile of the time between the two, in microseconds.
    pub percentile_90: f64,
}

/// The gaps of some customers, sorted by pair.
#[derive(Debug, Clone)]
struct GapBlock {
    /// Pair and the number of its gaps, in order of the pair.
    pairs: Vec<(u16, u16, u32)>,
    gaps: Vec<i64>,
}

/// Counts direct successions within each customer's trail.
pub fn transitions(trails: &Trails, selection: &Selection, touchpoints: usize) -> Transitions {
    let parts = by_customers(trails, |customers| {
        count(trails, selection, touchpoints, customers)
    });
    merge_all(parts, Transitions::merge)
}

fn count(
    trails: &Trails,
    selection: &Selection,
    touchpoints: usize,
    customers: Range<usize>,
) -> Transitions {
    let mut starts = vec![0; touchpoints];
    let mut ends = vec![0; touchpoints];
    let (mut event_count, mut customer_count) = (0, 0);
    let mut table = PairTable::<u32>::new(touchpoints, touchpoints);
    for customer in customers.clone() {
        let visits = &trails.touchpoints[selection.range(trails, customer)];
        let (Some(&first), Some(&last)) = (visits.first(), visits.last()) else {
            continue;
        };
        event_count += visits.len() as u64;
        customer_count += 1;
        starts[first as usize] += 1;
        ends[last as usize] += 1;
        for pair in visits.windows(2) {
            *table.cell(pair[0], pair[1]) += 1;
        }
    }
    let pairs = table.entries();
    let mut filled = 0;
    for &(from, to, count) in &pairs {
        // From here on a cell says where the pair's next gap goes.
        *table.cell(from, to) = filled;
        filled += count;
    }
    let mut gaps = vec![0; filled as usize];
    for customer in customers {
        let events = selection.range(trails, customer);
        let visits = trails.touchpoints[events.clone()].windows(2);
        for (pair, times) in visits.zip(trails.times[events].windows(2)) {
            let place = table.cell(pair[0], pair[1]);
            gaps[*place as usize] = times[1] - times[0];
            *place += 1;
        }
    }
    let blocks = vec![GapBlock { pairs, gaps }];
    Transitions {
        events: event_count,
        customers: customer_count,
        starts,
        ends,
        blocks,
    }
}

impl Transitions {
    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Transitions) {
        self.events += other.events;
        self.customers += other.customers;
        add_all(&mut self.starts, &other.starts);
        add_all(&mut self.ends, &other.ends);
        self.blocks.extend(other.blocks);
    }

    /// Every pair that occurs, in order of the two codes, with its count and quantiles.
    pub fn list(&self) -> Vec<Transition> {
        let mut parts = Vec::new();
        for block in &self.blocks {
            let mut start = 0;
            for &(from, to, count) in &block.pairs {
                let end = start + count as usize;
                parts.push(((from, to), &block.gaps[start..end]));
                start = end;
            }
        }
        parts.sort_by_key(|part| part.0);
        let same_pair: Vec<_> = parts.chunk_by(|one, other| one.0 == other.0).collect();
        same_pair.into_par_iter().map(Transition::of).collect()
    }
}

impl Transition {
    fn of(parts: &[((u16, u16), &[i64])]) -> Transition {
        let (from, to) = parts[0].0;
        let mut gaps: Vec<i64> = parts.iter().flat_map(|part| part.1).copied().collect();
        let never_empty = "a pair is listed only when it occurred";
        Transition {
            from,
            to,
            count: gaps.len() as u64,
            median: median(&mut gaps).expect(never_empty),
            percentile_90: percentile_90(&mut gaps).expect(never_empty),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::kernels::testing::{TOUCHPOINTS, journeys, naive_journeys, period, trails};

    /// Pairs with all their gaps, by going through every journey.
    fn naive(journeys: &[Vec<(u16, i64)>]) -> BTreeMap<(u16, u16), Vec<i64>> {
        let mut gaps: BTreeMap<_, Vec<i64>> = BTreeMap::new();
        for journey in journeys {
            for pair in journey.windows(2) {
                gaps.entry((pair[0].0, pair[1].0))
                    .or_default()
                    .push(pair[1].1 - pair[0].1);
            }
        }
        gaps
    }

    #[test]
    fn two_customers_by_hand() {
        let log = trails(&[
            vec![(0, 0), (1, 10), (1, 10), (2, 40)],
            vec![(0, 5), (1, 35)],
        ]);
        let answer = transitions(&log, &Selection::everything(), 3);
        assert_eq!((answer.events, answer.customers), (6, 2));
        assert_eq!(
            (answer.starts.as_slice(), answer.ends.as_slice()),
            (&[2, 0, 0][..], &[0, 1, 1][..])
        );
        let row = |from, to, count, median, percentile_90| Transition {
            from,
            to,
            count,
            median,
            percentile_90,
        };
        let expected = [
            row(0, 1, 2, 20.0, 28.0),
            row(1, 1, 1, 0.0, 0.0),
            row(1, 2, 1, 30.0, 30.0),
        ];
        assert_eq!(answer.list(), expected);
    }

    fn check(answer: &Transitions, journeys: &[Vec<(u16, i64)>]) -> Result<(), TestCaseError> {
        let expected: Vec<_> = naive(journeys)
            .into_iter()
            .map(|((from, to), mut gaps)| {
                let (count, median) = (gaps.len() as u64, median(&mut gaps).unwrap());
                Transition {
                    from,
                    to,
                    count,
                    median,
                    percentile_90: percentile_90(&mut gaps).unwrap(),
                }
            })
            .collect();
        prop_assert_eq!(answer.list(), expected);
        for touchpoint in 0..TOUCHPOINTS {
            let starts = journeys
                .iter()
                .filter(|journey| journey[0].0 as usize == touchpoint)
                .count();
            let ends = journeys
                .iter()
                .filter(|journey| journey[journey.len() - 1].0 as usize == touchpoint)
                .count();
            prop_assert_eq!(answer.starts[touchpoint], starts as u64);
            prop_assert_eq!(answer.ends[touchpoint], ends as u64);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn agrees_with_going_through_every_journey(log in journeys(), period in period()) {
            check(&transitions(&log, &period, TOUCHPOINTS), &naive_journeys(&log, &period))?;
            // Many names: the hash table instead of the array.
            let many = transitions(&log, &period, 5_000);
            check(&many, &naive_journeys(&log, &period))?;
        }

        #[test]
        fn two_halves_merge_to_the_whole(log in journeys(), cut in 0usize..30) {
            let customers = log.customers();
            let cut = cut.min(customers);
            let mut first = count(&log, &Selection::everything(), TOUCHPOINTS, 0..cut);
            first.merge(count(&log, &Selection::everything(), TOUCHPOINTS, cut..customers));
            check(&first, &naive_journeys(&log, &Selection::everything()))?;
        }
    }
}
