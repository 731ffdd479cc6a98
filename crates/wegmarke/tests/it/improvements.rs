//! From insights to what is done about them: merging, scoring by the log, workshops.

use serde_json::{Value, json};
use wegmarke::accounts::Role;

use crate::app::{Caller, TestApp, on_both_engines};
use crate::reports::{SHOP, get, import, shop_map, show_all_groups};
use crate::repository::{BASE, change, create, path_of};

const WORKSHOPS: &str = "/api/workspaces/acme/workshops";

fn id(document: &Value) -> &str {
    document["id"].as_str().unwrap()
}

async fn body_of(test: &TestApp, caller: &Caller, document: &Value) -> Value {
    test.get(caller, &path_of(document)).await.expect(200)["body"].clone()
}

#[tokio::test]
async fn two_insights_that_say_the_same_become_one() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let touchpoint = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let item = |id: &str, text: &str| json!({"id": id, "text": text});
        let kept = json!({"title": {"en": "Late"}, "severity": 2, "items": [item("1", "slow")]});
        let kept = create(&test, &editor, "insight", kept).await;
        let other = json!({"title": {"en": "Slow"}, "severity": 4, "touchpoints": [touchpoint["id"]],
            "items": [item("1", "very slow"), item("2", "five days")]});
        let other = create(&test, &editor, "insight", other).await;
        let initiative = json!({"insights": [other["id"], kept["id"]]});
        let initiative = create(&test, &editor, "initiative", initiative).await;
        let opportunity = json!({"insights": [other["id"]]});
        let opportunity = create(&test, &editor, "opportunity", opportunity).await;
        let journey = create(&test, &editor, "journey", json!({
            "phases": [{"id": "p", "steps": [{"id": "s"}]}],
            "lanes": [{"id": "l", "kind": "insights", "cards": [
                {"id": "c", "step": "s", "reference": {"kind": "insight", "id": other["id"]}}]}],
        })).await;
        let path = format!("/api/workspaces/acme/insights/{}/merge", id(&kept));
        let itself = test.post(&editor, &path, json!({"other": kept["id"]})).await;
        assert_eq!(itself.problem(422), "same_document");
        let viewer = test.viewer().await;
        assert_eq!(test.post(&viewer, &path, json!({"other": other["id"]})).await.status, 403);

        let merged = test.post(&editor, &path, json!({"other": other["id"]})).await.expect(200);
        let body = &merged["body"];
        let said: Vec<&str> =
            body["items"].as_array().unwrap().iter().map(|item| item["text"].as_str().unwrap()).collect();
        assert_eq!(said, ["slow", "very slow", "five days"]);
        assert_eq!((&body["severity"], &body["touchpoints"][0]), (&json!(4), &touchpoint["id"]));
        assert_eq!(body_of(&test, &editor, &initiative).await["insights"], json!([kept["id"]]));
        assert_eq!(body_of(&test, &editor, &opportunity).await["insights"], json!([kept["id"]]));
        let card = &body_of(&test, &editor, &journey).await["lanes"][0]["cards"][0];
        assert_eq!(card["reference"]["id"], kept["id"]);
        let gone = test.get(&editor, &path_of(&other)).await.expect(200);
        assert_eq!(gone["removed"], true);
        let again = test.post(&editor, &path, json!({"other": other["id"]})).await;
        assert_eq!(again.problem(404), "not_found");
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn opportunities_are_scored_by_what_the_log_says() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    // Much later somebody else comes by: everybody's patience has run out.
    import(
        &test,
        "customer,event,time\nzoe,other,2027-01-01T00:00:00Z\n",
    )
    .await;
    let journey = shop_map(&test).await;
    let editor = test.editor().await;
    let viewer = test.viewer().await;
    let touchpoints = test
        .get(&viewer, &format!("{BASE}/touchpoint"))
        .await
        .expect(200);
    let cart = touchpoints
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["body"]["key"] == "cart");
    let cart = cart.unwrap()["id"].clone();
    let nothing = get(&test, &viewer, "opportunities").await;
    assert_eq!(nothing["opportunities"], json!([]));
    let scoring = create(&test, &editor, "scoring", json!({
        "criteria": [{"id": "reach", "source": "customers"}, {"id": "gap", "source": "score-gap"},
            {"id": "lost", "source": "drop-off"}, {"id": "weight", "source": "severity"},
            {"id": "sure"}, {"id": "days", "source": "effort"}],
        "benefit": "reach * weight * sure", "score": "benefit / days + lost",
    })).await;
    let insight = json!({"severity": 4, "touchpoints": [cart]});
    let insight = create(&test, &editor, "insight", insight).await;
    let first = create(&test, &editor, "opportunity", json!({
        "insights": [insight["id"]], "journey": journey, "effort_days": 4, "values": {"sure": 0.5},
    })).await;
    let second = json!({"touchpoints": [cart], "scoring": scoring["id"], "effort_days": 1});
    let second = create(&test, &editor, "opportunity", second).await;
    show_all_groups(&test).await;
    let report = get(&test, &viewer, "opportunities?capacity=4&until=2026-12-31").await;
    let rated = &report["opportunities"][0];
    assert_eq!(
        (&rated["id"], &rated["scoring"]),
        (&first["id"], &scoring["id"])
    );
    // Two customers saw the cart; ben and cem … one run of three ends there.
    let rating = &rated["rating"];
    let inputs = rating["inputs"].as_array().unwrap();
    let value = |name: &str| {
        let input = inputs
            .iter()
            .find(|input| input["criterion"] == name)
            .unwrap();
        (input["value"].clone(), input["n"].clone())
    };
    assert_eq!(value("reach"), (json!(2.0), json!(2)));
    assert_eq!(value("weight"), (json!(4.0), json!(1)));
    let (lost, runs) = value("lost");
    assert_eq!(runs, json!(3));
    let lost = lost.as_f64().unwrap();
    assert!((lost - 100.0 / 3.0).abs() < 1e-9, "{lost}");
    assert_eq!(rating["benefit"], json!(4.0));
    let score = rating["score"].as_f64().unwrap();
    assert!((score - 1.0 - lost).abs() < 1e-9, "{score}");
    let other = &report["opportunities"][1]["rating"];
    assert_eq!(other["score"], Value::Null);
    assert_eq!(other["missing"], json!(["weight", "sure", "lost"]));
    let plan = json!([{"id": first["id"], "per_day": 1.0, "used_days": 4.0, "fits": true}]);
    assert_eq!(report["plan"], plan);
    let none = get(&test, &viewer, "opportunities?capacity=3").await;
    assert_eq!(none["plan"][0]["fits"], false);
    // Small groups stay hidden.
    let admin = test.admin().await;
    test.patch(&admin, "/api/workspaces/acme", json!({"minimum_group": 3}))
        .await
        .expect(200);
    let hidden = get(&test, &viewer, "opportunities").await;
    assert_eq!(
        hidden["opportunities"][0]["rating"]["inputs"][0]["value"],
        Value::Null
    );
    let refused = test
        .get(
            &viewer,
            "/api/workspaces/acme/reports/opportunities?capacity=-1",
        )
        .await;
    assert_eq!(refused.problem(422), "invalid_query");
    drop(second);
}

