//! Texts in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text by language: `{"de": "Buchung", "en": "Booking"}`. May be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// A text in German and English.
    pub fn german_english(german: &str, english: &str) -> Text {
        Text(
            [("de", german), ("en", english)]
                .map(|(l, t)| (l.to_owned(), t.to_owned()))
                .into(),
        )
    }

    /// The text in one language, unless blank.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0
            .get(language)
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// The first text that is not blank, in the order of the languages given, then any.
    pub fn first(&self, languages: &[&str]) -> Option<&str> {
        let all = self.0.keys().map(String::as_str);
        languages
            .iter()
            .copied()
            .chain(all)
            .find_map(|language| self.get(language))
    }

    /// True when no language has a text.
    pub fn is_blank(&self) -> bool {
        self.first(&[]).is_none()
    }
}
