//! Comparing the values of a document about to be written with the definitions of its workspace.

use std::collections::HashMap;

use serde_json::Value;

use super::Field;
use super::values::changed;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::repository::{escape, store};

/// Refuses values that changed and have no definition, do not fit it, or belong to another kind.
///
/// # Errors
/// `unknown_field` or `invalid_field` with the place of the value.
pub async fn check(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &str,
    before: Option<&Value>,
    after: &Value,
) -> Result<()> {
    let changed = changed(before, after);
    if changed.is_empty() {
        return Ok(());
    }
    let definitions: HashMap<String, Field> = store::read_all::<Field>(transaction, workspace)
        .await?
        .into_iter()
        .map(|(id, field)| (id.to_string(), field))
        .collect();
    for (id, value) in changed {
        let place = format!("fields/{}", escape(id));
        let Some(field) = definitions.get(id) else {
            let detail = "the workspace has no field with this id";
            return Err(Error::invalid("unknown_field", detail).at(place));
        };
        if !field.applies_to(kind) {
            let detail = format!("this field is not for a {kind}");
            return Err(Error::invalid_field(place, detail));
        }
        field.check_value(value).map_err(|error| error.at(place))?;
    }
    Ok(())
}
