//! Notifications: what happened that concerns a person, shown in the product and sent as a digest.
//! Whoever makes something happen calls [`raise`] in the same transaction.

pub mod digest;
pub mod follows;
mod routes;
pub mod settings;
pub mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::routes::routes;
pub use self::store::{Notice, Notification, raise};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::repository::{DocumentId, Path, Text, title};

crate::ids::identifier!(
    /// One notification of one person.
    pub struct NotificationId, "notification"
);

/// The document, and where in it, that a comment, a task or a notification is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct About {
    /// Kind of the document: `journey`, `touchpoint`, …
    pub kind: String,
    /// Its id.
    pub document: DocumentId,
    /// Where in it: `steps/<id>`, `cells/<lane>/<step>`, `cards/<id>`; empty for all of it. It names
    /// things by their own id, so that it holds while they are moved.
    #[serde(default)]
    pub place: String,
}

impl About {
    /// What the document is called.
    ///
    /// # Errors
    /// Not found when the workspace has no such document; `invalid_path` for the place.
    pub async fn look_up(
        &self,
        transaction: &mut Transaction,
        workspace: WorkspaceId,
    ) -> Result<Text> {
        if !self.place.is_empty() {
            let parsed = Path::parse(&self.place).map_err(|error| error.at("place"))?;
            if parsed.segments().len() > 8 || self.place.chars().any(char::is_control) {
                let detail = "a place has at most 8 parts and no control characters";
                return Err(Error::invalid_field("place", detail));
            }
        }
        title(transaction, workspace, &self.kind, self.document).await
    }
}

/// What a notification tells.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum NotificationKind {
    /// Somebody named the person in a comment.
    Mention,
    /// Somebody answered in a thread that the person takes part in.
    Reply,
    /// Somebody gave the person a task.
    Assignment,
    /// A task of the person is due.
    Due,
    /// Somebody asks the person to review a journey, or answered such a request.
    Review,
    /// A document that the person follows was changed.
    Change,
}

impl NotificationKind {
    /// All kinds, in the order of the settings.
    pub const ALL: [NotificationKind; 6] = [
        NotificationKind::Mention,
        NotificationKind::Reply,
        NotificationKind::Assignment,
        NotificationKind::Due,
        NotificationKind::Review,
        NotificationKind::Change,
    ];

    /// The name in JSON and in the database.
    pub fn name(self) -> &'static str {
        match self {
            NotificationKind::Mention => "mention",
            NotificationKind::Reply => "reply",
            NotificationKind::Assignment => "assignment",
            NotificationKind::Due => "due",
            NotificationKind::Review => "review",
            NotificationKind::Change => "change",
        }
    }
}

crate::database::stored_as!(
    NotificationKind,
    String,
    |kind| kind.name().to_owned(),
    |text| {
        NotificationKind::ALL
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| format!("unknown kind of notification '{text}'").into())
    }
);
