//! The scratch folder: rows spread over buckets by the first six bits of their customer's hash, so
//! that each bucket can be sorted alone and the sorted buckets follow one another.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::LogError;
use super::row::row_length;

/// Number of buckets.
pub(crate) const BUCKETS: usize = 64;
/// A bucket goes to its file when so much of it waits; a vector of this length occupies 1 MiB.
const MOST_WAITING: usize = 768 << 10;

/// The bucket of a customer.
#[inline]
pub(crate) fn bucket_of(customer_hash: u64) -> usize {
    (customer_hash >> 58) as usize
}

/// The first and the last hash of a bucket.
pub(crate) fn hashes_of(bucket: usize) -> (u64, u64) {
    let first = (bucket as u64) << 58;
    (first, first | (u64::MAX >> 6))
}

/// Rows on their way from the source to the segment. What it wrote is gone when it is dropped.
#[derive(Debug)]
pub(crate) struct Spill {
    folder: PathBuf,
    buckets: Vec<Bucket>,
}

#[derive(Debug, Default)]
struct Bucket {
    waiting: Vec<u8>,
    file: Option<File>,
    bytes: u64,
    rows: u64,
}

impl Spill {
    pub(crate) fn create(folder: &Path) -> Result<Spill, LogError> {
        fs::create_dir_all(folder).map_err(LogError::file(folder))?;
        let buckets = (0..BUCKETS).map(|_| Bucket::default()).collect();
        Ok(Spill {
            folder: folder.to_owned(),
            buckets,
        })
    }

    /// Adds the row that `write` appends to the bytes it is given; `None` when it appends none.
    #[inline]
    pub(crate) fn add(
        &mut self,
        bucket: usize,
        write: impl FnOnce(&mut Vec<u8>) -> Option<()>,
    ) -> Result<Option<()>, LogError> {
        let Bucket {
            waiting,
            bytes,
            rows,
            ..
        } = &mut self.buckets[bucket];
        let before = waiting.len();
        if write(waiting).is_none() {
            return Ok(None);
        }
        *bytes += (waiting.len() - before) as u64;
        *rows += 1;
        if waiting.len() >= MOST_WAITING {
            self.write_out(bucket)?;
        }
        Ok(Some(()))
    }

    fn write_out(&mut self, bucket: usize) -> Result<(), LogError> {
        let path = self.path("bucket", bucket);
        let Bucket { waiting, file, .. } = &mut self.buckets[bucket];
        let file = match file {
            Some(file) => file,
            None => file.insert(File::create(&path).map_err(LogError::file(&path))?),
        };
        file.write_all(waiting).map_err(LogError::file(&path))?;
        waiting.clear();
        waiting.shrink_to(MOST_WAITING);
        Ok(())
    }

    /// Ends the adding: what waits for a file is written, its memory is free.
    pub(crate) fn settle(&mut self) -> Result<(), LogError> {
        for bucket in 0..BUCKETS {
            if self.buckets[bucket].file.is_some() {
                self.write_out(bucket)?;
                self.buckets[bucket].waiting = Vec::new();
            }
        }
        Ok(())
    }

    /// How many bytes of rows are in a bucket.
    pub(crate) fn bytes(&self, bucket: usize) -> u64 {
        self.buckets[bucket].bytes
    }

    /// How many rows are in a bucket.
    pub(crate) fn rows(&self, bucket: usize) -> u64 {
        self.buckets[bucket].rows
    }

    /// The rows of a settled bucket from the first to the last.
    pub(crate) fn read(&self, bucket: usize) -> Result<RowReader<'_>, LogError> {
        let path = self.path("bucket", bucket);
        let Bucket { waiting, file, .. } = &self.buckets[bucket];
        let source: Box<dyn Read + Send + '_> = match file {
            Some(_) => Box::new(File::open(&path).map_err(LogError::file(&path))?),
            None => Box::new(waiting.as_slice()),
        };
        Ok(RowReader {
            path,
            source,
            carried: Vec::new(),
        })
    }

    /// Where a file of this spill lies; all that are made are deleted with it.
    pub(crate) fn path(&self, kind: &str, number: usize) -> PathBuf {
        self.folder.join(format!("{kind}-{number:02}.rows"))
    }

    /// The error for rows that are not as they were written.
    pub(crate) fn damaged(&self) -> LogError {
        damaged(&self.folder)
    }
}

