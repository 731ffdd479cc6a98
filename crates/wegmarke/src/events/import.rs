//! Brings a file into the log of a workspace: recognises it, reads it, keeps count of what is no
//! event, and stores the rest whole or not at all (see [`super::attempt`]).

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use wegmarke_analytics::log::{Finished, LogWriter};

use super::attempt::Attempt;
use super::folder::WriteLock;
use super::readers::{self, EventFile, Inspection, Mapping, ReadError};
use super::rejects::{Reject, RejectLimit, RejectsFile};
use super::sink::ImportSink;
pub use super::sink::Progress;
use super::store::{self, Import, signed};
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
    import: Import,
    request: Request,
    watch: impl FnMut(&Progress),
) -> Result<Outcome> {
    let mut attempt = Attempt::begin(app, workspace, import).await?;
    let work = Work {
        existing: attempt.existing.clone(),
        target: attempt.segment(),
        rejects: attempt.rejects(),
        scratch: attempt.scratch(),
        progress: Arc::default(),
        lock: Some(attempt.lock()),
        request,
    };
    let done = match work.watched(watch, Some(&mut attempt)).await {
        Ok(done) => done,
        Err(error) => {
            attempt.give_up(&error).await?;
            return Err(error);
        }
    };
    done.describe(&mut attempt.import);
    match &done.finished {
        Some(finished) => attempt.publish(finished).await?,
        None => {
            let error = too_many_rejects(&attempt.import);
            attempt.give_up(&error).await?;
        }
    }
    let rejects = (done.rejected > 0).then(|| attempt.rejects());
    Ok(Outcome {
        import: attempt.import,
        inspection: done.inspection,
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
        lock: None,
        request,
    };
    let done = work.watched(watch, None).await?;
    done.describe(&mut import);
    match &done.finished {
        Some(finished) => import.store(finished, app.clock.now()),
        None => import.fail(&too_many_rejects(&import), app.clock.now()),
    }
    Ok(Outcome {
        import,
        inspection: done.inspection,
        rejects: None,
    })
}

fn too_many_rejects(import: &Import) -> Error {
    let detail = format!("{} lines are no events, more than allowed", import.rejected);
    Error::invalid("too_many_rejects", detail)
}

/// The part of an import that keeps a processor busy.
struct Work {
    request: Request,
    existing: Vec<PathBuf>,
    target: PathBuf,
    rejects: PathBuf,
    scratch: PathBuf,
    progress: Arc<Progress>,
    /// Held until the work ends, also when nobody waits for it any more.
    lock: Option<Arc<WriteLock>>,
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
        mut attempt: Option<&mut Attempt>,
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
                    if let Some(attempt) = &mut attempt
                        && told.is_multiple_of(TELLS_PER_NOTE)
                    {
                        let import = &mut attempt.import;
                        import.events = signed(progress.events.load(Ordering::Relaxed));
                        import.rejected = signed(progress.rejected.load(Ordering::Relaxed));
                        import.bytes_read = signed(bytes_read.load(Ordering::Relaxed));
                        attempt.note().await;
                    }
                }
            }
        }
    }

    fn run(self) -> Result<Done, ReadError> {
        let _lock = self.lock;
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
