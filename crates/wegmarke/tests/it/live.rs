//! Live: streams of changes and presence over HTTP, on both engines and between processes.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Caller, TestApp, on_both_engines};
use crate::repository::{change, create};

const LIVE: &str = "/api/workspaces/acme/live";

/// One event of a stream.
#[derive(Debug)]
struct Event {
    name: String,
    id: Option<i64>,
    data: Value,
}

/// An open stream.
struct Events {
    body: Body,
    text: String,
}

impl Events {
    async fn open(test: &TestApp, caller: &Caller, query: &str, last: Option<i64>) -> Events {
        let mut request = Request::builder()
            .method(Method::GET)
            .uri(format!("{LIVE}{query}"));
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = test
            .open(caller, request.body(Body::empty()).unwrap())
            .await;
        assert_eq!(response.status(), 200);
        Events {
            body: response.into_body(),
            text: String::new(),
        }
    }

    /// The next event; none at the end of the stream.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let mut lines = block.lines();
                    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                };
                let event = field("event").map(|name| Event {
                    name: name.to_owned(),
                    id: field("id").map(|id| id.parse().unwrap()),
                    data: serde_json::from_str(field("data").unwrap()).unwrap(),
                });
                self.text = rest.to_owned();
                match event {
                    Some(event) => return Some(event),
                    None => continue,
                }
            }
            let frame = tokio::time::timeout(Duration::from_secs(20), self.body.frame());
            let frame = frame.await.expect("an event within 20 seconds")?;
            let bytes = frame.unwrap().into_data().unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    /// The next event of this name.
    async fn named(&mut self, name: &str) -> Event {
        loop {
            let event = self.next().await.expect("the stream goes on");
            if event.name == name {
                return event;
            }
        }
    }
}

async fn goal(test: &TestApp, caller: &Caller) -> Value {
    create(test, caller, "goal", json!({})).await
}

fn note(text: &str) -> Value {
    json!([{"op": "set", "path": "x-note", "value": text}])
}

#[tokio::test]
async fn changes_arrive_as_they_happen_and_after_an_interruption_without_holes() {
    on_both_engines(async |test| {
        let (editor, viewer) = (test.editor().await, test.viewer().await);
        let (first, second) = (goal(&test, &editor).await, goal(&test, &editor).await);
        let mut all = Events::open(&test, &viewer, "", None).await;
        let hello = all.next().await.unwrap();
        assert_eq!((hello.name.as_str(), hello.id), ("hello", Some(2)));
        assert_eq!(hello.data["head"], 2);
        let only = format!("?document={}", second["id"].as_str().unwrap());
        let mut one = Events::open(&test, &viewer, &only, None).await;
        change(&test, &editor, &first, note("a")).await;
        change(&test, &editor, &second, note("b")).await;
        let arrived = all.named("change").await;
        assert_eq!(arrived.id, Some(3));
        assert_eq!(arrived.data["document"], first["id"]);
        assert_eq!(arrived.data["kind"], "goal");
        assert_eq!(arrived.data["change"]["operations"], note("a"));
        assert_eq!(arrived.data["change"]["author"], "editor-of-acme");
        assert_eq!(all.named("change").await.id, Some(4));
        assert_eq!(one.named("change").await.id, Some(4));
        drop(all);
        for _ in 0..60 {
            change(&test, &editor, &first, note("c")).await;
        }
        let mut again = Events::open(&test, &viewer, "", Some(4)).await;
        change(&test, &editor, &second, note("d")).await;
        for id in 5..=65 {
            assert_eq!(again.named("change").await.id, Some(id));
        }
        // A number that the feed has never reached: what the caller knows is of another time.
        let mut beyond = Events::open(&test, &viewer, "?after=900", None).await;
        assert_eq!(beyond.named("reload").await.id, Some(65));
        let bad = test.get(&viewer, &format!("{LIVE}?after=-1")).await;
        assert_eq!(bad.problem(422), "invalid_field");
    })
    .await;
}

