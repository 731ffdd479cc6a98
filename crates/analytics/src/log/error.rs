//! What can go wrong with the log, each with the file or line it happened at.

use std::io;
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;

/// A failure of the event log. Nothing was stored when writing fails; reading changes nothing.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The operating system refused to read or write a file: missing, no permission, disk full.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file is no segment of this log, or is damaged.
    #[error("{} cannot be read as a segment of the event log: {reason}", path.display())]
    Segment {
        /// The segment's file.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// A segment could not be written for a reason other than the file system.
    #[error("{} cannot be written: {source}", path.display())]
    Encode {
        /// The segment's file.
        path: PathBuf,
        /// What the encoder said.
        source: ParquetError,
    },
    /// The file to be written is already there; segments never change.
    #[error("{} is already there", path.display())]
    Exists {
        /// The segment's file.
        path: PathBuf,
    },
    /// A saved index is damaged, of another version, or of other segments: build it again.
    #[error("{} is not a usable index: {reason}", path.display())]
    Index {
        /// The index file.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// An index was used with a log that it is not the index of.
    #[error("the index is of other segments than the log")]
    ForeignIndex,
    /// More different event names than a log can hold: most likely a wrong column.
    #[error(
        "more than {} different event names (at line {line}); is the event column right?",
        super::MOST_NAMES
    )]
    TooManyNames {
        /// The line that brought one name too many; 0 when only all imports together do.
        line: u64,
    },
    /// One event is larger than the log can hold.
    #[error("the event at line {line} is larger than {limit} bytes")]
    TooLarge {
        /// The line of the event.
        line: u64,
        /// The largest size of an event, in bytes.
        limit: usize,
    },
    /// More events than trails can address.
    #[error("{events} events are more than one log can hold ({})", u32::MAX)]
    TooManyEvents {
        /// Number of events in all segments.
        events: u64,
    },
}

impl LogError {
    /// An operating-system failure at a path.
    pub(crate) fn file(path: &Path) -> impl Fn(io::Error) -> LogError + '_ {
        move |source| LogError::File {
            path: path.to_owned(),
            source,
        }
    }

    /// A damaged or foreign segment.
    pub(crate) fn segment(path: &Path, reason: impl ToString) -> LogError {
        LogError::Segment {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }

    /// An unusable index file.
    pub(crate) fn index(path: &Path, reason: impl ToString) -> LogError {
        LogError::Index {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }
}
