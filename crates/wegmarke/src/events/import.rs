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
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// How often whoever watches is told, and how often the database.
const TELL_EVERY: Duration = Duration::from_millis(200);
const TELLS_PER_NOTE: u32 = 5;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The file.
    pub file: EventFile,
    /// What the file is called, without its folders.
    pub filename: String,
    /// What is known of it; the rest is recognised. Without a time zone times are UTC.
    pub mapping: Mapping,
    /// How many rejects are too many.
    pub limit: RejectLimit,
}

/// What an import came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its row: stored, or failed because of too many rejects.
    pub import: Import,
    /// What was recognised.
    pub inspection: Inspection,
    /// Where the rejects are, if there are any.
    pub rejects: Option<PathBuf>,
}

/// Imports a file and waits until it is stored. A file with more rejects than the limit allows is
/// a failed import and no error.
///
/// # Errors
/// When the file cannot be read, or the database or the data folder cannot be used.
pub async fn run(
    app: &App,
    workspace: WorkspaceId,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Outcome> {
    let import = begin(app, workspace, &request).await?;
    run_begun(app, workspace, import, request, watch).await
}

/// Notes an import that waits for its turn, so that it can be watched from the start.
pub(super) async fn begin(app: &App, workspace: WorkspaceId, request: &Request) -> Result<Import> {
    let (filename, bytes) = (request.filename.clone(), request.file.bytes());
    let import = Import::waiting(filename, bytes, app.clock.now());
    let mut transaction = app.database.write().await?;
    store::insert(&mut transaction, workspace, &import).await?;
    transaction.commit().await?;
    Ok(import)
}

/// Carries out an import that [`begin`] noted, when its turn has come.
pub(super) async fn run_begun(
    app: &App,
    workspace: WorkspaceId,
    mut import: Import,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Outcome> {
    let folder = EventFolder::of(app, workspace)?;
    let lock = folder.lock().await?;
    folder::clean_up(app, workspace, &folder, &lock, &[State::Running]).await?;
    let outcome = carry_out(app, workspace, &folder, &mut import, request, watch).await;
    let failure = match &outcome {
        Ok(done) if done.finished.is_some() => None,
        Ok(_) => Some(&too_many_rejects(&import)),
        Err(error) => Some(error),
    };
    if let Some(error) = failure {
        folder::remove(&folder.segment(import.id))?;
        import.fail(error, app.clock.now());
        note(app, &import).await?;
    }
    let inspection = outcome?.inspection;
    let rejects = (import.rejected > 0).then(|| folder.rejects(import.id));
    Ok(Outcome {
        import,
        inspection,
        rejects,
    })
}

/// Reads a file as an import would, against the present log, and stores nothing.
///
/// # Errors
/// When the file cannot be read, or the database or a folder for scratch files cannot be used.
pub async fn dry_run(
    app: &App,
    workspace: Option<WorkspaceId>,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Outcome> {
    let mut import = Import::waiting(
        request.filename.clone(),
        request.file.bytes(),
        app.clock.now(),
    );
    let scratch = tempfile::tempdir().map_err(|cause| Error::file(&std::env::temp_dir(), cause))?;
    let existing = match workspace {
        Some(workspace) => store::manifest(app, workspace).await?.segments,
        None => Vec::new(),
    };
    let work = Work {
        existing,
        target: scratch.path().join("segment.parquet"),
        rejects: scratch.path().join("rejects.csv"),
        scratch: scratch.path().join("spill"),
        progress: Arc::default(),
        request,
    };
    let done = work.watched(watch, None).await?;
    done.describe(&mut import);
    import.finished_at = Some(app.clock.now());
    import.state = State::Stored;
    if done.finished.is_none() {
        import.fail(&too_many_rejects(&import), app.clock.now());
    }
    Ok(Outcome {
        import,
        inspection: done.inspection,
        rejects: None,
    })
}

async fn carry_out(
    app: &App,
    workspace: WorkspaceId,
    folder: &EventFolder,
    import: &mut Import,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Done> {
    import.state = State::Running;
    note(app, import).await?;
    let work = Work {
        existing: store::manifest(app, workspace).await?.segments,
        target: folder.segment(import.id),
        rejects: folder.rejects(import.id),
        scratch: folder.scratch().join(import.id.to_string()),
        progress: Arc::default(),
        request,
    };
    let bytes_read = Arc::clone(work.request.file.bytes_read());
    let outcome = work.watched(watch, Some((app, import.clone()))).await;
    import.bytes_read = signed(bytes_read.load(Ordering::Relaxed));
    let done = outcome?;
    done.describe(import);
    if let Some(finished) = &done.finished {
        import.state = State::Stored;
        import.finished_at = Some(app.clock.now());
        publish(app, workspace, import, finished).await?;
    }
    Ok(done)
}

/// Makes the events visible: from the moment this commits they are part of the log.
pub(super) async fn publish(
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

pub(super) async fn note(app: &App, import: &Import) -> Result<()> {
    let mut transaction = app.database.write().await?;
    store::update(&mut transaction, import).await?;
    transaction.commit().await
}

fn too_many_rejects(import: &Import) -> Error {
    let detail = format!("{} lines are no events, more than allowed", import.rejected);
    Error::invalid("too_many_rejects", detail)
}

pub(super) fn signed(count: u64) -> i64 {
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
        let Some(finished) = &self.finished else {
            return;
        };
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
    /// Does the work on a thread of its own, and tells and notes how far it is.
    async fn watched(
        self,
        mut watch: impl FnMut(&Progress),
        mut noted: Option<(&App, Import)>,
    ) -> Result<Done> {
        let bytes_read = Arc::clone(self.request.file.bytes_read());
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
                    if let Some((app, import)) = &mut noted
                        && told.is_multiple_of(TELLS_PER_NOTE)
                    {
                        import.events = signed(progress.events.load(Ordering::Relaxed));
                        import.rejected = signed(progress.rejected.load(Ordering::Relaxed));
                        import.bytes_read = signed(bytes_read.load(Ordering::Relaxed));
                        note(app, import).await?;
                    }
                }
            }
        }
    }

    fn run(self) -> Result<Done, ReadError> {
        let Request {
            file,
            mapping,
            limit,
            ..
        } = &self.request;
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
        Ok(Done {
            inspection,
            finished,
            rejected,
            first_rejects,
        })
    }
}
