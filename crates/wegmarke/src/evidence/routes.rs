//! Evidence over HTTP.

use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Ageing;
use super::store::{EvidenceReport, report};
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Problem, Query, Routes, WorkspaceContext, routes};
use crate::repository::DocumentId;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::Read, routes!(show))
}

/// What to narrow the report to.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct EvidenceQuery {
    /// Only this journey.
    journey: Option<DocumentId>,
}

/// How much of what the maps say is known, and what has become too old.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/evidence", tag = "evidence",
    params(("workspace" = String, Path), EvidenceQuery),
    responses((status = 200, body = EvidenceReport), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn show(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<EvidenceQuery>,
) -> Result<Json<EvidenceReport>> {
    let ageing = Ageing::of(&context.settings, app.clock.now())?;
    let mut transaction = app.database.read().await?;
    report(&mut transaction, context.id, &ageing, query.journey)
        .await
        .map(Json)
}
