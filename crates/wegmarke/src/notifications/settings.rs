//! What a person wants to hear about, and how often by e-mail.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::NotificationKind;
use crate::database::{JsonText, Transaction, execute, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};

/// How often unread notifications are sent by e-mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DigestRhythm {
    /// Never.
    Off,
    /// At most once an hour.
    Hourly,
    /// Once a day.
    #[default]
    Daily,
}

impl DigestRhythm {
    fn name(self) -> &'static str {
        match self {
            DigestRhythm::Off => "off",
            DigestRhythm::Hourly => "hourly",
            DigestRhythm::Daily => "daily",
        }
    }
}

crate::database::stored_as!(
    DigestRhythm,
    String,
    |rhythm| rhythm.name().to_owned(),
    |text| {
        [DigestRhythm::Off, DigestRhythm::Hourly, DigestRhythm::Daily]
            .into_iter()
            .find(|rhythm| rhythm.name() == text)
            .ok_or_else(|| format!("unknown rhythm '{text}'").into())
    }
);

/// What a person wants to hear about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationSettings {
    /// The kinds that are not told.
    pub muted: Vec<NotificationKind>,
    /// How often unread ones are sent by e-mail.
    pub digest: DigestRhythm,
    /// The language of the e-mails: `de` or `en`.
    pub language: String,
}

impl Default for NotificationSettings {
    fn default() -> NotificationSettings {
        NotificationSettings {
            muted: Vec::new(),
            digest: DigestRhythm::default(),
            language: "de".to_owned(),
        }
    }
}

/// The settings of a person, the usual ones when they have chosen none.
pub async fn of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<NotificationSettings> {
    type Row = (JsonText<Vec<NotificationKind>>, DigestRhythm, String);
    let select = "SELECT muted, digest, language FROM notification_settings \
                  WHERE workspace_id = $1 AND user_id = $2";
    let found = fetch_optional!(transaction, Row, select, workspace, user)?;
    Ok(found.map_or_else(
        NotificationSettings::default,
        |(muted, digest, language)| NotificationSettings {
            muted: muted.0,
            digest,
            language,
        },
    ))
}

/// Whether a user belongs to the workspace and wants to hear of this kind.
pub(super) async fn wants(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    kind: NotificationKind,
) -> Result<bool> {
    let select = "SELECT user_id FROM members WHERE workspace_id = $1 AND user_id = $2";
    let member = fetch_optional!(transaction, (UserId,), select, workspace, user)?;
    Ok(member.is_some()
        && !of(transaction, workspace, user)
            .await?
            .muted
            .contains(&kind))
}

/// Keeps the settings of a person.
///
/// # Errors
/// Invalid when the language has no texts.
pub async fn keep(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    mut chosen: NotificationSettings,
) -> Result<NotificationSettings> {
    if !matches!(chosen.language.as_str(), "de" | "en") {
        return Err(Error::invalid_field(
            "language",
            "e-mails are written in de or en",
        ));
    }
    chosen.muted.sort();
    chosen.muted.dedup();
    let write = "INSERT INTO notification_settings (workspace_id, user_id, muted, digest, language) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (workspace_id, user_id) \
                 DO UPDATE SET muted = excluded.muted, digest = excluded.digest, \
                 language = excluded.language";
    execute!(
        transaction,
        write,
        workspace,
        user,
        JsonText(&chosen.muted),
        chosen.digest,
        &chosen.language
    )?;
    Ok(chosen)
}
