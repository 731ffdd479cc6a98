//! Placement, counts and gaps on small workspaces.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Digest, Digests, Library, Part, Person, Reason, atlas, part, usual_model};
use crate::journeys::Journey;
use crate::repository::{Body, DocumentId, read};

fn id(number: u8) -> DocumentId {
    let text = format!("01900000-0000-7000-8000-0000000000{number:02x}");
    text.parse().unwrap()
}

fn digest(journey: &Value) -> Digest {
    Digest::of(&read::<Journey>(journey).unwrap())
}

fn digests(journeys: &[(u8, Value)]) -> Digests {
    let journeys = journeys.iter();
    journeys
        .map(|(number, body)| (id(*number), Arc::new(digest(body))))
        .collect()
}

fn documents<B: Body>(bodies: &[(u8, Value)]) -> Vec<(DocumentId, B)> {
    let bodies = bodies.iter();
    bodies
        .map(|(number, body)| (id(*number), read(body).unwrap()))
        .collect()
}

fn model(phases: &[&str]) -> Value {
    let phases: Vec<Value> = phases.iter().map(|id| json!({"id": id})).collect();
    json!({"phases": phases})
}

/// A journey through these phases of a model, with one step each.
fn journey(model: u8, phases: &[&str]) -> Value {
    let phases: Vec<Value> = phases
        .iter()
        .map(|key| {
            let steps = json!([{"id": format!("step-{key}")}]);
            json!({"id": key, "model_phase": key, "steps": steps})
        })
        .collect();
    json!({"phase_model": id(model), "phases": phases})
}

fn library() -> Library {
    let models = [
        (1, model(&["need", "purchase", "use"])),
        (2, model(&["purchase"])),
    ];
    let personas = [
        (20, json!({"name": "Katrin"})),
        (21, json!({"name": "Selina"})),
    ];
    let touchpoints = [(30, json!({"key": "form"})), (31, json!({"key": "app"}))];
    Library {
        phase_models: documents(&models),
        personas: documents(&personas),
        touchpoints: documents(&touchpoints),
        ..Library::default()
    }
}

#[test]
fn a_digest_counts_what_is_known() {
    let card = |id: &str, step: &str, more: Value| {
        let mut card = json!({"id": id, "step": step});
        card.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        card
    };
    let touchpoint = json!({"reference": {"kind": "touchpoint", "id": "t"}});
    let mut body = journey(1, &["need", "use"]);
    body["lanes"] = json!([{"id": "l", "kind": "x", "cards": [
        card("a", "step-need", touchpoint.clone()),
        card("b", "step-need", touchpoint),
        card("c", "step-need", json!({})),
        card("d", "step-use", json!({"evidence": {"level": "quantitative"}})),
    ]}]);
    let digest = digest(&body);
    assert_eq!((digest.steps, digest.steps_with_touchpoint), (2, 1));
    assert_eq!(digest.touchpoints, ["t"]);
    let evidence = digest.evidence;
    let counts = (
        evidence.assumption,
        evidence.qualitative,
        evidence.quantitative,
    );
    assert_eq!(counts, (1, 0, 1));
    assert_eq!(digest.level, 1);
}

#[test]
fn journeys_stand_at_the_phases_they_follow() {
    let journeys = digests(&[
        (10, journey(1, &["need", "use"])),
        (11, journey(2, &["purchase"])),
        (12, json!({})),
    ]);
    let drawn = atlas(&journeys, &library(), Some(id(1)));
    let covers: Vec<_> = drawn.journeys.iter().map(|it| it.covers.clone()).collect();
    // The same key in another model is the same phase.
    assert_eq!(covers, [vec![0, 2], vec![1], vec![]]);
    assert_eq!(drawn.gaps.phases, Vec::<usize>::new());
}

#[test]
fn gaps_are_what_no_valid_journey_covers() {
    let mut one = journey(1, &["need"]);
    one["personas"] = json!([id(20)]);
    one["lanes"] = json!([{"id": "l", "cards": [
        {"id": "c", "step": "step-need", "reference": {"kind": "touchpoint", "id": id(30)}}
    ]}]);
    let mut retired = journey(1, &["use"]);
    retired["state"] = json!("retired");
    retired["personas"] = json!([id(21)]);
    let mut library = library();
    let serving = json!({"touchpoints": [id(30)]});
    library.stakeholders = documents(&[(60, serving), (61, json!({"touchpoints": [id(31)]}))]);
    let drawn = atlas(&digests(&[(10, one), (11, retired)]), &library, None);
    assert_eq!(drawn.journeys[0].stakeholders, [id(60).to_string()]);
    assert_eq!(drawn.phase_model, Some(id(1)));
    assert_eq!(drawn.gaps.phases, [1, 2]);
    let personas: Vec<_> = drawn.gaps.personas.iter().map(|gap| gap.id).collect();
    let touchpoints: Vec<_> = drawn.gaps.touchpoints.iter().map(|gap| gap.id).collect();
    assert_eq!((personas, touchpoints), (vec![id(21)], vec![id(31)]));
}

