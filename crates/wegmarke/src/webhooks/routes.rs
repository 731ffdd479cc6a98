//! Webhooks over HTTP: for admins, who also see how deliveries go.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::event::{Source, new_secret};
use super::{Webhook, WebhookId, WebhookState, delivery, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Routes, WorkspaceContext, routes};
use crate::repository::Kinds;

const LONGEST_NAME: usize = 200;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Administer, routes!(list, create))
        .add(Access::Administer, routes!(change, remove))
        .add(Access::Administer, routes!(test))
}

/// The webhooks of the workspace, the oldest first.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/webhooks", tag = "webhooks",
    params(("workspace" = String, Path)), responses((status = 200, body = Vec<Webhook>)))]
async fn list(State(app): State<App>, context: WorkspaceContext) -> Result<Json<Vec<Webhook>>> {
    let mut transaction = app.database.read().await?;
    store::list(&mut transaction, context.id).await.map(Json)
}

/// A webhook to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Data warehouse", "url": "https://example.org/hook",
    "kinds": ["journey", "touchpoint"]}))]
struct NewWebhook {
    /// What people call it.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Where events are sent: `https://…`.
    url: String,
    /// The kinds of documents whose changes are sent; all when empty.
    #[serde(default)]
    kinds: Vec<String>,
}

/// A webhook with its secret, which is shown only now.
#[derive(Serialize, ToSchema)]
struct CreatedWebhook {
    #[serde(flatten)]
    webhook: Webhook,
    /// Signs every delivery; the receiver checks with it that it comes from here.
    secret: String,
}

/// Makes a webhook. It is told about everything that changes from now on.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/webhooks", tag = "webhooks",
    params(("workspace" = String, Path)), request_body = NewWebhook,
    responses((status = 201, body = CreatedWebhook), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Json(new): Json<NewWebhook>,
) -> Result<impl IntoResponse> {
    check(&app, kinds, &new.name, &new.url, &new.kinds)?;
    let secret = new_secret()?;
    let wanted = store::New {
        name: new.name.trim(),
        url: new.url.trim(),
        kinds: &new.kinds,
        secret: &secret,
    };
    let mut transaction = app.database.write().await?;
    let id = store::create(&mut transaction, context.id, &wanted, app.clock.now()).await?;
    let webhook = store::find(&mut transaction, context.id, id).await?;
    transaction.commit().await?;
    Ok((
        StatusCode::CREATED,
        Json(CreatedWebhook { webhook, secret }),
    ))
}

/// What is to change; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookChange {
    name: Option<String>,
    url: Option<String>,
    kinds: Option<Vec<String>>,
    /// `active` also after it was stopped: it goes on where it stood.
    state: Option<WebhookState>,
}

/// Changes a webhook, pauses it, or lets it go on.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}/webhooks/{webhook}", tag = "webhooks",
    params(("workspace" = String, Path), ("webhook" = WebhookId, Path)),
    request_body = WebhookChange,
    responses((status = 200, body = Webhook), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, WebhookId)>,
    Json(change): Json<WebhookChange>,
) -> Result<Json<Webhook>> {
    let mut transaction = app.database.write().await?;
    let mut webhook = store::find(&mut transaction, context.id, id).await?;
    webhook.name = change.name.unwrap_or(webhook.name).trim().to_owned();
    webhook.url = change.url.unwrap_or(webhook.url).trim().to_owned();
    webhook.kinds = change.kinds.unwrap_or(webhook.kinds);
    webhook.state = change.state.unwrap_or(webhook.state);
    if webhook.state == WebhookState::Stopped && change.state.is_some() {
        let detail = "a webhook is set to active or paused; only failures stop it";
        return Err(Error::invalid_field("state", detail));
    }
    check(&app, kinds, &webhook.name, &webhook.url, &webhook.kinds)?;
    store::change(&mut transaction, context.id, &webhook, app.clock.now()).await?;
    let webhook = store::find(&mut transaction, context.id, id).await?;
    transaction.commit().await?;
    Ok(Json(webhook))
}

fn check(app: &App, kinds: Kinds, name: &str, url: &str, chosen: &[String]) -> Result<()> {
    let length = name.trim().chars().count();
    if length == 0 || length > LONGEST_NAME || name.chars().any(char::is_control) {
        let detail = format!("a name has 1 to {LONGEST_NAME} characters");
        return Err(Error::invalid_field("name", detail));
    }
    for kind in chosen {
        if kinds.find(kind).is_err() {
            let detail = format!("'{kind}' is no kind of document");
            return Err(Error::invalid_field("kinds", detail));
        }
    }
    if chosen.len() > kinds.0.len() {
        return Err(Error::invalid_field("kinds", "each kind is named once"));
    }
    app.webhooks.check(url)
}

/// Takes a webhook away.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/webhooks/{webhook}", tag = "webhooks",
    params(("workspace" = String, Path), ("webhook" = WebhookId, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn remove(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, WebhookId)>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    store::remove(&mut transaction, context.id, id).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How the test delivery went.
#[derive(Serialize, ToSchema)]
struct TestDelivery {
    /// Whether the receiver answered 2xx.
    delivered: bool,
    /// What it answered, if it did.
    status: Option<i64>,
    /// Why it failed, in an English sentence.
    error: Option<String>,
}

/// Sends an event of the type `app.wegmarke.test` now, whatever the state.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/webhooks/{webhook}/test",
    tag = "webhooks", params(("workspace" = String, Path), ("webhook" = WebhookId, Path)),
    responses((status = 200, body = TestDelivery), (status = 404, body = Problem)))]
async fn test(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, WebhookId)>,
) -> Result<Json<TestDelivery>> {
    let mut transaction = app.database.read().await?;
    let webhook = store::find(&mut transaction, context.id, id).await?;
    let secret = store::secret(&mut transaction, id).await?;
    drop(transaction);
    let now = app.clock.now();
    let source = Source {
        workspace: context.id,
        slug: context.slug,
    };
    let event = source.test(now)?;
    let outcome = app
        .webhooks
        .send(&webhook.url, &secret, &event, now)
        .await?;
    let error = delivery::why(&outcome);
    Ok(Json(TestDelivery {
        delivered: error.is_none(),
        status: delivery::status(&outcome),
        error,
    }))
}
