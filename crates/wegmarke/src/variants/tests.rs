//! Properties of the merge, the comparison and the transfer on arbitrary journeys and edits.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::journeys::Journey;
use crate::repository::{Body, Kind, Operation, apply_all};

type Object = Map<String, Value>;

fn journey() -> Value {
    json!({
        "title": {"de": "Anfrage", "en": "Enquiry"},
        "state": "draft",
        "market": "DACH",
        "phases": [
            {"id": "p", "title": {"de": "Kauf"}, "steps": [
                {"id": "s", "title": {"de": "Fragen"}, "next": [{"step": "t"}, {"step": "u"}]},
                {"id": "t", "title": {"de": "Warten"}, "emotion": {"assumed": 40, "staff": 60}},
            ]},
            {"id": "q", "steps": [{"id": "u"}, {"id": "w"}]},
            {"id": "r", "steps": []},
        ],
        "loop": {"from_step": "u", "to_step": "s"},
        "lanes": [
            {"id": "l", "kind": "needs", "cards": [
                {"id": "1", "step": "s", "text": {"de": "Ruhe"}}, {"id": "2", "step": "t"},
                {"id": "3", "step": "u"}, {"id": "4", "step": "s"},
            ]},
            {"id": "m", "kind": "touchpoints", "cards": [
                {"id": "5", "step": "t", "reference": {"kind": "touchpoint", "id": "x"}},
            ]},
            {"id": "n", "kind": "questions", "cards": []},
        ],
    })
}

const STEPS: [&str; 6] = ["s", "t", "u", "w", "x", "y"];
const PHASES: [&str; 4] = ["p", "q", "r", "o"];
const LANES: [&str; 4] = ["l", "m", "n", "k"];
const CARDS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];
const TEXTS: [&str; 3] = ["eins", "zwei", ""];

/// What a person may do with a map; whatever does not apply to its present state is left out.
fn edit() -> impl Strategy<Value = Value> {
    let step = || prop::sample::select(&STEPS[..]);
    let phase = || prop::sample::select(&PHASES[..]);
    let lane = || prop::sample::select(&LANES[..]);
    let card = || prop::sample::select(&CARDS[..]);
    let text = || prop::sample::select(&TEXTS[..]);
    let after = |ids: &'static [&'static str]| prop::option::of(prop::sample::select(ids));
    prop_oneof![
        (phase(), step(), prop::sample::select(&["title/de", "title/en", "duration/de"][..]), text())
            .prop_map(|(p, s, field, text)| json!(
                {"op": "set", "path": format!("phases/{p}/steps/{s}/{field}"), "value": text}
            )),
        (phase(), step(), 0..100_u8).prop_map(|(p, s, value)| json!(
            {"op": "set", "path": format!("phases/{p}/steps/{s}/emotion/assumed"), "value": value}
        )),
        (phase(), step(), step()).prop_map(|(p, s, to)| json!(
            {"op": "set", "path": format!("phases/{p}/steps/{s}/next"), "value": [{"step": to}]}
        )),
        (step(), step()).prop_map(|(from, to)| json!(
            {"op": "set", "path": "loop", "value": {"from_step": from, "to_step": to}}
        )),
        (phase(), text()).prop_map(|(p, text)| json!(
            {"op": "set", "path": format!("phases/{p}/title/de"), "value": text}
        )),
        text().prop_map(|text| json!({"op": "set", "path": "title/de", "value": text})),
        (lane(), card(), text()).prop_map(|(l, c, text)| json!(
            {"op": "set", "path": format!("lanes/{l}/cards/{c}/text/de"), "value": text}
        )),
        (lane(), card(), step()).prop_map(|(l, c, s)| json!(
            {"op": "set", "path": format!("lanes/{l}/cards/{c}/step"), "value": s}
        )),
        (phase(), after(&PHASES)).prop_map(|(p, after)| json!(
            {"op": "insert", "path": "phases", "after": after, "value": {"id": p, "steps": []}}
        )),
        (phase(), step(), after(&STEPS)).prop_map(|(p, s, after)| json!(
            {"op": "insert", "path": format!("phases/{p}/steps"), "after": after, "value": {"id": s}}
        )),
        (lane(), card(), step(), text()).prop_map(|(l, c, s, text)| json!(
            {"op": "insert", "path": format!("lanes/{l}/cards"), "after": null,
             "value": {"id": c, "step": s, "text": {"de": text}}}
        )),
        phase().prop_map(|p| json!({"op": "remove", "path": format!("phases/{p}")})),
        (phase(), step())
            .prop_map(|(p, s)| json!({"op": "remove", "path": format!("phases/{p}/steps/{s}")})),
        lane().prop_map(|l| json!({"op": "remove", "path": format!("lanes/{l}")})),
        (lane(), card())
            .prop_map(|(l, c)| json!({"op": "remove", "path": format!("lanes/{l}/cards/{c}")})),
        (phase(), step(), phase(), after(&STEPS)).prop_map(|(p, s, to, after)| json!(
            {"op": "move", "path": format!("phases/{p}/steps/{s}"),
             "to": format!("phases/{to}/steps"), "after": after}
        )),
        (lane(), card(), lane(), after(&CARDS)).prop_map(|(l, c, to, after)| json!(
            {"op": "move", "path": format!("lanes/{l}/cards/{c}"),
             "to": format!("lanes/{to}/cards"), "after": after}
        )),
        (phase(), after(&PHASES)).prop_map(|(p, after)| json!(
            {"op": "move", "path": format!("phases/{p}"), "to": "phases", "after": after}
        )),
    ]
}

