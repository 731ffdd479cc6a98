//! The atlas, the part of a person and the health of journeys over HTTP.

use serde_json::{Value, json};
use wegmarke::accounts::{Role, User};
use wegmarke::demo;

use crate::app::{Caller, TestApp, on_both_engines};

async fn create(test: &TestApp, caller: &Caller, kind: &str, body: Value) -> String {
    let path = format!("/api/workspaces/acme/repository/{kind}");
    let created = test.post(caller, &path, json!({"body": body})).await;
    created.expect(201)["id"].as_str().unwrap().to_owned()
}

fn titles(journeys: &Value) -> Vec<&str> {
    let journeys = journeys.as_array().unwrap().iter();
    journeys
        .map(|it| it["title"]["de"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn the_atlas_follows_every_change() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let model = json!({"title": {"de": "Modell"}, "phases": [{"id": "buy"}, {"id": "use"}]});
        let model = create(&test, &editor, "phase-model", model).await;
        let persona = create(&test, &editor, "persona", json!({"name": "Katrin"})).await;
        let journey = json!({"title": {"de": "Kauf"}, "phase_model": model,
            "phases": [{"id": "p", "model_phase": "buy", "steps": [{"id": "s"}]}]});
        let id = create(&test, &editor, "journey", journey).await;
        let path = format!("/api/workspaces/acme/atlas?phase_model={model}");
        let atlas = test.get(&editor, &path).await.expect(200);
        assert_eq!(titles(&atlas["journeys"]), ["Kauf"]);
        assert_eq!(atlas["journeys"][0]["covers"], json!([0]));
        assert_eq!(atlas["journeys"][0]["steps_with_touchpoint"], 0);
        assert_eq!(atlas["gaps"]["phases"], json!([1]));
        assert_eq!(
            atlas["gaps"]["personas"],
            json!([{"id": persona, "name": "Katrin"}])
        );

        let changes = format!("/api/workspaces/acme/repository/journey/{id}/changes");
        let operations = json!({"operations": [
            {"op": "set", "path": "title/de", "value": "Kaufen"},
            {"op": "set", "path": "personas", "value": [persona]}]});
        test.post(&editor, &changes, operations).await.expect(200);
        let atlas = test.get(&editor, &path).await.expect(200);
        assert_eq!(titles(&atlas["journeys"]), ["Kaufen"]);
        assert_eq!(atlas["gaps"]["personas"], json!([]));

        let removed = format!("/api/workspaces/acme/repository/journey/{id}");
        test.delete(&editor, &removed).await.expect(200);
        let atlas = test.get(&editor, &path).await.expect(200);
        assert_eq!(atlas["journeys"], json!([]));
        let unknown = format!("/api/workspaces/acme/atlas?phase_model={persona}");
        assert_eq!(test.get(&editor, &unknown).await.problem(404), "not_found");
    })
    .await;
}

#[tokio::test]
async fn everybody_sees_their_own_part() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let session = test.get(&editor, "/api/session").await.expect(200);
        let (user, name) = (&session["user"]["id"], &session["user"]["name"]);
        let form = json!({"key": "form", "title": {"de": "Formular"}, "owners": [name]});
        let form = create(&test, &editor, "touchpoint", form).await;
        let own = json!({"title": {"de": "Beratung"}, "user": user});
        let own = create(&test, &editor, "stakeholder", own).await;
        let card = json!({"id": "c", "step": "s", "reference": {"kind": "touchpoint", "id": form}});
        let journey = json!({"title": {"de": "Kauf"}, "phases": [{"id": "p", "steps": [{"id": "s"}]}],
            "lanes": [{"id": "l", "cards": [card]}]});
        create(&test, &editor, "journey", journey).await;

        let path = "/api/workspaces/acme/part";
        let part = test.get(&editor, path).await.expect(200);
        assert_eq!(titles(&part["journeys"]), ["Kauf"]);
        assert_eq!(part["journeys"][0]["reasons"], json!(["touchpoint"]));
        assert_eq!(part["touchpoints"][0]["reasons"], json!(["owner"]));
        assert_eq!(part["stakeholders"][0]["id"], own);

        let viewer = test.viewer().await;
        let part = test.get(&viewer, path).await.expect(200);
        assert_eq!(part["touchpoints"], json!([]));
        let of = format!("{path}?stakeholder={own}");
        let part = test.get(&viewer, &of).await.expect(200);
        assert_eq!(part["stakeholders"][0]["title"]["de"], "Beratung");
        let unknown = format!("{path}?stakeholder={form}");
        assert_eq!(test.get(&viewer, &unknown).await.problem(404), "not_found");
    })
    .await;
}

#[tokio::test]
async fn health_says_what_the_maps_say() {
    let test = TestApp::empty(None).await;
    let company = demo::found(&test.app).await.unwrap();
    let order = demo::Order {
        customers: 2_000,
        seed: 7,
    };
    demo::populate(&test.app, &company, order, |_, _| ())
        .await
        .unwrap();
    let user = User {
        id: company.visitor,
        name: company.visitor_name,
        email: String::new(),
    };
    let test = test.for_demo(&user);
    let caller = Caller::default();
    let base = format!("/api/workspaces/{}", demo::WORKSPACE);
    let atlas = test
        .get(&caller, &format!("{base}/atlas"))
        .await
        .expect(200);
    let whole = atlas["journeys"].as_array().unwrap().iter();
    let whole = whole.clone().find(|journey| journey["level"] == 0).unwrap();
    let id = whole["id"].as_str().unwrap();
    let health = format!("{base}/reports/health?journey={id}&where=persona=family");
    let health = test.get(&caller, &health).await.expect(200);
    let steps = format!("{base}/reports/steps?journey={id}&where=persona=family");
    let steps = test.get(&caller, &steps).await.expect(200);
    let last = steps["steps"].as_array().unwrap().last().unwrap();
    assert!(steps["runs"].as_u64().unwrap() > 100);
    assert_eq!(health[0]["runs"], steps["runs"]);
    assert_eq!(health[0]["reached"], last["remaining"]);
    let means = steps["steps"].as_array().unwrap().iter();
    let lowest = means.filter_map(|step| step["score"]["mean"].as_f64());
    let lowest = lowest.min_by(f64::total_cmp).unwrap();
    assert_eq!(health[0]["lowest_score"]["score"]["mean"], json!(lowest));

    // Journeys that do not exist are left out; too many at once are refused.
    let gone = format!("{base}/reports/health?journey={}", company.workspace);
    assert_eq!(test.get(&caller, &gone).await.expect(200), json!([]));
    let many = format!(
        "{base}/reports/health?{}",
        format!("journey={id}&").repeat(101)
    );
    assert_eq!(test.get(&caller, &many).await.problem(422), "invalid_query");
}

#[tokio::test]
async fn the_atlas_is_for_members() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let rival = test.member("rival", Role::Admin).await;
    for path in ["atlas", "part", "reports/health"] {
        let path = format!("/api/workspaces/acme/{path}");
        assert_eq!(test.get(&rival, &path).await.problem(404), "not_found");
    }
}