#[tokio::test]
async fn a_formula_that_cannot_be_read_is_refused_with_its_column() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    let wrong = json!({"body": {"criteria": [{"id": "a"}], "score": "a * (2 + "}});
    let answer = test
        .post(&editor, &format!("{BASE}/scoring"), wrong)
        .await
        .expect(422);
    assert_eq!(
        (&answer["code"], &answer["place"]),
        (&json!("invalid_formula"), &json!("score"))
    );
    assert_eq!(answer["fields"]["column"], json!(10));
    let examples = test.get(&editor, "/api/scoring-examples").await.expect(200);
    for example in examples.as_array().unwrap() {
        create(&test, &editor, "scoring", example.clone()).await;
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn a_workshop_goes_from_notes_to_results() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let guest = test.member("acme", Role::Contributor).await;
        let viewer = test.viewer().await;
        let journey = create(&test, &editor, "journey", crate::repository::journey()).await;
        let workshop = json!({"title": {"en": "Answers"}, "anonymous": true, "votes_per_person": 2,
            "journey": journey["id"]});
        let workshop = create(&test, &editor, "workshop", workshop).await;
        let base = format!("{WORKSHOPS}/{}", id(&workshop));
        let stickies = format!("{base}/stickies");
        let write = async |text: &str| {
            let changed = test.post(&guest, &stickies, json!({"text": text})).await.expect(200);
            changed["document"]["body"]["stickies"].as_array().unwrap().last().unwrap().clone()
        };
        let (one, two) = (write("Offer modules").await, write(" Call back ").await);
        let three = write("Lunch").await;
        assert_eq!((&two["text"], &two["author"]), (&json!("Call back"), &json!("")));
        // Nobody wrote it, as far as the log knows.
        let log = test.get(&viewer, &format!("{}/changes", path_of(&workshop))).await.expect(200);
        assert_eq!((&log[1]["author"], &log[1]["action"]), (&Value::Null, &json!("change")));
        assert_eq!(test.post(&viewer, &stickies, json!({"text": "x"})).await.status, 403);
        assert_eq!(test.post(&guest, &stickies, json!({"text": " "})).await.problem(422), "invalid_field");
        let votes = format!("{base}/votes");
        let vote = |target: &Value, votes: u8| json!({"target": target, "votes": votes});
        let early = test.post(&guest, &votes, vote(&one["id"], 1)).await;
        assert_eq!(early.problem(409), "wrong_phase");

        let into_group = |note: &Value| {
            json!({"op": "set", "path": format!("stickies/{}/group", id(note)), "value": "g"})
        };
        change(&test, &guest, &workshop, json!([
            {"op": "insert", "path": "groups", "value": {"id": "g", "title": "Faster"}},
            into_group(&one), into_group(&two), {"op": "set", "path": "phase", "value": "vote"},
        ])).await;
        let late = test.post(&guest, &stickies, json!({"text": "too late"})).await;
        assert_eq!(late.problem(409), "wrong_phase");
        let grouped = test.post(&guest, &votes, vote(&one["id"], 1)).await;
        assert_eq!(grouped.problem(422), "unknown_target");
        let ballot = test.post(&guest, &votes, vote(&json!("g"), 2)).await.expect(200);
        assert_eq!(ballot, json!({"own": {"g": 2}, "left": 0, "voters": 1}));
        let more = test.post(&guest, &votes, vote(&three["id"], 1)).await;
        assert_eq!(more.problem(409), "too_many_votes");
        test.post(&guest, &votes, vote(&json!("g"), 1)).await.expect(200);
        test.post(&editor, &votes, vote(&json!("g"), 1)).await.expect(200);
        let others = test.get(&viewer, &votes).await.expect(200);
        assert_eq!(others, json!({"own": {}, "left": 2, "voters": 2}));

        let counted = test.post(&editor, &format!("{base}/count"), Value::Null).await.expect(200);
        let body = &counted["document"]["body"];
        assert_eq!((&body["phase"], &body["voters"]), (&json!("take-over"), &json!(2)));
        assert_eq!(body["groups"][0]["votes"], 2);
        let forgotten = test.get(&guest, &votes).await.expect(200);
        assert_eq!(forgotten["own"], json!({}));

        let take = format!("{base}/take");
        let insight = json!({"target": "g", "into": "insight", "language": "en"});
        let taken = test.post(&editor, &take, insight.clone()).await.expect(200);
        let taken = &taken["document"]["body"]["groups"][0]["taken"];
        assert_eq!(taken["kind"], "insight");
        assert_eq!(test.post(&editor, &take, insight).await.problem(409), "already_taken");
        let path = format!("{BASE}/insight/{}", id(taken));
        let made = test.get(&viewer, &path).await.expect(200)["body"].clone();
        assert_eq!(made["title"], json!({"en": "Faster"}));
        assert_eq!(made["description"]["en"], "• Offer modules\n• Call back");
        assert_eq!(made["evidence"], json!({"level": "assumption", "sources": ["Answers"]}));
        let card = json!({"target": three["id"], "into": "card", "language": "en",
            "place": {"journey": journey["id"], "lane": "l", "step": "t"}});
        test.post(&editor, &take, card).await.expect(200);
        let map = body_of(&test, &viewer, &journey).await;
        let card = map["lanes"][0]["cards"].as_array().unwrap().last().unwrap();
        assert_eq!((&card["step"], &card["text"]["en"]), (&json!("t"), &json!("Lunch")));
        let nowhere = json!({"target": one["id"], "into": "card", "language": "en",
            "place": {"journey": journey["id"], "lane": "x", "step": "t"}});
        assert_eq!(test.post(&editor, &take, nowhere).await.problem(409), "path_not_found");
        let board = body_of(&test, &viewer, &workshop).await;
        assert_eq!(board["stickies"][0]["taken"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn the_text_form_carries_all_of_it() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let strategy = create(
            &test,
            &editor,
            "strategy",
            json!({"title": {"en": "Premium"}}),
        )
        .await;
        let goal = create(
            &test,
            &editor,
            "goal",
            json!({"strategies": [strategy["id"]]}),
        )
        .await;
        let initiative = json!({"goals": [goal["id"]], "area": "service", "effort_days": 2.5,
            "starts": [{"id": "1", "market": "DE", "date": "2026-03-01"}],
            "steps": [{"id": "1", "title": {"en": "Write"}, "done": true, "x": 1}]});
        let initiative = create(&test, &editor, "initiative", initiative).await;
        let project = json!({"goal": goal["id"], "initiatives": [initiative["id"]]});
        create(&test, &editor, "project", project).await;
        let workshop = json!({"stickies": [{"id": "1", "text": "Hello", "x": [1]}], "y": null});
        create(&test, &editor, "workshop", workshop).await;
        let text = crate::formats::export(&test, "acme").await;
        test.workspace("copy").await;
        crate::formats::apply(&test, "copy", &serde_json::from_str(&text).unwrap())
            .await
            .unwrap();
        assert_eq!(crate::formats::export(&test, "copy").await, text);
        assert!(text.contains("\"market\": \"DE\"") && text.contains("\"y\": null"));
    })
    .await;
}

