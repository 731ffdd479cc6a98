//! The committed description of the API is the one that the program gives.

use std::path::Path;

use serde_json::Value;

use crate::app::TestApp;

#[test]
fn the_document_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/openapi.json");
    let mut document = serde_json::to_string_pretty(&wegmarke::http::description()).unwrap();
    document.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, document).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == document,
        "docs/reference/openapi.json is stale: run 'make api' and look at the difference"
    );
}

#[test]
fn every_operation_has_its_own_name_a_summary_and_an_answer() {
    let document = serde_json::to_value(wegmarke::http::description()).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let what = format!("{method} {path}");
            assert!(operation["summary"].is_string(), "{what} has no summary");
            let id = operation["operationId"].as_str().unwrap();
            assert!(
                ids.insert(id),
                "{what}: the id {id} is taken, rename the handler"
            );
            let responses = operation["responses"].as_object().unwrap();
            assert!(
                responses.keys().any(|status| status.starts_with('2')),
                "{what}: no success"
            );
        }
    }
}

/// Every body that is sent as JSON, with the method and the path of its operation.
fn json_bodies(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| (method.clone(), path.clone(), operation))
    });
    operations
        .filter_map(|(method, path, operation)| {
            let body = operation.pointer("/requestBody/content/application~1json")?;
            Some((method, path, body.clone()))
        })
        .collect()
}

/// An example that cannot be read would mislead whoever copies it.
#[tokio::test]
async fn every_body_has_an_example_that_the_route_can_read() {
    let document = serde_json::to_value(wegmarke::http::description()).unwrap();
    let test = TestApp::new().await;
    let admin = test.admin().await;
    for (method, path, body) in json_bodies(&document) {
        let what = format!("{method} {path}");
        let example = &body["example"];
        assert!(!example.is_null(), "{what} has no example");
        // Those that end the session would end the test as well.
        if path == "/api/password" || path == "/api/session" {
            continue;
        }
        let id = uuid::Uuid::now_v7().to_string();
        let path: String = path
            .replace("{workspace}", "acme")
            .replace("{kind}", "journey")
            .split('/')
            .map(|part| if part.starts_with('{') { &id } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let answer = match method.as_str() {
            "post" => test.post(&admin, &path, example.clone()).await,
            _ => test.patch(&admin, &path, example.clone()).await,
        };
        let said: Value = serde_json::from_slice(&answer.bytes).unwrap_or_default();
        assert_ne!(said["code"], "invalid_json", "{what}: {said}");
    }
}
