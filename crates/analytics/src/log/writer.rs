//! Takes the events of one import.

use std::path::{Path, PathBuf};

use super::{Event, Finished, LogError, Progress, SegmentSummary};

/// Takes the events of one import and writes what is new as one segment.
///
/// Memory stays bounded whatever the number of events: rows wait in the scratch folder, spread over
/// 64 files by the hash of their customer.
#[derive(Debug)]
pub struct LogWriter {
    properties: Vec<String>,
}

impl LogWriter {
    /// Begins an import. `scratch` is a folder for this writer alone: it is made if it is missing,
    /// emptied of spill files and removed when the writer is finished or dropped.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn create(scratch: &Path) -> Result<LogWriter, LogError> {
        std::fs::create_dir_all(scratch).map_err(LogError::file(scratch))?;
        Ok(LogWriter {
            properties: Vec::new(),
        })
    }

    /// The number of a property, registered when it is new. Names are told apart byte for byte.
    pub fn property(&mut self, name: &str) -> u32 {
        self.properties.push(name.to_owned());
        0
    }

    /// Takes one event. Events of one customer at the same time keep the order of the calls.
    ///
    /// # Errors
    /// When the scratch folder cannot be written, or the event does not fit into a log.
    pub fn push(&mut self, event: &Event<'_>) -> Result<(), LogError> {
        Err(LogError::TooLarge {
            line: event.line,
            limit: 0,
        })
    }

    /// Sorts the events, leaves out what `existing` segments already hold, and writes `target`.
    ///
    /// Of k equal events in the import and j in the log, k - j are new. The file appears under its
    /// name only when it is whole and on disk; until then it is `target` with `.partial` appended.
    ///
    /// # Errors
    /// When a file cannot be read or written, or `target` exists. Nothing is stored then.
    pub fn finish(
        self,
        existing: &[PathBuf],
        target: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Finished, LogError> {
        let _ = (existing, progress);
        Err(LogError::Exists {
            path: target.to_owned(),
        })
    }
}

/// Writes all events of `segments` (in import order) as one segment that stands for them.
///
/// # Errors
/// As [`LogWriter::finish`].
pub fn compact(segments: &[PathBuf], target: &Path) -> Result<SegmentSummary, LogError> {
    let _ = segments;
    Err(LogError::Exists {
        path: target.to_owned(),
    })
}
