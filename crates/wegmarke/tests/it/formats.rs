//! The text form: out of one workspace, into another, byte for byte; what keeps it out; its checks.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use wegmarke::accounts::{Role, workspaces};
use wegmarke::formats::{self, Bundle, KINDS};
use wegmarke::repository::{Author, DocumentId};
use wegmarke::taxonomy;

use crate::app::{TestApp, on_both_engines};

/// Something that nobody knows and that must survive.
fn unknown() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~äöüß€\u{0}\u{2028}]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z/~ ]{1,4}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn text() -> impl Strategy<Value = Value> {
    prop::collection::hash_map(select(vec!["de", "en", "fr", "pt-BR"]), ".{0,12}", 0..3).prop_map(
        |texts| {
            texts
                .into_iter()
                .map(|(key, text)| (key.to_owned(), Value::from(text)))
                .collect()
        },
    )
}

/// A bundle of objects that refer to each other, with unknown members at every level.
pub fn bundle() -> impl Strategy<Value = Value> {
    let ids = (0..6)
        .map(|_| DocumentId::new().to_string())
        .collect::<Vec<_>>();
    let steps = prop::collection::vec((text(), unknown()), 1..5);
    let cards = prop::collection::vec((0_usize..5, text(), unknown()), 0..8);
    (steps, cards, unknown(), unknown(), text(), any::<u16>()).prop_map(
        move |(steps, cards, one, other, title, number)| {
            let count = steps.len();
            let steps: Vec<Value> = steps
                .into_iter()
                .enumerate()
                .map(|(index, (title, more))| {
                    json!({"x-step": more, "id": format!("s{index}/~"), "title": title})
                })
                .collect();
            let cards: Vec<Value> = cards
                .into_iter()
                .enumerate()
                .map(|(index, (step, text, more))| {
                    json!({"id": index.to_string(), "step": format!("s{}/~", step % count),
                        "text": text, "x-card": more,
                        "reference": {"kind": "touchpoint", "id": ids[1], "x": 1}})
                })
                .collect();
            json!({
                "format": "ojf/1",
                "touchpoints": [
                    {"id": ids[1], "key": format!("key {number}"), "title": title, "channel": ids[2],
                     "bindings": [{"event": "e", "x": 1.50}]}
                ],
                "journeys": [{
                    "x-journey": one, "id": ids[0], "personas": [ids[3]], "goal": ids[4],
                    "phases": [{"id": "p", "steps": steps}],
                    "lanes": [{"id": "l", "kind": "touchpoints", "cards": cards}]
                }],
                "channels": [{"id": ids[2], "title": title, "x-channel": other}],
                "personas": [{"id": ids[3], "name": "Katrin", "custom": [{"label": title}]}],
                "goals": [{"id": ids[4]}],
                "initiatives": [{"id": ids[5], "due": "2026-09-30"}],
            })
        },
    )
}

pub async fn apply(
    test: &TestApp,
    slug: &str,
    bundle: &Value,
) -> wegmarke::Result<formats::Applied> {
    let mut transaction = test.app.database.write().await?;
    let workspace = workspaces::get(&mut transaction, slug).await?.id;
    let author = Author {
        user: None,
        at: test.app.clock.now(),
    };
    let bundle = Bundle::read(bundle.clone())?;
    let applied = formats::apply(&mut transaction, workspace, bundle, author).await?;
    transaction.commit().await?;
    Ok(applied)
}

pub async fn export(test: &TestApp, slug: &str) -> String {
    let mut transaction = test.app.database.read().await.unwrap();
    let workspace = workspaces::get(&mut transaction, slug).await.unwrap().id;
    formats::export_workspace(&mut transaction, workspace)
        .await
        .unwrap()
        .text()
        .unwrap()
}

