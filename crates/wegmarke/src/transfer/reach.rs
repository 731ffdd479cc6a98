//! What comes along: everything that the chosen objects refer to, directly or through others.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{ById, Wish};
use crate::error::{Error, Result};
use crate::formats::Object;
use crate::journeys::Journey;
use crate::repository::Body;

/// The journey above is not a part of what is copied.
const UPWARDS: &str = "parent";

/// The objects that a copy reaches, in the order of the source.
///
/// # Errors
/// Not found, when an object to begin with is not there.
pub(super) fn reached<'a>(
    wish: &Wish,
    source: &'a [Object],
    by_id: &ById<'a>,
) -> Result<Vec<&'a Object>> {
    let mut open = Vec::with_capacity(wish.objects.len());
    for (index, root) in wish.objects.iter().enumerate() {
        let found = by_id.get(&root.id.to_string());
        let object = found.filter(|object| object.kind.name == root.kind);
        let missing = || Error::not_found(&root.kind).at(format!("objects/{index}"));
        open.push(*object.ok_or_else(missing)?);
    }
    let parts = parts(source);
    let mut reached = HashSet::new();
    while let Some(object) = open.pop() {
        if !reached.insert(object.id) {
            continue;
        }
        for reference in object.kind.references(&object.body)? {
            let is_journey = reference.kind == Journey::KIND;
            if reference.place == UPWARDS || (is_journey && !wish.sub_journeys) {
                continue;
            }
            open.extend(by_id.get(&reference.id).copied());
        }
        if wish.sub_journeys {
            let below = parts.get(&object.id.to_string());
            open.extend(below.into_iter().flatten().copied());
        }
    }
    let reached = source.iter().filter(|object| reached.contains(&object.id));
    Ok(reached.collect())
}

/// The parts of each journey.
fn parts(source: &[Object]) -> HashMap<String, Vec<&Object>> {
    let mut parts: HashMap<String, Vec<&Object>> = HashMap::new();
    for object in source {
        let parent = object.body.get(UPWARDS).and_then(Value::as_str);
        if let Some(parent) = parent.filter(|_| object.kind.name == Journey::KIND) {
            parts.entry(parent.to_owned()).or_default().push(object);
        }
    }
    parts
}
