use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::super::testing::instant;
use super::*;

fn read_in(text: &str, format: TimeFormat, zone: &str) -> Result<String, TimeError> {
    let time = TimeReader::new(format, TimeZone::get(zone).unwrap()).read(text)?;
    Ok(jiff::Timestamp::from_microsecond(time).unwrap().to_string())
}

fn check(format: TimeFormat, text: &str, expected: &str) {
    assert_eq!(
        read_in(text, format, "UTC").as_deref(),
        Ok(expected),
        "{text} {format}"
    );
}

#[test]
fn year_first() {
    for (text, expected) in [
        ("2026-02-01T08:05:03Z", "2026-02-01T08:05:03Z"),
        ("2026-02-01 08:05:03", "2026-02-01T08:05:03Z"),
        ("2026-02-01 08:05", "2026-02-01T08:05:00Z"),
        ("2026-02-01", "2026-02-01T00:00:00Z"),
        ("2026-2-1 8:05:03", "2026-02-01T08:05:03Z"),
        ("2026/02/01 08:05:03", "2026-02-01T08:05:03Z"),
        ("2026.02.01 08:05:03", "2026-02-01T08:05:03Z"),
        ("20260201", "2026-02-01T00:00:00Z"),
        ("20260201T080503", "2026-02-01T08:05:03Z"),
        ("20260201 08:05", "2026-02-01T08:05:00Z"),
        ("202602010805", "2026-02-01T08:05:00Z"),
        ("20260201080503", "2026-02-01T08:05:03Z"),
        ("20260201000000", "2026-02-01T00:00:00Z"),
        (
            "2011-10-11 13:45:40.276000+02:00",
            "2011-10-11T11:45:40.276Z",
        ),
        ("2011-04-13T14:02:31.199+02:00", "2011-04-13T12:02:31.199Z"),
        ("2026-02-01T08:05:03,5+0130", "2026-02-01T06:35:03.5Z"),
        (
            "2026-02-01T08:05:03.123456789Z",
            "2026-02-01T08:05:03.123456Z",
        ),
        ("2026-02-01 08:05:03 +02", "2026-02-01T06:05:03Z"),
        ("2026-02-01 08:05:03 UTC", "2026-02-01T08:05:03Z"),
        ("2026-02-01 08:05:03 UTC+1", "2026-02-01T07:05:03Z"),
        ("2026-02-01 08:05:03 MEZ", "2026-02-01T07:05:03Z"),
        (
            "2026-02-01T08:05:03+01:00[Europe/Berlin]",
            "2026-02-01T07:05:03Z",
        ),
        ("2026-02-01 08:05:03 PM", "2026-02-01T20:05:03Z"),
        ("2026-Feb-01 08:05", "2026-02-01T08:05:00Z"),
        ("2026-02-01T24:00:00", "2026-02-02T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("  2026-02-01 08:05:03  ", "2026-02-01T08:05:03Z"),
        ("2024-02-29", "2024-02-29T00:00:00Z"),
        ("1969-12-31 23:59:59.5", "1969-12-31T23:59:59.5Z"),
        ("0001-01-01", "0001-01-01T00:00:00Z"),
    ] {
        check(TimeFormat::YearFirst, text, expected);
    }
}

#[test]
fn day_first() {
    for (text, expected) in [
        ("31.12.2025 23:59", "2025-12-31T23:59:00Z"),
        ("31.12.2025 23:59:58", "2025-12-31T23:59:58Z"),
        ("31.12.2025 23:59:58,25", "2025-12-31T23:59:58.25Z"),
        ("31.12.25", "2025-12-31T00:00:00Z"),
        ("31.12.2025", "2025-12-31T00:00:00Z"),
        ("1.2.2026 8:05:03", "2026-02-01T08:05:03Z"),
        ("01/02/2026", "2026-02-01T00:00:00Z"),
        ("01-02-2026 10:00", "2026-02-01T10:00:00Z"),
        ("31. Dezember 2025, 23:59 Uhr", "2025-12-31T23:59:00Z"),
        (
            "Mittwoch, 31. Dezember 2025 um 23:59 Uhr",
            "2025-12-31T23:59:00Z",
        ),
        ("Mi., 31.12.2025 23:59", "2025-12-31T23:59:00Z"),
        ("1. März 2026", "2026-03-01T00:00:00Z"),
        ("1-Mrz-26 07:00", "2026-03-01T07:00:00Z"),
        ("31-Dec-2025 11:59:00 PM", "2025-12-31T23:59:00Z"),
        ("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z"),
        ("10/Oct/2000:13:55:36 -0700", "2000-10-10T20:55:36Z"),
        ("31122025", "2025-12-31T00:00:00Z"),
        // Unmistakable although the year comes first.
        ("2025-12-31 23:59", "2025-12-31T23:59:00Z"),
        ("1.1.70", "1970-01-01T00:00:00Z"),
    ] {
        check(TimeFormat::DayFirst, text, expected);
    }
}

#[test]
fn month_first() {
    for (text, expected) in [
        ("12/31/2025 11:59 PM", "2025-12-31T23:59:00Z"),
        ("12/31/2025 12:00 AM", "2025-12-31T00:00:00Z"),
        ("12/31/2025 12:30 p.m.", "2025-12-31T12:30:00Z"),
        ("1/2/26 8:05", "2026-01-02T08:05:00Z"),
        ("Dec 31, 2025 11 pm", "2025-12-31T23:00:00Z"),
        ("December 31 2025", "2025-12-31T00:00:00Z"),
    ] {
        check(TimeFormat::MonthFirst, text, expected);
    }
}

#[test]
fn numbers_since_1970() {
    check(
        TimeFormat::EpochSeconds,
        "1767225599",
        "2025-12-31T23:59:59Z",
    );
    check(
        TimeFormat::EpochSeconds,
        "1767225599.25",
        "2025-12-31T23:59:59.25Z",
    );
    check(TimeFormat::EpochSeconds, "-0.5", "1969-12-31T23:59:59.5Z");
    check(
        TimeFormat::EpochSeconds,
        "1.767225599E9",
        "2025-12-31T23:59:59Z",
    );
    check(
        TimeFormat::EpochMilliseconds,
        "1767225599250",
        "2025-12-31T23:59:59.25Z",
    );
    check(
        TimeFormat::EpochMicroseconds,
        "1767225599250001",
        "2025-12-31T23:59:59.250001Z",
    );
    check(
        TimeFormat::EpochNanoseconds,
        "1767225599250001999",
        "2025-12-31T23:59:59.250001Z",
    );
}

#[test]
fn what_is_no_time_says_why() {
    use TimeError::{Day, Empty, Month, NotATime, TimeOfDay, Year};
    for (format, text, expected) in [
        (TimeFormat::YearFirst, "", Empty),
        (TimeFormat::YearFirst, "   ", Empty),
        (TimeFormat::YearFirst, "yesterday", NotATime),
        (TimeFormat::YearFirst, "2026-13-01", Month(13)),
        (TimeFormat::YearFirst, "2026-00-01", Month(0)),
        (TimeFormat::YearFirst, "2026-04-31", Day(31)),
        (TimeFormat::YearFirst, "2026-02-29 10:00:00", Day(29)),
        (TimeFormat::YearFirst, "1900-02-29", Day(29)),
        (TimeFormat::YearFirst, "2026-02-01 25:00", TimeOfDay),
        (TimeFormat::YearFirst, "2026-02-01 24:00:01", TimeOfDay),
        (TimeFormat::YearFirst, "2026-02-01 10:60", TimeOfDay),
        (TimeFormat::YearFirst, "2026-02-01 13:00 PM", TimeOfDay),
        (TimeFormat::YearFirst, "2026-02-01 8", NotATime),
        (TimeFormat::YearFirst, "2026-02-01 10:00 nonsense", NotATime),
        (TimeFormat::YearFirst, "01.02.2026", NotATime),
        (TimeFormat::YearFirst, "0000-01-01", Year),
        (TimeFormat::DayFirst, "01/25/2026", Month(25)),
        (TimeFormat::MonthFirst, "25/01/2026", Month(25)),
        (TimeFormat::EpochSeconds, "", Empty),
        (TimeFormat::EpochSeconds, "12:00", NotATime),
        (TimeFormat::EpochSeconds, "99999999999999999999", Year),
        (TimeFormat::EpochSeconds, "inf", NotATime),
    ] {
        assert_eq!(
            read_in(text, format, "UTC"),
            Err(expected),
            "{text:?} {format}"
        );
    }
}

#[test]
fn local_times_follow_the_clocks_of_the_zone() {
    for (text, expected) in [
        ("2026-01-15 12:00", "2026-01-15T11:00:00Z"),
        ("2026-07-15 12:00", "2026-07-15T10:00:00Z"),
        // The night to summer time has no 02:30: moved forward by the skipped hour.
        ("2026-03-29 01:59", "2026-03-29T00:59:00Z"),
        ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),
        ("2026-03-29 03:00", "2026-03-29T01:00:00Z"),
        // The night back has 02:30 twice: the first.
        ("2026-10-25 01:59", "2026-10-24T23:59:00Z"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25 03:00", "2026-10-25T02:00:00Z"),
        // An offset in the text counts more than the zone.
        ("2026-07-15 12:00 +00:00", "2026-07-15T12:00:00Z"),
        ("2026-10-24 24:00", "2026-10-24T22:00:00Z"),
    ] {
        let found = read_in(text, TimeFormat::YearFirst, "Europe/Berlin");
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }
    let far = read_in(
        "2026-01-15 12:00",
        TimeFormat::YearFirst,
        "Pacific/Auckland",
    );
    assert_eq!(far.as_deref(), Ok("2026-01-14T23:00:00Z"));
}

#[test]
fn formats_are_recognised() {
    let table: [(&[&str], TimeFormat, bool); 12] = [
        (
            &["2026-01-02 10:00", "2026-01-03"],
            TimeFormat::YearFirst,
            false,
        ),
        (
            &["31.12.2025 23:59", "01.01.2026 00:10"],
            TimeFormat::DayFirst,
            false,
        ),
        // Never above 12, but dots are German.
        (&["01.02.2026", "03.02.2026"], TimeFormat::DayFirst, false),
        (&["01/02/2026", "01/03/2026"], TimeFormat::DayFirst, true),
        (&["01/02/2026", "01/13/2026"], TimeFormat::MonthFirst, false),
        (&["01/02/2026", "13/01/2026"], TimeFormat::DayFirst, false),
        (
            &["01/02/2026 3:00 PM", "01/03/2026 1:00 AM"],
            TimeFormat::MonthFirst,
            true,
        ),
        // The same either way.
        (&["02/02/2026"], TimeFormat::DayFirst, false),
        (
            &["1767225599", "1767225600"],
            TimeFormat::EpochSeconds,
            false,
        ),
        (
            &["1767225599000", "1767225600000"],
            TimeFormat::EpochMilliseconds,
            false,
        ),
        (&["20260102", "20260103"], TimeFormat::YearFirst, false),
        (
            &["31. Dezember 2025 10:00", "1. Januar 2026 11:00"],
            TimeFormat::DayFirst,
            false,
        ),
    ];
    for (values, format, ambiguous) in table {
        let found = recognise(values.iter().copied()).expect("times");
        assert_eq!(
            (found.format, found.ambiguous),
            (format, ambiguous),
            "{values:?}"
        );
    }
    assert_eq!(recognise(["4711", "4712", "815"].into_iter()), None);
    assert_eq!(
        recognise(["Münster", "2026-01-01", "Köln"].into_iter()),
        None
    );
}

proptest! {
    /// The calendar agrees with the library's, and both ways to read agree with each other.
    #[test]
    fn any_time_is_read_back(
        microseconds in -62_135_596_800_000_000_i64..253_402_300_799_000_000,
    ) {
        let instant = jiff::Timestamp::from_microsecond(microseconds).unwrap();
        let written = instant.to_string();
        let mut times = TimeReader::new(TimeFormat::YearFirst, TimeZone::UTC);
        prop_assert_eq!(times.read(&written), Ok(microseconds));
        prop_assert_eq!(times.read(&written.replace('T', "  ")), Ok(microseconds));
        let german = instant.strftime("%d.%m.%Y %H:%M:%S").to_string();
        let mut times = TimeReader::new(TimeFormat::DayFirst, TimeZone::UTC);
        let whole_seconds = microseconds.div_euclid(1_000_000) * 1_000_000;
        prop_assert_eq!(times.read(&german), Ok(whole_seconds));
    }

    /// Local times agree with the library's rules on every day, cached or not.
    #[test]
    fn local_times_agree_with_the_zone_rules(
        days in prop::collection::vec(0_i64..40_000, 1..50),
        second in 0_i64..86_400,
    ) {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let mut times = TimeReader::new(TimeFormat::YearFirst, zone.clone());
        for day in days {
            let clock = jiff::Timestamp::from_second(day * 86_400 + second).unwrap();
            let clock = TimeZone::UTC.to_datetime(clock);
            let expected = zone.to_ambiguous_timestamp(clock).compatible().unwrap();
            let read = times.read(&clock.strftime("%Y-%m-%d %H:%M:%S").to_string());
            prop_assert_eq!(read, Ok(expected.as_microsecond()));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}") {
        for format in TimeFormat::ALL {
            let _ = TimeReader::new(format, TimeZone::UTC).read(&text);
        }
        let _ = recognise(std::iter::once(text.as_str()));
    }

    #[test]
    fn no_number_like_text_makes_it_panic(text in "[-+0-9.,:/ TZapmEe]{0,30}") {
        for format in TimeFormat::ALL {
            let _ = TimeReader::new(format, TimeZone::UTC).read(&text);
        }
    }
}

#[test]
fn days_of_the_epoch() {
    assert_eq!(instant("1970-01-01T00:00:00Z"), 0);
    assert_eq!(
        TimeReader::new(TimeFormat::YearFirst, TimeZone::UTC).read("1970-01-02"),
        Ok(86_400_000_000)
    );
}
