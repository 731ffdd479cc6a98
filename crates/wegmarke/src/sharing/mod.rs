//! Sharing: links that open one journey, read-only and without an account, with the lanes and numbers
//! that were chosen, and nothing else of the workspace.

mod map;
mod routes;
pub mod store;

use serde::Serialize;
use utoipa::ToSchema;

pub use self::map::{SharedMap, SharedObject, shared_map};
pub use self::routes::routes;
use crate::clock::Instant;
use crate::ids::WorkspaceId;
use crate::repository::DocumentId;
use crate::views::Emphasis;

crate::ids::identifier!(
    /// A share link, as its makers see it. What opens it is its secret.
    pub struct ShareLinkId, "share link"
);

/// A share link as its makers see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShareLink {
    /// The identifier.
    pub id: ShareLinkId,
    /// The journey it opens.
    pub journey: DocumentId,
    /// For whom it is.
    pub name: String,
    /// The lanes and numbers it shows.
    pub emphasis: Emphasis,
    /// Whether it asks for a password.
    pub has_password: bool,
    /// Name of who made it.
    pub created_by: String,
    /// When.
    pub created_at: Instant,
    /// From when on it opens nothing.
    pub expires_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    /// How often the map was opened with it.
    pub opened: i64,
    /// When it was opened last.
    pub opened_at: Option<Instant>,
}

/// A link that was presented and opens its journey: what the guard hands on to the handler.
#[derive(Clone, Debug)]
pub struct OpenedLink {
    /// Which.
    pub id: ShareLinkId,
    /// Where the journey is.
    pub workspace: WorkspaceId,
    /// The journey.
    pub journey: DocumentId,
    /// What it shows.
    pub emphasis: Emphasis,
}
