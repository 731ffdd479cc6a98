//! Kinds of lanes that a team adds to those of the vocabulary.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::vocabulary;
use crate::error::{Error, Result};
use crate::repository::{Body, Text, Unknown};

/// Longest key, in bytes.
const MAX_KEY_BYTES: usize = 100;

/// A kind of lane of the team's own, offered beside the shipped ones. Its cards are texts, and like
/// those of every lane they may stand for any object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CustomLane {
    /// The value of a lane's `kind`, unique in the workspace and unlike all of the vocabulary.
    #[schema(required, min_length = 1, max_length = 100)]
    pub key: String,
    /// Its name.
    pub title: Text,
    /// What belongs into it.
    pub description: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for CustomLane {
    const KIND: &'static str = "custom-lane";
    const PLURAL: &'static str = "custom_lanes";

    fn check(&self) -> Result<()> {
        let key = self.key.as_str();
        let plain = !key.chars().any(char::is_control) && key.trim() == key;
        if key.is_empty() || key.len() > MAX_KEY_BYTES || !plain {
            let detail = format!(
                "a key has 1 to {MAX_KEY_BYTES} bytes, no control characters and no spaces around"
            );
            return Err(Error::invalid_field("key", detail));
        }
        if vocabulary().lane_kinds.iter().any(|lane| lane.key == key) {
            let detail = format!("'{key}' is the key of a shipped kind of lane");
            return Err(Error::invalid_field("key", detail));
        }
        Ok(())
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_shipped_lanes_and_unusable_ones_are_refused() {
        let place = |key: &str| {
            let lane = CustomLane {
                key: key.to_owned(),
                ..CustomLane::default()
            };
            lane.check()
                .err()
                .and_then(|e| e.place().map(str::to_owned))
        };
        assert_eq!(place("weather"), None);
        for key in ["", " x", "needs", "a\u{7}", &"x".repeat(101)] {
            assert_eq!(place(key).as_deref(), Some("key"), "{key:?}");
        }
    }
}
