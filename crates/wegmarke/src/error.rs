//! The one error type of the product: what went wrong, where, and what a caller may do about it.
//!
//! HTTP turns it into `application/problem+json` (see `http::problem`), the command line into a
//! message and an exit code (see `cli`). Codes are stable and translated by the interface; the
//! detail is an English sentence without a full stop.

use std::fmt;
use std::path::Path;

/// What kind of failure it is; decides the HTTP status and the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The input cannot be accepted as it is (422, or 400 when it cannot even be read).
    Invalid,
    /// Nobody is signed in, or the secret is wrong (401).
    Unauthorized,
    /// Signed in, but the role or scope does not allow it (403).
    Forbidden,
    /// There is no such thing, or the caller may not know of it (404).
    NotFound,
    /// The path exists, the method does not (405).
    MethodNotAllowed,
    /// The state of things forbids it: a name is taken, a version is old (409).
    Conflict,
    /// The caller insists on a state that is no longer the present one (412).
    PreconditionFailed,
    /// More bytes than accepted (413).
    TooLarge,
    /// Too many attempts; try again after this many seconds (429).
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The database cannot answer now; the same request may succeed later (503).
    Unavailable,
    /// A fault of ours or of the machine (500). The cause is logged, never shown to a client.
    Internal,
}

/// The cause of an internal failure.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Shorthand used through the whole crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure with its kind, a stable code, a sentence, and the place it is about.
pub struct Error(Box<Content>);

struct Content {
    kind: Kind,
    code: &'static str,
    detail: String,
    place: Option<String>,
    fields: serde_json::Map<String, serde_json::Value>,
    cause: Option<Cause>,
}

impl Error {
    /// An error of any kind; the named constructors read better where they fit.
    pub fn new(kind: Kind, code: &'static str, detail: impl Into<String>) -> Error {
        Error(Box::new(Content {
            kind,
            code,
            detail: detail.into(),
            place: None,
            fields: serde_json::Map::new(),
            cause: None,
        }))
    }

    /// Input that cannot be accepted. Name the place with [`Error::at`].
    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Error {
        Error::new(Kind::Invalid, code, detail)
    }

    /// A field whose value is not acceptable, named by its path (`phases/…/title`).
    pub fn invalid_field(place: impl Into<String>, detail: impl Into<String>) -> Error {
        Error::new(Kind::Invalid, "invalid_field", detail).at(place)
    }

    /// There is no such `what` ("journey", "workspace 'acme'").
    pub fn not_found(what: impl fmt::Display) -> Error {
        Error::new(
            Kind::NotFound,
            "not_found",
            format!("there is no such {what}"),
        )
    }

