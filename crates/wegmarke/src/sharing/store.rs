//! The tables `share_links` and `share_passes`.

use jiff::SignedDuration;

use super::{OpenedLink, ShareLink, ShareLinkId};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Kind, Result};
use crate::ids::{UserId, WorkspaceId, random_secret, secret_hash};
use crate::journeys::Journey;
use crate::repository::{DocumentId, store};
use crate::views::Emphasis;

/// How long a browser may go on after it gave the password.
pub const PASS_LIFETIME: SignedDuration = SignedDuration::from_hours(12);
/// Most links of one journey, revoked ones included.
const MOST_LINKS: i64 = 200;
/// Longest name, in characters.
const LONGEST_NAME: usize = 200;

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: ShareLinkId,
    journey_id: DocumentId,
    name: String,
    emphasis: JsonText<Emphasis>,
    has_password: bool,
    created_by: String,
    created_at: Instant,
    expires_at: Option<Instant>,
    revoked_at: Option<Instant>,
    opened: i64,
    opened_at: Option<Instant>,
}

impl From<LinkRow> for ShareLink {
    fn from(row: LinkRow) -> ShareLink {
        ShareLink {
            id: row.id,
            journey: row.journey_id,
            name: row.name,
            emphasis: row.emphasis.0,
            has_password: row.has_password,
            created_by: row.created_by,
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            opened: row.opened,
            opened_at: row.opened_at,
        }
    }
}

const SELECT: &str = "SELECT l.id, l.journey_id, l.name, l.emphasis, \
     l.password_hash IS NOT NULL AS has_password, u.name AS created_by, l.created_at, \
     l.expires_at, l.revoked_at, l.opened, l.opened_at \
     FROM share_links l JOIN users u ON u.id = l.created_by WHERE l.workspace_id = $1 ";

/// The links of a journey, the newest first.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: DocumentId,
) -> Result<Vec<ShareLink>> {
    let select = format!("{SELECT} AND l.journey_id = $2 ORDER BY l.created_at DESC, l.id DESC");
    let select = sqlx::AssertSqlSafe(select);
    let rows = fetch_all!(transaction, LinkRow, select, workspace, journey)?;
    Ok(rows.into_iter().map(ShareLink::from).collect())
}

/// A link about to be made.
#[derive(Clone, Debug)]
pub struct NewShareLink {
    /// The journey it opens.
    pub journey: DocumentId,
    /// For whom it is.
    pub name: String,
    /// What it shows.
    pub emphasis: Emphasis,
    /// From `passwords::hash`; none when whoever has the address may look.
    pub password_hash: Option<String>,
    /// From when on it opens nothing.
    pub expires_at: Option<Instant>,
}

/// Makes a link and gives it with its secret, which is shown this once.
///
/// # Errors
/// Not found; invalid name, lanes or end; `too_many_links`.
pub async fn create(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    new: NewShareLink,
    now: Instant,
) -> Result<(ShareLink, String)> {
    let journey: Journey = store::read_one(transaction, workspace, new.journey)
        .await
        .map_err(|error| error.at("journey"))?;
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
    {
        let detail = format!("say for whom the link is, in 1 to {LONGEST_NAME} characters");
        return Err(Error::invalid_field("name", detail));
    }
    new.emphasis
        .check()
        .map_err(|error| error.below("emphasis"))?;
    let known = |id: &String| journey.lanes.iter().any(|lane| lane.id == *id);
    if let Some(position) = new.emphasis.lanes.iter().position(|id| !known(id)) {
        let detail = "the journey has no such lane";
        return Err(Error::invalid_field(
            format!("emphasis/lanes/{position}"),
            detail,
        ));
    }
    if new.expires_at.is_some_and(|end| end <= now) {
        return Err(Error::invalid_field("expires_at", "this lies in the past"));
    }
    let count = "SELECT COUNT(*) FROM share_links WHERE workspace_id = $1 AND journey_id = $2";
    if fetch_one!(transaction, (i64,), count, workspace, new.journey)?.0 >= MOST_LINKS {
        let detail = format!("a journey has at most {MOST_LINKS} links");
        return Err(Error::conflict("too_many_links", detail));
    }
    let (id, secret) = (ShareLinkId::new(), random_secret()?);
    let insert = "INSERT INTO share_links (id, workspace_id, journey_id, secret_hash, \
                  password_hash, name, emphasis, created_by, created_at, expires_at, opened) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
    execute!(
        transaction,
        insert,
        id,
        workspace,
        new.journey,
        secret_hash(&secret),
        new.password_hash,
        name,
        JsonText(&new.emphasis),
        user,
        now,
        new.expires_at
    )?;
    let select = sqlx::AssertSqlSafe(format!("{SELECT} AND l.id = $2"));
    let row = fetch_one!(transaction, LinkRow, select, workspace, id)?;
    Ok((row.into(), secret))
}

