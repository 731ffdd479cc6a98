//! What can be searched in a document: its texts and the parts (steps, lanes, cards …) they belong
//! to. Reads any body, so that a new kind of document is found without a line here.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::repository::{Kind, Path, escape, member_id};

/// Longest text that is searched, in bytes; the rest of a longer one is not.
const MOST_BYTES: usize = 20_000;
/// Members that name things for programs.
const NOT_FOR_PEOPLE: [&str; 3] = ["id", "kind", "type"];
/// Members that say what something is called, the first that is there.
const NAMES: [&str; 3] = ["title", "name", "text"];

/// How much a text says about what it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A word beside the texts: a market, an owner.
    Detail,
    /// A description.
    Text,
    /// The name of a part.
    PartName,
    /// The name of the document.
    Name,
}

/// A text of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passage<'a> {
    pub(super) weight: Weight,
    /// `de`, `en`; none when it is the same in all.
    pub(super) language: Option<&'a str>,
    pub(super) text: &'a str,
}

/// The document itself (with an empty place) or a member of one of its lists.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part<'a> {
    /// `phases/<id>/steps/<id>`.
    pub(super) place: String,
    pub(super) passages: Vec<Passage<'a>>,
}

/// The words that a kind chooses from (`live`, `as-is`): settings, not texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices(HashSet<String>);

impl Choices {
    pub(super) fn of(kind: &Kind) -> Choices {
        let mut choices = Choices::default();
        for (_, schema) in kind.schemas() {
            // A schema that cannot be written would be found by the tests of the API description.
            choices.collect(&serde_json::to_value(schema).unwrap_or_default());
        }
        choices
    }

    fn collect(&mut self, schema: &Value) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::Array(words)) = members.get("enum") {
                    let words = words.iter().filter_map(Value::as_str);
                    self.0.extend(words.map(str::to_owned));
                }
                members.values().for_each(|below| self.collect(below));
            }
            Value::Array(list) => list.iter().for_each(|below| self.collect(below)),
            _ => {}
        }
    }
}

/// All parts of a document that have texts; the document itself is the first.
pub(super) fn parts<'a>(body: &'a Value, choices: &Choices) -> Vec<Part<'a>> {
    let mut ids = HashSet::new();
    collect_ids(body, &mut ids);
    let head = Part {
        place: String::new(),
        passages: Vec::new(),
    };
    let mut reader = Reader {
        ids,
        choices,
        parts: vec![head],
    };
    reader.read_members(body, "", 0, true);
    let mut parts = reader.parts;
    parts.retain(|part| part.place.is_empty() || !part.passages.is_empty());
    parts
}

struct Reader<'a, 'c> {
    /// Ids of list members: a text that is one of them refers to it.
    ids: HashSet<&'a str>,
    choices: &'c Choices,
    parts: Vec<Part<'a>>,
}

impl<'a> Reader<'a, '_> {
    /// The members of an object at `place`; directly below a part its name is among them.
    fn read_members(&mut self, object: &'a Value, place: &str, part: usize, is_part: bool) {
        let Value::Object(members) = object else {
            return;
        };
        for (key, value) in members {
            if NOT_FOR_PEOPLE.contains(&key.as_str()) {
                continue;
            }
            let is_name = is_part && NAMES.contains(&key.as_str());
            self.read(value, &below(place, key), part, is_name);
        }
    }

    fn read(&mut self, value: &'a Value, place: &str, part: usize, is_name: bool) {
        let name = match self.parts[part].place.is_empty() {
            true => Weight::Name,
            false => Weight::PartName,
        };
        match value {
            Value::String(text) => {
                let weight = if is_name { name } else { Weight::Detail };
                self.add(part, weight, None, text);
            }
            Value::Object(members) => match languages(members) {
                Some(texts) => {
                    let weight = if is_name { name } else { Weight::Text };
                    for (language, text) in texts {
                        self.add(part, weight, Some(language), text);
                    }
                }
                None => self.read_members(value, place, part, false),
            },
            Value::Array(list) => {
                for member in list {
                    match member_id(member) {
                        Some(id) => {
                            let place = below(place, id);
                            self.parts.push(Part {
                                place: place.clone(),
                                passages: Vec::new(),
                            });
                            self.read_members(member, &place, self.parts.len() - 1, true);
                        }
                        None => self.read(member, place, part, false),
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, part: usize, weight: Weight, language: Option<&'a str>, text: &'a str) {
        let is_setting = language.is_none()
            && (self.ids.contains(text) || self.choices.0.contains(text) || is_for_programs(text));
        if text.trim().is_empty() || is_setting {
            return;
        }
        self.parts[part].passages.push(Passage {
            weight,
            language,
            text: beginning(text),
        });
    }
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_BYTES)]
}

fn below(place: &str, segment: &str) -> String {
    match place.is_empty() {
        true => escape(segment),
        false => format!("{place}/{}", escape(segment)),
    }
}

fn collect_ids<'a>(value: &'a Value, ids: &mut HashSet<&'a str>) {
    match value {
        Value::Object(members) => members.values().for_each(|below| collect_ids(below, ids)),
        Value::Array(list) => {
            for member in list {
                ids.extend(member_id(member));
                collect_ids(member, ids);
            }
        }
        _ => {}
    }
}

/// The texts of an object whose members are languages: `{"de": …, "en": …}`.
fn languages(members: &Map<String, Value>) -> Option<impl Iterator<Item = (&str, &str)>> {
    let is_language = |key: &str| {
        let main = key.split('-').next().unwrap_or_default();
        key != "id" && (2..=3).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_lowercase())
    };
    let are_texts = !members.is_empty()
        && members
            .iter()
            .all(|(key, value)| is_language(key) && value.is_string());
    are_texts.then(|| {
        members
            .iter()
            .filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
    })
}

