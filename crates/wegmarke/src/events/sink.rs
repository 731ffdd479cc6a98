//! Where an import's events go: into the log writer, the others into the file of rejects.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use wegmarke_analytics::log::{Event, LogError, LogWriter};

use super::readers::{ReadError, Reason, Rejection, Sink};
use super::rejects::{RejectLimit, RejectsFile};

/// How often the counts are shown to other threads, in events.
const SHOW_EVERY: u64 = 4096;

/// How far an import is; read by whoever watches it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Events read.
    pub events: AtomicU64,
    /// Places that were no events.
    pub rejected: AtomicU64,
    /// Events sorted and written, or found to be duplicates.
    pub written: AtomicU64,
    /// Set to make the import give up.
    pub(super) cancelled: AtomicBool,
}

/// Takes the events of one file.
pub(super) struct ImportSink<'a> {
    writer: LogWriter,
    rejects: RejectsFile,
    limit: RejectLimit,
    progress: &'a Progress,
    events: u64,
}

impl<'a> ImportSink<'a> {
    pub(super) fn new(
        writer: LogWriter,
        rejects: RejectsFile,
        limit: RejectLimit,
        progress: &'a Progress,
    ) -> ImportSink<'a> {
        ImportSink {
            writer,
            rejects,
            limit,
            progress,
            events: 0,
        }
    }

    /// The writer, the rejects, and how many events were taken.
    pub(super) fn into_parts(self) -> (LogWriter, RejectsFile, u64) {
        self.show();
        (self.writer, self.rejects, self.events)
    }

    fn show(&self) {
        self.progress.events.store(self.events, Ordering::Relaxed);
        self.progress
            .rejected
            .store(self.rejects.count(), Ordering::Relaxed);
    }

    fn show_now_and_then(&self) -> Result<(), ReadError> {
        if !(self.events + self.rejects.count()).is_multiple_of(SHOW_EVERY) {
            return Ok(());
        }
        self.show();
        match self.progress.cancelled.load(Ordering::Relaxed) {
            true => Err(ReadError::Stopped),
            false => Ok(()),
        }
    }
}

impl Sink for ImportSink<'_> {
    fn property(&mut self, name: &str) -> u32 {
        self.writer.property(name)
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        match self.writer.push(event) {
            Ok(()) => self.events += 1,
            Err(error @ LogError::TooLarge { .. }) => {
                let reason = Reason::Malformed(error.to_string());
                let text = format!("{} {}", event.customer, event.name);
                let (line, text) = (event.line, text.as_bytes());
                return self.reject(&Rejection { line, reason, text });
            }
            Err(error) => return Err(error.into()),
        }
        self.show_now_and_then()
    }

    fn reject(&mut self, rejection: &Rejection<'_>) -> Result<(), ReadError> {
        self.rejects.add(rejection)?;
        if self.limit.is_passed_for_certain(self.rejects.count()) {
            return Err(ReadError::Stopped);
        }
        self.show_now_and_then()
    }
}
