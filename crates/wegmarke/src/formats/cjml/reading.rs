//! CJML as a draft. Lenient: real files break their own references, so names that refer to nothing
//! are reported and the rest is read.

use std::collections::HashMap;

use super::tree::{Element, parse};
use crate::error::{Error, Result};
use crate::formats::draft::{
    Draft, DraftLane, DraftPhase, MAX_STEPS, Note, NoteCode, Reading, Scale, cell_of, clean,
};

/// Whether a text looks like CJML.
pub(crate) fn is_cjml(text: &str) -> bool {
    let start: String = text.chars().take(4_000).collect();
    let tags = start
        .split('<')
        .skip(1)
        .filter(|tag| !tag.starts_with(['?', '!']));
    let first = tags
        .map(|tag| {
            local(
                tag.split([' ', '>', '/', '\n', '\r', '\t'])
                    .next()
                    .unwrap_or_default(),
            )
        })
        .next();
    first.is_some_and(|name| name.eq_ignore_ascii_case("cjml"))
}

/// The part of a name after its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads the first journey of a file.
///
/// # Errors
/// When it is no XML, or too deep or large.
pub(crate) fn read(text: &str, language: &str) -> Result<Reading> {
    let root = parse(text)?;
    let mut journeys = Vec::new();
    root.ending(&["journey"], &mut journeys);
    let Some(journey) = journeys.first() else {
        return Err(Error::invalid(
            "unreadable_cjml",
            "the file has no plannedJourney or actualJourney",
        ));
    };
    let mut notes = Vec::new();
    for other in &journeys[1..] {
        let title = other
            .value(&["journeyTitle", "journeyID"])
            .unwrap_or_default();
        notes.push(Note::new(
            NoteCode::NotTakenOver,
            other.name.clone(),
            &title,
        ));
    }
    let mut points = Points::new(journey, notes);
    points.read(journey);
    Ok(points.finish(journey, language))
}

/// The rows that touchpoints of CJML fill.
const ROWS: [&str; 5] = [
    "touchpoints",
    "channels",
    "stakeholders",
    "internal-activities",
    "emotion",
];

/// A step as it grows.
#[derive(Default)]
struct Column {
    title: String,
    cells: [Vec<String>; 5],
}

struct Points {
    /// Names of actors, and whether they are the customer, by id.
    actors: HashMap<String, (String, bool)>,
    phases: HashMap<String, String>,
    columns: Vec<(String, Vec<Column>)>,
    notes: Vec<Note>,
}

impl Points {
    fn new(journey: &Element, notes: Vec<Note>) -> Points {
        let mut actors = HashMap::new();
        if let Some(list) = journey.find("actors") {
            for actor in &list.children {
                let id = actor.value(&["actorID", "id"]).unwrap_or_default();
                let name = actor
                    .value(&["actorName", "companyName", "name"])
                    .unwrap_or_else(|| id.clone());
                actors.insert(id, (name, actor.is("endUser")));
            }
        }
        let mut found = Vec::new();
        journey.ending(&["phase"], &mut found);
        let phases = found.iter().filter_map(|phase| {
            let id = phase.value(&["phaseID", "id"])?;
            Some((id, phase.value(&["phaseName", "phaseTitle", "name"])?))
        });
        Points {
            actors,
            phases: phases.collect(),
            columns: Vec::new(),
            notes,
        }
    }

    fn read(&mut self, journey: &Element) {
        let mut points = Vec::new();
        journey.ending(&["communicationpoint", "action"], &mut points);
        for point in points {
            let steps: usize = self.columns.iter().map(|(_, steps)| steps.len()).sum();
            if steps >= MAX_STEPS {
                self.notes
                    .push(Note::new(NoteCode::TooLarge, "touchpoints", &point.name));
                return;
            }
            self.point(point);
        }
    }

