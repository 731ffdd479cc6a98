//! Variants over HTTP and on both engines: making them, changes that flow down, conflicts, carrying
//! single places up and down, catching up after an interruption, comparison.

use serde_json::{Value, json};
use wegmarke::accounts::workspaces;
use wegmarke::variants::catch_up;

use crate::app::{Caller, TestApp, on_both_engines};
use crate::history::undo;
use crate::repository::{change, create, journey, path_of};

const VARIANTS: &str = "/api/workspaces/acme/variants";

async fn make(test: &TestApp, caller: &Caller, base: &Value, labels: &[&str]) -> Vec<Value> {
    let variants = labels.iter();
    let variants: Vec<Value> = variants
        .map(|label| json!({"dimension": "market", "market": label, "label": {"de": label}}))
        .collect();
    let body = json!({"base": base["id"], "variants": variants});
    let made = test.post(caller, VARIANTS, body).await.expect(201);
    made.as_array().unwrap().clone()
}

async fn body_of(test: &TestApp, caller: &Caller, document: &Value) -> Value {
    test.get(caller, &path_of(document)).await.expect(200)["body"].clone()
}

async fn flow(test: &TestApp) {
    let mut transaction = test.app.database.read().await.unwrap();
    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
    drop(transaction);
    catch_up(&test.app, workspace).await.unwrap();
}

fn set(path: &str, value: &str) -> Value {
    json!([{"op": "set", "path": path, "value": value}])
}

async fn drift(test: &TestApp, caller: &Caller, variant: &Value) -> Value {
    let path = format!("{VARIANTS}/{}", variant["id"].as_str().unwrap());
    test.get(caller, &path).await.expect(200)
}

async fn act(test: &TestApp, caller: &Caller, variant: &Value, what: &str, body: Value) -> Value {
    let path = format!("{VARIANTS}/{}/{what}", variant["id"].as_str().unwrap());
    test.post(caller, &path, body).await.expect(200)
}

#[tokio::test]
async fn what_changes_in_the_base_flows_into_its_variants_and_their_variants() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let variants = make(&test, &editor, &base, &["Schweiz", "Polen"]).await;
        assert_eq!(variants[0]["body"]["market"], "Schweiz");
        assert_eq!(variants[0]["body"]["state"], "draft");
        assert_eq!(variants[0]["body"]["x-own"], journey()["x-own"]);
        let below = make(&test, &editor, &variants[0], &["Tessin"]).await;
        change(&test, &editor, &base, set("phases/p/title/de", "Buchung")).await;
        change(&test, &editor, &base, set("market", "Europa")).await;
        flow(&test).await;
        for variant in variants.iter().chain(&below) {
            let body = body_of(&test, &editor, variant).await;
            assert_eq!(body["phases"][0]["title"]["de"], "Buchung");
            assert_ne!(body["market"], "Europa");
        }
        let log = format!("{}/changes?after=1", path_of(&variants[1]));
        let log = test.get(&editor, &log).await.expect(200);
        assert_eq!(log.as_array().unwrap().len(), 1, "{log}");
        assert_eq!(log[0]["author"], "editor-of-acme");
        // Two changes of one person came down as one.
        assert_eq!(
            log[0]["origin"],
            json!({"document": base["id"], "version": 3})
        );
        assert_eq!(log[0]["operations"], set("phases/p/title/de", "Buchung"));
        // A variant may take an inherited change back; it stays back.
        undo(&test, &editor, &variants[1], 2).await;
        change(&test, &editor, &base, set("phases/q/title/de", "Reise")).await;
        flow(&test).await;
        let body = body_of(&test, &editor, &variants[1]).await;
        assert_eq!(body["phases"][0]["title"]["de"], "Kauf");
        assert_eq!(body["phases"][1]["title"]["de"], "Reise");
    })
    .await;
}

