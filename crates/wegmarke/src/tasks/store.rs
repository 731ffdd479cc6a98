//! The tables `tasks` and `task_assignees`.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;
use utoipa::ToSchema;

use super::{MOST_ASSIGNEES, Reason, TaskId, checked_due, checked_note, checked_title};
use crate::clock::Instant;
use crate::comments::CommentId;
use crate::comments::store::{self as comments, Actor};
use crate::database::{Transaction, execute, fetch_all, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::notifications::{About, Notice, NotificationKind, raise};
use crate::repository::{DocumentId, Text};

/// Most tasks in one answer.
pub const MOST: i64 = 500;

/// A task as it is sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Task {
    /// The identifier.
    pub id: TaskId,
    /// What is to be done.
    pub title: String,
    /// In full.
    pub note: String,
    /// The document and place it is about.
    pub about: About,
    /// What that document is called now; none when it was removed.
    pub about_title: Option<Text>,
    /// The comment it was made from.
    pub comment: Option<CommentId>,
    /// Who is to do it.
    pub assignees: Vec<Assignee>,
    /// The day by which: `2026-03-31`.
    pub due: Option<String>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// Name of who did it.
    pub done_by: Option<String>,
    /// Why the program made it; none when a person did.
    pub reason: Option<Reason>,
    /// Who made it; none when the program did.
    pub created_by: Option<UserId>,
    /// Their name.
    pub created_by_name: Option<String>,
    /// When it was made.
    pub created_at: Instant,
}

/// Somebody who is to do a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Assignee {
    /// The person.
    pub user: UserId,
    /// Their name.
    pub name: String,
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: TaskId,
    title: String,
    note: String,
    document_kind: String,
    document_id: DocumentId,
    place: String,
    comment_id: Option<CommentId>,
    created_by: Option<UserId>,
    created_by_name: Option<String>,
    created_at: Instant,
    due: Option<String>,
    done_at: Option<Instant>,
    done_by: Option<String>,
    origin: Option<String>,
}

const SELECT: &str = "SELECT t.id, t.title, t.note, t.document_kind, t.document_id, t.place, \
     t.comment_id, t.created_by, c.name AS created_by_name, t.created_at, t.due, t.done_at, \
     d.name AS done_by, t.origin FROM tasks t LEFT JOIN users c ON c.id = t.created_by \
     LEFT JOIN users d ON d.id = t.done_by WHERE t.workspace_id = $1 ";

/// Which tasks to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only those of this person.
    pub assignee: Option<UserId>,
    /// Only those about this document.
    pub document: Option<DocumentId>,
    /// Only those that are done, or only those that are not.
    pub done: Option<bool>,
}

/// Tasks: the open ones by the day they are due, those without a day after them; the done ones last.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    wanted: Wanted,
) -> Result<Vec<Task>> {
    let done = match wanted.done {
        None => "",
        Some(true) => "AND t.done_at IS NOT NULL",
        Some(false) => "AND t.done_at IS NULL",
    };
    let select = format!(
        "{SELECT} {done} \
         AND ($2 IS NULL OR t.id IN (SELECT task_id FROM task_assignees WHERE user_id = $2)) \
         AND ($3 IS NULL OR t.document_id = $3) \
         ORDER BY CASE WHEN t.done_at IS NULL THEN 0 ELSE 1 END, t.done_at DESC, \
         CASE WHEN t.due IS NULL THEN 1 ELSE 0 END, t.due, t.created_at, t.id LIMIT $4"
    );
    let rows = fetch_all!(
        transaction,
        TaskRow,
        sqlx::AssertSqlSafe(select),
        workspace,
        wanted.assignee.map(|user| user.to_string()),
        wanted.document.map(|document| document.to_string()),
        MOST
    )?;
    complete(transaction, workspace, rows).await
}

/// Adds who is to do each task and what it is about.
async fn complete(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    rows: Vec<TaskRow>,
) -> Result<Vec<Task>> {
    let mut titles: HashMap<DocumentId, Option<Text>> = HashMap::new();
    let mut tasks = Vec::with_capacity(rows.len());
    for row in rows {
        let about = About {
            kind: row.document_kind,
            document: row.document_id,
            place: row.place,
        };
        if let Entry::Vacant(free) = titles.entry(about.document) {
            free.insert(about.look_up(transaction, workspace).await.ok());
        }
        let about_title = titles.get(&about.document).cloned().flatten();
        let select = "SELECT a.user_id, u.name FROM task_assignees a \
                      JOIN users u ON u.id = a.user_id WHERE a.task_id = $1 ORDER BY u.name, u.id";
        let assignees = fetch_all!(transaction, (UserId, String), select, row.id)?;
        tasks.push(Task {
            id: row.id,
            title: row.title,
            note: row.note,
            about,
            about_title,
            comment: row.comment_id,
            assignees: assignees
                .into_iter()
                .map(|(user, name)| Assignee { user, name })
                .collect(),
            due: row.due,
            done_at: row.done_at,
            done_by: row.done_by,
            reason: row.origin.as_deref().and_then(Reason::of_origin),
            created_by: row.created_by,
            created_by_name: row.created_by_name,
            created_at: row.created_at,
        });
    }
    Ok(tasks)
}

