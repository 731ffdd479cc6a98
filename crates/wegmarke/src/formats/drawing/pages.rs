//! From a map to pages: either all on one sheet, as large as it allows, or at a readable size over
//! several, each with its titles.

use std::ops::Range;

use super::Sheet;
use super::cards::{Block, evidence_mark};
use super::font::{printable, width};
use super::layout::Layout;
use super::look::{self, NAMES};
use super::scene::{Page, Shape, Stroke, Style};
use super::sheet::{Part, moved};
use crate::formats::losses::{LossCode, Losses};
use crate::formats::map::Map;
use crate::journeys::{JourneyKind, JourneyState};
use crate::taxonomy::EvidenceLevel;

/// Margin of the paper, as a part of its shorter side.
const MARGIN: f64 = 0.035;
/// Widths of columns that are tried for one sheet.
const WIDTHS: [f64; 12] = [
    76.0, 88.0, 100.0, 112.0, 126.0, 142.0, 160.0, 180.0, 204.0, 232.0, 264.0, 300.0,
];
/// Width of columns on several pages, about.
const SPLIT_WIDTH: f64 = 140.0;
/// Text smaller than this cannot be read on paper, in points.
const SMALLEST: f64 = 5.0;
/// Most pages of a file.
const MOST_PAGES: usize = 200;
const FOOTER: f64 = 20.0;
const GAP: f64 = 8.0;

/// The pages of a map.
pub(super) fn pages(map: &Map, sheet: Sheet, losses: &mut Losses) -> Vec<Page> {
    if sheet.split {
        split(map, sheet, losses)
    } else {
        vec![single(map, sheet, losses)]
    }
}

struct Room {
    width: f64,
    height: f64,
    margin: f64,
}

fn room(sheet: Sheet) -> Room {
    let (width, height) = sheet.size();
    let margin = width.min(height) * MARGIN;
    Room {
        width: width - 2.0 * margin,
        height: height - 2.0 * margin,
        margin,
    }
}

/// Everything on one sheet, with the columns as wide as makes the letters largest.
fn single(map: &Map, sheet: Sheet, losses: &mut Losses) -> Page {
    let room = room(sheet);
    let measured = map.measured.as_ref();
    let scale = |layout: &Layout| {
        let title = heading(map, layout.width(), &mut Losses::default()).height();
        let height = title + GAP + layout.above() + layout.rows_height() + FOOTER;
        (room.width / layout.width()).min(room.height / height)
    };
    let tried = WIDTHS.map(|column| {
        let layout = Layout::new(map, column, measured, &mut Losses::default());
        (scale(&layout), column)
    });
    let best = tried.into_iter().fold(
        (0.0, WIDTHS[0]),
        |best, next| if next.0 > best.0 { next } else { best },
    );
    // Where the height decides, wider columns fill the paper and change nothing else.
    let columns = map.columns().count().max(1) as f64;
    let wide = ((room.width / best.0 - NAMES) / columns).max(best.1);
    let wider = Layout::new(map, wide, measured, &mut Losses::default());
    let column = if scale(&wider) >= best.0 {
        wide
    } else {
        best.1
    };
    let layout = Layout::new(map, column, measured, losses);
    let scale = scale(&layout);
    losses.add_if(scale * look::BODY.size < SMALLEST, LossCode::SmallText, "");
    let title = heading(map, layout.width(), losses);
    let part = Part {
        map,
        layout: &layout,
        measured,
        columns: 0..layout.heads.len(),
        rows: 0..layout.rows.len(),
    };
    let (width, height) = part.size();
    let top = title.height() + GAP;
    let mut shapes = title.shapes(0.0, 0.0);
    shapes.extend(
        part.shapes()
            .into_iter()
            .map(|shape| moved(shape, 0.0, top)),
    );
    shapes.extend(footer(map, top + height, width, ""));
    let left = room.margin + (room.width - width * scale).max(0.0) / 2.0;
    let (paper_width, paper_height) = sheet.size();
    Page {
        width: paper_width,
        height: paper_height,
        scale,
        left,
        top: room.margin,
        shapes,
    }
}

