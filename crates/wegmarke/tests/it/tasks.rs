//! Tasks: from a comment, to people, done and removed.

use serde_json::{Value, json};
use wegmarke::accounts::Role;
use wegmarke::accounts::workspaces;
use wegmarke::tasks::store::remind;

use crate::app::on_both_engines;
use crate::comments::{journey, unread, user_id};
use crate::repository::{change, create};

const TASKS: &str = "/api/workspaces/acme/tasks";

#[tokio::test]
async fn a_comment_becomes_a_task_of_somebody_who_does_it() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, ben) = (
            test.editor().await,
            test.member("acme", Role::Contributor).await,
        );
        let ben_id = user_id(&test, &ben).await;
        let place = json!({"kind": "journey", "document": journey, "place": "steps/s"});
        let comment = json!({"about": place, "text": "Somebody should ask."});
        let comment = test
            .post(&anna, "/api/workspaces/acme/comments", comment)
            .await
            .expect(201);
        let id = "01900000-0000-7000-8000-0000000000bb";
        let new = json!({"id": id, "title": " Ask the service ", "comment": comment["id"],
            "about": {"kind": "journey", "document": journey}, "assignees": [ben_id],
            "due": "2026-03-02"});
        let task = test.post(&anna, TASKS, new.clone()).await.expect(201);
        test.post(&anna, TASKS, new.clone()).await.expect(200);
        assert_eq!(test.post(&ben, TASKS, new).await.problem(409), "id_taken");
        assert_eq!(task["title"], "Ask the service");
        assert_eq!(task["about"], place);
        assert_eq!(task["about_title"]["en"], "Family holiday");
        assert_eq!(task["assignees"][0]["user"], ben_id);
        let told = unread(&test, &ben).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["kind"], "assignment");
        assert_eq!(told[0]["subject"], id);

        let mine = test
            .get(&ben, &format!("{TASKS}?mine=true&done=false"))
            .await
            .expect(200);
        assert_eq!(mine.as_array().unwrap().len(), 1);
        let hers = test
            .get(&anna, &format!("{TASKS}?mine=true"))
            .await
            .expect(200);
        assert_eq!(hers, json!([]));
        let path = format!("{TASKS}/{id}");
        let done = test
            .patch(&ben, &path, json!({"done": true, "due": ""}))
            .await
            .expect(200);
        assert_eq!(
            (&done["done_by"], &done["due"]),
            (&json!("contributor-of-acme"), &Value::Null)
        );
        assert_eq!(done["title"], "Ask the service", "what is absent stays");
        let open = test
            .get(&ben, &format!("{TASKS}?done=false"))
            .await
            .expect(200);
        assert_eq!(open, json!([]));
        let about = test
            .get(&ben, &format!("{TASKS}?document={journey}"))
            .await
            .expect(200);
        assert_eq!(about.as_array().unwrap().len(), 1);

        test.delete(&ben, &path).await.expect(403);
        test.delete(&anna, &path).await.expect(204);
        test.delete(&anna, &path).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn what_a_task_cannot_be_is_named() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let anna = test.editor().await;
        let stranger = test.user("stranger").await.id;
        let task = |extra: Value| {
            let mut task = json!({"title": "x", "about": {"kind": "journey", "document": journey}});
            task.as_object_mut()
                .unwrap()
                .extend(extra.as_object().unwrap().clone());
            task
        };
        let cases = [
            (json!({"title": "  "}), 422, "title"),
            (json!({"due": "tomorrow"}), 422, "due"),
            (json!({"assignees": [stranger]}), 422, "assignees/0"),
            (
                json!({"about": {"kind": "goal", "document": journey}}),
                404,
                "about",
            ),
            (
                json!({"comment": "01900000-0000-7000-8000-000000000000"}),
                404,
                "comment",
            ),
        ];
        for (extra, status, place) in cases {
            let problem = test.post(&anna, TASKS, task(extra)).await.expect(status);
            assert_eq!(problem["place"], place);
        }
        assert_eq!(test.get(&anna, TASKS).await.expect(200), json!([]));
    })
    .await;
}

