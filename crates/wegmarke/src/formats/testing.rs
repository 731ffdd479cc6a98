//! Maps for tests: one by hand with everything in it, and random ones.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::draft::{Draft, Library, build, clean, lines_of, row_kinds};
use super::import::read_map;
use super::map::Map;
use crate::journeys::{Card, Emotion, Journey, Lane, NextStep, Phase, Step};
use crate::repository::{Body, DocumentId, Text};
use crate::touchpoints::Touchpoint;

const FORM: &str = "01900000-0000-7000-8000-000000000001";
const FRIENDS: &str = "01900000-0000-7000-8000-000000000002";

/// A map with branches, a loop, touchpoints inside and outside, emotions, and odd characters.
pub(super) fn map() -> Map {
    let text = |german: &str, english: &str| json!({"de": german, "en": english});
    let journey = json!({
        "title": text("Reise <buchen> & „reisen“", "Book & travel"),
        "description": text("Ein *ganzer* Weg.", "A whole way."),
        "goal": "g", "personas": ["p"], "owner": "Ana", "market": "DACH",
        "loop": {"from_step": "stay", "to_step": "search"},
        "phases": [
            {"id": "o", "title": text("Orientierung", "Orientation"), "steps": [
                {"id": "search", "title": text("Suchen", "Search"), "emotion": {"assumed": 50, "staff": 70}, "repeatable": true,
                 "description": text("Abends.\nAm Telefon.", "At night."), "alternatives": [text("Fragen", "Ask")],
                 "next": [{"step": "call", "condition": text("unsicher", "unsure")}, {"step": "stay", "condition": text("sicher", "sure")}]},
                {"id": "call", "title": text("Anrufen: \"Hallo\"", "Call"), "optional": true, "emotion": {"assumed": 25}, "waiting": text("2 Tage", "2 days")}]},
            {"id": "e", "title": text("Leer", "Empty"), "steps": []},
            {"id": "u", "title": text("Nutzung", "Use"), "steps": [
                {"id": "stay", "title": text("Aufenthalt", "Stay"), "moment_of_truth": true, "emotion": {"assumed": 100}, "duration": text("zwei Wochen", "two weeks")}]}],
        "lanes": [
            {"id": "t", "kind": "touchpoints", "cards": [
                {"id": "1", "step": "search", "reference": {"kind": "touchpoint", "id": FORM}},
                {"id": "2", "step": "search", "reference": {"kind": "touchpoint", "id": FRIENDS}},
                {"id": "3", "step": "stay", "reference": {"kind": "touchpoint", "id": FORM}, "text": text("abends", "at night")}]},
            {"id": "n", "kind": "needs", "title": text("Was sie wollen", "What they want"), "cards": [
                {"id": "4", "step": "search", "text": text("=Ruhe", "=Rest"), "evidence": {"level": "qualitative", "n": 12}, "tone": "good"},
                {"id": "5", "step": "search", "text": text("- Überblick", "- Overview")}]},
            {"id": "m", "kind": "emotion", "cards": []},
            {"id": "i", "kind": "internal-activities", "cards": [{"id": "6", "step": "call", "text": text("Notiz schreiben", "Take a note")}]},
            {"id": "own", "kind": "loyalty", "title": text("Treue (1–5)", "Loyalty (1–5)"), "cards": []}]
    });
    let objects = [
        (
            "touchpoint",
            FORM,
            json!({"key": "form", "title": text("Buchungsformular", "Booking form"), "channel": "c", "department": "d"}),
        ),
        (
            "touchpoint",
            FRIENDS,
            json!({"key": "friends", "title": text("Freunde", "Friends"), "kind": "external"}),
        ),
        ("channel", "c", json!({"title": text("Website", "Website")})),
        (
            "department",
            "d",
            json!({"title": text("Vertrieb", "Sales")}),
        ),
        ("persona", "p", json!({"name": "Katrin"})),
        (
            "goal",
            "g",
            json!({"title": text("Weniger Abbrüche", "Fewer drop-offs")}),
        ),
    ];
    Map {
        id: FORM.to_owned(),
        journey: serde_json::from_value(journey).unwrap(),
        language: "de".to_owned(),
        objects: objects
            .into_iter()
            .map(|(kind, id, body)| ((kind.to_owned(), id.to_owned()), body))
            .collect(),
        ..Map::default()
    }
}

