//! What the generator takes as true: who the customers are, and how one thing they do follows the
//! other. The stages themselves stand in `stages`.

use serde::Serialize;

/// Microseconds in an hour.
pub(super) const HOUR: f64 = 3_600e6;
/// Microseconds in a day.
pub(super) const DAY: f64 = 24.0 * HOUR;
/// 1 January 2025, 00:00 UTC: the log begins.
pub(super) const BEGIN: i64 = 1_735_689_600_000_000;
/// 1 July 2026, 00:00 UTC: the log ends before.
pub(super) const END: i64 = BEGIN + 546 * DAY as i64;
/// Days from the first of January 2025 to the first of January 2026.
pub(super) const YEAR: f64 = 365.0;

/// The markets, in the order of every `[f64; 3]` "by market".
pub(super) const MARKETS: [&str; 3] = ["DE", "AT", "CH"];
/// Share of customers by market.
pub(super) const MARKET_SHARES: [f64; 3] = [0.62, 0.20, 0.18];
/// The personas (values of the `persona` property), in the order of every `[f64; 3]` "by persona".
pub(super) const PERSONAS: [&str; 3] = ["family", "patchwork", "grandparents"];
/// Share of the personas within each market.
pub(super) const PERSONA_SHARES: [[f64; 3]; 3] =
    [[0.62, 0.20, 0.18], [0.50, 0.15, 0.35], [0.50, 0.38, 0.12]];
/// How many first journeys begin in each month of the log, relative to each other.
pub(super) const STARTS_BY_MONTH: [f64; 18] = [
    26.0, 10.0, 8.0, 6.0, 5.0, 4.0, 4.0, 4.0, 5.0, 5.0, 6.0, 13.0, 26.0, 10.0, 8.0, 6.0, 5.0, 4.0,
];
/// Length of those months in days.
pub(super) const MONTH_DAYS: [f64; 18] = [
    31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 28.0, 31.0, 30.0,
    31.0, 30.0,
];

/// When families travel: days of the year, in 2025 and later, and how many prefer it.
pub(super) const SEASONS: [Season; 3] = [
    Season {
        days: [(158.0, 171.0), (142.0, 155.0)],
        weight: 0.10,
    },
    Season {
        days: [(181.0, 211.0), (181.0, 211.0)],
        weight: 0.62,
    },
    Season {
        days: [(212.0, 231.0), (212.0, 231.0)],
        weight: 0.28,
    },
];
/// A trip begins at least and at most so many days after the booking is confirmed. The longest wait
/// is shorter than the patience that the map has with those who wait.
pub(super) const LEAD_DAYS: [f64; 2] = [30.0, 315.0];
/// Possible lengths of a trip in days.
pub(super) const TRIP_DAYS: [f64; 4] = [7.0, 10.0, 14.0, 14.0];
/// The balance is due so many days before the trip.
pub(super) const BALANCE_DAYS: f64 = 28.0;

/// An answer that takes longer is late.
pub(super) const LATE_HOURS: f64 = 48.0;
/// Share of those with a late answer who call before it arrives.
pub(super) const FOLLOW_UP_CALLS: f64 = 0.25;
/// Share of those about to travel who call the hotline: who heard nothing while waiting, who did.
pub(super) const HOTLINE_CALLS: [f64; 2] = [0.30, 0.10];
/// Share of those who booked that take out an insurance with a partner.
pub(super) const INSURANCES: f64 = 0.12;
/// Share, by persona, of those who stayed in touch that start again the next winter: the loop.
pub(super) const LOYALTY: [f64; 3] = [0.72, 0.55, 0.78];
/// How much less likely loyal customers are to leave, on their next journey.
pub(super) const LOYAL_FACTOR: f64 = 0.5;
/// Share of those who left before booking in the first half of 2025 that try again next winter.
pub(super) const COME_BACKS: f64 = 0.08;

/// Answers to enquiries from Germany became faster on 1 March 2026.
pub(super) const PILOT: Pilot = Pilot {
    market: "DE",
    from: BEGIN + 424 * DAY as i64,
    median_hours: 15.0,
};

/// Why some customers leave at a stage.
#[derive(Serialize)]
pub(super) struct Cause {
    /// The reason as customers give it; none where nobody asks.
    pub(super) reason: Option<&'static str>,
    /// Probability to leave for it, by market.
    pub(super) probability: [f64; 3],
}

/// A time between two things, log-normal.
#[derive(Serialize)]
pub(super) struct Waiting {
    /// Median in hours, by market.
    pub(super) median_hours: [f64; 3],
    /// Standard deviation of the logarithm.
    pub(super) spread: f64,
    /// Never longer than this.
    pub(super) longest_days: f64,
}

/// When the first contact of a stage is.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum When {
    /// Some time after the last contact.
    After(Waiting),
    /// As `After`, but customers wait for an answer of ours: it may be late.
    Answered(Waiting),
    /// Scattered over the time until the balance is due.
    UntilBalance,
    /// Before the trip, give or take some days.
    BeforeTravel {
        /// Days before the trip.
        days: f64,
        /// Uniform deviation to both sides, in days.
        deviation: f64,
    },
    /// On the day of arrival; further contacts are scattered over the trip.
    AtTravel,
}

