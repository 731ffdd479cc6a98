//! The feed of a workspace: every change of every document in one order, numbered without holes.
//! Whoever follows changes keeps the number of the last one seen and reads on from there;
//! [`Database::changes`](crate::database::Database::changes) says when to look.

use serde::Serialize;
use utoipa::ToSchema;

use super::DocumentId;
use super::document::Change;
use super::store::{CHANGE_COLUMNS, ChangeRow};
use crate::database::{Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::Result;
use crate::ids::{UserId, WorkspaceId};

/// One change in the order of its workspace.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FeedEntry {
    /// 1, 2, 3, … without holes within the workspace.
    pub number: i64,
    /// The document that changed.
    pub document: DocumentId,
    /// Its kind.
    pub kind: String,
    /// The change as it stands in the document's own log.
    pub change: Change,
    /// Who made it; none when the program itself did.
    pub author: Option<UserId>,
}

#[derive(sqlx::FromRow)]
struct FeedRow {
    number: i64,
    document_id: DocumentId,
    kind: String,
    author_id: Option<UserId>,
    #[sqlx(flatten)]
    change: ChangeRow,
}

impl From<FeedRow> for FeedEntry {
    fn from(row: FeedRow) -> FeedEntry {
        FeedEntry {
            number: row.number,
            document: row.document_id,
            kind: row.kind,
            change: row.change.into(),
            author: row.author_id,
        }
    }
}

/// The changes after number `after`, at most `limit` of them, in order. A number that is visible
/// has all lower ones before it: nothing appears later between two that were read.
pub async fn entries(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<FeedEntry>> {
    let select = format!(
        "SELECT c.number, c.document_id, d.kind, c.author_id, {CHANGE_COLUMNS} \
         FROM document_changes c \
         JOIN documents d ON d.workspace_id = c.workspace_id AND d.id = c.document_id \
         LEFT JOIN users u ON u.id = c.author_id \
         WHERE c.workspace_id = $1 AND c.number > $2 ORDER BY c.number LIMIT $3"
    );
    let select = sqlx::AssertSqlSafe(select);
    let rows = fetch_all!(transaction, FeedRow, select, workspace, after, limit)?;
    Ok(rows.into_iter().map(FeedEntry::from).collect())
}

/// The number of the last change; 0 before the first.
pub async fn head(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<i64> {
    let select = "SELECT head FROM change_feeds WHERE workspace_id = $1";
    let found = fetch_optional!(transaction, (i64,), select, workspace)?;
    Ok(found.map_or(0, |(head,)| head))
}

/// Lets the transactions that write documents of one workspace go one after the other, so that
/// their numbers become visible in order, and two that change several documents never wait for
/// each other. SQLite has one writer anyway.
pub(super) async fn take_turn(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<()> {
    if transaction.touch(workspace) {
        let hold = "INSERT INTO change_feeds (workspace_id, head) VALUES ($1, 0) \
                    ON CONFLICT (workspace_id) DO UPDATE SET head = change_feeds.head";
        execute!(transaction, hold, workspace)?;
    }
    Ok(())
}

/// The number of the next change, for a transaction that has its turn.
pub(super) async fn next_number(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<i64> {
    let advance = "UPDATE change_feeds SET head = head + 1 WHERE workspace_id = $1 RETURNING head";
    Ok(fetch_one!(transaction, (i64,), advance, workspace)?.0)
}
