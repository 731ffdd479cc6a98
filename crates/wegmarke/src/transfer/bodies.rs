//! Bodies as they are written into the target.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{ById, LeftOut, title_of};
use crate::error::Result;
use crate::formats::Object;
use crate::journeys::Journey;
use crate::repository::{Body, Text};

/// References of an object to what the target does not know.
pub(super) fn left_out(
    object: &Object,
    source: &ById<'_>,
    known: &HashSet<String>,
) -> Result<Vec<LeftOut>> {
    let references = object.kind.references(&object.body)?;
    let unknown = references
        .into_iter()
        .filter(|reference| !known.contains(&reference.id));
    let left = unknown.map(|reference| LeftOut {
        place: format!("{}/{}", object.place(), reference.place),
        title: title_in(source, &reference.id),
        kind: reference.kind,
        id: reference.id,
    });
    Ok(left.collect())
}

/// The body of a copy. It refers to the target's objects where those have the same key; a journey
/// begins as a draft, because nobody there has approved it, and without a parent that is not there.
pub(super) fn for_target(
    object: &Object,
    source: &ById<'_>,
    renamed: &HashMap<String, String>,
    known: &HashSet<String>,
) -> Value {
    let mut body = object.body.clone();
    rename(&mut body, renamed);
    if object.kind.name == Journey::KIND
        && let Value::Object(journey) = &mut body
    {
        journey.insert("state".to_owned(), json!("draft"));
        let parent = journey.get("parent").and_then(Value::as_str);
        if parent.is_some_and(|parent| !known.contains(parent)) {
            journey.shift_remove("parent");
        }
        speak_for_themselves(journey, source, known);
    }
    body
}

/// Every text that is one of the ids becomes the other id.
fn rename(value: &mut Value, renamed: &HashMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = renamed.get(text) {
                text.clone_from(other);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|member| rename(member, renamed)),
        Value::Object(object) => object
            .values_mut()
            .for_each(|member| rename(member, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Cards that stand for something that stays behind keep its name as their text.
fn speak_for_themselves(
    journey: &mut Map<String, Value>,
    source: &ById<'_>,
    known: &HashSet<String>,
) {
    let lanes = journey.get_mut("lanes").and_then(Value::as_array_mut);
    let cards = lanes
        .into_iter()
        .flatten()
        .filter_map(|lane| lane.get_mut("cards")?.as_array_mut())
        .flatten()
        .filter_map(Value::as_object_mut);
    for card in cards {
        let id = card
            .get("reference")
            .and_then(|reference| reference.get("id"));
        let behind = id.and_then(Value::as_str).filter(|id| !known.contains(*id));
        let Some(title) = behind.map(|id| title_in(source, id)) else {
            continue;
        };
        card.shift_remove("reference");
        if !title.is_blank() {
            card.insert("text".to_owned(), json!(title));
        }
    }
}

fn title_in(source: &ById<'_>, id: &str) -> Text {
    let found = source.get(id);
    found
        .map(|object| title_of(&object.body))
        .unwrap_or_default()
}
