//! Signing in, sessions, tokens, set-up, settings, members.

use serde_json::{Value, json};
use wegmarke::accounts::setup;

use crate::app::{Caller, PASSWORD, TestApp, on_both_engines};

#[tokio::test]
async fn a_person_signs_in_and_out() {
    on_both_engines(async |test| {
        test.user("anna").await;
        let nobody = Caller::default();
        let body = json!({"email": "Anna@example.org", "password": PASSWORD});
        let answer = test.post(&nobody, "/api/session", body).await;
        let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
        assert_eq!(answer.expect(200)["user"]["name"], "anna");
        let cookie = cookie.split(';').next().map(str::to_owned);
        let anna = Caller {
            cookie,
            token: None,
        };
        let session = test.get(&anna, "/api/session").await.expect(200);
        assert_eq!(session["user"]["email"], "anna@example.org");
        test.delete(&anna, "/api/session").await.expect(204);
        let session = test.get(&anna, "/api/session").await.expect(200);
        assert_eq!(session["user"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn the_set_up_link_works_once() {
    let test = TestApp::empty(None).await;
    let nobody = Caller::default();
    let mut transaction = test.app.database.write().await.unwrap();
    let secret = setup::offer(&mut transaction, test.app.clock.now())
        .await
        .unwrap()
        .unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(
        test.get(&nobody, "/api/session").await.expect(200)["setup_needed"],
        true
    );
    let request = json!({"token": secret, "name": "Anna", "email": "anna@example.org",
        "password": PASSWORD, "workspace": {"slug": "acme", "name": {"de": "Acme"}}});
    let workspace = test
        .post(&nobody, "/api/setup", request.clone())
        .await
        .expect(201);
    assert_eq!(workspace["name"]["de"], "Acme");
    let again = test.post(&nobody, "/api/setup", request).await;
    assert_eq!(again.problem(401), "setup_link");
    assert_eq!(
        test.get(&nobody, "/api/session").await.expect(200)["setup_needed"],
        false
    );
}
