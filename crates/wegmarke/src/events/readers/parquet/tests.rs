use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Float64Array, Int64Array,
    LargeStringArray, RecordBatch, StringArray, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray,
};
use parquet::arrow::ArrowWriter;

use super::super::testing::{Memory, instant, read, value};
use super::super::{Mapping, ReadError, TimeFormat};

fn berlin() -> Mapping {
    Mapping {
        time_zone: Some("Europe/Berlin".to_owned()),
        ..Mapping::default()
    }
}

fn file(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    )
    .unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn with_time(time: ArrayRef) -> Memory {
    let customer = Arc::new(Int64Array::from(vec![17; time.len()])) as ArrayRef;
    let event = Arc::new(StringArray::from(vec!["e"; time.len()])) as ArrayRef;
    let bytes = file(vec![
        ("customer", customer),
        ("event", event),
        ("time", time),
    ]);
    read(&bytes, &berlin()).unwrap().1
}

#[test]
fn columns_of_any_type() {
    let customer: DictionaryArray<Int32Type> = vec!["Jörg", "Jörg", "NA"].into_iter().collect();
    let amount = Decimal128Array::from(vec![Some(1250), None, Some(-5)]);
    let bytes = file(vec![
        ("kunde", Arc::new(customer)),
        (
            "ereignis",
            Arc::new(LargeStringArray::from(vec![Some("a"), Some("b"), None])),
        ),
        (
            "zeit",
            Arc::new(TimestampMillisecondArray::from(vec![1, 2, 3]).with_timezone("UTC")),
        ),
        (
            "betrag",
            Arc::new(amount.with_precision_and_scale(10, 2).unwrap()),
        ),
        ("note", Arc::new(Float64Array::from(vec![1.5, 2.0, 3.0]))),
        (
            "tag",
            Arc::new(Date32Array::from(vec![20_000, 20_001, 20_002])),
        ),
    ]);
    let (inspection, memory) = read(&bytes, &berlin()).unwrap();
    assert_eq!(inspection.columns.len(), 6);
    assert_eq!(inspection.mapping.customer.as_deref(), Some("kunde"));
    assert_eq!(inspection.mapping.time.as_deref(), Some("zeit"));
    assert_eq!(memory.rejects.len(), 1);
    assert_eq!(
        (memory.rejects[0].0, memory.rejects[0].1),
        (3, "empty_event")
    );
    let first = &memory.events[0];
    assert_eq!(
        (first.customer.as_str(), first.name.as_str(), first.time),
        ("Jörg", "a", 1_000)
    );
    assert_eq!(value(first, "betrag"), Some("12.50"));
    assert_eq!(value(first, "note"), Some("1.5"));
    assert_eq!(value(first, "tag"), Some("2024-10-04"));
    assert_eq!(value(&memory.events[1], "betrag"), None);
}

#[test]
fn times_of_any_unit() {
    let noon = instant("2026-01-05T12:00:00Z");
    let zoned: [ArrayRef; 4] = [
        Arc::new(TimestampSecondArray::from(vec![noon / 1_000_000]).with_timezone("+00:00")),
        Arc::new(
            TimestampMillisecondArray::from(vec![noon / 1_000]).with_timezone("Europe/Berlin"),
        ),
        Arc::new(TimestampMicrosecondArray::from(vec![noon]).with_timezone("UTC")),
        Arc::new(TimestampNanosecondArray::from(vec![noon * 1_000 + 999]).with_timezone("UTC")),
    ];
    for column in zoned {
        assert_eq!(with_time(column).events[0].time, noon);
    }
    // Without a zone they are local times, days their midnight.
    let local = Arc::new(TimestampMicrosecondArray::from(vec![noon]));
    assert_eq!(
        with_time(local).events[0].time,
        instant("2026-01-05T11:00:00Z")
    );
    let day = Arc::new(Date32Array::from(vec![20_000]));
    assert_eq!(
        with_time(day).events[0].time,
        instant("2024-10-03T22:00:00Z")
    );
    let text = Arc::new(StringArray::from(vec![
        "05.01.2026 12:00",
        "31.01.2026 12:00",
    ]));
    assert_eq!(
        with_time(text).events[0].time,
        instant("2026-01-05T11:00:00Z")
    );
    let number = Arc::new(Int64Array::from(vec![noon / 1_000]));
    assert_eq!(with_time(number).events[0].time, noon);
    let missing = Arc::new(TimestampMicrosecondArray::from(vec![Some(noon), None]));
    let memory = with_time(missing);
    assert_eq!(
        (memory.events.len(), memory.rejects[0].1),
        (1, "unreadable_time")
    );
}

#[test]
fn damaged_files_are_refused() {
    let customer = Arc::new(StringArray::from(vec!["a"])) as ArrayRef;
    let bytes = file(vec![("customer", customer)]);
    for cut in [4, 12, bytes.len() - 1] {
        let found = read(&bytes[..cut], &berlin());
        assert!(matches!(found, Err(ReadError::Damaged { .. })), "{cut}");
    }
    let error = read(&bytes, &berlin()).expect_err("two roles are missing");
    assert!(
        matches!(error, ReadError::UnknownRole { role: "event", .. }),
        "{error}"
    );
}

#[test]
fn numbers_are_times_in_the_unit_that_makes_sense() {
    let seconds = Arc::new(Int64Array::from(vec![1_767_225_599, 1_767_225_600])) as ArrayRef;
    let customer = Arc::new(Int64Array::from(vec![1, 2])) as ArrayRef;
    let event = Arc::new(StringArray::from(vec!["a", "b"])) as ArrayRef;
    let bytes = file(vec![
        ("customer", customer),
        ("event", event),
        ("ts", seconds),
    ]);
    let (inspection, memory) = read(&bytes, &berlin()).unwrap();
    assert_eq!(
        inspection.mapping.time_format,
        Some(TimeFormat::EpochSeconds)
    );
    assert_eq!(memory.events[0].time, instant("2025-12-31T23:59:59Z"));
}
