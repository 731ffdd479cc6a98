//! Variants over HTTP.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::Spot;
use super::following::{bring_in_step, catch_up};
use super::reading::{self, Drift, Family, SideBySide, Which};
use super::writing::{self, Attached, Attachment, Decision, Hand, NewVariant};
use crate::app::App;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::journeys::Journey;
use crate::repository::store::Moment;
use crate::repository::{Author, Body, Document, DocumentId, Kinds};

/// Most places carried at once.
const MOST_SPOTS: usize = 1_000;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Edit, routes!(create))
        .add(Access::Read, routes!(show))
        .add(Access::Edit, routes!(attach))
        .add(Access::Edit, routes!(detach))
        .add(Access::Edit, routes!(take))
        .add(Access::Edit, routes!(push))
        .add(Access::Edit, routes!(resolve))
        .add(Access::Read, routes!(compare))
}

fn hand(app: &App, context: &WorkspaceContext, kinds: Kinds) -> Result<Hand> {
    Ok(Hand {
        workspace: context.id,
        kind: kinds.find(Journey::KIND)?,
        author: Author {
            user: Some(context.user.id),
            at: app.clock.now(),
        },
    })
}

/// All bases with their variants.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/variants", tag = "variants",
    params(("workspace" = String, Path)), responses((status = 200, body = Vec<Family>)))]
async fn list(State(app): State<App>, context: WorkspaceContext) -> Result<Json<Vec<Family>>> {
    catch_up(&app, context.id).await?;
    let mut transaction = app.database.read().await?;
    Ok(Json(reading::families(&mut transaction, context.id).await?))
}

/// Variants to be made of a base.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewVariants {
    /// The base.
    base: DocumentId,
    /// At most 200.
    variants: Vec<NewVariant>,
}

/// Makes variants of a journey, each a copy that follows it from now on.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants", tag = "variants",
    params(("workspace" = String, Path)), request_body = NewVariants,
    responses((status = 201, body = Vec<Document>), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Json(new): Json<NewVariants>,
) -> Result<impl IntoResponse> {
    let hand = hand(&app, &context, kinds)?;
    let mut transaction = app.database.write().await?;
    let created = writing::create(&mut transaction, hand, new.base, new.variants).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(created)))
}

async fn drift_of(
    app: &App,
    context: &WorkspaceContext,
    variant: DocumentId,
) -> Result<Json<Drift>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        reading::drift(&mut transaction, context.id, variant).await?,
    ))
}

/// A variant with every difference from its base and what waits for a decision.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/variants/{variant}", tag = "variants",
    params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    responses((status = 200, body = Drift), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn show(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, variant)): Path<(String, DocumentId)>,
) -> Result<Json<Drift>> {
    catch_up(&app, context.id).await?;
    drift_of(&app, &context, variant).await
}

/// Makes an existing journey a variant of a base; parts are recognised by id, then by name.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants/{variant}/attach",
    tag = "variants", params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    request_body = Attachment,
    responses((status = 200, body = Attached), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn attach(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, journey)): Path<(String, DocumentId)>,
    Json(attachment): Json<Attachment>,
) -> Result<Json<Attached>> {
    let hand = hand(&app, &context, kinds)?;
    let preview = attachment.preview;
    let mut transaction = app.database.write().await?;
    let attached = writing::attach(&mut transaction, hand, journey, attachment).await?;
    if !preview {
        transaction.commit().await?;
    }
    Ok(Json(attached))
}

