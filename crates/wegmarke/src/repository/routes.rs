//! Documents and their changes over HTTP.

use axum::Extension;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::document::{Author, Change, Changed, Document};
use super::editing::Editor;
use super::listing::{self, Listing};
use super::store::{self, Moment};
use super::{ChangeId, DocumentId, Kinds, Operation};
use crate::accounts::Role;
use crate::app::App;
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::http::{
    Access, Conditions, Json, Path, Problem, Query, Repeatable, Routes, WorkspaceContext,
    next_page, routes, tag_header,
};

/// Most documents on one page.
const MAX_DOCUMENTS: usize = 1_000;
/// Most changes that one answer lists.
const MAX_CHANGES: usize = 1_000;

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
    /// Only those after the document with this id.
    after: Option<DocumentId>,
    /// At most so many, up to 1,000; all when absent. The `Link` header leads to the next page.
    #[param(minimum = 1, maximum = 1_000)]
    limit: Option<usize>,
    /// Only those whose member has this value, or has it in its list: `state:live,market:DACH`.
    #[serde(default)]
    filter: String,
    /// Only these members of the bodies, separated by commas: `title,state`.
    members: Option<String>,
}

/// All documents of a kind, in the order of their creation.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/repository/{kind}", tag = "repository",
    params(("workspace" = String, Path), ("kind" = String, Path), ListQuery),
    responses((status = 200, body = Vec<Document>), (status = 404, body = Problem)))]
async fn list(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    uri: Uri,
    Path((_workspace, kind)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> Result<impl IntoResponse> {
    let kind = kinds.find(&kind)?;
    let members = query.members.as_deref();
    let listing = Listing {
        removed: query.removed,
        after: query.after,
        limit: query.limit.map(|limit| limit.clamp(1, MAX_DOCUMENTS)),
        filters: listing::filters(&query.filter)?,
        members: members
            .map(|list| listing::names("members", list))
            .transpose()?,
    };
    let mut transaction = app.database.read().await?;
    let mut documents = listing::read(&mut transaction, context.id, kind.name, &listing).await?;
    let limit = listing.limit.unwrap_or(usize::MAX);
    let link = next_page(&uri, &mut documents, limit, |one| one.id.to_string());
    Ok((link, Json(documents)))
}

/// A document to be created.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"body": {"title": {"de": "Reise buchen", "en": "Booking a trip"}}}))]
struct NewDocument {
    /// Its content.
    #[schema(value_type = Object)]
    body: Value,
    /// The id it gets; one is made when absent.
    id: Option<DocumentId>,
}

/// Creates a document.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/repository/{kind}", tag = "repository",
    params(("workspace" = String, Path), ("kind" = String, Path),
        ("Idempotency-Key" = Option<String>, Header)), request_body = NewDocument,
    responses((status = 201, body = Document), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind)): Path<(String, String)>,
    Repeatable { body: new, attempt }: Repeatable<NewDocument>,
) -> Result<Response> {
    let id = new.id.unwrap_or_else(DocumentId::new);
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    let now = editor.author.at;
    if let Some(earlier) = attempt.earlier(&mut transaction, &context, now).await? {
        return Ok(earlier);
    }
    let document = editor.create(&mut transaction, new.body).await?;
    let created = StatusCode::CREATED;
    let answer = attempt
        .answer(&mut transaction, &context, created, &document)
        .await?;
    transaction.commit().await?;
    Ok((tag_header(&document.version.to_string()), answer).into_response())
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
        ("id" = DocumentId, Path), ("If-None-Match" = Option<String>, Header), ShowQuery),
    responses((status = 200, body = Document), (status = 304), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    conditions: Conditions,
    Query(query): Query<ShowQuery>,
) -> Result<Response> {
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
    let tag = document.version.to_string();
    conditions.answer(&tag, || Ok(Json(document).into_response()))
}

/// Refuses to write over another version than the caller insists on.
async fn require(
    conditions: &Conditions,
    editor: &Editor<'_>,
    transaction: &mut Transaction,
) -> Result<()> {
    if conditions.are_strict() {
        let version = editor.hold_version(transaction).await?;
        conditions.require(&version.to_string())?;
    }
    Ok(())
}

/// Removes a document; undoing that change brings it back.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/repository/{kind}/{id}",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 412, body = Problem)))]
async fn remove(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    conditions: Conditions,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    require(&conditions, &editor, &mut transaction).await?;
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
    /// At most so many, up to 1,000. The `Link` header leads to the next page.
    #[serde(default = "default_limit")]
    #[param(minimum = 1, maximum = 1_000)]
    limit: usize,
}

fn default_limit() -> usize {
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
    uri: Uri,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    Query(query): Query<ChangesQuery>,
) -> Result<impl IntoResponse> {
    let kind = kinds.find(&kind)?.name;
    let mut transaction = app.database.read().await?;
    store::find(&mut transaction, context.id, kind, id).await?;
    let limit = query.limit.clamp(1, MAX_CHANGES);
    let read = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut changes = store::changes(&mut transaction, context.id, id, query.after, read).await?;
    let link = next_page(&uri, &mut changes, limit, |one| one.sequence.to_string());
    Ok((link, Json(changes)))
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
#[schema(example = json!({"base_version": 1, "operations": [
    {"op": "set", "path": "title/de", "value": "Reise buchen"}]}))]
struct NewChange {
    /// Applied in this order, all or none.
    operations: Vec<Operation>,
    /// The version the author saw; changes since then that touch the same places are reported.
    base_version: Option<i64>,
}

/// Changes a document.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/repository/{kind}/{id}/changes",
    tag = "repository", params(("workspace" = String, Path), ("kind" = String, Path),
        ("id" = DocumentId, Path), SentChange, ("If-Match" = Option<String>, Header)),
    request_body = NewChange,
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 412, body = Problem),
        (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id)): Path<(String, String, DocumentId)>,
    Query(sent): Query<SentChange>,
    conditions: Conditions,
    Json(new): Json<NewChange>,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    if let Some(answer) = sent.answered(&editor, &mut transaction).await? {
        return Ok(answer);
    }
    require(&conditions, &editor, &mut transaction).await?;
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
        ("id" = DocumentId, Path), ("sequence" = i64, Path), SentChange,
        ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 412, body = Problem)))]
async fn undo(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, kind, id, sequence)): Path<(String, String, DocumentId, i64)>,
    Query(sent): Query<SentChange>,
    conditions: Conditions,
) -> Result<Json<Changed>> {
    let editor = editor(&app, &context, kinds, &kind, id)?;
    let mut transaction = app.database.write().await?;
    if let Some(answer) = sent.answered(&editor, &mut transaction).await? {
        return Ok(answer);
    }
    require(&conditions, &editor, &mut transaction).await?;
    let changed = editor.undo(&mut transaction, sequence).await?;
    sent.finish(&editor, transaction, changed).await
}
