//! Share links: what opens them, and that nothing else is to be seen.

use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{Answer, Caller, TestApp, on_both_engines};
use crate::comments::journey;

const LINKS: &str = "/api/workspaces/acme/share-links";

async fn create(test: &TestApp, journey: &str, extra: Value) -> Value {
    let mut form = json!({"journey": journey, "name": "Agentur",
        "emphasis": {"lanes": ["needs"], "river": true}});
    form.as_object_mut()
        .unwrap()
        .extend(extra.as_object().unwrap().clone());
    test.post(&test.editor().await, LINKS, form)
        .await
        .expect(201)
}

async fn map(test: &TestApp, secret: &str, cookie: Option<&str>) -> Answer {
    let caller = Caller {
        cookie: cookie.map(str::to_owned),
        token: None,
    };
    test.get(&caller, &format!("/api/shared/{secret}/map"))
        .await
}

#[tokio::test]
async fn a_link_opens_its_lanes_and_nothing_else() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let link = create(&test, &journey, json!({})).await;
        let secret = link["secret"].as_str().unwrap();
        let cover = test
            .get(&Caller::default(), &format!("/api/shared/{secret}"))
            .await;
        assert_eq!(cover.expect(200), json!({"has_password": false}));
        let opened = map(&test, secret, None).await;
        let text = String::from_utf8(opened.bytes.clone()).unwrap();
        let opened = opened.expect(200);
        assert_eq!(opened["journey"]["title"]["de"], "Familienurlaub");
        let lanes = opened["journey"]["lanes"].as_array().unwrap();
        assert_eq!(lanes.len(), 1);
        assert_eq!(lanes[0]["cards"][0]["text"]["de"], "Ruhe");
        assert!(
            !text.contains("Marge") && !text.contains("inside"),
            "{text}"
        );
        assert!(opened["report"].is_object());
        // Its makers see how often, and the secret never again.
        let listed = test
            .get(&test.editor().await, &format!("{LINKS}?journey={journey}"))
            .await;
        let listed = String::from_utf8(listed.bytes).unwrap();
        assert!(
            listed.contains("\"opened\":1") && !listed.contains(secret),
            "{listed}"
        );

        // It opens nothing but this.
        for path in [
            format!("/api/workspaces/acme/repository/journey/{journey}"),
            "/api/workspaces/acme".to_owned(),
            format!("{LINKS}?journey={journey}"),
        ] {
            let caller = Caller {
                cookie: None,
                token: Some(secret.to_owned()),
            };
            test.get(&caller, &path).await.expect(401);
        }
    })
    .await;
}

#[tokio::test]
async fn wrong_expired_revoked_and_orphaned_links_open_nothing() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let editor = test.editor().await;
        let link = create(
            &test,
            &journey,
            json!({"expires_at": "2026-03-01T09:00:00Z"}),
        )
        .await;
        let secret = link["secret"].as_str().unwrap();
        map(&test, secret, None).await.expect(200);
        for wrong in ["0".repeat(64), "x".to_owned(), secret[1..].to_owned()] {
            assert_eq!(map(&test, &wrong, None).await.problem(404), "not_found");
            let cover = test
                .get(&Caller::default(), &format!("/api/shared/{wrong}"))
                .await;
            assert_eq!(cover.problem(404), "not_found");
        }
        test.app.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(
            map(&test, secret, None).await.problem(404),
            "share_link_ended"
        );

        let link = create(&test, &journey, json!({})).await;
        let secret = link["secret"].as_str().unwrap();
        let path = format!("{LINKS}/{}", link["id"].as_str().unwrap());
        test.delete(&test.viewer().await, &path).await.expect(403);
        test.delete(&editor, &path).await.expect(204);
        test.delete(&editor, &path).await.expect(204);
        assert_eq!(
            map(&test, secret, None).await.problem(404),
            "share_link_ended"
        );

        let link = create(&test, &journey, json!({})).await;
        let secret = link["secret"].as_str().unwrap();
        let removed = format!("/api/workspaces/acme/repository/journey/{journey}");
        test.delete(&editor, &removed).await.expect(200);
        assert_eq!(
            map(&test, secret, None).await.problem(404),
            "share_link_ended"
        );
    })
    .await;
}

