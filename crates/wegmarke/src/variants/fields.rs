//! Fields of one part, key by key: what two states of it have different, and three merged into one.
//! A text is merged language by language; whatever is no object is one value.

use serde_json::{Map, Value};

use super::rules::WHOLE;
use crate::repository::Path;

type Object = Map<String, Value>;

/// The path of a field below its part: `title/de`.
fn below(field: Option<&Path>, key: &str) -> Path {
    field.map_or_else(|| Path::root(key), |field| field.join(key))
}

fn is_whole(field: &Path) -> bool {
    field.segments().len() == 1 && WHOLE.contains(&field.last())
}

/// Absent, `null` and empty say the same to a reader.
pub(super) fn says_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(Value::Object(object)) => object.values().all(|value| says_nothing(Some(value))),
        Some(_) => false,
    }
}

/// Whether two values say the same to a reader.
pub(super) fn say_the_same(one: Option<&Value>, other: Option<&Value>) -> bool {
    one == other || (says_nothing(one) && says_nothing(other))
}

/// The object, an empty one for nothing at all; none for any other value.
fn as_object(value: Option<&Value>) -> Option<Object> {
    match value {
        None => Some(Object::new()),
        Some(value) => value.as_object().cloned(),
    }
}

/// A field that differs: its path, the value before and after.
pub(super) type Changed = (String, Option<Value>, Option<Value>);

/// The fields whose values differ, each at its deepest.
pub(super) fn changes(from: &Object, to: &Object, skip: impl Fn(&str) -> bool) -> Vec<Changed> {
    let mut found = Vec::new();
    collect_changes(None, from, to, &skip, &mut found);
    found
}

fn collect_changes(
    field: Option<&Path>,
    from: &Object,
    to: &Object,
    skip: &dyn Fn(&str) -> bool,
    found: &mut Vec<Changed>,
) {
    let gone = from.keys().filter(|key| !to.contains_key(*key));
    for key in to.keys().chain(gone) {
        let (old, new) = (from.get(key), to.get(key));
        if say_the_same(old, new) || (field.is_none() && skip(key)) {
            continue;
        }
        let path = below(field, key);
        let has_keys = [old, new].into_iter().flatten().any(Value::is_object);
        match (as_object(old), as_object(new)) {
            (Some(old), Some(new)) if has_keys && !is_whole(&path) => {
                collect_changes(Some(&path), &old, &new, &|_| false, found);
            }
            _ => found.push((path.to_string(), old.cloned(), new.cloned())),
        }
    }
}

/// A field that both sides changed: its path and the value before.
pub(super) type Clash = (String, Option<Value>);

/// What becomes of a part's fields when both the base and the variant changed it. Where both changed
/// the same field, the variant's value stays and the clash is told.
pub(super) fn merge(
    before: &Object,
    base: &Object,
    variant: &Object,
    skip: impl Fn(&str) -> bool,
    clashes: &mut Vec<Clash>,
) -> Object {
    merge_objects(None, before, base, variant, &skip, clashes)
}

fn merge_objects(
    field: Option<&Path>,
    before: &Object,
    base: &Object,
    variant: &Object,
    skip: &dyn Fn(&str) -> bool,
    clashes: &mut Vec<Clash>,
) -> Object {
    let mut merged = Object::new();
    let new = base.keys().filter(|key| !variant.contains_key(*key));
    for key in variant.keys().chain(new) {
        let own = variant.get(key);
        let value = if field.is_none() && skip(key) {
            own.cloned()
        } else {
            let path = below(field, key);
            merge_value(&path, before.get(key), base.get(key), own, clashes)
        };
        if let Some(value) = value {
            merged.insert(key.clone(), value);
        }
    }
    merged
}

fn merge_value(
    path: &Path,
    before: Option<&Value>,
    base: Option<&Value>,
    variant: Option<&Value>,
    clashes: &mut Vec<Clash>,
) -> Option<Value> {
    if base == before || base == variant {
        return variant.cloned();
    }
    if variant == before {
        return base.cloned();
    }
    if let (Some(theirs), Some(own)) = (as_object(base), as_object(variant))
        && !is_whole(path)
    {
        let before = as_object(before).unwrap_or_default();
        let merged = merge_objects(Some(path), &before, &theirs, &own, &|_| false, clashes);
        let is_kept = !merged.is_empty() || (base.is_some() && variant.is_some());
        return is_kept.then_some(Value::Object(merged));
    }
    if !say_the_same(base, variant) {
        clashes.push((path.to_string(), before.cloned()));
    }
    variant.cloned()
}
