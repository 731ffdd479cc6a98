//! Rows in the order of a segment: sorted in memory, or, when a bucket is too large for that, in
//! sorted runs on disk that are merged.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use rayon::slice::ParallelSliceMut;

use super::LogError;
use super::row::{Row, row_length};
use super::spill::Spill;

/// How many bytes of rows are sorted at once.
pub(crate) const CHUNK: usize = 32 << 20;
/// A merge hands over so many rows or bytes, and then goes on to the end of the customer.
const MERGED_ROWS: usize = 1 << 17;
const MERGED_BYTES: usize = CHUNK / 2;

/// Rows in order.
#[derive(Debug, Default)]
pub(crate) struct Sorted {
    bytes: Vec<u8>,
    places: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Key {
    customer_hash: u64,
    time: i64,
    place: u32,
}

impl Sorted {
    /// Sorts rows by customer hash, customer, time and, where these are equal, the order in which
    /// they lie in `bytes`. `None` when the bytes are not whole rows.
    pub(crate) fn sort(bytes: Vec<u8>) -> Option<Sorted> {
        let mut keys = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let Row {
                customer_hash,
                time,
                ..
            } = Row::read(&bytes, at)?;
            keys.push(Key {
                customer_hash,
                time,
                place: u32::try_from(at).ok()?,
            });
            at += row_length(&bytes[at..])?;
        }
        keys.par_sort_unstable_by_key(|key| (key.customer_hash, key.time, key.place));
        let mut places: Vec<u32> = keys.iter().map(|key| key.place).collect();
        let mut start = 0;
        for same_hash in keys.chunk_by(|one, other| one.customer_hash == other.customer_hash) {
            let end = start + same_hash.len();
            part_customers(&bytes, &mut places[start..end])?;
            start = end;
        }
        Some(Sorted { bytes, places })
    }

    /// How many rows.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The row at a position of the order.
    #[inline]
    pub(crate) fn row(&self, position: usize) -> Option<Row<'_>> {
        Row::read(&self.bytes, *self.places.get(position)? as usize)
    }

    /// Keeps the rows for which `keep` says so.
    pub(crate) fn retain(
        &mut self,
        mut keep: impl FnMut(Option<Row<'_>>) -> Result<bool, LogError>,
    ) -> Result<(), LogError> {
        let mut kept = 0;
        for position in 0..self.places.len() {
            let place = self.places[position];
            if keep(Row::read(&self.bytes, place as usize))? {
                self.places[kept] = place;
                kept += 1;
            }
        }
        self.places.truncate(kept);
        Ok(())
    }

    fn push(&mut self, row: &[u8]) -> Option<()> {
        self.places.push(u32::try_from(self.bytes.len()).ok()?);
        self.bytes.extend_from_slice(row);
        Some(())
    }
}

/// Two customers with the same hash are a matter of chance or of malice: then, and only then, the
/// rows of that hash are sorted by customer too.
fn part_customers(bytes: &[u8], places: &mut [u32]) -> Option<()> {
    let customer = |place: u32| Row::read(bytes, place as usize).map(|row| row.customer);
    let first = customer(*places.first()?)?;
    if places.iter().all(|&place| customer(place) == Some(first)) {
        return Some(());
    }
    places.sort_by_key(|&place| customer(place));
    Some(())
}

/// Sorts one bucket of any size and hands it over piece by piece. A piece ends at the end of a
/// customer, unless this customer alone has far more than a piece.
pub(crate) fn sort_on_disk(
    spill: &Spill,
    bucket: usize,
    mut take: impl FnMut(Sorted) -> Result<(), LogError>,
) -> Result<(), LogError> {
    let mut runs = Runs::default();
    let mut reader = spill.read(bucket)?;
    loop {
        let mut bytes = Vec::new();
        if !reader.append_chunk(&mut bytes, CHUNK)? {
            break;
        }
        let sorted = Sorted::sort(bytes).ok_or_else(|| spill.damaged())?;
        runs.write(&sorted, spill.path("run", runs.paths.len()))?;
    }
    drop(reader);
    let mut merge = Merge::open(&runs.paths)?;
    let mut piece = Sorted::default();
    while let Some(head) = merge.next()? {
        let full = piece.len() >= MERGED_ROWS || piece.bytes.len() >= MERGED_BYTES;
        let overfull = piece.len() >= 8 * MERGED_ROWS || piece.bytes.len() >= 2 * MERGED_BYTES;
        if full {
            let last = piece.row(piece.len() - 1).map(|row| row.customer);
            let next = Row::read(&head, 0).map(|row| row.customer);
            if overfull || last != next {
                take(std::mem::take(&mut piece))?;
            }
        }
        piece.push(&head).ok_or_else(|| spill.damaged())?;
        merge.give_back(head);
    }
    if piece.len() > 0 { take(piece) } else { Ok(()) }
}

/// Sorted runs on disk, deleted when dropped.
#[derive(Default)]
struct Runs {
    paths: Vec<PathBuf>,
}

impl Runs {
    fn write(&mut self, sorted: &Sorted, path: PathBuf) -> Result<(), LogError> {
        self.paths.push(path.clone());
        let write = || -> std::io::Result<()> {
            let mut file = BufWriter::with_capacity(1 << 20, File::create(&path)?);
            for &place in &sorted.places {
                let row = &sorted.bytes[place as usize..];
                file.write_all(&row[..row_length(row).unwrap_or_default()])?;
            }
            file.flush()
        };
        write().map_err(LogError::file(&path))
    }
}

