//! A bundle: the objects of a text form, read and written.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::KINDS;
use super::schema::in_order;
use crate::error::{Error, Result};
use crate::repository::{DocumentId, Kind, limits};

/// The version of the text form that this program writes and reads.
pub const FORMAT: &str = "ojf/1";

/// One object of a bundle.
#[derive(Clone)]
pub struct Object {
    /// What it is.
    pub kind: &'static Kind,
    /// Its id.
    pub id: DocumentId,
    /// Its content without the id.
    pub body: Value,
}

impl Object {
    /// Where the object stands: `journeys/<id>`.
    pub fn place(&self) -> String {
        format!("{}/{}", self.kind.plural, self.id)
    }

    /// The object as it is written: the id first, then the known fields in the order of the
    /// schema, then whatever else there is.
    pub fn written(&self) -> Value {
        let mut object = Map::from_iter([("id".to_owned(), json!(self.id))]);
        if let Value::Object(body) = in_order(self.kind, &self.body) {
            object.extend(body);
        }
        Value::Object(object)
    }
}

/// Objects by kind and id, and the names of top-level members that this program does not know.
#[derive(Clone, Default)]
pub struct Bundle {
    /// The objects: by kind in the order of [`KINDS`], then by id.
    pub objects: Vec<Object>,
    /// Top-level members that are none of the lists.
    pub ignored: Vec<String>,
}

impl Bundle {
    /// A bundle of these objects.
    pub fn new(mut objects: Vec<Object>) -> Bundle {
        let rank = |kind: &Kind| KINDS.0.iter().position(|known| known.name == kind.name);
        objects.sort_by_key(|object| (rank(object.kind), object.id));
        Bundle {
            objects,
            ignored: Vec::new(),
        }
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// The first thing that is wrong with its frame, with the place; the bodies are checked by
    /// [`super::check()`] and when they are applied.
    pub fn read(value: Value) -> Result<Bundle> {
        let mut problems = Vec::new();
        let bundle = Bundle::read_leniently(value, &mut problems)?;
        match problems.into_iter().next() {
            None => Ok(bundle),
            Some(problem) => Err(problem),
        }
    }

    /// Reads what can be read and lists what cannot.
    ///
    /// # Errors
    /// When it is no bundle at all.
    pub(super) fn read_leniently(value: Value, problems: &mut Vec<Error>) -> Result<Bundle> {
        let Value::Object(mut members) = value else {
            return Err(Error::invalid("unknown_format", "a bundle is an object"));
        };
        check_format(members.shift_remove("format").as_ref())?;
        let mut objects = Vec::new();
        let mut seen = HashSet::new();
        for kind in KINDS.0 {
            let list = match members.shift_remove(kind.plural) {
                None | Some(Value::Null) => continue,
                Some(Value::Array(list)) => list,
                Some(_) => {
                    problems.push(Error::invalid_field(kind.plural, "this must be a list"));
                    continue;
                }
            };
            for (index, member) in list.into_iter().enumerate() {
                match read_object(kind, member, index) {
                    Err(problem) => problems.push(problem),
                    Ok(object) if !seen.insert(object.id) => {
                        let detail = "another object of the bundle has this id";
                        let problem = Error::invalid("duplicate_id", detail);
                        problems.push(problem.at(object.place()));
                    }
                    Ok(object) => objects.push(object),
                }
            }
        }
        let ignored = members.into_iter().map(|(name, _)| name).collect();
        Ok(Bundle {
            ignored,
            ..Bundle::new(objects)
        })
    }

    /// The text form as a value; every list is there, also an empty one.
    pub fn written(&self) -> Value {
        let mut members = Map::from_iter([("format".to_owned(), json!(FORMAT))]);
        for kind in KINDS.0 {
            let of_kind = self
                .objects
                .iter()
                .filter(|object| object.kind.name == kind.name);
            members.insert(
                kind.plural.to_owned(),
                of_kind.map(Object::written).collect(),
            );
        }
        Value::Object(members)
    }

    /// The text form as text: indented, with a line break at the end.
    pub fn text(&self) -> Result<String> {
        text(&self.written())
    }
}

/// JSON as it is written to files.
pub(super) fn text(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

pub(super) fn check_format(format: Option<&Value>) -> Result<()> {
    match format.and_then(Value::as_str) {
        Some(FORMAT) => Ok(()),
        Some(other) => {
            let other: String = other.chars().take(40).collect();
            let detail = format!("this program reads '{FORMAT}', not '{other}'");
            Err(Error::invalid("unknown_format", detail).at("format"))
        }
        None => {
            let detail = format!("a bundle says \"format\": \"{FORMAT}\"");
            Err(Error::invalid("unknown_format", detail).at("format"))
        }
    }
}

/// Reads an object of a list; `index` names it until its id is known.
pub(super) fn read_object(
    kind: &'static Kind,
    member: Value,
    index: usize,
) -> Result<Object, Error> {
    let place = format!("{}/{index}", kind.plural);
    let Value::Object(mut body) = member else {
        return Err(Error::invalid_field(
            place,
            "an object of a bundle is an object",
        ));
    };
    let id = body.shift_remove("id");
    let id = id
        .as_ref()
        .and_then(Value::as_str)
        .and_then(|id| id.parse::<DocumentId>().ok());
    let Some(id) = id else {
        return Err(Error::invalid_field(
            format!("{place}/id"),
            "the id is a UUID",
        ));
    };
    let object = Object {
        kind,
        id,
        body: Value::Object(body),
    };
    match limits::check_document(&object.body) {
        Ok(()) => Ok(object),
        Err(error) => Err(error.below(&object.place())),
    }
}
