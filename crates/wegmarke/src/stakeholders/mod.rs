//! Stakeholders: who works with customers, directly or behind the scenes, and what each gives the
//! others (requirements E01–E06).

mod relations;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::relations::{CustomerEffect, Frequency, Given, Party, PartyKind, Relation};
use crate::error::Result;
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, check_range, reference_in, references_in};

/// One stakeholder: somebody or something that shapes what customers experience.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Stakeholder {
    /// The name.
    pub title: Text,
    /// What it does for customers.
    pub description: Text,
    /// What sort of stakeholder it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<StakeholderKind>,
    /// How near to customers it works: the rings of the map.
    pub closeness: Closeness,
    /// Whether it belongs to the company.
    pub sourcing: Sourcing,
    /// What of its work may be given out of the house, and what may not.
    pub outsourcing: Text,
    /// How much it shapes the experience, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub influence: Option<u8>,
    /// The account of the person that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The department it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The touchpoints where it meets customers, or that it keeps going.
    pub touchpoints: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The sorts of stakeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StakeholderKind {
    /// One person.
    Person,
    /// A team or department.
    Team,
    /// A role that several people may hold.
    Role,
    /// Another company.
    Partner,
    /// A technical system.
    System,
    /// An authority or another body that sets rules.
    Authority,
}

/// How near to customers a stakeholder works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Closeness {
    /// In direct contact with customers.
    #[default]
    Direct,
    /// Works for those who are.
    Indirect,
    /// Part of the surroundings.
    Surroundings,
}

/// Whether a stakeholder belongs to the company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sourcing {
    /// Part of the company.
    #[default]
    Internal,
    /// Independent of it.
    External,
    /// Does, by order, what the company could do itself.
    Outsourced,
}

impl Body for Stakeholder {
    const KIND: &'static str = "stakeholder";
    const PLURAL: &'static str = "stakeholders";

    fn check(&self) -> Result<()> {
        check_range(|| "influence".to_owned(), self.influence, 1..=5)
    }

    fn references(&self) -> Vec<Reference<'_>> {
        reference_in("department", "department", self.department.as_ref())
            .into_iter()
            .chain(references_in(
                "touchpoints",
                "touchpoint",
                &self.touchpoints,
            ))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::repository::Kind;

    fn place_of<B: Body>(body: &Value) -> Option<String> {
        let error = Kind::of::<B>().validate(body).err()?;
        error.place().map(str::to_owned)
    }

    #[test]
    fn influence_is_between_one_and_five() {
        assert_eq!(place_of::<Stakeholder>(&json!({"influence": 5})), None);
        let place = place_of::<Stakeholder>(&json!({"influence": 0}));
        assert_eq!(place.as_deref(), Some("influence"));
        let place = place_of::<Relation>(&json!({"influence": 6, "to": {"kind": "customer"},
            "from": {"kind": "stakeholder", "id": "a"}}));
        assert_eq!(place.as_deref(), Some("influence"));
    }

    #[test]
    fn a_relation_has_two_ends() {
        let stakeholder = json!({"kind": "stakeholder", "id": "a"});
        let customer = json!({"kind": "customer"});
        let place =
            |from: &Value, to: &Value| place_of::<Relation>(&json!({"from": from, "to": to}));
        assert_eq!(place(&stakeholder, &customer), None);
        assert_eq!(place(&stakeholder, &stakeholder).as_deref(), Some("to"));
        let nameless = json!({"kind": "persona"});
        assert_eq!(place(&stakeholder, &nameless).as_deref(), Some("to/id"));
        let named = json!({"kind": "customer", "id": "a"});
        assert_eq!(place(&named, &stakeholder).as_deref(), Some("from/id"));
    }

    #[test]
    fn ends_are_references() {
        let relation = Relation {
            from: Party {
                kind: PartyKind::Stakeholder,
                id: Some("a".to_owned()),
                ..Party::default()
            },
            to: Party {
                kind: PartyKind::Persona,
                id: Some("b".to_owned()),
                ..Party::default()
            },
            ..Relation::default()
        };
        let found: Vec<_> = relation.references();
        let named: Vec<_> = found
            .iter()
            .map(|it| (&*it.place, it.kind, it.id))
            .collect();
        let expected = [("from", "stakeholder", "a"), ("to", "persona", "b")];
        assert_eq!(named, expected);
    }
}
