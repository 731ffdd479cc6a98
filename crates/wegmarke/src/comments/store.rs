//! The tables `comments` and `comment_changes`.

use serde::Serialize;
use utoipa::ToSchema;

use super::{CommentAction, CommentId, checked, mentions, plain};
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_all, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::notifications::{About, Notice, NotificationKind, raise};
use crate::repository::{DocumentId, Text};

/// Most comments of one document.
const MOST_PER_DOCUMENT: i64 = 5_000;

/// A comment as it is sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Comment {
    /// The identifier.
    pub id: CommentId,
    /// Where it stands.
    pub about: About,
    /// The comment that began the thread; its own id for that one.
    pub thread: CommentId,
    /// Who wrote it.
    pub author: UserId,
    /// Their name.
    pub author_name: String,
    /// Markdown-light with mentions as `@[Name](id)`; empty when removed.
    pub text: String,
    /// When it was written.
    pub created_at: Instant,
    /// When it was last written anew.
    pub edited_at: Option<Instant>,
    /// Whether it was taken away. It stays while others have answered it.
    pub removed: bool,
    /// When the thread was settled; only on the comment that began it.
    pub resolved_at: Option<Instant>,
    /// Name of who said so.
    pub resolved_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CommentRow {
    id: CommentId,
    document_kind: String,
    document_id: DocumentId,
    place: String,
    thread_id: CommentId,
    author_id: UserId,
    author_name: String,
    text: String,
    created_at: Instant,
    edited_at: Option<Instant>,
    removed: bool,
    resolved_at: Option<Instant>,
    resolved_by: Option<String>,
}

impl From<CommentRow> for Comment {
    fn from(row: CommentRow) -> Comment {
        Comment {
            id: row.id,
            about: About {
                kind: row.document_kind,
                document: row.document_id,
                place: row.place,
            },
            thread: row.thread_id,
            author: row.author_id,
            author_name: row.author_name,
            text: if row.removed { String::new() } else { row.text },
            created_at: row.created_at,
            edited_at: row.edited_at,
            removed: row.removed,
            resolved_at: row.resolved_at,
            resolved_by: row.resolved_by,
        }
    }
}

const SELECT: &str = "SELECT c.id, c.document_kind, c.document_id, c.place, c.thread_id, \
     c.author_id, a.name AS author_name, c.text, c.created_at, c.edited_at, c.removed, \
     c.resolved_at, r.name AS resolved_by \
     FROM comments c JOIN users a ON a.id = c.author_id \
     LEFT JOIN users r ON r.id = c.resolved_by WHERE c.workspace_id = $1 ";

/// The comments of a document in the order in which they were written.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    document: DocumentId,
) -> Result<Vec<Comment>> {
    let select = format!("{SELECT} AND c.document_id = $2 ORDER BY c.created_at, c.id");
    let select = sqlx::AssertSqlSafe(select);
    let rows = fetch_all!(transaction, CommentRow, select, workspace, document)?;
    let mut comments: Vec<Comment> = rows.into_iter().map(Comment::from).collect();
    // What was taken away stays only while somebody has answered it.
    let answered: std::collections::HashSet<CommentId> = comments
        .iter()
        .filter(|comment| !comment.removed && comment.id != comment.thread)
        .map(|comment| comment.thread)
        .collect();
    comments.retain(|comment| !comment.removed || answered.contains(&comment.id));
    Ok(comments)
}

