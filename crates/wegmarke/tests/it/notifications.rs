//! Notifications: reading, settings, following.

use serde_json::{Value, json};

use crate::app::on_both_engines;
use crate::comments::{journey, unread, user_id};

const BASE: &str = "/api/workspaces/acme";

#[tokio::test]
async fn they_are_read_one_by_one_or_all_at_once() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, vera) = (test.editor().await, test.viewer().await);
        let id = user_id(&test, &vera).await;
        for number in 0..3 {
            let about = json!({"kind": "journey", "document": journey, "place": "steps/s"});
            let new = json!({"about": about, "text": format!("@[V]({id}) {number}")});
            test.post(&anna, &format!("{BASE}/comments"), new)
                .await
                .expect(201);
        }
        let told = unread(&test, &vera).await;
        assert_eq!(told.len(), 3);
        let read = format!("{BASE}/notifications/read");
        // Somebody else's are not touched.
        test.post(&anna, &read, json!({"notification": told[0]["id"]}))
            .await
            .expect(204);
        test.post(&anna, &read, json!({})).await.expect(204);
        assert_eq!(unread(&test, &vera).await.len(), 3);
        test.post(&vera, &read, json!({"notification": told[0]["id"]}))
            .await
            .expect(204);
        assert_eq!(unread(&test, &vera).await.len(), 2);
        test.post(&vera, &read, json!({})).await.expect(204);
        assert!(unread(&test, &vera).await.is_empty());
        let all = test
            .get(&vera, &format!("{BASE}/notifications?limit=2"))
            .await
            .expect(200);
        assert_eq!(all["notifications"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn settings_and_follows_are_one_s_own() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, vera) = (test.editor().await, test.viewer().await);
        let settings = format!("{BASE}/notifications/settings");
        let usual = test.get(&vera, &settings).await.expect(200);
        assert_eq!(
            usual,
            json!({"muted": [], "digest": "daily", "language": "de"})
        );
        let chosen =
            json!({"muted": ["reply", "change", "reply"], "digest": "hourly", "language": "en"});
        let kept = test.patch(&vera, &settings, chosen).await.expect(200);
        assert_eq!(kept["muted"], json!(["reply", "change"]));
        assert_eq!(test.get(&vera, &settings).await.expect(200), kept);
        assert_eq!(test.get(&anna, &settings).await.expect(200), usual);
        let odd = json!({"muted": [], "digest": "daily", "language": "fr"});
        assert_eq!(
            test.patch(&vera, &settings, odd).await.problem(422),
            "invalid_field"
        );

        let follows = format!("{BASE}/follows");
        let about = json!({"kind": "journey", "document": journey});
        for _ in 0..2 {
            test.post(&vera, &follows, about.clone()).await.expect(204);
        }
        assert_eq!(
            test.get(&vera, &follows).await.expect(200),
            json!([journey])
        );
        assert_eq!(test.get(&anna, &follows).await.expect(200), json!([]));
        test.delete(&vera, &format!("{follows}/{journey}"))
            .await
            .expect(204);
        assert_eq!(test.get(&vera, &follows).await.expect(200), json!([]));
        let nowhere = json!({"kind": "persona", "document": journey});
        test.post(&vera, &follows, nowhere).await.expect(404);
    })
    .await;
}

/// Makes sure that a missing field is named, not guessed.
#[tokio::test]
async fn what_cannot_be_read_is_named() {
    on_both_engines(async |test| {
        let vera = test.viewer().await;
        let read = format!("{BASE}/notifications/read");
        assert_eq!(
            test.post(&vera, &read, json!({"all": true}))
                .await
                .problem(422),
            "invalid_json"
        );
        assert_eq!(
            test.post(&vera, &read, Value::Null).await.problem(422),
            "invalid_json"
        );
    })
    .await;
}

#[tokio::test]
async fn followers_are_told_about_the_changes_of_others_once() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, vera) = (test.editor().await, test.viewer().await);
        let about = json!({"kind": "journey", "document": journey});
        for caller in [&anna, &vera] {
            test.post(caller, &format!("{BASE}/follows"), about.clone())
                .await
                .expect(204);
        }
        // The past is left alone.
        wegmarke::jobs::round(&test.app, None).await.unwrap();
        assert!(unread(&test, &vera).await.is_empty());
        let change = async |title: &str| {
            let set = json!({"op": "set", "path": "title/de", "value": title});
            let path = format!("{BASE}/repository/journey/{journey}/changes");
            test.post(&anna, &path, json!({"operations": [set]}))
                .await
                .expect(200);
        };
        change("Eins").await;
        change("Zwei").await;
        // Two servers at once tell it once.
        let (one, other) = tokio::join!(
            wegmarke::jobs::round(&test.app, None),
            wegmarke::jobs::round(&test.app, None)
        );
        one.unwrap();
        other.unwrap();
        let told = unread(&test, &vera).await;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (&told[0]["kind"], &told[0]["times"]),
            (&json!("change"), &json!(2))
        );
        assert_eq!(told[0]["title"]["de"], "Zwei");
        assert!(unread(&test, &anna).await.is_empty());

        change("Drei").await;
        wegmarke::jobs::round(&test.app, None).await.unwrap();
        assert_eq!(unread(&test, &vera).await[0]["times"], 3);
        test.post(&vera, &format!("{BASE}/notifications/read"), json!({}))
            .await
            .expect(204);
        change("Vier").await;
        wegmarke::jobs::round(&test.app, None).await.unwrap();
        assert_eq!(unread(&test, &vera).await[0]["times"], 1);
        test.delete(&vera, &format!("{BASE}/follows/{journey}"))
            .await
            .expect(204);
        change("Fünf").await;
        wegmarke::jobs::round(&test.app, None).await.unwrap();
        assert_eq!(unread(&test, &vera).await[0]["times"], 1);
    })
    .await;
}
