//! Favourites and what was looked at last.

use serde_json::json;

use crate::app::on_both_engines;
use crate::comments::journey;

#[tokio::test]
async fn stars_and_visits_are_one_s_own_and_forget_what_is_gone() {
    on_both_engines(async |test| {
        let (one, other) = (journey(&test).await, journey(&test).await);
        let (anna, vera) = (test.editor().await, test.viewer().await);
        let path = "/api/workspaces/acme/favourites";
        let about = |id: &str| json!({"kind": "journey", "document": id});
        for id in [&one, &other, &one] {
            test.app.clock.advance(jiff::SignedDuration::from_secs(1));
            test.post(&vera, path, about(id)).await.expect(204);
            test.post(&vera, &format!("{path}/visits"), about(id))
                .await
                .expect(204);
        }
        let ids = |list: &serde_json::Value| -> Vec<String> {
            let entries = list.as_array().unwrap().iter();
            entries
                .map(|entry| entry["document"].as_str().unwrap().to_owned())
                .collect()
        };
        let listed = test.get(&vera, path).await.expect(200);
        assert_eq!(ids(&listed["starred"]), [other.clone(), one.clone()]);
        assert_eq!(ids(&listed["visited"]), [one.clone(), other.clone()]);
        assert_eq!(listed["starred"][0]["title"]["de"], "Familienurlaub");
        let hers = test.get(&anna, path).await.expect(200);
        assert_eq!(hers, json!({"starred": [], "visited": []}));

        test.delete(&vera, &format!("{path}/{one}"))
            .await
            .expect(204);
        let removed = format!("/api/workspaces/acme/repository/journey/{other}");
        test.delete(&anna, &removed).await.expect(200);
        let listed = test.get(&vera, path).await.expect(200);
        assert_eq!(listed["starred"], json!([]));
        assert_eq!(ids(&listed["visited"]), [one]);
        test.post(&vera, path, about(&other)).await.expect(404);
    })
    .await;
}
