//! The index of one workspace: which words stand in which part of which document, and in which comment.
//!
//! It holds no texts: what a hit says is read from its document when it is shown, so that nothing
//! is shown that is no longer there.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::passages::{Choices, Part as Source, Passage, Weight, parts};
use super::words::{Asked, Forms, compounds, says_nothing, words, written};
use crate::clock::Instant;
use crate::comments::CommentId;
use crate::repository::{DocumentId, Kinds};

/// Most words of a question that count.
const MOST_WORDS: usize = 8;
/// Most parts of one document among the hits, so that one long map does not hide the others.
const MOST_PARTS: usize = 3;
/// How much a word in the name of the document counts for its parts.
const CONTEXT: f32 = 0.5;
/// How much more a part counts that has all words itself.
const TOGETHER: f32 = 1.3;
/// A document changed today counts so much more than an old one; half of it a month later.
const RECENT: f32 = 0.1;
const MONTH_DAYS: f32 = 30.0;

/// What comments are called among the kinds of documents.
pub(super) const COMMENT: &str = "comment";

/// What is found as a whole: a document, or what somebody said about one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Subject {
    Document(DocumentId),
    Comment(CommentId),
}

/// The searchable words of a workspace.
#[derive(Default)]
pub(super) struct Index {
    choices: FxHashMap<&'static str, Choices>,
    slots: FxHashMap<Subject, u32>,
    entries: Vec<Entry>,
    parts: Vec<Part>,
    words: Vec<Word>,
    numbers: FxHashMap<Box<str>, u32>,
    gone: usize,
}

struct Entry {
    subject: Subject,
    /// The document itself, or the one that the comment is about.
    document: DocumentId,
    kind: &'static str,
    changed_at: Instant,
    present: bool,
}

struct Part {
    entry: u32,
    place: Box<str>,
}

struct Word {
    forms: Forms,
    postings: Vec<Posting>,
}

#[derive(Clone, Copy)]
struct Posting {
    part: u32,
    weight: Weight,
}

/// What to look for.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) words: Vec<Asked>,
    /// Only these kinds; any when empty.
    pub(super) kinds: Vec<String>,
    /// Only in this document.
    pub(super) within: Option<DocumentId>,
    pub(super) now: Instant,
    pub(super) limit: usize,
}

impl Question {
    /// The words that count in what somebody typed.
    pub(super) fn words_of(text: &str) -> Vec<Asked> {
        let all = words(text)
            .into_iter()
            .filter_map(|range| written(&text[range]));
        let (quiet, telling): (Vec<String>, Vec<String>) = all.partition(|word| says_nothing(word));
        let counting = if telling.is_empty() { quiet } else { telling };
        let counting = counting.iter().take(MOST_WORDS);
        counting.map(|word| Asked::new(word)).collect()
    }
}

/// A part of a document that answers, or a comment on one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) document: DocumentId,
    pub(super) comment: Option<CommentId>,
    pub(super) kind: &'static str,
    pub(super) place: String,
    pub(super) score: f32,
}

/// What was found, best first, and the words as they were understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    pub(super) words: Vec<Asked>,
    pub(super) found: Vec<Match>,
}

impl Index {
    pub(super) fn new(kinds: Kinds) -> Index {
        let choices = kinds.0.iter().map(|kind| (kind.name, Choices::of(kind)));
        Index {
            choices: choices.collect(),
            ..Index::default()
        }
    }

    /// Takes in the present state of a document.
    pub(super) fn put(
        &mut self,
        id: DocumentId,
        kind: &'static str,
        changed_at: Instant,
        body: &Value,
    ) {
        let parts = parts(body, self.choices.get(kind).unwrap_or(&Choices::default()));
        let entry = Entry {
            subject: Subject::Document(id),
            document: id,
            kind,
            changed_at,
            present: true,
        };
        self.fill(entry, parts);
    }