async fn unlock(test: &TestApp, secret: &str, password: &str) -> Answer {
    let path = format!("/api/shared/{secret}/unlock");
    let body = json!({ "password": password });
    test.post(&Caller::default(), &path, body).await
}

#[tokio::test]
async fn a_password_opens_its_own_link_for_a_while_and_guessing_has_to_wait() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let password = "nur für die Agentur";
        let link = create(&test, &journey, json!({ "password": password })).await;
        assert_eq!(link["has_password"], true);
        let secret = link["secret"].as_str().unwrap();
        assert_eq!(
            map(&test, secret, None).await.problem(401),
            "share_password_needed"
        );
        assert_eq!(
            unlock(&test, secret, "something else").await.problem(401),
            "wrong_share_password"
        );
        let unlocked = unlock(&test, secret, password).await;
        assert_eq!(unlocked.status, 204);
        let cookie = unlocked.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cookie.contains(&format!("Path=/api/shared/{secret};")) && cookie.contains("HttpOnly")
        );
        let pass = cookie.split(';').next().unwrap().to_owned();
        map(&test, secret, Some(&pass)).await.expect(200);

        let other = create(&test, &journey, json!({ "password": password })).await;
        let other = other["secret"].as_str().unwrap();
        assert_eq!(
            map(&test, other, Some(&pass)).await.problem(401),
            "share_password_needed"
        );
        test.app.clock.advance(SignedDuration::from_hours(12));
        assert_eq!(
            map(&test, secret, Some(&pass)).await.problem(401),
            "share_password_needed"
        );

        for _ in 0..6 {
            unlock(&test, other, "a wrong guess").await;
        }
        assert_eq!(
            unlock(&test, other, password).await.problem(429),
            "too_many_attempts"
        );
        // One link's guesses do not close another.
        assert_eq!(unlock(&test, secret, password).await.status, 204);
    })
    .await;
}

#[tokio::test]
async fn unlocking_is_refused_to_other_sites() {
    let test = TestApp::new().await;
    let journey = journey(&test).await;
    let link = create(&test, &journey, json!({"password": "a long password"})).await;
    let secret = link["secret"].as_str().unwrap();
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/api/shared/{secret}/unlock"))
        .header(header::ORIGIN, "https://elsewhere.example")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(
            json!({"password": "a long password"}).to_string(),
        ))
        .unwrap();
    let answer = test.send(&Caller::default(), request).await;
    assert_eq!(answer.problem(403), "foreign_origin");
}

#[tokio::test]
async fn what_a_link_cannot_be_is_named() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let editor = test.editor().await;
        let form = |extra: Value| {
            let mut form = json!({"journey": journey, "name": "x", "emphasis": {}});
            form.as_object_mut()
                .unwrap()
                .extend(extra.as_object().unwrap().clone());
            form
        };
        for (extra, place) in [
            (json!({"name": " "}), "name"),
            (
                json!({"emphasis": {"lanes": ["needs", "none"]}}),
                "emphasis/lanes/1",
            ),
            (
                json!({"emphasis": {"where": ["nonsense"]}}),
                "emphasis/where/0",
            ),
            (json!({"emphasis": {"from": "yesterday"}}), "emphasis/from"),
            (json!({"expires_at": "2026-02-01T00:00:00Z"}), "expires_at"),
            (json!({"password": "short"}), "password"),
        ] {
            let problem = test.post(&editor, LINKS, form(extra)).await.expect(422);
            assert_eq!(problem["place"], place);
        }
        test.post(&test.viewer().await, LINKS, form(json!({})))
            .await
            .expect(403);
    })
    .await;
}
