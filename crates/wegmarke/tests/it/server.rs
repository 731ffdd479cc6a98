//! What every answer keeps: headers, problem documents, origins, the demo, the embedded interface.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};

use crate::app::{Answer, Caller, TestApp};

async fn with_headers(
    test: &TestApp,
    caller: &Caller,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    test.send(caller, request.body(Body::empty()).unwrap())
        .await
}

#[tokio::test]
async fn it_says_when_it_is_ready() {
    let test = TestApp::new().await;
    let answer = test.get(&Caller::default(), "/health").await;
    assert_eq!(answer.expect(200), json!({"status": "ready"}));
    test.app.database.close().await;
    let answer = test.get(&Caller::default(), "/health").await;
    assert!(answer.status.is_server_error());
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let test = TestApp::new().await;
    for path in [
        "/health",
        "/api/session",
        "/api/nothing",
        "/",
        "/assets/none.js",
    ] {
        let answer = test.get(&Caller::default(), path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self';"), "{path}");
        assert_eq!(
            answer.headers["x-content-type-options"], "nosniff",
            "{path}"
        );
    }
    let answer = test.get(&Caller::default(), "/api/session").await;
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_document() {
    let test = TestApp::new().await;
    let nobody = Caller::default();
    assert_eq!(
        test.get(&nobody, "/api/nothing").await.problem(404),
        "not_found"
    );
    let answer = test
        .post(&nobody, "/api/session", json!({"email": 3}))
        .await;
    assert_eq!(answer.problem(422), "invalid_json");
    let answer = test
        .call(&nobody, Method::POST, "/api/session", Value::Null)
        .await;
    assert_eq!(answer.problem(422), "invalid_json");
    let huge = json!({"email": "x".repeat(9 * 1024 * 1024), "password": "x"});
    assert_eq!(
        test.post(&nobody, "/api/session", huge).await.problem(413),
        "too_large"
    );
    let admin = test.admin().await;
    let answer = test.delete(&admin, "/api/tokens/no-uuid").await;
    assert_eq!(answer.problem(404), "not_found");
}

#[tokio::test]
async fn another_site_changes_nothing_with_our_cookie() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    let path = "/api/tokens/01900000-0000-7000-8000-000000000000";
    let delete = Method::DELETE;
    for foreign in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
    ] {
        let answer = with_headers(&test, &admin, delete.clone(), path, foreign).await;
        assert_eq!(answer.problem(403), "foreign_origin");
    }
    for ours in [
        &[("origin", "http://localhost")][..],
        &[("sec-fetch-site", "same-origin")],
        &[],
    ] {
        let answer = with_headers(&test, &admin, delete.clone(), path, ours).await;
        assert_eq!(answer.problem(404), "not_found");
    }
    // A token is not sent by browsers on their own.
    let token = test.token(&admin, "acme", &["admin"]).await;
    let foreign = [("origin", "https://evil.example")];
    let path = "/api/workspaces/acme/members/01900000-0000-7000-8000-000000000000";
    with_headers(&test, &token, delete, path, &foreign)
        .await
        .expect(404);
}

#[tokio::test]
async fn the_demo_signs_in_whoever_sits_at_this_machine() {
    let test = TestApp::new().await;
    test.admin().await;
    let mut transaction = test.app.database.read().await.unwrap();
    let users = wegmarke::accounts::users::list(&mut transaction)
        .await
        .unwrap();
    drop(transaction);
    let test = test.for_demo(&users[0]);
    let nobody = Caller::default();
    let session = test.get(&nobody, "/api/session").await.expect(200);
    assert_eq!(
        (&session["demo"], &session["workspaces"][0]["role"]),
        (&json!(true), &json!("admin"))
    );
    for host in ["localhost:8080", "127.0.0.1:1", "[::1]:8080"] {
        let headers = [("host", host)];
        with_headers(
            &test,
            &nobody,
            Method::GET,
            "/api/workspaces/acme",
            &headers,
        )
        .await
        .expect(200);
    }
    for host in [
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "",
    ] {
        let headers = [("host", host)];
        with_headers(&test, &nobody, Method::GET, "/api/session", &headers)
            .await
            .expect(403);
    }
}

#[tokio::test]
async fn the_demo_never_listens_to_the_network() {
    let test = TestApp::new().await;
    let user = test.user("anna").await;
    let demo = test.app.clone().for_demo(user.id);
    let bound = wegmarke::http::Server::bind(demo, "0.0.0.0:0".parse().unwrap()).await;
    assert_eq!(bound.err().unwrap().code(), "demo_not_loopback");
}

#[tokio::test]
async fn pages_answer_with_the_interface_and_files_with_themselves() {
    let test = TestApp::new().await;
    let nobody = Caller::default();
    // Built or not, an address of the interface answers with a page of HTML.
    for path in ["/", "/w/acme/journeys/1"] {
        let page = test.get(&nobody, path).await;
        assert!(
            matches!(page.status.as_u16(), 200 | 503),
            "{path}: {}",
            page.status
        );
        assert!(
            page.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
        if page.status == 200 {
            let etag = page.headers["etag"].to_str().unwrap().to_owned();
            let known = [("if-none-match", etag.as_str())];
            let again = with_headers(&test, &nobody, Method::GET, path, &known).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0));
        }
    }
    assert_eq!(
        test.get(&nobody, "/assets/none.js").await.problem(404),
        "not_found"
    );
    for outside in [
        "/../../Cargo.toml",
        "/%2e%2e/%2e%2e/Cargo.toml",
        "//etc/passwd",
    ] {
        let answer = test.get(&nobody, outside).await;
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        assert!(
            !text.contains("[workspace]") && !text.contains("root:"),
            "{outside}: {text}"
        );
    }
    assert_eq!(
        test.post(&nobody, "/", Value::Null).await.problem(405),
        "method_not_allowed"
    );
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let test = TestApp::new().await;
    let gzip = [("accept-encoding", "gzip")];
    let nobody = Caller::default();
    let answer = with_headers(&test, &nobody, Method::GET, "/api/openapi.json", &gzip).await;
    assert_eq!(answer.headers["content-encoding"], "gzip");
    let mut text = String::new();
    let mut reader = flate2::read::GzDecoder::new(&answer.bytes[..]);
    std::io::Read::read_to_string(&mut reader, &mut text).unwrap();
    assert!(text.contains("\"openapi\":\"3.1"));
}
