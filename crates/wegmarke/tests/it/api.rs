//! What the API promises to programs: pages, filters, entity tags, requests that arrive twice.

use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Answer, Caller, TestApp, on_both_engines};
use crate::repository::{BASE, create, path_of};

/// A request with one more header.
pub async fn with_header(
    test: &TestApp,
    caller: &Caller,
    (method, path): (Method, &str),
    (name, value): (&str, &str),
    body: Value,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(name, value)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()));
    test.send(caller, request.unwrap()).await
}

#[tokio::test]
async fn a_list_is_read_in_pages_filtered_and_light() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let mut ids = Vec::new();
        for number in 0..5 {
            let state = if number == 3 { "draft" } else { "in-review" };
            let body = json!({"title": {"de": format!("Reise {number}")}, "state": state,
                "personas": [format!("p{number}")], "phases": [{"id": "p"}]});
            ids.push(create(&test, &editor, "journey", body).await["id"].clone());
        }
        let mut next = format!("{BASE}/journey?limit=2&filter=state:in-review&members=title,state");
        let mut found = Vec::new();
        let mut pages = 0;
        loop {
            let answer = test.get(&editor, &next).await;
            let link = answer.headers.get(header::LINK).cloned();
            let page = answer.expect(200);
            for document in page.as_array().unwrap() {
                let members: Vec<&String> = document["body"].as_object().unwrap().keys().collect();
                assert_eq!(members, ["state", "title"]);
                assert_eq!(document["version"], 1);
                found.push(document["id"].clone());
            }
            pages += 1;
            let Some(link) = link else { break };
            let link = link.to_str().unwrap();
            next = link[1..link.find('>').unwrap()].to_owned();
        }
        assert_eq!(pages, 2);
        ids.remove(3);
        assert_eq!(found, ids);
        let one = test
            .get(&editor, &format!("{BASE}/journey?filter=personas:p1"))
            .await
            .expect(200);
        assert_eq!(one[0]["id"], ids[1]);
        assert_eq!(one.as_array().unwrap().len(), 1);
        let wrong = test
            .get(&editor, &format!("{BASE}/journey?filter=live"))
            .await;
        assert_eq!(wrong.problem(422), "invalid_field");
        let wrong = test.get(&editor, &format!("{BASE}/journey?after=x")).await;
        assert_eq!(wrong.problem(422), "invalid_query");
    })
    .await;
}

#[tokio::test]
async fn a_version_is_read_once_and_not_written_over() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "goal", json!({"title": {"de": "Treue"}})).await;
        let path = path_of(&created);
        let read = test.get(&editor, &path).await;
        assert_eq!(read.headers[header::ETAG], "\"1\"");
        let again = async |tag: &str| {
            let header = ("if-none-match", tag);
            with_header(&test, &editor, (Method::GET, &path), header, Value::Null).await
        };
        let known = again("\"1\"").await;
        assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
        let changes = format!("{path}/changes");
        let change = json!({"operations": [{"op": "set", "path": "kind", "value": "loyalty"}]});
        let strict = async |method: Method, path: &str, tag: &str, body: Value| {
            with_header(&test, &editor, (method, path), ("if-match", tag), body).await
        };
        let changed = strict(Method::POST, &changes, "\"1\"", change.clone()).await;
        assert_eq!(changed.expect(200)["document"]["version"], 2);
        assert_eq!(again("\"1\"").await.expect(200)["version"], 2);
        for (method, path) in [
            (Method::POST, changes.as_str()),
            (Method::POST, &format!("{changes}/2/undo")),
            (Method::DELETE, &path),
        ] {
            let refused = strict(method, path, "\"1\"", change.clone()).await;
            assert_eq!(refused.problem(412), "version_changed");
        }
        let shown = test.get(&editor, &path).await.expect(200);
        assert_eq!(
            (&shown["version"], &shown["removed"]),
            (&json!(2), &json!(false))
        );
        strict(Method::DELETE, &path, "*", Value::Null)
            .await
            .expect(200);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_arrives_twice_is_carried_out_once() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let path = format!("{BASE}/insight");
        let body = json!({"body": {"title": {"de": "Warten nervt"}}});
        let send = async |caller: &Caller, key: &str, body: &Value| {
            let header = ("idempotency-key", key);
            with_header(&test, caller, (Method::POST, &path), header, body.clone()).await
        };
        let (one, other) = tokio::join!(send(&editor, "k1", &body), send(&editor, "k1", &body));
        let replayed = [&one, &other].map(|a| a.headers.contains_key("idempotency-replayed"));
        assert!(replayed[0] != replayed[1], "{replayed:?}");
        let (one, other) = (one.expect(201), other.expect(201));
        assert_eq!(one, other);
        let count = async || {
            let list = test.get(&editor, &path).await.expect(200);
            list.as_array().unwrap().len()
        };
        assert_eq!(count().await, 1);
        let different = json!({"body": {"title": {"de": "Etwas anderes"}}});
        let reused = send(&editor, "k1", &different).await;
        assert_eq!(reused.problem(422), "idempotency_key_reused");
        // The keys of others are theirs.
        let admin = test.admin().await;
        assert_ne!(send(&admin, "k1", &body).await.expect(201)["id"], one["id"]);
        // What was refused may be sent again, corrected.
        let wrong = json!({"body": {"severity": 9}});
        send(&editor, "k2", &wrong).await.expect(422);
        send(&editor, "k2", &different).await.expect(201);
        assert_eq!(count().await, 3);
        test.app.clock.advance(SignedDuration::from_hours(25));
        let later = test.editor().await;
        send(&later, "k1", &different).await.expect(201);
        assert_eq!(count().await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_bundle_that_arrives_twice_is_applied_once() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let bundle = json!({"format": "ojf/1", "goals": [
        {"id": "01900000-0000-7000-8000-000000000001", "title": {"de": "Treue"}}]});
    let path = "/api/workspaces/acme/apply";
    for _ in 0..2 {
        let header = ("idempotency-key", "bundle");
        let call = (Method::POST, path);
        let applied = with_header(&test, &editor, call, header, bundle.clone()).await;
        assert_eq!(applied.expect(200)["created"], 1);
    }
    let applied = test.post(&editor, path, bundle).await.expect(200);
    assert_eq!(applied["unchanged"], 1);
}
