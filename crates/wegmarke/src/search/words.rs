//! Words as they are compared: cut out of a text, folded, stemmed, and how well one answers another.

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are no words: hashes, addresses, pictures written as text.
const LONGEST: usize = 64;
/// Fewest characters of a beginning that finds the words it begins.
const SHORTEST_PREFIX: usize = 2;
/// Fewest characters that are looked for in the middle of a compound.
const SHORTEST_INFIX: usize = 4;

/// How well a word of a text answers the word that was asked for.
const EXACT: f32 = 1.0;
const STEM: f32 = 0.85;
const PREFIX: f32 = 0.75;
const INFIX: f32 = 0.5;
const GUESS: [f32; 3] = [0.4, 0.35, 0.25];

/// The words of a text and where they stand, in order. Words that a hyphen joins are also given as
/// one, so that `email` finds `E-Mail`.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, character) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        match (
            character.is_alphanumeric() || is_combining_mark(character),
            start,
        ) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Runs of words that only hyphens part.
pub(super) fn compounds(text: &str, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut compounds: Vec<Range<usize>> = Vec::new();
    for pair in words.windows(2) {
        if !matches!(&text[pair[0].end..pair[1].start], "-" | "\u{ad}" | "‑") {
            continue;
        }
        match compounds.last_mut() {
            Some(last) if last.end == pair[0].end => last.end = pair[1].end,
            _ => compounds.push(pair[0].start..pair[1].end),
        }
    }
    compounds
}

/// A word as it is kept: lower case, hyphens left out; none when it is too long to be one.
pub(super) fn written(word: &str) -> Option<String> {
    let plain = word.nfc().filter(|c| c.is_alphanumeric());
    let written: String = plain.flat_map(char::to_lowercase).collect();
    (!written.is_empty() && written.len() <= LONGEST).then_some(written)
}

/// One word in the forms in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forms {
    /// Without accents: `ubersicht`, `strasse`.
    pub(super) plain: String,
    /// With umlauts written out, where that differs: `uebersicht`.
    pub(super) written_out: Option<String>,
    /// German and English stems, without accents.
    pub(super) stems: Vec<String>,
}

impl Forms {
    /// The forms of a word that [`written`] gave.
    pub(super) fn of(written: &str) -> Forms {
        let plain = fold(written);
        let written_out = fold(&written_out(written));
        let german = Stemmer::create(Algorithm::German);
        let english = Stemmer::create(Algorithm::English);
        let mut stems = vec![
            fold(&german.stem(written)),
            fold(&german.stem(&written_out)),
            english.stem(&plain).into_owned(),
        ];
        stems.sort();
        stems.dedup();
        stems.retain(|stem| stem.chars().count() >= SHORTEST_PREFIX);
        Forms {
            written_out: (written_out != plain).then_some(written_out),
            plain,
            stems,
        }
    }

    fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.written_out.as_deref())
    }
}

fn written_out(word: &str) -> String {
    word.replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
}

/// Without accents, and with the letters of other alphabets' Latin that have none: `ß` is `ss`.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for character in word.nfd().filter(|c| !is_combining_mark(*c)) {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            other => folded.push(other),
        }
    }
    folded
}

/// A word that somebody looks for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    forms: Forms,
    /// Nothing has the word as it is: words that are nearly the same count too.
    guessing: bool,
}

impl Asked {
    pub(super) fn new(written: &str) -> Asked {
        Asked {
            forms: Forms::of(written),
            guessing: false,
        }
    }

    /// The same word, taken for a slip of the fingers.
    pub(super) fn guessing(self) -> Asked {
        Asked {
            guessing: true,
            ..self
        }
    }

    /// How well a word answers; none when it does not.
    pub(super) fn answered_by(&self, word: &Forms) -> Option<f32> {
        if self.guessing {
            return self.guessed(word);
        }
        let pairs = || {
            self.forms
                .spellings()
                .flat_map(|asked| word.spellings().map(move |found| (asked, found)))
        };
        if pairs().any(|(asked, found)| asked == found) {
            return Some(EXACT);
        }
        if self
            .forms
            .stems
            .iter()
            .any(|stem| word.stems.contains(stem))
        {
            return Some(STEM);
        }
        let begins = pairs()
            .filter(|(asked, found)| {
                found.starts_with(asked) && asked.chars().count() >= SHORTEST_PREFIX
            })
            .map(|(asked, found)| share(asked, found));
        if let Some(share) = begins.max_by(f32::total_cmp) {
            return Some(PREFIX * (0.6 + 0.4 * share));
        }
        let stems = self.forms.stems.iter().map(String::as_str);
        let parts = stems
            .filter(|stem| stem.chars().count() >= SHORTEST_INFIX)
            .flat_map(|stem| word.spellings().map(move |found| (stem, found)))
            .filter(|(stem, found)| found.contains(stem))
            .map(|(stem, found)| share(stem, found));
        parts
            .max_by(f32::total_cmp)
            .map(|share| INFIX * (0.6 + 0.4 * share))
    }

    fn guessed(&self, word: &Forms) -> Option<f32> {
        let pairs = self
            .forms
            .spellings()
            .flat_map(|asked| word.spellings().map(move |found| (asked, found)));
        let nearest = pairs
            .filter_map(|(asked, found)| {
                let allowed = allowed_slips(asked.chars().count());
                slips(asked, found, allowed)
            })
            .min()?;
        GUESS.get(nearest).copied()
    }
}

