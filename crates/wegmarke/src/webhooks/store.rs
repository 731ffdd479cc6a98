//! The table `webhooks`.

use super::event::Source;
use super::{Webhook, WebhookId, WebhookState};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::repository::feed;

/// Most webhooks of one workspace.
const MOST: i64 = 20;

#[derive(sqlx::FromRow)]
struct WebhookRow {
    id: WebhookId,
    name: String,
    url: String,
    kinds: JsonText<Vec<String>>,
    state: WebhookState,
    cursor: i64,
    failures: i64,
    next_at: Instant,
    last_at: Option<Instant>,
    last_status: Option<i64>,
    last_error: Option<String>,
    created_at: Instant,
}

impl WebhookRow {
    fn shown(self, head: i64) -> Webhook {
        Webhook {
            id: self.id,
            name: self.name,
            url: self.url,
            kinds: self.kinds.0,
            state: self.state,
            behind: head - self.cursor,
            next_at: (self.failures > 0 && self.state == WebhookState::Active)
                .then_some(self.next_at),
            failures: self.failures,
            last_at: self.last_at,
            last_status: self.last_status,
            last_error: self.last_error,
            created_at: self.created_at,
        }
    }
}

const SELECT: &str = "SELECT id, name, url, kinds, state, cursor, failures, next_at, last_at, \
     last_status, last_error, created_at FROM webhooks WHERE workspace_id = $1";

/// All webhooks of a workspace, the oldest first.
pub(super) async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<Webhook>> {
    let head = feed::head(transaction, workspace).await?;
    let select = sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY created_at, id"));
    let rows = fetch_all!(transaction, WebhookRow, select, workspace)?;
    Ok(rows.into_iter().map(|row| row.shown(head)).collect())
}

/// One webhook.
///
/// # Errors
/// Not found.
pub(super) async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: WebhookId,
) -> Result<Webhook> {
    let head = feed::head(transaction, workspace).await?;
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND id = $2"));
    let row = fetch_optional!(transaction, WebhookRow, select, workspace, id)?;
    let row = row.ok_or_else(|| Error::not_found("webhook"))?;
    Ok(row.shown(head))
}

/// What a new webhook is made of.
pub(super) struct New<'a> {
    pub(super) name: &'a str,
    pub(super) url: &'a str,
    pub(super) kinds: &'a [String],
    pub(super) secret: &'a str,
}

/// Makes a webhook that is told about everything from now on.
///
/// # Errors
/// `too_many_webhooks`.
pub(super) async fn create(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    new: &New<'_>,
    now: Instant,
) -> Result<WebhookId> {
    let count = "SELECT COUNT(*) FROM webhooks WHERE workspace_id = $1";
    if fetch_one!(transaction, (i64,), count, workspace)?.0 >= MOST {
        let detail = format!("a workspace has at most {MOST} webhooks");
        return Err(Error::conflict("too_many_webhooks", detail));
    }
    let id = WebhookId::new();
    let head = feed::head(transaction, workspace).await?;
    let insert = "INSERT INTO webhooks (id, workspace_id, name, url, secret, kinds, state, cursor, \
                  failures, next_at, claimed_until, created_at) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, 0, $9)";
    execute!(
        transaction,
        insert,
        id,
        workspace,
        new.name,
        new.url,
        new.secret,
        JsonText(new.kinds),
        WebhookState::Active,
        head,
        now
    )?;
    Ok(id)
}

/// Writes what people decide about a webhook. Whatever failed before is tried again at once.
pub(super) async fn change(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    webhook: &Webhook,
    now: Instant,
) -> Result<()> {
    let update = "UPDATE webhooks SET name = $3, url = $4, kinds = $5, state = $6, failures = 0, \
                  next_at = $7 WHERE workspace_id = $1 AND id = $2";
    execute!(
        transaction,
        update,
        workspace,
        webhook.id,
        &webhook.name,
        &webhook.url,
        JsonText(&webhook.kinds),
        webhook.state,
        now
    )?;
    Ok(())
}

