//! Splits the bytes of a separated text file into records of cells.
//!
//! A bad line must cost no more than itself: a quotation mark that is never closed, or a line of
//! many megabytes, is handed out as broken and reading goes on with the next line. That is why
//! this is not left to a general CSV library, which would swallow the rest of the file. Line
//! numbers are those of an editor, also with line breaks inside quoted cells.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr2};

/// A record, with all its quoted line breaks, may be this long.
pub(crate) const MAX_RECORD_BYTES: usize = 1 << 20;
const BUFFER_BYTES: usize = 1 << 18;

/// How the cells of a file are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) separator: u8,
    /// None: quotation marks are ordinary characters.
    pub(crate) quote: Option<u8>,
    /// `\n` (a `\r` before it is dropped) or, in files of old systems, a lone `\r`.
    pub(crate) line_end: u8,
}

/// What stands at one place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// The cells are in the reader.
    Cells,
    /// Longer than [`MAX_RECORD_BYTES`]; the text is its beginning.
    TooLong,
    /// A quoted cell opens and is not closed within [`MAX_RECORD_BYTES`] or the file; only the
    /// first line is consumed.
    UnclosedQuote,
}

/// Reads record by record, holding one record at a time.
pub(crate) struct Records<R> {
    input: R,
    dialect: Dialect,
    buffer: Vec<u8>,
    /// Unread bytes of `buffer`; the current record is before them.
    unread: Range<usize>,
    record: Range<usize>,
    ended: bool,
    line: u64,
    next_line: u64,
    /// Cells with escaped quotation marks, unescaped.
    unescaped: Vec<u8>,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy)]
struct Cell {
    start: u32,
    end: u32,
    unescaped: bool,
}

/// The cells of one record as text.
#[derive(Clone, Copy)]
pub(crate) struct RecordText<'a> {
    plain: &'a str,
    plain_start: usize,
    unescaped: &'a str,
    cells: &'a [Cell],
}

