//! One attempt to bring events into the log of a workspace, whole or not at all.
//!
//! The order of the steps is what makes it survive a kill at any moment: wait for the turn, note
//! that it runs; write the segment file to the end and to the disk; then, in one transaction, list
//! the segment in the manifest and note that the import is stored. Only that transaction makes the
//! events visible. What a killed attempt leaves is removed by the next one, and importing again
//! adds exactly what is missing.

use std::path::PathBuf;
use std::sync::Arc;

use wegmarke_analytics::log::Finished;

use super::folder::{self, EventFolder, WriteLock};
use super::store::{self, Import, State};
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// An import whose turn has come.
pub(super) struct Attempt {
    /// Its row, as it is noted next.
    pub(super) import: Import,
    /// The segments of the log it is compared with, which stay the same while it runs.
    pub(super) existing: Vec<PathBuf>,
    app: App,
    workspace: WorkspaceId,
    folder: EventFolder,
    lock: Arc<WriteLock>,
}

impl Attempt {
    /// Waits until no other import writes into the workspace and sweeps up what the last one left.
    pub(super) async fn begin(
        app: &App,
        workspace: WorkspaceId,
        mut import: Import,
    ) -> Result<Attempt> {
        let folder = EventFolder::of(app, workspace)?;
        let lock = folder.lock().await?;
        folder::clean_up(app, workspace, &folder, &lock, &[State::Running]).await?;
        import.state = State::Running;
        note(app, &import).await?;
        let existing = store::manifest(app, workspace).await?.segments;
        Ok(Attempt {
            import,
            existing,
            app: app.clone(),
            workspace,
            folder,
            lock: Arc::new(lock),
        })
    }

    /// The right to write; a thread that writes keeps it until it ends, also when nobody waits for
    /// the thread any more.
    pub(super) fn lock(&self) -> Arc<WriteLock> {
        Arc::clone(&self.lock)
    }

    /// The segment to be written.
    pub(super) fn segment(&self) -> PathBuf {
        self.folder.segment(self.import.id)
    }

    /// Where rejects go.
    pub(super) fn rejects(&self) -> PathBuf {
        self.folder.rejects(self.import.id)
    }

    /// A folder for scratch files.
    pub(super) fn scratch(&self) -> PathBuf {
        self.folder.scratch().join(self.import.id.to_string())
    }

    /// Makes the events visible: from the moment this commits they are part of the log.
    ///
    /// # Errors
    /// When the database cannot be written; nothing is stored then.
    pub(super) async fn publish(&mut self, finished: &Finished) -> Result<()> {
        self.import.store(finished, self.app.clock.now());
        let Err(error) = self.commit(finished).await else {
            return Ok(());
        };
        // The answer to a commit can get lost on its way. When nobody knows, everything stays for
        // the next attempt, which asks again.
        if self.is_stored().await? {
            return Ok(());
        }
        self.give_up(&error).await?;
        Err(error)
    }

    async fn commit(&self, finished: &Finished) -> Result<()> {
        let mut transaction = self.app.database.write().await?;
        if let Some(segment) = &finished.segment {
            let (workspace, import) = (self.workspace, self.import.id);
            store::add_segment(&mut transaction, workspace, import, segment).await?;
        }
        store::update(&mut transaction, &self.import).await?;
        transaction.commit().await
    }

    async fn is_stored(&self) -> Result<bool> {
        let mut transaction = self.app.database.read().await?;
        let import = store::find(&mut transaction, self.workspace, self.import.id).await?;
        Ok(import.state == State::Stored)
    }

    /// Notes how far it is. That this fails now and then does no harm.
    pub(super) async fn note(&self) {
        if let Err(error) = note(&self.app, &self.import).await {
            tracing::warn!(?error, "the progress of an import could not be noted");
        }
    }

    /// Removes what was written and notes why.
    pub(super) async fn give_up(&mut self, error: &Error) -> Result<()> {
        folder::remove(&self.segment())?;
        self.import.fail(error, self.app.clock.now());
        note(&self.app, &self.import).await
    }
}

async fn note(app: &App, import: &Import) -> Result<()> {
    let mut transaction = app.database.write().await?;
    store::update(&mut transaction, import).await?;
    transaction.commit().await
}
