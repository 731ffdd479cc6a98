use proptest::prelude::*;

use super::*;

const COMMA: Dialect = Dialect {
    separator: b',',
    quote: Some(b'"'),
    line_end: b'\n',
};

#[derive(Debug, PartialEq)]
enum Row {
    Cells(u64, Vec<String>),
    Broken(u64, Found, String),
}

fn rows(text: &[u8], dialect: Dialect) -> Vec<Row> {
    let mut records = Records::new(text, dialect);
    let mut rows = Vec::new();
    while let Some(found) = records.advance().unwrap() {
        rows.push(match found {
            Found::Cells => {
                let cells = records.text().unwrap().cells().map(str::to_owned).collect();
                Row::Cells(records.line(), cells)
            }
            broken => {
                let text = String::from_utf8_lossy(records.raw()).into_owned();
                Row::Broken(records.line(), broken, text)
            }
        });
    }
    rows
}

fn cells(line: u64, cells: &[&str]) -> Row {
    Row::Cells(line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn cells_and_lines() {
    let text = b"a,b\r\n1,\"x, \"\"y\"\"\"\n\n\"two\nlines\",3\n4,5\" wide\nlast,\"\"";
    let expected = [
        cells(1, &["a", "b"]),
        cells(2, &["1", "x, \"y\""]),
        cells(4, &["two\nlines", "3"]),
        cells(6, &["4", "5\" wide"]),
        cells(7, &["last", ""]),
    ];
    assert_eq!(rows(text, COMMA), expected);
}

#[test]
fn blank_lines_are_no_records_but_count() {
    assert_eq!(rows(b"\n\r\n,,\na,b\n\n", COMMA), [cells(4, &["a", "b"])]);
    assert_eq!(rows(b"", COMMA), []);
}

#[test]
fn lone_carriage_returns_end_lines_of_old_files() {
    let dialect = Dialect {
        line_end: b'\r',
        ..COMMA
    };
    let expected = [
        cells(1, &["a", "b"]),
        cells(2, &["1", "2\r3"]),
        cells(4, &["4", "5"]),
    ];
    assert_eq!(rows(b"a,b\r1,\"2\r3\"\r4,5\r", dialect), expected);
}

#[test]
fn an_unclosed_quotation_mark_costs_one_line() {
    let found = rows(b"a,b\n1,\"open\n2,3\n4,5\n", COMMA);
    let expected = [
        cells(1, &["a", "b"]),
        Row::Broken(2, Found::UnclosedQuote, "1,\"open".to_owned()),
        cells(3, &["2", "3"]),
        cells(4, &["4", "5"]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_unclosed_quotation_mark_is_given_up_after_a_megabyte() {
    let mut text = b"1,\"open\n".to_vec();
    for _ in 0..MAX_RECORD_BYTES / 4 {
        text.extend_from_slice(b"x,y\nx,y\n");
    }
    let found = rows(&text, COMMA);
    assert_eq!(
        found[0],
        Row::Broken(1, Found::UnclosedQuote, "1,\"open".to_owned())
    );
    assert_eq!(found[1], cells(2, &["x", "y"]));
    assert_eq!(found.len(), 1 + MAX_RECORD_BYTES / 2);
}

#[test]
fn a_line_of_megabytes_costs_one_line() {
    for quoted in [false, true] {
        let mut text = b"a,b\n".to_vec();
        text.extend_from_slice(if quoted { b"\"" } else { b"-" });
        text.extend(std::iter::repeat_n(b'z', 5 * MAX_RECORD_BYTES));
        text.extend_from_slice(b"\n1,2\n");
        let found = rows(&text, COMMA);
        assert_eq!(found.len(), 3);
        let Row::Broken(2, Found::TooLong, beginning) = &found[1] else {
            panic!("the second line is too long, not {:?}", found[1]);
        };
        assert!(beginning.len() == 1024 && beginning.ends_with("zzz"));
        assert_eq!(found[2], cells(3, &["1", "2"]));
    }
}

#[test]
fn lines_joined_by_a_stray_mark_can_be_read_again() {
    let text = b"1,\"stray\n2,3\n4\",5,6\n";
    let mut records = Records::new(&text[..], COMMA);
    assert_eq!(records.advance().unwrap(), Some(Found::Cells));
    assert!(records.is_multi_line());
    assert_eq!(records.raw_first_line(), b"1,\"stray");
    records.give_back_after_first_line();
    assert_eq!(records.advance().unwrap(), Some(Found::Cells));
    assert_eq!((records.line(), records.raw()), (2, &b"2,3"[..]));
    assert_eq!(records.advance().unwrap(), Some(Found::Cells));
    assert_eq!((records.line(), records.text().unwrap().cell(1)), (3, "5"));
    assert_eq!(records.advance().unwrap(), None);
}

#[test]
fn invalid_text_is_seen() {
    let mut records = Records::new(&b"\xff,b\nc,d\n"[..], COMMA);
    records.advance().unwrap();
    assert!(records.text().is_none());
    assert_eq!(records.raw(), b"\xff,b");
    records.advance().unwrap();
    assert_eq!(records.text().unwrap().cell(0), "c");
}

/// Hands out a few bytes at a time, as pipes do.
struct Trickle<'a>(&'a [u8], usize);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        buffer[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

proptest! {
    /// What a CSV library writes comes back, whatever the cells hold and however it arrives.
    #[test]
    fn written_cells_come_back(
        table in prop::collection::vec(
            prop::collection::vec("[a-zä,;\"'\r\n ]{0,6}", 3), 0..20),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        chunk in 1_usize..64,
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let dialect = Dialect { separator, ..COMMA };
        let mut records = Records::new(Trickle(&text, chunk), dialect);
        let mut found = Vec::new();
        let mut line = 0;
        while let Some(kind) = records.advance().unwrap() {
            prop_assert_eq!(kind, Found::Cells);
            prop_assert!(records.line() > line);
            line = records.line();
            let cells: Vec<String> = records.text().unwrap().cells().map(str::to_owned).collect();
            found.push(cells);
        }
        let expected: Vec<Vec<String>> =
            table.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(found, expected);
    }

    /// Any bytes end in records, and every line is accounted for.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(
        prop::sample::select(b"a,\"\n\r'\xff".to_vec()), 0..200)) {
        let mut records = Records::new(&bytes[..], COMMA);
        let mut line = 0;
        while records.advance().unwrap().is_some() {
            prop_assert!(records.line() > line);
            line = records.line();
            let _ = records.text().map(|text| text.cells().count());
        }
    }
}
