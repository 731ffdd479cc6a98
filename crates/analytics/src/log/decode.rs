//! All rows of all segments as flat arrays, decoded on all cores, one row group at a time.

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, Int32Type, TimestampMicrosecondType, UInt16Type};
use arrow_array::{Array, DictionaryArray, RecordBatch, StringArray};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::LogError;
use super::customers::Customers;
use super::layout::{CUSTOMER, EVENT, TIME};
use super::row::customer_hash;
use super::segment::Segment;

/// Rows of all segments, one segment after the other.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Position of the event's name in `names`.
    pub(crate) touchpoints: Vec<u16>,
    pub(crate) times: Vec<i64>,
    /// Event names, sorted.
    pub(crate) names: Vec<String>,
    /// For each segment its customers.
    pub(crate) customers: Vec<Customers>,
}

/// One row group among those of all segments.
pub(crate) struct GroupRows {
    pub(crate) segment: usize,
    pub(crate) group: usize,
    pub(crate) first: usize,
    pub(crate) rows: usize,
}

/// All row groups in order.
pub(crate) fn groups(segments: &[Segment]) -> Vec<GroupRows> {
    let mut first = 0;
    let mut groups = Vec::new();
    for (segment, opened) in segments.iter().enumerate() {
        for (group, rows) in opened.group_rows().into_iter().enumerate() {
            groups.push(GroupRows {
                segment,
                group,
                first,
                rows,
            });
            first += rows;
        }
    }
    groups
}

/// Cuts an array of all rows into the parts of the row groups.
pub(crate) fn parts<'a, T>(groups: &[GroupRows], mut all: &'a mut [T]) -> Vec<&'a mut [T]> {
    let cut = groups.iter().map(|group| {
        let (part, rest) = std::mem::take(&mut all).split_at_mut(group.rows);
        all = rest;
        part
    });
    cut.collect()
}

/// Decodes customers, event names and times.
pub(crate) fn decode(segments: &[Segment]) -> Result<Rows, LogError> {
    let groups = groups(segments);
    let events = groups.iter().map(|group| group.rows).sum::<usize>();
    let mut touchpoints = vec![0; events];
    let mut times = vec![0; events];
    let decoded: Vec<(Customers, Vec<String>)> = groups
        .par_iter()
        .zip(parts(&groups, &mut touchpoints))
        .zip(parts(&groups, &mut times))
        .map(|((group, touchpoints), times)| {
            let segment = &segments[group.segment];
            decode_group(segment, group, touchpoints, times)
        })
        .collect::<Result<_, _>>()?;
    let mut customers: Vec<Customers> = segments.iter().map(|_| Customers::default()).collect();
    for (group, (found, _)) in groups.iter().zip(&decoded) {
        if !customers[group.segment].append(found) {
            return Err(unsorted(&segments[group.segment]));
        }
    }
    let mut names: Vec<String> = decoded
        .iter()
        .flat_map(|(_, names)| names)
        .cloned()
        .collect();
    names.sort_unstable();
    names.dedup();
    if names.len() > super::MOST_NAMES {
        return Err(LogError::TooManyNames { line: 0 });
    }
    parts(&groups, &mut touchpoints)
        .into_par_iter()
        .zip(&decoded)
        .for_each(|(codes, (_, local))| {
            let position = |name| {
                names
                    .binary_search(name)
                    .map_or(0, |position| position as u16)
            };
            let table: Vec<u16> = local.iter().map(position).collect();
            codes
                .iter_mut()
                .for_each(|code| *code = table[usize::from(*code)]);
        });
    Ok(Rows {
        touchpoints,
        times,
        names,
        customers,
    })
}

/// Decodes the customers alone.
pub(crate) fn decode_customers(segments: &[Segment]) -> Result<Vec<Customers>, LogError> {
    let groups = groups(segments);
    let found: Vec<Customers> = groups
        .par_iter()
        .map(|group| {
            let segment = &segments[group.segment];
            let mut customers = Customers::default();
            let mut done = 0;
            for batch in segment.read(vec![group.group], &[CUSTOMER], group.rows)? {
                let batch = batch?;
                add_customers(&mut customers, segment, &batch, group.first + done)?;
                done += batch.num_rows();
            }
            customers.end = (group.first + done) as u32;
            Ok(customers)
        })
        .collect::<Result<_, LogError>>()?;
    let mut customers: Vec<Customers> = segments.iter().map(|_| Customers::default()).collect();
    for (group, found) in groups.iter().zip(&found) {
        if !customers[group.segment].append(found) {
            return Err(unsorted(&segments[group.segment]));
        }
    }
    Ok(customers)
}

