//! The log of a document: undo and redo, earlier states, changes of others, many writers at once.

use serde_json::{Value, json};
use wegmarke::accounts::workspaces;
use wegmarke::formats::KINDS;
use wegmarke::repository::store::{self, Moment};
use wegmarke::repository::{
    Author, Change, Document, DocumentId, Editor, Operation, Path, history,
};

use crate::app::{Caller, TestApp, on_both_engines};
use crate::repository::{BASE, change, create, journey, path_of};

pub async fn undo(test: &TestApp, caller: &Caller, document: &Value, sequence: i64) -> Value {
    let path = format!("{}/changes/{sequence}/undo", path_of(document));
    test.post(caller, &path, Value::Null).await.expect(200)
}

#[tokio::test]
async fn removing_a_step_takes_its_cards_along_and_undo_brings_all_back() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let removal = json!([{"op": "remove", "path": "phases/p/steps/s"}]);
        let removed = change(&test, &editor, &created, removal).await;
        let body = &removed["document"]["body"];
        assert_eq!(body["lanes"][0]["cards"], json!([{"id": "2", "step": "t"}]));
        assert_eq!(removed["change"]["operations"].as_array().unwrap().len(), 3);
        let undone = undo(&test, &editor, &created, 2).await;
        assert_eq!(
            undone["document"]["body"].to_string(),
            journey().to_string()
        );
        assert_eq!(undone["change"]["undoes"], 2);
        let redone = undo(&test, &editor, &created, 3).await;
        assert_eq!(redone["document"]["body"], *body);
        let undone = undo(&test, &editor, &created, 4).await;
        assert_eq!(
            undone["document"]["body"].to_string(),
            journey().to_string()
        );
        assert_eq!(undone["document"]["version"], 5);
    })
    .await;
}

#[tokio::test]
async fn a_removed_document_is_kept_and_comes_back_by_undo() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let path = path_of(&created);
        let removed = test.delete(&editor, &path).await.expect(200);
        assert_eq!(removed["document"]["removed"], true);
        assert_eq!(
            test.delete(&editor, &path).await.problem(409),
            "document_removed"
        );
        let operations = json!({"operations": [{"op": "set", "path": "key", "value": "x"}]});
        let changes = format!("{path}/changes");
        assert_eq!(
            test.post(&editor, &changes, operations).await.problem(409),
            "document_removed"
        );
        let list = format!("{BASE}/touchpoint");
        assert_eq!(test.get(&editor, &list).await.expect(200), json!([]));
        let removed_list = test
            .get(&editor, &format!("{list}?removed=true"))
            .await
            .expect(200);
        assert_eq!(removed_list[0]["id"], created["id"]);
        // The key is free while the document is away, and taken when it wants to come back.
        let other = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let undo_path = format!("{path}/changes/2/undo");
        assert_eq!(
            test.post(&editor, &undo_path, Value::Null)
                .await
                .problem(409),
            "key_taken"
        );
        change(
            &test,
            &editor,
            &other,
            json!([{"op": "set", "path": "key", "value": "b"}]),
        )
        .await;
        let back = undo(&test, &editor, &created, 2).await;
        assert_eq!(back["document"]["removed"], false);
        assert_eq!(back["change"]["action"], "restore");
        assert_eq!(
            test.post(&editor, &undo_path, Value::Null)
                .await
                .problem(409),
            "nothing_to_undo"
        );
        // Undoing the creation removes it; undoing the undo brings it back.
        let away = undo(&test, &editor, &created, 1).await;
        assert_eq!(away["document"]["removed"], true);
        let back = undo(&test, &editor, &created, 4).await;
        assert_eq!(back["document"]["body"], created["body"]);
    })
    .await;
}

