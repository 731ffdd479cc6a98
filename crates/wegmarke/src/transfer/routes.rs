//! Copying between workspaces over HTTP.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Plan, Wish, plan};
use crate::accounts::{Role, Workspace, members};
use crate::app::App;
use crate::error::{Error, Result};
use crate::formats::{Bundle, apply, export_workspace};
use crate::http::{Access, Identity, Json, Problem, Routes, WorkspaceContext, routes};
use crate::ids::WorkspaceId;
use crate::repository::Author;

/// Most objects that one copy begins with.
const MOST_ROOTS: usize = 100;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::Read, routes!(copy))
}

/// A copy into another workspace.
#[derive(Deserialize, ToSchema)]
struct Copy {
    /// The workspace that the copies go to; the caller is an editor there.
    target: String,
    /// What to copy, and how.
    wish: Wish,
    /// Only say what would happen.
    #[serde(default)]
    dry_run: bool,
}

/// Copies objects into another workspace, with everything they refer to.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/copies", tag = "transfer",
    params(("workspace" = String, Path)), request_body = Copy,
    responses((status = 200, body = Plan), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn copy(
    State(app): State<App>,
    identity: Identity,
    context: WorkspaceContext,
    Json(copy): Json<Copy>,
) -> Result<Json<Plan>> {
    let count = copy.wish.objects.len();
    if !(1..=MOST_ROOTS).contains(&count) {
        let detail = format!("a copy begins with 1 to {MOST_ROOTS} objects");
        return Err(Error::invalid_field("wish/objects", detail));
    }
    let mut transaction = app.database.read().await?;
    let source = export_workspace(&mut transaction, context.id).await?;
    let membership = members::find(&mut transaction, context.user.id, &copy.target).await?;
    drop(transaction);
    let missing = || Error::not_found(format!("workspace '{}'", copy.target)).at("target");
    let membership = membership.ok_or_else(missing)?;
    check_target(&identity, &context, &membership.workspace, membership.role)?;
    write(&app, &context, membership.workspace.id, source, copy)
        .await
        .map(Json)
}

async fn write(
    app: &App,
    context: &WorkspaceContext,
    target: WorkspaceId,
    source: Bundle,
    copy: Copy,
) -> Result<Plan> {
    let mut transaction = app.database.write().await?;
    let present = export_workspace(&mut transaction, target).await?;
    let dry_run = copy.dry_run;
    let make = move || plan(&copy.wish, &source.objects, &present.objects);
    let (mut plan, objects) = tokio::task::spawn_blocking(make).await??;
    if dry_run {
        return Ok(plan);
    }
    let author = Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    };
    apply(&mut transaction, target, Bundle::new(objects), author).await?;
    transaction.commit().await?;
    plan.copied = true;
    Ok(plan)
}

fn check_target(
    identity: &Identity,
    context: &WorkspaceContext,
    target: &Workspace,
    role: Role,
) -> Result<()> {
    if target.id == context.id {
        let detail = "copies go to another workspace";
        return Err(Error::invalid_field("target", detail));
    }
    if let Identity::Program { .. } = identity {
        let detail = "a token opens one workspace only: copying takes a person";
        return Err(Error::forbidden(detail).at("target"));
    }
    if role < Role::Editor {
        let detail = "copying takes the role of an editor in the target workspace";
        return Err(Error::forbidden(detail).at("target"));
    }
    Ok(())
}
