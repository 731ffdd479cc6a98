//! Rows in order become one row group of a segment.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, StringBuilder};
use arrow_array::{ArrayRef, TimestampMicrosecondArray, UInt64Array};
use parquet::arrow::arrow_writer::{
    ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves,
};
use parquet::errors::{ParquetError, Result};
use rayon::prelude::*;

use super::layout::{Layout, Place};
use super::row::Row;
use super::sorted::Sorted;

/// About so many rows make a row group.
const GROUP_ROWS: usize = 1 << 17;
/// So many rows are turned into columns at once.
const BATCH_ROWS: usize = 1 << 13;

/// An encoded row group and what the footer must know about it.
pub(crate) struct Group {
    pub(crate) chunks: Vec<ArrowColumnChunk>,
    pub(crate) events: u64,
    pub(crate) customers: u64,
    pub(crate) first_customer: Vec<u8>,
    pub(crate) last_customer: Vec<u8>,
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) content: u64,
}

/// Encodes rows in order as row groups; only a customer with more rows than a group is ever cut.
pub(crate) fn encode(
    layout: &Layout,
    factory: &ArrowRowGroupWriterFactory,
    rows: &Sorted,
) -> Result<Vec<Group>> {
    cut(rows)
        .into_par_iter()
        .map(|range| encode_group(layout, factory, rows, range))
        .collect()
}

/// Ranges of about equal size that end where a customer ends.
fn cut(rows: &Sorted) -> Vec<Range<usize>> {
    let groups = ((rows.len() + GROUP_ROWS / 2) / GROUP_ROWS).max(1);
    let size = rows.len().div_ceil(groups).max(1);
    let customer = |position| rows.row(position).map(|row: Row<'_>| row.customer);
    let mut ranges = Vec::with_capacity(groups);
    let mut start = 0;
    while start < rows.len() {
        let mut end = (start + size).min(rows.len());
        while end < rows.len() && customer(end) == customer(end - 1) {
            end += 1;
        }
        ranges.push(start..end);
        start = end;
    }
    ranges
}

fn encode_group(
    layout: &Layout,
    factory: &ArrowRowGroupWriterFactory,
    rows: &Sorted,
    range: Range<usize>,
) -> Result<Group> {
    let mut writers = factory.create_column_writers(0)?;
    let mut facts = Facts::default();
    let mut start = range.start;
    while start < range.end {
        let end = (start + BATCH_ROWS).min(range.end);
        let mut batch = Batch::new(layout);
        for position in start..end {
            let row = rows.row(position).ok_or_else(|| foreign("is cut"))?;
            let fingerprint = layout
                .fingerprint(&row)
                .ok_or_else(|| foreign("is not known"))?;
            facts.add(&row, fingerprint);
            batch.add(&row, fingerprint)?;
        }
        write_batch(&mut writers, layout, batch.finish())?;
        start = end;
    }
    let chunks = writers
        .into_par_iter()
        .map(ArrowColumnWriter::close)
        .collect::<Result<_>>()?;
    let name = |position| {
        rows.row(position)
            .map(|row| row.customer.to_vec())
            .unwrap_or_default()
    };
    Ok(Group {
        chunks,
        events: range.len() as u64,
        customers: facts.customers,
        first_customer: name(range.start),
        last_customer: name(range.end - 1),
        first: facts.first,
        last: facts.last,
        content: facts.content,
    })
}

fn write_batch(
    writers: &mut [ArrowColumnWriter],
    layout: &Layout,
    columns: Vec<ArrayRef>,
) -> Result<()> {
    let fields = layout.schema.fields();
    writers
        .par_iter_mut()
        .zip(fields.par_iter())
        .zip(columns)
        .try_for_each(|((writer, field), column)| {
            let leaves = compute_leaves(field, &column)?;
            leaves.iter().try_for_each(|leaf| writer.write(leaf))
        })
}

fn foreign(what: &str) -> ParquetError {
    ParquetError::General(format!("a waiting row {what}"))
}

struct Facts {
    customers: u64,
    customer: Vec<u8>,
    first: i64,
    last: i64,
    content: u64,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            customers: 0,
            customer: Vec::new(),
            first: i64::MAX,
            last: i64::MIN,
            content: 0,
        }
    }
}

