//! Comments: threads, mentions, who may do what, sending twice, the record of what was done.

use serde_json::{Value, json};
use wegmarke::accounts::Role;

use crate::app::{Caller, TestApp, on_both_engines};

const COMMENTS: &str = "/api/workspaces/acme/comments";

/// A journey in `acme`.
pub async fn journey(test: &TestApp) -> String {
    let body = json!({"title": {"de": "Familienurlaub", "en": "Family holiday"},
    "phases": [{"id": "p", "steps": [{"id": "s", "title": {"de": "Anfrage"}}]}],
    "lanes": [
        {"id": "needs", "kind": "needs", "cards": [
            {"id": "c", "step": "s", "text": {"de": "Ruhe"}}]},
        {"id": "inside", "kind": "internal-activities", "cards": [
            {"id": "d", "step": "s", "text": {"de": "Marge prüfen"}}]}
    ]});
    let editor = test.editor().await;
    let made = test
        .post(
            &editor,
            "/api/workspaces/acme/repository/journey",
            json!({ "body": body }),
        )
        .await
        .expect(201);
    made["id"].as_str().unwrap().to_owned()
}

/// The id of the caller's user.
pub async fn user_id(test: &TestApp, caller: &Caller) -> String {
    let session = test.get(caller, "/api/session").await.expect(200);
    session["user"]["id"].as_str().unwrap().to_owned()
}

/// Unread notifications of the caller.
pub async fn unread(test: &TestApp, caller: &Caller) -> Vec<Value> {
    let path = "/api/workspaces/acme/notifications?unread=true";
    let listed = test.get(caller, path).await.expect(200);
    let notifications = listed["notifications"].as_array().unwrap().clone();
    assert_eq!(listed["unread"], notifications.len());
    notifications
}

fn about(journey: &str, place: &str) -> Value {
    json!({"kind": "journey", "document": journey, "place": place})
}

async fn list(test: &TestApp, caller: &Caller, journey: &str) -> Vec<Value> {
    let path = format!("{COMMENTS}?document={journey}");
    let listed = test.get(caller, &path).await.expect(200);
    listed.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_thread_is_begun_answered_settled_and_opened_again() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, ben) = (
            test.editor().await,
            test.member("acme", Role::Contributor).await,
        );
        let new = json!({"about": about(&journey, "steps/s"), "text": " Why **so** long? "});
        let first = test.post(&anna, COMMENTS, new).await.expect(201);
        assert_eq!(first["text"], "Why **so** long?");
        assert_eq!(first["thread"], first["id"]);
        test.app.clock.advance(jiff::SignedDuration::from_secs(1));
        // An answer stands where its thread does, whatever it says.
        let answer =
            json!({"about": about(&journey, ""), "answers": first["id"], "text": "The offer."});
        let answer = test.post(&ben, COMMENTS, answer).await.expect(201);
        assert_eq!(answer["about"]["place"], "steps/s");
        assert_eq!(answer["thread"], first["id"]);
        assert_eq!(answer["author_name"], "contributor-of-acme");

        let path = format!("{COMMENTS}/{}", answer["id"].as_str().unwrap());
        let settled = test
            .post(&ben, &format!("{path}/resolve"), Value::Null)
            .await
            .expect(200);
        assert_eq!(settled["id"], first["id"]);
        assert_eq!(settled["resolved_by"], "contributor-of-acme");
        let reopened = test
            .post(&anna, &format!("{path}/reopen"), Value::Null)
            .await
            .expect(200);
        assert_eq!(reopened["resolved_at"], Value::Null);
        let all = list(&test, &test.viewer().await, &journey).await;
        assert_eq!(all.len(), 2);
        assert_eq!(all[0]["id"], first["id"]);
    })
    .await;
}

