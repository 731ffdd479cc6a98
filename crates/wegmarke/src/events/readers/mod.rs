//! Reads event logs as other systems write them: separated text, XES, OCEL 2.0 and Parquet.
//!
//! A reader recognises what it can, says what it took for what ([`inspect`]), and hands every
//! event and every place that is none to a [`Sink`] ([`read`]). It stores nothing and never gives
//! up on a bad line; only a file that cannot be read on (missing, damaged, of another kind) is an
//! error.

pub(crate) mod columns;
mod csv;
mod detect;
mod dialect;
mod encoding;
mod file;
mod lines;
mod mapping;
mod ocel;
mod parquet;
mod properties;
mod records;
mod times;
mod xes;

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use wegmarke_analytics::log::{Event, LogError};

pub use file::EventFile;
pub use mapping::{Format, Mapping};
pub use times::{TimeError, TimeFormat};

/// Takes what a reader finds, in the order of the file.
pub trait Sink {
    /// The number under which events name this property; the same for the same name.
    fn property(&mut self, name: &str) -> u32;

    /// Takes one event.
    ///
    /// # Errors
    /// [`ReadError::Stopped`] ends the reading; any other error is handed on.
    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadError>;

    /// Takes a place of the file that is no event.
    ///
    /// # Errors
    /// As for [`Sink::event`].
    fn reject(&mut self, rejection: &Rejection<'_>) -> Result<(), ReadError>;
}

/// A place of a file that is no event, and why.
#[derive(Debug)]
pub struct Rejection<'a> {
    /// The line, counted from 1; in Parquet the row.
    pub line: u64,
    /// Why it is none.
    pub reason: Reason,
    /// What stands there, perhaps not valid UTF-8.
    pub text: &'a [u8],
}

/// Why a place of a file is no event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The line has more or fewer cells than the header.
    #[error("{found} cells, the header has {expected}")]
    WrongColumnCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of the line.
        found: usize,
    },
    /// Nobody did it.
    #[error("the customer is empty")]
    EmptyCustomer,
    /// Nothing was done.
    #[error("the event is empty")]
    EmptyEvent,
    /// The time is missing or cannot be read.
    #[error("{error}: `{text}`")]
    UnreadableTime {
        /// What stands there, shortened.
        text: String,
        /// What is wrong with it.
        error: TimeError,
    },
    /// The bytes are not text in the encoding of the file.
    #[error("not valid {0}")]
    InvalidText(String),
    /// The line is too long to be one.
    #[error("the line is longer than {} bytes", records::MAX_RECORD_BYTES)]
    LineTooLong,
    /// A cell opens with a quotation mark and nothing closes it.
    #[error("a quotation mark opens a cell and is never closed")]
    UnclosedQuote,
    /// An OCEL event has no object of the type that is the customer.
    #[error("no object of type `{0}` takes part in the event")]
    NoCustomerObject(String),
    /// An XES event stands outside of a trace and so belongs to nobody.
    #[error("the event stands outside of a trace")]
    OutsideTrace,
    /// A record is not what the format asks for.
    #[error("{0}")]
    Malformed(String),
}

impl Reason {
    /// A stable name for machines and translations.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::WrongColumnCount { .. } => "wrong_column_count",
            Reason::EmptyCustomer => "empty_customer",
            Reason::EmptyEvent => "empty_event",
            Reason::UnreadableTime { .. } => "unreadable_time",
            Reason::InvalidText(_) => "invalid_text",
            Reason::LineTooLong => "line_too_long",
            Reason::UnclosedQuote => "unclosed_quote",
            Reason::NoCustomerObject(_) => "no_customer_object",
            Reason::OutsideTrace => "outside_trace",
            Reason::Malformed(_) => "malformed",
        }
    }

    pub(crate) fn unreadable_time(text: &str, error: TimeError) -> Reason {
        Reason::UnreadableTime {
            text: text.chars().take(60).collect(),
            error,
        }
    }
}

