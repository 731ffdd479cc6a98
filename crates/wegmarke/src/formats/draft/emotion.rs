//! How a step feels, as people write it into tables: numbers on many scales, smileys, words. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The numbers that an emotion row uses: `from` is the worst, `to` the best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Scale {
    /// The worst.
    pub from: f64,
    /// The best.
    pub to: f64,
}

/// The scale on which emotions are kept.
const OWN: Scale = Scale {
    from: 0.0,
    to: 100.0,
};

/// Scales in use, those with fewer values first; a row has the first that holds all its numbers.
const USUAL: [(f64, f64); 10] = [
    (1.0, 5.0),
    (0.0, 5.0),
    (-2.0, 2.0),
    (-3.0, 3.0),
    (1.0, 7.0),
    (-5.0, 5.0),
    (0.0, 10.0),
    (-10.0, 10.0),
    (0.0, 100.0),
    (-100.0, 100.0),
];

/// Signs with their place between 0 and 100.
const SIGNS: [(&str, f64); 44] = [
    ("😍", 100.0),
    ("🤩", 100.0),
    ("😁", 95.0),
    ("😄", 95.0),
    ("😃", 90.0),
    ("😀", 90.0),
    ("😊", 85.0),
    ("🙂", 75.0),
    ("☺", 75.0),
    ("👍", 75.0),
    ("😌", 70.0),
    ("😐", 50.0),
    ("😶", 50.0),
    ("😑", 45.0),
    ("🤔", 45.0),
    ("😕", 35.0),
    ("🙁", 25.0),
    ("☹", 25.0),
    ("👎", 25.0),
    ("😟", 25.0),
    ("😞", 20.0),
    ("😒", 20.0),
    ("😢", 15.0),
    ("😭", 5.0),
    ("😠", 10.0),
    ("😡", 5.0),
    ("🤬", 0.0),
    (":-D", 95.0),
    (":D", 95.0),
    (":-)", 75.0),
    (":)", 75.0),
    (":-|", 50.0),
    (":|", 50.0),
    (":-/", 35.0),
    (":/", 35.0),
    (":-(", 25.0),
    (":(", 25.0),
    ("+++", 100.0),
    ("++", 95.0),
    ("---", 0.0),
    ("--", 5.0),
    ("+", 75.0),
    ("-", 25.0),
    ("–", 25.0),
];

/// Words with their place between 0 and 100, lower case.
const WORDS: [(&str, f64); 36] = [
    ("sehr schlecht", 10.0),
    ("very bad", 10.0),
    ("very negative", 10.0),
    ("sehr negativ", 10.0),
    ("schlecht", 30.0),
    ("bad", 30.0),
    ("negativ", 25.0),
    ("negative", 25.0),
    ("frustriert", 15.0),
    ("frustrated", 15.0),
    ("verärgert", 10.0),
    ("angry", 10.0),
    ("unzufrieden", 25.0),
    ("dissatisfied", 25.0),
    ("genervt", 20.0),
    ("annoyed", 20.0),
    ("besorgt", 30.0),
    ("worried", 30.0),
    ("unsicher", 35.0),
    ("unsure", 35.0),
    ("neutral", 50.0),
    ("mittel", 50.0),
    ("o", 50.0),
    ("gut", 70.0),
    ("good", 70.0),
    ("positiv", 75.0),
    ("positive", 75.0),
    ("zufrieden", 75.0),
    ("satisfied", 75.0),
    ("erleichtert", 75.0),
    ("happy", 85.0),
    ("sehr gut", 90.0),
    ("very good", 90.0),
    ("begeistert", 95.0),
    ("delighted", 95.0),
    ("excited", 90.0),
];

