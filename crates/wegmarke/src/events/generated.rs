//! Brings events that a program plays into the log of a workspace, as an import like one of a
//! file: in one piece or not at all, and safe to be killed at any moment.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use wegmarke_analytics::log::{Finished, LogError, LogWriter};

use super::attempt::Attempt;
use super::folder::WriteLock;
use super::log_failure;
use super::store::{self, Import, State};
use crate::app::App;
use crate::error::Result;
use crate::ids::WorkspaceId;

/// How often whoever watches is told.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Stores what `play` pushes, under this name in the list of imports, and waits until it is stored.
/// `watch` is told now and then how many events are sorted.
///
/// # Errors
/// When the log or the database cannot be written; nothing is stored then.
pub async fn store_generated(
    app: &App,
    workspace: WorkspaceId,
    name: &str,
    play: impl FnOnce(&mut LogWriter) -> Result<(), LogError> + Send + 'static,
    mut watch: impl FnMut(u64),
) -> Result<Import> {
    let import = Import::waiting(name.to_owned(), 0, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::insert(&mut transaction, workspace, &import).await?;
    transaction.commit().await?;
    let mut attempt = Attempt::begin(app, workspace, import).await?;
    let sorted = Arc::new(AtomicU64::new(0));
    let work = Work {
        existing: attempt.existing.clone(),
        target: attempt.segment(),
        scratch: attempt.scratch(),
        sorted: Arc::clone(&sorted),
        _lock: attempt.lock(),
    };
    let mut thread = tokio::task::spawn_blocking(move || work.run(play));
    let mut ticks = tokio::time::interval(TELL_EVERY);
    let outcome = loop {
        tokio::select! {
            outcome = &mut thread => break outcome?,
            _ = ticks.tick() => watch(sorted.load(Ordering::Relaxed)),
        }
    };
    match outcome.map_err(log_failure) {
        Ok(finished) => attempt.publish(&finished).await?,
        Err(error) => {
            attempt.give_up(&error).await?;
            return Err(error);
        }
    }
    Ok(attempt.import)
}

/// Among so many of the latest imports one of the generator is looked for.
const LATEST: i64 = 200;

/// Whether an import of this name is in the log of the workspace.
pub async fn is_stored(app: &App, workspace: WorkspaceId, name: &str) -> Result<bool> {
    let mut transaction = app.database.read().await?;
    let imports = store::list(&mut transaction, workspace, None, LATEST).await?;
    Ok(imports
        .iter()
        .any(|import| import.filename == name && import.state == State::Stored))
}

/// The part that keeps a processor busy.
struct Work {
    existing: Vec<PathBuf>,
    target: PathBuf,
    scratch: PathBuf,
    sorted: Arc<AtomicU64>,
    _lock: Arc<WriteLock>,
}

impl Work {
    fn run(
        self,
        play: impl FnOnce(&mut LogWriter) -> Result<(), LogError>,
    ) -> Result<Finished, LogError> {
        let mut writer = LogWriter::create(&self.scratch)?;
        play(&mut writer)?;
        writer.finish(&self.existing, &self.target, &mut |progress| {
            self.sorted.store(progress.done, Ordering::Relaxed);
        })
    }
}