    /// The state of things forbids it.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Error {
        Error::new(Kind::Conflict, code, detail)
    }

    /// The role or scope does not allow it.
    pub fn forbidden(detail: impl Into<String>) -> Error {
        Error::new(Kind::Forbidden, "forbidden", detail)
    }

    /// Nobody is signed in, or the secret is not valid.
    pub fn unauthorized(code: &'static str, detail: impl Into<String>) -> Error {
        Error::new(Kind::Unauthorized, code, detail)
    }

    /// A fault that is not the caller's.
    pub fn internal(cause: impl Into<Cause>) -> Error {
        Error::new(Kind::Internal, "internal", "something went wrong inside").caused_by(cause)
    }

    /// A file or folder of the user or of the data folder that cannot be used.
    pub fn file(path: &Path, cause: std::io::Error) -> Error {
        let kind = match cause.kind() {
            std::io::ErrorKind::NotFound
            | std::io::ErrorKind::PermissionDenied
            | std::io::ErrorKind::IsADirectory
            | std::io::ErrorKind::NotADirectory
            | std::io::ErrorKind::InvalidData => Kind::Invalid,
            _ => Kind::Internal,
        };
        Error::new(kind, "file", format!("{}: {cause}", path.display())).caused_by(cause)
    }

    /// Names the place in the input: a JSON path, a line, a column.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Error {
        self.0.place = Some(place.into());
        self
    }

    /// Puts the place below another one: `title` below `journeys/1` is `journeys/1/title`.
    #[must_use]
    pub fn below(self, outer: &str) -> Error {
        let place = match self.place() {
            Some(inner) if !inner.is_empty() => format!("{outer}/{inner}"),
            _ => outer.to_owned(),
        };
        self.at(place)
    }

    /// Adds a machine-readable value beside the sentence.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<serde_json::Value>) -> Error {
        self.0.fields.insert(field.to_owned(), value.into());
        self
    }

    /// Keeps the cause for the log.
    #[must_use]
    pub fn caused_by(mut self, cause: impl Into<Cause>) -> Error {
        self.0.cause = Some(cause.into());
        self
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The stable code, `snake_case`.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The English sentence.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// The place in the input, if the error is about one.
    pub fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }

    /// Machine-readable values beside the sentence.
    pub fn fields(&self) -> &serde_json::Map<String, serde_json::Value> {
        &self.0.fields
    }

    /// The cause kept for the log.
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// True when the database refused a second row with the same key. Callers turn it into the
    /// conflict that they can name.
    pub fn is_unique_violation(&self) -> bool {
        let cause = self
            .0
            .cause
            .as_deref()
            .and_then(|cause| cause.downcast_ref::<sqlx::Error>());
        matches!(cause, Some(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.0.place {
            write!(formatter, "{place}: ")?;
        }
        formatter.write_str(&self.0.detail)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} [{}] {self}", self.0.kind, self.0.code)?;
        let mut cause: Option<&dyn std::error::Error> = self
            .0
            .cause
            .as_deref()
            .map(|cause| cause as &dyn std::error::Error);
        while let Some(error) = cause {
            write!(formatter, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0
            .cause
            .as_deref()
            .map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Error {
        // PostgreSQL keeps no NUL character; everything else in JSON it does.
        if matches!(&cause, sqlx::Error::Database(error) if error.code().as_deref() == Some("22021"))
        {
            let detail = "text must not contain the character NUL";
            return Error::invalid("invalid_text", detail).caused_by(cause);
        }
        if is_disk_full(&cause) {
            let detail = "the disk is full, nothing was stored";
            return Error::new(Kind::Internal, "disk_full", detail).caused_by(cause);
        }
        if may_pass(&cause) {
            let detail = "the database cannot answer now, please try again";
            Error::new(Kind::Unavailable, "database_busy", detail).caused_by(cause)
        } else {
            Error::internal(cause)
        }
    }
}

impl From<serde_json::Error> for Error {
    /// JSON that we wrote ourselves and cannot read, or a value that cannot be written: internal.
    /// Input from outside is reported with `http::Json` or with [`Error::invalid`].
    fn from(cause: serde_json::Error) -> Error {
        Error::internal(cause)
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(cause: tokio::task::JoinError) -> Error {
        Error::internal(cause)
    }
}

/// Whether the database has no room left to write to.
fn is_disk_full(cause: &sqlx::Error) -> bool {
    // SQLite: full, no room for the shared memory; PostgreSQL: disk full.
    matches!(cause, sqlx::Error::Database(error)
        if matches!(error.code().as_deref(), Some("13" | "4874" | "53100")))
}

/// Whether the same work may succeed a moment later: the server is away, the pool is exhausted,
/// or the engine chose this transaction as the loser of a deadlock.
pub(crate) fn may_pass(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => match error.code().as_deref() {
            // SQLite: busy, locked, busy snapshot.
            Some("5" | "6" | "261" | "517" | "773") => true,
            // PostgreSQL: serialisation, deadlock, too many connections, shutting down, starting.
            Some("40001" | "40P01" | "53300" | "57P01" | "57P02" | "57P03") => true,
            _ => false,
        },
        _ => false,
    }
}
