//! The tables of reviews, and what going live depends on.

use std::collections::HashMap;

use super::{Answer, Person, Review, ReviewId, Verdict, outcome};
use crate::accounts::{Role, Settings};
use crate::clock::Instant;
use crate::database::{JsonText, Transaction, execute, fetch_all, fetch_one, fetch_optional};
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::repository::{DocumentId, Operation};

#[derive(sqlx::FromRow)]
struct ReviewRow {
    id: ReviewId,
    journey_id: DocumentId,
    version: i64,
    requested_by: UserId,
    name: String,
    requested_at: Instant,
    text: String,
    withdrawn_at: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    review_id: ReviewId,
    user_id: UserId,
    name: String,
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    review_id: ReviewId,
    user_id: UserId,
    name: String,
    answered_at: Instant,
    verdict: Verdict,
    version: i64,
    text: String,
}

/// All reviews of a journey, the newest first.
pub(super) async fn of_journey(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: DocumentId,
) -> Result<Vec<Review>> {
    let select = "SELECT r.id, r.journey_id, r.version, r.requested_by, u.name, r.requested_at, \
                  r.text, r.withdrawn_at FROM reviews r JOIN users u ON u.id = r.requested_by \
                  WHERE r.workspace_id = $1 AND r.journey_id = $2";
    let mut rows = fetch_all!(transaction, ReviewRow, select, workspace, journey)?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    let mut people: HashMap<ReviewId, Vec<Person>> = HashMap::new();
    let select = "SELECT p.review_id, p.user_id, u.name FROM review_people p \
                  JOIN reviews r ON r.workspace_id = p.workspace_id AND r.id = p.review_id \
                  JOIN users u ON u.id = p.user_id \
                  WHERE p.workspace_id = $1 AND r.journey_id = $2 ORDER BY u.name, u.id";
    for row in fetch_all!(transaction, PersonRow, select, workspace, journey)? {
        let (user, name) = (row.user_id, row.name);
        let people = people.entry(row.review_id).or_default();
        people.push(Person { user, name });
    }
    let mut answers: HashMap<ReviewId, Vec<Answer>> = HashMap::new();
    let select = "SELECT a.review_id, a.user_id, u.name, a.answered_at, a.verdict, a.version, \
                  a.text FROM review_answers a \
                  JOIN reviews r ON r.workspace_id = a.workspace_id AND r.id = a.review_id \
                  JOIN users u ON u.id = a.user_id \
                  WHERE a.workspace_id = $1 AND r.journey_id = $2 ORDER BY a.number";
    for row in fetch_all!(transaction, AnswerRow, select, workspace, journey)? {
        answers.entry(row.review_id).or_default().push(Answer {
            by: Person {
                user: row.user_id,
                name: row.name,
            },
            at: row.answered_at,
            verdict: row.verdict,
            version: row.version,
            text: row.text,
        });
    }
    let reviews = rows.into_iter().map(|row| {
        let answers = answers.remove(&row.id).unwrap_or_default();
        Review {
            id: row.id,
            journey: row.journey_id,
            version: row.version,
            requested_by: Person {
                user: row.requested_by,
                name: row.name,
            },
            requested_at: row.requested_at,
            text: row.text,
            people: people.remove(&row.id).unwrap_or_default(),
            outcome: outcome(&answers, row.withdrawn_at.is_some()),
            answers,
        }
    });
    Ok(reviews.collect())
}

/// One review.
///
/// # Errors
/// Not found.
pub(super) async fn find(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: ReviewId,
) -> Result<Review> {
    let select = "SELECT journey_id FROM reviews WHERE workspace_id = $1 AND id = $2";
    let found = fetch_optional!(transaction, (DocumentId,), select, workspace, id)?;
    let (journey,) = found.ok_or_else(|| Error::not_found("review"))?;
    let reviews = of_journey(transaction, workspace, journey).await?;
    let review = reviews.into_iter().find(|review| review.id == id);
    review.ok_or_else(|| Error::not_found("review"))
}

