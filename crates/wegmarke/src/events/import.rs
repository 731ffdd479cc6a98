//! Brings a file into the log of a workspace, whole or not at all.
//!
//! The order of the steps is what makes an import survive a kill at any moment: note that it
//! begins; read and sort; write the segment file to the end and to the disk; then, in one
//! transaction, list the segment in the manifest and note that the import is stored. Only that
//! transaction makes the events visible. What a killed import leaves is removed by the next one,
//! and importing the file again adds exactly what is missing.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use wegmarke_analytics::log::{Finished, LogWriter};

use super::folder::{self, EventFolder};
use super::readers::{self, EventFile, Inspection, Mapping, ReadError};
use super::rejects::{Reject, RejectLimit, RejectsFile};
use super::sink::ImportSink;
pub use super::sink::Progress;
use super::store::{self, Import, State};
use crate::app::App;
use crate::error::{Error, Kind, Result};
use crate::ids::WorkspaceId;

/// How often whoever watches is told, and how often the database.
const TELL_EVERY: Duration = Duration::from_millis(200);
const TELLS_PER_NOTE: u32 = 5;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Into which log.
    pub workspace: WorkspaceId,
    /// The file.
    pub file: EventFile,
    /// What the file is called, without its folders.
    pub filename: String,
    /// What is known of it; the rest is recognised. Without a time zone times are UTC.
    pub mapping: Mapping,
    /// How many rejects are too many.
    pub limit: RejectLimit,
}

/// Imports a file and waits until it is stored. A file that cannot be read, or has more rejects
/// than the limit allows, is a failed import, not an error.
///
/// # Errors
/// When the database or the data folder cannot be used.
pub async fn run(app: &App, request: Request, watch: impl FnMut(&Progress)) -> Result<Import> {
    let folder = EventFolder::of(app, request.workspace)?;
    let lock = folder.lock().await?;
    folder::clean_up(app, request.workspace, &folder, &lock, &[State::Running]).await?;
    let import = begin(app, &request).await?;
    carry_out(app, &folder, import, request, watch).await
}

