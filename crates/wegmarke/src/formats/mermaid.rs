//! Mermaid's `journey` diagram: sections, tasks with a score from 1 to 5, actors. Pure.

use std::fmt::Write;

use super::draft::{
    Draft, DraftLane, DraftPhase, MAX_STEPS, Note, NoteCode, Reading, Scale, cell_of, clean,
};
use super::losses::{Loss, LossCode};
use super::map::Map;
use crate::journeys::Step;
use crate::taxonomy::LaneFamily;

const SCALE: Scale = Scale { from: 1.0, to: 5.0 };
/// Written for steps whose emotion nobody assumed: the grammar asks for a score.
const NO_SCORE: u8 = 3;
/// Kinds of lanes whose cards are actors.
const ACTORS: [&str; 2] = ["stakeholders", "personas"];

/// Characters that the grammar keeps for itself and those that look alike.
const LOOKALIKES: [(char, char); 4] = [(':', '∶'), ('#', '＃'), (';', '；'), (',', '‚')];

/// Beginnings that Mermaid takes for its own words.
const RESERVED: [&str; 7] = [
    "title", "section", "journey", "acctitle", "accdescr", "%%", "```",
];
/// A sign without width before such names: `Section review` is a task, not a section.
const SHIELD: char = '\u{2060}';

/// Whether a text looks like a journey diagram.
pub(super) fn is_mermaid(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !is_preamble(line));
    first.is_some_and(is_beginning)
}

fn is_beginning(line: &str) -> bool {
    line.eq_ignore_ascii_case("journey")
}

/// What may stand before a diagram: comments, a fence, a front matter with a title.
fn is_preamble(line: &str) -> bool {
    is_no_content(line) || line == "---" || line.starts_with("title:")
}

fn is_no_content(line: &str) -> bool {
    line.is_empty() || line.starts_with("%%") || line.starts_with("```")
}

/// Reads a journey diagram.
pub(super) fn read(text: &str, language: &str) -> Reading {
    let mut diagram = Diagram::default();
    for (index, line) in text.lines().enumerate() {
        let place = format!("line {}", index + 1);
        diagram.line(line.trim(), &place);
        if diagram.scores.len() >= MAX_STEPS {
            let note = Note::new(NoteCode::TooLarge, place, line.trim());
            diagram.notes.push(note);
            break;
        }
    }
    let lane = |kind: &str, scale, cells: Vec<String>| {
        let filled = cells.iter().any(|cell| !cell.is_empty());
        filled.then(|| DraftLane {
            kind: kind.to_owned(),
            recognised: true,
            scale,
            cells,
            ..DraftLane::default()
        })
    };
    let lanes = [
        lane("emotion", Some(SCALE), diagram.scores),
        lane("stakeholders", None, diagram.actors),
    ];
    Reading {
        draft: Draft {
            title: diagram.title,
            language: language.to_owned(),
            phases: diagram.phases,
            lanes: lanes.into_iter().flatten().collect(),
            ..Draft::default()
        },
        notes: diagram.notes,
    }
}

/// A diagram as it is read, line by line.
#[derive(Default)]
struct Diagram {
    /// Whether the line `journey` was there.
    begun: bool,
    /// Whether a description for screen readers is still open.
    described: bool,
    title: String,
    phases: Vec<DraftPhase>,
    scores: Vec<String>,
    actors: Vec<String>,
    notes: Vec<Note>,
}

impl Diagram {
    fn line(&mut self, line: &str, place: &str) {
        if !self.begun {
            self.begun = is_beginning(line);
            if let Some(title) = line.strip_prefix("title:") {
                self.title = restored(title.trim().trim_matches(['"', '\'']));
            }
        } else if self.described {
            self.described = !line.ends_with('}');
        } else if is_no_content(line) {
            // Nothing to read.
        } else if is_accessible_text(line) {
            self.described = line.contains('{') && !line.ends_with('}');
        } else if let Some(title) = keyword(line, "title") {
            self.title = restored(title);
        } else if let Some(section) = keyword(line, "section") {
            self.phases.push(DraftPhase {
                title: restored(section),
                steps: Vec::new(),
            });
        } else if let Some((task, rest)) = line.split_once(':') {
            self.task(task, rest);
        } else {
            let note = Note::new(NoteCode::UnreadableLine, place, line);
            self.notes.push(note);
        }
    }

    /// `Make tea: 5: Me, Cat`
    fn task(&mut self, task: &str, rest: &str) {
        let (score, who) = rest.split_once(':').unwrap_or((rest, ""));
        if self.phases.is_empty() {
            self.phases.push(DraftPhase::default());
        }
        if let Some(phase) = self.phases.last_mut() {
            phase.steps.push(restored(task));
        }
        self.scores.push(clean(score));
        let who = who.split(',').map(restored);
        let who: Vec<String> = who.filter(|name| !name.is_empty()).collect();
        self.actors.push(cell_of(who.iter().map(String::as_str)));
    }
}

/// What follows a keyword and a blank.
fn keyword<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim())
}

