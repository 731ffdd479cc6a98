//! Tables for people who read in a terminal.

use std::fmt;

/// Rows under headings, with notes above.
pub(super) struct Table {
    notes: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(headings: &[&str]) -> Table {
        let headings = headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect();
        Table {
            notes: Vec::new(),
            rows: vec![headings],
        }
    }

    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    pub(super) fn row<const COLUMNS: usize>(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells.map(|cell| printable(&cell)).into());
    }
}

/// Text from the log must not steer the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(formatter, "{note}")?;
        }
        let columns = self.rows[0].len();
        let width = |column: usize| {
            self.rows
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        // Numbers stand on the right, like everything that begins like one.
        let is_number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit());
        let body = &self.rows[1..];
        let right: Vec<bool> = (0..columns)
            .map(|column| {
                body.iter()
                    .all(|row| row[column].is_empty() || is_number(&row[column]))
            })
            .collect();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), right) in row.iter().zip(&widths).zip(&right) {
                if *right {
                    line.push_str(&format!("{cell:>width$}  "));
                } else {
                    line.push_str(&format!("{cell:<width$}  "));
                }
            }
            writeln!(formatter, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// A time span in the largest unit of which there are at least two.
pub(super) fn duration(seconds: f64) -> String {
    for (size, unit) in [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min")] {
        if seconds >= 2.0 * size {
            return format!("{:.1} {unit}", seconds / size);
        }
    }
    format!("{seconds:.1} s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_numbers_stand_right() {
        let mut table = Table::new(&["name", "n"]);
        table.note("two rows".to_owned());
        table.row(["Ä".to_owned(), "7".to_owned()]);
        table.row(["longer\u{1b}".to_owned(), "1234".to_owned()]);
        let expected = "two rows\nname        n\nÄ           7\nlonger\u{fffd}  1234\n";
        assert_eq!(table.to_string(), expected);
    }

    #[test]
    fn durations_use_a_fitting_unit() {
        for (seconds, text) in [
            (0.5, "0.5 s"),
            (119.0, "119.0 s"),
            (5_400.0, "90.0 min"),
            (172_800.0, "2.0 d"),
        ] {
            assert_eq!(duration(seconds), text);
        }
    }
}
