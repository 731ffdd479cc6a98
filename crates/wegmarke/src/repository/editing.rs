//! Creating, changing, removing and restoring documents: rules, log and present state in one
//! transaction, which the caller owns.

use serde_json::Value;
use serde_json::value::RawValue;

use super::difference::difference;
use super::document::{Action, Author, Change, Changed, Document};
use super::history::{creation, overlapping, take_back};
use super::kind::Kind;
use super::operation::{Operation, apply_all};
use super::store;
use super::writing::{self, Held, State};
use super::{DocumentId, ancestry, limits};
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
    operations: Vec<Operation>,
    inverse: Vec<Operation>,
    undoes: Option<i64>,
    body: Value,
    removed: bool,
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
        let operations = creation(content);
        let next = Next {
            action: Action::Create,
            operations,
            inverse: Vec::new(),
            undoes: None,
            body,
            removed: false,
        };
        Ok(self.write(transaction, None, next).await?.0)
    }

    /// Changes the document: all operations or none.
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
        let (body, inverse) = apply_all(held.body(), &operations)?;
        let next = Next {
            action: Action::Change,
            operations,
            inverse,
            undoes: None,
            body,
            removed: false,
        };
        let next = self.with_consequences(held.body(), next)?;
        let base = base_version.unwrap_or(held.version);
        let changed = self
            .write_and_compare(transaction, held, next, base)
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
        let next = Next {
            action: Action::Change,
            operations,
            inverse,
            undoes: None,
            body,
            removed: false,
        };
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
        let whole = |action: Action, removed: bool, body: &Value| Next {
            action,
            operations: Vec::new(),
            inverse: Vec::new(),
            undoes: Some(sequence),
            body: body.clone(),
            removed,
        };
        let next = match (action, held.removed) {
            (Action::Remove, true) => whole(Action::Restore, false, held.body()),
            (Action::Create | Action::Restore, false) => whole(Action::Remove, true, held.body()),
            (Action::Change, false) => self.undone(held.body(), &inverse, sequence)?,
            (Action::Change, true) => return Err(removed()),
            (Action::Remove, false) | (Action::Create | Action::Restore, true) => {
                return Err(nothing_to_undo());
            }
        };
        let changed = self
            .write_and_compare(transaction, held, next, sequence)
            .await?;
        self.check_ancestors(transaction).await?;
        Ok(changed)
    }

    fn undone(&self, present: &Value, inverse: &[Operation], sequence: i64) -> Result<Next> {
        let (body, operations, redo) = take_back(present, inverse)?;
        if body == *present {
            return Err(nothing_to_undo());
        }
        let next = Next {
            action: Action::Change,
            operations,
            inverse: redo,
            undoes: Some(sequence),
            body,
            removed: false,
        };
        self.with_consequences(present, next)
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
        let next = Next {
            action,
            operations: Vec::new(),
            inverse: Vec::new(),
            undoes: None,
            body: held.body().clone(),
            removed: action == Action::Remove,
        };
        let base = held.version;
        self.write_and_compare(transaction, held, next, base).await
    }

    /// Adds what must follow from the change, such as the cards of a removed step going too.
    fn with_consequences(&self, before: &Value, mut next: Next) -> Result<Next> {
        let consequences = (self.kind.consequences)(before, &next.body);
        if !consequences.is_empty() {
            let (body, mut inverse) = apply_all(&next.body, &consequences)?;
            inverse.append(&mut next.inverse);
            next.operations.extend(consequences);
            next.inverse = inverse;
            next.body = body;
        }
        limits::check_document(&next.body)?;
        Ok(next)
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
        base: i64,
    ) -> Result<Changed> {
        let present = held.version;
        let (document, change) = self.write(transaction, Some(held), next).await?;
        let since =
            store::changes(transaction, self.workspace, self.id, base, present - base).await?;
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
        let key = self.kind.validate(&next.body)?;
        let before = held.as_ref().map(Held::body);
        let (workspace, kind) = (self.workspace, self.kind.name);
        crate::fields::check(transaction, workspace, kind, before, &next.body).await?;
        let state = State {
            kind: self.kind.name,
            version: held.as_ref().map_or(1, |held| held.version + 1),
            created_at: held.as_ref().map_or(self.author.at, |held| held.created_at),
            removed: next.removed,
            unique_key: key.filter(|_| !next.removed),
            body: limits::to_text(&next.body)?,
        };
        writing::write(transaction, self.workspace, self.id, &state, self.author).await?;
        let name = writing::name_of(transaction, self.author.user).await?;
        let change = Change {
            sequence: state.version,
            at: self.author.at,
            author: name.clone(),
            action: next.action,
            operations: next.operations,
            undoes: next.undoes,
        };
        let (workspace, user) = (self.workspace, self.author.user);
        writing::record(
            transaction,
            workspace,
            self.id,
            &change,
            &next.inverse,
            user,
        )
        .await?;
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