#[tokio::test]
async fn a_conflict_waits_until_it_is_decided() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let variants = make(&test, &editor, &base, &["Schweiz", "Polen", "Italien"]).await;
        let title = "phases/p/title/de";
        for (variant, name) in variants.iter().zip(["Offerte", "Angebot", "Preis"]) {
            change(&test, &editor, variant, set(title, name)).await;
        }
        change(&test, &editor, &base, set(title, "Anfrage")).await;
        change(&test, &editor, &base, set(title, "Erste Anfrage")).await;
        let families = test.get(&editor, VARIANTS).await.expect(200);
        let members = families[0]["variants"].as_array().unwrap();
        let figures = |it: &Value| {
            (
                it["conflicts"].clone(),
                it["own"].clone(),
                it["behind"].clone(),
            )
        };
        assert_eq!(figures(&members[0]), (json!(1), json!(1), json!(false)));
        assert_eq!(members[2]["label"]["de"], "Schweiz");

        let report = drift(&test, &editor, &variants[0]).await;
        let conflict = &report["conflicts"][0];
        let spot = json!({"part": "phase", "id": "p", "field": "title/de"});
        assert_eq!(conflict["spot"], spot);
        assert_eq!(conflict["clash"], "changed");
        let values = [&conflict["before"], &conflict["base"], &conflict["own"]];
        assert_eq!(values, ["Kauf", "Erste Anfrage", "Offerte"]);
        assert_eq!(report["differences"].as_array().unwrap().len(), 1);

        let decide = |decision: Value| json!({"spot": spot, "decision": decision});
        let path = |of: &Value| format!("{VARIANTS}/{}/resolve", of["id"].as_str().unwrap());
        let viewer = test.viewer().await;
        let own = decide(json!({"choice": "own"}));
        let refused = test.post(&viewer, &path(&variants[0]), own.clone()).await;
        assert_eq!(refused.problem(403), "forbidden");
        let decisions = [
            (own, "Offerte", 1),
            (decide(json!({"choice": "base"})), "Erste Anfrage", 0),
            (
                decide(json!({"choice": "other", "value": "Richiesta"})),
                "Richiesta",
                1,
            ),
        ];
        for (variant, (decision, title, left)) in variants.iter().zip(decisions) {
            let report = act(&test, &editor, variant, "resolve", decision.clone()).await;
            assert_eq!(report["conflicts"], json!([]));
            assert_eq!(report["differences"].as_array().unwrap().len(), left);
            let body = body_of(&test, &editor, variant).await;
            assert_eq!(body["phases"][0]["title"]["de"], title);
            let again = test.post(&editor, &path(variant), decision).await;
            assert_eq!(again.problem(409), "no_conflict");
        }
    })
    .await;
}

#[tokio::test]
async fn single_places_are_taken_from_the_base_and_pushed_to_it() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let variants = make(&test, &editor, &base, &["Schweiz", "Polen"]).await;
        let own = json!([
            {"op": "insert", "path": "phases/p/steps", "after": "s", "value": {"id": "visum"}},
            {"op": "insert", "path": "lanes/l/cards", "value": {"id": "9", "step": "visum"}},
            {"op": "set", "path": "phases/p/steps/s/title/de", "value": "Nachfragen"},
            {"op": "remove", "path": "phases/p/steps/t"},
        ]);
        change(&test, &editor, &variants[0], own).await;
        let report = drift(&test, &editor, &variants[0]).await;
        let found: Vec<(&str, &str)> = report["differences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| {
                (
                    it["spot"]["id"].as_str().unwrap(),
                    it["change"].as_str().unwrap(),
                )
            })
            .collect();
        let expected = [
            ("s", "changed"),
            ("t", "removed"),
            ("visum", "added"),
            ("2", "removed"),
            ("9", "added"),
        ];
        assert_eq!(found, expected);
        // The map of the differences has what only the base has, too.
        assert_eq!(
            report["both"]["phases"][0]["steps"]
                .as_array()
                .unwrap()
                .len(),
            3
        );

        let spots = json!({"spots": [{"part": "step", "id": "visum"}]});
        act(&test, &editor, &variants[0], "push", spots).await;
        flow(&test).await;
        for journey in [&base, &variants[1]] {
            let body = body_of(&test, &editor, journey).await;
            assert_eq!(body["phases"][0]["steps"][1]["id"], "visum");
            assert_eq!(body["lanes"][0]["cards"][3]["id"], "9");
        }
        let spots = json!({"spots": [
            {"part": "step", "id": "t"}, {"part": "card", "id": "2"},
            {"part": "step", "id": "s", "field": "title/de"},
        ]});
        let report = act(&test, &editor, &variants[0], "take", spots).await;
        assert_eq!(report["differences"], json!([]), "{report}");
        assert_eq!(report["own"], 0);
        let nowhere = json!({"spots": [{"part": "step", "id": "nowhere"}]});
        let path = format!("{VARIANTS}/{}/take", variants[0]["id"].as_str().unwrap());
        let refused = test.post(&editor, &path, nowhere).await;
        assert_eq!(refused.problem(422), "unknown_spot");
    })
    .await;
}

#[tokio::test]
async fn journeys_are_attached_and_detached_and_never_inherit_from_themselves() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let apart = json!({
            "title": {"de": "Reise in Polen", "en": "Trip"},
            "phases": [{"id": "X", "title": {"de": "kauf"}, "steps": [{"id": "Y"}]}],
            "lanes": [{"id": "Z", "kind": "needs", "cards": []}],
        });
        let apart = create(&test, &editor, "journey", apart).await;
        let mut attachment = json!({"base": base["id"], "label": {"de": "Polen"}, "preview": true});
        let previewed = act(&test, &editor, &apart, "attach", attachment.clone()).await;
        let matched = json!({"by_id": 0, "by_name": 2, "only_here": 1, "only_in_base": 6});
        assert_eq!(previewed["matched"], matched);
        assert_eq!(test.get(&editor, VARIANTS).await.expect(200), json!([]));
        attachment["preview"] = json!(false);
        act(&test, &editor, &apart, "attach", attachment.clone()).await;
        let body = body_of(&test, &editor, &apart).await;
        assert_eq!(body["phases"][0]["id"], "p");
        assert_eq!(body["variant_of"]["base"], base["id"]);
        change(&test, &editor, &base, set("title/en", "Voyage")).await;
        flow(&test).await;
        assert_eq!(
            body_of(&test, &editor, &apart).await["title"]["en"],
            "Voyage"
        );

        let circle = json!({"base": apart["id"]});
        let path = format!("{VARIANTS}/{}/attach", base["id"].as_str().unwrap());
        assert_eq!(
            test.post(&editor, &path, circle.clone()).await.problem(422),
            "variant_cycle"
        );
        // Nor when somebody writes it into the text: nothing flows then.
        let value = json!([{"op": "set", "path": "variant_of", "value": circle}]);
        change(&test, &editor, &base, value).await;
        flow(&test).await;
        let families = test.get(&editor, VARIANTS).await.expect(200);
        assert_eq!(families.as_array().unwrap().len(), 1);

        let path = format!("{VARIANTS}/{}/detach", apart["id"].as_str().unwrap());
        test.post(&editor, &path, Value::Null).await.expect(204);
        change(&test, &editor, &base, set("title/en", "Journey")).await;
        flow(&test).await;
        assert_eq!(
            body_of(&test, &editor, &apart).await["title"]["en"],
            "Voyage"
        );
        let report = format!("{VARIANTS}/{}", apart["id"].as_str().unwrap());
        assert_eq!(
            test.get(&editor, &report).await.problem(409),
            "not_a_variant"
        );
    })
    .await;
}