#[tokio::test]
async fn those_who_are_named_and_those_of_the_thread_are_told_once() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, ben) = (
            test.editor().await,
            test.member("acme", Role::Contributor).await,
        );
        let (vera, admin) = (test.viewer().await, test.admin().await);
        let vera_id = user_id(&test, &vera).await;
        let anna_id = user_id(&test, &anna).await;
        let text = format!("@[Vera]({vera_id}) and myself @[Anna]({anna_id}): look.");
        let id = "01900000-0000-7000-8000-0000000000aa";
        let new = json!({"id": id, "about": about(&journey, "cards/c"), "text": text});
        let first = test.post(&anna, COMMENTS, new.clone()).await.expect(201);
        // Sent twice, kept and told once.
        test.post(&anna, COMMENTS, new.clone()).await.expect(200);
        assert_eq!(
            test.post(&ben, COMMENTS, new).await.problem(409),
            "id_taken"
        );
        let told = unread(&test, &vera).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["kind"], "mention");
        assert_eq!(told[0]["about"], about(&journey, "cards/c"));
        assert_eq!(told[0]["title"]["de"], "Familienurlaub");
        assert_eq!(told[0]["excerpt"], "@Vera and myself @Anna: look.");
        assert!(
            unread(&test, &anna).await.is_empty(),
            "nobody is told what they did"
        );

        let answer = json!({"about": about(&journey, ""), "answers": id, "text": "Thanks"});
        test.post(&ben, COMMENTS, answer).await.expect(201);
        assert_eq!(unread(&test, &anna).await[0]["kind"], "reply");
        assert_eq!(
            unread(&test, &vera).await.len(),
            1,
            "she has not written in the thread"
        );
        assert!(unread(&test, &admin).await.is_empty());

        // Naming somebody later tells them, and only them.
        let path = format!("{COMMENTS}/{}", first["id"].as_str().unwrap());
        let admin_id = user_id(&test, &admin).await;
        let edited = format!("@[Vera]({vera_id}) @[Boss]({admin_id})");
        test.patch(&anna, &path, json!({ "text": edited }))
            .await
            .expect(200);
        assert_eq!(unread(&test, &admin).await.len(), 1);
        assert_eq!(unread(&test, &vera).await.len(), 1);

        // A kind that is muted is not told; whoever left is not told.
        let muted = json!({"muted": ["mention"], "digest": "off", "language": "de"});
        let settings = "/api/workspaces/acme/notifications/settings";
        test.patch(&admin, settings, muted).await.expect(200);
        test.delete(&admin, &format!("/api/workspaces/acme/members/{vera_id}"))
            .await
            .expect(204);
        let again = json!({"about": about(&journey, ""), "text": edited});
        test.post(&anna, COMMENTS, again).await.expect(201);
        assert_eq!(unread(&test, &admin).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn only_its_author_changes_a_comment_and_admins_may_remove_it() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, ben) = (
            test.editor().await,
            test.member("acme", Role::Contributor).await,
        );
        let new = json!({"about": about(&journey, ""), "text": "one"});
        let first = test.post(&anna, COMMENTS, new).await.expect(201);
        let path = format!("{COMMENTS}/{}", first["id"].as_str().unwrap());
        test.patch(&ben, &path, json!({"text": "mine"}))
            .await
            .expect(403);
        test.delete(&ben, &path).await.expect(403);
        let edited = test
            .patch(&anna, &path, json!({"text": "two"}))
            .await
            .expect(200);
        assert!(edited["edited_at"].is_string());
        let answer =
            json!({"about": about(&journey, ""), "answers": first["id"], "text": "answer"});
        let answer = test.post(&ben, COMMENTS, answer).await.expect(201);
        test.delete(&test.admin().await, &path).await.expect(204);
        // What was answered leaves its place, without its text; what was not leaves nothing.
        let left = list(&test, &ben, &journey).await;
        assert_eq!(left.len(), 2);
        assert_eq!(
            (&left[0]["removed"], &left[0]["text"]),
            (&json!(true), &json!(""))
        );
        test.patch(&anna, &path, json!({"text": "again"}))
            .await
            .expect(404);
        let answer = format!("{COMMENTS}/{}", answer["id"].as_str().unwrap());
        test.delete(&ben, &answer).await.expect(204);
        assert!(list(&test, &ben, &journey).await.is_empty());

        let changes = test
            .get(&test.admin().await, &format!("{path}/changes"))
            .await
            .expect(200);
        let done: Vec<_> = changes
            .as_array()
            .unwrap()
            .iter()
            .map(|c| (&c["action"], &c["text_before"]))
            .collect();
        assert_eq!(
            done,
            [
                (&json!("create"), &json!("")),
                (&json!("edit"), &json!("one")),
                (&json!("remove"), &json!("two"))
            ]
        );
        test.get(&anna, &format!("{path}/changes"))
            .await
            .expect(403);
    })
    .await;
}

#[tokio::test]
async fn comments_stay_in_their_workspace_and_on_real_documents() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let anna = test.editor().await;
        test.workspace("rival").await;
        let rival = test.member("rival", Role::Admin).await;
        let new = json!({"about": about(&journey, ""), "text": "ours"});
        let first = test.post(&anna, COMMENTS, new.clone()).await.expect(201);
        let theirs = "/api/workspaces/rival/comments";
        test.post(&rival, theirs, new).await.expect(404);
        let listed = test
            .get(&rival, &format!("{theirs}?document={journey}"))
            .await
            .expect(200);
        assert_eq!(listed, json!([]));
        let path = format!("{theirs}/{}", first["id"].as_str().unwrap());
        test.patch(&rival, &path, json!({"text": "x"}))
            .await
            .expect(404);
        test.delete(&rival, &path).await.expect(404);
        test.post(&rival, &format!("{path}/resolve"), Value::Null)
            .await
            .expect(404);

        let wrong_kind = json!({"kind": "persona", "document": journey});
        let cases = [
            (json!({"about": wrong_kind, "text": "x"}), 404, "not_found"),
            (
                json!({"about": about(&journey, "a//b"), "text": "x"}),
                422,
                "invalid_path",
            ),
            (
                json!({"about": about(&journey, "a\u{0}b"), "text": "x"}),
                422,
                "invalid_field",
            ),
            (
                json!({"about": about(&journey, ""), "text": " "}),
                422,
                "invalid_field",
            ),
            (
                json!({"about": about(&journey, ""), "text": "a\u{0}"}),
                422,
                "invalid_field",
            ),
        ];
        for (body, status, code) in cases {
            assert_eq!(test.post(&anna, COMMENTS, body).await.problem(status), code);
        }
    })
    .await;
}
