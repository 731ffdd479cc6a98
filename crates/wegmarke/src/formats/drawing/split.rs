//! A map at a readable size over several pages, each with its titles.

use std::ops::Range;

use super::Sheet;
use super::cards::Block;
use super::footer::{self, footer};
use super::layout::Layout;
use super::look::{self, NAMES};
use super::pages::{GAP, Room, SMALLEST, heading, room};
use super::scene::Page;
use super::sheet::{Part, moved};
use crate::formats::losses::{LossCode, Losses};
use crate::formats::map::Map;

/// Width of columns, about.
const SPLIT_WIDTH: f64 = 140.0;
/// Scales that are tried.
const SMALLER: [f64; 4] = [1.0, 0.95, 0.9, 0.85];
/// Most pages of a file.
const MOST_PAGES: usize = 200;

/// Columns and rows cut into pages: first to the right, then down. The first pages say everything
/// about the steps, those below only their names. Letters a little smaller are worth it where they
/// save pages.
pub(super) fn split(map: &Map, sheet: Sheet, losses: &mut Losses) -> Vec<Page> {
    let cuts = SMALLER.map(|scale| Cut::new(map, room(sheet), scale, &mut Losses::default()));
    let fewest = cuts.iter().map(|cut| cut.pages.len()).min();
    let chosen = cuts.iter().find(|cut| Some(cut.pages.len()) == fewest);
    let wanted = chosen.map_or(1.0, |cut| cut.wanted);
    let cut = Cut::new(map, room(sheet), wanted, losses);
    losses.add_if(
        cut.scale * look::BODY.size < SMALLEST,
        LossCode::SmallText,
        "",
    );
    let count = cut.pages.len().min(MOST_PAGES);
    let pages = cut.pages.iter().take(count).enumerate();
    let pages = pages.map(|(index, (rows, columns))| {
        let number = map
            .word("page")
            .replace("{page}", &(index + 1).to_string())
            .replace("{pages}", &count.to_string());
        cut.page(map, sheet, (rows.clone(), columns.clone()), &number)
    });
    pages.collect()
}

/// A map measured for several pages.
struct Cut {
    /// The scale that was asked for.
    wanted: f64,
    /// The scale that a row higher than the paper leaves of it.
    scale: f64,
    first: (Layout, Block),
    below: (Layout, Block),
    /// Rows and columns of each page.
    pages: Vec<(Range<usize>, Range<usize>)>,
}

impl Cut {
    fn new(map: &Map, room: Room, wanted: f64, losses: &mut Losses) -> Cut {
        let measured = map.measured.as_ref();
        let columns = map.columns().count().max(1);
        let wide = room.width / wanted - NAMES;
        let on_page = ((wide / SPLIT_WIDTH).floor() as usize).clamp(1, columns);
        // Every page has the same number of columns, as nearly as it goes.
        let across = columns.div_ceil(on_page);
        let on_page = columns.div_ceil(across);
        let layout = Layout::new(map, wide / on_page as f64, measured, losses);
        let title = heading(map, room.width / wanted, losses);
        let mut short = Block::default();
        let unsaid = &mut Losses::default();
        short.add(&map.title(), look::PHASE, room.width / wanted, 1, unsaid);
        let below = (layout.continued(map), short);
        let first = (layout, title);
        let (above, above_below) = (above(&first), above(&below));
        let heights = || first.0.rows.iter().map(|row| row.height);
        let top = heights().next().unwrap_or(0.0);
        let highest = heights().fold(0.0, f64::max);
        let footer = footer::height(map, room.width / wanted);
        let needed = (above + top).max(above_below + highest) + footer;
        let scale = (room.height / needed).min(wanted);
        let left_for_rows = |above: f64| room.height / scale - above - footer;
        let down = chunks(&first.0, left_for_rows(above), left_for_rows(above_below));
        let mut pages = Vec::new();
        for (number, rows) in down.into_iter().enumerate() {
            for index in 0..across {
                let columns =
                    (index * columns).div_ceil(across)..((index + 1) * columns).div_ceil(across);
                if number == 0 || first.0.says_something(rows.clone(), columns.clone()) {
                    pages.push((rows.clone(), columns));
                }
            }
        }
        Cut {
            wanted,
            scale,
            first,
            below,
            pages,
        }
    }

    fn page(
        &self,
        map: &Map,
        sheet: Sheet,
        (rows, columns): (Range<usize>, Range<usize>),
        number: &str,
    ) -> Page {
        let room = room(sheet);
        let (layout, title) = match rows.start {
            0 => &self.first,
            _ => &self.below,
        };
        let part = Part {
            map,
            layout,
            measured: map.measured.as_ref(),
            columns,
            rows,
        };
        let top = title.height() + GAP;
        let (_, height) = part.size();
        let mut shapes = title.shapes(0.0, 0.0);
        let drawn = part.shapes().into_iter();
        shapes.extend(drawn.map(|shape| moved(shape, 0.0, top)));
        shapes.extend(footer(map, top + height, room.width / self.scale, number));
        let (width, height) = sheet.size();
        Page {
            width,
            height,
            scale: self.scale,
            left: room.margin,
            top: room.margin,
            shapes,
        }
    }
}

fn above((layout, title): &(Layout, Block)) -> f64 {
    title.height() + GAP + layout.above()
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