#[tokio::test]
async fn a_document_as_it_was_is_rebuilt_from_its_log() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let mut states = vec![created.clone()];
        for step in 0..4 {
            test.app.clock.advance(jiff::SignedDuration::from_hours(1));
            let operations = match step {
                0 => json!([{"op": "set", "path": "title/de", "value": "Neu"}]),
                1 => json!([{"op": "remove", "path": "phases/p/steps/s"}]),
                2 => json!([{"op": "move", "path": "phases/p", "to": "phases"}]),
                _ => json!([{"op": "set", "path": "title"}]),
            };
            states.push(change(&test, &editor, &created, operations).await["document"].clone());
        }
        test.app.clock.advance(jiff::SignedDuration::from_hours(1));
        test.delete(&editor, &path_of(&created)).await.expect(200);
        for (index, state) in states.iter().enumerate() {
            let queries = [
                format!("version={}", index + 1),
                format!("at=2026-03-01T{:02}:30:00Z", index + 8),
            ];
            for query in queries {
                let path = format!("{}?{query}", path_of(&created));
                let then = test.get(&editor, &path).await.expect(200);
                assert_eq!(then.to_string(), state.to_string(), "{query}");
            }
        }
        for query in [
            "version=0",
            "version=7",
            "version=-1",
            "at=2026-03-01T07:00:00Z",
        ] {
            let path = format!("{}?{query}", path_of(&created));
            assert_eq!(
                test.get(&editor, &path).await.problem(404),
                "not_found",
                "{query}"
            );
        }
        let both = format!("{}?version=1&at=2026-03-01T09:00:00Z", path_of(&created));
        assert_eq!(test.get(&editor, &both).await.problem(422), "invalid_field");
        let nonsense = format!("{}?at=yesterday", path_of(&created));
        assert_eq!(
            test.get(&editor, &nonsense).await.problem(422),
            "invalid_instant"
        );
    })
    .await;
}

#[tokio::test]
async fn changes_of_others_at_the_same_places_are_reported() {
    on_both_engines(async |test| {
        let (editor, admin) = (test.editor().await, test.admin().await);
        let created = create(&test, &editor, "journey", journey()).await;
        let title = json!([{"op": "set", "path": "title/de", "value": "Von dir"}]);
        let theirs = change(&test, &admin, &created, title.clone()).await;
        let other = json!([{"op": "set", "path": "title/en", "value": "By you"}]);
        change(&test, &admin, &created, other).await;
        let path = format!("{}/changes", path_of(&created));
        let mine = json!({"operations": title, "base_version": 1});
        let changed = test.post(&editor, &path, mine).await.expect(200);
        assert_eq!(changed["overlapping"], json!([theirs["change"]]));
        for base in [0, 5] {
            let mine = json!({"operations": title, "base_version": base});
            assert_eq!(
                test.post(&editor, &path, mine).await.problem(422),
                "invalid_field"
            );
        }
    })
    .await;
}

/// What a document's log says it should be.
async fn replayed(test: &TestApp, id: DocumentId) -> (Vec<Change>, Value, Document) {
    let mut transaction = test.app.database.read().await.unwrap();
    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
    let document = store::find(&mut transaction, workspace, "journey", id)
        .await
        .unwrap();
    let log = store::changes(&mut transaction, workspace, id, 0, 10_000)
        .await
        .unwrap();
    let moment = Moment::Version(document.version);
    let then = store::find_at(&mut transaction, workspace, "journey", id, moment)
        .await
        .unwrap();
    assert_eq!(then.body.get(), document.body.get());
    let (body, _) = history::replay(&log).unwrap();
    (log, body, document)
}

#[tokio::test]
async fn many_writers_of_one_document_lose_nothing() {
    const WRITERS: usize = 8;
    const CHANGES: usize = 12;
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let created = create(&test, &editor, "journey", journey()).await;
        let id: DocumentId = created["id"].as_str().unwrap().parse().unwrap();
        let writers = (0..WRITERS).map(|writer| {
            let app = test.app.clone();
            tokio::spawn(async move {
                for number in 0..CHANGES {
                    let mut transaction = app.database.write().await.unwrap();
                    let workspace = workspaces::get(&mut transaction, "acme").await.unwrap().id;
                    let author = Author {
                        user: None,
                        at: app.clock.now(),
                    };
                    let kind = KINDS.find("journey").unwrap();
                    let card = json!({"id": format!("{writer}-{number}"), "step": "t"});
                    let insert = json!({"op": "insert", "path": "lanes/l/cards", "value": card});
                    let market = Operation::set(&Path::root("market"), json!(format!("{writer}")));
                    let operations = vec![serde_json::from_value(insert).unwrap(), market];
                    let editor = Editor {
                        workspace,
                        kind,
                        id,
                        author,
                    };
                    editor
                        .change(&mut transaction, operations, None)
                        .await
                        .unwrap();
                    transaction.commit().await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let (log, body, document) = replayed(&test, id).await;
        let sequences: Vec<i64> = log.iter().map(|change| change.sequence).collect();
        let expected: Vec<i64> = (1..=(WRITERS * CHANGES) as i64 + 1).collect();
        assert_eq!(sequences, expected);
        assert_eq!(body.to_string(), document.body.get());
        let cards = body["lanes"][0]["cards"].as_array().unwrap();
        assert_eq!(cards.len(), 3 + WRITERS * CHANGES);
    })
    .await;
}
