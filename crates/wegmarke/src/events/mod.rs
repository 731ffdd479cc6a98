//! What customers did: event logs come in as files and are kept as segments of the event log.
//!
//! A file waits as an upload ([`uploads`]) or is read where it lies; a reader ([`readers`]) makes
//! events of it; an import ([`import`]) writes what is new as one segment and lists it in the
//! manifest ([`store`]), so that it is there whole or not at all. What the events mean is decided
//! later, by the bindings of the touchpoints.

mod attempt;
pub mod catalogue;
mod folder;
pub mod generated;
pub mod import;
mod preview;
pub mod readers;
mod rejects;
mod routes;
mod sink;
pub mod store;
pub mod uploads;

use std::io::ErrorKind;

use crate::error::{Cause, Error, Kind};
use readers::ReadError;

pub use folder::clean_up_all;
pub use import::{Outcome, Request, dry_run, run};
pub use preview::{Preview, PreviewRow};
pub use rejects::{Reject, RejectLimit};
pub use routes::routes;
pub use store::{Import, ImportId, Manifest, State, manifest};

impl From<ReadError> for Error {
    fn from(cause: ReadError) -> Error {
        let code = match &cause {
            ReadError::Missing(_) => "file_missing",
            ReadError::Folder(_) => "file_is_folder",
            ReadError::Empty => "file_empty",
            ReadError::NoEvents => "file_without_events",
            ReadError::NotEvents(_) => "file_of_another_kind",
            ReadError::Damaged { .. } => "file_damaged",
            ReadError::DamagedArchive(_) => "archive_damaged",
            ReadError::UnknownRole { .. } => "unknown_role",
            ReadError::UnknownColumn { .. } => "unknown_column",
            ReadError::UnknownObjectType(_) => "unknown_object_type",
            ReadError::NoTimes { .. } => "no_times",
            ReadError::UnknownEncoding(_) => "unknown_encoding",
            ReadError::UnknownTimeZone(_) => "unknown_time_zone",
            ReadError::UnusableMark(_) => "unusable_mark",
            ReadError::Log(_) => "event_log",
            ReadError::Io(_) => "file_unreadable",
            ReadError::Stopped => "interrupted",
        };
        let detail = cause.to_string();
        match cause {
            ReadError::UnknownRole { role, columns } => Error::invalid(code, detail)
                .at(role)
                .with("columns", columns),
            ReadError::UnknownColumn { column, columns } => Error::invalid(code, detail)
                .at(column)
                .with("columns", columns),
            ReadError::UnknownObjectType(types) => Error::invalid(code, detail)
                .at("object_type")
                .with("object_types", types),
            ReadError::Damaged { line, .. } => Error::invalid(code, detail)
                .at(format!("line {line}"))
                .with("line", line),
            ReadError::Log(cause) => log_failure(cause),
            ReadError::Io(cause) => match cause.kind() {
                ErrorKind::StorageFull => disk_full(&detail, cause),
                ErrorKind::PermissionDenied => Error::invalid(code, detail),
                _ => Error::new(Kind::Internal, code, detail).caused_by(cause),
            },
            _ => Error::invalid(code, detail),
        }
    }
}

fn disk_full(detail: &str, cause: impl Into<Cause>) -> Error {
    let detail = format!("the disk is full, nothing was stored ({detail})");
    Error::new(Kind::Internal, "disk_full", detail).caused_by(cause)
}

/// What a failure of the event log means to whoever imports.
fn log_failure(cause: wegmarke_analytics::log::LogError) -> Error {
    use wegmarke_analytics::log::LogError;
    let detail = cause.to_string();
    match &cause {
        LogError::TooManyNames { .. } => Error::invalid("too_many_names", detail),
        LogError::TooManyEvents { .. } => Error::invalid("too_many_events", detail),
        LogError::File { source, .. } if source.kind() == ErrorKind::StorageFull => {
            disk_full(&detail, cause)
        }
        _ => Error::new(Kind::Internal, "event_log", detail).caused_by(cause),
    }
}
