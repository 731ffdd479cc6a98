//! From the text of a date and time to a day, a time of day and perhaps an offset.

use super::cursor::{Cursor, DatePart, read_fraction};
use super::{TimeError, TimeFormat};

const SECOND: i64 = 1_000_000;

/// A date and time as the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Days since 1970-01-01.
    pub(super) day: i32,
    /// Microseconds since midnight; 24 hours for the end of the day.
    pub(super) microsecond: i64,
    /// Seconds east of UTC; None when the text does not say.
    pub(super) offset: Option<i32>,
}

/// Reads the fixed layouts that nearly all files have, a few times faster than [`read`]:
/// `2026-02-01 08:05:03` with `T`, fraction and offset as they come, and `01.02.2026 08:05`.
pub(super) fn read_common(text: &[u8], format: TimeFormat) -> Option<Moment> {
    let (day, rest) = match (text, format) {
        (
            [
                y1,
                y2,
                y3,
                y4,
                b'-',
                m1,
                m2,
                b'-',
                d1,
                d2,
                b' ' | b'T',
                rest @ ..,
            ],
            _,
        ) => {
            let year = pair(*y1, *y2)? * 100 + pair(*y3, *y4)?;
            (
                day_number(year, pair(*m1, *m2)?, pair(*d1, *d2)?).ok()?,
                rest,
            )
        }
        ([d1, d2, b'.', m1, m2, b'.', y1, y2, y3, y4, b' ', rest @ ..], TimeFormat::DayFirst) => {
            let year = pair(*y1, *y2)? * 100 + pair(*y3, *y4)?;
            (
                day_number(year, pair(*m1, *m2)?, pair(*d1, *d2)?).ok()?,
                rest,
            )
        }
        _ => return None,
    };
    let [h1, h2, b':', m1, m2, rest @ ..] = rest else {
        return None;
    };
    let (hour, minute) = (pair(*h1, *h2)?, pair(*m1, *m2)?);
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] => (pair(*s1, *s2)?, rest),
        rest => (0, rest),
    };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (fraction, rest) = match rest {
        [b'.' | b',', rest @ ..] => read_fraction(rest)?,
        rest => (0, rest),
    };
    let offset = match rest {
        [] => None,
        [b'Z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] | [sign @ (b'+' | b'-'), h1, h2, m1, m2] => {
            Some(signed_offset(*sign, pair(*h1, *h2)?, pair(*m1, *m2)?)?)
        }
        _ => return None,
    };
    let seconds = i64::from(hour * 3_600 + minute * 60 + second);
    Some(Moment {
        day,
        microsecond: seconds * SECOND + fraction,
        offset,
    })
}

/// Reads a date and time in any layout this product knows.
pub(super) fn read(text: &str, format: TimeFormat) -> Result<Moment, TimeError> {
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    let mut cursor = Cursor { rest: text };
    cursor.skip_weekday();
    let mut moment = Moment {
        day: 0,
        microsecond: 0,
        offset: None,
    };
    if let Some(digits) = cursor.compact_digits() {
        moment.day = compact_day(&digits[..8], format)?;
        moment.microsecond = compact_time(&digits[8..])?;
        if digits.len() > 8 {
            moment.microsecond += cursor.fraction();
        }
    } else {
        moment.day = read_date(&mut cursor, format)?;
    }
    cursor.skip_between_date_and_time();
    if moment.microsecond == 0 && cursor.starts_with_digit() {
        moment.microsecond = read_time_of_day(&mut cursor)?;
    }
    moment.offset = read_offset(&mut cursor)?;
    // A weekday or filler may also stand at the end: "12:30 Uhr".
    cursor.skip_fillers();
    if !cursor.rest.is_empty() {
        return Err(TimeError::NotATime);
    }
    Ok(moment)
}

fn read_date(cursor: &mut Cursor<'_>, format: TimeFormat) -> Result<i32, TimeError> {
    let first = cursor.date_part().ok_or(TimeError::NotATime)?;
    cursor.skip_date_separator()?;
    let second = cursor.date_part().ok_or(TimeError::NotATime)?;
    cursor.skip_date_separator()?;
    let third = cursor.date_part().ok_or(TimeError::NotATime)?;
    let begins_with_year = matches!(first, DatePart::Number(_, 4));
    if format == TimeFormat::YearFirst && !begins_with_year {
        return Err(TimeError::NotATime);
    }
    let (year, month, day) = match (first, second, third) {
        (DatePart::Month(month), DatePart::Number(day, _), DatePart::Number(year, digits)) => {
            (full_year(year, digits)?, month, day)
        }
        (DatePart::Number(year, 4), DatePart::Month(month), DatePart::Number(day, _)) => {
            (year, month, day)
        }
        (DatePart::Number(day, _), DatePart::Month(month), DatePart::Number(year, digits)) => {
            (full_year(year, digits)?, month, day)
        }
        (DatePart::Number(year, 4), DatePart::Number(month, _), DatePart::Number(day, _)) => {
            (year, month, day)
        }
        (DatePart::Number(a, _), DatePart::Number(b, _), DatePart::Number(year, digits)) => {
            let year = full_year(year, digits)?;
            if format == TimeFormat::MonthFirst {
                (year, a, b)
            } else {
                (year, b, a)
            }
        }
        _ => return Err(TimeError::NotATime),
    };
    day_number(year, month, day)
}