/// How many actions on comments a workspace has seen: grows with each one.
pub async fn action_count(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<i64> {
    let select = "SELECT COUNT(*) FROM comment_changes m JOIN comments c ON c.id = m.comment_id \
                  WHERE c.workspace_id = $1";
    let count = fetch_optional!(transaction, (i64,), select, workspace)?;
    Ok(count.map_or(0, |(count,)| count))
}

/// Everything that people say in a workspace, without what was taken away.
pub async fn list_all(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<Comment>> {
    let select = sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY c.id"));
    let rows = fetch_all!(transaction, CommentRow, select, workspace)?;
    let present = rows.into_iter().filter(|row| !row.removed);
    Ok(present.map(Comment::from).collect())
}

/// One comment.
///
/// # Errors
/// Not found.
pub async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: CommentId,
) -> Result<Comment> {
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND c.id = $2"));
    let row = fetch_optional!(transaction, CommentRow, select, workspace, id)?;
    row.map(Comment::from)
        .ok_or_else(|| Error::not_found("comment"))
}

/// A comment about to be written.
pub struct NewComment {
    /// Made by whoever writes it.
    pub id: CommentId,
    /// Where it stands; of an answer, what its thread says.
    pub about: About,
    /// Any comment of the thread that it answers.
    pub answers: Option<CommentId>,
    /// What it says.
    pub text: String,
}

/// Who does something, where and when.
#[derive(Clone, Copy)]
pub struct Actor {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The person.
    pub user: UserId,
    /// Now.
    pub now: Instant,
}

/// Writes a comment and tells those it names and those of the thread. The same id again by the same
/// author gives the comment that is there, and whether it is new.
///
/// # Errors
/// Not found for the document or the thread; invalid text; `id_taken`; `too_many_comments`.
pub async fn create(
    transaction: &mut Transaction,
    actor: Actor,
    new: NewComment,
) -> Result<(Comment, bool)> {
    let text = checked(&new.text)?;
    if let Some((workspace, author)) = owner_of(transaction, new.id).await? {
        if (workspace, author) != (actor.workspace, actor.user) {
            return Err(Error::conflict("id_taken", "a comment with this id exists").at("id"));
        }
        return Ok((find(transaction, actor.workspace, new.id).await?, false));
    }
    let (about, thread) = match new.answers {
        None => (new.about, new.id),
        Some(answered) => {
            let answered = find(transaction, actor.workspace, answered)
                .await
                .map_err(|error| error.at("answers"))?;
            (answered.about, answered.thread)
        }
    };
    let title = about.look_up(transaction, actor.workspace).await?;
    refuse_too_many(transaction, actor.workspace, about.document).await?;
    let insert = "INSERT INTO comments (id, workspace_id, document_kind, document_id, place, \
                  thread_id, author_id, text, created_at, removed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    execute!(
        transaction,
        insert,
        new.id,
        actor.workspace,
        &about.kind,
        about.document,
        &about.place,
        thread,
        actor.user,
        &text,
        actor.now,
        false
    )
    .map_err(|error| match error.is_unique_violation() {
        true => Error::conflict("id_taken", "a comment with this id exists").at("id"),
        false => error,
    })?;
    record(transaction, actor, new.id, CommentAction::Create, "").await?;
    tell(transaction, actor, &about, &title, (new.id, thread), &text).await?;
    Ok((find(transaction, actor.workspace, new.id).await?, true))
}

async fn owner_of(
    transaction: &mut Transaction,
    id: CommentId,
) -> Result<Option<(WorkspaceId, UserId)>> {
    let select = "SELECT workspace_id, author_id FROM comments WHERE id = $1";
    fetch_optional!(transaction, (WorkspaceId, UserId), select, id)
}

async fn refuse_too_many(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    document: DocumentId,
) -> Result<()> {
    let select = "SELECT COUNT(*) FROM comments WHERE workspace_id = $1 AND document_id = $2";
    let count = fetch_optional!(transaction, (i64,), select, workspace, document)?;
    if count.is_some_and(|(count,)| count >= MOST_PER_DOCUMENT) {
        let detail = format!("a document has at most {MOST_PER_DOCUMENT} comments");
        return Err(Error::conflict("too_many_comments", detail));
    }
    Ok(())
}

/// Those whom the text names hear of that; the others of the thread hear of an answer.
async fn tell(
    transaction: &mut Transaction,
    actor: Actor,
    about: &About,
    title: &Text,
    (comment, thread): (CommentId, CommentId),
    text: &str,
) -> Result<()> {
    let named = mentions(text);
    let select = "SELECT DISTINCT author_id FROM comments WHERE thread_id = $1 AND NOT removed";
    let others = fetch_all!(transaction, (UserId,), select, thread)?;
    let others: Vec<UserId> = others
        .into_iter()
        .map(|(user,)| user)
        .filter(|user| !named.contains(user))
        .collect();
    let excerpt = plain(text);
    for (kind, to) in [
        (NotificationKind::Mention, named),
        (NotificationKind::Reply, others),
    ] {
        let notice = Notice {
            kind,
            actor: Some(actor.user),
            about,
            title,
            subject: Some(thread.to_string()),
            excerpt: &excerpt,
            occasion: format!("comment/{comment}"),
            times: 1,
        };
        raise(transaction, actor.workspace, &to, &notice, actor.now).await?;
    }
    Ok(())
}