#[tokio::test]
async fn potential_of_every_kind_is_kept_with_what_it_recommends() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let insight = json!({"title": {"de": "Rückruf dauert"},
            "recommendation": {"de": "Rückrufe innerhalb eines Werktags zusagen"}});
        let insight = create(&test, &editor, "insight", insight).await;
        for kind in ["optimisation", "extension", "innovation"] {
            let body = json!({"kind": kind, "insights": [insight["id"]]});
            let made = create(&test, &editor, "opportunity", body).await;
            // What is not taken up stays in the library, with its kind and its reason.
            let drop = json!({"op": "set", "path": "state", "value": "dropped"});
            change(&test, &editor, &made, json!([drop])).await;
            let kept = body_of(&test, &editor, &made).await;
            assert_eq!(
                (&kept["kind"], &kept["state"]),
                (&json!(kind), &json!("dropped"))
            );
            assert_eq!(kept["insights"], json!([insight["id"]]));
        }
        let unknown = json!({"body": {"kind": "miracle"}});
        let refused = test
            .post(&editor, &format!("{BASE}/opportunity"), unknown)
            .await;
        assert_eq!(refused.problem(422), "invalid_field");
        let found = test
            .get(&editor, "/api/workspaces/acme/search?q=Werktag")
            .await
            .expect(200);
        assert_eq!(found["hits"][0]["document"], insight["id"]);
    })
    .await;
}
