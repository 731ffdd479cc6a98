//! Curves through the steps, and what was measured for them.

use std::collections::HashMap;

use super::look;
use super::scene::{Color, Segment, Shape, Stroke};

/// What customers did and said in a period, by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// From which day on, as asked; none for all.
    pub from: String,
    /// Until which day.
    pub until: String,
    /// Runs counted.
    pub runs: u64,
    /// Customers behind them.
    pub customers: u64,
    /// By the id of the step.
    pub steps: HashMap<String, MeasuredStep>,
}

/// What was measured at a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasuredStep {
    /// The share of all runs that reach it or a later one.
    pub remaining: f64,
    /// The share of all runs that end here.
    pub left: f64,
    /// The share of all runs that stand here and are not over.
    pub in_progress: f64,
    /// The most frequent reason for ending here.
    pub reason: String,
    /// The mean score, 0 to 100, and its interval.
    pub score: Option<(f64, f64, f64)>,
}

type Point = (f64, f64);

/// The height of a value of 0 to 100 within the lane of the curve.
pub(super) fn height_of(value: f64) -> f64 {
    let padding = 14.0;
    padding + (1.0 - value / 100.0) * (look::CURVE - 2.0 * padding)
}

/// A smooth line through the points; gaps are not bridged. It is monotone between neighbours, so it
/// never shows a high or a low that nobody stated.
pub(super) fn line(points: &[Option<Point>], stroke: Stroke) -> Vec<Shape> {
    let stretches = points.split(Option::is_none);
    let lines = stretches
        .filter(|stretch| stretch.len() > 1)
        .map(|stretch| {
            let stretch: Vec<Point> = stretch.iter().flatten().copied().collect();
            let mut segments = vec![Segment::Move(stretch[0].0, stretch[0].1)];
            segments.extend(through(&stretch));
            Shape::Path {
                segments,
                fill: None,
                stroke: Some(stroke),
            }
        });
    lines.collect()
}

/// The area between two curves over the same steps, with the same gaps.
pub(super) fn band(upper: &[Option<Point>], lower: &[Option<Point>], fill: Color) -> Vec<Shape> {
    let both: Vec<Option<(Point, Point)>> = upper
        .iter()
        .zip(lower)
        .map(|(a, b)| Some(((*a)?, (*b)?)))
        .collect();
    let stretches = both.split(Option::is_none);
    let areas = stretches
        .filter(|stretch| stretch.len() > 1)
        .map(|stretch| {
            let top: Vec<Point> = stretch.iter().flatten().map(|(top, _)| *top).collect();
            let bottom: Vec<Point> = stretch
                .iter()
                .flatten()
                .rev()
                .map(|(_, bottom)| *bottom)
                .collect();
            let mut segments = vec![Segment::Move(top[0].0, top[0].1)];
            segments.extend(through(&top));
            segments.push(Segment::Line(bottom[0].0, bottom[0].1));
            segments.extend(through(&bottom));
            segments.push(Segment::Close);
            Shape::Path {
                segments,
                fill: Some(fill),
                stroke: None,
            }
        });
    areas.collect()
}

fn through(points: &[Point]) -> Vec<Segment> {
    let slopes = slopes(points);
    let pairs = points.windows(2).zip(slopes.windows(2));
    let curves = pairs.map(|(points, slopes)| {
        let ((x, y), (to_x, to_y)) = (points[0], points[1]);
        let third = (to_x - x) / 3.0;
        Segment::Curve([
            x + third,
            y + slopes[0] * third,
            to_x - third,
            to_y - slopes[1] * third,
            to_x,
            to_y,
        ])
    });
    curves.collect()
}

/// The slope at every point after Fritsch and Carlson: none at highs and lows, else bounded so that
/// the curve cannot overshoot.
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<f64> = points
        .windows(2)
        .map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0))
        .collect();
    (0..points.len())
        .map(|index| {
            let before = index.checked_sub(1).and_then(|before| secants.get(before));
            match (before, secants.get(index)) {
                (Some(before), Some(after)) if before * after <= 0.0 => 0.0,
                (Some(before), Some(after)) => {
                    let bound = 3.0 * before.abs().min(after.abs());
                    ((before + after) / 2.0).clamp(-bound, bound)
                }
                (one, other) => one.or(other).copied().unwrap_or(0.0),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn curves_stay_between_their_points(values in prop::collection::vec(0.0_f64..100.0, 2..12)) {
            let points: Vec<Point> = values.iter().enumerate().map(|(index, value)| (index as f64 * 10.0, *value)).collect();
            for (pair, segment) in points.windows(2).zip(through(&points)) {
                let Segment::Curve([_, y1, _, y2, _, y]) = segment else { unreachable!() };
                let (low, high) = (pair[0].1.min(pair[1].1) - 1e-9, pair[0].1.max(pair[1].1) + 1e-9);
                for part in 0..=10 {
                    let t = f64::from(part) / 10.0;
                    let at = (1.0 - t).powi(3) * pair[0].1 + 3.0 * t * (1.0 - t).powi(2) * y1 + 3.0 * t * t * (1.0 - t) * y2 + t.powi(3) * y;
                    prop_assert!(at >= low && at <= high);
                }
            }
        }
    }
}