/// Columns and rows cut into pages: first to the right, then down. The first pages say everything
/// about the steps, those below only their names.
fn split(map: &Map, sheet: Sheet, losses: &mut Losses) -> Vec<Page> {
    let room = room(sheet);
    let measured = map.measured.as_ref();
    let columns = map.columns().count().max(1);
    let on_page = (((room.width - NAMES) / SPLIT_WIDTH).floor() as usize).clamp(1, columns);
    // Every page has the same number of columns, as nearly as it goes.
    let across = columns.div_ceil(on_page);
    let on_page = columns.div_ceil(across);
    let layout = Layout::new(map, (room.width - NAMES) / on_page as f64, measured, losses);
    let below = layout.continued(map);
    let title = heading(map, room.width, losses);
    let mut short = Block::default();
    short.add(
        &map.title(),
        look::PHASE,
        room.width,
        1,
        &mut Losses::default(),
    );
    let above = |layout: &Layout, title: &Block| title.height() + GAP + layout.above();
    let (first, later) = (above(&layout, &title), above(&below, &short));
    let heights = || layout.rows.iter().map(|row| row.height);
    let top = heights().next().unwrap_or(0.0);
    let highest = heights().fold(0.0, f64::max);
    // A row higher than the paper makes everything smaller.
    let needed = (first + top).max(later + highest) + FOOTER;
    let scale = (room.height / needed).min(1.0);
    losses.add_if(scale * look::BODY.size < SMALLEST, LossCode::SmallText, "");
    let rows_fit = |above: f64| room.height / scale - above - FOOTER;
    let down = chunks(&layout, rows_fit(first), rows_fit(later));
    let count = (across * down.len()).min(MOST_PAGES);
    let mut pages = Vec::with_capacity(count);
    for (number, rows) in down.iter().enumerate() {
        let (layout, title) = match number {
            0 => (&layout, &title),
            _ => (&below, &short),
        };
        for index in 0..across {
            if pages.len() >= count {
                break;
            }
            let part = Part {
                map,
                layout,
                measured,
                columns: index * columns / across..(index + 1) * columns / across,
                rows: rows.clone(),
            };
            let top = title.height() + GAP;
            let number = map
                .word("page")
                .replace("{page}", &(pages.len() + 1).to_string())
                .replace("{pages}", &count.to_string());
            let (_, height) = part.size();
            let mut shapes = title.shapes(0.0, 0.0);
            shapes.extend(
                part.shapes()
                    .into_iter()
                    .map(|shape| moved(shape, 0.0, top)),
            );
            shapes.extend(footer(map, top + height, room.width / scale, &number));
            let (width, height) = sheet.size();
            pages.push(Page {
                width,
                height,
                scale,
                left: room.margin,
                top: room.margin,
                shapes,
            });
        }
    }
    pages
}

/// Rows one below the other until the page is full; the first one has its own room.
fn chunks(layout: &Layout, first: f64, later: f64) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let (mut from, mut used, mut room) = (0, 0.0, first);
    for (index, row) in layout.rows.iter().enumerate() {
        if used + row.height > room + 0.01 && index > from {
            chunks.push(from..index);
            (from, used, room) = (index, 0.0, later);
        }
        used += row.height;
    }
    chunks.push(from..layout.rows.len());
    chunks
}

/// Title, what the journey is, whose it is, its goal.
fn heading(map: &Map, room: f64, losses: &mut Losses) -> Block {
    let journey = &map.journey;
    let kind = match journey.kind {
        JourneyKind::AsIs => "as-is",
        JourneyKind::ToBe => "to-be",
        JourneyKind::Ideal => "ideal",
    };
    let state = match journey.state {
        JourneyState::Draft => "draft",
        JourneyState::InReview => "in-review",
        JourneyState::Live => "live",
        JourneyState::Retired => "retired",
    };
    let named = |key: &str, value: &str| match value.trim() {
        "" => String::new(),
        value => format!("{}: {value}", map.word(key)),
    };
    let goal = journey
        .goal
        .as_ref()
        .and_then(|id| map.name("goal", id))
        .unwrap_or_default();
    let facts = [
        map.word(kind).to_owned(),
        map.word(state).to_owned(),
        journey.market.clone(),
        map.personas().join(", "),
        named("owner", &journey.owner),
    ];
    let aims = [
        named("goal", &goal),
        named("expected-outcome", map.text(&journey.expected_outcome)),
    ];
    let mut block = Block::default();
    block.add(&map.title(), look::TITLE, room, 2, losses);
    block.add(&joined(&facts), look::SUBTITLE, room, 2, losses);
    block.add(
        map.text(&journey.description),
        look::SUBTITLE,
        room,
        3,
        losses,
    );
    block.add(&joined(&aims), look::SUBTITLE, room, 2, losses);
    if let Some(repetition) = &journey.repetition {
        let sentence = map
            .word("loop-sentence")
            .replace("{from}", map.step_title(&repetition.from_step));
        let sentence = sentence.replace("{to}", map.step_title(&repetition.to_step));
        block.add(
            &format!("{}: {sentence}", map.word("loop")),
            look::SUBTITLE,
            room,
            2,
            losses,
        );
    }
    block
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join("  ·  ")
}

