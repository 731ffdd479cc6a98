//! Reading the tables `documents` and `document_changes`: lists, single documents, their past.

use serde_json::value::RawValue;

use super::document::{Action, Change, Document};
use super::history::replay;
use super::kind::Body;
use super::merging::Dropped;
use super::operation::Operation;
use super::{ChangeId, DocumentId};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

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
pub(super) struct ChangeRow {
    sequence: i64,
    changed_at: Instant,
    author: Option<String>,
    action: Action,
    operations: JsonText<Vec<Operation>>,
    undoes: Option<i64>,
    base_version: Option<i64>,
    change_id: Option<ChangeId>,
    dropped: Option<JsonText<Dropped>>,
}

/// What a [`ChangeRow`] is read from: `document_changes c`, `users u`.
pub(super) const CHANGE_COLUMNS: &str = "c.sequence, c.changed_at, u.name AS author, c.action, \
     c.operations, c.undoes, c.base_version, c.change_id, c.dropped";

impl From<ChangeRow> for Change {
    fn from(row: ChangeRow) -> Change {
        Change {
            sequence: row.sequence,
            at: row.changed_at,
            author: row.author,
            action: row.action,
            operations: row.operations.0,
            undoes: row.undoes,
            base_version: row.base_version,
            change_id: row.change_id,
            dropped: row.dropped.map(|dropped| dropped.0),
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
    let select = format!(
        "SELECT {CHANGE_COLUMNS} FROM document_changes c \
         LEFT JOIN users u ON u.id = c.author_id \
         WHERE c.workspace_id = $1 AND c.document_id = $2 AND c.sequence > $3 \
         ORDER BY c.sequence LIMIT $4"
    );
    let select = sqlx::AssertSqlSafe(select);
    let rows = fetch_all!(transaction, ChangeRow, select, workspace, id, after, limit)?;
    Ok(rows.into_iter().map(Change::from).collect())
}
