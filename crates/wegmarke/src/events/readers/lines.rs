//! Counts the lines a parser has read, so that its complaints name a place.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// A buffered reader that counts the line ends taken from it.
pub(super) struct CountedLines<R> {
    input: BufReader<R>,
    ends: Rc<Cell<u64>>,
}

impl<R: Read> CountedLines<R> {
    pub(super) fn new(input: R) -> CountedLines<R> {
        CountedLines {
            input: BufReader::with_capacity(1 << 17, input),
            ends: Rc::default(),
        }
    }

    /// The number of the line being read, which lives on while a parser owns the reader.
    pub(super) fn line(&self) -> LineNumber {
        LineNumber(Rc::clone(&self.ends))
    }
}

/// The line that a [`CountedLines`] has come to.
pub(super) struct LineNumber(Rc<Cell<u64>>);

impl LineNumber {
    /// Counted from 1.
    pub(super) fn get(&self) -> u64 {
        self.0.get() + 1
    }
}

impl<R: Read> Read for CountedLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for CountedLines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let taken = &self.input.buffer()[..amount];
        let ends = memchr::memchr_iter(b'\n', taken).count() as u64;
        self.ends.set(self.ends.get() + ends);
        self.input.consume(amount);
    }
}