/// Takes a webhook away.
///
/// # Errors
/// Not found.
pub(super) async fn remove(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: WebhookId,
) -> Result<()> {
    let delete = "DELETE FROM webhooks WHERE workspace_id = $1 AND id = $2";
    match execute!(transaction, delete, workspace, id)? {
        0 => Err(Error::not_found("webhook")),
        _ => Ok(()),
    }
}

/// The secret that signs, and where events come from.
pub(super) async fn secret(transaction: &mut Transaction, id: WebhookId) -> Result<String> {
    let select = "SELECT secret FROM webhooks WHERE id = $1";
    let found = fetch_optional!(transaction, (String,), select, id)?;
    found
        .map(|(secret,)| secret)
        .ok_or_else(|| Error::not_found("webhook"))
}

/// A webhook in the hands of one server.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) id: WebhookId,
    pub(super) source: Source,
    pub(super) url: String,
    pub(super) secret: String,
    pub(super) kinds: Vec<String>,
    pub(super) cursor: i64,
    pub(super) failures: i64,
    /// Until when; also tells this claim from a later one.
    pub(super) until: Instant,
}

type DueRow = (
    WebhookId,
    WorkspaceId,
    String,
    String,
    String,
    JsonText<Vec<String>>,
    i64,
    i64,
);

/// Takes those upon this server that have something to deliver now.
pub(super) async fn claim_due(
    transaction: &mut Transaction,
    now: Instant,
    until: Instant,
) -> Result<Vec<Claimed>> {
    let select = "SELECT h.id, h.workspace_id, w.slug, h.url, h.secret, h.kinds, h.cursor, \
                  h.failures FROM webhooks h JOIN workspaces w ON w.id = h.workspace_id \
                  WHERE h.state = $1 AND h.next_at <= $2 AND h.claimed_until <= $2";
    let rows = fetch_all!(transaction, DueRow, select, WebhookState::Active, now)?;
    let mut claimed = Vec::new();
    for (id, workspace, slug, url, secret, kinds, cursor, failures) in rows {
        if feed::head(transaction, workspace).await? <= cursor {
            continue;
        }
        let claim = "UPDATE webhooks SET claimed_until = $2 \
                     WHERE id = $1 AND claimed_until <= $3";
        if execute!(transaction, claim, id, until, now)? == 1 {
            claimed.push(Claimed {
                id,
                source: Source { workspace, slug },
                url,
                secret,
                kinds: kinds.0,
                cursor,
                failures,
                until,
            });
        }
    }
    Ok(claimed)
}

/// What to write down after a delivery.
pub(super) struct Progress {
    pub(super) cursor: i64,
    pub(super) failures: i64,
    pub(super) next_at: Instant,
    pub(super) state: WebhookState,
    /// When something was sent, what came back, and why it failed; none when nothing was sent.
    pub(super) sent: Option<(Instant, Option<i64>, Option<String>)>,
    /// Until when the claim goes on.
    pub(super) until: Instant,
}

/// Writes down how far a claimed webhook is. False when it is no longer this server's: removed,
/// paused, or taken over after the claim had run out.
pub(super) async fn advance(
    transaction: &mut Transaction,
    claimed: &Claimed,
    progress: &Progress,
) -> Result<bool> {
    let update = "UPDATE webhooks SET cursor = $3, failures = $4, next_at = $5, state = $6, \
                  claimed_until = $7 WHERE id = $1 AND claimed_until = $2 AND state = $8";
    let ours = execute!(
        transaction,
        update,
        claimed.id,
        claimed.until,
        progress.cursor,
        progress.failures,
        progress.next_at,
        progress.state,
        progress.until,
        WebhookState::Active
    )?;
    if let Some((at, status, error)) = &progress.sent {
        let update = "UPDATE webhooks SET last_at = $2, last_status = $3, last_error = $4 \
                      WHERE id = $1";
        execute!(transaction, update, claimed.id, at, status, error)?;
    }
    Ok(ours == 1)
}
