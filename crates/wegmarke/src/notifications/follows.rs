//! Documents that people follow, and telling them what changed in them.

use std::collections::BTreeMap;

use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_all, fetch_optional};
use crate::error::Result;
use crate::ids::{UserId, WorkspaceId};
use crate::repository::{DocumentId, feed};

use super::{About, Notice, NotificationKind, raise};

/// How many changes are read at once.
const AT_ONCE: i64 = 500;

/// The documents that a person follows.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<Vec<DocumentId>> {
    let select = "SELECT document_id FROM follows WHERE workspace_id = $1 AND user_id = $2 \
                  ORDER BY since, document_id";
    let rows = fetch_all!(transaction, (DocumentId,), select, workspace, user)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Begins to follow a document; following it already is fine.
///
/// # Errors
/// Not found when the workspace has no such document.
pub async fn follow(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    about: &About,
    now: Instant,
) -> Result<()> {
    about.look_up(transaction, workspace).await?;
    let insert = "INSERT INTO follows (workspace_id, user_id, document_kind, document_id, since) \
                  VALUES ($1, $2, $3, $4, $5) \
                  ON CONFLICT (workspace_id, user_id, document_id) DO NOTHING";
    execute!(
        transaction,
        insert,
        workspace,
        user,
        &about.kind,
        about.document,
        now
    )?;
    Ok(())
}

/// Follows a document no longer; not following it is fine.
pub async fn unfollow(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    document: DocumentId,
) -> Result<()> {
    let delete =
        "DELETE FROM follows WHERE workspace_id = $1 AND user_id = $2 AND document_id = $3";
    execute!(transaction, delete, workspace, user, document)?;
    Ok(())
}

/// Tells followers what changed since the last time, and remembers how far that was, in the same
/// transaction: nobody is told twice, whichever server does it and wherever it ends. Says whether
/// there may be more.
///
/// # Errors
/// What the database says.
pub async fn tell(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    now: Instant,
) -> Result<bool> {
    let Some(cursor) = hold_cursor(transaction, workspace).await? else {
        return Ok(false);
    };
    let entries = feed::entries(transaction, workspace, cursor, AT_ONCE).await?;
    let Some(last) = entries.last().map(|entry| entry.number) else {
        return Ok(false);
    };
    let more = i64::try_from(entries.len()).is_ok_and(|read| read == AT_ONCE);
    // Changes of one document by one person are told as one.
    let mut changes: BTreeMap<(DocumentId, Option<UserId>), (String, i64)> = BTreeMap::new();
    for entry in entries {
        let key = (entry.document, entry.author);
        changes.entry(key).or_insert((entry.kind, 0)).1 += 1;
    }
    for ((document, author), (kind, times)) in changes {
        let select = "SELECT user_id FROM follows WHERE workspace_id = $1 AND document_id = $2";
        let followers = fetch_all!(transaction, (UserId,), select, workspace, document)?;
        if followers.is_empty() {
            continue;
        }
        let about = About {
            kind,
            document,
            place: String::new(),
        };
        // What was removed has no page to look at.
        let Ok(title) = about.look_up(transaction, workspace).await else {
            continue;
        };
        let followers: Vec<UserId> = followers.into_iter().map(|(user,)| user).collect();
        let notice = Notice {
            kind: NotificationKind::Change,
            actor: author,
            about: &about,
            title: &title,
            subject: None,
            excerpt: "",
            occasion: format!("change/{document}"),
            times,
        };
        raise(transaction, workspace, &followers, &notice, now).await?;
    }
    let advance = "UPDATE follow_cursors SET number = $2 WHERE workspace_id = $1";
    execute!(transaction, advance, workspace, last)?;
    Ok(more)
}

/// How far followers have been told, held against other servers; none the first time, when the
/// past is left alone.
async fn hold_cursor(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<Option<i64>> {
    let select = format!(
        "SELECT number FROM follow_cursors WHERE workspace_id = $1{}",
        transaction.for_update()
    );
    let select = sqlx::AssertSqlSafe(select);
    if let Some((number,)) = fetch_optional!(transaction, (i64,), select, workspace)? {
        return Ok(Some(number));
    }
    let head = feed::head(transaction, workspace).await?;
    let insert = "INSERT INTO follow_cursors (workspace_id, number) VALUES ($1, $2) \
                  ON CONFLICT (workspace_id) DO NOTHING";
    execute!(transaction, insert, workspace, head)?;
    Ok(None)
}
