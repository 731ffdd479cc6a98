use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::repository::{DocumentId, read};

fn result(formula: &str) -> Result<f64, Gap> {
    let value = |name: &str| match name {
        "reach" => Some(3.0),
        "effort" => Some(2.0),
        "größe" => Some(5.0),
        _ => None,
    };
    Expression::parse(formula).unwrap().evaluate(&value)
}

#[test]
fn formulas_follow_the_rules_of_paper() {
    for (formula, expected) in [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("2 - 3 - 4", -5.0),
        ("12 / 3 / 2", 2.0),
        ("2 ^ 3 ^ 2", 512.0),
        ("-2 ^ 2", -4.0),
        ("2 ^ -1", 0.5),
        ("reach * 2 / effort", 3.0),
        ("3 × größe ÷ 2", 7.5),
        (".5+1.25", 1.75),
        ("min(reach; 2, 9) + max(1) + sqrt(16)", 7.0),
        ("--3", 3.0),
    ] {
        assert_eq!(result(formula), Ok(expected), "{formula}");
    }
    assert_eq!(result("reach / 0"), Err(Gap::NotFinite));
    assert_eq!(result("sqrt(0 - 1)"), Err(Gap::NotFinite));
    assert_eq!(result("1 + speed"), Err(Gap::Missing("speed".to_owned())));
}

#[test]
fn what_is_wrong_with_a_formula_is_said_with_its_column() {
    for (formula, column) in [
        ("", 1),
        ("reach *", 8),
        ("reach effort", 7),
        ("2 * (3 + 4", 5),
        ("2 * 3)", 6),
        ("1.2.3", 1),
        ("1 + $", 5),
        ("reach ** 2", 8),
        ("system(1)", 1),
        ("min()", 5),
        ("sqrt(1, 2)", 5),
        ("1,5 * 2", 2),
    ] {
        let error = Expression::parse(formula).unwrap_err();
        assert_eq!(error.code(), "invalid_formula", "{formula}");
        let problem = error.to_string();
        assert!(
            problem.contains(&format!("column {column}:")),
            "{formula}: {problem}"
        );
    }
    let deep = "(".repeat(500);
    assert_eq!(
        Expression::parse(&deep).unwrap_err().code(),
        "invalid_formula"
    );
}

proptest! {
    #[test]
    fn no_text_whatever_breaks_the_reader(text in "[a-z0-9 .,;()+*/^×-]{0,60}|.{0,40}") {
        if let Ok(expression) = Expression::parse(&text) {
            let _ = expression.evaluate(&|_| Some(1.5));
        }
    }

    #[test]
    fn sums_of_products_are_what_they_are(a in -1e6..1e6, b in -1e6..1e6, c in -1e6..1e6) {
        let (a, b, c): (f64, f64, f64) = (a, b, c);
        let text = format!("a * b + c - {:.3}", a.abs());
        let value = |name: &str| match name { "a" => Some(a), "b" => Some(b), _ => Some(c) };
        let third: f64 = format!("{:.3}", a.abs()).parse().unwrap();
        let found = Expression::parse(&text).unwrap().evaluate(&value);
        prop_assert_eq!(found, Ok(a * b + c - third));
    }

    #[test]
    fn never_more_is_planned_than_there_is_capacity(
        days in prop::collection::vec((0.1..50.0, 0.0..100.0), 0..30), capacity in 0.0..200.0,
    ) {
        let all: Vec<Ranked> = days.iter()
            .map(|&(days, benefit): &(f64, f64)| Ranked { id: DocumentId::new(), benefit, days })
            .collect();
        let days_of: HashMap<DocumentId, f64> = all.iter().map(|one| (one.id, one.days)).collect();
        let plan = first_for(&all, capacity);
        prop_assert_eq!(plan.len(), all.len());
        prop_assert!(plan.windows(2).all(|pair| pair[0].per_day >= pair[1].per_day));
        let capacity: f64 = capacity;
        let used: f64 = plan.iter().filter(|one| one.fits).map(|one| days_of[&one.id]).sum();
        prop_assert!(used <= capacity + 1e-9);
        // Whatever was left out really does not fit any more.
        for one in plan.iter().filter(|one| !one.fits) {
            prop_assert!(one.used_days + days_of[&one.id] > capacity);
        }
    }
}

fn rice() -> serde_json::Value {
    json!({
        "criteria": [
            {"id": "reach", "source": "customers"},
            {"id": "impact", "minimum": 0.25, "maximum": 3},
            {"id": "effort", "source": "effort"},
        ],
        "benefit": "reach * impact",
        "score": "benefit / effort",
    })
}

#[test]
fn an_opportunity_is_weighed_by_entered_and_measured_values() {
    let scoring: Scoring = read(&rice()).unwrap();
    scoring.check().unwrap();
    let body = json!({"effort_days": 4, "values": {"impact": 2.0}});
    let opportunity: Opportunity = read(&body).unwrap();
    let measured = BTreeMap::from([(CriterionSource::Customers, (120.0, 120))]);
    let rating = scoring.rate(&opportunity, &measured);
    assert_eq!((rating.benefit, rating.score), (Some(240.0), Some(60.0)));
    assert_eq!(rating.inputs[0].n, Some(120));
    let unknown = scoring.rate(&Opportunity::default(), &measured);
    assert_eq!((unknown.benefit, unknown.score), (None, None));
    assert_eq!(unknown.missing, ["impact", "effort"]);
}

#[test]
fn weights_count_in_the_weighted_mean() {
    let body = json!({
        "criteria": [{"id": "a", "weight": 3}, {"id": "b", "weight": 1}, {"id": "c"}],
        "score": "weighted_mean",
    });
    let scoring: Scoring = read(&body).unwrap();
    scoring.check().unwrap();
    let values = json!({"values": {"a": 2, "b": 6}});
    let opportunity: Opportunity = read(&values).unwrap();
    let rating = scoring.rate(&opportunity, &BTreeMap::new());
    assert_eq!(rating.score, Some(3.0));
}

#[test]
fn a_scoring_that_cannot_be_computed_is_refused_at_its_place() {
    let refused = |change: fn(&mut serde_json::Value)| {
        let mut body = rice();
        change(&mut body);
        let error = read::<Scoring>(&body)
            .and_then(|one| one.check())
            .unwrap_err();
        (error.code(), error.place().unwrap_or_default().to_owned())
    };
    let unknown = refused(|body| body["score"] = json!("benefit / costs"));
    assert_eq!(unknown, ("unknown_criterion", "score".to_owned()));
    let circle = refused(|body| body["benefit"] = json!("benefit + 1"));
    assert_eq!(circle, ("unknown_criterion", "benefit".to_owned()));
    let syntax = refused(|body| body["benefit"] = json!("reach *"));
    assert_eq!(syntax, ("invalid_formula", "benefit".to_owned()));
    let name = refused(|body| body["criteria"][1]["id"] = json!("2nd"));
    assert_eq!(name, ("invalid_field", "criteria/2nd/id".to_owned()));
    let scale = refused(|body| body["criteria"][1]["maximum"] = json!(0));
    assert_eq!(
        scale,
        ("invalid_field", "criteria/impact/maximum".to_owned())
    );
}