/// References, dates and pictures.
fn is_for_programs(text: &str) -> bool {
    let is_date = text.len() >= 10 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit) && {
        let rest = text.as_bytes();
        rest[4] == b'-' && rest[7] == b'-'
    };
    is_date || text.starts_with("data:") || uuid::Uuid::try_parse(text).is_ok()
}

/// What a part is called, in this language if it can be.
pub(super) fn name_of(object: &Value, language: &str) -> String {
    let names = NAMES.iter().filter_map(|name| object.get(name));
    let mut texts = names.filter_map(|name| match name {
        Value::String(text) => Some(text.as_str()),
        Value::Object(members) => {
            let in_language = members.get(language).and_then(Value::as_str);
            let any = || members.values().filter_map(Value::as_str);
            in_language
                .filter(|text| !text.trim().is_empty())
                .or_else(|| any().find(|text| !text.trim().is_empty()))
        }
        _ => None,
    });
    texts
        .find(|text| !text.trim().is_empty())
        .map(|text| beginning(text).to_owned())
        .unwrap_or_default()
}

/// Where a part stands, in words: what it lies in, then the other members of the document that it
/// names (the step of a card).
pub(super) fn context_of(body: &Value, place: &str, language: &str) -> Vec<String> {
    let mut context = Vec::new();
    let Ok(path) = Path::parse(place) else {
        return context;
    };
    let mut value = body;
    for (depth, segment) in path.segments().iter().enumerate() {
        let (found, is_member) = match value {
            Value::Array(list) => (list.iter().find(|m| member_id(m) == Some(segment)), true),
            _ => (value.get(segment), false),
        };
        let Some(found) = found else {
            return context;
        };
        value = found;
        if is_member && depth + 1 < path.segments().len() {
            context.push(name_of(value, language));
        }
    }
    let named = value.as_object().into_iter().flat_map(Map::iter);
    for (key, text) in named {
        let Some(id) = text.as_str().filter(|_| key != "id") else {
            continue;
        };
        context.extend(member_named(body, id).map(|member| name_of(member, language)));
    }
    context.retain(|name| !name.is_empty());
    context
}

fn member_named<'a>(value: &'a Value, id: &str) -> Option<&'a Value> {
    match value {
        Value::Object(members) => members.values().find_map(|below| member_named(below, id)),
        Value::Array(list) => {
            let found = list.iter().find(|member| member_id(member) == Some(id));
            found.or_else(|| list.iter().find_map(|member| member_named(member, id)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn journey() -> Value {
        json!({
            "title": {"de": "Reise buchen", "en": "Booking a trip"},
            "state": "live", "market": "DACH", "parent": "01900000-0000-7000-8000-000000000000",
            "phases": [{"id": "p", "title": {"de": "Kauf"}, "steps": [
                {"id": "s1", "title": {"de": "Zahlen"}, "alternatives": [{"de": "Rechnung"}]}
            ]}],
            "lanes": [{"id": "l", "kind": "needs", "title": {"de": "Bedürfnisse"}, "cards": [
                {"id": "c/1", "step": "s1", "text": {"de": "Sicherheit"},
                 "evidence": {"level": "assumption", "sources": ["Interview"], "date": "2026-01-02"}}
            ]}],
            "x-own": {"note": "Werkstatt", "picture": "data:image/png;base64,AAAA"}
        })
    }

    #[test]
    fn every_text_is_found_with_its_part_and_no_setting_is() {
        let body = journey();
        let choices = Choices(["live", "assumption"].map(str::to_owned).into());
        let found: Vec<(String, Vec<(Weight, &str)>)> = parts(&body, &choices)
            .into_iter()
            .map(|part| {
                let passages = part.passages.iter().map(|p| (p.weight, p.text));
                (part.place.clone(), passages.collect())
            })
            .collect();
        use Weight::{Detail, Name, PartName, Text};
        let expected = vec![
            (
                String::new(),
                vec![
                    (Name, "Reise buchen"),
                    (Name, "Booking a trip"),
                    (Detail, "DACH"),
                    (Detail, "Werkstatt"),
                ],
            ),
            ("phases/p".to_owned(), vec![(PartName, "Kauf")]),
            (
                "phases/p/steps/s1".to_owned(),
                vec![(PartName, "Zahlen"), (Text, "Rechnung")],
            ),
            ("lanes/l".to_owned(), vec![(PartName, "Bedürfnisse")]),
            (
                format!("lanes/l/cards/{}", crate::repository::escape("c/1")),
                vec![(PartName, "Sicherheit"), (Detail, "Interview")],
            ),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_part_knows_what_it_lies_in_and_what_it_names() {
        let body = journey();
        let card = format!("lanes/l/cards/{}", crate::repository::escape("c/1"));
        assert_eq!(context_of(&body, &card, "de"), ["Bedürfnisse", "Zahlen"]);
        assert_eq!(context_of(&body, "phases/p/steps/s1", "en"), ["Kauf"]);
        assert_eq!(
            context_of(&body, "phases/gone/steps/s1", "de"),
            Vec::<String>::new()
        );
        assert_eq!(name_of(&body, "en"), "Booking a trip");
        assert_eq!(name_of(&body, "fr"), "Reise buchen");
    }

    #[test]
    fn the_choices_of_a_kind_come_from_its_schema() {
        let choices = Choices::of(&Kind::of::<crate::journeys::Journey>());
        for word in ["live", "as-is", "assumption", "good"] {
            assert!(choices.0.contains(word), "{word}");
        }
    }
}
