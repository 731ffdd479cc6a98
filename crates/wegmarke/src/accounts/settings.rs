//! A workspace's settings: languages, time zone, privacy threshold, where feedback stands in the
//! events.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::name_of;
use crate::error::{Error, Result};

/// One text in several languages: language code → text. May be empty.
pub type Text = BTreeMap<String, String>;

/// Everything about a workspace that its admins decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Settings {
    /// The organisation's name.
    #[serde(default)]
    pub name: Text,
    /// Languages of the content, the first one is the fallback.
    pub languages: Vec<String>,
    /// IANA name of the time zone in which days and months are cut.
    pub time_zone: String,
    /// Scores and reasons of fewer people than this are not shown.
    pub minimum_group: u32,
    /// Where feedback stands in the events.
    pub feedback: Feedback,
    /// Whether somebody else has to approve a journey before it goes live.
    #[serde(default)]
    pub approval_needed: bool,
    /// When evidence becomes too old.
    #[serde(default)]
    pub evidence: EvidenceAgeing,
    /// Who answers for the processing of personal data, for the record of processing activities.
    #[serde(default)]
    pub controller: Controller,
}

/// Days after which evidence is too old, by its level; none: never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAgeing {
    /// For what is only believed.
    pub assumption_days: Option<u32>,
    /// For what was heard or seen.
    pub qualitative_days: Option<u32>,
    /// For what was counted.
    pub quantitative_days: Option<u32>,
}

/// The controller and its officers (Art. 30(1)(a) GDPR).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Controller {
    /// Name of the organisation.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// How it is reached: e-mail, telephone.
    pub contact: String,
    /// Others who decide with it about purposes and means.
    pub joint_controllers: String,
    /// Its representative in the Union, where it has its seat elsewhere.
    pub representative: String,
    /// The data protection officer, with contact.
    pub data_protection_officer: String,
}

/// The event properties that carry ratings, comments and reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// The property with the rating.
    pub score_property: String,
    /// The worst rating.
    pub score_min: f64,
    /// The best rating.
    pub score_max: f64,
    /// The property with the comment.
    pub comment_property: String,
    /// The property that says why somebody left.
    pub reason_property: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            name: Text::new(),
            languages: vec!["de".to_owned(), "en".to_owned()],
            time_zone: "Europe/Berlin".to_owned(),
            minimum_group: 10,
            feedback: Feedback::default(),
            approval_needed: false,
            evidence: EvidenceAgeing::default(),
            controller: Controller::default(),
        }
    }
}

impl Default for EvidenceAgeing {
    fn default() -> EvidenceAgeing {
        EvidenceAgeing {
            assumption_days: Some(180),
            qualitative_days: Some(730),
            quantitative_days: Some(365),
        }
    }
}

impl Default for Feedback {
    fn default() -> Feedback {
        Feedback {
            score_property: "rating".to_owned(),
            score_min: 1.0,
            score_max: 5.0,
            comment_property: "comment".to_owned(),
            reason_property: "reason".to_owned(),
        }
    }
}

/// New values for some of the settings; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    name: Option<Text>,
    languages: Option<Vec<String>>,
    time_zone: Option<String>,
    minimum_group: Option<u32>,
    feedback: Option<Feedback>,
    approval_needed: Option<bool>,
    evidence: Option<EvidenceAgeing>,
    controller: Option<Controller>,
}

impl SettingsChange {
    /// Applies what is present.
    pub fn apply(self, settings: &mut Settings) {
        let SettingsChange {
            name,
            languages,
            time_zone,
            minimum_group,
            feedback,
            approval_needed,
            evidence,
            controller,
        } = self;
        settings.name = name.unwrap_or_else(|| std::mem::take(&mut settings.name));
        settings.languages = languages.unwrap_or_else(|| std::mem::take(&mut settings.languages));
        settings.time_zone = time_zone.unwrap_or_else(|| std::mem::take(&mut settings.time_zone));
        settings.minimum_group = minimum_group.unwrap_or(settings.minimum_group);
        settings.approval_needed = approval_needed.unwrap_or(settings.approval_needed);
        settings.feedback = feedback.unwrap_or_else(|| std::mem::take(&mut settings.feedback));
        settings.evidence = evidence.unwrap_or(settings.evidence);
        settings.controller =
            controller.unwrap_or_else(|| std::mem::take(&mut settings.controller));
    }
}