/// One task.
///
/// # Errors
/// Not found.
pub async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: TaskId,
) -> Result<Task> {
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND t.id = $2"));
    let row = fetch_optional!(transaction, TaskRow, select, workspace, id)?;
    let row = row.ok_or_else(|| Error::not_found("task"))?;
    let tasks = complete(transaction, workspace, vec![row]).await?;
    tasks
        .into_iter()
        .next()
        .ok_or_else(|| Error::not_found("task"))
}

/// A task about to be made.
#[derive(Clone, Debug)]
pub struct NewTask {
    /// What is to be done.
    pub title: String,
    /// In full.
    pub note: String,
    /// The document and place it is about; of a task made from a comment, where that stands.
    pub about: About,
    /// The comment it is made from.
    pub comment: Option<CommentId>,
    /// Who is to do it.
    pub assignees: Vec<UserId>,
    /// The day by which; empty for none.
    pub due: String,
}

/// Makes a task and tells those who are to do it. The same id again by the same person gives the
/// task that is there, and whether it is new.
///
/// # Errors
/// Invalid fields; not found for the document or the comment; `id_taken`.
pub async fn create(
    transaction: &mut Transaction,
    actor: Actor,
    id: TaskId,
    new: NewTask,
) -> Result<(Task, bool)> {
    let select = "SELECT workspace_id, created_by FROM tasks WHERE id = $1";
    if let Some(owner) = fetch_optional!(transaction, (WorkspaceId, Option<UserId>), select, id)? {
        if owner != (actor.workspace, Some(actor.user)) {
            return Err(Error::conflict("id_taken", "a task with this id exists").at("id"));
        }
        return Ok((find(transaction, actor.workspace, id).await?, false));
    }
    let mut new = new;
    if let Some(comment) = new.comment {
        let comment = comments::find(transaction, actor.workspace, comment)
            .await
            .map_err(|error| error.at("comment"))?;
        new.about = comment.about;
    }
    insert(
        transaction,
        actor.workspace,
        id,
        &new,
        Some(actor.user),
        None,
        actor.now,
    )
    .await?;
    Ok((find(transaction, actor.workspace, id).await?, true))
}

/// Makes a task for which nobody asked, once for each `origin`. Says whether it is new.
///
/// # Errors
/// What the database says.
pub async fn raise_once(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    origin: &str,
    new: &NewTask,
    now: Instant,
) -> Result<bool> {
    let select = "SELECT id FROM tasks WHERE workspace_id = $1 AND origin = $2";
    if fetch_optional!(transaction, (TaskId,), select, workspace, origin)?.is_some() {
        return Ok(false);
    }
    let id = TaskId::new();
    insert(transaction, workspace, id, new, None, Some(origin), now).await?;
    Ok(true)
}

async fn insert(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: TaskId,
    new: &NewTask,
    created_by: Option<UserId>,
    origin: Option<&str>,
    now: Instant,
) -> Result<()> {
    let (title, note) = (checked_title(&new.title)?, checked_note(&new.note)?);
    let due = checked_due(&new.due)?;
    let title_of_document = new
        .about
        .look_up(transaction, workspace)
        .await
        .map_err(|error| error.below("about"))?;
    let insert = "INSERT INTO tasks (id, workspace_id, title, note, document_kind, document_id, \
                  place, comment_id, created_by, created_at, due, origin) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    execute!(
        transaction,
        insert,
        id,
        workspace,
        &title,
        note,
        &new.about.kind,
        new.about.document,
        &new.about.place,
        new.comment,
        created_by,
        now,
        due,
        origin.map(str::to_owned)
    )
    .map_err(|error| match error.is_unique_violation() {
        true => Error::conflict("id_taken", "a task with this id exists").at("id"),
        false => error,
    })?;
    assign(transaction, workspace, id, &new.assignees).await?;
    let notice = assignment(id, created_by, &new.about, &title_of_document, &title);
    raise(transaction, workspace, &new.assignees, &notice, now).await
}

/// Gives the task to exactly these people.
async fn assign(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: TaskId,
    people: &[UserId],
) -> Result<()> {
    if people.len() > MOST_ASSIGNEES {
        let detail = format!("a task is given to at most {MOST_ASSIGNEES} people");
        return Err(Error::invalid_field("assignees", detail));
    }
    execute!(
        transaction,
        "DELETE FROM task_assignees WHERE task_id = $1",
        id
    )?;
    for (index, &user) in people.iter().enumerate() {
        let select = "SELECT user_id FROM members WHERE workspace_id = $1 AND user_id = $2";
        if fetch_optional!(transaction, (UserId,), select, workspace, user)?.is_none() {
            let detail = "this person does not belong to the workspace";
            return Err(Error::invalid_field(format!("assignees/{index}"), detail));
        }
        let insert = "INSERT INTO task_assignees (task_id, user_id) VALUES ($1, $2) \
                      ON CONFLICT (task_id, user_id) DO NOTHING";
        execute!(transaction, insert, id, user)?;
    }
    Ok(())
}