#[tokio::test]
async fn what_another_process_changes_arrives_too() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let other = test.beside().await;
        let mut events = Events::open(&test, &editor, "", None).await;
        events.named("hello").await;
        let made = goal(&other, &editor).await;
        assert_eq!(events.named("change").await.data["document"], made["id"]);
        other.app.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_stream_ends_with_the_right_to_listen() {
    on_both_engines(async |test| {
        let (admin, viewer) = (test.admin().await, test.viewer().await);
        let mut signed_out = Events::open(&test, &admin, "", None).await;
        let mut put_out = Events::open(&test, &viewer, "", None).await;
        let members = "/api/workspaces/acme/members";
        let list = test.get(&admin, members).await.expect(200);
        let mut list = list.as_array().unwrap().iter();
        let found = list.find(|member| member["role"] == "viewer").unwrap();
        let user = found["user"].as_str().unwrap();
        test.delete(&admin, &format!("{members}/{user}"))
            .await
            .expect(204);
        test.delete(&admin, "/api/session").await.expect(204);
        assert_eq!(signed_out.named("end").await.data["code"], "not_signed_in");
        assert!(signed_out.next().await.is_none());
        assert_eq!(put_out.named("end").await.data["code"], "not_found");
        assert!(put_out.next().await.is_none());
    })
    .await;
}

#[tokio::test]
async fn people_see_each_other_come_move_and_leave() {
    on_both_engines(async |test| {
        let (editor, viewer) = (test.editor().await, test.viewer().await);
        let document = goal(&test, &editor).await["id"].clone();
        let mut events = Events::open(&test, &viewer, "", None).await;
        assert_eq!(events.named("hello").await.data["present"], json!([]));
        let page = uuid::Uuid::now_v7().to_string();
        let presence = format!("{LIVE}/presence");
        let here = json!({"page": page, "document": document, "place": "title/de"});
        test.post(&editor, &presence, here.clone())
            .await
            .expect(204);
        test.post(&editor, &presence, here.clone())
            .await
            .expect(204);
        let come = events.named("presence").await.data;
        assert_eq!(come["name"], "editor-of-acme");
        assert_eq!(come["place"], "title/de");
        let moved = json!({"page": page, "document": document, "place": "owner"});
        test.post(&editor, &presence, moved).await.expect(204);
        assert_eq!(events.named("presence").await.data["place"], "owner");
        let mut late = Events::open(&test, &viewer, "", None).await;
        let present = late.named("hello").await.data["present"].clone();
        assert_eq!(present.as_array().unwrap().len(), 1);
        // Silent for too long.
        test.app.clock.advance(SignedDuration::from_secs(31));
        assert_eq!(events.named("presence").await.data["document"], Value::Null);
        test.post(&editor, &presence, here).await.expect(204);
        assert_eq!(events.named("presence").await.data["document"], document);
        let left = json!({"page": page});
        test.post(&editor, &presence, left).await.expect(204);
        assert_eq!(events.named("presence").await.data["document"], Value::Null);
        let long = json!({"page": page, "document": document, "place": "x".repeat(1_001)});
        let answer = test.post(&editor, &presence, long).await;
        assert_eq!(answer.problem(422), "invalid_field");
    })
    .await;
}

#[tokio::test]
async fn people_at_other_processes_of_a_server_are_seen() {
    let Some(url) = crate::postgres::fresh_database().await else {
        return;
    };
    let test = TestApp::with_database(Some(url.clone())).await;
    let other = test.beside().await;
    let editor = test.editor().await;
    let document = goal(&test, &editor).await["id"].clone();
    let mut events = Events::open(&test, &editor, "", None).await;
    events.named("hello").await;
    let made = goal(&other, &editor).await;
    assert_eq!(events.named("change").await.data["document"], made["id"]);
    let here = json!({"page": uuid::Uuid::now_v7().to_string(), "document": document});
    let presence = format!("{LIVE}/presence");
    other.post(&editor, &presence, here).await.expect(204);
    assert_eq!(events.named("presence").await.data["document"], document);
    other.app.database.close().await;
    test.app.database.close().await;
    crate::postgres::remove_database(&url).await;
}

#[tokio::test]
async fn streams_are_bounded_and_end_with_the_server() {
    let test = TestApp::new().await;
    let viewer = test.viewer().await;
    let mut open = Vec::new();
    for _ in 0..30 {
        open.push(Events::open(&test, &viewer, "", None).await);
    }
    let refused = test.get(&viewer, LIVE).await;
    assert_eq!(refused.problem(429), "too_many_streams");
    drop(open.pop());
    let mut last = Events::open(&test, &viewer, "", None).await;
    last.named("hello").await;
    test.app.live.close();
    assert!(last.next().await.is_none());
}