impl Settings {
    /// Checks every value and names the first that is not acceptable.
    pub fn validate(&self) -> Result<()> {
        if self.languages.is_empty() || self.languages.len() > 20 {
            return Err(Error::invalid_field(
                "languages",
                "name between 1 and 20 languages",
            ));
        }
        for (position, language) in self.languages.iter().enumerate() {
            if !is_language(language) || self.languages[..position].contains(language) {
                let detail = format!("'{language}' is not a language code, or is named twice");
                return Err(Error::invalid_field(
                    format!("languages/{position}"),
                    detail,
                ));
            }
        }
        if let Some(language) = self.name.keys().find(|language| !is_language(language)) {
            let detail = format!("'{language}' is not a language code such as de or en");
            return Err(Error::invalid_field(format!("name/{language}"), detail));
        }
        for (language, name) in self.name.iter().filter(|(_, name)| !name.is_empty()) {
            name_of(&format!("name/{language}"), name)?;
        }
        self.time_zone()?;
        if !(1..=10_000).contains(&self.minimum_group) {
            return Err(Error::invalid_field(
                "minimum_group",
                "must be between 1 and 10000",
            ));
        }
        self.evidence.validate()?;
        self.controller.validate()?;
        self.feedback.validate()
    }

    /// The time zone for calendar arithmetic.
    pub fn time_zone(&self) -> Result<jiff::tz::TimeZone> {
        jiff::tz::TimeZone::get(&self.time_zone).map_err(|_| {
            let detail = format!(
                "'{}' is not a time zone such as Europe/Berlin",
                self.time_zone
            );
            Error::invalid_field("time_zone", detail)
        })
    }
}

impl EvidenceAgeing {
    fn validate(&self) -> Result<()> {
        let levels = [
            ("assumption_days", self.assumption_days),
            ("qualitative_days", self.qualitative_days),
            ("quantitative_days", self.quantitative_days),
        ];
        for (level, days) in levels {
            if days.is_some_and(|days| !(1..=36_500).contains(&days)) {
                let detail = "must be between 1 and 36500 days, or absent";
                return Err(Error::invalid_field(format!("evidence/{level}"), detail));
            }
        }
        Ok(())
    }
}

impl Controller {
    fn validate(&self) -> Result<()> {
        let texts = [
            ("name", &self.name),
            ("address", &self.address),
            ("contact", &self.contact),
            ("joint_controllers", &self.joint_controllers),
            ("representative", &self.representative),
            ("data_protection_officer", &self.data_protection_officer),
        ];
        for (field, text) in texts {
            if text.len() > 2_000 {
                let detail = "has at most 2000 bytes";
                return Err(Error::invalid_field(format!("controller/{field}"), detail));
            }
        }
        Ok(())
    }
}

impl Feedback {
    fn validate(&self) -> Result<()> {
        let properties = [
            ("score_property", &self.score_property),
            ("comment_property", &self.comment_property),
            ("reason_property", &self.reason_property),
        ];
        for (field, property) in properties {
            name_of(&format!("feedback/{field}"), property)?;
        }
        let finite = self.score_min.is_finite() && self.score_max.is_finite();
        if !finite || self.score_min >= self.score_max {
            let detail = "the best rating must be greater than the worst";
            return Err(Error::invalid_field("feedback/score_max", detail));
        }
        Ok(())
    }
}

/// A language code: `de`, `gsw`, `de-CH`.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_after(change: impl FnOnce(&mut Settings)) -> Option<String> {
        let mut settings = Settings::default();
        change(&mut settings);
        settings
            .validate()
            .err()
            .map(|error| error.place().unwrap_or_default().to_owned())
    }

    #[test]
    fn the_defaults_are_valid() {
        assert_eq!(place_after(|_| {}), None);
    }

    #[test]
    fn each_bad_value_is_named() {
        type Case = (fn(&mut Settings), &'static str);
        let cases: [Case; 11] = [
            (|s| s.languages.clear(), "languages"),
            (|s| s.languages.push("Deutsch".into()), "languages/2"),
            (|s| s.languages.push("de".into()), "languages/2"),
            (
                |s| drop(s.name.insert("Englisch!".into(), "x".into())),
                "name/Englisch!",
            ),
            (
                |s| drop(s.name.insert("de".into(), "x".repeat(201))),
                "name/de",
            ),
            (|s| s.time_zone = "Europe/Atlantis".into(), "time_zone"),
            (|s| s.minimum_group = 0, "minimum_group"),
            (|s| s.feedback.score_max = 1.0, "feedback/score_max"),
            (
                |s| s.evidence.qualitative_days = Some(0),
                "evidence/qualitative_days",
            ),
            (
                |s| s.controller.address = "x".repeat(2_001),
                "controller/address",
            ),
            (
                |s| s.feedback.reason_property = " ".into(),
                "feedback/reason_property",
            ),
        ];
        for (change, place) in cases {
            assert_eq!(place_after(change).as_deref(), Some(place));
        }
        assert!(place_after(|s| s.feedback.score_min = f64::NAN).is_some());
    }

    #[test]
    fn a_change_leaves_the_rest() {
        let mut settings = Settings::default();
        let change: SettingsChange = serde_json::from_str(r#"{"minimum_group":5}"#).unwrap();
        change.apply(&mut settings);
        assert_eq!(
            settings,
            Settings {
                minimum_group: 5,
                ..Settings::default()
            }
        );
    }
}
