//! Properties of the pure part on arbitrary documents and operations.

use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::difference::difference;
use super::document::{Action, Change};
use super::history::{creation, overlapping, replay, take_back};
use super::{After, Operation, Path, apply_all};
use crate::clock::Instant;

const KEYS: [&str; 6] = ["title", "de", "x/y", "~", "lanes", "cards"];
const IDS: [&str; 4] = ["a", "b", "c/d", "e"];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-zäß\u{0}\"\\\\]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let object = vec((select(KEYS.as_slice()), inner.clone()), 0..5)
            .prop_map(|entries| Map::from_iter(entries.into_iter().map(owned)).into());
        prop_oneof![
            object,
            vec(inner.clone(), 0..4).prop_map(Value::from),
            hash_map(select(IDS.as_slice()), inner, 0..4).prop_map(|members| {
                members
                    .into_iter()
                    .map(|(id, value)| json!({"id": id, "lanes": value}))
                    .collect()
            }),
        ]
    })
}

fn owned((key, value): (&str, Value)) -> (String, Value) {
    (key.to_owned(), value)
}

fn document() -> impl Strategy<Value = Value> {
    vec((select(KEYS.as_slice()), value()), 0..6)
        .prop_map(|entries| Map::from_iter(entries.into_iter().map(owned)).into())
}

fn path() -> impl Strategy<Value = String> {
    let segment = select([KEYS.as_slice(), IDS.as_slice(), &["id"]].concat());
    vec(segment, 1..5).prop_map(|segments| {
        let path = segments[1..]
            .iter()
            .fold(Path::root(segments[0]), |path, s| path.join(s));
        path.to_string()
    })
}