/// Lets a variant go its own way; it stays as it is.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants/{variant}/detach",
    tag = "variants", params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn detach(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, variant)): Path<(String, DocumentId)>,
) -> Result<StatusCode> {
    let hand = hand(&app, &context, kinds)?;
    let mut transaction = app.database.write().await?;
    writing::detach(&mut transaction, hand, variant).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Places to be carried over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Spots {
    /// At most 1,000.
    spots: Vec<Spot>,
}

impl Spots {
    fn checked(self) -> Result<Vec<Spot>> {
        if (1..=MOST_SPOTS).contains(&self.spots.len()) {
            return Ok(self.spots);
        }
        let detail = format!("name between 1 and {MOST_SPOTS} places");
        Err(Error::invalid_field("spots", detail))
    }
}

/// Gives places of the variant what the base has there.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants/{variant}/take",
    tag = "variants", params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    request_body = Spots,
    responses((status = 200, body = Drift), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, variant)): Path<(String, DocumentId)>,
    Json(spots): Json<Spots>,
) -> Result<Json<Drift>> {
    let (hand, spots) = (hand(&app, &context, kinds)?, spots.checked()?);
    let mut transaction = app.database.write().await?;
    writing::take(&mut transaction, hand, variant, spots).await?;
    transaction.commit().await?;
    drift_of(&app, &context, variant).await
}

/// Gives places of the base what the variant has there; it flows down to the other variants.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants/{variant}/push",
    tag = "variants", params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    request_body = Spots,
    responses((status = 200, body = Drift), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn push(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, variant)): Path<(String, DocumentId)>,
    Json(spots): Json<Spots>,
) -> Result<Json<Drift>> {
    let (hand, spots) = (hand(&app, &context, kinds)?, spots.checked()?);
    let mut transaction = app.database.write().await?;
    writing::push(&mut transaction, hand, variant, spots).await?;
    // This one at once, so that the answer shows it; the others follow in the background.
    bring_in_step(&mut transaction, context.id, variant, app.clock.now()).await?;
    transaction.commit().await?;
    drift_of(&app, &context, variant).await
}

/// A conflict and how it is decided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Resolution {
    /// Where.
    spot: Spot,
    /// How.
    decision: Decision,
}

/// Decides one conflict.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/variants/{variant}/resolve",
    tag = "variants", params(("workspace" = String, Path), ("variant" = DocumentId, Path)),
    request_body = Resolution,
    responses((status = 200, body = Drift), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn resolve(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, variant)): Path<(String, DocumentId)>,
    Json(resolution): Json<Resolution>,
) -> Result<Json<Drift>> {
    let hand = hand(&app, &context, kinds)?;
    let Resolution { spot, decision } = resolution;
    let mut transaction = app.database.write().await?;
    writing::resolve(&mut transaction, hand, variant, spot, decision).await?;
    transaction.commit().await?;
    drift_of(&app, &context, variant).await
}

/// Which two states to compare. Each is the present one unless a version or an instant is named.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CompareQuery {
    /// The journey that is looked at.
    journey: DocumentId,
    /// How it was after the change with this number.
    version: Option<i64>,
    /// What it is compared with; the journey itself when absent.
    with: Option<DocumentId>,
    /// How that was after the change with this number.
    with_version: Option<i64>,
    /// How that was at this instant.
    #[param(value_type = Option<String>)]
    with_at: Option<String>,
}

/// Two states of journeys side by side: a variant and its base, as-is and to-be, now and then.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/comparison", tag = "variants",
    params(("workspace" = String, Path), CompareQuery),
    responses((status = 200, body = SideBySide), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn compare(
    State(app): State<App>,
    context: WorkspaceContext,
    Path(_workspace): Path<String>,
    Query(query): Query<CompareQuery>,
) -> Result<Json<SideBySide>> {
    let with_at = query.with_at.as_deref().map(str::parse::<Instant>);
    let with_at = with_at
        .transpose()
        .map_err(|error| error.at("with_at"))?
        .map(Moment::Instant);
    let old = Which {
        journey: query.with.unwrap_or(query.journey),
        moment: query.with_version.map(Moment::Version).or(with_at),
    };
    let new = Which {
        journey: query.journey,
        moment: query.version.map(Moment::Version),
    };
    let mut transaction = app.database.read().await?;
    let compared = reading::side_by_side(&mut transaction, context.id, old, new).await?;
    Ok(Json(compared))
}
