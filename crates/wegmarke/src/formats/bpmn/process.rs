//! The process behind a map: nodes, sequence flows through gateways, contacts with the company.

use std::collections::{BTreeMap, HashMap};

use crate::formats::map::Map;
use crate::taxonomy::ChannelKind;

/// Kinds of lanes that the company's pool shows.
pub(super) const CARRIED: [&str; 2] = ["touchpoints", "internal-activities"];

/// What a node of the customer's process is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Start,
    /// The step in this column.
    Step,
    /// Several ways come together before the step of this column.
    Join,
    /// The way parts after the step of this column.
    Split,
    End,
}

/// A node of the customer's process.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) id: String,
    pub(super) kind: NodeKind,
    pub(super) column: usize,
}

/// How a sequence flow runs along the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// To the next node.
    Onward,
    /// Over other columns to a later one.
    Ahead,
    /// Back to an earlier column, or to its own.
    Back,
}

/// A sequence flow from node to node, by index.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) course: Course,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) name: String,
}

/// What the company does at a step.
#[derive(Clone, Debug)]
pub(super) struct Contact {
    pub(super) name: String,
    pub(super) column: usize,
    /// The lane of the company's pool; none: outside of the company.
    pub(super) lane: Option<usize>,
    /// How many contacts of the lane and column stand above it.
    pub(super) rank: usize,
    /// Customers meet it; internal activities they do not.
    pub(super) is_met: bool,
}

/// The whole model.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) nodes: Vec<Node>,
    pub(super) flows: Vec<Flow>,
    /// Names of the company's lanes.
    pub(super) lanes: Vec<String>,
    pub(super) contacts: Vec<Contact>,
    /// For each phase with steps: its name, its first and its last column.
    pub(super) phases: Vec<(String, usize, usize)>,
    pub(super) columns: usize,
}

/// Makes the model of a map.
pub(super) fn model(map: &Map) -> Model {
    let mut model = Model {
        columns: map.journey.steps().count(),
        ..Model::default()
    };
    let mut column = 0;
    for phase in &map.journey.phases {
        if !phase.steps.is_empty() {
            let last = column + phase.steps.len() - 1;
            model
                .phases
                .push((map.text(&phase.title).to_owned(), column, last));
            column = last + 1;
        }
    }
    customer(map, &mut model);
    company(map, &mut model);
    model
}

/// Ways between columns: (from, to, name); `to` is the number of columns for the end.
fn ways(map: &Map) -> Vec<(usize, usize, String)> {
    let columns: HashMap<&str, usize> = map
        .journey
        .steps()
        .enumerate()
        .map(|(column, step)| (step.id.as_str(), column))
        .collect();
    let mut ways: Vec<(usize, usize, String)> = Vec::new();
    let mut add = |from: usize, to: usize, name: &str| {
        if !ways.iter().any(|(a, b, _)| (*a, *b) == (from, to)) {
            ways.push((from, to, name.to_owned()));
        }
    };
    for (column, step) in map.journey.steps().enumerate() {
        let next = step.next.iter().filter_map(|next| {
            Some((*columns.get(next.step.as_str())?, map.text(&next.condition)))
        });
        let next: Vec<(usize, &str)> = next.collect();
        if next.is_empty() {
            add(column, column + 1, "");
        }
        for (to, name) in next {
            add(column, to, name);
        }
    }
    if let Some(repetition) = &map.journey.repetition
        && let (Some(from), Some(to)) = (
            columns.get(repetition.from_step.as_str()),
            columns.get(repetition.to_step.as_str()),
        )
    {
        add(*from, *to, map.word("loop"));
    }
    ways
}

fn customer(map: &Map, model: &mut Model) {
    let columns = model.columns;
    let ways = ways(map);
    let incoming = |to: usize| {
        ways.iter().filter(|(_, target, _)| *target == to).count() + usize::from(to == 0)
    };
    let outgoing = |from: usize| ways.iter().filter(|(source, _, _)| *source == from).count();
    let mut entries = Vec::new();
    let mut exits = Vec::new();
    let mut node = |kind: NodeKind, column: usize, id: String| {
        model.nodes.push(Node { id, kind, column });
        model.nodes.len() - 1
    };
    let start = node(NodeKind::Start, 0, "Start".to_owned());
    let mut inner = Vec::new();
    for column in 0..columns {
        let number = column + 1;
        let join =
            (incoming(column) > 1).then(|| node(NodeKind::Join, column, format!("Join_{number}")));
        let task = node(NodeKind::Step, column, format!("Step_{number}"));
        let split = (outgoing(column) > 1)
            .then(|| node(NodeKind::Split, column, format!("Split_{number}")));
        entries.push(join.unwrap_or(task));
        exits.push(split.unwrap_or(task));
        inner.extend(join.map(|join| (join, task)));
        inner.extend(split.map(|split| (task, split)));
    }
    let ends = columns == 0 || ways.iter().any(|(_, to, _)| *to == columns);
    if ends {
        let end_join =
            (incoming(columns) > 1).then(|| node(NodeKind::Join, columns, "Join_End".to_owned()));
        let end = node(NodeKind::End, columns, "End".to_owned());
        entries.push(end_join.unwrap_or(end));
        inner.extend(end_join.map(|join| (join, end)));
    }
    let mut flow = |from: usize, to: usize, name: &str, course: Course| {
        let name = name.to_owned();
        model.flows.push(Flow {
            course,
            from,
            to,
            name,
        });
    };
    flow(start, entries[0], "", Course::Onward);
    for (from, to) in inner {
        flow(from, to, "", Course::Onward);
    }
    for (from, to, name) in &ways {
        let course = match to {
            to if *to == from + 1 => Course::Onward,
            to if to > from => Course::Ahead,
            _ => Course::Back,
        };
        flow(exits[*from], entries[*to], name, course);
    }
}

fn company(map: &Map, model: &mut Model) {
    let mut ranks: BTreeMap<(Option<usize>, usize), usize> = BTreeMap::new();
    for (column, step) in map.journey.steps().enumerate() {
        for lane in map
            .journey
            .lanes
            .iter()
            .filter(|lane| CARRIED.contains(&lane.kind.as_str()))
        {
            let is_met = lane.kind == "touchpoints";
            for card in map.cards_at(lane, step) {
                let touchpoint = card
                    .reference
                    .as_ref()
                    .and_then(|reference| map.touchpoint(&reference.id));
                let outside = touchpoint
                    .as_ref()
                    .is_some_and(|touchpoint| touchpoint.kind == Some(ChannelKind::External));
                let department = touchpoint
                    .and_then(|touchpoint| map.name("department", &touchpoint.department?));
                let lane = (!outside).then(|| {
                    let name = department.unwrap_or_else(|| map.word("company").to_owned());
                    let known = model.lanes.iter().position(|known| *known == name);
                    known.unwrap_or_else(|| {
                        model.lanes.push(name);
                        model.lanes.len() - 1
                    })
                });
                let rank = ranks.entry((lane, column)).or_default();
                model.contacts.push(Contact {
                    name: map.card_text(card),
                    column,
                    lane,
                    rank: *rank,
                    is_met,
                });
                *rank += 1;
            }
        }
    }
}
