//! Which touchpoints of the library the texts of a file mean: by name exactly, then closely. Pure.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lanes::bare;
use crate::repository::{DocumentId, Text};
use crate::touchpoints::Touchpoint;

/// Names at least this alike mean the same.
const CLOSE: f64 = 0.84;
/// Letters at the beginning or the end that alike names share.
const SHARED: usize = 3;

/// The shared objects that cards may stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    /// The touchpoints.
    pub touchpoints: Vec<(DocumentId, Touchpoint)>,
    /// The names of other objects, by kind.
    pub others: BTreeMap<String, Vec<(String, Text)>>,
}

/// How a touchpoint was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// It has this name or key.
    Exact,
    /// Its name is much like it.
    Close,
    /// The person chose it.
    Chosen,
    /// There is none; a new one is made.
    New,
}

/// What a text of a touchpoint lane means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TouchpointMatch {
    /// The text of the card.
    pub text: String,
    /// How the touchpoint was found.
    pub how: MatchKind,
    /// The touchpoint of the library; null for a new one.
    pub touchpoint: Option<DocumentId>,
    /// What the touchpoint of the library is called.
    pub title: Option<Text>,
}

/// The touchpoints by their names, ready to be asked many times.
pub(super) struct Index<'a> {
    touchpoints: &'a [(DocumentId, Touchpoint)],
    /// By their titles letter by letter: these win over names that only look the same.
    identical: HashMap<&'a str, usize>,
    exact: HashMap<String, usize>,
    /// Bare names by their first and last letters.
    by_ends: HashMap<(bool, String), Vec<(String, usize)>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(touchpoints: &'a [(DocumentId, Touchpoint)]) -> Index<'a> {
        let (mut identical, mut exact) = (HashMap::new(), HashMap::new());
        let mut by_ends: HashMap<_, Vec<_>> = HashMap::new();
        for (index, (_, touchpoint)) in touchpoints.iter().enumerate() {
            for title in touchpoint.title.0.values() {
                identical.entry(title.trim()).or_insert(index);
            }
            let names = touchpoint.title.0.values().chain([&touchpoint.key]);
            for name in names.map(|name| bare(name)).filter(|name| !name.is_empty()) {
                for end in ends(&name) {
                    by_ends.entry(end).or_default().push((name.clone(), index));
                }
                exact.entry(name).or_insert(index);
            }
        }
        Index {
            touchpoints,
            identical,
            exact,
            by_ends,
        }
    }

    /// The touchpoint that a text means.
    pub(super) fn find(&self, text: &str) -> Option<(MatchKind, &'a (DocumentId, Touchpoint))> {
        let name = bare(text);
        let identical = self.identical.get(text.trim());
        if let Some(index) = identical.or_else(|| self.exact.get(&name)) {
            return Some((MatchKind::Exact, &self.touchpoints[*index]));
        }
        let candidates = ends(&name)
            .into_iter()
            .filter_map(|end| self.by_ends.get(&end));
        let alike = candidates.flatten().filter_map(|(other, index)| {
            let alike = strsim::normalized_damerau_levenshtein(&name, other);
            (alike >= CLOSE).then_some((alike, *index))
        });
        let (_, index) = alike.max_by(|one, other| {
            let earlier = other.1.cmp(&one.1);
            one.0.total_cmp(&other.0).then(earlier)
        })?;
        Some((MatchKind::Close, &self.touchpoints[index]))
    }
}

/// The first and the last letters of a name, where alike names agree in one of both.
fn ends(name: &str) -> [(bool, String); 2] {
    let first = name.chars().take(SHARED).collect();
    let last = name.chars().rev().take(SHARED).collect();
    [(false, first), (true, last)]
}

impl Library {
    /// The object of another kind that has this name in any language.
    pub(super) fn find_other(&self, kind: &str, text: &str) -> Option<&str> {
        let name = bare(text);
        let known = self.others.get(kind)?;
        let called = |is: &dyn Fn(&str) -> bool| {
            let mut named = known
                .iter()
                .filter(|(_, title)| title.0.values().any(|known| is(known)));
            named.next().map(|(id, _)| id.as_str())
        };
        let alike = || called(&|known| bare(known) == name).filter(|_| !name.is_empty());
        called(&|known| known.trim() == text.trim()).or_else(alike)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_exactly_then_closely() {
        let touchpoint = |key: &str, german: &str, english: &str| {
            let title = Text::german_english(german, english);
            let key = key.to_owned();
            (
                DocumentId::new(),
                Touchpoint {
                    key,
                    title,
                    ..Touchpoint::default()
                },
            )
        };
        let library = [
            touchpoint("booking-form", "Buchungsformular", "Booking form"),
            touchpoint("newsletter", "Newsletter", "Newsletter"),
            touchpoint("newsletter-2", "Newsletter 2", "Newsletter 2"),
            touchpoint("newsletter-plus", "Newsletter +", "Newsletter +"),
        ];
        let index = Index::new(&library);
        for (text, expected) in [
            ("Buchungsformular", Some((MatchKind::Exact, "booking-form"))),
            ("BOOKING FORM!", Some((MatchKind::Exact, "booking-form"))),
            (
                "Buchungs-formular",
                Some((MatchKind::Close, "booking-form")),
            ),
            ("Bcuhungsformular", Some((MatchKind::Close, "booking-form"))),
            ("newsletter-2", Some((MatchKind::Exact, "newsletter-2"))),
            ("Newsletter +", Some((MatchKind::Exact, "newsletter-plus"))),
            ("News", None),
            ("", None),
        ] {
            let found = index
                .find(text)
                .map(|(how, (_, found))| (how, found.key.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
