//! Every route × every kind of caller: the answer is the one that the route's rule says.

use axum::http::Method;
use serde_json::{Value, json};
use wegmarke::accounts::Role;
use wegmarke::http::Access;

use crate::app::{Answer, Caller, TestApp};

/// A kind of caller, and what the rules know of it.
struct Kind {
    name: &'static str,
    caller: Caller,
    known: bool,
    person: bool,
    admin_somewhere: bool,
    /// What it may do in `acme`.
    role: Option<Role>,
}

async fn kinds(test: &TestApp) -> Vec<Kind> {
    test.workspace("rival").await;
    let mut kinds = vec![Kind {
        name: "nobody",
        caller: Caller::default(),
        known: false,
        person: false,
        admin_somewhere: false,
        role: None,
    }];
    for role in Role::ALL {
        kinds.push(Kind {
            name: role.name(),
            caller: test.member("acme", role).await,
            known: true,
            person: true,
            admin_somewhere: role == Role::Admin,
            role: Some(role),
        });
    }
    let rival = test.member("rival", Role::Admin).await;
    let token = |name, caller, role| Kind {
        name,
        caller,
        known: true,
        person: false,
        admin_somewhere: false,
        role,
    };
    let admin = test.admin().await;
    for (name, owner, workspace, scope, role) in [
        ("token to read", &admin, "acme", "read", Some(Role::Viewer)),
        (
            "token to write",
            &admin,
            "acme",
            "write",
            Some(Role::Editor),
        ),
        (
            "token to administer",
            &admin,
            "acme",
            "admin",
            Some(Role::Admin),
        ),
        ("token of another workspace", &rival, "rival", "admin", None),
    ] {
        let caller = test.token(owner, workspace, &[scope]).await;
        kinds.push(token(name, caller, role));
    }
    kinds.push(Kind {
        name: "admin of another workspace",
        caller: rival,
        known: true,
        person: true,
        admin_somewhere: true,
        role: None,
    });
    kinds
}

/// The status that keeps the caller out, or none when it is to be let in.
fn refusal(access: Access, kind: &Kind) -> Option<u16> {
    let needed = match access {
        Access::Anyone => return None,
        // The secrets of the addresses below are none; what valid ones open stands in `sharing`.
        Access::Shared => return Some(404),
        _ if !kind.known => return Some(401),
        Access::SignedIn => return None,
        Access::Person => return (!kind.person).then_some(403),
        Access::AdministerAny => return (!kind.person || !kind.admin_somewhere).then_some(403),
        Access::Read => Role::Viewer,
        Access::Contribute => Role::Contributor,
        Access::Edit => Role::Editor,
        Access::Administer => Role::Admin,
    };
    match kind.role {
        None => Some(404),
        Some(role) => (role < needed).then_some(403),
    }
}

/// The kinds of documents, and whether contributors write them.
const DOCUMENTS: [(&str, bool); 18] = [
    ("insight", true),
    ("opportunity", true),
    ("workshop", true),
    ("scoring", false),
    ("strategy", false),
    ("project", false),
    ("journey", false),
    ("touchpoint", false),
    ("persona", false),
    ("target-group", false),
    ("stakeholder", false),
    ("stakeholder-relation", false),
    ("goal", false),
    ("channel", false),
    ("system", false),
    ("department", false),
    ("phase-model", false),
    ("view", false),
];

/// Real addresses for a path template, each with the rule that it should follow. What they name
/// does not exist, except the workspace.
fn addresses(template: &str, access: Access) -> Vec<(String, Access)> {
    let address = |kind: &str| {
        let segments = template.split('/').map(|segment| match segment {
            "{workspace}" => "acme",
            "{kind}" => kind,
            "{sequence}" => "1",
            parameter if parameter.starts_with('{') => "01900000-0000-7000-8000-000000000000",
            fixed => fixed,
        });
        segments.collect::<Vec<_>>().join("/")
    };
    if !template.contains("{kind}") {
        return vec![(address(""), access)];
    }
    let documents = DOCUMENTS.iter().map(|(kind, contributed)| match access {
        Access::Contribute if !contributed => (address(kind), Access::Edit),
        _ => (address(kind), access),
    });
    documents.collect()
}

