//! What a report is narrowed to: a period and customers, as people write them.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Instant;
use crate::error::{Error, Result};

/// Period and customers of a report. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The first instant that counts: a date in the workspace's time zone, or an instant.
    pub from: Option<String>,
    /// The first instant that no longer counts, written likewise.
    pub until: Option<String>,
    /// Customers must pass all of these.
    pub filters: Vec<Filter>,
}

/// Customers who have any event with this value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Name of the property.
    pub property: String,
    /// Its value, compared exactly.
    pub value: String,
}

/// A half-open period in microseconds; without bounds it is the whole of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first instant that counts.
    pub from: Option<i64>,
    /// The first instant after it that no longer counts.
    pub until: Option<i64>,
}

impl Question {
    /// The period in the workspace's time zone.
    ///
    /// # Errors
    /// Invalid when a bound is neither a date nor an instant, or nothing lies between them.
    pub fn period(&self, time_zone: &TimeZone) -> Result<Period> {
        let read = |name, text: &Option<String>| {
            text.as_deref()
                .map(|text| instant(name, text, time_zone))
                .transpose()
        };
        let period = Period {
            from: read("from", &self.from)?,
            until: read("until", &self.until)?,
        };
        if let (Some(from), Some(until)) = (period.from, period.until)
            && from >= until
        {
            let detail = "the period is empty: 'until' must be later than 'from'";
            return Err(Error::invalid("invalid_period", detail).at("until"));
        }
        Ok(period)
    }
}

impl Filter {
    /// Reads `property=value`. The property ends at the first equals sign.
    ///
    /// # Errors
    /// Invalid when there is no equals sign or no property.
    pub fn read(text: &str) -> Result<Filter> {
        match text.split_once('=') {
            Some((property, value)) if !property.is_empty() => Ok(Filter {
                property: property.to_owned(),
                value: value.to_owned(),
            }),
            _ => {
                let detail = format!("'{text}' is not a condition such as market=DE");
                Err(Error::invalid("invalid_filter", detail).at("where"))
            }
        }
    }
}

/// A date means its first instant.
fn instant(name: &str, text: &str, time_zone: &TimeZone) -> Result<i64> {
    if let Ok(instant) = text.parse::<Instant>() {
        return Ok(instant.microseconds());
    }
    let start = text
        .parse::<Date>()
        .and_then(|date| date.to_zoned(time_zone.clone()));
    match start {
        Ok(start) => Ok(start.timestamp().as_microsecond()),
        Err(_) => {
            let detail = format!("'{text}' is neither a date such as 2026-01-31 nor an instant");
            Err(Error::invalid("invalid_period", detail).at(name))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, until: &str) -> Result<Period> {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let question = Question {
            from: given(from),
            until: given(until),
            ..Question::default()
        };
        question.period(&TimeZone::get("Europe/Berlin").unwrap())
    }

    fn microseconds(text: &str) -> Option<i64> {
        Some(text.parse::<Instant>().unwrap().microseconds())
    }

    #[test]
    fn dates_are_those_of_the_time_zone() {
        let winter_to_summer = period("2026-03-29", "2026-03-30").unwrap();
        assert_eq!(winter_to_summer.from, microseconds("2026-03-28T23:00:00Z"));
        assert_eq!(winter_to_summer.until, microseconds("2026-03-29T22:00:00Z"));
        let instant = period("2026-01-31T08:00:00+01:00", "").unwrap();
        assert_eq!(
            instant,
            Period {
                from: microseconds("2026-01-31T07:00:00Z"),
                until: None
            }
        );
    }

    #[test]
    fn what_is_no_period_names_its_place() {
        for (from, until, place) in [
            ("yesterday", "", "from"),
            ("", "2026-13-01", "until"),
            ("2026-01-01", "2026-01-01", "until"),
        ] {
            let error = period(from, until).unwrap_err();
            assert_eq!(
                (error.code(), error.place()),
                ("invalid_period", Some(place))
            );
        }
    }

    #[test]
    fn a_filter_ends_its_property_at_the_first_equals_sign() {
        let filter = Filter::read("utm=a=b").unwrap();
        assert_eq!(
            (filter.property.as_str(), filter.value.as_str()),
            ("utm", "a=b")
        );
        assert_eq!(Filter::read("market=").unwrap().value, "");
        assert!(Filter::read("market").is_err() && Filter::read("=x").is_err());
    }
}