/// How a contact is rated from 1 to 5: 1 + binomial(4, (mean - 1) / 4).
#[derive(Serialize, Clone, Copy)]
pub(super) struct Rating {
    /// Share of contacts that are rated.
    pub(super) answered: f64,
    /// Mean by market.
    pub(super) mean: [f64; 3],
    /// Mean by market when the answer was late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) late_mean: Option<[f64; 3]>,
    /// What comments are about.
    pub(super) theme: &'static str,
}

/// One way to have contact at a stage.
#[derive(Serialize, Clone, Copy)]
pub(super) struct Contact {
    /// Key of the touchpoint in the library; the event's own name where the library has none.
    pub(super) touchpoint: &'static str,
    /// Name of the event in the log.
    pub(super) event: &'static str,
    /// Name of the event that follows at once when the customer does not leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) completed: Option<&'static str>,
    /// A property that says which touchpoint it is, and its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) detail: Option<(&'static str, &'static [&'static str])>,
    /// Value of the `channel` property.
    pub(super) channel: &'static str,
    /// How likely it is among the contacts of the stage, by persona.
    pub(super) chosen: [f64; 3],
    /// How it is rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rating: Option<Rating>,
}

impl Contact {
    /// A contact that everybody is equally likely to choose.
    pub(super) const fn new(
        touchpoint: &'static str,
        event: &'static str,
        channel: &'static str,
    ) -> Contact {
        let chosen = [1.0; 3];
        Contact {
            touchpoint,
            event,
            completed: None,
            detail: None,
            channel,
            chosen,
            rating: None,
        }
    }

    /// A page of the website.
    pub(super) const fn page(touchpoint: &'static str, paths: &'static [&'static str]) -> Contact {
        Contact::new(touchpoint, "web.page", "web").with("path", paths)
    }

    /// With a property that takes one of these values.
    pub(super) const fn with(
        self,
        property: &'static str,
        values: &'static [&'static str],
    ) -> Contact {
        Contact {
            detail: Some((property, values)),
            ..self
        }
    }

    /// Completed by another event.
    pub(super) const fn completed_by(self, event: &'static str) -> Contact {
        Contact {
            completed: Some(event),
            ..self
        }
    }

    /// Chosen with these weights, by persona.
    pub(super) const fn chosen(self, chosen: [f64; 3]) -> Contact {
        Contact { chosen, ..self }
    }

    /// Rated by this share with these means, by market.
    pub(super) const fn rated(self, answered: f64, mean: [f64; 3], theme: &'static str) -> Contact {
        let rating = Rating {
            answered,
            mean,
            late_mean: None,
            theme,
        };
        Contact {
            rating: Some(rating),
            ..self
        }
    }
}

/// One stage of the way: what happens at a step of the map, and who leaves there.
#[derive(Serialize)]
pub(super) struct Stage {
    /// Id of the step in the map.
    pub(super) step: &'static str,
    /// Share that does it, of those who come this far, by persona.
    pub(super) visited: [f64; 3],
    /// When the first contact is.
    pub(super) when: When,
    /// One of these happens.
    pub(super) contacts: &'static [Contact],
    /// Probability of one more contact after each.
    pub(super) again: f64,
    /// The further contacts, where they are others.
    pub(super) further: &'static [Contact],
    /// A contact that always follows, and after how many hours (median).
    pub(super) follow_up: Option<(Contact, f64)>,
    /// Share that turns back to the stage before and comes here again, by persona.
    pub(super) turns_back: [f64; 3],
    /// Why customers leave.
    pub(super) causes: &'static [Cause],
    /// Why they leave when the answer was late.
    pub(super) late_causes: &'static [Cause],
    /// Multiplies the probability of every cause, by persona.
    pub(super) persona_factor: [f64; 3],
    /// Share of those who leave whose reason becomes known.
    pub(super) reason_known: f64,
}

impl Stage {
    /// Probability to leave here, for one market and persona.
    pub(super) fn leaving(&self, late: bool, market: usize, persona: usize) -> f64 {
        let sum: f64 = self
            .causes(late)
            .iter()
            .map(|cause| cause.probability[market])
            .sum();
        sum * self.persona_factor[persona]
    }

    /// Why customers leave, after a late answer or not.
    pub(super) fn causes(&self, late: bool) -> &'static [Cause] {
        if late && !self.late_causes.is_empty() {
            self.late_causes
        } else {
            self.causes
        }
    }
}

/// A season in which families travel.
#[derive(Serialize)]
pub(super) struct Season {
    /// First and last day of the year, in 2025 and in later years.
    pub(super) days: [(f64, f64); 2],
    /// How many prefer it.
    pub(super) weight: f64,
}

/// A change of the truth within the time of the log.
#[derive(Serialize)]
pub(super) struct Pilot {
    /// Where.
    pub(super) market: &'static str,
    /// From when, microseconds since the epoch.
    pub(super) from: i64,
    /// The new median time to an answer.
    pub(super) median_hours: f64,
}
