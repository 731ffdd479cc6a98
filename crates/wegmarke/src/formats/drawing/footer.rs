//! The line below a map: what its signs mean, where the numbers come from, the day and the page.

use super::cards::evidence_mark;
use super::curve::Measured;
use super::font::{printable, width, wrap};
use super::look;
use super::pages::joined;
use super::scene::{Shape, Stroke};
use super::sheet::moved;
use crate::formats::export::written_day;
use crate::formats::losses::Losses;
use crate::formats::map::Map;
use crate::taxonomy::EvidenceLevel;

/// A sign, the room that it takes, and what it means.
struct Entry {
    sign: Vec<Shape>,
    wide: f64,
    text: String,
}

/// Distance of lines, and of entries from one another.
const LINE: f64 = 10.0;
const APART: f64 = 12.0;

/// How high the footer of a map is.
pub(super) fn height(map: &Map, room: f64) -> f64 {
    let page = map.word("page").replace(['{', '}'], "");
    let (_, lines) = placed(map, room, &page);
    10.0 + lines as f64 * LINE
}

/// What the signs mean, where the numbers come from, which day and page it is.
pub(super) fn footer(map: &Map, y: f64, room: f64, page: &str) -> Vec<Shape> {
    let (shapes, _) = placed(map, room, page);
    let shapes = shapes.into_iter();
    shapes.map(|shape| moved(shape, 0.0, y + 13.0)).collect()
}

/// The shapes, the first line standing at 0, and the number of lines.
fn placed(map: &Map, room: f64, page: &str) -> (Vec<Shape>, usize) {
    let style = look::SMALL;
    let mut entries = curves(map);
    entries.extend(evidence(map));
    entries.extend(moments_of_truth(map));
    let mut shapes = Vec::new();
    let (mut x, mut line) = (0.0, 0);
    for Entry { sign, wide, text } in entries {
        if x > 0.0 && x + wide + width(&text, style) > room {
            (x, line) = (0.0, line + 1);
        }
        let (texts, _) = wrap(&text, style, room - x - wide, 3);
        let y = line as f64 * LINE;
        let sign = sign.into_iter();
        shapes.extend(sign.map(|shape| moved(shape, x, y - 2.5)));
        line += texts.len().saturating_sub(1);
        let widest = texts.iter().map(|text| width(text, style));
        let next = x + wide + widest.fold(0.0, f64::max) + APART;
        shapes.extend(
            texts
                .into_iter()
                .enumerate()
                .map(|(index, text)| Shape::Text {
                    x: x + wide,
                    y: y + index as f64 * LINE,
                    style,
                    text,
                }),
        );
        x = next;
    }
    let as_of = match map.as_of.as_str() {
        "" => String::new(),
        day => map.word("date").replace("{date}", day),
    };
    let text = printable(&joined(&[as_of, page.to_owned()]), &mut Losses::default());
    if text.is_empty() {
        return (shapes, line + 1);
    }
    let start = room - width(&text, style);
    if x > start {
        line += 1;
    }
    shapes.push(Shape::Text {
        x: start.max(0.0),
        y: line as f64 * LINE,
        style,
        text,
    });
    (shapes, line + 1)
}

/// The curves that are drawn.
fn curves(map: &Map) -> Vec<Entry> {
    let entry = |color, dash, text: String| {
        let stroke = Stroke {
            color,
            width: 1.6,
            dash,
        };
        Entry {
            sign: vec![Shape::line((0.0, 0.0), (18.0, 0.0), stroke)],
            wide: 22.0,
            text,
        }
    };
    let emotions = || map.journey.steps().filter_map(|step| step.emotion.as_ref());
    let mut entries = Vec::new();
    if emotions().any(|emotion| emotion.assumed.is_some()) {
        let text = map.word("assumed").to_owned();
        entries.push(entry(look::CURVE_ASSUMED, Some((5.0, 3.0)), text));
    }
    if emotions().any(|emotion| emotion.staff.is_some()) {
        let text = map.word("emotion-staff").to_owned();
        entries.push(entry(look::CURVE_STAFF, Some((1.4, 2.4)), text));
    }
    if let Some(measured) = &map.measured {
        entries.push(entry(look::ACCENT, None, source(map, measured)));
    }
    entries
}

/// How many runs were measured, and when.
fn source(map: &Map, measured: &Measured) -> String {
    let runs = map
        .word("runs")
        .replace("{n}", &grouped(map, measured.runs))
        .replace("{customers}", &grouped(map, measured.customers));
    let period = match (measured.from.as_str(), measured.until.as_str()) {
        ("", "") => String::new(),
        (from, until) => {
            // Instants stay as they were asked for.
            let day = |text: &str| match text.parse() {
                Ok(day) if text.len() == 10 => written_day(day, &map.language),
                _ => text.to_owned(),
            };
            let period = map.word("period").replace("{from}", &day(from));
            format!(", {}", period.replace("{until}", &day(until)))
        }
    };
    format!("{}: {runs}{period}", map.word("measured"))
}

/// The marks of evidence that cards have.
fn evidence(map: &Map) -> Vec<Entry> {
    let levels = [
        (EvidenceLevel::Assumption, "assumption"),
        (EvidenceLevel::Qualitative, "qualitative"),
        (EvidenceLevel::Quantitative, "quantitative"),
    ];
    let has = |level| {
        let mut evidence = map.journey.cards().map(|(_, card)| card.evidence.as_ref());
        evidence.any(|evidence| evidence.is_some_and(|evidence| evidence.level == level))
    };
    let shown = levels.into_iter().filter(|(level, _)| has(*level));
    let entries = shown.map(|(level, key)| Entry {
        sign: evidence_mark(2.6, 0.0, level),
        wide: 9.0,
        text: map.word(key).to_owned(),
    });
    entries.collect()
}

fn moments_of_truth(map: &Map) -> Option<Entry> {
    let any = map.journey.steps().any(|step| step.moment_of_truth);
    any.then(|| Entry {
        sign: vec![Shape::Text {
            x: 0.0,
            y: 3.0,
            style: look::style(9.0, look::SMALL.weight, look::TRUTH),
            text: "◆".to_owned(),
        }],
        wide: 12.0,
        text: map.word("step-moment-of-truth").to_owned(),
    })
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
