//! The tables of the event log: imports, and the manifest of segments.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wegmarke_analytics::log::{Finished, SegmentSummary};

use super::folder::EventFolder;
use super::rejects::Reject;
use crate::app::App;
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

crate::ids::identifier!(
    /// One import of one file.
    pub struct ImportId, "import"
);

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It waits until another import of the workspace is over.
    #[serde(rename = "running")]
    Waiting,
    /// It reads or writes.
    Running,
    /// Its events are in the log.
    Stored,
    /// Nothing of it is in the log.
    Failed,
}

crate::database::stored_as!(
    State,
    String,
    |state| match state {
        State::Waiting => "waiting".to_owned(),
        State::Running => "running".to_owned(),
        State::Stored => "stored".to_owned(),
        State::Failed => "failed".to_owned(),
    },
    |text| match text.as_str() {
        "waiting" => Ok(State::Waiting),
        "running" => Ok(State::Running),
        "stored" => Ok(State::Stored),
        "failed" => Ok(State::Failed),
        other => Err(format!("no state of an import: {other}").into()),
    }
);

/// One import of one file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Import {
    /// The identifier.
    pub id: ImportId,
    /// The file's name, without its folders.
    pub filename: String,
    /// How far it is.
    pub state: State,
    /// Events that are new in the log; while it runs, events read.
    pub events: i64,
    /// Events that the log held already.
    pub duplicates: i64,
    /// Places of the file that were no events.
    pub rejected: i64,
    /// Customers of the new events.
    pub customers: i64,
    /// How much of the file has been read.
    pub bytes_read: i64,
    /// The size of the file.
    pub bytes_total: i64,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Why it failed.
    pub error: Option<Failure>,
    /// The first places that were no events.
    pub first_rejects: Vec<Reject>,
}

