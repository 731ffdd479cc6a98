use std::io::Write;

use proptest::prelude::*;

use super::super::testing::{Memory, Seen, instant, read, value};
use super::super::{Mapping, ReadError, TimeFormat};

fn berlin() -> Mapping {
    Mapping {
        time_zone: Some("Europe/Berlin".to_owned()),
        ..Mapping::default()
    }
}

fn events(text: &str) -> Memory {
    read(text.as_bytes(), &Mapping::default())
        .expect("readable")
        .1
}

#[test]
fn a_german_spreadsheet_in_windows_1252() {
    let text = "Kundennr.;Ereignis;Zeitpunkt;Betrag;Ort\r\n\
                4711;Anfrage;31.12.2025 23:59;1.234,50;Münster\r\n\
                4711;\"Angebot; schriftlich\";01.01.2026 08:05;;\"Köln\"\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let (inspection, memory) = read(&bytes, &berlin()).unwrap();
    let mapping = inspection.mapping;
    assert_eq!(mapping.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(mapping.separator.as_deref(), Some(";"));
    assert_eq!(mapping.customer.as_deref(), Some("Kundennr."));
    assert_eq!(mapping.event.as_deref(), Some("Ereignis"));
    assert_eq!(mapping.time.as_deref(), Some("Zeitpunkt"));
    assert_eq!(mapping.time_format, Some(TimeFormat::DayFirst));
    assert!(inspection.notes.is_empty(), "{:?}", inspection.notes);
    let expected = Seen {
        line: 2,
        customer: "4711".to_owned(),
        name: "Anfrage".to_owned(),
        time: instant("2025-12-31T22:59:00Z"),
        properties: vec![
            ("Betrag".to_owned(), "1.234,50".to_owned()),
            ("Ort".to_owned(), "Münster".to_owned()),
        ],
    };
    assert_eq!(memory.events[0], expected);
    assert_eq!(memory.events[1].name, "Angebot; schriftlich");
    assert_eq!(
        memory.events[1].properties,
        [("Ort".to_owned(), "Köln".to_owned())]
    );
}

#[test]
fn every_bad_line_is_named_and_the_rest_read() {
    let mut text = b"customer,event,time,note\n\
        1,a,2026-01-01 10:00,ok\n\
        2,b,2026-01-01 10:00\n\
        3,c,2026-01-01 10:00,x,too many\n\
        ,d,2026-01-01 10:00,x\n\
        5,  ,2026-01-01 10:00,x\n\
        6,f,someday,x\n\
        7,g,,x\n\
        8,h,2026-01-01 10:00,\"two\nlines\"\n"
        .to_vec();
    text.extend_from_slice(b"9,i,2026-01-01 10:00,\xff\xfe\n10,j,2026-01-01 10:00,\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4,\n");
    text.extend_from_slice(b"11,k,2026-01-01 10:00,\"never closed\n12,l,2026-01-01 10:00,ok\n");
    let (_, memory) = read(&text, &Mapping::default()).unwrap();
    let lines: Vec<(u64, &str)> = memory
        .rejects
        .iter()
        .map(|(line, code, _)| (*line, *code))
        .collect();
    let expected = [
        (3, "wrong_column_count"),
        (4, "wrong_column_count"),
        (5, "empty_customer"),
        (6, "empty_event"),
        (7, "unreadable_time"),
        (8, "unreadable_time"),
        (11, "invalid_text"),
        (13, "unclosed_quote"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(memory.rejects[1].2, "3,c,2026-01-01 10:00,x,too many");
    let read: Vec<(u64, &str)> = memory
        .events
        .iter()
        .map(|event| (event.line, event.customer.as_str()))
        .collect();
    assert_eq!(read, [(2, "1"), (9, "8"), (12, "10"), (14, "12")]);
    assert_eq!(value(&memory.events[1], "note"), Some("two\nlines"));
}

#[test]
fn a_stray_quotation_mark_does_not_swallow_good_lines() {
    let memory = events(
        "customer;event;time;note\n\
         1;a;2026-01-01;\"stray\n\
         2;b;2026-01-01;x\n\
         3;c;2026-01-01;\"fine\"\n\
         4;d;2026-01-01;x\n",
    );
    assert_eq!(memory.rejects.len(), 1);
    assert_eq!(
        (memory.rejects[0].0, memory.rejects[0].2.as_str()),
        (2, "1;a;2026-01-01;\"stray")
    );
    let customers: Vec<&str> = memory.events.iter().map(|e| e.customer.as_str()).collect();
    assert_eq!(customers, ["2", "3", "4"]);
}

#[test]
fn names_that_look_like_nothing_are_names() {
    let memory = events("customer,event,time\nNA,null,2026-01-01\nNone,NaN,2026-01-02\n");
    assert_eq!(memory.events[0].customer, "NA");
    assert_eq!(memory.events[0].name, "null");
    assert_eq!(memory.events[1].name, "NaN");
}

#[test]
fn other_shapes_of_tables() {
    // No header: the columns have numbers, and content decides.
    let wanted = Mapping {
        customer: Some("column 1".to_owned()),
        ..Mapping::default()
    };
    let text = b"17,a,2026-01-01\n18,b,2026-01-02\n17,b,2026-01-02\n18,a,2026-01-03\n";
    let (inspection, memory) = read(text, &wanted).unwrap();
    assert_eq!(inspection.mapping.header, Some(false));
    assert_eq!(memory.events.len(), 4);
    assert_eq!(memory.events[0].line, 1);
    // A title above, a separator announced, trailing separators, blank rows, repeated names.
    let memory = events(
        "sep=;\ncustomer;event;time;x;x;\nA;e;2026-01-01;1;2;\n;;;;;\n\nB;e;2026-01-02;3;;\n",
    );
    assert_eq!(memory.rejects, []);
    assert_eq!(value(&memory.events[0], "x (2)"), Some("2"));
    assert_eq!(memory.events[1].line, 6);
    let memory =
        events("Report of January\n\ncustomer,event,time\nA,e,2026-01-01\nB,e,2026-01-02\n");
    assert_eq!(
        memory.rejects,
        [(1, "wrong_column_count", "Report of January".to_owned())]
    );
    assert_eq!(memory.events.len(), 2);
    // Lines of old systems.
    assert_eq!(
        events("customer;event;time\rA;e;2026-01-01\rB;e;2026-01-02\r").events[1].line,
        3
    );
}

#[test]
fn gzip_and_utf_16() {
    let text = "customer\tevent\ttime\nJörg\tÖffnen\t2026-01-01T10:00:00Z\n";
    let mut archive = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    archive.write_all(text.as_bytes()).unwrap();
    let archive = archive.finish().unwrap();
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [&archive, &wide, &big] {
        let (_, memory) = read(bytes, &Mapping::default()).unwrap();
        assert_eq!(memory.events[0].customer, "Jörg");
        assert_eq!(memory.events[0].name, "Öffnen");
    }
    let cut = &archive[..archive.len() - 9];
    assert!(matches!(
        read(cut, &Mapping::default()),
        Err(ReadError::DamagedArchive(_))
    ));
}

#[test]
fn ambiguous_dates_are_decided_by_the_sample_and_said() {
    let text = b"customer,event,time\nA,e,01/02/2026\nA,f,03/02/2026\n";
    let (inspection, memory) = read(text, &Mapping::default()).unwrap();
    assert_eq!(inspection.notes.len(), 1);
    assert_eq!(inspection.notes[0].code, "ambiguous_dates");
    assert_eq!(memory.events[0].time, instant("2026-02-01T00:00:00Z"));
    let wanted = Mapping {
        time_format: Some(TimeFormat::MonthFirst),
        ..Mapping::default()
    };
    let (inspection, memory) = read(text, &wanted).unwrap();
    assert!(inspection.notes.is_empty());
    assert_eq!(memory.events[0].time, instant("2026-01-02T00:00:00Z"));
}

#[test]
fn days_above_twelve_late_in_a_long_file_decide() {
    let mut text = "customer,event,time\n".to_owned();
    while text.len() < 3 << 20 {
        text.push_str("A,e,01/02/2026\n");
    }
    for _ in 0..200_000 {
        text.push_str("A,e,01/28/2026\n");
    }
    let (inspection, memory) = read(text.as_bytes(), &Mapping::default()).unwrap();
    assert_eq!(inspection.mapping.time_format, Some(TimeFormat::MonthFirst));
    assert!(inspection.notes.is_empty() && memory.rejects.is_empty());
}

#[test]
fn files_that_hold_no_events_say_why() {
    let check = |text: &[u8], wanted: &Mapping, expected: &str| {
        let error = read(text, wanted).expect_err("unusable").to_string();
        assert!(error.contains(expected), "{error}");
    };
    let nothing = Mapping::default();
    check(b"customer,event,time\n", &nothing, "no events");
    check(b"just words\nand words\n", &nothing, "no separator");
    check(
        b"a,b,c\n1,2,3\n4,5,6\n",
        &nothing,
        "cannot tell which column holds the",
    );
    let missing = Mapping {
        time: Some("when".to_owned()),
        ..nothing.clone()
    };
    check(
        b"customer,event,time\nA,e,2026-01-01\n",
        &missing,
        "no column `when`",
    );
    let wrong = Mapping {
        time: Some("event".to_owned()),
        ..nothing.clone()
    };
    check(
        b"customer,event,time\nA,e,2026-01-01\n",
        &wrong,
        "are not times, for example `e`",
    );
    let zone = Mapping {
        time_zone: Some("Europe/Bielefeld".to_owned()),
        ..nothing.clone()
    };
    check(
        b"customer,event,time\nA,e,2026-01-01\n",
        &zone,
        "no time zone `Europe/Bielefeld`",
    );
    let encoding = Mapping {
        encoding: Some("utf-9".to_owned()),
        ..nothing
    };
    check(
        b"customer,event,time\nA,e,2026-01-01\n",
        &encoding,
        "no encoding `utf-9`",
    );
}

#[test]
fn the_same_mapping_is_recognised_from_what_was_recognised() {
    let text = "who;what;when\n'A';'x';1767225599\n'B';'y';1767225600\n";
    let wanted = Mapping {
        customer: Some("who".to_owned()),
        event: Some("what".to_owned()),
        time: Some("when".to_owned()),
        ..Mapping::default()
    };
    let (first, memory) = read(text.as_bytes(), &wanted).unwrap();
    let (second, again) = read(text.as_bytes(), &first.mapping).unwrap();
    assert_eq!(first.mapping, second.mapping);
    assert_eq!(memory.events, again.events);
    let text = serde_json::to_string(&first.mapping).unwrap();
    assert_eq!(
        serde_json::from_str::<Mapping>(&text).unwrap(),
        first.mapping
    );
    let auto: Mapping = serde_json::from_str(r#"{"time_format":"auto","customer":""}"#).unwrap();
    assert_eq!(auto, Mapping::default());
}

fn cell() -> impl Strategy<Value = String> {
    // What is neither blank nor trimmed away comes back exactly.
    "[A-Za-zäöüß€][A-Za-z äöüß,;\t|\"'\n]{0,12}[A-Za-z]"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever separator and encoding a table is written with, the same events are read.
    #[test]
    fn written_tables_come_back(
        rows in prop::collection::vec((cell(), cell(), 0_i64..2_000_000_000, cell()), 3..30),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        encoding in prop::sample::select(vec!["utf-8", "windows-1252", "utf-16le", "utf-16be"]),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(["customer", "event", "time", "note"]).unwrap();
        for (customer, event, second, note) in &rows {
            let time = jiff::Timestamp::from_second(*second).unwrap();
            let time = time.strftime("%d.%m.%Y %H:%M:%S").to_string();
            writer.write_record([customer, event, &time, note]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let bytes = match encoding {
            "utf-8" => text.into_bytes(),
            "windows-1252" => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        let wanted = Mapping {
            // Without any umlaut nothing tells these apart, and nothing has to.
            encoding: Some(encoding.to_owned()),
            ..Mapping::default()
        };
        let (_, memory) = read(&bytes, &wanted).unwrap();
        prop_assert_eq!(memory.rejects.len(), 0, "{:?}", memory.rejects);
        let found: Vec<(String, String, i64, String)> = memory.events.iter().map(|event| {
            let note = value(event, "note").unwrap_or_default().to_owned();
            (event.customer.clone(), event.name.clone(), event.time / 1_000_000, note)
        }).collect();
        prop_assert_eq!(found, rows);
    }

    /// No bytes make a reader panic or lose count.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
        let _ = read(&bytes, &Mapping::default());
        let mut table = b"customer,event,time\n1,a,2026-01-01\n".to_vec();
        table.extend_from_slice(&bytes);
        let _ = read(&table, &Mapping::default());
    }
}
