//! Which whole journeys occur, and how many customers took each.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::by_customers;
use crate::trails::{Selection, Trails};

/// One journey as the customers took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant<'a> {
    hash: u64,
    /// Touchpoint codes in order.
    pub path: &'a [u16],
    /// Customers whose trail in the selection is exactly this path.
    pub customers: u64,
}

/// All variants of the selection; counts are exact, equal hashes are compared in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants<'a> {
    /// Customers with at least one event in the selection.
    pub customers: u64,
    /// In order of hash and path.
    all: Vec<Variant<'a>>,
}

/// Counts equal journeys.
pub fn variants<'a>(trails: &'a Trails, selection: &Selection) -> Variants<'a> {
    let parts = by_customers(trails, |customers| {
        let paths =
            customers.map(|customer| &trails.touchpoints[selection.range(trails, customer)]);
        let taken = paths.filter(|path| !path.is_empty());
        taken
            .map(|path| Variant {
                hash: hash(path),
                path,
                customers: 1,
            })
            .collect::<Vec<_>>()
    });
    Variants::of(parts.concat())
}

impl<'a> Variants<'a> {
    fn of(mut all: Vec<Variant<'a>>) -> Variants<'a> {
        all.par_sort_unstable_by(|one, other| {
            one.hash
                .cmp(&other.hash)
                .then_with(|| one.path.cmp(other.path))
        });
        let customers = all.iter().map(|variant| variant.customers).sum();
        all.dedup_by(|next, kept| {
            let same = next.hash == kept.hash && next.path == kept.path;
            if same {
                kept.customers += next.customers;
            }
            same
        });
        Variants { customers, all }
    }

    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Variants<'a>) {
        let mut all = std::mem::take(&mut self.all);
        all.extend(other.all);
        *self = Variants::of(all);
    }

    /// How many different variants there are.
    pub fn total(&self) -> usize {
        self.all.len()
    }

    /// The `count` commonest variants, commonest first. Equally common ones stand in the order of
    /// their paths, where `ranks` says each touchpoint's place among all names.
    pub fn top(&self, count: usize, ranks: &[u16]) -> Vec<Variant<'a>> {
        let by_name = |one: &Variant<'a>, other: &Variant<'a>| {
            let (one, other) = (one.path.iter(), other.path.iter());
            one.map(|&code| ranks[code as usize])
                .cmp(other.map(|&code| ranks[code as usize]))
        };
        let order = |one: &Variant<'a>, other: &Variant<'a>| -> Ordering {
            other
                .customers
                .cmp(&one.customers)
                .then_with(|| by_name(one, other))
        };
        let mut all = self.all.clone();
        if count == 0 {
            return Vec::new();
        }
        if count < all.len() {
            all.select_nth_unstable_by(count - 1, order);
            all.truncate(count);
        }
        all.sort_unstable_by(order);
        all
    }
}

/// A hash of the path, four codes at a time. It only has to spread well: equal hashes are compared.
fn hash(path: &[u16]) -> u64 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = path.len() as u64;
    let mut mix = |word: u64| {
        let product = u128::from(hash ^ word) * u128::from(SPREAD);
        hash = (product as u64) ^ (product >> 64) as u64 ^ word.rotate_left(23);
    };
    let (words, rest) = path.as_chunks::<4>();
    for &[a, b, c, d] in words {
        mix(u64::from(a) | u64::from(b) << 16 | u64::from(c) << 32 | u64::from(d) << 48);
    }
    mix(rest
        .iter()
        .fold(SPREAD, |word, &code| word << 16 | u64::from(code)));
    hash.wrapping_mul(SPREAD)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::kernels::testing::{TOUCHPOINTS, journeys, naive_journeys, period, trails};

    const RANKS: [u16; TOUCHPOINTS] = [6, 5, 4, 3, 2, 1, 0];

    fn check(answer: &Variants<'_>, journeys: &[Vec<(u16, i64)>]) -> Result<(), TestCaseError> {
        let mut counts: BTreeMap<Vec<u16>, u64> = BTreeMap::new();
        for journey in journeys {
            *counts
                .entry(journey.iter().map(|visit| visit.0).collect())
                .or_default() += 1;
        }
        prop_assert_eq!(answer.total(), counts.len());
        prop_assert_eq!(answer.customers, journeys.len() as u64);
        let mut expected: Vec<_> = counts.into_iter().collect();
        let names = |path: &[u16]| {
            path.iter()
                .map(|&code| RANKS[code as usize])
                .collect::<Vec<_>>()
        };
        expected.sort_by_key(|(path, customers)| (std::cmp::Reverse(*customers), names(path)));
        for top in [0, 1, 3, 1_000] {
            let got: Vec<_> = answer
                .top(top, &RANKS)
                .iter()
                .map(|variant| (variant.path.to_vec(), variant.customers))
                .collect();
            prop_assert_eq!(got, expected.iter().take(top).cloned().collect::<Vec<_>>());
        }
        Ok(())
    }

    #[test]
    fn equal_hashes_are_told_apart() {
        let (one, other) = ([1u16, 2], [3u16]);
        let same_hash = |path| Variant {
            hash: 7,
            path,
            customers: 1,
        };
        let answer = Variants::of(vec![
            same_hash(&one[..]),
            same_hash(&other),
            same_hash(&one),
        ]);
        assert_eq!(answer.total(), 2);
        assert_eq!(answer.top(1, &RANKS)[0].customers, 2);
    }

    #[test]
    fn short_paths_do_not_collide() {
        let paths =
            (0..60u16).flat_map(|a| (0..60).flat_map(move |b| (0..60).map(move |c| vec![a, b, c])));
        let mut hashes: Vec<u64> = paths.map(|path| hash(&path)).collect();
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }

    proptest! {
        #[test]
        fn agrees_with_a_map_of_paths(log in journeys(), period in period()) {
            check(&variants(&log, &period), &naive_journeys(&log, &period))?;
        }

        #[test]
        fn two_logs_merge(one in prop::collection::vec(prop::collection::vec((0..3u16, 0..1i64), 1..4), 0..20),
                          other in prop::collection::vec(prop::collection::vec((0..3u16, 0..1i64), 1..4), 0..20)) {
            let (first, second) = (trails(&one), trails(&other));
            let mut merged = variants(&first, &Selection::everything());
            merged.merge(variants(&second, &Selection::everything()));
            check(&merged, &[one, other].concat())?;
        }
    }
}
