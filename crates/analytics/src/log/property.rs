//! One property of every event.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::LogError;
use super::decode::{GroupRows, Texts, dictionary, groups, parts};
use super::layout::{MORE, PROPERTY_PREFIX};
use super::segment::Segment;

/// One property of every event, in the order of a [`super::LogIndex`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyColumn {
    /// For each event the position of its value in `values`, or [`PropertyColumn::ABSENT`].
    pub codes: Vec<u32>,
    /// The different values, in the order of their first mention in the segments.
    pub values: Vec<String>,
}

impl PropertyColumn {
    /// The code of an event that does not have the property.
    pub const ABSENT: u32 = u32::MAX;

    /// The value of one event.
    pub fn get(&self, event: usize) -> Option<&str> {
        let code = *self.codes.get(event)?;
        self.values.get(code as usize).map(String::as_str)
    }

    /// How many events have each value, in the order of `values`.
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.values.len()];
        for &code in self.codes.iter().filter(|&&code| code != Self::ABSENT) {
            counts[code as usize] += 1;
        }
        counts
    }
}

/// Decodes a property of all rows of all segments.
pub(crate) fn decode_property(
    segments: &[Segment],
    name: &str,
) -> Result<PropertyColumn, LogError> {
    let groups = groups(segments);
    let events = groups.iter().map(|group| group.rows).sum::<usize>();
    let mut codes = vec![PropertyColumn::ABSENT; events];
    let found: Vec<Vec<String>> = groups
        .par_iter()
        .zip(parts(&groups, &mut codes))
        .map(|(group, codes)| decode_group(&segments[group.segment], group, name, codes))
        .collect::<Result<_, _>>()?;
    let mut texts = Texts::default();
    let tables: Vec<Vec<u32>> = found
        .iter()
        .map(|values| values.iter().map(|value| texts.code(value)).collect())
        .collect();
    parts(&groups, &mut codes)
        .into_par_iter()
        .zip(&tables)
        .for_each(|(codes, table)| {
            for code in codes.iter_mut() {
                // What is not in the table is absent and stays so.
                *code = table
                    .get(*code as usize)
                    .copied()
                    .unwrap_or(PropertyColumn::ABSENT);
            }
        });
    Ok(PropertyColumn {
        codes,
        values: texts.texts,
    })
}

fn decode_group(
    segment: &Segment,
    group: &GroupRows,
    name: &str,
    codes: &mut [u32],
) -> Result<Vec<String>, LogError> {
    let own = format!("{PROPERTY_PREFIX}{name}");
    let is_shared = !segment.has_column(&own);
    let column = if is_shared { MORE } else { own.as_str() };
    if is_shared && !segment.more.iter().any(|more| more == name) {
        return Ok(Vec::new());
    }
    let mut texts = Texts::default();
    let mut done = 0;
    for batch in segment.read(vec![group.group], &[column], group.rows)? {
        let batch = batch?;
        let end = done + batch.num_rows();
        let codes = codes
            .get_mut(done..end)
            .ok_or_else(|| segment.misses(column))?;
        if is_shared {
            let objects = batch
                .column_by_name(MORE)
                .and_then(|found| found.as_string_opt::<i32>());
            let objects = objects.ok_or_else(|| segment.misses(MORE))?;
            for (code, object) in codes.iter_mut().zip(objects) {
                let Some(object) = object else { continue };
                let object = read_more(segment, object)?;
                if let Some(Value::String(value)) = object.get(name) {
                    *code = texts.code(value);
                }
            }
        } else {
            let (found, values) = dictionary::<Int32Type>(&batch, column, segment)?;
            let table = texts.table(values);
            for (row, code) in codes
                .iter_mut()
                .enumerate()
                .filter(|(row, _)| found.is_valid(*row))
            {
                let position = usize::try_from(found.keys().value(row)).ok();
                let value = position.and_then(|position| table.get(position));
                *code = *value.ok_or_else(|| segment.misses(column))?;
            }
        }
        done = end;
    }
    Ok(texts.texts)
}

/// The properties of one event in the column of those without a column of their own.
pub(crate) fn read_more(segment: &Segment, object: &str) -> Result<Map<String, Value>, LogError> {
    serde_json::from_str(object).map_err(|_| segment.misses(MORE))
}
