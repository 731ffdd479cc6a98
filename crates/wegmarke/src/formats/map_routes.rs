//! Single maps over HTTP: files in as drafts, drafts into documents, maps out as files.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::draft::{Draft, Reading};
use super::drawing::{Orientation, Paper, Sheet};
use super::export::{Exported, MapFormat, export_map, measured, today};
use super::import::{ImportedMap, MAX_FILE_BYTES, Made, import_map, read_map, take_back};
use super::losses::Loss;
use super::map;
use crate::app::App;
use crate::error::Result;
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::reports::Question;
use crate::repository::{Author, DocumentId};

/// The routes of maps in and out.
pub(super) fn routes() -> Routes {
    let mut read = routes!(read_file);
    read.2 = read.2.layer(DefaultBodyLimit::max(MAX_FILE_BYTES));
    Routes::new()
        .add(Access::Edit, read)
        .add(Access::Edit, routes!(import))
        .add(Access::Edit, routes!(undo_import))
        .add(Access::Read, routes!(export_file))
        .add(Access::Read, routes!(losses))
}

/// How to read a file.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ReadQuery {
    /// What the file is called; gives the title.
    #[serde(default)]
    name: String,
    /// The language of its texts.
    #[serde(default = "german")]
    language: String,
}

fn german() -> String {
    "de".to_owned()
}

/// Reads a map from a file or a pasted text: XLSX, CSV, a table from the clipboard, Mermaid or CJML.
/// Nothing is stored: the answer is a draft to look at, to correct and to import.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/map-imports/read", tag = "formats",
    params(("workspace" = String, Path), ReadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Reading), (status = 413, body = Problem),
        (status = 422, body = Problem)))]
async fn read_file(Query(query): Query<ReadQuery>, bytes: Bytes) -> Result<Json<Reading>> {
    let reading =
        tokio::task::spawn_blocking(move || read_map(&bytes, &query.name, &query.language));
    Ok(Json(reading.await??))
}

/// Whether to try only.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ImportQuery {
    /// Only say what would happen.
    #[serde(default)]
    dry_run: bool,
}

/// Makes a journey of a draft, with the touchpoints that the library does not have; all or nothing.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/map-imports", tag = "formats",
    params(("workspace" = String, Path), ImportQuery), request_body = Draft,
    responses((status = 200, body = ImportedMap), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn import(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ImportQuery>,
    Json(draft): Json<Draft>,
) -> Result<Json<ImportedMap>> {
    let author = author(&app, &context);
    let mut transaction = app.database.write().await?;
    let imported = import_map(&mut transaction, context.id, draft, author).await?;
    if !query.dry_run {
        transaction.commit().await?;
    }
    Ok(Json(imported))
}

fn author(app: &App, context: &WorkspaceContext) -> Author {
    Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    }
}

/// What an import made.
#[derive(Deserialize, ToSchema)]
struct UndoImport {
    /// As the import answered.
    made: Vec<Made>,
}

/// Takes an import back, as long as nobody changed what it made; all or nothing.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/map-imports/undo", tag = "formats",
    params(("workspace" = String, Path)), request_body = UndoImport,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn undo_import(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(undo): Json<UndoImport>,
) -> Result<impl IntoResponse> {
    let author = author(&app, &context);
    let mut transaction = app.database.write().await?;
    take_back(&mut transaction, context.id, &undo.made, author).await?;
    transaction.commit().await?;
    Ok(axum::http::StatusCode::NO_CONTENT)
}

/// How to write a map.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ExportQuery {
    /// The language of the file.
    #[serde(default = "german")]
    language: String,
    /// The size of the sheet it is drawn on.
    #[serde(default)]
    #[param(inline)]
    paper: Paper,
    /// How the sheet lies.
    #[serde(default)]
    #[param(inline)]
    orientation: Orientation,
    /// A PDF at a readable size over several pages.
    #[serde(default)]
    split: bool,
    /// Draw the river and the measured curve.
    #[serde(default)]
    measured: bool,
    /// The first instant that counts for them: a date in the workspace's time zone, or an instant.
    from: Option<String>,
    /// The first instant that no longer counts, written likewise.
    until: Option<String>,
}

impl ExportQuery {
    fn question(&self) -> Question {
        Question {
            from: self.from.clone(),
            until: self.until.clone(),
            filters: Vec::new(),
        }
    }

    fn sheet(&self) -> Sheet {
        Sheet {
            paper: self.paper,
            orientation: self.orientation,
            split: self.split,
        }
    }
}

async fn exported(
    app: &App,
    context: &WorkspaceContext,
    journey: DocumentId,
    format: MapFormat,
    query: ExportQuery,
) -> Result<(Exported, String)> {
    let mut transaction = app.database.read().await?;
    let mut map = map::load(&mut transaction, context.id, journey, &query.language).await?;
    drop(transaction);
    map.as_of = today(app, &context.workspace(), &query.language)?;
    if query.measured && format.is_drawn() {
        map.measured = Some(measured(app, &context.workspace(), journey, query.question()).await?);
    }
    let sheet = query.sheet();
    tokio::task::spawn_blocking(move || {
        let exported = export_map(&map, format, sheet)?;
        Ok((exported, file_name(&map.title(), format)))
    })
    .await?
}

/// A map as a file for another program or for paper.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/export/{journey}/{format}", tag = "formats",
    params(("workspace" = String, Path), ("journey" = DocumentId, Path),
        ("format" = inline(MapFormat), Path), ExportQuery),
    responses((status = 200, content(
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (String = "text/csv"), (String = "text/plain"), (String = "text/markdown"),
            (String = "application/xml"), (String = "image/svg+xml"),
            (Vec<u8> = "application/pdf"), (Vec<u8> = "image/png"))),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn export_file(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, journey, format)): Path<(String, DocumentId, MapFormat)>,
    Query(query): Query<ExportQuery>,
) -> Result<impl IntoResponse> {
    let (exported, name) = exported(&app, &context, journey, format, query).await?;
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, exported.bytes))
}

/// What of a map a file of this format would not carry.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/export/{journey}/{format}/losses",
    tag = "formats",
    params(("workspace" = String, Path), ("journey" = DocumentId, Path),
        ("format" = inline(MapFormat), Path), ExportQuery),
    responses((status = 200, body = Vec<Loss>), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn losses(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, journey, format)): Path<(String, DocumentId, MapFormat)>,
    Query(query): Query<ExportQuery>,
) -> Result<Json<Vec<Loss>>> {
    let (exported, _) = exported(&app, &context, journey, format, query).await?;
    Ok(Json(exported.losses))
}

/// A name that every system allows for a file.
fn file_name(title: &str, format: MapFormat) -> String {
    let plain = |c: char| match c {
        'ä' => "ae".to_owned(),
        'ö' => "oe".to_owned(),
        'ü' => "ue".to_owned(),
        'ß' => "ss".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        _ => "-".to_owned(),
    };
    let name: String = title.to_lowercase().chars().take(60).map(plain).collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    let stem = if words.is_empty() {
        "map".to_owned()
    } else {
        words.join("-")
    };
    format!("{stem}.{}", format.extension())
}
