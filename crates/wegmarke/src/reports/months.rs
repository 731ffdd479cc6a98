//! Touchpoints over time: events, customers and scores, month by month.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::overview::overview;
use wegmarke_analytics::kernels::scores::{self as kernel, Count};

use super::log::BoundLog;
use super::question::Question;
use super::score::{self, Score};
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::repository::DocumentId;

/// A touchpoint in all and month by month.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TouchpointReport {
    /// Key of the touchpoint, or the name of an event that no touchpoint claims.
    pub touchpoint: String,
    /// Id of the touchpoint; null for an event that stands for itself.
    pub id: Option<DocumentId>,
    /// Events.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
    /// The score; null under the minimum group.
    pub score: Option<Score>,
    /// Every month from the first event of the selection to the last.
    pub months: Vec<MonthRow>,
}

/// A touchpoint in one month.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MonthRow {
    /// The month, such as `2026-01`, in the workspace's time zone.
    pub month: String,
    /// Events.
    pub events: u64,
    /// Customers who had them.
    pub customers: u64,
    /// The score; null under the minimum group.
    pub score: Option<Score>,
}

/// Answers the question: touchpoints with most events first.
///
/// # Errors
/// When the question or a segment cannot be read.
pub fn touchpoints(log: &BoundLog, question: &Question) -> Result<Vec<TouchpointReport>> {
    let (selection, _) = log.selection(question)?;
    let span = overview(&log.trails, &selection, log.labels.len());
    let months = match span.first.zip(span.last) {
        Some((first, last)) => months(first, last, &log.time_zone)?,
        None => Vec::new(),
    };
    let starts: Vec<i64> = months.iter().map(|month| month.1).collect();
    let answer = kernel::scores(
        &log.trails,
        &selection,
        log.labels.len(),
        &starts,
        log.scores()?,
    );
    let minimum = log.settings.minimum_group;
    let score = |count: &Count| score::shown(&count.score, count.score_customers, minimum);
    let month = |((name, _), count): (&(String, i64), &Count)| MonthRow {
        month: name.clone(),
        events: count.events,
        customers: count.customers,
        score: score(count),
    };
    let rows = (0u16..).zip(&log.labels).zip(&answer.touchpoints);
    let rows = rows.filter(|(_, count)| count.events > 0);
    let mut touchpoints: Vec<_> = rows
        .map(|((code, label), count)| TouchpointReport {
            touchpoint: label.key.clone(),
            id: label.touchpoint,
            events: count.events,
            customers: count.customers,
            score: score(count),
            months: months.iter().zip(answer.months(code)).map(month).collect(),
        })
        .collect();
    touchpoints.sort_by_key(|row| std::cmp::Reverse(row.events));
    Ok(touchpoints)
}

/// The months that have an instant of `first..=last`, with the instants at which they begin.
fn months(first: i64, last: i64, time_zone: &TimeZone) -> Result<Vec<(String, i64)>> {
    let date = |time| {
        Instant::from_microseconds(time)
            .timestamp()
            .to_zoned(time_zone.clone())
            .date()
    };
    let beyond_calendar = |cause: jiff::Error| Error::internal(cause);
    let mut month: Date = date(first).first_of_month();
    let mut months = Vec::new();
    while month <= date(last) {
        let start = month.to_zoned(time_zone.clone()).map_err(beyond_calendar)?;
        let name = format!("{:04}-{:02}", month.year(), month.month());
        months.push((name, start.timestamp().as_microsecond()));
        match month.checked_add(jiff::Span::new().months(1)) {
            Ok(next) => month = next,
            // The last month of the calendar.
            Err(_) => break,
        }
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_cut_in_the_time_zone() {
        let time = |text: &str| text.parse::<Instant>().unwrap().microseconds();
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        // One o'clock in the new year in Berlin.
        let found = months(
            time("2025-12-31T23:30:00Z"),
            time("2026-03-31T21:00:00Z"),
            &berlin,
        )
        .unwrap();
        let expected = [
            ("2026-01", time("2025-12-31T23:00:00Z")),
            ("2026-02", time("2026-01-31T23:00:00Z")),
            ("2026-03", time("2026-02-28T23:00:00Z")),
        ];
        assert_eq!(
            found,
            expected.map(|(name, start)| (name.to_owned(), start))
        );
    }
}
