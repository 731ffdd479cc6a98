//! Short comments that fit what happened: by theme, rating, market and language.

use std::collections::HashMap;

use serde::Deserialize;

use super::chance::Chance;

/// Share of ratings with a comment.
pub(super) const COMMENTED: f64 = 0.6;
/// Share of comments in English, by market.
pub(super) const ENGLISH: [f64; 3] = [0.06, 0.05, 0.15];

/// All phrases of the company's customers.
#[derive(Deserialize)]
pub(super) struct Comments {
    places: Languages,
    themes: HashMap<String, Theme>,
}

#[derive(Deserialize)]
struct Theme {
    bad: Languages,
    mixed: Languages,
    good: Languages,
}

#[derive(Deserialize)]
struct Languages {
    de: Vec<String>,
    en: Vec<String>,
}

impl Languages {
    fn lines(&self, english: bool) -> &[String] {
        if english { &self.en } else { &self.de }
    }
}

impl Comments {
    /// Reads the phrases, which are part of the program.
    pub(super) fn embedded() -> Comments {
        serde_json::from_str(include_str!("company/comments.json"))
            .expect("the embedded phrases are valid, a test reads them")
    }

    /// A comment of a customer of this market who gave this rating after waiting so many days.
    pub(super) fn write(
        &self,
        chance: &mut Chance,
        theme: &str,
        rating: u8,
        market: usize,
        waited_days: f64,
    ) -> Option<String> {
        // In Switzerland the price hurts in another way.
        let theme = if theme == "price" && market == 2 {
            "price-ch"
        } else {
            theme
        };
        let theme = self.themes.get(theme)?;
        let tone = match rating {
            ..=2 => &theme.bad,
            3 => &theme.mixed,
            _ => &theme.good,
        };
        let english = chance.happens(ENGLISH[market]);
        let mut text = chance.one_of(tone.lines(english)).clone();
        if text.contains("{place}") {
            text = text.replace(
                "{place}",
                chance.one_of::<String>(self.places.lines(english)),
            );
        }
        if text.contains("{days}") {
            text = text.replace("{days}", &format!("{:.0}", waited_days.max(2.0)));
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stages::STAGES;
    use super::*;

    #[test]
    fn every_rated_contact_has_phrases_for_every_rating() {
        let comments = Comments::embedded();
        let mut chance = Chance::of_customer(1, 1);
        let contacts = STAGES
            .iter()
            .flat_map(|stage| stage.contacts.iter().chain(stage.further));
        let mut themes: Vec<&str> = contacts
            .filter_map(|contact| contact.rating)
            .map(|rating| rating.theme)
            .collect();
        themes.extend(["offer-late", "hotline"]);
        for theme in themes {
            for (rating, market) in (1..=5).flat_map(|rating| [(rating, 0), (rating, 2)]) {
                for _ in 0..20 {
                    let text = comments.write(&mut chance, theme, rating, market, 3.4);
                    let text = text.expect(theme);
                    assert!(!text.is_empty() && !text.contains('{'), "{theme}: {text}");
                }
            }
        }
    }
}
