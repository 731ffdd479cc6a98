//! The whole server in process, on a fresh database, with a clock that stands still.
//!
//! `TestApp::new().await` runs on SQLite; [`on_both_engines`] runs the same test on PostgreSQL too.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use wegmarke::accounts::users::NewUser;
use wegmarke::accounts::workspaces::NewWorkspace;
use wegmarke::accounts::{Role, User, members, passwords, sessions, users, workspaces};
use wegmarke::clock::{Clock, Instant};
use wegmarke::{App, Config};

use crate::postgres;

/// The password of every test user.
pub const PASSWORD: &str = "a long test password";

/// A server in process with one workspace, `acme`.
pub struct TestApp {
    pub app: App,
    pub config: Config,
    router: Router,
    _folder: tempfile::TempDir,
}

/// Somebody who calls: with a session, with a token, or as nobody.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    pub cookie: Option<String>,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as JSON; `null` when there is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    /// The body, after checking the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        let text = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.status.as_u16(), status, "{text}");
        self.json()
    }

    /// The stable code of a problem, after checking the status.
    #[track_caller]
    pub fn problem(self, status: u16) -> String {
        assert_eq!(
            self.headers[header::CONTENT_TYPE],
            "application/problem+json"
        );
        let problem = self.expect(status);
        assert_eq!(problem["status"], status);
        problem["code"]
            .as_str()
            .expect("every problem has a code")
            .to_owned()
    }
}

/// Runs a test on SQLite and on PostgreSQL.
pub async fn on_both_engines<F: Future<Output = ()>>(test: impl Fn(TestApp) -> F) {
    test(TestApp::new().await).await;
    if let Some(url) = postgres::fresh_database().await {
        test(TestApp::with_database(Some(url.clone())).await).await;
        postgres::remove_database(&url).await;
    }
}

impl TestApp {
    /// On a fresh SQLite file.
    pub async fn new() -> TestApp {
        TestApp::with_database(None).await
    }

    /// On the given empty PostgreSQL database, or on a fresh SQLite file.
    pub async fn with_database(database_url: Option<String>) -> TestApp {
        let test = TestApp::empty(database_url).await;
        test.workspace("acme").await;
        test
    }

