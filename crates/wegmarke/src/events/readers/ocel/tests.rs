use super::super::testing::{instant, read, value};
use super::super::{Mapping, ReadError};

const LOG: &str = r#"{
  "eventTypes": [{"name": "place order", "attributes": []}],
  "objectTypes": [{"name": "customer", "attributes": []}, {"name": "order", "attributes": []}, {"name": "item", "attributes": []}],
  "events": [
    {"id": "e1", "type": "place order", "time": "2026-01-05T10:00:00+01:00",
     "attributes": [{"name": "price", "value": 12.5}, {"name": "note", "value": ""}],
     "relationships": [{"objectId": "c1", "qualifier": "by"}, {"objectId": "o1", "qualifier": "of"},
       {"objectId": "i1", "qualifier": "of"}, {"objectId": "i2", "qualifier": "of"}]},
    {"id": "e2", "type": "family trip", "time": "2026-02-05T10:00:00Z",
     "relationships": [{"objectId": "c1", "qualifier": "by"}, {"objectId": "c2", "qualifier": "with"},
       {"objectId": "c1", "qualifier": "payer"}, {"objectId": "lost", "qualifier": "?"}]},
    {"id": "e3", "type": "pack", "time": "2026-02-05T10:00:00Z", "relationships": [{"objectId": "o1", "qualifier": "of"}]},
    {"id": "e4", "type": "pay", "time": "yesterday", "relationships": [{"objectId": "c1", "qualifier": "by"}]},
    {"id": "e5", "type": 5, "time": "2026-02-05T10:00:00Z"}
  ],
  "objects": [
    {"id": "c1", "type": "customer", "attributes": [
      {"name": "tier", "time": "1970-01-01T00:00:00Z", "value": "new"},
      {"name": "tier", "time": "2026-01-20T00:00:00Z", "value": "gold"},
      {"name": "city", "time": "2026-03-01T00:00:00Z", "value": "Münster"}]},
    {"id": "c2", "type": "customer"},
    {"id": "o1", "type": "order", "attributes": [], "relationships": [{"objectId": "i1", "qualifier": "has"}]},
    {"id": "i1", "type": "item"}, {"id": "i2", "type": "item"}
  ]
}"#;

#[test]
fn an_event_goes_to_each_of_its_customers() {
    let (inspection, memory) = read(LOG.as_bytes(), &Mapping::default()).unwrap();
    assert_eq!(inspection.object_types, ["customer", "order", "item"]);
    assert_eq!(inspection.mapping.object_type.as_deref(), Some("customer"));
    let seen: Vec<(&str, &str)> = memory
        .events
        .iter()
        .map(|e| (e.customer.as_str(), e.name.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            ("c1", "place order"),
            ("c1", "family trip"),
            ("c2", "family trip")
        ]
    );
    let order = &memory.events[0];
    assert_eq!(order.time, instant("2026-01-05T09:00:00Z"));
    assert_eq!(value(order, "price"), Some("12.5"));
    assert_eq!(value(order, "note"), None);
    assert_eq!(value(order, "order"), Some("o1"));
    assert_eq!(value(order, "item"), Some("i1; i2"));
    assert_eq!(value(&memory.events[1], "object"), Some("lost"));
}

#[test]
fn the_customers_attributes_are_those_of_the_time() {
    let (_, memory) = read(LOG.as_bytes(), &Mapping::default()).unwrap();
    assert_eq!(value(&memory.events[0], "case:tier"), Some("new"));
    assert_eq!(value(&memory.events[1], "case:tier"), Some("gold"));
    assert_eq!(value(&memory.events[1], "case:city"), None);
    assert_eq!(value(&memory.events[2], "case:tier"), None);
}

#[test]
fn what_is_no_event_is_named() {
    let (_, memory) = read(LOG.as_bytes(), &Mapping::default()).unwrap();
    let found: Vec<(u64, &str)> = memory
        .rejects
        .iter()
        .map(|(line, code, _)| (*line, *code))
        .collect();
    assert_eq!(
        found,
        [
            (12, "no_customer_object"),
            (13, "unreadable_time"),
            (14, "malformed")
        ]
    );
    assert!(memory.rejects[0].2.contains("\"e3\""));
}

#[test]
fn another_type_can_be_the_customer() {
    let wanted = Mapping {
        object_type: Some("order".to_owned()),
        ..Mapping::default()
    };
    let (_, memory) = read(LOG.as_bytes(), &wanted).unwrap();
    assert_eq!(memory.events.len(), 2);
    assert_eq!(value(&memory.events[0], "customer"), Some("c1"));
    let wanted = Mapping {
        object_type: Some("truck".to_owned()),
        ..Mapping::default()
    };
    let error = read(LOG.as_bytes(), &wanted)
        .expect_err("no trucks")
        .to_string();
    assert!(error.contains("customer, order, item"), "{error}");
}

#[test]
fn other_and_damaged_documents_are_refused() {
    let refused = |text: &str| read(text.as_bytes(), &Mapping::default()).expect_err("unusable");
    let cut = &LOG[..LOG.len() / 2];
    assert!(
        matches!(refused(cut), ReadError::Damaged { .. }),
        "{:?}",
        refused(cut)
    );
    let Err(ReadError::Damaged { line, .. }) = read(b"{\n\"events\": {}}", &Mapping::default())
    else {
        panic!("events must be a list");
    };
    assert_eq!(line, 2);
    assert!(matches!(
        refused("{\"name\": \"something else\"}"),
        ReadError::NoEvents
    ));
}
