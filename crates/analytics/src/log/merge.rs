//! Several segments in one order: customer hash, customer, time, import, row.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::customers::{CustomerNames, Customers};
use super::spill::{BUCKETS, hashes_of};

/// The order of the rows of several segments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    /// Where each customer's events begin, and the number of events.
    pub(crate) offsets: Vec<u32>,
    /// For each event its row, counted over all segments.
    pub(crate) rows: Vec<u32>,
}

/// Puts the rows in order. `times` are those of all rows of all segments.
pub(crate) fn merge(segments: &[Customers], times: &[i64]) -> Merged {
    let parts: Vec<(Vec<u32>, Vec<u32>)> = (0..BUCKETS)
        .into_par_iter()
        .map(|bucket| {
            let mut lengths = Vec::new();
            let mut rows: Vec<u32> = Vec::new();
            each_customer(segments, bucket, |sources| {
                let start = rows.len();
                for &(segment, customer) in sources {
                    rows.extend(segments[segment].rows(customer));
                }
                let time = |row: &u32| times[*row as usize];
                if sources.len() > 1 {
                    rows[start..].sort_by_key(time);
                }
                lengths.push((rows.len() - start) as u32);
            });
            (lengths, rows)
        })
        .collect();
    let mut offsets = vec![0];
    let mut end = 0;
    for length in parts.iter().flat_map(|(lengths, _)| lengths) {
        end += length;
        offsets.push(end);
    }
    let rows: Vec<&[u32]> = parts.iter().map(|(_, rows)| rows.as_slice()).collect();
    Merged {
        offsets,
        rows: rows.concat(),
    }
}

/// The names of all customers in order.
pub(crate) fn merge_names(segments: &[Customers]) -> CustomerNames {
    let mut names = CustomerNames::default();
    for bucket in 0..BUCKETS {
        each_customer(segments, bucket, |sources| {
            let first = sources.first();
            let name = first.and_then(|&(segment, customer)| segments[segment].names.get(customer));
            names.push(name.unwrap_or_default());
        });
    }
    names
}

/// Visits the customers of a bucket in order, each with the segments it is in, in import order, and
/// its position there.
fn each_customer(segments: &[Customers], bucket: usize, mut visit: impl FnMut(&[(usize, usize)])) {
    let (first, last) = hashes_of(bucket);
    let mut heads = BinaryHeap::new();
    for (number, segment) in segments.iter().enumerate() {
        let customer = segment.hashes.partition_point(|&hash| hash < first);
        heads.extend(
            segment
                .key(customer)
                .map(|key| Reverse((key, number, customer))),
        );
    }
    let mut sources = Vec::new();
    while let Some(Reverse((key, number, customer))) = heads.pop() {
        if key.0 > last {
            break;
        }
        sources.push((number, customer));
        let following = segments[number].key(customer + 1);
        heads.extend(following.map(|key| Reverse((key, number, customer + 1))));
        if heads.peek().is_none_or(|Reverse((next, ..))| *next != key) {
            visit(&sources);
            sources.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customers(end: u32, entries: &[(u64, &str, u32)]) -> Customers {
        let mut customers = Customers::default();
        for &(hash, name, start) in entries {
            assert!(customers.add(name, hash, start));
        }
        customers.end = end;
        customers
    }

    #[test]
    fn customers_with_the_same_hash_stay_apart() {
        let segments = [
            customers(3, &[(5, "b", 0), (u64::MAX, "z", 2)]),
            customers(7, &[(5, "a", 3), (5, "b", 4), (6, "c", 6)]),
        ];
        let times = [1, 9, 0, 4, 1, 2, 7];
        let merged = merge(&segments, &times);
        assert_eq!(merged.rows, [3, 0, 4, 5, 1, 6, 2]);
        assert_eq!(merged.offsets, [0, 1, 5, 6, 7]);
        let names = merge_names(&segments);
        assert_eq!(names.iter().collect::<Vec<_>>(), ["a", "b", "c", "z"]);
    }

    #[test]
    fn nothing_merges_to_nothing() {
        let empty = Merged {
            offsets: vec![0],
            rows: Vec::new(),
        };
        assert_eq!(merge(&[], &[]), empty);
        assert_eq!(
            merge(&[Customers::default(), Customers::default()], &[]),
            empty
        );
    }
}
