//! Copying objects from one workspace into another, with everything they refer to. Objects keep
//! their ids, so that a later copy finds what an earlier one brought.

mod bodies;
mod reach;
mod routes;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

pub use self::routes::routes;
use crate::error::Result;
use crate::formats::Object;
use crate::journeys::Journey;
use crate::repository::{Body, DocumentId, Text};

/// Objects by their id as text, as others refer to them.
type ById<'a> = HashMap<String, &'a Object>;

/// What to copy, and how.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// The objects to begin with; what they refer to comes along.
    pub objects: Vec<Root>,
    /// Whether the sub-journeys of journeys come along.
    #[serde(default)]
    pub sub_journeys: bool,
    /// Whether objects that the target has in another state are replaced; else they stay.
    #[serde(default)]
    pub replace: bool,
}

/// An object to copy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Root {
    /// Its kind, such as `persona`.
    pub kind: String,
    /// Which one.
    pub id: DocumentId,
}

/// What a copy does, or would do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Plan {
    /// Every object that is reached, by kind in the order of the text form.
    pub objects: Vec<Planned>,
    /// References to objects that do not come along and are not there.
    pub left_out: Vec<LeftOut>,
    /// Whether it was done.
    pub copied: bool,
}

/// An object that a copy reaches.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Planned {
    /// Its kind.
    pub kind: String,
    /// Which one.
    pub id: DocumentId,
    /// Its name.
    pub title: Text,
    /// What the target has of it.
    pub state: TargetState,
}

/// What the target has of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetState {
    /// Nothing: it is copied.
    New,
    /// The same: nothing happens.
    Same,
    /// Another state of it: it stays, or is replaced if so wished.
    Different,
    /// Another object with the same key: that one is used instead.
    Known,
}

/// A reference that leads nowhere in the target.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LeftOut {
    /// Where it stands: `journeys/<id>/parent`.
    pub place: String,
    /// Kind of the object that stays behind.
    pub kind: String,
    /// Which object.
    pub id: String,
    /// Its name.
    pub title: Text,
}

/// Says what copying does, and gives the objects as they are written into the target.
///
/// # Errors
/// Not found, when an object to begin with is not there.
pub fn plan(wish: &Wish, source: &[Object], target: &[Object]) -> Result<(Plan, Vec<Object>)> {
    let by_id = source.iter().map(|object| (object.id.to_string(), object));
    let by_id: ById<'_> = by_id.collect();
    let reached = reach::reached(wish, source, &by_id)?;
    let there = There::new(target);
    let mut planned = Vec::with_capacity(reached.len());
    let mut renamed = HashMap::new();
    for object in &reached {
        let (state, other) = there.state_of(object)?;
        if let Some(other) = other {
            renamed.insert(object.id.to_string(), other.to_string());
        }
        planned.push(Planned {
            kind: object.kind.name.to_owned(),
            id: object.id,
            title: title_of(&object.body),
            state,
        });
    }
    let is_copied = |state: TargetState| match state {
        TargetState::New => true,
        TargetState::Different => wish.replace,
        TargetState::Same | TargetState::Known => false,
    };
    let copied: Vec<&Object> = reached
        .iter()
        .zip(&planned)
        .filter(|(_, planned)| is_copied(planned.state))
        .map(|(object, _)| *object)
        .collect();
    let known: HashSet<String> = there
        .by_id
        .keys()
        .chain(renamed.keys())
        .cloned()
        .chain(copied.iter().map(|object| object.id.to_string()))
        .collect();
    let mut written = Vec::with_capacity(copied.len());
    let mut left_out = Vec::new();
    for object in &copied {
        left_out.extend(bodies::left_out(object, &by_id, &known)?);
        let body = bodies::for_target(object, &by_id, &renamed, &known);
        written.push(Object {
            body,
            ..(*object).clone()
        });
    }
    let plan = Plan {
        objects: planned,
        left_out,
        copied: false,
    };
    Ok((plan, written))
}

/// What the target holds.
struct There<'a> {
    by_id: ById<'a>,
    by_key: HashMap<(&'a str, String), DocumentId>,
}

impl<'a> There<'a> {
    fn new(target: &'a [Object]) -> There<'a> {
        let key = |object: &Object| object.kind.validate(&object.body).ok().flatten();
        let keyed = target
            .iter()
            .filter_map(|object| Some(((object.kind.name, key(object)?), object.id)));
        There {
            by_id: target
                .iter()
                .map(|object| (object.id.to_string(), object))
                .collect(),
            by_key: keyed.collect(),
        }
    }

    /// What is there of an object, and which one is used instead of it.
    fn state_of(&self, object: &Object) -> Result<(TargetState, Option<DocumentId>)> {
        if let Some(there) = self.by_id.get(&object.id.to_string()) {
            let state = match is_same(object.kind.name, &there.body, &object.body) {
                true => TargetState::Same,
                false => TargetState::Different,
            };
            return Ok((state, None));
        }
        let key = object.kind.validate(&object.body)?;
        let other = key.and_then(|key| self.by_key.get(&(object.kind.name, key)));
        Ok(match other {
            Some(other) => (TargetState::Known, Some(*other)),
            None => (TargetState::New, None),
        })
    }
}

/// Whether two bodies say the same. How far a journey has come in one workspace means nothing in
/// another.
fn is_same(kind: &str, one: &Value, other: &Value) -> bool {
    let (Value::Object(one), Value::Object(other)) = (one, other) else {
        return one == other;
    };
    let counts = |(name, _): &(&String, &Value)| kind != Journey::KIND || *name != "state";
    let said = |body: &Map<String, Value>| body.iter().filter(counts).count();
    let mut fields = one.iter().filter(counts);
    said(one) == said(other) && fields.all(|(name, value)| other.get(name) == Some(value))
}

/// The name of an object: its title, or the name of a persona.
fn title_of(body: &Value) -> Text {
    let title = body.get("title").cloned();
    if let Some(title) = title.and_then(|title| serde_json::from_value(title).ok()) {
        return title;
    }
    let name = body.get("name").and_then(Value::as_str).unwrap_or_default();
    Text::german_english(name, name)
}
