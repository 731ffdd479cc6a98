//! The checks and the order of keys, on small texts.

use serde_json::{Value, json};

use super::{Bundle, FORMAT, KINDS, Switches, check, json_schema};

const JOURNEY: &str = "01900000-0000-7000-8000-000000000001";
const TOUCHPOINT: &str = "01900000-0000-7000-8000-000000000002";
const INSIGHT: &str = "01900000-0000-7000-8000-000000000003";
const PERSONA: &str = "01900000-0000-7000-8000-000000000004";

fn text(german: &str, english: &str) -> Value {
    json!({"de": german, "en": english})
}

/// A bundle without anything to report.
fn clean() -> Value {
    json!({
        "format": FORMAT,
        "journeys": [{
            "id": JOURNEY,
            "title": text("Reise", "Trip"),
            "level": 1,
            "personas": [PERSONA],
            "parent": "01900000-0000-7000-8000-00000000ffff",
            "phases": [{"id": "p", "title": text("Kauf", "Purchase"), "steps": [
                {"id": "s", "title": text("Buchen", "Book"), "description": {}}
            ]}],
            "lanes": [{"id": "l", "kind": "touchpoints", "cards": [
                {"id": "c", "step": "s", "reference": {"kind": "touchpoint", "id": TOUCHPOINT}},
                {"id": "d", "step": "s", "reference": {"kind": "x-weather", "id": "a telephone"}}
            ]}]
        }],
        "touchpoints": [{
            "id": TOUCHPOINT, "key": "form", "title": text("Formular", "Form"), "owners": ["Ana"]
        }],
        "personas": [{"id": PERSONA, "name": "Katrin"}],
        "insights": [{
            "id": INSIGHT, "title": text("Zu spät", "Too late"),
            "evidence": {"level": "qualitative", "sources": ["interviews"]},
            "touchpoints": [TOUCHPOINT]
        }]
    })
}

fn rules_broken(bundle: Value) -> Vec<(&'static str, String)> {
    let findings = check(bundle, &Switches::default()).unwrap();
    findings
        .into_iter()
        .map(|finding| (finding.rule, finding.place))
        .collect()
}

#[test]
fn a_clean_text_has_no_findings() {
    assert_eq!(rules_broken(clean()), []);
}

const GONE: &str = "01900000-0000-7000-8000-00000000000f";

/// Puts a value into the clean bundle and expects a finding of the rule at the place; then switches
/// the rule on and off.
fn check_rule(pointer: &str, value: Value, rule: &'static str, place: &str) {
    let mut bundle = clean();
    *bundle.pointer_mut(pointer).unwrap() = value;
    let found = rules_broken(bundle.clone());
    assert!(
        found.contains(&(rule, place.to_owned())),
        "{pointer}: {found:?}"
    );
    let only = Switches {
        only: vec![rule.to_owned()],
        ..Switches::default()
    };
    let only = check(bundle.clone(), &only).unwrap();
    assert!(!only.is_empty() && only.iter().all(|finding| finding.rule == rule));
    let without = Switches {
        without: vec![rule.to_owned()],
        ..Switches::default()
    };
    assert!(
        check(bundle, &without)
            .unwrap()
            .iter()
            .all(|finding| finding.rule != rule)
    );
}

#[test]
fn what_is_wrong_is_found() {
    let (journey, touchpoint) = (
        format!("journeys/{JOURNEY}"),
        format!("touchpoints/{TOUCHPOINT}"),
    );
    let first = clean()["touchpoints"][0].clone();
    let mut twin = first.clone();
    twin["id"] = json!(GONE);
    let reference = "/journeys/0/lanes/0/cards/0/reference/id";
    let card = format!("{journey}/lanes/l/cards/c/reference");
    let cited = format!("insights/{INSIGHT}/touchpoints");
    check_rule(
        "/journeys/0/level",
        json!(10),
        "invalid",
        &format!("{journey}/level"),
    );
    check_rule(
        "/touchpoints/0/key",
        json!(""),
        "invalid",
        &format!("{touchpoint}/key"),
    );
    check_rule(
        "/touchpoints/0/id",
        json!("7"),
        "invalid",
        "touchpoints/0/id",
    );
    check_rule("/personas", json!({}), "invalid", "personas");
    check_rule(
        "/touchpoints",
        json!([first, first]),
        "duplicate-id",
        &touchpoint,
    );
    let key = format!("touchpoints/{GONE}/key");
    check_rule("/touchpoints", json!([first, twin]), "duplicate-key", &key);
    check_rule(
        "/insights/0/touchpoints",
        json!([GONE]),
        "dangling-reference",
        &cited,
    );
    check_rule(reference, json!(GONE), "dangling-reference", &card);
}