/// What tells people that a task is theirs.
fn assignment<'a>(
    id: TaskId,
    actor: Option<UserId>,
    about: &'a About,
    title: &'a Text,
    task: &'a str,
) -> Notice<'a> {
    Notice {
        kind: NotificationKind::Assignment,
        actor,
        about,
        title,
        subject: Some(id.to_string()),
        excerpt: task,
        occasion: format!("task/{id}"),
        times: 1,
    }
}

/// New values for some of the fields of a task; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct TaskChange {
    /// What is to be done.
    pub title: Option<String>,
    /// In full.
    pub note: Option<String>,
    /// Who is to do it.
    pub assignees: Option<Vec<UserId>>,
    /// The day by which; empty for none.
    pub due: Option<String>,
    /// Whether it is done.
    pub done: Option<bool>,
}

/// Changes a task and tells those to whom it is new.
///
/// # Errors
/// Not found; invalid fields.
pub async fn change(
    transaction: &mut Transaction,
    actor: Actor,
    id: TaskId,
    change: TaskChange,
) -> Result<Task> {
    let before = find(transaction, actor.workspace, id).await?;
    let title = checked_title(&change.title.unwrap_or(before.title))?;
    let note = checked_note(&change.note.unwrap_or(before.note))?;
    let due = checked_due(&change.due.unwrap_or(before.due.unwrap_or_default()))?;
    let update = "UPDATE tasks SET title = $2, note = $3, due = $4 WHERE id = $1";
    execute!(transaction, update, id, title, note, due)?;
    if let Some(done) = change.done.filter(|done| *done != before.done_at.is_some()) {
        let (at, by) = match done {
            true => (Some(actor.now), Some(actor.user)),
            false => (None, None),
        };
        let update = "UPDATE tasks SET done_at = $2, done_by = $3 WHERE id = $1";
        execute!(transaction, update, id, at, by)?;
    }
    if let Some(people) = change.assignees {
        assign(transaction, actor.workspace, id, &people).await?;
        let had = |user: &UserId| before.assignees.iter().any(|one| one.user == *user);
        let fresh: Vec<UserId> = people.into_iter().filter(|user| !had(user)).collect();
        let task = find(transaction, actor.workspace, id).await?;
        let title = task.about_title.unwrap_or_default();
        let notice = assignment(id, Some(actor.user), &task.about, &title, &task.title);
        raise(transaction, actor.workspace, &fresh, &notice, actor.now).await?;
    }
    find(transaction, actor.workspace, id).await
}

/// Removes a task; whoever made it may, and editors.
///
/// # Errors
/// Not found; forbidden.
pub async fn remove(
    transaction: &mut Transaction,
    actor: Actor,
    id: TaskId,
    is_editor: bool,
) -> Result<()> {
    let task = find(transaction, actor.workspace, id).await?;
    if task.created_by != Some(actor.user) && !is_editor {
        let detail = "only whoever made a task or an editor removes it";
        return Err(Error::forbidden(detail));
    }
    execute!(
        transaction,
        "DELETE FROM task_assignees WHERE task_id = $1",
        id
    )?;
    execute!(transaction, "DELETE FROM tasks WHERE id = $1", id)?;
    Ok(())
}

/// Tells everybody whose open tasks are due by this day, once for each task and day.
///
/// # Errors
/// What the database says.
pub async fn remind(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    today: jiff::civil::Date,
    now: Instant,
) -> Result<()> {
    type Row = (TaskId, UserId, String, String, DocumentId, String, String);
    let select = "SELECT t.id, a.user_id, t.due, t.document_kind, t.document_id, t.place, t.title \
                  FROM tasks t JOIN task_assignees a ON a.task_id = t.id \
                  WHERE t.workspace_id = $1 AND t.done_at IS NULL AND t.due <= $2";
    let rows = fetch_all!(transaction, Row, select, workspace, today.to_string())?;
    for (id, user, due, kind, document, place, task) in rows {
        let about = About {
            kind,
            document,
            place,
        };
        // A document that was removed is asked for no longer.
        let Ok(title) = about.look_up(transaction, workspace).await else {
            continue;
        };
        let notice = Notice {
            kind: NotificationKind::Due,
            occasion: format!("due/{id}/{due}"),
            ..assignment(id, None, &about, &title, &task)
        };
        raise(transaction, workspace, &[user], &notice, now).await?;
    }
    Ok(())
}
