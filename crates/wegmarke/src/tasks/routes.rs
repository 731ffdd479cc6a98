//! Tasks over HTTP: members read, contributors write.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::TaskId;
use super::store::{self, NewTask, Task, TaskChange, Wanted};
use crate::accounts::Role;
use crate::app::App;
use crate::comments::CommentId;
use crate::comments::store::Actor;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::ids::UserId;
use crate::notifications::About;
use crate::repository::DocumentId;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Contribute, routes!(create))
        .add(Access::Contribute, routes!(change, remove))
}

fn actor(app: &App, context: &WorkspaceContext) -> Actor {
    Actor {
        workspace: context.id,
        user: context.user.id,
        now: app.clock.now(),
    }
}

/// Which tasks.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only the caller's own.
    #[serde(default)]
    mine: bool,
    /// Only those of this person.
    assignee: Option<UserId>,
    /// Only those about this document.
    document: Option<DocumentId>,
    /// Only those that are done, or only those that are not.
    done: Option<bool>,
}

/// Tasks, at most 500: the open ones by the day they are due, the done ones last.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/tasks", tag = "tasks",
    params(("workspace" = String, Path), ListQuery),
    responses((status = 200, body = [Task]), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ListQuery>,
) -> Result<Json<Vec<Task>>> {
    let wanted = Wanted {
        assignee: query.assignee.or(query.mine.then_some(context.user.id)),
        document: query.document,
        done: query.done,
    };
    let mut transaction = app.database.read().await?;
    Ok(Json(
        store::list(&mut transaction, context.id, wanted).await?,
    ))
}

/// A task to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TaskForm {
    /// Made by the sender: sending the same one again keeps one. Made here when absent.
    id: Option<TaskId>,
    /// What is to be done.
    title: String,
    /// In full.
    #[serde(default)]
    note: String,
    /// The document and place it is about.
    about: About,
    /// The comment it is made from; the task then stands where the comment does.
    comment: Option<CommentId>,
    /// Who is to do it.
    #[serde(default)]
    assignees: Vec<UserId>,
    /// The day by which: `2026-03-31`; empty for none.
    #[serde(default)]
    due: String,
}

/// Makes a task. Those who are to do it are notified.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/tasks", tag = "tasks",
    params(("workspace" = String, Path)), request_body = TaskForm,
    responses((status = 201, body = Task), (status = 200, body = Task),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(form): Json<TaskForm>,
) -> Result<(StatusCode, Json<Task>)> {
    let id = form.id.unwrap_or_else(TaskId::new);
    let new = NewTask {
        title: form.title,
        note: form.note,
        about: form.about,
        comment: form.comment,
        assignees: form.assignees,
        due: form.due,
    };
    let mut transaction = app.database.write().await?;
    let (task, is_new) = store::create(&mut transaction, actor(&app, &context), id, new).await?;
    transaction.commit().await?;
    let status = match is_new {
        true => StatusCode::CREATED,
        false => StatusCode::OK,
    };
    Ok((status, Json(task)))
}

/// New values for some of the fields of a task; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TaskPatch {
    /// What is to be done.
    title: Option<String>,
    /// In full.
    note: Option<String>,
    /// Who is to do it.
    assignees: Option<Vec<UserId>>,
    /// The day by which; empty for none.
    due: Option<String>,
    /// Whether it is done.
    done: Option<bool>,
}

/// Changes a task. Those to whom it is new are notified.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}/tasks/{task}", tag = "tasks",
    params(("workspace" = String, Path), ("task" = TaskId, Path)), request_body = TaskPatch,
    responses((status = 200, body = Task), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, TaskId)>,
    Json(patch): Json<TaskPatch>,
) -> Result<Json<Task>> {
    let change = TaskChange {
        title: patch.title,
        note: patch.note,
        assignees: patch.assignees,
        due: patch.due,
        done: patch.done,
    };
    let mut transaction = app.database.write().await?;
    let task = store::change(&mut transaction, actor(&app, &context), id, change).await?;
    transaction.commit().await?;
    Ok(Json(task))
}

/// Removes a task: whoever made it may, and editors.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/tasks/{task}", tag = "tasks",
    params(("workspace" = String, Path), ("task" = TaskId, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn remove(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, TaskId)>,
) -> Result<StatusCode> {
    let is_editor = context.role >= Role::Editor;
    let mut transaction = app.database.write().await?;
    store::remove(&mut transaction, actor(&app, &context), id, is_editor).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
