//! Documents, their log, undo and history, over HTTP and on both engines.

use serde_json::{Value, json};
use wegmarke::accounts::{Role, workspaces};
use wegmarke::formats::KINDS;
use wegmarke::repository::{Author, DocumentId, Editor, limits};

use crate::app::{Caller, TestApp, on_both_engines};
use crate::history::undo;

pub const BASE: &str = "/api/workspaces/acme/repository";

pub fn journey() -> Value {
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

pub async fn create(test: &TestApp, caller: &Caller, kind: &str, body: Value) -> Value {
    test.post(caller, &format!("{BASE}/{kind}"), json!({ "body": body }))
        .await
        .expect(201)
}

pub fn path_of(document: &Value) -> String {
    format!(
        "{BASE}/{}/{}",
        document["kind"].as_str().unwrap(),
        document["id"].as_str().unwrap()
    )
}

pub async fn change(test: &TestApp, caller: &Caller, document: &Value, operations: Value) -> Value {
    let path = format!("{}/changes", path_of(document));
    test.post(caller, &path, json!({ "operations": operations }))
        .await
        .expect(200)
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

/// Whatever was refused has left no trace.
async fn check_untouched(test: &TestApp, caller: &Caller, document: &Value) {
    let path = path_of(document);
    assert_eq!(test.get(caller, &path).await.expect(200), *document);
    let log = test
        .get(caller, &format!("{path}/changes"))
        .await
        .expect(200);
    assert_eq!(log.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_change_that_cannot_be_is_refused_as_a_whole() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let path = format!("{}/changes", path_of(&created));
        let good = json!({"op": "set", "path": "market", "value": "DACH"});
        let set = |path: &str, value: Value| json!({"op": "set", "path": path, "value": value});
        let deep = (0..60).fold(json!(1), |below, _| json!({ "x": below }));
        let huge = json!("x".repeat(limits::MAX_TEXT_BYTES + 1));
        let gone = json!({"op": "remove", "path": "phases/x"});
        let cases = [
            (
                vec![good.clone(), set("level", json!(10))],
                "invalid_field",
                "level",
            ),
            (
                vec![good.clone(), set("state", json!("live"))],
                "goal_missing",
                "goal",
            ),
            (vec![good.clone(), gone], "path_not_found", "phases/x"),
            (
                vec![good.clone(), set("a//b", json!(1))],
                "invalid_path",
                "a//b",
            ),
            (vec![good.clone(), set("x", deep)], "too_deep", "x/"),
            (vec![good.clone(), set("x", huge)], "too_long", "x"),
            (vec![], "invalid_field", "operations"),
            (
                vec![good; limits::MAX_OPERATIONS + 1],
                "too_many_operations",
                "operations",
            ),
        ];
        for (operations, code, place) in cases {
            let change = json!({ "operations": operations });
            let problem = test.post(&editor, &path, change).await.json();
            assert_eq!(problem["code"], code, "{problem}");
            let found = problem["place"].as_str().unwrap();
            assert!(found.starts_with(place), "{problem}");
        }
        check_untouched(&test, &editor, &created).await;
    })
    .await;
}

#[tokio::test]
async fn requests_that_cannot_be_read_are_refused() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let created = create(&test, &editor, "journey", journey()).await;
    let path = format!("{}/changes", path_of(&created));
    let typo = json!([{"op": "set", "path": "x", "typo": 1}]);
    for operations in [json!([{"op": "explode"}]), typo, json!({})] {
        let change = json!({ "operations": operations });
        assert_eq!(
            test.post(&editor, &path, change).await.problem(422),
            "invalid_json"
        );
    }
    let list = format!("{BASE}/journey");
    for body in [
        json!(1),
        json!({"id": "x"}),
        json!({"phases": 7}),
        json!({"title": {"de": 1}}),
    ] {
        let new = json!({ "body": body });
        assert_eq!(
            test.post(&editor, &list, new).await.problem(422),
            "invalid_field"
        );
    }
    let unknown = format!("{BASE}/unicorn");
    assert_eq!(
        test.post(&editor, &unknown, json!({"body": {}}))
            .await
            .problem(404),
        "not_found"
    );
    check_untouched(&test, &editor, &created).await;
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
