//! The shop's customers on a map.

use serde_json::{Value, json};

use super::{REPORTS, SHOP, get, import, shop_map, show_all_groups};
use crate::app::TestApp;

#[tokio::test]
async fn a_map_shows_who_gets_where_and_why_they_leave() {
    let test = TestApp::new().await;
    import(&test, SHOP).await;
    let journey = shop_map(&test).await;
    show_all_groups(&test).await;
    let viewer = test.viewer().await;
    let report = get(&test, &viewer, &format!("steps?journey={journey}")).await;
    assert_eq!(
        (&report["customers"], &report["runs"], &report["events"]),
        (&json!(3), &json!(3), &json!(7))
    );
    assert_eq!(
        (&report["loop"], &report["minimum_group"]),
        (&Value::Null, &json!(1))
    );
    let [look, choose, buy] = [0, 1, 2].map(|step| &report["steps"][step]);
    assert_eq!(
        (&look["step"], &look["runs"], &look["remaining"]),
        (&json!("look"), &json!(3), &json!(3))
    );
    // Cem goes from the home page straight to the payment.
    assert_eq!(
        (&choose["runs"], &choose["remaining"], &buy["remaining"]),
        (&json!(2), &json!(3), &json!(2))
    );
    // The log ends on 1 February: ben may still come back, and so may cem; ann has paid and is done.
    assert_eq!(
        (&choose["in_progress"], &buy["left"], &buy["in_progress"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(
        choose["waiting"],
        json!({"n": 2, "median_seconds": 1805.0, "p90_seconds": 3241.0})
    );
    let unknown = &look["unknown"][0];
    assert_eq!(
        (&unknown["touchpoint"], &unknown["customers"]),
        (&json!("call"), &json!(1))
    );
    assert_eq!(buy["score"]["n"], 2);
    assert_eq!(buy["score"]["mean"], 87.5);
    assert_eq!(
        (&choose["score"], &choose["score_hidden"]),
        (&Value::Null, &json!(true))
    );
    let quotes = get(
        &test,
        &viewer,
        &format!("quotes?journey={journey}&step=buy"),
    )
    .await;
    let great = json!([{"touchpoint": "pay", "score": 100.0, "text": "Great", "time": "2026-01-01T10:01:00Z"}]);
    assert_eq!(quotes, great);
    let answer = test
        .get(&viewer, &format!("{REPORTS}/quotes?journey={journey}"))
        .await;
    assert_eq!(answer.problem(422), "invalid_query");
    let answer = test
        .get(
            &viewer,
            &format!("{REPORTS}/quotes?journey={journey}&step=nowhere"),
        )
        .await;
    assert_eq!(answer.problem(404), "not_found");
    let other = "01900000-0000-7000-8000-000000000000";
    let answer = test
        .get(&viewer, &format!("{REPORTS}/steps?journey={other}"))
        .await;
    assert_eq!(answer.problem(404), "not_found");
}

#[tokio::test]
async fn those_who_left_say_why_and_small_groups_are_hidden() {
    let test = TestApp::new().await;
    // Much later somebody else comes by: everybody's patience has run out.
    let later = "customer,event,time\nzoe,visit,2027-01-01T00:00:00Z\n";
    import(&test, SHOP).await;
    import(&test, later).await;
    let journey = shop_map(&test).await;
    let viewer = test.viewer().await;
    let steps = format!("steps?journey={journey}&until=2026-12-31");
    let hidden = get(&test, &viewer, &steps).await;
    assert_eq!(hidden["steps"][1]["reasons"], json!([]));
    assert_eq!(hidden["steps"][0]["unknown"], json!([]));
    assert_eq!(
        (
            &hidden["steps"][2]["score"],
            &hidden["steps"][2]["score_hidden"]
        ),
        (&Value::Null, &json!(true))
    );
    assert_eq!(
        get(&test, &viewer, "quotes?touchpoint=pay").await,
        json!([])
    );
    show_all_groups(&test).await;
    let shown = get(&test, &viewer, &steps).await;
    assert_eq!(shown["steps"][1]["left"], 1);
    assert_eq!(
        shown["steps"][1]["reasons"],
        json!([{"reason": "too expensive", "runs": 1, "share": 1.0}])
    );
    assert_eq!(shown["runs"], 3);
}
