//! Single rules of importing and reading.

use super::super::{Event, EventLog, LogError, LogWriter, MOST_NAMES, Progress, SegmentSummary};
use super::{Given, Store, given, push_all};

#[test]
fn a_log_without_events_is_an_empty_log() {
    let mut store = Store::new();
    let finished = store.import(&[]);
    assert_eq!((finished.segment, finished.duplicates), (None, 0));
    assert_eq!(std::fs::read_dir(store.folder.path()).unwrap().count(), 0);
    let index = store.log().index().unwrap();
    assert_eq!(
        (
            index.trails.customers(),
            index.trails.visits(),
            index.names.len()
        ),
        (0, 0, 0)
    );
    assert_eq!(store.read(), []);
    assert!(store.log().property(&index, "p").unwrap().codes.is_empty());
}

#[test]
fn ties_keep_the_order_of_the_file_and_then_of_the_imports() {
    let mut store = Store::new();
    let names = ["z", "a", "m", "b", "y"];
    let tied: Vec<Given> = names.iter().map(|name| given("k", 5, name, &[])).collect();
    store.import(&tied);
    store.import(&[given("k", 5, "later", &[]), given("k", 4, "before", &[])]);
    let read: Vec<String> = store.read().into_iter().map(|event| event.name).collect();
    assert_eq!(read, ["before", "z", "a", "m", "b", "y", "later"]);
}

#[test]
fn equal_events_count_as_often_as_they_stand_in_the_file() {
    let mut store = Store::new();
    let one = given("k", 5, "view", &[("page", "home")]);
    assert_eq!(
        store.import(&vec![one.clone(); 3]).segment.unwrap().events,
        3
    );
    let finished = store.import(&vec![one.clone(); 5]);
    assert_eq!(
        (finished.segment.unwrap().events, finished.duplicates),
        (2, 3)
    );
    assert_eq!(store.import(&vec![one.clone(); 5]).segment, None);
    assert_eq!(store.read(), vec![one; 5]);
}

#[test]
fn only_the_line_may_differ_between_equal_events() {
    let mut store = Store::new();
    store.import(&[given("k", 5, "view", &[("a", "x"), ("b", "")])]);
    for (event, is_known) in [
        (given("k", 5, "view", &[("b", ""), ("a", "x")]), true),
        (given("K", 5, "view", &[("a", "x"), ("b", "")]), false),
        (given("k", 6, "view", &[("a", "x"), ("b", "")]), false),
        (given("k", 5, "viewed", &[("a", "x"), ("b", "")]), false),
        (given("k", 5, "view", &[("a", "x")]), false),
        (given("k", 5, "view", &[("a", ""), ("b", "x")]), false),
    ] {
        let events = [given("another", 5, "view", &[]), event];
        let finished = store.write(&events, &store.path("trial")).unwrap();
        assert_eq!(finished.duplicates, u64::from(is_known), "{events:?}");
        std::fs::remove_file(store.path("trial")).unwrap();
    }
}

#[test]
fn properties_come_and_go_between_imports() {
    let mut store = Store::new();
    store.import(&[given("a", 1, "e", &[("old", "1")]), given("b", 1, "e", &[])]);
    store.import(&[
        given("a", 0, "e", &[("new", "2")]),
        given("c", 1, "e", &[("old", "3")]),
    ]);
    let log = store.log();
    let index = log.index().unwrap();
    assert_eq!(log.property_names(), ["new", "old"]);
    let old = log.property(&index, "old").unwrap();
    assert_eq!(old.counts(), [1, 1]);
    let customers = log.customers(&index).unwrap();
    let a = customers.iter().position(|name| name == "a").unwrap();
    let values = |name: &str| -> Vec<Option<String>> {
        let column = log.property(&index, name).unwrap();
        index
            .trails
            .range(a)
            .map(|event| column.get(event).map(str::to_owned))
            .collect()
    };
    assert_eq!(values("new"), [Some("2".to_owned()), None]);
    assert_eq!(values("old"), [None, Some("1".to_owned())]);
    assert_eq!(values("never"), [None, None]);
}

