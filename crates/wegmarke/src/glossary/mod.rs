//! The glossary: the company's standard terms, what else people call them, and words that are not
//! to be used (requirements L03, L04).

mod wording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::wording::{Misnomer, misnomers};
use crate::error::{Error, Result};
use crate::fields::FieldValues;
use crate::repository::{Body, Text, Unknown};

/// Longest word or phrase, in bytes.
const MAX_PHRASE_BYTES: usize = 200;
/// Most words of a list.
const MAX_PHRASES: usize = 200;

/// A standard term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Term {
    /// The term as it is to be written, by language.
    pub title: Text,
    /// What it means.
    pub definition: Text,
    /// What else it may be called, by language; search finds it under these.
    pub synonyms: BTreeMap<String, Vec<String>>,
    /// What it must not be called, by language. A `*` at the end stands for any ending:
    /// `Schnittstelle*` is also found in `Schnittstellen`.
    pub forbidden: BTreeMap<String, Vec<String>>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Term {
    const KIND: &'static str = "term";
    const PLURAL: &'static str = "terms";

    fn check(&self) -> Result<()> {
        for (name, lists) in [("synonyms", &self.synonyms), ("forbidden", &self.forbidden)] {
            for (language, phrases) in lists {
                let place = format!("{name}/{language}");
                if phrases.len() > MAX_PHRASES {
                    let detail = format!("a list has at most {MAX_PHRASES} words");
                    return Err(Error::invalid_field(place, detail));
                }
                for (index, phrase) in phrases.iter().enumerate() {
                    let word = phrase.trim().trim_end_matches('*').trim();
                    if word.is_empty() || phrase.len() > MAX_PHRASE_BYTES {
                        let detail = format!("a word has 1 to {MAX_PHRASE_BYTES} bytes");
                        return Err(Error::invalid_field(format!("{place}/{index}"), detail));
                    }
                }
            }
        }
        Ok(())
    }
}
