//! The guard of going live: met by every way of writing a journey.

use std::pin::Pin;

use super::{approved_versions, is_live, is_same_content, store};
use crate::accounts::Role;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::repository::store::{Moment, find_at};
use crate::repository::{Body, DocumentId, Proposed};

/// Refuses to bring a journey live that nobody else has approved, where the workspace insists on it.
/// Admins and the program itself may.
pub fn guard<'a>(
    transaction: &'a mut Transaction,
    proposed: Proposed<'a>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(check(transaction, proposed))
}

async fn check(transaction: &mut Transaction, proposed: Proposed<'_>) -> Result<()> {
    let was_live = proposed.before.is_some_and(is_live);
    if was_live || !is_live(proposed.after) {
        return Ok(());
    }
    let Some(user) = proposed.author.user else {
        return Ok(());
    };
    let workspace = proposed.workspace;
    if !store::is_approval_needed(transaction, workspace).await?
        || store::role_of(transaction, workspace, user).await? == Some(Role::Admin)
        || is_approved(transaction, workspace, proposed.id, proposed.after).await?
    {
        return Ok(());
    }
    let detail = "somebody else approves a journey before it goes live: ask for a review";
    Err(Error::conflict("approval_missing", detail).at("state"))
}

/// Whether the journey was approved as it is.
pub(super) async fn is_approved(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: DocumentId,
    body: &serde_json::Value,
) -> Result<bool> {
    // Only the latest review counts: who asks anew takes back what was said before.
    let reviews = store::of_journey(transaction, workspace, journey).await?;
    let Some(review) = reviews.first() else {
        return Ok(false);
    };
    for version in approved_versions(review) {
        let moment = Moment::Version(version);
        let approved = find_at(transaction, workspace, Journey::KIND, journey, moment).await?;
        if is_same_content(&approved.value()?, body) {
            return Ok(true);
        }
    }
    Ok(false)
}
