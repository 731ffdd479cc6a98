//! Shapes as SVG, with the letters embedded.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::scene::{Color, Page, Segment, Shape, Stroke, Weight};
use crate::formats::xml::escaped;

/// Writes a page.
pub(super) fn write(page: &Page, title: &str, language: &str) -> String {
    let (width, height) = (number(page.width), number(page.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\"><title>{}</title><style>",
        escaped(language),
        escaped(title)
    );
    for weight in [Weight::Regular, Weight::SemiBold] {
        let data = STANDARD.encode(weight.bytes());
        let _ = write!(
            svg,
            "@font-face{{font-family:'Inter Map';font-weight:{};src:url(data:font/ttf;base64,{data})}}",
            weight.number()
        );
    }
    svg.push_str("text{font-family:'Inter Map',Inter,sans-serif;white-space:pre}</style>");
    let _ = write!(
        svg,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    let _ = write!(
        svg,
        "<g transform=\"translate({} {}) scale({})\">",
        number(page.left),
        number(page.top),
        page.scale
    );
    let mut clips = 0;
    for shape in &page.shapes {
        write_shape(&mut svg, shape, &mut clips);
    }
    svg.push_str("</g></svg>\n");
    svg
}

fn write_shape(svg: &mut String, shape: &Shape, clips: &mut usize) {
    match shape {
        Shape::Path {
            segments,
            fill,
            stroke,
        } => {
            let _ = write!(svg, "<path d=\"{}\"", data(segments));
            match fill {
                Some(color) => {
                    let _ = write!(svg, " fill=\"{}\"", hex(*color));
                }
                None => svg.push_str(" fill=\"none\""),
            }
            if let Some(Stroke { color, width, dash }) = stroke {
                let _ = write!(
                    svg,
                    " stroke=\"{}\" stroke-width=\"{}\"",
                    hex(*color),
                    number(*width)
                );
                if let Some((on, off)) = dash {
                    let _ = write!(
                        svg,
                        " stroke-dasharray=\"{} {}\"",
                        number(*on),
                        number(*off)
                    );
                }
            }
            svg.push_str("/>");
        }
        Shape::Text { x, y, style, text } => {
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
                number(*x),
                number(*y),
                number(style.size),
                style.weight.number(),
                hex(style.color),
                escaped(text)
            );
        }
        Shape::Clip {
            x,
            y,
            width,
            height,
            shapes,
        } => {
            *clips += 1;
            let id = *clips;
            let _ = write!(
                svg,
                "<clipPath id=\"c{id}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath><g clip-path=\"url(#c{id})\">",
                number(*x),
                number(*y),
                number(*width),
                number(*height)
            );
            for shape in shapes {
                write_shape(svg, shape, clips);
            }
            svg.push_str("</g>");
        }
    }
}

fn data(segments: &[Segment]) -> String {
    let mut data = String::new();
    for segment in segments {
        let _ = match segment {
            Segment::Move(x, y) => write!(data, "M{} {}", number(*x), number(*y)),
            Segment::Line(x, y) => write!(data, "L{} {}", number(*x), number(*y)),
            Segment::Curve(points) => {
                let points: Vec<String> = points.iter().map(|point| number(*point)).collect();
                write!(data, "C{}", points.join(" "))
            }
            Segment::Close => write!(data, "Z"),
        };
    }
    data
}

fn hex(Color(red, green, blue): Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// To a hundredth: enough for any printer.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{}", rounded + 0.0)
}
