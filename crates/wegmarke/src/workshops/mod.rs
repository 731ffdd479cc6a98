//! Workshops: many people collect sticky notes at once, group them, vote, and take the best over into
//! maps and lists (requirements M03, M04, K08).
//!
//! The board is a document like any other, so that everybody sees everything at once and the log
//! knows it all. Votes are secret and personal: they stay in a table of their own until they are
//! counted, and are forgotten then.

mod routes;
mod store;
mod taking;

use std::collections::HashSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

pub use self::routes::routes;
pub use self::store::Ballot;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::repository::{
    Body, Operation, Path, Reference, Text, Unknown, check_ids, check_range, escape, member_id,
    reference_in,
};

/// Votes that each person has when the workshop does not say.
pub const USUAL_VOTES: u8 = 3;
/// Longest text of a sticky note, in characters.
const MAX_TEXT: usize = 500;
/// Most sticky notes on one board.
const MAX_STICKIES: usize = 2_000;

/// A workshop and its board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Workshop {
    /// Its name.
    pub title: Text,
    /// The question that the sticky notes answer.
    pub question: Text,
    /// The journey it is about; free when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// Who leads through it.
    pub facilitator: String,
    /// When it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub date: Option<Date>,
    /// How far it is.
    pub phase: WorkshopPhase,
    /// Whether nobody, not even the log, says who wrote which note.
    pub anonymous: bool,
    /// Votes that each person has; 3 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 20)]
    pub votes_per_person: Option<u8>,
    /// When the time of the present phase is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_ends: Option<Instant>,
    /// People who voted, once the votes are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voters: Option<u32>,
    /// The notes, in the order in which they came.
    pub stickies: Vec<Sticky>,
    /// What notes were put together as.
    pub groups: Vec<StickyGroup>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// The phases of a workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorkshopPhase {
    /// Everybody writes.
    #[default]
    Collect,
    /// What belongs together is put together.
    Group,
    /// Everybody gives their votes.
    Vote,
    /// The results go into maps and lists.
    TakeOver,
    /// It is over.
    Done,
}

/// A note, in the words of whoever wrote it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Sticky {
    /// Unique on the board.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What it says.
    #[schema(max_length = 500)]
    pub text: String,
    /// Who wrote it; empty in an anonymous workshop.
    pub author: String,
    /// The group it was put into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Its votes, once they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
    /// What it has become.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<TakenOver>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// Notes that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct StickyGroup {
    /// Unique on the board.
    #[schema(required, min_length = 1)]
    pub id: String,
    /// What they have in common.
    #[schema(max_length = 500)]
    pub title: String,
    /// Its votes, once they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
    /// What it has become.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<TakenOver>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

/// What a note or a group has become.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TakenOver {
    /// Kind of the document: `insight`, `opportunity`, or `journey` for a card on a map.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// The card on the map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Workshop {
    /// The votes that each person has.
    pub fn votes_each(&self) -> u8 {
        self.votes_per_person.unwrap_or(USUAL_VOTES)
    }

    /// What can be voted for: groups, and notes that are in none.
    pub fn can_be_voted_for(&self, target: &str) -> bool {
        let is_group = self.groups.iter().any(|group| group.id == target);
        let mut alone = self.stickies.iter().filter(|note| note.group.is_none());
        is_group || alone.any(|note| note.id == target)
    }

    /// Where a note or group stands in the document.
    fn place_of(&self, target: &str) -> Option<Path> {
        if self.groups.iter().any(|group| group.id == target) {
            return Some(Path::root("groups").join(target));
        }
        let found = self.stickies.iter().any(|note| note.id == target);
        found.then(|| Path::root("stickies").join(target))
    }
}

impl Body for Workshop {
    const KIND: &'static str = "workshop";
    const PLURAL: &'static str = "workshops";
    const CONTRIBUTED: bool = true;

