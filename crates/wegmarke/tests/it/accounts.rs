//! Signing in, sessions, tokens, set-up, settings, members.

use jiff::SignedDuration;
use serde_json::{Value, json};
use wegmarke::accounts::{Role, sessions, setup};

use crate::app::{Answer, Caller, PASSWORD, TestApp, on_both_engines};

async fn sign_in(test: &TestApp, email: &str, password: &str) -> Answer {
    let body = json!({"email": email, "password": password});
    test.post(&Caller::default(), "/api/session", body).await
}

fn caller_of(answer: &Answer) -> Caller {
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    Caller {
        cookie: cookie.split(';').next().map(str::to_owned),
        token: None,
    }
}

async fn who(test: &TestApp, caller: &Caller) -> Value {
    test.get(caller, "/api/session").await.expect(200)["user"]["email"].clone()
}

#[tokio::test]
async fn a_person_signs_in_and_out() {
    on_both_engines(async |test| {
        test.user("anna").await;
        let answer = sign_in(&test, " Anna@Example.org", PASSWORD).await;
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
        let anna = caller_of(&answer);
        assert_eq!(answer.expect(200)["user"]["name"], "anna");
        assert_eq!(who(&test, &anna).await, "anna@example.org");
        test.delete(&anna, "/api/session").await.expect(204);
        assert_eq!(who(&test, &anna).await, Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_answer_the_same() {
    let test = TestApp::new().await;
    test.user("anna").await;
    let wrong = sign_in(&test, "anna@example.org", "not the password")
        .await
        .expect(401);
    let unknown = sign_in(&test, "berta@example.org", "not the password")
        .await
        .expect(401);
    assert_eq!(wrong, unknown);
    let nonsense = sign_in(&test, "no address", "not the password").await;
    assert_eq!(nonsense.problem(401), "wrong_password");
}

#[tokio::test]
async fn failures_make_the_next_attempt_wait() {
    on_both_engines(async |test| {
        test.user("anna").await;
        test.user("berta").await;
        for _ in 0..5 {
            sign_in(&test, "anna@example.org", "wrong, wrong")
                .await
                .expect(401);
        }
        let answer = sign_in(&test, "anna@example.org", PASSWORD).await;
        assert_eq!(answer.headers["retry-after"], "2");
        assert_eq!(answer.problem(429), "too_many_attempts");
        // Others are not held up, and the pause ends.
        sign_in(&test, "berta@example.org", PASSWORD)
            .await
            .expect(200);
        test.app.clock.advance(SignedDuration::from_secs(2));
        sign_in(&test, "anna@example.org", PASSWORD)
            .await
            .expect(200);
        // Success forgets the failures.
        sign_in(&test, "anna@example.org", "wrong, wrong")
            .await
            .expect(401);
        sign_in(&test, "anna@example.org", PASSWORD)
            .await
            .expect(200);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    on_both_engines(async |test| {
        let viewer = test.viewer().await;
        test.app
            .clock
            .advance(sessions::LIFETIME - SignedDuration::from_secs(1));
        assert_ne!(who(&test, &viewer).await, Value::Null);
        test.app.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(who(&test, &viewer).await, Value::Null);
        let answer = test.get(&viewer, "/api/workspaces/acme").await;
        assert_eq!(answer.problem(401), "not_signed_in");
    })
    .await;
}

#[tokio::test]
async fn the_database_holds_no_secret_that_opens_anything() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    let token = test.token(&admin, "acme", &["admin"]).await.token.unwrap();
    test.app.database.close().await;
    let session = admin.cookie.unwrap().split_once('=').unwrap().1.to_owned();
    let secrets = [
        session,
        token.trim_start_matches("wgm_").to_owned(),
        PASSWORD.to_owned(),
    ];
    for entry in std::fs::read_dir(&test.config.data).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!secrets.iter().any(|secret| text.contains(secret)));
    }
}

#[tokio::test]
async fn a_new_password_ends_other_sessions() {
    let test = TestApp::new().await;
    let anna = test.user("anna").await;
    let (here, elsewhere) = (test.session(&anna).await, test.session(&anna).await);
    let change = |current: &str, new: &str| json!({"current": current, "new": new});
    let answer = test
        .post(
            &here,
            "/api/password",
            change("wrong, wrong", "the next one"),
        )
        .await;
    assert_eq!(answer.problem(401), "wrong_password");
    let answer = test
        .post(&here, "/api/password", change(PASSWORD, "short"))
        .await;
    assert_eq!(answer.problem(422), "invalid_field");
    let answer = test
        .post(&here, "/api/password", change(PASSWORD, "the next one"))
        .await;
    let renewed = caller_of(&answer);
    answer.expect(204);
    assert_eq!(who(&test, &elsewhere).await, Value::Null);
    assert_eq!(who(&test, &renewed).await, "anna@example.org");
    sign_in(&test, "anna@example.org", PASSWORD)
        .await
        .expect(401);
    sign_in(&test, "anna@example.org", "the next one")
        .await
        .expect(200);
}

#[tokio::test]
async fn the_set_up_link_works_once() {
    let test = TestApp::empty(None).await;
    let nobody = Caller::default();
    let mut transaction = test.app.database.write().await.unwrap();
    let now = test.app.clock.now();
    let replaced = setup::offer(&mut transaction, now).await.unwrap().unwrap();
    let secret = setup::offer(&mut transaction, now).await.unwrap().unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(
        test.get(&nobody, "/api/session").await.expect(200)["setup_needed"],
        true
    );
    let request = |token: &str, slug: &str| {
        json!({"token": token, "name": "Anna", "email": "anna@example.org",
            "password": PASSWORD, "workspace": {"slug": slug, "name": {"de": "Acme"}}})
    };
    for wrong in [&replaced, "", "nonsense"] {
        let answer = test
            .post(&nobody, "/api/setup", request(wrong, "acme"))
            .await;
        assert_eq!(answer.problem(401), "setup_link");
    }
    // A mistake in the form does not use the link up.
    let answer = test
        .post(&nobody, "/api/setup", request(&secret, "Not a slug"))
        .await;
    assert_eq!(answer.expect(422)["place"], "slug");
    let answer = test
        .post(&nobody, "/api/setup", request(&secret, "acme"))
        .await;
    let anna = caller_of(&answer);
    assert_eq!(answer.expect(201)["name"]["de"], "Acme");
    let session = test.get(&anna, "/api/session").await.expect(200);
    assert_eq!(session["workspaces"][0]["role"], "admin");
    assert_eq!(session["setup_needed"], false);
    let again = test
        .post(&nobody, "/api/setup", request(&secret, "other"))
        .await;
    assert_eq!(again.problem(401), "setup_link");
    let mut transaction = test.app.database.write().await.unwrap();
    assert_eq!(setup::offer(&mut transaction, now).await.unwrap(), None);
}

#[tokio::test]
async fn the_set_up_link_expires() {
    let test = TestApp::empty(None).await;
    let mut transaction = test.app.database.write().await.unwrap();
    let secret = setup::offer(&mut transaction, test.app.clock.now())
        .await
        .unwrap()
        .unwrap();
    transaction.commit().await.unwrap();
    test.app.clock.advance(SignedDuration::from_hours(24));
    let request = json!({"token": secret, "name": "Anna", "email": "anna@example.org",
        "password": PASSWORD, "workspace": {"slug": "acme"}});
    let answer = test.post(&Caller::default(), "/api/setup", request).await;
    assert_eq!(answer.problem(401), "setup_link");
}

#[tokio::test]
async fn a_token_never_does_more_than_its_owner() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let new = |scopes: Value| json!({"name": "x", "scopes": scopes, "workspace": "acme"});
        let answer = test
            .post(&editor, "/api/tokens", new(json!(["read", "admin"])))
            .await;
        assert_eq!(answer.problem(403), "forbidden");
        let answer = test.post(&editor, "/api/tokens", new(json!([]))).await;
        assert_eq!(answer.expect(422)["place"], "scopes");
        let unknown = json!({"name": "x", "scopes": ["read"], "workspace": "rival"});
        test.post(&editor, "/api/tokens", unknown).await.expect(404);

        let created = test
            .post(&editor, "/api/tokens", new(json!(["read"])))
            .await
            .expect(201);
        let token = Caller {
            cookie: None,
            token: created["secret"].as_str().map(str::to_owned),
        };
        assert!(token.token.as_ref().unwrap().starts_with("wgm_"));
        test.get(&token, "/api/workspaces/acme").await.expect(200);
        let listed = test.get(&editor, "/api/tokens").await.expect(200);
        assert_eq!(listed[0]["last_used_at"], "2026-03-01T08:00:00Z");
        assert!(listed[0].get("secret").is_none());

        let path = format!("/api/tokens/{}", created["id"].as_str().unwrap());
        let viewer = test.viewer().await;
        test.delete(&viewer, &path).await.expect(404);
        test.delete(&editor, &path).await.expect(204);
        let answer = test.get(&token, "/api/workspaces/acme").await;
        assert_eq!(answer.problem(401), "bad_token");
    })
    .await;
}

