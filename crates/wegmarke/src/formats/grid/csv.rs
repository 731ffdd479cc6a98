//! Tables as text: CSV with any usual separator, and what spreadsheets put on the clipboard. Pure.

use super::{MAX_COLUMNS, MAX_ROWS, Table, WrittenCell, WrittenTable};
use crate::error::{Error, Result};

/// Beginnings of a cell that spreadsheets take for a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '＝', '＋'];

/// Reads separated text; the separator is the one that gives the most even rows.
///
/// # Errors
/// When it is no separated text.
pub(crate) fn read_csv(text: &str) -> Result<Table> {
    let separator = [b'\t', b';', b',', b'|']
        .into_iter()
        .max_by_key(|separator| evenness(text, *separator))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(MAX_ROWS + 1) {
        let record = record.map_err(|cause| {
            let line = cause.position().map_or(0, csv::Position::line);
            Error::invalid("unreadable_table", cause.to_string()).at(format!("line {line}"))
        })?;
        rows.push(record.iter().take(MAX_COLUMNS + 1).map(unguarded).collect());
    }
    Ok(Table {
        rows,
        merged: Vec::new(),
    })
}

/// How many cells the first rows have at least when cut at this separator outside of quotes.
fn evenness(text: &str, separator: u8) -> usize {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let widths = reader
        .records()
        .take(20)
        .map_while(|record| Some(record.ok()?.len()));
    let widths: Vec<usize> = widths.filter(|width| *width > 1).collect();
    widths.iter().sum()
}

/// Writes a table for spreadsheets: comma, quotes, a mark that says UTF-8.
///
/// # Errors
/// Internal only.
pub(crate) fn write_csv(table: &WrittenTable) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            WrittenCell::Text(text) => guarded(text),
            WrittenCell::Number(number) => number.to_string(),
        });
        writer.write_record(cells).map_err(Error::internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::internal(error.to_string()))
}

/// A text that no spreadsheet takes for a formula: an apostrophe before it, as spreadsheets
/// themselves do.
fn guarded(text: &str) -> String {
    match text.trim_start_matches('\'').starts_with(FORMULA) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// The text without the apostrophe that [`guarded`] put before it.
fn unguarded(text: &str) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn separators_are_recognised() {
        for text in [
            "a;b,c;d\n1;2;3",
            "a\tb,c\td\n1\t2\t3",
            "a,\"b,c\",d\n1,2,3",
            "a|b,c|d\n1|2|3",
        ] {
            let table = read_csv(text).unwrap();
            assert_eq!(table.rows, [["a", "b,c", "d"], ["1", "2", "3"]], "{text}");
        }
        assert_eq!(
            read_csv("\"several\nlines\"\tx").unwrap().rows[0][0],
            "several\nlines"
        );
        assert!(read_csv("").unwrap().rows.is_empty());
    }

    #[test]
    fn no_text_becomes_a_formula() {
        let formulas = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "'=1",
            "=HYPERLINK(\"http://x\",\"y\")",
        ];
        let cells = formulas
            .map(|text| WrittenCell::Text(text.to_owned()))
            .to_vec();
        let table = WrittenTable {
            rows: vec![cells],
            ..WrittenTable::default()
        };
        let written = String::from_utf8(write_csv(&table).unwrap()).unwrap();
        let raw = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(written.trim_start_matches('\u{feff}').as_bytes())
            .records()
            .next()
            .unwrap()
            .unwrap();
        assert!(raw.iter().all(|cell| cell.starts_with('\'')), "{raw:?}");
        let read = read_csv(written.trim_start_matches('\u{feff}')).unwrap();
        assert_eq!(read.rows[0], formulas);
    }

    proptest! {
        #[test]
        fn guarding_is_taken_back(text in "['=+@a -]{0,6}") {
            prop_assert_eq!(unguarded(&guarded(&text)), text);
        }
    }
}
