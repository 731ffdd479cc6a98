//! Finding words that are not to be used. Pure. The interface does the same while somebody types
//! (`web/src/features/glossary/wording.ts`); both are tested with `cases.json`.

use super::Term;

/// A word of a text that the glossary does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnomer {
    /// Where it begins, in characters.
    pub start: usize,
    /// The word as it stands there.
    pub found: String,
    /// The standard term; empty when it has none in this language.
    pub instead: String,
}

/// The words of a text that terms forbid in its language, in their order. Where two overlap, the
/// one that begins earlier counts, of those the longer.
pub fn misnomers<'t>(
    text: &str,
    language: &str,
    terms: impl IntoIterator<Item = &'t Term>,
) -> Vec<Misnomer> {
    let characters: Vec<char> = text.chars().collect();
    let lower: Vec<char> = characters.iter().map(|one| lower(*one)).collect();
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for term in terms {
        let instead = term.title.get(language).unwrap_or_default();
        for phrase in term.forbidden.get(language).into_iter().flatten() {
            let places = occurrences(&lower, phrase);
            found.extend(places.map(|(start, end)| (start, end, instead)));
        }
    }
    found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut last = 0;
    let apart = found.into_iter().filter(|&(start, end, _)| {
        let apart = start >= last;
        if apart {
            last = end;
        }
        apart
    });
    apart
        .map(|(start, end, instead)| Misnomer {
            start,
            found: characters[start..end].iter().collect(),
            instead: instead.to_owned(),
        })
        .collect()
}

/// Where a phrase stands as whole words: from where to where.
fn occurrences(text: &[char], phrase: &str) -> impl Iterator<Item = (usize, usize)> {
    let phrase = phrase.trim();
    let any_ending = phrase.ends_with('*');
    let word: Vec<char> = phrase
        .trim_end_matches('*')
        .trim()
        .chars()
        .map(lower)
        .collect();
    let last = if word.is_empty() {
        None
    } else {
        text.len().checked_sub(word.len())
    };
    let starts = last.map_or(0..0, |last| 0..last + 1);
    starts.filter_map(move |start| {
        let mut end = start + word.len();
        let begins = start == 0 || !text[start - 1].is_alphanumeric();
        if !begins || text[start..end] != word[..] {
            return None;
        }
        while any_ending && text.get(end).is_some_and(|next| next.is_alphanumeric()) {
            end += 1;
        }
        let ends = text.get(end).is_none_or(|next| !next.is_alphanumeric());
        ends.then_some((start, end))
    })
}

/// The small letter, where it is one character; so that places stay what they are.
fn lower(character: char) -> char {
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn the_shared_cases_are_found() {
        let cases: Value = serde_json::from_str(include_str!("cases.json")).unwrap();
        let terms: Vec<Term> = serde_json::from_value(cases["terms"].clone()).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let text = case["text"].as_str().unwrap();
            let language = case["language"].as_str().unwrap();
            let found: Vec<Value> = misnomers(text, language, &terms)
                .into_iter()
                .map(|one| serde_json::json!([one.start, one.found, one.instead]))
                .collect();
            assert_eq!(Value::Array(found), case["found"], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_stands_there_and_never_overlaps(text in "\\PC{0,60}", phrase in "\\PC{1,6}") {
            let mut term = Term::default();
            term.forbidden.insert("de".to_owned(), vec![phrase.clone(), format!("{phrase}*")]);
            let characters: Vec<char> = text.chars().collect();
            let mut last = 0;
            for one in misnomers(&text, "de", [&term]) {
                prop_assert!(one.start >= last);
                last = one.start + one.found.chars().count();
                let there: String = characters[one.start..last].iter().collect();
                prop_assert_eq!(there, one.found);
            }
        }
    }
}
