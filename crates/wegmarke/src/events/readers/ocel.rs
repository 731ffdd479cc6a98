//! OCEL 2.0 as JSON: events that touch objects of several types, one of which is the customer.
//!
//! An event that touches several customers happens to each of them. Its attributes become
//! properties under their names, the other objects it touches under their types, and the customer
//! object's attributes, as they were at that time, under `case:` and their names.
//!
//! The file is read twice, because events may stand before the objects they touch: first the
//! objects, which stay in memory, then the events one by one.

mod json;

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;

use super::columns;
use super::file::EventFile;
use super::properties::Properties;
use super::times::{TimeFormat, TimeReader};
use super::{Event, Inspection, Mapping, ReadError, Reason, Rejection, Sink};

const CUSTOMER_PREFIX: &str = "case:";
/// The type of related objects that the file does not list.
const UNLISTED: &str = "object";

pub(super) fn inspect(file: &EventFile, wanted: &Mapping) -> Result<Inspection, ReadError> {
    wanted.zone()?;
    let mut types: Vec<String> = Vec::new();
    let mut events = 0_u64;
    json::for_each(
        file,
        &["objectTypes", "objects", "events"],
        |part, element, _| {
            if part == "events" {
                events += 1;
                return Ok(());
            }
            let key = if part == "objects" { "type" } else { "name" };
            if let Some(name) = element.get(key).and_then(json::text)
                && !types.contains(&name)
            {
                types.push(name);
            }
            Ok(())
        },
    )?;
    if events == 0 {
        return Err(ReadError::NoEvents);
    }
    let mut mapping = wanted.clone();
    match &mapping.object_type {
        None => mapping.object_type = columns::recognise_object_type(&types),
        Some(wanted) if types.contains(wanted) => {}
        Some(_) => return Err(ReadError::UnknownObjectType(types)),
    }
    Ok(Inspection {
        columns: Vec::new(),
        object_types: types,
        mapping,
        notes: Vec::new(),
    })
}

pub(super) fn read(
    file: &EventFile,
    mapping: &Mapping,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let Some(customer_type) = mapping.object_type.clone() else {
        return Err(ReadError::UnknownObjectType(
            inspect(file, mapping)?.object_types,
        ));
    };
    let times = RefCell::new(TimeReader::new(TimeFormat::YearFirst, mapping.zone()?));
    let mut objects = Objects {
        types: Vec::new(),
        by_id: FxHashMap::default(),
        customer_type,
    };
    json::for_each(file, &["objects"], |_, element, _| {
        if let Ok(object) = Object::deserialize(element) {
            objects.add(object, &mut times.borrow_mut());
        }
        Ok(())
    })?;
    json::for_each(file, &["events"], |_, element, line| {
        let text = element.to_string();
        let outcome = match OcelEvent::deserialize(element) {
            Err(error) => Err(Reason::Malformed(error.to_string())),
            Ok(event) => objects.hand_on(&event, line, &mut times.borrow_mut(), sink)?,
        };
        match outcome {
            Ok(()) => Ok(()),
            Err(reason) => sink.reject(&Rejection {
                line,
                reason,
                text: text.as_bytes(),
            }),
        }
    })
}

#[derive(Deserialize)]
struct Object {
    #[serde(deserialize_with = "json::identifier")]
    id: String,
    #[serde(rename = "type")]
    type_name: String,
    #[serde(default)]
    attributes: Vec<Attribute>,
}

#[derive(Deserialize)]
struct Attribute {
    name: String,
    #[serde(default)]
    time: Option<String>,
    #[serde(default)]
    value: Value,
}

#[derive(Deserialize)]
struct OcelEvent {
    #[serde(rename = "type", default)]
    name: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    attributes: Vec<Attribute>,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Relationship {
    #[serde(rename = "objectId", deserialize_with = "json::identifier")]
    object: String,
}

/// All objects of the file.
struct Objects {
    types: Vec<String>,
    by_id: FxHashMap<String, Known>,
    customer_type: String,
}

struct Known {
    type_index: usize,
    /// Of customers only: name, time from which it holds, value; in the order of time.
    history: Vec<(String, i64, String)>,
}

impl Objects {
    fn add(&mut self, object: Object, times: &mut TimeReader) {
        let position = self
            .types
            .iter()
            .position(|known| known == &object.type_name);
        let type_index = position.unwrap_or(self.types.len());
        if position.is_none() {
            self.types.push(object.type_name.clone());
        }
        let mut history = Vec::new();
        if object.type_name == self.customer_type {
            for attribute in object.attributes {
                let since = attribute.time.and_then(|time| times.read(&time).ok());
                if let Some(value) = json::text(&attribute.value) {
                    history.push((attribute.name, since.unwrap_or(i64::MIN), value));
                }
            }
            history.sort_by_key(|(_, since, _)| *since);
        }
        self.by_id.insert(
            object.id,
            Known {
                type_index,
                history,
            },
        );
    }

    /// Hands an event to each of its customers; the inner error says why it is none.
    fn hand_on(
        &self,
        event: &OcelEvent,
        line: u64,
        times: &mut TimeReader,
        sink: &mut dyn Sink,
    ) -> Result<Result<(), Reason>, ReadError> {
        if event.name.trim().is_empty() {
            return Ok(Err(Reason::EmptyEvent));
        }
        let time = match times.read(&event.time) {
            Ok(time) => time,
            Err(error) => return Ok(Err(Reason::unreadable_time(&event.time, error))),
        };
        let mut properties = Properties::default();
        for attribute in &event.attributes {
            if let Some(value) = json::text(&attribute.value) {
                properties.add(sink.property(&attribute.name), &value);
            }
        }
        let mut customers: Vec<(&str, &Known)> = Vec::new();
        for Relationship { object } in &event.relationships {
            let known = self.by_id.get(object);
            let type_name = known.map_or(UNLISTED, |known| self.types[known.type_index].as_str());
            match known.filter(|_| type_name == self.customer_type) {
                None => properties.add(sink.property(type_name), object),
                Some(_) if customers.iter().any(|(id, _)| id == object) => {}
                Some(customer) => customers.push((object, customer)),
            }
        }
        if customers.is_empty() {
            return Ok(Err(Reason::NoCustomerObject(self.customer_type.clone())));
        }
        for (customer, known) in customers {
            let mut all: Vec<(u32, &str)> = properties.iter().collect();
            for (name, _, value) in known.valid_at(time) {
                all.push((sink.property(&format!("{CUSTOMER_PREFIX}{name}")), value));
            }
            sink.event(&Event {
                customer,
                name: &event.name,
                time,
                line,
                properties: &all,
            })?;
        }
        Ok(Ok(()))
    }
}

impl Known {
    /// The last value of each attribute that began before or at a time.
    fn valid_at(&self, time: i64) -> impl Iterator<Item = &(String, i64, String)> {
        let begun = self.history.partition_point(|(_, since, _)| *since <= time);
        let begun = &self.history[..begun];
        begun.iter().enumerate().filter_map(|(index, entry)| {
            let replaced = begun[index + 1..].iter().any(|later| later.0 == entry.0);
            (!replaced).then_some(entry)
        })
    }
}

#[cfg(test)]
mod tests;
