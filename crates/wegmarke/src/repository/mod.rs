//! The repository: documents of several kinds and the ordered log of their changes. Generic: what a
//! journey or a touchpoint is, the features above say.
//!
//! Every change is a list of [`Operation`]s, applied whole or not at all, and gets the next number
//! in the log of its document and in the feed of its workspace. The log alone can rebuild every
//! state; undo, history, live updates and variants read it.

mod ancestry;
mod applying;
pub mod difference;
mod document;
mod editing;
pub mod feed;
pub mod history;
mod kind;
pub mod limits;
mod merging;
mod operation;
mod path;
mod routes;
mod rules;
pub mod store;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod writing;

pub use self::document::{Action, Author, Change, Changed, Document};
pub use self::editing::{Editor, Put};
pub use self::kind::{
    Body, Kind, Kinds, NamedSchema, OwnedReference, Reference, Unknown, read, reference_in,
    references_in,
};
pub use self::merging::{Dropped, Edit, Merged, merge};
pub use self::operation::{After, Operation, apply_all};
pub use self::path::{Path, escape, lookup, member_id};
pub use self::routes::routes;
pub use self::rules::{check_ids, check_range};
pub use self::text::Text;
pub use self::titles::title;
pub use self::writing::release_other_key;

crate::ids::identifier!(
    /// A document of any kind. Unique within its workspace, so that a workspace can be copied.
    pub struct DocumentId, "document"
);
crate::ids::identifier!(
    /// A change, named by its sender before it has a number.
    pub struct ChangeId, "change"
);
