//! What all touchpoints say together, over HTTP.

use axum::extract::State;

use super::processing::{ProcessingRecord, processing_record};
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Routes, WorkspaceContext, routes};
use crate::repository::store;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::Read, routes!(record))
}

/// The record of processing activities (Art. 30 GDPR) from all touchpoints, with its gaps.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/processing-record", tag = "touchpoints",
    params(("workspace" = String, Path)),
    responses((status = 200, body = ProcessingRecord)))]
async fn record(
    State(app): State<App>,
    context: WorkspaceContext,
) -> Result<Json<ProcessingRecord>> {
    let mut transaction = app.database.read().await?;
    let touchpoints = store::read_all(&mut transaction, context.id).await?;
    Ok(Json(processing_record(
        context.settings.controller,
        touchpoints,
    )))
}
