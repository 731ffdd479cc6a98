//! The checks of a text form: rules with ids and severities that can be switched on and off. Pure.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::bundle::{Bundle, Object};
use super::schema::texts;
use crate::error::{Error, Result};
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::repository::{Body, escape, read};
use crate::touchpoints::Touchpoint;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The text form cannot be applied, or something in it points nowhere.
    Error,
    /// It can be applied, and something is missing.
    Warning,
}

/// A rule of the check.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Rule {
    /// Its name in findings and on the command line.
    pub id: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it asks for.
    pub summary: &'static str,
    /// Whether it applies only when somebody asks for it.
    pub optional: bool,
}

const INVALID: Rule = error(
    "invalid",
    "every object fits the schema and the rules of its kind",
);
const DUPLICATE_ID: Rule = error("duplicate-id", "ids occur once");
const DUPLICATE_KEY: Rule = error("duplicate-key", "no two touchpoints have the same key");
const DANGLING: Rule = error("dangling-reference", "what is referred to is there");
const NO_TOUCHPOINT: Rule = warning(
    "step-without-touchpoint",
    "every step has at least one touchpoint",
);
const NO_OWNER: Rule = warning("touchpoint-without-owner", "every touchpoint has an owner");
const NO_EVIDENCE: Rule = warning(
    "insight-without-evidence",
    "every insight names the sources it rests on",
);
const EMPTY_TITLE: Rule = warning("empty-title", "everything that has a title is named");
const MISSING_LANGUAGE: Rule = warning(
    "missing-language",
    "what is said in one language is said in all",
);
pub(super) const FORBIDDEN_TERM: Rule = warning(
    "forbidden-term",
    "no text uses a word that a term of the glossary forbids",
);
pub(super) const REQUIRED_FIELD: Rule = warning(
    "required-field",
    "every object has a value for the custom fields that are required of its kind",
);
pub(super) const UNKNOWN_LANE: Rule = optional(
    "unknown-lane-kind",
    "every lane is of a shipped kind or of one that the workspace defines",
);
pub(super) const NO_PROCESSING: Rule = optional(
    "processing-incomplete",
    "every touchpoint of the company says how personal data is processed there",
);
pub(super) const NO_TARGET: Rule = optional(
    "metric-without-target",
    "every metric has a formula, a target and an owner",
);
pub(super) const NO_CARD_EVIDENCE: Rule = optional(
    "card-without-evidence",
    "every card of text in a live journey says what it rests on",
);

/// All rules.
pub const RULES: [Rule; 15] = [
    INVALID,
    DUPLICATE_ID,
    DUPLICATE_KEY,
    DANGLING,
    NO_TOUCHPOINT,
    NO_OWNER,
    NO_EVIDENCE,
    EMPTY_TITLE,
    MISSING_LANGUAGE,
    FORBIDDEN_TERM,
    REQUIRED_FIELD,
    UNKNOWN_LANE,
    NO_PROCESSING,
    NO_TARGET,
    NO_CARD_EVIDENCE,
];

const fn error(id: &'static str, summary: &'static str) -> Rule {
    Rule {
        id,
        severity: Severity::Error,
        summary,
        optional: false,
    }
}

const fn warning(id: &'static str, summary: &'static str) -> Rule {
    Rule {
        id,
        severity: Severity::Warning,
        summary,
        optional: false,
    }
}

const fn optional(id: &'static str, summary: &'static str) -> Rule {
    Rule {
        optional: true,
        ..warning(id, summary)
    }
}

/// Something that a rule does not allow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// Id of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where: `journeys/<id>/phases/<id>/steps/<id>`.
    pub place: String,
    /// What is wrong, in English.
    pub message: String,
}

