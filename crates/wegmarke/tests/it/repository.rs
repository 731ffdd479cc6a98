//! Documents, their log, undo and history, over HTTP and on both engines.

use serde_json::{Value, json};
use wegmarke::accounts::{Role, workspaces};
use wegmarke::formats::KINDS;
use wegmarke::repository::store::{self, Moment};
use wegmarke::repository::{
    Author, Change, Document, DocumentId, Editor, Operation, Path, history, limits,
};

use crate::app::{Caller, TestApp, on_both_engines};

const BASE: &str = "/api/workspaces/acme/repository";

fn journey() -> Value {
    json!({
        "title": {"de": "Reise", "en": "Trip"},
        "x-own": {"kept": [1, null]},
        "phases": [
            {"id": "p", "title": {"de": "Kauf"}, "steps": [{"id": "s"}, {"id": "t"}]},
            {"id": "q", "steps": []}
        ],
        "lanes": [{"id": "l", "kind": "needs", "cards": [
            {"id": "1", "step": "s", "text": {"de": "Ruhe"}},
            {"id": "2", "step": "t"},
            {"id": "3", "step": "s"}
        ]}]
    })
}

async fn create(test: &TestApp, caller: &Caller, kind: &str, body: Value) -> Value {
    test.post(caller, &format!("{BASE}/{kind}"), json!({ "body": body }))
        .await
        .expect(201)
}

fn path_of(document: &Value) -> String {
    format!(
        "{BASE}/{}/{}",
        document["kind"].as_str().unwrap(),
        document["id"].as_str().unwrap()
    )
}

async fn change(test: &TestApp, caller: &Caller, document: &Value, operations: Value) -> Value {
    let path = format!("{}/changes", path_of(document));
    test.post(caller, &path, json!({ "operations": operations }))
        .await
        .expect(200)
}

async fn undo(test: &TestApp, caller: &Caller, document: &Value, sequence: i64) -> Value {
    let path = format!("{}/changes/{sequence}/undo", path_of(document));
    test.post(caller, &path, Value::Null).await.expect(200)
}

#[tokio::test]
async fn a_document_is_created_changed_and_listed() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        assert_eq!(created["version"], 1);
        assert_eq!(created["changed_by"], "editor-of-acme");
        assert_eq!(created["created_at"], "2026-03-01T08:00:00Z");
        assert_eq!(created["body"].to_string(), journey().to_string());
        let operations = json!([{"op": "set", "path": "title/de", "value": "Sommerreise"}]);
        let changed = change(&test, &editor, &created, operations.clone()).await;
        assert_eq!(changed["document"]["version"], 2);
        assert_eq!(changed["document"]["body"]["title"]["de"], "Sommerreise");
        assert_eq!(changed["change"]["sequence"], 2);
        assert_eq!(changed["change"]["operations"], operations);
        assert_eq!(changed["overlapping"], json!([]));
        let viewer = test.viewer().await;
        let shown = test.get(&viewer, &path_of(&created)).await.expect(200);
        assert_eq!(shown, changed["document"]);
        let list = test
            .get(&viewer, &format!("{BASE}/journey"))
            .await
            .expect(200);
        assert_eq!(list, json!([changed["document"]]));
        let log = test
            .get(&viewer, &format!("{}/changes", path_of(&created)))
            .await
            .expect(200);
        assert_eq!(log[0]["action"], "create");
        assert_eq!(log[1], changed["change"]);
        let rest = format!("{}/changes?after=1&limit=1", path_of(&created));
        assert_eq!(
            test.get(&viewer, &rest).await.expect(200),
            json!([changed["change"]])
        );
    })
    .await;
}

#[tokio::test]
async fn removing_a_step_takes_its_cards_along_and_undo_brings_all_back() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let removal = json!([{"op": "remove", "path": "phases/p/steps/s"}]);
        let removed = change(&test, &editor, &created, removal).await;
        let body = &removed["document"]["body"];
        assert_eq!(body["lanes"][0]["cards"], json!([{"id": "2", "step": "t"}]));
        assert_eq!(removed["change"]["operations"].as_array().unwrap().len(), 3);
        let undone = undo(&test, &editor, &created, 2).await;
        assert_eq!(
            undone["document"]["body"].to_string(),
            journey().to_string()
        );
        assert_eq!(undone["change"]["undoes"], 2);
        let redone = undo(&test, &editor, &created, 3).await;
        assert_eq!(redone["document"]["body"], *body);
        let undone = undo(&test, &editor, &created, 4).await;
        assert_eq!(
            undone["document"]["body"].to_string(),
            journey().to_string()
        );
        assert_eq!(undone["document"]["version"], 5);
    })
    .await;
}

