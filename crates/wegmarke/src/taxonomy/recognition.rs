//! Which phase of a model a touchpoint or step belongs to, by the words in its name. Pure.

use super::PhaseModel;

impl PhaseModel {
    /// The phase (by its index) whose keywords fit the texts best: the longest keyword found
    /// decides, of equals the one found in the earlier text, then the earlier phase.
    pub fn recognise<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<usize> {
        let texts: Vec<String> = texts.into_iter().map(words).collect();
        let mut best: Option<(usize, usize)> = None;
        for text in &texts {
            for (index, phase) in self.phases.iter().enumerate() {
                let lengths = phase
                    .keywords
                    .values()
                    .flatten()
                    .map(|keyword| words(keyword))
                    .filter(|keyword| keyword.len() > 2 && found(text, keyword))
                    .map(|keyword| keyword.chars().count());
                let length = lengths.max().unwrap_or(0);
                if length > best.map_or(0, |(length, _)| length) {
                    best = Some((length, index));
                }
            }
        }
        best.map(|(_, index)| index)
    }
}

/// Short keywords are whole words; long ones may be part of a compound (`Buchungsformular`) or be
/// written in another way (`WhatsApp`, `whats app`).
fn found(text: &str, keyword: &str) -> bool {
    const PART_OF_A_WORD: usize = 5;
    let inner = keyword.replace(' ', "");
    text.contains(keyword)
        || (inner.chars().count() >= PART_OF_A_WORD && text.replace(' ', "").contains(&inner))
}

/// Lower case, everything but letters and digits a space, `camelCase` taken apart, a space at both
/// ends: `" booking form "`.
fn words(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 2);
    spaced.push(' ');
    let mut before_lower = false;
    for character in text.chars() {
        let starts_word = before_lower && character.is_uppercase();
        if !spaced.ends_with(' ') && (starts_word || !character.is_alphanumeric()) {
            spaced.push(' ');
        }
        if character.is_alphanumeric() {
            spaced.extend(character.to_lowercase());
        }
        before_lower = character.is_lowercase() || character.is_ascii_digit();
    }
    if !spaced.ends_with(' ') {
        spaced.push(' ');
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(key: &str) -> PhaseModel {
        let founding: serde_json::Value =
            serde_json::from_str(include_str!("founding.json")).unwrap();
        let models = founding["phase_models"].as_array().unwrap();
        let found = models
            .iter()
            .find(|model| model["id"].as_str().unwrap().ends_with(key));
        serde_json::from_value(found.unwrap().clone()).unwrap()
    }

    #[test]
    fn names_are_taken_apart() {
        for (text, expected) in [
            ("Booking-Form_2", " booking form 2 "),
            ("bookingForm", " booking form "),
            ("CRM", " crm "),
            ("", " "),
            ("…", " "),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn touchpoints_of_a_travel_company_find_their_phase() {
        let model = model("a003");
        for (text, phase) in [
            ("Buchungsformular", Some("purchase")),
            ("booking_form", Some("purchase")),
            ("Suchmaschine", Some("orientation")),
            ("RefundVoucherSent", Some("loyalty")),
            ("Restzahlung", Some("delivery")),
            ("WhatsApp-Nachricht vor Ort", Some("use")),
            ("Freunde werben", Some("ambassador")),
            ("NA", None),
            ("", None),
        ] {
            let found = model
                .recognise([text])
                .map(|index| model.phases[index].id.as_str());
            assert_eq!(found, phase, "{text}");
        }
    }

    #[test]
    fn the_first_of_several_texts_breaks_ties() {
        let model = model("a004");
        let found = model.recognise(["nothing known", "checkout"]);
        assert_eq!(
            found.map(|index| model.phases[index].id.as_str()),
            Some("purchase")
        );
        assert_eq!(PhaseModel::default().recognise(["checkout"]), None);
    }
}
