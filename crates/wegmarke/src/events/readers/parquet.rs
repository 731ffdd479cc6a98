//! Parquet: one event a row, columns of any type.
//!
//! Timestamps without time zone are local times of the mapping's zone, as in text; whole days are
//! their midnight. Every other column becomes a property, its values as text.

use std::sync::atomic::Ordering;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader, StringArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::columns::{self, Roles, SampledColumn};
use super::file::{EventFile, open as open_file};
use super::times::{TimeError, TimeFormat, TimeReader};
use super::{Event, Inspection, Mapping, ReadError, Reason, Rejection, Sink};

const SAMPLED_ROWS: usize = 2000;
const BATCH_ROWS: usize = 8192;
const DAY_MICROSECONDS: i64 = 86_400_000_000;

pub(super) fn inspect(file: &EventFile, wanted: &Mapping) -> Result<Inspection, ReadError> {
    let (mut batches, _) = open(file, SAMPLED_ROWS)?;
    let Some(batch) = batches
        .next()
        .transpose()
        .map_err(|error| damaged(error, 1))?
    else {
        return Err(ReadError::NoEvents);
    };
    let mut sampled = Vec::new();
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        let texts = as_text(column).map_err(|error| damaged(error, 1))?;
        let values = texts
            .iter()
            .map(|value| value.unwrap_or_default().to_owned())
            .collect();
        let is_time = is_time(field.data_type());
        sampled.push(SampledColumn {
            name: field.name().clone(),
            values,
            is_time,
        });
    }
    let mut mapping = wanted.clone();
    let (columns, notes) = columns::complete(&mut mapping, &sampled)?;
    Ok(Inspection {
        columns,
        object_types: Vec::new(),
        mapping,
        notes,
    })
}

pub(super) fn read(
    file: &EventFile,
    mapping: &Mapping,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let (batches, total_rows) = open(file, BATCH_ROWS)?;
    let names: Vec<String> = batches
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let roles = Roles::of(mapping, &names)?;
    let properties: Vec<(usize, u32)> = (0..names.len())
        .filter(|index| ![roles.customer, roles.event, roles.time].contains(index))
        .map(|index| (index, sink.property(&names[index])))
        .collect();
    let format = mapping.time_format.unwrap_or(TimeFormat::YearFirst);
    let mut times = TimeReader::new(format, mapping.zone()?);
    let mut rows_read = 0;
    for batch in batches {
        let batch = batch.map_err(|error| damaged(error, rows_read + 1))?;
        read_batch(&batch, roles, &properties, &mut times, rows_read, sink)?;
        rows_read += batch.num_rows() as u64;
        // The reader seeks about in the file; rows tell its progress, positions do not.
        let share = rows_read as f64 / total_rows.max(1) as f64;
        file.bytes_read()
            .store((file.bytes() as f64 * share) as u64, Ordering::Relaxed);
    }
    Ok(())
}

fn open(file: &EventFile, rows: usize) -> Result<(ParquetRecordBatchReader, u64), ReadError> {
    let broken = |error: parquet::errors::ParquetError| ReadError::Damaged {
        line: 1,
        reason: error.to_string(),
    };
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(open_file(file.path())?).map_err(broken)?;
    let total = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    Ok((
        builder.with_batch_size(rows).build().map_err(broken)?,
        total,
    ))
}