#[tokio::test]
async fn a_removed_document_is_kept_and_comes_back_by_undo() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let path = path_of(&created);
        let removed = test.delete(&editor, &path).await.expect(200);
        assert_eq!(removed["document"]["removed"], true);
        assert_eq!(
            test.delete(&editor, &path).await.problem(409),
            "document_removed"
        );
        let operations = json!({"operations": [{"op": "set", "path": "key", "value": "x"}]});
        let changes = format!("{path}/changes");
        assert_eq!(
            test.post(&editor, &changes, operations).await.problem(409),
            "document_removed"
        );
        let list = format!("{BASE}/touchpoint");
        assert_eq!(test.get(&editor, &list).await.expect(200), json!([]));
        let removed_list = test
            .get(&editor, &format!("{list}?removed=true"))
            .await
            .expect(200);
        assert_eq!(removed_list[0]["id"], created["id"]);
        // The key is free while the document is away, and taken when it wants to come back.
        let other = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let undo_path = format!("{path}/changes/2/undo");
        assert_eq!(
            test.post(&editor, &undo_path, Value::Null)
                .await
                .problem(409),
            "key_taken"
        );
        change(
            &test,
            &editor,
            &other,
            json!([{"op": "set", "path": "key", "value": "b"}]),
        )
        .await;
        let back = undo(&test, &editor, &created, 2).await;
        assert_eq!(back["document"]["removed"], false);
        assert_eq!(back["change"]["action"], "restore");
        assert_eq!(
            test.post(&editor, &undo_path, Value::Null)
                .await
                .problem(409),
            "nothing_to_undo"
        );
        // Undoing the creation removes it; undoing the undo brings it back.
        let away = undo(&test, &editor, &created, 1).await;
        assert_eq!(away["document"]["removed"], true);
        let back = undo(&test, &editor, &created, 4).await;
        assert_eq!(back["document"]["body"], created["body"]);
    })
    .await;
}

#[tokio::test]
async fn keys_of_touchpoints_are_unique_in_their_workspace() {
    on_both_engines(async |test| {
        test.workspace("other").await;
        let editor = test.editor().await;
        let elsewhere = test.member("other", Role::Editor).await;
        let first = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let again = json!({"body": {"key": "form"}});
        let list = format!("{BASE}/touchpoint");
        assert_eq!(
            test.post(&editor, &list, again.clone()).await.problem(409),
            "key_taken"
        );
        let other = "/api/workspaces/other/repository/touchpoint";
        test.post(&elsewhere, other, again).await.expect(201);
        // The same id may live in both workspaces, and each sees only its own.
        let copy = json!({"id": first["id"], "body": {"key": "copy"}});
        test.post(&elsewhere, other, copy.clone()).await.expect(201);
        assert_eq!(
            test.post(&editor, &list, copy).await.problem(409),
            "id_taken"
        );
        let shown = test.get(&editor, &path_of(&first)).await.expect(200);
        assert_eq!(shown["body"]["key"], "form");
        let stranger = path_of(&first).replace("acme", "other");
        let code = test.get(&editor, &stranger).await.status.as_u16();
        assert!(code == 403 || code == 404);
        let wrong_kind = path_of(&first).replace("touchpoint", "persona");
        assert_eq!(
            test.get(&editor, &wrong_kind).await.problem(404),
            "not_found"
        );
    })
    .await;
}

#[tokio::test]
async fn a_document_as_it_was_is_rebuilt_from_its_log() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let mut states = vec![created.clone()];
        for step in 0..4 {
            test.app.clock.advance(jiff::SignedDuration::from_hours(1));
            let operations = match step {
                0 => json!([{"op": "set", "path": "title/de", "value": "Neu"}]),
                1 => json!([{"op": "remove", "path": "phases/p/steps/s"}]),
                2 => json!([{"op": "move", "path": "phases/p", "to": "phases"}]),
                _ => json!([{"op": "set", "path": "title"}]),
            };
            states.push(change(&test, &editor, &created, operations).await["document"].clone());
        }
        test.app.clock.advance(jiff::SignedDuration::from_hours(1));
        test.delete(&editor, &path_of(&created)).await.expect(200);
        for (index, state) in states.iter().enumerate() {
            let queries = [
                format!("version={}", index + 1),
                format!("at=2026-03-01T{:02}:30:00Z", index + 8),
            ];
            for query in queries {
                let path = format!("{}?{query}", path_of(&created));
                let then = test.get(&editor, &path).await.expect(200);
                assert_eq!(then.to_string(), state.to_string(), "{query}");
            }
        }
        for query in [
            "version=0",
            "version=7",
            "version=-1",
            "at=2026-03-01T07:00:00Z",
        ] {
            let path = format!("{}?{query}", path_of(&created));
            assert_eq!(
                test.get(&editor, &path).await.problem(404),
                "not_found",
                "{query}"
            );
        }
        let both = format!("{}?version=1&at=2026-03-01T09:00:00Z", path_of(&created));
        assert_eq!(test.get(&editor, &both).await.problem(422), "invalid_field");
        let nonsense = format!("{}?at=yesterday", path_of(&created));
        assert_eq!(
            test.get(&editor, &nonsense).await.problem(422),
            "invalid_instant"
        );
    })
    .await;
}

