use proptest::prelude::*;
use serde_json::{Value, json};

use super::index::{Index, Match, Question};
use super::passages::{Choices, parts};
use super::words::{Forms, words, written};
use crate::clock::Instant;
use crate::journeys::Journey;
use crate::repository::{Body, DocumentId, Kind, Kinds};
use crate::touchpoints::Touchpoint;

const KINDS: Kinds = Kinds(&[Kind::of::<Journey>(), Kind::of::<Touchpoint>()]);

fn question(text: &str) -> Question {
    Question {
        words: Question::words_of(text),
        kinds: Vec::new(),
        within: None,
        now: Instant::from_microseconds(0),
        limit: 50,
    }
}

fn index_of(bodies: &[Value]) -> (Index, Vec<DocumentId>) {
    let mut index = Index::new(KINDS);
    let ids: Vec<DocumentId> = bodies.iter().map(|_| DocumentId::new()).collect();
    for (id, body) in ids.iter().zip(bodies) {
        index.put(*id, Journey::KIND, Instant::from_microseconds(0), body);
    }
    (index, ids)
}

fn found(index: &Index, text: &str) -> Vec<Match> {
    index.search(question(text)).found
}

fn places(index: &Index, text: &str) -> Vec<String> {
    let found = found(index, text);
    found.into_iter().map(|found| found.place).collect()
}

fn journey() -> Value {
    json!({"title": {"de": "Urlaub buchen"}, "phases": [{"id": "p", "title": {"de": "Kauf"},
        "steps": [{"id": "s", "title": {"de": "Flugbuchung"}}, {"id": "t", "title": {"de": "Zahlung"},
        "description": {"de": "Die Buchung wird bezahlt"}}]}]})
}

#[test]
fn names_come_before_texts_and_whole_words_before_parts() {
    let (index, _) = index_of(&[journey()]);
    assert_eq!(
        places(&index, "Buchung"),
        ["phases/p/steps/t", "phases/p/steps/s"]
    );
    assert_eq!(places(&index, "Zahlung"), ["phases/p/steps/t"]);
    assert_eq!(places(&index, "Zahlnug"), ["phases/p/steps/t"]);
}

#[test]
fn all_words_must_be_there_but_the_name_of_the_document_counts() {
    let (index, _) = index_of(&[journey()]);
    assert_eq!(places(&index, "die Zahlung"), ["phases/p/steps/t"]);
    assert_eq!(places(&index, "Zahlung Urlaub"), ["phases/p/steps/t"]);
    assert_eq!(places(&index, "Zahlung Hotel"), Vec::<String>::new());
    assert_eq!(places(&index, " . "), Vec::<String>::new());
}

#[test]
fn what_was_changed_or_removed_is_no_longer_found() {
    let (mut index, ids) = index_of(&[journey()]);
    let changed = json!({"title": {"de": "Ferien"}});
    index.put(
        ids[0],
        Journey::KIND,
        Instant::from_microseconds(1),
        &changed,
    );
    assert_eq!(places(&index, "Flugbuchung"), Vec::<String>::new());
    assert_eq!(places(&index, "Ferien"), [""]);
    index.remove(ids[0]);
    assert_eq!(places(&index, "Ferien"), Vec::<String>::new());
}

#[test]
fn one_document_does_not_hide_the_others() {
    let steps: Vec<Value> = (0..20)
        .map(|n| json!({"id": n.to_string(), "title": {"de": "Anruf"}}))
        .collect();
    let long = json!({"phases": [{"id": "p", "steps": steps}]});
    let (index, ids) = index_of(&[long, json!({"description": {"de": "nach dem Anruf"}})]);
    let hits = found(&index, "Anruf");
    assert_eq!(hits.len(), 4);
    assert_eq!(hits[3].document, ids[1]);
    let within = Question {
        within: Some(ids[0]),
        ..question("Anruf")
    };
    assert_eq!(index.search(within).found.len(), 20);
}

