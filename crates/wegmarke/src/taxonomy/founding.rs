//! What a new workspace begins with: the channels, devices and three phase models that ship with the
//! product. They are ordinary documents from then on. Their ids are the same in every workspace, so
//! that a journey moved to another workspace finds them there.

use serde_json::Value;

use super::{Channel, Device, PhaseModel};
use crate::accounts::workspaces::{self, NewWorkspace};
use crate::accounts::{Role, Workspace, members};
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::repository::{Author, Editor, Kind};

/// Lists of documents by the plural of their kind, each document with its id, as in the text form.
const FOUNDING: &str = include_str!("founding.json");

const KINDS: [Kind; 3] = [
    Kind::of::<Channel>(),
    Kind::of::<Device>(),
    Kind::of::<PhaseModel>(),
];

/// Makes a workspace with everything that a new one has, and its first admin.
///
/// # Errors
/// Those of [`workspaces::create`].
pub async fn found_workspace(
    transaction: &mut Transaction,
    new: NewWorkspace,
    founder: UserId,
    now: Instant,
) -> Result<Workspace> {
    let workspace = workspaces::create(transaction, new, now).await?;
    members::add(transaction, workspace.id, founder, Role::Admin).await?;
    seed(transaction, workspace.id, now).await?;
    Ok(workspace)
}

/// Puts the shipped channels, devices and phase models into an empty workspace.
pub async fn seed(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    now: Instant,
) -> Result<()> {
    let mut founding: Value = serde_json::from_str(FOUNDING)?;
    let author = Author {
        user: None,
        at: now,
    };
    for kind in &KINDS {
        let documents = founding[kind.plural].as_array_mut().map(std::mem::take);
        for mut document in documents.unwrap_or_default() {
            let id = document
                .as_object_mut()
                .and_then(|body| body.shift_remove("id"));
            let id = id.as_ref().and_then(Value::as_str).map(str::parse);
            let id = id.ok_or_else(|| Error::internal("a founding document without id"))??;
            let editor = Editor {
                workspace,
                kind,
                id,
                author,
            };
            editor.create(transaction, document).await?;
        }
    }
    Ok(())
}
