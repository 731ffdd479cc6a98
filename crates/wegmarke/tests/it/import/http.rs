//! Upload, preview, import, rejects, and what the log then consists of.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use super::{stored, test_file};
use crate::app::{Answer, Caller, TestApp, on_both_engines};

async fn upload(test: &TestApp, caller: &Caller, filename: &str, content: Vec<u8>) -> Answer {
    let path = format!("/api/workspaces/acme/uploads?filename={filename}");
    let request = Request::post(path).body(Body::from(content)).unwrap();
    test.send(caller, request).await
}

async fn upload_file(test: &TestApp, caller: &Caller, filename: &str) -> Value {
    let content = std::fs::read(test_file(filename)).unwrap();
    upload(test, caller, filename, content).await.expect(201)
}

/// Imports and waits until it is over.
async fn import(test: &TestApp, caller: &Caller, request: Value) -> Value {
    let begun = test
        .post(caller, "/api/workspaces/acme/imports", request)
        .await
        .expect(202);
    let path = format!(
        "/api/workspaces/acme/imports/{}",
        begun["id"].as_str().unwrap()
    );
    for _ in 0..600 {
        let import = test.get(caller, &path).await.expect(200);
        if import["state"] != "running" {
            return import;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the import does not end");
}

#[tokio::test]
async fn a_file_goes_from_upload_to_the_log() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let uploaded = upload_file(&test, &editor, "anfragen.csv").await;
        assert_eq!(uploaded["filename"], "anfragen.csv");
        assert_eq!(uploaded["format"], "csv");
        let mapping = &uploaded["mapping"];
        assert_eq!(mapping["separator"], ";");
        assert_eq!(mapping["encoding"], "windows-1252");
        assert_eq!(mapping["time_format"], "day-first");
        assert_eq!(mapping["time_zone"], "Europe/Berlin");
        assert_eq!(
            uploaded["columns"][4],
            json!({"name": "Ort", "samples": ["Münster", "Köln"]})
        );
        let preview = &uploaded["preview"];
        assert_eq!(
            (&preview["checked"], &preview["errors"]),
            (&json!(5), &json!(0))
        );
        let row = &preview["rows"][1];
        assert_eq!(row["time"], "2026-01-02T07:05:00Z");
        assert_eq!(
            row["properties"],
            json!({"Betrag": "1.234,50", "Ort": "Münster"})
        );

        let request = json!({"upload": uploaded["id"], "mapping": mapping});
        let done = import(&test, &editor, request.clone()).await;
        assert_eq!(done["state"], "stored", "{done}");
        let counts = ["events", "duplicates", "rejected", "customers"].map(|key| done[key].clone());
        assert_eq!(counts, [json!(5), json!(0), json!(0), json!(2)]);
        assert_eq!(done["bytes_read"], done["bytes_total"]);
        assert_eq!(stored(&test.app, "acme").await.len(), 5);
        // An imported upload is gone; the same file again changes nothing.
        let gone = test
            .post(&editor, "/api/workspaces/acme/imports", request)
            .await;
        assert_eq!(gone.problem(404), "not_found");
        let again = upload_file(&test, &editor, "anfragen.csv").await;
        let done = import(&test, &editor, json!({"upload": again["id"]})).await;
        assert_eq!(
            (&done["events"], &done["duplicates"]),
            (&json!(0), &json!(5))
        );
        let all = test
            .get(&editor, "/api/workspaces/acme/imports")
            .await
            .expect(200);
        assert_eq!(all.as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn another_mapping_gives_another_preview() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let uploaded = upload_file(&test, &editor, "anfragen.csv").await;
    let path = format!(
        "/api/workspaces/acme/uploads/{}/preview",
        uploaded["id"].as_str().unwrap()
    );
    let mut mapping = uploaded["mapping"].clone();
    mapping["time_zone"] = json!("UTC");
    mapping["event"] = json!("Ort");
    let changed = test.post(&editor, &path, mapping.clone()).await.expect(200);
    assert_eq!(changed["preview"]["rows"][0]["event"], "Münster");
    assert_eq!(
        changed["preview"]["rows"][0]["time"],
        "2025-12-31T23:59:00Z"
    );
    mapping["event"] = json!("Weather");
    let problem = test.post(&editor, &path, mapping.clone()).await;
    assert_eq!(problem.problem(422), "unknown_column");
    mapping["event"] = json!("Ort");
    mapping["time"] = json!("Betrag");
    mapping["time_format"] = json!("auto");
    assert_eq!(
        test.post(&editor, &path, mapping.clone())
            .await
            .problem(422),
        "no_times"
    );
    mapping["time_format"] = json!("fortnights");
    assert_eq!(
        test.post(&editor, &path, mapping).await.problem(422),
        "invalid_json"
    );
    let unknown = path.replace(
        uploaded["id"].as_str().unwrap(),
        &uuid::Uuid::now_v7().to_string(),
    );
    assert_eq!(
        test.post(&editor, &unknown, json!({})).await.problem(404),
        "not_found"
    );
}

#[tokio::test]
async fn rejects_are_counted_listed_and_limited() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let uploaded = upload_file(&test, &editor, "with-bad-lines.csv").await;
    assert_eq!(uploaded["preview"]["errors"], 3);
    let row = &uploaded["preview"]["rows"][1];
    assert_eq!(
        (&row["line"], &row["code"]),
        (&json!(3), &json!("unreadable_time"))
    );
    assert_eq!(row["text"], "2,visit,someday,web");

    let request = json!({"upload": uploaded["id"], "mapping": {}, "max_rejects": 2});
    let failed = import(&test, &editor, request).await;
    assert_eq!(failed["state"], "failed");
    assert_eq!(failed["error"]["code"], "too_many_rejects");
    assert_eq!(failed["events"], 0);
    let names = test
        .get(&editor, "/api/workspaces/acme/events/names")
        .await
        .expect(200);
    assert_eq!(names, json!([]));

    let done = import(
        &test,
        &editor,
        json!({"upload": uploaded["id"], "max_rejects": 3}),
    )
    .await;
    assert_eq!(done["state"], "stored");
    assert_eq!((&done["events"], &done["rejected"]), (&json!(2), &json!(3)));
    let first = &done["first_rejects"][1];
    assert_eq!(
        (&first["line"], &first["code"]),
        (&json!(4), &json!("wrong_column_count"))
    );
    for import in [failed, done] {
        let path = format!(
            "/api/workspaces/acme/imports/{}/rejects",
            import["id"].as_str().unwrap()
        );
        let file = test.get(&editor, &path).await;
        assert!(
            file.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/csv")
        );
        let text = String::from_utf8(file.bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "line,reason,text");
        assert_eq!(
            lines[1],
            "3,this is not a date and time: `someday`,\"2,visit,someday,web\""
        );
        assert_eq!(lines.len(), 4);
    }
}

#[tokio::test]
async fn files_without_events_are_refused_and_not_kept() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    for (content, code) in [
        (&b""[..], "file_empty"),
        (b"customer;event;time\n", "file_without_events"),
        (b"PK\x03\x04 a spreadsheet", "file_of_another_kind"),
        (
            b"\x7fELF\x02\x01\x01\0\0\0\x01\x02\x03\x04\x05\x06",
            "file_of_another_kind",
        ),
        (b"\x1f\x8b\x08\0 not really", "archive_damaged"),
        (b"PAR1 not really PAR1", "file_damaged"),
        (b"<log><trace></log>", "file_damaged"),
        (b"{\"events\": 5}", "file_damaged"),
    ] {
        let answer = upload(&test, &editor, "x", content.to_vec()).await;
        assert_eq!(answer.problem(422), code, "{content:?}");
    }
    let viewer = test.viewer().await;
    assert_eq!(
        upload(&test, &viewer, "x", b"a".to_vec())
            .await
            .problem(403),
        "forbidden"
    );
}

