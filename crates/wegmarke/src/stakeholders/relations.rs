//! What stakeholders and customers give each other.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::repository::{Body, Reference, Text, Unknown, check_range};

/// An arrow of the stakeholder map: one side gives something to the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = StakeholderRelation)]
pub struct Relation {
    /// Who gives.
    pub from: Party,
    /// Who receives.
    pub to: Party,
    /// What sort of thing is given.
    pub given: Given,
    /// What exactly, in a few words.
    pub title: Text,
    /// In full.
    pub description: Text,
    /// How much it shapes what customers experience, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub influence: Option<u8>,
    /// What it means for customers, as it is today.
    pub effect: CustomerEffect,
    /// How often it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// One end of a relation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Party {
    /// Who it is.
    pub kind: PartyKind,
    /// Which stakeholder or persona; customers as a whole have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Who an end of a relation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// The customers, whichever they are.
    #[default]
    Customer,
    /// Customers like this persona.
    Persona,
    /// A stakeholder.
    Stakeholder,
}

/// The sorts of things that are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// Something is done.
    #[default]
    Service,
    /// Something is told.
    Information,
    /// Something is paid.
    Money,
    /// Something is handed over.
    Goods,
    /// Something is decided or ruled.
    Rules,
    /// Trust, thanks, a recommendation.
    Trust,
}

/// What a relation means for customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CustomerEffect {
    /// Neither.
    #[default]
    Neutral,
    /// They benefit.
    Benefits,
    /// They suffer.
    Suffers,
}

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// All the time.
    Continuously,
    /// Each day.
    Daily,
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Once or a few times a year.
    Yearly,
    /// When something calls for it.
    Occasionally,
}

impl Party {
    fn check(&self, place: &str) -> Result<()> {
        let named = self.id.as_deref().is_some_and(|id| !id.is_empty());
        match (self.kind, named) {
            (PartyKind::Customer, true) => {
                let detail = "customers as a whole have no id";
                Err(Error::invalid_field(format!("{place}/id"), detail))
            }
            (PartyKind::Persona | PartyKind::Stakeholder, false) => {
                let detail = "this says which persona or stakeholder is meant";
                Err(Error::invalid_field(format!("{place}/id"), detail))
            }
            _ => Ok(()),
        }
    }

    fn reference(&self, place: &str) -> Option<Reference<'_>> {
        let kind = match self.kind {
            PartyKind::Customer => return None,
            PartyKind::Persona => "persona",
            PartyKind::Stakeholder => "stakeholder",
        };
        Some(Reference {
            place: place.to_owned(),
            kind,
            id: self.id.as_deref()?,
        })
    }
}

impl Body for Relation {
    const KIND: &'static str = "stakeholder-relation";
    const PLURAL: &'static str = "stakeholder_relations";

    fn check(&self) -> Result<()> {
        self.from.check("from")?;
        self.to.check("to")?;
        if (self.from.kind, &self.from.id) == (self.to.kind, &self.to.id) {
            let detail = "a relation leads from one to another";
            return Err(Error::invalid_field("to", detail));
        }
        check_range(|| "influence".to_owned(), self.influence, 1..=5)
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let ends = [(&self.from, "from"), (&self.to, "to")];
        ends.into_iter()
            .filter_map(|(party, place)| party.reference(place))
            .collect()
    }
}
