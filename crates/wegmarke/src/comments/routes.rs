//! Comments over HTTP: members read, contributors write.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::CommentId;
use super::store::{self, Actor, Comment, CommentChange, NewComment};
use crate::accounts::Role;
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::notifications::About;
use crate::repository::DocumentId;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Contribute, routes!(create))
        .add(Access::Contribute, routes!(edit, remove))
        .add(Access::Contribute, routes!(resolve))
        .add(Access::Contribute, routes!(reopen))
        .add(Access::Administer, routes!(list_changes))
}

fn actor(app: &App, context: &WorkspaceContext) -> Actor {
    Actor {
        workspace: context.id,
        user: context.user.id,
        now: app.clock.now(),
    }
}

/// Whose comments.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The document.
    document: DocumentId,
}

/// The comments of a document, in the order in which they were written.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/comments", tag = "comments",
    params(("workspace" = String, Path), ListQuery),
    responses((status = 200, body = [Comment]), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ListQuery>,
) -> Result<Json<Vec<Comment>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        store::list(&mut transaction, context.id, query.document).await?,
    ))
}

/// A comment to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommentForm {
    /// Made by the sender: sending the same one again keeps one. Made here when absent.
    id: Option<CommentId>,
    /// Where it stands; an answer stands where its thread does.
    about: About,
    /// Any comment of the thread that it answers.
    answers: Option<CommentId>,
    /// What it says: bold, italics, code, lists and links; people as `@[Name](id)`.
    text: String,
}

/// Writes a comment or an answer. Those it names and those of the thread are notified.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/comments", tag = "comments",
    params(("workspace" = String, Path)), request_body = CommentForm,
    responses((status = 201, body = Comment), (status = 200, body = Comment),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(form): Json<CommentForm>,
) -> Result<(StatusCode, Json<Comment>)> {
    let new = NewComment {
        id: form.id.unwrap_or_else(CommentId::new),
        about: form.about,
        answers: form.answers,
        text: form.text,
    };
    let mut transaction = app.database.write().await?;
    let (comment, is_new) = store::create(&mut transaction, actor(&app, &context), new).await?;
    transaction.commit().await?;
    let status = match is_new {
        true => StatusCode::CREATED,
        false => StatusCode::OK,
    };
    Ok((status, Json(comment)))
}

/// Another text for a comment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommentText {
    /// What it says now.
    text: String,
}

/// Writes one's own comment anew.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}/comments/{comment}", tag = "comments",
    params(("workspace" = String, Path), ("comment" = CommentId, Path)),
    request_body = CommentText,
    responses((status = 200, body = Comment), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, CommentId)>,
    Json(form): Json<CommentText>,
) -> Result<Json<Comment>> {
    let mut transaction = app.database.write().await?;
    let comment = store::edit(&mut transaction, actor(&app, &context), id, &form.text).await?;
    transaction.commit().await?;
    Ok(Json(comment))
}

/// Takes one's own comment away; admins take away any.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/comments/{comment}", tag = "comments",
    params(("workspace" = String, Path), ("comment" = CommentId, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn remove(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, CommentId)>,
) -> Result<StatusCode> {
    let is_admin = context.role == Role::Admin;
    let mut transaction = app.database.write().await?;
    store::remove(&mut transaction, actor(&app, &context), id, is_admin).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Settles the thread of a comment.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/comments/{comment}/resolve",
    tag = "comments", params(("workspace" = String, Path), ("comment" = CommentId, Path)),
    responses((status = 200, body = Comment), (status = 404, body = Problem)))]
async fn resolve(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, CommentId)>,
) -> Result<Json<Comment>> {
    let mut transaction = app.database.write().await?;
    let comment = store::settle(&mut transaction, actor(&app, &context), id, true).await?;
    transaction.commit().await?;
    Ok(Json(comment))
}

/// Opens the settled thread of a comment again.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/comments/{comment}/reopen",
    tag = "comments", params(("workspace" = String, Path), ("comment" = CommentId, Path)),
    responses((status = 200, body = Comment), (status = 404, body = Problem)))]
async fn reopen(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, CommentId)>,
) -> Result<Json<Comment>> {
    let mut transaction = app.database.write().await?;
    let comment = store::settle(&mut transaction, actor(&app, &context), id, false).await?;
    transaction.commit().await?;
    Ok(Json(comment))
}

/// Everything that was done to a comment, for admins.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/comments/{comment}/changes",
    tag = "comments", params(("workspace" = String, Path), ("comment" = CommentId, Path)),
    responses((status = 200, body = [CommentChange]), (status = 404, body = Problem)))]
async fn list_changes(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, CommentId)>,
) -> Result<Json<Vec<CommentChange>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        store::changes(&mut transaction, context.id, id).await?,
    ))
}
