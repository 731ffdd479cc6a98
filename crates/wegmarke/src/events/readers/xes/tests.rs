use super::super::testing::{instant, read, value};
use super::super::{Mapping, ReadError};

const LOG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="trace"><string key="concept:name" value="__INVALID__"/></global>
  <global scope="event">
    <string key="concept:name" value="__INVALID__"/>
    <string key="org:resource" value="UNKNOWN"/>
    <string key="channel" value="web"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
  </global>
  <classifier name="Activity" keys="concept:name lifecycle:transition"/>
  <string key="source" value="by hand"/>
  <trace>
    <string key="market" value="DACH"><string key="region" value="Münster &amp; Umland"/></string>
    <event>
      <date key="time:timestamp" value="2026-01-05T10:00:00.250+01:00"/>
      <string key="lifecycle:transition" value="start"/>
      <string key="concept:name" value="Anfrage, &gt;schriftlich&lt;"/>
      <int key="children" value="2"/>
    </event>
    <event>
      <string key="concept:name" value="Angebot"/>
      <date key="time:timestamp" value="2026-01-05T10:00:00"/>
      <string key="channel" value="phone"/>
      <list key="products"><values>
        <string key="product" value="Bali"/><string key="product" value="Oman"/>
      </values></list>
    </event>
    <event><string key="concept:name" value="ohne Zeit"/></event>
    <event><date key="time:timestamp" value="2026-01-05T11:00:00Z"/></event>
    <string key="concept:name" value="K-17"/>
  </trace>
  <trace><event><string key="concept:name" value="x"/><date key="time:timestamp" value="2026-01-05T10:00:00Z"/></event></trace>
  <event><string key="concept:name" value="y"/></event>
</log>
"#;

fn berlin() -> Mapping {
    Mapping {
        time_zone: Some("Europe/Berlin".to_owned()),
        ..Mapping::default()
    }
}

#[test]
fn traces_are_customers_and_attributes_come_in_any_order() {
    let (_, memory) = read(LOG.as_bytes(), &berlin()).unwrap();
    assert_eq!(memory.events.len(), 2);
    let [first, second] = &memory.events[..] else {
        panic!("two events")
    };
    assert_eq!((first.line, first.customer.as_str()), (16, "K-17"));
    assert_eq!(first.name, "Anfrage, >schriftlich<");
    assert_eq!(first.time, instant("2026-01-05T09:00:00.250Z"));
    assert_eq!(value(first, "lifecycle:transition"), Some("start"));
    assert_eq!(value(first, "children"), Some("2"));
    assert_eq!(value(first, "case:market"), Some("DACH"));
    assert_eq!(value(first, "case:market.region"), Some("Münster & Umland"));
    // A global attribute stands for a missing one, a placeholder for nothing.
    assert_eq!(value(first, "channel"), Some("web"));
    assert_eq!(value(second, "channel"), Some("phone"));
    assert_eq!(value(first, "org:resource"), None);
    // A time without offset is local.
    assert_eq!(second.time, instant("2026-01-05T09:00:00Z"));
    assert_eq!(value(second, "products.product"), Some("Bali; Oman"));
}

#[test]
fn what_is_no_event_is_named() {
    let (_, memory) = read(LOG.as_bytes(), &berlin()).unwrap();
    let found: Vec<(u64, &str)> = memory
        .rejects
        .iter()
        .map(|(line, code, _)| (*line, *code))
        .collect();
    let expected = [
        (30, "unreadable_time"),
        (31, "empty_event"),
        (34, "empty_customer"),
        (35, "outside_trace"),
    ];
    assert_eq!(found, expected);
    assert!(memory.rejects[0].2.contains("ohne Zeit"));
}

#[test]
fn other_encodings_are_declared() {
    let text = LOG.replace("UTF-8", "ISO-8859-1");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let (_, memory) = read(&bytes, &berlin()).unwrap();
    assert_eq!(
        value(&memory.events[0], "case:market.region"),
        Some("Münster & Umland")
    );
}

#[test]
fn damaged_files_are_refused_with_the_line() {
    let cut = &LOG[..LOG.find("</trace>").unwrap()];
    let Err(ReadError::Damaged { line, .. }) = read(cut.as_bytes(), &berlin()) else {
        panic!("a cut file is damaged");
    };
    assert_eq!(line, 33);
    let crossed = LOG.replace("</trace>\n  <trace>", "</log>");
    assert!(matches!(
        read(crossed.as_bytes(), &berlin()),
        Err(ReadError::Damaged { .. })
    ));
    let other = b"<?xml version='1.0'?><!-- <log --><trace></trace>";
    assert!(matches!(
        read(other, &berlin()),
        Err(ReadError::Damaged { .. })
    ));
}
