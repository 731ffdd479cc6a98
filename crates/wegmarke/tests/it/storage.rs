//! The repository database: the same promises on SQLite and on PostgreSQL.

use serde_json::json;
use wegmarke::accounts::users::{self, NewUser};
use wegmarke::{App, Error};

use crate::app::{TestApp, on_both_engines};

async fn add_user(app: &App, name: String) -> Result<(), Error> {
    let new = NewUser {
        email: format!("{name}@example.org"),
        name,
        password_hash: "-".into(),
    };
    let mut transaction = app.database.write().await?;
    users::create(&mut transaction, new, app.clock.now()).await?;
    transaction.commit().await
}

async fn emails(app: &App) -> Vec<String> {
    let mut transaction = app.database.read().await.unwrap();
    let users = users::list(&mut transaction).await.unwrap();
    users.into_iter().map(|user| user.email).collect()
}

#[tokio::test]
async fn opening_again_changes_nothing() {
    on_both_engines(async |test| {
        add_user(&test.app, "anna".into()).await.unwrap();
        test.app.database.close().await;
        for _ in 0..2 {
            let again = App::open(&test.config).await.unwrap();
            assert_eq!(emails(&again).await, ["anna@example.org"]);
            again.database.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn several_open_an_empty_database_at_once() {
    on_both_engines(async |test| {
        let folder = tempfile::tempdir().unwrap();
        let mut config = test.config.clone();
        if config.database_url.is_none() {
            config.data = folder.path().join("fresh");
        }
        let openings = (0..6).map(|_| {
            let config = config.clone();
            tokio::spawn(async move { App::open(&config).await })
        });
        let mut apps = Vec::new();
        for opening in openings.collect::<Vec<_>>() {
            apps.push(opening.await.unwrap().unwrap());
        }
        for (number, app) in apps.iter().enumerate() {
            add_user(app, format!("user{number}")).await.unwrap();
        }
        for app in &apps {
            assert_eq!(emails(app).await.len(), 6);
            app.database.close().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_writers_lose_nothing() {
    on_both_engines(async |test| {
        // Two handles on the same data, as two processes have.
        let other = App::open(&test.config).await.unwrap();
        let writers = (0..40).map(|number| {
            let app = if number % 2 == 0 {
                test.app.clone()
            } else {
                other.clone()
            };
            tokio::spawn(async move { add_user(&app, format!("user{number}")).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap().unwrap();
        }
        assert_eq!(emails(&test.app).await.len(), 40);
        other.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_was_never_there() {
    on_both_engines(async |test| {
        let mut transaction = test.app.database.write().await.unwrap();
        let new = NewUser {
            name: "x".into(),
            email: "x@y".into(),
            password_hash: "-".into(),
        };
        users::create(&mut transaction, new, test.app.clock.now())
            .await
            .unwrap();
        drop(transaction);
        assert!(emails(&test.app).await.is_empty());
        // The connection is free again.
        add_user(&test.app, "anna".into()).await.unwrap();
        assert_eq!(emails(&test.app).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_reader_sees_one_state_and_cannot_write() {
    on_both_engines(async |test| {
        let mut reader = test.app.database.read().await.unwrap();
        assert!(users::list(&mut reader).await.unwrap().is_empty());
        add_user(&test.app, "anna".into()).await.unwrap();
        assert!(users::list(&mut reader).await.unwrap().is_empty());
        let new = NewUser {
            name: "x".into(),
            email: "x@y".into(),
            password_hash: "-".into(),
        };
        users::create(&mut reader, new, test.app.clock.now())
            .await
            .unwrap_err();
        drop(reader);
        assert_eq!(emails(&test.app).await, ["anna@example.org"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_workspace_keeps_an_admin_whoever_is_faster() {
    on_both_engines(async |test| {
        let admin = test.admin().await;
        let mut ids = Vec::new();
        for name in ["second", "third"] {
            let body = json!({"email": format!("{name}@example.org"), "name": name,
                "role": "admin", "password": crate::app::PASSWORD});
            let added = test
                .post(&admin, "/api/workspaces/acme/members", body)
                .await
                .expect(201);
            ids.push(added["user"].as_str().unwrap().to_owned());
        }
        let members = test
            .get(&admin, "/api/workspaces/acme/members")
            .await
            .expect(200);
        let all = members.as_array().unwrap().iter();
        let paths: Vec<String> = all
            .map(|m| {
                format!(
                    "/api/workspaces/acme/members/{}",
                    m["user"].as_str().unwrap()
                )
            })
            .collect();
        let demote = |path: &String| {
            let path = path.clone();
            let (test, admin) = (&test, &admin);
            async move {
                test.patch(admin, &path, json!({"role": "viewer"}))
                    .await
                    .status
                    .as_u16()
            }
        };
        let (a, b, c) = tokio::join!(demote(&paths[0]), demote(&paths[1]), demote(&paths[2]));
        // Whoever comes last is refused, or was let out by the one before.
        assert!(
            [a, b, c]
                .iter()
                .all(|status| matches!(status, 204 | 403 | 409)),
            "{a} {b} {c}"
        );
        let mut transaction = test.app.database.read().await.unwrap();
        let acme = wegmarke::accounts::workspaces::get(&mut transaction, "acme")
            .await
            .unwrap();
        let members = wegmarke::accounts::members::list(&mut transaction, acme.id)
            .await
            .unwrap();
        let admins = members
            .iter()
            .filter(|m| m.role == wegmarke::accounts::Role::Admin);
        assert!(admins.count() >= 1);
    })
    .await;
}

#[tokio::test]
async fn an_unusable_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = wegmarke::Config::embedded(folder.path());
    config.database_url = Some("mysql://localhost/x".into());
    assert_eq!(
        App::open(&config).await.err().unwrap().code(),
        "invalid_database_url"
    );
    let nobody_listens = "postgres://nobody:secret@127.0.0.1:1/none";
    config.database_url = Some(nobody_listens.into());
    let error = App::open(&config).await.err().unwrap();
    assert_eq!(error.code(), "database_unreachable");
    assert!(!format!("{error} {error:?}").contains("secret"));
    std::fs::write(
        folder.path().join("wegmarke.sqlite"),
        "this is no database at all",
    )
    .unwrap();
    config.database_url = None;
    assert_eq!(
        App::open(&config).await.err().unwrap().code(),
        "database_file"
    );
}

#[tokio::test]
async fn a_workspace_slug_belongs_to_one() {
    on_both_engines(async |test: TestApp| {
        let admin = test.admin().await;
        let again = test
            .post(&admin, "/api/workspaces", json!({"slug": "acme"}))
            .await;
        assert_eq!(again.problem(409), "slug_taken");
        let fresh = json!({"slug": "acme-at", "name": {"de": "Acme Österreich"}});
        let made = test
            .post(&admin, "/api/workspaces", fresh)
            .await
            .expect(201);
        assert_eq!(made["name"]["de"], "Acme Österreich");
        let listed = test.get(&admin, "/api/workspaces").await.expect(200);
        assert_eq!(listed.as_array().unwrap().len(), 2);
    })
    .await;
}
