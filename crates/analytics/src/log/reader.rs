//! Several immutable segments read as one log.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::customers::CustomerNames;
use super::decode::{Rows, decode, decode_customers};
use super::hash::hash;
use super::merge::{Merged, merge, merge_names};
use super::property::{PropertyColumn, decode_property};
use super::segment::Segment;
use super::{LogError, LogIndex, SegmentSummary};
use crate::trails::Trails;

/// Several immutable segments read as one log.
#[derive(Debug)]
pub struct EventLog {
    segments: Vec<Segment>,
    content: u64,
}

impl EventLog {
    /// Opens the segments, which are given in import order; reads their footers only.
    ///
    /// # Errors
    /// When a file is missing or is no segment, or there are too many events for one log.
    pub fn open(segments: Vec<PathBuf>) -> Result<EventLog, LogError> {
        let segments = segments
            .iter()
            .map(|path| Segment::open(path))
            .collect::<Result<Vec<_>, _>>()?;
        let events = segments.iter().map(|segment| segment.summary.events).sum();
        if events > u64::from(u32::MAX) {
            return Err(LogError::TooManyEvents { events });
        }
        let contents = segments
            .iter()
            .flat_map(|segment| [segment.content, segment.summary.events]);
        let contents: Vec<u8> = contents.flat_map(u64::to_le_bytes).collect();
        Ok(EventLog {
            segments,
            content: hash(&contents, 0),
        })
    }

    /// What each segment holds, in import order.
    pub fn summaries(&self) -> Vec<SegmentSummary> {
        self.segments
            .iter()
            .map(|segment| segment.summary)
            .collect()
    }

    /// The names of all properties, sorted.
    pub fn property_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for segment in &self.segments {
            names.extend(segment.property_columns().map(str::to_owned));
            names.extend(segment.more.iter().cloned());
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Reads and merges the segments.
    ///
    /// # Errors
    /// When a segment is damaged.
    pub fn index(&self) -> Result<LogIndex, LogError> {
        let Rows {
            mut touchpoints,
            mut times,
            names,
            customers,
        } = decode(&self.segments)?;
        let (offsets, rows) = match customers.as_slice() {
            [] => (vec![0], Vec::new()),
            [single] => {
                let mut offsets = single.starts.clone();
                offsets.push(single.end);
                (offsets, Vec::new())
            }
            several => {
                let Merged { offsets, rows } = merge(several, &times);
                touchpoints = gather(&touchpoints, &rows);
                times = gather(&times, &rows);
                (offsets, rows)
            }
        };
        let trails = Trails::new(offsets, touchpoints, times).map_err(|error| {
            let path = self.segments.first().map(|segment| segment.path.as_path());
            LogError::segment(path.unwrap_or(Path::new("")), error)
        })?;
        Ok(LogIndex {
            trails,
            names,
            rows,
            content: self.content,
        })
    }

    /// Reads an index saved for exactly these segments.
    ///
    /// # Errors
    /// When there is none that fits: build it with [`EventLog::index`] and save it.
    pub fn saved_index(&self, path: &Path) -> Result<LogIndex, LogError> {
        let index = LogIndex::load(path)?;
        if index.content != self.content {
            return Err(LogError::index(path, "it is of other segments"));
        }
        Ok(index)
    }

    /// One property of every event, in the order of `index`, which must be of this log.
    ///
    /// # Errors
    /// When a segment is damaged, or the index is of other segments. A property that no segment has
    /// is absent everywhere, not an error.
    pub fn property(&self, index: &LogIndex, name: &str) -> Result<PropertyColumn, LogError> {
        self.check(index)?;
        let mut column = decode_property(&self.segments, name)?;
        if !index.rows.is_empty() {
            column.codes = gather(&column.codes, &index.rows);
        }
        Ok(column)
    }

    /// The names of all customers, in the order of `index`, which must be of this log.
    ///
    /// # Errors
    /// As [`EventLog::property`].
    pub fn customers(&self, index: &LogIndex) -> Result<CustomerNames, LogError> {
        self.check(index)?;
        Ok(merge_names(&decode_customers(&self.segments)?))
    }

    fn check(&self, index: &LogIndex) -> Result<(), LogError> {
        if index.content == self.content {
            Ok(())
        } else {
            Err(LogError::ForeignIndex)
        }
    }
}

/// The values of the rows.
fn gather<T: Copy + Send + Sync>(values: &[T], rows: &[u32]) -> Vec<T> {
    rows.par_iter().map(|&row| values[row as usize]).collect()
}
