//! Ending the e-mails, for whoever has one of them.

use axum::extract::State;
use axum::http::StatusCode;

use super::store;
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Path, Problem, Routes, routes};

/// The routes of the digest.
pub fn routes() -> Routes {
    Routes::new().add(Access::Anyone, routes!(unsubscribe))
}

/// Ends the e-mails to whoever got this secret in one. Programs that read mail call it by
/// themselves (RFC 8058), so it asks for nothing else.
#[utoipa::path(post, path = "/api/unsubscribe/{secret}", tag = "notifications",
    params(("secret" = String, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn unsubscribe(State(app): State<App>, Path(secret): Path<String>) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    store::unsubscribe(&mut transaction, &secret).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