    /// Without any workspace or user, as on the first start.
    pub async fn empty(database_url: Option<String>) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            database_url,
        };
        let start: Instant = "2026-03-01T08:00:00Z".parse().unwrap();
        let app = App::open_with_clock(&config, Clock::standing_at(start))
            .await
            .unwrap();
        let router = wegmarke::http::router(app.clone());
        TestApp {
            app,
            config,
            router,
            _folder: folder,
        }
    }

    /// Another process with the same data.
    pub async fn beside(&self) -> TestApp {
        let app = App::open_with_clock(&self.config, self.app.clock.clone())
            .await
            .unwrap();
        TestApp {
            config: self.config.clone(),
            router: wegmarke::http::router(app.clone()),
            app,
            _folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The same server as the demo, signed in as this user.
    pub fn for_demo(mut self, user: &User) -> TestApp {
        self.app = self.app.clone().for_demo(user.id);
        self.router = wegmarke::http::router(self.app.clone());
        self
    }

    /// Makes another workspace.
    pub async fn workspace(&self, slug: &str) {
        let mut transaction = self.app.database.write().await.unwrap();
        let new = NewWorkspace {
            slug: slug.to_owned(),
            name: Default::default(),
        };
        workspaces::create(&mut transaction, new, self.app.clock.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }

    /// Makes a user, `NAME@example.org`, with [`PASSWORD`].
    pub async fn user(&self, name: &str) -> User {
        static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
        let hash = HASH
            .get_or_init(|| async { passwords::hash(PASSWORD.to_owned()).await.unwrap() })
            .await;
        let new = NewUser {
            name: name.to_owned(),
            email: format!("{name}@example.org"),
            password_hash: hash.clone(),
        };
        let mut transaction = self.app.database.write().await.unwrap();
        let user = users::create(&mut transaction, new, self.app.clock.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        user
    }

    /// A user with this role in this workspace, signed in. Asking again gives the same user.
    pub async fn member(&self, workspace: &str, role: Role) -> Caller {
        let name = format!("{role}-of-{workspace}");
        let email = format!("{name}@example.org");
        let mut transaction = self.app.database.read().await.unwrap();
        let known = users::find_by_email(&mut transaction, &email)
            .await
            .unwrap();
        drop(transaction);
        let user = match known {
            Some(user) => user,
            None => {
                let user = self.user(&name).await;
                let mut transaction = self.app.database.write().await.unwrap();
                let workspace = workspaces::get(&mut transaction, workspace).await.unwrap();
                members::add(&mut transaction, workspace.id, user.id, role)
                    .await
                    .unwrap();
                transaction.commit().await.unwrap();
                user
            }
        };
        self.session(&user).await
    }

    /// Signs in a user without a password.
    pub async fn session(&self, user: &User) -> Caller {
        let mut transaction = self.app.database.write().await.unwrap();
        let now = self.app.clock.now();
        let secret = sessions::begin(&mut transaction, user.id, now)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        Caller {
            cookie: Some(format!("wegmarke_session={secret}")),
            token: None,
        }
    }

    /// A viewer of `acme`, signed in.
    pub async fn viewer(&self) -> Caller {
        self.member("acme", Role::Viewer).await
    }

    /// An editor of `acme`, signed in.
    pub async fn editor(&self) -> Caller {
        self.member("acme", Role::Editor).await
    }

    /// An admin of `acme`, signed in.
    pub async fn admin(&self) -> Caller {
        self.member("acme", Role::Admin).await
    }

    /// A token of this caller for a workspace.
    pub async fn token(&self, owner: &Caller, workspace: &str, scopes: &[&str]) -> Caller {
        let body = json!({"name": "test", "scopes": scopes, "workspace": workspace});
        let created = self.post(owner, "/api/tokens", body).await.expect(201);
        Caller {
            cookie: None,
            token: Some(created["secret"].as_str().unwrap().to_owned()),
        }
    }

    /// Sends any request as somebody; the answer may go on for ever.
    pub async fn open(&self, caller: &Caller, mut request: Request<Body>) -> Response {
        let headers = request.headers_mut();
        if !headers.contains_key(header::HOST) {
            headers.insert(header::HOST, "localhost".parse().unwrap());
        }
        if let Some(cookie) = &caller.cookie {
            headers.insert(header::COOKIE, cookie.parse().unwrap());
        }
        if let Some(token) = &caller.token {
            headers.insert(
                header::AUTHORIZATION,
                format!("Bearer {token}").parse().unwrap(),
            );
        }
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Sends any request as somebody and reads the answer; of a stream of events only the head.
    pub async fn send(&self, caller: &Caller, request: Request<Body>) -> Answer {
        let (parts, body) = self.open(caller, request).await.into_parts();
        let is_endless = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let bytes = match is_endless {
            true => Vec::new(),
            false => body.collect().await.unwrap().to_bytes().to_vec(),
        };
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes,
        }
    }

    /// Sends a request with a JSON body, or with none for `null`.
    pub async fn call(&self, caller: &Caller, method: Method, path: &str, body: Value) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let request = match body {
            Value::Null => request.body(Body::empty()),
            body => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.to_string())),
        };
        self.send(caller, request.unwrap()).await
    }

    pub async fn get(&self, caller: &Caller, path: &str) -> Answer {
        self.call(caller, Method::GET, path, Value::Null).await
    }

    pub async fn post(&self, caller: &Caller, path: &str, body: Value) -> Answer {
        self.call(caller, Method::POST, path, body).await
    }

    pub async fn patch(&self, caller: &Caller, path: &str, body: Value) -> Answer {
        self.call(caller, Method::PATCH, path, body).await
    }

    pub async fn delete(&self, caller: &Caller, path: &str) -> Answer {
        self.call(caller, Method::DELETE, path, Value::Null).await
    }
}