#[tokio::test]
async fn tasks_that_are_due_are_told_once_for_each_day_they_are_put_off_to() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let anna = test.editor().await;
        let anna_id = user_id(&test, &anna).await;
        let new = json!({"title": "x", "about": {"kind": "journey", "document": journey},
            "assignees": [anna_id], "due": "2026-03-02"});
        let task = test.post(&anna, TASKS, new).await.expect(201);
        let run = async |day: &str| {
            let mut transaction = test.app.database.write().await.unwrap();
            let acme = workspaces::get(&mut transaction, "acme").await.unwrap();
            let now = test.app.clock.now();
            remind(&mut transaction, acme.id, day.parse().unwrap(), now)
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            unread(&test, &anna).await.len()
        };
        assert_eq!(run("2026-03-01").await, 0);
        assert_eq!(run("2026-03-02").await, 1);
        assert_eq!(run("2026-03-03").await, 1);
        let path = format!("{TASKS}/{}", task["id"].as_str().unwrap());
        test.patch(&anna, &path, json!({"due": "2026-03-04"}))
            .await
            .expect(200);
        assert_eq!(run("2026-03-04").await, 2);
        test.patch(&anna, &path, json!({"due": "2026-03-05", "done": true}))
            .await
            .expect(200);
        assert_eq!(run("2026-03-06").await, 2);
    })
    .await;
}

#[tokio::test]
async fn evidence_that_is_too_old_becomes_a_task_of_its_owner_once() {
    on_both_engines(async |test| {
        let anna = test.editor().await;
        // The clock stands in 2026; what was counted may be a year old.
        let evidence = |date: &str| json!({"level": "quantitative", "date": date});
        let card = |id: &str, text: &str, date: &str| {
            json!({"id": id, "step": "s", "text": {"de": text}, "evidence": evidence(date)})
        };
        let body = json!({"owner": " Editor-of-ACME ", "phases": [{"id": "p", "steps": [{"id": "s"}]}],
            "lanes": [{"id": "l", "kind": "needs", "cards": [
                card("old", "Schnell antworten", "2020-01-31"), card("new", "Neu", "2026-01-01")]}]});
        let made = create(&test, &anna, "journey", body.clone()).await;
        let mut variant = body;
        variant["variant_of"] = json!({"base": made["id"], "dimension": "market"});
        create(&test, &anna, "journey", variant).await;
        let insight = json!({"title": {"en": "Waiting"}, "evidence": evidence("2019-05-01")});
        let insight = create(&test, &anna, "insight", insight).await;

        for _ in 0..2 {
            // Two servers, or one that was started again.
            wegmarke::jobs::Renewals::default().round(&test.app).await.unwrap();
        }
        let all = test.get(&anna, TASKS).await.expect(200);
        let all = all.as_array().unwrap();
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(all.iter().all(|task| task["reason"] == "stale-evidence"));
        let mine = test.get(&anna, &format!("{TASKS}?mine=true")).await.expect(200);
        assert_eq!(mine.as_array().unwrap().len(), 1);
        assert_eq!(mine[0]["title"], "Schnell antworten");
        assert_eq!(mine[0]["about"]["document"], made["id"]);
        assert_eq!(mine[0]["about"]["place"], "cards/old");
        // Nobody is known to answer for the insight: it stands in the list of all.
        let open = all.iter().find(|task| task["about"]["kind"] == "insight").unwrap();
        assert_eq!((&open["about"]["document"], &open["title"]), (&insight["id"], &json!("Waiting")));
        assert_eq!(unread(&test, &anna).await.len(), 1);

        // Renewed and too old again, it is asked for again.
        let path = "lanes/l/cards/old/evidence/date";
        let renew = json!([{"op": "set", "path": path, "value": "2021-01-31"}]);
        change(&test, &anna, &made, renew).await;
        wegmarke::jobs::Renewals::default().round(&test.app).await.unwrap();
        let mine = test.get(&anna, &format!("{TASKS}?mine=true")).await.expect(200);
        assert_eq!(mine.as_array().unwrap().len(), 2);
    })
    .await;
}