fn after() -> impl Strategy<Value = After> {
    prop_oneof![
        Just(After::Last),
        Just(After::First),
        select(IDS.as_slice()).prop_map(|id| After::Member(id.to_owned())),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let at = proptest::option::of(0_usize..4);
    prop_oneof![
        (path(), proptest::option::of(value()), at).prop_map(|(path, value, at)| Operation::Set {
            path,
            value,
            at
        }),
        (path(), after(), select(IDS.as_slice()), value()).prop_map(|(path, after, id, below)| {
            Operation::Insert {
                path,
                after,
                value: json!({"id": id, "lanes": below}),
            }
        }),
        path().prop_map(|path| Operation::Remove { path }),
        (path(), path(), after()).prop_map(|(path, to, after)| Operation::Move { path, to, after }),
    ]
}

/// Those of the operations that can be applied one after the other, with the states between.
fn applicable(document: &Value, operations: Vec<Operation>) -> (Vec<Operation>, Value) {
    let mut state = document.clone();
    let mut applied = Vec::new();
    for operation in operations {
        if let Ok((next, _)) = apply_all(&state, std::slice::from_ref(&operation)) {
            state = next;
            applied.push(operation);
        }
    }
    (applied, state)
}

/// Equality that also sees the order of keys.
fn text(value: &Value) -> String {
    serde_json::to_string(value).unwrap()
}

fn change(sequence: i64, operations: Vec<Operation>) -> Change {
    let action = if sequence == 1 {
        Action::Create
    } else {
        Action::Change
    };
    let at = Instant::from_microseconds(sequence);
    Change {
        sequence,
        at,
        author: None,
        action,
        operations,
        undoes: None,
        base_version: None,
        change_id: None,
        dropped: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_inverse_restores_the_document_exactly(
        document in document(),
        operations in vec(operation(), 1..12),
    ) {
        let (operations, state) = applicable(&document, operations);
        let (changed, inverse) = apply_all(&document, &operations).unwrap();
        prop_assert_eq!(text(&changed), text(&state));
        let (restored, redo) = apply_all(&changed, &inverse).unwrap();
        prop_assert_eq!(text(&restored), text(&document));
        let (again, _) = apply_all(&restored, &redo).unwrap();
        prop_assert_eq!(text(&again), text(&changed), "redo");
    }

    #[test]
    fn operations_survive_being_written_down(
        document in document(),
        operations in vec(operation(), 1..8),
    ) {
        let (operations, state) = applicable(&document, operations);
        let (_, inverse) = apply_all(&document, &operations).unwrap();
        let written = |list: &[Operation]| -> Vec<Operation> {
            serde_json::from_str(&serde_json::to_string(list).unwrap()).unwrap()
        };
        let (again, _) = apply_all(&document, &written(&operations)).unwrap();
        prop_assert_eq!(text(&again), text(&state));
        let (restored, _) = apply_all(&state, &written(&inverse)).unwrap();
        prop_assert_eq!(text(&restored), text(&document));
    }

    #[test]
    fn the_log_alone_rebuilds_the_state(
        document in document(),
        edits in vec(vec(operation(), 1..4), 0..6),
    ) {
        let mut log = vec![change(1, creation(document.as_object().unwrap()))];
        let mut state = document;
        for operations in edits {
            let (operations, next) = applicable(&state, operations);
            log.push(change(log.len() as i64 + 1, operations));
            state = next;
        }
        let log: Vec<Change> = serde_json::from_str(&serde_json::to_string(&log).unwrap()).unwrap();
        prop_assert_eq!(text(&replay(&log).unwrap().0), text(&state));
    }

    #[test]
    fn the_difference_leads_from_any_document_to_any_other(one in document(), other in document()) {
        let operations = difference(one.as_object().unwrap(), other.as_object().unwrap());
        let (reached, _) = apply_all(&one, &operations).unwrap();
        prop_assert_eq!(&reached, &other);
        prop_assert_eq!(operations.is_empty(), one == other);
    }

    #[test]
    fn editing_and_comparing_agree(document in document(), operations in vec(operation(), 1..8)) {
        let (_, edited) = applicable(&document, operations);
        let operations = difference(document.as_object().unwrap(), edited.as_object().unwrap());
        prop_assert_eq!(apply_all(&document, &operations).unwrap().0, edited);
    }

    #[test]
    fn taking_back_the_last_change_and_taking_that_back_again_changes_nothing(
        document in document(),
        operations in vec(operation(), 1..6),
    ) {
        let (operations, edited) = applicable(&document, operations);
        let (_, inverse) = apply_all(&document, &operations).unwrap();
        let (undone, _, redo) = take_back(&edited, &inverse).unwrap();
        prop_assert_eq!(text(&undone), text(&document));
        prop_assert_eq!(text(&take_back(&undone, &redo).unwrap().0), text(&edited));
    }

    #[test]
    fn two_editors_end_at_what_the_log_says(
        document in document(),
        mine in vec(operation(), 1..6),
        yours in vec(operation(), 1..6),
    ) {
        // Both send from the same state; the server applies what still can be applied, in the
        // order of arrival. Whoever replays the log gets the same document.
        let mut log = vec![change(1, creation(document.as_object().unwrap()))];
        let mut state = document;
        for pair in mine.into_iter().zip(yours) {
            for operation in [pair.0, pair.1] {
                if let Ok((next, _)) = apply_all(&state, std::slice::from_ref(&operation)) {
                    state = next;
                    log.push(change(log.len() as i64 + 1, vec![operation]));
                }
            }
        }
        prop_assert_eq!(text(&replay(&log).unwrap().0), text(&state));
    }
}

fn refused(operation: Value) -> (String, String) {
    let document = json!({
        "title": {"de": "Reise"},
        "names": ["a"],
        "phases": [
            {"id": "p", "steps": [{"id": "s"}, {"id": "t"}]},
            {"id": "q", "steps": [{"id": "s"}]}
        ],
    });
    let before = text(&document);
    let operation: Operation = serde_json::from_value(operation).unwrap();
    let good = Operation::set(&Path::root("title"), json!("changed"));
    let error = apply_all(&document, &[good, operation]).unwrap_err();
    assert_eq!(text(&document), before);
    assert_eq!(error.fields()["operation"], 2);
    (
        error.code().to_owned(),
        error.place().unwrap_or_default().to_owned(),
    )
}

fn check_refusals(cases: &[(&str, &str, &str)]) {
    for (operation, code, place) in cases {
        let (found, at) = refused(serde_json::from_str(operation).unwrap());
        assert_eq!(
            (found.as_str(), at.as_str()),
            (*code, *place),
            "{operation}"
        );
    }
}

#[test]
fn keys_that_cannot_be_set_are_named() {
    check_refusals(&[
        (
            r#"{"op": "set", "path": "", "value": 1}"#,
            "invalid_path",
            "",
        ),
        (
            r#"{"op": "set", "path": "id", "value": 1}"#,
            "invalid_operation",
            "id",
        ),
        (
            r#"{"op": "set", "path": "title/x", "value": 1}"#,
            "invalid_path",
            "title",
        ),
        (
            r#"{"op": "set", "path": "phases/x/y"}"#,
            "path_not_found",
            "phases/x",
        ),
        (
            r#"{"op": "set", "path": "phases/p/id"}"#,
            "invalid_operation",
            "phases/p/id",
        ),
        (
            r#"{"op": "set", "path": "phases/p"}"#,
            "invalid_operation",
            "phases/p",
        ),
        (
            r#"{"op": "set", "path": "phases/p", "value": {"id": "x"}}"#,
            "invalid_operation",
            "phases/p",
        ),
    ]);
}

#[test]
fn list_members_that_cannot_be_inserted_removed_or_moved_are_named() {
    let into = |list: &str, more: &str| format!(r#"{{"op": "insert", "path": "{list}", {more}}}"#);
    check_refusals(&[
        (
            &into("phases", r#""value": 1"#),
            "invalid_operation",
            "phases",
        ),
        (
            &into("phases", r#""value": {"id": "p"}"#),
            "duplicate_id",
            "phases/p",
        ),
        (
            &into("names", r#""value": {"id": "p"}"#),
            "invalid_operation",
            "names",
        ),
        (
            &into("phases", r#""after": "x", "value": {"id": "r"}"#),
            "path_not_found",
            "phases/x",
        ),
        (
            r#"{"op": "remove", "path": "names"}"#,
            "invalid_operation",
            "names",
        ),
        (
            r#"{"op": "remove", "path": "phases/x"}"#,
            "path_not_found",
            "phases/x",
        ),
        (
            r#"{"op": "move", "path": "phases/p", "to": "phases/p/steps"}"#,
            "invalid_operation",
            "phases/p/steps",
        ),
        (
            r#"{"op": "move", "path": "phases/p/steps/s", "to": "phases/q/steps"}"#,
            "duplicate_id",
            "phases/q/steps/s",
        ),
        (
            r#"{"op": "move", "path": "phases/p", "to": "phases", "after": "p"}"#,
            "path_not_found",
            "phases/p",
        ),
    ]);
}

#[test]
fn a_step_moves_between_phases_and_back() {
    let document = json!({"phases": [{"id": "p", "steps": [{"id": "s"}]}, {"id": "q"}]});
    let operation: Operation = serde_json::from_value(
        json!({"op": "move", "path": "phases/p/steps/s", "to": "phases/q/steps", "after": null}),
    )
    .unwrap();
    let (moved, inverse) = apply_all(&document, &[operation]).unwrap();
    let expected =
        json!({"phases": [{"id": "p", "steps": []}, {"id": "q", "steps": [{"id": "s"}]}]});
    assert_eq!(moved, expected);
    assert_eq!(
        text(&apply_all(&moved, &inverse).unwrap().0),
        text(&document)
    );
}

#[test]
fn only_changes_of_the_same_places_overlap() {
    let set = |path: &str| Operation::set(&Path::parse(path).unwrap(), json!(1));
    let insert = |id: &str| Operation::Insert {
        path: "lanes/l/cards".to_owned(),
        after: After::Last,
        value: json!({"id": id}),
    };
    let mine = change(9, vec![insert("mine"), set("phases/p/title/de")]);
    let earlier = vec![
        change(2, vec![insert("yours")]),
        change(3, vec![set("phases/p/title/en")]),
        change(4, vec![set("phases/p")]),
        change(
            5,
            vec![Operation::Remove {
                path: "lanes/l".to_owned(),
            }],
        ),
    ];
    let found: Vec<i64> = overlapping(earlier, &mine)
        .iter()
        .map(|change| change.sequence)
        .collect();
    assert_eq!(found, [4, 5]);
}

#[test]
fn a_lost_neighbour_does_not_keep_a_removal_from_being_undone() {
    let document = json!({"cards": [{"id": "a"}, {"id": "b"}, {"id": "c"}]});
    let remove = |id: &str| Operation::Remove {
        path: format!("cards/{id}"),
    };
    let (state, inverse) = apply_all(&document, &[remove("b")]).unwrap();
    let (state, _) = apply_all(&state, &[remove("a")]).unwrap();
    let (undone, operations, _) = take_back(&state, &inverse).unwrap();
    assert_eq!(undone, json!({"cards": [{"id": "c"}, {"id": "b"}]}));
    assert_eq!(apply_all(&state, &operations).unwrap().0, undone);
}
