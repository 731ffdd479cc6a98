//! A draft and the library as documents: the journey and the touchpoints that are new. Pure.

use std::collections::{BTreeSet, HashMap};

use super::emotion::{Scale, read_value, scale_of};
use super::lanes::Row;
use super::matching::{Index, Library, MatchKind, TouchpointMatch};
use super::{Draft, DraftLane, MAX_CARDS, Note, NoteCode, clean, lines_of};
use crate::error::{Error, Result};
use crate::journeys::{Card, CardReference, Emotion, Journey, Lane, Phase, Step};
use crate::repository::{DocumentId, Text};
use crate::taxonomy::vocabulary;
use crate::touchpoints::Touchpoint;

/// The documents that a draft becomes.
pub(crate) struct Built {
    /// The journey.
    pub journey: (DocumentId, Journey),
    /// Touchpoints that the library does not have.
    pub touchpoints: Vec<(DocumentId, Touchpoint)>,
    /// What the texts of touchpoint lanes mean, in the order of their first appearance.
    pub matches: Vec<TouchpointMatch>,
    /// What could not be taken over.
    pub notes: Vec<Note>,
}

/// Makes documents of a draft.
///
/// # Errors
/// What [`Draft::check`] says, or too many cards.
pub(crate) fn build(draft: &Draft, library: &Library) -> Result<Built> {
    draft.check()?;
    let mut builder = Builder::new(draft, library);
    let mut journey = builder.columns();
    for lane in &draft.lanes {
        builder.row(&mut journey, lane);
        if builder.cards > MAX_CARDS {
            let detail = format!("a map that is read has at most {MAX_CARDS} cards");
            return Err(Error::invalid("too_large", detail).at("draft/lanes"));
        }
    }
    Ok(Built {
        journey: (DocumentId::new(), journey),
        touchpoints: builder.new,
        matches: builder.matches,
        notes: builder.notes,
    })
}

struct Builder<'a> {
    draft: &'a Draft,
    library: &'a Library,
    index: Index<'a>,
    keys: BTreeSet<String>,
    known: HashMap<String, DocumentId>,
    new: Vec<(DocumentId, Touchpoint)>,
    matches: Vec<TouchpointMatch>,
    notes: Vec<Note>,
    cards: usize,
}