/// Which rules apply, and to what they compare.
#[derive(Clone, Debug, Default)]
pub struct Switches {
    /// Only these rules; when empty all that are not optional.
    pub only: Vec<String>,
    /// Also these optional rules.
    pub also: Vec<String>,
    /// Not these rules.
    pub without: Vec<String>,
    /// The languages every text must have; those found in the titles when empty.
    pub languages: Vec<String>,
    /// What else is there to refer to, by kind and id. `None`: nothing is known beyond the bundle,
    /// so references to other journeys are not checked.
    pub known: Option<HashSet<(String, String)>>,
}

impl Switches {
    /// Refuses names of rules that do not exist.
    ///
    /// # Errors
    /// `unknown_rule`.
    pub fn check(&self) -> Result<()> {
        let named = self.only.iter().chain(&self.also).chain(&self.without);
        for name in named {
            if !RULES.iter().any(|rule| rule.id == name) {
                let all: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
                let detail = format!("there is no rule '{name}', only {}", all.join(", "));
                return Err(Error::invalid("unknown_rule", detail).at("rule"));
            }
        }
        Ok(())
    }

    pub(super) fn on(&self, rule: Rule) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule.id);
        let asked = match self.only.is_empty() {
            true => !rule.optional || named(&self.also),
            false => named(&self.only) || named(&self.also),
        };
        asked && !named(&self.without)
    }
}

pub(super) struct Findings<'a> {
    pub(super) switches: &'a Switches,
    list: Vec<Finding>,
}

impl Findings<'_> {
    pub(super) fn add(&mut self, rule: Rule, place: String, message: impl Into<String>) {
        if self.switches.on(rule) {
            let message = message.into();
            self.list.push(Finding {
                rule: rule.id,
                severity: rule.severity,
                place,
                message,
            });
        }
    }

    fn add_error(&mut self, problem: &Error) {
        let rule = if problem.code() == "duplicate_id" {
            DUPLICATE_ID
        } else {
            INVALID
        };
        let place = problem.place().unwrap_or_default().to_owned();
        self.add(rule, place, problem.detail());
    }
}

/// Checks a text form.
///
/// # Errors
/// When it is no bundle at all, or a switch names no rule.
pub fn check(value: Value, switches: &Switches) -> Result<Vec<Finding>> {
    switches.check()?;
    let mut problems = Vec::new();
    let bundle = Bundle::read_leniently(value, &mut problems)?;
    let mut findings = Findings {
        switches,
        list: Vec::new(),
    };
    problems
        .iter()
        .for_each(|problem| findings.add_error(problem));
    let known: HashSet<(&str, String)> = bundle
        .objects
        .iter()
        .map(|object| (object.kind.name, object.id.to_string()))
        .collect();
    let languages = languages(&bundle, switches);
    for object in &bundle.objects {
        match object.kind.validate(&object.body) {
            Err(problem) => findings.add_error(&problem.below(&object.place())),
            Ok(_) => check_object(object, &known, &mut findings)?,
        }
        check_texts(object, &languages, &mut findings);
    }
    check_keys(&bundle, &mut findings);
    super::wording::check(&bundle, &mut findings);
    super::completeness::check(&bundle, &mut findings);
    Ok(findings.list)
}

fn check_object(
    object: &Object,
    known: &HashSet<(&str, String)>,
    findings: &mut Findings<'_>,
) -> Result<()> {
    let place = object.place();
    for reference in object.kind.references(&object.body)? {
        let (kind, id) = (reference.kind.as_str(), reference.id);
        let checked = super::KINDS.find(kind).is_ok();
        let there = match &findings.switches.known {
            Some(more) => more.contains(&(kind.to_owned(), id.clone())),
            None => kind == Journey::KIND,
        };
        if checked && !there && !known.contains(&(kind, id.clone())) {
            let place = format!("{place}/{}", reference.place);
            findings.add(
                DANGLING,
                place,
                format!("there is no {kind} with the id '{id}'"),
            );
        }
    }
    match object.kind.name {
        Journey::KIND => check_steps(&place, &read(&object.body)?, findings),
        Touchpoint::KIND => {
            let touchpoint: Touchpoint = read(&object.body)?;
            if touchpoint
                .owners
                .iter()
                .all(|owner| owner.trim().is_empty())
            {
                findings.add(NO_OWNER, format!("{place}/owners"), "nobody answers for it");
            }
        }
        Insight::KIND => {
            let insight: Insight = read(&object.body)?;
            let sources = insight
                .evidence
                .map(|evidence| evidence.sources)
                .unwrap_or_default();
            if sources.iter().all(|source| source.trim().is_empty()) {
                findings.add(
                    NO_EVIDENCE,
                    format!("{place}/evidence"),
                    "it names no source",
                );
            }
        }
        _ => {}
    }
    Ok(())
}

