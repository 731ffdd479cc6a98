//! The table `favourites`: one row per person and document that was starred or visited.

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_all};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::notifications::About;
use crate::repository::{DocumentId, Text, title};

/// Most stars of one person.
const MOST_STARS: usize = 200;
/// How many visits are remembered.
const MOST_VISITS: usize = 12;

/// A document that a person has starred or visited.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Remembered {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub document: DocumentId,
    /// What it is called.
    pub title: Text,
}

/// What a person has starred, in the order of starring, and visited, the last first. What was
/// removed is left out.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<(Vec<Remembered>, Vec<Remembered>)> {
    type Row = (String, DocumentId, Option<Instant>, Option<Instant>);
    let select = "SELECT document_kind, document_id, starred_at, visited_at FROM favourites \
                  WHERE workspace_id = $1 AND user_id = $2";
    let mut rows = fetch_all!(transaction, Row, select, workspace, user)?;
    let (mut starred, mut visited) = (Vec::new(), Vec::new());
    rows.sort_by_key(|(_, document, at, _)| (*at, *document));
    for (kind, document, at, _) in &rows {
        if at.is_some() {
            starred.extend(remembered(transaction, workspace, kind, *document).await?);
        }
    }
    rows.sort_by_key(|(_, document, _, at)| std::cmp::Reverse((*at, *document)));
    for (kind, document, _, at) in &rows {
        if at.is_some() && visited.len() < MOST_VISITS {
            visited.extend(remembered(transaction, workspace, kind, *document).await?);
        }
    }
    Ok((starred, visited))
}

async fn remembered(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    document: DocumentId,
) -> Result<Option<Remembered>> {
    match title(transaction, workspace, kind, document).await {
        Ok(title) => Ok(Some(Remembered {
            kind: kind.to_owned(),
            document,
            title,
        })),
        Err(error) if error.kind() == crate::error::Kind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Stars a document.
///
/// # Errors
/// Not found; `too_many_favourites`.
pub async fn star(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    about: &About,
    now: Instant,
) -> Result<()> {
    about.look_up(transaction, workspace).await?;
    let select = "SELECT document_id FROM favourites WHERE workspace_id = $1 \
                  AND user_id = $2 AND starred_at IS NOT NULL";
    if fetch_all!(transaction, (DocumentId,), select, workspace, user)?.len() >= MOST_STARS {
        let detail = format!("a person has at most {MOST_STARS} favourites");
        return Err(Error::conflict("too_many_favourites", detail));
    }
    let write = "INSERT INTO favourites (workspace_id, user_id, document_kind, document_id, \
                 starred_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (workspace_id, user_id, document_id) \
                 DO UPDATE SET starred_at = excluded.starred_at";
    execute!(
        transaction,
        write,
        workspace,
        user,
        &about.kind,
        about.document,
        now
    )?;
    Ok(())
}

/// Takes a star away; fine when there is none.
pub async fn unstar(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    document: DocumentId,
) -> Result<()> {
    let update = "UPDATE favourites SET starred_at = NULL \
                  WHERE workspace_id = $1 AND user_id = $2 AND document_id = $3";
    execute!(transaction, update, workspace, user, document)?;
    Ok(())
}

/// Remembers that a person looked at a document, and forgets the visits before the last ones.
///
/// # Errors
/// Not found.
pub async fn visit(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    about: &About,
    now: Instant,
) -> Result<()> {
    about.look_up(transaction, workspace).await?;
    let write = "INSERT INTO favourites (workspace_id, user_id, document_kind, document_id, \
                 visited_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (workspace_id, user_id, document_id) \
                 DO UPDATE SET visited_at = excluded.visited_at";
    execute!(
        transaction,
        write,
        workspace,
        user,
        &about.kind,
        about.document,
        now
    )?;
    let select = "SELECT document_id FROM favourites WHERE workspace_id = $1 AND user_id = $2 \
                  AND visited_at IS NOT NULL ORDER BY visited_at DESC, document_id DESC";
    let visits = fetch_all!(transaction, (DocumentId,), select, workspace, user)?;
    for (forgotten,) in visits.into_iter().skip(MOST_VISITS) {
        let forget = "UPDATE favourites SET visited_at = NULL \
                      WHERE workspace_id = $1 AND user_id = $2 AND document_id = $3";
        execute!(transaction, forget, workspace, user, forgotten)?;
    }
    let clear = "DELETE FROM favourites WHERE workspace_id = $1 AND user_id = $2 \
                 AND visited_at IS NULL AND starred_at IS NULL";
    execute!(transaction, clear, workspace, user)?;
    Ok(())
}
