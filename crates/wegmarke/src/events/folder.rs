//! Where the events of a workspace lie on disk, who may write there, and what is swept away.
//!
//! One import at a time writes into a workspace. The lock is held on a file, so it also holds
//! between processes and ends with the process, however that ends. Whoever has the lock knows that
//! every other import that says it is running is dead.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::store::{self, ImportId, State};
use super::uploads;
use crate::accounts::workspaces;
use crate::app::App;
use crate::config::create_private_folder;
use crate::error::{Error, Kind, Result};
use crate::ids::WorkspaceId;

/// How often a waiting import asks whether its turn has come.
const ASK_EVERY: Duration = Duration::from_millis(100);

/// The folder of one workspace's events.
#[derive(Clone, Debug)]
pub(super) struct EventFolder {
    root: PathBuf,
}

/// The right to write into a workspace's log, until it is dropped.
pub(super) struct WriteLock {
    _file: File,
}

impl EventFolder {
    pub(super) fn of(app: &App, workspace: WorkspaceId) -> Result<EventFolder> {
        let root = app.folder("events")?.join(workspace.to_string());
        for folder in ["segments", "rejects", "scratch", "uploads"] {
            create_private_folder(&root.join(folder))?;
        }
        Ok(EventFolder { root })
    }

    pub(super) fn segment(&self, import: ImportId) -> PathBuf {
        self.root.join("segments").join(format!("{import}.parquet"))
    }

    pub(super) fn rejects(&self, import: ImportId) -> PathBuf {
        self.root.join("rejects").join(format!("{import}.csv"))
    }

    pub(super) fn scratch(&self) -> PathBuf {
        self.root.join("scratch")
    }

    pub(super) fn uploads(&self) -> PathBuf {
        self.root.join("uploads")
    }

    pub(super) fn index_file(&self) -> PathBuf {
        self.root.join("trails.index")
    }

    /// Waits until no other import writes into the workspace. Asks again and again rather than
    /// blocking a thread, so that giving up waiting is always possible.
    pub(super) async fn lock(&self) -> Result<WriteLock> {
        loop {
            if let Some(lock) = self.try_lock()? {
                return Ok(lock);
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
    }

    /// The lock, or None when an import is running.
    pub(super) fn try_lock(&self) -> Result<Option<WriteLock>> {
        let path = self.root.join("lock");
        let file = open_lock(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(WriteLock { _file: file })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(cause)) => Err(Error::file(&path, cause)),
        }
    }
}

fn open_lock(path: &Path) -> Result<File> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path);
    file.map_err(|cause| Error::file(path, cause))
}

/// Removes what killed imports left in all workspaces, except where an import is running. For the
/// start of a server: imports that waited for their turn in the last one are over as well.
///
/// # Errors
/// When the database or the data folder cannot be used.
pub async fn clean_up_all(app: &App) -> Result<()> {
    let mut transaction = app.database.read().await?;
    let workspaces = workspaces::list(&mut transaction).await?;
    drop(transaction);
    for workspace in workspaces {
        let folder = EventFolder::of(app, workspace.id)?;
        if let Some(lock) = folder.try_lock()? {
            let over = [State::Running, State::Waiting];
            clean_up(app, workspace.id, &folder, &lock, &over).await?;
        }
    }
    Ok(())
}

/// Removes what killed imports of a workspace left and notes that they failed: those whose rows
/// are in one of the states `over`.
pub(super) async fn clean_up(
    app: &App,
    workspace: WorkspaceId,
    folder: &EventFolder,
    _lock: &WriteLock,
    over: &[State],
) -> Result<()> {
    let now = app.clock.now();
    empty(&folder.scratch())?;
    uploads::remove_old(folder, now)?;
    let mut transaction = app.database.read().await?;
    let mut dead = Vec::new();
    for state in over {
        dead.extend(store::in_state(&mut transaction, workspace, *state).await?);
    }
    drop(transaction);
    if dead.is_empty() {
        return Ok(());
    }
    for import in &dead {
        let segment = folder.segment(import.id);
        remove(&segment.with_extension("parquet.partial"))?;
        remove(&segment)?;
        remove(&folder.rejects(import.id))?;
    }
    let error = Error::new(Kind::Internal, "interrupted", INTERRUPTED);
    let mut transaction = app.database.write().await?;
    for import in &mut dead {
        import.fail(&error, now);
        import.rejected = 0;
        import.first_rejects.clear();
        store::update(&mut transaction, import).await?;
    }
    transaction.commit().await
}

