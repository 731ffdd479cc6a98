//! The line below a map: what its signs mean, where the numbers come from, the day and the page.

use super::cards::evidence_mark;
use super::font::{printable, width};
use super::look;
use super::pages::joined;
use super::scene::{Shape, Stroke, Style};
use super::sheet::moved;
use crate::formats::losses::Losses;
use crate::formats::map::Map;
use crate::taxonomy::EvidenceLevel;

/// What the signs mean, where the numbers come from, which page it is.
pub(super) fn footer(map: &Map, y: f64, room: f64, number: &str) -> Vec<Shape> {
    let style = look::SMALL;
    let baseline = y + 13.0;
    let mut shapes = Vec::new();
    let mut x = 0.0;
    let mut say = |shapes: &mut Vec<Shape>, sign: Vec<Shape>, wide: f64, text: &str| {
        shapes.extend(
            sign.into_iter()
                .map(|shape| moved(shape, x, baseline - 2.5)),
        );
        shapes.push(Shape::Text {
            x: x + wide,
            y: baseline,
            style,
            text: text.to_owned(),
        });
        x += wide + width(text, style) + 12.0;
    };
    let stroke = |color, dash| {
        vec![Shape::line(
            (0.0, 0.0),
            (18.0, 0.0),
            Stroke {
                color,
                width: 1.6,
                dash,
            },
        )]
    };
    let emotions = || map.journey.steps().filter_map(|step| step.emotion.as_ref());
    if emotions().any(|emotion| emotion.assumed.is_some()) {
        say(
            &mut shapes,
            stroke(look::CURVE_ASSUMED, Some((5.0, 3.0))),
            22.0,
            map.word("assumed"),
        );
    }
    if emotions().any(|emotion| emotion.staff.is_some()) {
        say(
            &mut shapes,
            stroke(look::CURVE_STAFF, Some((1.4, 2.4))),
            22.0,
            map.word("emotion-staff"),
        );
    }
    if let Some(measured) = &map.measured {
        let words = map
            .word("runs")
            .replace("{n}", &grouped(map, measured.runs))
            .replace("{customers}", &grouped(map, measured.customers));
        let period = match (measured.from.as_str(), measured.until.as_str()) {
            ("", "") => String::new(),
            (from, until) => format!(
                ", {}",
                map.word("period")
                    .replace("{from}", from)
                    .replace("{until}", until)
            ),
        };
        say(
            &mut shapes,
            stroke(look::ACCENT, None),
            22.0,
            &format!("{}: {words}{period}", map.word("measured")),
        );
    }
    let levels = [
        (EvidenceLevel::Assumption, "assumption"),
        (EvidenceLevel::Qualitative, "qualitative"),
        (EvidenceLevel::Quantitative, "quantitative"),
    ];
    let has = |level| {
        map.journey.cards().any(|(_, card)| {
            card.evidence
                .as_ref()
                .is_some_and(|evidence| evidence.level == level)
        })
    };
    for (level, key) in levels.into_iter().filter(|(level, _)| has(*level)) {
        say(
            &mut shapes,
            evidence_mark(2.6, 0.0, level),
            9.0,
            map.word(key),
        );
    }
    if map.journey.steps().any(|step| step.moment_of_truth) {
        let sign = Style {
            color: look::TRUTH,
            size: 9.0,
            ..style
        };
        let diamond = Shape::Text {
            x: 0.0,
            y: 3.0,
            style: sign,
            text: "◆".to_owned(),
        };
        say(
            &mut shapes,
            vec![diamond],
            12.0,
            map.word("step-moment-of-truth"),
        );
    }
    let as_of = match map.as_of.as_str() {
        "" => String::new(),
        day => map.word("date").replace("{date}", day),
    };
    let number = joined(&[as_of, number.to_owned()]);
    let number = printable(&number, &mut Losses::default());
    shapes.push(Shape::Text {
        x: room - width(&number, style),
        y: baseline,
        style,
        text: number,
    });
    shapes
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
