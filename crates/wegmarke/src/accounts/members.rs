//! Who belongs to a workspace, and with which role.

use serde::Serialize;
use utoipa::ToSchema;

use super::settings::Settings;
use super::{Membership, Role, Workspace};
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};

/// A member as the others see them.
#[derive(Clone, Debug, Serialize, ToSchema, sqlx::FromRow)]
pub struct Member {
    /// The user.
    pub user: UserId,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    id: WorkspaceId,
    slug: String,
    settings: JsonText<Settings>,
    role: Role,
}

impl From<MembershipRow> for Membership {
    fn from(row: MembershipRow) -> Membership {
        let workspace = Workspace {
            id: row.id,
            slug: row.slug,
            settings: row.settings.0,
        };
        Membership {
            workspace,
            role: row.role,
        }
    }
}

/// The user's place in the workspace with this slug; none also when there is no such workspace.
pub async fn find(
    transaction: &mut Transaction,
    user: UserId,
    slug: &str,
) -> Result<Option<Membership>> {
    let select = "SELECT workspaces.id, workspaces.slug, workspaces.settings, members.role \
                  FROM members JOIN workspaces ON workspaces.id = members.workspace_id \
                  WHERE members.user_id = $1 AND workspaces.slug = $2";
    Ok(fetch_optional!(transaction, MembershipRow, select, user, slug)?.map(Membership::from))
}

/// The workspaces of a user, by slug.
pub async fn of_user(transaction: &mut Transaction, user: UserId) -> Result<Vec<Membership>> {
    let select = "SELECT workspaces.id, workspaces.slug, workspaces.settings, members.role \
                  FROM members JOIN workspaces ON workspaces.id = members.workspace_id \
                  WHERE members.user_id = $1 ORDER BY workspaces.slug";
    let rows = fetch_all!(transaction, MembershipRow, select, user)?;
    Ok(rows.into_iter().map(Membership::from).collect())
}

/// The members of a workspace, by name.
pub async fn list(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<Vec<Member>> {
    let select = "SELECT users.id AS user, users.email, users.name, members.role \
                  FROM members JOIN users ON users.id = members.user_id \
                  WHERE members.workspace_id = $1 ORDER BY users.name, users.email";
    fetch_all!(transaction, Member, select, workspace)
}

/// Adds a user to a workspace.
///
/// # Errors
/// A conflict when they belong to it already.
pub async fn add(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    role: Role,
) -> Result<()> {
    let insert = "INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, $3) \
                  ON CONFLICT (workspace_id, user_id) DO NOTHING";
    match execute!(transaction, insert, workspace, user, role)? {
        0 => Err(Error::conflict(
            "already_member",
            "this user already belongs to the workspace",
        )),
        _ => Ok(()),
    }
}

/// Gives a member another role.
///
/// # Errors
/// Not found; a conflict when the workspace would be left without an admin.
pub async fn change_role(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    role: Role,
) -> Result<()> {
    if role != Role::Admin {
        keep_an_admin(transaction, workspace, user).await?;
    }
    let update = "UPDATE members SET role = $3 WHERE workspace_id = $1 AND user_id = $2";
    match execute!(transaction, update, workspace, user, role)? {
        0 => Err(Error::not_found("member")),
        _ => Ok(()),
    }
}

/// Removes a member; their tokens for the workspace go with them.
///
/// # Errors
/// Not found; a conflict when the workspace would be left without an admin.
pub async fn remove(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<()> {
    keep_an_admin(transaction, workspace, user).await?;
    let tokens = "DELETE FROM tokens WHERE workspace_id = $1 AND user_id = $2";
    execute!(transaction, tokens, workspace, user)?;
    let member = "DELETE FROM members WHERE workspace_id = $1 AND user_id = $2";
    match execute!(transaction, member, workspace, user)? {
        0 => Err(Error::not_found("member")),
        _ => Ok(()),
    }
}

async fn keep_an_admin(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    leaving: UserId,
) -> Result<()> {
    let select = format!(
        "SELECT user_id FROM members WHERE workspace_id = $1 AND role = 'admin' ORDER BY user_id{}",
        transaction.for_update()
    );
    let admins = fetch_all!(
        transaction,
        (UserId,),
        sqlx::AssertSqlSafe(select),
        workspace
    )?;
    if admins == [(leaving,)] {
        let detail = "a workspace needs an admin: make somebody else admin first";
        return Err(Error::conflict("last_admin", detail));
    }
    Ok(())
}