/// What the signs mean, where the numbers come from, which page it is.
fn footer(map: &Map, y: f64, room: f64, number: &str) -> Vec<Shape> {
    let style = look::SMALL;
    let baseline = y + 13.0;
    let mut shapes = Vec::new();
    let mut x = 0.0;
    let mut say = |shapes: &mut Vec<Shape>, sign: Vec<Shape>, wide: f64, text: &str| {
        shapes.extend(
            sign.into_iter()
                .map(|shape| moved(shape, x, baseline - 2.5)),
        );
        shapes.push(Shape::Text {
            x: x + wide,
            y: baseline,
            style,
            text: text.to_owned(),
        });
        x += wide + width(text, style) + 12.0;
    };
    let stroke = |color, dash| {
        vec![Shape::line(
            (0.0, 0.0),
            (18.0, 0.0),
            Stroke {
                color,
                width: 1.6,
                dash,
            },
        )]
    };
    let emotions = || map.journey.steps().filter_map(|step| step.emotion.as_ref());
    if emotions().any(|emotion| emotion.assumed.is_some()) {
        say(
            &mut shapes,
            stroke(look::CURVE_ASSUMED, Some((5.0, 3.0))),
            22.0,
            map.word("assumed"),
        );
    }
    if emotions().any(|emotion| emotion.staff.is_some()) {
        say(
            &mut shapes,
            stroke(look::CURVE_STAFF, Some((1.4, 2.4))),
            22.0,
            map.word("emotion-staff"),
        );
    }
    if let Some(measured) = &map.measured {
        let words = map
            .word("runs")
            .replace("{n}", &grouped(map, measured.runs))
            .replace("{customers}", &grouped(map, measured.customers));
        let period = match (measured.from.as_str(), measured.until.as_str()) {
            ("", "") => String::new(),
            (from, until) => format!(
                ", {}",
                map.word("period")
                    .replace("{from}", from)
                    .replace("{until}", until)
            ),
        };
        say(
            &mut shapes,
            stroke(look::ACCENT, None),
            22.0,
            &format!("{}: {words}{period}", map.word("measured")),
        );
    }
    let levels = [
        (EvidenceLevel::Assumption, "assumption"),
        (EvidenceLevel::Qualitative, "qualitative"),
        (EvidenceLevel::Quantitative, "quantitative"),
    ];
    let has = |level| {
        map.journey.cards().any(|(_, card)| {
            card.evidence
                .as_ref()
                .is_some_and(|evidence| evidence.level == level)
        })
    };
    for (level, key) in levels.into_iter().filter(|(level, _)| has(*level)) {
        say(
            &mut shapes,
            evidence_mark(2.6, 0.0, level),
            9.0,
            map.word(key),
        );
    }
    if map.journey.steps().any(|step| step.moment_of_truth) {
        let sign = Style {
            color: look::TRUTH,
            size: 9.0,
            ..style
        };
        let diamond = Shape::Text {
            x: 0.0,
            y: 3.0,
            style: sign,
            text: "◆".to_owned(),
        };
        say(
            &mut shapes,
            vec![diamond],
            12.0,
            map.word("step-moment-of-truth"),
        );
    }
    let as_of = match map.as_of.as_str() {
        "" => String::new(),
        day => map.word("date").replace("{date}", day),
    };
    let number = joined(&[as_of, number.to_owned()]);
    let number = printable(&number, &mut Losses::default());
    shapes.push(Shape::Text {
        x: room - width(&number, style),
        y: baseline,
        style,
        text: number,
    });
    shapes
}

/// A number with its thousands apart: `12 345` or `12,345`.
fn grouped(map: &Map, number: u64) -> String {
    let digits = number.to_string();
    let separator = if map.language.starts_with("de") {
        '.'
    } else {
        ','
    };
    let mut shown = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push(separator);
        }
        shown.push(digit);
    }
    shown
}