/// Why an import failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Failure {
    /// Stable and translated by the interface.
    pub code: String,
    /// An English sentence.
    pub detail: String,
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Failure {
        Failure {
            code: error.code().to_owned(),
            detail: error.to_string(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: ImportId,
    filename: String,
    state: State,
    events: i64,
    duplicates: i64,
    rejected: i64,
    customers: i64,
    bytes_read: i64,
    bytes_total: i64,
    started_at: Instant,
    finished_at: Option<Instant>,
    error: Option<JsonText<Failure>>,
    first_rejects: JsonText<Vec<Reject>>,
}

impl From<ImportRow> for Import {
    fn from(row: ImportRow) -> Import {
        Import {
            id: row.id,
            filename: row.filename,
            state: row.state,
            events: row.events,
            duplicates: row.duplicates,
            rejected: row.rejected,
            customers: row.customers,
            bytes_read: row.bytes_read,
            bytes_total: row.bytes_total,
            started_at: row.started_at,
            finished_at: row.finished_at,
            error: row.error.map(|error| error.0),
            first_rejects: row.first_rejects.0,
        }
    }
}

impl Import {
    /// An import that has read nothing yet.
    pub(super) fn waiting(filename: String, bytes_total: u64, now: Instant) -> Import {
        Import {
            id: ImportId::new(),
            filename,
            state: State::Waiting,
            events: 0,
            duplicates: 0,
            rejected: 0,
            customers: 0,
            bytes_read: 0,
            bytes_total: signed(bytes_total),
            started_at: now,
            finished_at: None,
            error: None,
            first_rejects: Vec::new(),
        }
    }

    /// What is new of it is in the log.
    pub(super) fn store(&mut self, finished: &Finished, now: Instant) {
        let segment = finished.segment.as_ref();
        self.state = State::Stored;
        self.finished_at = Some(now);
        self.duplicates = signed(finished.duplicates);
        self.events = segment.map_or(0, |segment| signed(segment.events));
        self.customers = segment.map_or(0, |segment| signed(segment.customers));
    }

    /// Nothing of it is in the log.
    pub(super) fn fail(&mut self, error: &Error, now: Instant) {
        self.state = State::Failed;
        self.finished_at = Some(now);
        self.error = Some(Failure::from(error));
        (self.events, self.duplicates, self.customers) = (0, 0, 0);
    }
}

/// A count as the databases keep it.
pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Notes that an import begins.
pub(super) async fn insert(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    import: &Import,
) -> Result<()> {
    let insert = "INSERT INTO imports (id, workspace_id, filename, state, events, duplicates, \
                  rejected, customers, bytes_read, bytes_total, started_at, first_rejects) \
                  VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 0, $5, $6, $7)";
    let rejects = JsonText(&import.first_rejects);
    execute!(
        transaction,
        insert,
        import.id,
        workspace,
        &import.filename,
        import.state,
        import.bytes_total,
        import.started_at,
        rejects
    )?;
    Ok(())
}

/// Notes how far an import is, or how it ended.
pub(super) async fn update(transaction: &mut Transaction, import: &Import) -> Result<()> {
    let update = "UPDATE imports SET state = $2, events = $3, duplicates = $4, rejected = $5, \
                  customers = $6, bytes_read = $7, finished_at = $8, error = $9, \
                  first_rejects = $10 WHERE id = $1";
    let error = import.error.as_ref().map(JsonText);
    execute!(
        transaction,
        update,
        import.id,
        import.state,
        import.events,
        import.duplicates,
        import.rejected,
        import.customers,
        import.bytes_read,
        import.finished_at,
        error,
        JsonText(&import.first_rejects)
    )?;
    Ok(())
}

/// One import of a workspace.
pub async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: ImportId,
) -> Result<Import> {
    let select = "SELECT * FROM imports WHERE workspace_id = $1 AND id = $2";
    let row = fetch_optional!(transaction, ImportRow, select, workspace, id)?;
    row.map(Import::from)
        .ok_or_else(|| Error::not_found("import"))
}

/// The newest imports of a workspace, newest first.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    after: Option<ImportId>,
    limit: i64,
) -> Result<Vec<Import>> {
    // Later ids are greater; no id at all is greater than `~`.
    let select = "SELECT * FROM imports WHERE workspace_id = $1 AND id < $2 \
                  ORDER BY id DESC LIMIT $3";
    let after = after.map_or_else(|| "~".to_owned(), |id| id.to_string());
    let rows = fetch_all!(transaction, ImportRow, select, workspace, after, limit)?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// The imports of a workspace that are in a state.
pub(super) async fn in_state(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    state: State,
) -> Result<Vec<Import>> {
    let select = "SELECT * FROM imports WHERE workspace_id = $1 AND state = $2";
    let rows = fetch_all!(transaction, ImportRow, select, workspace, state)?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// Adds the segment of an import to the manifest, as the newest.
pub(super) async fn add_segment(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    import: ImportId,
    segment: &SegmentSummary,
) -> Result<()> {
    let count = "INSERT INTO event_logs (workspace_id, version) VALUES ($1, 1) \
                 ON CONFLICT (workspace_id) DO UPDATE SET version = event_logs.version + 1 \
                 RETURNING version";
    let (version,) = fetch_one!(&mut *transaction, (i64,), count, workspace)?;
    let insert = "INSERT INTO segments (workspace_id, version, import_id, events, customers, \
                  first_at, last_at, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    execute!(
        transaction,
        insert,
        workspace,
        version,
        import,
        signed(segment.events),
        signed(segment.customers),
        segment.first,
        segment.last,
        signed(segment.bytes)
    )?;
    Ok(())
}

/// What the event log of a workspace consists of at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Grows with every import that stored something; 0 for an empty log.
    pub version: i64,
    /// The segments in import order, oldest first.
    pub segments: Vec<std::path::PathBuf>,
    /// Where the trail index of these segments may be kept.
    pub index_file: std::path::PathBuf,
}

/// The manifest of a workspace as it is now.
pub async fn manifest(app: &App, workspace: WorkspaceId) -> Result<Manifest> {
    let folder = EventFolder::of(app, workspace)?;
    let mut transaction = app.database.read().await?;
    let select = "SELECT version, import_id FROM segments WHERE workspace_id = $1 ORDER BY version";
    let rows = fetch_all!(&mut transaction, (i64, ImportId), select, workspace)?;
    Ok(Manifest {
        version: rows.last().map_or(0, |(version, _)| *version),
        segments: rows
            .iter()
            .map(|(_, import)| folder.segment(*import))
            .collect(),
        index_file: folder.index_file(),
    })
}
