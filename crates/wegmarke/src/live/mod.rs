//! Live: what others change and where they are, sent to everybody who listens, as it happens.
//!
//! Per workspace with listeners one task follows the feed and writes each event once; every stream
//! passes it on. A stream keeps only the number of the last change that it sent. When it falls
//! behind it reads the feed itself, so nothing is kept in memory for slow readers.

mod presence;
mod routes;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};

use self::presence::Register;
pub use self::presence::{PageId, Present};
pub use self::routes::routes;
use crate::app::App;
use crate::database::Database;
use crate::error::{Error, Kind, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::repository::DocumentId;
use crate::repository::feed::{self, FeedEntry};

/// Events that a room holds for the slowest of its streams before that reads the feed itself.
const CAPACITY: usize = 512;
/// Changes that are read from the feed at once.
const PAGE: i64 = 50;
/// How often a room looks for pages that have gone silent and for whether anybody still listens.
const LOOK: Duration = Duration::from_secs(5);
/// Streams that this process keeps open at a time, and how many of them for one person.
const MOST_STREAMS: usize = 2_000;
const MOST_STREAMS_OF_ONE: usize = 30;

/// Everybody who listens, and everybody who is there. Cheap to clone.
#[derive(Clone, Default)]
pub struct Live(Arc<Shared>);

#[derive(Default)]
struct Shared {
    rooms: Mutex<HashMap<WorkspaceId, broadcast::Sender<Signal>>>,
    present: Mutex<Register>,
    seats: Mutex<HashMap<UserId, usize>>,
    closing: watch::Sender<bool>,
}

/// What a room tells its streams.
#[derive(Clone)]
enum Signal {
    /// The feed reaches up to this number.
    Head(i64),
    /// The next change of the feed.
    Change(Arc<Written>),
    /// Somebody came, moved or left.
    Presence(Arc<Present>),
}

/// A change as it is sent.
struct Written {
    number: i64,
    document: DocumentId,
    event: Bytes,
}

/// A message between processes: who is where in which workspace.
#[derive(Serialize, Deserialize)]
struct Elsewhere {
    workspace: WorkspaceId,
    present: Present,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Ends all streams, for the end of the server.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Notes where a page is and tells everybody, also at other processes.
    async fn note(&self, app: &App, workspace: WorkspaceId, present: Present) -> Result<()> {
        self.take(workspace, present.clone(), app);
        let message = serde_json::to_string(&Elsewhere { workspace, present })?;
        app.database.tell_others(&message).await
    }

    fn take(&self, workspace: WorkspaceId, present: Present, app: &App) {
        let is_news = locked(&self.0.present).note(workspace, present.clone(), app.clock.now());
        if is_news {
            self.signal(workspace, Signal::Presence(Arc::new(present)));
        }
    }

    fn signal(&self, workspace: WorkspaceId, signal: Signal) {
        if let Some(room) = locked(&self.0.rooms).get(&workspace) {
            // Nobody listening is no failure.
            let _ = room.send(signal);
        }
    }

    fn present(&self, workspace: WorkspaceId, document: Option<DocumentId>) -> Vec<Present> {
        locked(&self.0.present).list(workspace, document)
    }

    /// Enters the room of a workspace, which is opened for the first who does.
    fn listen(&self, app: &App, workspace: WorkspaceId) -> broadcast::Receiver<Signal> {
        let mut rooms = locked(&self.0.rooms);
        if let Some(room) = rooms.get(&workspace) {
            return room.subscribe();
        }
        let (room, receiver) = broadcast::channel(CAPACITY);
        rooms.insert(workspace, room.clone());
        tokio::spawn(keep_room(app.clone(), workspace, room));
        receiver
    }

    /// Closes a room that everybody has left.
    fn leave(&self, workspace: WorkspaceId, room: &broadcast::Sender<Signal>) -> bool {
        let mut rooms = locked(&self.0.rooms);
        let is_empty = room.receiver_count() == 0;
        if is_empty {
            rooms.remove(&workspace);
        }
        is_empty
    }

    /// A place for one more stream.
    ///
    /// # Errors
    /// `too_many_streams`.
    fn seat(&self, user: UserId) -> Result<Seat> {
        let mut seats = locked(&self.0.seats);
        let all: usize = seats.values().sum();
        let own = seats.entry(user).or_default();
        if all >= MOST_STREAMS || *own >= MOST_STREAMS_OF_ONE {
            let detail = "too many live streams are open, close some or try again later";
            return Err(Error::new(
                Kind::TooMany { retry_after: 30 },
                "too_many_streams",
                detail,
            ));
        }
        *own += 1;
        Ok(Seat(self.clone(), user))
    }
}

/// Counts one open stream for as long as it is held.
struct Seat(Live, UserId);

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = locked(&self.0.0.seats);
        if let Some(own) = seats.get_mut(&self.1) {
            *own -= 1;
            if *own == 0 {
                seats.remove(&self.1);
            }
        }
    }
}

