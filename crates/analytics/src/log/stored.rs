//! Finds the events of an import that the log already holds.

use arrow_array::cast::AsArray;
use arrow_array::types::{TimestampMicrosecondType, UInt64Type};
use arrow_array::{RecordBatch, TimestampMicrosecondArray, UInt64Array};

use super::LogError;
use super::layout::{CUSTOMER_HASH, FINGERPRINT, TIME};
use super::segment::{Batches, Segment};

/// How many stored rows of a segment are decoded at once.
const BATCH_ROWS: usize = 1 << 13;

/// The stored events of a range of customer hashes, read along with an import in the same order.
/// In memory are those of one customer.
pub(crate) struct Stored<'a> {
    cursors: Vec<Cursor<'a>>,
    customer_hash: Option<u64>,
    events: Vec<StoredEvent>,
}

#[derive(Debug, Clone, Copy)]
struct StoredEvent {
    time: i64,
    fingerprint: u64,
    /// How often it is stored and has not yet been met in the import.
    left: u32,
}

impl<'a> Stored<'a> {
    /// Begins to read the customers with a hash from `first` to `last`.
    pub(crate) fn open(
        segments: &'a [Segment],
        first: u64,
        last: u64,
    ) -> Result<Stored<'a>, LogError> {
        let mut cursors = Vec::new();
        for segment in segments {
            let groups = segment.groups_with(first, last);
            if !groups.is_empty() {
                let columns = [CUSTOMER_HASH, TIME, FINGERPRINT];
                let batches = segment.read(groups, &columns, BATCH_ROWS)?;
                cursors.push(Cursor {
                    segment,
                    batches,
                    rows: None,
                });
            }
        }
        Ok(Stored {
            cursors,
            customer_hash: None,
            events: Vec::new(),
        })
    }

    /// Whether nothing is stored in the whole range.
    pub(crate) fn is_empty(&self) -> bool {
        self.cursors.is_empty()
    }

    /// Whether the log holds an equal event that was not asked for before. Customer hashes must
    /// never fall from call to call.
    pub(crate) fn take(
        &mut self,
        customer_hash: u64,
        time: i64,
        fingerprint: u64,
    ) -> Result<bool, LogError> {
        if self.customer_hash != Some(customer_hash) {
            self.customer_hash = Some(customer_hash);
            self.load(customer_hash)?;
        }
        let wanted = (time, fingerprint);
        let found = self
            .events
            .binary_search_by_key(&wanted, |event| (event.time, event.fingerprint));
        let Ok(position) = found else {
            return Ok(false);
        };
        let left = &mut self.events[position].left;
        let is_stored = *left > 0;
        *left = left.saturating_sub(1);
        Ok(is_stored)
    }

    fn load(&mut self, customer_hash: u64) -> Result<(), LogError> {
        self.events.clear();
        for cursor in &mut self.cursors {
            cursor.collect(customer_hash, &mut self.events)?;
        }
        self.events
            .sort_unstable_by_key(|event| (event.time, event.fingerprint));
        self.events.dedup_by(|next, kept| {
            let equal = (next.time, next.fingerprint) == (kept.time, kept.fingerprint);
            if equal {
                kept.left += next.left;
            }
            equal
        });
        Ok(())
    }
}

/// A place in one segment.
struct Cursor<'a> {
    segment: &'a Segment,
    batches: Batches<'a>,
    rows: Option<Rows>,
}

struct Rows {
    hashes: UInt64Array,
    times: TimestampMicrosecondArray,
    fingerprints: UInt64Array,
    next: usize,
}

impl Cursor<'_> {
    /// Passes over smaller hashes and adds the events of this one.
    fn collect(
        &mut self,
        customer_hash: u64,
        events: &mut Vec<StoredEvent>,
    ) -> Result<(), LogError> {
        loop {
            let rows = match &mut self.rows {
                Some(rows) if rows.next < rows.hashes.len() => rows,
                _ => match self.batches.next() {
                    None => return Ok(()),
                    Some(batch) => self.rows.insert(Rows::of(&batch?, self.segment)?),
                },
            };
            let hashes = &rows.hashes.values()[rows.next..];
            let start = hashes.partition_point(|&hash| hash < customer_hash);
            let length = hashes[start..].partition_point(|&hash| hash == customer_hash);
            let first = rows.next + start;
            rows.next = first + length;
            events.extend((first..rows.next).map(|row| StoredEvent {
                time: rows.times.value(row),
                fingerprint: rows.fingerprints.value(row),
                left: 1,
            }));
            if rows.next < rows.hashes.len() {
                return Ok(());
            }
        }
    }
}

impl Rows {
    fn of(batch: &RecordBatch, segment: &Segment) -> Result<Rows, LogError> {
        let column = |name| {
            batch
                .column_by_name(name)
                .ok_or_else(|| segment.misses(name))
        };
        let numbers = |name| {
            column(name)?
                .as_primitive_opt::<UInt64Type>()
                .cloned()
                .ok_or_else(|| segment.misses(name))
        };
        let times = column(TIME)?
            .as_primitive_opt::<TimestampMicrosecondType>()
            .cloned();
        Ok(Rows {
            hashes: numbers(CUSTOMER_HASH)?,
            times: times.ok_or_else(|| segment.misses(TIME))?,
            fingerprints: numbers(FINGERPRINT)?,
            next: 0,
        })
    }
}