fn decode_group(
    segment: &Segment,
    group: &GroupRows,
    touchpoints: &mut [u16],
    times: &mut [i64],
) -> Result<(Customers, Vec<String>), LogError> {
    let mut customers = Customers::default();
    let mut names = Texts::default();
    let mut done = 0;
    for batch in segment.read(vec![group.group], &[CUSTOMER, TIME, EVENT], group.rows)? {
        let batch = batch?;
        let end = done + batch.num_rows();
        let (Some(times), Some(touchpoints)) =
            (times.get_mut(done..end), touchpoints.get_mut(done..end))
        else {
            return Err(LogError::segment(
                &segment.path,
                "a row group has too many rows",
            ));
        };
        add_customers(&mut customers, segment, &batch, group.first + done)?;
        let column = batch.column_by_name(TIME);
        let column =
            column.and_then(|column| column.as_primitive_opt::<TimestampMicrosecondType>());
        times.copy_from_slice(column.ok_or_else(|| segment.misses(TIME))?.values());
        let (keys, values) = dictionary::<UInt16Type>(&batch, EVENT, segment)?;
        let table = names.table(values);
        for (touchpoint, &key) in touchpoints.iter_mut().zip(keys.keys().values()) {
            let code = table
                .get(usize::from(key))
                .and_then(|&code| u16::try_from(code).ok());
            *touchpoint = code.ok_or_else(|| segment.misses(EVENT))?;
        }
        done = end;
    }
    if done != group.rows {
        return Err(LogError::segment(
            &segment.path,
            "a row group has too few rows",
        ));
    }
    customers.end = (group.first + done) as u32;
    Ok((customers, names.texts))
}

/// Notes where customers begin in a batch whose first row is `first`.
fn add_customers(
    customers: &mut Customers,
    segment: &Segment,
    batch: &RecordBatch,
    first: usize,
) -> Result<(), LogError> {
    let (column, values) = dictionary::<Int32Type>(batch, CUSTOMER, segment)?;
    let keys = column.keys().values();
    let mut previous = None;
    for (row, &key) in keys.iter().enumerate() {
        if previous == Some(key) {
            continue;
        }
        previous = Some(key);
        let position = usize::try_from(key)
            .ok()
            .filter(|&position| position < values.len());
        let name = values.value(position.ok_or_else(|| segment.misses(CUSTOMER))?);
        if !customers.add(name, customer_hash(name), (first + row) as u32) {
            return Err(unsorted(segment));
        }
    }
    Ok(())
}

/// A text column's codes and texts.
pub(crate) fn dictionary<'a, Code: ArrowDictionaryKeyType>(
    batch: &'a RecordBatch,
    column: &str,
    segment: &Segment,
) -> Result<(&'a DictionaryArray<Code>, &'a StringArray), LogError> {
    let found = batch.column_by_name(column);
    let found = found.and_then(|array| array.as_dictionary_opt::<Code>());
    let found = found.ok_or_else(|| segment.misses(column))?;
    let values = found.values().as_string_opt::<i32>();
    Ok((found, values.ok_or_else(|| segment.misses(column))?))
}

fn unsorted(segment: &Segment) -> LogError {
    LogError::segment(&segment.path, "its rows are not sorted by customer")
}

/// Different texts in the order of first mention.
#[derive(Default)]
pub(crate) struct Texts {
    pub(crate) texts: Vec<String>,
    codes: FxHashMap<String, u32>,
}

impl Texts {
    /// For each value its position in `texts`, where it is added when it is new.
    pub(crate) fn table(&mut self, values: &StringArray) -> Vec<u32> {
        (0..values.len())
            .map(|position| self.code(values.value(position)))
            .collect()
    }

    pub(crate) fn code(&mut self, text: &str) -> u32 {
        if let Some(&code) = self.codes.get(text) {
            return code;
        }
        let code = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.codes.insert(text.to_owned(), code);
        code
    }
}
