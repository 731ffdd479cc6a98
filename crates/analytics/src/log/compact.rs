//! Many small segments become one.

use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, TimestampMicrosecondType, UInt16Type, UInt64Type};
use arrow_array::{Array, DictionaryArray, RecordBatch, StringArray};

use super::decode::dictionary;
use super::layout::{CUSTOMER, EVENT, LINE, MORE, PROPERTY_PREFIX, TIME};
use super::property::read_more;
use super::segment::Segment;
use super::{Event, LogError, LogWriter, SegmentSummary};

/// How many rows are decoded at once.
const BATCH_ROWS: usize = 1 << 13;

/// Writes all events of `segments`, given in import order, as one segment that stands for them:
/// the index of the log does not change. The caller then forgets the old segments and deletes them.
///
/// # Errors
/// As [`LogWriter::finish`]; there must be an event.
pub fn compact(segments: &[PathBuf], target: &Path) -> Result<SegmentSummary, LogError> {
    let mut scratch = target.as_os_str().to_owned();
    scratch.push(".scratch");
    let mut writer = LogWriter::create(Path::new(&scratch))?;
    for path in segments {
        let segment = Segment::open(path)?;
        for batch in segment.read(
            (0..segment.group_rows().len()).collect(),
            &segment.columns(),
            BATCH_ROWS,
        )? {
            push(&mut writer, &segment, &batch?)?;
        }
    }
    let finished = writer.finish(&[], target, &mut |_| {})?;
    finished
        .segment
        .ok_or_else(|| LogError::segment(target, "there is no event to write"))
}

/// A property's number and its column.
type Column<'a> = (u32, &'a DictionaryArray<Int32Type>, &'a StringArray);

fn push(writer: &mut LogWriter, segment: &Segment, batch: &RecordBatch) -> Result<(), LogError> {
    let column = |name: &str| {
        batch
            .column_by_name(name)
            .ok_or_else(|| segment.misses(name))
    };
    let (customer_keys, customers) = dictionary::<Int32Type>(batch, CUSTOMER, segment)?;
    let (name_keys, names) = dictionary::<UInt16Type>(batch, EVENT, segment)?;
    let times = column(TIME)?.as_primitive_opt::<TimestampMicrosecondType>();
    let times = times.ok_or_else(|| segment.misses(TIME))?;
    let lines = column(LINE)?.as_primitive_opt::<UInt64Type>();
    let lines = lines.ok_or_else(|| segment.misses(LINE))?;
    let more = batch
        .column_by_name(MORE)
        .and_then(|found| found.as_string_opt::<i32>());
    let mut columns: Vec<Column<'_>> = Vec::new();
    for name in segment.property_columns() {
        let column = format!("{PROPERTY_PREFIX}{name}");
        let (keys, values) = dictionary::<Int32Type>(batch, &column, segment)?;
        columns.push((writer.property(name), keys, values));
    }
    for row in 0..batch.num_rows() {
        let shared = match more.filter(|more| more.is_valid(row)) {
            Some(more) => read_more(segment, more.value(row))?,
            None => serde_json::Map::new(),
        };
        let mut properties: Vec<(u32, &str)> = Vec::new();
        for &(property, keys, values) in &columns {
            if let Some(position) = keys.key(row) {
                properties.push((
                    property,
                    text(values, position).ok_or_else(|| segment.misses(PROPERTY_PREFIX))?,
                ));
            }
        }
        for (name, value) in &shared {
            properties.push((writer.property(name), value.as_str().unwrap_or_default()));
        }
        let customer = customer_keys
            .key(row)
            .and_then(|position| text(customers, position));
        let name = name_keys
            .key(row)
            .and_then(|position| text(names, position));
        writer.push(&Event {
            customer: customer.ok_or_else(|| segment.misses(CUSTOMER))?,
            name: name.ok_or_else(|| segment.misses(EVENT))?,
            time: times.value(row),
            line: lines.value(row),
            properties: &properties,
        })?;
    }
    Ok(())
}

fn text(values: &StringArray, position: usize) -> Option<&str> {
    (position < values.len()).then(|| values.value(position))
}
