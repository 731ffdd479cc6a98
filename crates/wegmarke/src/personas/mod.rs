//! Personas: fictional representatives of customer groups (requirements D01–D15).

mod target_groups;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::target_groups::TargetGroup;
use crate::error::{Error, Result};
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, check_range, escape};

/// One persona.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Persona {
    /// A first name makes it a person.
    pub name: String,
    /// Who this is, in a few words.
    pub role: Text,
    /// The customer group it stands for.
    pub group: Text,
    /// A picture as data URL; empty: none.
    pub portrait: String,
    /// A sentence this person would say.
    pub quote: Text,
    /// Years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Gender.
    pub gender: Text,
    /// Where this person lives.
    pub residence: Text,
    /// Income, of the person or the family.
    pub income: Text,
    /// Family situation.
    pub family: Text,
    /// Occupation.
    pub occupation: Text,
    /// Professional development.
    pub career: Text,
    /// Interests.
    pub interests: Text,
    /// Hobbies and leisure activities.
    pub hobbies: Text,
    /// Character traits.
    pub character: Text,
    /// Consumption behaviour.
    pub consumption: Text,
    /// What hurts.
    pub pain_points: Text,
    /// What a solution is sought for.
    pub challenges: Text,
    /// Fears and worries.
    pub fears: Text,
    /// What matters.
    pub values: Text,
    /// What is to be reached, in work and life.
    pub goals: Text,
    /// Where and how this person finds information.
    pub information_behaviour: Text,
    /// On which advertising channels this person is reachable.
    pub advertising_channels: Text,
    /// How willingly this person uses which channel.
    pub channel_affinity: Vec<ChannelAffinity>,
    /// Fields of one's own, such as holiday wishes.
    pub custom: Vec<CustomField>,
    /// Which customers this persona stands for; all conditions must hold.
    pub segment: Vec<SegmentCondition>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// How willingly a persona uses a channel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ChannelAffinity {
    /// The channel.
    pub channel: String,
    /// From 0 (never) to 100 (always if possible).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100)]
    pub affinity: Option<f64>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A field that a team adds to its personas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CustomField {
    /// Its name.
    pub label: Text,
    /// Its content.
    pub value: Text,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Customers that have any event with this value of this property.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SegmentCondition {
    /// Name of the property.
    pub property: String,
    /// Its value, as text.
    pub value: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Persona {
    const KIND: &'static str = "persona";
    const PLURAL: &'static str = "personas";

    fn check(&self) -> Result<()> {
        if !(self.portrait.is_empty() || self.portrait.starts_with("data:image/")) {
            let detail = "a portrait is a data URL of an image, or empty";
            return Err(Error::invalid_field("portrait", detail));
        }
        for (index, entry) in self.channel_affinity.iter().enumerate() {
            let place = || format!("channel_affinity/{index}/affinity");
            check_range(place, entry.affinity, 0.0..=100.0)?;
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let named = self
            .channel_affinity
            .iter()
            .filter(|entry| !entry.channel.is_empty());
        named
            .map(|entry| Reference {
                place: format!("channel_affinity/{}", escape(&entry.channel)),
                kind: "channel",
                id: &entry.channel,
            })
            .collect()
    }
}