/// The scale that a name states: `Emotion (1–5)`, `Stimmung -2 bis 2`.
pub(crate) fn scale_in(name: &str) -> Option<Scale> {
    let name = name.replace('−', "-");
    let mut numbers = Vec::new();
    let mut end = 0;
    while let Some(start) = name[end..].find(|c: char| c.is_ascii_digit()) {
        let start = end + start;
        // A dash right behind a number stands between two: `1-5`.
        let negative = name[..start].ends_with('-')
            && !name[..start - 1].ends_with(|c: char| c.is_ascii_digit());
        end = name[start..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(name.len(), |length| start + length);
        let number: f64 = name[start..end].parse().ok()?;
        numbers.push(if negative { -number } else { number });
    }
    match numbers[..] {
        [from, to] if from < to && from.abs() <= 1000.0 && to <= 1000.0 => Some(Scale { from, to }),
        _ => None,
    }
}

/// The scale of a row by its numbers; none when it has no numbers or they fit no scale.
pub(crate) fn scale_of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Scale> {
    let (mut least, mut most, mut any) = (f64::INFINITY, f64::NEG_INFINITY, false);
    for cell in cells {
        if cell.contains('%') {
            return Some(OWN);
        }
        if let Some(number) = number(cell) {
            (least, most, any) = (least.min(number), most.max(number), true);
        }
    }
    let fits = |&&(from, to): &&(f64, f64)| least >= from && most <= to;
    let (from, to) = *USUAL.iter().find(fits).filter(|_| any)?;
    Some(Scale { from, to })
}

/// An emotion between 0 and 100; none when the text is none.
pub(crate) fn read_value(text: &str, scale: Option<Scale>) -> Option<f64> {
    let text = text.trim().trim_end_matches('\u{fe0f}');
    if let Some(number) = number(text) {
        let Scale { from, to } = if text.contains('%') {
            OWN
        } else {
            scale.unwrap_or(OWN)
        };
        if (from, to) == (OWN.from, OWN.to) {
            return Some(number).filter(|number| (0.0..=100.0).contains(number));
        }
        let part = (number - from) / (to - from);
        return Some(part * 100.0).filter(|_| to > from && (0.0..=1.0).contains(&part));
    }
    let lower = text.to_lowercase();
    let word = WORDS.iter().find(|(word, _)| *word == lower);
    let sign = || SIGNS.iter().find(|(sign, _)| text == *sign);
    let within = || {
        // Smileys inside a text; short signs such as `-` would be found in any text.
        let long = SIGNS
            .iter()
            .filter(|(sign, _)| sign.chars().all(|c| !c.is_ascii()));
        long.filter(|(sign, _)| *sign != "–")
            .find(|(sign, _)| text.contains(*sign))
    };
    word.or_else(sign).or_else(within).map(|(_, value)| *value)
}

/// `3`, `-1,5`, `70 %`, `+2`, `4/5` (the 4).
fn number(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let text =
        text.split_once('/')
            .map_or(text, |(first, second)| match second.trim().parse::<f64>() {
                Ok(_) => first.trim(),
                Err(_) => text,
            });
    let plain = text
        .strip_prefix('+')
        .unwrap_or(text)
        .replace(['−', '–'], "-")
        .replace(',', ".");
    let looks = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
    plain
        .parse()
        .ok()
        .filter(|number: &f64| looks && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_read_from_names_and_numbers() {
        let scale = |from, to| Some(Scale { from, to });
        for (name, expected) in [
            ("Emotion (1-5)", scale(1.0, 5.0)),
            ("Emotionskurve (0–100)", scale(0.0, 100.0)),
            ("Stimmung -2 bis 2", scale(-2.0, 2.0)),
            ("Emotion [-3..+3]", scale(-3.0, 3.0)),
            ("Emotion 2026", None),
            ("Emotion", None),
        ] {
            assert_eq!(scale_in(name), expected, "{name}");
        }
        for (cells, expected) in [
            (vec!["1", "5", ""], scale(1.0, 5.0)),
            (vec!["0", "4"], scale(0.0, 5.0)),
            (vec!["-1", "2"], scale(-2.0, 2.0)),
            (vec!["8", "3,5"], scale(0.0, 10.0)),
            (vec!["55", "3"], scale(0.0, 100.0)),
            (vec!["5 %"], scale(0.0, 100.0)),
            (vec!["101"], None),
            (vec!["🙂"], None),
        ] {
            assert_eq!(scale_of(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn emotions_are_numbers_signs_and_words() {
        let five = Some(Scale { from: 1.0, to: 5.0 });
        for (text, scale, expected) in [
            ("4", five, Some(75.0)),
            ("4/5", five, Some(75.0)),
            ("6", five, None),
            ("12,5", None, Some(12.5)),
            ("70 %", five, Some(70.0)),
            ("🙂", None, Some(75.0)),
            ("😡 wartet", None, Some(5.0)),
            (":-(", None, Some(25.0)),
            ("++", None, Some(95.0)),
            ("Sehr gut", None, Some(90.0)),
            ("ok-ish", None, None),
            ("inf", None, None),
            ("", None, None),
        ] {
            assert_eq!(read_value(text, scale), expected, "{text}");
        }
    }
}
