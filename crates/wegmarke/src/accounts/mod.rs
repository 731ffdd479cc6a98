//! Who may do what: people, workspaces, members with roles, sessions, API tokens.

pub mod members;
pub mod passwords;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod tokens;
pub mod users;
pub mod workspaces;

mod routes;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::routes::routes;
pub use self::settings::{Settings, Text};
pub use self::users::User;
pub use self::workspaces::Workspace;
use crate::error::{Error, Result};

/// What a member may do in a workspace; each role includes the ones before it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads everything.
    Viewer,
    /// Also comments and adds insights.
    Contributor,
    /// Also changes maps, the libraries, bindings, and imports events.
    Editor,
    /// Also manages members and settings.
    Admin,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Role; 4] = [Role::Viewer, Role::Contributor, Role::Editor, Role::Admin];

    /// The name in JSON, in the database and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Contributor => "contributor",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = Error;

    fn from_str(text: &str) -> Result<Role> {
        Role::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or_else(|| {
                let detail = format!("'{text}' is none of viewer, contributor, editor, admin");
                Error::invalid_field("role", detail)
            })
    }
}

crate::database::stored_as!(Role, String, |role| role.name().to_owned(), |text| Ok(
    text.parse()?
));

/// A name that people give: trimmed, 1 to 200 characters, no control characters.
fn name_of(place: &str, text: &str) -> Result<String> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        let detail = "a name has 1 to 200 characters, none of them a control character";
        return Err(Error::invalid_field(place, detail));
    }
    Ok(name.to_owned())
}

/// The role of a user in a workspace they belong to.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The workspace.
    pub workspace: Workspace,
    /// What the user may do there.
    pub role: Role,
}
