//! The shared library: custom fields, evidence, the record of processing, the glossary.

use serde_json::{Value, json};

use crate::app::{Caller, TestApp, on_both_engines};
use crate::repository::{BASE, change, create, path_of};

const WORKSPACE: &str = "/api/workspaces/acme";

async fn get(test: &TestApp, caller: &Caller, path: &str) -> Value {
    test.get(caller, &format!("{WORKSPACE}/{path}"))
        .await
        .expect(200)
}

/// Tries to set a member of a document; answers with the code and the place of the problem.
async fn refused(
    test: &TestApp,
    caller: &Caller,
    document: &Value,
    path: &str,
    value: Value,
) -> (String, String) {
    let operations = json!([{"op": "set", "path": path, "value": value}]);
    let path = format!("{}/changes", path_of(document));
    let answer = test
        .post(caller, &path, json!({ "operations": operations }))
        .await
        .expect(422);
    let text = |name: &str| answer[name].as_str().unwrap().to_owned();
    (text("code"), text("place"))
}

fn set(path: &str, value: Value) -> Value {
    json!([{"op": "set", "path": path, "value": value}])
}

#[tokio::test]
async fn values_of_custom_fields_fit_their_definition() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let field = json!({"title": {"en": "Supplier"}, "type": "choice",
            "applies_to": ["touchpoint"], "choices": [{"id": "own"}, {"id": "other"}]});
        let field = create(&test, &editor, "field", field).await;
        let place = format!("fields/{}", field["id"].as_str().unwrap());
        let touchpoint = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        change(&test, &editor, &touchpoint, set(&place, json!("own"))).await;
        let wrong = refused(&test, &editor, &touchpoint, &place, json!("mine")).await;
        assert_eq!(wrong, ("invalid_field".to_owned(), place.clone()));
        let unknown = "fields/01941f29-7c00-7006-8000-000000000001";
        let (code, _) = refused(&test, &editor, &touchpoint, unknown, json!("own")).await;
        assert_eq!(code, "unknown_field");
        let channel = create(&test, &editor, "channel", json!({})).await;
        let (code, _) = refused(&test, &editor, &channel, &place, json!("own")).await;
        assert_eq!(code, "invalid_field");

        // A changed definition keeps nobody from changing the rest, nor from correcting the value.
        change(&test, &editor, &field, set("type", json!("number"))).await;
        change(&test, &editor, &touchpoint, set("title/en", json!("Form"))).await;
        let (code, _) = refused(&test, &editor, &touchpoint, &place, json!("other")).await;
        assert_eq!(code, "invalid_field");
        let corrected = change(&test, &editor, &touchpoint, set(&place, json!(7))).await;
        assert_eq!(
            corrected["document"]["body"]["fields"]
                .as_object()
                .unwrap()
                .len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn definitions_travel_with_the_values_that_need_them() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let field = json!({"type": "date", "applies_to": ["journey", "touchpoint"], "required": true,
            "title": {"de": "Geprüft am", "en": "Reviewed on"}});
        let field = create(&test, &editor, "field", field).await;
        let id = field["id"].as_str().unwrap();
        let mut journey = crate::repository::journey();
        journey["fields"] = json!({id: "2026-02-01"});
        let journey = create(&test, &editor, "journey", journey).await;
        create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let one = format!("export/{}", journey["id"].as_str().unwrap());
        let bundle = get(&test, &editor, &one).await;
        assert_eq!(bundle["fields"][0]["id"], id);

        test.workspace("other").await;
        let stranger = test.member("other", wegmarke::accounts::Role::Editor).await;
        let apply = "/api/workspaces/other/apply";
        let applied = test.post(&stranger, apply, bundle.clone()).await.expect(200);
        assert_eq!(applied["created"], 2);
        let again = test
            .get(&stranger, &format!("/api/workspaces/other/{one}"))
            .await
            .expect(200);
        assert_eq!(again.to_string(), bundle.to_string());

        let findings = get(&test, &editor, "check?rule=required-field").await;
        assert_eq!(findings.as_array().unwrap().len(), 1, "{findings}");
        let place = findings[0]["place"].as_str().unwrap();
        assert!(place.starts_with("touchpoints/") && place.ends_with(id));
    })
    .await;
}