/// Notes an import that waits for its turn, so that it can be watched from the start.
pub(super) async fn begin(app: &App, request: &Request) -> Result<Import> {
    let (filename, bytes) = (request.filename.clone(), request.file.bytes());
    let import = Import::waiting(filename, bytes, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::insert(&mut transaction, request.workspace, &import).await?;
    transaction.commit().await?;
    Ok(import)
}

/// Carries out an import that [`begin`] noted, when its turn has come.
pub(super) async fn run_begun(app: &App, import: Import, request: Request) -> Result<Import> {
    let folder = EventFolder::of(app, request.workspace)?;
    let lock = folder.lock().await?;
    folder::clean_up(app, request.workspace, &folder, &lock, &[State::Running]).await?;
    carry_out(app, &folder, import, request, |_| ()).await
}

/// Reads a file as an import would, against the present log, and stores nothing.
///
/// # Errors
/// As [`run`]; a file that cannot be read is an error too.
pub async fn dry_run(
    app: &App,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<(Import, Inspection)> {
    let folder = EventFolder::of(app, request.workspace)?;
    let lock = folder.lock().await?;
    folder::clean_up(app, request.workspace, &folder, &lock, &[State::Running]).await?;
    let (filename, bytes) = (request.filename.clone(), request.file.bytes());
    let mut import = Import::waiting(filename, bytes, app.clock.now());
    let scratch = folder.scratch();
    let work = Work {
        existing: store::manifest(app, request.workspace).await?.segments,
        target: scratch.join("dry-run.parquet"),
        rejects: scratch.join("dry-run.csv"),
        scratch: scratch.join("spill"),
        progress: Arc::default(),
        request,
    };
    let (target, rejects) = (work.target.clone(), work.rejects.clone());
    let outcome = work.watched(watch, async |_| Ok(())).await;
    folder::remove(&target)?;
    folder::remove(&rejects)?;
    let done = outcome?;
    import.finished_at = Some(app.clock.now());
    import.state = if done.finished.is_some() { State::Stored } else { State::Failed };
    done.describe(&mut import);
    Ok((import, done.inspection))
}

async fn carry_out(
    app: &App,
    folder: &EventFolder,
    mut import: Import,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Import> {
    import.state = State::Running;
    note(app, &import).await?;
    let workspace = request.workspace;
    let target = folder.segment(import.id);
    let work = Work {
        existing: store::manifest(app, workspace).await?.segments,
        target: target.clone(),
        rejects: folder.rejects(import.id),
        scratch: folder.scratch().join(import.id.to_string()),
        progress: Arc::default(),
        request,
    };
    let bytes_read = Arc::clone(work.request.file.bytes_read());
    let running = import.clone();
    let outcome = work
        .watched(watch, async |progress| {
            let mut import = running.clone();
            import.events = signed(progress.events.load(Ordering::Relaxed));
            import.rejected = signed(progress.rejected.load(Ordering::Relaxed));
            import.bytes_read = signed(bytes_read.load(Ordering::Relaxed));
            note(app, &import).await
        })
        .await;
    import.bytes_read = signed(bytes_read.load(Ordering::Relaxed));
    let stored = match outcome {
        Err(error) => Err(error),
        Ok(done) => {
            done.describe(&mut import);
            match done.finished {
                None => Err(too_many_rejects(&import)),
                Some(finished) => {
                    import.state = State::Stored;
                    import.finished_at = Some(app.clock.now());
                    publish(app, workspace, &import, &finished).await
                }
            }
        }
    };
    if let Err(error) = stored {
        if error.kind() == Kind::Internal {
            tracing::error!(error = ?error, "an import failed");
        }
        folder::remove(&target)?;
        import.fail(&error, app.clock.now());
        note(app, &import).await?;
    }
    Ok(import)
}

/// Makes the events visible: from the moment this commits they are part of the log.
async fn publish(
    app: &App,
    workspace: WorkspaceId,
    import: &Import,
    finished: &Finished,
) -> Result<()> {
    let mut transaction = app.database.write().await?;
    if let Some(segment) = &finished.segment {
        store::add_segment(&mut transaction, workspace, import.id, segment).await?;
    }
    store::update(&mut transaction, import).await?;
    transaction.commit().await
}

async fn note(app: &App, import: &Import) -> Result<()> {
    let mut transaction = app.database.write().await?;
    store::update(&mut transaction, import).await?;
    transaction.commit().await
}

fn too_many_rejects(import: &Import) -> Error {
    let detail = format!("{} lines are no events, more than allowed", import.rejected);
    Error::invalid("too_many_rejects", detail)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The part of an import that keeps a processor busy.
struct Work {
    request: Request,
    existing: Vec<PathBuf>,
    target: PathBuf,
    rejects: PathBuf,
    scratch: PathBuf,
    progress: Arc<Progress>,
}

/// What the work came to.
struct Done {
    inspection: Inspection,
    /// None when there were too many rejects.
    finished: Option<Finished>,
    rejected: u64,
    first_rejects: Vec<Reject>,
}

impl Done {
    fn describe(&self, import: &mut Import) {
        import.rejected = signed(self.rejected);
        import.first_rejects.clone_from(&self.first_rejects);
        import.bytes_read = import.bytes_total;
        let Some(finished) = &self.finished else { return };
        import.duplicates = signed(finished.duplicates);
        let segment = finished.segment.as_ref();
        import.events = segment.map_or(0, |segment| signed(segment.events));
        import.customers = segment.map_or(0, |segment| signed(segment.customers));
    }
}

/// Makes the work give up when nobody waits for it any more.
struct CancelOnDrop(Arc<Progress>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Work {
    /// Does the work on a thread of its own and tells how far it is.
    async fn watched(
        self,
        mut watch: impl FnMut(&Progress),
        mut note: impl AsyncFnMut(&Progress) -> Result<()>,
    ) -> Result<Done> {
        let progress = Arc::clone(&self.progress);
        let _cancel = CancelOnDrop(Arc::clone(&progress));
        let mut thread = tokio::task::spawn_blocking(move || self.run());
        let mut ticks = tokio::time::interval(TELL_EVERY);
        let mut told = 0_u32;
        loop {
            tokio::select! {
                biased;
                outcome = &mut thread => {
                    watch(&progress);
                    return Ok(outcome??);
                }
                _ = ticks.tick() => {
                    watch(&progress);
                    told += 1;
                    if told.is_multiple_of(TELLS_PER_NOTE) {
                        note(&progress).await?;
                    }
                }
            }
        }
    }

    fn run(self) -> Result<Done, ReadError> {
        let Request { file, mapping, limit, .. } = &self.request;
        let inspection = readers::inspect(file, mapping)?;
        let writer = LogWriter::create(&self.scratch)?;
        let rejects = RejectsFile::at(self.rejects);
        let mut sink = ImportSink::new(writer, rejects, *limit, &self.progress);
        let read = readers::read(file, &inspection.mapping, &mut sink);
        let (writer, rejects, events) = sink.into_parts();
        let (first_rejects, rejected) = rejects.finish()?;
        let too_many = limit.is_passed(rejected, events);
        match read {
            Err(ReadError::Stopped) if too_many => {}
            read => read?,
        }
        if events + rejected == 0 {
            return Err(ReadError::NoEvents);
        }
        let finished = match too_many {
            true => None,
            false => Some(writer.finish(&self.existing, &self.target, &mut |sorted| {
                self.progress.written.store(sorted.done, Ordering::Relaxed);
            })?),
        };
        Ok(Done { inspection, finished, rejected, first_rejects })
    }
}