/// Why a file cannot be read at all, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// It is a folder.
    #[error("{} is a folder, not a file", .0.display())]
    Folder(PathBuf),
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// It is of the right kind, and there is nothing in it.
    #[error("there are no events in the file")]
    NoEvents,
    /// It is of a kind that holds no events we could read.
    #[error("{0}")]
    NotEvents(String),
    /// It ends too early or is broken.
    #[error("the file is damaged at line {line}: {reason}")]
    Damaged {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong there.
        reason: String,
    },
    /// The archive around it ends too early or is broken.
    #[error("the gzip archive is damaged: {0}")]
    DamagedArchive(String),
    /// Nothing says which column plays a role.
    #[error("cannot tell which column holds the {role}; the columns are: {}", .columns.join(", "))]
    UnknownRole {
        /// `customer`, `event` or `time`.
        role: &'static str,
        /// What there is to choose from.
        columns: Vec<String>,
    },
    /// The mapping names a column that is not there.
    #[error("there is no column `{column}`; the columns are: {}", .columns.join(", "))]
    UnknownColumn {
        /// What the mapping asks for.
        column: String,
        /// What there is to choose from.
        columns: Vec<String>,
    },
    /// Nothing says which objects are the customers, or the mapping names a type that is not there.
    #[error("choose the object type that is the customer; there are: {}", .0.join(", "))]
    UnknownObjectType(Vec<String>),
    /// The values of the time column are no times.
    #[error("the values of column `{column}` are not times, for example `{example}`")]
    NoTimes {
        /// The column taken for the time.
        column: String,
        /// One of its values.
        example: String,
    },
    /// There is no such encoding.
    #[error("there is no encoding `{0}`; usual ones are utf-8, windows-1252 and utf-16le")]
    UnknownEncoding(String),
    /// There is no such time zone.
    #[error("there is no time zone `{0}`; zones have names such as Europe/Berlin")]
    UnknownTimeZone(String),
    /// The separator or quotation mark is no single ASCII character.
    #[error("`{0}` cannot separate or quote cells; it must be a single ASCII character")]
    UnusableMark(String),
    /// The log could not take an event.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The disk did not deliver.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    /// The sink has seen enough; never reaches a user.
    #[error("reading was stopped")]
    Stopped,
}

/// What a file looks like to its reader.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Inspection {
    /// The columns of a table; empty for XES and OCEL, whose roles are fixed.
    pub columns: Vec<Column>,
    /// The types of objects in an OCEL file.
    pub object_types: Vec<String>,
    /// What was asked for, completed with what was recognised.
    pub mapping: Mapping,
    /// What a person should look at before importing.
    pub notes: Vec<Note>,
}

/// A column with some of its values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Column {
    /// Its header, or `column N`.
    pub name: String,
    /// The first different values.
    pub samples: Vec<String>,
}

/// Something that recognition could not settle for certain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Note {
    /// A stable name for machines and translations.
    pub code: String,
    /// What it is, in English.
    pub detail: String,
}

/// Recognises a file as far as `wanted` leaves it open. The mapping that comes back may still lack
/// a role that nothing in the file gives away; [`read`] then says so.
///
/// # Errors
/// When the file cannot be read, holds no events, or contradicts `wanted`.
pub fn inspect(file: &EventFile, wanted: &Mapping) -> Result<Inspection, ReadError> {
    let format = detect::format(file, wanted)?;
    let mut inspection = match format {
        Format::Csv => csv::inspect(file, wanted),
        Format::Xes => xes::inspect(wanted),
        Format::Ocel => ocel::inspect(file, wanted),
        Format::Parquet => parquet::inspect(file, wanted),
    }?;
    inspection.mapping.format = Some(format);
    Ok(inspection)
}

/// Hands every event of a file to a sink, reading it as an [`Inspection`]'s mapping says.
///
/// # Errors
/// When the file cannot be read to its end, the mapping is incomplete, or the sink fails.
pub fn read(file: &EventFile, mapping: &Mapping, sink: &mut dyn Sink) -> Result<(), ReadError> {
    match detect::format(file, mapping)? {
        Format::Csv => csv::read(file, mapping, sink),
        Format::Xes => xes::read(file, mapping, sink),
        Format::Ocel => ocel::read(file, mapping, sink),
        Format::Parquet => parquet::read(file, mapping, sink),
    }
}

#[cfg(test)]
mod testing;
