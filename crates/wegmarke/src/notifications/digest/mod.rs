//! The digest: an e-mail that sums up what a person has not read, as often as they chose and only
//! when there is something new.

mod letter;
mod mailer;
mod routes;
mod store;

use jiff::SignedDuration;
use jiff::tz::TimeZone;

pub use self::letter::Letter;
pub use self::mailer::{Mailer, Undelivered};
pub use self::routes::routes;
use super::settings::DigestRhythm;
use crate::accounts::Workspace;
use crate::app::App;
use crate::clock::Instant;
use crate::error::Result;

/// The hour of the day, in the time zone of the workspace, before which no daily digest is sent.
const MORNING: i8 = 7;
/// How long one server may take to send an e-mail before another one tries.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// How long nothing is sent to an address that was refused for good.
const REFUSED: SignedDuration = SignedDuration::from_hours(24);

/// Whether it is time for a person's next digest.
fn is_time(rhythm: DigestRhythm, sent: Option<Instant>, now: Instant, zone: &TimeZone) -> bool {
    match rhythm {
        DigestRhythm::Off => false,
        DigestRhythm::Hourly => {
            sent.is_none_or(|sent| now.since(sent) >= SignedDuration::from_hours(1))
        }
        DigestRhythm::Daily => {
            let local = |instant: Instant| instant.timestamp().to_zoned(zone.clone());
            let is_new_day = sent.is_none_or(|sent| local(sent).date() < local(now).date());
            is_new_day && local(now).hour() >= MORNING
        }
    }
}

/// Sends every digest of a workspace for which it is time. What cannot be sent waits, and does not
/// hold up the others.
///
/// # Errors
/// What the database says.
pub async fn send_due(app: &App, workspace: &Workspace, mailer: &Mailer) -> Result<()> {
    let now = app.clock.now();
    let mut transaction = app.database.read().await?;
    let people = store::waiting(&mut transaction, workspace, now).await?;
    drop(transaction);
    for user in people {
        let mut transaction = app.database.write().await?;
        let digest = store::claim(&mut transaction, workspace, user, now).await?;
        transaction.commit().await?;
        let Some(digest) = digest else { continue };
        let outcome = mailer
            .send(Letter::write(&digest, workspace, mailer)?)
            .await;
        let mut transaction = app.database.write().await?;
        match outcome {
            Ok(()) => {
                store::record_sent(&mut transaction, workspace.id, user, &digest, now).await?;
            }
            Err(Undelivered { status, for_good }) => {
                // No name, no address, and not the words of the other server, which may hold both.
                tracing::warn!(?status, for_good, "a digest was not taken and waits");
                if for_good {
                    let until = now.plus(REFUSED);
                    store::postpone(&mut transaction, workspace.id, user, until).await?;
                }
            }
        }
        transaction.commit().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rhythm_has_its_time() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let is =
            |rhythm, sent: Option<&str>, now: &str| is_time(rhythm, sent.map(at), at(now), &zone);
        assert!(!is(DigestRhythm::Off, None, "2026-03-02T12:00:00Z"));
        assert!(is(DigestRhythm::Hourly, None, "2026-03-02T02:00:00Z"));
        let (hourly, last) = (DigestRhythm::Hourly, Some("2026-03-02T02:00:00Z"));
        assert!(!is(hourly, last, "2026-03-02T02:59:59Z"));
        assert!(is(hourly, last, "2026-03-02T03:00:00Z"));
        let (daily, last) = (DigestRhythm::Daily, Some("2026-03-02T22:30:00Z"));
        // Seven in the morning in Berlin is six by the clock of the world; the last one was sent
        // half an hour before midnight.
        assert!(!is(daily, last, "2026-03-02T22:59:00Z"));
        assert!(!is(daily, last, "2026-03-03T05:59:00Z"));
        assert!(is(daily, last, "2026-03-03T06:00:00Z"));
        assert!(!is(
            daily,
            Some("2026-03-03T06:00:00Z"),
            "2026-03-03T22:00:00Z"
        ));
    }
}
