//! The tables `variants` and `variant_cursors`, and what has to be asked of the logs of the bases.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Conflict, Counts};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::journeys::{Dimension, Journey, JourneyKind, JourneyState};
use crate::repository::store::{self, Moment};
use crate::repository::{Body, Document, DocumentId, Text};

/// What lists say about a variant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Its name.
    pub title: Text,
    /// Where it applies.
    pub market: String,
    /// As-is or to-be.
    pub kind: JourneyKind,
    /// Where it stands in its life.
    pub state: JourneyState,
    /// In what it differs from its base.
    pub dimension: Dimension,
    /// What it is for.
    pub label: Text,
}

/// Where a variant stands towards its base.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Standing {
    /// The variant.
    pub variant_id: DocumentId,
    /// What it inherits from.
    pub base_id: DocumentId,
    /// The version of the base whose changes have flowed in.
    pub base_version: i64,
    /// The version of the variant that the rest describes.
    pub variant_version: i64,
    /// For lists.
    pub summary: JsonText<Summary>,
    /// Parts as in the base.
    pub inherited: i64,
    /// Parts that are different.
    pub own: i64,
    /// Places that wait for a decision.
    pub conflicts: JsonText<Vec<Conflict>>,
}

impl Standing {
    /// The counted parts.
    pub fn counts(&self) -> Counts {
        Counts {
            inherited: self.inherited,
            own: self.own,
        }
    }
}

const SELECT: &str = "SELECT variant_id, base_id, base_version, variant_version, summary, \
                      inherited, own, conflicts FROM variants WHERE workspace_id = $1";

