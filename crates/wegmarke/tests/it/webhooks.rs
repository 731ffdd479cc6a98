//! Webhooks against a real receiver: signed, in order, again after failures, never into private
//! networks unasked.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::post;
use jiff::SignedDuration;
use serde_json::{Value, json};
use wegmarke::webhooks::{deliver_due, signature};

use crate::app::{Caller, TestApp, on_both_engines};
use crate::repository::{change, create};

const WEBHOOKS: &str = "/api/workspaces/acme/webhooks";

/// A server that keeps what it gets and answers what the test says, 200 when it says nothing.
#[derive(Clone, Default)]
struct Receiver {
    got: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

impl Receiver {
    /// Starts it; gives its address.
    async fn start(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = axum::Router::new()
            .route("/hook", post(receive))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}/hook")
    }

    /// From the next one on, these statuses in this order.
    fn will_answer(&self, statuses: &[u16]) {
        *self.answers.lock().unwrap() = statuses.iter().rev().copied().collect();
    }

    /// The events so far; every signature is checked.
    fn events(&self, secret: &str) -> Vec<Value> {
        let got = self.got.lock().unwrap();
        let checked = got.iter().map(|(headers, body)| {
            let header = |name: &str| headers[name].to_str().unwrap().to_owned();
            let seconds = header("webhook-timestamp").parse().unwrap();
            let expected = signature(secret, &header("webhook-id"), seconds, body).unwrap();
            assert_eq!(header("webhook-signature"), expected);
            assert!(header("content-type").starts_with("application/cloudevents+json"));
            let event: Value = serde_json::from_str(body).unwrap();
            assert_eq!(event["id"], header("webhook-id").as_str());
            event
        });
        checked.collect()
    }
}

async fn receive(
    State(receiver): State<Receiver>,
    headers: HeaderMap,
    body: String,
) -> impl IntoResponse {
    receiver.got.lock().unwrap().push((headers, body));
    let status = receiver.answers.lock().unwrap().pop().unwrap_or(200);
    let location = [("location", "/elsewhere")];
    (StatusCode::from_u16(status).unwrap(), location)
}

async fn webhook(test: &TestApp, admin: &Caller, url: &str, kinds: &[&str]) -> Value {
    let body = json!({"name": "Warehouse", "url": url, "kinds": kinds});
    test.post(admin, WEBHOOKS, body).await.expect(201)
}

