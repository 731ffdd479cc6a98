//! `wegmarke user`: accounts, for administrators at the console.

use std::io::{IsTerminal, Read};

use clap::Subcommand;
use serde::Serialize;

use super::{Global, Outcome, print_json, print_text};
use crate::accounts::users::NewUser;
use crate::accounts::workspaces::NewWorkspace;
use crate::accounts::{Role, members, passwords, users, workspaces};
use crate::app::App;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::taxonomy;

/// Manage accounts at the console
///
/// Works on the data directly, whether a server runs or not. Passwords are asked for, or read from
/// standard input; they are never arguments, which other users of the machine could see.
#[derive(clap::Args, Debug)]
pub(super) struct User {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Make an account
    Create(Create),
    /// List the accounts and their roles
    List,
    /// Set a new password and end all sessions of the user
    Password {
        /// The address the user signs in with
        email: String,
    },
    /// Give a user a role in a workspace, or take it away
    Role {
        /// The address the user signs in with
        email: String,
        /// The workspace, by its short name
        #[arg(long, value_name = "SLUG")]
        workspace: String,
        /// viewer, contributor, editor, admin, or none
        role: RoleOrNone,
    },
}

#[derive(clap::Args, Debug)]
struct Create {
    /// The address to sign in with
    email: String,
    /// The name that others see
    #[arg(long)]
    name: String,
    /// A workspace the user is to belong to, by its short name
    #[arg(long, value_name = "SLUG")]
    workspace: Option<String>,
    /// The role in that workspace
    #[arg(long, default_value = "admin", requires = "workspace")]
    role: Role,
    /// Make the workspace if there is none of that name
    #[arg(long, requires = "workspace")]
    create_workspace: bool,
}

/// A role, or none to remove somebody.
#[derive(Clone, Copy, Debug)]
struct RoleOrNone(Option<Role>);

impl std::str::FromStr for RoleOrNone {
    type Err = Error;

    fn from_str(text: &str) -> Result<RoleOrNone> {
        if text == "none" {
            Ok(RoleOrNone(None))
        } else {
            Ok(RoleOrNone(Some(text.parse()?)))
        }
    }
}

impl User {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let app = global.open().await?;
        match self.action {
            Action::Create(create) => create.run(&app, global).await?,
            Action::List => list(&app, global).await?,
            Action::Password { email } => set_password(&app, &email).await?,
            Action::Role {
                email,
                workspace,
                role,
            } => {
                set_role(&app, &email, &workspace, role.0).await?;
            }
        }
        Ok(Outcome::Done)
    }
}

impl Create {
    async fn run(self, app: &App, global: &Global) -> Result<()> {
        let password_hash = passwords::hash(read_password()?).await?;
        let now = app.clock.now();
        let mut transaction = app.database.write().await?;
        let new = NewUser {
            name: self.name,
            email: self.email,
            password_hash,
        };
        let user = users::create(&mut transaction, new, now).await?;
        if let Some(slug) = self.workspace {
            match workspaces::find(&mut transaction, &slug).await? {
                Some(known) => {
                    members::add(&mut transaction, known.id, user.id, self.role).await?;
                }
                None if self.create_workspace && self.role == Role::Admin => {
                    let new = NewWorkspace {
                        slug,
                        name: Default::default(),
                    };
                    taxonomy::found_workspace(&mut transaction, new, user.id, now).await?;
                }
                None if self.create_workspace => {
                    let detail = "the first member of a new workspace must be its admin";
                    return Err(Error::invalid("first_member", detail));
                }
                None => {
                    let detail = format!("there is no workspace '{slug}': add --create-workspace");
                    return Err(Error::invalid("unknown_workspace", detail));
                }
            }
        }
        transaction.commit().await?;
        match global.json {
            true => print_json(&user),
            false => print_text(&format!("made the account {}\n", user.email)),
        }
    }
}

/// A user as `list` shows them.
#[derive(Serialize)]
struct Listed {
    id: UserId,
    email: String,
    name: String,
    workspaces: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    workspace: String,
    role: Role,
}

async fn list(app: &App, global: &Global) -> Result<()> {
    let mut transaction = app.database.read().await?;
    let mut listed = Vec::new();
    for user in users::list(&mut transaction).await? {
        let memberships = members::of_user(&mut transaction, user.id).await?;
        let workspaces = memberships
            .into_iter()
            .map(|found| Place {
                workspace: found.workspace.slug,
                role: found.role,
            })
            .collect();
        let users::User { id, name, email } = user;
        listed.push(Listed {
            id,
            email,
            name,
            workspaces,
        });
    }
    if global.json {
        return print_json(&listed);
    }
    let lines = listed.iter().map(|user| {
        let places: Vec<String> = user
            .workspaces
            .iter()
            .map(|p| format!("{} ({})", p.workspace, p.role))
            .collect();
        format!(
            "{:<32} {:<24} {}\n",
            user.email,
            user.name,
            places.join(", ")
        )
    });
    print_text(&lines.collect::<String>())
}

async fn set_password(app: &App, email: &str) -> Result<()> {
    let mut transaction = app.database.read().await?;
    let user = user_by_email(&mut transaction, email).await?;
    drop(transaction);
    let hash = passwords::hash(read_password()?).await?;
    let mut transaction = app.database.write().await?;
    users::set_password(&mut transaction, user, hash).await?;
    transaction.commit().await
}

async fn set_role(app: &App, email: &str, workspace: &str, role: Option<Role>) -> Result<()> {
    let mut transaction = app.database.write().await?;
    let user = user_by_email(&mut transaction, email).await?;
    let workspace = workspaces::get(&mut transaction, workspace).await?.id;
    match role {
        None => members::remove(&mut transaction, workspace, user).await?,
        Some(role) => give_role(&mut transaction, workspace, user, role).await?,
    }
    transaction.commit().await
}

async fn give_role(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
    role: Role,
) -> Result<()> {
    let memberships = members::of_user(transaction, user).await?;
    match memberships
        .iter()
        .any(|membership| membership.workspace.id == workspace)
    {
        true => members::change_role(transaction, workspace, user, role).await,
        false => members::add(transaction, workspace, user, role).await,
    }
}

async fn user_by_email(transaction: &mut Transaction, email: &str) -> Result<UserId> {
    let user = users::find_by_email(transaction, email).await?;
    Ok(user
        .ok_or_else(|| Error::not_found(format!("user '{email}'")))?
        .id)
}

/// Asks for a new password twice in a terminal; reads one line from standard input elsewhere.
fn read_password() -> Result<String> {
    if !std::io::stdin().is_terminal() {
        let mut text = String::new();
        let input = std::io::stdin().lock().take(4096).read_to_string(&mut text);
        input.map_err(|cause| {
            let detail = format!("the password cannot be read from standard input: {cause}");
            Error::invalid("password_input", detail)
        })?;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    let terminal = console::Term::stderr();
    let ask = |prompt: &str| {
        let asked = terminal
            .write_str(prompt)
            .and_then(|()| terminal.read_secure_line());
        asked.map_err(Error::internal)
    };
    let password = ask("New password: ")?;
    if ask("The same again: ")? != password {
        return Err(Error::invalid(
            "password_repeat",
            "the two passwords differ",
        ));
    }
    Ok(password)
}
