//! When families begin, travel and come back: the seasons of the company's year.

use super::chance::Chance;
use super::plan::{
    BEGIN, DAY, HOUR, LEAD_DAYS, MONTH_DAYS, SEASONS, STARTS_BY_MONTH, TRIP_DAYS, YEAR,
};

/// When a customer's first journey begins.
pub(super) fn first_start(chance: &mut Chance) -> i64 {
    let month = chance.weighted(STARTS_BY_MONTH.into_iter());
    let before: f64 = MONTH_DAYS[..month].iter().sum();
    // In January the first days are the busiest.
    let within = match month % 12 {
        0 => chance.share().powf(1.5),
        _ => chance.share(),
    };
    evening(chance, before + within * MONTH_DAYS[month])
}

/// A time in the winter after `time`, at least and at most so many days later.
pub(super) fn next_winter(chance: &mut Chance, time: i64, days: std::ops::Range<f64>) -> i64 {
    let day = (time - BEGIN) as f64 / DAY;
    // From 5 December to the end of January.
    let winter = (day / YEAR).floor() * YEAR + 338.0 + chance.between(0.0, 57.0);
    evening(chance, winter.clamp(day + days.start, day + days.end))
}

/// A time on this day of the log, mostly after the children are in bed.
fn evening(chance: &mut Chance, day: f64) -> i64 {
    let hour = match chance.happens(0.65) {
        true => chance.between(18.0, 22.0),
        false => chance.between(6.0, 18.0),
    };
    BEGIN + (day.floor() * DAY + hour * HOUR) as i64
}

/// When a trip booked at `now` begins: in a summer that leaves enough time, and not too much. There
/// is always one, a test looks at every day.
pub(super) fn arrival(chance: &mut Chance, now: i64) -> i64 {
    let [earliest, latest] = LEAD_DAYS.map(|lead| (now - BEGIN) as f64 / DAY + lead);
    let mut year = (earliest / YEAR).floor();
    loop {
        let days = |season: usize| {
            let (first, last) = SEASONS[season].days[usize::from(year > 0.0)];
            (
                (year * YEAR + first).max(earliest),
                (year * YEAR + last).min(latest),
            )
        };
        let weight = |season: usize| {
            let (first, last) = days(season);
            if first < last {
                SEASONS[season].weight
            } else {
                0.0
            }
        };
        let weights = (0..SEASONS.len()).map(weight);
        if weights.clone().sum::<f64>() > 0.0 {
            let (first, last) = days(chance.weighted(weights));
            let day = chance.between(first, last).ceil();
            return BEGIN + (day * DAY + chance.between(14.0, 18.0) * HOUR) as i64;
        }
        year += 1.0;
    }
}

/// How long a trip takes, in microseconds.
pub(super) fn trip_length(chance: &mut Chance) -> i64 {
    (*chance.one_of(&TRIP_DAYS) * DAY) as i64
}

/// The campaign behind an advertisement or a mail of that time.
pub(super) fn campaign(event: &str, time: i64) -> Option<&'static str> {
    if !matches!(
        event,
        "search.ad" | "social.click" | "newsletter.opened" | "newsletter.clicked"
    ) {
        return None;
    }
    let day = (time - BEGIN) as f64 / DAY;
    Some(match day {
        ..59.0 => "fruehbucher-2025",
        ..181.0 => "sommer-2025",
        ..334.0 => "herbst-2025",
        ..424.0 => "fruehbucher-2026",
        _ => "sommer-2026",
    })
}

#[cfg(test)]
mod tests {
    use super::super::plan::BALANCE_DAYS;
    use super::*;

    #[test]
    fn trips_leave_time_to_pay() {
        let mut chance = Chance::of_customer(1, 0);
        for day in 0..1100 {
            let booked = BEGIN + day * DAY as i64;
            let lead = (arrival(&mut chance, booked) - booked) as f64 / DAY;
            assert!(
                lead > BALANCE_DAYS && lead < 317.0,
                "day {day}: {lead} days"
            );
        }
    }

    #[test]
    fn the_next_winter_is_within_the_limits() {
        let mut chance = Chance::of_customer(1, 0);
        for day in 0..540 {
            let time = BEGIN + day * DAY as i64;
            let later = (next_winter(&mut chance, time, 7.0..200.0) - time) as f64 / DAY;
            assert!((6.0..201.0).contains(&later), "day {day}: {later} days");
        }
    }
}
