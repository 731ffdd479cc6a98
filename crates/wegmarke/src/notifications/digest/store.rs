//! The table `digests`.

use super::{LEASE, is_time};
use crate::accounts::{Workspace, users};
use crate::clock::Instant;
use crate::database::{Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId, random_secret};
use crate::notifications::Notification;
use crate::notifications::settings::{self, DigestRhythm, NotificationSettings};
use crate::notifications::store::{self, Which};

/// A digest that this server is to send.
pub(super) struct Digest {
    /// The receiver's name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// What they chose.
    pub settings: NotificationSettings,
    /// What was neither read nor sent, the newest first.
    pub notifications: Vec<Notification>,
    /// What ends the e-mails.
    pub unsubscribe: String,
}

/// The people for whom it is time and who have something new.
pub(super) async fn waiting(
    transaction: &mut Transaction,
    workspace: &Workspace,
    now: Instant,
) -> Result<Vec<UserId>> {
    let select = "SELECT m.user_id, d.sent_at FROM members m LEFT JOIN digests d \
                  ON d.workspace_id = m.workspace_id AND d.user_id = m.user_id \
                  WHERE m.workspace_id = $1 \
                  AND (d.leased_until IS NULL OR d.leased_until <= $2) \
                  AND EXISTS (SELECT 1 FROM notifications n \
                  WHERE n.workspace_id = m.workspace_id AND n.user_id = m.user_id \
                  AND n.read_at IS NULL AND n.mailed_at IS NULL) \
                  ORDER BY m.user_id";
    type Row = (UserId, Option<Instant>);
    let zone = workspace.settings.time_zone()?;
    let mut people = Vec::new();
    for (user, sent) in fetch_all!(transaction, Row, select, workspace.id, now)? {
        let chosen = settings::of(transaction, workspace.id, user).await?;
        if is_time(chosen.digest, sent, now, &zone) {
            people.push(user);
        }
    }
    Ok(people)
}

/// Takes a person's digest for this server, unless another one has it or has just sent it.
pub(super) async fn claim(
    transaction: &mut Transaction,
    workspace: &Workspace,
    user: UserId,
    now: Instant,
) -> Result<Option<Digest>> {
    let insert = "INSERT INTO digests (workspace_id, user_id, unsubscribe) VALUES ($1, $2, $3) \
                  ON CONFLICT (workspace_id, user_id) DO NOTHING";
    execute!(transaction, insert, workspace.id, user, random_secret()?)?;
    let lease = "UPDATE digests SET leased_until = $3 WHERE workspace_id = $1 AND user_id = $2 \
                 AND (leased_until IS NULL OR leased_until <= $4)";
    if execute!(transaction, lease, workspace.id, user, now.plus(LEASE), now)? == 0 {
        return Ok(None);
    }
    // Only now does the row stand still.
    let select =
        "SELECT sent_at, unsubscribe FROM digests WHERE workspace_id = $1 AND user_id = $2";
    type Row = (Option<Instant>, String);
    let (sent, unsubscribe) = fetch_one!(transaction, Row, select, workspace.id, user)?;
    let settings = settings::of(transaction, workspace.id, user).await?;
    let which = Which::UnreadAndUnsent;
    let notifications = store::list(transaction, workspace.id, user, which, store::MOST).await?;
    let zone = workspace.settings.time_zone()?;
    let is_time = is_time(settings.digest, sent, now, &zone) && !notifications.is_empty();
    let receiver = users::find(transaction, user).await?;
    match receiver.filter(|_| is_time) {
        Some(receiver) => Ok(Some(Digest {
            name: receiver.name,
            address: receiver.email,
            settings,
            notifications,
            unsubscribe,
        })),
        None => {
            release(transaction, workspace.id, user, sent).await?;
            Ok(None)
        }
    }
}

/// Remembers that a digest was sent. What happened again meanwhile is for the next one.
pub(super) async fn record_sent(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    digest: &Digest,
    at: Instant,
) -> Result<()> {
    for notification in &digest.notifications {
        let update = "UPDATE notifications SET mailed_at = $3 WHERE id = $1 AND happened_at = $2";
        execute!(transaction, update, notification.id, notification.at, at)?;
    }
    release(transaction, workspace, user, Some(at)).await
}

async fn release(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    sent: Option<Instant>,
) -> Result<()> {
    let update = "UPDATE digests SET sent_at = $3, leased_until = NULL \
                  WHERE workspace_id = $1 AND user_id = $2";
    execute!(transaction, update, workspace, user, sent)?;
    Ok(())
}

/// Lets a digest wait.
pub(super) async fn postpone(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    until: Instant,
) -> Result<()> {
    let update = "UPDATE digests SET leased_until = $3 WHERE workspace_id = $1 AND user_id = $2";
    execute!(transaction, update, workspace, user, until)?;
    Ok(())
}

/// Ends the e-mails of whoever got this secret in one.
///
/// # Errors
/// Not found.
pub(super) async fn unsubscribe(transaction: &mut Transaction, secret: &str) -> Result<()> {
    let select = "SELECT workspace_id, user_id FROM digests WHERE unsubscribe = $1";
    let found = fetch_optional!(transaction, (WorkspaceId, UserId), select, secret)?;
    let (workspace, user) = found.ok_or_else(|| Error::not_found("subscription"))?;
    let chosen = NotificationSettings {
        digest: DigestRhythm::Off,
        ..settings::of(transaction, workspace, user).await?
    };
    settings::keep(transaction, workspace, user, chosen).await?;
    Ok(())
}