#[tokio::test]
async fn xes_and_ocel_become_events() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let uploaded = upload_file(&test, &editor, "anfragen.xes").await;
    assert_eq!(
        (&uploaded["format"], &uploaded["columns"]),
        (&json!("xes"), &json!([]))
    );
    let done = import(&test, &editor, json!({"upload": uploaded["id"]})).await;
    assert_eq!(
        (&done["events"], &done["customers"]),
        (&json!(3), &json!(2))
    );
    let uploaded = upload_file(&test, &editor, "travels.json").await;
    assert_eq!(uploaded["object_types"], json!(["family", "customer"]));
    assert_eq!(uploaded["mapping"]["object_type"], "customer");
    let done = import(&test, &editor, json!({"upload": uploaded["id"]})).await;
    assert_eq!(
        (&done["events"], &done["customers"]),
        (&json!(3), &json!(2))
    );
    let events = stored(&test.app, "acme").await;
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert!(events.iter().any(|event| event.0 == "c1"
        && event.3
            == [
                text("case:tier", "gold"),
                text("destination", "Oman"),
                text("family", "f1")
            ]));
    assert!(
        events
            .iter()
            .any(|event| event.0 == "NA" && event.1 == "Anfrage")
    );
}

#[tokio::test]
async fn the_log_says_what_it_consists_of() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let uploaded = upload_file(&test, &editor, "anfragen.csv").await;
    import(&test, &editor, json!({"upload": uploaded["id"]})).await;
    let touchpoint = json!({"body": {"key": "inquiry", "bindings": [{"event": "Anfrage"}]}});
    let path = "/api/workspaces/acme/repository/touchpoint";
    let touchpoint = test.post(&editor, path, touchpoint).await.expect(201);
    let names = test
        .get(&editor, "/api/workspaces/acme/events/names")
        .await
        .expect(200);
    assert_eq!(
        names[0],
        json!({"name": "Anfrage", "events": 2, "customers": 2, "touchpoint": touchpoint["id"], "by": "name"})
    );
    assert_eq!(names[1]["touchpoint"], Value::Null);
    let path = "/api/workspaces/acme/events/properties?event=Anfrage";
    let properties = test.get(&editor, path).await.expect(200);
    let values = json!([{"value": "Köln", "events": 1}, {"value": "Münster", "events": 1}]);
    assert_eq!(
        properties,
        json!([{"property": "Ort", "values": values, "distinct": 2}])
    );
    let unknown = "/api/workspaces/acme/events/properties?event=Nichts";
    assert_eq!(test.get(&editor, unknown).await.expect(200), json!([]));

    let path = "/api/workspaces/acme/events/bindings/preview";
    let check = async |binding: Value, events: u64, customers: u64, names: Value| {
        let caught = test.post(&editor, path, binding.clone()).await.expect(200);
        let expected = json!({"events": events, "customers": customers, "names": names});
        assert_eq!(caught, expected, "{binding}");
    };
    let names = json!([{"name": "Anfrage", "events": 2}, {"name": "Angebot", "events": 1}]);
    check(json!({"pattern": "An*"}), 3, 2, names).await;
    let ort = json!({"name": "Ort", "operator": "equals", "value": "Köln"});
    let names = json!([{"name": "Anfrage", "events": 1}]);
    check(json!({"event": "Anfrage", "property": ort}), 1, 1, names).await;
    check(json!({"event": "Nichts"}), 0, 0, json!([])).await;
    assert_eq!(
        test.post(&editor, path, json!({})).await.problem(422),
        "invalid_binding"
    );
}