impl Facts {
    #[inline]
    fn add(&mut self, row: &Row<'_>, fingerprint: u64) {
        if self.customers == 0 || self.customer != row.customer {
            self.customers += 1;
            self.customer.clear();
            self.customer.extend_from_slice(row.customer);
        }
        self.first = self.first.min(row.time);
        self.last = self.last.max(row.time);
        self.content = self.content.wrapping_add(fingerprint);
    }
}

/// Some rows as columns.
struct Batch<'a> {
    layout: &'a Layout,
    rows: usize,
    customers: StringBuilder,
    hashes: Vec<u64>,
    times: Vec<i64>,
    names: StringBuilder,
    fingerprints: Vec<u64>,
    lines: Vec<u64>,
    properties: Vec<StringBuilder>,
    more: StringBuilder,
}

impl<'a> Batch<'a> {
    fn new(layout: &'a Layout) -> Batch<'a> {
        Batch {
            layout,
            rows: 0,
            customers: StringBuilder::new(),
            hashes: Vec::with_capacity(BATCH_ROWS),
            times: Vec::with_capacity(BATCH_ROWS),
            names: StringBuilder::new(),
            fingerprints: Vec::with_capacity(BATCH_ROWS),
            lines: Vec::with_capacity(BATCH_ROWS),
            properties: (0..layout.property_columns)
                .map(|_| StringBuilder::with_capacity(0, 0))
                .collect(),
            more: StringBuilder::new(),
        }
    }

    fn add(&mut self, row: &Row<'_>, fingerprint: u64) -> Result<()> {
        let name = self
            .layout
            .names
            .get(usize::from(row.name))
            .ok_or_else(|| foreign("is not known"))?;
        self.customers
            .append_value(std::str::from_utf8(row.customer)?);
        self.hashes.push(row.customer_hash);
        self.times.push(row.time);
        self.names.append_value(&name.text);
        self.fingerprints.push(fingerprint);
        self.lines.push(row.line);
        let mut more = serde_json::Map::new();
        for (property, value) in row.properties {
            let value = std::str::from_utf8(value)?;
            match self.layout.places.get(property as usize) {
                Some(Place::Column(column)) => put(&mut self.properties[*column], self.rows, value),
                Some(Place::More) => {
                    let name = &self.layout.properties[property as usize].text;
                    more.insert(name.clone(), value.into());
                }
                Some(Place::Nowhere) | None => return Err(foreign("has an unknown property")),
            }
        }
        if !more.is_empty() {
            put(
                &mut self.more,
                self.rows,
                &serde_json::Value::Object(more).to_string(),
            );
        }
        self.rows += 1;
        Ok(())
    }

    fn finish(self) -> Vec<ArrayRef> {
        let rows = self.rows;
        let text = |mut column: StringBuilder| -> ArrayRef {
            fill(&mut column, rows);
            Arc::new(column.finish())
        };
        let numbers = |column: Vec<u64>| -> ArrayRef { Arc::new(UInt64Array::from(column)) };
        let times = TimestampMicrosecondArray::from(self.times).with_timezone("UTC");
        let mut columns: Vec<ArrayRef> = vec![
            text(self.customers),
            numbers(self.hashes),
            Arc::new(times),
            text(self.names),
            numbers(self.fingerprints),
            numbers(self.lines),
        ];
        columns.extend(self.properties.into_iter().map(text));
        if !self.layout.more.is_empty() {
            columns.push(text(self.more));
        }
        columns
    }
}

/// The value of row number `row`; rows since the last value have none.
#[inline]
fn put(column: &mut StringBuilder, row: usize, value: &str) {
    fill(column, row);
    column.append_value(value);
}

#[inline]
fn fill(column: &mut StringBuilder, rows: usize) {
    let missing = rows - column.len();
    if missing > 0 {
        column.append_nulls(missing);
    }
}