#[tokio::test]
async fn settings_change_whole_or_not_at_all() {
    on_both_engines(async |test| {
        let admin = test.admin().await;
        let path = "/api/workspaces/acme";
        let before = test.get(&admin, path).await.expect(200);
        let bad = json!({"minimum_group": 5, "time_zone": "Europe/Atlantis"});
        let problem = test.patch(&admin, path, bad).await.expect(422);
        assert_eq!(problem["place"], "time_zone");
        let unknown = test.patch(&admin, path, json!({"minimum_grup": 5})).await;
        assert_eq!(unknown.problem(422), "invalid_json");
        assert_eq!(test.get(&admin, path).await.expect(200), before);
        let good = json!({"minimum_group": 5, "time_zone": "Europe/Vienna"});
        let after = test.patch(&admin, path, good).await.expect(200);
        assert_eq!(
            (&after["minimum_group"], &after["languages"]),
            (&json!(5), &before["languages"])
        );
        assert_eq!(test.get(&admin, path).await.expect(200), after);
    })
    .await;
}

#[tokio::test]
async fn members_come_and_go_but_an_admin_stays() {
    on_both_engines(async |test| {
        let admin = test.admin().await;
        let path = "/api/workspaces/acme/members";
        let new = json!({"email": "Berta@example.org", "role": "editor"});
        let answer = test.post(&admin, path, new).await;
        assert_eq!(answer.problem(422), "unknown_user");
        let new = json!({"email": "Berta@example.org", "role": "editor", "name": "Berta",
            "password": PASSWORD});
        let berta = test.post(&admin, path, new.clone()).await.expect(201);
        assert_eq!(
            test.post(&admin, path, new).await.problem(409),
            "already_member"
        );
        sign_in(&test, "berta@example.org", PASSWORD)
            .await
            .expect(200);

        let members = test.get(&admin, path).await.expect(200);
        let all = members.as_array().unwrap();
        assert_eq!(all.len(), 2);
        let me = all.iter().find(|member| member["role"] == "admin").unwrap()["user"].as_str();
        let me = format!("{path}/{}", me.unwrap());
        assert_eq!(test.delete(&admin, &me).await.problem(409), "last_admin");
        let demotion = json!({"role": "viewer"});
        assert_eq!(
            test.patch(&admin, &me, demotion.clone()).await.problem(409),
            "last_admin"
        );
        let berta = format!("{path}/{}", berta["user"].as_str().unwrap());
        test.patch(&admin, &berta, json!({"role": "admin"}))
            .await
            .expect(204);
        test.patch(&admin, &me, demotion).await.expect(204);
        test.patch(&admin, &berta, json!({"role": "viewer"}))
            .await
            .expect(403);
    })
    .await;
}

