//! What becomes of a change whose author had not seen the latest changes of others. Pure: it looks
//! at the present state and at the changes since the version that the author saw.
//!
//! Changes apply in the order in which they arrive, and each ends in a defined way:
//! * two values for one field: the later one stays;
//! * two moves of one member: it stays where the later one put it;
//! * an edit of a member that was moved follows it to its new place;
//! * removing what another has edited: it goes with the edit, and its undo brings back both;
//! * editing what another has removed: the edit is kept in the log as [`Dropped`] and changes
//!   nothing, so that it can be offered back.
//!
//! Both sides learn of it: the later author from the answer, the earlier one from the feed, where
//! the base version of a change tells what its author had not seen.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::document::Change;
use super::history::take_back;
use super::kind::Kind;
use super::operation::{Operation, apply_all};
use super::path::Path;
use crate::error::Result;

/// Operations that were not carried out, because what they were about had been removed meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Dropped {
    /// As they were sent. Once the removal is undone, they can be sent again.
    pub operations: Vec<Operation>,
    /// The number of the change that removed it.
    pub because: i64,
}

/// A state of a document, the operations that led to it, and those that lead back.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// With what followed from them.
    pub operations: Vec<Operation>,
    /// In the order in which to apply them.
    pub inverse: Vec<Operation>,
    /// The new state.
    pub body: Value,
}

/// How a change ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Merged {
    /// It changes the document.
    Applied(Edit),
    /// It is only kept in the log.
    Dropped(Dropped),
}

/// Applies a change to the present state, given what happened `since` its author last looked.
///
/// # Errors
/// That of the first operation that cannot be applied, or what would be wrong with the document,
/// unless a removal that the author had not seen is the reason.
pub fn merge(
    kind: &Kind,
    present: &Value,
    operations: Vec<Operation>,
    since: &[Change],
) -> Result<Merged> {
    if since.is_empty() {
        let (body, inverse) = apply_all(present, &operations)?;
        return Ok(Merged::Applied(
            Edit {
                operations,
                inverse,
                body,
            }
            .with_consequences(kind, present)?,
        ));
    }
    match apply_late(kind, present, &operations, since) {
        Ok(edit) => Ok(Merged::Applied(edit)),
        Err(error) => match removal_of(&operations, since) {
            Some(because) => Ok(Merged::Dropped(Dropped {
                operations,
                because,
            })),
            None => Err(error),
        },
    }
}

impl Edit {
    /// Adds what must follow, such as the cards of a removed step going too.
    pub(super) fn with_consequences(mut self, kind: &Kind, before: &Value) -> Result<Edit> {
        let consequences = (kind.consequences)(before, &self.body);
        if !consequences.is_empty() {
            let (body, mut inverse) = apply_all(&self.body, &consequences)?;
            inverse.append(&mut self.inverse);
            self.operations.extend(consequences);
            self.inverse = inverse;
            self.body = body;
        }
        Ok(self)
    }
}

fn apply_late(
    kind: &Kind,
    present: &Value,
    operations: &[Operation],
    since: &[Change],
) -> Result<Edit> {
    let followed: Vec<Operation> = operations
        .iter()
        .map(|operation| following_moves(operation.clone(), since))
        .collect();
    let (body, operations, inverse) = take_back(present, &followed)?;
    let edit = Edit {
        operations,
        inverse,
        body,
    };
    let edit = edit.with_consequences(kind, present)?;
    kind.validate(&edit.body)?;
    Ok(edit)
}

/// The operation at the places where its members are now.
fn following_moves(mut operation: Operation, since: &[Change]) -> Operation {
    for change in since {
        for earlier in &change.operations {
            if let Operation::Move { path, to, .. } = earlier
                && let (Ok(from), Ok(to)) = (Path::parse(path), Path::parse(to))
            {
                let place = to.join(from.last());
                for path in paths_of(&mut operation) {
                    *path = path_after(path, &from, &place);
                }
            }
        }
    }
    operation
}

fn paths_of(operation: &mut Operation) -> Vec<&mut String> {
    match operation {
        Operation::Set { path, .. }
        | Operation::Insert { path, .. }
        | Operation::Remove { path } => {
            vec![path]
        }
        Operation::Move { path, to, .. } => vec![path, to],
    }
}

fn path_after(path: &str, from: &Path, place: &Path) -> String {
    match Path::parse(path) {
        Ok(parsed) if parsed.starts_with(from) => parsed.segments()[from.segments().len()..]
            .iter()
            .fold(place.clone(), |path, segment| path.join(segment))
            .to_string(),
        _ => path.to_owned(),
    }
}

/// The latest change that removed a member which the operations name.
fn removal_of(operations: &[Operation], since: &[Change]) -> Option<i64> {
    let mut names = HashSet::new();
    for operation in operations {
        let mut operation = operation.clone();
        for path in paths_of(&mut operation) {
            if let Ok(path) = Path::parse(path) {
                names.extend(path.segments().iter().cloned());
            }
        }
        if let Operation::Set {
            value: Some(value), ..
        }
        | Operation::Insert { value, .. } = &operation
        {
            texts_of(value, &mut names);
        }
    }
    let removes_one = |change: &&Change| {
        change.operations.iter().any(|operation| {
            let Operation::Remove { path } = operation else {
                return false;
            };
            Path::parse(path).is_ok_and(|path| names.contains(path.last()))
        })
    };
    let latest = since.iter().rev().find(removes_one)?;
    Some(latest.sequence)
}

fn texts_of(value: &Value, texts: &mut HashSet<String>) {
    match value {
        Value::String(text) => {
            texts.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|value| texts_of(value, texts)),
        Value::Object(object) => object.values().for_each(|value| texts_of(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
