//! How the four operations change a JSON value, and what takes each of them back.

use serde_json::{Map, Value};

use super::operation::{After, Operation};
use super::path::{Path, descend, member_id, missing, no_container, position};
use crate::error::{Error, Result};

fn invalid(place: &Path, detail: &str) -> Error {
    Error::invalid("invalid_operation", detail).at(place.to_string())
}

pub(super) fn set(
    document: &mut Value,
    path: &Path,
    value: Option<Value>,
    at: Option<usize>,
) -> Result<Vec<Operation>> {
    if path.segments()[0] == "id" {
        return Err(invalid(path, "the id of a document cannot be set"));
    }
    let last = path.segments().len() - 1;
    let existing = depth_of_existing(document, path, last)?;
    let parent = descend(document, path, 0, existing)?;
    if existing < last {
        // Removing something below a key that is not there: it is not there either.
        let Some(value) = value else {
            return Ok(Vec::new());
        };
        let below = path.segments()[existing + 1..].iter().rev();
        let nested = below.fold(value, |value, key| {
            Value::Object(Map::from_iter([(key.clone(), value)]))
        });
        return match parent {
            Value::Object(object) => Ok(set_key(
                object,
                &path.prefix(existing + 1),
                Some(nested),
                None,
            )),
            _ => Err(no_container(path, existing)),
        };
    }
    match parent {
        Value::Object(object) => {
            if path.last() == "id" && object.contains_key("id") && is_member(document, path)? {
                return Err(invalid(path, "the id of a list member cannot be changed"));
            }
            let parent = descend(document, path, 0, last)?;
            let object = parent.as_object_mut().expect("it was an object above");
            Ok(set_key(object, path, value, at))
        }
        Value::Array(list) => {
            let index = position(list, path.last(), path)?;
            let Some(value) = value else {
                return Err(invalid(path, "a list member goes away with 'remove'"));
            };
            if member_id(&value) != Some(path.last()) {
                return Err(invalid(path, "the new value of a list member keeps its id"));
            }
            let old = std::mem::replace(&mut list[index], value);
            Ok(vec![Operation::set(path, old)])
        }
        _ => Err(no_container(path, last)),
    }
}

/// How many segments of `path`, at most `last`, name something that is there. A key that holds an
/// explicit `null` counts as missing: something may be put below it.
fn depth_of_existing(document: &Value, path: &Path, last: usize) -> Result<usize> {
    let mut value = document;
    for (depth, segment) in path.segments()[..last].iter().enumerate() {
        value = match value {
            Value::Object(object) => match object.get(segment) {
                None | Some(Value::Null) => return Ok(depth),
                Some(below) => below,
            },
            Value::Array(list) => &list[position(list, segment, &path.prefix(depth + 1))?],
            _ => return Err(no_container(path, depth)),
        };
    }
    Ok(last)
}

/// Whether the object that holds the last segment of `path` is a member of a list.
fn is_member(document: &mut Value, path: &Path) -> Result<bool> {
    let last = path.segments().len() - 1;
    Ok(last >= 1 && descend(document, path, 0, last - 1)?.is_array())
}

/// Sets or removes a key of an object that is there; answers with the exact inverse.
fn set_key(
    object: &mut Map<String, Value>,
    path: &Path,
    value: Option<Value>,
    at: Option<usize>,
) -> Vec<Operation> {
    let key = path.last();
    let index = object.keys().position(|existing| existing == key);
    let restore = |old: Value, at: Option<usize>| Operation::Set {
        path: path.to_string(),
        at: at.or(old.is_null().then_some(index.unwrap_or_default())),
        value: Some(old),
    };
    let inverse = match (index, value) {
        (None, None) => return Vec::new(),
        (None, Some(value)) => {
            let at = at.unwrap_or(usize::MAX).min(object.len());
            object.shift_insert(at, key.to_owned(), value);
            Operation::unset(path)
        }
        (Some(index), None) => {
            let old = object.shift_remove(key).expect("the key was found");
            restore(old, Some(index))
        }
        (Some(_), Some(value)) => {
            let old = object
                .insert(key.to_owned(), value)
                .expect("the key was found");
            restore(old, None)
        }
    };
    vec![inverse]
}

