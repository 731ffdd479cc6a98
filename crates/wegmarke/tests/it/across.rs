//! Nothing of one workspace is read or changed through another: every route is called in one
//! workspace with the ids of everything that the other has.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::http::{Method, Request};
use serde_json::{Value, json};
use wegmarke::accounts::Role;

use crate::app::{Caller, TestApp};
use crate::repository::create;

/// Stands in every text of the workspace that is not to be seen.
const SECRET: &str = "Geheimnis";
/// Taking something off a list of one's own succeeds whether it was on it or not, and tells nothing.
const TELL_NOTHING: [&str; 2] = ["/favourites/", "/follows/"];
/// Longer answers are streams, which have no end.
const PATIENCE: Duration = Duration::from_secs(3);

/// An answer's status and text; none of a stream.
async fn call(
    test: &TestApp,
    caller: &Caller,
    method: &Method,
    path: &str,
    body: Value,
) -> Option<(u16, String)> {
    let answer = test.call(caller, method.clone(), path, body);
    let answer = tokio::time::timeout(PATIENCE, answer).await.ok()?;
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    Some((answer.status.as_u16(), text))
}

/// A workspace with something of everything.
async fn furnish(test: &TestApp, admin: &Caller) {
    let title = json!({"de": SECRET, "en": SECRET});
    let step = json!({"id": "s", "title": title});
    let journey = json!({"title": title, "phases": [{"id": "p", "steps": [step]}],
        "lanes": [{"id": "l", "kind": "needs", "cards": [{"id": "c", "step": "s", "text": title}]}]});
    create(test, admin, "journey", journey).await;
    for kind in wegmarke::formats::KINDS.0 {
        let body = match kind.name {
            "journey" => continue,
            "persona" => json!({"name": SECRET}),
            "touchpoint" => json!({"key": SECRET.to_lowercase(), "title": title}),
            _ => json!({"title": title}),
        };
        let path = format!("/api/workspaces/acme/repository/{}", kind.name);
        // A kind that wants more than a title is left out: its ids are as unknown as others'.
        test.post(admin, &path, json!({"body": body})).await;
    }
    let webhook = json!({"name": SECRET, "url": "https://example.org/hook"});
    test.post(admin, "/api/workspaces/acme/webhooks", webhook)
        .await
        .expect(201);
    let file = "customer,event,time\nc,Geheimnis,2026-01-01T00:00:00Z\n";
    let upload = Request::post("/api/workspaces/acme/uploads?filename=a.csv").body(file.into());
    let upload = test.send(admin, upload.unwrap()).await.expect(201);
    let imports = "/api/workspaces/acme/imports";
    let import = test
        .post(admin, imports, json!({"upload": upload["id"]}))
        .await
        .expect(202);
    let path = format!("{imports}/{}", import["id"].as_str().unwrap());
    while test.get(admin, &path).await.expect(200)["state"] == "running" {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn collect_ids(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() == 36 && uuid::Uuid::try_parse(text).is_ok() => {
            ids.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|below| collect_ids(below, ids)),
        Value::Object(members) => members.values().for_each(|below| collect_ids(below, ids)),
        _ => {}
    }
}

/// Everything that acme answers about itself, without what every call changes.
async fn state_of(test: &TestApp, admin: &Caller) -> Vec<(String, Value)> {
    let mut state = Vec::new();
    for (method, template, _) in wegmarke::http::rules().iter() {
        let rest = template.strip_prefix("/api/workspaces/{workspace}");
        let kinds: Vec<&str> = match rest {
            Some("/repository/{kind}") => {
                wegmarke::formats::KINDS.0.iter().map(|k| k.name).collect()
            }
            Some(rest) if !rest.contains('{') => vec![""],
            _ => continue,
        };
        if *method != Method::GET {
            continue;
        }
        for kind in kinds {
            let path = template
                .replace("{workspace}", "acme")
                .replace("{kind}", kind);
            if let Some((200, text)) = call(test, admin, method, &path, Value::Null).await {
                state.push((path, serde_json::from_str(&text).unwrap_or(Value::Null)));
            }
        }
    }
    state
}

fn body_for(method: &Method, template: &str) -> Value {
    let title = json!({"de": "Geändert"});
    match template.rsplit('/').next() {
        _ if *method == Method::GET || *method == Method::DELETE => Value::Null,
        Some("changes") => json!({"operations": [{"op": "set", "path": "title", "value": title}]}),
        Some("{user}") => json!({"role": "admin"}),
        Some("{webhook}") => json!({"name": "Geändert"}),
        Some("undo" | "test") => Value::Null,
        _ => json!({}),
    }
}

#[tokio::test]
async fn nothing_crosses_from_one_workspace_to_another() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let admin = test.admin().await;
    furnish(&test, &admin).await;
    let mut before = state_of(&test, &admin).await;
    let again = state_of(&test, &admin).await;
    // What differs by itself (a proposal has new ids each time) proves nothing.
    before.retain(|asked| again.contains(asked));
    let mut ids = BTreeSet::new();
    before
        .iter()
        .for_each(|(_, answer)| collect_ids(answer, &mut ids));
    let acme = test.get(&admin, "/api/workspaces/acme").await.expect(200);
    ids.remove(acme["id"].as_str().unwrap());
    assert!(
        ids.len() >= 10,
        "only {} ids: is everything furnished?",
        ids.len()
    );
    let rival = test.member("rival", Role::Admin).await;
    let token = test.token(&rival, "rival", &["admin"]).await;
    let mut complaints = Vec::new();
    for (method, template, _) in wegmarke::http::rules().iter() {
        let Some(rest) = template.strip_prefix("/api/workspaces/{workspace}") else {
            continue;
        };
        let kinds = match rest.contains("{kind}") {
            true => wegmarke::formats::KINDS.0.iter().map(|k| k.name).collect(),
            false => vec![""],
        };
        let names_something = rest.replace("{kind}", "").contains('{');
        for (kind, id) in kinds
            .iter()
            .flat_map(|kind| ids.iter().map(move |id| (kind, id)))
        {
            let address = template
                .replace("{workspace}", "rival")
                .replace("{kind}", kind);
            let address = address.replace("{sequence}", "1");
            let segments = address
                .split('/')
                .map(|segment| match segment.starts_with('{') {
                    true => id.as_str(),
                    false => segment,
                });
            let path = segments.collect::<Vec<_>>().join("/");
            let path = format!("{path}?document={id}&within={id}&journey={id}");
            for caller in [&rival, &token] {
                let body = body_for(method, template);
                let Some((status, text)) = call(&test, caller, method, &path, body).await else {
                    continue;
                };
                let tells =
                    names_something && !TELL_NOTHING.iter().any(|list| rest.starts_with(list));
                let is_there = tells && status < 400;
                if text.contains(SECRET) || status >= 500 || is_there {
                    complaints.push(format!("{method} {path}: {status} {text}"));
                }
            }
            if !names_something {
                break;
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let admin = test.admin().await;
    let after: BTreeMap<String, Value> = state_of(&test, &admin).await.into_iter().collect();
    for (path, before) in before {
        assert_eq!(after[&path], before, "{path} was changed from elsewhere");
    }
}
