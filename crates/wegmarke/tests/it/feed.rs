//! The feed of a workspace: one order for all its changes, and being woken for them.

use std::time::Duration;

use serde_json::json;
use tokio::sync::broadcast::Receiver;
use wegmarke::accounts::workspaces;
use wegmarke::formats::KINDS;
use wegmarke::ids::WorkspaceId;
use wegmarke::repository::feed::{self, FeedEntry};
use wegmarke::repository::{Author, DocumentId, Editor, Operation, Path};
use wegmarke::{App, Error};

use crate::app::{TestApp, on_both_engines};
use crate::repository::{change, create, journey};

async fn workspace(app: &App) -> WorkspaceId {
    let mut transaction = app.database.read().await.unwrap();
    workspaces::get(&mut transaction, "acme").await.unwrap().id
}

async fn entries(app: &App, workspace: WorkspaceId, after: i64) -> Vec<FeedEntry> {
    let mut transaction = app.database.read().await.unwrap();
    feed::entries(&mut transaction, workspace, after, 1_000)
        .await
        .unwrap()
}

fn numbers(entries: &[FeedEntry]) -> Vec<i64> {
    entries.iter().map(|entry| entry.number).collect()
}

#[tokio::test]
async fn every_change_of_every_document_has_the_next_number_of_its_workspace() {
    on_both_engines(async |test| {
        let editor = test.editor().await;
        let acme = workspace(&test.app).await;
        let trip = create(&test, &editor, "journey", journey()).await;
        let form = create(&test, &editor, "touchpoint", json!({"key": "form"})).await;
        let title = json!([{"op": "set", "path": "title/de", "value": "Sommerreise"}]);
        change(&test, &editor, &trip, title).await;
        let all = entries(&test.app, acme, 0).await;
        assert_eq!(numbers(&all), [1, 2, 3]);
        let kinds: Vec<&str> = all.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["journey", "touchpoint", "journey"]);
        assert_eq!(json!(all[1].document), form["id"]);
        assert_eq!(all[2].change.sequence, 2);
        assert_eq!(all[2].change.author.as_deref(), Some("editor-of-acme"));
        assert!(all[2].author.is_some());
        assert_eq!(entries(&test.app, acme, 2).await, all[2..]);
        let mut transaction = test.app.database.read().await.unwrap();
        assert_eq!(feed::head(&mut transaction, acme).await.unwrap(), 3);
        drop(transaction);
        // Another workspace counts for itself.
        test.workspace("rival").await;
        let mut transaction = test.app.database.read().await.unwrap();
        let rival = workspaces::get(&mut transaction, "rival").await.unwrap().id;
        assert_eq!(feed::head(&mut transaction, rival).await.unwrap(), 0);
    })
    .await;
}

/// Two documents in one transaction, in an order that differs from writer to writer.
async fn write_two(app: &App, workspace: WorkspaceId, ids: [DocumentId; 2]) -> Result<(), Error> {
    let author = Author {
        user: None,
        at: app.clock.now(),
    };
    let mut transaction = app.database.write().await?;
    for id in ids {
        let kind = KINDS.find("goal")?;
        let editor = Editor {
            workspace,
            kind,
            id,
            author,
        };
        let note = Operation::set(&Path::root("x-note"), json!(DocumentId::new()));
        editor.change(&mut transaction, vec![note], None).await?;
    }
    transaction.commit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_never_appear_between_others_and_writers_never_block_each_other() {
    on_both_engines(async |test| {
        let caller = test.editor().await;
        let acme = workspace(&test.app).await;
        let mut ids = Vec::new();
        for _ in 0..2 {
            let goal = create(&test, &caller, "goal", json!({})).await;
            ids.push(goal["id"].as_str().unwrap().parse::<DocumentId>().unwrap());
        }
        let other = App::open(&test.config).await.unwrap();
        let writers: Vec<_> = (0..30)
            .map(|number| {
                let app = [&test.app, &other][number % 2].clone();
                let ids = [ids[number / 2 % 2], ids[1 - number / 2 % 2]];
                tokio::spawn(async move { write_two(&app, acme, ids).await })
            })
            .collect();
        let mut seen = 2;
        while seen < 62 {
            for entry in entries(&test.app, acme, seen).await {
                assert_eq!(entry.number, seen + 1, "a hole in what is visible");
                seen = entry.number;
            }
        }
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        other.database.close().await;
    })
    .await;
}

async fn woken(receiver: &mut Receiver<WorkspaceId>) -> Option<WorkspaceId> {
    let waiting = tokio::time::timeout(Duration::from_secs(10), receiver.recv());
    waiting.await.ok().map(|received| received.unwrap())
}

/// Waits until nothing more comes: the first look for other processes wakes everybody once.
async fn quiet(receiver: &mut Receiver<WorkspaceId>) {
    while tokio::time::timeout(Duration::from_millis(1_500), receiver.recv())
        .await
        .is_ok()
    {}
}

#[tokio::test]
async fn a_commit_wakes_whoever_follows_in_this_process_and_in_others() {
    on_both_engines(async |test| {
        let caller = test.editor().await;
        let acme = workspace(&test.app).await;
        let other = App::open(&test.config).await.unwrap();
        let (mut here, mut there) = (test.app.database.changes(), other.database.changes());
        let goal = create(&test, &caller, "goal", json!({})).await;
        assert_eq!(woken(&mut here).await, Some(acme));
        assert_eq!(woken(&mut there).await, Some(acme));
        quiet(&mut there).await;
        let note = json!([{"op": "set", "path": "x-note", "value": 1}]);
        change(&test, &caller, &goal, note).await;
        assert_eq!(woken(&mut there).await, Some(acme));
        quiet(&mut here).await;
        quiet(&mut there).await;
        // What is not kept wakes nobody, and neither does what is no document.
        let refused = json!({"operations": [{"op": "remove", "path": "nothing/here"}]});
        let path = format!("{}/changes", crate::repository::path_of(&goal));
        test.post(&caller, &path, refused).await.problem(409);
        test.user("somebody").await;
        assert!(here.try_recv().is_err());
        other.database.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_server_connection_that_breaks_is_made_anew() {
    let Some(url) = crate::postgres::fresh_database().await else {
        return;
    };
    let test = TestApp::with_database(Some(url.clone())).await;
    let caller = test.editor().await;
    let acme = workspace(&test.app).await;
    let other = App::open(&test.config).await.unwrap();
    let mut there = other.database.changes();
    create(&test, &caller, "goal", json!({})).await;
    assert_eq!(woken(&mut there).await, Some(acme));
    quiet(&mut there).await;
    crate::postgres::end_connections(&url).await;
    create(&test, &caller, "goal", json!({})).await;
    assert_eq!(woken(&mut there).await, Some(acme));
    quiet(&mut there).await;
    create(&test, &caller, "goal", json!({})).await;
    assert_eq!(woken(&mut there).await, Some(acme));
    other.database.close().await;
    drop(test);
    crate::postgres::remove_database(&url).await;
}
