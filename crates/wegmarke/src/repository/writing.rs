//! Writing the tables `documents` and `document_changes`: hold a document, write its next state,
//! append to its log.

use serde_json::Value;

use super::document::{Action, Author, Change};
use super::feed;
use super::operation::Operation;
use super::{ChangeId, DocumentId};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};

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

/// Reads a document and keeps others from changing it meanwhile. What a transaction writes it holds
/// first, also a document that is not there yet.
pub(super) async fn hold(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
) -> Result<Option<Held>> {
    feed::take_turn(transaction, workspace).await?;
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

/// Appends to the log of the document and to the feed of the workspace.
pub(super) async fn record(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    change: &Change,
    inverse: &[Operation],
    author: Option<UserId>,
) -> Result<()> {
    let number = feed::next_number(transaction, workspace).await?;
    let insert = "INSERT INTO document_changes (workspace_id, document_id, sequence, changed_at, \
                  author_id, action, undoes, operations, inverse, number, base_version, dropped) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
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
        JsonText(inverse),
        number,
        change.base_version,
        change.dropped.as_ref().map(JsonText)
    )?;
    Ok(())
}

/// Notes the id that the sender gave to a change.
pub(super) async fn note_change_id(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    sequence: i64,
    change_id: ChangeId,
) -> Result<()> {
    let update = "UPDATE document_changes SET change_id = $4 \
                  WHERE workspace_id = $1 AND document_id = $2 AND sequence = $3";
    execute!(transaction, update, workspace, id, sequence, change_id)?;
    Ok(())
}

/// The change that was recorded under the id of its sender.
pub(super) async fn recorded(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    change_id: ChangeId,
) -> Result<Option<(DocumentId, i64)>> {
    let select = "SELECT document_id, sequence FROM document_changes \
                  WHERE workspace_id = $1 AND change_id = $2";
    fetch_optional!(transaction, (DocumentId, i64), select, workspace, change_id)
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
