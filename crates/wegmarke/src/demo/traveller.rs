//! One customer, played through the stages: what they do, when, and what they say about it.

use super::calendar;
use super::chance::Chance;
use super::comments::{COMMENTED, Comments};
use super::happening::Happening;
use super::plan::{
    BALANCE_DAYS, BEGIN, COME_BACKS, Contact, DAY, END, FOLLOW_UP_CALLS, HOTLINE_CALLS, HOUR,
    INSURANCES, LATE_HOURS, LOYAL_FACTOR, LOYALTY, MARKET_SHARES, MARKETS, PERSONA_SHARES, PILOT,
    Stage, TRIP_DAYS, Waiting, When, YEAR,
};
use super::stages::{CONFIRMED, FOLLOW_UP_CALL, HOTLINE, INSURANCE, STAGES, STAY, WAIT};

/// A customer: where they live, who they are, and all they do until the log ends.
pub(super) struct Traveller {
    /// Position in `MARKETS`.
    pub(super) market: usize,
    /// Position in `PERSONAS`.
    pub(super) persona: usize,
    /// In the order of time.
    pub(super) happenings: Vec<Happening>,
}

impl Traveller {
    /// Plays the customer with this number.
    pub(super) fn play(seed: u64, number: u64, comments: &Comments) -> Traveller {
        let mut chance = Chance::of_customer(seed, number);
        let market = chance.weighted(MARKET_SHARES.into_iter());
        let persona = chance.weighted(PERSONA_SHARES[market].into_iter());
        let mut life = Life {
            chance,
            comments,
            market,
            persona,
            loyal: false,
            happenings: Vec::new(),
        };
        let start = calendar::first_start(&mut life.chance);
        let first = life.journey(start);
        if let Some(again) = life.next_start(start, first) {
            life.loyal = matches!(first, Ending::Stayed(_));
            life.journey(again);
        }
        let mut happenings = life.happenings;
        happenings.retain(|happening| happening.time < END);
        // Calls are played after what they interrupt.
        happenings.sort_by_key(|happening| happening.time);
        Traveller {
            market,
            persona,
            happenings,
        }
    }
}

/// How a journey ended, and when.
#[derive(Clone, Copy)]
enum Ending {
    /// Left before anything was booked.
    Left(i64),
    /// Travelled, and stayed in touch.
    Stayed(i64),
    /// Cancelled, or travelled and was not heard of again.
    Gone,
}

/// A customer while being played.
struct Life<'a> {
    chance: Chance,
    comments: &'a Comments,
    market: usize,
    persona: usize,
    loyal: bool,
    happenings: Vec<Happening>,
}

/// Where a journey stands.
struct Now {
    time: i64,
    /// Nothing has happened yet: the first contact is at `time` itself.
    fresh: bool,
    /// The first day of the trip, once it is booked.
    travel: i64,
    /// The answer that was waited for last took so many days.
    waited_days: f64,
    late: bool,
}