    fn check(&self) -> Result<()> {
        check_range(
            || "votes_per_person".to_owned(),
            self.votes_per_person,
            1..=20,
        )?;
        check_ids(
            "stickies",
            self.stickies.iter().map(|note| note.id.as_str()),
        )?;
        check_ids("groups", self.groups.iter().map(|group| group.id.as_str()))?;
        if self.stickies.len() > MAX_STICKIES {
            let detail = format!("a board has at most {MAX_STICKIES} notes");
            return Err(Error::invalid_field("stickies", detail));
        }
        let groups: HashSet<&str> = self.groups.iter().map(|group| group.id.as_str()).collect();
        for note in &self.stickies {
            let place = || format!("stickies/{}", escape(&note.id));
            check_text(|| format!("{}/text", place()), &note.text)?;
            if groups.contains(note.id.as_str()) {
                let detail = "a group has the same id";
                return Err(Error::invalid("duplicate_id", detail).at(place()));
            }
            if let Some(group) = &note.group
                && !groups.contains(group.as_str())
            {
                let place = format!("{}/group", place());
                let detail = "the board has no group with this id";
                return Err(Error::invalid("unknown_group", detail).at(place));
            }
        }
        for group in &self.groups {
            let place = || format!("groups/{}/title", escape(&group.id));
            check_text(place, &group.title)?;
        }
        Ok(())
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let of = |list: &str, id: &str, taken: Option<&'_ TakenOver>| {
            taken.map(|_| format!("{list}/{}/taken", escape(id)))
        };
        let notes = self.stickies.iter().filter_map(move |note| {
            let place = of("stickies", &note.id, note.taken.as_ref())?;
            Some((place, note.taken.as_ref()?))
        });
        let groups = self.groups.iter().filter_map(move |group| {
            let place = of("groups", &group.id, group.taken.as_ref())?;
            Some((place, group.taken.as_ref()?))
        });
        let taken = notes.chain(groups).map(|(place, taken)| Reference {
            place,
            kind: &taken.kind,
            id: &taken.id,
        });
        reference_in("journey", "journey", self.journey.as_ref())
            .into_iter()
            .chain(taken)
            .collect()
    }

    /// Notes of a group that is dissolved stand alone again.
    fn consequences(_before: &Value, after: &Value) -> Vec<Operation> {
        let ids = |list: &str| {
            after
                .get(list)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        let groups: HashSet<&str> = ids("groups").filter_map(member_id).collect();
        let lost = ids("stickies").filter_map(|note| {
            let group = note.get("group")?.as_str()?;
            let path = Path::root("stickies").join(member_id(note)?).join("group");
            (!groups.contains(group)).then(|| Operation::unset(&path))
        });
        lost.collect()
    }
}

fn check_text(place: impl FnOnce() -> String, text: &str) -> Result<()> {
    if text.chars().count() > MAX_TEXT {
        let detail = format!("a note has at most {MAX_TEXT} characters");
        return Err(Error::invalid_field(place(), detail));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::repository::{apply_all, read};

    fn board() -> Value {
        json!({
            "stickies": [{"id": "a", "text": "One", "group": "g"}, {"id": "b", "text": "Two"}],
            "groups": [{"id": "g", "title": "Both"}],
        })
    }

    #[test]
    fn groups_and_single_notes_can_be_voted_for() {
        let workshop: Workshop = read(&board()).unwrap();
        workshop.check().unwrap();
        assert!(workshop.can_be_voted_for("g") && workshop.can_be_voted_for("b"));
        assert!(!workshop.can_be_voted_for("a") && !workshop.can_be_voted_for("x"));
    }

    #[test]
    fn notes_of_a_dissolved_group_stand_alone() {
        let remove = [Operation::remove(&Path::root("groups").join("g"))];
        let (after, _) = apply_all(&board(), &remove).unwrap();
        let consequences = Workshop::consequences(&board(), &after);
        let (after, _) = apply_all(&after, &consequences).unwrap();
        assert_eq!(after["stickies"][0], json!({"id": "a", "text": "One"}));
        assert!(Workshop::consequences(&board(), &board()).is_empty());
    }

    #[test]
    fn boards_that_make_no_sense_are_refused_at_the_place() {
        let refused = |path: &str, value: Value| {
            let operation = Operation::set(&Path::parse(path).unwrap(), value);
            let (body, _) = apply_all(&board(), &[operation]).unwrap();
            let error = read::<Workshop>(&body)
                .and_then(|one| one.check())
                .unwrap_err();
            error.place().unwrap_or_default().to_owned()
        };
        assert_eq!(refused("stickies/b/group", json!("x")), "stickies/b/group");
        assert_eq!(
            refused("stickies/b/text", json!("x".repeat(501))),
            "stickies/b/text"
        );
        assert_eq!(refused("votes_per_person", json!(0)), "votes_per_person");
    }
}
