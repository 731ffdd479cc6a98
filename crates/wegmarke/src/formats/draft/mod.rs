//! A draft: what a map in somebody's file says, as a table of texts, before it becomes a journey.
//! Every reader gives one, the person corrects it, [`build()`] makes documents of it. Pure.

mod build;
mod emotion;
mod lanes;
mod matching;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(super) use self::build::{Built, build};
pub use self::emotion::Scale;
pub(super) use self::emotion::scale_of;
pub(super) use self::lanes::Row;
#[cfg(test)]
pub(super) use self::lanes::row_kinds;
pub(super) use self::lanes::{Header, all_words, looks_like_emotion};
pub(super) use self::matching::Library;
pub use self::matching::MatchKind;
pub(super) use self::matching::TouchpointMatch;
use crate::error::{Error, Result};

/// Most steps of a map that is read.
pub(super) const MAX_STEPS: usize = 500;
/// Most rows of a map that is read.
pub(super) const MAX_LANES: usize = 200;
/// Most characters of a text that is read.
pub(super) const MAX_TEXT: usize = 20_000;
/// Most cards that a draft may become.
pub(super) const MAX_CARDS: usize = 20_000;

/// A map as it was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Draft {
    /// What the journey is to be called.
    pub title: String,
    /// The language of all texts: `de`, `en`.
    #[schema(required)]
    pub language: String,
    /// The phases with their steps.
    pub phases: Vec<DraftPhase>,
    /// The rows below the steps.
    pub lanes: Vec<DraftLane>,
    /// What the person decided about touchpoints, by the text of the card: the id of one of the
    /// library, or null for a new one. Where nothing is decided the likeliest is taken.
    pub decisions: BTreeMap<String, Option<String>>,
}

/// A phase of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DraftPhase {
    /// Its name.
    pub title: String,
    /// The names of its steps.
    pub steps: Vec<String>,
}

/// A row of a draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DraftLane {
    /// Its name as it stands in the file.
    pub title: String,
    /// What it becomes: the kind of a lane (`needs`, `touchpoints`, `emotion`, …), or one of
    /// `emotion-staff`, `step-description`, `step-duration`, `step-waiting`, `step-moment-of-truth`
    /// (which become properties of the steps), or `ignore`.
    pub kind: String,
    /// Whether the kind was told from the name or the contents; else somebody should look.
    pub recognised: bool,
    /// The scale of its numbers, when it holds emotions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// One text for each step, in order; every line of it becomes a card.
    pub cells: Vec<String>,
}

/// Something in a file that could not be taken over as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MapNote)]
pub struct Note {
    /// What it is about.
    pub code: NoteCode,
    /// Where: a cell (`B7`), a line, a name.
    pub place: String,
    /// What stands there, shortened.
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// A cell of an emotion row that is no emotion.
    UnreadableEmotion,
    /// Rows or columns beyond what a map may have were left out.
    TooLarge,
    /// A text was cut.
    TextCut,
    /// A line of a text format that is not understood.
    UnreadableLine,
    /// A name that refers to nothing in the file.
    DanglingReference,
    /// Something stands in a column that has neither a step nor a phase.
    OutsideTheMap,
    /// Further sheets of the workbook were not read.
    OtherSheets,
    /// A part of the file that a map has no place for.
    NotTakenOver,
    /// A decision about a touchpoint that does not exist.
    UnknownTouchpoint,
}

impl NoteCode {
    /// What it means, for the command line.
    pub fn sentence(self) -> &'static str {
        match self {
            NoteCode::UnreadableEmotion => "no emotion",
            NoteCode::TooLarge => "beyond what a map may have",
            NoteCode::TextCut => "the end of a long text",
            NoteCode::UnreadableLine => "a line that is not understood",
            NoteCode::DanglingReference => "a name that refers to nothing",
            NoteCode::OutsideTheMap => "a column with neither step nor phase",
            NoteCode::OtherSheets => "further sheets",
            NoteCode::NotTakenOver => "a part that a map has no place for",
            NoteCode::UnknownTouchpoint => "a touchpoint that does not exist",
        }
    }
}

