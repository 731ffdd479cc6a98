//! Documents and changes as they are stored and sent.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::kind::Body;
use super::merging::Dropped;
use super::operation::Operation;
use super::path::Path;
use super::{ChangeId, DocumentId, read};
use crate::clock::Instant;
use crate::error::Result;
use crate::ids::UserId;

/// A document: its body and when it became what it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Document {
    /// The identifier.
    pub id: DocumentId,
    /// The kind, such as `journey`.
    pub kind: String,
    /// The number of the last change.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Name of who changed it last, when known.
    pub changed_by: Option<String>,
    /// Whether it was removed; it stays in the log and can be brought back.
    pub removed: bool,
    /// What the kind says: see the schemas of `Journey`, `Touchpoint` and so on.
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}

impl Document {
    /// The body as JSON.
    pub fn value(&self) -> Result<Value> {
        Ok(serde_json::from_str(self.body.get())?)
    }

    /// The body as its type.
    pub fn read<B: Body>(&self) -> Result<B> {
        read(&self.value()?)
    }
}

/// What a change did to the document as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Made it; the operations set its first content on an empty object.
    Create,
    /// Changed its content.
    Change,
    /// Took it away.
    Remove,
    /// Brought it back.
    Restore,
}

impl Action {
    pub(super) fn name(self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Change => "change",
            Action::Remove => "remove",
            Action::Restore => "restore",
        }
    }
}

crate::database::stored_as!(Action, String, |action| action.name().to_owned(), |text| {
    [
        Action::Create,
        Action::Change,
        Action::Remove,
        Action::Restore,
    ]
    .into_iter()
    .find(|action| action.name() == text)
    .ok_or_else(|| format!("unknown action '{text}'").into())
});

/// One entry of a document's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// 1, 2, 3, … without holes: the version of the document after it.
    pub sequence: i64,
    /// When.
    pub at: Instant,
    /// Name of who made it, when known.
    pub author: Option<String>,
    /// What it did to the document as a whole.
    pub action: Action,
    /// What it did to the content, including what followed from it.
    pub operations: Vec<Operation>,
    /// The change that it took back.
    pub undoes: Option<i64>,
    /// The version that its author saw, where they said so: what came between they did not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_version: Option<i64>,
    /// The id that its sender gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_id: Option<ChangeId>,
    /// What could not be done, because what it was about had been removed meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Dropped>,
}

impl Change {
    /// What it touches, or would have.
    pub fn touches(&self) -> Vec<Path> {
        let dropped = self.dropped.iter().flat_map(|dropped| &dropped.operations);
        self.operations
            .iter()
            .chain(dropped)
            .flat_map(Operation::touches)
            .collect()
    }
}

/// The outcome of a change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Changed {
    /// The document after it.
    pub document: Document,
    /// The change as it was recorded.
    pub change: Change,
    /// Changes of others since the base version that touch the same places.
    pub overlapping: Vec<Change>,
}

/// Who changes something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Author {
    /// The person; none when the program itself does it.
    pub user: Option<UserId>,
    /// Now.
    pub at: Instant,
}
