//! Reads the times of events, as people and machines write them.
//!
//! What cannot be told from one value is settled once for a file and kept in the mapping: whether
//! 01/02/2026 is the first of February or the second of January, and in which unit a number counts
//! since 1970. Everything else (separators, month names, am/pm, fractions, offsets, two-digit
//! years) is understood wherever it occurs.
//!
//! A time without offset is local to the mapping's time zone. One that the clocks skip (the night
//! to summer time) is moved forward by the skipped hour; one that occurs twice means the first.

mod civil;
mod cursor;
mod words;

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use civil::Moment;

const MICROSECONDS: i64 = 1_000_000;
const DAY_MICROSECONDS: i64 = 86_400 * MICROSECONDS;

/// What has to be known of a file before its times can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFormat {
    /// 2026-02-01, also 20260201; 01.02.2026 would not be read.
    YearFirst,
    /// 01.02.2026 and 1/2/26 are in February.
    DayFirst,
    /// 02/01/2026 and 2/1/26 are in February.
    MonthFirst,
    /// A number of seconds since 1970-01-01 UTC, perhaps with a fraction.
    EpochSeconds,
    /// A number of milliseconds since 1970-01-01 UTC.
    EpochMilliseconds,
    /// A number of microseconds since 1970-01-01 UTC.
    EpochMicroseconds,
    /// A number of nanoseconds since 1970-01-01 UTC.
    EpochNanoseconds,
}

impl TimeFormat {
    /// In the order in which recognition prefers them.
    const ALL: [TimeFormat; 7] = [
        TimeFormat::YearFirst,
        TimeFormat::DayFirst,
        TimeFormat::MonthFirst,
        TimeFormat::EpochSeconds,
        TimeFormat::EpochMilliseconds,
        TimeFormat::EpochMicroseconds,
        TimeFormat::EpochNanoseconds,
    ];

    /// The name in mappings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimeFormat::YearFirst => "year-first",
            TimeFormat::DayFirst => "day-first",
            TimeFormat::MonthFirst => "month-first",
            TimeFormat::EpochSeconds => "epoch-seconds",
            TimeFormat::EpochMilliseconds => "epoch-milliseconds",
            TimeFormat::EpochMicroseconds => "epoch-microseconds",
            TimeFormat::EpochNanoseconds => "epoch-nanoseconds",
        }
    }

    fn ticks_per_second(self) -> Option<i64> {
        match self {
            TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => None,
            TimeFormat::EpochSeconds => Some(1),
            TimeFormat::EpochMilliseconds => Some(1_000),
            TimeFormat::EpochMicroseconds => Some(1_000_000),
            TimeFormat::EpochNanoseconds => Some(1_000_000_000),
        }
    }
}

impl FromStr for TimeFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<TimeFormat, String> {
        TimeFormat::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| {
                let names = TimeFormat::ALL.map(TimeFormat::name).join(", ");
                format!("there is no time format `{name}`; it is auto or one of {names}")
            })
    }
}

impl fmt::Display for TimeFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Why a text is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Nothing is there.
    #[error("the time is empty")]
    Empty,
    /// Not the shape of a date and time.
    #[error("this is not a date and time")]
    NotATime,
    /// Month 13.
    #[error("there is no month {0}")]
    Month(u32),
    /// The 31st of April.
    #[error("that month has no day {0}")]
    Day(u32),
    /// 24:01 or 13:00 pm.
    #[error("there is no such time of day")]
    TimeOfDay,
    /// Beyond the years 1 to 9999.
    #[error("the year is beyond 1 to 9999")]
    Year,
}

/// Reads times in one format and time zone, remembering the zone's offset of each day.
pub(crate) struct TimeReader {
    format: TimeFormat,
    zone: TimeZone,
    offsets: FxHashMap<i32, Option<i64>>,
}

impl TimeReader {
    pub(crate) fn new(format: TimeFormat, zone: TimeZone) -> TimeReader {
        TimeReader {
            format,
            zone,
            offsets: FxHashMap::default(),
        }
    }

    /// Microseconds since 1970-01-01 UTC.
    pub(crate) fn read(&mut self, text: &str) -> Result<i64, TimeError> {
        if let Some(ticks) = self.format.ticks_per_second() {
            return read_number(text.trim(), ticks);
        }
        let moment = match civil::read_common(text.as_bytes(), self.format) {
            Some(moment) => moment,
            None => civil::read(text.trim(), self.format)?,
        };
        Ok(self.instant(moment))
    }

    /// The instant of a time on the clocks of the zone.
    pub(crate) fn local(&mut self, microseconds: i64) -> i64 {
        let day = microseconds.div_euclid(DAY_MICROSECONDS);
        self.instant(Moment {
            day: i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }),
            microsecond: microseconds.rem_euclid(DAY_MICROSECONDS),
            offset: None,
        })
    }

    fn instant(&mut self, moment: Moment) -> i64 {
        let local = i64::from(moment.day) * DAY_MICROSECONDS + moment.microsecond;
        if let Some(offset) = moment.offset {
            return local - i64::from(offset) * MICROSECONDS;
        }
        let zone = &self.zone;
        let offset = *self
            .offsets
            .entry(moment.day)
            .or_insert_with(|| offset_of_day(zone, moment));
        match offset {
            Some(offset) => local - offset,
            None => local - offset_at(&self.zone, local),
        }
    }
}

