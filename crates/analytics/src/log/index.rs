//! All events of a log in the order of the trails, and the file that keeps this order.
//!
//! The file is a cache: any doubt about it is an error, and the index is built again. It holds a
//! header, then the arrays as they lie in memory, in the byte order of the machine.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::LogError;
use super::hash::hash;
use crate::trails::Trails;

/// What the file begins with. Another byte order reads another number.
const MAGIC: u64 = u64::from_be_bytes(*b"WEGMARKE");
/// To be raised with any change of the file.
const VERSION: u64 = 1;
/// Blocks are read and checked on all cores.
const BLOCK: usize = 2 << 20;
/// Numbers in the header; the last is the checksum of all before it and of all blocks.
const HEADER: usize = 8;

/// All events of a log in the order of the trails: what the kernels read, before any binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogIndex {
    /// The trails; a touchpoint's code is the position in `names`.
    pub trails: Trails,
    /// The event names, sorted.
    pub names: Vec<String>,
    /// For each event its row, counted over all segments; empty when that is the event's position.
    pub(crate) rows: Vec<u32>,
    /// Which segments this is the index of.
    pub(crate) content: u64,
}

impl LogIndex {
    /// Writes the index as one flat file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), LogError> {
        let names = serde_json::Value::from(self.names.as_slice()).to_string();
        let sections: [&[u8]; 5] = [
            bytemuck::cast_slice(&self.trails.times),
            bytemuck::cast_slice(&self.trails.offsets),
            bytemuck::cast_slice(&self.rows),
            bytemuck::cast_slice(&self.trails.touchpoints),
            names.as_bytes(),
        ];
        let mut header = [
            MAGIC,
            VERSION,
            self.content,
            self.trails.times.len() as u64,
            self.trails.offsets.len() as u64,
            self.rows.len() as u64,
            names.len() as u64,
            0,
        ];
        let blocks: Vec<&[u8]> = sections
            .iter()
            .flat_map(|bytes| bytes.chunks(BLOCK))
            .collect();
        let hashes: Vec<u64> = blocks.par_iter().map(|block| hash(block, 0)).collect();
        header[HEADER - 1] = checksum(&header, &hashes);
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let write = || -> io::Result<()> {
            let mut file = BufWriter::new(File::create(&partial)?);
            file.write_all(bytemuck::cast_slice(&header))?;
            sections
                .iter()
                .try_for_each(|bytes| file.write_all(bytes))?;
            file.flush()?;
            fs::rename(&partial, path)
        };
        write().map_err(|source| {
            let _ = fs::remove_file(&partial);
            LogError::file(path)(source)
        })
    }

    /// Reads what [`LogIndex::save`] wrote. [`super::EventLog::saved_index`] also sees whether it
    /// is the index of the right segments.
    ///
    /// # Errors
    /// When the file is missing, damaged or of another version: build the index again.
    pub fn load(path: &Path) -> Result<LogIndex, LogError> {
        let mut file = File::open(path).map_err(LogError::file(path))?;
        let length = file.metadata().map_err(LogError::file(path))?.len();
        let mut header = [0u64; HEADER];
        file.read_exact(bytemuck::cast_slice_mut(&mut header))
            .map_err(LogError::file(path))?;
        let [
            magic,
            version,
            content,
            events,
            offsets,
            rows,
            names,
            expected,
        ] = header;
        if magic != MAGIC {
            return Err(LogError::index(path, "it is another kind of file"));
        }
        if version != VERSION {
            return Err(LogError::index(path, format!("it is of version {version}")));
        }
        let sizes = [
            (events, 10),
            (offsets, 4),
            (rows, 4),
            (names, 1),
            (HEADER as u64, 8),
        ];
        let sum = sizes.iter().try_fold(0u64, |sum, &(count, width)| {
            count
                .checked_mul(width)
                .and_then(|size| sum.checked_add(size))
        });
        if sum != Some(length) || (rows != events && rows != 0) {
            return Err(LogError::index(path, "its length does not fit its header"));
        }
        let mut times = vec![0i64; events as usize];
        let mut starts = vec![0u32; offsets as usize];
        let mut order = vec![0u32; rows as usize];
        let mut touchpoints = vec![0u16; events as usize];
        let mut texts = vec![0u8; names as usize];
        let hashes = read_blocks(
            path,
            [
                bytemuck::cast_slice_mut(&mut times),
                bytemuck::cast_slice_mut(&mut starts),
                bytemuck::cast_slice_mut(&mut order),
                bytemuck::cast_slice_mut(&mut touchpoints),
                &mut texts,
            ],
        )
        .map_err(LogError::file(path))?;
        if checksum(&header, &hashes) != expected {
            return Err(LogError::index(path, "its checksum is wrong"));
        }
        let trails = Trails {
            offsets: starts,
            touchpoints,
            times,
        };
        let names = serde_json::from_slice(&texts).map_err(|error| LogError::index(path, error))?;
        Ok(LogIndex {
            trails,
            names,
            rows: order,
            content,
        })
    }
}