#[test]
fn kinds_can_be_chosen_and_late_changes_come_first() {
    let mut index = Index::new(KINDS);
    let body = json!({"title": {"de": "Hotline"}});
    let [old, new, other] = [DocumentId::new(), DocumentId::new(), DocumentId::new()];
    index.put(old, Journey::KIND, Instant::from_microseconds(0), &body);
    let later = Instant::from_microseconds(90 * 86_400_000_000);
    index.put(new, Journey::KIND, later, &body);
    index.put(other, Touchpoint::KIND, later, &body);
    let journeys = Question {
        kinds: vec![Journey::KIND.to_owned()],
        now: later,
        ..question("hotline")
    };
    let ids: Vec<DocumentId> = index
        .search(journeys)
        .found
        .iter()
        .map(|m| m.document)
        .collect();
    assert_eq!(ids, [new, old]);
}

/// The same answer by looking at every word of every part: where is each word of the question?
fn naive(bodies: &[Value], ids: &[DocumentId], text: &str) -> Vec<(DocumentId, String)> {
    let mut asked = Question::words_of(text);
    let forms_of = |text: &str| -> Vec<Forms> {
        let ranges = words(text);
        let written = ranges.into_iter().filter_map(|range| written(&text[range]));
        written.map(|word| Forms::of(&word)).collect()
    };
    let documents: Vec<Vec<(String, Vec<Forms>)>> = bodies
        .iter()
        .map(|body| {
            let parts = parts(body, &Choices::default());
            let forms = parts.into_iter().map(|part| {
                let forms = part
                    .passages
                    .iter()
                    .flat_map(|passage| forms_of(passage.text));
                (part.place, forms.collect())
            });
            forms.collect()
        })
        .collect();
    for word in &mut asked {
        let all = documents.iter().flatten().flat_map(|(_, forms)| forms);
        if !all.clone().any(|forms| word.answered_by(forms).is_some()) {
            *word = word.clone().guessing();
        }
    }
    let mut found = Vec::new();
    for (id, document) in ids.iter().zip(&documents) {
        let has = |forms: &[Forms], word: &super::words::Asked| {
            forms.iter().any(|forms| word.answered_by(forms).is_some())
        };
        for (place, forms) in document {
            let own = asked.iter().any(|word| has(forms, word));
            let all = asked
                .iter()
                .all(|word| has(forms, word) || has(&document[0].1, word));
            if own && all {
                found.push((*id, place.clone()));
            }
        }
    }
    found.sort();
    found
}

fn some_word() -> impl Strategy<Value = String> {
    let known = [
        "Buchung",
        "Flugbuchung",
        "Buchungen",
        "buchen",
        "Straße",
        "Strasse",
        "Übersicht",
        "Uebersicht",
        "Hotel",
        "hotels",
        "Kunde",
        "Kunden",
        "payment",
        "payments",
        "Buhcung",
        "Hote",
        "Kudne",
        "Bu",
    ];
    proptest::sample::select(known.to_vec()).prop_map(str::to_owned)
}

proptest! {
    /// Names only: there the words of the document's name and of the document are the same.
    #[test]
    fn the_index_finds_what_is_there_and_nothing_else(
        titles in prop::collection::vec((prop::collection::vec(some_word(), 0..4),
            prop::collection::vec(some_word(), 0..3)), 1..6),
        asked in prop::collection::vec(some_word(), 1..3),
        replaced in any::<prop::sample::Index>(),
    ) {
        let body = |(title, step): &(Vec<String>, Vec<String>)| json!({
            "title": {"de": title.join(" ")},
            "phases": [{"id": "p", "steps": [{"id": "s", "title": {"de": step.join(" ")}}]}],
        });
        let mut bodies: Vec<Value> = titles.iter().map(body).collect();
        let (mut index, ids) = index_of(&bodies);
        let replaced = replaced.index(bodies.len());
        bodies[replaced] = json!({"title": {"de": "Hotel Kunde"}});
        index.put(ids[replaced], Journey::KIND, Instant::from_microseconds(0), &bodies[replaced]);
        let text = asked.join(" ");
        let mut fast: Vec<(DocumentId, String)> = found(&index, &text)
            .into_iter()
            .map(|found| (found.document, found.place))
            .collect();
        fast.sort();
        prop_assert_eq!(fast, naive(&bodies, &ids, &text));
    }
}
