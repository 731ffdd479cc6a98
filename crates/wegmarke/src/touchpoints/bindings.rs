//! Which events mean which touchpoint: the only bridge between the map and the event log. Pure.
//!
//! The most specific rule decides: name and property, then pattern and property, then name, then
//! property, then pattern. Among equals the longer pattern wins, then the order of the touchpoints.
//! An event that no rule knows is the touchpoint whose key is its name, if there is one; otherwise
//! it stands for itself.
//!
//! [`Bindings::rules_for`] answers for an event name once; only names with conditional rules need a
//! look at the properties of single events.

use std::collections::HashMap;

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::repository::{DocumentId, Unknown};

/// Longest accepted event name, pattern, property or value, in bytes.
const MAX_LENGTH: usize = 1_000;
/// Memory one compiled expression may take, in bytes.
const MAX_EXPRESSION_BYTES: usize = 1 << 20;

/// Says that an event is at a touchpoint; all parts that are given must hold, at least one must be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Binding {
    /// The exact name of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// A pattern for the name: `*` stands for any characters, `?` for one (`web.*`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// A condition on a property of the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<PropertyCondition>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// A condition on a property. An event without the property never meets it, whatever the operator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PropertyCondition {
    /// Name of the property.
    pub name: String,
    /// How to compare.
    #[serde(default)]
    pub operator: Operator,
    /// What to compare with; a regular expression for `matches`.
    #[serde(default)]
    pub value: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// How a property is compared, always as text and case-sensitive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// The same text.
    #[default]
    Equals,
    /// Another text.
    NotEquals,
    /// The value occurs in it.
    Contains,
    /// It begins with the value.
    StartsWith,
    /// The regular expression finds something in it.
    Matches,
}

/// What a binding looked at; the order is that of the precedence, most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NameAndProperty,
    PatternAndProperty,
    Name,
    Property,
    Pattern,
    Key,
}

/// By what an event was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// Its name (or the key of the touchpoint).
    Name,
    /// A pattern.
    Pattern,
    /// A property, perhaps with name or pattern.
    Property,
}

/// The touchpoint an event means: an index into [`Bindings::touchpoints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index into [`Bindings::touchpoints`].
    pub touchpoint: usize,
    /// What decided.
    pub by: MatchedBy,
}

/// All bindings of a workspace, ready to be asked.
#[derive(Debug, Default)]
pub struct Bindings {
    touchpoints: Vec<(DocumentId, String)>,
    properties: Vec<String>,
    by_name: HashMap<String, Vec<Rule>>,
    by_key: HashMap<String, Rule>,
    general: Vec<Rule>,
}

/// One compiled binding.
#[derive(Debug)]
pub struct Rule {
    rank: Rank,
    /// Characters of the pattern that are not wildcards.
    literal: usize,
    pattern: Option<Regex>,
    condition: Option<Condition>,
    touchpoint: usize,
}

/// A compiled condition on a property.
#[derive(Debug)]
pub struct Condition {
    /// Index into [`Bindings::properties`].
    pub property: usize,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Equals(String),
    NotEquals(String),
    Contains(String),
    StartsWith(String),
    Matches(Regex),
}

/// What the bindings say about one event name.
#[derive(Debug)]
pub struct NameRules<'a> {
    /// To be tried first, in this order, against the properties of each event.
    pub conditional: Vec<(&'a Condition, Match)>,
    /// What the event is when none of those holds; `None`: it stands for itself.
    pub otherwise: Option<Match>,
}

impl Bindings {
    /// Compiles the bindings of all touchpoints: id, key, bindings.
    ///
    /// # Errors
    /// `invalid_binding`, with the place below the touchpoint (`bindings/0/property/value`).
    pub fn compile(touchpoints: &[(DocumentId, String, Vec<Binding>)]) -> Result<Bindings> {
        let mut compiled = Bindings::default();
        for (touchpoint, (id, key, bindings)) in touchpoints.iter().enumerate() {
            compiled.touchpoints.push((*id, key.clone()));
            let itself = Rule::bare(Rank::Key, touchpoint);
            compiled.by_key.entry(key.clone()).or_insert(itself);
            for (index, binding) in bindings.iter().enumerate() {
                compiled.add(binding, touchpoint, &format!("bindings/{index}"))?;
            }
        }
        Ok(compiled)
    }

    fn add(&mut self, binding: &Binding, touchpoint: usize, place: &str) -> Result<()> {
        let rule = Rule {
            rank: rank(binding, place)?,
            literal: binding.pattern.as_deref().map_or(0, literal_characters),
            pattern: match &binding.pattern {
                Some(pattern) => Some(glob(pattern, &format!("{place}/pattern"))?),
                None => None,
            },
            condition: match &binding.property {
                Some(property) => Some(self.condition(property, place)?),
                None => None,
            },
            touchpoint,
        };
        match &binding.event {
            Some(name) => {
                check_length(name, &format!("{place}/event"))?;
                self.by_name.entry(name.clone()).or_default().push(rule);
            }
            None => self.general.push(rule),
        }
        Ok(())
    }

    fn condition(&mut self, condition: &PropertyCondition, place: &str) -> Result<Condition> {
        if condition.name.is_empty() {
            let place = format!("{place}/property/name");
            return Err(Error::invalid("invalid_binding", "name a property").at(place));
        }
        check_length(&condition.name, &format!("{place}/property/name"))?;
        let value_place = format!("{place}/property/value");
        check_length(&condition.value, &value_place)?;
        let known = self
            .properties
            .iter()
            .position(|name| *name == condition.name);
        let property = known.unwrap_or_else(|| {
            self.properties.push(condition.name.clone());
            self.properties.len() - 1
        });
        let value = condition.value.clone();
        let test = match condition.operator {
            Operator::Equals => Test::Equals(value),
            Operator::NotEquals => Test::NotEquals(value),
            Operator::Contains => Test::Contains(value),
            Operator::StartsWith => Test::StartsWith(value),
            Operator::Matches => Test::Matches(expression(&value, &value_place)?),
        };
        Ok(Condition { property, test })
    }