/// Where one variant stands, held until the transaction ends.
pub(super) async fn hold(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<Option<Standing>> {
    let lock = transaction.for_update();
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND variant_id = $2{lock}"));
    fetch_optional!(transaction, Standing, select, workspace, variant)
}

/// Where one variant stands.
///
/// # Errors
/// `not_a_variant`.
pub async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<Standing> {
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND variant_id = $2"));
    let found = fetch_optional!(transaction, Standing, select, workspace, variant)?;
    found.ok_or_else(|| Error::conflict("not_a_variant", "the journey inherits from no other"))
}

/// Where all variants stand, in the order of their ids.
pub async fn list(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<Vec<Standing>> {
    let select = sqlx::AssertSqlSafe(SELECT);
    let mut rows = fetch_all!(transaction, Standing, select, workspace)?;
    rows.sort_by_key(|row| row.variant_id);
    Ok(rows)
}

/// The base of a journey, as far as it is known to inherit from one.
pub(super) async fn base_of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<Option<DocumentId>> {
    let select = "SELECT base_id FROM variants WHERE workspace_id = $1 AND variant_id = $2";
    let found = fetch_optional!(transaction, (DocumentId,), select, workspace, variant)?;
    Ok(found.map(|(base,)| base))
}

pub(super) async fn write(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    row: &Standing,
) -> Result<()> {
    let insert = "INSERT INTO variants (workspace_id, variant_id, base_id, base_version, \
                  variant_version, summary, inherited, own, conflicts) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                  ON CONFLICT (workspace_id, variant_id) DO UPDATE SET base_id = $3, \
                  base_version = $4, variant_version = $5, summary = $6, inherited = $7, \
                  own = $8, conflicts = $9";
    execute!(
        transaction,
        insert,
        workspace,
        row.variant_id,
        row.base_id,
        row.base_version,
        row.variant_version,
        JsonText(&row.summary.0),
        row.inherited,
        row.own,
        JsonText(&row.conflicts.0)
    )?;
    Ok(())
}

pub(super) async fn remove(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<()> {
    let delete = "DELETE FROM variants WHERE workspace_id = $1 AND variant_id = $2";
    execute!(transaction, delete, workspace, variant)?;
    Ok(())
}

/// The variants whose base has changed since they were last brought in step.
pub(super) async fn behind(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<DocumentId>> {
    let select = "SELECT v.variant_id FROM variants v \
                  JOIN documents b ON b.workspace_id = v.workspace_id AND b.id = v.base_id \
                  JOIN documents d ON d.workspace_id = v.workspace_id AND d.id = v.variant_id \
                  WHERE v.workspace_id = $1 AND v.base_version < b.version \
                  AND NOT b.removed AND NOT d.removed";
    let rows = fetch_all!(transaction, (DocumentId,), select, workspace)?;
    Ok(rows.into_iter().map(|(variant,)| variant).collect())
}

/// The number of the last change that was read; 0 before the first.
pub(super) async fn cursor(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<i64> {
    let select = "SELECT number FROM variant_cursors WHERE workspace_id = $1";
    let found = fetch_optional!(transaction, (i64,), select, workspace)?;
    Ok(found.map_or(0, |(number,)| number))
}

pub(super) async fn move_cursor(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    number: i64,
) -> Result<()> {
    let insert = "INSERT INTO variant_cursors (workspace_id, number) VALUES ($1, $2) \
                  ON CONFLICT (workspace_id) DO UPDATE SET number = $2";
    execute!(transaction, insert, workspace, number)?;
    Ok(())
}

/// The first `limit` journeys that changed after number `after`, each with the number of the first such
/// change.
pub(super) async fn changed_journeys(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<(DocumentId, i64)>> {
    // The changes first, by their number: for each journey a search through all changes would take
    // minutes in a large workspace.
    let select = "SELECT d.id, c.number FROM \
                  (SELECT document_id, MIN(number) AS number FROM document_changes \
                   WHERE workspace_id = $1 AND number > $2 GROUP BY document_id) c \
                  JOIN documents d ON d.workspace_id = $1 AND d.id = c.document_id \
                  WHERE d.kind = $3 ORDER BY c.number LIMIT $4";
    let kind = Journey::KIND;
    fetch_all!(
        transaction,
        (DocumentId, i64),
        select,
        workspace,
        after,
        kind,
        limit
    )
}

/// The version that a document had when the workspace's change `number` was made; its first when it
/// came later.
pub(super) async fn version_at(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    document: DocumentId,
    number: i64,
) -> Result<i64> {
    let select = "SELECT COALESCE(MAX(sequence), 1) FROM document_changes \
                  WHERE workspace_id = $1 AND document_id = $2 AND number <= $3";
    Ok(fetch_one!(transaction, (i64,), select, workspace, document, number)?.0)
}

/// The versions after `after` up to where another person goes on, and who made them.
pub(super) async fn next_run(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    base: DocumentId,
    after: i64,
) -> Result<Option<(i64, Option<UserId>)>> {
    let select = "SELECT sequence, author_id FROM document_changes WHERE workspace_id = $1 \
                  AND document_id = $2 AND sequence > $3 ORDER BY sequence";
    type Row = (i64, Option<UserId>);
    let rows = fetch_all!(transaction, Row, select, workspace, base, after)?;
    let author = rows.first().map(|(_, author)| *author);
    let run = rows.iter().take_while(|(_, other)| Some(*other) == author);
    Ok(run.last().copied())
}

/// A journey that is there, with its body.
///
/// # Errors
/// Not found, also when it was removed.
pub(super) async fn journey(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
) -> Result<(Document, Map<String, Value>)> {
    let document = store::find(transaction, workspace, Journey::KIND, id).await?;
    if document.removed {
        return Err(Error::not_found(Journey::KIND));
    }
    let body = object_of(&document)?;
    Ok((document, body))
}

/// A journey as it was.
///
/// # Errors
/// Not found, also when it did not exist yet.
pub(super) async fn journey_at(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    moment: Moment,
) -> Result<(Document, Map<String, Value>)> {
    let document = store::find_at(transaction, workspace, Journey::KIND, id, moment).await?;
    let body = object_of(&document)?;
    Ok((document, body))
}

pub(super) fn object_of(document: &Document) -> Result<Map<String, Value>> {
    Ok(serde_json::from_str(document.body.get())?)
}

/// When a document was last changed, and by whom: for lists that need no bodies.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct LastChange {
    pub(super) id: DocumentId,
    pub(super) version: i64,
    pub(super) changed_at: Instant,
    pub(super) changed_by: Option<String>,
}

/// The last changes of all journeys that are there.
pub(super) async fn last_changes(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<LastChange>> {
    let select = "SELECT d.id, d.version, d.changed_at, u.name AS changed_by FROM documents d \
                  LEFT JOIN users u ON u.id = d.changed_by \
                  WHERE d.workspace_id = $1 AND d.kind = $2 AND d.removed = $3";
    let kind = Journey::KIND;
    fetch_all!(transaction, LastChange, select, workspace, kind, false)
}
