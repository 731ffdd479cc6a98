//! What the rows of a table are about, told from their names in German and English. Pure.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::emotion::{Scale, read_value, scale_in, scale_of};
use crate::taxonomy::{LaneFamily, vocabulary};

/// What a row becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row<'a> {
    /// A lane with cards, of this kind.
    Cards(&'a str),
    /// What the team assumes customers feel, and the lane that shows it.
    AssumedEmotion,
    /// What staff say customers feel.
    StaffEmotion,
    /// The steps in full.
    Description,
    /// How long the steps take.
    Duration,
    /// How long customers wait before the steps.
    Waiting,
    /// Which steps decide whether customers stay.
    MomentOfTruth,
    /// Nothing.
    Ignored,
}

/// The kinds of rows that are no kinds of lanes.
const SPECIAL: [(&str, Row<'static>); 6] = [
    ("emotion-staff", Row::StaffEmotion),
    ("step-description", Row::Description),
    ("step-duration", Row::Duration),
    ("step-waiting", Row::Waiting),
    ("step-moment-of-truth", Row::MomentOfTruth),
    ("ignore", Row::Ignored),
];

impl<'a> Row<'a> {
    /// What a row of this kind becomes.
    pub(crate) fn of(kind: &'a str) -> Row<'a> {
        let special = SPECIAL.iter().find(|(name, _)| *name == kind);
        match special {
            Some((_, row)) => *row,
            None if family_of(kind) == Some(LaneFamily::Emotion) => Row::AssumedEmotion,
            None => Row::Cards(kind),
        }
    }
}

fn family_of(kind: &str) -> Option<LaneFamily> {
    let kinds = &vocabulary().lane_kinds;
    kinds
        .iter()
        .find(|known| known.key == kind)
        .map(|known| known.family)
}

/// Every kind that a row can be: those of lanes, then those of steps.
pub(crate) fn row_kinds() -> impl Iterator<Item = &'static str> {
    let lanes = vocabulary().lane_kinds.iter().map(|kind| kind.key.as_str());
    lanes.chain(SPECIAL.iter().map(|(name, _)| *name))
}

/// Names by kind, each as bare words.
static NAMES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let shipped: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("lane_names.json")).unwrap_or_default();
    let mut names = Vec::new();
    for kind in row_kinds() {
        let titles = vocabulary()
            .lane_kinds
            .iter()
            .filter(|known| known.key == kind);
        let titles = titles.flat_map(|known| known.title.0.values());
        let known = shipped.get(kind).into_iter().flatten().chain(titles);
        names.extend(known.map(|name| (bare(name), kind)));
    }
    names.retain(|(_, kind)| *kind != "custom");
    names
});

/// The first cell of a row: the name of a lane, what it is about, and the scale it states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Header {
    /// The name without the kind and the scale behind it.
    pub(crate) title: String,
    /// The kind, when the name tells it.
    pub(crate) kind: Option<String>,
    /// The scale, when the name states one and the row is about emotions.
    pub(crate) scale: Option<Scale>,
}

impl Header {
    /// Reads `Bedürfnisse`, `Emotion (1–5)`, `Was uns auffiel [needs]`.
    pub(crate) fn read(cell: &str) -> Header {
        let (title, stated) = match stated_kind(cell) {
            Some((title, kind)) => (title, Some(kind.to_owned())),
            None => (cell.trim(), None),
        };
        let kind = stated.or_else(|| guess(title).map(str::to_owned));
        let row = kind.as_deref().map(Row::of);
        let emotional = matches!(row, Some(Row::AssumedEmotion | Row::StaffEmotion));
        let scale = scale_in(title).filter(|_| emotional);
        let title = match (scale, title.rsplit_once('(')) {
            (Some(_), Some((title, _))) => title.trim(),
            _ => title,
        };
        Header {
            title: title.to_owned(),
            kind,
            scale,
        }
    }

    /// The cell for a lane, so that [`Header::read`] gives the same title and kind.
    pub(crate) fn write(title: &str, kind: &str, scale: Option<Scale>) -> String {
        let scaled = match scale {
            Some(Scale { from, to }) => format!("{title} ({from}–{to})"),
            None => title.to_owned(),
        };
        let read = Header::read(&scaled);
        let read_kind = read.kind.as_deref().unwrap_or("custom");
        match read_kind == kind && read.title == title && read.scale == scale {
            true => scaled,
            false => format!("{scaled} [{kind}]"),
        }
    }
}

