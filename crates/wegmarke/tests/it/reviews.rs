//! Reviews over HTTP and on both engines: who may ask, approve and bring a journey live.

use serde_json::{Value, json};
use wegmarke::accounts::Role;

use crate::app::{Answer, Caller, TestApp, on_both_engines};
use crate::history::undo;
use crate::repository::{change, create, path_of};

const REVIEWS: &str = "/api/workspaces/acme/reviews";

async fn user_of(test: &TestApp, caller: &Caller) -> Value {
    test.get(caller, "/api/session").await.expect(200)["user"]["id"].clone()
}

async fn set_state(test: &TestApp, caller: &Caller, journey: &Value, state: &str) -> Answer {
    let path = format!("{}/changes", path_of(journey));
    let operations = json!([{"op": "set", "path": "state", "value": state}]);
    test.post(caller, &path, json!({ "operations": operations }))
        .await
}

async fn answer(
    test: &TestApp,
    caller: &Caller,
    review: &Value,
    verdict: &str,
    version: i64,
) -> Answer {
    let path = format!("{REVIEWS}/{}/answers", review["id"].as_str().unwrap());
    let body = json!({"verdict": verdict, "version": version, "text": "Gut"});
    test.post(caller, &path, body).await
}

/// A journey with a goal, and a workspace that insists on approvals.
async fn insisting(test: &TestApp) -> Value {
    let admin = test.admin().await;
    let settings = json!({"approval_needed": true});
    test.patch(&admin, "/api/workspaces/acme", settings)
        .await
        .expect(200);
    let goal = create(test, &admin, "goal", json!({})).await;
    create(
        test,
        &admin,
        "journey",
        json!({"goal": goal["id"], "title": {"de": "Reise"}}),
    )
    .await
}

#[tokio::test]
async fn somebody_else_approves_before_a_journey_goes_live() {
    on_both_engines(async |test| {
        let journey = insisting(&test).await;
        let editor = test.editor().await;
        let contributor = test.member("acme", Role::Contributor).await;
        let asked = user_of(&test, &contributor).await;
        let refused = set_state(&test, &editor, &journey, "live").await;
        assert_eq!(refused.problem(409), "approval_missing");

        let ask = json!({"journey": journey["id"], "people": [asked], "text": "Bitte schauen"});
        let reviews = test.post(&editor, REVIEWS, ask.clone()).await.expect(201);
        let review = reviews["reviews"][0].clone();
        assert_eq!(
            (&review["outcome"], &review["version"]),
            (&json!("open"), &json!(2))
        );
        let shown = test.get(&editor, &path_of(&journey)).await.expect(200);
        assert_eq!(shown["body"]["state"], "in-review");
        let told = "/api/workspaces/acme/notifications";
        let told = test.get(&contributor, told).await.expect(200);
        assert_eq!(told["notifications"][0]["kind"], "review");
        // Not by oneself, not about a version that nobody was asked about, not by a stranger.
        let own = answer(&test, &editor, &review, "approved", 2).await;
        assert_eq!(own.problem(403), "forbidden");
        let early = answer(&test, &contributor, &review, "approved", 1).await;
        assert_eq!(early.problem(422), "invalid_field");

        let asks = answer(&test, &contributor, &review, "changes-asked", 2)
            .await
            .expect(201);
        assert_eq!(asks["reviews"][0]["outcome"], "changes-asked");
        let shown = test.get(&editor, &path_of(&journey)).await.expect(200);
        assert_eq!(
            (&shown["body"]["state"], &shown["version"]),
            (&json!("draft"), &json!(3))
        );
        let title = json!([{"op": "set", "path": "title/de", "value": "Urlaub"}]);
        change(&test, &editor, &journey, title).await;
        let approved = answer(&test, &contributor, &review, "approved", 4)
            .await
            .expect(201);
        assert_eq!(approved["approved"], true);
        assert_eq!(
            approved["reviews"][0]["answers"][1]["by"]["name"],
            "contributor-of-acme"
        );
        set_state(&test, &editor, &journey, "live")
            .await
            .expect(200);
    })
    .await;
}

#[tokio::test]
async fn an_approval_is_for_the_journey_as_it_was_looked_at() {
    on_both_engines(async |test| {
        let journey = insisting(&test).await;
        let (editor, admin) = (test.editor().await, test.admin().await);
        let asked = user_of(&test, &admin).await;
        let ask = json!({"journey": journey["id"], "people": [asked]});
        let reviews = test.post(&editor, REVIEWS, ask.clone()).await.expect(201);
        let review = reviews["reviews"][0].clone();
        answer(&test, &admin, &review, "approved", 2)
            .await
            .expect(201);
        let title = json!([{"op": "set", "path": "title/de", "value": "Ganz anders"}]);
        change(&test, &editor, &journey, title).await;
        let refused = set_state(&test, &editor, &journey, "live").await;
        assert_eq!(refused.problem(409), "approval_missing");
        // Asking anew ends the earlier review, and taking that back leaves none.
        let reviews = test.post(&editor, REVIEWS, ask).await.expect(201);
        assert_eq!(reviews["reviews"][1]["outcome"], "withdrawn");
        let newest = reviews["reviews"][0]["id"].as_str().unwrap();
        let withdraw = format!("{REVIEWS}/{newest}/withdraw");
        let left = test.post(&editor, &withdraw, Value::Null).await.expect(200);
        assert_eq!(left["reviews"][0]["outcome"], "withdrawn");
        let ended = answer(&test, &admin, &review, "approved", 3).await;
        assert_eq!(ended.problem(409), "review_ended");
        // An admin may without; what was live last is what the next review is compared with.
        set_state(&test, &admin, &journey, "live").await.expect(200);
        let draft = set_state(&test, &editor, &journey, "draft")
            .await
            .expect(200);
        let list = format!("{REVIEWS}?journey={}", journey["id"].as_str().unwrap());
        let shown = test.get(&editor, &list).await.expect(200);
        let left = draft["document"]["version"].as_i64().unwrap() - 1;
        assert_eq!(shown["last_live_version"], left);
    })
    .await;
}

#[tokio::test]
async fn no_way_leads_around_the_approval() {
    on_both_engines(async |test| {
        let journey = insisting(&test).await;
        let (editor, admin) = (test.editor().await, test.admin().await);
        let mut body = journey["body"].clone();
        body["state"] = json!("live");
        let list = path_of(&journey);
        let list = list.rsplit_once('/').unwrap().0;
        let new = test.post(&editor, list, json!({ "body": body })).await;
        assert_eq!(new.problem(409), "approval_missing");
        body["id"] = journey["id"].clone();
        let bundle = json!({"format": "ojf/1", "journeys": [body]});
        let apply = "/api/workspaces/acme/apply";
        let applied = test.post(&editor, apply, bundle.clone()).await;
        assert_eq!(applied.problem(409), "approval_missing");
        test.post(&admin, apply, bundle).await.expect(200);
        set_state(&test, &editor, &journey, "retired")
            .await
            .expect(200);
        let path = format!("{}/changes/3/undo", path_of(&journey));
        let undone = test.post(&editor, &path, Value::Null).await;
        assert_eq!(undone.problem(409), "approval_missing");
        undo(&test, &admin, &journey, 3).await;
        let people = json!({"journey": journey["id"], "people": [user_of(&test, &editor).await]});
        let oneself = test.post(&editor, REVIEWS, people).await;
        assert_eq!(oneself.problem(422), "invalid_field");
    })
    .await;
}
