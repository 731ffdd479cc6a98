//! From event names to touchpoints: applies a workspace's bindings to every event of the log.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use wegmarke_analytics::log::{MOST_NAMES, PropertyColumn};
use wegmarke_analytics::trails::NO_TOUCHPOINT;

use crate::error::{Error, Result};
use crate::repository::DocumentId;
use crate::touchpoints::Bindings;
use crate::touchpoints::bindings::{Match, NameRules};

/// Events per piece of parallel work.
const PIECE: usize = 1 << 18;

/// What a code in the trails stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The touchpoint's key, or the name of an event that no touchpoint claims.
    pub key: String,
    /// The touchpoint; none for an event that stands for itself.
    pub touchpoint: Option<DocumentId>,
}

/// What a name, or one event of a name, turns out to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Meaning {
    Touchpoint(usize),
    Itself(u16),
}

/// Replaces the name codes in `events` by touchpoint codes and says what those stand for. Codes
/// are in the order of the labels' keys, and only what occurs has one. `column` gives a property of
/// every event.
///
/// # Errors
/// Those of `column`; `too_many_names` when more things occur than codes can tell apart.
pub(super) fn bind(
    events: &mut [u16],
    names: &[String],
    bindings: &Bindings,
    mut column: impl FnMut(&str) -> Result<Arc<PropertyColumn>>,
) -> Result<Vec<Label>> {
    let rules: Vec<NameRules<'_>> = names.iter().map(|name| bindings.rules_for(name)).collect();
    let mut meanings = Meanings::new(&rules);
    let mut columns: FxHashMap<usize, Arc<PropertyColumn>> = FxHashMap::default();
    for (condition, _) in rules.iter().flat_map(|rules| &rules.conditional) {
        if let Entry::Vacant(place) = columns.entry(condition.property) {
            place.insert(column(&bindings.properties()[condition.property])?);
        }
    }
    meanings.decide(events, &rules, &columns);
    let (labels, code_of) = meanings.label(names, bindings)?;
    events.par_chunks_mut(PIECE).for_each(|piece| {
        for event in piece {
            *event = code_of[*event as usize];
        }
    });
    Ok(labels)
}

/// Numbers for all meanings that can come up: one for each name without conditions, and one for
/// each outcome of a conditional name.
struct Meanings {
    list: Vec<Meaning>,
    number_of: FxHashMap<Meaning, u16>,
    /// Which of them any event has, and at the end whether an event has a meaning without number.
    occurs: Vec<bool>,
}

