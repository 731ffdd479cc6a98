//! The indexes in memory, kept up with the change feed.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::sync::{OwnedRwLockReadGuard, RwLock};

use super::index::{Index, Matches, Question};
use crate::app::App;
use crate::comments::{self, store as comment_store};
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::repository::{DocumentId, Kinds, feed, store};

/// Most workspaces whose indexes stay in memory; the least recently asked one goes first.
const MOST_INDEXES: usize = 16;
/// So many changes are read at once. After more than that, building anew is quicker.
const CHANGES: i64 = 2_000;

/// The indexes in memory; shared by all requests.
#[derive(Clone, Default)]
pub struct Cache {
    slots: Arc<Mutex<Slots>>,
}

impl fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("search::Cache")
    }
}

#[derive(Default)]
struct Slots {
    of: HashMap<WorkspaceId, (u64, Slot)>,
    /// Grows with every question, to know the least recently asked.
    questions: u64,
}

/// The index of one workspace. Whoever finds it missing or behind holds the lock meanwhile, so that
/// it is built once however many ask.
type Slot = Arc<RwLock<Option<Kept>>>;

struct Kept {
    /// The number of the last change it knows.
    head: i64,
    /// The number of actions on comments it knows.
    comments: i64,
    index: Index,
}

impl Cache {
    fn slot(&self, workspace: WorkspaceId) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.questions += 1;
        let now = slots.questions;
        let entry = slots.of.entry(workspace).or_default();
        entry.0 = now;
        let slot = entry.1.clone();
        if slots.of.len() > MOST_INDEXES {
            let oldest = slots.of.iter().min_by_key(|(_, (asked, _))| *asked);
            let oldest = oldest.map(|(id, _)| *id);
            slots.of.retain(|id, _| Some(*id) != oldest);
        }
        slot
    }
}

/// Answers a question from the present state of the workspace.
pub(super) async fn search(
    app: &App,
    workspace: WorkspaceId,
    kinds: Kinds,
    question: Question,
) -> Result<Matches> {
    let kept = fresh(app, workspace, kinds).await?;
    let found = tokio::task::spawn_blocking(move || match kept.as_ref() {
        Some(kept) => kept.index.search(question),
        None => Matches::default(),
    });
    Ok(found.await?)
}

/// The index, with everything that was changed before the question.
async fn fresh(
    app: &App,
    workspace: WorkspaceId,
    kinds: Kinds,
) -> Result<OwnedRwLockReadGuard<Option<Kept>>> {
    let slot = app.search.slot(workspace);
    let mut transaction = app.database.read().await?;
    let head = feed::head(&mut transaction, workspace).await?;
    let comments = comment_store::action_count(&mut transaction, workspace).await?;
    drop(transaction);
    let kept = slot.clone().read_owned().await;
    let is_fresh = |kept: &Kept| kept.head >= head && kept.comments >= comments;
    if kept.as_ref().is_some_and(is_fresh) {
        return Ok(kept);
    }
    drop(kept);
    let mut kept = slot.write_owned().await;
    catch_up(app, workspace, kinds, &mut kept).await?;
    Ok(kept.downgrade())
}

async fn catch_up(
    app: &App,
    workspace: WorkspaceId,
    kinds: Kinds,
    kept: &mut Option<Kept>,
) -> Result<()> {
    let mut transaction = app.database.read().await?;
    let head = feed::head(&mut transaction, workspace).await?;
    let comments = comment_store::action_count(&mut transaction, workspace).await?;
    if let Some(present) = kept {
        if present.comments != comments {
            take_in_comments(&mut transaction, workspace, &mut present.index).await?;
            present.comments = comments;
        }
        if present.head == head {
            return Ok(());
        }
        let changes = feed::entries(&mut transaction, workspace, present.head, CHANGES + 1).await?;
        let follows = i64::try_from(changes.len()).is_ok_and(|count| count <= CHANGES);
        if follows && !present.index.is_worn() {
            let changed: BTreeSet<DocumentId> =
                changes.iter().map(|entry| entry.document).collect();
            for id in changed {
                take_in(&mut transaction, workspace, kinds, &mut present.index, id).await?;
            }
            present.head = head;
            return Ok(());
        }
    }
    let mut index = build(&mut transaction, workspace, kinds).await?;
    take_in_comments(&mut transaction, workspace, &mut index).await?;
    *kept = Some(Kept {
        head,
        comments,
        index,
    });
    Ok(())
}

/// Comments are few beside the texts of the maps: they are read as a whole when one has changed.
async fn take_in_comments(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    index: &mut Index,
) -> Result<()> {
    index.remove_comments();
    for comment in comment_store::list_all(transaction, workspace).await? {
        let written_at = comment.edited_at.unwrap_or(comment.created_at);
        let text = comments::plain(&comment.text);
        index.put_comment(comment.id, comment.about.document, written_at, &text);
    }
    Ok(())
}

async fn take_in(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kinds: Kinds,
    index: &mut Index,
    id: DocumentId,
) -> Result<()> {
    match store::find_any(transaction, workspace, id).await? {
        Some(document) if !document.removed => {
            // A kind that this program does not know was written by a newer one.
            if let Ok(kind) = kinds.find(&document.kind) {
                index.put(id, kind.name, document.changed_at, &document.value()?);
            }
        }
        _ => index.remove(id),
    }
    Ok(())
}

async fn build(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kinds: Kinds,
) -> Result<Index> {
    let mut index = Index::new(kinds);
    for kind in kinds.0 {
        let documents = store::list(transaction, workspace, kind.name, false).await?;
        let filled = tokio::task::spawn_blocking(move || -> Result<Index> {
            for document in documents {
                let body: Value = document.value()?;
                index.put(document.id, kind.name, document.changed_at, &body);
            }
            Ok(index)
        });
        index = filled.await??;
    }
    Ok(index)
}
