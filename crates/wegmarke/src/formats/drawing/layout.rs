//! How high everything on a map is when its columns have a certain width.

use std::ops::Range;

use super::cards::{Block, CardBox};
use super::curve::Measured;
use super::look::{self, PAD};
use super::river;
use crate::formats::losses::Losses;
use crate::formats::map::Map;
use crate::journeys::Step;
use crate::taxonomy::LaneFamily;

/// Distance between two cards of a cell.
pub(super) const BETWEEN: f64 = 3.0;

/// Room for the sign of a moment of truth.
const MARK: f64 = 11.0;

/// A row: a lane with cards, or the curve.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: Block,
    pub(super) height: f64,
    /// The cards of each column; none for the curve.
    pub(super) cells: Option<Vec<Vec<CardBox>>>,
}

/// A column of the head.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) block: Block,
    pub(super) is_moment_of_truth: bool,
}

/// A phase over its columns.
#[derive(Clone, Debug)]
pub(super) struct PhaseSpan {
    pub(super) title: String,
    pub(super) from: usize,
    /// The column behind its last one.
    pub(super) until: usize,
}

/// The whole map, measured.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) column: f64,
    pub(super) river: f64,
    pub(super) phases: Vec<PhaseSpan>,
    pub(super) phase_height: f64,
    pub(super) heads: Vec<Head>,
    pub(super) head_height: f64,
    pub(super) rows: Vec<Row>,
}

impl Layout {
    /// Measures the map for columns of this width.
    pub(super) fn new(
        map: &Map,
        column: f64,
        measured: Option<&Measured>,
        losses: &mut Losses,
    ) -> Layout {
        let heads: Vec<Head> = map
            .columns()
            .map(|step| head(map, step, column, losses))
            .collect();
        let rows = map
            .journey
            .lanes
            .iter()
            .filter_map(|lane| row(map, lane, column, losses));
        let rows: Vec<Row> = rows.collect();
        Layout {
            column,
            river: if measured.is_some() {
                river::HEIGHT
            } else {
                0.0
            },
            phases: phases(map),
            phase_height: look::PHASE.size * look::LEADING + 2.0 * PAD,
            head_height: height_of(&heads),
            heads,
            rows,
        }
    }

    /// The same map on the pages below the first ones: the steps by name only, no river.
    pub(super) fn continued(&self, map: &Map) -> Layout {
        let names = map.columns().map(|step| {
            let mut block = Block::default();
            let mark = if step.is_some_and(|step| step.moment_of_truth) {
                MARK
            } else {
                0.0
            };
            let title = step.map_or("", |step| map.text(&step.title));
            let room = self.column - 2.0 * PAD - mark;
            // What is cut here was said for the first pages.
            block.add(title, look::STEP, room, 4, &mut Losses::default());
            Head {
                block,
                is_moment_of_truth: mark > 0.0,
            }
        });
        let heads: Vec<Head> = names.collect();
        Layout {
            river: 0.0,
            head_height: height_of(&heads),
            heads,
            ..self.clone()
        }
    }

    /// Height of everything above the first row.
    pub(super) fn above(&self) -> f64 {
        self.river + self.phase_height + self.head_height
    }

    /// Height of all rows.
    pub(super) fn rows_height(&self) -> f64 {
        self.rows.iter().map(|row| row.height).sum()
    }

    /// Whether any of these rows has a card or a curve in these columns.
    pub(super) fn says_something(&self, rows: Range<usize>, columns: Range<usize>) -> bool {
        self.rows[rows].iter().any(|row| match &row.cells {
            Some(cells) => cells[columns.clone()].iter().any(|cards| !cards.is_empty()),
            None => true,
        })
    }

    /// Width of everything.
    pub(super) fn width(&self) -> f64 {
        look::NAMES + self.heads.len() as f64 * self.column
    }
}

fn height_of(heads: &[Head]) -> f64 {
    let heights = heads.iter().map(|head| head.block.height());
    heights.fold(0.0, f64::max) + 2.0 * PAD
}

fn phases(map: &Map) -> Vec<PhaseSpan> {
    let mut from = 0;
    let spans = map.journey.phases.iter().map(|phase| {
        let until = from + phase.steps.len().max(1);
        let title = map.text(&phase.title).to_owned();
        let span = PhaseSpan { title, from, until };
        from = until;
        span
    });
    spans.collect()
}

fn head(map: &Map, step: Option<&Step>, column: f64, losses: &mut Losses) -> Head {
    let mut block = Block::default();
    let Some(step) = step else {
        return Head {
            block,
            is_moment_of_truth: false,
        };
    };
    let room = column - 2.0 * PAD;
    let mark = if step.moment_of_truth { MARK } else { 0.0 };
    block.add(map.text(&step.title), look::STEP, room - mark, 4, losses);
    block.add(
        map.text(&step.description),
        look::BODY_MUTED,
        room,
        8,
        losses,
    );
    let flags = [
        (step.optional, "optional"),
        (step.repeatable, "repeatable"),
        (step.order_free, "order-free"),
    ];
    let flags: Vec<&str> = flags
        .iter()
        .filter(|(set, _)| *set)
        .map(|(_, key)| map.word(key))
        .collect();
    block.add(&flags.join(" · "), look::SMALL, room, 2, losses);
    let alternatives: Vec<&str> = step
        .alternatives
        .iter()
        .map(|other| map.text(other))
        .collect();
    for (key, text) in [
        ("step-waiting", map.text(&step.waiting).to_owned()),
        ("step-duration", map.text(&step.duration).to_owned()),
        ("alternatives", alternatives.join("; ")),
    ] {
        if !text.trim().is_empty() {
            block.add(
                &format!("{}: {text}", map.word(key)),
                look::SMALL,
                room,
                3,
                losses,
            );
        }
    }
    for next in &step.next {
        let (target, condition) = (map.step_title(&next.step), map.text(&next.condition));
        let text = if condition.is_empty() {
            format!("→ {target}")
        } else {
            format!("→ {target} ({condition})")
        };
        block.add(&text, look::SMALL, room, 3, losses);
    }
    Head {
        block,
        is_moment_of_truth: step.moment_of_truth,
    }
}

fn row(map: &Map, lane: &crate::journeys::Lane, column: f64, losses: &mut Losses) -> Option<Row> {
    let mut name = Block::default();
    name.add(
        &map.lane_title(lane),
        look::LANE,
        look::NAMES - 2.0 * PAD,
        5,
        losses,
    );
    let least = name.height() + 2.0 * PAD;
    match map.family(lane) {
        LaneFamily::Picture => None,
        LaneFamily::Emotion => Some(Row {
            name,
            height: look::CURVE,
            cells: None,
        }),
        LaneFamily::Text | LaneFamily::Reference => {
            let cells: Vec<Vec<CardBox>> = map
                .columns()
                .map(|step| {
                    let cards = step.into_iter().flat_map(|step| map.cards_at(lane, step));
                    cards
                        .map(|card| CardBox::new(map, card, column - 2.0 * PAD, losses))
                        .collect()
                })
                .collect();
            let height = cells.iter().map(|cards| {
                let cards = cards.iter().map(|card| card.height + BETWEEN);
                cards.sum::<f64>() + 2.0 * PAD - BETWEEN
            });
            let height = height.fold(least, f64::max);
            Some(Row {
                name,
                height,
                cells: Some(cells),
            })
        }
    }
}
