//! What participants of a workshop do that is not an ordinary change of the board: writing notes
//! under no name but their own, voting, counting, taking over.

use axum::Extension;
use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::taking::{Taking, take};
use super::{Ballot, Sticky, Workshop, WorkshopPhase, store};
use crate::app::App;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Routes, WorkspaceContext, routes};
use crate::repository::{
    After, Author, Body, Changed, DocumentId, Editor, Kinds, Operation, store as documents,
};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Contribute, routes!(write))
        .add(Access::Read, routes!(show_ballot))
        .add(Access::Contribute, routes!(vote))
        .add(Access::Edit, routes!(count))
        .add(Access::Edit, routes!(take_over))
}

fn editor<'a>(
    app: &App,
    context: &WorkspaceContext,
    kinds: Kinds,
    id: DocumentId,
) -> Result<Editor<'a>> {
    Ok(Editor {
        workspace: context.id,
        kind: kinds.find(Workshop::KIND)?,
        id,
        author: Author {
            user: Some(context.user.id),
            at: app.clock.now(),
        },
    })
}

/// The workshop, which must be in one of these phases.
async fn in_phase(
    transaction: &mut Transaction,
    context: &WorkspaceContext,
    id: DocumentId,
    phases: &[WorkshopPhase],
) -> Result<Workshop> {
    let workshop: Workshop = documents::read_one(transaction, context.id, id).await?;
    if !phases.contains(&workshop.phase) {
        let detail = "this is not the phase of the workshop for it";
        return Err(Error::conflict("wrong_phase", detail).at("phase"));
    }
    Ok(workshop)
}

/// A note to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSticky {
    /// What it says.
    #[schema(min_length = 1, max_length = 500)]
    text: String,
    /// The id it gets, so that sending twice writes it once; one is made when absent.
    id: Option<DocumentId>,
}

/// Writes a note: under the caller's name, or under none when the workshop is anonymous.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/workshops/{workshop}/stickies",
    tag = "workshops", params(("workspace" = String, Path), ("workshop" = DocumentId, Path)),
    request_body = NewSticky,
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, DocumentId)>,
    Json(new): Json<NewSticky>,
) -> Result<Json<Changed>> {
    let text = new.text.trim();
    if text.is_empty() {
        return Err(Error::invalid_field("text", "a note says something"));
    }
    let mut transaction = app.database.write().await?;
    let open = [WorkshopPhase::Collect, WorkshopPhase::Group];
    let workshop = in_phase(&mut transaction, &context, id, &open).await?;
    let mut board = editor(&app, &context, kinds, id)?;
    let mut author = context.user.name.clone();
    if workshop.anonymous {
        board.author.user = None;
        author.clear();
    }
    let sticky = Sticky {
        id: new.id.unwrap_or_else(DocumentId::new).to_string(),
        text: text.to_owned(),
        author,
        ..Sticky::default()
    };
    let insert = Operation::Insert {
        path: "stickies".to_owned(),
        after: After::Last,
        value: serde_json::to_value(sticky)?,
    };
    let changed = board.change(&mut transaction, vec![insert], None).await?;
    transaction.commit().await?;
    Ok(Json(changed))
}

/// The caller's own votes and how many people have voted.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/workshops/{workshop}/votes",
    tag = "workshops", params(("workspace" = String, Path), ("workshop" = DocumentId, Path)),
    responses((status = 200, body = Ballot), (status = 404, body = Problem)))]
async fn show_ballot(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, DocumentId)>,
) -> Result<Json<Ballot>> {
    let mut transaction = app.database.read().await?;
    let workshop: Workshop = documents::read_one(&mut transaction, context.id, id).await?;
    let (user, each) = (context.user.id, workshop.votes_each());
    Ok(Json(
        store::ballot(&mut transaction, context.id, id, user, each).await?,
    ))
}

/// How many votes to give.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Vote {
    /// The group, or the note that is in none.
    target: String,
    /// How many of the caller's votes it has from now on.
    #[schema(minimum = 0, maximum = 20)]
    votes: u8,
}

/// Gives votes, or takes them back.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/workshops/{workshop}/votes",
    tag = "workshops", params(("workspace" = String, Path), ("workshop" = DocumentId, Path)),
    request_body = Vote,
    responses((status = 200, body = Ballot), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn vote(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, DocumentId)>,
    Json(vote): Json<Vote>,
) -> Result<Json<Ballot>> {
    let mut transaction = app.database.write().await?;
    let workshop = in_phase(&mut transaction, &context, id, &[WorkshopPhase::Vote]).await?;
    if !workshop.can_be_voted_for(&vote.target) {
        let detail = "the board has no such group, nor such a note outside of groups";
        return Err(Error::invalid("unknown_target", detail).at("target"));
    }
    let (user, each) = (context.user.id, workshop.votes_each());
    let votes = i64::from(vote.votes);
    store::vote(&mut transaction, context.id, id, user, &vote.target, votes).await?;
    let ballot = store::ballot(&mut transaction, context.id, id, user, each).await?;
    if ballot.left < 0 {
        let detail = format!("everybody has {each} votes");
        return Err(Error::conflict("too_many_votes", detail).at("votes"));
    }
    transaction.commit().await?;
    Ok(Json(ballot))
}

/// Counts the votes, writes the sums on the board, goes on to taking over, and forgets who voted
/// for what.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/workshops/{workshop}/count",
    tag = "workshops", params(("workspace" = String, Path), ("workshop" = DocumentId, Path)),
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn count(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, DocumentId)>,
) -> Result<Json<Changed>> {
    let mut transaction = app.database.write().await?;
    let workshop = in_phase(&mut transaction, &context, id, &[WorkshopPhase::Vote]).await?;
    let voters = store::voters(&mut transaction, context.id, id).await?;
    let sums = store::count(&mut transaction, context.id, id).await?;
    let set = |path: &str, value| Operation::Set {
        path: path.to_owned(),
        value: Some(value),
        at: None,
    };
    let mut operations = vec![
        set("phase", json!(WorkshopPhase::TakeOver)),
        set("voters", json!(voters)),
    ];
    for (target, votes) in sums {
        // What was removed or grouped while people voted no longer stands on the board.
        if let Some(place) = workshop.place_of(&target) {
            operations.push(Operation::set(&place.join("votes"), json!(votes)));
        }
    }
    let board = editor(&app, &context, kinds, id)?;
    let changed = board.change(&mut transaction, operations, None).await?;
    store::forget(&mut transaction, context.id, id).await?;
    transaction.commit().await?;
    Ok(Json(changed))
}

/// Makes an insight, an opportunity or a card of a note or a group.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/workshops/{workshop}/take",
    tag = "workshops", params(("workspace" = String, Path), ("workshop" = DocumentId, Path)),
    request_body = Taking,
    responses((status = 200, body = Changed), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_over(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, id)): Path<(String, DocumentId)>,
    Json(taking): Json<Taking>,
) -> Result<Json<Changed>> {
    let mut transaction = app.database.write().await?;
    let workshop: Workshop = documents::read_one(&mut transaction, context.id, id).await?;
    let board = editor(&app, &context, kinds, id)?;
    let operations = take(&mut transaction, kinds, board, &workshop, &taking).await?;
    let changed = board.change(&mut transaction, operations, None).await?;
    transaction.commit().await?;
    Ok(Json(changed))
}
