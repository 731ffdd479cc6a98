//! One open stream: where it is in the feed, and what it sends next.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::body::Bytes;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::app::App;
use crate::error::{Kind, Result};
use crate::http::Admission;
use crate::ids::{UserId, WorkspaceId};
use crate::live::{PAGE, Seat, Signal, change_event, event};
use crate::repository::DocumentId;
use crate::repository::feed;

/// How often a sign of life is sent and the right to listen is looked at again.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// Whoever has missed more changes than this reads the documents anew.
const MOST_MISSED: i64 = 2_000;

/// What a stream is about.
pub(super) struct Start {
    pub(super) workspace: WorkspaceId,
    pub(super) document: Option<DocumentId>,
    pub(super) after: Option<i64>,
    pub(super) user: UserId,
}

/// An open stream.
pub(super) struct Stream {
    app: App,
    admission: Admission,
    workspace: WorkspaceId,
    document: Option<DocumentId>,
    signals: Receiver<Signal>,
    closing: watch::Receiver<bool>,
    heartbeat: Interval,
    /// The number of the last change that was passed or passed over.
    cursor: i64,
    /// Whether the feed has more than the room has told.
    behind: bool,
    ready: VecDeque<Bytes>,
    ended: bool,
    _seat: Seat,
}

impl Stream {
    pub(super) async fn open(app: App, admission: Admission, start: Start) -> Result<Stream> {
        let seat = app.live.seat(start.user)?;
        // Before the feed is looked at, so that nothing falls in between.
        let signals = app.live.listen(&app, start.workspace);
        let mut heartbeat = interval(HEARTBEAT);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        heartbeat.reset();
        let mut stream = Stream {
            closing: app.live.0.closing.subscribe(),
            app,
            admission,
            workspace: start.workspace,
            document: start.document,
            signals,
            heartbeat,
            cursor: 0,
            behind: true,
            ready: VecDeque::new(),
            ended: false,
            _seat: seat,
        };
        let mut transaction = stream.app.database.read().await?;
        let head = feed::head(&mut transaction, stream.workspace).await?;
        drop(transaction);
        stream.cursor = start.after.unwrap_or(head);
        stream.greet(head)?;
        Ok(stream)
    }

    /// The events, one after the other.
    pub(super) fn events(self) -> impl futures_util::Stream<Item = Result<Bytes, Infallible>> {
        futures_util::stream::unfold(self, |mut stream| async move {
            let event = stream.next().await?;
            Some((Ok(event), stream))
        })
    }

    fn greet(&mut self, head: i64) -> Result<()> {
        let present = self.app.live.present(self.workspace, self.document);
        let hello = json!({"head": head, "present": present});
        self.ready
            .push_back(event("hello", Some(self.cursor), &hello)?);
        Ok(())
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.ended {
                return None;
            }
            if let Err(error) = self.proceed().await {
                // Whoever listens begins again after the last event that arrived.
                tracing::warn!(?error, "a live stream ends");
                return None;
            }
        }
    }

    async fn proceed(&mut self) -> Result<()> {
        if self.behind {
            return self.catch_up().await;
        }
        tokio::select! {
            signal = self.signals.recv() => self.take(signal),
            _ = self.heartbeat.tick() => self.look_again().await,
            _ = async { self.closing.wait_for(|closing| *closing).await.is_ok() } => {
                self.ended = true;
                Ok(())
            }
        }
    }

    fn take(&mut self, signal: Result<Signal, RecvError>) -> Result<()> {
        match signal {
            Ok(Signal::Head(head)) => self.behind = head > self.cursor,
            Ok(Signal::Change(written)) if written.number == self.cursor + 1 => {
                self.cursor = written.number;
                if self.is_about(written.document) {
                    self.ready.push_back(written.event.clone());
                }
            }
            Ok(Signal::Change(written)) => self.behind = written.number > self.cursor,
            // Also of somebody elsewhere: they may have come from here.
            Ok(Signal::Presence(present)) => {
                self.ready.push_back(event("presence", None, &*present)?);
            }
            Err(RecvError::Lagged(_)) => {
                self.behind = true;
                self.greet(self.cursor)?;
            }
            Err(RecvError::Closed) => self.ended = true,
        }
        Ok(())
    }

    fn is_about(&self, document: DocumentId) -> bool {
        self.document.is_none_or(|only| only == document)
    }

    async fn catch_up(&mut self) -> Result<()> {
        let mut transaction = self.app.database.read().await?;
        let head = feed::head(&mut transaction, self.workspace).await?;
        // A number beyond the end is one of a feed that has been replaced by an older copy.
        if head - self.cursor > MOST_MISSED || head < self.cursor {
            self.cursor = head;
            self.behind = false;
            let reload = event("reload", Some(head), &json!({"head": head}))?;
            self.ready.push_back(reload);
            return Ok(());
        }
        let entries = feed::entries(&mut transaction, self.workspace, self.cursor, PAGE).await?;
        for entry in &entries {
            self.cursor = entry.number;
            if self.is_about(entry.document) {
                self.ready.push_back(change_event(entry)?);
            }
        }
        self.behind = self.cursor < head;
        Ok(())
    }

    /// Ends when the caller was signed out or may not read here any more.
    async fn look_again(&mut self) -> Result<()> {
        match self.admission.renew(&self.app).await {
            Ok(()) => self.ready.push_back(Bytes::from_static(b":\n\n")),
            Err(error) if matches!(error.kind(), Kind::Unavailable | Kind::Internal) => {
                return Err(error);
            }
            Err(error) => {
                let end = event("end", None, &json!({"code": error.code()}))?;
                self.ready.push_back(end);
                self.ended = true;
            }
        }
        Ok(())
    }
}
