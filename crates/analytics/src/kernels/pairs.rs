//! Tables over pairs of small numbers.

use rustc_hash::FxHashMap;

/// Tables up to this many cells are kept as a plain array.
const DENSE_CELLS: usize = 1 << 20;

/// One value for every pair (row, column), at first the default; an array when it is small, else a
/// hash table of the pairs asked for.
#[derive(Debug, Clone)]
pub(crate) struct PairTable<T> {
    columns: usize,
    dense: Vec<T>,
    sparse: FxHashMap<u32, T>,
}

impl<T: Copy + Default + PartialEq> PairTable<T> {
    pub(crate) fn new(rows: usize, columns: usize) -> PairTable<T> {
        let cells = rows.saturating_mul(columns);
        let dense = if cells <= DENSE_CELLS {
            vec![T::default(); cells]
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
    pub(crate) fn cell(&mut self, row: u16, column: u16) -> &mut T {
        if self.dense.is_empty() {
            self.sparse
                .entry(u32::from(row) << 16 | u32::from(column))
                .or_default()
        } else {
            &mut self.dense[row as usize * self.columns + column as usize]
        }
    }

    /// All pairs whose value is not the default, in order of row and column.
    pub(crate) fn entries(&self) -> Vec<(u16, u16, T)> {
        let mut entries: Vec<_> = if self.dense.is_empty() {
            let unpack = |(&key, &value): (&u32, &T)| ((key >> 16) as u16, key as u16, value);
            self.sparse
                .iter()
                .map(unpack)
                .filter(|entry| entry.2 != T::default())
                .collect()
        } else {
            let columns = self.columns;
            let place = |(cell, &value)| ((cell / columns) as u16, (cell % columns) as u16, value);
            let occurring = self
                .dense
                .iter()
                .enumerate()
                .filter(|cell| *cell.1 != T::default());
            occurring.map(place).collect()
        };
        entries.sort_unstable_by_key(|entry| (entry.0, entry.1));
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_array_and_the_hash_table_answer_alike() {
        let mut small = PairTable::<u32>::new(300, 400);
        let mut large = PairTable::<u32>::new(60_000, 60_000);
        for (row, column) in [(299, 399), (0, 0), (7, 3), (299, 399)] {
            *small.cell(row, column) += 1;
            *large.cell(row, column) += 1;
        }
        assert_eq!(small.entries(), [(0, 0, 1), (7, 3, 1), (299, 399, 2)]);
        assert_eq!(small.entries(), large.entries());
    }
}