    /// Takes in the present text of a comment on a document.
    pub(super) fn put_comment(
        &mut self,
        id: CommentId,
        document: DocumentId,
        written_at: Instant,
        text: &str,
    ) {
        let entry = Entry {
            subject: Subject::Comment(id),
            document,
            kind: COMMENT,
            changed_at: written_at,
            present: true,
        };
        let said = Passage {
            weight: Weight::Text,
            language: None,
            text,
        };
        let part = Source {
            place: String::new(),
            passages: vec![said],
        };
        self.fill(entry, vec![part]);
    }

    /// Forgets all comments.
    pub(super) fn remove_comments(&mut self) {
        let is_comment = |subject: &Subject| matches!(subject, Subject::Comment(_));
        let comments: Vec<Subject> = self.slots.keys().copied().filter(is_comment).collect();
        comments.into_iter().for_each(|one| self.forget(one));
    }

    fn fill(&mut self, entry: Entry, parts: Vec<Source<'_>>) {
        self.forget(entry.subject);
        let slot = number_of(self.entries.len());
        self.slots.insert(entry.subject, slot);
        self.entries.push(entry);
        for part in parts {
            let number = number_of(self.parts.len());
            self.parts.push(Part {
                entry: slot,
                place: part.place.into(),
            });
            for passage in part.passages {
                let ranges = words(passage.text);
                for range in compounds(passage.text, &ranges).into_iter().chain(ranges) {
                    let Some(word) = written(&passage.text[range]) else {
                        continue;
                    };
                    let word = word_number(&mut self.numbers, &mut self.words, word);
                    let postings = &mut self.words[word].postings;
                    match postings.last_mut().filter(|last| last.part == number) {
                        Some(last) => last.weight = last.weight.max(passage.weight),
                        None => postings.push(Posting {
                            part: number,
                            weight: passage.weight,
                        }),
                    }
                }
            }
        }
    }

    /// Forgets a document.
    pub(super) fn remove(&mut self, id: DocumentId) {
        self.forget(Subject::Document(id));
    }

    fn forget(&mut self, subject: Subject) {
        if let Some(slot) = self.slots.remove(&subject) {
            self.entries[slot as usize].present = false;
            self.gone += 1;
        }
    }

    /// True when more than half of it is about states that are no longer: time to build it anew.
    pub(super) fn is_worn(&self) -> bool {
        self.gone > self.slots.len() + 1_000
    }

    /// The parts in which every word is found; a word may also stand in the name of the document.
    pub(super) fn search(&self, question: Question) -> Matches {
        let mut words = question.words.clone();
        let allowed = self.allowed(&question);
        let mut answers: Vec<Answers> = Vec::with_capacity(words.len());
        for word in &mut words {
            let mut found = self.answers(word, &allowed);
            if found.parts.is_empty() && found.names.is_empty() {
                *word = word.clone().guessing();
                found = self.answers(word, &allowed);
            }
            answers.push(found);
        }
        let mut found: Vec<(u32, f32)> = Vec::new();
        for (index, answer) in answers.iter().enumerate() {
            let others_before = &answers[..index];
            for part in answer.parts.keys() {
                let is_new = others_before
                    .iter()
                    .all(|before| !before.parts.contains_key(part));
                if let Some(score) = is_new.then(|| self.score(*part, &answers)).flatten() {
                    found.push((*part, score * self.recency(*part, question.now)));
                }
            }
        }
        found.sort_unstable_by(|(a, left), (b, right)| {
            right.total_cmp(left).then_with(|| self.order(*a, *b))
        });
        let mut of_document: FxHashMap<u32, usize> = FxHashMap::default();
        found.retain(|(part, _)| {
            let count = of_document
                .entry(self.parts[*part as usize].entry)
                .or_default();
            *count += 1;
            question.within.is_some() || *count <= MOST_PARTS
        });
        let found = found.into_iter().take(question.limit);
        let found = found.map(|(part, score)| self.shown(part, score)).collect();
        Matches { words, found }
    }