impl Drop for Spill {
    fn drop(&mut self) {
        // What cannot be deleted now is overwritten by the next writer in this folder.
        for bucket in 0..BUCKETS {
            if self.buckets[bucket].file.take().is_some() {
                let _ = fs::remove_file(self.path("bucket", bucket));
            }
        }
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Reads whole rows.
pub(crate) struct RowReader<'a> {
    path: PathBuf,
    source: Box<dyn Read + Send + 'a>,
    carried: Vec<u8>,
}

impl RowReader<'_> {
    /// Appends whole rows to `bytes`, about `most` bytes of them; `false` when there are no more.
    pub(crate) fn append_chunk(
        &mut self,
        bytes: &mut Vec<u8>,
        most: usize,
    ) -> Result<bool, LogError> {
        let start = bytes.len();
        bytes.append(&mut self.carried);
        let wanted = most.saturating_sub(bytes.len() - start) as u64;
        let read = self.source.by_ref().take(wanted).read_to_end(bytes);
        read.map_err(LogError::file(&self.path))?;
        let mut end = start;
        while let Some(length) = row_length(&bytes[end..]) {
            if end + length > bytes.len() {
                break;
            }
            end += length;
        }
        self.carried = bytes.split_off(end);
        if end == start && !self.carried.is_empty() {
            return Err(damaged(&self.path));
        }
        Ok(end > start)
    }
}

fn damaged(path: &Path) -> LogError {
    let source = io::Error::new(io::ErrorKind::InvalidData, "rows were changed while in use");
    LogError::File {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::{Row, write_row};
    use super::*;

    fn fill(spill: &mut Spill, rows: u64) {
        for line in 0..rows {
            let key = (line << 60, 5, 1, line);
            let write = |bytes: &mut Vec<u8>| {
                write_row(bytes, key, "somebody", [(0, "some value")].into_iter())
            };
            spill.add(bucket_of(key.0), write).unwrap().unwrap();
        }
        spill.settle().unwrap();
    }

    fn lines(spill: &Spill, most: usize) -> Vec<u64> {
        let mut lines = Vec::new();
        for bucket in 0..BUCKETS {
            let mut reader = spill.read(bucket).unwrap();
            let mut bytes = Vec::new();
            while reader.append_chunk(&mut bytes, most).unwrap() {
                let mut at = 0;
                while let Some(row) = Row::read(&bytes, at) {
                    lines.push(row.line);
                    at += row_length(&bytes[at..]).unwrap();
                }
                assert_eq!(at, bytes.len());
                bytes.clear();
            }
        }
        lines.sort_unstable();
        lines
    }

    #[test]
    fn every_row_comes_back_from_memory_and_from_files() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = folder.path().join("scratch");
        for rows in [0, 100, 400_000] {
            let mut spill = Spill::create(&scratch).unwrap();
            fill(&mut spill, rows);
            let all: Vec<u64> = (0..rows).collect();
            assert_eq!(lines(&spill, 1000), all);
            assert_eq!(lines(&spill, usize::MAX), all);
            assert_eq!(
                (0..BUCKETS).map(|bucket| spill.rows(bucket)).sum::<u64>(),
                rows
            );
            assert_eq!(spill.path("bucket", 0).exists(), rows > 1000);
            drop(spill);
            assert!(!scratch.exists());
        }
    }

    #[test]
    fn damage_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut spill = Spill::create(folder.path()).unwrap();
        fill(&mut spill, 400_000);
        let path = spill.path("bucket", 0);
        let length = fs::metadata(&path).unwrap().len();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_len(length - 1)
            .unwrap();
        let mut reader = spill.read(0).unwrap();
        let mut bytes = Vec::new();
        let error = loop {
            match reader.append_chunk(&mut bytes, 1 << 20) {
                Ok(true) => {}
                Ok(false) => panic!("the damage was not seen"),
                Err(error) => break error,
            }
        };
        assert!(error.to_string().contains("bucket-00"), "{error}");
    }
}