#[tokio::test]
async fn known_people_join_without_a_new_account() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let admin = test.admin().await;
    test.member("rival", Role::Viewer).await;
    let new = json!({"email": "viewer-of-rival@example.org", "role": "contributor"});
    let added = test
        .post(&admin, "/api/workspaces/acme/members", new)
        .await
        .expect(201);
    assert_eq!(added["name"], "viewer-of-rival");
    let both = test.member("rival", Role::Viewer).await;
    let session = test.get(&both, "/api/session").await.expect(200);
    assert_eq!(session["workspaces"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn odd_characters_are_refused_alike_by_both_engines() {
    on_both_engines(async |test| {
        let admin = test.admin().await;
        for path in [
            "/api/workspaces/%00",
            "/api/workspaces/ac%00me",
            "/api/workspaces/%ff",
        ] {
            assert_eq!(
                test.get(&admin, path).await.problem(404),
                "not_found",
                "{path}"
            );
        }
        let nul = json!({"name": {"de": "a\u{0}b"}});
        let answer = test.patch(&admin, "/api/workspaces/acme", nul).await;
        assert_eq!(answer.expect(422)["place"], "name/de");
        let token = json!({"name": "a\u{0}", "scopes": ["read"], "workspace": "acme"});
        let answer = test.post(&admin, "/api/tokens", token).await;
        assert_eq!(answer.expect(422)["place"], "name");
        let token = json!({"name": "a", "scopes": ["read"], "workspace": "ac\u{0}me"});
        let answer = test.post(&admin, "/api/tokens", token).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
    })
    .await;
}
