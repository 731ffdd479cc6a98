//! Raising, listing and reading notifications.

use serde::Serialize;
use utoipa::ToSchema;

use super::{About, NotificationId, NotificationKind, settings};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one};
use crate::error::Result;
use crate::ids::{UserId, WorkspaceId};
use crate::repository::{DocumentId, Text};

/// Most notifications in one answer.
pub const MOST: i64 = 200;
/// Longest excerpt, in characters.
const LONGEST_EXCERPT: usize = 240;

/// What happened, for [`raise`].
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// What it tells.
    pub kind: NotificationKind,
    /// Who made it happen; never told about it.
    pub actor: Option<UserId>,
    /// Where it happened.
    pub about: &'a About,
    /// What the document is called.
    pub title: &'a Text,
    /// The comment or the task, for the link.
    pub subject: Option<String>,
    /// A few words of what was said.
    pub excerpt: &'a str,
    /// Names the occasion: the same one never notifies the same person twice. Changes of one
    /// document are one occasion that is told again.
    pub occasion: String,
    /// How many changes it stands for.
    pub times: i64,
}

/// A notification as its receiver sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Notification {
    /// The identifier.
    pub id: NotificationId,
    /// What it tells.
    pub kind: NotificationKind,
    /// When it happened, the last time if several times.
    pub at: Instant,
    /// Name of who made it happen.
    pub actor: Option<String>,
    /// Where it happened.
    pub about: About,
    /// What the document was called then.
    pub title: Text,
    /// The comment or the task.
    pub subject: Option<String>,
    /// A few words of what was said.
    pub excerpt: String,
    /// How many changes it stands for.
    pub times: i64,
    /// Whether it was read.
    pub read: bool,
}

#[derive(sqlx::FromRow)]
struct NotificationRow {
    id: NotificationId,
    kind: NotificationKind,
    happened_at: Instant,
    actor: Option<String>,
    document_kind: String,
    document_id: DocumentId,
    place: String,
    title: JsonText<Text>,
    subject: Option<String>,
    excerpt: String,
    times: i64,
    read_at: Option<Instant>,
}

impl From<NotificationRow> for Notification {
    fn from(row: NotificationRow) -> Notification {
        Notification {
            id: row.id,
            kind: row.kind,
            at: row.happened_at,
            actor: row.actor,
            about: About {
                kind: row.document_kind,
                document: row.document_id,
                place: row.place,
            },
            title: row.title.0,
            subject: row.subject,
            excerpt: row.excerpt,
            times: row.times,
            read: row.read_at.is_some(),
        }
    }
}

/// Tells people that something happened: those of them who belong to the workspace, did not do it
/// themselves and want to hear of this kind. Changes join the notification of the same document
/// that is still unread; any other occasion is told once.
///
/// # Errors
/// What the database says.
pub async fn raise(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    to: &[UserId],
    notice: &Notice<'_>,
    now: Instant,
) -> Result<()> {
    let excerpt = shorten(notice.excerpt);
    for &user in to {
        if Some(user) == notice.actor
            || !settings::wants(transaction, workspace, user, notice.kind).await?
        {
            continue;
        }
        let insert = "INSERT INTO notifications (id, workspace_id, user_id, occasion, kind, \
                      happened_at, actor_id, document_kind, document_id, place, title, subject, \
                      excerpt, times) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
                      ON CONFLICT (workspace_id, user_id, occasion) ";
        let again = match notice.kind {
            NotificationKind::Change => {
                "DO UPDATE SET times = excluded.times + CASE WHEN notifications.read_at IS NULL \
                 THEN notifications.times ELSE 0 END, happened_at = excluded.happened_at, \
                 actor_id = excluded.actor_id, title = excluded.title, read_at = NULL, \
                 mailed_at = NULL"
            }
            _ => "DO NOTHING",
        };
        execute!(
            transaction,
            sqlx::AssertSqlSafe(format!("{insert}{again}")),
            NotificationId::new(),
            workspace,
            user,
            &notice.occasion,
            notice.kind,
            now,
            notice.actor,
            &notice.about.kind,
            notice.about.document,
            &notice.about.place,
            JsonText(notice.title),
            &notice.subject,
            &excerpt,
            notice.times
        )?;
    }
    Ok(())
}

/// The beginning of a text in one line.
fn shorten(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Which notifications to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Read or not.
    All,
    /// Those that were not read.
    Unread,
    /// Those that were neither read nor sent by e-mail.
    UnreadAndUnsent,
}

/// The notifications of a person, the newest first.
pub async fn list(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    which: Which,
    limit: i64,
) -> Result<Vec<Notification>> {
    let select = format!(
        "SELECT n.id, n.kind, n.happened_at, u.name AS actor, n.document_kind, n.document_id, \
         n.place, n.title, n.subject, n.excerpt, n.times, n.read_at \
         FROM notifications n LEFT JOIN users u ON u.id = n.actor_id \
         WHERE n.workspace_id = $1 AND n.user_id = $2{} \
         ORDER BY n.happened_at DESC, n.id DESC LIMIT $3",
        match which {
            Which::All => "",
            Which::Unread => " AND n.read_at IS NULL",
            Which::UnreadAndUnsent => " AND n.read_at IS NULL AND n.mailed_at IS NULL",
        }
    );
    let rows = fetch_all!(
        transaction,
        NotificationRow,
        sqlx::AssertSqlSafe(select),
        workspace,
        user,
        limit
    )?;
    Ok(rows.into_iter().map(Notification::from).collect())
}

/// How many a person has not read.
pub async fn unread(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<i64> {
    let count = "SELECT COUNT(*) FROM notifications \
                 WHERE workspace_id = $1 AND user_id = $2 AND read_at IS NULL";
    Ok(fetch_one!(transaction, (i64,), count, workspace, user)?.0)
}

/// Marks one notification of a person as read, or all of them up to now.
pub async fn mark_read(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    only: Option<NotificationId>,
    now: Instant,
) -> Result<()> {
    let update = "UPDATE notifications SET read_at = $3 \
                  WHERE workspace_id = $1 AND user_id = $2 AND read_at IS NULL";
    match only {
        Some(id) => {
            let update = format!("{update} AND id = $4");
            execute!(
                transaction,
                sqlx::AssertSqlSafe(update),
                workspace,
                user,
                now,
                id
            )?
        }
        None => execute!(transaction, update, workspace, user, now)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(shorten("  two\n lines "), "two lines");
        let long = shorten(&"ä ".repeat(300));
        assert_eq!(long.chars().filter(|c| *c == 'ä').count(), 120);
        assert!(long.ends_with("ä…"));
    }
}
