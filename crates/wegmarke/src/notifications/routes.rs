//! A person's notifications over HTTP: everything here is the caller's own.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::settings::NotificationSettings;
use super::{About, Notification, NotificationId, digest, follows, settings, store};
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::repository::DocumentId;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Read, routes!(mark_read))
        .add(Access::Read, routes!(show_settings, keep_settings))
        .add(Access::Read, routes!(list_follows, follow))
        .add(Access::Read, routes!(unfollow))
        .merge(digest::routes())
}

/// Which notifications.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only those that were not read.
    #[serde(default)]
    unread: bool,
    /// At most so many, up to 200.
    #[serde(default = "usual_limit")]
    limit: i64,
}

fn usual_limit() -> i64 {
    50
}

/// Notifications and how many are unread.
#[derive(Serialize, ToSchema)]
struct Notifications {
    /// How many are unread, listed or not.
    unread: i64,
    /// The newest first.
    notifications: Vec<Notification>,
}

/// One's own notifications, the newest first.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/notifications", tag = "notifications",
    params(("workspace" = String, Path), ListQuery), responses((status = 200, body = Notifications)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ListQuery>,
) -> Result<Json<Notifications>> {
    let mut transaction = app.database.read().await?;
    let user = context.user.id;
    let limit = query.limit.clamp(1, store::MOST);
    let which = match query.unread {
        true => store::Which::Unread,
        false => store::Which::All,
    };
    Ok(Json(Notifications {
        unread: store::unread(&mut transaction, context.id, user).await?,
        notifications: store::list(&mut transaction, context.id, user, which, limit).await?,
    }))
}

/// What has been read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Reading {
    /// One notification; all when absent.
    notification: Option<NotificationId>,
}

/// Marks one or all of one's own notifications as read.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/notifications/read",
    tag = "notifications", params(("workspace" = String, Path)), request_body = Reading,
    responses((status = 204), (status = 422, body = Problem)))]
async fn mark_read(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(reading): Json<Reading>,
) -> Result<StatusCode> {
    let (user, now) = (context.user.id, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::mark_read(
        &mut transaction,
        context.id,
        user,
        reading.notification,
        now,
    )
    .await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What one hears about.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/notifications/settings",
    tag = "notifications", params(("workspace" = String, Path)),
    responses((status = 200, body = NotificationSettings)))]
async fn show_settings(
    State(app): State<App>,
    context: WorkspaceContext,
) -> Result<Json<NotificationSettings>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        settings::of(&mut transaction, context.id, context.user.id).await?,
    ))
}

/// Chooses what one hears about, and how often by e-mail.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}/notifications/settings",
    tag = "notifications", params(("workspace" = String, Path)), request_body = NotificationSettings,
    responses((status = 200, body = NotificationSettings), (status = 422, body = Problem)))]
async fn keep_settings(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(chosen): Json<NotificationSettings>,
) -> Result<Json<NotificationSettings>> {
    let mut transaction = app.database.write().await?;
    let kept = settings::keep(&mut transaction, context.id, context.user.id, chosen).await?;
    transaction.commit().await?;
    Ok(Json(kept))
}

/// The documents one follows.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/follows", tag = "notifications",
    params(("workspace" = String, Path)), responses((status = 200, body = [DocumentId])))]
async fn list_follows(
    State(app): State<App>,
    context: WorkspaceContext,
) -> Result<Json<Vec<DocumentId>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        follows::list(&mut transaction, context.id, context.user.id).await?,
    ))
}

/// Follows a document: one is told when others change it.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/follows", tag = "notifications",
    params(("workspace" = String, Path)), request_body = About,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn follow(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(about): Json<About>,
) -> Result<StatusCode> {
    let (user, now) = (context.user.id, app.clock.now());
    let mut transaction = app.database.write().await?;
    follows::follow(&mut transaction, context.id, user, &about, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Follows a document no longer.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/follows/{document}",
    tag = "notifications", params(("workspace" = String, Path), ("document" = DocumentId, Path)),
    responses((status = 204)))]
async fn unfollow(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, document)): Path<(String, DocumentId)>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    follows::unfollow(&mut transaction, context.id, context.user.id, document).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
