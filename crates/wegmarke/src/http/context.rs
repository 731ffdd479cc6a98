//! What a handler learns about the caller: [`Identity`] everywhere, [`WorkspaceContext`] under
//! `/api/workspaces/{workspace}/…`. Both are put in place by the guard.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::accounts::{Role, Settings, User, Workspace};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// Who calls.
#[derive(Clone, Debug)]
pub enum Identity {
    /// Not known.
    Nobody,
    /// A person with a session, or the visitor of the demo.
    Person(User),
    /// A program with a token of this user.
    Program {
        /// The token's owner.
        user: User,
        /// The one workspace it opens.
        workspace: WorkspaceId,
        /// The most it allows there.
        most: Role,
    },
}

impl Identity {
    /// The person, or the owner of the token.
    pub fn user(&self) -> Option<&User> {
        match self {
            Identity::Nobody => None,
            Identity::Person(user) | Identity::Program { user, .. } => Some(user),
        }
    }

    /// The user behind a route that only lets known callers in.
    pub fn known(&self) -> Result<&User> {
        self.user().ok_or_else(not_signed_in)
    }
}

pub(super) fn not_signed_in() -> Error {
    Error::unauthorized("not_signed_in", "please sign in first")
}

/// The workspace in the path and what the caller may do there.
#[derive(Clone, Debug)]
pub struct WorkspaceContext {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its short name.
    pub slug: String,
    /// What the caller may do: of a token, the lesser of its scope and its owner's role.
    pub role: Role,
    /// The caller, or the owner of the token.
    pub user: User,
    /// In which days and months are cut.
    pub time_zone: jiff::tz::TimeZone,
    /// What the admins decided.
    pub settings: Settings,
}

impl WorkspaceContext {
    /// The context of a user with this role in this workspace.
    pub fn new(workspace: Workspace, role: Role, user: User) -> Result<WorkspaceContext> {
        let time_zone = workspace.settings.time_zone()?;
        let Workspace { id, slug, settings } = workspace;
        Ok(WorkspaceContext {
            id,
            slug,
            role,
            user,
            time_zone,
            settings,
        })
    }

    /// The workspace with its settings.
    pub fn workspace(&self) -> Workspace {
        Workspace {
            id: self.id,
            slug: self.slug.clone(),
            settings: self.settings.clone(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Identity {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Identity> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| Error::internal("the guard did not run"))
    }
}

impl<S: Sync> FromRequestParts<S> for WorkspaceContext {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<WorkspaceContext> {
        let found = parts.extensions.get().cloned();
        found.ok_or_else(|| Error::internal("the route's rule is not about a workspace"))
    }
}
