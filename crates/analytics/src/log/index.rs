//! All events of a log in the order of the trails.

use std::path::Path;

use super::LogError;
use crate::trails::Trails;

/// All events of a log in the order of the trails: what the kernels read, before any binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogIndex {
    /// The trails; a touchpoint's code is the position in `names`.
    pub trails: Trails,
    /// The event names, sorted.
    pub names: Vec<String>,
}

impl LogIndex {
    /// Writes the index as one flat file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), LogError> {
        Err(LogError::index(path, "not written yet"))
    }

    /// Reads what [`LogIndex::save`] wrote.
    ///
    /// # Errors
    /// When the file is missing, damaged or of another version: build the index again.
    pub fn load(path: &Path) -> Result<LogIndex, LogError> {
        Err(LogError::index(path, "not written yet"))
    }
}
