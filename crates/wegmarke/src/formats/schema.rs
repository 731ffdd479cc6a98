//! The JSON Schema of the text form, made from the types of the bodies, and what follows from it:
//! the order of keys and the places of texts.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::{FORMAT, KINDS};
use crate::repository::{Kind, escape, member_id};

/// The name of every kind's body type, and the schemas of all types by name.
struct Schemas {
    bodies: Vec<(&'static str, String)>,
    definitions: Map<String, Value>,
}

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| {
    let mut definitions = Map::new();
    let mut bodies = Vec::new();
    for kind in KINDS.0 {
        for (index, (name, schema)) in kind.schemas().into_iter().enumerate() {
            if index == 0 {
                bodies.push((kind.name, name.clone()));
            }
            let schema = serde_json::to_value(schema).expect("a schema can be written as JSON");
            definitions.insert(name, with_local_references(schema));
        }
    }
    definitions.sort_keys();
    Schemas {
        bodies,
        definitions,
    }
});

/// References into an OpenAPI description become references within the schema.
fn with_local_references(schema: Value) -> Value {
    match schema {
        Value::String(text) => match text.strip_prefix("#/components/schemas/") {
            Some(name) => json!(format!("#/$defs/{name}")),
            None => json!(text),
        },
        Value::Array(list) => list.into_iter().map(with_local_references).collect(),
        Value::Object(object) => {
            let entries = object.into_iter();
            Value::Object(
                entries
                    .map(|(key, value)| (key, with_local_references(value)))
                    .collect(),
            )
        }
        plain => plain,
    }
}

/// The JSON Schema (2020-12) of a bundle.
pub fn json_schema() -> Value {
    let mut properties = Map::from_iter([("format".to_owned(), json!({ "const": FORMAT }))]);
    for (kind, (_, name)) in KINDS.0.iter().zip(&SCHEMAS.bodies) {
        let id = json!({"type": "string", "format": "uuid"});
        let member = json!({"allOf": [
            {"type": "object", "required": ["id"], "properties": {"id": id}},
            {"$ref": format!("#/$defs/{name}")},
        ]});
        properties.insert(
            kind.plural.to_owned(),
            json!({"type": "array", "items": member}),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Open Journey Format 1",
        "description": "Customer journeys and everything they refer to. Members that are not \
                        described here are allowed everywhere and survive.",
        "type": "object",
        "required": ["format"],
        "properties": properties,
        "$defs": SCHEMAS.definitions,
    })
}

fn body_schema(kind: &Kind) -> &'static Value {
    let name = SCHEMAS.bodies.iter().find(|(known, _)| *known == kind.name);
    name.and_then(|(_, name)| SCHEMAS.definitions.get(name))
        .unwrap_or(&Value::Null)
}

/// The schema itself, not a reference to it and without the choice of `null`.
fn resolve(schema: &'static Value) -> &'static Value {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.trim_start_matches("#/$defs/");
        return SCHEMAS.definitions.get(name).map_or(&Value::Null, resolve);
    }
    let choices = schema
        .get("oneOf")
        .or(schema.get("allOf"))
        .and_then(Value::as_array);
    let choice = choices
        .into_iter()
        .flatten()
        .find(|choice| choice.get("$ref").is_some());
    choice.map_or(schema, resolve)
}

fn property(schema: &'static Value, key: &str) -> &'static Value {
    let found = schema
        .get("properties")
        .and_then(|properties| properties.get(key));
    found.map_or(&Value::Null, resolve)
}

fn items(schema: &'static Value) -> &'static Value {
    schema.get("items").map_or(&Value::Null, resolve)
}

/// Whether a schema is that of a text in several languages.
fn is_text(schema: &Value) -> bool {
    schema
        .get("additionalProperties")
        .and_then(|values| values.get("type"))
        == Some(&json!("string"))
}

/// The body with its keys in the order of the schema: known ones first, languages by their code,
/// then unknown ones as they are.
pub(super) fn in_order(kind: &Kind, body: &Value) -> Value {
    ordered(body, resolve(body_schema(kind)))
}

fn ordered(value: &Value, schema: &'static Value) -> Value {
    match value {
        Value::Array(list) => {
            let items = items(schema);
            list.iter().map(|member| ordered(member, items)).collect()
        }
        Value::Object(object) => {
            let mut sorted = Map::with_capacity(object.len());
            if is_text(schema) {
                sorted = object.clone();
                sorted.sort_keys();
                return Value::Object(sorted);
            }
            let known = schema.get("properties").and_then(Value::as_object);
            for key in known.into_iter().flat_map(Map::keys) {
                if let Some(value) = object.get(key) {
                    sorted.insert(key.clone(), ordered(value, property(schema, key)));
                }
            }
            for (key, value) in object {
                if !sorted.contains_key(key) {
                    sorted.insert(key.clone(), value.clone());
                }
            }
            Value::Object(sorted)
        }
        plain => plain.clone(),
    }
}

/// A text of a body: where it stands and what it says; none when it is absent.
pub(super) struct TextAt<'a> {
    pub(super) place: String,
    pub(super) text: Option<&'a Map<String, Value>>,
}

/// All texts that the schema knows in a body; absent ones only when they are titles.
pub(super) fn texts<'a>(kind: &Kind, body: &'a Value) -> Vec<TextAt<'a>> {
    let mut found = Vec::new();
    collect_texts(body, resolve(body_schema(kind)), "", &mut found);
    found
}

fn collect_texts<'a>(
    value: &'a Value,
    schema: &'static Value,
    place: &str,
    found: &mut Vec<TextAt<'a>>,
) {
    let below = |segment: &str| match place {
        "" => segment.to_owned(),
        place => format!("{place}/{segment}"),
    };
    match value {
        Value::Object(object) if is_text(schema) => {
            found.push(TextAt {
                place: place.to_owned(),
                text: Some(object),
            });
        }
        Value::Object(object) => {
            for (key, value) in object {
                collect_texts(value, property(schema, key), &below(&escape(key)), found);
            }
            if !object.contains_key("title") && is_text(property(schema, "title")) {
                found.push(TextAt {
                    place: below("title"),
                    text: None,
                });
            }
        }
        Value::Array(list) => {
            for (index, member) in list.iter().enumerate() {
                let id = member_id(member).map(escape);
                let segment = id.unwrap_or_else(|| index.to_string());
                collect_texts(member, items(schema), &below(&segment), found);
            }
        }
        _ => {}
    }
}
