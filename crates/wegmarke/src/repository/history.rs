//! Reading the log: states rebuilt from it, changes that overlap, operations to take one back.

use serde_json::{Map, Value};

use super::document::{Action, Change};
use super::operation::{After, Operation, apply_all};
use super::path::{Path, lookup, member_id};
use crate::error::Result;

/// The body and whether the document is removed, rebuilt from the beginning of its log.
///
/// # Errors
/// When the log does not fit together; that would be a fault of ours.
pub fn replay(changes: &[Change]) -> Result<(Value, bool)> {
    let mut body = Value::Object(Map::new());
    let mut removed = false;
    for change in changes {
        body = apply_all(&body, &change.operations)?.0;
        removed = match change.action {
            Action::Remove => true,
            Action::Create | Action::Restore => false,
            Action::Change => removed,
        };
    }
    Ok((body, removed))
}

/// The operations that make an empty object this body, keys in the same order.
pub fn creation(body: &Map<String, Value>) -> Vec<Operation> {
    let at = |index: usize, value: &Value| value.is_null().then_some(index);
    body.iter()
        .enumerate()
        .map(|(index, (key, value))| Operation::Set {
            path: Path::root(key).to_string(),
            value: Some(value.clone()),
            at: at(index, value),
        })
        .collect()
}

/// Those of `earlier` that touch what `change` touches.
pub fn overlapping(earlier: Vec<Change>, change: &Change) -> Vec<Change> {
    let touched = change.touches();
    let touches_the_same = |other: &Change| {
        let others = other.touches();
        others
            .iter()
            .any(|path| touched.iter().any(|mine| mine.overlaps(path)))
    };
    earlier.into_iter().filter(touches_the_same).collect()
}

/// Applies the inverse of an earlier change, or a late one, to the present state. A neighbour that has gone since
/// does not matter: what it would follow becomes the last. Answers with the new state, the
/// operations as applied, and their inverse.
///
/// # Errors
/// `path_not_found` and others when what the change was about is no longer there.
pub fn take_back(
    present: &Value,
    inverse: &[Operation],
) -> Result<(Value, Vec<Operation>, Vec<Operation>)> {
    let mut state = present.clone();
    let mut applied = Vec::with_capacity(inverse.len());
    let mut redo = Vec::with_capacity(inverse.len());
    for operation in inverse {
        let operation = without_lost_neighbour(operation, &state);
        redo.push(operation.apply(&mut state)?);
        applied.push(operation);
    }
    Ok((state, applied, redo.into_iter().rev().flatten().collect()))
}

fn without_lost_neighbour(operation: &Operation, state: &Value) -> Operation {
    let mut operation = operation.clone();
    if let Operation::Insert {
        path: list, after, ..
    }
    | Operation::Move {
        to: list, after, ..
    } = &mut operation
        && let After::Member(id) = after
        && !has_member(state, list, id)
    {
        *after = After::Last;
    }
    operation
}

fn has_member(state: &Value, list: &str, id: &str) -> bool {
    let list = Path::parse(list)
        .ok()
        .and_then(|path| lookup(state, &path)?.as_array());
    list.is_some_and(|list| list.iter().any(|member| member_id(member) == Some(id)))
}
