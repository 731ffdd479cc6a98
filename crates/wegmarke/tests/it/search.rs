//! Search over HTTP: what is found, how fresh it is, and for whom.

use serde_json::{Value, json};
use wegmarke::accounts::Role;

use crate::app::{Caller, TestApp, on_both_engines};
use crate::repository::{change, create, path_of};

const SEARCH: &str = "/api/workspaces/acme/search";

async fn hits(test: &TestApp, caller: &Caller, query: &str) -> Vec<Value> {
    let answer = test.get(caller, &format!("{SEARCH}?{query}")).await;
    answer.expect(200)["hits"].as_array().unwrap().clone()
}

fn journey() -> Value {
    json!({"title": {"de": "Familienurlaub", "en": "Family holiday"},
        "phases": [{"id": "p", "title": {"de": "Buchen"}, "steps": [
            {"id": "s", "title": {"de": "Flug wählen", "en": "Choose a flight"}}]}],
        "lanes": [{"id": "l", "kind": "pain-points", "title": {"de": "Ärger"}, "cards": [
            {"id": "c", "step": "s", "text": {"de": "Die Gepäckregeln sind unverständlich"}}]}]})
}

#[tokio::test]
async fn a_card_is_found_with_its_place_and_its_words() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let made = create(&test, &editor, "journey", journey()).await;
        for question in [
            "gepaeckregel",
            "Regeln",
            "Gepäckregln",
            "gepack+familienurlaub",
        ] {
            let found = hits(&test, &editor, &format!("q={question}")).await;
            assert_eq!(found.len(), 1, "{question}");
            assert_eq!(found[0]["document"], made["id"]);
            assert_eq!(found[0]["kind"], "journey");
            assert_eq!(found[0]["title"], "Familienurlaub");
            assert_eq!(found[0]["place"], "lanes/l/cards/c");
            assert_eq!(found[0]["context"], json!(["Ärger", "Flug wählen"]));
            let marked: Vec<&Value> = found[0]["excerpt"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|fragment| fragment["hit"] == true)
                .collect();
            assert_eq!(marked[0]["text"], "Gepäckregeln", "{question}");
        }
        let english = hits(&test, &editor, "q=flight&language=en").await;
        assert_eq!(english[0]["part"], "Choose a flight");
        assert_eq!(english[0]["title"], "Family holiday");
        assert!(hits(&test, &editor, "q=pain-points").await.is_empty());
        assert!(hits(&test, &editor, "q=hotel").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn answers_follow_every_change() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let made = create(&test, &editor, "journey", journey()).await;
        assert_eq!(hits(&test, &editor, "q=familienurlaub").await.len(), 1);
        let operations = json!([{"op": "set", "path": "title/de", "value": "Kreuzfahrt"}]);
        change(&test, &editor, &made, operations).await;
        assert!(hits(&test, &editor, "q=familienurlaub").await.is_empty());
        assert_eq!(hits(&test, &editor, "q=kreuzfahrten").await.len(), 1);
        let insight = json!({"title": {"de": "Kreuzfahrten sind laut"}});
        create(&test, &editor, "insight", insight).await;
        assert_eq!(hits(&test, &editor, "q=kreuzfahrt").await.len(), 2);
        let insights = hits(&test, &editor, "q=kreuzfahrt&kind=insight").await;
        assert_eq!(
            (insights.len(), &insights[0]["kind"]),
            (1, &json!("insight"))
        );
        let recent = hits(&test, &editor, "q=&limit=1").await;
        assert_eq!(recent[0]["kind"], "insight");
        let removed = test.delete(&editor, &path_of(&made)).await.expect(200);
        assert_eq!(hits(&test, &editor, "q=kreuzfahrt").await.len(), 1);
        let sequence = removed["change"]["sequence"].as_i64().unwrap();
        let undo = format!("{}/changes/{sequence}/undo", path_of(&made));
        test.post(&editor, &undo, Value::Null).await.expect(200);
        assert_eq!(hits(&test, &editor, "q=kreuzfahrt").await.len(), 2);
        let within = format!("q=kreuzfahrt&within={}", made["id"].as_str().unwrap());
        assert_eq!(hits(&test, &editor, &within).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_people_say_is_found_with_the_document_it_is_about() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let made = create(&test, &editor, "journey", journey()).await;
        let about = json!({"kind": "journey", "document": made["id"], "place": "steps/s"});
        let said = json!({"about": about, "text": "Wer kümmert sich um die **Umsteigezeiten**?"});
        let path = "/api/workspaces/acme/comments";
        let comment = test.post(&editor, path, said).await.expect(201);
        let found = hits(&test, &editor, "q=umsteigezeit").await;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["comment"], comment["id"]);
        assert_eq!(
            (&found[0]["document"], &found[0]["kind"]),
            (&made["id"], &json!("journey"))
        );
        assert_eq!(
            (&found[0]["place"], &found[0]["part"]),
            (&json!("steps/s"), &comment["author_name"])
        );
        assert_eq!(found[0]["title"], "Familienurlaub");
        assert!(
            hits(&test, &editor, "q=umsteigezeit&kind=insight")
                .await
                .is_empty()
        );
        assert_eq!(
            hits(&test, &editor, "q=umsteigezeit&kind=comment")
                .await
                .len(),
            1
        );
        assert!(
            hits(&test, &editor, "q=familienurlaub&kind=comment")
                .await
                .is_empty()
        );

        let one = format!("{path}/{}", comment["id"].as_str().unwrap());
        test.patch(&editor, &one, json!({"text": "Erledigt"}))
            .await
            .expect(200);
        assert!(hits(&test, &editor, "q=umsteigezeit").await.is_empty());
        assert_eq!(hits(&test, &editor, "q=erledigt").await.len(), 1);
        test.delete(&editor, &one).await.expect(204);
        assert!(hits(&test, &editor, "q=erledigt").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_what_is_not_theirs() {
    let test = TestApp::new().await;
    test.workspace("rival").await;
    let editor = test.editor().await;
    create(&test, &editor, "journey", journey()).await;
    let rival = test.member("rival", Role::Admin).await;
    let own = test
        .get(&rival, "/api/workspaces/rival/search?q=familienurlaub")
        .await;
    assert_eq!(own.expect(200)["hits"], json!([]));
    test.get(&rival, &format!("{SEARCH}?q=familienurlaub"))
        .await
        .expect(404);
    let viewer = test.viewer().await;
    assert_eq!(hits(&test, &viewer, "q=familienurlaub").await.len(), 1);
}

#[tokio::test]
async fn odd_questions_are_answered_or_refused() {
    let test = TestApp::new().await;
    let editor = test.editor().await;
    create(&test, &editor, "journey", journey()).await;
    for query in [
        "q=%00",
        "q=%F0%9F%98%80",
        "q=a",
        "q=---",
        "q=die",
        "limit=0",
        "q=a&limit=9999",
    ] {
        hits(&test, &editor, query).await;
    }
    let long = format!("{SEARCH}?q={}", "a".repeat(501));
    assert_eq!(test.get(&editor, &long).await.problem(422), "invalid_field");
    test.get(&editor, &format!("{SEARCH}?q=a&kind=nothing"))
        .await
        .expect(404);
    test.get(&editor, &format!("{SEARCH}?within=x"))
        .await
        .expect(422);
}

#[test]
fn every_kind_has_a_name_in_both_languages() {
    for language in ["de", "en"] {
        let file = format!("../../web/src/messages/{language}.json");
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let messages: Value =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for kind in wegmarke::formats::KINDS.0 {
            for key in ["kind", "one"].map(|key| format!("search.{key}.{}", kind.name)) {
                assert!(messages[&key].is_string(), "{language}.json: {key}");
            }
        }
    }
}