    /// A communication point or an action becomes a step, or goes to the step before.
    fn point(&mut self, point: &Element) {
        let id = point.value(&["touchpointID", "id"]).unwrap_or_default();
        let phase = self.phase_of(point, &id);
        let side = |name: &str| point.find(name);
        let initiator = side("initiator").map(|side| self.side(side, "initiator", &id));
        let receiver = side("receiver").map(|side| self.side(side, "receiver", &id));
        let actor = side("actor").map(|side| self.side(side, "actor", &id));
        let sides: Vec<Side> = [initiator, receiver, actor]
            .into_iter()
            .flatten()
            .map(|(side, note)| {
                self.notes.extend(note);
                side
            })
            .collect();
        let label = point.value(&[
            "touchpointTitle",
            "actionLabel",
            "label",
            "title",
            "description",
        ]);
        let customer = sides
            .iter()
            .find(|side| side.is_customer)
            .and_then(|side| side.label.clone());
        let company = sides
            .iter()
            .find(|side| !side.is_customer)
            .and_then(|side| side.label.clone());
        let by_company = !sides.is_empty() && sides.iter().all(|side| !side.is_customer);
        if point.name.to_ascii_lowercase().ends_with("action") && by_company {
            let activity = label.or(company).unwrap_or(id);
            let title = activity.clone();
            return self.step(&phase, None, &title, |column| {
                column.cells[3].push(activity)
            });
        }
        let title = customer
            .or_else(|| label.clone())
            .or_else(|| company.clone())
            .unwrap_or(id);
        let channel = point.find("channel");
        let channel = channel
            .and_then(|channel| {
                channel
                    .value(&["channelName", "name"])
                    .or_else(|| Some(clean(&channel.text)))
            })
            .filter(|name| !name.is_empty());
        let talks = point
            .name
            .to_ascii_lowercase()
            .ends_with("communicationpoint");
        let touchpoint = talks
            .then(|| company.or(label).or_else(|| channel.clone()))
            .flatten();
        let others = sides
            .iter()
            .filter(|side| !side.is_customer)
            .filter_map(|side| side.name.clone());
        let others: Vec<String> = others.collect();
        let rating = point.value(&["ratingScore", "experienceRating"]);
        self.step(&phase, Some(&title), &title, |column| {
            for (row, text) in [(0, touchpoint), (1, channel), (4, rating)] {
                push(&mut column.cells[row], text);
            }
            for other in others {
                push(&mut column.cells[2], Some(other));
            }
        });
    }

    /// Fills the step of this title, a new one unless the last one has it; without a title the last
    /// one of the phase.
    fn step(
        &mut self,
        phase: &str,
        title: Option<&str>,
        fallback: &str,
        fill: impl FnOnce(&mut Column),
    ) {
        if self.columns.last().is_none_or(|(last, _)| last != phase) {
            self.columns.push((phase.to_owned(), Vec::new()));
        }
        let Some((_, steps)) = self.columns.last_mut() else {
            return;
        };
        let same = steps
            .last()
            .is_some_and(|last| title.is_none_or(|title| last.title == title));
        if !same {
            let title = title.unwrap_or(fallback).to_owned();
            steps.push(Column {
                title,
                ..Column::default()
            });
        }
        if let Some(column) = steps.last_mut() {
            fill(column);
        }
    }

    fn phase_of(&mut self, point: &Element, id: &str) -> String {
        let reference = point.value(&["phaseIDref", "phaseRef", "phase"]);
        let inside = || {
            point
                .find("phase")
                .and_then(|phase| phase.value(&["phaseIDref", "phaseName"]))
        };
        match reference.or_else(inside) {
            None => String::new(),
            Some(reference) => match self.phases.get(&reference) {
                Some(name) => name.clone(),
                None if self.phases.is_empty() => reference,
                None => {
                    self.notes
                        .push(Note::new(NoteCode::DanglingReference, id, &reference));
                    reference
                }
            },
        }
    }

    /// One side of a touchpoint, and what is wrong with it.
    fn side(&self, side: &Element, role: &str, point: &str) -> (Side, Option<Note>) {
        let label = side.value(&[&format!("{role}Label"), "label"]);
        let refers_to = side.find("refersTo");
        let reference = refers_to
            .and_then(|refers_to| refers_to.value(&["actorIDref", "actorID"]))
            .or_else(|| side.value(&["actorIDref", "refersTo"]));
        let found = reference.as_ref().and_then(|reference| {
            let by_name = || self.actors.values().find(|(name, _)| name == reference);
            self.actors.get(reference).or_else(by_name)
        });
        let dangling = reference
            .as_ref()
            .filter(|reference| !self.actors.contains_key(*reference));
        let note = dangling.map(|reference| {
            Note::new(
                NoteCode::DanglingReference,
                format!("{point} / {role}"),
                reference,
            )
        });
        let side = Side {
            is_customer: found.is_some_and(|(_, is_customer)| *is_customer),
            name: found.map(|(name, _)| name.clone()).or(reference),
            label,
        };
        (side, note)
    }

