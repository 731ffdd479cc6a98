//! Stakeholders, their relations and target groups over HTTP, and chains of sub-journeys.

use serde_json::{Value, json};

use crate::app::{Caller, TestApp, on_both_engines};

const REPOSITORY: &str = "/api/workspaces/acme/repository";

async fn create(test: &TestApp, caller: &Caller, kind: &str, body: Value) -> String {
    let path = format!("{REPOSITORY}/{kind}");
    let created = test.post(caller, &path, json!({"body": body})).await;
    created.expect(201)["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn stakeholders_and_relations_are_documents() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let body = json!({"title": {"de": "Hotel"}, "kind": "partner", "closeness": "direct",
            "sourcing": "external", "influence": 5, "further": {"kept": true}});
        let hotel = create(&test, &editor, "stakeholder", body.clone()).await;
        let path = format!("{REPOSITORY}/stakeholder/{hotel}");
        assert_eq!(test.get(&editor, &path).await.expect(200)["body"], body);

        let relation = json!({"from": {"kind": "stakeholder", "id": hotel},
            "to": {"kind": "customer"}, "given": "service", "effect": "benefits"});
        let id = create(&test, &editor, "stakeholder-relation", relation.clone()).await;
        let wrong = json!({"operations": [
            {"op": "set", "path": "to", "value": {"kind": "stakeholder", "id": hotel}}]});
        let path = format!("{REPOSITORY}/stakeholder-relation/{id}");
        let refused = test.post(&editor, &format!("{path}/changes"), wrong).await;
        let problem = refused.expect(422);
        assert_eq!(
            (&problem["code"], &problem["place"]),
            (&json!("invalid_field"), &json!("to"))
        );

        // A viewer looks, and changes nothing.
        let viewer = test.viewer().await;
        assert_eq!(test.get(&viewer, &path).await.expect(200)["body"], relation);
        assert_eq!(test.delete(&viewer, &path).await.problem(403), "forbidden");

        let group = json!({"title": {"de": "Familien"}, "personas": [], "segment": []});
        create(&test, &editor, "target-group", group).await;
        let exported = test
            .get(&editor, "/api/workspaces/acme/export")
            .await
            .expect(200);
        for list in ["stakeholders", "stakeholder_relations", "target_groups"] {
            assert_eq!(exported[list].as_array().unwrap().len(), 1, "{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_journey_is_a_part_of_itself() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let top = create(&test, &editor, "journey", json!({})).await;
        let mut below = top.clone();
        for level in 1..=4 {
            let body = json!({"parent": below, "level": level});
            below = create(&test, &editor, "journey", body).await;
        }
        let hang = |parent: &str| {
            json!({"operations": [{"op": "set", "path": "parent", "value": parent}]})
        };
        let changes = format!("{REPOSITORY}/journey/{top}/changes");
        for parent in [&below, &top] {
            let problem = test.post(&editor, &changes, hang(parent)).await.expect(422);
            assert_eq!(problem["code"], "circular_parent");
            assert_eq!(problem["place"], "parent");
        }
        let elsewhere = create(&test, &editor, "journey", json!({})).await;
        test.post(&editor, &changes, hang(&elsewhere)).await.expect(200);

        // A bundle may turn a chain around, and may not close it.
        let turned = json!({"format": "ojf/1", "journeys": [
            {"id": elsewhere, "parent": top}, {"id": top}]});
        let apply = "/api/workspaces/acme/apply";
        test.post(&editor, apply, turned).await.expect(200);
        let closed = json!({"format": "ojf/1", "journeys": [{"id": top, "parent": elsewhere}]});
        let problem = test.post(&editor, apply, closed).await.expect(422);
        assert_eq!(problem["code"], "circular_parent");
        assert_eq!(problem["place"], format!("journeys/{top}/parent"));
    })
    .await;
}
