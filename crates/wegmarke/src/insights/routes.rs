//! What can be done with insights beyond changing them as documents.

use axum::Extension;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Routes, WorkspaceContext, routes};
use crate::repository::{Author, Document, DocumentId, Kinds};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::Edit, routes!(merge))
}

/// Which insight to take in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Merging {
    /// The insight that says the same; it is removed.
    other: DocumentId,
}

/// Takes another insight in: its evidence, its touchpoints, and all that refers to it.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/insights/{insight}/merge",
    tag = "insights", params(("workspace" = String, Path), ("insight" = DocumentId, Path)),
    request_body = Merging,
    responses((status = 200, body = Document), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn merge(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, insight)): Path<(String, DocumentId)>,
    Json(merging): Json<Merging>,
) -> Result<Json<Document>> {
    let author = Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    };
    let mut transaction = app.database.write().await?;
    let workspace = context.id;
    let merged = super::merge(
        &mut transaction,
        workspace,
        kinds,
        insight,
        merging.other,
        author,
    )
    .await?;
    transaction.commit().await?;
    Ok(Json(merged))
}
