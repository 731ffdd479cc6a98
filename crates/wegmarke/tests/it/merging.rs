//! Changes of people who had not seen each other's: what becomes of them, and who is told.

use serde_json::{Value, json};

use crate::app::{Answer, Caller, TestApp, on_both_engines};
use crate::history::undo;
use crate::repository::{change, create, journey, path_of};

/// A change by somebody who saw version 1.
async fn late(test: &TestApp, caller: &Caller, document: &Value, operations: Value) -> Answer {
    let path = format!("{}/changes", path_of(document));
    let body = json!({"operations": operations, "base_version": 1});
    test.post(caller, &path, body).await
}

#[tokio::test]
async fn an_edit_of_what_was_removed_is_kept_and_can_be_offered_back() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let trip = create(&test, &editor, "journey", journey()).await;
        let removal = json!([{"op": "remove", "path": "phases/p/steps/s"}]);
        change(&test, &editor, &trip, removal).await;
        let edit = json!([{"op": "set", "path": "lanes/l/cards/1/text/de", "value": "Stille"}]);
        let answer = late(&test, &editor, &trip, edit.clone()).await.expect(200);
        let change_made = &answer["change"];
        assert_eq!(change_made["operations"], json!([]));
        assert_eq!(change_made["dropped"]["operations"], edit);
        assert_eq!(change_made["dropped"]["because"], 2);
        assert_eq!(change_made["base_version"], 1);
        assert_eq!(answer["overlapping"][0]["sequence"], 2);
        assert_eq!(answer["document"]["version"], 3);
        // A new card for the step that went is as late.
        let card = json!([{"op": "insert", "path": "lanes/l/cards",
            "value": {"id": "n", "step": "s"}}]);
        let answer = late(&test, &editor, &trip, card).await.expect(200);
        assert_eq!(answer["change"]["dropped"]["because"], 2);
        // Offered back: the removal undone, the edit sent again.
        undo(&test, &editor, &trip, 2).await;
        let back = change(&test, &editor, &trip, edit).await;
        let cards = &back["document"]["body"]["lanes"][0]["cards"];
        assert_eq!(cards[0]["text"]["de"], "Stille");
        // What never was there is an error as before.
        let wrong = json!([{"op": "set", "path": "lanes/none/title/de", "value": "x"}]);
        let answer = late(&test, &editor, &trip, wrong).await;
        assert_eq!(answer.problem(409), "path_not_found");
    })
    .await;
}

#[tokio::test]
async fn an_edit_follows_what_was_moved_and_the_later_of_two_moves_stays() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let trip = create(&test, &editor, "journey", journey()).await;
        let move_away = json!([{"op": "move", "path": "phases/p/steps/s", "to": "phases/q/steps"}]);
        change(&test, &editor, &trip, move_away).await;
        let edit = json!([{"op": "set", "path": "phases/p/steps/s/title/de", "value": "Wahl"}]);
        let answer = late(&test, &editor, &trip, edit).await.expect(200);
        let body = &answer["document"]["body"];
        assert_eq!(body["phases"][1]["steps"][0]["title"]["de"], "Wahl");
        let path = &answer["change"]["operations"][0]["path"];
        assert_eq!(path, "phases/q/steps/s/title/de");
        // It was moved away and wants to stay where it was, behind a neighbour that moved meanwhile.
        let neighbour = json!([{"op": "move", "path": "phases/p/steps/t", "to": "phases/q/steps"}]);
        change(&test, &editor, &trip, neighbour).await;
        let back = json!([{"op": "move", "path": "phases/p/steps/s", "to": "phases/p/steps",
            "after": "t"}]);
        let answer = late(&test, &editor, &trip, back).await.expect(200);
        let body = &answer["document"]["body"];
        assert_eq!(body["phases"][0]["steps"][0]["id"], "s");
        assert_eq!(body["phases"][1]["steps"][0]["id"], "t");
        assert_eq!(answer["overlapping"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_that_is_sent_again_is_recorded_once_and_answered_the_same() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let goal = create(&test, &editor, "goal", json!({})).await;
        let name = uuid::Uuid::now_v7();
        let path = format!("{}/changes?change_id={name}", path_of(&goal));
        let body = json!({"base_version": 1,
            "operations": [{"op": "set", "path": "x-note", "value": "a"}]});
        let first = test.post(&editor, &path, body.clone()).await.expect(200);
        assert_eq!(first["change"]["change_id"], name.to_string());
        assert_eq!(
            test.post(&editor, &path, body.clone()).await.expect(200),
            first
        );
        // Undone and sent again together.
        let name = uuid::Uuid::now_v7();
        let undo_path = format!("{}/changes/2/undo?change_id={name}", path_of(&goal));
        let (one, other, third) = tokio::join!(
            test.post(&editor, &undo_path, Value::Null),
            test.post(&editor, &undo_path, Value::Null),
            test.post(&editor, &undo_path, Value::Null),
        );
        let one = one.expect(200);
        assert_eq!(one["document"]["version"], 3);
        assert_eq!((other.expect(200), third.expect(200)), (one.clone(), one));
        let other = create(&test, &editor, "goal", json!({})).await;
        let path = format!("{}/changes?change_id={name}", path_of(&other));
        let taken = test.post(&editor, &path, body).await;
        assert_eq!(taken.problem(409), "change_id_taken");
    })
    .await;
}