const INTERRUPTED: &str =
    "the import was interrupted and nothing of it was stored; import the file again";

/// Removes a file that may be missing.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(Error::file(path, cause)),
        _ => Ok(()),
    }
}

/// Empties a folder that stays, because others may be about to use it.
fn empty(folder: &Path) -> Result<()> {
    let failed = |cause| Error::file(folder, cause);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            fs::remove_dir_all(&path).map_err(|cause| Error::file(&path, cause))?;
        } else {
            remove(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Text;
    use crate::accounts::workspaces::NewWorkspace;
    use crate::config::Config;
    use crate::events::store::Import;

    async fn begun(app: &App, workspace: WorkspaceId, state: State) -> ImportId {
        let mut import = Import::waiting("events.csv".to_owned(), 7, app.clock.now());
        import.state = state;
        let mut transaction = app.database.write().await.unwrap();
        store::insert(&mut transaction, workspace, &import)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        import.id
    }

    #[tokio::test]
    async fn what_a_killed_import_left_is_removed_and_nothing_else() {
        let data = tempfile::tempdir().unwrap();
        let app = App::open(&Config::embedded(data.path())).await.unwrap();
        let mut transaction = app.database.write().await.unwrap();
        let new = NewWorkspace {
            slug: "acme".to_owned(),
            name: Text::default(),
        };
        let workspace = workspaces::create(&mut transaction, new, app.clock.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let folder = EventFolder::of(&app, workspace.id).unwrap();
        let killed = begun(&app, workspace.id, State::Running).await;
        let stored = begun(&app, workspace.id, State::Stored).await;
        let waiting = begun(&app, workspace.id, State::Waiting).await;
        let spill = folder.scratch().join(killed.to_string());
        fs::create_dir(&spill).unwrap();
        let partial = folder.segment(killed).with_extension("parquet.partial");
        let left = [folder.segment(killed), partial, folder.rejects(killed)];
        let kept = [folder.segment(stored), folder.rejects(stored)];
        for path in left.iter().chain(&kept).chain([&spill.join("bucket")]) {
            fs::write(path, "x").unwrap();
        }
        let state = async |id: ImportId| {
            let mut transaction = app.database.read().await.unwrap();
            let found = store::find(&mut transaction, workspace.id, id).await;
            let import = found.unwrap();
            (import.state, import.error.map(|error| error.code))
        };

        // An import that holds the lock is alive.
        let lock = folder.try_lock().unwrap().expect("nobody has it");
        clean_up_all(&app).await.unwrap();
        assert!(left.iter().all(|path| path.exists()) && spill.exists());
        assert_eq!(state(killed).await, (State::Running, None));

        // The next import sweeps up, and leaves those alone that wait behind it.
        let over = [State::Running];
        clean_up(&app, workspace.id, &folder, &lock, &over)
            .await
            .unwrap();
        drop(lock);
        assert!(!left.iter().any(|path| path.exists()) && !spill.exists());
        assert!(kept.iter().all(|path| path.exists()));
        let interrupted = (State::Failed, Some("interrupted".to_owned()));
        assert_eq!(state(killed).await, interrupted);
        assert_eq!(state(stored).await, (State::Stored, None));
        assert_eq!(state(waiting).await, (State::Waiting, None));

        // At the start of a server nobody waits.
        clean_up_all(&app).await.unwrap();
        assert_eq!(state(waiting).await, interrupted);
    }
}
