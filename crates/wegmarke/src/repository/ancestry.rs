//! Documents that are parts of others of their kind: such chains end.

use std::collections::HashSet;

use super::DocumentId;
use super::kind::Kind;
use super::store;
use crate::database::Transaction;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::ids::WorkspaceId;

/// Longest chain of parents.
const MOST_ANCESTORS: usize = 64;

/// Refuses a document whose chain of parents leads back into itself. Runs after the document is
/// written, so that two who hang journeys below each other at the same moment cannot both pass.
///
/// # Errors
/// `circular_parent` at `parent`.
pub(super) async fn check(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &Kind,
    id: DocumentId,
) -> Result<()> {
    let Some(field) = kind.parent else {
        return Ok(());
    };
    let mut passed = HashSet::new();
    let mut next = Some(id);
    while let Some(current) = next {
        if !passed.insert(current) || passed.len() > MOST_ANCESTORS {
            let detail = format!(
                "the chain of parents leads back into itself or has more than {MOST_ANCESTORS} \
                 members"
            );
            return Err(Error::invalid("circular_parent", detail).at(field));
        }
        next = match store::find(transaction, workspace, kind.name, current).await {
            Ok(document) => document
                .value()?
                .get(field)
                .and_then(|parent| parent.as_str()?.parse().ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
    }
    Ok(())
}
