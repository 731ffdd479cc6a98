//! Logs that do not fit into one row group, one batch, or the memory for one bucket.

use super::super::layout::MOST_PROPERTY_COLUMNS;
use super::super::segment::Segment;
use super::super::{EventLog, LogWriter};
use super::{Event, Given, Store, given};

#[test]
fn a_thousand_properties() {
    let mut store = Store::new();
    let names: Vec<String> = (0..1000).map(|number| format!("p{number:03}")).collect();
    let event = |customer: usize| {
        let values = names.iter().skip(customer % 3).step_by(3);
        let properties: Vec<(&str, &str)> =
            values.map(|name| (name.as_str(), "wert \"ä\"")).collect();
        given(&customer.to_string(), 0, "e", &properties)
    };
    let mut events: Vec<Given> = (0..30).map(event).collect();
    store.import(&events[..20]);
    assert_eq!(store.import(&events).duplicates, 20);
    let segment = Segment::open(&store.segments[0]).unwrap();
    assert_eq!(segment.property_columns().count(), MOST_PROPERTY_COLUMNS);
    assert_eq!(segment.more.len(), 500);
    assert_eq!(store.log().property_names(), names);
    let mut read = store.read();
    read.sort();
    events.sort();
    assert_eq!(read, events);
    let target = store.path("compact");
    super::super::compact(&store.segments, &target).unwrap();
    store.segments = vec![target];
    let mut read = store.read();
    read.sort();
    assert_eq!(read, events);
}

/// One customer with more events than are sorted at once, among others: the bucket goes through
/// sorted runs on disk, and the customer lies in several row groups.
#[test]
fn a_customer_with_most_of_the_events() {
    let store = Store::new();
    let filler = "x".repeat(40);
    let rows = 1_500_000u64;
    let write = |target: &str, existing: &[std::path::PathBuf]| {
        let mut writer = LogWriter::create(&store.path("scratch")).unwrap();
        let property = writer.property("filler");
        for line in 0..rows {
            let others = format!("customer {}", line % 1000);
            let customer = if line % 10 == 0 {
                others.as_str()
            } else {
                "the busy one"
            };
            // Every time comes four times, far apart in the file.
            let time = (line % (rows / 4)) as i64;
            let name = ["first", "second", "third", "fourth"][(line / (rows / 4)) as usize];
            let properties = [(property, filler.as_str())];
            let properties = &properties;
            writer
                .push(&Event {
                    customer,
                    name,
                    time,
                    line,
                    properties,
                })
                .unwrap();
        }
        writer
            .finish(existing, &store.path(target), &mut |_| {})
            .unwrap()
    };
    let finished = write("segment", &[]);
    let summary = finished.segment.unwrap();
    assert_eq!((summary.events, finished.duplicates), (rows, 0));
    let path = store.path("segment");
    let log = EventLog::open(vec![path.clone()]).unwrap();
    let index = log.index().unwrap();
    assert_eq!(summary.customers, index.trails.customers() as u64);
    let customers = log.customers(&index).unwrap();
    let busy = customers
        .iter()
        .position(|name| name == "the busy one")
        .unwrap();
    let range = index.trails.range(busy);
    assert_eq!(range.len() as u64, rows / 10 * 9);
    let names = range.map(|event| {
        let name = &index.names[usize::from(index.trails.touchpoints[event])];
        (
            index.trails.times[event],
            ["first", "second", "third", "fourth"]
                .iter()
                .position(|n| n == name),
        )
    });
    assert!(names.is_sorted());
    let groups = Segment::open(&path).unwrap().group_rows();
    assert!(
        groups.len() > 3 && groups.iter().all(|&rows| rows < 1_200_000),
        "{groups:?}"
    );
    let again = write("again", &[path]);
    assert_eq!((again.segment, again.duplicates), (None, rows));
}

#[test]
fn row_groups_end_where_customers_end() {
    let store = Store::new();
    let mut writer = LogWriter::create(&store.path("scratch")).unwrap();
    for line in 0..400_000u64 {
        let customer = format!("{}", line % 50_000);
        let event = Event {
            customer: &customer,
            name: "e",
            time: line as i64,
            line,
            properties: &[],
        };
        writer.push(&event).unwrap();
    }
    writer
        .finish(&[], &store.path("segment"), &mut |_| {})
        .unwrap();
    let segment = Segment::open(&store.path("segment")).unwrap();
    let groups = segment.group_rows();
    assert!(
        groups.len() >= 3 && groups.iter().all(|rows| rows % 8 == 0),
        "{groups:?}"
    );
    let index = EventLog::open(vec![store.path("segment")])
        .unwrap()
        .index()
        .unwrap();
    assert_eq!(index.trails.customers(), 50_000);
    assert!((0..50_000).all(|customer| index.trails.range(customer).len() == 8));
}