#[test]
fn of_a_property_given_twice_the_last_value_counts() {
    let mut store = Store::new();
    store.import(&[given("a", 1, "e", &[("p", "1"), ("q", "x"), ("p", "2")])]);
    assert_eq!(
        store.read(),
        [given("a", 1, "e", &[("p", "2"), ("q", "x")])]
    );
    assert_eq!(
        store
            .import(&[given("a", 1, "e", &[("p", "2"), ("q", "x")])])
            .segment,
        None
    );
}

#[test]
fn a_summary_can_be_read_again() {
    let mut store = Store::new();
    let events = [
        given("a", i64::MAX, "e", &[]),
        given("b", i64::MIN, "e", &[]),
        given("a", 0, "f", &[]),
    ];
    let summary = store.import(&events).segment.unwrap();
    assert_eq!((summary.events, summary.customers), (3, 2));
    assert_eq!((summary.first, summary.last), (i64::MIN, i64::MAX));
    assert_eq!(SegmentSummary::read(&store.segments[0]).unwrap(), summary);
    assert_eq!(store.log().summaries(), [summary]);
}

#[test]
fn too_many_names_are_an_error_at_the_line_or_at_the_end() {
    let mut store = Store::new();
    let names = |range: std::ops::Range<usize>| -> Vec<Given> {
        range
            .map(|number| given("k", 0, &number.to_string(), &[]))
            .collect()
    };
    let error = store
        .write(&names(0..MOST_NAMES + 1), &store.path("trial"))
        .unwrap_err();
    assert!(
        matches!(error, LogError::TooManyNames { line: 65_536 }),
        "{error}"
    );
    store.import(&names(0..MOST_NAMES));
    let index = store.log().index().unwrap();
    assert_eq!(index.names.len(), MOST_NAMES);
    assert_eq!(index.trails.validate(), Ok(()));
    let error = store
        .write(&names(MOST_NAMES..MOST_NAMES + 1), &store.path("trial"))
        .unwrap_err();
    assert!(
        matches!(error, LogError::TooManyNames { line: 0 }),
        "{error}"
    );
    assert!(!store.path("trial").exists());
}

#[test]
fn a_giant_event_is_refused_and_the_import_goes_on() {
    let store = Store::new();
    let mut writer = LogWriter::create(&store.path("scratch")).unwrap();
    let giant = "x".repeat(17 << 20);
    let property = writer.property("text");
    let mut push = |value: &str| {
        let properties = &[(property, value)];
        writer.push(&Event {
            customer: "k",
            name: "e",
            time: 0,
            line: 7,
            properties,
        })
    };
    let error = push(&giant).unwrap_err();
    assert!(
        matches!(error, LogError::TooLarge { line: 7, .. }),
        "{error}"
    );
    push("small").unwrap();
    let finished = writer.finish(&[], &store.path("s"), &mut |_| {}).unwrap();
    assert_eq!(finished.segment.unwrap().events, 1);
    let log = EventLog::open(vec![store.path("s")]).unwrap();
    assert_eq!(
        log.property(&log.index().unwrap(), "text").unwrap().values,
        ["small"]
    );
}

#[test]
fn progress_ends_with_everything() {
    let store = Store::new();
    let mut writer = LogWriter::create(&store.path("scratch")).unwrap();
    let events: Vec<Given> = (0..1000)
        .map(|number| given(&number.to_string(), 0, "e", &[]))
        .collect();
    push_all(&mut writer, &events).unwrap();
    let mut seen = Vec::new();
    writer
        .finish(&[], &store.path("s"), &mut |progress| seen.push(progress))
        .unwrap();
    assert_eq!(
        seen.first(),
        Some(&Progress {
            done: 0,
            total: 1000
        })
    );
    assert_eq!(
        seen.last(),
        Some(&Progress {
            done: 1000,
            total: 1000
        })
    );
    assert!(seen.is_sorted_by_key(|progress| progress.done));
    assert!(!store.path("scratch").exists());
}