impl<'a> RecordText<'a> {
    pub(crate) fn cell(&self, index: usize) -> &'a str {
        let Cell {
            start,
            end,
            unescaped,
        } = self.cells[index];
        let (start, end) = (start as usize, end as usize);
        let text = match unescaped {
            true => self.unescaped.get(start..end),
            false => self
                .plain
                .get(start - self.plain_start..end - self.plain_start),
        };
        text.expect("cells are cut at ASCII characters of valid text")
    }

    pub(crate) fn cells(self) -> impl Iterator<Item = &'a str> + Clone {
        (0..self.cells.len()).map(move |index| self.cell(index))
    }
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, dialect: Dialect) -> Records<R> {
        Records {
            input,
            dialect,
            buffer: vec![0; BUFFER_BYTES],
            unread: 0..0,
            record: 0..0,
            ended: false,
            line: 0,
            next_line: 1,
            unescaped: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Moves to the next record that is not blank; None at the end of the file.
    pub(crate) fn advance(&mut self) -> io::Result<Option<Found>> {
        loop {
            let Some(found) = self.advance_any()? else {
                return Ok(None);
            };
            let blank =
                found == Found::Cells && self.cells.iter().all(|cell| cell.start == cell.end);
            if !blank {
                return Ok(Some(found));
            }
        }
    }

    /// The line on which the current record begins, counted from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// How many cells the current record has.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether the current record spans several lines.
    pub(crate) fn is_multi_line(&self) -> bool {
        self.next_line > self.line + 1
    }

    /// The current record as text; None when it is not valid UTF-8.
    pub(crate) fn text(&self) -> Option<RecordText<'_>> {
        Some(RecordText {
            plain: std::str::from_utf8(&self.buffer[self.record.clone()]).ok()?,
            plain_start: self.record.start,
            unescaped: std::str::from_utf8(&self.unescaped).ok()?,
            cells: &self.cells,
        })
    }

    /// The current record as it stands in the file, without its line end.
    pub(crate) fn raw(&self) -> &[u8] {
        without_line_end(&self.buffer[self.record.clone()], self.dialect.line_end)
    }

    /// The first line of the current record as it stands in the file.
    pub(crate) fn raw_first_line(&self) -> &[u8] {
        let raw = &self.buffer[self.record.clone()];
        let end = memchr(self.dialect.line_end, raw).map_or(raw.len(), |at| at + 1);
        without_line_end(&raw[..end], self.dialect.line_end)
    }

    /// Gives all lines of the current record but the first back, to be read again on their own.
    pub(crate) fn give_back_after_first_line(&mut self) {
        let raw = &self.buffer[self.record.clone()];
        let end = memchr(self.dialect.line_end, raw).map_or(raw.len(), |at| at + 1);
        self.unread.start = self.record.start + end;
        self.next_line = self.line + 1;
    }

    fn advance_any(&mut self) -> io::Result<Option<Found>> {
        self.cells.clear();
        self.unescaped.clear();
        self.line = self.next_line;
        let line_end = self.dialect.line_end;
        let quote = self.dialect.quote.unwrap_or(line_end);
        let mut searched = 0;
        loop {
            let bytes = &self.buffer[self.unread.clone()];
            match memchr2(line_end, quote, &bytes[searched..]).map(|at| searched + at) {
                Some(at) if bytes[at] == line_end => {
                    self.take(at + 1, 1);
                    self.split_plain();
                    return Ok(Some(Found::Cells));
                }
                Some(_) => return self.advance_quoted().map(Some),
                None if self.ended && bytes.is_empty() => return Ok(None),
                None if self.ended => {
                    self.take(bytes.len(), 1);
                    self.split_plain();
                    return Ok(Some(Found::Cells));
                }
                None if bytes.len() >= MAX_RECORD_BYTES => return self.skip_long_line().map(Some),
                None => {
                    searched = bytes.len();
                    self.fill()?;
                }
            }
        }
    }

    /// The line is known to hold no quotation mark that matters.
    fn split_plain(&mut self) {
        let raw = without_line_end(&self.buffer[self.record.clone()], self.dialect.line_end);
        let base = self.record.start;
        let mut start = 0;
        for end in memchr::memchr_iter(self.dialect.separator, raw) {
            self.cells.push(Cell::plain(base + start, base + end));
            start = end + 1;
        }
        self.cells.push(Cell::plain(base + start, base + raw.len()));
    }

    /// Reads a record with quotation marks; starts over when more bytes are needed.
    fn advance_quoted(&mut self) -> io::Result<Found> {
        loop {
            self.cells.clear();
            self.unescaped.clear();
            match self.scan_quoted() {
                Scan::Record { length, lines } => {
                    self.take(length, lines);
                    return Ok(Found::Cells);
                }
                Scan::Stray => return self.take_unclosed(),
                Scan::Cut if self.ended || self.unread.len() >= MAX_RECORD_BYTES => {
                    return self.take_unclosed();
                }
                Scan::Cut => self.fill()?,
            }
        }
    }

    /// Finds the cells of the record at the start of the unread bytes.
    fn scan_quoted(&mut self) -> Scan {
        let Dialect {
            separator,
            line_end,
            quote,
        } = self.dialect;
        let base = self.unread.start;
        let bytes = &self.buffer[self.unread.clone()];
        let (mut at, mut lines) = (0, 1);
        loop {
            let from = self.unescaped.len();
            let mut lines_inside = 0;
            let is_quoted = quote.is_some() && bytes.get(at) == quote.as_ref();
            if let Some(quote) = quote.filter(|_| is_quoted) {
                let Some(close) = unescape(bytes, at + 1, quote, &mut self.unescaped) else {
                    return Scan::Cut;
                };
                lines_inside = memchr::memchr_iter(line_end, &bytes[at..close]).count() as u64;
                at = close;
            }
            let end = match memchr2(separator, line_end, &bytes[at..]) {
                Some(length) => at + length,
                None if self.ended => bytes.len(),
                None => return Scan::Cut,
            };
            let is_last = bytes.get(end).is_none_or(|byte| *byte == line_end);
            let mut rest = &bytes[at..end];
            if is_last {
                rest = without_line_end(rest, line_end);
            }
            if lines_inside > 0 && !rest.trim_ascii().is_empty() {
                return Scan::Stray;
            }
            if is_quoted {
                // What follows a closing mark belongs to the cell, as other readers have it.
                self.unescaped.extend_from_slice(rest);
                self.cells.push(Cell::unescaped(from, self.unescaped.len()));
            } else {
                self.cells
                    .push(Cell::plain(base + at, base + at + rest.len()));
            }
            lines += lines_inside;
            at = end + 1;
            if is_last {
                let length = at.min(bytes.len());
                return Scan::Record { length, lines };
            }
        }
    }

    fn take_unclosed(&mut self) -> io::Result<Found> {
        self.cells.clear();
        self.unescaped.clear();
        let bytes = &self.buffer[self.unread.clone()];
        match memchr(self.dialect.line_end, bytes) {
            Some(at) => self.take(at + 1, 1),
            None if self.ended => self.take(bytes.len(), 1),
            None => return self.skip_long_line(),
        }
        Ok(Found::UnclosedQuote)
    }

    /// Drops everything up to the next line end, keeping the beginning as the record's text.
    fn skip_long_line(&mut self) -> io::Result<Found> {
        let kept = 1024.min(self.unread.len());
        let beginning = self.buffer[self.unread.start..self.unread.start + kept].to_vec();
        loop {
            let bytes = &self.buffer[self.unread.clone()];
            if let Some(at) = memchr(self.dialect.line_end, bytes) {
                self.unread.start += at + 1;
                break;
            }
            self.unread.start = self.unread.end;
            if self.ended {
                break;
            }
            self.fill()?;
        }
        // The consumed line leaves room before the unread bytes for what was kept of it.
        if self.unread.start < kept {
            let rest = self.buffer[self.unread.clone()].to_vec();
            self.buffer
                .resize((kept + rest.len()).max(self.buffer.len()), 0);
            self.buffer[kept..kept + rest.len()].copy_from_slice(&rest);
            self.unread = kept..kept + rest.len();
        }
        self.record = self.unread.start - kept..self.unread.start;
        self.buffer[self.record.clone()].copy_from_slice(&beginning);
        self.next_line = self.line + 1;
        Ok(Found::TooLong)
    }

    fn take(&mut self, length: usize, lines: u64) {
        self.record = self.unread.start..self.unread.start + length;
        self.unread.start += length;
        self.next_line = self.line + lines;
    }

    /// Reads more, moving the unread bytes to the front and growing the buffer when they fill it.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.unread.clone(), 0);
        self.unread = 0..self.unread.len();
        if self.buffer.len() - self.unread.end < BUFFER_BYTES / 2 {
            let grown = (self.buffer.len() * 2).min(MAX_RECORD_BYTES + BUFFER_BYTES);
            self.buffer.resize(grown.max(self.buffer.len()), 0);
        }
        loop {
            match self.input.read(&mut self.buffer[self.unread.end..]) {
                Ok(0) => self.ended = true,
                Ok(count) => self.unread.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }
}

impl Cell {
    fn plain(start: usize, end: usize) -> Cell {
        Cell {
            start: start as u32,
            end: end as u32,
            unescaped: false,
        }
    }

    fn unescaped(start: usize, end: usize) -> Cell {
        Cell {
            start: start as u32,
            end: end as u32,
            unescaped: true,
        }
    }
}

/// What stands at the beginning of the unread bytes.
enum Scan {
    /// A record: its length with the line end, and the number of its lines.
    Record { length: usize, lines: u64 },
    /// The record does not end within the buffer.
    Cut,
    /// A cell of several lines, with more text behind its closing mark: in truth the opening mark
    /// is a stray one, and the closing mark opens a cell of a later line.
    Stray,
}

/// Copies the content of a quoted cell that begins at `at`; gives the place behind the closing
/// mark, or None when there is no closing mark.
fn unescape(bytes: &[u8], mut at: usize, quote: u8, unescaped: &mut Vec<u8>) -> Option<usize> {
    loop {
        let close = at + memchr(quote, bytes.get(at..)?)?;
        unescaped.extend_from_slice(&bytes[at..close]);
        at = close + 1;
        if bytes.get(at) != Some(&quote) {
            return Some(at);
        }
        unescaped.push(quote);
        at += 1;
    }
}

fn without_line_end(bytes: &[u8], line_end: u8) -> &[u8] {
    let bytes = bytes.strip_suffix(&[line_end]).unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests;
