//! A map as a narrative in Markdown: the whole map in reading order, for screen readers, for
//! documents, for versions side by side. Pure.

use std::fmt::Write;

use super::losses::{Loss, LossCode};
use super::map::Map;
use crate::journeys::{Card, JourneyKind, Step};
use crate::taxonomy::{EvidenceLevel, LaneFamily};

/// Writes the narrative, and what it could not carry.
pub(super) fn write(map: &Map) -> (String, Vec<Loss>) {
    let mut losses = super::losses::Losses::default();
    map.lose_languages(&mut losses);
    let mut text = String::new();
    heading(map, &mut text);
    for phase in &map.journey.phases {
        let _ = writeln!(text, "\n## {}\n", named(map, map.text(&phase.title)));
        paragraph(&mut text, map.text(&phase.description));
        for step in &phase.steps {
            step_section(map, step, &mut text);
        }
    }
    if let Some(repetition) = &map.journey.repetition {
        let sentence = map.word("loop-sentence");
        let sentence = sentence.replace("{from}", map.step_title(&repetition.from_step));
        let sentence = sentence.replace("{to}", map.step_title(&repetition.to_step));
        let _ = writeln!(text, "\n## {}\n\n{}", map.word("loop"), inline(&sentence));
    }
    for (lane, card) in map.journey.cards() {
        losses.add_if(
            map.family(lane) == LaneFamily::Picture,
            LossCode::Pictures,
            &map.lane_title(lane),
        );
        let sources = card
            .evidence
            .as_ref()
            .is_some_and(|evidence| !evidence.sources.is_empty() || evidence.n.is_some());
        losses.add_if(sources, LossCode::Evidence, &map.card_text(card));
    }
    (text, losses.list())
}

fn heading(map: &Map, text: &mut String) {
    let journey = &map.journey;
    let _ = writeln!(text, "# {}\n", inline(&map.title()));
    paragraph(text, map.text(&journey.description));
    let kind = match journey.kind {
        JourneyKind::AsIs => "as-is",
        JourneyKind::ToBe => "to-be",
        JourneyKind::Ideal => "ideal",
    };
    let goal = journey
        .goal
        .as_ref()
        .and_then(|id| map.name("goal", id))
        .unwrap_or_default();
    for (key, value) in [
        ("kind", map.word(kind).to_owned()),
        ("personas", map.personas().join(", ")),
        ("market", journey.market.clone()),
        ("goal", goal),
        ("owner", journey.owner.clone()),
        (
            "expected-outcome",
            map.text(&journey.expected_outcome).to_owned(),
        ),
    ] {
        bullet(text, map.word(key), &value);
    }
}

fn step_section(map: &Map, step: &Step, text: &mut String) {
    let _ = writeln!(text, "\n### {}\n", named(map, map.text(&step.title)));
    paragraph(text, map.text(&step.description));
    let flags = [
        (step.moment_of_truth, "step-moment-of-truth"),
        (step.optional, "optional"),
        (step.repeatable, "repeatable"),
        (step.order_free, "order-free"),
    ];
    let flags = flags
        .iter()
        .filter(|(set, _)| *set)
        .map(|(_, key)| map.word(key));
    let flags = flags.collect::<Vec<_>>().join(", ");
    if !flags.is_empty() {
        let _ = writeln!(text, "*{flags}*\n");
    }
    bullet(text, map.word("step-waiting"), map.text(&step.waiting));
    bullet(text, map.word("step-duration"), map.text(&step.duration));
    let alternatives: Vec<&str> = step
        .alternatives
        .iter()
        .map(|other| map.text(other))
        .collect();
    bullet(text, map.word("alternatives"), &alternatives.join("; "));
    if let Some(emotion) = &step.emotion {
        let value = |value: Option<f64>, whose: &str| {
            let shown = map
                .word("of-hundred")
                .replace("{value}", &value?.to_string());
            Some(format!("{shown} ({})", map.word(whose)))
        };
        let values = [
            value(emotion.assumed, "assumed"),
            value(emotion.staff, "staff"),
        ];
        bullet(
            text,
            map.word("emotion"),
            &values.into_iter().flatten().collect::<Vec<_>>().join(", "),
        );
    }
    for next in &step.next {
        let (condition, target) = (map.text(&next.condition), map.step_title(&next.step));
        let shown = if condition.is_empty() {
            target.to_owned()
        } else {
            format!("{target} ({condition})")
        };
        bullet(text, map.word("next"), &shown);
    }
    for lane in &map.journey.lanes {
        let family = map.family(lane);
        let cards: Vec<&Card> = map.cards_at(lane, step).collect();
        if cards.is_empty() || family == LaneFamily::Picture {
            continue;
        }
        let _ = writeln!(text, "- **{}**", inline(&map.lane_title(lane)));
        for card in cards {
            let _ = writeln!(text, "  - {}", card_line(map, card));
        }
    }
}

fn card_line(map: &Map, card: &Card) -> String {
    let mut line = inline(&map.card_text(card));
    if map.has_hidden_text(card) {
        let _ = write!(line, ": {}", inline(map.text(&card.text)));
    }
    let level = card.evidence.as_ref().map(|evidence| match evidence.level {
        EvidenceLevel::Assumption => "assumption",
        EvidenceLevel::Qualitative => "qualitative",
        EvidenceLevel::Quantitative => "quantitative",
    });
    if let Some(level) = level {
        let _ = write!(line, " *({})*", map.word(level));
    }
    line
}

fn named(map: &Map, name: &str) -> String {
    match name.trim() {
        "" => map.word("untitled").to_owned(),
        name => inline(name),
    }
}

fn paragraph(text: &mut String, words: &str) {
    if !words.trim().is_empty() {
        let lines: Vec<String> = words.trim().lines().map(inline).collect();
        let _ = writeln!(text, "{}\n", lines.join("  \n"));
    }
}

fn bullet(text: &mut String, name: &str, value: &str) {
    if !value.trim().is_empty() {
        let _ = writeln!(text, "- **{name}:** {}", inline(value));
    }
}

/// A text on one line that Markdown shows as it stands.
fn inline(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            shown.push(' ');
        }
        for character in word.chars() {
            if "\\`*_[]<>|~".contains(character) {
                shown.push('\\');
            }
            shown.push(character);
        }
    }
    // At the beginning of a line these would make a list or a heading.
    let list = shown.starts_with(['#', '-', '+']);
    let digits = shown.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < shown.len() && digits.starts_with(['.', ')']);
    match (list, numbered) {
        (true, _) => format!("\\{shown}"),
        (_, true) => {
            let at = shown.len() - digits.len();
            format!("{}\\{digits}", &shown[..at])
        }
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_they_are() {
        for (text, shown) in [
            ("a *b* [c](d) <e>", "a \\*b\\* \\[c\\](d) \\<e\\>"),
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("two\n lines", "two lines"),
        ] {
            assert_eq!(inline(text), shown);
        }
    }
}
