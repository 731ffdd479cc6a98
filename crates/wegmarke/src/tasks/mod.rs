//! Tasks: what somebody is to do about a place in a map, and by when. Made by people, from a comment,
//! or by the program itself when something needs looking at.

mod routes;
pub mod store;

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

pub use self::routes::routes;
use crate::error::{Error, Result};

crate::ids::identifier!(
    /// A task. Made by whoever makes it, so that sending it twice keeps one.
    pub struct TaskId, "task"
);

/// Why the program made a task by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = TaskReason)]
pub enum Reason {
    /// What is said rests on evidence that has become too old.
    StaleEvidence,
}

impl Reason {
    const ALL: [Reason; 1] = [Reason::StaleEvidence];

    fn code(self) -> &'static str {
        match self {
            Reason::StaleEvidence => "stale-evidence",
        }
    }

    /// What makes a task of this reason unique: the same again makes no second one.
    pub fn origin(self, what: &str) -> String {
        format!("{}/{what}", self.code())
    }

    fn of_origin(origin: &str) -> Option<Reason> {
        let code = origin.split('/').next();
        Reason::ALL
            .into_iter()
            .find(|reason| Some(reason.code()) == code)
    }
}

/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 300;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 10_000;
/// Most people one task is given to.
pub const MOST_ASSIGNEES: usize = 50;

/// A title as it is kept.
fn checked_title(title: &str) -> Result<String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty()
        || title.chars().count() > LONGEST_TITLE
        || title.chars().any(char::is_control)
    {
        let detail = format!("a task has a title of 1 to {LONGEST_TITLE} characters");
        return Err(Error::invalid_field("title", detail));
    }
    Ok(title)
}

/// A note as it is kept.
fn checked_note(note: &str) -> Result<String> {
    let note = note.trim();
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    if note.chars().count() > LONGEST_NOTE || note.chars().any(odd) {
        let detail = format!("a note has at most {LONGEST_NOTE} characters, no control characters");
        return Err(Error::invalid_field("note", detail));
    }
    Ok(note.to_owned())
}

/// The day on which something is due, in the one way it is compared; none for an empty text.
fn checked_due(due: &str) -> Result<Option<String>> {
    if due.trim().is_empty() {
        return Ok(None);
    }
    let day: Date = due.trim().parse().map_err(|_| {
        let detail = format!("'{due}' is not a day such as 2026-03-31");
        Error::invalid_field("due", detail)
    })?;
    if !(1..=9999).contains(&day.year()) {
        return Err(Error::invalid_field(
            "due",
            "a day has a year from 1 to 9999",
        ));
    }
    Ok(Some(day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_notes_and_days_are_kept_in_one_way() {
        assert_eq!(
            checked_title("  Ask \n the  service ").unwrap(),
            "Ask the service"
        );
        assert_eq!(
            checked_due(" 2026-03-31 ").unwrap().as_deref(),
            Some("2026-03-31")
        );
        assert_eq!(checked_due("").unwrap(), None);
        for (place, refused) in [
            ("title", checked_title(" ").unwrap_err()),
            ("title", checked_title(&"x".repeat(301)).unwrap_err()),
            ("note", checked_note("a\u{0}b").unwrap_err()),
            ("due", checked_due("31.3.2026").unwrap_err()),
            ("due", checked_due("-000001-03-31").unwrap_err()),
        ] {
            assert_eq!(refused.place(), Some(place));
        }
    }
}
