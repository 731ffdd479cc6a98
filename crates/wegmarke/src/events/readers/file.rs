//! A file of events on disk: opened with clear errors, decompressed while reading, its progress
//! counted in bytes of the file as it lies there.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use super::ReadError;

/// The beginning of a file that recognition looks at.
pub(crate) const HEAD_BYTES: usize = 1 << 20;
const GLIMPSES: u64 = 15;
const GLIMPSE_BYTES: u64 = 1 << 16;

/// A file that holds events, perhaps gzipped.
#[derive(Clone, Debug)]
pub struct EventFile {
    path: PathBuf,
    bytes: u64,
    gzipped: bool,
    bytes_read: Arc<AtomicU64>,
}

/// What recognition sees of a file.
pub(crate) struct Sample {
    /// The first bytes, decompressed; the whole file when `whole`.
    pub(crate) head: Vec<u8>,
    pub(crate) whole: bool,
    /// Short pieces from further on (plain files only), each beginning and ending anywhere.
    pub(crate) glimpses: Vec<Vec<u8>>,
}

impl EventFile {
    /// Opens a file to see that it can be read.
    ///
    /// # Errors
    /// When it is missing, a folder, empty or not readable.
    pub fn open(path: &Path) -> Result<EventFile, ReadError> {
        let mut file = open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(ReadError::Folder(path.to_owned()));
        }
        let mut magic = Vec::with_capacity(2);
        file.by_ref()
            .take(2)
            .read_to_end(&mut magic)
            .map_err(|error| unreadable(path, error))?;
        if magic.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(EventFile {
            path: path.to_owned(),
            bytes: metadata.len(),
            gzipped: magic == [0x1f, 0x8b],
            bytes_read: Arc::default(),
        })
    }

    /// The size on disk.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many of [`EventFile::bytes`] the newest reader has taken; shared with its clones.
    pub fn bytes_read(&self) -> &Arc<AtomicU64> {
        &self.bytes_read
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file from its beginning, decompressed.
    pub(crate) fn reader(&self) -> Result<Box<dyn Read + Send>, ReadError> {
        self.bytes_read.store(0, Ordering::Relaxed);
        let counted = Counted {
            input: open(&self.path)?,
            count: Arc::clone(&self.bytes_read),
        };
        if !self.gzipped {
            return Ok(Box::new(counted));
        }
        let buffered = io::BufReader::with_capacity(1 << 17, counted);
        Ok(Box::new(MultiGzDecoder::new(buffered)))
    }

    pub(crate) fn sample(&self) -> Result<Sample, ReadError> {
        let mut head = Vec::new();
        self.reader()?
            .take(HEAD_BYTES as u64 + 1)
            .read_to_end(&mut head)
            .map_err(damaged_gzip)?;
        let whole = head.len() <= HEAD_BYTES;
        head.truncate(HEAD_BYTES);
        let mut glimpses = Vec::new();
        if !whole && !self.gzipped {
            let mut file = open(&self.path)?;
            let rest = self.bytes.saturating_sub(HEAD_BYTES as u64 + GLIMPSE_BYTES);
            for index in 1..=GLIMPSES {
                // An even position keeps the two-byte units of UTF-16 together.
                let position = (HEAD_BYTES as u64 + rest / GLIMPSES * index) & !1;
                file.seek(SeekFrom::Start(position))?;
                let mut glimpse = Vec::new();
                file.by_ref()
                    .take(GLIMPSE_BYTES)
                    .read_to_end(&mut glimpse)?;
                glimpses.push(glimpse);
            }
        }
        Ok(Sample {
            head,
            whole,
            glimpses,
        })
    }
}

/// Opens a file that may have vanished meanwhile.
pub(crate) fn open(path: &Path) -> Result<File, ReadError> {
    File::open(path).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing(path.to_owned()),
        io::ErrorKind::IsADirectory => ReadError::Folder(path.to_owned()),
        _ => ReadError::Io(error),
    }
}

/// Tells a broken archive from a broken disk.
pub(crate) fn damaged_gzip(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            ReadError::DamagedArchive(error.to_string())
        }
        _ => ReadError::Io(error),
    }
}

struct Counted {
    input: File,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