fn share(part: &str, whole: &str) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "words are short")]
    let share = part.len() as f32 / whole.len().max(1) as f32;
    share
}

/// How many slips a word of this length may have.
fn allowed_slips(characters: usize) -> usize {
    match characters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many letters were left out, added, changed or swapped between what was asked and the
/// beginning of what is there (people search while they type); none when more than allowed.
fn slips(asked: &str, found: &str, allowed: usize) -> Option<usize> {
    if allowed == 0 {
        return None;
    }
    let asked: Vec<char> = asked.chars().collect();
    let found: Vec<char> = found.chars().take(asked.len() + allowed).collect();
    if found.len() + allowed < asked.len() {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=found.len()).collect();
    for (row, letter) in asked.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in found.iter().enumerate() {
            let changed = last[column] + usize::from(letter != other);
            let mut best = changed.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped =
                row > 0 && column > 0 && *letter == found[column - 1] && asked[row - 1] == *other;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            next.push(best);
        }
        if next.iter().all(|slips| *slips > allowed) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    last.into_iter().min().filter(|slips| *slips <= allowed)
}

/// Words that say nothing by themselves; left out of a question that has others.
pub(super) fn says_nothing(written: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "als", "am", "an", "and", "at", "auf", "aus", "bei", "das", "dem", "den", "der",
        "des", "die", "ein", "eine", "einen", "einer", "for", "für", "im", "in", "is", "ist",
        "mit", "of", "oder", "on", "or", "the", "to", "und", "von", "vor", "with", "zu", "zum",
        "zur",
    ];
    WORDS.contains(&written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quality(asked: &str, word: &str) -> Option<f32> {
        let asked = Asked::new(&written(asked).unwrap());
        asked.answered_by(&Forms::of(&written(word).unwrap()))
    }

    fn guess(asked: &str, word: &str) -> Option<f32> {
        let asked = Asked::new(&written(asked).unwrap()).guessing();
        asked.answered_by(&Forms::of(&written(word).unwrap()))
    }

    #[test]
    fn umlauts_and_sharp_s_are_found_however_they_are_typed() {
        for asked in ["Übersicht", "übersicht", "uebersicht", "UEBERSICHT"] {
            for word in ["Übersicht", "Uebersicht", "u\u{308}bersicht"] {
                assert_eq!(quality(asked, word), Some(EXACT), "{asked} {word}");
            }
        }
        assert_eq!(quality("ubersicht", "Übersicht"), Some(EXACT));
        assert_eq!(quality("strasse", "Straße"), Some(EXACT));
        assert_eq!(quality("café", "Cafe"), Some(EXACT));
    }

    #[test]
    fn inflected_words_are_found_in_both_languages() {
        for (asked, word) in [
            ("Buchungen", "Buchung"),
            ("Kunde", "Kunden"),
            ("Häuser", "Haus"),
            ("bookings", "booking"),
            ("complaints", "complaint"),
        ] {
            assert_eq!(quality(asked, word), Some(STEM), "{asked} {word}");
        }
    }

    #[test]
    fn a_compound_is_found_by_its_beginning_and_by_its_parts() {
        assert!(quality("Buch", "Buchungsstrecke") > quality("Buchung", "Flugbuchung"));
        assert!(quality("Buchungen", "Flugbuchungsseite").is_some());
        assert_eq!(quality("ab", "Urlaub"), None);
        assert_eq!(quality("Flugbuchung", "Flug"), None);
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        assert!(guess("Buhcung", "Buchung").is_some());
        assert!(guess("Reklamtion", "Reklamation").is_some());
        assert!(guess("Reklmtion", "Reklamation").is_some());
        assert!(guess("Reklamat", "Reklamation").is_some(), "while typing");
        assert_eq!(guess("Rei", "Ras"), None);
        assert_eq!(guess("Reise", "Rasen"), None);
    }

    #[test]
    fn hyphens_part_and_join() {
        let text = "Die E-Mail zum Check-in-Schalter";
        let words = words(text);
        let of = |ranges: &[Range<usize>]| -> Vec<String> {
            ranges
                .iter()
                .filter_map(|range| written(&text[range.clone()]))
                .collect()
        };
        assert_eq!(
            of(&words),
            ["die", "e", "mail", "zum", "check", "in", "schalter"]
        );
        assert_eq!(of(&compounds(text, &words)), ["email", "checkinschalter"]);
    }

    proptest! {
        #[test]
        fn a_word_answers_itself_and_one_slip_is_guessed(word in "[a-zäöü]{5,20}", at in 0usize..4) {
            prop_assert_eq!(quality(&word, &word), Some(EXACT));
            let mut slipped: Vec<char> = word.chars().collect();
            slipped.swap(at, at + 1);
            let slipped: String = slipped.into_iter().collect();
            prop_assert!(guess(&slipped, &word).is_some());
        }

        #[test]
        fn cutting_words_out_never_fails(text in "\\PC{0,60}") {
            let words = words(&text);
            for range in words.iter().chain(&compounds(&text, &words)) {
                let _ = written(&text[range.clone()]);
            }
        }
    }
}
