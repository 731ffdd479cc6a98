//! Reports over small logs whose answers were worked out by hand, over HTTP and on the command line.

mod discovery;
mod maps;

use std::process::Command;

use serde_json::{Value, json};
use wegmarke::accounts::workspaces;
use wegmarke::events::readers::{EventFile, Mapping};
use wegmarke::events::{self, RejectLimit, Request};

use crate::app::{Caller, TestApp, on_both_engines};

const REPORTS: &str = "/api/workspaces/acme/reports";

/// Three customers of a shop in January 2026.
pub const SHOP: &str = "\
customer,event,time,market,path,rating,comment,reason
ann,visit,2026-01-01T10:00:00Z,DE,/home,,,
ann,visit,2026-01-01T10:00:10Z,DE,/cart,,,
ann,pay,2026-01-01T10:01:00Z,DE,,5,Great,
ben,visit,2026-01-02T09:00:00Z,AT,/home,,,
ben,call,2026-01-02T09:30:00Z,AT,,,,
ben,visit,2026-01-02T10:00:00Z,AT,/cart,2,Slow,too expensive
cem,visit,2026-01-31T23:30:00Z,DE,/home,,,
cem,pay,2026-02-01T00:30:00Z,DE,,4,,
";

pub async fn import(test: &TestApp, log: &str) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, log.as_bytes()).unwrap();
    let mut transaction = test.app.database.read().await.unwrap();
    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap();
    drop(transaction);
    let request = Request {
        file: EventFile::open(file.path()).unwrap(),
        filename: "log.csv".to_owned(),
        mapping: Mapping::default(),
        limit: RejectLimit::Count(0),
    };
    let outcome = events::run(&test.app, workspace.id, request, |_| {})
        .await
        .unwrap();
    assert!(outcome.import.error.is_none(), "{:?}", outcome.import.error);
}

pub async fn get(test: &TestApp, caller: &Caller, report: &str) -> Value {
    test.get(caller, &format!("{REPORTS}/{report}"))
        .await
        .expect(200)
}

async fn add(test: &TestApp, kind: &str, body: Value) -> String {
    let path = format!("/api/workspaces/acme/repository/{kind}");
    let document = test
        .post(&test.editor().await, &path, json!({"body": body}))
        .await
        .expect(201);
    document["id"].as_str().unwrap().to_owned()
}

/// Groups of any size are shown.
pub async fn show_all_groups(test: &TestApp) {
    let admin = test.admin().await;
    test.patch(&admin, "/api/workspaces/acme", json!({"minimum_group": 1}))
        .await
        .expect(200);
}

/// A map of the shop: look, choose, pay. The cart is told from the home page by a property.
pub async fn shop_map(test: &TestApp) -> String {
    let property = json!([{"event": "visit", "property": {"name": "path", "operator": "equals", "value": "/cart"}}]);
    let cart = add(
        test,
        "touchpoint",
        json!({"key": "cart", "bindings": property}),
    )
    .await;
    let home = add(
        test,
        "touchpoint",
        json!({"key": "home", "bindings": [{"pattern": "vis*"}]}),
    )
    .await;
    let pay = add(test, "touchpoint", json!({"key": "pay"})).await;
    let card = |id: &str, step: &str, touchpoint: &str| json!({"id": id, "step": step, "reference": {"kind": "touchpoint", "id": touchpoint}});
    let map = json!({
        "title": {"en": "Shop"},
        "phases": [{"id": "p", "steps": [{"id": "look"}, {"id": "choose"}, {"id": "buy", "patience_days": 1}]}],
        "lanes": [{"id": "l", "kind": "touchpoints", "cards": [
            card("1", "look", &home), card("2", "choose", &cart), card("3", "buy", &pay)]}],
    });
    add(test, "journey", map).await
}

#[tokio::test]
async fn events_stand_for_themselves_until_a_touchpoint_claims_them() {
    on_both_engines(async |test| {
        import(&test, SHOP).await;
        let viewer = test.viewer().await;
        let overview = get(&test, &viewer, "overview").await;
        assert_eq!((&overview["events"], &overview["customers"]), (&json!(8), &json!(3)));
        assert_eq!(overview["first"], "2026-01-01T10:00:00Z");
        let row = |touchpoint: &str, id: Value, events: u64, customers: u64| {
            json!({"touchpoint": touchpoint, "id": id, "events": events, "customers": customers})
        };
        let named = json!([row("visit", Value::Null, 5, 3), row("pay", Value::Null, 2, 2), row("call", Value::Null, 1, 1)]);
        assert_eq!(overview["touchpoints"], named);
        shop_map(&test).await;
        let overview = get(&test, &viewer, "overview").await;
        let keys: Vec<&str> =
            overview["touchpoints"].as_array().unwrap().iter().map(|row| row["touchpoint"].as_str().unwrap()).collect();
        assert_eq!(keys, ["home", "cart", "pay", "call"]);
        assert!(overview["touchpoints"][0]["id"].is_string() && overview["touchpoints"][3]["id"].is_null());
    })
    .await;
}