pub async fn seeded(test: &TestApp, slug: &str) {
    test.workspace(slug).await;
    let mut transaction = test.app.database.write().await.unwrap();
    let workspace = workspaces::get(&mut transaction, slug).await.unwrap().id;
    taxonomy::seed(&mut transaction, workspace, test.app.clock.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_text_survives_any_number_of_workspaces() {
    on_both_engines(async |test| {
        let mut runner = TestRunner::deterministic();
        for round in 0..24 {
            let (one, other) = (format!("one-{round}"), format!("other-{round}"));
            seeded(&test, &one).await;
            seeded(&test, &other).await;
            let bundle = bundle().new_tree(&mut runner).unwrap().current();
            let applied = apply(&test, &one, &bundle).await.unwrap();
            assert_eq!(
                (applied.created, applied.changed, applied.unchanged),
                (6, 0, 0)
            );
            let first = export(&test, &one).await;
            let exported: Value = serde_json::from_str(&first).unwrap();
            for kind in KINDS.0 {
                for object in bundle[kind.plural].as_array().into_iter().flatten() {
                    let list = exported[kind.plural].as_array().unwrap();
                    assert!(
                        list.contains(object),
                        "{object} is not the same in {list:?}"
                    );
                }
            }
            apply(&test, &other, &exported).await.unwrap();
            assert_eq!(export(&test, &other).await, first);
            let again = apply(&test, &one, &exported).await.unwrap();
            assert_eq!((again.created, again.changed), (0, 0));
            assert_eq!(export(&test, &one).await, first);
        }
    })
    .await;
}

#[tokio::test]
async fn applying_changes_only_what_differs_and_the_log_says_what() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let mut runner = TestRunner::deterministic();
        let mut bundle = bundle().new_tree(&mut runner).unwrap().current();
        let path = "/api/workspaces/acme/apply";
        let dry = format!("{path}?dry_run=true");
        let would = test.post(&editor, &dry, bundle.clone()).await.expect(200);
        assert_eq!(would["created"], 6);
        bundle["x-tool"] = json!(1);
        let applied = test.post(&editor, path, bundle.clone()).await.expect(200);
        let expected = json!({"created": 6, "changed": 0, "unchanged": 0, "ignored": ["x-tool"]});
        assert_eq!(applied, expected);
        bundle["journeys"][0]["phases"][0]["steps"][0]["optional"] = json!(true);
        bundle["goals"] = json!([]);
        let applied = test.post(&editor, path, bundle.clone()).await.expect(200);
        let expected = json!({"created": 0, "changed": 1, "unchanged": 4, "ignored": ["x-tool"]});
        assert_eq!(applied, expected);
        let id = bundle["journeys"][0]["id"].as_str().unwrap();
        let log = format!("/api/workspaces/acme/repository/journey/{id}/changes?after=1");
        let log = test.get(&editor, &log).await.expect(200);
        let set = json!({"op": "set", "path": "phases/p/steps/s0~1~0/optional", "value": true});
        assert_eq!(log[0]["operations"], json!([set]));
        // A removed object comes back.
        let document = format!("/api/workspaces/acme/repository/journey/{id}");
        test.delete(&editor, &document).await.expect(200);
        let applied = test.post(&editor, path, bundle).await.expect(200);
        assert_eq!(applied["changed"], 1);
        assert_eq!(
            test.get(&editor, &document).await.expect(200)["removed"],
            false
        );
    })
    .await;
}

#[tokio::test]
async fn a_bad_object_keeps_the_whole_text_out() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let before = export(&test, "acme").await;
        let id = |number: u8| format!("01900000-0000-7000-8000-0000000000{number:02}");
        let good = json!({"id": id(1), "title": {}});
        let mut taken = good.clone();
        taken["key"] = json!("k");
        let cases = [
            (
                json!({"touchpoints": [{"id": id(2), "key": ""}]}),
                "invalid_field",
                format!("touchpoints/{}/key", id(2)),
            ),
            (
                json!({"journeys": [{"id": id(2), "level": 10}]}),
                "invalid_field",
                format!("journeys/{}/level", id(2)),
            ),
            (
                json!({"journeys": [{"id": "x"}]}),
                "invalid_field",
                "journeys/0/id".to_owned(),
            ),
            (
                json!({"journeys": [7]}),
                "invalid_field",
                "journeys/0".to_owned(),
            ),
            (
                json!({"journeys": 7}),
                "invalid_field",
                "journeys".to_owned(),
            ),
            (
                json!({"systems": [good]}),
                "duplicate_id",
                format!("systems/{}", id(1)),
            ),
            (
                json!({"touchpoints": [{"id": id(2), "key": "k"}, {"id": id(3), "key": "k"}]}),
                "key_taken",
                format!("touchpoints/{}/key", id(3)),
            ),
        ];
        for (more, code, place) in cases {
            let mut bundle = json!({"format": "ojf/1", "channels": [good]});
            bundle
                .as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            let answer = test
                .post(&editor, "/api/workspaces/acme/apply", bundle)
                .await
                .json();
            assert_eq!(
                (&answer["code"], &answer["place"]),
                (&json!(code), &json!(place)),
                "{answer}"
            );
            assert_eq!(export(&test, "acme").await, before);
        }
    })
    .await;
}