/// The list at `path`, created when missing; then also the operation that takes it away again.
fn list_at<'a>(
    document: &'a mut Value,
    path: &Path,
) -> Result<(&'a mut Vec<Value>, Option<Operation>)> {
    let length = path.segments().len();
    let last = length - 1;
    let missing = match depth_of_existing(document, path, last)? {
        depth if depth < last => true,
        _ => match descend(document, path, 0, last)? {
            Value::Object(object) => object.get(path.last()).is_none_or(Value::is_null),
            _ => false,
        },
    };
    let created = if missing {
        set(document, path, Some(Value::Array(Vec::new())), None)?.pop()
    } else {
        None
    };
    match descend(document, path, 0, length)? {
        Value::Array(list) => Ok((list, created)),
        _ => Err(invalid(path, "this is not a list")),
    }
}

/// Refuses lists whose members cannot all be told apart by id.
fn require_ids(list: &[Value], place: &Path) -> Result<()> {
    if list
        .iter()
        .all(|member| member_id(member).is_some_and(|id| !id.is_empty()))
    {
        return Ok(());
    }
    Err(invalid(
        place,
        "members of this list have no id; set the list as a whole",
    ))
}

/// The index in `list` that `after` means.
fn index_after(list: &[Value], after: &After, place: &Path) -> Result<usize> {
    match after {
        After::Last => Ok(list.len()),
        After::First => Ok(0),
        After::Member(id) => list
            .iter()
            .position(|member| member_id(member) == Some(id))
            .map(|index| index + 1)
            .ok_or_else(|| missing(&place.join(id), "'after' names no member of the list")),
    }
}

pub(super) fn insert(
    document: &mut Value,
    path: &Path,
    after: &After,
    value: &Value,
) -> Result<Vec<Operation>> {
    let Some(id) = member_id(value).filter(|id| !id.is_empty()) else {
        return Err(invalid(
            path,
            "a new list member is an object with an 'id' text",
        ));
    };
    let (list, created) = list_at(document, path)?;
    require_ids(list, path)?;
    if list.iter().any(|member| member_id(member) == Some(id)) {
        let detail = "the list already has a member with this id";
        return Err(Error::conflict("duplicate_id", detail).at(path.join(id).to_string()));
    }
    let index = index_after(list, after, path)?;
    list.insert(index, value.clone());
    Ok(vec![
        created.unwrap_or_else(|| Operation::remove(&path.join(id))),
    ])
}

/// The list that holds the member that `path` names, and where in it.
fn list_of<'a>(document: &'a mut Value, path: &Path) -> Result<(&'a mut Vec<Value>, Path, usize)> {
    let last = path.segments().len() - 1;
    if last == 0 {
        return Err(invalid(path, "this names a key, not a list member"));
    }
    match descend(document, path, 0, last)? {
        Value::Array(list) => {
            let place = path.prefix(last);
            require_ids(list, &place)?;
            let index = position(list, path.last(), path)?;
            Ok((list, place, index))
        }
        _ => Err(invalid(path, "this names a key, not a list member")),
    }
}

fn before(list: &[Value], index: usize) -> After {
    After::of(
        index
            .checked_sub(1)
            .and_then(|before| member_id(&list[before])),
    )
}

pub(super) fn remove(document: &mut Value, path: &Path) -> Result<Vec<Operation>> {
    let (list, place, index) = list_of(document, path)?;
    let after = before(list, index);
    let value = list.remove(index);
    Ok(vec![Operation::Insert {
        path: place.to_string(),
        after,
        value,
    }])
}

pub(super) fn relocate(
    document: &mut Value,
    path: &Path,
    to: &Path,
    after: &After,
) -> Result<Vec<Operation>> {
    if to.starts_with(path) {
        return Err(invalid(to, "a list member cannot be moved into itself"));
    }
    let (list, source, index) = list_of(document, path)?;
    let back = before(list, index);
    let member = list.remove(index);
    let (target, created) = list_at(document, to)?;
    require_ids(target, to)?;
    if target
        .iter()
        .any(|other| member_id(other) == Some(path.last()))
    {
        let detail = "the list already has a member with this id";
        return Err(Error::conflict("duplicate_id", detail).at(to.join(path.last()).to_string()));
    }
    let index = index_after(target, after, to)?;
    target.insert(index, member);
    let back = Operation::Move {
        path: to.join(path.last()).to_string(),
        to: source.to_string(),
        after: back,
    };
    Ok(std::iter::once(back).chain(created).collect())
}