/// Revokes a link; it opens nothing from now on. Revoking it again is fine.
///
/// # Errors
/// Not found.
pub async fn revoke(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: ShareLinkId,
    now: Instant,
) -> Result<()> {
    let update = "UPDATE share_links SET revoked_at = COALESCE(revoked_at, $3) \
                  WHERE workspace_id = $1 AND id = $2";
    if execute!(transaction, update, workspace, id, now)? == 0 {
        return Err(Error::not_found("share link"));
    }
    execute!(
        transaction,
        "DELETE FROM share_passes WHERE link_id = $1",
        id
    )?;
    Ok(())
}

/// A link that is still valid, and the hash of its password.
pub struct ValidLink {
    /// What it opens.
    pub link: OpenedLink,
    /// From `passwords::hash`.
    pub password_hash: Option<String>,
}

/// The link with this secret.
///
/// # Errors
/// Not found for a secret that never was one; `share_link_ended` when it expired, was revoked, or
/// its journey was removed.
pub async fn present(
    transaction: &mut Transaction,
    secret: &str,
    now: Instant,
) -> Result<ValidLink> {
    type Row = (
        ShareLinkId,
        WorkspaceId,
        DocumentId,
        JsonText<Emphasis>,
        Option<String>,
        Option<Instant>,
        Option<Instant>,
        bool,
    );
    let select = "SELECT l.id, l.workspace_id, l.journey_id, l.emphasis, l.password_hash, \
                  l.expires_at, l.revoked_at, d.removed FROM share_links l JOIN documents d \
                  ON d.workspace_id = l.workspace_id AND d.id = l.journey_id \
                  WHERE l.secret_hash = $1";
    let found = fetch_optional!(transaction, Row, select, secret_hash(secret))?;
    let (id, workspace, journey, emphasis, password_hash, expires_at, revoked_at, removed) =
        found.ok_or_else(|| Error::not_found("share link"))?;
    if removed || revoked_at.is_some() || expires_at.is_some_and(|end| end <= now) {
        let detail = "this share link has ended: ask whoever gave it to you for another one";
        return Err(Error::new(Kind::NotFound, "share_link_ended", detail));
    }
    Ok(ValidLink {
        link: OpenedLink {
            id,
            workspace,
            journey,
            emphasis: emphasis.0,
        },
        password_hash,
    })
}

/// The link with this secret, for a browser that may look: it has no password, or the browser holds
/// a pass for it.
///
/// # Errors
/// As [`present`]; `share_password_needed`.
pub async fn open(
    transaction: &mut Transaction,
    secret: &str,
    pass: Option<&str>,
    now: Instant,
) -> Result<OpenedLink> {
    let valid = present(transaction, secret, now).await?;
    if valid.password_hash.is_some() {
        let select = "SELECT link_id FROM share_passes \
                      WHERE secret_hash = $1 AND link_id = $2 AND expires_at > $3";
        let hash = pass.map(secret_hash).unwrap_or_default();
        let found = fetch_optional!(
            transaction,
            (ShareLinkId,),
            select,
            hash,
            valid.link.id,
            now
        )?;
        if found.is_none() {
            let detail = "this share link asks for a password";
            return Err(Error::unauthorized("share_password_needed", detail));
        }
    }
    Ok(valid.link)
}

/// Gives a browser that knows the password a pass for a while.
pub async fn give_pass(
    transaction: &mut Transaction,
    link: ShareLinkId,
    now: Instant,
) -> Result<String> {
    let old = "DELETE FROM share_passes WHERE expires_at <= $1";
    execute!(transaction, old, now)?;
    let secret = random_secret()?;
    let insert = "INSERT INTO share_passes (secret_hash, link_id, expires_at) VALUES ($1, $2, $3)";
    let end = now.plus(PASS_LIFETIME);
    execute!(transaction, insert, secret_hash(&secret), link, end)?;
    Ok(secret)
}

/// Counts that the map was opened.
pub async fn count_opening(
    transaction: &mut Transaction,
    link: ShareLinkId,
    now: Instant,
) -> Result<()> {
    let update = "UPDATE share_links SET opened = opened + 1, opened_at = $2 WHERE id = $1";
    execute!(transaction, update, link, now)?;
    Ok(())
}
