//! Votes, until they are counted.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::database::{Transaction, execute, fetch_all, fetch_one};
use crate::error::Result;
use crate::ids::{UserId, WorkspaceId};
use crate::repository::DocumentId;

/// One person's votes, and how far all are. What the others voted for is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ballot {
    /// The person's own votes, by note or group.
    pub own: BTreeMap<String, i64>,
    /// Votes the person still has.
    pub left: i64,
    /// People who have voted so far.
    pub voters: i64,
}

/// One person's ballot; `votes_each` are the votes that everybody has.
pub(super) async fn ballot(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    workshop: DocumentId,
    user: UserId,
    votes_each: u8,
) -> Result<Ballot> {
    let select = "SELECT target, votes FROM workshop_votes \
                  WHERE workspace_id = $1 AND workshop_id = $2 AND user_id = $3";
    let rows = fetch_all!(
        transaction,
        (String, i64),
        select,
        workspace,
        workshop,
        user
    )?;
    let own: BTreeMap<String, i64> = rows.into_iter().collect();
    Ok(Ballot {
        left: i64::from(votes_each) - own.values().sum::<i64>(),
        voters: voters(transaction, workspace, workshop).await?,
        own,
    })
}

/// How many people have voted.
pub(super) async fn voters(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    workshop: DocumentId,
) -> Result<i64> {
    let select = "SELECT CAST(COUNT(DISTINCT user_id) AS BIGINT) FROM workshop_votes \
                  WHERE workspace_id = $1 AND workshop_id = $2";
    Ok(fetch_one!(transaction, (i64,), select, workspace, workshop)?.0)
}

/// Sets how many votes a person gives to one note or group.
pub(super) async fn vote(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    workshop: DocumentId,
    user: UserId,
    target: &str,
    votes: i64,
) -> Result<()> {
    let delete = "DELETE FROM workshop_votes WHERE workspace_id = $1 AND workshop_id = $2 \
                  AND user_id = $3 AND target = $4";
    execute!(transaction, delete, workspace, workshop, user, target)?;
    if votes > 0 {
        let insert = "INSERT INTO workshop_votes (workspace_id, workshop_id, user_id, target, \
                      votes) VALUES ($1, $2, $3, $4, $5)";
        execute!(
            transaction,
            insert,
            workspace,
            workshop,
            user,
            target,
            votes
        )?;
    }
    Ok(())
}

/// The votes of all, by note or group.
pub(super) async fn count(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    workshop: DocumentId,
) -> Result<Vec<(String, i64)>> {
    let select = "SELECT target, CAST(SUM(votes) AS BIGINT) FROM workshop_votes \
                  WHERE workspace_id = $1 AND workshop_id = $2 GROUP BY target ORDER BY target";
    fetch_all!(transaction, (String, i64), select, workspace, workshop)
}

/// Forgets who voted for what.
pub(super) async fn forget(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    workshop: DocumentId,
) -> Result<()> {
    let delete = "DELETE FROM workshop_votes WHERE workspace_id = $1 AND workshop_id = $2";
    execute!(transaction, delete, workspace, workshop)?;
    Ok(())
}
