//! The tables `documents` and `document_changes`, for both engines.

use serde_json::Value;
use serde_json::value::RawValue;

use super::DocumentId;
use super::document::{Action, Author, Change, Document};
use super::history::replay;
use super::kind::Body;
use super::operation::Operation;
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};

#[derive(sqlx::FromRow)]
struct DocumentRow {
    id: DocumentId,
    kind: String,
    version: i64,
    created_at: Instant,
    changed_at: Instant,
    changed_by: Option<String>,
    removed: bool,
    body: JsonText<Box<RawValue>>,
}

impl From<DocumentRow> for Document {
    fn from(row: DocumentRow) -> Document {
        Document {
            id: row.id,
            kind: row.kind,
            version: row.version,
            created_at: row.created_at,
            changed_at: row.changed_at,
            changed_by: row.changed_by,
            removed: row.removed,
            body: row.body.0,
        }
    }
}

const SELECT_DOCUMENTS: &str = "SELECT d.id, d.kind, d.version, d.created_at, d.changed_at, \
     u.name AS changed_by, d.removed, d.body \
     FROM documents d LEFT JOIN users u ON u.id = d.changed_by WHERE d.workspace_id = $1 ";

/// All documents of a kind in the order of their ids, which is the order of creation.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    removed: bool,
) -> Result<Vec<Document>> {
    let select = format!("{SELECT_DOCUMENTS} AND d.kind = $2 AND d.removed = $3");
    let select = sqlx::AssertSqlSafe(select);
    let rows = fetch_all!(transaction, DocumentRow, select, workspace, kind, removed)?;
    let mut documents: Vec<Document> = rows.into_iter().map(Document::from).collect();
    // Here and not in SQL, where the order of texts differs between servers.
    documents.sort_by_key(|document| document.id);
    Ok(documents)
}

/// All documents of a type that are not removed, read.
pub async fn read_all<B: Body>(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<(DocumentId, B)>> {
    let documents = list(transaction, workspace, B::KIND, false).await?;
    documents
        .into_iter()
        .map(|document| Ok((document.id, document.read()?)))
        .collect()
}

/// One document that is not removed, read.
///
/// # Errors
/// Not found.
pub async fn read_one<B: Body>(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
) -> Result<B> {
    let document = find(transaction, workspace, B::KIND, id).await?;
    if document.removed {
        return Err(Error::not_found(B::KIND));
    }
    document.read()
}

/// One document, removed or not.
///
/// # Errors
/// Not found, also when the workspace has it under another kind.
pub async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    id: DocumentId,
) -> Result<Document> {
    let select = format!("{SELECT_DOCUMENTS} AND d.kind = $2 AND d.id = $3");
    let select = sqlx::AssertSqlSafe(select);
    let row = fetch_optional!(transaction, DocumentRow, select, workspace, kind, id)?;
    row.map(Document::from)
        .ok_or_else(|| Error::not_found(kind))
}

/// A number that grows with every change of any document of the kind: while it stays, so does
/// everything computed from them.
pub async fn revision(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
) -> Result<i64> {
    let select = "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM documents \
                  WHERE workspace_id = $1 AND kind = $2";
    Ok(fetch_one!(transaction, (i64,), select, workspace, kind)?.0)
}

/// A moment in the life of a document.
#[derive(Clone, Copy, Debug)]
pub enum Moment {
    /// After the change with this number.
    Version(i64),
    /// At this instant.
    Instant(Instant),
}

/// A document as it was, rebuilt from its log.
///
/// # Errors
/// Not found, also when it did not exist yet.
pub async fn find_at(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    id: DocumentId,
    moment: Moment,
) -> Result<Document> {
    let present = find(transaction, workspace, kind, id).await?;
    let last = match moment {
        Moment::Version(version) => version,
        Moment::Instant(instant) => {
            let select = "SELECT COALESCE(MAX(sequence), 0) FROM document_changes \
                          WHERE workspace_id = $1 AND document_id = $2 AND changed_at <= $3";
            fetch_one!(transaction, (i64,), select, workspace, id, instant)?.0
        }
    };
    if last < 1 || last > present.version {
        return Err(Error::not_found(format!("version of the {kind}")));
    }
    let changes = changes(transaction, workspace, id, 0, last).await?;
    let latest = changes.last().ok_or_else(|| Error::not_found(kind))?;
    let (body, removed) = replay(&changes)?;
    Ok(Document {
        version: latest.sequence,
        changed_at: latest.at,
        changed_by: latest.author.clone(),
        removed,
        body: serde_json::value::to_raw_value(&body)?,
        ..present
    })
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    sequence: i64,
    changed_at: Instant,
    author: Option<String>,
    action: Action,
    operations: JsonText<Vec<Operation>>,
    undoes: Option<i64>,
}

impl From<ChangeRow> for Change {
    fn from(row: ChangeRow) -> Change {
        Change {
            sequence: row.sequence,
            at: row.changed_at,
            author: row.author,
            action: row.action,
            operations: row.operations.0,
            undoes: row.undoes,
        }
    }
}