fn read_batch(
    batch: &RecordBatch,
    roles: Roles,
    properties: &[(usize, u32)],
    times: &mut TimeReader,
    rows_before: u64,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let mut texts = Vec::with_capacity(batch.num_columns());
    for column in batch.columns() {
        texts.push(as_text(column).map_err(|error| damaged(error, rows_before + 1))?);
    }
    let text = |column: usize, row: usize| match texts[column].is_valid(row) {
        true => texts[column].value(row),
        false => "",
    };
    let instants = instants(batch.column(roles.time), times);
    let mut values = Vec::with_capacity(properties.len());
    for row in 0..batch.num_rows() {
        let (customer, name) = (text(roles.customer, row), text(roles.event, row));
        let written = text(roles.time, row);
        let time = match &instants {
            Some(instants) => instants[row].ok_or(TimeError::Empty),
            None => times.read(written),
        };
        let line = rows_before + row as u64 + 1;
        let reason = match time {
            _ if customer.trim().is_empty() => Reason::EmptyCustomer,
            _ if name.trim().is_empty() => Reason::EmptyEvent,
            Err(error) => Reason::unreadable_time(written, error),
            Ok(time) => {
                values.clear();
                let filled = properties
                    .iter()
                    .map(|(column, property)| (*property, text(*column, row)));
                values.extend(filled.filter(|(_, value)| !value.is_empty()));
                sink.event(&Event {
                    customer,
                    name,
                    time,
                    line,
                    properties: &values,
                })?;
                continue;
            }
        };
        let cells: Vec<&str> = (0..texts.len()).map(|column| text(column, row)).collect();
        sink.reject(&Rejection {
            line,
            reason,
            text: cells.join(",").as_bytes(),
        })?;
    }
    Ok(())
}

fn is_time(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Timestamp(..) | DataType::Date32 | DataType::Date64
    )
}

/// The instants of a column of timestamps or dates; None for columns of other types.
fn instants(column: &ArrayRef, times: &mut TimeReader) -> Option<Vec<Option<i64>>> {
    let microseconds = microseconds(column)?;
    Some(match is_zoned(column) {
        true => microseconds,
        false => {
            let local = microseconds.into_iter();
            local.map(|time| Some(times.local(time?))).collect()
        }
    })
}

fn is_zoned(column: &ArrayRef) -> bool {
    matches!(column.data_type(), DataType::Timestamp(_, Some(_)))
}

fn microseconds(column: &ArrayRef) -> Option<Vec<Option<i64>>> {
    Some(match column.data_type() {
        DataType::Timestamp(TimeUnit::Second, _) => {
            let seconds = column.as_primitive::<TimestampSecondType>().iter();
            seconds.map(|time| time?.checked_mul(1_000_000)).collect()
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            let milliseconds = column.as_primitive::<TimestampMillisecondType>().iter();
            milliseconds.map(|time| time?.checked_mul(1_000)).collect()
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            let microseconds = column.as_primitive::<TimestampMicrosecondType>();
            microseconds.iter().collect()
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            let nanoseconds = column.as_primitive::<TimestampNanosecondType>().iter();
            nanoseconds
                .map(|time| Some(time?.div_euclid(1_000)))
                .collect()
        }
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().iter();
            days.map(|day| Some(i64::from(day?) * DAY_MICROSECONDS))
                .collect()
        }
        DataType::Date64 => {
            let milliseconds = column.as_primitive::<Date64Type>().iter();
            milliseconds.map(|time| time?.checked_mul(1_000)).collect()
        }
        _ => return None,
    })
}

/// The values of any column as text; null stays null.
fn as_text(column: &ArrayRef) -> Result<StringArray, ArrowError> {
    if let Some(instants) = microseconds(column).filter(|_| is_zoned(column)) {
        let shown = |time| Some(jiff::Timestamp::from_microsecond(time?).ok()?.to_string());
        return Ok(instants.into_iter().map(shown).collect());
    }
    if let Ok(texts) = arrow_cast::cast(column, &DataType::Utf8) {
        return Ok(texts.as_string::<i32>().clone());
    }
    // Lists, structs and raw bytes that are no text.
    let options = FormatOptions::default();
    let formatter = ArrayFormatter::try_new(column, &options)?;
    let shown = (0..column.len()).map(|row| {
        let is_there = column.is_valid(row);
        is_there
            .then(|| formatter.value(row).try_to_string())
            .transpose()
    });
    shown.collect()
}

fn damaged(error: ArrowError, line: u64) -> ReadError {
    match error {
        ArrowError::IoError(_, error) => ReadError::Io(error),
        error => ReadError::Damaged {
            line,
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests;
