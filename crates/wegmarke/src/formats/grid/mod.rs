//! The grid: a map as a table. The first row has the phases, the second the steps, every further
//! row is a lane; a first column may name the lanes. Reading is lenient, since people made the
//! table; what is written here is read back as the same map.

mod csv;
mod reading;
mod writing;
mod xlsx;

pub(super) use self::csv::{read_csv, write_csv};
pub(super) use self::reading::read_table;
pub(super) use self::writing::{WrittenCell, WrittenTable, written_table};
pub(super) use self::xlsx::{read_xlsx, write_xlsx};

/// The cells of a table, row by row; rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    /// Cells that one merged cell covers: (row, first column, last column).
    pub(super) merged: Vec<(usize, usize, usize)>,
}

/// Most rows of a table that are read.
pub(super) const MAX_ROWS: usize = super::draft::MAX_LANES + 50;
/// Most columns of a table that are read.
pub(super) const MAX_COLUMNS: usize = super::draft::MAX_STEPS + 50;

/// The name of a cell as spreadsheets show it: (1, 27) is `AB2`.
pub(super) fn cell_name(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_spreadsheets() {
        for ((row, column), name) in [((0, 0), "A1"), ((1, 27), "AB2"), ((9, 701), "ZZ10")] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
