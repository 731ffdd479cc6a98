//! Waking whoever follows changes: after a commit in this process at once, after those of other
//! processes by PostgreSQL's notifications or, on a file, by a light look at the heads of the feeds.
//! Processes on one server also send each other short messages that are not stored anywhere.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgListener, PgNotification, PgPool};
use tokio::sync::broadcast;
use uuid::Uuid;

use super::{Database, Pools, Transaction, execute, fetch_all};
use crate::error::Result;
use crate::ids::WorkspaceId;

/// How often a file is looked at for the commits of other processes.
const FILE_LOOK: Duration = Duration::from_secs(1);
/// How often a server is looked at, should a notification ever get lost on the way.
const SERVER_LOOK: Duration = Duration::from_secs(30);
/// The pause before listening to a server anew.
const LISTEN_AGAIN: Duration = Duration::from_secs(1);
/// Wake-ups that a slow receiver may have in store. One that falls behind is told so.
const CAPACITY: usize = 1024;
/// The channel of the notifications: who sends, and which workspace.
const CHANGES: &str = "wegmarke_changes";
/// The channel of the messages: who sends, and the text.
const MESSAGES: &str = "wegmarke_messages";

/// Those who want to be woken, and how they are reached.
#[derive(Clone, Debug)]
pub(super) struct Followers {
    changes: broadcast::Sender<WorkspaceId>,
    messages: broadcast::Sender<Arc<str>>,
    /// Whether a task looks for the commits of other processes.
    watching: Arc<AtomicBool>,
    /// This process, to know its own notifications.
    node: Uuid,
}

impl Followers {
    pub(super) fn new() -> Followers {
        Followers {
            changes: broadcast::Sender::new(CAPACITY),
            messages: broadcast::Sender::new(CAPACITY),
            watching: Arc::default(),
            node: Uuid::now_v7(),
        }
    }

    /// Tells everybody in this process.
    pub(super) fn wake(&self, workspace: WorkspaceId) {
        // Nobody listening is no failure.
        let _ = self.changes.send(workspace);
    }

    /// Tells the other processes on a server, once the transaction is committed; those on a file
    /// look for themselves.
    pub(super) async fn announce(
        &self,
        transaction: &mut Transaction,
        workspace: WorkspaceId,
    ) -> Result<()> {
        if transaction.is_on_server() {
            let payload = format!("{} {workspace}", self.node);
            execute!(transaction, "SELECT pg_notify($1, $2)", CHANGES, payload)?;
        }
        Ok(())
    }

    /// Passes on what another process said.
    fn hear(&self, notification: &PgNotification) {
        let Some((node, text)) = notification.payload().split_once(' ') else {
            return;
        };
        if node == self.node.to_string() {
            return;
        }
        if notification.channel() == MESSAGES {
            let _ = self.messages.send(text.into());
        } else if let Ok(workspace) = text.parse() {
            self.wake(workspace);
        }
    }

    fn count(&self) -> usize {
        self.changes.receiver_count() + self.messages.receiver_count()
    }
}

impl Database {
    /// Names a workspace soon after each commit that changed documents there, also those of other
    /// processes. It may name one where nothing is new, and whoever lags behind learns only that:
    /// what is new stands in `repository::feed`, this only says when to look.
    pub fn changes(&self) -> broadcast::Receiver<WorkspaceId> {
        let receiver = self.followers.changes.subscribe();
        self.watch();
        receiver
    }

    /// What other processes on the same server [tell](Database::tell_others) this one.
    pub fn messages(&self) -> broadcast::Receiver<Arc<str>> {
        let receiver = self.followers.messages.subscribe();
        self.watch();
        receiver
    }

    /// Sends a short message (below 7 kB) to the other processes on the same server, as far as they
    /// listen now. On a file nobody else serves.
    pub async fn tell_others(&self, message: &str) -> Result<()> {
        if let Pools::Postgres(pool) = &self.pools {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(MESSAGES)
                .bind(format!("{} {message}", self.followers.node))
                .execute(pool)
                .await?;
        }
        Ok(())
    }

    fn watch(&self) {
        if !self.followers.watching.swap(true, Ordering::SeqCst) {
            tokio::spawn(watch(self.clone()));
        }
    }

    fn is_closed(&self) -> bool {
        match &self.pools {
            Pools::Sqlite { readers, .. } => readers.is_closed(),
            Pools::Postgres(pool) => pool.is_closed(),
        }
    }

    /// Whether nobody wants to be woken any more. Then the task ends, and the next who follows
    /// starts another.
    fn is_abandoned(&self) -> bool {
        let followers = &self.followers;
        if followers.count() > 0 && !self.is_closed() {
            return false;
        }
        followers.watching.store(false, Ordering::SeqCst);
        // Somebody who came between the two lines saw a task that was about to end.
        self.is_closed()
            || followers.count() == 0
            || followers.watching.swap(true, Ordering::SeqCst)
    }
}

/// Looks for the commits of other processes for as long as anybody in this one follows changes.
async fn watch(database: Database) {
    // Empty at first: the first look wakes everybody, so nothing falls between their own first
    // reading and the beginning of the watch.
    let mut heads = HashMap::new();
    loop {
        let (outcome, pause) = match &database.pools {
            Pools::Sqlite { .. } => (look(&database, &mut heads).await, FILE_LOOK),
            Pools::Postgres(pool) => {
                let ended = listen(&database, pool, &mut heads).await;
                (ended, LISTEN_AGAIN)
            }
        };
        if database.is_abandoned() {
            return;
        }
        if let Err(error) = outcome {
            tracing::warn!(?error, "cannot look for the changes of other processes");
        }
        tokio::time::sleep(pause).await;
    }
}

/// Wakes for the notifications of a server until nobody listens any more or the connection fails.
async fn listen(
    database: &Database,
    pool: &PgPool,
    heads: &mut HashMap<WorkspaceId, i64>,
) -> Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen_all([CHANGES, MESSAGES]).await?;
    loop {
        // After the channel is open, and again whenever it was open anew: nothing is missed.
        look(database, heads).await?;
        loop {
            let Ok(received) = tokio::time::timeout(SERVER_LOOK, listener.try_recv()).await else {
                break;
            };
            match received? {
                Some(notification) => database.followers.hear(&notification),
                None => break,
            }
        }
        if database.is_abandoned() {
            return Ok(());
        }
    }
}

/// Wakes for every workspace whose feed has grown since the last look.
async fn look(database: &Database, heads: &mut HashMap<WorkspaceId, i64>) -> Result<()> {
    let mut transaction = database.read().await?;
    let select = "SELECT workspace_id, head FROM change_feeds";
    let rows = fetch_all!(&mut transaction, (WorkspaceId, i64), select)?;
    for (workspace, head) in rows {
        if heads.insert(workspace, head) != Some(head) {
            database.followers.wake(workspace);
        }
    }
    Ok(())
}
