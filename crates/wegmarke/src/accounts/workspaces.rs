//! Workspaces: one organisation each; nothing crosses them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::settings::{Settings, SettingsChange, Text};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// A workspace with its settings.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Workspace {
    /// The identifier.
    pub id: WorkspaceId,
    /// The short name in addresses and on the command line.
    pub slug: String,
    /// What its admins decided.
    #[serde(flatten)]
    pub settings: Settings,
}

/// What is needed to make a workspace.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWorkspace {
    /// The short name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The organisation's name.
    #[serde(default)]
    pub name: Text,
}

#[derive(sqlx::FromRow)]
struct WorkspaceRow {
    id: WorkspaceId,
    slug: String,
    settings: JsonText<Settings>,
}

impl From<WorkspaceRow> for Workspace {
    fn from(row: WorkspaceRow) -> Workspace {
        Workspace {
            id: row.id,
            slug: row.slug,
            settings: row.settings.0,
        }
    }
}

/// Stores a new, empty workspace. To found one with its phase models, see `taxonomy`.
///
/// # Errors
/// Invalid slug or name; a conflict when the slug is taken.
pub async fn create(
    transaction: &mut Transaction,
    new: NewWorkspace,
    now: Instant,
) -> Result<Workspace> {
    if !is_slug(&new.slug) {
        let detail = "use 2 to 60 lower-case letters, digits and hyphens, beginning with a letter";
        return Err(Error::invalid_field("slug", detail));
    }
    let taken = || {
        let detail = format!("there is already a workspace '{}'", new.slug);
        Error::conflict("slug_taken", detail).at("slug")
    };
    let settings = Settings {
        name: new.name,
        ..Settings::default()
    };
    settings.validate()?;
    if find(transaction, &new.slug).await?.is_some() {
        return Err(taken());
    }
    let id = WorkspaceId::new();
    let insert = "INSERT INTO workspaces (id, slug, settings, created_at) VALUES ($1, $2, $3, $4)";
    execute!(transaction, insert, id, &new.slug, JsonText(&settings), now).map_err(|error| {
        if error.is_unique_violation() {
            taken()
        } else {
            error
        }
    })?;
    Ok(Workspace {
        id,
        slug: new.slug,
        settings,
    })
}

/// The workspace with this slug.
pub async fn find(transaction: &mut Transaction, slug: &str) -> Result<Option<Workspace>> {
    let select = "SELECT id, slug, settings FROM workspaces WHERE slug = $1";
    Ok(fetch_optional!(transaction, WorkspaceRow, select, slug)?.map(Workspace::from))
}

/// The workspace with this slug, or an error that names it.
pub async fn get(transaction: &mut Transaction, slug: &str) -> Result<Workspace> {
    let found = find(transaction, slug).await?;
    found.ok_or_else(|| Error::not_found(format!("workspace '{slug}'")))
}

/// The workspace with this identifier.
///
/// # Errors
/// Not found.
pub async fn by_id(transaction: &mut Transaction, id: WorkspaceId) -> Result<Workspace> {
    let select = "SELECT id, slug, settings FROM workspaces WHERE id = $1";
    let found = fetch_optional!(transaction, WorkspaceRow, select, id)?;
    found
        .map(Workspace::from)
        .ok_or_else(|| Error::not_found("workspace"))
}

/// All workspaces, by slug.
pub async fn list(transaction: &mut Transaction) -> Result<Vec<Workspace>> {
    let select = "SELECT id, slug, settings FROM workspaces ORDER BY slug";
    let rows = fetch_all!(transaction, WorkspaceRow, select)?;
    Ok(rows.into_iter().map(Workspace::from).collect())
}

/// Changes settings and gives the workspace as it is then.
///
/// # Errors
/// Invalid when a value is not acceptable; then nothing is changed.
pub async fn change_settings(
    transaction: &mut Transaction,
    id: WorkspaceId,
    change: SettingsChange,
) -> Result<Workspace> {
    let select = format!(
        "SELECT id, slug, settings FROM workspaces WHERE id = $1{}",
        transaction.for_update()
    );
    let row = fetch_optional!(transaction, WorkspaceRow, sqlx::AssertSqlSafe(select), id)?;
    let mut workspace = Workspace::from(row.ok_or_else(|| Error::not_found("workspace"))?);
    change.apply(&mut workspace.settings);
    workspace.settings.validate()?;
    let update = "UPDATE workspaces SET settings = $2 WHERE id = $1";
    execute!(transaction, update, id, JsonText(&workspace.settings))?;
    Ok(workspace)
}

/// Whether the text can be a workspace's short name.
pub(crate) fn is_slug(text: &str) -> bool {
    (2..=60).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn slugs_fit_into_addresses() {
        for good in ["acme", "a1", "acme-de", "a--b"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "1a",
            "-a",
            "a-",
            "Acme",
            "acme.de",
            "ä-b",
            "a/b",
            &"a".repeat(61),
        ] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
