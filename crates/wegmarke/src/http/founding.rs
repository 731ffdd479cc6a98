//! How a workspace comes to be: by the first admin through the set-up link, or by an admin.
//!
//! These routes stand above the features because a new workspace is furnished by them.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Access, Identity, Json, Problem, Routes, cookie, routes};
use crate::accounts::users::NewUser;
use crate::accounts::workspaces::NewWorkspace;
use crate::accounts::{Workspace, passwords, sessions, setup, users};
use crate::app::App;
use crate::error::Result;
use crate::taxonomy;

pub(super) fn routes() -> Routes {
    Routes::new()
        .add(Access::Anyone, routes!(set_up))
        .add(Access::AdministerAny, routes!(create_workspace))
}

/// What the first admin enters.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SetUp {
    /// From the link.
    token: String,
    /// The admin's name.
    name: String,
    /// The address to sign in with.
    email: String,
    /// At least ten characters.
    password: String,
    /// The first workspace.
    workspace: NewWorkspace,
}

/// Uses the one-time link of the first start: makes the first admin and the first workspace and
/// signs the admin in.
#[utoipa::path(post, path = "/api/setup", tag = "accounts", request_body = SetUp,
    responses((status = 201, body = Workspace), (status = 401, body = Problem),
        (status = 422, body = Problem)))]
async fn set_up(
    State(app): State<App>,
    headers: HeaderMap,
    Json(request): Json<SetUp>,
) -> Result<impl IntoResponse> {
    let now = app.clock.now();
    // First the link, so that nobody makes the server hash passwords for nothing.
    let mut transaction = app.database.write().await?;
    setup::redeem(&mut transaction, &request.token, now).await?;
    let password_hash = passwords::hash(request.password).await?;
    let new = NewUser {
        name: request.name,
        email: request.email,
        password_hash,
    };
    let user = users::create(&mut transaction, new, now).await?;
    let workspace =
        taxonomy::found_workspace(&mut transaction, request.workspace, user.id, now).await?;
    let secret = sessions::begin(&mut transaction, user.id, now).await?;
    transaction.commit().await?;
    let cookie = [(header::SET_COOKIE, cookie::set(&headers, Some(&secret)))];
    Ok((StatusCode::CREATED, cookie, Json(workspace)))
}

/// Makes another workspace; the caller becomes its admin.
#[utoipa::path(post, path = "/api/workspaces", tag = "workspaces", request_body = NewWorkspace,
    responses((status = 201, body = Workspace), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create_workspace(
    State(app): State<App>,
    identity: Identity,
    Json(new): Json<NewWorkspace>,
) -> Result<impl IntoResponse> {
    let mut transaction = app.database.write().await?;
    let founder = identity.known()?.id;
    let workspace =
        taxonomy::found_workspace(&mut transaction, new, founder, app.clock.now()).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(workspace)))
}
