//! Uploads, imports, and what the log consists of, over HTTP.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::IntoResponse;
use http_body_util::BodyExt;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::catalogue::{self, BindingPreview, EventName, EventProperty};
use super::folder::EventFolder;
use super::import::{self, Request};
use super::readers::Mapping;
use super::rejects::{self, RejectLimit};
use super::store::{self, Import, ImportId};
use super::uploads::{self, Incoming, Upload, UploadId, Waiting};
use crate::app::App;
use crate::error::{Error, Kind, Result};
use crate::http::{
    Access, Json, Path, Problem, Query, Routes, WorkspaceContext, next_page, routes,
};
use crate::touchpoints::Binding;

const MOST_NAME_CHARACTERS: usize = 200;
/// Most imports on one page.
const MOST_IMPORTS: usize = 200;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Edit, routes!(upload))
        .add(Access::Edit, routes!(preview))
        .add(Access::Read, routes!(list))
        .add(Access::Edit, routes!(begin))
        .add(Access::Read, routes!(show))
        .add(Access::Edit, routes!(rejects))
        .add(Access::Read, routes!(names))
        .add(Access::Read, routes!(properties))
        .add(Access::Read, routes!(preview_binding))
}

#[derive(Deserialize, IntoParams)]
struct UploadQuery {
    /// What the file is called.
    #[serde(default)]
    filename: String,
}

/// Sends a file of events: CSV, XES, OCEL 2.0 or Parquet, text also gzipped. It is recognised and
/// waits 24 hours to be imported.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/uploads", tag = "events",
    params(("workspace" = String, Path), UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Upload), (status = 413, body = Problem),
        (status = 422, body = Problem)))]
async fn upload(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<UploadQuery>,
    mut body: Body,
) -> Result<impl IntoResponse> {
    let mut incoming = Incoming::begin(&EventFolder::of(&app, context.id)?).await?;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|cause| {
            let detail = "the file did not arrive completely";
            Error::new(Kind::Invalid, "upload_interrupted", detail).caused_by(cause)
        })?;
        if let Ok(chunk) = frame.into_data() {
            incoming.write(&chunk).await?;
        }
    }
    let filename = plain_name(&query.filename);
    let upload = incoming
        .finish(filename, in_zone(Mapping::default(), &context))
        .await?;
    Ok((StatusCode::CREATED, Json(upload)))
}

/// Shows an uploaded file under another mapping. What the mapping leaves out is recognised.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/uploads/{id}/preview", tag = "events",
    params(("workspace" = String, Path), ("id" = UploadId, Path)), request_body = Mapping,
    responses((status = 200, body = Upload), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn preview(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, UploadId)>,
    Json(mapping): Json<Mapping>,
) -> Result<Json<Upload>> {
    let waiting = uploads::find(&app, context.id, id)?;
    waiting
        .under(id, in_zone(mapping, &context))
        .await
        .map(Json)
}

/// Which imports.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only those older than this one.
    after: Option<ImportId>,
    /// At most so many, up to 200. The `Link` header leads to the next page.
    #[serde(default = "most_imports")]
    #[param(minimum = 1, maximum = 200)]
    limit: usize,
}

fn most_imports() -> usize {
    MOST_IMPORTS
}

/// The imports, newest first.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/imports", tag = "events",
    params(("workspace" = String, Path), ListQuery),
    responses((status = 200, body = Vec<Import>)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    uri: Uri,
    Query(query): Query<ListQuery>,
) -> Result<impl IntoResponse> {
    let limit = query.limit.clamp(1, MOST_IMPORTS);
    let mut transaction = app.database.read().await?;
    let read = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut imports = store::list(&mut transaction, context.id, query.after, read).await?;
    let link = next_page(&uri, &mut imports, limit, |import| import.id.to_string());
    Ok((link, Json(imports)))
}

/// What to import.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewImport {
    /// The file that was sent.
    upload: UploadId,
    /// How to read it.
    #[serde(default)]
    mapping: Mapping,
    /// How many places of the file may be no events; null: any number.
    #[serde(default)]
    max_rejects: Option<u64>,
}

