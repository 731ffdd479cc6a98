//! Streams the elements of the lists at the top of a JSON document.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;

use super::super::file::{EventFile, damaged_gzip};
use super::super::lines::{CountedLines, LineNumber};
use super::super::{ReadError, encoding};

/// Calls `take` with the list's name, the element and its line for every element of the named
/// top-level lists, holding one element at a time.
pub(super) fn for_each(
    file: &EventFile,
    lists: &[&'static str],
    take: impl FnMut(&str, Value, u64) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let text = encoding::utf_8_reader(encoding_rs::UTF_8, file.reader()?).map_err(damaged_gzip)?;
    let lines = CountedLines::new(text);
    let mut document = Document {
        lists,
        take,
        line: lines.line(),
        failure: None,
    };
    let mut deserializer = serde_json::Deserializer::from_reader(lines);
    let outcome = deserializer
        .deserialize_map(DocumentVisitor(&mut document))
        .and_then(|()| deserializer.end());
    if let Some(failure) = document.failure {
        return Err(failure);
    }
    outcome.map_err(|error| match error.io_error_kind() {
        Some(kind) => damaged_gzip(std::io::Error::new(kind, error)),
        None => ReadError::Damaged {
            line: error.line() as u64,
            reason: error.to_string(),
        },
    })
}

/// A value as the text of a property; None for null and empty texts.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| text.clone()),
        other => Some(other.to_string()),
    }
}

/// Identifiers are texts; some writers make them numbers.
pub(super) fn identifier<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    text(&Value::deserialize(input)?).ok_or_else(|| serde::de::Error::custom("an empty id"))
}

struct Document<'l, F> {
    lists: &'l [&'static str],
    take: F,
    line: LineNumber,
    /// What `take` failed with; the parser's own error only says that it stopped.
    failure: Option<ReadError>,
}

struct DocumentVisitor<'d, 'l, F>(&'d mut Document<'l, F>);

impl<'de, F> Visitor<'de> for DocumentVisitor<'_, '_, F>
where
    F: FnMut(&str, Value, u64) -> Result<(), ReadError>,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an OCEL 2.0 document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.0.lists.contains(&key.as_str()) {
                map.next_value_seed(List {
                    document: self.0,
                    name: &key,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'d, 'l, F> {
    document: &'d mut Document<'l, F>,
    name: &'d str,
}

impl<'de, F> DeserializeSeed<'de> for List<'_, '_, F>
where
    F: FnMut(&str, Value, u64) -> Result<(), ReadError>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_seq(self)
    }
}

impl<'de, F> Visitor<'de> for List<'_, '_, F>
where
    F: FnMut(&str, Value, u64) -> Result<(), ReadError>,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a list of {}", self.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<Value>()? {
            let line = self.document.line.get();
            if let Err(failure) = (self.document.take)(self.name, element, line) {
                self.document.failure = Some(failure);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