/// The journey after those of the edits that apply, with what follows from each.
fn edited(journey: &Value, edits: &[Value]) -> Value {
    let mut state = journey.clone();
    for edit in edits {
        let operation: Operation = serde_json::from_value(edit.clone()).unwrap();
        let Ok((after, _)) = apply_all(&state, &[operation]) else {
            continue;
        };
        let consequences = Journey::consequences(&state, &after);
        let (after, _) = apply_all(&after, &consequences).unwrap();
        if Kind::of::<Journey>().validate(&after).is_ok() {
            state = after;
        }
    }
    state
}

fn object(value: &Value) -> &Object {
    value.as_object().unwrap()
}

fn merged(before: &Value, base: &Value, variant: &Value) -> (Value, Vec<Conflict>) {
    let Merged { body, conflicts } = merge(object(before), object(base), object(variant));
    (Value::Object(body), conflicts)
}

/// Spots of conflicts; removal seen from the other side.
fn seen_from_the_other_side(conflicts: &[Conflict]) -> Vec<(Spot, Clash)> {
    let turn = |clash| match clash {
        Clash::RemovedInBase => Clash::RemovedHere,
        Clash::RemovedHere => Clash::RemovedInBase,
        other => other,
    };
    let turned = conflicts.iter();
    turned
        .map(|conflict| (conflict.spot.clone(), turn(conflict.clash)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn what_only_one_side_changed_is_taken_as_it_is(edits in vec(edit(), 0..12)) {
        let before = journey();
        let changed = edited(&before, &edits);
        prop_assert_eq!(merged(&before, &before, &changed), (changed.clone(), vec![]));
        prop_assert_eq!(merged(&before, &changed, &before), (changed.clone(), vec![]));
        prop_assert_eq!(merged(&before, &changed, &changed), (changed, vec![]));
    }

    #[test]
    fn a_merged_journey_is_valid_and_stays_when_merged_again(
        theirs in vec(edit(), 0..10), own in vec(edit(), 0..10),
    ) {
        let before = journey();
        let (base, variant) = (edited(&before, &theirs), edited(&before, &own));
        let (result, _) = merged(&before, &base, &variant);
        if let Err(error) = Kind::of::<Journey>().validate(&result) {
            prop_assert!(false, "{error}: {result}");
        }
        // In step with the base as it is, nothing more flows down.
        prop_assert_eq!(merged(&base, &base, &result).0, result);
    }

    #[test]
    fn conflicts_are_the_same_from_both_sides(
        theirs in vec(edit(), 0..10), own in vec(edit(), 0..10),
    ) {
        let before = journey();
        let (base, variant) = (edited(&before, &theirs), edited(&before, &own));
        let there = merged(&before, &base, &variant).1;
        let here = merged(&before, &variant, &base).1;
        let here: Vec<(Spot, Clash)> =
            here.into_iter().map(|conflict| (conflict.spot, conflict.clash)).collect();
        prop_assert_eq!(seen_from_the_other_side(&there), here);
    }

    #[test]
    fn nothing_is_lost_without_a_conflict(
        theirs in vec(edit(), 0..10), own in vec(edit(), 0..10),
    ) {
        let before = journey();
        let (base, variant) = (edited(&before, &theirs), edited(&before, &own));
        let (result, conflicts) = merged(&before, &base, &variant);
        let in_conflict = |spot: &Spot| {
            conflicts.iter().any(|it| it.spot == *spot || it.spot == Spot::whole(&spot.address()))
        };
        let of = |from: &Value, to: &Value| {
            compare(object(from), object(to), Scope::Inherited).differences
        };
        // Every field that one side gave a new value has it in the result, or is in conflict.
        for side in [&base, &variant] {
            let changed = of(&before, side).into_iter().filter(|it| it.change == Change::Changed);
            for change in changed {
                let found = value_at(object(&result), &change.spot);
                let agreed = super::fields::say_the_same(found.as_ref(), change.to.as_ref());
                let course = change.spot.field == "next" || change.spot.field == "loop";
                let whole_course = course && conflicts.iter().any(|it| it.clash != Clash::Moved);
                prop_assert!(
                    agreed || in_conflict(&change.spot) || whole_course,
                    "{change:?} in {result}, conflicts {conflicts:?}"
                );
            }
        }
        // Every part that one side added is there, or hangs on something in conflict.
        for side in [&base, &variant] {
            let added = of(&before, side).into_iter().filter(|it| it.change == Change::Added);
            for part in added {
                let holders = [(Part::Phase, &part.phase), (Part::Step, &part.step), (Part::Lane, &part.lane)];
                let holder_in_conflict = holders.iter().any(|(part, id)| {
                    id.as_ref().is_some_and(|id| in_conflict(&Spot::whole(&Address::new(*part, id))))
                });
                let there = of(&before, &result).iter().any(|it| it.spot == part.spot);
                prop_assert!(there || holder_in_conflict, "{part:?} in {result}, {conflicts:?}");
            }
        }
    }

    #[test]
    fn edits_of_different_parts_merge_as_if_made_one_after_the_other(
        titles in vec((prop::sample::select(&STEPS[..4]), prop::sample::select(&TEXTS[..])), 0..4),
        cards in vec((prop::sample::select(&CARDS[5..]), prop::sample::select(&STEPS[..4])), 0..3),
    ) {
        let before = journey();
        let phase = |step: &str| if matches!(step, "s" | "t") { "p" } else { "q" };
        let theirs: Vec<Value> = titles.iter().map(|(step, text)| json!(
            {"op": "set", "path": format!("phases/{}/steps/{step}/title/de", phase(step)), "value": text}
        )).collect();
        let own: Vec<Value> = cards.iter().map(|(card, step)| json!(
            {"op": "insert", "path": "lanes/m/cards", "value": {"id": card, "step": step}}
        )).collect();
        let (base, variant) = (edited(&before, &theirs), edited(&before, &own));
        let expected = edited(&variant, &theirs);
        prop_assert_eq!(merged(&before, &base, &variant), (expected.clone(), vec![]));
        prop_assert_eq!(merged(&before, &variant, &base), (expected, vec![]));
    }

    #[test]
    fn taking_every_difference_makes_a_journey_like_the_other(edits in vec(edit(), 0..12)) {
        let before = journey();
        let changed = edited(&before, &edits);
        let comparison = compare(object(&before), object(&changed), Scope::Everything);
        let spots: Vec<Spot> = comparison.differences.into_iter().map(|it| it.spot).collect();
        let result = transfer(object(&changed), object(&before), &spots).unwrap();
        let left = compare(&result, object(&changed), Scope::Everything).differences;
        prop_assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn taking_a_single_difference_leaves_a_valid_journey(
        edits in vec(edit(), 1..12), which in any::<prop::sample::Index>(),
    ) {
        let before = journey();
        let changed = edited(&before, &edits);
        let differences = compare(object(&before), object(&changed), Scope::Everything).differences;
        prop_assume!(!differences.is_empty());
        let spot = which.get(&differences).spot.clone();
        let result = transfer(object(&changed), object(&before), &[spot]).unwrap();
        if let Err(error) = Kind::of::<Journey>().validate(&Value::Object(result)) {
            prop_assert!(false, "{error}");
        }
    }
}

#[test]
fn a_text_is_merged_language_by_language() {
    let before = journey();
    let set = |path: &str, value: &str| vec![json!({"op": "set", "path": path, "value": value})];
    let base = edited(&before, &set("title/en", "Enquiry and offer"));
    let variant = edited(&before, &set("title/de", "Offerte"));
    let (result, conflicts) = merged(&before, &base, &variant);
    assert_eq!(
        result["title"],
        json!({"de": "Offerte", "en": "Enquiry and offer"})
    );
    assert_eq!(conflicts, []);
}

#[test]
fn where_both_changed_a_field_the_variant_keeps_its_value_and_a_conflict_is_told() {
    let before = journey();
    let set = |value: &str| {
        vec![json!({"op": "set", "path": "phases/p/steps/s/title/de", "value": value})]
    };
    let (base, variant) = (
        edited(&before, &set("Anfragen")),
        edited(&before, &set("Nachfragen")),
    );
    let (result, conflicts) = merged(&before, &base, &variant);
    assert_eq!(result, variant);
    let spot = Spot::field(&Address::new(Part::Step, "s"), "title/de");
    let expected = Conflict {
        spot,
        clash: Clash::Changed,
        before: Some(json!("Fragen")),
    };
    assert_eq!(conflicts, [expected]);
}

#[test]
fn a_step_that_the_base_removes_stays_while_the_variant_has_cards_of_its_own_there() {
    let before = journey();
    let base = edited(
        &before,
        &[json!({"op": "remove", "path": "phases/p/steps/t"})],
    );
    let own = json!({"op": "insert", "path": "lanes/n/cards", "value": {"id": "own", "step": "t"}});
    let variant = edited(&before, &[own]);
    let (result, conflicts) = merged(&before, &base, &variant);
    assert_eq!(result["phases"][0]["steps"][1]["id"], "t");
    assert_eq!(result["lanes"][2]["cards"][0]["id"], "own");
    // Its other cards, which nobody here touched, go.
    assert_eq!(result["lanes"][1]["cards"], json!([]));
    assert_eq!(conflicts.len(), 1);
    assert_eq!(
        conflicts[0].spot,
        Spot::whole(&Address::new(Part::Step, "t"))
    );
    assert_eq!(conflicts[0].clash, Clash::RemovedInBase);
}

#[test]
fn fields_that_distinguish_a_variant_never_flow_down() {
    let before = journey();
    let set = |path: &str, value: Value| json!({"op": "set", "path": path, "value": value});
    let changes = [
        set("market", json!("Europa")),
        set("owner", json!("Zentrale")),
        set("kind", json!("to-be")),
    ];
    let base = edited(&before, &changes);
    assert_eq!(merged(&before, &base, &before), (before.clone(), vec![]));
}

#[test]
fn a_map_drawn_apart_is_matched_by_the_names_of_its_parts() {
    let base = journey();
    let apart = json!({
        "title": {"de": "Etwas anderes"},
        "phases": [{"id": "A", "title": {"de": "kauf "}, "steps": [
            {"id": "B", "title": {"de": "Fragen"}, "next": [{"step": "C"}]},
            {"id": "C", "title": {"de": "Bezahlen"}},
        ]}],
        "lanes": [{"id": "D", "kind": "needs", "cards": [
            {"id": "E", "step": "B", "text": {"de": "Ruhe"}}, {"id": "F", "step": "C"},
        ]}],
        "loop": {"from_step": "C", "to_step": "B"},
    });
    let (result, matched) = with_ids_of(object(&base), object(&apart));
    let expected = json!({
        "title": {"de": "Etwas anderes"},
        "phases": [{"id": "p", "title": {"de": "kauf "}, "steps": [
            {"id": "s", "title": {"de": "Fragen"}, "next": [{"step": "C"}]},
            {"id": "C", "title": {"de": "Bezahlen"}},
        ]}],
        "lanes": [{"id": "l", "kind": "needs", "cards": [
            {"id": "1", "step": "s", "text": {"de": "Ruhe"}}, {"id": "F", "step": "C"},
        ]}],
        "loop": {"from_step": "C", "to_step": "s"},
    });
    assert_eq!(Value::Object(result), expected);
    let expected = Matched {
        by_id: 0,
        by_name: 4,
        only_here: 2,
        only_in_base: 11,
    };
    assert_eq!(matched, expected);
}

#[test]
fn pushing_a_step_brings_the_cards_at_it_along() {
    let base = journey();
    let variant = edited(
        &base,
        &[
            json!({"op": "insert", "path": "phases/p/steps", "after": "s", "value": {"id": "x"}}),
            json!({"op": "insert", "path": "lanes/l/cards", "value": {"id": "8", "step": "x"}}),
        ],
    );
    let spot = Spot::whole(&Address::new(Part::Step, "x"));
    let pushed = transfer(object(&variant), object(&base), std::slice::from_ref(&spot)).unwrap();
    assert_eq!(Value::Object(pushed.clone()), variant);
    let back = transfer(object(&base), &pushed, &[spot]).unwrap();
    assert_eq!(Value::Object(back), base);
    let stranger = Spot::whole(&Address::new(Part::Step, "nowhere"));
    let refused = transfer(object(&variant), object(&base), &[stranger]).unwrap_err();
    assert_eq!(refused.code(), "unknown_spot");
}