#[tokio::test]
async fn the_text_form_carries_variants_and_they_go_on_following() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let variants = make(&test, &editor, &base, &["Schweiz"]).await;
        change(
            &test,
            &editor,
            &variants[0],
            set("phases/q/title/de", "Ferien"),
        )
        .await;
        let export = "/api/workspaces/acme/export";
        let bundle = test.get(&editor, export).await.expect(200);
        test.workspace("other").await;
        let elsewhere = test.member("other", wegmarke::accounts::Role::Editor).await;
        let apply = "/api/workspaces/other/apply";
        test.post(&elsewhere, apply, bundle.clone())
            .await
            .expect(200);
        let path = path_of(&base).replace("acme", "other") + "/changes";
        let operations = json!({"operations": set("phases/p/title/de", "Buchung")});
        test.post(&elsewhere, &path, operations).await.expect(200);
        let families = "/api/workspaces/other/variants";
        let families = test.get(&elsewhere, families).await.expect(200);
        let variant = &families[0]["variants"][0];
        assert_eq!(
            (&variant["own"], &variant["behind"]),
            (&json!(1), &json!(false))
        );
        let path = path_of(&variants[0]).replace("acme", "other");
        let body = &test.get(&elsewhere, &path).await.expect(200)["body"];
        assert_eq!(body["phases"][0]["title"]["de"], "Buchung");
        assert_eq!(body["phases"][1]["title"]["de"], "Ferien");
        assert_eq!(test.get(&editor, export).await.expect(200), bundle);
    })
    .await;
}

#[tokio::test]
async fn whatever_was_interrupted_is_caught_up_once() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        let variants = make(&test, &editor, &base, &["Schweiz", "Polen", "Italien"]).await;
        change(&test, &editor, &base, set("phases/p/title/de", "Buchung")).await;
        // A stroke of bad luck: the process ends after each single step. Every start goes on.
        for _ in 0..3 {
            let interrupted =
                tokio::time::timeout(std::time::Duration::from_millis(15), flow(&test));
            let _ = interrupted.await;
        }
        // Two nodes at once do not do it twice.
        tokio::join!(flow(&test), flow(&test));
        for variant in &variants {
            let log = format!("{}/changes", path_of(variant));
            let log = test.get(&editor, &log).await.expect(200);
            assert_eq!(log.as_array().unwrap().len(), 2, "{log}");
        }
    })
    .await;
}

#[tokio::test]
async fn any_two_states_are_compared() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let base = create(&test, &editor, "journey", journey()).await;
        change(&test, &editor, &base, set("state", "in-review")).await;
        change(&test, &editor, &base, set("phases/p/title/de", "Buchung")).await;
        let id = base["id"].as_str().unwrap();
        let compare = |query: String| format!("/api/workspaces/acme/comparison?journey={query}");
        let viewer = test.viewer().await;
        let then = test
            .get(&viewer, &compare(format!("{id}&with_version=1")))
            .await
            .expect(200);
        assert_eq!(then["old"]["version"], 1);
        assert_eq!(then["differences"].as_array().unwrap().len(), 2);
        assert_eq!(then["differences"][1]["from"], "Kauf");
        let apart = json!({"phases": [{"id": "X", "title": {"de": "Buchung"}, "steps": []}]});
        let apart = create(&test, &editor, "journey", apart).await;
        let query = format!("{id}&with={}", apart["id"].as_str().unwrap());
        let other = test.get(&viewer, &compare(query)).await.expect(200);
        // Drawn apart, recognised by its name: the phase is no difference.
        let differences = other["differences"].as_array().unwrap();
        assert!(
            differences.iter().all(|it| it["spot"]["id"] != "p"),
            "{other}"
        );
        let nothing = compare(format!("{id}&with_version=99"));
        assert_eq!(test.get(&viewer, &nothing).await.problem(404), "not_found");
    })
    .await;
}