    fn allowed(&self, question: &Question) -> Vec<bool> {
        let is_allowed = |entry: &Entry| {
            entry.present
                && (question.kinds.is_empty() || question.kinds.iter().any(|k| k == entry.kind))
                && question.within.is_none_or(|id| id == entry.document)
        };
        self.entries.iter().map(is_allowed).collect()
    }

    fn answers(&self, asked: &Asked, allowed: &[bool]) -> Answers {
        let mut answers = Answers::default();
        for word in &self.words {
            let Some(quality) = asked.answered_by(&word.forms) else {
                continue;
            };
            for posting in &word.postings {
                let entry = self.parts[posting.part as usize].entry;
                if !allowed[entry as usize] {
                    continue;
                }
                let score = quality * factor(posting.weight);
                raise(&mut answers.parts, posting.part, score);
                if posting.weight == Weight::Name {
                    raise(&mut answers.names, entry, score * CONTEXT);
                }
            }
        }
        answers
    }

    fn score(&self, part: u32, answers: &[Answers]) -> Option<f32> {
        let entry = self.parts[part as usize].entry;
        let mut sum = 0.0;
        let mut together = true;
        for answer in answers {
            let own = answer.parts.get(&part);
            together &= own.is_some();
            sum += own.or_else(|| answer.names.get(&entry))?;
        }
        Some(if together { sum * TOGETHER } else { sum })
    }

    fn recency(&self, part: u32, now: Instant) -> f32 {
        let entry = &self.entries[self.parts[part as usize].entry as usize];
        let days = now.since(entry.changed_at).as_secs_f32() / 86_400.0;
        1.0 + RECENT / (1.0 + days.max(0.0) / MONTH_DAYS)
    }

    /// Which of two equally good parts comes first: the one changed later, then the older one.
    fn order(&self, left: u32, right: u32) -> std::cmp::Ordering {
        let entry = |part: u32| &self.entries[self.parts[part as usize].entry as usize];
        let (a, b) = (entry(left), entry(right));
        b.changed_at
            .cmp(&a.changed_at)
            .then_with(|| a.subject.cmp(&b.subject))
            .then_with(|| left.cmp(&right))
    }

    fn shown(&self, part: u32, score: f32) -> Match {
        let part = &self.parts[part as usize];
        let entry = &self.entries[part.entry as usize];
        let comment = match entry.subject {
            Subject::Comment(id) => Some(id),
            Subject::Document(_) => None,
        };
        Match {
            document: entry.document,
            comment,
            kind: entry.kind,
            place: part.place.to_string(),
            score,
        }
    }
}

/// Where one word of the question was found, with the best score of each place.
#[derive(Default)]
struct Answers {
    parts: FxHashMap<u32, f32>,
    /// Entries that have it in their name.
    names: FxHashMap<u32, f32>,
}

fn raise(scores: &mut FxHashMap<u32, f32>, key: u32, score: f32) {
    let best = scores.entry(key).or_default();
    *best = best.max(score);
}

fn factor(weight: Weight) -> f32 {
    match weight {
        Weight::Name => 4.0,
        Weight::PartName => 2.0,
        Weight::Text => 1.0,
        Weight::Detail => 0.8,
    }
}

fn word_number(
    numbers: &mut FxHashMap<Box<str>, u32>,
    words: &mut Vec<Word>,
    word: String,
) -> usize {
    if let Some(number) = numbers.get(word.as_str()) {
        return *number as usize;
    }
    words.push(Word {
        forms: Forms::of(&word),
        postings: Vec::new(),
    });
    numbers.insert(word.into(), number_of(words.len() - 1));
    words.len() - 1
}

fn number_of(position: usize) -> u32 {
    u32::try_from(position).expect("a workspace has fewer than four thousand million parts")
}