/// `What we saw [needs]` as its name and kind.
fn stated_kind(cell: &str) -> Option<(&str, &str)> {
    let (title, kind) = cell.trim().strip_suffix(']')?.rsplit_once('[')?;
    let plain = |c: char| c.is_alphanumeric() || "-_:.".contains(c);
    let is_kind = !kind.is_empty() && kind.len() <= 100 && kind.chars().all(plain);
    is_kind.then_some((title.trim(), kind))
}

/// The kind of lane that a name means: the whole name, else the longest known name within it.
fn guess(name: &str) -> Option<&'static str> {
    let name = bare(name);
    let whole = NAMES.iter().find(|(known, _)| *known == name);
    let part = || {
        let within = NAMES.iter().filter(|(known, _)| contains(&name, known));
        within.max_by_key(|(known, _)| known.chars().count())
    };
    whole.or_else(part).map(|(_, kind)| *kind)
}

/// Short names are whole words; long ones may be part of a compound (`Kundenbedürfnisse`).
fn contains(name: &str, known: &str) -> bool {
    const PART_OF_A_WORD: usize = 7;
    let whole = format!(" {name} ").contains(&format!(" {known} "));
    whole || (known.chars().count() >= PART_OF_A_WORD && name.contains(known))
}

/// Lower case, everything but letters and digits one space.
pub(super) fn bare(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the cells of a row without a telling name are emotions: all of them, and at least two.
pub(crate) fn looks_like_emotion<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> bool {
    let scale = scale_of(cells.clone());
    let mut filled = 0;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        filled += 1;
        if read_value(cell, scale).is_none() {
            return false;
        }
    }
    filled >= 2
}

/// Whether a row says something and none of it is an emotion as a number, a sign or a known word.
pub(crate) fn all_words<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> bool {
    let scale = scale_of(cells.clone());
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| read_value(cell, scale).is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_in_both_languages_are_known() {
        for (name, kind) in [
            ("Touchpoints", Some("touchpoints")),
            ("Kundenkontaktpunkte", Some("touchpoints")),
            ("Kundenbedürfnisse", Some("needs")),
            ("Pain Points", Some("pain-points")),
            ("Unsere Painpoints heute", Some("pain-points")),
            ("Kundenprobleme", Some("problems")),
            ("Kundenwünsche", Some("wishes")),
            ("Customer actions", Some("interactions")),
            ("Chancen", Some("opportunities")),
            ("Jobs-to-be-done", Some("jobs")),
            ("Emotion (1–5)", Some("emotion")),
            (
                "Emotion von Mitarbeitern, Innensicht",
                Some("emotion-staff"),
            ),
            ("Backstage", Some("internal-activities")),
            ("Wer ist zuständig? Abteilung", Some("departments")),
            ("Moment of truth", Some("step-moment-of-truth")),
            ("Was uns auffiel", None),
            ("", None),
        ] {
            assert_eq!(guess(name), kind, "{name}");
        }
    }

    #[test]
    fn every_kind_has_names_and_no_name_has_two_kinds() {
        for kind in row_kinds().filter(|kind| *kind != "custom") {
            assert!(NAMES.iter().any(|(_, known)| *known == kind), "{kind}");
        }
        let mut seen = BTreeMap::new();
        for (name, kind) in NAMES.iter() {
            let other = seen.insert(name.clone(), *kind);
            assert!(
                other.is_none_or(|other| other == *kind),
                "{name}: {kind}, {other:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn headers_survive(title in "[A-Za-zäöü0-9()\\[\\] –-]{0,16}", kind in prop::sample::select(row_kinds().collect::<Vec<_>>())) {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let emotional = matches!(Row::of(kind), Row::AssumedEmotion | Row::StaffEmotion);
            prop_assume!(!emotional || scale_in(&title).is_none() && !title.contains('('));
            let scale = emotional.then_some(Scale { from: 0.0, to: 100.0 });
            prop_assume!(!emotional || !title.chars().any(|c| c.is_ascii_digit()));
            let read = Header::read(&Header::write(&title, kind, scale));
            prop_assert_eq!(read.kind.as_deref().unwrap_or("custom"), kind);
            prop_assert_eq!(read.title, title);
            prop_assert_eq!(read.scale, scale);
        }
    }
}
