//! Operations on a document, pure: each one applies to a JSON value and answers with the operations
//! that take it back exactly, key order included.
//!
//! Objects are changed key by key with `set`; members of a list are objects with an `id` and are
//! inserted, removed and moved by it. A list whose members have no ids is set as a whole.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use utoipa::ToSchema;

use super::applying::{insert, relocate, remove, set};
use super::path::{Path, member_id};
use crate::error::Result;

/// One step of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Operation {
    /// Gives a key of an object a value; objects on the way that are missing are created. Without
    /// a value (or with `null`) the key is removed. Naming a member of a list replaces it.
    Set {
        /// The key.
        path: String,
        /// The new value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Value>,
        /// Where among the keys of its object a new key goes; the end when absent. With `at`, a
        /// missing or `null` value is an explicit `null`. Undo writes it to restore a document as
        /// it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// Puts a new member with an `id` of its own into a list; a missing list is created.
    Insert {
        /// The list.
        path: String,
        /// The id of the member before it; `null`: becomes the first; absent: becomes the last.
        #[serde(default, skip_serializing_if = "After::is_last")]
        #[schema(value_type = Option<String>, required = false)]
        after: After,
        /// The member.
        value: Value,
    },
    /// Takes a member out of its list.
    Remove {
        /// The member.
        path: String,
    },
    /// Moves a member within its list or to another one.
    Move {
        /// The member.
        path: String,
        /// The list it goes to.
        to: String,
        /// The id of the member before it; `null`: becomes the first; absent: becomes the last.
        #[serde(default, skip_serializing_if = "After::is_last")]
        #[schema(value_type = Option<String>, required = false)]
        after: After,
    },
}

/// The place of a member in its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// Behind all others; `after` is absent.
    #[default]
    Last,
    /// Before all others; `after` is `null`.
    First,
    /// Behind the member with this id.
    Member(String),
}

impl After {
    fn is_last(&self) -> bool {
        *self == After::Last
    }

    /// Behind `member`, or first.
    pub(super) fn of(member: Option<&str>) -> After {
        member.map_or(After::First, |id| After::Member(id.to_owned()))
    }
}

impl Serialize for After {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            After::Member(id) => serializer.serialize_str(id),
            After::First | After::Last => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<After, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map_or(After::First, After::Member))
    }
}

impl Operation {
    /// A key gets a value.
    pub fn set(path: &Path, value: Value) -> Operation {
        Operation::Set {
            path: path.to_string(),
            value: Some(value),
            at: None,
        }
    }

    /// A key goes away.
    pub fn unset(path: &Path) -> Operation {
        Operation::Set {
            path: path.to_string(),
            value: None,
            at: None,
        }
    }

    /// A list member goes away.
    pub fn remove(path: &Path) -> Operation {
        Operation::Remove {
            path: path.to_string(),
        }
    }

    /// What it touches, to find changes that overlap.
    pub fn touches(&self) -> Vec<Path> {
        let inside = |list: &str, id: Option<&str>| {
            let list = Path::parse(list).ok()?;
            Some(id.map_or(list.clone(), |id| list.join(id)))
        };
        let paths = match self {
            Operation::Set { path, .. } | Operation::Remove { path } => vec![inside(path, None)],
            Operation::Insert { path, value, .. } => vec![inside(path, member_id(value))],
            Operation::Move { path, to, .. } => {
                let id = Path::parse(path).ok().map(|path| path.last().to_owned());
                vec![inside(path, None), inside(to, id.as_deref())]
            }
        };
        paths.into_iter().flatten().collect()
    }

    /// Applies it. Answers with the operations that take it back, to be applied in that order.
    /// On an error the document may be changed in part: work on a copy, as [`apply_all`] does.
    ///
    /// # Errors
    /// `invalid_path`, `path_not_found`, `invalid_operation` and others, with the path as place.
    pub fn apply(&self, document: &mut Value) -> Result<Vec<Operation>> {
        match self {
            Operation::Set { path, value, at } => {
                let value = match (value, at) {
                    (None | Some(Value::Null), None) => None,
                    (None, Some(_)) => Some(Value::Null),
                    (Some(value), _) => Some(value.clone()),
                };
                set(document, &Path::parse(path)?, value, *at)
            }
            Operation::Insert { path, after, value } => {
                insert(document, &Path::parse(path)?, after, value)
            }
            Operation::Remove { path } => remove(document, &Path::parse(path)?),
            Operation::Move { path, to, after } => {
                relocate(document, &Path::parse(path)?, &Path::parse(to)?, after)
            }
        }
    }
}

/// Applies all operations to a copy of the document: the new document and the operations that take
/// it back, in the order in which to apply them.
///
/// # Errors
/// That of the first operation that cannot be applied; it names the operation by number, from 1.
pub fn apply_all(document: &Value, operations: &[Operation]) -> Result<(Value, Vec<Operation>)> {
    let mut changed = document.clone();
    let mut inverses = Vec::with_capacity(operations.len());
    for (index, operation) in operations.iter().enumerate() {
        let inverse = operation
            .apply(&mut changed)
            .map_err(|error| error.with("operation", index as u64 + 1))?;
        inverses.push(inverse);
    }
    Ok((changed, inverses.into_iter().rev().flatten().collect()))
}
