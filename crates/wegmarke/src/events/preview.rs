//! What the first events of a file look like under a mapping, before anything is imported.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use wegmarke_analytics::log::Event;

use super::readers::{self, EventFile, Mapping, Note, ReadError, Rejection, Sink};
use crate::clock::Instant;

/// How many places of the file are looked at.
const CHECKED: u64 = 1000;
/// How many rows are shown, whatever they are, and how many that are wrong beyond those.
const SHOWN: usize = 20;
const SHOWN_ERRORS: usize = 20;

/// The beginning of a file as an import would read it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Preview {
    /// The first rows, and further rows that are no events.
    pub rows: Vec<PreviewRow>,
    /// How many places were looked at.
    pub checked: u64,
    /// How many of them are no events.
    pub errors: u64,
    /// What a person should look at before importing.
    pub notes: Vec<Note>,
}

/// One place of the file.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct PreviewRow {
    /// The line, counted from 1; in Parquet the row.
    pub line: u64,
    /// Who.
    pub customer: String,
    /// What.
    pub event: String,
    /// When.
    pub time: Option<Instant>,
    /// The other values by name.
    #[schema(value_type = Object)]
    pub properties: Map<String, Value>,
    /// Why it is no event, in English.
    pub error: Option<String>,
    /// Why it is no event, for machines and translations.
    pub code: Option<String>,
    /// What stands there when it is no event, shortened.
    pub text: Option<String>,
}

/// Reads the beginning of a file. A mapping that lacks a role gives a preview without rows and a
/// note that says so.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn preview(file: &EventFile, mapping: &Mapping) -> Result<Preview, ReadError> {
    let mut sample = Sample::default();
    match readers::read(file, mapping, &mut sample) {
        Ok(()) | Err(ReadError::Stopped) => {}
        Err(missing @ (ReadError::UnknownRole { .. } | ReadError::UnknownObjectType(_))) => {
            let code = "mapping_incomplete".to_owned();
            sample.preview.notes.push(Note {
                code,
                detail: missing.to_string(),
            });
        }
        Err(error) => return Err(error),
    }
    Ok(sample.preview)
}

#[derive(Default)]
struct Sample {
    properties: Vec<String>,
    preview: Preview,
    shown_errors: usize,
}

impl Sample {
    fn count(&mut self) -> Result<(), ReadError> {
        self.preview.checked += 1;
        if self.preview.checked < CHECKED {
            Ok(())
        } else {
            Err(ReadError::Stopped)
        }
    }
}

impl Sink for Sample {
    fn property(&mut self, name: &str) -> u32 {
        let known = self.properties.iter().position(|known| known == name);
        let number = known.unwrap_or_else(|| {
            self.properties.push(name.to_owned());
            self.properties.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        if self.preview.checked < SHOWN as u64 {
            let mut properties = Map::new();
            for (number, value) in event.properties {
                let name = &self.properties[*number as usize];
                properties.insert(name.clone(), Value::from(*value));
            }
            self.preview.rows.push(PreviewRow {
                line: event.line,
                customer: event.customer.to_owned(),
                event: event.name.to_owned(),
                time: Some(Instant::from_microseconds(event.time)),
                properties,
                ..PreviewRow::default()
            });
        }
        self.count()
    }

    fn reject(&mut self, rejection: &Rejection<'_>) -> Result<(), ReadError> {
        self.preview.errors += 1;
        if self.preview.checked < SHOWN as u64 || self.shown_errors < SHOWN_ERRORS {
            self.shown_errors += 1;
            let text = String::from_utf8_lossy(rejection.text);
            self.preview.rows.push(PreviewRow {
                line: rejection.line,
                error: Some(rejection.reason.to_string()),
                code: Some(rejection.reason.code().to_owned()),
                text: Some(text.chars().take(300).collect()),
                ..PreviewRow::default()
            });
        }
        self.count()
    }
}