/// Names and texts as people might write them, with what breaks formats.
pub(super) fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zäöüß]{1,7}",
        "[!-~]{1,5}",
        select(vec![
            "=1+1", "-", "•", "1.", "Title", "section", "😀", "„x“", "a:b", "[needs]", "Phase",
            "_x0041_", "'=", "\"", "<b>", "&amp;", "Ω"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn text(words: &str) -> Text {
    Text([("de".to_owned(), words.to_owned())].into())
}

/// A title, emotions as assumed and by staff, a moment of truth, a description, ways on.
type AnyStep = (
    String,
    Option<u8>,
    Option<u8>,
    bool,
    Option<String>,
    Vec<usize>,
);
/// A kind, a title, cards: where, what, whether it refers to something.
type AnyLane = (&'static str, Option<String>, Vec<(usize, String, bool)>);

fn any_phases() -> impl Strategy<Value = Vec<(String, Vec<AnyStep>)>> {
    let step = (
        words(),
        prop::option::of(0_u8..=100),
        prop::option::of(0_u8..=100),
        any::<bool>(),
        prop::option::of(words()),
        prop::collection::vec(0_usize..20, 0..3),
    );
    let phase = (words(), prop::collection::vec(step, 0..4));
    let phases = prop::collection::vec(phase, 1..5);
    phases.prop_filter("a map has a step", |phases| {
        phases.iter().any(|(_, steps)| !steps.is_empty())
    })
}

fn any_lanes() -> impl Strategy<Value = Vec<AnyLane>> {
    let kinds = row_kinds().filter(|kind| {
        !(kind.starts_with("step-") || kind.starts_with("emotion") || *kind == "ignore")
    });
    let lane = (
        select(kinds.collect::<Vec<_>>()),
        prop::option::of(words()),
        prop::collection::vec((0_usize..20, words(), any::<bool>()), 0..6),
    );
    prop::collection::vec(lane, 0..5)
}

/// A random map: phases, steps, lanes of any kind, cards with texts and references, emotions, ways.
pub(super) fn any_map() -> impl Strategy<Value = Map> {
    (words(), any_phases(), any_lanes(), any::<bool>()).prop_map(|(title, phases, lanes, curve)| {
        let mut map = Map {
            language: "de".to_owned(),
            ..Map::default()
        };
        map.journey.title = text(&title);
        add_phases(&mut map.journey, phases);
        let ids: Vec<String> = map.journey.steps().map(|step| step.id.clone()).collect();
        for (index, lane) in lanes.into_iter().enumerate() {
            add_lane(&mut map, &ids, index, lane);
        }
        if curve {
            map.journey.lanes.push(Lane {
                id: "curve".to_owned(),
                kind: "emotion".to_owned(),
                ..Lane::default()
            });
        }
        map.journey.check().unwrap();
        map
    })
}

fn add_phases(journey: &mut Journey, phases: Vec<(String, Vec<AnyStep>)>) {
    let mut ways = Vec::new();
    for (index, (title, steps)) in phases.into_iter().enumerate() {
        let steps = steps.into_iter().enumerate().map(
            |(number, (title, assumed, staff, truth, description, next))| {
                ways.push(next);
                let emotion = Emotion {
                    assumed: assumed.map(f64::from),
                    staff: staff.map(|value| f64::from(value) / 3.0),
                    ..Emotion::default()
                };
                let felt = emotion.assumed.is_some() || emotion.staff.is_some();
                Step {
                    id: format!("s{index}-{number}"),
                    title: text(&title),
                    moment_of_truth: truth,
                    description: description.map(|words| text(&words)).unwrap_or_default(),
                    emotion: felt.then_some(emotion),
                    ..Step::default()
                }
            },
        );
        journey.phases.push(Phase {
            id: format!("p{index}"),
            title: text(&title),
            steps: steps.collect(),
            ..Phase::default()
        });
    }
    let ids: Vec<String> = journey.steps().map(|step| step.id.clone()).collect();
    let steps = journey.phases.iter_mut().flat_map(|phase| &mut phase.steps);
    for (step, next) in steps.zip(ways) {
        let next = next.iter().map(|to| NextStep {
            step: ids[to % ids.len()].clone(),
            ..NextStep::default()
        });
        step.next = next.collect();
    }
}

fn add_lane(map: &mut Map, ids: &[String], index: usize, (kind, title, cards): AnyLane) {
    let title = match kind {
        "custom" => Some(title.unwrap_or_else(|| "Eigene".to_owned())),
        _ => title,
    };
    let cards = cards.into_iter().enumerate();
    let cards = cards.map(|(number, (step, words, refers))| {
        any_card(
            &mut map.objects,
            kind,
            format!("c{index}-{number}"),
            &ids[step % ids.len()],
            &words,
            refers,
        )
    });
    let lane = Lane {
        id: format!("l{index}"),
        kind: kind.to_owned(),
        cards: cards.collect(),
        title: title.map(|words| text(&words)).unwrap_or_default(),
        ..Lane::default()
    };
    map.journey.lanes.push(lane);
}

fn any_card(
    objects: &mut HashMap<(String, String), Value>,
    lane: &str,
    id: String,
    step: &str,
    words: &str,
    refers: bool,
) -> Card {
    let mut card = Card {
        id,
        step: step.to_owned(),
        ..Card::default()
    };
    if lane == "touchpoints" && refers {
        let id = DocumentId::new().to_string();
        let key = ("touchpoint".to_owned(), id.clone());
        objects.insert(key, json!({"key": id, "title": {"de": words}}));
        card.reference =
            Some(serde_json::from_value(json!({"kind": "touchpoint", "id": id})).unwrap());
    } else {
        card.text = text(words);
    }
    card
}

/// The touchpoints of a map as the library that its file is read into.
pub(super) fn library(map: &Map) -> Library {
    let touchpoints = map
        .objects
        .iter()
        .filter(|((kind, _), _)| kind == "touchpoint");
    let read = |((_, id), body): (&(String, String), &Value)| {
        (
            id.parse().unwrap(),
            serde_json::from_value::<Touchpoint>(body.clone()).unwrap(),
        )
    };
    Library {
        touchpoints: touchpoints.map(read).collect(),
        ..Library::default()
    }
}

/// What a person says to names that are only alike: random ones mean different touchpoints.
fn decide(draft: &mut Draft, library: &Library) {
    let titles = library.touchpoints.iter();
    let titles = titles.filter_map(|(_, touchpoint)| touchpoint.title.get("de"));
    let known: Vec<String> = titles.map(line).collect();
    let lanes = draft.lanes.iter().filter(|lane| lane.kind == "touchpoints");
    for cell in lanes.flat_map(|lane| &lane.cells) {
        for name in lines_of(&clean(cell)) {
            if !known.contains(&line(name)) {
                draft.decisions.insert(name.to_owned(), None);
            }
        }
    }
}

/// Reads a file back as a map in the same language.
pub(super) fn read_back(map: &Map, bytes: &[u8]) -> Map {
    let mut reading = read_map(bytes, "", &map.language).unwrap();
    reading.draft.title = map.title();
    let library = library(map);
    decide(&mut reading.draft, &library);
    let built = build(&reading.draft, &library).unwrap();
    let known = library.touchpoints.into_iter().chain(built.touchpoints);
    let objects = known.map(|(id, body)| {
        (
            ("touchpoint".to_owned(), id.to_string()),
            serde_json::to_value(body).unwrap(),
        )
    });
    built.journey.1.check().unwrap();
    Map {
        id: map.id.clone(),
        journey: built.journey.1,
        language: map.language.clone(),
        objects: objects.collect(),
        ..Map::default()
    }
}

/// The words of a name on one line, as a grid has them.
pub(super) fn line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Phases with the names of their steps; equal neighbours are one, as in a grid.
pub(super) fn columns(map: &Map) -> Vec<(String, Vec<String>)> {
    let mut phases: Vec<(String, Vec<String>)> = Vec::new();
    for phase in &map.journey.phases {
        let title = line(map.text(&phase.title));
        let steps = phase.steps.iter().map(|step| line(map.text(&step.title)));
        match phases.last_mut().filter(|(last, _)| *last == title) {
            Some((_, last)) => last.extend(steps),
            None => phases.push((title, steps.collect())),
        }
    }
    phases
}

/// Lanes with their kinds, shown titles and cards by column.
pub(super) fn lanes(map: &Map) -> Vec<(String, String, Vec<Vec<String>>)> {
    map.journey
        .lanes
        .iter()
        .map(|lane| {
            let cells = map.journey.steps().map(|step| {
                map.cards_at(lane, step)
                    .map(|card| line(&map.card_text(card)))
                    .collect()
            });
            (
                lane.kind.clone(),
                line(&map.lane_title(lane)),
                cells.collect(),
            )
        })
        .collect()
}
