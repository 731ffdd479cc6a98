//! The stream of events, and where a page says that it is open.

mod stream;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use self::stream::{Start, Stream};
use super::{PageId, Present};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{Access, Admission, Json, Problem, Query, Routes, WorkspaceContext, routes};
use crate::repository::DocumentId;

/// Longest place in a document, in bytes.
const MOST_PLACE: usize = 1_000;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(listen))
        .add(Access::Read, routes!(be_present))
}

/// What to listen to.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListenQuery {
    /// Only this document.
    document: Option<DocumentId>,
    /// Begin after this number of the workspace's feed, such as the id of the last event that
    /// arrived (the header `Last-Event-ID` says the same); without it, with what happens from now on.
    after: Option<i64>,
}

/// Changes and the presence of others as server-sent events: `hello` (the number that the feed has
/// reached, and who is there), `change` (an entry of the feed; its id is the number), `presence`
/// (one page of one person), `reload` (too much was missed: read the documents anew), `end` (with
/// the code of the problem, when access ends). Interrupted, it goes on after the last id without
/// holes or repetitions.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/live", tag = "live",
    params(("workspace" = String, Path), ListenQuery),
    responses((status = 200, body = String, content_type = "text/event-stream"),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn listen(
    State(app): State<App>,
    context: WorkspaceContext,
    admission: Admission,
    Query(query): Query<ListenQuery>,
    headers: HeaderMap,
) -> Result<Response> {
    let after = match headers.get("last-event-id") {
        Some(id) => Some(number_of(id.to_str().unwrap_or_default())?),
        None => query.after,
    };
    if after.is_some_and(|after| after < 0) {
        return Err(Error::invalid_field("after", "a number from 0 up"));
    }
    let start = Start {
        workspace: context.id,
        document: query.document,
        after,
        user: context.user.id,
    };
    let stream = Stream::open(app, admission, start).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        // Asks proxies in between not to wait for more.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, Body::from_stream(stream.events())).into_response())
}

fn number_of(text: &str) -> Result<i64> {
    let unreadable = || Error::invalid_field("Last-Event-ID", "the number of an event");
    text.parse().map_err(|_| unreadable())
}

/// Where a page is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Made by the page for itself.
    page: PageId,
    /// The document that is open; none when the page is left.
    document: Option<DocumentId>,
    /// The place in it, as a path.
    place: Option<String>,
}

/// Says where a page is; to be repeated every ten seconds, for after thirty it counts as left.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/live/presence", tag = "live",
    params(("workspace" = String, Path)), request_body = Place,
    responses((status = 204), (status = 422, body = Problem)))]
async fn be_present(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(place): Json<Place>,
) -> Result<StatusCode> {
    if place.place.as_ref().is_some_and(|at| at.len() > MOST_PLACE) {
        let detail = format!("at most {MOST_PLACE} bytes");
        return Err(Error::invalid_field("place", detail));
    }
    let present = Present {
        user: context.user.id,
        name: context.user.name,
        page: place.page,
        document: place.document,
        place: place.place.filter(|_| place.document.is_some()),
    };
    app.live.clone().note(&app, context.id, present).await?;
    Ok(StatusCode::NO_CONTENT)
}