impl Note {
    pub(super) fn new(code: NoteCode, place: impl Into<String>, text: &str) -> Note {
        Note {
            code,
            place: place.into(),
            text: text.chars().take(80).collect(),
        }
    }
}

/// A draft and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = MapReading)]
pub struct Reading {
    /// What was understood.
    pub draft: Draft,
    /// What was not.
    pub notes: Vec<Note>,
}

impl Draft {
    /// Number of steps.
    pub fn step_count(&self) -> usize {
        self.phases.iter().map(|phase| phase.steps.len()).sum()
    }

    /// Refuses drafts that no file of a permitted size gives.
    ///
    /// # Errors
    /// With the place in the draft.
    pub fn check(&self) -> Result<()> {
        let steps = self.step_count();
        if steps > MAX_STEPS || self.phases.len() > MAX_STEPS {
            let detail = format!("a map has at most {MAX_STEPS} phases and steps");
            return Err(Error::invalid("too_large", detail).at("draft/phases"));
        }
        if self.lanes.len() > MAX_LANES {
            let detail = format!("a map has at most {MAX_LANES} rows");
            return Err(Error::invalid("too_large", detail).at("draft/lanes"));
        }
        if self.language.is_empty() || self.language.len() > 20 {
            let detail = "the language of the texts, such as 'de'";
            return Err(Error::invalid_field("draft/language", detail));
        }
        for (index, lane) in self.lanes.iter().enumerate() {
            if lane.cells.len() != steps {
                let detail = format!("{} cells for {steps} steps", lane.cells.len());
                return Err(Error::invalid_field(
                    format!("draft/lanes/{index}/cells"),
                    detail,
                ));
            }
        }
        let texts = self.lanes.iter().flat_map(|lane| &lane.cells);
        let titles = self.phases.iter().flat_map(|phase| &phase.steps);
        if texts.chain(titles).any(|text| text.len() > 4 * MAX_TEXT) {
            let detail = format!("a text has at most {MAX_TEXT} characters");
            return Err(Error::invalid("too_large", detail).at("draft"));
        }
        Ok(())
    }
}

/// A text as maps keep it: no control characters, line ends as `\n`, nothing blank around it.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
    let kept: String = text
        .chars()
        .filter(|&c| c == '\n' || c == '\t' || !(c.is_control() || c == '\u{feff}'))
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect();
    kept.trim().to_owned()
}

/// The cards that a cell holds: its lines. When every line begins with a bullet the bullets go.
pub(super) fn lines_of(cell: &str) -> Vec<&str> {
    let lines: Vec<&str> = cell
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let bare: Option<Vec<&str>> = lines.iter().map(|line| without_bullet(line)).collect();
    bare.unwrap_or(lines)
}

/// Cards as the lines of a cell, so that [`lines_of`] gives the same ones.
pub(super) fn cell_of<'a>(cards: impl IntoIterator<Item = &'a str>) -> String {
    let cards: Vec<&str> = cards.into_iter().collect();
    let ambiguous = cards.iter().all(|card| without_bullet(card).is_some());
    let lines: Vec<String> = cards
        .iter()
        .map(|card| match ambiguous {
            true => format!("• {card}"),
            false => (*card).to_owned(),
        })
        .collect();
    lines.join("\n")
}

fn without_bullet(line: &str) -> Option<&str> {
    let rest = ["• ", "- ", "– ", "* ", "· "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet))?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cards_survive_a_cell(cards in prop::collection::vec("[-•–*· a-zäß=]{1,6}", 0..5)) {
            let cards: Vec<String> = cards.iter().map(|card| clean(card)).filter(|card| !card.is_empty()).collect();
            let cell = cell_of(cards.iter().map(String::as_str));
            prop_assert_eq!(lines_of(&cell), cards);
        }
    }

    #[test]
    fn texts_are_cleaned() {
        assert_eq!(clean(" a\r\nb\u{7}\u{a0}c\t "), "a\nb c");
        assert_eq!(lines_of("- one\n\n- two "), ["one", "two"]);
        assert_eq!(lines_of("- one\ntwo"), ["- one", "two"]);
    }
}