/// Fills the sections from the file on all cores; returns the hash of every block.
fn read_blocks(path: &Path, sections: [&mut [u8]; 5]) -> io::Result<Vec<u64>> {
    let mut start = (HEADER * 8) as u64;
    let mut blocks = Vec::new();
    for block in sections
        .into_iter()
        .flat_map(|bytes| bytes.chunks_mut(BLOCK))
    {
        let length = block.len() as u64;
        blocks.push((start, block));
        start += length;
    }
    let read = |file: &mut io::Result<File>, (start, block): (u64, &mut [u8])| {
        let file = file
            .as_mut()
            .map_err(|error| io::Error::new(error.kind(), error.to_string()))?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(block)?;
        Ok(hash(block, 0))
    };
    blocks
        .into_par_iter()
        .map_init(|| File::open(path), read)
        .collect()
}

fn checksum(header: &[u64; HEADER], hashes: &[u64]) -> u64 {
    hash(
        bytemuck::cast_slice(hashes),
        hash(bytemuck::cast_slice(&header[..HEADER - 1]), 0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(events: usize) -> LogIndex {
        let customers = events / 3;
        let mut offsets: Vec<u32> = (0..customers as u32).map(|customer| 3 * customer).collect();
        offsets.push(events as u32);
        LogIndex {
            trails: Trails {
                offsets,
                touchpoints: (0..events).map(|event| event as u16 % 7).collect(),
                times: (0..events as i64).map(|event| event * 1_000_003).collect(),
            },
            names: vec!["NA".to_owned(), String::new(), "Büro\n\"".to_owned()],
            rows: (0..events as u32).rev().collect(),
            content: 42,
        }
    }

    #[test]
    fn comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        for events in [0, 3, 3_000_000] {
            let mut index = index(events);
            index.save(&path).unwrap();
            assert_eq!(LogIndex::load(&path).unwrap(), index);
            index.rows.clear();
            index.save(&path).unwrap();
            assert_eq!(LogIndex::load(&path).unwrap(), index);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn any_changed_byte_and_any_other_length_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        index(30).save(&path).unwrap();
        let whole = fs::read(&path).unwrap();
        for position in 0..whole.len() {
            let mut changed = whole.clone();
            changed[position] ^= 0x40;
            fs::write(&path, &changed).unwrap();
            LogIndex::load(&path).unwrap_err();
        }
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            LogIndex::load(&path).unwrap_err();
        }
        fs::write(&path, [whole.as_slice(), b"x"].concat()).unwrap();
        LogIndex::load(&path).unwrap_err();
        LogIndex::load(&folder.path().join("missing")).unwrap_err();
    }

    #[test]
    fn a_failed_save_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a folder");
        fs::create_dir(&path).unwrap();
        index(3).save(&path).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
