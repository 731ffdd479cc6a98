//! Recognises how the characters of a text file are encoded and turns them into UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadError;
use super::file::Sample;

/// Finds an encoding by any of its usual names (`utf-8`, `latin1`, `windows-1252`, ...).
pub(crate) fn by_name(name: &str) -> Result<&'static Encoding, ReadError> {
    Encoding::for_label(name.trim().as_bytes())
        .ok_or_else(|| ReadError::UnknownEncoding(name.to_owned()))
}

/// The name a mapping carries: lower case, as in `utf-8`.
pub(crate) fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// Recognises the encoding of a sample.
pub(crate) fn recognise(sample: &Sample) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(&sample.head) {
        return encoding;
    }
    if let Some(encoding) = utf_16_without_mark(&sample.head) {
        return encoding;
    }
    let (mut valid, mut invalid) = (0, 0);
    for piece in std::iter::once(&sample.head).chain(&sample.glimpses) {
        let (more_valid, more_invalid) = count_sequences(piece);
        valid += more_valid;
        invalid += more_invalid;
    }
    // A few damaged lines do not make a UTF-8 file Latin; umlauts that never form a sequence do.
    if invalid == 0 || invalid * 10 <= valid {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// Text of western languages in UTF-16 has a zero in every other byte.
fn utf_16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(4096)];
    let zeros = |parity: usize| {
        head.iter()
            .skip(parity)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len() / 2;
    match pairs {
        0 | 1 => None,
        _ if odd * 10 > pairs * 7 && even * 10 < pairs => Some(UTF_16LE),
        _ if even * 10 > pairs * 7 && odd * 10 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Counts multi-byte characters and the bytes that belong to none; a piece may be cut anywhere.
fn count_sequences(piece: &[u8]) -> (usize, usize) {
    let cut_at_start = piece
        .iter()
        .take(3)
        .take_while(|byte| **byte & 0xc0 == 0x80)
        .count();
    let mut rest = &piece[cut_at_start..];
    let (mut valid, mut invalid) = (0, 0);
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => return (valid + beyond_ascii(text.as_bytes()), invalid),
            Err(error) => {
                valid += beyond_ascii(&rest[..error.valid_up_to()]);
                match error.error_len() {
                    None => return (valid, invalid),
                    Some(length) => {
                        invalid += 1;
                        rest = &rest[error.valid_up_to() + length..];
                    }
                }
            }
        }
    }
}

fn beyond_ascii(valid: &[u8]) -> usize {
    valid.iter().filter(|byte| **byte >= 0xc0).count()
}

/// Decodes a piece of a sample for recognition; what cannot be decoded becomes U+FFFD.
pub(crate) fn decode_sample(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode(bytes).0.into_owned()
}

/// Reads a text file as UTF-8 without byte order mark. UTF-8 passes through unchecked, so that a
/// damaged line is found, and reported, where it is.
pub(crate) fn utf_8_reader(
    encoding: &'static Encoding,
    mut input: Box<dyn Read + Send>,
) -> io::Result<Box<dyn Read + Send>> {
    if encoding != UTF_8 {
        return Ok(Box::new(Transcoder::new(encoding, input)));
    }
    let mut start = Vec::with_capacity(3);
    input.by_ref().take(3).read_to_end(&mut start)?;
    if start == [0xef, 0xbb, 0xbf] {
        start.clear();
    }
    Ok(Box::new(io::Cursor::new(start).chain(input)))
}

struct Transcoder {
    input: Box<dyn Read + Send>,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_start: usize,
    raw_end: usize,
    text: Vec<u8>,
    text_start: usize,
    text_end: usize,
    ended: bool,
    finished: bool,
}

impl Transcoder {
    fn new(encoding: &'static Encoding, input: Box<dyn Read + Send>) -> Transcoder {
        Transcoder {
            input,
            decoder: encoding.new_decoder(),
            raw: vec![0; 1 << 16],
            raw_start: 0,
            raw_end: 0,
            text: vec![0; 1 << 17],
            text_start: 0,
            text_end: 0,
            ended: false,
            finished: false,
        }
    }

    fn decode_more(&mut self) -> io::Result<()> {
        if self.raw_start == self.raw_end && !self.ended {
            self.raw_start = 0;
            self.raw_end = self.input.read(&mut self.raw)?;
            self.ended = self.raw_end == 0;
        }
        let raw = &self.raw[self.raw_start..self.raw_end];
        let (result, read, written, _) =
            self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.raw_start += read;
        self.text_start = 0;
        self.text_end = written;
        self.finished = self.ended && result == encoding_rs::CoderResult::InputEmpty;
        Ok(())
    }
}

impl Read for Transcoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.text_start == self.text_end && !self.finished {
            self.decode_more()?;
        }
        let count = buffer.len().min(self.text_end - self.text_start);
        buffer[..count].copy_from_slice(&self.text[self.text_start..self.text_start + count]);
        self.text_start += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(head: &[u8]) -> Sample {
        Sample {
            head: head.to_vec(),
            whole: true,
            glimpses: Vec::new(),
        }
    }

    #[test]
    fn encodings_are_recognised() {
        let table: [(&[u8], &str); 7] = [
            (b"customer;event\n", "utf-8"),
            ("M\u{fc}nster;Anfrage\n".as_bytes(), "utf-8"),
            (b"\xef\xbb\xbfcustomer", "utf-8"),
            (b"M\xfcnster;L\xf6schen", "windows-1252"),
            (b"\xff\xfea\0b\0", "utf-16le"),
            (b"a\0b\0;\0c\0", "utf-16le"),
            (b"\0a\0b\0;\0c", "utf-16be"),
        ];
        for (bytes, expected) in table {
            assert_eq!(name(recognise(&sample(bytes))), expected, "{bytes:?}");
        }
        // One damaged byte among many umlauts stays UTF-8; its line is rejected later.
        let mut damaged = "äöü".repeat(10).into_bytes();
        damaged.push(0xff);
        damaged.push(b'\n');
        assert_eq!(name(recognise(&sample(&damaged))), "utf-8");
    }

    #[test]
    fn umlauts_far_from_the_start_decide() {
        let mut seen = sample(b"plain ascii\n");
        seen.glimpses.push(b"M\xfcnchen\n".to_vec());
        assert_eq!(name(recognise(&seen)), "windows-1252");
    }

    #[test]
    fn text_is_read_as_utf_8() {
        let table: [(&str, &[u8]); 4] = [
            ("utf-16le", b"\xff\xfeM\0\xfc\0\n\0"),
            ("utf-16be", b"\xfe\xff\0M\0\xfc\0\n"),
            ("latin1", b"M\xfc\n"),
            ("utf-8", "\u{feff}Mü\n".as_bytes()),
        ];
        for (label, bytes) in table {
            let encoding = by_name(label).expect("a usual name");
            let mut text = String::new();
            utf_8_reader(encoding, Box::new(io::Cursor::new(bytes.to_vec())))
                .and_then(|mut reader| reader.read_to_string(&mut text))
                .expect("decodes");
            assert_eq!(text, "Mü\n", "{label}");
        }
        assert!(by_name("klingon").is_err());
    }
}
