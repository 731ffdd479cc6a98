//! Custom fields: what a workspace wants to know about its journeys and library objects beyond what
//! ships. A definition is a document of its own; the values stand in the `fields` of each object by
//! the id of their definition.

mod store;
mod values;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::store::check;
pub use self::values::{FieldValues, references};
use crate::error::{Error, Result};
use crate::repository::{Body, Text, Unknown, check_ids};

/// The definition of a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Field {
    /// Its name beside the value.
    pub title: Text,
    /// What is to be written there.
    pub description: Text,
    /// The kinds of documents that have it: `touchpoint`, `journey`.
    pub applies_to: Vec<String>,
    /// What its values are.
    #[serde(rename = "type")]
    pub value_type: FieldType,
    /// What can be chosen, for a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<FieldChoice>,
    /// Whether an object without a value is incomplete. It can be kept nevertheless: the form and
    /// the check say that something is missing.
    pub required: bool,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// A text by language: `{"de": "…"}`.
    #[default]
    Text,
    /// A number.
    Number,
    /// `{"amount": 12.5, "currency": "EUR"}`.
    Money,
    /// `2026-03-01`.
    Date,
    /// The id of one of the choices.
    Choice,
    /// The name of a person.
    Person,
    /// An address that begins with `https:`, `http:` or `mailto:`.
    Link,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct FieldChoice {
    /// Unique within the field; values are this.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Field {
    /// Whether objects of the kind have the field.
    pub fn applies_to(&self, kind: &str) -> bool {
        self.applies_to.iter().any(|one| one == kind)
    }
}

impl Body for Field {
    const KIND: &'static str = "field";
    const PLURAL: &'static str = "fields";

    fn check(&self) -> Result<()> {
        let choices = self.choices.iter();
        check_ids("choices", choices.map(|choice| choice.id.as_str()))?;
        if self.applies_to(Self::KIND) {
            let detail = "fields describe other objects, not fields";
            return Err(Error::invalid_field("applies_to", detail));
        }
        Ok(())
    }
}
