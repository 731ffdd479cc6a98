//! Random imports against a model in memory.

use std::collections::HashMap;

use proptest::prelude::*;

use super::super::row::customer_hash;
use super::super::{LogIndex, compact};
use super::{Given, Store, read_back};

/// The log as it should be: everything in memory, nothing clever.
#[derive(Default)]
struct Model {
    events: Vec<Given>,
}

impl Model {
    /// Adds what is new of an import and returns the number of duplicates.
    fn import(&mut self, events: &[Given]) -> u64 {
        let mut stored: HashMap<Given, u64> = HashMap::new();
        for event in &self.events {
            *stored.entry(event.clone()).or_default() += 1;
        }
        let mut duplicates = 0;
        for event in events {
            let event = sorted(event);
            match stored.get_mut(&event) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    duplicates += 1;
                }
                _ => self.events.push(event),
            }
        }
        duplicates
    }

    /// The events in the order of the trails.
    fn ordered(&self) -> Vec<Given> {
        let mut events = self.events.clone();
        events.sort_by_key(|event| {
            (
                customer_hash(&event.customer),
                event.customer.clone(),
                event.time,
            )
        });
        events
    }
}

fn sorted(event: &Given) -> Given {
    let mut event = event.clone();
    event.properties.sort();
    event
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(""),
        Just("NA"),
        Just("null"),
        Just("None"),
        Just("Büro-Übergabe"),
        Just("\"quoted\"\n"),
        Just("x"),
    ]
    .prop_map(str::to_owned)
}

fn event() -> impl Strategy<Value = Given> {
    let customer = prop_oneof![4 => "[a-d]", 1 => text(), 1 => "[a-z]{1,40}"];
    let time = prop_oneof![
        8 => 0i64..6,
        1 => Just(i64::MIN),
        1 => Just(i64::MAX),
        1 => any::<i64>(),
    ];
    let properties = proptest::collection::btree_map("[p-s]|Ä", text(), 0..3);
    (customer, time, text(), properties, any::<bool>()).prop_map(
        |(customer, time, name, properties, is_reversed)| {
            let mut properties: Vec<_> = properties.into_iter().collect();
            if is_reversed {
                properties.reverse();
            }
            Given {
                customer,
                time,
                name,
                properties,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn imports_give_what_the_model_gives(
        imports in proptest::collection::vec(proptest::collection::vec(event(), 0..40), 1..5),
    ) {
        let mut store = Store::new();
        let mut model = Model::default();
        for events in &imports {
            let finished = store.import(events);
            let duplicates = model.import(events);
            prop_assert_eq!(finished.duplicates, duplicates);
            let new = finished.segment.map_or(0, |segment| segment.events);
            prop_assert_eq!(new, events.len() as u64 - duplicates);
        }
        prop_assert_eq!(store.read(), model.ordered());
        prop_assert_eq!(store.import(&imports[0]).segment, None);
    }

    #[test]
    fn overlapping_files_in_any_order_give_the_same_events(
        events in proptest::collection::vec(event(), 1..60),
        cuts in (0usize..60, 0usize..60),
    ) {
        let (first, second) = (cuts.0.min(events.len()), cuts.1.min(events.len()));
        let (start, end) = (first.min(second), first.max(second));
        let parts = [&events[..end], &events[start..]];
        let mut straight = Store::new();
        let mut turned = Store::new();
        for (one, other) in parts.iter().zip(parts.iter().rev()) {
            straight.import(one);
            turned.import(other);
        }
        let multiset = |store: &Store| {
            let mut events = store.read();
            events.sort();
            events
        };
        prop_assert_eq!(multiset(&straight), multiset(&turned));
    }

    #[test]
    fn saving_and_compacting_change_nothing(
        imports in proptest::collection::vec(proptest::collection::vec(event(), 1..30), 1..4),
    ) {
        let mut store = Store::new();
        for events in &imports {
            store.import(events);
        }
        let (log, before) = (store.log(), store.read());
        let index = log.index().unwrap();
        index.save(&store.path("index")).unwrap();
        let loaded: LogIndex = log.saved_index(&store.path("index")).unwrap();
        prop_assert_eq!(&loaded, &index);
        prop_assert_eq!(read_back(&log, &loaded), before.clone());
        let target = store.path("compact.parquet");
        let summary = compact(&store.segments, &target).unwrap();
        prop_assert_eq!(summary.events, before.len() as u64);
        store.segments = vec![target];
        let compacted = store.log().index().unwrap();
        prop_assert_eq!(compacted.trails, index.trails);
        prop_assert_eq!(compacted.names, index.names);
        prop_assert_eq!(store.read(), before);
        prop_assert_eq!(store.import(&imports[0]).segment, None);
    }
}
