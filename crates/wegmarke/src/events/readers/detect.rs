//! Tells what kind of file it is, by its content.

use super::file::{EventFile, damaged_gzip};
use super::{Format, Mapping, ReadError, encoding};

const LOOK_BYTES: u64 = 8192;

/// The format that was asked for, else the one the first bytes give away.
pub(super) fn format(file: &EventFile, wanted: &Mapping) -> Result<Format, ReadError> {
    use std::io::Read;
    if let Some(format) = wanted.format {
        return Ok(format);
    }
    let mut head = Vec::new();
    file.reader()?
        .take(LOOK_BYTES)
        .read_to_end(&mut head)
        .map_err(damaged_gzip)?;
    recognise(&head)
}

fn recognise(head: &[u8]) -> Result<Format, ReadError> {
    let refused = |what: &str| Err(ReadError::NotEvents(what.to_owned()));
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PAR1") {
        return Ok(Format::Parquet);
    }
    if head.starts_with(b"PK\x03\x04") {
        return refused(
            "this is a zip archive or a spreadsheet; save the sheet as CSV or unpack the archive",
        );
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return refused("this is an old spreadsheet or document; save the sheet as CSV");
    }
    if head.starts_with(b"%PDF") {
        return refused("this is a PDF document, which holds no events");
    }
    if head.starts_with(b"SQLite format 3\0") {
        return refused("this is an SQLite database; export the events as CSV or OCEL 2.0 JSON");
    }
    let sample = super::file::Sample {
        head: head.to_vec(),
        whole: true,
        glimpses: Vec::new(),
    };
    let text = encoding::decode_sample(encoding::recognise(&sample), head);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with('<') {
        return recognise_xml(text);
    }
    if text.starts_with('{') {
        return Ok(Format::Ocel);
    }
    if text.starts_with('[') {
        return refused("this is a JSON list; of JSON files only OCEL 2.0 is read");
    }
    let strange = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n'));
    if strange.count() * 50 > text.chars().count() {
        return refused("this is not a text file, nor one of the binary formats that are read");
    }
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Format::Csv)
}

fn recognise_xml(text: &str) -> Result<Format, ReadError> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("<log") {
        return Ok(Format::Xes);
    }
    let what = match lower.contains("<html") || lower.contains("<!doctype html") {
        true => "this is a web page, perhaps the sign-in page of the system it came from",
        false => "this is XML without a <log> element; of XML files only XES is read",
    };
    Err(ReadError::NotEvents(what.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_recognised() {
        let table: [(&[u8], Format); 6] = [
            (b"customer;event;time\n", Format::Csv),
            (b"PAR1\x15\x04", Format::Parquet),
            (b"\xef\xbb\xbf<?xml version='1.0'?><log>", Format::Xes),
            (
                b"<!-- made by a tool -->\n<log xes.version=\"1.0\">",
                Format::Xes,
            ),
            (b" {\"objectTypes\": []", Format::Ocel),
            (b"k\0;\0e\0\n\0", Format::Csv),
        ];
        for (head, expected) in table {
            assert_eq!(
                recognise(head).expect("a known format"),
                expected,
                "{head:?}"
            );
        }
    }

    #[test]
    fn other_files_are_named() {
        let table: [(&[u8], &str); 7] = [
            (b"PK\x03\x04....", "spreadsheet"),
            (b"%PDF-1.7", "PDF"),
            (b"<html><body>", "web page"),
            (b"<bpmn:definitions>", "XES"),
            (b"[{\"a\":1}]", "OCEL"),
            (b"SQLite format 3\0...", "SQLite"),
            (
                b"\x7fELF\x02\x01\x01\0\0\0\x10\x11\x12\x13\x01\x02\x03\x04\x05",
                "not a text file",
            ),
        ];
        for (head, expected) in table {
            let error = recognise(head).expect_err("holds no events").to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert!(matches!(recognise(b"\n \n"), Err(ReadError::Empty)));
    }
}
