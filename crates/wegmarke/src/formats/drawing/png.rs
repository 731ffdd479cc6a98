//! Shapes as pixels.

use tiny_skia::{FillRule, Mask, Paint, Path, PathBuilder, Pixmap, StrokeDash, Transform};
use ttf_parser::OutlineBuilder;

use super::scene::{Color, Page, Segment, Shape, Stroke, Style};
use crate::error::{Error, Result};

/// Pixels per point: 150 for each inch.
const DENSITY: f64 = 150.0 / 72.0;
/// Most pixels of a picture; larger sheets get fewer for each inch.
const MOST_PIXELS: f64 = 36e6;

/// Paints a page.
///
/// # Errors
/// Internal only.
pub(super) fn write(page: &Page) -> Result<Vec<u8>> {
    let most = (MOST_PIXELS / (page.width * page.height)).sqrt();
    let density = DENSITY.min(most);
    let pixels = |points: f64| (points * density).round().max(1.0) as u32;
    let (width, height) = (pixels(page.width), pixels(page.height));
    let mut pixmap =
        Pixmap::new(width, height).ok_or_else(|| Error::internal("a picture of no size"))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let scale = (page.scale * density) as f32;
    let place = Transform::from_row(
        scale,
        0.0,
        0.0,
        scale,
        (page.left * density) as f32,
        (page.top * density) as f32,
    );
    let mut painter = Painter { pixmap, place };
    for shape in &page.shapes {
        painter.paint(shape, None);
    }
    painter
        .pixmap
        .encode_png()
        .map_err(|cause| Error::internal(cause.to_string()))
}

struct Painter {
    pixmap: Pixmap,
    place: Transform,
}

fn paint_of(Color(red, green, blue): Color) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

impl Painter {
    fn paint(&mut self, shape: &Shape, mask: Option<&Mask>) {
        match shape {
            Shape::Path {
                segments,
                fill,
                stroke,
            } => {
                let Some(path) = path_of(segments) else {
                    return;
                };
                if let Some(color) = fill {
                    self.fill(&path, *color, mask);
                }
                if let Some(stroke) = stroke {
                    self.stroke(&path, stroke, mask);
                }
            }
            Shape::Text { x, y, style, text } => {
                if let Some(path) = letters(text, *style, *x, *y) {
                    self.fill(&path, style.color, mask);
                }
            }
            Shape::Clip {
                x,
                y,
                width,
                height,
                shapes,
            } => {
                let own = self.mask((*x, *y, *width, *height));
                for shape in shapes {
                    self.paint(shape, own.as_ref());
                }
            }
        }
    }

    fn mask(&self, (x, y, width, height): (f64, f64, f64, f64)) -> Option<Mask> {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        let rectangle =
            tiny_skia::Rect::from_xywh(x as f32, y as f32, width as f32, height as f32)?;
        mask.fill_path(
            &PathBuilder::from_rect(rectangle),
            FillRule::Winding,
            true,
            self.place,
        );
        Some(mask)
    }

    fn fill(&mut self, path: &Path, color: Color, mask: Option<&Mask>) {
        self.pixmap
            .fill_path(path, &paint_of(color), FillRule::Winding, self.place, mask);
    }

    fn stroke(&mut self, path: &Path, stroke: &Stroke, mask: Option<&Mask>) {
        let dash = stroke
            .dash
            .and_then(|(on, off)| StrokeDash::new(vec![on as f32, off as f32], 0.0));
        let line = tiny_skia::Stroke {
            width: stroke.width as f32,
            dash,
            ..tiny_skia::Stroke::default()
        };
        self.pixmap
            .stroke_path(path, &paint_of(stroke.color), &line, self.place, mask);
    }
}

fn path_of(segments: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in segments {
        match segment {
            Segment::Move(x, y) => path.move_to(*x as f32, *y as f32),
            Segment::Line(x, y) => path.line_to(*x as f32, *y as f32),
            Segment::Curve(points) => {
                let [a, b, c, d, e, f] = points.map(|point| point as f32);
                path.cubic_to(a, b, c, d, e, f);
            }
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

/// The outlines of a line of text.
fn letters(text: &str, style: Style, x: f64, y: f64) -> Option<Path> {
    let face = style.weight.face();
    let scale = (style.size / f64::from(face.units_per_em())) as f32;
    let mut outline = Outline {
        path: PathBuilder::new(),
        scale,
        x: x as f32,
        y: y as f32,
    };
    for glyph in text
        .chars()
        .filter_map(|character| style.weight.glyph(character))
    {
        face.outline_glyph(glyph, &mut outline);
        outline.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
    }
    outline.path.finish()
}

/// Takes the outline of a glyph, whose heights grow upwards, to its place.
struct Outline {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
