//! A part of a measured map as shapes: some of its columns, some of its rows.

use std::ops::Range;

use super::curve::{Measured, band, height_of, line};
use super::font::{printable, width};
use super::layout::{BETWEEN, Layout, Row};
use super::look::{self, NAMES, PAD, hairline};
use super::river;
use super::scene::{Color, Shape, Stroke, Weight};
use crate::formats::losses::Losses;
use crate::formats::map::Map;
use crate::journeys::Emotion;

/// What a part is drawn from.
pub(super) struct Part<'a> {
    pub(super) map: &'a Map,
    pub(super) layout: &'a Layout,
    pub(super) measured: Option<&'a Measured>,
    pub(super) columns: Range<usize>,
    pub(super) rows: Range<usize>,
}

impl Part<'_> {
    /// Its width and height.
    pub(super) fn size(&self) -> (f64, f64) {
        let rows = self.layout.rows[self.rows.clone()]
            .iter()
            .map(|row| row.height);
        let width = NAMES + self.columns.len() as f64 * self.layout.column;
        (width, self.layout.above() + rows.sum::<f64>())
    }

    /// Its shapes, from (0, 0) on.
    pub(super) fn shapes(&self) -> Vec<Shape> {
        let (width, height) = self.size();
        let layout = self.layout;
        let mut shapes = Vec::new();
        if let Some(measured) = self.measured.filter(|_| layout.river > 0.0) {
            shapes.push(self.clipped(
                0.0,
                layout.river,
                river::shapes(self.map, measured, layout.column),
            ));
            shapes.extend(self.river_name());
        }
        shapes.extend(self.phases(layout.river));
        shapes.extend(self.heads(layout.river + layout.phase_height));
        let mut y = layout.above();
        for row in &layout.rows[self.rows.clone()] {
            shapes.push(Shape::line(
                (0.0, y),
                (width, y),
                hairline(look::LINE_STRONG),
            ));
            shapes.extend(row.name.shapes(PAD, y + PAD));
            match &row.cells {
                Some(_) => shapes.extend(self.cells(row, y)),
                None => shapes.extend(self.curves(y)),
            }
            y += row.height;
        }
        shapes.push(Shape::line(
            (0.0, height),
            (width, height),
            hairline(look::LINE_STRONG),
        ));
        let below = layout.river + layout.phase_height;
        for index in 0..=self.columns.len() {
            let x = NAMES + index as f64 * layout.column;
            shapes.push(Shape::line((x, below), (x, height), hairline(look::LINE)));
        }
        shapes
    }

    /// Where a column begins.
    fn x(&self, column: usize) -> f64 {
        NAMES + (column as f64 - self.columns.start as f64) * self.layout.column
    }

    /// Shapes that run over all columns, moved into place and cut at the columns of the part.
    fn clipped(&self, y: f64, height: f64, shapes: Vec<Shape>) -> Shape {
        let moved = shapes.into_iter().map(|shape| moved(shape, self.x(0), y));
        Shape::Clip {
            x: NAMES,
            y,
            width: self.columns.len() as f64 * self.layout.column,
            height,
            shapes: moved.collect(),
        }
    }

    fn river_name(&self) -> Vec<Shape> {
        let mut block = super::cards::Block::default();
        let mut losses = Losses::default();
        block.add(
            self.map.word("river"),
            look::LANE,
            NAMES - 2.0 * PAD,
            4,
            &mut losses,
        );
        block.shapes(PAD, 12.0)
    }

    fn phases(&self, y: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut losses = Losses::default();
        for (index, phase) in self.layout.phases.iter().enumerate() {
            let (from, until) = (
                phase.from.max(self.columns.start),
                phase.until.min(self.columns.end),
            );
            if from >= until {
                continue;
            }
            let (x, room) = (self.x(from), (until - from) as f64 * self.layout.column);
            let tint = look::PHASES[index % look::PHASES.len()];
            let place = (x + 1.0, y, room - 2.0, self.layout.phase_height - 1.0);
            shapes.push(Shape::rectangle(place, 3.0, Some(tint), None));
            let title = printable(&phase.title, &mut losses);
            let (lines, _) = super::font::wrap(&title, look::PHASE, room - 2.0 * PAD, 1);
            let baseline = y + PAD + look::PHASE.size;
            shapes.extend(lines.into_iter().map(|text| Shape::Text {
                x: x + PAD + 1.0,
                y: baseline,
                style: look::PHASE,
                text,
            }));
        }
        shapes
    }

    fn heads(&self, y: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (column, head) in self
            .layout
            .heads
            .iter()
            .enumerate()
            .take(self.columns.end)
            .skip(self.columns.start)
        {
            shapes.extend(head.block.shapes(self.x(column) + PAD, y + PAD));
            if head.is_moment_of_truth {
                let x = self.x(column) + self.layout.column - PAD - 9.0;
                let style = look::style(10.0, Weight::Regular, look::TRUTH);
                shapes.push(Shape::Text {
                    x,
                    y: y + PAD + 9.5,
                    style,
                    text: "◆".to_owned(),
                });
            }
        }
        shapes
    }

    fn cells(&self, row: &Row, y: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let cells = row.cells.iter().flatten().enumerate();
        for (column, cards) in cells.take(self.columns.end).skip(self.columns.start) {
            let mut top = y + PAD;
            for card in cards {
                shapes.extend(card.shapes(
                    self.x(column) + PAD,
                    top,
                    self.layout.column - 2.0 * PAD,
                ));
                top += card.height + BETWEEN;
            }
        }
        shapes
    }

    fn curves(&self, y: f64) -> Vec<Shape> {
        let layout = self.layout;
        let whole = self.layout.heads.len() as f64 * layout.column;
        let mut shapes = Vec::new();
        for value in [0.0, 50.0, 100.0] {
            let at = height_of(value);
            shapes.push(Shape::line((0.0, at), (whole, at), hairline(look::LINE)));
        }
        let middle = |column: usize| (column as f64 + 0.5) * layout.column;
        let points = |value: &dyn Fn(&str, Option<&Emotion>) -> Option<f64>| {
            let values = self.map.columns().enumerate().map(|(column, step)| {
                let step = step?;
                let value = value(&step.id, step.emotion.as_ref())?;
                Some((middle(column), height_of(value)))
            });
            values.collect::<Vec<_>>()
        };
        let score = |id: &str| {
            self.measured
                .and_then(|measured| measured.steps.get(id)?.score)
        };
        let (low, high) = (
            points(&|id, _| Some(score(id)?.1)),
            points(&|id, _| Some(score(id)?.2)),
        );
        shapes.extend(band(&high, &low, look::BAND));
        let assumed = points(&|_, emotion| emotion?.assumed);
        let staff = points(&|_, emotion| emotion?.staff);
        let measured = points(&|id, _| Some(score(id)?.0));
        for (points, color, dash) in [
            (&assumed, look::CURVE_ASSUMED, Some((5.0, 3.0))),
            (&staff, look::CURVE_STAFF, Some((1.4, 2.4))),
            (&measured, look::ACCENT, None),
        ] {
            shapes.extend(line(
                points,
                Stroke {
                    color,
                    width: 1.6,
                    dash,
                },
            ));
            shapes.extend(dots(points, color));
        }
        let mut all = vec![self.clipped(y, look::CURVE, shapes)];
        for value in [0.0, 50.0, 100.0] {
            let text = format!("{value}");
            let x = NAMES - PAD - width(&text, look::SMALL);
            all.push(Shape::Text {
                x,
                y: y + height_of(value) + 2.5,
                style: look::SMALL,
                text,
            });
        }
        all
    }
}

