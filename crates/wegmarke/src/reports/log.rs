//! A workspace's log as reports read it: trails with touchpoint codes, labels, property columns.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use wegmarke_analytics::log::{EventLog, LogError, LogIndex, PropertyColumn};
use wegmarke_analytics::trails::{Selection, Trails};

use super::binding::{Label, bind};
use super::filters::PropertyValues;
use super::question::{Period, Question};
use crate::accounts::Settings;
use crate::accounts::settings::Feedback;
use crate::error::{Error, Result};
use crate::repository::DocumentId;
use crate::touchpoints::Bindings;

/// Most property columns kept in memory for one log; each takes four bytes an event.
const MOST_COLUMNS: usize = 8;

/// The log under the present bindings. Immutable; columns are read when first asked for.
#[derive(Debug)]
pub struct BoundLog {
    /// The trails; codes are positions in `labels`.
    pub trails: Trails,
    /// What the codes stand for, in the order of the keys.
    pub labels: Vec<Label>,
    /// The workspace's settings, which decide about scores, groups and days.
    pub settings: Settings,
    /// The calendar of the workspace.
    pub time_zone: jiff::tz::TimeZone,
    /// Time of the last event of the whole log.
    pub end: i64,
    segments: Vec<PathBuf>,
    index_file: PathBuf,
    columns: Mutex<Vec<(String, Arc<PropertyColumn>)>>,
    scores: OnceLock<Option<Vec<f32>>>,
    pub(super) filters: OnceLock<Vec<PropertyValues>>,
}

impl BoundLog {
    /// Reads the segments, or the index made of them before, and applies the bindings. Takes long
    /// on a large log: for blocking threads.
    ///
    /// # Errors
    /// When a segment is missing or damaged.
    pub fn read(
        segments: Vec<PathBuf>,
        index_file: PathBuf,
        bindings: &Bindings,
        settings: Settings,
    ) -> Result<BoundLog> {
        let time_zone = settings.time_zone()?;
        let (mut trails, mut labels) = (Trails::default(), Vec::new());
        let columns = Mutex::default();
        if !segments.is_empty() {
            let log = EventLog::open(segments.clone()).map_err(damaged)?;
            let index = index(&log, &index_file)?;
            let mut events = index.trails.touchpoints.clone();
            labels = bind(&mut events, &index.names, bindings, |name| {
                cached(&columns, name, || {
                    log.property(&index, name).map_err(damaged)
                })
            })?;
            trails = Trails {
                touchpoints: events,
                ..index.trails
            };
        }
        Ok(BoundLog {
            end: trails.span().map_or(0, |span| span.1),
            trails,
            labels,
            settings,
            time_zone,
            segments,
            index_file,
            columns,
            scores: OnceLock::new(),
            filters: OnceLock::new(),
        })
    }

    /// The keys of the labels.
    pub fn keys(&self) -> Vec<&str> {
        self.labels.iter().map(|label| label.key.as_str()).collect()
    }

    /// The code of a touchpoint; `None` when it never occurs.
    pub fn code_of(&self, touchpoint: DocumentId) -> Option<u16> {
        let position = self
            .labels
            .iter()
            .position(|label| label.touchpoint == Some(touchpoint))?;
        u16::try_from(position).ok()
    }

    /// The feedback settings.
    pub fn feedback(&self) -> &Feedback {
        &self.settings.feedback
    }

    /// Shows all properties by name, one after the other, without keeping them in memory: a log may
    /// have hundreds.
    pub(super) fn each_property(&self, mut show: impl FnMut(String, PropertyColumn)) -> Result<()> {
        if self.segments.is_empty() {
            return Ok(());
        }
        let (log, index) = self.open()?;
        for name in log.property_names() {
            let column = log.property(&index, &name).map_err(damaged)?;
            show(name, column);
        }
        Ok(())
    }

    /// One property of every event; absent everywhere when no event has it.
    ///
    /// # Errors
    /// When a segment is damaged.
    pub fn property(&self, name: &str) -> Result<Arc<PropertyColumn>> {
        cached(&self.columns, name, || self.read_property(name))
    }

    /// One property, without keeping it in memory.
    fn read_property(&self, name: &str) -> Result<PropertyColumn> {
        if self.segments.is_empty() {
            return Ok(PropertyColumn {
                codes: Vec::new(),
                values: Vec::new(),
            });
        }
        let (log, index) = self.open()?;
        log.property(&index, name).map_err(damaged)
    }

    fn open(&self) -> Result<(EventLog, LogIndex)> {
        let log = EventLog::open(self.segments.clone()).map_err(damaged)?;
        let index = index(&log, &self.index_file)?;
        Ok((log, index))
    }

    /// The score of every event, 0 to 100, not a number where there is none; `None` when no event
    /// has one.
    pub fn scores(&self) -> Result<Option<&[f32]>> {
        if let Some(known) = self.scores.get() {
            return Ok(known.as_deref());
        }
        let column = self.read_property(&self.feedback().score_property)?;
        let scores = super::score::scores(&column, self.feedback());
        Ok(self.scores.get_or_init(|| scores).as_deref())
    }

    /// Period and customers of a question.
    ///
    /// # Errors
    /// Invalid when the period cannot be read.
    pub fn selection(&self, question: &Question) -> Result<(Selection, Period)> {
        let period = question.period(&self.time_zone)?;
        let mut selection = Selection::everything();
        selection.from = period.from.unwrap_or(selection.from);
        selection.until = period.until.unwrap_or(selection.until);
        selection.customers = super::filters::customers(self, &question.filters)?;
        Ok((selection, period))
    }
}

/// The index of the log: the saved one when it is of these segments, else a new one, which is
/// saved. A place that cannot be written to costs time, not the answer.
fn index(log: &EventLog, file: &Path) -> Result<LogIndex> {
    if let Ok(saved) = log.saved_index(file) {
        return Ok(saved);
    }
    let index = log.index().map_err(damaged)?;
    if let Err(cause) = index.save(file) {
        tracing::warn!(%cause, "the trail index could not be saved");
    }
    Ok(index)
}

fn cached(
    columns: &Mutex<Vec<(String, Arc<PropertyColumn>)>>,
    name: &str,
    read: impl FnOnce() -> Result<PropertyColumn>,
) -> Result<Arc<PropertyColumn>> {
    let known = |columns: &[(String, Arc<PropertyColumn>)]| {
        columns
            .iter()
            .find(|column| column.0 == name)
            .map(|column| column.1.clone())
    };
    if let Some(column) = known(&columns.lock().unwrap_or_else(PoisonError::into_inner)) {
        return Ok(column);
    }
    // Read without the lock: two readers at once only do the work twice.
    let column = Arc::new(read()?);
    let mut columns = columns.lock().unwrap_or_else(PoisonError::into_inner);
    columns.insert(0, (name.to_owned(), column.clone()));
    columns.truncate(MOST_COLUMNS);
    Ok(column)
}

fn damaged(cause: LogError) -> Error {
    Error::internal(cause)
}
