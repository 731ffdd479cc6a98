//! The end of an import: the waiting rows are sorted, compared with the log and written.
//!
//! Buckets follow one another in the segment. Small ones are taken together, a few of these spans
//! at a time are sorted and encoded on all cores, and a bucket that is too large for memory is
//! sorted on disk, alone.

use std::ops::Range;
use std::path::Path;

use parquet::arrow::arrow_writer::ArrowRowGroupWriterFactory;
use rayon::prelude::*;

use super::encode::{Group, encode};
use super::layout::Layout;
use super::segment::Segment;
use super::segment_file::{SegmentFile, encoding};
use super::sorted::{CHUNK, Sorted, sort_on_disk};
use super::spill::{BUCKETS, Spill, hashes_of};
use super::stored::Stored;
use super::{Finished, LogError, Progress};

/// Spans of more rows than this take no further bucket.
const SPAN_ROWS: u64 = 1 << 17;
/// So many bytes of rows are worked on at once.
const WAVE_BYTES: u64 = 64 << 20;

/// What is to be written where.
pub(crate) struct Import<'a> {
    pub(crate) spill: &'a Spill,
    pub(crate) layout: &'a Layout,
    /// Segments that may hold equal events.
    pub(crate) existing: &'a [Segment],
    pub(crate) target: &'a Path,
}

impl Import<'_> {
    /// Writes the segment.
    pub(crate) fn write(&self, progress: &mut dyn FnMut(Progress)) -> Result<Finished, LogError> {
        let (mut file, factory) = SegmentFile::create(self.target, self.layout)?;
        let total = (0..BUCKETS).map(|bucket| self.spill.rows(bucket)).sum();
        let mut state = Progress { done: 0, total };
        let mut duplicates = 0;
        progress(state);
        for wave in waves(self.spill) {
            match wave {
                Wave::Large(bucket) => {
                    let mut report = |rows| {
                        state.done += rows;
                        progress(state);
                    };
                    duplicates += self.write_large(bucket, &factory, &mut file, &mut report)?;
                }
                Wave::Small(spans) => {
                    let encoded: Vec<(Vec<Group>, u64)> = spans
                        .par_iter()
                        .map(|span| self.encode_span(span, &factory))
                        .collect::<Result<_, _>>()?;
                    for (groups, known) in encoded {
                        groups
                            .into_iter()
                            .try_for_each(|group| file.append(group))?;
                        duplicates += known;
                    }
                    state.done += spans.iter().map(|span| rows(self.spill, span)).sum::<u64>();
                    progress(state);
                }
            }
        }
        Ok(Finished {
            segment: file.close(self.layout)?,
            duplicates,
        })
    }

    fn encode_span(
        &self,
        span: &Range<usize>,
        factory: &ArrowRowGroupWriterFactory,
    ) -> Result<(Vec<Group>, u64), LogError> {
        let mut bytes = Vec::new();
        for bucket in span.clone() {
            self.spill
                .read(bucket)?
                .append_chunk(&mut bytes, usize::MAX)?;
        }
        let mut sorted = Sorted::sort(bytes).ok_or_else(|| self.spill.damaged())?;
        let hash = |position| sorted.row(position).map(|row| row.customer_hash);
        let (Some(first), Some(last)) = (hash(0), hash(sorted.len().saturating_sub(1))) else {
            return Ok((Vec::new(), 0));
        };
        let mut stored = Stored::open(self.existing, first, last)?;
        let known = self.remove_known(&mut sorted, &mut stored)?;
        let groups = encode(self.layout, factory, &sorted).map_err(encoding(self.target))?;
        Ok((groups, known))
    }

    /// One bucket that does not fit into memory; returns the number of duplicates.
    fn write_large(
        &self,
        bucket: usize,
        factory: &ArrowRowGroupWriterFactory,
        file: &mut SegmentFile,
        report: &mut dyn FnMut(u64),
    ) -> Result<u64, LogError> {
        let (first, last) = hashes_of(bucket);
        let mut stored = Stored::open(self.existing, first, last)?;
        let mut duplicates = 0;
        sort_on_disk(self.spill, bucket, |mut sorted| {
            let rows = sorted.len() as u64;
            duplicates += self.remove_known(&mut sorted, &mut stored)?;
            let groups = encode(self.layout, factory, &sorted).map_err(encoding(self.target))?;
            groups
                .into_iter()
                .try_for_each(|group| file.append(group))?;
            report(rows);
            Ok(())
        })?;
        Ok(duplicates)
    }

    /// Removes the rows that the log holds and returns their number.
    fn remove_known(&self, sorted: &mut Sorted, stored: &mut Stored<'_>) -> Result<u64, LogError> {
        if stored.is_empty() {
            return Ok(0);
        }
        let before = sorted.len();
        sorted.retain(|row| {
            let row = row.ok_or_else(|| self.spill.damaged())?;
            let print = self
                .layout
                .fingerprint(&row)
                .ok_or_else(|| self.spill.damaged())?;
            Ok(!stored.take(row.customer_hash, row.time, print)?)
        })?;
        Ok((before - sorted.len()) as u64)
    }
}

/// Work to be done at once.
#[derive(Debug, PartialEq, Eq)]
enum Wave {
    /// Spans of buckets, each sorted in memory.
    Small(Vec<Range<usize>>),
    /// A bucket to be sorted on disk.
    Large(usize),
}

fn bytes(spill: &Spill, span: &Range<usize>) -> u64 {
    span.clone().map(|bucket| spill.bytes(bucket)).sum()
}

fn rows(spill: &Spill, span: &Range<usize>) -> u64 {
    span.clone().map(|bucket| spill.rows(bucket)).sum()
}

/// Neighbouring buckets that together make about one row group.
fn spans(spill: &Spill) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for bucket in 0..BUCKETS {
        let joined = spans
            .last()
            .map(|span| span.start..bucket + 1)
            .filter(|span| rows(spill, span) <= SPAN_ROWS && bytes(spill, span) <= CHUNK as u64);
        match (spans.last_mut(), joined) {
            (Some(last), Some(joined)) => *last = joined,
            _ => spans.push(bucket..bucket + 1),
        }
    }
    spans
}

/// Spans that are worked on together: some for each core as long as memory allows.
fn waves(spill: &Spill) -> Vec<Wave> {
    let most = 2 * rayon::current_num_threads();
    let mut waves: Vec<Wave> = Vec::new();
    let mut used = 0;
    for span in spans(spill) {
        let size = bytes(spill, &span);
        match waves.last_mut() {
            _ if size > CHUNK as u64 => waves.push(Wave::Large(span.start)),
            Some(Wave::Small(wave)) if wave.len() < most && used + size <= WAVE_BYTES => {
                used += size;
                wave.push(span);
            }
            _ => {
                used = size;
                waves.push(Wave::Small(vec![span]));
            }
        }
    }
    waves
}
