//! Creating, changing, removing and restoring documents: rules, log and present state in one
//! transaction, which the caller owns.

use serde_json::Value;
use serde_json::value::RawValue;

use super::difference::difference;
use super::document::{Action, Author, Change, Changed, Document};
use super::feed;
use super::history::{creation, overlapping, take_back};
use super::kind::Kind;
use super::merging::{Dropped, Edit, Merged, merge};
use super::operation::{Operation, apply_all};
use super::store;
use super::writing::{self, Held, State};
use super::{ChangeId, DocumentId, ancestry, limits};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// One document in the hands of one author.
#[derive(Clone, Copy)]
pub struct Editor<'a> {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// What kind of document.
    pub kind: &'a Kind,
    /// Which document.
    pub id: DocumentId,
    /// Who, when.
    pub author: Author,
}

/// What putting a document did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was not there.
    Created,
    /// It was there, and different or removed.
    Changed,
    /// It was there, just so.
    Unchanged,
}

/// The next state of a document and how it came about.
struct Next {
    action: Action,
    edit: Edit,
    undoes: Option<i64>,
    base_version: Option<i64>,
    dropped: Option<Dropped>,
}

impl Next {
    /// The content changes, or comes into being.
    fn of(action: Action, edit: Edit) -> Next {
        Next {
            action,
            edit,
            undoes: None,
            base_version: None,
            dropped: None,
        }
    }

    /// The content stays, the document goes or comes back.
    fn whole(action: Action, body: &Value) -> Next {
        let edit = Edit {
            operations: Vec::new(),
            inverse: Vec::new(),
            body: body.clone(),
        };
        Next::of(action, edit)
    }
}

