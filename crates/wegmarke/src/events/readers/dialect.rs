//! Recognises how the lines and cells of a text file are set apart.

use super::records::{Dialect, Found, Records};
use super::{Mapping, ReadError};

const SEPARATORS: [u8; 4] = *b";,\t|";
/// The beginning of the text that is tried with every separator.
const TRIED_BYTES: usize = 1 << 17;

/// A dialect and the number of cells that most records have in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Recognised {
    pub(super) dialect: Dialect,
    pub(super) width: usize,
}

/// The dialect that a mapping names and, where it does not, the one that cuts the text into the
/// most even records.
///
/// # Errors
/// When the mapping names unusable characters or no separator makes a table of the text.
pub(super) fn recognise(text: &str, mapping: &Mapping) -> Result<Recognised, ReadError> {
    let text = &text.as_bytes()[..text.len().min(TRIED_BYTES)];
    let line_end = if !text.contains(&b'\n') && text.contains(&b'\r') {
        b'\r'
    } else {
        b'\n'
    };
    let separators = match mapping.separator.as_deref() {
        Some(separator) => vec![single_byte(separator)?],
        None => announced(text).map_or(SEPARATORS.to_vec(), |separator| vec![separator]),
    };
    let quotes = match mapping.quote.as_deref() {
        Some("") => vec![None],
        Some(quote) => vec![Some(single_byte(quote)?)],
        None => vec![Some(b'"'), Some(b'\''), None],
    };
    let mut best: Option<(f64, Recognised)> = None;
    for quote in quotes {
        for &separator in &separators {
            let dialect = Dialect {
                separator,
                quote,
                line_end,
            };
            let Some((evenness, width)) = evenness(text, dialect) else {
                continue;
            };
            let better = best.is_none_or(|(most, seen)| {
                // Other marks than `"` have to be much better.
                let handicap = if quote == seen.dialect.quote {
                    0.0
                } else {
                    0.1
                };
                let gain = evenness - most - handicap;
                gain > 0.01 || (handicap == 0.0 && gain > -0.01 && width > seen.width)
            });
            if better {
                best = Some((evenness, Recognised { dialect, width }));
            }
        }
    }
    best.map(|(_, recognised)| recognised).ok_or_else(|| {
        let what = "no separator cuts this text into columns; a table of events has at least three";
        ReadError::NotEvents(what.to_owned())
    })
}

/// The separator that spreadsheets announce in a first line `sep=;`.
pub(super) fn announced(text: &[u8]) -> Option<u8> {
    let line = text.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => Some(*separator),
        _ => None,
    }
}

fn single_byte(mark: &str) -> Result<u8, ReadError> {
    let mark = if mark == "\\t" { "\t" } else { mark };
    match mark.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'\r' | b'\n') => Ok(*byte),
        _ => Err(ReadError::UnusableMark(mark.to_owned())),
    }
}

/// The share of records with the usual number of cells, and that number; None when a dialect
/// leaves fewer than two cells.
fn evenness(text: &[u8], dialect: Dialect) -> Option<(f64, usize)> {
    let mut records = Records::new(text, dialect);
    let mut widths: Vec<usize> = Vec::new();
    let mut total = 0_usize;
    while let Ok(Some(found)) = records.advance() {
        total += 1;
        let Some(cells) = records.text().filter(|_| found == Found::Cells) else {
            continue;
        };
        let width = records.len();
        if widths.len() <= width {
            widths.resize(width + 1, 0);
        }
        widths[width] += 1;
        if dialect.quote == Some(b'"') {
            continue;
        }
        // Cells that still wear quotation marks were not unwrapped.
        let is_wrapped =
            |cell: &str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
        if cells.cells().any(is_wrapped) {
            return None;
        }
    }
    let (width, count) = widths
        .iter()
        .enumerate()
        .skip(2)
        .max_by_key(|(_, count)| **count)?;
    (*count > 0).then(|| (*count as f64 / total as f64, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, separator: char, quote: Option<char>, width: usize) {
        let found = recognise(text, &Mapping::default()).expect("a table");
        assert_eq!(
            char::from(found.dialect.separator),
            separator,
            "separator of {text:?}"
        );
        assert_eq!(
            found.dialect.quote.map(char::from),
            quote,
            "quote of {text:?}"
        );
        assert_eq!(found.width, width, "width of {text:?}");
    }

    #[test]
    fn separators_are_recognised() {
        check("a,b,c\n1,2,3\n", ',', Some('"'), 3);
        check("a;b;c\n1;2,5;3\n4;5,5;6\n", ';', Some('"'), 3);
        check("a\tb\tc\n1\t2, x\t3\n", '\t', Some('"'), 3);
        check("a|b|c\n1|2;2|3\n", '|', Some('"'), 3);
        check("sep=|\na|b,x|c\n1|2,3|3\n", '|', Some('"'), 3);
        check("a;b;c\r1;2;3\r", ';', Some('"'), 3);
        check(
            "\"a\";\"b, with, commas\";\"c\"\n\"1\";\"x;\ny\";\"3\"\n",
            ';',
            Some('"'),
            3,
        );
    }

    #[test]
    fn single_quotes_are_recognised_when_they_wrap_separators() {
        check(
            "'a','b','c'\n'1','x,y','3'\n'2','x, y, z','3'\n",
            ',',
            Some('\''),
            3,
        );
        check("a,b,c\n1,it's,3\n2,'tis,3\n", ',', Some('"'), 3);
    }

    #[test]
    fn a_title_above_the_table_does_not_matter() {
        check(
            "Report, of 1 January\n\na;b;c\n1;2;3\n4;5;6\n",
            ';',
            Some('"'),
            3,
        );
    }

    #[test]
    fn text_without_columns_is_no_table() {
        assert!(recognise("one\ntwo\nthree\n", &Mapping::default()).is_err());
        let mapping = Mapping {
            separator: Some("::".to_owned()),
            ..Mapping::default()
        };
        assert!(matches!(
            recognise("a::b", &mapping),
            Err(ReadError::UnusableMark(_))
        ));
    }
}
