//! Rules of journeys.

use serde_json::{Value, json};

use super::Journey;
use crate::repository::{Body, Kind, Operation, apply_all};

fn journey() -> Value {
    json!({
        "phases": [
            {"id": "p", "steps": [
                {"id": "s", "next": [{"step": "t"}, {"step": "u"}]},
                {"id": "t"}
            ]},
            {"id": "q", "steps": [{"id": "u"}]}
        ],
        "loop": {"from_step": "u", "to_step": "s"},
        "lanes": [
            {"id": "l", "kind": "needs", "cards": [
                {"id": "1", "step": "s"}, {"id": "2", "step": "t"}, {"id": "3", "step": "u"}
            ]},
            {"id": "m", "kind": "touchpoints", "cards": [
                {"id": "4", "step": "t", "reference": {"kind": "touchpoint", "id": "x"}}
            ]}
        ]
    })
}

fn kind() -> Kind {
    Kind::of::<Journey>()
}

/// Applies an operation and what follows from it; the inverse must restore everything.
fn change(operation: Value) -> (Value, Vec<Operation>) {
    let operation: Operation = serde_json::from_value(operation).unwrap();
    let before = journey();
    let (after, _) = apply_all(&before, std::slice::from_ref(&operation)).unwrap();
    let consequences = Journey::consequences(&before, &after);
    let all: Vec<Operation> = std::iter::once(operation)
        .chain(consequences.iter().cloned())
        .collect();
    let (after, inverse) = apply_all(&before, &all).unwrap();
    kind().validate(&after).unwrap();
    assert_eq!(
        apply_all(&after, &inverse).unwrap().0.to_string(),
        before.to_string()
    );
    (after, consequences)
}

#[test]
fn a_removed_step_takes_its_cards_branches_and_loop_along() {
    let (after, _) = change(json!({"op": "remove", "path": "phases/p/steps/t"}));
    assert_eq!(after["lanes"][0]["cards"].as_array().unwrap().len(), 2);
    assert_eq!(after["lanes"][1]["cards"], json!([]));
    assert_eq!(
        after["phases"][0]["steps"][0]["next"],
        json!([{"step": "u"}])
    );
    assert!(after.get("loop").is_some());
    let (after, _) = change(json!({"op": "remove", "path": "phases/q"}));
    assert!(after.get("loop").is_none());
    assert_eq!(
        after["phases"][0]["steps"][0]["next"],
        json!([{"step": "t"}])
    );
    assert_eq!(after["lanes"][0]["cards"].as_array().unwrap().len(), 2);
}

#[test]
fn a_moved_step_keeps_its_cards() {
    let operation = json!({"op": "move", "path": "phases/p/steps/t", "to": "phases/q/steps"});
    assert_eq!(change(operation).1, []);
}

fn refused(path: &str, value: Value) -> (&'static str, String) {
    let set = Operation::Set {
        path: path.to_owned(),
        value: Some(value),
        at: None,
    };
    let (body, _) = apply_all(&journey(), &[set]).unwrap();
    let error = kind().validate(&body).unwrap_err();
    (error.code(), error.place().unwrap_or_default().to_owned())
}

#[test]
fn what_a_journey_may_not_be_is_refused_with_its_place() {
    let card = json!([{"id": "9", "step": "nowhere"}]);
    let again = json!([{"id": "1", "step": "s"}]);
    let twice = json!([{"id": "9", "step": "s"}, {"id": "9", "step": "s"}]);
    let unborn = json!([{"id": "", "step": "s"}]);
    let cases = [
        ("level", json!(10), "invalid_field", "level"),
        ("level", json!(-1), "invalid_field", "level"),
        ("timeout_days", json!(0), "invalid_field", "timeout_days"),
        ("state", json!("live"), "goal_missing", "goal"),
        ("state", json!("dead"), "invalid_field", "state"),
        ("title", json!("no languages"), "invalid_field", "title"),
        ("title/de", json!(7), "invalid_field", "title/de"),
        (
            "lanes/l/cards",
            card,
            "unknown_step",
            "lanes/l/cards/9/step",
        ),
        ("lanes/m/cards", again, "duplicate_id", "lanes/m/cards/1"),
        ("lanes/m/cards", twice, "duplicate_id", "lanes/m/cards/9"),
        ("lanes/m/cards", unborn, "invalid_field", "lanes/m/cards"),
        (
            "lanes/l/cards/1/tone",
            json!("odd"),
            "invalid_field",
            "lanes/l/cards/1/tone",
        ),
        (
            "phases/q/steps",
            json!([{"id": "s"}]),
            "duplicate_id",
            "phases/q/steps/s",
        ),
        (
            "phases/p/steps/s/next",
            json!([{"step": "x"}]),
            "unknown_step",
            "phases/p/steps/s/next/0/step",
        ),
        ("loop/to_step", json!("x"), "unknown_step", "loop/to_step"),
        (
            "phases/p/steps/s/emotion",
            json!({"assumed": 101}),
            "invalid_field",
            "phases/p/steps/s/emotion/assumed",
        ),
        (
            "phases/p/steps/s/optional",
            json!("yes"),
            "invalid_field",
            "phases/p/steps/s/optional",
        ),
    ];
    for (path, value, code, place) in cases {
        assert_eq!(refused(path, value), (code, place.to_owned()), "{path}");
    }
}

#[test]
fn a_live_journey_with_a_goal_and_things_nobody_knows_is_fine() {
    let mut body = journey();
    body["goal"] = json!("g");
    body["state"] = json!("live");
    body["x-other"] = json!({"deep": [1, null, {"id": 7}]});
    body["phases"][0]["steps"][0]["x"] = json!(null);
    kind().validate(&body).unwrap();
    let read: Journey = crate::repository::read(&body).unwrap();
    assert_eq!(
        serde_json::to_value(&read).unwrap()["x-other"],
        body["x-other"]
    );
    assert_eq!(read.touchpoints_at("t").collect::<Vec<_>>(), ["x"]);
    assert_eq!(read.steps().count(), 3);
}
