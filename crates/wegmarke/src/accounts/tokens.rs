//! API tokens: a secret for programs, bound to one workspace, with fewer rights than its owner.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::users::User;
use super::{Role, members, name_of};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId, random_secret, secret_hash};

crate::ids::identifier!(
    /// An API token.
    pub struct TokenId, "token"
);

/// What every token starts with, so that people and scanners recognise one.
pub const PREFIX: &str = "wgm_";
/// How exactly the last use is known; a write for each request would cost more than it tells.
const LAST_USE_EVERY: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// What a token may do, at most; never more than its owner may at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What a viewer may.
    Read,
    /// What an editor may.
    Write,
    /// What an admin may.
    Admin,
}

impl Scope {
    /// The most that the scope allows.
    pub fn role(self) -> Role {
        match self {
            Scope::Read => Role::Viewer,
            Scope::Write => Role::Editor,
            Scope::Admin => Role::Admin,
        }
    }
}

/// A token without its secret.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Token {
    /// The identifier.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// The slug of the workspace it is bound to.
    pub workspace: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it was used last, to within ten minutes.
    pub last_used_at: Option<Instant>,
}

/// What is needed to make a token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What to call it.
    pub name: String,
    /// What it may do; at least one.
    pub scopes: Vec<Scope>,
    /// The slug of the workspace it is for.
    pub workspace: String,
}

/// A token as somebody presented it.
#[derive(Clone, Debug)]
pub struct Presented {
    /// Its owner.
    pub user: User,
    /// The one workspace it opens.
    pub workspace: WorkspaceId,
    /// The most it allows.
    pub most: Role,
}

#[derive(sqlx::FromRow)]
struct TokenRow {
    id: TokenId,
    name: String,
    scopes: JsonText<Vec<Scope>>,
    workspace: String,
    created_at: Instant,
    last_used_at: Option<Instant>,
}

impl From<TokenRow> for Token {
    fn from(row: TokenRow) -> Token {
        let TokenRow {
            id,
            name,
            scopes,
            workspace,
            created_at,
            last_used_at,
        } = row;
        Token {
            id,
            name,
            scopes: scopes.0,
            workspace,
            created_at,
            last_used_at,
        }
    }
}

/// Makes a token and gives it with its secret, which is shown this once.
///
/// # Errors
/// Invalid name or scopes; not found when the user does not belong to the workspace; forbidden
/// when a scope allows more than the user may.
pub async fn create(
    transaction: &mut Transaction,
    user: UserId,
    new: NewToken,
    now: Instant,
) -> Result<(Token, String)> {
    let name = name_of("name", &new.name)?;
    let Some(most) = new.scopes.iter().map(|scope| scope.role()).max() else {
        return Err(Error::invalid_field(
            "scopes",
            "name at least one of read, write, admin",
        ));
    };
    let membership = members::find(transaction, user, &new.workspace)
        .await?
        .ok_or_else(|| Error::not_found("workspace").at("workspace"))?;
    if most > membership.role {
        let detail = format!(
            "a token cannot do more than you may: you are {}",
            membership.role
        );
        return Err(Error::forbidden(detail).at("scopes"));
    }
    let secret = format!("{PREFIX}{}", random_secret()?);
    let token = Token {
        id: TokenId::new(),
        name,
        scopes: new.scopes,
        workspace: new.workspace,
        created_at: now,
        last_used_at: None,
    };
    execute!(
        transaction,
        "INSERT INTO tokens (id, secret_hash, user_id, workspace_id, name, scopes, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        token.id,
        secret_hash(&secret),
        user,
        membership.workspace.id,
        &token.name,
        JsonText(&token.scopes),
        now
    )?;
    Ok((token, secret))
}

/// The tokens of a user, the newest first.
pub async fn list(transaction: &mut Transaction, user: UserId) -> Result<Vec<Token>> {
    let select = "SELECT tokens.id, tokens.name, tokens.scopes, workspaces.slug AS workspace, \
                  tokens.created_at, tokens.last_used_at FROM tokens \
                  JOIN workspaces ON workspaces.id = tokens.workspace_id \
                  WHERE tokens.user_id = $1 ORDER BY tokens.id DESC";
    let rows = fetch_all!(transaction, TokenRow, select, user)?;
    Ok(rows.into_iter().map(Token::from).collect())
}

/// Revokes a token of this user.
pub async fn delete(transaction: &mut Transaction, user: UserId, token: TokenId) -> Result<()> {
    let delete = "DELETE FROM tokens WHERE id = $1 AND user_id = $2";
    match execute!(transaction, delete, token, user)? {
        0 => Err(Error::not_found("token")),
        _ => Ok(()),
    }
}

/// What the presented secret opens, if anything, and when it was used last.
pub async fn find(
    transaction: &mut Transaction,
    secret: &str,
) -> Result<Option<(Presented, TokenId, Option<Instant>)>> {
    type Row = (
        TokenId,
        WorkspaceId,
        JsonText<Vec<Scope>>,
        Option<Instant>,
        UserId,
        String,
        String,
    );
    let select = "SELECT tokens.id, tokens.workspace_id, tokens.scopes, tokens.last_used_at, \
                  users.id, users.name, users.email \
                  FROM tokens JOIN users ON users.id = tokens.user_id \
                  WHERE tokens.secret_hash = $1";
    let row = fetch_optional!(transaction, Row, select, secret_hash(secret))?;
    let Some((token, workspace, scopes, last_used_at, id, name, email)) = row else {
        return Ok(None);
    };
    let most = scopes
        .0
        .iter()
        .map(|scope| scope.role())
        .max()
        .unwrap_or(Role::Viewer);
    let presented = Presented {
        user: User { id, name, email },
        workspace,
        most,
    };
    Ok(Some((presented, token, last_used_at)))
}

/// Whether a use now is worth writing down.
pub fn use_is_news(last_used_at: Option<Instant>, now: Instant) -> bool {
    last_used_at.is_none_or(|last| now.since(last) > LAST_USE_EVERY)
}

/// Writes down that a token was used.
pub async fn record_use(transaction: &mut Transaction, token: TokenId, now: Instant) -> Result<()> {
    execute!(
        transaction,
        "UPDATE tokens SET last_used_at = $2 WHERE id = $1",
        token,
        now
    )?;
    Ok(())
}