impl Life<'_> {
    /// Next winter, if there is a next time. Whoever has a reason to come back does so while the
    /// map still counts it as the same story; whoever left comes back when it no longer does.
    fn next_start(&mut self, start: i64, ending: Ending) -> Option<i64> {
        let (at, gap) = match ending {
            Ending::Stayed(at) if self.chance.happens(LOYALTY[self.persona]) => (at, 7.0..200.0),
            Ending::Left(at)
                if start < BEGIN + (181.0 * DAY) as i64 && self.chance.happens(COME_BACKS) =>
            {
                (at, 75.0..YEAR)
            }
            _ => return None,
        };
        Some(calendar::next_winter(&mut self.chance, at, gap))
    }

    fn journey(&mut self, start: i64) -> Ending {
        let mut now = Now {
            time: start,
            fresh: true,
            travel: i64::MAX,
            waited_days: 0.0,
            late: false,
        };
        for stage in &STAGES[..CONFIRMED] {
            if !self.stage(stage, &mut now) {
                return Ending::Left(now.time);
            }
        }
        if !self.stage(&STAGES[CONFIRMED], &mut now) {
            return Ending::Gone;
        }
        now.travel = calendar::arrival(&mut self.chance, now.time);
        if !self.waiting_time(&mut now) {
            return Ending::Gone;
        }
        let mut stayed = false;
        for (position, stage) in STAGES.iter().enumerate().skip(WAIT + 1) {
            let before = self.happenings.len();
            if !self.stage(stage, &mut now) {
                return Ending::Gone;
            }
            stayed |= position == STAY && self.happenings.len() > before;
        }
        if stayed {
            Ending::Stayed(now.time)
        } else {
            Ending::Gone
        }
    }

    /// The months until the balance is due: some hear from us, and those who do not call.
    fn waiting_time(&mut self, now: &mut Now) -> bool {
        let confirmed = now.time;
        let due = now.travel - (BALANCE_DAYS * DAY) as i64;
        if self.chance.happens(INSURANCES) {
            let time =
                confirmed + ((due - confirmed) as f64 * self.chance.between(0.01, 0.08)) as i64;
            self.contact(&INSURANCE, time, now);
        }
        let before = self.happenings.len();
        if !self.stage(&STAGES[WAIT], now) {
            return false;
        }
        let heard = usize::from(self.happenings.len() > before);
        if self.chance.happens(HOTLINE_CALLS[heard]) {
            let share = self.chance.between(0.1, 0.9);
            self.contact(
                &HOTLINE,
                now.time + ((due - now.time) as f64 * share) as i64,
                now,
            );
        }
        true
    }

    /// Plays one stage; false when the customer leaves.
    fn stage(&mut self, stage: &'static Stage, now: &mut Now) -> bool {
        if !self.chance.happens(stage.visited[self.persona]) {
            return true;
        }
        self.contacts(stage, now);
        if self.chance.happens(stage.turns_back[self.persona]) {
            self.turn_back(stage, now);
        }
        let cause = self.cause(stage, now.late);
        if let Some(reason) = cause {
            if self.chance.happens(stage.reason_known)
                && let Some(last) = self.happenings.last_mut()
            {
                last.reason = reason;
            }
            return false;
        }
        self.complete(now);
        true
    }

    fn contacts(&mut self, stage: &'static Stage, now: &mut Now) {
        let times = self.times(stage, now);
        for (position, time) in times.into_iter().enumerate() {
            let further = position > 0 && !stage.further.is_empty();
            let contact = self.choose(if further {
                stage.further
            } else {
                stage.contacts
            });
            self.contact(contact, time, now);
            now.time = time;
        }
        if let Some((contact, hours)) = &stage.follow_up {
            now.time = match stage.when {
                When::AtTravel => now.travel + calendar::trip_length(&mut self.chance),
                _ => now.time + self.soon(*hours),
            };
            self.contact(contact, now.time, now);
        }
    }

    /// When the contacts of a stage are, in order.
    fn times(&mut self, stage: &Stage, now: &mut Now) -> Vec<i64> {
        let further = self.chance.repetitions(stage.again);
        let scatter = |chance: &mut Chance, count: usize, from: i64, until: i64| {
            let mut times: Vec<i64> = (0..count)
                .map(|_| from + ((until - from) as f64 * chance.share()) as i64)
                .collect();
            times.sort_unstable();
            times
        };
        match &stage.when {
            When::After(waiting) | When::Answered(waiting) => {
                let answered = matches!(stage.when, When::Answered(_));
                let mut time = self.arrival(waiting, answered, now);
                let mut times = vec![time];
                for _ in 0..further {
                    time += self.soon(30.0);
                    times.push(time);
                }
                times
            }
            When::UntilBalance => {
                let due = now.travel - (BALANCE_DAYS * DAY) as i64;
                let gap = (due - now.time) as f64;
                let (from, until) = (
                    now.time + (gap * 0.1) as i64,
                    now.time + (gap * 0.85) as i64,
                );
                scatter(&mut self.chance, further + 1, from, until)
            }
            When::BeforeTravel { days, deviation } => {
                let deviation = self.chance.between(-deviation, *deviation);
                let time = now.travel - ((days + deviation) * DAY) as i64;
                vec![time.max(now.time + HOUR as i64)]
            }
            When::AtTravel => {
                let mut times = vec![now.travel];
                // The shortest trip has room for all of them.
                let last = now.travel + (TRIP_DAYS[0] * DAY) as i64 - (12.0 * HOUR) as i64;
                times.extend(scatter(&mut self.chance, further, now.travel + 1, last));
                times
            }
        }
    }

    /// The first contact after a wait. An answer of ours may come too late for the customer.
    fn arrival(&mut self, waiting: &Waiting, answered: bool, now: &mut Now) -> i64 {
        if std::mem::take(&mut now.fresh) {
            return now.time;
        }
        let piloted = answered && MARKETS[self.market] == PILOT.market && now.time >= PILOT.from;
        let median = if piloted {
            PILOT.median_hours
        } else {
            waiting.median_hours[self.market]
        };
        let hours = self
            .chance
            .log_normal(median, waiting.spread)
            .min(waiting.longest_days * 24.0);
        now.late = answered && hours > LATE_HOURS;
        now.waited_days = hours / 24.0;
        if now.late && self.chance.happens(FOLLOW_UP_CALLS) {
            let call = self.chance.between(36.0, hours);
            self.contact(&FOLLOW_UP_CALL, now.time + (call * HOUR) as i64, now);
        }
        now.time + (hours * HOUR).max(60e6) as i64
    }

    fn soon(&mut self, median_hours: f64) -> i64 {
        (self.chance.log_normal(median_hours, 0.7).min(48.0) * HOUR).max(60e6) as i64
    }

    /// Back to the stage before, and here again.
    fn turn_back(&mut self, stage: &'static Stage, now: &mut Now) {
        let before = STAGES
            .iter()
            .zip(&STAGES[1..])
            .find(|(_, next)| next.step == stage.step);
        let Some((before, _)) = before else { return };
        for contacts in [before.contacts, stage.contacts] {
            now.time += self.soon(30.0) + self.soon(30.0);
            let contact = self.choose(contacts);
            self.contact(contact, now.time, now);
        }
    }

    /// Why the customer leaves here, if they do.
    fn cause(&mut self, stage: &'static Stage, late: bool) -> Option<Option<&'static str>> {
        let causes = stage.causes(late);
        let loyalty = if self.loyal { LOYAL_FACTOR } else { 1.0 };
        let factor = stage.persona_factor[self.persona] * loyalty;
        let mut rest = self.chance.share();
        causes.iter().find_map(|cause| {
            rest -= cause.probability[self.market] * factor;
            (rest < 0.0).then_some(cause.reason)
        })
    }

    /// The event that ends a form, when the customer did not leave before.
    fn complete(&mut self, now: &mut Now) {
        let Some(last) = self.happenings.last() else {
            return;
        };
        let Some(event) = last.contact.completed else {
            return;
        };
        let (contact, device) = (last.contact, last.device);
        now.time += (self.chance.between(0.08, 0.4) * HOUR) as i64;
        let completed = Happening {
            event,
            ..Happening::plain(contact, now.time, device)
        };
        self.happenings.push(completed);
    }

    fn choose(&mut self, contacts: &'static [Contact]) -> &'static Contact {
        let persona = self.persona;
        &contacts[self
            .chance
            .weighted(contacts.iter().map(|contact| contact.chosen[persona]))]
    }

    fn contact(&mut self, contact: &'static Contact, time: i64, now: &Now) {
        let detail = contact
            .detail
            .map(|(_, values)| *self.chance.one_of(values));
        let rating = contact
            .rating
            .filter(|rating| self.chance.happens(rating.answered));
        let rating = rating.map(|rating| {
            let late = rating.late_mean.filter(|_| now.late);
            let mean = late.unwrap_or(rating.mean)[self.market];
            let theme = if late.is_some() {
                "offer-late"
            } else {
                rating.theme
            };
            (1 + self.chance.binomial(4, (mean - 1.0) / 4.0), theme)
        });
        let comment =
            rating
                .filter(|_| self.chance.happens(COMMENTED))
                .and_then(|(rating, theme)| {
                    let chance = &mut self.chance;
                    self.comments
                        .write(chance, theme, rating, self.market, now.waited_days)
                });
        let device = self.device(contact.channel);
        self.happenings.push(Happening {
            detail,
            campaign: calendar::campaign(contact.event, time),
            rating: rating.map(|(rating, _)| rating),
            comment,
            ..Happening::plain(contact, time, device)
        });
    }

    fn device(&mut self, channel: &str) -> Option<&'static str> {
        const DEVICES: [&str; 3] = ["mobile", "desktop", "tablet"];
        const WEIGHTS: [[f64; 3]; 3] = [[6.0, 3.0, 1.0], [6.5, 3.0, 0.5], [1.5, 4.5, 4.0]];
        match channel {
            "web" | "e-mail" | "search" | "social" | "portal" => {
                Some(DEVICES[self.chance.weighted(WEIGHTS[self.persona].into_iter())])
            }
            "app" | "messenger" => Some("mobile"),
            _ => None,
        }
    }
}
