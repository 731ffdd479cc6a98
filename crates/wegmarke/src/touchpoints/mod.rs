//! Touchpoints: the shared library of concrete contact points (requirements B01–B34), and which
//! events mean them.

pub mod bindings;
mod processing;
mod routes;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::bindings::{Binding, Bindings};
pub use self::processing::{Processing, ProcessingRecord, processing_record};
pub use self::routes::routes;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::fields::FieldValues;
use crate::ids::WorkspaceId;
use crate::repository::{
    Body, DocumentId, Reference, Text, Unknown, check_range, reference_in, references_in, store,
};
use crate::taxonomy::ChannelKind;

/// Longest key, in bytes.
const MAX_KEY_BYTES: usize = 200;

/// A concrete contact point ("booking form, step 2"), not the channel ("web"). Defined once, used
/// in many journeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Touchpoint {
    /// Its short name in reports and texts, unique in the workspace: `booking-form`.
    #[schema(required, min_length = 1, max_length = 200)]
    pub key: String,
    /// Its name for people.
    pub title: Text,
    /// What happens there.
    pub description: Text,
    /// Digital, physical, both, or not the company's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChannelKind>,
    /// What sort of touchpoint: a key of the vocabulary, such as `form` or `newsletter`; teams may
    /// use others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The medium.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// The department it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The systems it needs.
    pub systems: Vec<String>,
    /// What staff must know.
    pub staff_knowledge: Text,
    /// What one contact costs the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_contact: Option<Money>,
    /// How much it matters to customers, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub importance_customer: Option<u8>,
    /// How much it matters to the company, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 5)]
    pub importance_company: Option<u8>,
    /// Here customers decide to stay or to leave.
    pub moment_of_truth: bool,
    /// How good staff think it is, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 100)]
    pub staff_rating: Option<f64>,
    /// How personal data is processed there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing: Option<Processing>,
    /// Which events mean it; any of them.
    pub bindings: Vec<Binding>,
    /// The goals it serves; they are to be among those of its department.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The bindings of all touchpoints of a workspace, in the order of the touchpoints' ids.
pub async fn bindings_of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Bindings> {
    let touchpoints = store::read_all::<Touchpoint>(transaction, workspace).await?;
    let named = touchpoints
        .into_iter()
        .map(|(id, body)| (id, body.key, body.bindings));
    Bindings::compile(&named.collect::<Vec<_>>())
}

/// An amount of money.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Money {
    /// In units of the currency.
    #[schema(minimum = 0)]
    pub amount: f64,
    /// ISO 4217 code: `EUR`.
    pub currency: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Touchpoint {
    const KIND: &'static str = "touchpoint";
    const PLURAL: &'static str = "touchpoints";

    fn check(&self) -> Result<()> {
        let key = self.key.as_str();
        let plain = !key.chars().any(char::is_control) && key.trim() == key;
        if key.is_empty() || key.len() > MAX_KEY_BYTES || !plain {
            let detail = format!(
                "a key has 1 to {MAX_KEY_BYTES} bytes, no control characters and no spaces around"
            );
            return Err(Error::invalid_field("key", detail));
        }
        check_range(
            || "importance_customer".to_owned(),
            self.importance_customer,
            1..=5,
        )?;
        check_range(
            || "importance_company".to_owned(),
            self.importance_company,
            1..=5,
        )?;
        check_range(|| "staff_rating".to_owned(), self.staff_rating, 0.0..=100.0)?;
        if let Some(cost) = &self.cost_per_contact {
            let place = || "cost_per_contact/amount".to_owned();
            check_range(place, Some(cost.amount), 0.0..=1e12)?;
        }
        // Compiling alone finds everything that cannot be used later, when events are read.
        Bindings::compile(&[(DocumentId::new(), self.key.clone(), self.bindings.clone())])?;
        Ok(())
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }

    fn references(&self) -> Vec<Reference<'_>> {
        reference_in("channel", "channel", self.channel.as_ref())
            .into_iter()
            .chain(reference_in(
                "department",
                "department",
                self.department.as_ref(),
            ))
            .chain(references_in("systems", "system", &self.systems))
            .chain(references_in("goals", "goal", &self.goals))
            .collect()
    }
}
