//! How a file is to be read: what a person chose, or what was recognised.

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize};

use super::{ReadError, TimeFormat};

/// The kinds of files that hold events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Separated text with one event a line.
    Csv,
    /// IEEE 1849 XML.
    Xes,
    /// OCEL 2.0 JSON.
    Ocel,
    /// Apache Parquet with one event a row.
    Parquet,
}

/// How a file is to be read. What is absent is recognised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Mapping {
    /// The column that says who.
    #[serde(deserialize_with = "blank_is_absent")]
    pub customer: Option<String>,
    /// The column that says what happened.
    #[serde(deserialize_with = "blank_is_absent")]
    pub event: Option<String>,
    /// The column that says when.
    #[serde(deserialize_with = "blank_is_absent")]
    pub time: Option<String>,
    /// The kind of file.
    pub format: Option<Format>,
    /// The one character between the cells of separated text.
    pub separator: Option<String>,
    /// The one character around cells of separated text; empty when none has that meaning.
    pub quote: Option<String>,
    /// Whether the first line of separated text names the columns.
    pub header: Option<bool>,
    /// `utf-8`, `windows-1252`, `utf-16le`, ...
    #[serde(deserialize_with = "blank_is_absent")]
    pub encoding: Option<String>,
    /// How times are written; `auto` is taken for absent.
    #[serde(deserialize_with = "auto_is_absent")]
    pub time_format: Option<TimeFormat>,
    /// The IANA name of the zone in which times without offset are meant.
    #[serde(deserialize_with = "blank_is_absent")]
    pub time_zone: Option<String>,
    /// The type of the OCEL objects that are the customers.
    #[serde(deserialize_with = "blank_is_absent")]
    pub object_type: Option<String>,
}

impl Mapping {
    /// The zone of times without offset; UTC when the mapping names none.
    pub(crate) fn zone(&self) -> Result<TimeZone, ReadError> {
        match self.time_zone.as_deref() {
            None => Ok(TimeZone::UTC),
            Some(name) => {
                TimeZone::get(name).map_err(|_| ReadError::UnknownTimeZone(name.to_owned()))
            }
        }
    }
}

fn blank_is_absent<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(input)?;
    Ok(text.filter(|text| !text.is_empty()))
}

fn auto_is_absent<'de, D: Deserializer<'de>>(input: D) -> Result<Option<TimeFormat>, D::Error> {
    match Option::<String>::deserialize(input)?.as_deref() {
        None | Some("" | "auto") => Ok(None),
        Some(name) => name.parse().map(Some).map_err(serde::de::Error::custom),
    }
}
