//! Scorings: criteria with their scales, and the formulas that make one number of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Opportunity;
use super::expression::{Expression, Gap};
use crate::error::{Error, Result};
use crate::repository::{Body, Path, Text, Unknown, check_ids};

/// The name under which the score formula finds the result of the benefit formula.
const BENEFIT: &str = "benefit";
/// The name of the weighted mean of all criteria that have a weight.
const WEIGHTED: &str = "weighted_mean";
/// Most criteria of one scoring.
const MAX_CRITERIA: usize = 40;

/// A way to weigh opportunities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Scoring {
    /// Its name: `RICE`.
    pub title: Text,
    /// When it fits.
    pub description: Text,
    /// What is judged or measured.
    pub criteria: Vec<Criterion>,
    /// What an opportunity brings, effort aside: `reach * impact`. The vertical axis of the matrix.
    pub benefit: String,
    /// The score: `benefit / effort`. Higher comes first.
    pub score: String,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// One thing by which opportunities are judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Criterion {
    /// Its name in formulas: letters, digits and `_`, beginning with a letter.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// What the ends of the scale mean.
    pub description: Text,
    /// Where its value comes from.
    pub source: CriterionSource,
    /// The lowest value that can be entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The highest value that can be entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// How much it counts in `weighted_mean`; not at all when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0)]
    pub weight: Option<f64>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Where the value of a criterion comes from.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionSource {
    /// Somebody enters it.
    #[default]
    Entered,
    /// The working days of the opportunity.
    Effort,
    /// The gravest severity of its insights, 1 to 5.
    Severity,
    /// Measured: customers with an event at its touchpoints.
    Customers,
    /// Measured: how far the mean score at its touchpoints is below 100.
    ScoreGap,
    /// Measured: per cent of the runs of its journey that end at the steps of its touchpoints.
    DropOff,
}

/// A value of a criterion for one opportunity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Input {
    /// Name of the criterion.
    pub criterion: String,
    /// Where the value comes from.
    pub source: CriterionSource,
    /// The value; null when nobody entered it or nothing was measured.
    pub value: Option<f64>,
    /// For what was measured: how many customers, responses or runs stand behind it.
    pub n: Option<u64>,
}

/// What a scoring says about one opportunity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Rating {
    /// The values, in the order of the criteria.
    pub inputs: Vec<Input>,
    /// The result of the benefit formula.
    pub benefit: Option<f64>,
    /// The result of the score formula.
    pub score: Option<f64>,
    /// Names that have no value yet, though the formulas need it.
    pub missing: Vec<String>,
    /// Whether a formula has no finite result, such as after a division by zero.
    pub not_finite: bool,
}

impl Scoring {
    /// Weighs an opportunity; `measured` knows what the log says and on how many it rests, and the
    /// gravest severity.
    pub fn rate(
        &self,
        opportunity: &Opportunity,
        measured: &BTreeMap<CriterionSource, (f64, u64)>,
    ) -> Rating {
        let input = |criterion: &Criterion| {
            let (value, n) = match criterion.source {
                CriterionSource::Entered => (opportunity.values.get(&criterion.id).copied(), None),
                CriterionSource::Effort => (opportunity.effort_days, None),
                source => match measured.get(&source) {
                    Some((value, n)) => (Some(*value), Some(*n)),
                    None => (None, None),
                },
            };
            Input {
                criterion: criterion.id.clone(),
                source: criterion.source,
                value,
                n,
            }
        };
        let inputs: Vec<Input> = self.criteria.iter().map(input).collect();
        let mut rating = Rating {
            inputs,
            benefit: None,
            score: None,
            missing: Vec::new(),
            not_finite: false,
        };
        rating.benefit = self.result(&self.benefit, &mut rating);
        rating.score = self.result(&self.score, &mut rating);
        rating
    }

    fn result(&self, formula: &str, rating: &mut Rating) -> Option<f64> {
        if formula.trim().is_empty() {
            return None;
        }
        let value = |name: &str| match name {
            BENEFIT => rating.benefit,
            WEIGHTED => self.weighted_mean(&rating.inputs),
            name => rating
                .inputs
                .iter()
                .find(|input| input.criterion == name)
                .and_then(|input| input.value),
        };
        // Formulas were checked when the scoring was written.
        let expression = Expression::parse(formula).ok()?;
        match expression.evaluate(&value) {
            Ok(result) => return Some(result),
            Err(Gap::NotFinite) => rating.not_finite = true,
            Err(Gap::Missing(_)) => {
                let names = expression.names().into_iter();
                let without = names.filter(|(name, _)| *name != BENEFIT && value(name).is_none());
                let mut missing: Vec<String> = without.map(|(name, _)| name.to_owned()).collect();
                missing.retain(|name| !rating.missing.contains(name));
                missing.dedup();
                rating.missing.extend(missing);
            }
        }
        None
    }

    /// The weighted mean of the criteria with a weight; none while one of them has no value.
    fn weighted_mean(&self, inputs: &[Input]) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (criterion, input) in self.criteria.iter().zip(inputs) {
            let Some(weight) = criterion.weight else {
                continue;
            };
            sum += weight * input.value?;
            weights += weight;
        }
        (weights > 0.0).then(|| sum / weights)
    }

    fn check_formula(&self, place: &str, formula: &str, benefit: bool) -> Result<()> {
        if formula.trim().is_empty() {
            return Ok(());
        }
        let expression = Expression::parse(formula).map_err(|error| error.at(place))?;
        for (name, column) in expression.names() {
            let known = self.criteria.iter().any(|criterion| criterion.id == name);
            if known || name == WEIGHTED || (benefit && name == BENEFIT) {
                continue;
            }
            let detail = format!("column {column}: there is no criterion '{name}'");
            return Err(Error::invalid("unknown_criterion", detail)
                .at(place)
                .with("column", column)
                .with("name", name));
        }
        Ok(())
    }
}

impl Body for Scoring {
    const KIND: &'static str = "scoring";
    const PLURAL: &'static str = "scorings";

    fn check(&self) -> Result<()> {
        check_ids("criteria", self.criteria.iter().map(|one| one.id.as_str()))?;
        if self.criteria.len() > MAX_CRITERIA {
            let detail = format!("a scoring has at most {MAX_CRITERIA} criteria");
            return Err(Error::invalid_field("criteria", detail));
        }
        for criterion in &self.criteria {
            check_criterion(criterion)?;
        }
        self.check_formula("benefit", &self.benefit, false)?;
        self.check_formula("score", &self.score, true)
    }
}

fn check_criterion(criterion: &Criterion) -> Result<()> {
    let id = criterion.id.as_str();
    let place = Path::root("criteria").join(id);
    let begins = id.chars().next().is_some_and(char::is_alphabetic);
    let plain = id.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !begins || !plain || matches!(id, BENEFIT | WEIGHTED | "min" | "max" | "sqrt") {
        let detail = "a name has letters, digits and _, begins with a letter, and is not one of \
                      benefit, weighted_mean, min, max and sqrt";
        return Err(Error::invalid_field(place.join("id").to_string(), detail));
    }
    if let (Some(minimum), Some(maximum)) = (criterion.minimum, criterion.maximum)
        && minimum >= maximum
    {
        let detail = "the highest value is above the lowest";
        return Err(Error::invalid_field(
            place.join("maximum").to_string(),
            detail,
        ));
    }
    match criterion.weight {
        Some(weight) if !(0.0..=1e6).contains(&weight) => {
            let detail = "a weight is between 0 and 1,000,000";
            Err(Error::invalid_field(
                place.join("weight").to_string(),
                detail,
            ))
        }
        _ => Ok(()),
    }
}
