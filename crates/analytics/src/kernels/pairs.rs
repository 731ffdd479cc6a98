//! Counters for pairs of small numbers.

use rustc_hash::FxHashMap;

/// Tables up to this many cells are kept as a plain array.
const DENSE_CELLS: usize = 1 << 20;

/// One counter for every pair (row, column); an array when it fits the processor's cache, else a
/// hash table of the pairs that occur.
#[derive(Debug, Clone)]
pub(crate) struct PairTable {
    columns: usize,
    dense: Vec<u32>,
    sparse: FxHashMap<u32, u32>,
}

impl PairTable {
    pub(crate) fn new(rows: usize, columns: usize) -> PairTable {
        let cells = rows.saturating_mul(columns);
        let dense = if cells <= DENSE_CELLS {
            vec![0; cells]
        } else {
            Vec::new()
        };
        PairTable {
            columns,
            dense,
            sparse: FxHashMap::default(),
        }
    }

    #[inline]
    pub(crate) fn cell(&mut self, row: u16, column: u16) -> &mut u32 {
        if self.dense.is_empty() {
            self.sparse
                .entry(u32::from(row) << 16 | u32::from(column))
                .or_default()
        } else {
            &mut self.dense[row as usize * self.columns + column as usize]
        }
    }

    /// All pairs whose counter is not zero, in order of row and column.
    pub(crate) fn entries(&self) -> Vec<(u16, u16, u32)> {
        let mut entries: Vec<_> = if self.dense.is_empty() {
            let unpack = |(&key, &count): (&u32, &u32)| ((key >> 16) as u16, key as u16, count);
            self.sparse
                .iter()
                .map(unpack)
                .filter(|entry| entry.2 > 0)
                .collect()
        } else {
            let columns = self.columns;
            let place = |(cell, &count)| ((cell / columns) as u16, (cell % columns) as u16, count);
            self.dense
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .map(place)
                .collect()
        };
        entries.sort_unstable();
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_array_and_the_hash_table_answer_alike() {
        let mut small = PairTable::new(300, 400);
        let mut large = PairTable::new(60_000, 60_000);
        for (row, column) in [(299, 399), (0, 0), (7, 3), (299, 399)] {
            *small.cell(row, column) += 1;
            *large.cell(row, column) += 1;
        }
        assert_eq!(small.entries(), [(0, 0, 1), (7, 3, 1), (299, 399, 2)]);
        assert_eq!(small.entries(), large.entries());
    }
}