/// Begins to import an uploaded file. The answer comes at once; the import can be watched.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/imports", tag = "events",
    params(("workspace" = String, Path)), request_body = NewImport,
    responses((status = 202, body = Import), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn begin(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(new): Json<NewImport>,
) -> Result<impl IntoResponse> {
    let waiting = uploads::find(&app, context.id, new.upload)?;
    let path = waiting.path();
    let request = Request {
        file: waiting.file,
        filename: waiting.filename,
        mapping: in_zone(new.mapping, &context),
        limit: new
            .max_rejects
            .map_or(RejectLimit::Unlimited, RejectLimit::Count),
    };
    let import = import::begin(&app, context.id, &request).await?;
    let begun = import.clone();
    tokio::spawn(async move {
        match import::run_begun(&app, context.id, begun, request, |_| ()).await {
            Ok(outcome) if outcome.import.state == store::State::Stored => {
                if let Err(error) = Waiting::remove(&path) {
                    tracing::warn!(?error, "an imported upload could not be removed");
                }
            }
            Ok(_) => {}
            // Its row says so too; a file that cannot be read is nothing to log.
            Err(error) if error.kind() == Kind::Internal => {
                tracing::error!(?error, "an import failed");
            }
            Err(_) => {}
        }
    });
    Ok((StatusCode::ACCEPTED, Json(import)))
}

/// How far an import is, or how it ended.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/imports/{id}", tag = "events",
    params(("workspace" = String, Path), ("id" = ImportId, Path)),
    responses((status = 200, body = Import), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, ImportId)>,
) -> Result<Json<Import>> {
    let mut transaction = app.database.read().await?;
    store::find(&mut transaction, context.id, id)
        .await
        .map(Json)
}

/// All places of an import's file that were no events, as CSV: line, reason, text.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/imports/{id}/rejects", tag = "events",
    params(("workspace" = String, Path), ("id" = ImportId, Path)),
    responses((status = 200, body = String, content_type = "text/csv"),
        (status = 404, body = Problem)))]
async fn rejects(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, ImportId)>,
) -> Result<impl IntoResponse> {
    let mut transaction = app.database.read().await?;
    let import = store::find(&mut transaction, context.id, id).await?;
    drop(transaction);
    let content = rejects::read(&EventFolder::of(&app, context.id)?.rejects(import.id)).await?;
    let mut headers = HeaderMap::new();
    let csv = HeaderValue::from_static("text/csv; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, csv);
    let attachment = HeaderValue::from_static("attachment; filename=\"rejects.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, attachment);
    Ok((headers, content))
}

/// The names of all events, and what they mean at present.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/events/names", tag = "events",
    params(("workspace" = String, Path)), responses((status = 200, body = Vec<EventName>)))]
async fn names(State(app): State<App>, context: WorkspaceContext) -> Result<Json<Vec<EventName>>> {
    catalogue::names(&app, context.id).await.map(Json)
}

#[derive(Deserialize, IntoParams)]
struct PropertiesQuery {
    /// Only of events with this name.
    event: Option<String>,
}

/// The properties of events and their most frequent values.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/events/properties", tag = "events",
    params(("workspace" = String, Path), PropertiesQuery),
    responses((status = 200, body = Vec<EventProperty>)))]
async fn properties(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<PropertiesQuery>,
) -> Result<Json<Vec<EventProperty>>> {
    catalogue::properties(&app, context.id, query.event)
        .await
        .map(Json)
}

/// What a binding would catch.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/events/bindings/preview", tag = "events",
    params(("workspace" = String, Path)), request_body = Binding,
    responses((status = 200, body = BindingPreview), (status = 422, body = Problem)))]
async fn preview_binding(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(binding): Json<Binding>,
) -> Result<Json<BindingPreview>> {
    catalogue::preview_binding(&app, context.id, binding)
        .await
        .map(Json)
}

/// Times without offset are meant in the workspace's zone unless the mapping says otherwise.
fn in_zone(mut mapping: Mapping, context: &WorkspaceContext) -> Mapping {
    mapping
        .time_zone
        .get_or_insert_with(|| context.settings.time_zone.clone());
    mapping
}

fn plain_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    match name {
        "" => "upload".to_owned(),
        name => name
            .chars()
            .filter(|c| !c.is_control())
            .take(MOST_NAME_CHARACTERS)
            .collect(),
    }
}