impl Drop for Runs {
    fn drop(&mut self) {
        for path in &self.paths {
            let _ = fs::remove_file(path);
        }
    }
}

/// The rows of several runs in order; equal ones in the order of the runs.
struct Merge<'a> {
    runs: Vec<(&'a Path, BufReader<File>)>,
    heads: BinaryHeap<Reverse<Head>>,
    spare: Vec<u8>,
    /// The run whose head was handed over last.
    taken: Option<usize>,
}

struct Head {
    row: Vec<u8>,
    run: usize,
}

impl<'a> Merge<'a> {
    fn open(paths: &'a [PathBuf]) -> Result<Merge<'a>, LogError> {
        let mut runs = Vec::with_capacity(paths.len());
        for path in paths {
            let file = File::open(path).map_err(LogError::file(path))?;
            runs.push((path.as_path(), BufReader::with_capacity(256 << 10, file)));
        }
        let mut merge = Merge {
            runs,
            heads: BinaryHeap::new(),
            spare: Vec::new(),
            taken: None,
        };
        for run in 0..merge.runs.len() {
            merge.advance(run)?;
        }
        Ok(merge)
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, LogError> {
        if let Some(run) = self.taken.take() {
            self.advance(run)?;
        }
        let Some(Reverse(head)) = self.heads.pop() else {
            return Ok(None);
        };
        self.taken = Some(head.run);
        Ok(Some(head.row))
    }

    /// Takes back a row's memory for the next one.
    fn give_back(&mut self, row: Vec<u8>) {
        self.spare = row;
    }

    fn advance(&mut self, run: usize) -> Result<(), LogError> {
        let (path, reader) = &mut self.runs[run];
        if reader.fill_buf().map_err(LogError::file(path))?.is_empty() {
            return Ok(());
        }
        let mut length = [0; 4];
        reader
            .read_exact(&mut length)
            .map_err(LogError::file(path))?;
        let mut row = std::mem::take(&mut self.spare);
        row.clear();
        row.extend_from_slice(&length);
        let rest = u64::from(u32::from_le_bytes(length));
        let read = reader.by_ref().take(rest).read_to_end(&mut row);
        read.map_err(LogError::file(path))?;
        self.heads.push(Reverse(Head { row, run }));
        Ok(())
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        let rows = match (Row::read(&self.row, 0), Row::read(&other.row, 0)) {
            (Some(one), Some(other)) => one.order(&other),
            (one, other) => one.is_some().cmp(&other.is_some()),
        };
        rows.then(self.run.cmp(&other.run))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

#[cfg(test)]
mod tests {
    use super::super::row::write_row;
    use super::super::spill::bucket_of;
    use super::*;

    fn row(bytes: &mut Vec<u8>, hash: u64, customer: &str, time: i64, line: u64) {
        write_row(bytes, (hash, time, 0, line), customer, std::iter::empty()).unwrap();
    }

    fn lines(sorted: &Sorted) -> Vec<u64> {
        (0..sorted.len())
            .map(|position| sorted.row(position).unwrap().line)
            .collect()
    }

    #[test]
    fn customers_with_the_same_hash_stay_apart() {
        let mut bytes = Vec::new();
        for (line, customer) in (0..).zip(["b", "a", "b", "a", "c"]) {
            row(&mut bytes, 9, customer, 10 - line as i64, line);
        }
        row(&mut bytes, 8, "z", 99, 5);
        row(&mut bytes, 9, "b", 10, 6);
        let sorted = Sorted::sort(bytes).unwrap();
        assert_eq!(lines(&sorted), [5, 3, 1, 2, 0, 6, 4]);
    }

    #[test]
    fn bytes_that_are_no_rows_are_refused() {
        let mut bytes = Vec::new();
        row(&mut bytes, 9, "a", 1, 1);
        assert!(Sorted::sort(bytes[..bytes.len() - 1].to_vec()).is_none());
        assert!(Sorted::sort(vec![0; 4]).is_none());
        assert_eq!(Sorted::sort(Vec::new()).unwrap().len(), 0);
    }

    #[test]
    fn runs_on_disk_give_the_order_of_memory() {
        let folder = tempfile::tempdir().unwrap();
        let mut spill = Spill::create(folder.path()).unwrap();
        let mut all = Vec::new();
        let filler = "x".repeat(200);
        for line in 0..400_000u64 {
            // Two customers share each hash; times tie.
            let hash = line * 7919 % 5000;
            let customer = format!("{filler}{}", line % 2);
            let time = (line * 104_729 % 11) as i64;
            row(&mut all, hash, &customer, time, line);
            spill
                .add(bucket_of(hash), |bytes| {
                    write_row(bytes, (hash, time, 0, line), &customer, std::iter::empty())
                })
                .unwrap()
                .unwrap();
        }
        spill.settle().unwrap();
        assert!(spill.bytes(0) > 2 * CHUNK as u64);
        let mut merged = Vec::new();
        sort_on_disk(&spill, 0, |piece| {
            merged.extend(lines(&piece));
            Ok(())
        })
        .unwrap();
        assert_eq!(merged, lines(&Sorted::sort(all).unwrap()));
        assert!(!spill.path("run", 0).exists());
    }
}
