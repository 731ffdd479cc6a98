//! Shapes: all that a page consists of.

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Color(pub(super) u8, pub(super) u8, pub(super) u8);

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) color: Color,
    pub(super) width: f64,
    /// Lengths of strokes and gaps.
    pub(super) dash: Option<(f64, f64)>,
}

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Segment {
    Move(f64, f64),
    Line(f64, f64),
    /// Two control points and the end.
    Curve([f64; 6]),
    Close,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Color,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Path {
        segments: Vec<Segment>,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    },
    /// One line that begins at `x` and stands on `y`.
    Text {
        x: f64,
        y: f64,
        style: Style,
        text: String,
    },
    /// What of the shapes lies within the rectangle.
    Clip {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        shapes: Vec<Shape>,
    },
}

/// A page: its size in points, and shapes that are moved and scaled onto it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) scale: f64,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) shapes: Vec<Shape>,
}

/// How far control points lie for a quarter of a circle.
const ROUND: f64 = 0.552_284_75;

impl Shape {
    /// A rectangle with round corners.
    pub(super) fn rectangle(
        (x, y, width, height): (f64, f64, f64, f64),
        radius: f64,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    ) -> Shape {
        use Segment::{Close, Curve, Line, Move};
        let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
        let (right, bottom) = (x + width, y + height);
        if radius == 0.0 {
            let segments = vec![
                Move(x, y),
                Line(right, y),
                Line(right, bottom),
                Line(x, bottom),
                Close,
            ];
            return Shape::Path {
                segments,
                fill,
                stroke,
            };
        }
        let inner = radius * (1.0 - ROUND);
        let segments = vec![
            Move(x + radius, y),
            Line(right - radius, y),
            Curve([right - inner, y, right, y + inner, right, y + radius]),
            Line(right, bottom - radius),
            Curve([
                right,
                bottom - inner,
                right - inner,
                bottom,
                right - radius,
                bottom,
            ]),
            Line(x + radius, bottom),
            Curve([x + inner, bottom, x, bottom - inner, x, bottom - radius]),
            Line(x, y + radius),
            Curve([x, y + inner, x + inner, y, x + radius, y]),
            Close,
        ];
        Shape::Path {
            segments,
            fill,
            stroke,
        }
    }

    /// A circle.
    pub(super) fn circle(
        x: f64,
        y: f64,
        radius: f64,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    ) -> Shape {
        let place = (x - radius, y - radius, 2.0 * radius, 2.0 * radius);
        Shape::rectangle(place, radius, fill, stroke)
    }

    /// A straight line.
    pub(super) fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Shape {
        let segments = vec![Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)];
        Shape::Path {
            segments,
            fill: None,
            stroke: Some(stroke),
        }
    }
}
