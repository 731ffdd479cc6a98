//! Copies into another workspace over HTTP: preview, roles on both sides, nothing by half.

use axum::http::Method;
use serde_json::{Value, json};
use wegmarke::accounts::{Role, members, users, workspaces};

use crate::app::{Caller, TestApp, on_both_engines};

const PATH: &str = "/api/workspaces/acme/copies";

/// Makes a member of `acme` also one of `rival`.
async fn join_rival(test: &TestApp, caller: &Caller, role: Role) {
    let session = test.get(caller, "/api/session").await.expect(200);
    let email = session["user"]["email"].as_str().unwrap();
    let mut transaction = test.app.database.write().await.unwrap();
    let user = users::find_by_email(&mut transaction, email)
        .await
        .unwrap()
        .unwrap();
    let rival = workspaces::get(&mut transaction, "rival").await.unwrap();
    members::add(&mut transaction, rival.id, user.id, role)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// A persona with a journey and its touchpoint; gives the journey.
async fn fill(test: &TestApp, editor: &Caller) -> String {
    let create = async |kind: &str, body: Value| {
        let path = format!("/api/workspaces/acme/repository/{kind}");
        let created = test.post(editor, &path, json!({"body": body})).await;
        created.expect(201)["id"].as_str().unwrap().to_owned()
    };
    let persona = create("persona", json!({"name": "Katrin"})).await;
    let form = create("touchpoint", json!({"key": "form"})).await;
    let card = json!({"id": "c", "step": "s", "reference": {"kind": "touchpoint", "id": form}});
    let journey = json!({"title": {"de": "Kauf"}, "personas": [persona],
        "phases": [{"id": "p", "steps": [{"id": "s"}]}], "lanes": [{"id": "l", "cards": [card]}]});
    create("journey", journey).await
}

fn copy(journey: &str, dry_run: bool) -> Value {
    let objects = json!([{"kind": "journey", "id": journey}]);
    json!({"target": "rival", "wish": {"objects": objects}, "dry_run": dry_run})
}

#[tokio::test]
async fn a_copy_brings_what_it_says_in_advance() {
    on_both_engines(async |test| {
        test.workspace("rival").await;
        let editor = test.editor().await;
        join_rival(&test, &editor, Role::Editor).await;
        let journey = fill(&test, &editor).await;
        let list = "/api/workspaces/rival/repository/journey";

        let preview = test
            .post(&editor, PATH, copy(&journey, true))
            .await
            .expect(200);
        let states = |plan: &Value| {
            let objects = plan["objects"].as_array().unwrap().iter();
            let states = objects.map(|it| it["state"].as_str().unwrap().to_owned());
            states.collect::<Vec<_>>()
        };
        assert_eq!(states(&preview), ["new", "new", "new"]);
        assert_eq!(preview["copied"], false);
        assert_eq!(test.get(&editor, list).await.expect(200), json!([]));

        let done = test
            .post(&editor, PATH, copy(&journey, false))
            .await
            .expect(200);
        assert_eq!(done["objects"], preview["objects"]);
        assert_eq!(done["copied"], true);
        let there = test.get(&editor, list).await.expect(200);
        assert_eq!(
            (&there[0]["id"], &there[0]["version"]),
            (&json!(journey), &json!(1))
        );

        // Again: the draft differs from the original in nothing but its state.
        let again = test
            .post(&editor, PATH, copy(&journey, false))
            .await
            .expect(200);
        assert_eq!(states(&again), ["same", "same", "same"]);
        let there = test.get(&editor, list).await.expect(200);
        assert_eq!(there[0]["version"], 1);
    })
    .await;
}

#[tokio::test]
async fn copying_takes_an_editor_of_the_target() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let editor = test.editor().await;
    let journey = fill(&test, &editor).await;
    let refused = test.post(&editor, PATH, copy(&journey, false)).await;
    assert_eq!(refused.problem(404), "not_found");
    join_rival(&test, &editor, Role::Contributor).await;
    let refused = test.post(&editor, PATH, copy(&journey, false)).await;
    assert_eq!(refused.problem(403), "forbidden");

    // Reading here and editing there is enough; a token opens one workspace only.
    let viewer = test.viewer().await;
    join_rival(&test, &viewer, Role::Editor).await;
    test.post(&viewer, PATH, copy(&journey, true))
        .await
        .expect(200);
    let token = test.token(&viewer, "acme", &["read"]).await;
    let refused = test.post(&token, PATH, copy(&journey, true)).await;
    assert_eq!(refused.problem(403), "forbidden");
}

#[tokio::test]
async fn what_cannot_be_copied_is_said() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let editor = test.editor().await;
    join_rival(&test, &editor, Role::Editor).await;
    let journey = fill(&test, &editor).await;
    let refuse = async |body: Value, status: u16| {
        let answer = test
            .call(&editor, Method::POST, PATH, body)
            .await
            .expect(status);
        (answer["code"].clone(), answer["place"].clone())
    };
    let none = json!({"target": "rival", "wish": {"objects": []}});
    let expected = (json!("invalid_field"), json!("wish/objects"));
    assert_eq!(refuse(none, 422).await, expected);
    let mut here = copy(&journey, false);
    here["target"] = json!("acme");
    assert_eq!(
        refuse(here, 422).await,
        (json!("invalid_field"), json!("target"))
    );
    let mut gone = copy(&journey, false);
    gone["wish"]["objects"][0]["kind"] = json!("persona");
    assert_eq!(
        refuse(gone, 404).await,
        (json!("not_found"), json!("objects/0"))
    );
}
