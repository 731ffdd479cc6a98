//! Metrics: the definitions of the KPIs by which journeys are judged (requirements B26, H01).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::fields::FieldValues;
use crate::repository::{Body, Reference, Text, Unknown, check_range};

/// The definition of a KPI.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Metric {
    /// Its name.
    pub title: Text,
    /// What it says about customers, and what it does not.
    pub description: Text,
    /// How it is computed.
    pub formula: Text,
    /// What it is a share or a mean of.
    pub denominator: Text,
    /// Where the numbers come from.
    pub source: Text,
    /// Its unit: `%`, `h`, `€`.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The value to reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// Beyond it somebody has to look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<f64>,
    /// Beyond it somebody has to act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub critical: Option<f64>,
    /// Who answers for it.
    pub owner: String,
    /// The goal it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// What it is measured at.
    pub bound_to: Vec<MetricPlace>,
    /// Values of the workspace's own fields.
    #[serde(skip_serializing_if = "FieldValues::is_empty")]
    pub fields: FieldValues,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Which way a number gets better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
}

/// What a metric is measured at: a journey, a phase or step of it, or a touchpoint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MetricPlace {
    /// The journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// A phase of the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// A step of the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// A touchpoint, at whatever journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Largest value of targets and thresholds, either way.
const MAX_VALUE: f64 = 1e15;

impl Metric {
    /// Target, warning and critical value become worse in this order.
    fn check_thresholds(&self) -> Result<()> {
        let values = [
            ("target", self.target),
            ("warning", self.warning),
            ("critical", self.critical),
        ];
        let mut better: Option<(&str, f64)> = None;
        for (name, value) in values {
            check_range(|| name.to_owned(), value, -MAX_VALUE..=MAX_VALUE)?;
            let Some(value) = value else { continue };
            if let Some((other, best)) = better {
                let worse = match self.direction {
                    Direction::Higher => value <= best,
                    Direction::Lower => value >= best,
                };
                if !worse {
                    let detail = format!("{value} is better than the {other} value {best}");
                    return Err(Error::invalid_field(name, detail));
                }
            }
            better = Some((name, value));
        }
        Ok(())
    }
}

impl Body for Metric {
    const KIND: &'static str = "metric";
    const PLURAL: &'static str = "metrics";

    fn check(&self) -> Result<()> {
        self.check_thresholds()?;
        for (index, place) in self.bound_to.iter().enumerate() {
            let part_of_nothing =
                place.journey.is_none() && (place.phase.is_some() || place.step.is_some());
            let nothing = place.journey.is_none() && place.touchpoint.is_none();
            if part_of_nothing || nothing {
                let detail =
                    "name a touchpoint, or a journey and if you like a phase or a step of it";
                return Err(Error::invalid_field(format!("bound_to/{index}"), detail));
            }
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let goal = self.goal.iter().map(|id| Reference {
            place: "goal".to_owned(),
            kind: "goal",
            id,
        });
        let places = self.bound_to.iter().enumerate().flat_map(|(index, place)| {
            let named = [
                ("journey", &place.journey),
                ("touchpoint", &place.touchpoint),
            ];
            named.into_iter().filter_map(move |(kind, id)| {
                Some(Reference {
                    place: format!("bound_to/{index}/{kind}"),
                    kind,
                    id: id.as_ref()?,
                })
            })
        });
        goal.chain(places).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn place(metric: serde_json::Value) -> Option<String> {
        let metric: Metric = serde_json::from_value(metric).unwrap();
        metric
            .check()
            .err()
            .and_then(|e| e.place().map(str::to_owned))
    }

    #[test]
    fn thresholds_become_worse_in_their_order() {
        let lower = json!({"direction": "lower", "target": 24, "warning": 36, "critical": 48});
        assert_eq!(place(lower), None);
        assert_eq!(place(json!({"target": 80, "critical": 60})), None);
        assert_eq!(
            place(json!({"target": 80, "warning": 90})).as_deref(),
            Some("warning")
        );
        let swapped = json!({"direction": "lower", "target": 24, "warning": 30, "critical": 26});
        assert_eq!(place(swapped).as_deref(), Some("critical"));
        assert_eq!(place(json!({"target": 1e16})).as_deref(), Some("target"));
    }

    #[test]
    fn a_place_is_a_touchpoint_or_within_a_journey() {
        let bound = |place_: serde_json::Value| place(json!({"bound_to": [place_]}));
        assert_eq!(bound(json!({"journey": "j", "step": "s"})), None);
        assert_eq!(bound(json!({"touchpoint": "t"})), None);
        assert_eq!(bound(json!({"step": "s"})).as_deref(), Some("bound_to/0"));
        assert_eq!(bound(json!({})).as_deref(), Some("bound_to/0"));
    }
}