/// The zone's offset in microseconds when it is the same all day and around it.
fn offset_of_day(zone: &TimeZone, moment: Moment) -> Option<i64> {
    let midnight = i64::from(moment.day) * DAY_MICROSECONDS;
    let before = offset_at(zone, midnight - DAY_MICROSECONDS);
    let after = offset_at(zone, midnight + 2 * DAY_MICROSECONDS);
    let here = offset_at(zone, midnight + DAY_MICROSECONDS / 2);
    (before == after && before == here).then_some(here)
}

/// The offset in microseconds that a time on the clocks of a zone has. Beyond the years that the
/// zone's rules cover there is none.
fn offset_at(zone: &TimeZone, local: i64) -> i64 {
    let seconds = local.div_euclid(MICROSECONDS);
    let Ok(clock) = jiff::Timestamp::from_second(seconds) else {
        return 0;
    };
    let clock: DateTime = TimeZone::UTC.to_datetime(clock);
    let Ok(instant) = zone.to_ambiguous_timestamp(clock).compatible() else {
        return 0;
    };
    (seconds - instant.as_second()) * MICROSECONDS
}

/// Reads `1767225599`, `1767225599.25` or `1.767225599E9` counted in `ticks` per second.
fn read_number(text: &str, ticks: i64) -> Result<i64, TimeError> {
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    let microseconds = if !unsigned.is_empty() && digits(unsigned) && digits(fraction) {
        let whole: i128 = whole.parse().map_err(|_| TimeError::Year)?;
        let mut nanos = 0_i128;
        for place in 0..9 {
            let digit = fraction.as_bytes().get(place).map_or(0, |byte| byte - b'0');
            nanos = nanos * 10 + i128::from(digit);
        }
        let nanos = if whole < 0 || whole_is_minus_zero(text) {
            -nanos
        } else {
            nanos
        };
        let scaled = whole.checked_mul(1_000_000_000).ok_or(TimeError::Year)? + nanos;
        scaled.div_euclid(i128::from(ticks) * 1_000)
    } else {
        let number: f64 = text.parse().map_err(|_| TimeError::NotATime)?;
        if !number.is_finite() {
            return Err(TimeError::NotATime);
        }
        (number / ticks as f64 * MICROSECONDS as f64).round() as i128
    };
    in_range(microseconds)
}

fn whole_is_minus_zero(text: &str) -> bool {
    text.starts_with('-')
}

/// Holds every time between the years 1 and 9999.
fn in_range(microseconds: i128) -> Result<i64, TimeError> {
    const FIRST: i128 = -62_135_596_800_000_000;
    const LAST: i128 = 253_402_300_799_999_999;
    if !(FIRST..=LAST).contains(&microseconds) {
        return Err(TimeError::Year);
    }
    Ok(microseconds as i64)
}

/// What recognition found in the values of a time column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Recognised {
    pub(crate) format: TimeFormat,
    /// The share of the values that it reads.
    pub(crate) share: f64,
    /// Day first and month first read all values equally well and differently.
    pub(crate) ambiguous: bool,
}

/// Recognises the format of a sample of values; None when hardly any is a time.
pub(crate) fn recognise<'a>(values: impl Iterator<Item = &'a str> + Clone) -> Option<Recognised> {
    let total = values.clone().count();
    if total == 0 {
        return None;
    }
    let count = |format| {
        values
            .clone()
            .filter(|text| plausible(text, format))
            .count() as f64
            / total as f64
    };
    let mut best: Option<(TimeFormat, f64)> = None;
    for format in TimeFormat::ALL {
        let share = count(format);
        if best.is_none_or(|(_, most)| share > most) {
            best = Some((format, share));
        }
    }
    let (mut format, share) = best.filter(|(_, share)| *share >= 0.5)?;
    let mut ambiguous = false;
    if format == TimeFormat::DayFirst && count(TimeFormat::MonthFirst) == share {
        // A dot is how German writes dates; am and pm with a slash is how English does.
        let mut sample = values.clone().filter(|text| plausible(text, format));
        let differ = sample.clone().any(reads_differently);
        let dotted = sample
            .clone()
            .any(|text| text.contains('.') && !text.contains('/'));
        if differ && !dotted {
            let american =
                sample.any(|text| text.contains('/') && words::ends_with_half_of_day(text));
            if american {
                format = TimeFormat::MonthFirst;
            }
            ambiguous = true;
        }
    }
    Some(Recognised {
        format,
        share,
        ambiguous,
    })
}

fn reads_differently(text: &str) -> bool {
    let read = |format| TimeReader::new(format, TimeZone::UTC).read(text);
    read(TimeFormat::DayFirst) != read(TimeFormat::MonthFirst)
}

/// Whether a value is a time of this format that a company would have: numbers are only taken
/// for times when they fall between 1980 and 2100.
fn plausible(text: &str, format: TimeFormat) -> bool {
    let text = text.trim();
    let Ok(time) = TimeReader::new(format, TimeZone::UTC).read(text) else {
        return false;
    };
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    !is_number
        || text.bytes().filter(|byte| *byte == b'.').count() == 2
        || (315_532_800_000_000..4_102_444_800_000_000).contains(&time)
}

#[cfg(test)]
mod tests;
