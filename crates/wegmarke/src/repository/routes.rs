//! Documents and their changes over HTTP.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::document::{Author, Change, Changed, Document};
use super::editing::Editor;
use super::store::{self, Moment};
use super::{ChangeId, DocumentId, Kinds, Operation};
use crate::accounts::Role;
use crate::app::App;
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};

/// Most changes that one answer lists.
const MAX_CHANGES: i64 = 1_000;

/// The routes of this feature. They find the kinds of documents as an [`Extension`].
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Contribute, routes!(create))
        .add(Access::Read, routes!(show))
        .add(Access::Edit, routes!(remove))
        .add(Access::Read, routes!(list_changes))
        .add(Access::Contribute, routes!(change))
        .add(Access::Contribute, routes!(undo))
}

/// Contributors write some kinds, editors all.
fn editor<'a>(
    app: &App,
    context: &WorkspaceContext,
    kinds: Kinds,
    kind: &str,
    id: DocumentId,
) -> Result<Editor<'a>> {
    let kind = kinds.find(kind)?;
    if context.role < Role::Editor && !kind.contributed {
        let detail = format!("changing a {} takes the role of an editor", kind.name);
        return Err(Error::forbidden(detail));
    }
    let author = Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    };
    Ok(Editor {
        workspace: context.id,
        kind,
        id,
        author,
    })
}

/// Which documents to list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The removed ones instead of the others.
    #[serde(default)]
    removed: bool,
}

/// All documents of a kind.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/repository/{kind}", tag = "repository",
    params(("workspace" = String, Path), ("kind" = String, Path), ListQuery),
    responses((status = 200, body = Vec<Document>), (status = 404, body = Problem)))]
async fn list(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> Result<Json<Vec<Document>>> {
    let kind = kinds.find(&kind)?;
    let mut transaction = app.database.read().await?;
    Ok(Json(
        store::list(&mut transaction, context.id, kind.name, query.removed).await?,
    ))
}

/// A document to be created.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewDocument {
    /// Its content.
    #[schema(value_type = Object)]
    body: Value,
    /// The id it gets; one is made when absent.
    id: Option<DocumentId>,
}

/// Creates a document.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/repository/{kind}", tag = "repository",
    params(("workspace" = String, Path), ("kind" = String, Path)), request_body = NewDocument,
    responses((status = 201, body = Document), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind)): Path<(String, String)>,
    Json(new): Json<NewDocument>,
) -> Result<impl IntoResponse> {
    let id = new.id.unwrap_or_else(DocumentId::new);
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    let document = editor.create(&mut transaction, new.body).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(document)))
}

/// Which state of the document; the present one when neither is given.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ShowQuery {
    /// After the change with this number.
    version: Option<i64>,
    /// At this instant.
    #[param(value_type = Option<String>)]
    at: Option<String>,
}

/// A document, now or as it was.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/repository/{kind}/{id}",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), ShowQuery),
    responses((status = 200, body = Document), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    Query(query): Query<ShowQuery>,
) -> Result<Json<Document>> {
    let kind = kinds.find(&kind)?.name;
    let moment = match (query.version, query.at) {
        (None, None) => None,
        (Some(version), None) => Some(Moment::Version(version)),
        (None, Some(at)) => Some(Moment::Instant(
            at.parse::<Instant>().map_err(|error| error.at("at"))?,
        )),
        (Some(_), Some(_)) => {
            return Err(Error::invalid_field(
                "at",
                "name a version or an instant, not both",
            ));
        }
    };
    let mut transaction = app.database.read().await?;
    let document = match moment {
        None => store::find(&mut transaction, context.id, kind, id).await?,
        Some(moment) => store::find_at(&mut transaction, context.id, kind, id, moment).await?,
    };
    Ok(Json(document))
}

/// Removes a document; undoing that change brings it back.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/repository/{kind}/{id}",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path)),
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn remove(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    let changed = editor.remove(&mut transaction).await?;
    transaction.commit().await?;
    Ok(Json(changed))
}

/// Which part of the log.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ChangesQuery {
    /// Only changes with a higher number.
    #[serde(default)]
    after: i64,
    /// At most so many, up to 1,000.
    #[serde(default = "default_limit")]
    limit: i64,
}

fn default_limit() -> i64 {
    100
}

/// The log of a document.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/repository/{kind}/{id}/changes",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), ChangesQuery),
    responses((status = 200, body = Vec<Change>), (status = 404, body = Problem)))]
async fn list_changes(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    Query(query): Query<ChangesQuery>,
) -> Result<Json<Vec<Change>>> {
    let kind = kinds.find(&kind)?.name;
    let mut transaction = app.database.read().await?;
    store::find(&mut transaction, context.id, kind, id).await?;
    let limit = query.limit.clamp(1, MAX_CHANGES);
    Ok(Json(
        store::changes(&mut transaction, context.id, id, query.after, limit).await?,
    ))
}

/// The name of a change.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SentChange {
    /// A UUID that the sender makes for this change. Sent again, because its answer was lost, it is
    /// recorded once and answered as the first time, with the document as it is now.
    change_id: Option<ChangeId>,
}

/// A change to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewChange {
    /// Applied in this order, all or none.
    operations: Vec<Operation>,
    /// The version the author saw; changes since then that touch the same places are reported.
    base_version: Option<i64>,
}

/// Changes a document.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/repository/{kind}/{id}/changes",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), SentChange), request_body = NewChange,
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    Query(sent): Query<SentChange>,
    Json(new): Json<NewChange>,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    if let Some(answer) = sent.answered(&editor, &mut transaction).await? {
        return Ok(answer);
    }
    let changed = editor
        .change(&mut transaction, new.operations, new.base_version)
        .await?;
    sent.finish(&editor, transaction, changed).await
}

impl SentChange {
    /// The answer to a change that arrived before.
    async fn answered(
        &self,
        editor: &Editor<'_>,
        transaction: &mut Transaction,
    ) -> Result<Option<Json<Changed>>> {
        match self.change_id {
            Some(change_id) => Ok(editor.answered(transaction, change_id).await?.map(Json)),
            None => Ok(None),
        }
    }

    /// Keeps the change under its name and answers.
    async fn finish(
        &self,
        editor: &Editor<'_>,
        mut transaction: Transaction,
        mut changed: Changed,
    ) -> Result<Json<Changed>> {
        if let Some(change_id) = self.change_id {
            editor
                .note_change_id(&mut transaction, &mut changed, change_id)
                .await?;
        }
        transaction.commit().await?;
        Ok(Json(changed))
    }
}

/// Takes a change back, as a new change; taking that one back is redo.
#[utoipa::path(post,
    path = "/api/workspaces/{workspace}/repository/{kind}/{id}/changes/{sequence}/undo",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), ("sequence" = i64, Path), SentChange),
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn undo(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id, sequence)): Path<(String, String, DocumentId, i64)>,
    Query(sent): Query<SentChange>,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    if let Some(answer) = sent.answered(&editor, &mut transaction).await? {
        return Ok(answer);
    }
    let changed = editor.undo(&mut transaction, sequence).await?;
    sent.finish(&editor, transaction, changed).await
}