#[tokio::test]
async fn two_touchpoints_may_exchange_their_keys() {
    on_both_engines(async |test| {
        let id = |number: u8| format!("01900000-0000-7000-8000-0000000000{number:02}");
        let bundle = |one: &str, other: &str| {
            json!({"format": "ojf/1", "touchpoints": [
                {"id": id(1), "key": one}, {"id": id(2), "key": other}]})
        };
        apply(&test, "acme", &bundle("a", "b")).await.unwrap();
        let applied = apply(&test, "acme", &bundle("b", "a")).await.unwrap();
        assert_eq!(applied.changed, 2);
        assert_eq!(
            apply(&test, "acme", &bundle("b", "a"))
                .await
                .unwrap()
                .unchanged,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn one_journey_takes_along_what_it_refers_to_and_no_more() {
    let test = TestApp::new().await;
    seeded(&test, "full").await;
    let mut runner = TestRunner::deterministic();
    let mut bundle = bundle().new_tree(&mut runner).unwrap().current();
    let step = bundle["journeys"][0]["phases"][0]["steps"][0]["id"].clone();
    let touchpoint = bundle["touchpoints"][0]["id"].clone();
    bundle["journeys"][0]["lanes"][0]["cards"] =
        json!([{"id": "1", "step": step, "reference": {"kind": "touchpoint", "id": touchpoint}}]);
    apply(&test, "full", &bundle).await.unwrap();
    let viewer = test.member("full", Role::Viewer).await;
    let journey = bundle["journeys"][0]["id"].as_str().unwrap();
    let path = format!("/api/workspaces/full/export/{journey}");
    let exported = test.get(&viewer, &path).await.expect(200);
    for (list, expected) in [
        ("journeys", 1),
        ("touchpoints", 1),
        ("channels", 1),
        ("personas", 1),
        ("goals", 1),
    ] {
        assert_eq!(exported[list].as_array().unwrap().len(), expected, "{list}");
    }
    assert_eq!(exported["initiatives"], json!([]));
    assert_eq!(exported["phase_models"], json!([]));
    let path = format!("/api/workspaces/full/export/{}", DocumentId::new());
    assert_eq!(test.get(&viewer, &path).await.problem(404), "not_found");
}

#[tokio::test]
async fn a_workspace_is_checked_over_http() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let gone = DocumentId::new().to_string();
    let id = DocumentId::new().to_string();
    let bundle = json!({"format": "ojf/1", "journeys": [
        {"id": id, "title": {"de": "Reise"}, "personas": [gone]}]});
    let path = "/api/workspaces/acme/check";
    let findings = test.post(&editor, path, bundle.clone()).await.expect(200);
    let rules: Vec<&str> = findings
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["dangling-reference", "missing-language"]);
    let missing = json!({"id": gone, "body": {"name": "Katrin"}});
    test.post(&editor, "/api/workspaces/acme/repository/persona", missing)
        .await
        .expect(201);
    let findings = test.post(&editor, path, bundle.clone()).await.expect(200);
    assert_eq!(findings.as_array().unwrap().len(), 1);
    apply(&test, "acme", &bundle).await.unwrap();
    assert_eq!(test.get(&editor, path).await.expect(200), findings);
    let without = format!("{path}?without=missing-language");
    assert_eq!(test.get(&editor, &without).await.expect(200), json!([]));
    let nonsense = format!("{path}?rule=nonsense");
    assert_eq!(
        test.get(&editor, &nonsense).await.problem(422),
        "unknown_rule"
    );
}

#[test]
fn the_published_schema_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/ojf.schema.json");
    let fresh = serde_json::to_string_pretty(&formats::json_schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == fresh,
        "run this test with UPDATE=1 and commit {}",
        file.display()
    );
}
