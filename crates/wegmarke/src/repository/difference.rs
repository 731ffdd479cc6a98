//! From two states of a document to the operations that lead from one to the other, so that the
//! change log tells what an applied text changed, and nothing else.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::operation::{After, Operation};
use super::path::{Path, member_id};

/// The operations that make `present` equal to `target`, apart from the order of keys.
pub fn difference(present: &Map<String, Value>, target: &Map<String, Value>) -> Vec<Operation> {
    let mut operations = Vec::new();
    objects(None, present, target, &mut operations);
    operations
}

fn objects(
    place: Option<&Path>,
    present: &Map<String, Value>,
    target: &Map<String, Value>,
    operations: &mut Vec<Operation>,
) {
    let path = |key: &str| place.map_or_else(|| Path::root(key), |place| place.join(key));
    for key in present.keys().filter(|key| !target.contains_key(*key)) {
        operations.push(Operation::unset(&path(key)));
    }
    for (index, (key, wanted)) in target.iter().enumerate() {
        match present.get(key) {
            Some(existing) => values(&path(key), existing, wanted, operations),
            None => operations.push(set(&path(key), wanted, index)),
        }
    }
}

/// A `set` that also writes an explicit `null`.
fn set(path: &Path, wanted: &Value, index: usize) -> Operation {
    Operation::Set {
        path: path.to_string(),
        value: Some(wanted.clone()),
        at: wanted.is_null().then_some(index),
    }
}

fn values(place: &Path, existing: &Value, wanted: &Value, operations: &mut Vec<Operation>) {
    if existing == wanted {
        return;
    }
    match (existing, wanted) {
        (Value::Object(existing), Value::Object(wanted)) => {
            objects(Some(place), existing, wanted, operations);
        }
        (Value::Array(existing), Value::Array(wanted)) => {
            match (members(existing), members(wanted)) {
                (Some(existing), Some(wanted)) if !existing.is_empty() => {
                    lists(place, &existing, &wanted, operations);
                }
                _ => operations.push(Operation::set(place, Value::Array(wanted.clone()))),
            }
        }
        _ => operations.push(set(place, wanted, 0)),
    }
}

/// The members with their ids, when every one is an object with an id of its own.
fn members(list: &[Value]) -> Option<Vec<(&str, &Map<String, Value>)>> {
    let mut seen = HashSet::new();
    list.iter()
        .map(|member| {
            let id = member_id(member).filter(|id| !id.is_empty() && seen.insert(*id))?;
            Some((id, member.as_object()?))
        })
        .collect()
}

type Members<'a> = [(&'a str, &'a Map<String, Value>)];

fn lists(
    place: &Path,
    existing: &Members<'_>,
    wanted: &Members<'_>,
    operations: &mut Vec<Operation>,
) {
    let present: HashMap<&str, &Map<String, Value>> = existing.iter().copied().collect();
    let kept: HashSet<&str> = wanted.iter().map(|(id, _)| *id).collect();
    for (id, _) in existing.iter().filter(|(id, _)| !kept.contains(id)) {
        operations.push(Operation::remove(&place.join(id)));
    }
    let mut order: Vec<&str> = existing
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| kept.contains(id))
        .collect();
    for (index, (id, member)) in wanted.iter().enumerate() {
        let after = match index {
            0 => After::First,
            _ => After::Member(wanted[index - 1].0.to_owned()),
        };
        let Some(old) = present.get(id) else {
            let value = Value::Object((*member).clone());
            operations.push(Operation::Insert {
                path: place.to_string(),
                after,
                value,
            });
            order.insert(index, id);
            continue;
        };
        if order[index] != *id {
            let path = place.join(id).to_string();
            operations.push(Operation::Move {
                path,
                to: place.to_string(),
                after,
            });
            let from = order
                .iter()
                .position(|other| other == id)
                .expect("kept members stay");
            order.remove(from);
            order.insert(index, id);
        }
        objects(Some(&place.join(id)), old, member, operations);
    }
}