    /// The touchpoints as given to [`Bindings::compile`]: id and key.
    pub fn touchpoints(&self) -> &[(DocumentId, String)] {
        &self.touchpoints
    }

    /// The properties that any rule looks at.
    pub fn properties(&self) -> &[String] {
        &self.properties
    }

    /// What the bindings say about events of this name.
    pub fn rules_for(&self, name: &str) -> NameRules<'_> {
        let named = self.by_name.get(name).into_iter().flatten();
        let mut rules: Vec<&Rule> = named
            .chain(&self.general)
            .filter(|rule| {
                rule.pattern
                    .as_ref()
                    .is_none_or(|pattern| pattern.is_match(name))
            })
            .chain(self.by_key.get(name))
            .collect();
        rules.sort_by_key(|rule| (rule.rank, std::cmp::Reverse(rule.literal), rule.touchpoint));
        let mut conditional = Vec::new();
        for rule in rules {
            match &rule.condition {
                Some(condition) => conditional.push((condition, rule.outcome())),
                None => {
                    return NameRules {
                        conditional,
                        otherwise: Some(rule.outcome()),
                    };
                }
            }
        }
        NameRules {
            conditional,
            otherwise: None,
        }
    }

    /// The touchpoint that an event means; `property` gives the value of a property by its name.
    pub fn touchpoint<'v>(
        &self,
        name: &str,
        property: impl Fn(&str) -> Option<&'v str>,
    ) -> Option<Match> {
        self.rules_for(name)
            .decide(|index| property(&self.properties[index]))
    }
}

impl NameRules<'_> {
    /// The outcome for every event of the name, when no property matters.
    pub fn fixed(&self) -> Option<Option<Match>> {
        self.conditional.is_empty().then_some(self.otherwise)
    }

    /// The outcome for one event; `value` gives the value of a property by its index in
    /// [`Bindings::properties`].
    pub fn decide<'v>(&self, value: impl Fn(usize) -> Option<&'v str>) -> Option<Match> {
        self.conditional
            .iter()
            .find(|(condition, _)| condition.holds(value(condition.property)))
            .map(|(_, outcome)| *outcome)
            .or(self.otherwise)
    }
}

impl Rule {
    fn bare(rank: Rank, touchpoint: usize) -> Rule {
        Rule {
            rank,
            literal: 0,
            pattern: None,
            condition: None,
            touchpoint,
        }
    }

    fn outcome(&self) -> Match {
        let by = match self.rank {
            Rank::Name | Rank::Key => MatchedBy::Name,
            Rank::Pattern => MatchedBy::Pattern,
            Rank::NameAndProperty | Rank::PatternAndProperty | Rank::Property => {
                MatchedBy::Property
            }
        };
        Match {
            touchpoint: self.touchpoint,
            by,
        }
    }
}

impl Condition {
    /// Whether a value of the property meets the condition; an absent one never does.
    pub fn holds(&self, value: Option<&str>) -> bool {
        let Some(value) = value else { return false };
        match &self.test {
            Test::Equals(wanted) => value == wanted,
            Test::NotEquals(unwanted) => value != unwanted,
            Test::Contains(part) => value.contains(part.as_str()),
            Test::StartsWith(start) => value.starts_with(start.as_str()),
            Test::Matches(expression) => expression.is_match(value),
        }
    }
}

fn rank(binding: &Binding, place: &str) -> Result<Rank> {
    let (event, pattern, property) = (
        binding.event.is_some(),
        binding.pattern.is_some(),
        binding.property.is_some(),
    );
    match (event, pattern, property) {
        (true, _, true) => Ok(Rank::NameAndProperty),
        (false, true, true) => Ok(Rank::PatternAndProperty),
        (true, _, false) => Ok(Rank::Name),
        (false, false, true) => Ok(Rank::Property),
        (false, true, false) => Ok(Rank::Pattern),
        (false, false, false) => {
            let detail = "a binding needs an event, a pattern or a property";
            Err(Error::invalid("invalid_binding", detail).at(place))
        }
    }
}

fn check_length(text: &str, place: &str) -> Result<()> {
    if text.len() <= MAX_LENGTH {
        return Ok(());
    }
    let detail = format!("at most {MAX_LENGTH} bytes");
    Err(Error::invalid("invalid_binding", detail).at(place))
}

fn literal_characters(pattern: &str) -> usize {
    pattern
        .chars()
        .filter(|character| !matches!(character, '*' | '?'))
        .count()
}

/// A name pattern as an expression for the whole name.
fn glob(pattern: &str, place: &str) -> Result<Regex> {
    let body = regex::escape(pattern)
        .replace(r"\*", ".*")
        .replace(r"\?", ".");
    check_length(pattern, place)?;
    expression(&format!("(?s)^{body}$"), place)
}

fn expression(text: &str, place: &str) -> Result<Regex> {
    RegexBuilder::new(text)
        .size_limit(MAX_EXPRESSION_BYTES)
        .build()
        .map_err(|cause| {
            let detail = format!("this is not a usable regular expression: {cause}");
            Error::invalid("invalid_binding", detail).at(place)
        })
}

#[cfg(test)]
mod tests;