/// A body that can be read where a rule is only decided after reading it.
fn body(method: &Method, template: &str) -> Value {
    match template {
        "/api/workspaces/{workspace}/repository/{kind}" if method == Method::POST => {
            json!({"body": {}})
        }
        "/api/workspaces/{workspace}/repository/{kind}/{id}/changes" if method == Method::POST => {
            json!({"operations": []})
        }
        _ => Value::Null,
    }
}

#[tokio::test]
async fn every_route_keeps_its_rule() {
    let test = TestApp::new().await;
    let kinds = kinds(&test).await;
    let mut failures = Vec::new();
    let rules = wegmarke::http::rules();
    let all: Vec<_> = rules.iter().collect();
    assert!(
        all.len() > 20,
        "only {} routes: are the features merged?",
        all.len()
    );
    for (method, template, access) in all {
        for kind in &kinds {
            for (address, access) in addresses(template, access) {
                // Signing out ends the session: that caller is made anew.
                let caller = match (template, kind.person, kind.role) {
                    ("/api/session", true, Some(role)) => test.member("acme", role).await,
                    ("/api/session", true, None) => test.member("rival", Role::Admin).await,
                    _ => kind.caller.clone(),
                };
                let body = body(method, template);
                let answer = test.call(&caller, method.clone(), &address, body).await;
                if let Some(complaint) = complaint(access, refusal(access, kind), &answer) {
                    failures.push(format!("{method} {address} as {}: {complaint}", kind.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn complaint(access: Access, refusal: Option<u16>, answer: &Answer) -> Option<String> {
    let status = answer.status.as_u16();
    let body = String::from_utf8_lossy(&answer.bytes).into_owned();
    let nowhere = match access {
        Access::Shared => "no such share link",
        _ => "no such workspace",
    };
    let kept_out = matches!(status, 401 | 403) || (status == 404 && body.contains(nowhere));
    match refusal {
        Some(expected) if status != expected || !kept_out => Some(format!(
            "expected to be kept out with {expected}, got {status} {body}"
        )),
        None if kept_out || matches!(status, 405 | 500..) => {
            Some(format!("expected to be let in, got {status} {body}"))
        }
        _ => None,
    }
}

#[tokio::test]
async fn the_description_and_the_rules_name_the_same_routes() {
    let description = serde_json::to_value(wegmarke::http::description()).unwrap();
    let mut described: Vec<String> = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        let methods = item.as_object().unwrap().keys();
        described.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    let rules = wegmarke::http::rules();
    let mut ruled: Vec<String> = rules
        .iter()
        .map(|(m, path, _)| format!("{m} {path}"))
        .collect();
    described.sort();
    ruled.sort();
    assert_eq!(described, ruled);
    ruled.dedup();
    assert_eq!(described.len(), ruled.len(), "a route has two rules");
}

#[tokio::test]
async fn a_method_without_a_rule_is_not_possible() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    let answer = test
        .call(&admin, Method::PUT, "/api/workspaces/acme", Value::Null)
        .await;
    assert_eq!(answer.problem(405), "method_not_allowed");
    let answer = test
        .call(&admin, Method::HEAD, "/api/workspaces/acme", Value::Null)
        .await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn a_role_taken_away_is_gone_at_once() {
    let test = TestApp::new().await;
    let admin = test.admin().await;
    let editor = test.editor().await;
    let token = test.token(&editor, "acme", &["write"]).await;
    let members = test
        .get(&admin, "/api/workspaces/acme/members")
        .await
        .expect(200);
    let found = members
        .as_array()
        .unwrap()
        .iter()
        .find(|member| member["role"] == "editor");
    let path = format!(
        "/api/workspaces/acme/members/{}",
        found.unwrap()["user"].as_str().unwrap()
    );
    test.patch(&admin, &path, json!({"role": "viewer"}))
        .await
        .expect(204);
    let change = json!({"minimum_group": 5});
    for caller in [&editor, &token] {
        test.get(caller, "/api/workspaces/acme").await.expect(200);
        test.patch(caller, "/api/workspaces/acme", change.clone())
            .await
            .expect(403);
    }
    test.delete(&admin, &path).await.expect(204);
    test.get(&editor, "/api/workspaces/acme").await.expect(404);
    assert_eq!(
        test.get(&token, "/api/workspaces/acme").await.problem(401),
        "bad_token"
    );
}