fn check_steps(place: &str, journey: &Journey, findings: &mut Findings<'_>) {
    for phase in &journey.phases {
        for step in &phase.steps {
            if journey.touchpoints_at(&step.id).next().is_none() {
                let (phase, step) = (escape(&phase.id), escape(&step.id));
                let place = format!("{place}/phases/{phase}/steps/{step}");
                findings.add(NO_TOUCHPOINT, place, "no card places a touchpoint here");
            }
        }
    }
}

/// Titles that say nothing, and texts that some language does not have.
fn check_texts(object: &Object, languages: &[String], findings: &mut Findings<'_>) {
    let place = object.place();
    let said = |text: &serde_json::Map<String, Value>, language: &str| {
        text.get(language)
            .and_then(Value::as_str)
            .is_some_and(|text| !text.trim().is_empty())
    };
    for at in texts(object.kind, &object.body) {
        let spoken: Vec<&str> = at.text.map_or(Vec::new(), |text| {
            text.keys()
                .map(String::as_str)
                .filter(|language| said(text, language))
                .collect()
        });
        let place_of_text = format!("{place}/{}", at.place);
        if spoken.is_empty() {
            // A lane without a title of its own is called like its kind.
            let is_title = at.place == "title" || at.place.ends_with("/title");
            if is_title && !at.place.starts_with("lanes/") {
                findings.add(EMPTY_TITLE, place_of_text, "it has no title");
            }
            continue;
        }
        let missing: Vec<&str> = languages
            .iter()
            .map(String::as_str)
            .filter(|language| !spoken.contains(language))
            .collect();
        if !missing.is_empty() {
            let message = format!("missing in {}", missing.join(", "));
            findings.add(MISSING_LANGUAGE, place_of_text, message);
        }
    }
    let nameless = object
        .body
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if object.kind.name == crate::personas::Persona::KIND && nameless.trim().is_empty() {
        findings.add(EMPTY_TITLE, format!("{place}/name"), "it has no name");
    }
}

/// The languages asked for, or those that any text of the bundle is in.
fn languages(bundle: &Bundle, switches: &Switches) -> Vec<String> {
    if !switches.languages.is_empty() {
        return switches.languages.clone();
    }
    let mut found: Vec<String> = Vec::new();
    for object in &bundle.objects {
        for text in texts(object.kind, &object.body)
            .into_iter()
            .filter_map(|at| at.text)
        {
            for (language, text) in text {
                let blank = text.as_str().is_none_or(|text| text.trim().is_empty());
                if !blank && !found.contains(language) {
                    found.push(language.clone());
                }
            }
        }
    }
    found.sort();
    found
}

fn check_keys(bundle: &Bundle, findings: &mut Findings<'_>) {
    let mut owners: HashMap<&str, &Object> = HashMap::new();
    let touchpoints = bundle
        .objects
        .iter()
        .filter(|object| object.kind.name == Touchpoint::KIND);
    for object in touchpoints {
        let Some(key) = object.body.get("key").and_then(Value::as_str) else {
            continue;
        };
        if let Some(first) = owners.get(key) {
            let message = format!("{} has the key '{key}' too", first.place());
            findings.add(DUPLICATE_KEY, format!("{}/key", object.place()), message);
        } else {
            owners.insert(key, object);
        }
    }
}
