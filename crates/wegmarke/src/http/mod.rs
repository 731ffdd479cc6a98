//! The HTTP interface: all features' routes behind one guard, the web interface, the server.
//!
//! A feature writes `pub fn routes() -> Routes` and is merged in [`api`]; everything it needs to
//! read requests and to know the caller is exported here.

mod access;
mod conditional;
mod context;
pub mod cookie;
mod description;
mod extract;
mod founding;
mod guard;
mod headers;
mod idempotency;
mod interface;
mod paging;
mod problem;
mod server;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::{Extension, Router};
use serde::Serialize;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;
use utoipa::ToSchema;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{InfoBuilder, OpenApi, PathItem};
pub use utoipa_axum::routes;

pub use self::access::{Access, Routes, Rules};
pub use self::conditional::{Conditions, tag_header};
pub use self::context::{Identity, WorkspaceContext};
pub use self::extract::{Json, Path, Query};
pub use self::guard::Admission;
pub use self::idempotency::{Attempt, Repeatable};
pub use self::paging::next_page;
pub use self::problem::Problem;
pub use self::server::{Server, serve};
use crate::app::App;
use crate::error::Result;

/// The most bytes that a handler reads at once. Uploads stream and keep their own limit.
const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Every route with its rule.
fn api() -> Routes {
    Routes::new()
        .add(Access::Anyone, routes!(health))
        .add(Access::Anyone, routes!(openapi))
        .merge(crate::accounts::routes())
        .merge(crate::atlas::routes())
        .merge(crate::events::routes())
        .merge(founding::routes())
        .merge(crate::repository::routes())
        .merge(crate::live::routes())
        .merge(crate::taxonomy::routes())
        .merge(crate::transfer::routes())
        .merge(crate::formats::routes())
        .merge(crate::touchpoints::routes())
        .merge(crate::evidence::routes())
        .merge(crate::reports::routes())
        .merge(crate::insights::routes())
        .merge(crate::opportunities::routes())
        .merge(crate::workshops::routes())
        .merge(crate::notifications::routes())
        .merge(crate::comments::routes())
        .merge(crate::tasks::routes())
        .merge(crate::favourites::routes())
        .merge(crate::sharing::routes())
        .merge(crate::reviews::routes())
        .merge(crate::variants::routes())
        .merge(crate::search::routes())
        .merge(crate::webhooks::routes())
}

/// The whole server as one service.
pub fn router(app: App) -> Router {
    let (router, description, rules) = api().finish();
    let description = Arc::new(describe(description));
    router
        .route_layer(from_fn_with_state((app.clone(), rules), guard::guard))
        .fallback(interface::interface)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(Extension(description))
        .layer(Extension(crate::formats::KINDS))
        .layer(from_fn(headers::add))
        .layer(CompressionLayer::new())
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(log_response),
        )
        .with_state(app)
}

/// Every route's rule, for whoever wants to check them all.
pub fn rules() -> Rules {
    api().finish().2
}

/// The description of the API (OpenAPI 3.1).
pub fn description() -> OpenApi {
    describe(api().finish().1)
}

fn describe(mut description: OpenApi) -> OpenApi {
    description.info = InfoBuilder::new()
        .title("Wegmarke")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Customer journey management. Sign in with POST /api/session (a cookie), or send an \
             API token as 'Authorization: Bearer wgm_…'. Errors are application/problem+json with \
             a stable code.",
        ))
        .build();
    description::name_problems(&mut description);
    // Handlers are named within their feature; in the description the tag tells them apart.
    for operation in description.paths.paths.values_mut().flat_map(operations) {
        if let (Some(tags), Some(id)) = (&operation.tags, &mut operation.operation_id) {
            *id = format!("{}_{id}", tags.join("_").replace('-', "_"));
        }
    }
    description::name_examples(&mut description);
    description
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem {
        get,
        put,
        post,
        delete,
        patch,
        ..
    } = item;
    [get, put, post, delete, patch].into_iter().flatten()
}

/// The path template only: real paths and queries may carry what people typed.
fn span(request: &Request) -> tracing::Span {
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), path)
}

fn log_response(response: &axum::response::Response, latency: Duration, _: &tracing::Span) {
    let milliseconds = latency.as_millis();
    tracing::debug!(
        status = response.status().as_u16(),
        milliseconds,
        "answered"
    );
}

/// Whether the server can do its work.
#[derive(Serialize, ToSchema)]
struct Health {
    /// Always `ready`; anything else is an error.
    status: &'static str,
}

/// Whether the server is ready: it is when the database answers.
#[utoipa::path(get, path = "/health", tag = "server",
    responses((status = 200, body = Health), (status = 503, body = Problem)))]
async fn health(State(app): State<App>) -> Result<Json<Health>> {
    app.database.check().await?;
    Ok(Json(Health { status: "ready" }))
}

/// This description.
#[utoipa::path(get, path = "/api/openapi.json", tag = "server",
    responses((status = 200, body = Object)))]
async fn openapi(Extension(description): Extension<Arc<OpenApi>>) -> impl IntoResponse {
    axum::Json((*description).clone())
}