impl Meanings {
    fn new(rules: &[NameRules<'_>]) -> Meanings {
        let mut meanings = Meanings {
            list: Vec::new(),
            number_of: FxHashMap::default(),
            occurs: Vec::new(),
        };
        for (name, rules) in (0u16..).zip(rules) {
            meanings.add(meaning(rules.otherwise, name));
            for (_, outcome) in &rules.conditional {
                meanings.add(Meaning::Touchpoint(outcome.touchpoint));
            }
        }
        meanings
    }

    fn add(&mut self, meaning: Meaning) {
        // Beyond the last number a meaning has none; that matters only if an event has it.
        let next = u16::try_from(self.list.len())
            .ok()
            .filter(|&number| number != NO_TOUCHPOINT);
        if let (Some(number), false) = (next, self.number_of.contains_key(&meaning)) {
            self.list.push(meaning);
            self.number_of.insert(meaning, number);
        }
    }

    /// Replaces each event's name by the number of its meaning; [`NO_TOUCHPOINT`] when there was no
    /// number left.
    fn decide(
        &mut self,
        events: &mut [u16],
        rules: &[NameRules<'_>],
        columns: &FxHashMap<usize, Arc<PropertyColumn>>,
    ) {
        let deciders: Vec<Decider<'_>> = (0u16..)
            .zip(rules)
            .map(|(name, rules)| Decider::new(self, name, rules, columns))
            .collect();
        let decide = |(piece, events): (usize, &mut [u16])| {
            let mut occurs = vec![false; self.list.len() + 1];
            for (position, event) in events.iter_mut().enumerate() {
                *event = deciders[*event as usize].decide(piece * PIECE + position);
                occurs[(*event as usize).min(self.list.len())] = true;
            }
            occurs
        };
        let found: Vec<Vec<bool>> = events
            .par_chunks_mut(PIECE)
            .enumerate()
            .map(decide)
            .collect();
        self.occurs = vec![false; self.list.len() + 1];
        for piece in found {
            self.occurs
                .iter_mut()
                .zip(piece)
                .for_each(|(all, one)| *all |= one);
        }
    }

    /// Labels of what occurs, sorted by key, and the code of each meaning.
    fn label(&self, names: &[String], bindings: &Bindings) -> Result<(Vec<Label>, Vec<u16>)> {
        if self.occurs.last() == Some(&true) {
            let detail = format!("the log has more than {MOST_NAMES} different events");
            return Err(Error::invalid("too_many_names", detail));
        }
        let label = |&meaning: &Meaning| match meaning {
            Meaning::Touchpoint(index) => {
                let (id, key) = &bindings.touchpoints()[index];
                Label {
                    key: key.clone(),
                    touchpoint: Some(*id),
                }
            }
            Meaning::Itself(name) => Label {
                key: names[name as usize].clone(),
                touchpoint: None,
            },
        };
        let occurring = self
            .list
            .iter()
            .zip(&self.occurs)
            .enumerate()
            .filter(|(_, (_, occurs))| **occurs);
        let mut labels: Vec<(Label, usize)> = occurring
            .map(|(number, (meaning, _))| (label(meaning), number))
            .collect();
        labels.sort_by(|one, other| one.0.key.cmp(&other.0.key));
        let mut code_of = vec![NO_TOUCHPOINT; self.list.len()];
        for (code, (_, number)) in (0u16..).zip(&labels) {
            code_of[*number] = code;
        }
        Ok((
            labels.into_iter().map(|(label, _)| label).collect(),
            code_of,
        ))
    }
}

/// How to find the meaning of one event of a name.
struct Decider<'a> {
    /// In order: which values of the column meet the condition, and what the event means then.
    conditions: Vec<(&'a PropertyColumn, Vec<bool>, u16)>,
    otherwise: u16,
}

impl<'a> Decider<'a> {
    fn new(
        meanings: &Meanings,
        name: u16,
        rules: &NameRules<'_>,
        columns: &'a FxHashMap<usize, Arc<PropertyColumn>>,
    ) -> Decider<'a> {
        let number = |meaning| {
            meanings
                .number_of
                .get(&meaning)
                .copied()
                .unwrap_or(NO_TOUCHPOINT)
        };
        let mut conditions = Vec::new();
        for (condition, outcome) in &rules.conditional {
            let column: &PropertyColumn = &columns[&condition.property];
            // Each different value is tested once, however many events have it.
            let holds = column
                .values
                .iter()
                .map(|value| condition.holds(Some(value)))
                .collect();
            conditions.push((
                column,
                holds,
                number(Meaning::Touchpoint(outcome.touchpoint)),
            ));
        }
        Decider {
            conditions,
            otherwise: number(meaning(rules.otherwise, name)),
        }
    }

    #[inline]
    fn decide(&self, event: usize) -> u16 {
        for (column, holds, meaning) in &self.conditions {
            // An absent value has a code beyond all values.
            if holds
                .get(column.codes[event] as usize)
                .copied()
                .unwrap_or(false)
            {
                return *meaning;
            }
        }
        self.otherwise
    }
}

fn meaning(outcome: Option<Match>, name: u16) -> Meaning {
    outcome.map_or(Meaning::Itself(name), |outcome| {
        Meaning::Touchpoint(outcome.touchpoint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::touchpoints::Binding;

    fn bindings(list: &[(&str, serde_json::Value)]) -> Bindings {
        let read = |(key, rules): &(&str, serde_json::Value)| {
            let rules: Vec<Binding> = serde_json::from_value(rules.clone()).unwrap();
            (DocumentId::new(), (*key).to_owned(), rules)
        };
        Bindings::compile(&list.iter().map(read).collect::<Vec<_>>()).unwrap()
    }

    fn path_column() -> Arc<PropertyColumn> {
        let values = vec!["/home".to_owned(), "/book".to_owned()];
        Arc::new(PropertyColumn {
            codes: vec![0, 1, PropertyColumn::ABSENT, 1, 0],
            values,
        })
    }

    fn check(bindings: &Bindings, expected: &[&str]) -> Vec<Label> {
        let names = ["click", "mail", "page"].map(str::to_owned);
        let mut events = [2, 2, 2, 0, 1];
        let labels = bind(&mut events, &names, bindings, |name| {
            assert_eq!(name, "path");
            Ok(path_column())
        });
        let labels = labels.unwrap();
        assert!(labels.is_sorted_by_key(|label| label.key.clone()));
        let found: Vec<&str> = events
            .iter()
            .map(|&code| labels[code as usize].key.as_str())
            .collect();
        assert_eq!(found, expected);
        labels
    }

    #[test]
    fn without_bindings_every_event_stands_for_itself() {
        let labels = check(&bindings(&[]), &["page", "page", "page", "click", "mail"]);
        assert!(labels.iter().all(|label| label.touchpoint.is_none()));
    }

    #[test]
    fn names_and_properties_decide_event_by_event() {
        let rules = bindings(&[
            (
                "booking",
                serde_json::json!([{"property": {"name": "path", "value": "/book"}}]),
            ),
            ("web", serde_json::json!([{"event": "page"}])),
            (
                "z-form",
                serde_json::json!([{"event": "page", "property": {"name": "path", "value": "/book"}}]),
            ),
        ]);
        let labels = check(&rules, &["web", "z-form", "web", "booking", "mail"]);
        assert_eq!(
            labels
                .iter()
                .filter(|label| label.touchpoint.is_some())
                .count(),
            3
        );
    }

    #[test]
    fn only_what_occurs_has_a_code() {
        let rules = bindings(&[
            ("unused", serde_json::json!([{"event": "nothing"}])),
            ("mail", serde_json::json!([])),
        ]);
        let labels = check(&rules, &["page", "page", "page", "click", "mail"]);
        assert_eq!(labels.len(), 3);
        assert!(labels[1].touchpoint.is_some());
    }
}
