//! Webhooks: other programs are told about changes, as signed CloudEvents 1.0.
//!
//! Each webhook follows the change feed with a cursor of its own. An event counts as delivered when
//! the receiver answers 2xx; until then the ones after it wait, so that a receiver sees every change
//! at least once and in order. See docs/reference/webhooks.md.

mod address;
mod delivery;
mod event;
mod routes;
mod sender;
mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::delivery::{deliver_due, run};
pub use self::event::signature;
pub use self::routes::routes;
pub use self::sender::Sender;
use crate::clock::Instant;

crate::ids::identifier!(
    /// A webhook.
    pub struct WebhookId, "webhook"
);

/// Whether a webhook is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WebhookState {
    /// Changes are delivered.
    Active,
    /// Somebody paused it; what happens meanwhile is delivered later.
    Paused,
    /// The receiver failed too often; nothing is delivered until somebody sets it active again.
    Stopped,
}

impl WebhookState {
    fn name(self) -> &'static str {
        match self {
            WebhookState::Active => "active",
            WebhookState::Paused => "paused",
            WebhookState::Stopped => "stopped",
        }
    }
}

crate::database::stored_as!(
    WebhookState,
    String,
    |state| state.name().to_owned(),
    |text| {
        [
            WebhookState::Active,
            WebhookState::Paused,
            WebhookState::Stopped,
        ]
        .into_iter()
        .find(|state| state.name() == text)
        .ok_or_else(|| format!("unknown state '{text}'").into())
    }
);

/// A webhook without its secret.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Webhook {
    /// The identifier.
    pub id: WebhookId,
    /// What people call it.
    pub name: String,
    /// Where events are sent.
    pub url: String,
    /// The kinds of documents whose changes are sent; all when empty.
    pub kinds: Vec<String>,
    /// Whether it is served.
    pub state: WebhookState,
    /// How many changes of the workspace it has not seen yet.
    pub behind: i64,
    /// How often in a row the next event could not be delivered.
    pub failures: i64,
    /// When delivery is tried again, after a failure.
    pub next_at: Option<Instant>,
    /// When something was sent last.
    pub last_at: Option<Instant>,
    /// What the receiver answered, if it did.
    pub last_status: Option<i64>,
    /// Why it failed, in an English sentence.
    pub last_error: Option<String>,
    /// When it was made.
    pub created_at: Instant,
}
