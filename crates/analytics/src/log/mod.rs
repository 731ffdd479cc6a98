//! The columnar event log: immutable Parquet segments, sorted by customer and time.
//!
//! An import pushes events into a [`LogWriter`], which writes one segment of what is new. An
//! [`EventLog`] reads several segments as one log: [`EventLog::index`] gives the trails,
//! [`EventLog::property`] one property of every event in the same order. The layout of a segment is
//! described in `docs/reference/event-log.md`; which segments belong to a workspace, and in which
//! order they were imported, is the caller's knowledge.

mod compact;
mod customers;
mod decode;
mod encode;
mod error;
mod finish;
mod hash;
mod index;
mod layout;
mod merge;
mod property;
mod reader;
mod row;
mod segment;
mod segment_file;
mod sorted;
mod spill;
mod stored;
#[cfg(test)]
mod tests;
mod writer;

pub use compact::compact;
pub use customers::CustomerNames;
pub use error::LogError;
pub use index::LogIndex;
pub use property::PropertyColumn;
pub use reader::EventLog;
pub use writer::LogWriter;

use std::path::Path;

/// How many different event names one log can hold: their codes are `u16`, and the last code means
/// "none" (see [`crate::trails::NO_TOUCHPOINT`]).
pub const MOST_NAMES: usize = u16::MAX as usize;

/// One event as it was read. Texts are kept byte for byte; an empty text is a value like any other.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// Who, as named by the source.
    pub customer: &'a str,
    /// What happened, as named by the source.
    pub name: &'a str,
    /// When, in microseconds since the epoch, UTC.
    pub time: i64,
    /// Where in the source: the line, or the number of the element.
    pub line: u64,
    /// Values by the number that [`LogWriter::property`] gave. Of a property given twice the last
    /// value counts.
    pub properties: &'a [(u32, &'a str)],
}

/// How far [`LogWriter::finish`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Events sorted and either written or found to be duplicates.
    pub done: u64,
    /// Events that were pushed.
    pub total: u64,
}

/// What a segment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentSummary {
    /// Number of events.
    pub events: u64,
    /// Number of different customers.
    pub customers: u64,
    /// The earliest time, microseconds since the epoch.
    pub first: i64,
    /// The latest time, microseconds since the epoch.
    pub last: i64,
    /// Size of the file.
    pub bytes: u64,
}

impl SegmentSummary {
    /// Reads the footer of a segment.
    ///
    /// # Errors
    /// When the file is missing or is no segment.
    pub fn read(path: &Path) -> Result<SegmentSummary, LogError> {
        Ok(segment::Segment::open(path)?.summary)
    }
}

/// What became of the pushed events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    /// The segment that was written; `None` when no event was new.
    pub segment: Option<SegmentSummary>,
    /// How many events the log already held.
    pub duplicates: u64,
}
