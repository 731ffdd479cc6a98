//! XES (IEEE 1849): a log of traces of events, as process mining tools write it.
//!
//! A trace is a customer, its `concept:name` the customer's name; an event's `concept:name` is what
//! happened and its `time:timestamp` when. Every other attribute of an event becomes a property
//! under its key, every other attribute of the trace one under `case:` and its key. An attribute
//! nested in another has both keys, with a dot between. Attributes that the log declares as global
//! stand for the ones an event or trace lacks. Classifiers and extensions change nothing.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event as Xml};
use rustc_hash::FxHashMap;

use super::encoding;
use super::file::{EventFile, damaged_gzip};
use super::lines::{CountedLines, LineNumber};
use super::properties::Properties;
use super::times::{TimeFormat, TimeReader};
use super::{Event, Inspection, Mapping, ReadError, Reason, Rejection, Sink};

const NAME: &str = "concept:name";
const TIME: &str = "time:timestamp";
const TRACE_PREFIX: &str = "case:";
/// What writers put where a global attribute must have a value and has none.
const PLACEHOLDERS: [&str; 3] = ["__INVALID__", "UNKNOWN", ""];
/// The events of one trace wait in memory until its attributes are known.
const MOST_TRACE_EVENTS: usize = 2_000_000;

pub(super) fn inspect(wanted: &Mapping) -> Result<Inspection, ReadError> {
    wanted.zone()?;
    let mapping = wanted.clone();
    Ok(Inspection {
        columns: Vec::new(),
        object_types: Vec::new(),
        mapping,
        notes: Vec::new(),
    })
}

pub(super) fn read(
    file: &EventFile,
    mapping: &Mapping,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let encoding = declared_encoding(&file.sample()?.head);
    let text = encoding::utf_8_reader(encoding, file.reader()?).map_err(damaged_gzip)?;
    let lines = CountedLines::new(text);
    let line = lines.line();
    let mut reader = quick_xml::Reader::from_reader(lines);
    let mut log = Log {
        times: TimeReader::new(TimeFormat::YearFirst, mapping.zone()?),
        event_defaults: Vec::new(),
        trace_defaults: Vec::new(),
        open: Vec::new(),
        properties: FxHashMap::default(),
        trace: None,
        event: None,
        sink,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(|error| damaged(error, &line))?
        {
            Xml::Start(tag) => log.open(&tag, line.get())?,
            Xml::Empty(tag) => {
                log.open(&tag, line.get())?;
                log.close(line.get())?;
            }
            Xml::End(_) => log.close(line.get())?,
            Xml::Eof => break,
            _ => {}
        }
    }
    match log.open.is_empty() {
        true => Ok(()),
        false => {
            let reason = "the file ends in the middle of the log".to_owned();
            Err(ReadError::Damaged {
                line: line.get(),
                reason,
            })
        }
    }
}

/// The encoding that the byte order mark or the XML declaration names.
fn declared_encoding(head: &[u8]) -> &'static encoding_rs::Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(head) {
        return encoding;
    }
    let declaration = String::from_utf8_lossy(&head[..head.len().min(200)]);
    let declared = declaration.split_once("encoding=").and_then(|(_, rest)| {
        let mark = rest.chars().next()?;
        rest[1..].split(mark).next()
    });
    declared
        .and_then(|name| encoding::by_name(name).ok())
        .unwrap_or(encoding_rs::UTF_8)
}

fn damaged(error: quick_xml::Error, line: &LineNumber) -> ReadError {
    match error {
        quick_xml::Error::Io(error) => damaged_gzip(std::io::Error::new(error.kind(), error)),
        error => ReadError::Damaged {
            line: line.get(),
            reason: error.to_string(),
        },
    }
}

/// What an open element is to us.
enum Element {
    /// The log itself, extensions, classifiers, the wrapper of a list's values.
    Frame,
    GlobalEvent,
    GlobalTrace,
    Trace,
    Event,
    /// An attribute and its key.
    Attribute(String),
}

struct Log<'s> {
    sink: &'s mut dyn Sink,
    times: TimeReader,
    event_defaults: Vec<(String, String)>,
    trace_defaults: Vec<(String, String)>,
    open: Vec<Element>,
    properties: FxHashMap<String, u32>,
    trace: Option<Trace>,
    event: Option<TraceEvent>,
}

#[derive(Default)]
struct Trace {
    customer: Option<String>,
    properties: Properties,
    events: Vec<TraceEvent>,
}

struct TraceEvent {
    line: u64,
    name: Option<String>,
    /// As written.
    time: Option<String>,
    properties: Properties,
}

