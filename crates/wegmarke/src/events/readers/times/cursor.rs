//! Takes the text of a date and time apart from front to back.

use super::{TimeError, words};

/// One of the three parts of a date.
#[derive(Clone, Copy)]
pub(super) enum DatePart {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    Month(u32),
}

/// Reads a text from front to back.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn skip(&mut self, expected: char) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    pub(super) fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn starts_with_digit(&self) -> bool {
        self.rest.starts_with(|c: char| c.is_ascii_digit())
    }

    /// A run of up to nine digits: its value and length.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 9 {
            return None;
        }
        let value = self.rest[..digits].parse().ok()?;
        self.rest = &self.rest[digits..];
        Some((value, digits))
    }

    pub(super) fn two_digits(&mut self) -> Result<u32, TimeError> {
        match self.number() {
            Some((value, 2)) => Ok(value),
            _ => Err(TimeError::NotATime),
        }
    }

    /// The letters at the front, with dots inside as in `a.m`.
    fn word(&self) -> &'a str {
        let end = self.rest.find(|c: char| !(c.is_alphabetic() || c == '.'));
        self.rest[..end.unwrap_or(self.rest.len())].trim_end_matches('.')
    }

    fn take_word(&mut self, word: &str) {
        self.rest = &self.rest[word.len()..];
        self.skip('.');
    }

    /// A date without separators, perhaps with its time: 8, 12 or 14 digits.
    pub(super) fn compact_digits(&mut self) -> Option<&'a str> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if !matches!(digits, 8 | 12 | 14) {
            return None;
        }
        let (compact, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Some(compact)
    }

    pub(super) fn date_part(&mut self) -> Option<DatePart> {
        if let Some((value, digits)) = self.number() {
            return (digits <= 4).then_some(DatePart::Number(value, digits));
        }
        let word = self.word();
        let month = words::month(word)?;
        self.rest = &self.rest[word.len()..];
        Some(DatePart::Month(month))
    }

    pub(super) fn skip_date_separator(&mut self) -> Result<(), TimeError> {
        let rest = self
            .rest
            .strip_prefix(['-', '/', '.', ',', ' '])
            .ok_or(TimeError::NotATime)?;
        self.rest = rest.trim_start();
        Ok(())
    }

    pub(super) fn skip_weekday(&mut self) {
        let word = self.word();
        if words::is_weekday(word) {
            self.take_word(word);
            self.skip(',');
            self.skip_spaces();
        }
    }

    pub(super) fn skip_between_date_and_time(&mut self) {
        self.skip_spaces();
        self.skip(',');
        self.skip_fillers();
        let rest = self
            .rest
            .strip_prefix(['T', 't', ':', '_'])
            .unwrap_or(self.rest);
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.rest = rest;
        }
    }

    pub(super) fn skip_fillers(&mut self) {
        self.skip_spaces();
        while words::is_filler(self.word()) {
            self.take_word(self.word());
            self.skip_spaces();
        }
    }

    /// Microseconds after a decimal mark; 0 when there is none.
    pub(super) fn fraction(&mut self) -> i64 {
        let Some(rest) = self.rest.strip_prefix(['.', ',']) else {
            return 0;
        };
        let Some((microseconds, after)) = read_fraction(rest.as_bytes()) else {
            return 0;
        };
        self.rest = &rest[rest.len() - after.len()..];
        microseconds
    }

    pub(super) fn half_of_day(&mut self) -> Option<bool> {
        let word = Cursor {
            rest: self.rest.trim_start(),
        }
        .word();
        let after_noon = words::is_after_noon(word)?;
        self.skip_spaces();
        self.take_word(word);
        Some(after_noon)
    }

    pub(super) fn zone(&mut self) -> Option<i32> {
        self.skip_fillers();
        let word = self.word();
        let offset = words::zone(word)?;
        self.rest = &self.rest[word.len()..];
        Some(offset)
    }

    /// The zone's name that some writers put behind the offset: `[Europe/Berlin]`, `(CET)`.
    pub(super) fn skip_annotation(&mut self) {
        self.skip_spaces();
        for (open, close) in [('[', ']'), ('(', ')')] {
            let inside = self
                .rest
                .strip_prefix(open)
                .and_then(|rest| rest.split_once(close));
            if let Some((_, rest)) = inside {
                self.rest = rest;
            }
        }
    }
}

/// Digits after the decimal mark, as microseconds; finer ones are cut off.
pub(super) fn read_fraction(bytes: &[u8]) -> Option<(i64, &[u8])> {
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits == 0 {
        return None;
    }
    let mut microseconds = 0;
    for place in 0..6 {
        let digit = bytes
            .get(place)
            .filter(|_| place < digits)
            .map_or(0, |byte| byte - b'0');
        microseconds = microseconds * 10 + i64::from(digit);
    }
    Some((microseconds, &bytes[digits..]))
}
