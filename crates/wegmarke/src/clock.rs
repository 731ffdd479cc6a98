//! Time: the clock that is passed in, and the instant as it is stored and sent.
//!
//! Nothing else in the product asks the machine for the time, so that tests can set it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// Where the product takes the time from: the machine, or a value that a test sets.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    set: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Clock {
        Clock { set: None }
    }

    /// A clock that stands still until it is advanced; its clones show the same time.
    pub fn standing_at(instant: Instant) -> Clock {
        Clock {
            set: Some(Arc::new(AtomicI64::new(instant.microseconds()))),
        }
    }

    /// Now, in whole microseconds.
    pub fn now(&self) -> Instant {
        match &self.set {
            Some(set) => Instant::from_microseconds(set.load(Ordering::SeqCst)),
            None => Instant::from_microseconds(Timestamp::now().as_microsecond()),
        }
    }

    /// Moves a standing clock; the machine's clock cannot be moved and stays.
    pub fn advance(&self, duration: SignedDuration) {
        if let Some(set) = &self.set {
            let microseconds = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
            set.fetch_add(microseconds, Ordering::SeqCst);
        }
    }
}

/// The first and last whole microseconds that the calendar library accepts.
const FIRST: i64 = -377_705_023_201_000_000;
const LAST: i64 = 253_402_207_200_000_000;

/// A point in time, UTC, in microseconds: `BIGINT` in both databases, RFC 3339 in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since 1970-01-01 UTC; values outside the years that can be written
    /// (-9999 to 9999) become the nearest that can.
    pub fn from_microseconds(microseconds: i64) -> Instant {
        Instant(microseconds.clamp(FIRST, LAST))
    }

    /// Microseconds since 1970-01-01 UTC.
    pub fn microseconds(self) -> i64 {
        self.0
    }

    /// The same point in time for calendar arithmetic.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).expect("the constructor keeps the range")
    }

    /// This much later (or earlier, for a negative duration).
    pub fn plus(self, duration: SignedDuration) -> Instant {
        let microseconds = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Instant::from_microseconds(self.0.saturating_add(microseconds))
    }

    /// How long after `earlier` this is; negative when it is before.
    pub fn since(self, earlier: Instant) -> SignedDuration {
        SignedDuration::from_micros(self.0 - earlier.0)
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Instant {
        Instant::from_microseconds(timestamp.as_microsecond())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(formatter)
    }
}

impl FromStr for Instant {
    type Err = Error;

    fn from_str(text: &str) -> Result<Instant> {
        let timestamp: Timestamp = text.parse().map_err(|_| {
            let detail = format!("'{text}' is not an instant such as 2026-01-31T08:00:00Z");
            Error::invalid("invalid_instant", detail)
        })?;
        Ok(timestamp.into())
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        Timestamp::deserialize(deserializer).map(Instant::from)
    }
}

impl utoipa::PartialSchema for Instant {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .into()
    }
}

impl utoipa::ToSchema for Instant {}

crate::database::stored_as!(Instant, i64, |instant| instant.0, |value| Ok(
    Instant::from_microseconds(value)
));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_survives_json() {
        let instant: Instant = "2026-03-01T10:00:00.123456+02:00".parse().unwrap();
        let json = serde_json::to_string(&instant).unwrap();
        assert_eq!(json, "\"2026-03-01T08:00:00.123456Z\"");
        assert_eq!(serde_json::from_str::<Instant>(&json).unwrap(), instant);
    }

    #[test]
    fn extreme_values_are_kept_writable() {
        for microseconds in [i64::MIN, FIRST, -1, 0, LAST, i64::MAX] {
            let text = Instant::from_microseconds(microseconds).to_string();
            assert!(text.parse::<Instant>().is_ok(), "{text}");
        }
    }

    #[test]
    fn a_standing_clock_moves_only_when_told() {
        let start = Instant::from_microseconds(5);
        let clock = Clock::standing_at(start);
        assert_eq!(clock.now(), start);
        clock.clone().advance(SignedDuration::from_secs(1));
        assert_eq!(clock.now().since(start), SignedDuration::from_secs(1));
    }
}