#[tokio::test]
async fn changes_of_others_at_the_same_places_are_reported() {
    on_both_engines(async |test| {
        let (editor, admin) = (test.editor().await, test.admin().await);
        let created = create(&test, &editor, "journey", journey()).await;
        let title = json!([{"op": "set", "path": "title/de", "value": "Von dir"}]);
        let theirs = change(&test, &admin, &created, title.clone()).await;
        let other = json!([{"op": "set", "path": "title/en", "value": "By you"}]);
        change(&test, &admin, &created, other).await;
        let path = format!("{}/changes", path_of(&created));
        let mine = json!({"operations": title, "base_version": 1});
        let changed = test.post(&editor, &path, mine).await.expect(200);
        assert_eq!(changed["overlapping"], json!([theirs["change"]]));
        for base in [0, 5] {
            let mine = json!({"operations": title, "base_version": base});
            assert_eq!(
                test.post(&editor, &path, mine).await.problem(422),
                "invalid_field"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_leaves_no_trace() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let path = format!("{}/changes", path_of(&created));
        let deep = (0..60).fold(json!(1), |below, _| json!({ "x": below }));
        let huge = "x".repeat(limits::MAX_TEXT_BYTES + 1);
        let many =
            vec![json!({"op": "set", "path": "market", "value": "x"}); limits::MAX_OPERATIONS + 1];
        let good = json!({"op": "set", "path": "market", "value": "DACH"});
        let cases = [
            (
                json!([good, {"op": "set", "path": "level", "value": 9}]),
                "invalid_field",
                "level",
            ),
            (
                json!([good, {"op": "set", "path": "state", "value": "live"}]),
                "goal_missing",
                "goal",
            ),
            (
                json!([good, {"op": "remove", "path": "phases/x"}]),
                "path_not_found",
                "phases/x",
            ),
            (
                json!([good, {"op": "set", "path": "a//b"}]),
                "invalid_path",
                "a//b",
            ),
            (
                json!([good, {"op": "set", "path": "x", "value": deep}]),
                "too_deep",
                "x/",
            ),
            (
                json!([good, {"op": "set", "path": "x", "value": huge}]),
                "too_long",
                "x",
            ),
            (json!([]), "invalid_field", "operations"),
            (json!(many), "too_many_operations", "operations"),
        ];
        for (operations, code, place) in cases {
            let answer = test
                .post(&editor, &path, json!({ "operations": operations }))
                .await;
            let problem = answer.json();
            assert_eq!(problem["code"], code, "{problem}");
            assert!(
                problem["place"].as_str().unwrap().starts_with(place),
                "{problem}"
            );
        }
        for operations in [
            json!([{"op": "explode"}]),
            json!([{"op": "set", "path": "x", "typo": 1}]),
            json!({}),
        ] {
            let answer = test
                .post(&editor, &path, json!({ "operations": operations }))
                .await;
            assert_eq!(answer.problem(422), "invalid_json");
        }
        for body in [
            json!(1),
            json!({"id": "x"}),
            json!({"phases": 7}),
            json!({"title": {"de": 1}}),
        ] {
            let new = json!({ "body": body });
            let answer = test.post(&editor, &format!("{BASE}/journey"), new).await;
            assert_eq!(answer.problem(422), "invalid_field");
        }
        let unknown = test
            .post(&editor, &format!("{BASE}/unicorn"), json!({"body": {}}))
            .await;
        assert_eq!(unknown.problem(404), "not_found");
        let shown = test.get(&editor, &path_of(&created)).await.expect(200);
        assert_eq!(shown, created);
        let log = test.get(&editor, &path).await.expect(200);
        assert_eq!(log.as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn contributors_change_insights_and_nothing_else() {
    let test = TestApp::new().await;
    let (editor, contributor) = (
        test.editor().await,
        test.member("acme", Role::Contributor).await,
    );
    let insight = create(&test, &contributor, "insight", json!({"severity": 3})).await;
    change(
        &test,
        &contributor,
        &insight,
        json!([{"op": "set", "path": "severity", "value": 4}]),
    )
    .await;
    undo(&test, &contributor, &insight, 2).await;
    let body = json!({"body": journey()});
    let refused = test
        .post(&contributor, &format!("{BASE}/journey"), body)
        .await;
    assert_eq!(refused.problem(403), "forbidden");
    let journey = create(&test, &editor, "journey", journey()).await;
    let operations = json!({"operations": [{"op": "set", "path": "market", "value": "x"}]});
    let refused = test
        .post(
            &contributor,
            &format!("{}/changes", path_of(&journey)),
            operations,
        )
        .await;
    assert_eq!(refused.problem(403), "forbidden");
}

#[tokio::test]
async fn a_new_workspace_has_the_shipped_phase_models_and_channels() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    let new = json!({"slug": "fresh", "name": {"de": "Frisch"}});
    test.post(&admin, "/api/workspaces", new).await.expect(201);
    let list = |kind: &str| format!("/api/workspaces/fresh/repository/{kind}");
    let models = test.get(&admin, &list("phase-model")).await.expect(200);
    let phases: Vec<usize> = models
        .as_array()
        .unwrap()
        .iter()
        .map(|model| model["body"]["phases"].as_array().unwrap().len())
        .collect();
    assert_eq!(phases, [9, 9, 5]);
    let channels = test.get(&admin, &list("channel")).await.expect(200);
    let vocabulary = test.get(&admin, "/api/vocabulary").await.expect(200);
    for category in vocabulary["touchpoint_categories"].as_array().unwrap() {
        let channel = &category["channel"];
        let known = channels
            .as_array()
            .unwrap()
            .iter()
            .any(|known| known["id"] == *channel);
        assert!(channel.is_null() || known, "{category}");
    }
}

/// What a document's log says it should be.
async fn replayed(test: &TestApp, id: DocumentId) -> (Vec<Change>, Value, Document) {
    let mut transaction = test.app.database.read().await.unwrap();
    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
    let document = store::find(&mut transaction, workspace, "journey", id)
        .await
        .unwrap();
    let log = store::changes(&mut transaction, workspace, id, 0, 10_000)
        .await
        .unwrap();
    let moment = Moment::Version(document.version);
    let then = store::find_at(&mut transaction, workspace, "journey", id, moment)
        .await
        .unwrap();
    assert_eq!(then.body.get(), document.body.get());
    let (body, _) = history::replay(&log).unwrap();
    (log, body, document)
}

#[tokio::test]
async fn many_writers_of_one_document_lose_nothing() {
    const WRITERS: usize = 8;
    const CHANGES: usize = 12;
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let id: DocumentId = created["id"].as_str().unwrap().parse().unwrap();
        let writers = (0..WRITERS).map(|writer| {
            let app = test.app.clone();
            tokio::spawn(async move {
                for number in 0..CHANGES {
                    let mut transaction = app.database.write().await.unwrap();
                    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
                    let author = Author {
                        user: None,
                        at: app.clock.now(),
                    };
                    let kind = KINDS.find("journey").unwrap();
                    let card = json!({"id": format!("{writer}-{number}"), "step": "t"});
                    let insert = json!({"op": "insert", "path": "lanes/l/cards", "value": card});
                    let market = Operation::set(&Path::root("market"), json!(format!("{writer}")));
                    let operations = vec![serde_json::from_value(insert).unwrap(), market];
                    let editor = Editor {
                        workspace,
                        kind,
                        id,
                        author,
                    };
                    editor
                        .change(&mut transaction, operations, None)
                        .await
                        .unwrap();
                    transaction.commit().await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let (log, body, document) = replayed(&test, id).await;
        let sequences: Vec<i64> = log.iter().map(|change| change.sequence).collect();
        let expected: Vec<i64> = (1..=(WRITERS * CHANGES) as i64 + 1).collect();
        assert_eq!(sequences, expected);
        assert_eq!(body.to_string(), document.body.get());
        let cards = body["lanes"][0]["cards"].as_array().unwrap();
        assert_eq!(cards.len(), 3 + WRITERS * CHANGES);
    })
    .await;
}

#[tokio::test]
async fn two_touchpoints_cannot_take_one_key_at_the_same_moment() {
    on_both_engines(async |test| {
        let tries = (0..6).map(|_| {
            let app = test.app.clone();
            tokio::spawn(async move {
                let mut transaction = app.database.write().await.unwrap();
                let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
                let author = Author {
                    user: None,
                    at: app.clock.now(),
                };
                let kind = KINDS.find("touchpoint").unwrap();
                let editor = Editor {
                    workspace,
                    kind,
                    id: DocumentId::new(),
                    author,
                };
                let created = editor
                    .create(&mut transaction, json!({"key": "form"}))
                    .await;
                match created {
                    Ok(_) => transaction.commit().await.map(|()| true).unwrap(),
                    Err(error) => {
                        assert!(["key_taken", "taken"].contains(&error.code()), "{error:?}");
                        false
                    }
                }
            })
        });
        let mut winners = 0;
        for attempt in tries.collect::<Vec<_>>() {
            winners += usize::from(attempt.await.unwrap());
        }
        assert_eq!(winners, 1);
    })
    .await;
}