/// `accTitle: …`, `accDescr: …`, `accDescr { …`: texts for screen readers.
fn is_accessible_text(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let rest = ["acctitle", "accdescr"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    rest.is_some_and(|rest| rest.trim_start().starts_with([':', '{']))
}

/// Writes a journey diagram, and what it could not carry.
pub(super) fn write(map: &Map) -> (String, Vec<Loss>) {
    let mut losses = map.common_losses();
    let mut text = format!("journey\n  title {}\n", escaped(&map.title()));
    let mut before = None;
    for phase in &map.journey.phases {
        let title = named(map, map.text(&phase.title));
        losses.add_if(before.as_ref() == Some(&title), LossCode::SameNames, &title);
        let _ = writeln!(text, "  section {title}");
        before = Some(title);
        for step in &phase.steps {
            let title = map.text(&step.title);
            losses.add_if(title.trim().is_empty(), LossCode::Nameless, "steps");
            let described = !step.description.is_blank();
            losses.add_if(described, LossCode::Descriptions, title);
            losses.add_if(
                !step.duration.is_blank() || !step.waiting.is_blank(),
                LossCode::Times,
                title,
            );
            losses.add_if(step.moment_of_truth, LossCode::MomentsOfTruth, title);
            let emotion = step.emotion.as_ref();
            losses.add_if(
                emotion.is_some_and(|emotion| emotion.staff.is_some()),
                LossCode::StaffRatings,
                title,
            );
            let assumed = emotion.and_then(|emotion| emotion.assumed);
            let score = assumed.map_or(NO_SCORE, score);
            let exact = assumed.is_none_or(|value| (f64::from(score) - 1.0) * 25.0 == value);
            losses.add_if(!exact, LossCode::EmotionPrecision, title);
            losses.add_if(assumed.is_none(), LossCode::Emotions, title);
            let _ = writeln!(
                text,
                "    {}: {score}: {}",
                named(map, title),
                actors(map, step).join(", ")
            );
        }
    }
    for lane in &map.journey.lanes {
        let carried =
            ACTORS.contains(&lane.kind.as_str()) || map.family(lane) == LaneFamily::Emotion;
        losses.add_if(!carried, LossCode::Lanes, &map.lane_title(lane));
    }
    (text, losses.list())
}

/// 0 to 100 as 1 to 5.
fn score(value: f64) -> u8 {
    // In range: the value lies between 0 and 100.
    (value / 25.0).round() as u8 + 1
}

/// Who takes part in a step: those on the map, else those whose journey it is.
fn actors(map: &Map, step: &Step) -> Vec<String> {
    let lanes = map
        .journey
        .lanes
        .iter()
        .filter(|lane| ACTORS.contains(&lane.kind.as_str()));
    let cards = lanes.flat_map(|lane| map.cards_at(lane, step));
    let mut names: Vec<String> = cards.map(|card| map.card_text(card)).collect();
    if names.is_empty() {
        names = map.personas();
    }
    if names.is_empty() {
        names.push(map.word("customer").to_owned());
    }
    names.iter().map(|name| escaped(name)).collect()
}

fn named(map: &Map, name: &str) -> String {
    match name.trim() {
        "" => map.word("untitled").to_owned(),
        name => escaped(name),
    }
}

/// A name without what the grammar keeps for itself.
fn escaped(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let swapped = |c: char| {
        LOOKALIKES
            .iter()
            .find(|(own, _)| *own == c)
            .map_or(c, |(_, alike)| *alike)
    };
    let name: String = joined.chars().map(swapped).collect();
    let lower = name.to_lowercase();
    match RESERVED.iter().any(|word| lower.starts_with(word)) {
        true => format!("{SHIELD}{name}"),
        false => name,
    }
}

fn restored(name: &str) -> String {
    let swapped = |c: char| {
        LOOKALIKES
            .iter()
            .find(|(_, alike)| *alike == c)
            .map_or(c, |(own, _)| *own)
    };
    let name = name.trim().trim_start_matches(SHIELD);
    clean(&name.chars().map(swapped).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagram_of_others_is_read() {
        let text = "```mermaid\n%% made by hand\njourney\n  title My working day\n  section Go to work\n    Make tea: 5: Me\n    Do work: 1: Me, Cat\n  section\n    nonsense\n  Section Home\n    Sit down: 6:\n```";
        assert!(is_mermaid(text) && !is_mermaid("Phase;A") && !is_mermaid(""));
        let reading = read(text, "en");
        let draft = reading.draft;
        assert_eq!(draft.title, "My working day");
        let phases: Vec<(&str, usize)> = draft
            .phases
            .iter()
            .map(|phase| (phase.title.as_str(), phase.steps.len()))
            .collect();
        assert_eq!(phases, [("Go to work", 2), ("Home", 1)]);
        assert_eq!(draft.lanes[0].cells, ["5", "1", "6"]);
        assert_eq!(draft.lanes[1].cells, ["Me", "Me\nCat", ""]);
        let notes: Vec<&str> = reading
            .notes
            .iter()
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(notes, ["section", "nonsense"]);
    }

    #[test]
    fn names_keep_clear_of_the_grammar() {
        for name in [
            "Title page",
            "a: b; c, #1",
            "section",
            "Journey start",
            "accTitle",
            "%% 5",
            "Account",
            "x\u{a0}y",
        ] {
            let written = escaped(name);
            assert!(!written.contains([':', ';', ',', '#']));
            assert!(keyword(&written, "title").is_none() && keyword(&written, "section").is_none());
            assert!(!is_accessible_text(&format!("{written}: 3: Me")));
            assert!(!is_no_content(&written));
            assert_eq!(restored(&written), clean(name));
            let diagram = format!("journey\n section {written}\n {written}: 3: Me");
            let phases = read(&diagram, "en").draft.phases;
            assert_eq!(
                (phases[0].title.as_str(), phases[0].steps[0].as_str()),
                (&*clean(name), &*clean(name))
            );
        }
    }

    #[test]
    fn front_matter_and_texts_for_screen_readers_are_no_steps() {
        let text = "---\ntitle: \"Buying\"\n---\njourney\n accTitle: How one buys\n accDescr {\n  Step: 1: Nobody\n }\n Account: 4: Me";
        assert!(is_mermaid(text));
        let reading = read(text, "en");
        assert_eq!(reading.draft.title, "Buying");
        assert_eq!(reading.draft.phases[0].steps, ["Account"]);
        assert_eq!(reading.notes, []);
    }
}
