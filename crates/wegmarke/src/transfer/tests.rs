//! What comes along, and how it is written, on small workspaces.

use serde_json::{Value, json};

use super::{Plan, Root, TargetState, Wish, plan};
use crate::formats::{Bundle, FORMAT, Object};

fn id(number: u8) -> String {
    format!("01900000-0000-7000-8000-0000000000{number:02x}")
}

fn title(text: &str) -> Value {
    json!({"de": text, "en": text})
}

fn objects(mut bundle: Value) -> Vec<Object> {
    bundle["format"] = json!(FORMAT);
    Bundle::read(bundle).unwrap().objects
}

/// A journey with a part, below another journey, and what stands on it.
fn source() -> Vec<Object> {
    let card = |number: u8, kind: &str, of: u8| {
        json!({"id": format!("c{number}"), "step": "s",
            "reference": {"kind": kind, "id": id(of)}})
    };
    let phases = json!([{"id": "p", "steps": [{"id": "s"}]}]);
    let cards = json!([card(1, "touchpoint", 10), card(2, "journey", 3)]);
    objects(json!({
        "journeys": [
            {"id": id(1), "title": title("Leben")},
            {"id": id(2), "title": title("Kauf"), "parent": id(1), "state": "live",
             "goal": id(30), "personas": [id(20)], "phases": phases,
             "lanes": [{"id": "l", "kind": "touchpoints", "cards": cards}]},
            {"id": id(3), "title": title("Zahlung")},
            {"id": id(4), "title": title("Zusage"), "parent": id(2)},
        ],
        "touchpoints": [{"id": id(10), "key": "form", "title": title("Formular"),
            "channel": id(40)}],
        "personas": [{"id": id(20), "name": "Katrin"}, {"id": id(21), "name": "Selina"}],
        "goals": [{"id": id(30), "title": title("Treue")}],
        "channels": [{"id": id(40), "title": title("Web")}],
    }))
}

fn wish(kind: &str, number: u8) -> Wish {
    let root = Root {
        kind: kind.to_owned(),
        id: id(number).parse().unwrap(),
    };
    Wish {
        objects: vec![root],
        ..Wish::default()
    }
}

fn states(plan: &Plan) -> Vec<(String, TargetState)> {
    let named = plan.objects.iter();
    named
        .map(|object| (object.title.get("de").unwrap().to_owned(), object.state))
        .collect()
}

fn written(objects: &[Object], number: u8) -> &Value {
    let found = objects
        .iter()
        .find(|object| object.id.to_string() == id(number));
    &found.unwrap().body
}

#[test]
fn what_an_object_refers_to_comes_along() {
    let (plan, copies) = plan(&wish("journey", 2), &source(), &[]).unwrap();
    let expected = ["Kauf", "Formular", "Katrin", "Treue", "Web"];
    let expected = expected.map(|title| (title.to_owned(), TargetState::New));
    assert_eq!(states(&plan), expected);
    assert_eq!(copies.len(), 5);
}

#[test]
fn parts_come_along_when_wished_for() {
    let wish = Wish {
        sub_journeys: true,
        ..wish("journey", 2)
    };
    let (plan, copies) = plan(&wish, &source(), &[]).unwrap();
    assert_eq!(copies.len(), 7);
    // Not the journey above.
    let left: Vec<_> = plan.left_out.iter().map(|left| left.id.clone()).collect();
    assert_eq!(left, [id(1)]);
    assert_eq!(written(&copies, 4)["parent"], json!(id(2)));
    let card = &written(&copies, 2)["lanes"][0]["cards"][1];
    assert_eq!(card["reference"]["id"], json!(id(3)));
}

#[test]
fn nothing_points_to_what_stays_behind() {
    let (plan, copies) = plan(&wish("journey", 2), &source(), &[]).unwrap();
    let journey = written(&copies, 2);
    assert_eq!(journey.get("parent"), None);
    assert_eq!(journey["state"], "draft");
    let card = &journey["lanes"][0]["cards"][1];
    assert_eq!(card["text"], title("Zahlung"));
    assert_eq!(card.get("reference"), None);
    let left: Vec<_> = plan
        .left_out
        .iter()
        .map(|left| left.place.clone())
        .collect();
    let place = |rest: &str| format!("journeys/{}/{rest}", id(2));
    let expected = [place("parent"), place("lanes/l/cards/c2/reference")];
    assert_eq!(left, expected);
}

#[test]
fn what_is_there_stays_unless_it_is_to_be_replaced() {
    let target = objects(json!({
        "personas": [{"id": id(20), "name": "Katrin Muster"}],
        "goals": [{"id": id(30), "title": title("Treue")}],
    }));
    let mut wish = wish("journey", 2);
    let (found, copies) = plan(&wish, &source(), &target).unwrap();
    let state = |plan: &Plan, title: &str| {
        let states = states(plan).into_iter();
        states
            .filter(|(name, _)| name == title)
            .map(|(_, state)| state)
            .next()
    };
    assert_eq!(state(&found, "Katrin"), Some(TargetState::Different));
    assert_eq!(state(&found, "Treue"), Some(TargetState::Same));
    assert_eq!(copies.len(), 3);
    wish.replace = true;
    let (_, copies) = plan(&wish, &source(), &target).unwrap();
    assert_eq!(written(&copies, 20)["name"], "Katrin");
}

#[test]
fn a_touchpoint_with_the_same_key_is_used() {
    let target = objects(json!({
        "touchpoints": [{"id": id(11), "key": "form", "title": title("Anfrage")}],
    }));
    let (plan, copies) = plan(&wish("journey", 2), &source(), &target).unwrap();
    let known = plan
        .objects
        .iter()
        .find(|object| object.kind == "touchpoint");
    assert_eq!(known.unwrap().state, TargetState::Known);
    let card = &written(&copies, 2)["lanes"][0]["cards"][0];
    assert_eq!(card["reference"]["id"], json!(id(11)));
    assert!(copies.iter().all(|object| object.kind.name != "touchpoint"));
}

#[test]
fn what_is_not_there_is_named() {
    let error = plan(&wish("persona", 2), &source(), &[]).err().unwrap();
    assert_eq!(
        (error.code(), error.place()),
        ("not_found", Some("objects/0"))
    );
}