impl Editor<'_> {
    /// Creates the document.
    ///
    /// # Errors
    /// `id_taken`, `key_taken`, or whatever is wrong with the body, with the place.
    pub async fn create(&self, transaction: &mut Transaction, body: Value) -> Result<Document> {
        let document = self.write_first(transaction, body).await?;
        self.check_ancestors(transaction).await?;
        Ok(document)
    }

    async fn write_first(&self, transaction: &mut Transaction, body: Value) -> Result<Document> {
        let Value::Object(content) = &body else {
            return Err(Error::invalid_field(
                "body",
                "the body of a document is an object",
            ));
        };
        if content.contains_key("id") {
            let detail = "the id stands beside the body, not in it";
            return Err(Error::invalid_field("id", detail));
        }
        limits::check_document(&body)?;
        if writing::hold(transaction, self.workspace, self.id)
            .await?
            .is_some()
        {
            return Err(Error::conflict("id_taken", "a document with this id exists").at("id"));
        }
        let edit = Edit {
            operations: creation(content),
            inverse: Vec::new(),
            body,
        };
        let next = Next::of(Action::Create, edit);
        Ok(self.write(transaction, None, next).await?.0)
    }

    /// Changes the document: all operations or none. `base_version` is the version that the author
    /// saw; what others did since then [is taken into account](super::merging).
    ///
    /// # Errors
    /// The first operation that cannot be applied, or what would be wrong with the document then;
    /// `document_removed`.
    pub async fn change(
        &self,
        transaction: &mut Transaction,
        operations: Vec<Operation>,
        base_version: Option<i64>,
    ) -> Result<Changed> {
        limits::check_operations(&operations)?;
        if operations.is_empty() {
            let detail = "a change has at least one operation";
            return Err(Error::invalid_field("operations", detail));
        }
        let held = self.hold_existing(transaction).await?;
        if base_version.is_some_and(|base| !(1..=held.version).contains(&base)) {
            let detail = format!("the document is at version {}", held.version);
            return Err(Error::invalid_field("base_version", detail));
        }
        let base = base_version.unwrap_or(held.version);
        let since = self.changes_since(transaction, &held, base).await?;
        let next = match merge(self.kind, held.body(), operations, &since)? {
            Merged::Applied(edit) => Next::of(Action::Change, edit),
            Merged::Dropped(dropped) => Next {
                dropped: Some(dropped),
                ..Next::whole(Action::Change, held.body())
            },
        };
        limits::check_document(&next.edit.body)?;
        let next = Next {
            base_version,
            ..next
        };
        let changed = self
            .write_and_compare(transaction, held, next, since)
            .await?;
        self.check_ancestors(transaction).await?;
        Ok(changed)
    }

    /// Refuses the document if it has become a part of itself.
    ///
    /// # Errors
    /// `circular_parent` at `parent`.
    pub async fn check_ancestors(&self, transaction: &mut Transaction) -> Result<()> {
        ancestry::check(transaction, self.workspace, self.kind, self.id).await
    }

    /// What was answered to the change that its sender gave this id, had it arrived before: the
    /// change as it was recorded, and the document as it is now. Keeps others from recording one
    /// under the same id meanwhile.
    ///
    /// # Errors
    /// `change_id_taken` when it was a change of another document.
    pub async fn answered(
        &self,
        transaction: &mut Transaction,
        change_id: ChangeId,
    ) -> Result<Option<Changed>> {
        feed::take_turn(transaction, self.workspace).await?;
        let Some((document, sequence)) =
            writing::recorded(transaction, self.workspace, change_id).await?
        else {
            return Ok(None);
        };
        if document != self.id {
            let detail = "a change of another document has this id";
            return Err(Error::conflict("change_id_taken", detail).at("change_id"));
        }
        let (workspace, kind) = (self.workspace, self.kind.name);
        let document = store::find(transaction, workspace, kind, self.id).await?;
        let mut recorded = store::changes(transaction, workspace, self.id, sequence - 1, 1).await?;
        let change = recorded.pop().ok_or_else(|| Error::not_found("change"))?;
        let base = change.base_version.unwrap_or(sequence - 1);
        let between = sequence - 1 - base;
        let since = store::changes(transaction, workspace, self.id, base, between).await?;
        Ok(Some(Changed {
            document,
            overlapping: overlapping(since, &change),
            change,
        }))
    }

    /// Notes the id that the sender gave to a change, so that it is [answered](Editor::answered)
    /// the same way when it comes again.
    pub async fn note_change_id(
        &self,
        transaction: &mut Transaction,
        changed: &mut Changed,
        change_id: ChangeId,
    ) -> Result<()> {
        let sequence = changed.change.sequence;
        writing::note_change_id(transaction, self.workspace, self.id, sequence, change_id).await?;
        changed.change.change_id = Some(change_id);
        Ok(())
    }

    async fn changes_since(
        &self,
        transaction: &mut Transaction,
        held: &Held,
        base: i64,
    ) -> Result<Vec<Change>> {
        let count = held.version - base;
        store::changes(transaction, self.workspace, self.id, base, count).await
    }

    /// Makes the document what `body` says: creates it, brings it back, changes what differs. The
    /// order of keys is no difference. Whoever puts several documents checks their ancestors when
    /// all are in place ([`Editor::check_ancestors`]).
    ///
    /// # Errors
    /// Whatever is wrong with the body; `id_taken` when the id belongs to another kind.
    pub async fn put(&self, transaction: &mut Transaction, body: Value) -> Result<Put> {
        let Some(held) = writing::hold(transaction, self.workspace, self.id).await? else {
            self.write_first(transaction, body).await?;
            return Ok(Put::Created);
        };
        if held.kind != self.kind.name {
            let detail = format!("a {} has this id", held.kind);
            return Err(Error::conflict("id_taken", detail).at("id"));
        }
        if held.removed {
            self.whole(transaction, held, Action::Restore).await?;
            self.put_over(transaction, body).await?;
            return Ok(Put::Changed);
        }
        self.put_over(transaction, body).await
    }

    async fn put_over(&self, transaction: &mut Transaction, body: Value) -> Result<Put> {
        let held = self.hold_existing(transaction).await?;
        let (Value::Object(present), Value::Object(target)) = (held.body(), &body) else {
            return Err(Error::invalid_field(
                "body",
                "the body of a document is an object",
            ));
        };
        let operations = difference(present, target);
        if operations.is_empty() {
            return Ok(Put::Unchanged);
        }
        limits::check_document(&body)?;
        let (body, inverse) = apply_all(held.body(), &operations)?;
        let edit = Edit {
            operations,
            inverse,
            body,
        };
        let next = Next::of(Action::Change, edit);
        self.write(transaction, Some(held), next).await?;
        Ok(Put::Changed)
    }

    /// Takes a change back, as a new change; taking back that one is redo.
    ///
    /// # Errors
    /// Not found; `nothing_to_undo` when the document is as if it had never been made;
    /// `path_not_found` when what it was about is no longer there; `document_removed`.
    pub async fn undo(&self, transaction: &mut Transaction, sequence: i64) -> Result<Changed> {
        let held = self.hold_any(transaction).await?;
        let found = writing::inverse(transaction, self.workspace, self.id, sequence).await?;
        let Some((action, inverse)) = found else {
            return Err(Error::not_found("change"));
        };
        let body = held.body();
        let next = match (action, held.removed) {
            (Action::Remove, true) => Next::whole(Action::Restore, body),
            (Action::Create | Action::Restore, false) => Next::whole(Action::Remove, body),
            (Action::Change, false) => Next::of(Action::Change, self.undone(body, &inverse)?),
            (Action::Change, true) => return Err(removed()),
            (Action::Remove, false) | (Action::Create | Action::Restore, true) => {
                return Err(nothing_to_undo());
            }
        };
        let next = Next {
            undoes: Some(sequence),
            ..next
        };
        let since = self.changes_since(transaction, &held, sequence).await?;
        let changed = self
            .write_and_compare(transaction, held, next, since)
            .await?;
        self.check_ancestors(transaction).await?;
        Ok(changed)
    }

    fn undone(&self, present: &Value, inverse: &[Operation]) -> Result<Edit> {
        let (body, operations, inverse) = take_back(present, inverse)?;
        if body == *present {
            return Err(nothing_to_undo());
        }
        let edit = Edit {
            operations,
            inverse,
            body,
        };
        let edit = edit.with_consequences(self.kind, present)?;
        limits::check_document(&edit.body)?;
        Ok(edit)
    }

    /// Removes the document; it stays in the log and its undo brings it back.
    ///
    /// # Errors
    /// Not found, `document_removed`.
    pub async fn remove(&self, transaction: &mut Transaction) -> Result<Changed> {
        let held = self.hold_existing(transaction).await?;
        self.whole(transaction, held, Action::Remove).await
    }

    async fn whole(
        &self,
        transaction: &mut Transaction,
        held: Held,
        action: Action,
    ) -> Result<Changed> {
        let next = Next::whole(action, held.body());
        self.write_and_compare(transaction, held, next, Vec::new())
            .await
    }

    async fn hold_any(&self, transaction: &mut Transaction) -> Result<Held> {
        let held = writing::hold(transaction, self.workspace, self.id).await?;
        held.filter(|held| held.kind == self.kind.name)
            .ok_or_else(|| Error::not_found(self.kind.name))
    }

    async fn hold_existing(&self, transaction: &mut Transaction) -> Result<Held> {
        let held = self.hold_any(transaction).await?;
        if held.removed {
            Err(removed())
        } else {
            Ok(held)
        }
    }

    async fn write_and_compare(
        &self,
        transaction: &mut Transaction,
        held: Held,
        next: Next,
        since: Vec<Change>,
    ) -> Result<Changed> {
        let (document, change) = self.write(transaction, Some(held), next).await?;
        Ok(Changed {
            document,
            overlapping: overlapping(since, &change),
            change,
        })
    }

    async fn write(
        &self,
        transaction: &mut Transaction,
        held: Option<Held>,
        next: Next,
    ) -> Result<(Document, Change)> {
        let Edit {
            operations,
            inverse,
            body,
        } = next.edit;
        let key = self.kind.validate(&body)?;
        let removed = match next.action {
            Action::Remove => true,
            Action::Create | Action::Change | Action::Restore => false,
        };
        let state = State {
            kind: self.kind.name,
            version: held.as_ref().map_or(1, |held| held.version + 1),
            created_at: held.as_ref().map_or(self.author.at, |held| held.created_at),
            removed,
            unique_key: key.filter(|_| !removed),
            body: limits::to_text(&body)?,
        };
        writing::write(transaction, self.workspace, self.id, &state, self.author).await?;
        let name = writing::name_of(transaction, self.author.user).await?;
        let change = Change {
            sequence: state.version,
            at: self.author.at,
            author: name.clone(),
            action: next.action,
            operations,
            undoes: next.undoes,
            base_version: next.base_version,
            change_id: None,
            dropped: next.dropped,
        };
        let (workspace, user) = (self.workspace, self.author.user);
        writing::record(transaction, workspace, self.id, &change, &inverse, user).await?;
        let document = Document {
            id: self.id,
            kind: self.kind.name.to_owned(),
            version: state.version,
            created_at: state.created_at,
            changed_at: self.author.at,
            changed_by: name,
            removed: state.removed,
            body: RawValue::from_string(state.body)?,
        };
        Ok((document, change))
    }
}

fn removed() -> Error {
    Error::conflict(
        "document_removed",
        "the document was removed; undo its removal first",
    )
}

fn nothing_to_undo() -> Error {
    Error::conflict(
        "nothing_to_undo",
        "the document is as if this change had not been made",
    )
}