impl<'a> Builder<'a> {
    fn new(draft: &'a Draft, library: &'a Library) -> Builder<'a> {
        let keys = library
            .touchpoints
            .iter()
            .map(|(_, known)| known.key.clone());
        Builder {
            draft,
            library,
            index: Index::new(&library.touchpoints),
            keys: keys.collect(),
            known: HashMap::new(),
            new: Vec::new(),
            matches: Vec::new(),
            notes: Vec::new(),
            cards: 0,
        }
    }

    fn text(&self, text: &str) -> Text {
        let text = clean(text);
        let entry = (self.draft.language.clone(), text);
        Text(
            [entry]
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        )
    }

    /// The phases with their steps, and no lanes yet.
    fn columns(&self) -> Journey {
        let step = |title: &String| Step {
            id: new_id(),
            title: self.text(title),
            ..Step::default()
        };
        let phases = self.draft.phases.iter().map(|phase| Phase {
            id: new_id(),
            title: self.text(&phase.title),
            steps: phase.steps.iter().map(step).collect(),
            ..Phase::default()
        });
        Journey {
            title: self.text(&self.draft.title),
            phases: phases.collect(),
            level: Some(1),
            ..Journey::default()
        }
    }

    fn row(&mut self, journey: &mut Journey, lane: &DraftLane) {
        let steps = journey.phases.iter_mut().flat_map(|phase| &mut phase.steps);
        let cells = lane.cells.iter().map(|cell| clean(cell));
        let filled = steps.zip(cells).filter(|(_, cell)| !cell.is_empty());
        match Row::of(&lane.kind) {
            Row::Ignored => {}
            Row::Description => filled.for_each(|(step, cell)| step.description = self.text(&cell)),
            Row::Duration => filled.for_each(|(step, cell)| step.duration = self.text(&cell)),
            Row::Waiting => filled.for_each(|(step, cell)| step.waiting = self.text(&cell)),
            Row::MomentOfTruth => {
                filled.for_each(|(step, cell)| step.moment_of_truth = is_yes(&cell));
            }
            Row::StaffEmotion => self.emotions(journey, lane, |emotion| &mut emotion.staff),
            Row::AssumedEmotion => {
                self.emotions(journey, lane, |emotion| &mut emotion.assumed);
                journey.lanes.push(self.lane(lane, Vec::new()));
            }
            Row::Cards(kind) => {
                let cards = self.cards(journey, lane, kind);
                journey.lanes.push(self.lane(lane, cards));
            }
        }
    }

    fn lane(&self, lane: &DraftLane, cards: Vec<Card>) -> Lane {
        let title = clean(&lane.title);
        let kinds = &vocabulary().lane_kinds;
        let known = kinds.iter().find(|known| known.key == lane.kind);
        let usual = known.and_then(|known| known.title.get(&self.draft.language));
        // A lane that is called what its kind is called keeps the name in every language.
        let title = match usual == Some(title.as_str()) {
            true => Text::default(),
            false => self.text(&title),
        };
        Lane {
            id: new_id(),
            kind: lane.kind.clone(),
            title,
            cards,
            ..Lane::default()
        }
    }

    fn emotions(
        &mut self,
        journey: &mut Journey,
        lane: &DraftLane,
        side: fn(&mut Emotion) -> &mut Option<f64>,
    ) {
        let scale = scale_of_lane(lane);
        let steps = journey.phases.iter_mut().flat_map(|phase| &mut phase.steps);
        for (step, cell) in steps.zip(&lane.cells) {
            let cell = clean(cell);
            match read_value(&cell, scale) {
                _ if cell.is_empty() => {}
                Some(value) => {
                    *side(step.emotion.get_or_insert_default()) = Some(value);
                }
                None => {
                    let step = step
                        .title
                        .first(&[&self.draft.language])
                        .unwrap_or_default();
                    let place = format!("{} / {step}", lane.title);
                    self.notes
                        .push(Note::new(NoteCode::UnreadableEmotion, place, &cell));
                }
            }
        }
    }

    fn cards(&mut self, journey: &Journey, lane: &DraftLane, kind: &str) -> Vec<Card> {
        let kinds = &vocabulary().lane_kinds;
        let known = kinds.iter().find(|known| known.key == kind);
        let refers_to = known.and_then(|known| known.refers_to.as_deref());
        let mut cards = Vec::new();
        for (step, cell) in journey.steps().zip(&lane.cells) {
            for line in lines_of(&clean(cell)) {
                self.cards += 1;
                let reference = match refers_to {
                    Some("touchpoint") => Some(self.touchpoint(line).to_string()),
                    Some(kind) => self.library.find_other(kind, line).map(str::to_owned),
                    None => None,
                };
                let reference = reference.zip(refers_to).map(|(id, kind)| CardReference {
                    kind: kind.to_owned(),
                    id,
                    ..CardReference::default()
                });
                cards.push(Card {
                    id: new_id(),
                    step: step.id.clone(),
                    text: match reference {
                        Some(_) => Text::default(),
                        None => self.text(line),
                    },
                    reference,
                    ..Card::default()
                });
            }
        }
        cards
    }

    /// The touchpoint that a text means: decided, found, or new.
    fn touchpoint(&mut self, text: &str) -> DocumentId {
        if let Some(id) = self.known.get(text) {
            return *id;
        }
        let found = match self.draft.decisions.get(text) {
            Some(None) => None,
            Some(Some(chosen)) => match self.by_id(chosen) {
                Some(touchpoint) => Some((MatchKind::Chosen, touchpoint)),
                None => {
                    self.notes
                        .push(Note::new(NoteCode::UnknownTouchpoint, text, chosen));
                    self.index.find(text)
                }
            },
            None => self.index.find(text),
        };
        let (how, id, title) = match found {
            Some((how, (id, touchpoint))) => (how, *id, Some(touchpoint.title.clone())),
            None => {
                let made = (DocumentId::new(), self.new_touchpoint(text));
                self.new.push(made.clone());
                (MatchKind::New, made.0, None)
            }
        };
        self.matches.push(TouchpointMatch {
            text: text.to_owned(),
            how,
            touchpoint: Some(id).filter(|_| how != MatchKind::New),
            title,
        });
        self.known.insert(text.to_owned(), id);
        id
    }

    fn by_id(&self, id: &str) -> Option<&'a (DocumentId, Touchpoint)> {
        let id: DocumentId = id.parse().ok()?;
        self.library
            .touchpoints
            .iter()
            .find(|(known, _)| *known == id)
    }

    fn new_touchpoint(&mut self, title: &str) -> Touchpoint {
        let stem = key_of(title);
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut free = std::iter::once(stem.clone()).chain(numbered);
        let key = free.find(|key| !self.keys.contains(key)).unwrap_or(stem);
        self.keys.insert(key.clone());
        Touchpoint {
            key,
            title: self.text(title),
            ..Touchpoint::default()
        }
    }
}

fn new_id() -> String {
    DocumentId::new().to_string()
}

/// The scale of a row: as somebody said, else as its numbers look.
fn scale_of_lane(lane: &DraftLane) -> Option<Scale> {
    lane.scale
        .or_else(|| scale_of(lane.cells.iter().map(String::as_str)))
}

/// A name as the key of a touchpoint: `Buchungsformular Seite 2` as `buchungsformular-seite-2`.
fn key_of(title: &str) -> String {
    const LONGEST: usize = 120;
    let words = super::lanes::bare(title).replace(' ', "-");
    let end = words
        .char_indices()
        .map(|(start, _)| start)
        .take_while(|start| *start <= LONGEST);
    let key = match words.len() <= LONGEST {
        true => words.as_str(),
        false => &words[..end.last().unwrap_or(0)],
    };
    match key.trim_matches('-') {
        "" => "touchpoint".to_owned(),
        key => key.to_owned(),
    }
}

