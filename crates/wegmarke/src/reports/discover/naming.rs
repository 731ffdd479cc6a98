//! Keys and titles of what the log names.

use std::collections::BTreeSet;

use crate::repository::Text;
use crate::touchpoints::{Binding, Touchpoint};

/// The longest key of a touchpoint made here, in bytes.
const MOST_KEY_BYTES: usize = 200;

/// A touchpoint for an event without one. Its key is the event's name as far as a key can be that.
pub(super) fn touchpoint(event: &str, keys: &mut BTreeSet<String>) -> Touchpoint {
    let plain: String = event
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let mut end = plain.len().min(MOST_KEY_BYTES - 10);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let stem = match plain[..end].trim() {
        "" => "event",
        stem => stem,
    };
    let numbered = (2..).map(|number| format!("{stem} {number}"));
    let free = std::iter::once(stem.to_owned())
        .chain(numbered)
        .find(|key| !keys.contains(key));
    let key = free.expect("there is always another number");
    keys.insert(key.clone());
    let name = readable(stem);
    Touchpoint {
        key,
        title: Text::german_english(&name, &name),
        bindings: vec![Binding {
            event: Some(event.to_owned()),
            ..Binding::default()
        }],
        ..Touchpoint::default()
    }
}

/// `booking_form` as `Booking form`; names that are words already stay as they are.
fn readable(name: &str) -> String {
    let is_code = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.".contains(c));
    if !is_code {
        return name.to_owned();
    }
    let words = name.split(['_', '-', '.']).filter(|word| !word.is_empty());
    let mut text = words.collect::<Vec<_>>().join(" ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if text.is_empty() {
        name.to_owned()
    } else {
        text
    }
}

/// The title of a touchpoint, or its key.
pub(super) fn title_of(touchpoint: &Touchpoint) -> Text {
    if touchpoint.title.is_blank() {
        return Text::german_english(&touchpoint.key, &touchpoint.key);
    }
    touchpoint.title.clone()
}

/// Several titles as one, in every language that any of them has.
pub(super) fn joined(titles: &[&Text]) -> Text {
    let languages: BTreeSet<&String> = titles.iter().flat_map(|title| title.0.keys()).collect();
    let in_language = |language: &&String| {
        let words = titles
            .iter()
            .filter_map(|title| title.first(&[language.as_str()]));
        ((*language).clone(), words.collect::<Vec<_>>().join(" / "))
    };
    Text(languages.iter().map(in_language).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys_and_titles() {
        let mut keys = BTreeSet::from(["home".to_owned()]);
        let made = touchpoint("home", &mut keys);
        assert_eq!(
            (made.key.as_str(), made.title.get("de")),
            ("home 2", Some("Home"))
        );
        assert_eq!(made.bindings[0].event.as_deref(), Some("home"));
        assert_eq!(touchpoint("\u{0} \n", &mut keys).key, "event");
        let long = touchpoint(&"ä".repeat(400), &mut keys);
        assert!(
            crate::repository::Body::check(&long).is_ok_and(|()| long.key.len() <= MOST_KEY_BYTES)
        );
    }

    #[test]
    fn only_codes_are_made_readable() {
        assert_eq!(readable("booking_form-2"), "Booking form 2");
        for name in ["A_SUBMITTED", "Take in charge ticket", "___", "größe_l"] {
            assert_eq!(readable(name), name);
        }
    }

    #[test]
    fn titles_are_joined_language_by_language() {
        let (one, two) = (
            Text::german_english("Brief", "Letter"),
            Text::german_english("Anruf", "Call"),
        );
        assert_eq!(
            joined(&[&one, &two]),
            Text::german_english("Brief / Anruf", "Letter / Call")
        );
    }
}
