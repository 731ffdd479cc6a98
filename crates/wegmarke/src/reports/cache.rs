//! Logs kept in memory, so that a question costs only its kernel.

use std::sync::Arc;

use super::log::BoundLog;
use crate::accounts::{Settings, Workspace};
use crate::app::App;
use crate::error::Result;
use crate::events;
use crate::per_workspace::PerWorkspace;
use crate::repository::store;
use crate::touchpoints::bindings_of;

/// The logs in memory, one for each workspace asked about; shared by all requests.
pub type Cache = PerWorkspace<Option<(Key, Arc<BoundLog>)>>;

/// What a log depends on: while this stays, so does the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    manifest: i64,
    touchpoints: i64,
    settings: Settings,
}

/// The log of a workspace under its present segments, bindings and settings.
///
/// # Errors
/// When the database or a segment cannot be read.
pub async fn load(app: &App, workspace: &Workspace) -> Result<Arc<BoundLog>> {
    let manifest = events::manifest(app, workspace.id).await?;
    let mut transaction = app.database.read().await?;
    let touchpoints = store::revision(&mut transaction, workspace.id, "touchpoint").await?;
    drop(transaction);
    let key = Key {
        manifest: manifest.version,
        touchpoints,
        settings: workspace.settings.clone(),
    };
    let slot = app.reports.slot(workspace.id);
    let mut held = slot.lock().await;
    if let Some((known, log)) = &*held
        && *known == key
    {
        return Ok(log.clone());
    }
    let mut transaction = app.database.read().await?;
    let bindings = bindings_of(&mut transaction, workspace.id).await?;
    drop(transaction);
    let settings = workspace.settings.clone();
    let read = move || BoundLog::read(manifest.segments, manifest.index_file, &bindings, settings);
    let log = Arc::new(tokio::task::spawn_blocking(read).await??);
    *held = Some((key, log.clone()));
    Ok(log)
}

/// Answers a question to a log on a blocking thread.
///
/// # Errors
/// Those of the question.
pub async fn answer<T: Send + 'static>(
    log: Arc<BoundLog>,
    question: impl FnOnce(&BoundLog) -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(move || question(&log)).await?
}
