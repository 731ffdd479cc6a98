//! Signing in and out, one's own tokens and password, workspaces and their members.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::members::Member;
use super::settings::SettingsChange;
use super::tokens::{NewToken, Token, TokenId};
use super::users::NewUser;
use super::{Role, Text, User, Workspace, members, passwords, sessions, tokens, users, workspaces};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{
    Access, Identity, Json, Path, Problem, Routes, WorkspaceContext, cookie, routes,
};
use crate::ids::{UserId, WorkspaceId};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Anyone, routes!(show_session, sign_in, sign_out))
        .add(Access::Person, routes!(change_password))
        .add(Access::Person, routes!(list_tokens, create_token))
        .add(Access::Person, routes!(delete_token))
        .add(Access::SignedIn, routes!(list_workspaces))
        .add(Access::Read, routes!(show_workspace))
        .add(Access::Administer, routes!(change_workspace))
        .add(Access::Read, routes!(list_members))
        .add(Access::Administer, routes!(add_member))
        .add(Access::Administer, routes!(change_member, remove_member))
}

/// Who is signed in, and where they may go.
#[derive(Serialize, ToSchema)]
struct Session {
    /// None when nobody is signed in.
    user: Option<User>,
    /// Nobody has an account yet: the set-up link decides.
    setup_needed: bool,
    /// Every visitor is signed in.
    demo: bool,
    /// The user's workspaces.
    workspaces: Vec<SessionWorkspace>,
}

/// A workspace in the session.
#[derive(Serialize, ToSchema)]
struct SessionWorkspace {
    id: WorkspaceId,
    slug: String,
    name: Text,
    role: Role,
}

async fn session_of(app: &App, user: Option<User>) -> Result<Session> {
    let mut transaction = app.database.read().await?;
    let memberships = match &user {
        Some(user) => members::of_user(&mut transaction, user.id).await?,
        None => Vec::new(),
    };
    let workspaces = memberships
        .into_iter()
        .map(|membership| {
            let Workspace { id, slug, settings } = membership.workspace;
            SessionWorkspace {
                id,
                slug,
                name: settings.name,
                role: membership.role,
            }
        })
        .collect();
    let setup_needed = !users::any(&mut transaction).await?;
    Ok(Session {
        user,
        setup_needed,
        demo: app.demo_user().is_some(),
        workspaces,
    })
}

/// Who is signed in. Answers everybody, so that the interface knows what to show.
#[utoipa::path(get, path = "/api/session", tag = "accounts",
    responses((status = 200, body = Session)))]
async fn show_session(State(app): State<App>, identity: Identity) -> Result<Json<Session>> {
    // A token opens one workspace; the list of all would promise too much.
    let person = match identity {
        Identity::Person(user) => Some(user),
        Identity::Nobody | Identity::Program { .. } => None,
    };
    Ok(Json(session_of(&app, person).await?))
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    email: String,
    password: String,
}

/// Signs in. After five failures for one address the next attempts have to wait.
#[utoipa::path(post, path = "/api/session", tag = "accounts", request_body = SignIn,
    responses((status = 200, body = Session), (status = 401, body = Problem),
        (status = 429, body = Problem)))]
async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    Json(request): Json<SignIn>,
) -> Result<impl IntoResponse> {
    let id = passwords::check(&app, &request.email, request.password).await?;
    let mut transaction = app.database.write().await?;
    // A session that the browser still had ends: the new one is somebody else's, perhaps.
    if let Some(old) = cookie::session(&headers) {
        sessions::end(&mut transaction, old).await?;
    }
    let secret = sessions::begin(&mut transaction, id, app.clock.now()).await?;
    let user = users::find(&mut transaction, id).await?;
    transaction.commit().await?;
    let session = session_of(&app, user).await?;
    Ok((
        [(header::SET_COOKIE, cookie::set(&headers, Some(&secret)))],
        Json(session),
    ))
}

/// Signs out. Fine when nobody is signed in.
#[utoipa::path(delete, path = "/api/session", tag = "accounts", responses((status = 204)))]
async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse> {
    if let Some(secret) = cookie::session(&headers) {
        let mut transaction = app.database.write().await?;
        sessions::end(&mut transaction, secret).await?;
        transaction.commit().await?;
    }
    Ok((
        StatusCode::NO_CONTENT,
        [(header::SET_COOKIE, cookie::set(&headers, None))],
    ))
}

/// The old password and a new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    current: String,
    new: String,
}

/// Changes one's own password. All sessions end, this one goes on under a new secret.
#[utoipa::path(post, path = "/api/password", tag = "accounts", request_body = PasswordChange,
    responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn change_password(
    State(app): State<App>,
    identity: Identity,
    headers: HeaderMap,
    Json(request): Json<PasswordChange>,
) -> Result<impl IntoResponse> {
    let user = identity.known()?;
    passwords::check(&app, &user.email, request.current).await?;
    let hash = passwords::hash(request.new).await?;
    let mut transaction = app.database.write().await?;
    users::set_password(&mut transaction, user.id, hash).await?;
    let secret = sessions::begin(&mut transaction, user.id, app.clock.now()).await?;
    transaction.commit().await?;
    let cookie = [(header::SET_COOKIE, cookie::set(&headers, Some(&secret)))];
    Ok((StatusCode::NO_CONTENT, cookie))
}

/// One's own API tokens, without their secrets.
#[utoipa::path(get, path = "/api/tokens", tag = "accounts",
    responses((status = 200, body = [Token])))]
async fn list_tokens(State(app): State<App>, identity: Identity) -> Result<Json<Vec<Token>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        tokens::list(&mut transaction, identity.known()?.id).await?,
    ))
}

