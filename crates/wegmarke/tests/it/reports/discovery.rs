//! A map proposed from events, and the journey made of it.

use serde_json::json;

use super::{REPORTS, add, get, import};
use crate::app::on_both_engines;

/// A hundred customers: search, then book by form or by telephone, then travel; ten search again.
fn travellers() -> String {
    let mut log = "customer,event,time\n".to_owned();
    let mut visit = |customer: usize, event: &str, day: usize| {
        log.push_str(&format!(
            "c{customer:03},{event},2025-{:02}-{:02}T08:00:00Z\n",
            1 + day / 28,
            1 + day % 28
        ));
    };
    for customer in 0..100 {
        let booking = if customer % 2 == 0 {
            "booking_form"
        } else {
            "telephone_booking"
        };
        for (day, event) in [
            "search_engine",
            booking,
            "travel_documents",
            "stay_at_hotel",
        ]
        .iter()
        .enumerate()
        {
            visit(customer, event, day);
        }
        if customer < 3 {
            visit(customer, "complaint", 5);
        }
    }
    log
}

#[tokio::test]
async fn a_discovered_map_is_an_ordinary_journey() {
    on_both_engines(async |test| {
        import(&test, &travellers()).await;
        let (viewer, editor) = (test.viewer().await, test.editor().await);
        let model = json!({"title": {"en": "Travel"}, "phases": [
            {"id": "orientation", "title": {"en": "Orientation"}, "keywords": {"en": ["search"]}},
            {"id": "purchase", "title": {"en": "Purchase"}, "keywords": {"en": ["booking"]}},
            {"id": "use", "title": {"en": "Use"}, "keywords": {"en": ["stay", "documents"]}}]});
        let model = add(&test, "phase-model", model).await;
        let found = get(&test, &viewer, "discover").await;
        let numbers = &found["numbers"];
        assert_eq!(
            (&numbers["customers"], &numbers["runs"]),
            (&json!(100), &json!(100))
        );
        assert_eq!(
            numbers["rare"],
            json!([{"touchpoint": "complaint", "customers": 3, "share": 0.03}])
        );
        assert_eq!(numbers["steps"][1]["kind"], "alternatives");
        let body = &found["bundle"]["journeys"][0];
        assert_eq!(body["phase_model"], model.as_str());
        let phases: Vec<(&str, usize)> = body["phases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|phase| {
                (
                    phase["model_phase"].as_str().unwrap(),
                    phase["steps"].as_array().unwrap().len(),
                )
            })
            .collect();
        assert_eq!(phases, [("orientation", 1), ("purchase", 1), ("use", 2)]);
        assert_eq!(found["bundle"]["touchpoints"].as_array().unwrap().len(), 5);

        let path = format!("{REPORTS}/discover");
        let wish = json!({"min_share": 0.05, "title": {"en": "As it is"}});
        test.post(&viewer, &path, wish.clone()).await.expect(403);
        let made = test.post(&editor, &path, wish).await.expect(201);
        assert_eq!(made["journey"]["body"]["title"], json!({"en": "As it is"}));
        let id = made["journey"]["id"].as_str().unwrap();
        let steps = get(&test, &viewer, &format!("steps?journey={id}")).await;
        assert_eq!(
            (&steps["runs"], &steps["steps"][1]["runs"]),
            (&json!(100), &json!(100))
        );
        assert_eq!(
            steps["steps"][1]["touchpoints"].as_array().unwrap().len(),
            2
        );
        // The touchpoints exist now: proposing again makes no new ones.
        let again = get(&test, &viewer, &format!("discover?phase_model={model}")).await;
        assert_eq!(again["bundle"]["touchpoints"], json!([]));
        let answer = test
            .get(&viewer, &format!("{REPORTS}/discover?min_share=2"))
            .await
            .expect(422);
        assert_eq!(answer["place"], "min_share");
    })
    .await;
}
