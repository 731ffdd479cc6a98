//! What a document is called, whatever its kind.

use serde::Deserialize;

use super::{DocumentId, Text};
use crate::database::{JsonText, Transaction, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// The members of a body that name it: a title in several languages, or a person's name.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    title: Text,
    name: Option<String>,
}

/// The title of a document that is not removed. A name that is the same in every language stands
/// under the language that is asked for first.
///
/// # Errors
/// Not found, also when the workspace has it under another kind.
pub async fn title(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    id: DocumentId,
) -> Result<Text> {
    let select = "SELECT body FROM documents \
                  WHERE workspace_id = $1 AND id = $2 AND kind = $3 AND NOT removed";
    let found = fetch_optional!(transaction, (JsonText<Named>,), select, workspace, id, kind)?;
    let (JsonText(named),) = found.ok_or_else(|| Error::not_found(kind))?;
    Ok(match named.name {
        Some(name) if named.title.is_blank() => Text::german_english(&name, &name),
        _ => named.title,
    })
}