#[tokio::test]
async fn transitions_and_variants_of_the_shop() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    let viewer = test.viewer().await;
    let transitions = get(&test, &viewer, "transitions").await;
    let row = |from: &str, to: &str, count: u64, median: f64, p90: f64| json!({"from": from, "to": to, "count": count, "median_seconds": median, "p90_seconds": p90});
    let expected = json!({
        "events": 8, "customers": 3, "starts": {"visit": 3}, "ends": {"pay": 2, "visit": 1},
        "transitions": [
            row("call", "visit", 1, 1800.0, 1800.0), row("visit", "call", 1, 1800.0, 1800.0),
            row("visit", "pay", 2, 1825.0, 3245.0), row("visit", "visit", 1, 10.0, 10.0)],
    });
    assert_eq!(transitions, expected);
    let variants = get(&test, &viewer, "variants?top=2").await;
    let listed = json!([
        {"path": ["visit", "call", "visit"], "customers": 1}, {"path": ["visit", "pay"], "customers": 1}]);
    assert_eq!(variants["variants"], listed);
    assert_eq!(
        (&variants["total_variants"], &variants["customers"]),
        (&json!(3), &json!(3))
    );
    assert!((variants["share_covered"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-12);
}

#[tokio::test]
async fn a_period_and_filters_narrow_a_report() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    let viewer = test.viewer().await;
    let events = async |query: &str| {
        let overview = get(&test, &viewer, &format!("overview?{query}")).await;
        (
            overview["events"].as_u64().unwrap(),
            overview["customers"].as_u64().unwrap(),
        )
    };
    // In Berlin the first of February begins at 23:00 UTC.
    assert_eq!(events("from=2026-02-01").await, (2, 1));
    assert_eq!(events("from=2026-01-02&until=2026-01-03").await, (3, 1));
    assert_eq!(events("until=2026-01-01T10:00:10Z").await, (1, 1));
    assert_eq!(events("where=market=DE").await, (5, 2));
    assert_eq!(events("where=market=DE&where=path=/cart").await, (3, 1));
    assert_eq!(events("where=market=CH").await, (0, 0));
    assert_eq!(events("where=unknown=x").await, (0, 0));
    let filters = get(&test, &viewer, "filters").await;
    let market = &filters["properties"].as_array().unwrap()[1];
    assert_eq!(market["property"], "market");
    assert_eq!(
        market["values"],
        json!([{"value": "DE", "customers": 2}, {"value": "AT", "customers": 1}])
    );
    for (query, place) in [
        ("from=soon", "from"),
        ("where=market", "where"),
        ("colour=red", "colour"),
        ("top=2&top=3", "top"),
        ("top=x", "top"),
    ] {
        let answer = test
            .get(&viewer, &format!("{REPORTS}/variants?{query}"))
            .await
            .expect(422);
        assert_eq!(answer["place"], place, "{query}");
    }
}

#[tokio::test]
async fn touchpoints_are_counted_month_by_month() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    show_all_groups(&test).await;
    let touchpoints = get(&test, &test.viewer().await, "touchpoints").await;
    let pay = &touchpoints[1];
    assert_eq!(
        (&pay["touchpoint"], &pay["events"], &pay["score"]["mean"]),
        (&json!("pay"), &json!(2), &json!(87.5))
    );
    let month = |month: &str| json!({"month": month, "events": 1, "customers": 1, "score": null});
    assert_eq!(pay["months"], json!([month("2026-01"), month("2026-02")]));
}

#[tokio::test]
async fn what_is_imported_or_bound_later_is_seen_at_once() {
    let test = TestApp::new().await;
    let viewer = test.viewer().await;
    assert_eq!(get(&test, &viewer, "overview").await["events"], 0);
    assert_eq!(
        get(&test, &viewer, "transitions").await["transitions"],
        json!([])
    );
    import(&test, SHOP).await;
    assert_eq!(get(&test, &viewer, "overview").await["events"], 8);
    import(
        &test,
        "customer,event,time\nzoe,visit,2026-03-01T00:00:00Z\n",
    )
    .await;
    assert_eq!(get(&test, &viewer, "overview").await["events"], 9);
    add(
        &test,
        "touchpoint",
        json!({"key": "all", "bindings": [{"pattern": "*"}]}),
    )
    .await;
    let overview = get(&test, &viewer, "overview").await;
    assert_eq!(overview["touchpoints"].as_array().unwrap().len(), 1);
    assert_eq!(overview["touchpoints"][0]["touchpoint"], "all");
}

#[tokio::test]
async fn the_command_line_gives_the_same_answers() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    let journey = shop_map(&test).await;
    show_all_groups(&test).await;
    let viewer = test.viewer().await;
    let command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wegmarke"));
        command
            .env_clear()
            .arg("--data")
            .arg(&test.config.data)
            .arg("report")
            .args(arguments);
        command.args(["--workspace", "acme"]);
        command.output().unwrap()
    };
    for (report, options) in [
        ("overview", vec![]),
        (
            "transitions",
            vec!["--from", "2026-01-01", "--until", "2026-02-01"],
        ),
        ("variants", vec!["--top", "1"]),
        ("steps", vec!["--journey", journey.as_str()]),
        ("touchpoints", vec!["--where", "market=DE"]),
        ("filters", vec![]),
    ] {
        let pairs = options
            .chunks(2)
            .map(|pair| format!("{}={}", &pair[0][2..], pair[1]));
        let query = pairs.collect::<Vec<_>>().join("&");
        let mut over_http = get(&test, &viewer, &format!("{report}?{query}")).await;
        let output = command(&[&[report, "--json"], &options[..]].concat());
        assert!(
            output.status.success(),
            "{report}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let mut printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        for answer in [&mut over_http, &mut printed] {
            // The one number that is about the machine.
            if let Some(answer) = answer.as_object_mut() {
                answer.shift_remove("computed_in_ms");
            }
        }
        assert_eq!(printed, over_http, "{report}");
        let table = command(&[&[report], &options[..]].concat());
        assert!(
            table.status.success() && !table.stdout.is_empty(),
            "{report}"
        );
    }
    assert_eq!(
        command(&["overview", "--from", "soon"]).status.code(),
        Some(2)
    );
}
