//! Which whole journeys occur, and how many customers took each.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::by_customers;
use crate::trails::{Selection, Trails};

/// Paths are counted in this many tables by the first bits of their hashes: each is small enough
/// for the processor's cache, and all can be filled at once.
const TABLES: usize = 64;

/// One journey as the customers took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant<'a> {
    /// Touchpoint codes in order.
    pub path: &'a [u16],
    /// Customers whose trail in the selection is exactly this path.
    pub customers: u64,
}

/// All variants of the selection; counts are exact, equal hashes are compared in full.
#[derive(Debug, Clone)]
pub struct Variants<'a> {
    /// Customers with at least one event in the selection.
    pub customers: u64,
    tables: Vec<FxHashMap<Path<'a>, u64>>,
}

/// A path with its hash, computed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Path<'a> {
    hash: u64,
    codes: &'a [u16],
}

impl Hash for Path<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Counts equal journeys.
pub fn variants<'a>(trails: &'a Trails, selection: &Selection) -> Variants<'a> {
    let parts = by_customers(trails, |customers| {
        let mut paths: Vec<Vec<Path<'a>>> = vec![Vec::new(); TABLES];
        for customer in customers {
            let codes = &trails.touchpoints[selection.range(trails, customer)];
            if !codes.is_empty() {
                let path = Path {
                    hash: hash(codes),
                    codes,
                };
                paths[table_of(&path)].push(path);
            }
        }
        paths
    });
    let count = |table: usize| {
        let mut counts: FxHashMap<Path<'a>, u64> = FxHashMap::default();
        for path in parts.iter().flat_map(|part| &part[table]) {
            *counts.entry(*path).or_default() += 1;
        }
        counts
    };
    let tables: Vec<_> = (0..TABLES).into_par_iter().map(count).collect();
    let paths = parts.iter().flatten().map(Vec::len).sum::<usize>();
    Variants {
        customers: paths as u64,
        tables,
    }
}

fn table_of(path: &Path<'_>) -> usize {
    (path.hash >> (u64::BITS - TABLES.ilog2())) as usize
}

impl<'a> Variants<'a> {
    /// Takes in the answer for other customers.
    pub fn merge(&mut self, other: Variants<'a>) {
        self.customers += other.customers;
        for (table, more) in self.tables.iter_mut().zip(other.tables) {
            for (path, customers) in more {
                *table.entry(path).or_default() += customers;
            }
        }
    }

    /// How many different variants there are.
    pub fn total(&self) -> usize {
        self.tables.iter().map(FxHashMap::len).sum()
    }

    /// The `count` commonest variants, commonest first. Equally common ones stand in the order of
    /// their paths, where `ranks` says each touchpoint's place among all names.
    pub fn top(&self, count: usize, ranks: &[u16]) -> Vec<Variant<'a>> {
        if count == 0 {
            return Vec::new();
        }
        let by_name = |one: &Variant<'a>, other: &Variant<'a>| {
            let (one, other) = (one.path.iter(), other.path.iter());
            one.map(|&code| ranks[code as usize])
                .cmp(other.map(|&code| ranks[code as usize]))
        };
        let order = |one: &Variant<'a>, other: &Variant<'a>| {
            other
                .customers
                .cmp(&one.customers)
                .then_with(|| by_name(one, other))
        };
        let variant = |(path, &customers): (&Path<'a>, &u64)| Variant {
            path: path.codes,
            customers,
        };
        let best_of = |table: &FxHashMap<Path<'a>, u64>| {
            let mut best: Vec<Variant<'a>> = Vec::new();
            let mut worst: Option<Variant<'a>> = None;
            for variant in table.iter().map(variant) {
                // Most are no match for the best so far and cost one comparison.
                if worst.is_some_and(|worst| order(&variant, &worst).is_ge()) {
                    continue;
                }
                best.push(variant);
                if best.len() >= 2 * count {
                    let (_, bound, _) = best.select_nth_unstable_by(count - 1, order);
                    worst = Some(*bound);
                    best.truncate(count);
                }
            }
            best
        };
        let best: Vec<_> = self.tables.par_iter().map(best_of).collect();
        let mut all = best.concat();
        all.sort_unstable_by(order);
        all.truncate(count);
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
        let path = |codes: &'static [u16]| Path { hash: 7, codes };
        let table = FxHashMap::from_iter([(path(&[1, 2]), 2), (path(&[3]), 1)]);
        let answer = Variants {
            customers: 3,
            tables: vec![table],
        };
        assert_eq!(answer.total(), 2);
        assert_eq!(
            answer.top(1, &RANKS),
            [Variant {
                path: &[1, 2],
                customers: 2
            }]
        );
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
