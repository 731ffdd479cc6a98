//! How personal data is processed at touchpoints, and the record of processing activities that
//! Art. 30 GDPR asks for, with what is missing in it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Touchpoint;
use crate::accounts::settings::Controller;
use crate::repository::{DocumentId, Text, Unknown};

/// The record of processing at a touchpoint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Processing {
    /// False: no personal data is processed here, and nothing else has to be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_data: Option<bool>,
    /// What the data is for.
    pub purpose: Text,
    /// On which legal ground: `consent`, `contract`, `legal-obligation`, `vital-interests`,
    /// `public-task`, `legitimate-interests`; others are kept as they are.
    pub legal_basis: String,
    /// Why that ground holds: which contract, whose interest.
    pub legal_basis_note: Text,
    /// Whose data: customers, visitors, children.
    pub data_subjects: Text,
    /// Which data.
    pub data_fields: Text,
    /// Whether special categories of Art. 9 are among them.
    pub special_categories: bool,
    /// For how long.
    pub retention: Text,
    /// Who receives it.
    pub recipients: Text,
    /// Who processes it on the company's behalf.
    pub processors: Text,
    /// Countries outside the Union to which it is transferred; empty: none.
    pub third_countries: Text,
    /// What protects the data there: `adequacy`, `standard-clauses`, `binding-rules`, `derogation`.
    pub third_country_safeguard: String,
    /// Technical and organisational measures.
    pub security: Text,
    /// Whether the assessment of Art. 35 was made: `not-needed`, `due`, `done`.
    pub impact_assessment: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Processing {
    /// What the record must say and does not, by the names of the fields. Art. 30(1) asks for
    /// purpose, data subjects, data, recipients, time limits, measures and safeguards; Art. 5 and 6
    /// for the legal basis.
    pub fn gaps(&self) -> Vec<&'static str> {
        if self.personal_data == Some(false) {
            return Vec::new();
        }
        let transferred = !self.third_countries.is_blank();
        let interest = self.legal_basis == "legitimate-interests";
        [
            ("purpose", self.purpose.is_blank()),
            ("legal_basis", self.legal_basis.trim().is_empty()),
            (
                "legal_basis_note",
                interest && self.legal_basis_note.is_blank(),
            ),
            ("data_subjects", self.data_subjects.is_blank()),
            ("data_fields", self.data_fields.is_blank()),
            ("recipients", self.recipients.is_blank()),
            ("retention", self.retention.is_blank()),
            ("security", self.security.is_blank()),
            (
                "third_country_safeguard",
                transferred && self.third_country_safeguard.trim().is_empty(),
            ),
            (
                "impact_assessment",
                self.special_categories && self.impact_assessment.trim().is_empty(),
            ),
        ]
        .into_iter()
        .filter_map(|(name, missing)| missing.then_some(name))
        .collect()
    }
}

/// The record of processing activities of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProcessingRecord {
    /// Who answers for it.
    pub controller: Controller,
    /// What is missing about the controller.
    pub controller_gaps: Vec<&'static str>,
    /// The touchpoints at which personal data is processed.
    pub activities: Vec<ProcessingActivity>,
    /// Touchpoints that say that no personal data is processed there.
    pub without_personal_data: Vec<DocumentId>,
    /// Touchpoints of the company that say nothing about it; the record is incomplete without them.
    pub undeclared: Vec<DocumentId>,
}

/// The processing at one touchpoint.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProcessingActivity {
    /// The touchpoint.
    pub touchpoint: DocumentId,
    /// Its name.
    pub title: Text,
    /// The department it belongs to.
    pub department: Option<String>,
    /// The systems it needs.
    pub systems: Vec<String>,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// What it says about the processing.
    pub processing: Processing,
    /// What it does not say, by the names of the fields.
    pub gaps: Vec<&'static str>,
}

/// Puts the record together. Touchpoints that are not the company's own, such as a talk among
/// friends, need no statement.
pub fn processing_record(
    controller: Controller,
    touchpoints: Vec<(DocumentId, Touchpoint)>,
) -> ProcessingRecord {
    let mut record = ProcessingRecord {
        controller_gaps: controller_gaps(&controller),
        controller,
        activities: Vec::new(),
        without_personal_data: Vec::new(),
        undeclared: Vec::new(),
    };
    for (id, touchpoint) in touchpoints {
        match touchpoint.processing {
            Some(processing) if processing.personal_data == Some(false) => {
                record.without_personal_data.push(id);
            }
            Some(processing) => record.activities.push(ProcessingActivity {
                touchpoint: id,
                title: touchpoint.title,
                department: touchpoint.department,
                systems: touchpoint.systems,
                owners: touchpoint.owners,
                gaps: processing.gaps(),
                processing,
            }),
            None if touchpoint.kind == Some(crate::taxonomy::ChannelKind::External) => {}
            None => record.undeclared.push(id),
        }
    }
    record
}

fn controller_gaps(controller: &Controller) -> Vec<&'static str> {
    [
        ("name", &controller.name),
        ("address", &controller.address),
        ("contact", &controller.contact),
    ]
    .into_iter()
    .filter_map(|(name, text)| text.trim().is_empty().then_some(name))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn touchpoint(more: serde_json::Value) -> (DocumentId, Touchpoint) {
        (DocumentId::new(), serde_json::from_value(more).unwrap())
    }

    #[test]
    fn an_empty_record_misses_everything_that_is_always_asked_for() {
        let expected = [
            "purpose",
            "legal_basis",
            "data_subjects",
            "data_fields",
            "recipients",
            "retention",
            "security",
        ];
        assert_eq!(Processing::default().gaps(), expected);
    }

    #[test]
    fn transfers_interests_and_special_data_ask_for_more() {
        let processing: Processing = serde_json::from_value(json!({
            "purpose": {"de": "Buchung"}, "legal_basis": "legitimate-interests",
            "data_subjects": {"de": "Gäste"}, "data_fields": {"de": "Name"},
            "special_categories": true, "retention": {"de": "10 Jahre"},
            "recipients": {"de": "Hotel"}, "security": {"de": "TLS"},
            "third_countries": {"de": "Schweiz"},
        }))
        .unwrap();
        let expected = [
            "legal_basis_note",
            "third_country_safeguard",
            "impact_assessment",
        ];
        assert_eq!(processing.gaps(), expected);
    }

    #[test]
    fn touchpoints_are_in_the_record_or_named_as_missing() {
        let declared = touchpoint(json!({"key": "a", "processing": {"purpose": {"de": "x"}}}));
        let without = touchpoint(json!({"key": "b", "processing": {"personal_data": false}}));
        let silent = touchpoint(json!({"key": "c", "kind": "digital"}));
        let external = touchpoint(json!({"key": "d", "kind": "external"}));
        let ids = [declared.0, without.0, silent.0];
        let all = vec![declared, without, silent, external];
        let record = processing_record(Controller::default(), all);
        assert_eq!(record.activities[0].touchpoint, ids[0]);
        assert_eq!(record.activities[0].gaps.len(), 6);
        assert_eq!(record.without_personal_data, [ids[1]]);
        assert_eq!(record.undeclared, [ids[2]]);
        assert_eq!(record.controller_gaps, ["name", "address", "contact"]);
    }
}