fn dots(points: &[Option<(f64, f64)>], color: Color) -> Vec<Shape> {
    let edge = Some(Stroke {
        color,
        width: 1.2,
        dash: None,
    });
    let dot = |point: &(f64, f64)| Shape::circle(point.0, point.1, 2.4, Some(look::PAPER), edge);
    points.iter().flatten().map(dot).collect()
}

/// A shape at another place.
pub(super) fn moved(shape: Shape, right: f64, down: f64) -> Shape {
    use super::scene::Segment::{Close, Curve, Line, Move};
    match shape {
        Shape::Text { x, y, style, text } => Shape::Text {
            x: x + right,
            y: y + down,
            style,
            text,
        },
        Shape::Path {
            segments,
            fill,
            stroke,
        } => {
            let segments = segments.into_iter().map(|segment| match segment {
                Move(x, y) => Move(x + right, y + down),
                Line(x, y) => Line(x + right, y + down),
                Curve([a, b, c, d, e, f]) => Curve([
                    a + right,
                    b + down,
                    c + right,
                    d + down,
                    e + right,
                    f + down,
                ]),
                Close => Close,
            });
            Shape::Path {
                segments: segments.collect(),
                fill,
                stroke,
            }
        }
        Shape::Clip {
            x,
            y,
            width,
            height,
            shapes,
        } => {
            let shapes = shapes.into_iter().map(|shape| moved(shape, right, down));
            Shape::Clip {
                x: x + right,
                y: y + down,
                width,
                height,
                shapes: shapes.collect(),
            }
        }
    }
}
