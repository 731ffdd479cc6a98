//! The one place where access is decided: who calls, which rule the route has, whether they agree.

use axum::extract::{FromRequestParts, MatchedPath, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::access::{Access, Rules};
use super::context::{Identity, WorkspaceContext, not_signed_in};
use super::cookie;
use crate::accounts::{Role, User, members, sessions, tokens, users, workspaces};
use crate::app::App;
use crate::database::Transaction;
use crate::error::{Error, Kind, Result};
use crate::sharing;

/// Lets a request pass to its handler, or answers for it.
pub(super) async fn guard(
    State((app, rules)): State<(App, Rules)>,
    request: Request,
    next: Next,
) -> Result<Response> {
    let (mut parts, body) = request.into_parts();
    let path = MatchedPath::from_request_parts(&mut parts, &())
        .await
        .map_err(|_| Error::internal("the guard stands outside the routes"))?;
    let access = rules.find(&parts.method, path.as_str()).ok_or_else(|| {
        let detail = format!("{} is not possible here", parts.method);
        Error::new(Kind::MethodNotAllowed, "method_not_allowed", detail)
    })?;
    let parameters = RawPathParams::from_request_parts(&mut parts, &())
        .await
        .ok();
    let parameter = |wanted: &str| {
        let mut all = parameters.iter().flat_map(RawPathParams::iter);
        let found = all.find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let slug = parameter("workspace");
    if app.demo_user().is_some() {
        only_this_machine(&parts.headers)?;
    }
    let bearer = bearer_token(&parts.headers)?;
    if bearer.is_none() {
        same_origin(&parts.method, &parts.headers)?;
    }

    let admission = Admission {
        access,
        slug,
        bearer: bearer.map(str::to_owned),
        session: cookie::session(&parts.headers).map(str::to_owned),
    };
    let (identity, used_token, context) = admission.decide(&app).await?;
    if access == Access::Shared {
        let (secret, pass) = (parameter("secret"), cookie::pass(&parts.headers));
        let mut transaction = app.database.read().await?;
        let now = app.clock.now();
        let link = sharing::store::open(&mut transaction, &secret, pass, now).await?;
        parts.extensions.insert(link);
    }
    if let Some(token) = used_token {
        let mut transaction = app.database.write().await?;
        tokens::record_use(&mut transaction, token, app.clock.now()).await?;
        transaction.commit().await?;
    }
    parts.extensions.insert(admission);
    parts.extensions.insert(identity);
    if let Some(context) = context {
        parts.extensions.insert(context);
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// On what a request was let in. An answer that goes on for long looks at it again.
#[derive(Clone)]
pub struct Admission {
    access: Access,
    slug: String,
    bearer: Option<String>,
    session: Option<String>,
}

impl Admission {
    /// Decides once more.
    ///
    /// # Errors
    /// Those that the request would meet now: signed out, no longer a member, a lesser role.
    pub async fn renew(&self, app: &App) -> Result<()> {
        self.decide(app).await.map(|_| ())
    }

    async fn decide(
        &self,
        app: &App,
    ) -> Result<(Identity, Option<tokens::TokenId>, Option<WorkspaceContext>)> {
        let mut transaction = app.database.read().await?;
        let (bearer, session) = (self.bearer.as_deref(), self.session.as_deref());
        let (identity, used) = identify(app, &mut transaction, bearer, session).await?;
        let context = admit(&mut transaction, self.access, &identity, &self.slug).await?;
        Ok((identity, used, context))
    }
}

impl<S: Sync> FromRequestParts<S> for Admission {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Admission> {
        let found = parts.extensions.get().cloned();
        found.ok_or_else(|| Error::internal("the guard did not run"))
    }
}

/// Who calls, and the token whose use is to be written down.
async fn identify(
    app: &App,
    transaction: &mut Transaction,
    bearer: Option<&str>,
    session: Option<&str>,
) -> Result<(Identity, Option<tokens::TokenId>)> {
    let now = app.clock.now();
    if let Some(secret) = bearer {
        let found = tokens::find(transaction, secret).await?;
        let (presented, token, last_used_at) = found.ok_or_else(|| {
            Error::unauthorized("bad_token", "this token is not valid, or not any more")
        })?;
        let tokens::Presented {
            user,
            workspace,
            most,
        } = presented;
        let used = tokens::use_is_news(last_used_at, now).then_some(token);
        return Ok((
            Identity::Program {
                user,
                workspace,
                most,
            },
            used,
        ));
    }
    let mut user = match session {
        Some(secret) => sessions::find(transaction, secret, now).await?,
        None => None,
    };
    if let (None, Some(demo)) = (&user, app.demo_user()) {
        user = users::find(transaction, demo).await?;
    }
    Ok((user.map_or(Identity::Nobody, Identity::Person), None))
}

/// Whether the rule lets this caller in, and for workspace rules, as what.
async fn admit(
    transaction: &mut Transaction,
    access: Access,
    identity: &Identity,
    slug: &str,
) -> Result<Option<WorkspaceContext>> {
    if matches!(access, Access::Anyone | Access::Shared) {
        return Ok(None);
    }
    let user = identity.user().ok_or_else(not_signed_in)?;
    if let Some(needed) = access.role() {
        let context = enter(transaction, identity, user, slug).await?;
        if context.role < needed {
            let detail = format!(
                "this needs the role {needed}, here you are {}",
                context.role
            );
            return Err(Error::forbidden(detail));
        }
        return Ok(Some(context));
    }
    let is_person = matches!(identity, Identity::Person(_));
    if !is_person && access != Access::SignedIn {
        return Err(Error::forbidden("a token cannot do this, please sign in"));
    }
    if access == Access::AdministerAny {
        let memberships = members::of_user(transaction, user.id).await?;
        if !memberships
            .iter()
            .any(|membership| membership.role == Role::Admin)
        {
            return Err(Error::forbidden("this needs the role admin in a workspace"));
        }
    }
    Ok(None)
}

/// The workspace as the caller may see it. Others learn nothing, not even that it exists.
async fn enter(
    transaction: &mut Transaction,
    identity: &Identity,
    user: &User,
    slug: &str,
) -> Result<WorkspaceContext> {
    let unknown = || Error::not_found(format!("workspace '{slug}'"));
    if !workspaces::is_slug(slug) {
        return Err(unknown());
    }
    let membership = members::find(transaction, user.id, slug)
        .await?
        .ok_or_else(unknown)?;
    let role = match identity {
        Identity::Program { workspace, .. } if *workspace != membership.workspace.id => {
            return Err(unknown());
        }
        Identity::Program { most, .. } => membership.role.min(*most),
        _ => membership.role,
    };
    WorkspaceContext::new(membership.workspace, role, user.clone())
}

fn bearer_token(headers: &HeaderMap) -> Result<Option<&str>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let token = value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .and_then(|(scheme, token)| {
            scheme
                .eq_ignore_ascii_case("bearer")
                .then_some(token.trim())
        });
    let unreadable = || Error::unauthorized("bad_token", "expected 'Authorization: Bearer wgm_…'");
    token.map(Some).ok_or_else(unreadable)
}

/// A browser sends its cookie with requests that another site made it send; it also says which
/// site that was. Requests that change something must come from our own pages.
fn same_origin(method: &Method, headers: &HeaderMap) -> Result<()> {
    if method.is_safe() {
        return Ok(());
    }
    let refused = || {
        let detail = "this request was sent by another site and was not carried out";
        Error::new(Kind::Forbidden, "foreign_origin", detail)
    };
    let Some(origin) = headers.get(header::ORIGIN) else {
        // Every current browser sends this header; programs do not.
        let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
        let ours = matches!(site, None | Some(b"same-origin" | b"none"));
        return if ours { Ok(()) } else { Err(refused()) };
    };
    let origin = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.split_once("://"));
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    match (origin, host) {
        (Some((_, from)), Some(host)) if from.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(refused()),
    }
}

/// The demo signs everybody in, so it answers only to names of this machine: a foreign site whose
/// name resolves to the loopback address gets nothing.
fn only_this_machine(headers: &HeaderMap) -> Result<()> {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    if matches!(name, "localhost" | "127.0.0.1" | "::1") {
        return Ok(());
    }
    Err(Error::forbidden(
        "the demo answers only on this machine: use http://localhost",
    ))
}
