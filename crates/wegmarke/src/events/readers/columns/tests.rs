use super::*;

fn column(name: &str, values: &[&str]) -> SampledColumn {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    SampledColumn {
        name: name.to_owned(),
        values,
        is_time: false,
    }
}

fn check(columns: &[(&str, &[&str])], expected: [&str; 3]) {
    let columns: Vec<SampledColumn> = columns
        .iter()
        .map(|(name, values)| column(name, values))
        .collect();
    let mut mapping = Mapping::default();
    complete(&mut mapping, &columns).expect("roles");
    let found = [mapping.customer, mapping.event, mapping.time].map(Option::unwrap_or_default);
    assert_eq!(found, expected);
}

const TIMES: &[&str] = &["2026-01-01 10:00", "2026-01-02 10:00", "2026-01-03 10:00"];
const WORDS: &[&str] = &["anfrage", "angebot", "anfrage"];
const IDS: &[&str] = &["17", "18", "17"];

#[test]
fn names_in_german_and_english() {
    check(
        &[
            ("Kundennummer", IDS),
            ("Ereignis", WORDS),
            ("Zeitstempel", TIMES),
        ],
        ["Kundennummer", "Ereignis", "Zeitstempel"],
    );
    check(
        &[
            ("Kunden-ID", IDS),
            ("Aktivität", WORDS),
            ("Datum/Uhrzeit", TIMES),
        ],
        ["Kunden-ID", "Aktivität", "Datum/Uhrzeit"],
    );
    check(
        &[
            ("timestamp", TIMES),
            ("user_id", IDS),
            ("session_id", IDS),
            ("event", WORDS),
            ("platform", WORDS),
        ],
        ["user_id", "event", "timestamp"],
    );
    check(
        &[
            ("case:concept:name", IDS),
            ("concept:name", WORDS),
            ("time:timestamp", TIMES),
            ("start_timestamp", TIMES),
        ],
        ["case:concept:name", "concept:name", "time:timestamp"],
    );
    check(
        &[
            ("handling", WORDS),
            ("patient", IDS),
            ("employee", WORDS),
            ("handling_id", IDS),
            ("registration_type", WORDS),
            ("time", TIMES),
        ],
        ["patient", "handling", "time"],
    );
    check(
        &[
            ("case:enddate", TIMES),
            ("case:startdate", TIMES),
            ("Case ID", IDS),
            ("Activity", WORDS),
            ("Complete Timestamp", TIMES),
        ],
        ["Case ID", "Activity", "Complete Timestamp"],
    );
}

#[test]
fn content_decides_when_names_say_nothing() {
    check(
        &[
            (
                "a",
                &["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"],
            ),
            ("b", &["x", "y", "x", "y"]),
            ("c", &["17", "18", "17", "19"]),
            ("d", &["1,5", "2,5", "1,5", "3,5"]),
        ],
        ["c", "b", "a"],
    );
}

#[test]
fn a_column_of_ids_called_date_is_no_time() {
    check(
        &[
            ("date", &["x17", "x18", "x19"]),
            ("moment", TIMES),
            ("customer", IDS),
            ("event", WORDS),
        ],
        ["customer", "event", "moment"],
    );
}

#[test]
fn object_types_that_sound_like_customers() {
    let types = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let found = |names: &[&str]| recognise_object_type(&types(names));
    assert_eq!(
        found(&["order", "Customer", "item"]).as_deref(),
        Some("Customer")
    );
    assert_eq!(found(&["Kunde", "Bestellung"]).as_deref(), Some("Kunde"));
    assert_eq!(found(&["container"]).as_deref(), Some("container"));
    assert_eq!(found(&["truck", "container"]), None);
}
