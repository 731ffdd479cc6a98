//! Views: the same map with another emphasis for each department (requirement M05). A view names the
//! lanes it shows and the numbers on them; the map, print and share links use it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::repository::{Body, Reference, Text, Unknown};

/// Most lanes that an emphasis names.
pub const MOST_LANES: usize = 500;
/// Most conditions on customers.
pub const MOST_FILTERS: usize = 20;
/// Longest text of a bound or a condition, in bytes.
const LONGEST: usize = 500;

/// A saved way to look at a journey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct View {
    /// For whom: "For marketing".
    pub title: Text,
    /// The journey.
    pub journey: String,
    /// What it shows.
    pub emphasis: Emphasis,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The lanes and the measured numbers that a look at a map shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Emphasis {
    /// Ids of the lanes that are shown.
    pub lanes: Vec<String>,
    /// Whether it shows how many customers go on, leave and why.
    pub river: bool,
    /// Whether it shows what customers rated.
    pub scores: bool,
    /// The first day that counts for the numbers; the beginning when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first day that no longer counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Customers must have events with all of these values: `property=value`.
    #[serde(rename = "where")]
    pub filters: Vec<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Emphasis {
    /// Refuses lists and texts that are too long.
    ///
    /// # Errors
    /// With the place below the emphasis.
    pub fn check(&self) -> Result<()> {
        if self.lanes.len() > MOST_LANES {
            let detail = format!("at most {MOST_LANES} lanes");
            return Err(Error::invalid_field("lanes", detail));
        }
        if self.filters.len() > MOST_FILTERS {
            let detail = format!("at most {MOST_FILTERS} conditions");
            return Err(Error::invalid_field("where", detail));
        }
        let texts = (self.lanes.iter().map(|text| ("lanes", text)))
            .chain(self.filters.iter().map(|text| ("where", text)))
            .chain(self.from.iter().map(|text| ("from", text)))
            .chain(self.until.iter().map(|text| ("until", text)));
        for (place, text) in texts {
            if text.len() > LONGEST {
                let detail = format!("a text here has at most {LONGEST} bytes");
                return Err(Error::invalid_field(place, detail));
            }
        }
        Ok(())
    }
}

impl Body for View {
    const KIND: &'static str = "view";
    const PLURAL: &'static str = "views";

    fn check(&self) -> Result<()> {
        if self.journey.is_empty() {
            return Err(Error::invalid_field(
                "journey",
                "a view belongs to a journey",
            ));
        }
        self.emphasis
            .check()
            .map_err(|error| error.below("emphasis"))
    }

    fn references(&self) -> Vec<Reference<'_>> {
        vec![Reference {
            place: "journey".to_owned(),
            kind: "journey",
            id: &self.journey,
        }]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::repository::Kind;

    #[test]
    fn a_view_belongs_to_a_journey_and_stays_small() {
        let kind = Kind::of::<View>();
        let place = |body| {
            let error = kind.validate(&body).unwrap_err();
            error.place().unwrap_or_default().to_owned()
        };
        assert_eq!(place(json!({})), "journey");
        let many = vec!["l"; MOST_LANES + 1];
        assert_eq!(
            place(json!({"journey": "j", "emphasis": {"lanes": many}})),
            "emphasis/lanes"
        );
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(
            place(json!({"journey": "j", "emphasis": {"where": [long]}})),
            "emphasis/where"
        );
        let good = json!({"journey": "j", "emphasis": {"lanes": ["l"], "river": true}, "x": 1});
        kind.validate(&good).unwrap();
    }
}