/// A review to be asked for.
pub(super) struct NewReview {
    pub(super) id: ReviewId,
    pub(super) journey: DocumentId,
    pub(super) version: i64,
    pub(super) by: UserId,
    pub(super) at: Instant,
    pub(super) text: String,
    pub(super) people: Vec<UserId>,
}

/// Asks for a review; earlier ones of the journey end.
pub(super) async fn insert(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    new: &NewReview,
) -> Result<()> {
    let end = "UPDATE reviews SET withdrawn_at = $3 \
               WHERE workspace_id = $1 AND journey_id = $2 AND withdrawn_at IS NULL";
    execute!(transaction, end, workspace, new.journey, new.at)?;
    let insert = "INSERT INTO reviews (workspace_id, id, journey_id, version, requested_by, \
                  requested_at, text) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    execute!(
        transaction,
        insert,
        workspace,
        new.id,
        new.journey,
        new.version,
        new.by,
        new.at,
        &new.text
    )?;
    for user in &new.people {
        let insert =
            "INSERT INTO review_people (workspace_id, review_id, user_id) VALUES ($1, $2, $3)";
        execute!(transaction, insert, workspace, new.id, user)?;
    }
    Ok(())
}

/// Records what somebody says.
pub(super) async fn answer(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    review: &Review,
    answer: &Answer,
) -> Result<()> {
    let insert = "INSERT INTO review_answers (workspace_id, review_id, number, user_id, \
                  answered_at, verdict, version, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let number = review.answers.len() as i64 + 1;
    let inserted = execute!(
        transaction,
        insert,
        workspace,
        review.id,
        number,
        answer.by.user,
        answer.at,
        answer.verdict,
        answer.version,
        &answer.text
    );
    match inserted {
        Err(error) if error.is_unique_violation() => {
            let detail = "somebody answered at the same moment, please try again";
            Err(Error::conflict("taken", detail))
        }
        other => other.map(|_| ()),
    }
}

pub(super) async fn withdraw(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: ReviewId,
    at: Instant,
) -> Result<()> {
    let update = "UPDATE reviews SET withdrawn_at = $3 WHERE workspace_id = $1 AND id = $2";
    execute!(transaction, update, workspace, id, at)?;
    Ok(())
}

/// Whether journeys of the workspace need an approval to go live.
pub(super) async fn is_approval_needed(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<bool> {
    let select = "SELECT settings FROM workspaces WHERE id = $1";
    let (settings,) = fetch_one!(transaction, (JsonText<Settings>,), select, workspace)?;
    Ok(settings.0.approval_needed)
}

/// The role of a member; none for others.
pub(super) async fn role_of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<Option<Role>> {
    let select = "SELECT role FROM members WHERE workspace_id = $1 AND user_id = $2";
    let found = fetch_optional!(transaction, (Role,), select, workspace, user)?;
    Ok(found.map(|(role,)| role))
}

/// The last version of a journey in which it was live.
pub(super) async fn last_live_version(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: DocumentId,
    present: i64,
) -> Result<Option<i64>> {
    let select = "SELECT sequence, operations FROM document_changes WHERE workspace_id = $1 \
                  AND document_id = $2 AND operations LIKE $3 ORDER BY sequence";
    type Row = (i64, JsonText<Vec<Operation>>);
    let rows = fetch_all!(transaction, Row, select, workspace, journey, "%\"state\"%")?;
    let mut is_live = false;
    let mut last = None;
    for (sequence, operations) in rows {
        for operation in operations.0 {
            let Operation::Set { path, value, .. } = operation else {
                continue;
            };
            if path != "state" {
                continue;
            }
            let becomes_live = value.is_some_and(|value| value == "live");
            if is_live && !becomes_live {
                last = Some(sequence - 1);
            }
            is_live = becomes_live;
        }
    }
    Ok(if is_live { Some(present) } else { last })
}
