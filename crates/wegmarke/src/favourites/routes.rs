//! A person's favourites over HTTP: everything here is the caller's own.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::store::{self, Remembered};
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Routes, WorkspaceContext, routes};
use crate::notifications::About;
use crate::repository::DocumentId;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list, star))
        .add(Access::Read, routes!(unstar))
        .add(Access::Read, routes!(visit))
}

/// What a person has starred and visited.
#[derive(Serialize, ToSchema)]
struct Favourites {
    /// In the order of starring.
    starred: Vec<Remembered>,
    /// The last one first.
    visited: Vec<Remembered>,
}

/// What one has starred, and looked at last.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/favourites", tag = "favourites",
    params(("workspace" = String, Path)), responses((status = 200, body = Favourites)))]
async fn list(State(app): State<App>, context: WorkspaceContext) -> Result<Json<Favourites>> {
    let mut transaction = app.database.read().await?;
    let (starred, visited) = store::list(&mut transaction, context.id, context.user.id).await?;
    Ok(Json(Favourites { starred, visited }))
}

/// Stars a document.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/favourites", tag = "favourites",
    params(("workspace" = String, Path)), request_body = About,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn star(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(about): Json<About>,
) -> Result<StatusCode> {
    let (user, now) = (context.user.id, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::star(&mut transaction, context.id, user, &about, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a star away; fine when there is none.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/favourites/{document}",
    tag = "favourites", params(("workspace" = String, Path), ("document" = DocumentId, Path)),
    responses((status = 204)))]
async fn unstar(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, document)): Path<(String, DocumentId)>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    store::unstar(&mut transaction, context.id, context.user.id, document).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that one looks at a document, so that it is found again.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/favourites/visits", tag = "favourites",
    params(("workspace" = String, Path)), request_body = About,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn visit(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(about): Json<About>,
) -> Result<StatusCode> {
    let (user, now) = (context.user.id, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::visit(&mut transaction, context.id, user, &about, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
