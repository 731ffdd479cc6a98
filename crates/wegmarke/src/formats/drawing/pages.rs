//! From a map to pages: either all on one sheet, as large as it allows, or at a readable size over
//! several, each with its titles.

use super::Sheet;
use super::cards::Block;
use super::footer::{self, footer};
use super::layout::Layout;
use super::look::{self, NAMES};
use super::scene::Page;
use super::sheet::{Part, moved};
use super::split::split;
use crate::formats::losses::{LossCode, Losses};
use crate::formats::map::Map;
use crate::journeys::{JourneyKind, JourneyState};

/// Margin of the paper, as a part of its shorter side.
const MARGIN: f64 = 0.035;
/// Widths of columns that are tried for one sheet.
const WIDTHS: [f64; 12] = [
    76.0, 88.0, 100.0, 112.0, 126.0, 142.0, 160.0, 180.0, 204.0, 232.0, 264.0, 300.0,
];
/// Small maps are not drawn larger than this on A4, and larger paper takes more.
const LARGEST: f64 = 1.75;
/// The shorter side of A4 within its margins, in points.
const A4: f64 = 553.0;
/// Text smaller than this cannot be read on paper, in points.
pub(super) const SMALLEST: f64 = 5.0;
pub(super) const GAP: f64 = 8.0;

/// The pages of a map.
pub(super) fn pages(map: &Map, sheet: Sheet, losses: &mut Losses) -> Vec<Page> {
    if sheet.split {
        split(map, sheet, losses)
    } else {
        vec![single(map, sheet, losses)]
    }
}

pub(super) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) margin: f64,
}

pub(super) fn room(sheet: Sheet) -> Room {
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
        let below = footer::height(map, layout.width());
        let height = title + GAP + layout.above() + layout.rows_height() + below;
        let fits = (room.width / layout.width()).min(room.height / height);
        fits.min(LARGEST * room.width.min(room.height) / A4)
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
    let column = if scale(&wider) >= best.0 * (1.0 - 1e-9) {
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

/// Title, what the journey is, whose it is, its goal.
pub(super) fn heading(map: &Map, room: f64, losses: &mut Losses) -> Block {
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

pub(super) fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join("  ·  ")
}
