//! The committed description of the API is the one that the program gives.

use std::path::Path;

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
