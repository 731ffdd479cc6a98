//! Share links over HTTP: editors make them; strangers open them under `/api/shared/{secret}`, where
//! the guard lets a request pass only with a link that is valid.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::map::{SharedMap, shared_map};
use super::store::{self, NewShareLink};
use super::{OpenedLink, ShareLink, ShareLinkId};
use crate::accounts::{passwords, workspaces};
use crate::app::App;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, cookie, routes};
use crate::journeys::Journey;
use crate::reports::{Filter, Question, steps_of};
use crate::repository::{DocumentId, store as repository};
use crate::views::Emphasis;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Edit, routes!(list, create))
        .add(Access::Edit, routes!(revoke))
        .add(Access::Anyone, routes!(cover))
        .add(Access::Anyone, routes!(unlock))
        .add(Access::Shared, routes!(show))
}

/// Whose links.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The journey.
    journey: DocumentId,
}

/// The share links of a journey, the newest first, without their secrets.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/share-links", tag = "sharing",
    params(("workspace" = String, Path), ListQuery),
    responses((status = 200, body = [ShareLink]), (status = 422, body = Problem)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ListQuery>,
) -> Result<Json<Vec<ShareLink>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        store::list(&mut transaction, context.id, query.journey).await?,
    ))
}

/// A link to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShareLinkForm {
    /// The journey it opens.
    journey: DocumentId,
    /// For whom it is.
    name: String,
    /// The lanes and numbers it shows.
    emphasis: Emphasis,
    /// What a visitor must know besides the address; at least 10 characters.
    password: Option<String>,
    /// From when on it opens nothing.
    expires_at: Option<Instant>,
}

/// A link with its secret, shown this once.
#[derive(Serialize, ToSchema)]
struct CreatedShareLink {
    #[serde(flatten)]
    link: ShareLink,
    /// The end of the address: `/s/<secret>`.
    secret: String,
}

/// Makes a link that opens a journey, read-only, without an account.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/share-links", tag = "sharing",
    params(("workspace" = String, Path)), request_body = ShareLinkForm,
    responses((status = 201, body = CreatedShareLink), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(form): Json<ShareLinkForm>,
) -> Result<(StatusCode, Json<CreatedShareLink>)> {
    question(&form.emphasis)
        .and_then(|question| question.period(&context.time_zone))
        .map_err(|error| error.below("emphasis"))?;
    // Hashing takes long: not while others wait for the transaction.
    let password_hash = match form.password.filter(|password| !password.is_empty()) {
        Some(password) => Some(passwords::hash(password).await?),
        None => None,
    };
    let new = NewShareLink {
        journey: form.journey,
        name: form.name,
        emphasis: form.emphasis,
        password_hash,
        expires_at: form.expires_at,
    };
    let (user, now) = (context.user.id, app.clock.now());
    let mut transaction = app.database.write().await?;
    let (link, secret) = store::create(&mut transaction, context.id, user, new, now).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(CreatedShareLink { link, secret })))
}

/// Revokes a link: it opens nothing from now on.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/share-links/{link}", tag = "sharing",
    params(("workspace" = String, Path), ("link" = ShareLinkId, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn revoke(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, link)): Path<(String, ShareLinkId)>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    store::revoke(&mut transaction, context.id, link, app.clock.now()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a visitor learns before they may look.
#[derive(Serialize, ToSchema)]
struct Cover {
    /// Whether the link asks for a password.
    has_password: bool,
}

/// Whether a share link is valid and asks for a password. Says nothing of what it opens.
#[utoipa::path(get, path = "/api/shared/{secret}", tag = "sharing",
    params(("secret" = String, Path)),
    responses((status = 200, body = Cover), (status = 404, body = Problem)))]
async fn cover(State(app): State<App>, Path(secret): Path<String>) -> Result<Json<Cover>> {
    let mut transaction = app.database.read().await?;
    let valid = store::present(&mut transaction, &secret, app.clock.now()).await?;
    Ok(Json(Cover {
        has_password: valid.password_hash.is_some(),
    }))
}

/// The password of a share link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Unlocking {
    /// What the visitor was told.
    password: String,
}

/// Opens a share link with its password for this browser, for twelve hours. After five wrong ones
/// the next attempts have to wait.
#[utoipa::path(post, path = "/api/shared/{secret}/unlock", tag = "sharing",
    params(("secret" = String, Path)), request_body = Unlocking,
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem)))]
async fn unlock(
    State(app): State<App>,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Json(request): Json<Unlocking>,
) -> Result<impl IntoResponse> {
    let mut transaction = app.database.read().await?;
    let valid = store::present(&mut transaction, &secret, app.clock.now()).await?;
    drop(transaction);
    let key = format!("share-link/{}", valid.link.id);
    if !passwords::guess(&app, &key, request.password, valid.password_hash).await? {
        return Err(Error::unauthorized(
            "wrong_share_password",
            "the password is wrong",
        ));
    }
    let mut transaction = app.database.write().await?;
    let pass = store::give_pass(&mut transaction, valid.link.id, app.clock.now()).await?;
    transaction.commit().await?;
    let cookie = cookie::set_pass(&headers, &secret, &pass, store::PASS_LIFETIME)?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]))
}

/// The map that a share link opens: the chosen lanes and numbers and nothing else.
#[utoipa::path(get, path = "/api/shared/{secret}/map", tag = "sharing",
    params(("secret" = String, Path)),
    responses((status = 200, body = SharedMap), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    Extension(link): Extension<OpenedLink>,
) -> Result<Json<SharedMap>> {
    let mut transaction = app.database.write().await?;
    store::count_opening(&mut transaction, link.id, app.clock.now()).await?;
    let workspace = workspaces::by_id(&mut transaction, link.workspace).await?;
    transaction.commit().await?;
    let report = match link.emphasis.river || link.emphasis.scores {
        true => {
            let question = question(&link.emphasis)?;
            Some(steps_of(&app, &workspace, link.journey, question).await?)
        }
        false => None,
    };
    let mut transaction = app.database.read().await?;
    let journey: Journey =
        repository::read_one(&mut transaction, link.workspace, link.journey).await?;
    let name = workspace.settings.name;
    shared_map(
        &mut transaction,
        link.workspace,
        name,
        &journey,
        report,
        &link.emphasis,
    )
    .await
    .map(Json)
}

/// The period and the customers of the numbers.
fn question(emphasis: &Emphasis) -> Result<Question> {
    let read = |(position, text): (usize, &String)| {
        Filter::read(text).map_err(|error| error.at(format!("where/{position}")))
    };
    Ok(Question {
        from: emphasis.from.clone(),
        until: emphasis.until.clone(),
        filters: emphasis
            .filters
            .iter()
            .enumerate()
            .map(read)
            .collect::<Result<_>>()?,
    })
}
