//! XML as a tree to look things up in, by names in any case and any namespace.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result};
use crate::formats::draft::clean;

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 64;
/// Most elements that are read.
pub(super) const MAX_ELEMENTS: usize = 200_000;

/// An element with everything in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The first element of this name, anywhere below.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find_map(|child| {
            if child.is(name) {
                Some(child)
            } else {
                child.find(name)
            }
        })
    }

    /// The text of the first of these elements or attributes that says something.
    pub(super) fn value(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let attribute = self
                .attributes
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(name));
            let value = attribute.map(|(_, value)| clean(value));
            value
                .or_else(|| self.find(name).map(|found| clean(&found.text)))
                .filter(|text| !text.is_empty())
        })
    }

    /// All elements below whose names end like this, in the order of the file.
    pub(super) fn ending<'e>(&'e self, endings: &[&str], found: &mut Vec<&'e Element>) {
        for child in &self.children {
            let name = child.name.to_ascii_lowercase();
            if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(child);
            } else {
                child.ending(endings, found);
            }
        }
    }
}

/// Reads XML leniently, within limits: no external entity is opened, none of its own expanded.
///
/// # Errors
/// When it is no XML, or too deep or large.
pub(super) fn parse(text: &str) -> Result<Element> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut elements = 0;
    let unreadable = |position: u64, detail: String| {
        Error::invalid("unreadable_cjml", detail).at(format!("byte {position}"))
    };
    loop {
        let position = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|cause| unreadable(position, cause.to_string()))?;
        match event {
            Event::Start(start) => {
                elements += 1;
                if open.len() > MAX_DEPTH || elements > MAX_ELEMENTS {
                    return Err(Error::invalid(
                        "too_large",
                        "the file nests or holds too many elements",
                    ));
                }
                open.push(element(&start));
            }
            Event::Empty(start) => {
                elements += 1;
                if elements > MAX_ELEMENTS {
                    return Err(Error::invalid(
                        "too_large",
                        "the file holds too many elements",
                    ));
                }
                if let Some(parent) = open.last_mut() {
                    parent.children.push(element(&start));
                }
            }
            Event::End(_) => {
                if let Some(done) = open.pop().filter(|_| !open.is_empty())
                    && let Some(parent) = open.last_mut()
                {
                    parent.children.push(done);
                }
            }
            Event::Text(part) => append(&mut open, &part),
            Event::CData(part) => append(&mut open, &part),
            // Only the entities that XML itself knows; others are nothing.
            Event::GeneralRef(name) => {
                let known = match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                append(&mut open, &known.map(String::from).unwrap_or_default());
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    // Elements that nobody closed belong to those around them.
    while open.len() > 1 {
        let done = open.pop().unwrap_or_default();
        if let Some(parent) = open.last_mut() {
            parent.children.push(done);
        }
    }
    Ok(open.pop().unwrap_or_default())
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().flatten().map(|attribute| {
        let key = attribute.key.local_name().as_ref().to_owned();
        let raw = attribute.value.into_owned();
        let value = quick_xml::escape::unescape(&raw).map(std::borrow::Cow::into_owned);
        (key, value.unwrap_or(raw))
    });
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