fn full_year(year: u32, digits: usize) -> Result<u32, TimeError> {
    match digits {
        4 => Ok(year),
        // The usual window: 1969 to 2068.
        2 => Ok(if year < 69 { 2000 + year } else { 1900 + year }),
        _ => Err(TimeError::NotATime),
    }
}

fn compact_day(digits: &str, format: TimeFormat) -> Result<i32, TimeError> {
    let number = |range| str::parse::<u32>(&digits[range]).map_err(|_| TimeError::NotATime);
    match format {
        TimeFormat::YearFirst => day_number(number(0..4)?, number(4..6)?, number(6..8)?),
        TimeFormat::DayFirst => day_number(number(4..8)?, number(2..4)?, number(0..2)?),
        _ => day_number(number(4..8)?, number(0..2)?, number(2..4)?),
    }
}

/// The `HHMM` or `HHMMSS` that follows a compact date; nothing is midnight.
fn compact_time(digits: &str) -> Result<i64, TimeError> {
    let number = |from: usize| {
        digits[from..from + 2]
            .parse()
            .map_err(|_| TimeError::NotATime)
    };
    match digits.len() {
        0 => Ok(0),
        4 => time_of_day(number(0)?, number(2)?, 0),
        6 => time_of_day(number(0)?, number(2)?, number(4)?),
        _ => Err(TimeError::NotATime),
    }
}

fn read_time_of_day(cursor: &mut Cursor<'_>) -> Result<i64, TimeError> {
    let (number, digits) = cursor.number().ok_or(TimeError::NotATime)?;
    let mut is_bare_hour = false;
    let time = match digits {
        4 => time_of_day(number / 100, number % 100, 0)?,
        6 => time_of_day(number / 10_000, number / 100 % 100, number % 100)?,
        1 | 2 if cursor.skip(':') => {
            let minute = cursor.two_digits()?;
            let second = if cursor.skip(':') {
                cursor.two_digits()?
            } else {
                0
            };
            time_of_day(number, minute, second)?
        }
        1 | 2 => {
            is_bare_hour = true;
            time_of_day(number, 0, 0)?
        }
        _ => return Err(TimeError::NotATime),
    };
    let time = time + cursor.fraction();
    match cursor.half_of_day() {
        Some(_) if digits > 2 || number == 0 || number > 12 => Err(TimeError::TimeOfDay),
        Some(after_noon) => {
            let noon = 12 * 3_600 * SECOND;
            Ok(time % noon + if after_noon { noon } else { 0 })
        }
        // "2026-02-01 8" says no time of day.
        None if is_bare_hour => Err(TimeError::NotATime),
        None => Ok(time),
    }
}

fn time_of_day(hour: u32, minute: u32, second: u32) -> Result<i64, TimeError> {
    let end_of_day = hour == 24 && minute == 0 && second == 0;
    if (hour > 23 && !end_of_day) || minute > 59 || second > 60 {
        return Err(TimeError::TimeOfDay);
    }
    // A leap second counts as the second before it.
    Ok(i64::from(hour * 3_600 + minute * 60 + second.min(59)) * SECOND)
}

fn read_offset(cursor: &mut Cursor<'_>) -> Result<Option<i32>, TimeError> {
    cursor.skip_spaces();
    let named = cursor.zone();
    let sign = match cursor.rest.as_bytes().first() {
        Some(sign @ (b'+' | b'-')) => *sign,
        // The minus sign of typographers.
        _ if cursor.rest.starts_with('\u{2212}') => b'-',
        _ => return Ok(named.inspect(|_| cursor.skip_annotation())),
    };
    cursor.rest = cursor.rest.trim_start_matches(['+', '-', '\u{2212}']);
    let (number, digits) = cursor.number().ok_or(TimeError::NotATime)?;
    let (hours, minutes) = match digits {
        1 | 2 if cursor.skip(':') => (number, cursor.two_digits()?),
        1 | 2 => (number, 0),
        4 => (number / 100, number % 100),
        _ => return Err(TimeError::NotATime),
    };
    cursor.skip_annotation();
    signed_offset(sign, hours, minutes)
        .map(Some)
        .ok_or(TimeError::NotATime)
}

fn signed_offset(sign: u8, hours: u32, minutes: u32) -> Option<i32> {
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    Some(if sign == b'-' { -seconds } else { seconds })
}

fn pair(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn day_number(year: u32, month: u32, day: u32) -> Result<i32, TimeError> {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1..=9999).contains(&year) {
        return Err(TimeError::Year);
    }
    let Some(length) = LENGTHS.get((month as usize).wrapping_sub(1)) else {
        return Err(TimeError::Month(month));
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if day == 0 || day > length + u32::from(leap && month == 2) {
        return Err(TimeError::Day(day));
    }
    // Years that begin in March put the leap day last (H. Hinnant's well-known arithmetic).
    let shifted = (if month <= 2 { year - 1 } else { year }) as i32;
    let era = shifted / 400;
    let year_of_era = shifted % 400;
    let day_of_year = ((153 * ((month + 9) % 12) + 2) / 5 + day - 1) as i32;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Ok(era * 146_097 + day_of_era - 719_468)
}