fn types(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn changes_are_delivered_signed_in_order_and_again_after_a_failure() {
    on_both_engines(async |test| {
        let test = test.with_private_webhooks();
        let admin = test.admin().await;
        create(&test, &admin, "goal", json!({"title": {"de": "Davor"}})).await;
        let receiver = Receiver::default();
        let url = receiver.start().await;
        let made = webhook(&test, &admin, &url, &["journey", "goal"]).await;
        let secret = made["secret"].as_str().unwrap();
        let journey = create(&test, &admin, "journey", json!({"title": {"de": "A"}})).await;
        create(&test, &admin, "persona", json!({"name": "Nicht gefragt"})).await;
        let operations = json!([{"op": "set", "path": "title/de", "value": "B"}]);
        change(&test, &admin, &journey, operations.clone()).await;
        receiver.will_answer(&[200, 500]);
        deliver_due(&test.app).await.unwrap();
        let events = receiver.events(secret);
        let expected = [
            "app.wegmarke.journey.created",
            "app.wegmarke.journey.changed",
        ];
        assert_eq!(types(&events), expected);
        assert_eq!(events[0]["specversion"], "1.0");
        assert_eq!(events[0]["source"], "/api/workspaces/acme");
        assert_eq!(events[1]["data"]["document"], journey["id"]);
        assert_eq!(events[1]["data"]["operations"], operations);
        assert_eq!(events[1]["data"]["version"], 2);
        let listed = test.get(&admin, WEBHOOKS).await.expect(200);
        assert_eq!(listed[0]["failures"], 1);
        assert_eq!(listed[0]["last_status"], 500);
        assert!(listed[0].get("secret").is_none());
        // Others come after it, and not before the pause is over.
        create(&test, &admin, "goal", json!({"title": {"de": "Danach"}})).await;
        deliver_due(&test.app).await.unwrap();
        assert_eq!(receiver.events(secret).len(), 2);
        test.app.clock.advance(SignedDuration::from_secs(6));
        deliver_due(&test.app).await.unwrap();
        deliver_due(&test.app).await.unwrap();
        let events = receiver.events(secret);
        assert_eq!(events[2], events[1], "the same event again");
        assert_eq!(types(&events[3..]), ["app.wegmarke.goal.created"]);
        let listed = test.get(&admin, WEBHOOKS).await.expect(200);
        assert_eq!(
            (&listed[0]["failures"], &listed[0]["behind"]),
            (&json!(0), &json!(0))
        );
        assert_eq!(listed[0]["last_error"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn two_servers_do_not_deliver_the_same_twice() {
    on_both_engines(async |test| {
        let test = test.with_private_webhooks();
        let admin = test.admin().await;
        let receiver = Receiver::default();
        let made = webhook(&test, &admin, &receiver.start().await, &[]).await;
        for number in 0..20 {
            let title = format!("Ziel {number}");
            create(&test, &admin, "goal", json!({"title": {"de": title}})).await;
        }
        let (one, other) = tokio::join!(deliver_due(&test.app), deliver_due(&test.app));
        one.and(other).unwrap();
        let events = receiver.events(made["secret"].as_str().unwrap());
        assert_eq!(events.len(), 20);
        let numbers: Vec<&Value> = events.iter().map(|event| &event["sequence"]).collect();
        assert!(
            numbers
                .windows(2)
                .all(|two| two[0].as_str() < two[1].as_str())
        );
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_never_answers_well_is_stopped_until_somebody_says_go_on() {
    let test = TestApp::new().await.with_private_webhooks();
    let admin = test.admin().await;
    let receiver = Receiver::default();
    let made = webhook(&test, &admin, &receiver.start().await, &[]).await;
    let path = format!("{WEBHOOKS}/{}", made["id"].as_str().unwrap());
    create(&test, &admin, "goal", json!({"title": {"de": "Treue"}})).await;
    // A redirect is no success and leads nowhere.
    receiver.will_answer(&[302; 12]);
    for _ in 0..20 {
        deliver_due(&test.app).await.unwrap();
        test.app.clock.advance(SignedDuration::from_hours(21));
    }
    let admin = test.admin().await;
    let listed = test.get(&admin, WEBHOOKS).await.expect(200);
    assert_eq!(listed[0]["state"], "stopped");
    assert_eq!(receiver.got.lock().unwrap().len(), 12);
    test.patch(&admin, &path, json!({"state": "stopped"}))
        .await
        .expect(422);
    test.patch(&admin, &path, json!({"state": "active"}))
        .await
        .expect(200);
    deliver_due(&test.app).await.unwrap();
    let events = receiver.events(made["secret"].as_str().unwrap());
    assert_eq!(events.len(), 13);
    assert_eq!(events[12], events[0]);
    test.delete(&admin, &path).await.expect(204);
    test.delete(&admin, &path).await.expect(404);
}

#[tokio::test]
async fn the_test_event_says_how_it_went() {
    let test = TestApp::new().await.with_private_webhooks();
    let admin = test.admin().await;
    let receiver = Receiver::default();
    let made = webhook(&test, &admin, &receiver.start().await, &[]).await;
    let path = format!("{WEBHOOKS}/{}/test", made["id"].as_str().unwrap());
    let delivery = test.post(&admin, &path, Value::Null).await.expect(200);
    assert_eq!(
        delivery,
        json!({"delivered": true, "status": 200, "error": null})
    );
    let events = receiver.events(made["secret"].as_str().unwrap());
    assert_eq!(types(&events), ["app.wegmarke.test"]);
    receiver.will_answer(&[404]);
    let delivery = test.post(&admin, &path, Value::Null).await.expect(200);
    assert_eq!(
        (&delivery["delivered"], &delivery["status"]),
        (&json!(false), &json!(404))
    );
}

#[tokio::test]
async fn private_networks_are_not_reached_unasked() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    for url in [
        "http://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest",
        "https://10.0.0.1:8443/",
        "nonsense",
    ] {
        let body = json!({"name": "X", "url": url});
        let refused = test.post(&admin, WEBHOOKS, body).await;
        assert_eq!(refused.problem(422), "invalid_webhook_url", "{url}");
    }
    // A name is only known when it is resolved: then the address decides.
    let made = webhook(&test, &admin, "https://localhost/hook", &[]).await;
    let path = format!("{WEBHOOKS}/{}/test", made["id"].as_str().unwrap());
    let delivery = test.post(&admin, &path, Value::Null).await.expect(200);
    assert_eq!(delivery["delivered"], false);
    let error = delivery["error"].as_str().unwrap();
    assert!(error.contains("private network"), "{error}");
    let body = json!({"name": "X", "url": "https://example.org/", "kinds": ["nothing"]});
    test.post(&admin, WEBHOOKS, body).await.expect(422);
}
