//! The river above the columns: its width is the share of runs that reach a step, branches fall away
//! where runs end.

use super::curve::Measured;
use super::font::{printable, width, wrap};
use super::look;
use super::scene::{Segment, Shape, Weight};
use crate::formats::losses::Losses;
use crate::formats::map::Map;

/// Height of the whole band.
pub(super) const HEIGHT: f64 = 104.0;
/// Where the river begins, below its figures.
const TOP: f64 = 15.0;
/// Its thickness when all runs are there.
const THICKNESS: f64 = 46.0;
const BEND: f64 = 9.0;

/// The river over all columns, beginning at 0.
pub(super) fn shapes(map: &Map, measured: &Measured, column: f64) -> Vec<Shape> {
    let steps: Vec<Option<&super::curve::MeasuredStep>> = map
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
        if let Some(step) = step.filter(|step| step.left >= 0.005) {
            let x = (index as f64 + 0.75) * column;
            shapes.extend(branch(
                map,
                x,
                TOP + shares[index + 1] * THICKNESS,
                step,
                column,
            ));
        }
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

/// Those who leave turn from along the river to straight down.
fn branch(map: &Map, x: f64, y: f64, step: &super::curve::MeasuredStep, column: f64) -> Vec<Shape> {
    use Segment::{Close, Curve, Line, Move};
    let thickness = (step.left * THICKNESS).max(1.0);
    let (inner, outer) = (x + BEND, x + BEND + thickness);
    let turned = y + thickness + BEND;
    let end = turned.max(HEIGHT - 30.0);
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
    let mut shapes = vec![Shape::Path {
        segments,
        fill: Some(look::LOSS),
        stroke: None,
    }];
    let style = look::style(8.0, Weight::SemiBold, look::LOSS_TEXT);
    let text = format!("−{}", percent(map, step.left));
    let middle = (inner + outer) / 2.0;
    shapes.push(Shape::Text {
        x: middle - width(&text, style) / 2.0,
        y: end + 9.0,
        style,
        text,
    });
    let small = look::style(7.0, Weight::Regular, look::LOSS_TEXT);
    let reason = printable(&step.reason, &mut Losses::default());
    let (lines, _) = wrap(&reason, small, column - 12.0, 1);
    if let Some(line) = lines.into_iter().next() {
        shapes.push(Shape::Text {
            x: middle - width(&line, small) / 2.0,
            y: end + 18.0,
            style: small,
            text: line,
        });
    }
    shapes
}
