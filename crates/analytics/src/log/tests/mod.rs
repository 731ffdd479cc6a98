//! The log as a whole, from pushed events to trails and properties.

mod damage;
mod imports;
mod model;
mod sizes;

use std::path::{Path, PathBuf};

use super::{Event, EventLog, Finished, LogError, LogIndex, LogWriter};

/// An event that owns its texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Given {
    customer: String,
    time: i64,
    name: String,
    properties: Vec<(String, String)>,
}

fn given(customer: &str, time: i64, name: &str, properties: &[(&str, &str)]) -> Given {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    Given {
        customer: customer.to_owned(),
        time,
        name: name.to_owned(),
        properties: properties.iter().map(owned).collect(),
    }
}

/// A folder with the segments of a log.
struct Store {
    folder: tempfile::TempDir,
    segments: Vec<PathBuf>,
    imports: usize,
}

impl Store {
    fn new() -> Store {
        Store {
            folder: tempfile::tempdir().unwrap(),
            segments: Vec::new(),
            imports: 0,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn import(&mut self, events: &[Given]) -> Finished {
        let target = self.path(&format!("{}.parquet", self.imports));
        self.imports += 1;
        let finished = self.write(events, &target).unwrap();
        assert_eq!(finished.segment.is_some(), target.exists());
        if finished.segment.is_some() {
            self.segments.push(target);
        }
        finished
    }

    fn write(&self, events: &[Given], target: &Path) -> Result<Finished, LogError> {
        let mut writer = LogWriter::create(&self.path("scratch"))?;
        push_all(&mut writer, events)?;
        writer.finish(&self.segments, target, &mut |_| {})
    }

    fn log(&self) -> EventLog {
        EventLog::open(self.segments.clone()).unwrap()
    }

    /// All events in the order of the index, read back from the log.
    fn read(&self) -> Vec<Given> {
        let log = self.log();
        let index = log.index().unwrap();
        read_back(&log, &index)
    }
}

fn push_all(writer: &mut LogWriter, events: &[Given]) -> Result<(), LogError> {
    for (line, event) in (1..).zip(events) {
        let numbers: Vec<u32> = event
            .properties
            .iter()
            .map(|(name, _)| writer.property(name))
            .collect();
        let values = event.properties.iter().map(|(_, value)| value.as_str());
        let properties: Vec<(u32, &str)> = numbers.into_iter().zip(values).collect();
        writer.push(&Event {
            customer: &event.customer,
            name: &event.name,
            time: event.time,
            line,
            properties: &properties,
        })?;
    }
    Ok(())
}

fn read_back(log: &EventLog, index: &LogIndex) -> Vec<Given> {
    let customers = log.customers(index).unwrap();
    assert_eq!(customers.len(), index.trails.customers());
    let names = log.property_names();
    let columns: Vec<_> = names
        .iter()
        .map(|name| log.property(index, name).unwrap())
        .collect();
    let mut events = Vec::new();
    for customer in 0..index.trails.customers() {
        for event in index.trails.range(customer) {
            let values = names.iter().zip(&columns);
            let properties = values
                .filter_map(|(name, column)| Some((name.clone(), column.get(event)?.to_owned())));
            events.push(Given {
                customer: customers.get(customer).unwrap().to_owned(),
                time: index.trails.times[event],
                name: index.names[usize::from(index.trails.touchpoints[event])].clone(),
                properties: properties.collect(),
            });
        }
    }
    events
}