/// The changes of a document after number `after`, at most `limit` of them, in order.
pub async fn changes(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    after: i64,
    limit: i64,
) -> Result<Vec<Change>> {
    let select = "SELECT c.sequence, c.changed_at, u.name AS author, c.action, c.operations, \
                  c.undoes FROM document_changes c LEFT JOIN users u ON u.id = c.author_id \
                  WHERE c.workspace_id = $1 AND c.document_id = $2 AND c.sequence > $3 \
                  ORDER BY c.sequence LIMIT $4";
    let rows = fetch_all!(transaction, ChangeRow, select, workspace, id, after, limit)?;
    Ok(rows.into_iter().map(Change::from).collect())
}

/// What a change did and the operations that take it back.
pub(super) async fn inverse(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    sequence: i64,
) -> Result<Option<(Action, Vec<Operation>)>> {
    let select = "SELECT action, inverse FROM document_changes \
                  WHERE workspace_id = $1 AND document_id = $2 AND sequence = $3";
    type Row = (Action, JsonText<Vec<Operation>>);
    let found = fetch_optional!(transaction, Row, select, workspace, id, sequence)?;
    Ok(found.map(|(action, inverse)| (action, inverse.0)))
}

/// A document held for changing: nobody else changes it until the transaction ends.
#[derive(sqlx::FromRow)]
pub(super) struct Held {
    pub(super) kind: String,
    pub(super) version: i64,
    pub(super) created_at: Instant,
    pub(super) removed: bool,
    body: JsonText<Value>,
}

impl Held {
    pub(super) fn body(&self) -> &Value {
        &self.body.0
    }
}

/// Reads a document and keeps others from changing it meanwhile.
pub(super) async fn hold(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
) -> Result<Option<Held>> {
    let select = format!(
        "SELECT kind, version, created_at, removed, body FROM documents \
         WHERE workspace_id = $1 AND id = $2{}",
        transaction.for_update()
    );
    fetch_optional!(
        transaction,
        Held,
        sqlx::AssertSqlSafe(select),
        workspace,
        id
    )
}

/// A state of a document about to be written.
pub(super) struct State<'a> {
    pub(super) kind: &'a str,
    pub(super) version: i64,
    pub(super) created_at: Instant,
    pub(super) removed: bool,
    pub(super) unique_key: Option<String>,
    pub(super) body: String,
}

/// Writes the first or the next state of a document.
///
/// # Errors
/// `key_taken` when another document of the kind has the same key, `id_taken` when the first state
/// of a document that exists is written.
pub(super) async fn write(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    state: &State<'_>,
    author: Author,
) -> Result<()> {
    check_key(transaction, workspace, id, state).await?;
    let key = state.unique_key.as_deref();
    let written = if state.version == 1 {
        let insert = "INSERT INTO documents (workspace_id, id, kind, version, created_at, \
                      changed_at, changed_by, removed, unique_key, body) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        execute!(
            transaction,
            insert,
            workspace,
            id,
            state.kind,
            state.version,
            state.created_at,
            author.at,
            author.user,
            state.removed,
            key,
            &state.body
        )
    } else {
        let update = "UPDATE documents SET version = $3, changed_at = $4, changed_by = $5, \
                      removed = $6, unique_key = $7, body = $8 WHERE workspace_id = $1 AND id = $2";
        execute!(
            transaction,
            update,
            workspace,
            id,
            state.version,
            author.at,
            author.user,
            state.removed,
            key,
            &state.body
        )
    };
    // The check above misses what another transaction writes at the same moment.
    written
        .map(|_| ())
        .map_err(|error| match error.is_unique_violation() {
            true => Error::conflict("taken", "another document has this id or key"),
            false => error,
        })
}

async fn check_key(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    state: &State<'_>,
) -> Result<()> {
    let Some(key) = &state.unique_key else {
        return Ok(());
    };
    let select = "SELECT id FROM documents WHERE workspace_id = $1 AND kind = $2 \
                  AND unique_key = $3 AND id <> $4";
    let other = fetch_optional!(
        transaction,
        (DocumentId,),
        select,
        workspace,
        state.kind,
        key,
        id
    )?;
    match other {
        None => Ok(()),
        Some((other,)) => {
            let detail = format!("another {} has the key '{key}'", state.kind);
            Err(Error::conflict("key_taken", detail)
                .at("key")
                .with("other", other.to_string()))
        }
    }
}

/// Lets go of a document's key unless it is this one, so that another document may take it in the
/// same transaction. The document must then be written with its new key.
pub async fn release_other_key(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    key: &str,
) -> Result<()> {
    let update = "UPDATE documents SET unique_key = NULL \
                  WHERE workspace_id = $1 AND id = $2 AND unique_key <> $3";
    execute!(transaction, update, workspace, id, key)?;
    Ok(())
}

/// Appends to the log.
pub(super) async fn record(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    change: &Change,
    inverse: &[Operation],
    author: Option<UserId>,
) -> Result<()> {
    let insert = "INSERT INTO document_changes (workspace_id, document_id, sequence, changed_at, \
                  author_id, action, undoes, operations, inverse) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    execute!(
        transaction,
        insert,
        workspace,
        id,
        change.sequence,
        change.at,
        author,
        change.action,
        change.undoes,
        JsonText(&change.operations),
        JsonText(inverse)
    )?;
    Ok(())
}

/// The name of a person.
pub(super) async fn name_of(
    transaction: &mut Transaction,
    user: Option<UserId>,
) -> Result<Option<String>> {
    let Some(user) = user else { return Ok(None) };
    let select = "SELECT name FROM users WHERE id = $1";
    Ok(fetch_optional!(transaction, (String,), select, user)?.map(|(name,)| name))
}
