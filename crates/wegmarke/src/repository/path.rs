//! Paths into a document: `phases/<id>/steps/<id>/title/de`.
//!
//! A segment names a key of an object or, in a list, the member with that `id`. Lists are never
//! addressed by position, so a path keeps its meaning while others insert and reorder. A slash
//! within a key is written `~1` and a tilde `~0`, as in JSON Pointer.

use std::fmt;

use serde_json::Value;

use crate::error::{Error, Kind, Result};

/// Longest accepted path, in bytes.
const MAX_LENGTH: usize = 4096;
/// Deepest accepted path, in segments.
const MAX_SEGMENTS: usize = 64;

/// A parsed path: at least one segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(Vec<String>);

impl Path {
    /// Reads the written form.
    ///
    /// # Errors
    /// `invalid_path` when it is empty, too long or has an empty segment.
    pub fn parse(text: &str) -> Result<Path> {
        let refuse = |detail: &str| Err(Error::invalid("invalid_path", detail).at(shorten(text)));
        if text.is_empty() {
            return refuse("a path names at least one key");
        }
        if text.len() > MAX_LENGTH {
            return refuse("the path is too long");
        }
        let segments: Vec<String> = text.split('/').map(unescape).collect();
        if segments.len() > MAX_SEGMENTS {
            return refuse("the path is too deep");
        }
        if segments.iter().any(String::is_empty) {
            return refuse("the path has an empty segment");
        }
        Ok(Path(segments))
    }

    /// The path with one more segment.
    pub fn join(&self, segment: &str) -> Path {
        let mut segments = self.0.clone();
        segments.push(segment.to_owned());
        Path(segments)
    }

    /// The path made of one segment.
    pub fn root(segment: &str) -> Path {
        Path(vec![segment.to_owned()])
    }

    /// The first `length` segments.
    pub(super) fn prefix(&self, length: usize) -> Path {
        Path(self.0[..length].to_vec())
    }

    /// The unescaped segments.
    pub fn segments(&self) -> &[String] {
        &self.0
    }

    /// The last segment.
    pub fn last(&self) -> &str {
        self.0.last().expect("a path has at least one segment")
    }

    /// True when this is `other` or something inside of it.
    pub fn starts_with(&self, other: &Path) -> bool {
        self.0.starts_with(&other.0)
    }

    /// True when a change of one can change what the other names.
    pub fn overlaps(&self, other: &Path) -> bool {
        self.starts_with(other) || other.starts_with(self)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("/")?;
            }
            formatter.write_str(&escape(segment))?;
        }
        Ok(())
    }
}

/// A key as it is written in a path.
pub fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// The beginning of a text that may be very long, for messages.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The `id` of a list member.
pub fn member_id(member: &Value) -> Option<&str> {
    member.get("id").and_then(Value::as_str)
}

/// The position of the member with this id.
///
/// # Errors
/// `path_not_found` when there is none, `ambiguous_path` when there are several.
pub(super) fn position(list: &[Value], id: &str, place: &Path) -> Result<usize> {
    let mut found = list
        .iter()
        .enumerate()
        .filter(|(_, member)| member_id(member) == Some(id));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Ok(index),
        (None, _) => Err(missing(place, "the list has no member with this id")),
        (Some(_), Some(_)) => {
            let detail = "several members of the list have this id";
            Err(Error::invalid("ambiguous_path", detail).at(place.to_string()))
        }
    }
}

/// The value below `value` that `path` names from segment `from` up to (not including) `until`.
pub(super) fn descend<'a>(
    mut value: &'a mut Value,
    path: &Path,
    from: usize,
    until: usize,
) -> Result<&'a mut Value> {
    for depth in from..until {
        let segment = &path.0[depth];
        value = match value {
            Value::Object(object) => object
                .get_mut(segment)
                .ok_or_else(|| missing(&path.prefix(depth + 1), "there is no such key"))?,
            Value::Array(list) => {
                let index = position(list, segment, &path.prefix(depth + 1))?;
                &mut list[index]
            }
            _ => return Err(no_container(path, depth)),
        };
    }
    Ok(value)
}

/// What the path names, if it is there.
pub fn lookup<'a>(document: &'a Value, path: &Path) -> Option<&'a Value> {
    path.0
        .iter()
        .try_fold(document, |value, segment| match value {
            Value::Object(object) => object.get(segment),
            Value::Array(list) => list
                .iter()
                .find(|member| member_id(member) == Some(segment)),
            _ => None,
        })
}

/// Something that the path names is not, or no longer, there.
pub(super) fn missing(place: &Path, detail: &str) -> Error {
    Error::new(Kind::Conflict, "path_not_found", detail).at(place.to_string())
}

/// The path goes on below a text, number or other plain value.
pub(super) fn no_container(path: &Path, depth: usize) -> Error {
    let place = path.prefix(depth.max(1)).to_string();
    Error::invalid("invalid_path", "this is neither an object nor a list").at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_slashes_and_tildes_survive() {
        for keys in [vec!["a/b", "~1", "~"], vec!["phases", "1~0/"]] {
            let path = keys[1..]
                .iter()
                .fold(Path::root(keys[0]), |path, key| path.join(key));
            assert_eq!(Path::parse(&path.to_string()).unwrap().segments(), keys);
        }
    }

    #[test]
    fn paths_that_name_nothing_are_refused() {
        let deep = vec!["a"; 65].join("/");
        let long = "x".repeat(5000);
        for text in ["", "/", "a//b", "/a", "a/", deep.as_str(), long.as_str()] {
            assert_eq!(
                Path::parse(text).unwrap_err().code(),
                "invalid_path",
                "{text}"
            );
        }
    }

    #[test]
    fn only_a_path_and_what_is_inside_of_it_overlap() {
        let path = |text: &str| Path::parse(text).unwrap();
        assert!(path("a/b").overlaps(&path("a")));
        assert!(path("a").overlaps(&path("a/b")));
        assert!(!path("a/b").overlaps(&path("a/bc")));
    }
}
