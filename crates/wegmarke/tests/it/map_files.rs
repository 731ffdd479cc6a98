//! Single maps: a file is read, corrected, imported, taken back, and written for other programs.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use crate::app::{Answer, Caller, TestApp, on_both_engines};

const TABLE: &str = "\
Phase;Orientierung;;Buchung
Schritt;Suchen;Vergleichen;Buchen
Kontaktpunkte;Website;Website;\"Buchungsformular
Bestätigung\"
Bedürfnisse;Überblick;Ruhe;Sicherheit
Stimmung;4;3;:(
Wetter;;=SUMME(A1);
";

async fn read(test: &TestApp, caller: &Caller, name: &str, bytes: Vec<u8>) -> Answer {
    let path = format!("/api/workspaces/acme/map-imports/read?name={name}&language=de");
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/octet-stream");
    test.send(caller, request.body(Body::from(bytes)).unwrap())
        .await
}

async fn import(test: &TestApp, editor: &Caller, draft: &Value) -> Value {
    let path = "/api/workspaces/acme/map-imports";
    test.post(editor, path, draft.clone()).await.expect(200)
}

async fn count(test: &TestApp, caller: &Caller, kind: &str) -> usize {
    let path = format!("/api/workspaces/acme/repository/{kind}");
    let list = test.get(caller, &path).await.expect(200);
    let documents = list.get("documents").unwrap_or(&list);
    documents.as_array().unwrap().len()
}

#[tokio::test]
async fn a_table_becomes_a_journey_and_is_taken_back() {
    on_both_engines(|test| async move {
        let editor = test.editor().await;
        let reading = read(&test, &editor, "Reise.csv", TABLE.into())
            .await
            .expect(200);
        let mut draft = reading["draft"].clone();
        assert_eq!(draft["title"], "Reise");
        let kinds: Vec<&str> = draft["lanes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|lane| lane["kind"].as_str().unwrap())
            .collect();
        assert_eq!(kinds[..3], ["touchpoints", "needs", "emotion"]);
        assert_eq!(draft["lanes"][3]["recognised"], false);
        draft["lanes"][3]["kind"] = json!("ignore");
        let touchpoint = json!({"body": {"title": {"de": "Webseite"}, "key": "website"}});
        test.post(
            &editor,
            "/api/workspaces/acme/repository/touchpoint",
            touchpoint,
        )
        .await
        .expect(201);
        let before = (
            count(&test, &editor, "journey").await,
            count(&test, &editor, "touchpoint").await,
        );

        let path = "/api/workspaces/acme/map-imports?dry_run=true";
        let plan = test.post(&editor, path, draft.clone()).await.expect(200);
        assert_eq!(
            (plan["steps"].as_u64(), plan["cards"].as_u64()),
            (Some(3), Some(7))
        );
        let known: Vec<&str> = plan["touchpoints"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["how"].as_str().unwrap())
            .collect();
        assert_eq!(known, ["exact", "new", "new"]);
        assert_eq!(count(&test, &editor, "journey").await, before.0);

        let imported = import(&test, &editor, &draft).await;
        assert_eq!(count(&test, &editor, "touchpoint").await, before.1 + 2);
        let journey = imported["journey"].as_str().unwrap();
        let path = format!("/api/workspaces/acme/repository/journey/{journey}");
        let body = test.get(&editor, &path).await.expect(200)["body"].clone();
        assert_eq!(body["phases"][0]["steps"].as_array().unwrap().len(), 2);
        assert_eq!(body["phases"][0]["steps"][0]["emotion"]["assumed"], 75.0);

        let undo = json!({"made": imported["made"]});
        let path = "/api/workspaces/acme/map-imports/undo";
        test.post(&editor, path, undo).await.expect(204);
        assert_eq!(
            (
                count(&test, &editor, "journey").await,
                count(&test, &editor, "touchpoint").await
            ),
            before
        );
    })
    .await;
}

#[tokio::test]
async fn what_somebody_changed_since_is_not_taken_back() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let draft = read(&test, &editor, "Reise.csv", TABLE.into())
        .await
        .expect(200)["draft"]
        .clone();
    let imported = import(&test, &editor, &draft).await;
    let journey = imported["journey"].as_str().unwrap();
    let path = format!("/api/workspaces/acme/repository/journey/{journey}/changes");
    let change = json!({"operations": [{"op": "set", "path": "title/de", "value": "Anders"}]});
    let changed = test.post(&editor, &path, change).await;
    assert!(changed.status.is_success(), "{:?}", changed.json());
    let undo = json!({"made": imported["made"]});
    let answer = test
        .post(&editor, "/api/workspaces/acme/map-imports/undo", undo)
        .await;
    assert_eq!(answer.problem(409), "changed_since");
    let foreign = json!({"made": [{"kind": "persona", "id": journey}]});
    let answer = test
        .post(&editor, "/api/workspaces/acme/map-imports/undo", foreign)
        .await;
    assert_eq!(answer.status, 422);
}

#[tokio::test]
async fn a_journey_leaves_in_every_format() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let draft = read(&test, &editor, "Reise.csv", TABLE.into())
        .await
        .expect(200)["draft"]
        .clone();
    let imported = import(&test, &editor, &draft).await;
    let viewer = test.viewer().await;
    let base = format!(
        "/api/workspaces/acme/export/{}",
        imported["journey"].as_str().unwrap()
    );
    for (format, start) in [
        ("xlsx", &b"PK\x03\x04"[..]),
        ("csv", b"\xef\xbb\xbf"),
        ("mermaid", b"journey"),
        ("cjml", b"<?xml"),
        ("bpmn", b"<?xml"),
        ("markdown", b"# Reise"),
        ("pdf", b"%PDF-"),
        ("svg", b"<"),
        ("png", b"\x89PNG"),
    ] {
        let answer = test
            .get(&viewer, &format!("{base}/{format}?paper=a4"))
            .await;
        assert_eq!(answer.status, 200, "{format}");
        assert!(
            answer.bytes.starts_with(start),
            "{format}: {:?}",
            &answer.bytes[..12]
        );
        let name = answer.headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap();
        assert!(name.contains("reise."), "{name}");
        let losses = test
            .get(&viewer, &format!("{base}/{format}/losses"))
            .await
            .expect(200);
        assert!(losses.is_array());
    }
    let again = test.get(&viewer, &format!("{base}/xlsx")).await.bytes;
    let reading = read(&test, &editor, "Reise.xlsx", again).await.expect(200);
    assert_eq!(reading["draft"]["phases"], draft["phases"]);
    // A cell that looks like a formula stays a text.
    assert!(reading["draft"]["lanes"].to_string().contains("=SUMME(A1)"));
    let wrong = test.get(&viewer, &format!("{base}/png?split=true")).await;
    assert_eq!(wrong.status, 422);
    let measured = test
        .get(&viewer, &format!("{base}/pdf?measured=true&split=true"))
        .await;
    assert_eq!(measured.status, 200, "{}", measured.json());
}

#[tokio::test]
async fn files_that_are_no_maps_and_people_who_may_not_are_refused() {
    let test = TestApp::new().await;
    let (editor, viewer) = (test.editor().await, test.viewer().await);
    let answer = read(&test, &editor, "x", b"PK\x03\x04nonsense".to_vec()).await;
    assert_eq!(answer.problem(422), "unreadable_workbook");
    let answer = read(&test, &editor, "x", Vec::new()).await;
    assert_eq!(answer.problem(422), "no_map_found");
    assert_eq!(
        read(&test, &editor, "x", vec![b'a'; 9 * 1024 * 1024])
            .await
            .status,
        413
    );
    assert_eq!(read(&test, &viewer, "x", TABLE.into()).await.status, 403);
    let draft = json!({"language": "de", "phases": [{"steps": ["a"]}], "lanes": [{"kind": "needs", "cells": []}]});
    let answer = test
        .post(&editor, "/api/workspaces/acme/map-imports", draft)
        .await;
    assert_eq!(answer.expect(422)["place"], "draft/lanes/0/cells");
}