    fn finish(self, journey: &Element, language: &str) -> Reading {
        let steps = || self.columns.iter().flat_map(|(_, steps)| steps);
        let lanes = ROWS.iter().enumerate().filter_map(|(row, kind)| {
            let cells = steps().map(|step| cell_of(step.cells[row].iter().map(String::as_str)));
            let cells: Vec<String> = cells.collect();
            let filled = cells.iter().any(|cell| !cell.is_empty());
            filled.then(|| DraftLane {
                kind: (*kind).to_owned(),
                recognised: true,
                scale: (*kind == "emotion").then_some(Scale { from: 1.0, to: 5.0 }),
                cells,
                ..DraftLane::default()
            })
        });
        let lanes = lanes.collect();
        let phases = self.columns.into_iter().map(|(title, steps)| DraftPhase {
            title,
            steps: steps.into_iter().map(|step| step.title).collect(),
        });
        let draft = Draft {
            title: journey
                .value(&["journeyTitle", "journeyName", "journeyID"])
                .unwrap_or_default(),
            language: language.to_owned(),
            phases: phases.collect(),
            lanes,
            ..Draft::default()
        };
        Reading {
            draft,
            notes: self.notes,
        }
    }
}

struct Side {
    is_customer: bool,
    name: Option<String>,
    label: Option<String>,
}

fn push(cell: &mut Vec<String>, text: Option<String>) {
    let text = text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(text) = text.filter(|text| !text.is_empty() && !cell.contains(text)) {
        cell.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::MAX_ELEMENTS;
    use super::*;

    const ACTUAL: &str = r#"<?xml version="1.0"?><CJML version="2.0"><actualJourney>
        <journeyID>AJ1</journeyID>
        <actors><endUser actorID="Carla"><actorName>Carla</actorName></endUser>
          <serviceProvider actorID="Shop AG"><companyName>Shop</companyName></serviceProvider></actors>
        <touchpoints>
          <actualCommunicationPoint><touchpointID>T1</touchpointID>
            <initiator><refersTo actorIDref="Carla"/><initiatorLabel>Opens an account &amp; waits</initiatorLabel></initiator>
            <receiver><refersTo actorIDref="Shop"/><receiverLabel>Account form</receiverLabel></receiver>
            <channel><channelName>Web</channelName></channel>
            <experience><ratingScore>2</ratingScore></experience>
          </actualCommunicationPoint>
          <actualAction><touchpointID>T2</touchpointID>
            <actor><refersTo actorIDref="Shop AG"/></actor><actionLabel>Checks the account</actionLabel></actualAction>
          <actualCommunicationPoint><touchpointID>T3</touchpointID>
            <initiator><refersTo actorIDref="Nobody"/><initiatorLabel>Confirmation</initiatorLabel></initiator>
            <receiver><refersTo actorIDref="Carla"/><receiverLabel>Reads the confirmation</receiverLabel></receiver>
            <channel><channelName>E-mail</channelName></channel>
          </actualCommunicationPoint>
        </touchpoints></actualJourney></CJML>"#;

    #[test]
    fn an_actual_journey_is_read_and_its_dangling_references_reported() {
        assert!(is_cjml(ACTUAL) && !is_cjml("<definitions/>") && !is_cjml("a,b"));
        let reading = read(ACTUAL, "en").unwrap();
        let draft = &reading.draft;
        assert_eq!(draft.title, "AJ1");
        assert_eq!(
            draft.phases[0].steps,
            ["Opens an account & waits", "Reads the confirmation"]
        );
        let lane = |kind: &str| {
            &draft
                .lanes
                .iter()
                .find(|lane| lane.kind == kind)
                .unwrap()
                .cells
        };
        assert_eq!(*lane("touchpoints"), ["Account form", "Confirmation"]);
        assert_eq!(*lane("channels"), ["Web", "E-mail"]);
        assert_eq!(*lane("internal-activities"), ["Checks the account", ""]);
        assert_eq!(*lane("emotion"), ["2", ""]);
        let dangling: Vec<&str> = reading
            .notes
            .iter()
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(dangling, ["Shop", "Nobody"]);
    }

    #[test]
    fn bad_files_are_refused_and_entities_do_not_grow() {
        for (text, code) in [
            ("<CJML>", "unreadable_cjml"),
            ("<CJML><x></CJML>", "unreadable_cjml"),
            (&*format!("<CJML>{}", "<a>".repeat(100)), "too_large"),
            (
                &*format!("<CJML>{}</CJML>", "<a/>".repeat(MAX_ELEMENTS + 1)),
                "too_large",
            ),
        ] {
            assert_eq!(read(text, "de").unwrap_err().code(), code);
        }
        let lol = "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><CJML><plannedJourney><journeyTitle>x&b;y</journeyTitle></plannedJourney></CJML>";
        let title = read(lol, "de").unwrap().draft.title;
        assert_eq!(title, "xy");
    }
}