/// Whether a mark in a table says yes.
fn is_yes(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    !matches!(
        cell.as_str(),
        "" | "0" | "-" | "–" | "no" | "nein" | "n" | "false" | "falsch"
    )
}

#[cfg(test)]
mod tests {
    use super::super::DraftPhase;
    use super::*;

    fn draft() -> Draft {
        let lane = |title: &str, kind: &str, cells: [&str; 2]| DraftLane {
            title: title.to_owned(),
            kind: kind.to_owned(),
            cells: cells.map(str::to_owned).to_vec(),
            ..DraftLane::default()
        };
        Draft {
            title: "Reise".to_owned(),
            language: "de".to_owned(),
            phases: vec![DraftPhase {
                title: "Kauf".to_owned(),
                steps: vec!["Suchen".to_owned(), "Buchen".to_owned()],
            }],
            lanes: vec![
                lane(
                    "Touchpoints",
                    "touchpoints",
                    ["Website", "Website\nBuchungs-Formular"],
                ),
                lane("Was wir hörten", "needs", ["- Ruhe\n- Überblick", ""]),
                lane("Gefühl", "emotion", ["2", "so lala"]),
                lane("Systeme", "systems", ["CRM", "Excel"]),
                lane("Dauer", "step-duration", ["", "5 min"]),
                lane("x", "ignore", ["a", "b"]),
            ],
            ..Draft::default()
        }
    }

    fn library() -> Library {
        let title = Text::german_english("Buchungsformular", "Booking form");
        let form = Touchpoint {
            key: "website".to_owned(),
            title,
            ..Touchpoint::default()
        };
        let crm = ("crm".to_owned(), Text::german_english("CRM", "CRM"));
        Library {
            touchpoints: vec![(DocumentId::new(), form)],
            others: [("system".to_owned(), vec![crm])].into(),
        }
    }

    #[test]
    fn a_draft_becomes_a_journey_and_the_touchpoints_that_are_missing() {
        let library = library();
        let mut draft = draft();
        draft.decisions.insert("Website".to_owned(), None);
        let built = build(&draft, &library).unwrap();
        let journey = &built.journey.1;
        crate::repository::Body::check(journey).unwrap();
        let kinds: Vec<&str> = journey
            .lanes
            .iter()
            .map(|lane| lane.kind.as_str())
            .collect();
        assert_eq!(kinds, ["touchpoints", "needs", "emotion", "systems"]);
        assert!(journey.lanes[0].title.is_blank());
        assert_eq!(journey.lanes[1].title.get("de"), Some("Was wir hörten"));
        let how: Vec<_> = built.matches.iter().map(|found| found.how).collect();
        assert_eq!(how, [MatchKind::New, MatchKind::Close]);
        // The key of another touchpoint is taken.
        assert_eq!(built.touchpoints[0].1.key, "website-2");
        assert_eq!(journey.lanes[0].cards.len(), 3);
        assert_eq!(journey.lanes[1].cards[1].text.get("de"), Some("Überblick"));
        let steps: Vec<&Step> = journey.steps().collect();
        assert_eq!(steps[0].emotion.as_ref().unwrap().assumed, Some(25.0));
        assert_eq!(steps[1].emotion, None);
        assert_eq!(steps[1].duration.get("de"), Some("5 min"));
        let systems = &journey.lanes[3].cards;
        assert_eq!(systems[0].reference.as_ref().unwrap().id, "crm");
        assert_eq!(systems[1].text.get("de"), Some("Excel"));
        assert_eq!(
            built.notes,
            [Note::new(
                NoteCode::UnreadableEmotion,
                "Gefühl / Buchen",
                "so lala"
            )]
        );
    }

    #[test]
    fn what_does_not_fit_together_is_refused_with_its_place() {
        let mut odd = draft();
        odd.lanes[1].cells.pop();
        let error = build(&odd, &library()).err().unwrap();
        assert_eq!(error.place(), Some("draft/lanes/1/cells"));
        let mut large = draft();
        large.lanes[1].cells[0] = "x\n".repeat(MAX_CARDS + 1);
        assert_eq!(build(&large, &library()).err().unwrap().code(), "too_large");
        let nameless = Draft {
            language: String::new(),
            ..draft()
        };
        assert!(build(&nameless, &library()).is_err());
    }

    #[test]
    fn keys_are_made_of_names() {
        assert_eq!(
            key_of("Buchungsformular, Seite 2!"),
            "buchungsformular-seite-2"
        );
        assert_eq!(key_of("???"), "touchpoint");
        assert!(key_of(&"ä".repeat(400)).len() <= 122);
    }
}
