//! Takes the events of one import.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::error::LogError;
use super::finish::Import;
use super::layout::{Layout, Name};
use super::row::{LARGEST_ROW, customer_hash, write_row};
use super::segment::Segment;
use super::spill::{Spill, bucket_of};
use super::{Event, Finished, MOST_NAMES, Progress};

/// How many bytes all different event names together may have.
const MOST_NAME_BYTES: usize = 16 << 20;

/// Takes the events of one import and writes what is new as one segment.
///
/// Memory stays bounded whatever the number of events: rows wait in the scratch folder, spread over
/// 64 files by the hash of their customer.
#[derive(Debug)]
pub struct LogWriter {
    spill: Spill,
    names: Registry,
    properties: Registry,
    /// For each property the number of the latest event that has it, counted from 1.
    latest: Vec<u64>,
    events: u64,
    first: i64,
    last: i64,
}

impl LogWriter {
    /// Begins an import. `scratch` is a folder for this writer alone: it is made if it is missing,
    /// and removed with the spill files in it when the writer is finished or dropped. What a killed
    /// process left in it does no harm.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn create(scratch: &Path) -> Result<LogWriter, LogError> {
        Ok(LogWriter {
            spill: Spill::create(scratch)?,
            names: Registry::default(),
            properties: Registry::default(),
            latest: Vec::new(),
            events: 0,
            first: i64::MAX,
            last: i64::MIN,
        })
    }

    /// The number of a property, registered when it is new. Names are told apart byte for byte.
    pub fn property(&mut self, name: &str) -> u32 {
        let number = self.properties.number(name);
        self.latest.resize(self.properties.names.len(), 0);
        number
    }

    /// How many events were pushed.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Takes one event. Events of one customer at the same time keep the order of the calls.
    ///
    /// # Errors
    /// When the scratch folder cannot be written, or the event does not fit into a log. After
    /// [`LogError::TooLarge`] the writer can go on without this event.
    ///
    /// # Panics
    /// When the number of a property was not given by [`LogWriter::property`].
    pub fn push(&mut self, event: &Event<'_>) -> Result<(), LogError> {
        let name = self.names.number(event.name);
        let is_listed = self.names.names.len() <= MOST_NAMES && self.names.bytes <= MOST_NAME_BYTES;
        let name = match u16::try_from(name) {
            Ok(name) if is_listed => name,
            _ => return Err(LogError::TooManyNames { line: event.line }),
        };
        let mut is_repeated = false;
        for &(property, _) in event.properties {
            let latest = &mut self.latest[property as usize];
            is_repeated |= *latest == self.events + 1;
            *latest = self.events + 1;
        }
        let once = if is_repeated {
            last_values(event.properties)
        } else {
            Vec::new()
        };
        let properties = if is_repeated { &once } else { event.properties };
        let hash = customer_hash(event.customer);
        let key = (hash, event.time, name, event.line);
        let added = self.spill.add(bucket_of(hash), |bytes| {
            write_row(bytes, key, event.customer, properties.iter().copied())
        })?;
        added.ok_or(LogError::TooLarge {
            line: event.line,
            limit: LARGEST_ROW,
        })?;
        self.events += 1;
        self.first = self.first.min(event.time);
        self.last = self.last.max(event.time);
        Ok(())
    }

    /// Sorts the events, leaves out what `existing` segments already hold, and writes `target`.
    ///
    /// Of k equal events in the import and j in the log, k - j are new: events are equal when
    /// customer, time, name and all properties are. The file appears under its name only when it is
    /// whole and on disk; until then it is `target` with `.partial` appended.
    ///
    /// # Errors
    /// When a file cannot be read or written, or `target` exists. Nothing is stored then.
    pub fn finish(
        mut self,
        existing: &[PathBuf],
        target: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Finished, LogError> {
        self.spill.settle()?;
        let mut overlapping = Vec::new();
        for path in existing {
            let segment = Segment::open(path)?;
            for name in &segment.names {
                self.names.number(name);
            }
            if segment.summary.first <= self.last && self.first <= segment.summary.last {
                overlapping.push(segment);
            }
        }
        if self.names.names.len() > MOST_NAMES {
            return Err(LogError::TooManyNames { line: 0 });
        }
        let used: Vec<bool> = self.latest.iter().map(|&latest| latest > 0).collect();
        let layout = Layout::new(self.names.names, self.properties.names, &used);
        let import = Import {
            spill: &self.spill,
            layout: &layout,
            existing: &overlapping,
            target,
        };
        import.write(progress)
    }
}

/// Of each property the last value, in the order of first mention.
fn last_values<'a>(properties: &[(u32, &'a str)]) -> Vec<(u32, &'a str)> {
    let mut positions = FxHashMap::default();
    let mut once: Vec<(u32, &str)> = Vec::new();
    for &(property, value) in properties {
        let position = *positions.entry(property).or_insert(once.len());
        match once.get_mut(position) {
            Some(place) => place.1 = value,
            None => once.push((property, value)),
        }
    }
    once
}

/// Names in the order of first mention.
#[derive(Debug, Default)]
struct Registry {
    names: Vec<Name>,
    numbers: FxHashMap<String, u32>,
    bytes: usize,
}

impl Registry {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.names.push(Name::new(name));
        self.bytes += name.len();
        number
    }
}