#[tokio::test]
async fn evidence_becomes_too_old_by_the_rule_of_the_workspace() {
    on_both_engines(async |test| {
        let (editor, admin) = (test.editor().await, test.admin().await);
        let rule = json!({"evidence": {"assumption_days": 10, "qualitative_days": null,
            "quantitative_days": 100}});
        test.patch(&admin, WORKSPACE, rule).await.expect(200);
        let mut journey = crate::repository::journey();
        journey["owner"] = json!("Leonie");
        journey["lanes"][0]["cards"][0]["evidence"] =
            json!({"level": "assumption", "date": "2026-02-18"});
        journey["lanes"][0]["cards"][1]["evidence"] =
            json!({"level": "qualitative", "date": "2020-01-01"});
        let journey = create(&test, &editor, "journey", journey).await;
        let insight = json!({"title": {"en": "Slow"},
            "evidence": {"level": "quantitative", "date": "2025-01-01", "author": "Jonas"}});
        create(&test, &editor, "insight", insight).await;

        let report = get(&test, &test.viewer().await, "evidence").await;
        let total = json!({"statements": 3, "assumption": 2, "qualitative": 1, "quantitative": 0,
            "stale": 1, "undated": 0});
        assert_eq!(report["total"], total);
        let owners: Vec<_> = report["stale"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["owner"])
            .collect();
        assert_eq!(owners, ["Jonas", "Leonie"]);
        assert_eq!(report["stale"][1]["card"], "1");
        assert_eq!(report["stale"][1]["age_days"], 11);

        // A retired journey asks nobody for anything.
        change(&test, &editor, &journey, set("state", json!("retired"))).await;
        let report = get(&test, &editor, "evidence").await;
        assert_eq!(report["journeys"], json!([]));
        assert_eq!(report["stale"].as_array().unwrap().len(), 1);
        let one = format!("evidence?journey={}", journey["id"].as_str().unwrap());
        assert_eq!(get(&test, &editor, &one).await["total"]["stale"], 1);
        let nowhere = format!("{WORKSPACE}/evidence?journey=01941f29-7c00-7006-8000-000000000001");
        test.get(&editor, &nowhere).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn the_record_of_processing_names_what_is_missing() {
    on_both_engines(async |test| {
        let (editor, admin) = (test.editor().await, test.admin().await);
        let controller =
            json!({"controller": {"name": "Acme GmbH", "contact": "info@acme.example"}});
        test.patch(&admin, WORKSPACE, controller).await.expect(200);
        let processing = json!({"key": "form", "title": {"de": "Formular"},
            "processing": {"purpose": {"de": "Anfrage"}, "legal_basis": "contract"}});
        let form = create(&test, &editor, "touchpoint", processing).await;
        let silent = create(&test, &editor, "touchpoint", json!({"key": "shop"})).await;
        let record = get(&test, &test.viewer().await, "processing-record").await;
        assert_eq!(record["controller_gaps"], json!(["address"]));
        let activity = &record["activities"][0];
        assert_eq!(activity["touchpoint"], form["id"]);
        let missing = [
            "data_subjects",
            "data_fields",
            "recipients",
            "retention",
            "security",
        ];
        assert_eq!(activity["gaps"], json!(missing));
        assert_eq!(record["undeclared"], json!([silent["id"]]));
        let findings = get(&test, &editor, "check?rule=processing-incomplete").await;
        assert_eq!(findings.as_array().unwrap().len(), missing.len() + 1);
        let usual = get(&test, &editor, "check").await;
        let optional = |one: &Value| one["rule"] == "processing-incomplete";
        assert!(!usual.as_array().unwrap().iter().any(optional));
    })
    .await;
}

#[tokio::test]
async fn forbidden_words_are_found_wherever_people_wrote_them() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let term = json!({"title": {"de": "Gast", "en": "Guest"},
            "forbidden": {"de": ["Kunde*"], "en": ["user*"]}});
        create(&test, &editor, "term", term).await;
        let mut journey = crate::repository::journey();
        journey["lanes"][0]["cards"][0]["text"] = json!({"de": "Kunden warten", "en": "Kunde"});
        create(&test, &editor, "journey", journey).await;
        let findings = get(&test, &editor, "check?rule=forbidden-term").await;
        assert_eq!(findings.as_array().unwrap().len(), 1, "{findings}");
        assert_eq!(findings[0]["message"], "'Kunden': the term is 'Gast'");
        let place = findings[0]["place"].as_str().unwrap();
        assert!(place.ends_with("/lanes/l/cards/1/text/de"), "{place}");
        let bad = json!({"body": {"forbidden": {"de": [" * "]}}});
        let answer = test
            .post(&editor, &format!("{BASE}/term"), bad)
            .await
            .expect(422);
        assert_eq!(answer["place"], "forbidden/de/0");
    })
    .await;
}