/// A token with its secret, shown this once.
#[derive(Serialize, ToSchema)]
struct CreatedToken {
    #[serde(flatten)]
    token: Token,
    /// To be sent as `Authorization: Bearer …`.
    secret: String,
}

/// Makes an API token for one workspace. It can never do more than its owner.
#[utoipa::path(post, path = "/api/tokens", tag = "accounts", request_body = NewToken,
    responses((status = 201, body = CreatedToken), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
async fn create_token(
    State(app): State<App>,
    identity: Identity,
    Json(new): Json<NewToken>,
) -> Result<impl IntoResponse> {
    let mut transaction = app.database.write().await?;
    let owner = identity.known()?.id;
    let (token, secret) = tokens::create(&mut transaction, owner, new, app.clock.now()).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(CreatedToken { token, secret })))
}

/// Revokes one of one's own tokens.
#[utoipa::path(delete, path = "/api/tokens/{token}", tag = "accounts",
    params(("token" = TokenId, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn delete_token(
    State(app): State<App>,
    identity: Identity,
    Path(token): Path<TokenId>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    tokens::delete(&mut transaction, identity.known()?.id, token).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The workspaces that the caller may enter.
#[utoipa::path(get, path = "/api/workspaces", tag = "workspaces",
    responses((status = 200, body = [Workspace])))]
async fn list_workspaces(
    State(app): State<App>,
    identity: Identity,
) -> Result<Json<Vec<Workspace>>> {
    let mut transaction = app.database.read().await?;
    let memberships = members::of_user(&mut transaction, identity.known()?.id).await?;
    let mut workspaces: Vec<_> = memberships.into_iter().map(|m| m.workspace).collect();
    if let Identity::Program { workspace, .. } = identity {
        workspaces.retain(|candidate| candidate.id == workspace);
    }
    Ok(Json(workspaces))
}

/// A workspace with its settings.
#[utoipa::path(get, path = "/api/workspaces/{workspace}", tag = "workspaces",
    params(("workspace" = String, Path)), responses((status = 200, body = Workspace)))]
async fn show_workspace(context: WorkspaceContext) -> Json<Workspace> {
    Json(context.workspace())
}

/// Changes settings; what is absent stays.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}", tag = "workspaces",
    params(("workspace" = String, Path)), request_body = SettingsChange,
    responses((status = 200, body = Workspace), (status = 422, body = Problem)))]
async fn change_workspace(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(change): Json<SettingsChange>,
) -> Result<Json<Workspace>> {
    let mut transaction = app.database.write().await?;
    let workspace = workspaces::change_settings(&mut transaction, context.id, change).await?;
    transaction.commit().await?;
    Ok(Json(workspace))
}

/// Who belongs to the workspace.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/members", tag = "workspaces",
    params(("workspace" = String, Path)), responses((status = 200, body = [Member])))]
async fn list_members(
    State(app): State<App>,
    context: WorkspaceContext,
) -> Result<Json<Vec<Member>>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(members::list(&mut transaction, context.id).await?))
}

/// Somebody who is to belong to the workspace.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewMember {
    /// Their address; an existing account is used.
    email: String,
    /// What they may do.
    role: Role,
    /// Their name, when they have no account yet.
    #[serde(default)]
    name: String,
    /// A first password to hand over, when they have no account yet.
    #[serde(default)]
    password: Option<String>,
}

/// Adds somebody to the workspace, and makes their account when they have none.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/members", tag = "workspaces",
    params(("workspace" = String, Path)), request_body = NewMember,
    responses((status = 201, body = Member), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn add_member(
    State(app): State<App>,
    context: WorkspaceContext,
    Json(request): Json<NewMember>,
) -> Result<impl IntoResponse> {
    let NewMember {
        email,
        role,
        name,
        password,
    } = request;
    // Hashing takes long: not while others wait for the transaction.
    let password_hash = match password {
        Some(password) => Some(passwords::hash(password).await?),
        None => None,
    };
    let mut transaction = app.database.write().await?;
    let known = users::find_by_email(&mut transaction, &email).await?;
    let user = match (known, password_hash) {
        (Some(user), _) => user,
        (None, Some(password_hash)) => {
            let new = NewUser {
                name,
                email,
                password_hash,
            };
            users::create(&mut transaction, new, app.clock.now()).await?
        }
        (None, None) => {
            let detail = "nobody has an account with this address: give a name and a password";
            return Err(Error::invalid("unknown_user", detail).at("email"));
        }
    };
    members::add(&mut transaction, context.id, user.id, role).await?;
    transaction.commit().await?;
    let User { id, name, email } = user;
    Ok((
        StatusCode::CREATED,
        Json(Member {
            user: id,
            email,
            name,
            role,
        }),
    ))
}

/// Another role for a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoleChange {
    role: Role,
}

/// Gives a member another role. A workspace always keeps an admin.
#[utoipa::path(patch, path = "/api/workspaces/{workspace}/members/{user}", tag = "workspaces",
    params(("workspace" = String, Path), ("user" = UserId, Path)), request_body = RoleChange,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn change_member(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, user)): Path<(String, UserId)>,
    Json(change): Json<RoleChange>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    members::change_role(&mut transaction, context.id, user, change.role).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a member and their tokens for the workspace. A workspace always keeps an admin.
#[utoipa::path(delete, path = "/api/workspaces/{workspace}/members/{user}", tag = "workspaces",
    params(("workspace" = String, Path), ("user" = UserId, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn remove_member(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, user)): Path<(String, UserId)>,
) -> Result<StatusCode> {
    let mut transaction = app.database.write().await?;
    members::remove(&mut transaction, context.id, user).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
