//! Several immutable segments read as one log.

use std::path::PathBuf;

use super::{LogError, LogIndex};

/// Several immutable segments read as one log.
#[derive(Debug)]
pub struct EventLog {
    segments: Vec<PathBuf>,
}

/// One property of every event, in the order of a [`LogIndex`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyColumn {
    /// For each event the position of its value in `values`, or [`PropertyColumn::ABSENT`].
    pub codes: Vec<u32>,
    /// The different values, in no promised order.
    pub values: Vec<String>,
}

impl PropertyColumn {
    /// The code of an event that does not have the property.
    pub const ABSENT: u32 = u32::MAX;

    /// How many events have each value, in the order of `values`.
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.values.len()];
        for &code in self.codes.iter().filter(|&&code| code != Self::ABSENT) {
            counts[code as usize] += 1;
        }
        counts
    }
}

/// The names of all customers, in the order of a [`LogIndex`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerNames {
    text: String,
    ends: Vec<usize>,
}

impl CustomerNames {
    /// The name of one customer.
    pub fn get(&self, customer: usize) -> Option<&str> {
        let end = *self.ends.get(customer)?;
        let start = if customer == 0 {
            0
        } else {
            self.ends[customer - 1]
        };
        self.text.get(start..end)
    }

    /// How many customers there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no customer.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl EventLog {
    /// Opens the segments, which are given in import order; reads their footers only.
    ///
    /// # Errors
    /// When a file is missing or is no segment.
    pub fn open(segments: Vec<PathBuf>) -> Result<EventLog, LogError> {
        Ok(EventLog { segments })
    }

    /// The names of all properties, sorted.
    pub fn property_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// Reads and merges the segments.
    ///
    /// # Errors
    /// When a segment is damaged or the log too large.
    pub fn index(&self) -> Result<LogIndex, LogError> {
        Err(LogError::TooManyEvents {
            events: self.segments.len() as u64,
        })
    }

    /// Reads an index saved for exactly these segments.
    ///
    /// # Errors
    /// When there is none that fits: build it with [`EventLog::index`] and save it.
    pub fn saved_index(&self, path: &std::path::Path) -> Result<LogIndex, LogError> {
        LogIndex::load(path)
    }

    /// One property of every event, in the order of `index`, which must be of this log.
    ///
    /// # Errors
    /// When a segment is damaged, or the index is of other segments. A property that no segment has
    /// is absent everywhere, not an error.
    pub fn property(&self, index: &LogIndex, name: &str) -> Result<PropertyColumn, LogError> {
        let _ = (index, name);
        Err(LogError::TooManyEvents { events: 0 })
    }

    /// The names of all customers, in the order of `index`, which must be of this log.
    ///
    /// # Errors
    /// As [`EventLog::property`].
    pub fn customers(&self, index: &LogIndex) -> Result<CustomerNames, LogError> {
        let _ = index;
        Err(LogError::TooManyEvents { events: 0 })
    }
}