/// Writes one's own comment anew; whoever it names now and did not before is told.
///
/// # Errors
/// Not found, also when it was removed; forbidden for others' comments; invalid text.
pub async fn edit(
    transaction: &mut Transaction,
    actor: Actor,
    id: CommentId,
    text: &str,
) -> Result<Comment> {
    let text = checked(text)?;
    let before = find(transaction, actor.workspace, id).await?;
    if before.removed {
        return Err(Error::not_found("comment"));
    }
    if before.author != actor.user {
        return Err(Error::forbidden("only its author changes a comment"));
    }
    if before.text == text {
        return Ok(before);
    }
    let update = "UPDATE comments SET text = $2, edited_at = $3 WHERE id = $1";
    execute!(transaction, update, id, &text, actor.now)?;
    record(transaction, actor, id, CommentAction::Edit, &before.text).await?;
    let title = before.about.look_up(transaction, actor.workspace).await?;
    let known = mentions(&before.text);
    let named: Vec<UserId> = mentions(&text)
        .into_iter()
        .filter(|user| !known.contains(user))
        .collect();
    let excerpt = plain(&text);
    let notice = Notice {
        kind: NotificationKind::Mention,
        actor: Some(actor.user),
        about: &before.about,
        title: &title,
        subject: Some(before.thread.to_string()),
        excerpt: &excerpt,
        occasion: format!("comment/{id}"),
        times: 1,
    };
    raise(transaction, actor.workspace, &named, &notice, actor.now).await?;
    find(transaction, actor.workspace, id).await
}

/// Takes a comment away; admins may do so with anybody's.
///
/// # Errors
/// Not found; forbidden.
pub async fn remove(
    transaction: &mut Transaction,
    actor: Actor,
    id: CommentId,
    is_admin: bool,
) -> Result<()> {
    let before = find(transaction, actor.workspace, id).await?;
    if before.removed {
        return Err(Error::not_found("comment"));
    }
    if before.author != actor.user && !is_admin {
        return Err(Error::forbidden(
            "only its author or an admin removes a comment",
        ));
    }
    // The text stays in the record of what was done, for the admins, and nowhere else.
    let update = "UPDATE comments SET removed = $2, text = $3 WHERE id = $1";
    execute!(transaction, update, id, true, "")?;
    record(transaction, actor, id, CommentAction::Remove, &before.text).await
}

/// Settles the thread of a comment, or opens it again. Doing what is done already is fine.
///
/// # Errors
/// Not found.
pub async fn settle(
    transaction: &mut Transaction,
    actor: Actor,
    id: CommentId,
    resolved: bool,
) -> Result<Comment> {
    let thread = find(transaction, actor.workspace, id).await?.thread;
    let first = find(transaction, actor.workspace, thread).await?;
    if first.resolved_at.is_some() == resolved {
        return Ok(first);
    }
    let update = "UPDATE comments SET resolved_at = $2, resolved_by = $3 WHERE id = $1";
    let (at, by) = match resolved {
        true => (Some(actor.now), Some(actor.user)),
        false => (None, None),
    };
    execute!(transaction, update, thread, at, by)?;
    let action = match resolved {
        true => CommentAction::Resolve,
        false => CommentAction::Reopen,
    };
    record(transaction, actor, thread, action, "").await?;
    find(transaction, actor.workspace, thread).await
}

/// One action on a comment.
#[derive(Clone, Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct CommentChange {
    /// 1, 2, 3, …
    pub number: i64,
    /// When.
    pub changed_at: Instant,
    /// Name of who did it, when known.
    pub author: Option<String>,
    /// What was done.
    pub action: CommentAction,
    /// The text before it.
    pub text_before: String,
}

/// Everything that was done to a comment, in order.
///
/// # Errors
/// Not found.
pub async fn changes(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: CommentId,
) -> Result<Vec<CommentChange>> {
    find(transaction, workspace, id).await?;
    let select = "SELECT c.number, c.changed_at, u.name AS author, c.action, c.text_before \
                  FROM comment_changes c LEFT JOIN users u ON u.id = c.author_id \
                  WHERE c.comment_id = $1 ORDER BY c.number";
    fetch_all!(transaction, CommentChange, select, id)
}

async fn record(
    transaction: &mut Transaction,
    actor: Actor,
    id: CommentId,
    action: CommentAction,
    text_before: &str,
) -> Result<()> {
    let insert = "INSERT INTO comment_changes (comment_id, number, changed_at, author_id, action, \
                  text_before) VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 \
                  FROM comment_changes WHERE comment_id = $1), $2, $3, $4, $5)";
    execute!(
        transaction,
        insert,
        id,
        actor.now,
        actor.user,
        action,
        text_before
    )?;
    Ok(())
}