#[test]
fn the_usual_model_is_the_one_most_follow() {
    let models = library().phase_models;
    assert_eq!(usual_model(&Digests::new(), &models), Some(id(1)));
    let journeys = digests(&[
        (10, journey(2, &[])),
        (11, journey(2, &[])),
        (12, journey(1, &[])),
    ]);
    assert_eq!(usual_model(&journeys, &models), Some(id(2)));
    assert_eq!(usual_model(&journeys, &[]), None);
}

#[test]
fn answered_pain_points_are_not_open() {
    let mut library = library();
    library.insights = documents(&[
        (40, json!({"kind": "pain-point"})),
        (41, json!({"kind": "disappointment"})),
        (42, json!({"kind": "gain"})),
    ]);
    library.initiatives = documents(&[
        (50, json!({"state": "done", "insights": [id(40)]})),
        (51, json!({"state": "running", "insights": [id(41)]})),
    ]);
    let mut body = journey(1, &["need"]);
    let cards = [
        ("insight", 40),
        ("insight", 41),
        ("insight", 42),
        ("initiative", 51),
    ];
    let cards = cards.map(|(kind, number)| {
        json!({"id": number.to_string(), "step": "step-need",
            "reference": {"kind": kind, "id": id(number)}})
    });
    body["lanes"] = json!([{"id": "l", "cards": cards}]);
    let drawn = atlas(&digests(&[(10, body)]), &library, None);
    assert_eq!(drawn.journeys[0].open_pain_points, [id(41).to_string()]);
    assert_eq!(drawn.journeys[0].running_initiatives, 1);
}

/// Ada owns a journey and the form; she is the stakeholder 60 of the department 70.
fn part_of_ada() -> Part {
    let mut library = library();
    library.touchpoints = documents(&[
        (30, json!({"key": "form", "owners": [" ada Wegener"]})),
        (31, json!({"key": "app", "department": id(70)})),
        (32, json!({"key": "shop"})),
    ]);
    library.stakeholders = documents(&[
        (
            60,
            json!({"title": {"de": "Beratung"}, "department": id(70), "touchpoints": [id(30)]}),
        ),
        (61, json!({"title": {"de": "Hotel"}})),
    ]);
    library.departments = documents(&[(70, json!({"title": {"de": "Vertrieb"}}))]);
    library.insights = documents(&[
        (40, json!({"severity": 2, "touchpoints": [id(31)]})),
        (
            41,
            json!({"severity": 5, "evidence": {"author": "Ada Wegener"}}),
        ),
        (42, json!({"touchpoints": [id(32)]})),
    ]);
    library.initiatives = documents(&[
        (50, json!({"owner": "Ada Wegener", "team": "vertrieb"})),
        (51, json!({"owner": "Bob"})),
    ]);
    let end = |number: u8| json!({"kind": "stakeholder", "id": id(number)});
    library.relations = documents(&[
        (80, json!({"from": end(60), "to": end(61)})),
        (81, json!({"from": {"kind": "customer"}, "to": end(60)})),
        (82, json!({"from": {"kind": "customer"}, "to": end(61)})),
    ]);
    let mut mapped = journey(1, &["need"]);
    mapped["lanes"] = json!([{"id": "l", "cards": [
        {"id": "c", "step": "step-need", "reference": {"kind": "touchpoint", "id": id(31)}}
    ]}]);
    let journeys = [
        (10, json!({"owner": "Ada Wegener"})),
        (11, mapped),
        (12, json!({})),
    ];
    let person = Person {
        names: vec!["Ada Wegener".to_owned()],
        stakeholders: [id(60).to_string()].into(),
    };
    part(&person, &digests(&journeys), &library)
}

#[test]
fn a_person_has_a_part_as_owner_as_stakeholder_and_by_department() {
    let part = part_of_ada();
    let reasons: Vec<_> = part
        .touchpoints
        .iter()
        .map(|it| it.reasons.clone())
        .collect();
    let expected = [
        [Reason::Owner, Reason::Stakeholder].into(),
        [Reason::Department].into(),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(part.touchpoints[1].journeys, 1);
    let journeys: Vec<_> = part
        .journeys
        .iter()
        .map(|it| (it.id, it.reasons.clone()))
        .collect();
    let expected = [
        (id(10), [Reason::Owner].into()),
        (id(11), [Reason::Touchpoint].into()),
    ];
    assert_eq!(journeys, expected);
    let insights: Vec<_> = part.insights.iter().map(|it| it.id).collect();
    assert_eq!(insights, [id(41), id(40)]);
    let initiatives: Vec<_> = part.initiatives.iter().map(|it| it.id).collect();
    assert_eq!(initiatives, [id(50)]);
}

#[test]
fn relations_say_who_gives() {
    let part = part_of_ada();
    let relations: Vec<_> = part.relations.iter().map(|it| (it.id, it.gives)).collect();
    assert_eq!(relations, [(id(80), true), (id(81), false)]);
    assert_eq!(part.relations[0].other.get("de"), Some("Hotel"));
    assert!(part.relations[1].with_customers);
}