/// Follows the feed of a workspace for as long as anybody listens.
async fn keep_room(app: App, workspace: WorkspaceId, room: broadcast::Sender<Signal>) {
    let mut changes = app.database.changes();
    let mut messages = app.database.messages();
    // The numbers of the feed begin at 1: this one is not known yet.
    let mut cursor = -1;
    loop {
        match relay(&app.database, workspace, cursor, &room).await {
            Ok(reached) => cursor = reached,
            Err(error) => tracing::warn!(?error, "the live changes of a workspace wait"),
        }
        loop {
            tokio::select! {
                woken = changes.recv() => match woken {
                    Ok(other) if other != workspace => {}
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => break,
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                message = messages.recv() => {
                    let elsewhere = message.ok().and_then(|text| {
                        serde_json::from_str::<Elsewhere>(&text).ok()
                    });
                    if let Some(elsewhere) = elsewhere.filter(|other| other.workspace == workspace) {
                        app.live.take(workspace, elsewhere.present, &app);
                    }
                }
                () = tokio::time::sleep(LOOK) => {
                    let gone = locked(&app.live.0.present).expire(app.clock.now());
                    for (workspace, left) in gone {
                        app.live.signal(workspace, Signal::Presence(Arc::new(left)));
                    }
                    if app.live.leave(workspace, &room) {
                        return;
                    }
                }
            }
        }
    }
}

/// Sends what is new in the feed to the room; answers with the number that it has reached.
async fn relay(
    database: &Database,
    workspace: WorkspaceId,
    mut cursor: i64,
    room: &broadcast::Sender<Signal>,
) -> Result<i64> {
    let mut transaction = database.read().await?;
    if cursor < 0 {
        cursor = feed::head(&mut transaction, workspace).await?;
        // A stream that began before this moment reads what it lacks.
        let _ = room.send(Signal::Head(cursor));
        return Ok(cursor);
    }
    loop {
        let entries = feed::entries(&mut transaction, workspace, cursor, PAGE).await?;
        let Some(last) = entries.last() else {
            return Ok(cursor);
        };
        cursor = last.number;
        for entry in &entries {
            let written = Written {
                number: entry.number,
                document: entry.document,
                event: change_event(entry)?,
            };
            let _ = room.send(Signal::Change(Arc::new(written)));
        }
    }
}

/// An event of a change; its id is where a stream goes on after an interruption.
fn change_event(entry: &FeedEntry) -> Result<Bytes> {
    event("change", Some(entry.number), entry)
}

/// One event of a stream: JSON has no line breaks, so it is one line of data.
fn event(name: &str, id: Option<i64>, data: &impl Serialize) -> Result<Bytes> {
    let id = id.map_or_else(String::new, |id| format!("id: {id}\n"));
    let data = serde_json::to_string(data)?;
    Ok(format!("{id}event: {name}\ndata: {data}\n\n").into())
}