#[test]
fn what_is_missing_is_found() {
    let (journey, insight) = (format!("journeys/{JOURNEY}"), format!("insights/{INSIGHT}"));
    let step = format!("{journey}/phases/p/steps/s");
    let owners = format!("touchpoints/{TOUCHPOINT}/owners");
    let evidence = format!("{insight}/evidence");
    let (cards, steps) = ("/journeys/0/lanes/0/cards", "/journeys/0/phases/0/steps/0");
    check_rule(cards, json!([]), "step-without-touchpoint", &step);
    check_rule(
        "/touchpoints/0/owners",
        json!([" "]),
        "touchpoint-without-owner",
        &owners,
    );
    check_rule(
        "/insights/0/evidence",
        json!({}),
        "insight-without-evidence",
        &evidence,
    );
    let title = format!("{journey}/title");
    check_rule(
        "/journeys/0/title",
        json!({"de": " "}),
        "empty-title",
        &title,
    );
    let name = format!("personas/{PERSONA}/name");
    check_rule("/personas/0/name", json!(""), "empty-title", &name);
    let (english, german) = (json!({"en": "Book"}), json!({"de": "nur so"}));
    let place = format!("{step}/title");
    check_rule(
        &format!("{steps}/title"),
        english,
        "missing-language",
        &place,
    );
    let place = format!("{step}/description");
    check_rule(
        &format!("{steps}/description"),
        german,
        "missing-language",
        &place,
    );
}

#[test]
fn with_a_workspace_behind_it_other_journeys_must_be_there_too() {
    let known = |ids: &[&str]| {
        let known = ids
            .iter()
            .map(|id| ("journey".to_owned(), (*id).to_owned()))
            .collect();
        check(
            clean(),
            &Switches {
                known: Some(known),
                ..Switches::default()
            },
        )
        .unwrap()
    };
    assert_eq!(known(&[])[0].place, format!("journeys/{JOURNEY}/parent"));
    assert_eq!(known(&["01900000-0000-7000-8000-00000000ffff"]), []);
}

#[test]
fn what_is_no_bundle_is_an_error_with_its_place() {
    let unknown_rule = Switches {
        only: vec!["nothing".to_owned()],
        ..Switches::default()
    };
    assert_eq!(
        check(clean(), &unknown_rule).unwrap_err().code(),
        "unknown_rule"
    );
    for value in [
        json!(1),
        json!({}),
        json!({"format": "ojf/2"}),
        json!({"format": null}),
    ] {
        let error = check(value, &Switches::default()).unwrap_err();
        assert_eq!(error.code(), "unknown_format");
    }
}

#[test]
fn keys_are_written_in_the_order_of_the_schema() {
    let bundle = json!({
        "format": FORMAT,
        "journeys": [{
            "x-mine": {"b": 1, "a": 2},
            "lanes": [],
            "phases": [{"steps": [{"x": 1, "title": {"en": "Book", "de": "Buchen"}, "id": "s"}], "id": "p"}],
            "title": {"fr": "Voyage", "de": "Reise"},
            "id": JOURNEY
        }],
        "unknown": 1
    });
    let read = Bundle::read(bundle).unwrap();
    assert_eq!(read.ignored, ["unknown"]);
    let expected = json!({
        "id": JOURNEY,
        "title": {"de": "Reise", "fr": "Voyage"},
        "phases": [{"id": "p", "steps": [{"id": "s", "title": {"de": "Buchen", "en": "Book"}, "x": 1}]}],
        "lanes": [],
        "x-mine": {"b": 1, "a": 2}
    });
    let written = &read.written()["journeys"][0];
    assert_eq!(written.to_string(), expected.to_string());
    let again = Bundle::read(read.written()).unwrap();
    assert_eq!(again.text().unwrap(), read.text().unwrap());
}

#[test]
fn the_schema_describes_every_kind_and_points_nowhere_else() {
    let schema = json_schema();
    for kind in KINDS.0 {
        let member = &schema["properties"][kind.plural]["items"]["allOf"][1]["$ref"];
        let name = member.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
        assert!(
            schema["$defs"][name]["properties"].is_object(),
            "{}",
            kind.name
        );
    }
    let text = schema.to_string();
    assert!(!text.contains("#/components"));
    for reference in text.split("\"$ref\":\"#/$defs/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schema["$defs"].get(name).is_some(), "{name}");
    }
}
