//! The river above the columns: its width is the share of runs that reach a step, branches fall away
//! where runs end.

use super::curve::{Measured, MeasuredStep};
use super::font::{printable, width, wrap};
use super::look;
use super::scene::{Segment, Shape, Weight};
use crate::formats::losses::Losses;
use crate::formats::map::Map;

/// Height of the whole band.
pub(super) const HEIGHT: f64 = 106.0;
/// Where the river begins, below its figures.
const TOP: f64 = 15.0;
/// Its thickness when all runs are there.
const THICKNESS: f64 = 46.0;
const BEND: f64 = 9.0;
/// Where branches end.
const BRANCH_END: f64 = HEIGHT - 32.0;
/// Distance of words from the edges of their column.
const EDGE: f64 = 4.0;
/// Shares below this are neither drawn nor said.
const VISIBLE: f64 = 0.005;

/// The river over all columns, beginning at 0.
pub(super) fn shapes(map: &Map, measured: &Measured, column: f64) -> Vec<Shape> {
    let steps: Vec<Option<&MeasuredStep>> = map
        .columns()
        .map(|step| measured.steps.get(&step?.id))
        .collect();
    // A step that was not measured lets pass what comes.
    let mut shares = Vec::with_capacity(steps.len());
    for step in &steps {
        let before = shares.last().copied().unwrap_or(1.0);
        shares.push(step.map_or(before, |step| step.remaining));
    }
    let mut shapes = Vec::new();
    let last = steps.len().saturating_sub(1);
    for (index, step) in steps.iter().enumerate().take(last) {
        let Some(step) = step else { continue };
        let below = TOP + shares[index + 1] * THICKNESS;
        let pool = match step.in_progress >= VISIBLE {
            true => (step.in_progress * THICKNESS).max(1.0),
            false => 0.0,
        };
        let x = (index as f64 + 0.75) * column;
        if pool > 0.0 {
            shapes.push(stub(x, below, column / 2.0, pool));
        }
        if step.left >= VISIBLE {
            shapes.push(branch(x, below + pool, step.left));
        }
        shapes.extend(words(map, step, x + BEND, index as f64 * column, column));
    }
    shapes.push(trunk(&shares, column));
    for (index, step) in steps.iter().enumerate() {
        if let Some(step) = step {
            let text = percent(map, step.remaining);
            let style = look::style(9.0, Weight::SemiBold, look::RIVER_TEXT);
            let x = (index as f64 + 0.5) * column - width(&text, style) / 2.0;
            shapes.push(Shape::Text {
                x,
                y: TOP - 4.0,
                style,
                text,
            });
        }
    }
    shapes
}

fn percent(map: &Map, share: f64) -> String {
    let number = (share * 100.0).round();
    if map.language.starts_with("de") {
        format!("{number} %")
    } else {
        format!("{number}%")
    }
}

/// A straight upper edge; between two steps the lower one narrows.
fn trunk(shares: &[f64], column: f64) -> Shape {
    use Segment::{Close, Curve, Line, Move};
    let bottom = |share: f64| TOP + (share * THICKNESS).max(0.6);
    let mut segments = vec![Move(0.0, TOP), Line(shares.len() as f64 * column, TOP)];
    if let Some(last) = shares.last() {
        segments.push(Line(shares.len() as f64 * column, bottom(*last)));
    }
    for (index, pair) in shares.windows(2).enumerate().rev() {
        let (start, end) = (
            (index as f64 + 0.75) * column,
            (index as f64 + 1.25) * column,
        );
        let (middle, high, low) = ((start + end) / 2.0, bottom(pair[0]), bottom(pair[1]));
        segments.push(Line(end, low));
        segments.push(Curve([middle, low, middle, high, start, high]));
    }
    if let Some(first) = shares.first() {
        segments.push(Line(0.0, bottom(*first)));
    }
    segments.push(Close);
    Shape::Path {
        segments,
        fill: Some(look::RIVER),
        stroke: None,
    }
}

/// Those who are still on their way: a stub along the lower edge that ends round.
fn stub(x: f64, y: f64, length: f64, thickness: f64) -> Shape {
    let place = (x, y, length, thickness);
    Shape::rectangle(place, thickness / 2.0, Some(look::POOL), None)
}

/// Those who leave turn from along the river to straight down.
fn branch(x: f64, y: f64, left: f64) -> Shape {
    use Segment::{Close, Curve, Line, Move};
    let thickness = (left * THICKNESS).max(1.0);
    let (inner, outer) = (x + BEND, x + BEND + thickness);
    let turned = y + thickness + BEND;
    let end = turned.max(BRANCH_END);
    let segments = vec![
        Move(x, y),
        Curve([
            x + (BEND + thickness) * 0.55,
            y,
            outer,
            turned - (BEND + thickness) * 0.55,
            outer,
            turned,
        ]),
        Line(outer, end),
        Line(inner, end),
        Line(inner, turned),
        Curve([
            inner,
            turned - BEND * 0.55,
            x + BEND * 0.55,
            y + thickness,
            x,
            y + thickness,
        ]),
        Close,
    ];
    Shape::Path {
        segments,
        fill: Some(look::LOSS),
        stroke: None,
    }
}

/// What is said below a branch, around its middle but never beyond its own column: how many leave
/// and why, and how many are still on their way.
fn words(map: &Map, step: &MeasuredStep, middle: f64, left: f64, column: f64) -> Vec<Shape> {
    let strong = look::style(8.0, Weight::SemiBold, look::LOSS_TEXT);
    let small = look::style(7.0, Weight::Regular, look::LOSS_TEXT);
    let room = column - 2.0 * EDGE;
    let mut lines = Vec::new();
    if step.left >= VISIBLE {
        lines.push((strong, format!("−{}", percent(map, step.left))));
        let reason = printable(&step.reason, &mut Losses::default());
        let (reason, _) = wrap(&reason, small, room, 1);
        lines.extend(reason.into_iter().map(|reason| (small, reason)));
    }
    if step.in_progress >= VISIBLE {
        let share = percent(map, step.in_progress);
        let text = map.word("in-progress").replace("{share}", &share);
        let (text, _) = wrap(&text, look::SMALL, room, 1);
        lines.extend(text.into_iter().map(|text| (look::SMALL, text)));
    }
    let middle = middle + step.left * THICKNESS / 2.0;
    let shown = lines.into_iter().enumerate().map(|(index, (style, text))| {
        let wide = width(&text, style);
        let last = (left + column - EDGE - wide).max(left + EDGE);
        Shape::Text {
            x: (middle - wide / 2.0).clamp(left + EDGE, last),
            y: BRANCH_END + 9.0 + index as f64 * 9.0,
            style,
            text,
        }
    });
    shown.collect()
}
