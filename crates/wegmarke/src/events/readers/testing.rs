//! What the tests of all readers share: a sink that remembers and files written by the test.

use std::io::Write;

use super::{Event, EventFile, Inspection, Mapping, ReadError, Rejection, Sink};

/// An event as a reader handed it on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) line: u64,
    pub(super) customer: String,
    pub(super) name: String,
    pub(super) time: i64,
    /// Name and value, in the order of the reader.
    pub(super) properties: Vec<(String, String)>,
}

#[derive(Debug, Default)]
pub(super) struct Memory {
    names: Vec<String>,
    pub(super) events: Vec<Seen>,
    /// Line, code and text.
    pub(super) rejects: Vec<(u64, &'static str, String)>,
}

impl Sink for Memory {
    fn property(&mut self, name: &str) -> u32 {
        let known = self.names.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        u32::try_from(index).unwrap()
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        let named = |(property, value): &(u32, &str)| {
            (self.names[*property as usize].clone(), (*value).to_owned())
        };
        self.events.push(Seen {
            line: event.line,
            customer: event.customer.to_owned(),
            name: event.name.to_owned(),
            time: event.time,
            properties: event.properties.iter().map(named).collect(),
        });
        Ok(())
    }

    fn reject(&mut self, rejection: &Rejection<'_>) -> Result<(), ReadError> {
        let text = String::from_utf8_lossy(rejection.text).into_owned();
        self.rejects
            .push((rejection.line, rejection.reason.code(), text));
        Ok(())
    }
}

/// A file with this content; it lives as long as the first value.
pub(super) fn file(content: &[u8]) -> (tempfile::NamedTempFile, EventFile) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(content).unwrap();
    file.flush().unwrap();
    let events = EventFile::open(file.path()).unwrap();
    (file, events)
}

/// Recognises and reads a file as an import does.
pub(super) fn read(content: &[u8], wanted: &Mapping) -> Result<(Inspection, Memory), ReadError> {
    let (_kept, file) = file(content);
    let inspection = super::inspect(&file, wanted)?;
    let mut memory = Memory::default();
    super::read(&file, &inspection.mapping, &mut memory)?;
    Ok((inspection, memory))
}

/// Microseconds of an RFC 3339 instant.
pub(super) fn instant(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

/// A property of an event.
pub(super) fn value<'a>(seen: &'a Seen, property: &str) -> Option<&'a str> {
    let found = seen.properties.iter().find(|(name, _)| name == property);
    found.map(|(_, value)| value.as_str())
}
