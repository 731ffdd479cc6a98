//! Delivering what the change feed holds: in order, at least once, again after failures with
//! growing pauses, and not for ever.

use std::time::Duration;

use jiff::SignedDuration;
use tokio::task::{JoinError, JoinSet};

use super::WebhookState;
use super::sender::Outcome;
use super::store::{self, Claimed, Progress};
use crate::app::App;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::repository::feed;

/// How many changes are read at once.
const BATCH: i64 = 50;
/// How long a server keeps a webhook to itself without writing down progress. Longer than a
/// delivery may take.
const CLAIM: SignedDuration = SignedDuration::from_secs(60);
/// How often the server looks for what is due when nothing wakes it.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// The pauses after failures, in seconds; after the last one the webhook is stopped. Two days.
const PAUSES: [i64; 11] = [
    5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 72_000,
];

type Running = JoinSet<Result<()>>;

/// Delivers for as long as the server runs: when something changes, and when a pause is over.
pub async fn run(app: App) {
    let mut changes = app.database.changes();
    let mut running = Running::new();
    loop {
        // Whoever is being served stays claimed: a slow receiver keeps no other waiting.
        if let Err(error) = start_due(&app, &mut running).await {
            tracing::warn!(?error, "webhooks could not be delivered");
        }
        while let Some(ended) = running.try_join_next() {
            log(ended);
        }
        // Waking up for nothing is cheap; missing a change is made up for by the next look.
        let _ = tokio::time::timeout(LOOK_EVERY, changes.recv()).await;
    }
}

/// Delivers what is due now, to all receivers at once, each in order.
pub async fn deliver_due(app: &App) -> Result<()> {
    let mut running = Running::new();
    start_due(app, &mut running).await?;
    while let Some(ended) = running.join_next().await {
        log(ended);
    }
    Ok(())
}

async fn start_due(app: &App, running: &mut Running) -> Result<()> {
    let now = app.clock.now();
    let mut transaction = app.database.write().await?;
    let due = store::claim_due(&mut transaction, now, now.plus(CLAIM)).await?;
    transaction.commit().await?;
    for claimed in due {
        let app = app.clone();
        running.spawn(async move { deliver(&app, claimed).await });
    }
    Ok(())
}

fn log(ended: Result<Result<()>, JoinError>) {
    if let Err(error) = ended.map_err(Error::from).flatten() {
        tracing::warn!(?error, "a webhook could not be delivered");
    }
}

async fn deliver(app: &App, mut claimed: Claimed) -> Result<()> {
    loop {
        let mut transaction = app.database.read().await?;
        let workspace = claimed.source.workspace;
        let entries = feed::entries(&mut transaction, workspace, claimed.cursor, BATCH).await?;
        drop(transaction);
        if entries.is_empty() {
            let now = app.clock.now();
            let nothing_sent = progress(&claimed, now, None);
            write_down(app, &mut claimed, nothing_sent).await?;
            return Ok(());
        }
        for entry in entries {
            let is_wanted = claimed.kinds.is_empty() || claimed.kinds.contains(&entry.kind);
            if !is_wanted {
                claimed.cursor = entry.number;
                continue;
            }
            let event = claimed.source.changed(&entry)?;
            let now = app.clock.now();
            let outcome = app
                .webhooks
                .send(&claimed.url, &claimed.secret, &event, now)
                .await?;
            let delivered = matches!(outcome, Outcome::Delivered(_));
            if delivered {
                claimed.cursor = entry.number;
                claimed.failures = 0;
            } else {
                claimed.failures += 1;
            }
            let next = progress(&claimed, now, Some(&outcome));
            let still_ours = write_down(app, &mut claimed, next).await?;
            if !delivered || !still_ours {
                return Ok(());
            }
        }
    }
}

/// What to write down; the claim goes on only after a delivery.
fn progress(claimed: &Claimed, now: Instant, outcome: Option<&Outcome>) -> Progress {
    let failures = usize::try_from(claimed.failures).unwrap_or(usize::MAX);
    let pause = failures.checked_sub(1).map(|index| PAUSES.get(index));
    let (state, next_at) = match pause {
        None => (WebhookState::Active, now),
        Some(Some(seconds)) => {
            let next_at = now.plus(SignedDuration::from_secs(*seconds));
            (WebhookState::Active, next_at)
        }
        Some(None) => (WebhookState::Stopped, now),
    };
    let goes_on = matches!(outcome, Some(Outcome::Delivered(_)));
    Progress {
        cursor: claimed.cursor,
        failures: claimed.failures,
        next_at,
        state,
        sent: outcome.map(|outcome| (now, status(outcome), why(outcome))),
        until: if goes_on { now.plus(CLAIM) } else { now },
    }
}

async fn write_down(app: &App, claimed: &mut Claimed, progress: Progress) -> Result<bool> {
    let mut transaction = app.database.write().await?;
    let ours = store::advance(&mut transaction, claimed, &progress).await?;
    transaction.commit().await?;
    claimed.until = progress.until;
    Ok(ours)
}

/// The status that the receiver answered.
pub(super) fn status(outcome: &Outcome) -> Option<i64> {
    match outcome {
        Outcome::Delivered(status) | Outcome::Refused(status) => Some(i64::from(*status)),
        Outcome::Failed(_) => None,
    }
}

/// Why it failed, if it did.
pub(super) fn why(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Delivered(_) => None,
        Outcome::Refused(status) => Some(format!("the receiver answered {status}")),
        Outcome::Failed(why) => Some(why.clone()),
    }
}
