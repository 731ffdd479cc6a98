//! What a hit says: the sentence around the words that were found, with the words marked.

use serde::Serialize;
use utoipa::ToSchema;

use super::passages::{Passage, Weight};
use super::words::{Asked, Forms, compounds, words, written};

/// How many bytes of a long text are shown before the first word that was found, and in all.
const BEFORE: usize = 40;
const LENGTH: usize = 160;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Fragment {
    /// As it stands in the document.
    pub(super) text: String,
    /// Whether this is what was looked for.
    pub(super) hit: bool,
}

/// The best of these texts for the words, the language of the reader first.
pub(super) fn excerpt(passages: &[Passage<'_>], asked: &[Asked], language: &str) -> Vec<Fragment> {
    let is_readers = |passage: &Passage<'_>| passage.language.is_none_or(|own| own == language);
    let best = passages
        .iter()
        .map(|passage| (hits(passage.text, asked), passage))
        .filter(|(hits, _)| !hits.is_empty())
        .max_by_key(|(hits, passage)| {
            let mut words: Vec<usize> = hits.iter().map(|hit| hit.word).collect();
            words.sort_unstable();
            words.dedup();
            // The name is shown anyway: what stands elsewhere tells more.
            let tells = !matches!(passage.weight, Weight::Name | Weight::PartName);
            (words.len(), is_readers(passage), tells)
        });
    match best {
        Some((hits, passage)) => marked(passage.text, &hits),
        None => Vec::new(),
    }
}

struct Hit {
    start: usize,
    end: usize,
    word: usize,
}

fn hits(text: &str, asked: &[Asked]) -> Vec<Hit> {
    let single = words(text);
    let joined = compounds(text, &single);
    let mut found: Vec<Hit> = Vec::new();
    for range in joined.into_iter().chain(single) {
        let is_marked = found
            .iter()
            .any(|hit| hit.start <= range.start && range.end <= hit.end);
        let Some(word) = written(&text[range.clone()]).filter(|_| !is_marked) else {
            continue;
        };
        let forms = Forms::of(&word);
        if let Some(word) = asked
            .iter()
            .position(|asked| asked.answered_by(&forms).is_some())
        {
            found.push(Hit {
                start: range.start,
                end: range.end,
                word,
            });
        }
    }
    found.sort_unstable_by_key(|hit| hit.start);
    found
}

fn marked(text: &str, hits: &[Hit]) -> Vec<Fragment> {
    let first = hits.first().map_or(0, |hit| hit.start);
    let from = match text.len() > LENGTH && first > BEFORE {
        true => beginning_of_word(text, first - BEFORE, first),
        false => 0,
    };
    let until = text.floor_char_boundary(from + LENGTH);
    let until = until.max(hits.first().map_or(0, |hit| hit.end));
    let mut fragments = Vec::new();
    let mut add = |text: String, hit: bool| {
        if !text.is_empty() {
            fragments.push(Fragment { text, hit });
        }
    };
    let mut at = from;
    let mut before = if from > 0 { "…" } else { "" };
    for hit in hits.iter().filter(|hit| hit.end <= until) {
        add(format!("{before}{}", &text[at..hit.start]), false);
        add(text[hit.start..hit.end].to_owned(), true);
        at = hit.end;
        before = "";
    }
    let after = if until < text.len() { "…" } else { "" };
    add(format!("{before}{}{after}", &text[at..until]), false);
    fragments
}

/// The first place from `from` on where a word begins, at latest `latest`.
fn beginning_of_word(text: &str, from: usize, latest: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    text[from..latest]
        .find(char::is_whitespace)
        .map_or(from, |space| text.ceil_char_boundary(from + space + 1))
        .min(latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::Question;
    use proptest::prelude::*;

    fn of(text: &str, question: &str) -> String {
        let passage = Passage {
            weight: Weight::Text,
            language: Some("de"),
            text,
        };
        let fragments = excerpt(&[passage], &Question::words_of(question), "de");
        let written = fragments.iter().map(|fragment| match fragment.hit {
            true => format!("[{}]", fragment.text),
            false => fragment.text.clone(),
        });
        written.collect()
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        assert_eq!(
            of(
                "Die Buchung der Flugbuchung ist langsam",
                "langsame Buchungen"
            ),
            "Die [Buchung] der [Flugbuchung] ist [langsam]"
        );
        assert_eq!(of("Nichts davon", "Buchung"), "");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        let text = format!(
            "{} Koffer {}",
            "wörter ".repeat(40).trim(),
            "ende ".repeat(80)
        );
        let shown = of(&text, "koffer");
        assert!(shown.starts_with("…wörter "), "{shown}");
        assert!(shown.contains(" [Koffer] ende"), "{shown}");
        assert!(shown.ends_with('…') && shown.len() < LENGTH + 20, "{shown}");
    }

    #[test]
    fn the_readers_language_comes_first() {
        let passage = |language, text| Passage {
            weight: Weight::Text,
            language: Some(language),
            text,
        };
        let both = [
            passage("de", "Check-in am Tresen"),
            passage("en", "Check-in at the desk"),
        ];
        let asked = Question::words_of("check");
        assert!(
            excerpt(&both, &asked, "en")
                .last()
                .unwrap()
                .text
                .contains("desk")
        );
        assert!(
            excerpt(&both, &asked, "de")
                .last()
                .unwrap()
                .text
                .contains("Tresen")
        );
    }

    proptest! {
        #[test]
        fn an_excerpt_is_a_piece_of_the_text(text in "(\\PC{0,12} ?){0,40}", asked in "\\PC{1,8}") {
            let passage = Passage { weight: Weight::Text, language: None, text: &text };
            let fragments = excerpt(&[passage], &Question::words_of(&asked), "de");
            let shown: String = fragments.iter().map(|f| f.text.as_str()).collect();
            prop_assert!(text.contains(shown.trim_matches('…')) || text.contains('…'));
        }
    }
}