impl Log<'_> {
    fn open(&mut self, tag: &BytesStart<'_>, line: u64) -> Result<(), ReadError> {
        let broken = |reason: String| ReadError::Damaged { line, reason };
        let attribute = |name: &str| -> Result<Option<String>, ReadError> {
            let found = tag
                .try_get_attribute(name)
                .map_err(|error| broken(error.to_string()))?;
            let Some(found) = found else { return Ok(None) };
            let value: Cow<'_, str> = found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| broken(error.to_string()))?;
            Ok(Some(value.into_owned()))
        };
        let element = match tag.local_name().as_ref() {
            "log" | "extension" | "classifier" | "values" => Element::Frame,
            "global" => match attribute("scope")?.as_deref() {
                Some("trace") => Element::GlobalTrace,
                _ => Element::GlobalEvent,
            },
            "trace" => {
                self.trace = Some(Trace::default());
                Element::Trace
            }
            "event" => {
                let (name, time, properties) = (None, None, Properties::default());
                self.event = Some(TraceEvent {
                    line,
                    name,
                    time,
                    properties,
                });
                Element::Event
            }
            _ => match attribute("key")? {
                None => Element::Frame,
                Some(key) => {
                    if let Some(value) = attribute("value")? {
                        self.attribute(&key, value);
                    }
                    Element::Attribute(key)
                }
            },
        };
        if self.open.is_empty() && !matches!(element, Element::Frame) {
            return Err(broken("the file does not begin with a <log>".to_owned()));
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, line: u64) -> Result<(), ReadError> {
        match self.open.pop() {
            Some(Element::Event) => self.finish_event(line),
            Some(Element::Trace) => self.finish_trace(),
            _ => Ok(()),
        }
    }

    /// Gives an attribute to the innermost event, trace or global that is open.
    fn attribute(&mut self, key: &str, value: String) {
        let is_owner = |e: &Element| !matches!(e, Element::Frame | Element::Attribute(_));
        let Some(owner) = self.open.iter().rposition(is_owner) else {
            return;
        };
        let mut path = String::new();
        for parent in &self.open[owner..] {
            if let Element::Attribute(parent) = parent {
                path.push_str(parent);
                path.push('.');
            }
        }
        path.push_str(key);
        match &self.open[owner] {
            Element::GlobalEvent => self.event_defaults.push((path, value)),
            Element::GlobalTrace => self.trace_defaults.push((path, value)),
            Element::Event => {
                let Some(event) = &mut self.event else { return };
                match path.as_str() {
                    NAME => event.name = Some(value),
                    TIME => event.time = Some(value),
                    _ => event
                        .properties
                        .add(number(&mut self.properties, self.sink, &path), &value),
                }
            }
            Element::Trace => {
                let Some(trace) = &mut self.trace else { return };
                if path == NAME {
                    trace.customer = Some(value);
                } else {
                    path.insert_str(0, TRACE_PREFIX);
                    trace
                        .properties
                        .add(number(&mut self.properties, self.sink, &path), &value);
                }
            }
            _ => {}
        }
    }

    fn finish_event(&mut self, line: u64) -> Result<(), ReadError> {
        let Some(mut event) = self.event.take() else {
            return Ok(());
        };
        for (key, value) in &self.event_defaults {
            if key == NAME {
                let usable = !PLACEHOLDERS.contains(&value.as_str());
                event.name = event.name.or_else(|| usable.then(|| value.clone()));
            } else if key != TIME && !PLACEHOLDERS.contains(&value.as_str()) {
                let property = number(&mut self.properties, self.sink, key);
                if !event.properties.contains(property) {
                    event.properties.add(property, value);
                }
            }
        }
        match &mut self.trace {
            None => reject(self.sink, &event, Reason::OutsideTrace),
            Some(trace) if trace.events.len() == MOST_TRACE_EVENTS => {
                let reason = format!("a trace with more than {MOST_TRACE_EVENTS} events");
                Err(ReadError::Damaged { line, reason })
            }
            Some(trace) => {
                trace.events.push(event);
                Ok(())
            }
        }
    }

    fn finish_trace(&mut self) -> Result<(), ReadError> {
        let Some(mut trace) = self.trace.take() else {
            return Ok(());
        };
        for (key, value) in &self.trace_defaults {
            if key == NAME || PLACEHOLDERS.contains(&value.as_str()) {
                continue;
            }
            let property = number(
                &mut self.properties,
                self.sink,
                &format!("{TRACE_PREFIX}{key}"),
            );
            if !trace.properties.contains(property) {
                trace.properties.add(property, value);
            }
        }
        let customer = trace.customer.unwrap_or_default();
        for event in &trace.events {
            let time = event.time.as_deref().unwrap_or_default();
            let reason = match (&event.name, self.times.read(time)) {
                _ if customer.trim().is_empty() => Reason::EmptyCustomer,
                (Some(name), Ok(time)) if !name.trim().is_empty() => {
                    let properties: Vec<(u32, &str)> = event
                        .properties
                        .iter()
                        .chain(trace.properties.iter())
                        .collect();
                    let (customer, line) = (&customer, event.line);
                    self.sink.event(&Event {
                        customer,
                        name,
                        time,
                        line,
                        properties: &properties,
                    })?;
                    continue;
                }
                (Some(name), Err(error)) if !name.trim().is_empty() => {
                    Reason::unreadable_time(time, error)
                }
                _ => Reason::EmptyEvent,
            };
            reject(self.sink, event, reason)?;
        }
        Ok(())
    }
}

fn number(known: &mut FxHashMap<String, u32>, sink: &mut dyn Sink, name: &str) -> u32 {
    match known.get(name) {
        Some(number) => *number,
        None => {
            let number = sink.property(name);
            known.insert(name.to_owned(), number);
            number
        }
    }
}

fn reject(sink: &mut dyn Sink, event: &TraceEvent, reason: Reason) -> Result<(), ReadError> {
    let name = event.name.as_deref().unwrap_or_default();
    let time = event.time.as_deref().unwrap_or_default();
    let text = format!("<event> {NAME}=\"{name}\" {TIME}=\"{time}\"");
    sink.reject(&Rejection {
        line: event.line,
        reason,
        text: text.as_bytes(),
    })
}

#[cfg(test)]
mod tests;
