//! Reviews over HTTP.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::{IntoParams, ToSchema};

use super::store::{self, NewReview};
use super::{Answer, LONGEST_TEXT, Outcome, Person, Review, ReviewId, Verdict, guard};
use crate::accounts::{Role, members};
use crate::app::App;
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::ids::UserId;
use crate::journeys::Journey;
use crate::notifications::{About, Notice, NotificationKind, raise};
use crate::repository::{Author, Body, DocumentId, Editor, Kinds, store as documents};

/// Most people asked at once.
const MOST_PEOPLE: usize = 50;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(list))
        .add(Access::Edit, routes!(request))
        .add(Access::Contribute, routes!(answer))
        .add(Access::Edit, routes!(withdraw))
}

/// Whose reviews.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The journey.
    journey: DocumentId,
}

/// The reviews of a journey and what they mean for going live.
#[derive(Serialize, ToSchema)]
struct Reviews {
    /// The newest first.
    reviews: Vec<Review>,
    /// Whether the workspace insists on an approval.
    approval_needed: bool,
    /// Whether the journey is approved as it is now.
    approved: bool,
    /// The last version in which it was live, to compare with.
    last_live_version: Option<i64>,
}

async fn reviews_of(
    transaction: &mut Transaction,
    context: &WorkspaceContext,
    journey: DocumentId,
) -> Result<Json<Reviews>> {
    let document = documents::find(transaction, context.id, Journey::KIND, journey).await?;
    let body = document.value()?;
    let version = document.version;
    Ok(Json(Reviews {
        reviews: store::of_journey(transaction, context.id, journey).await?,
        approval_needed: context.settings.approval_needed,
        approved: guard::is_approved(transaction, context.id, journey, &body).await?,
        last_live_version: store::last_live_version(transaction, context.id, journey, version)
            .await?,
    }))
}

/// The reviews of a journey.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reviews", tag = "reviews",
    params(("workspace" = String, Path), ListQuery),
    responses((status = 200, body = Reviews), (status = 404, body = Problem)))]
async fn list(
    State(app): State<App>,
    context: WorkspaceContext,
    Path(_workspace): Path<String>,
    Query(query): Query<ListQuery>,
) -> Result<Json<Reviews>> {
    let mut transaction = app.database.read().await?;
    reviews_of(&mut transaction, &context, query.journey).await
}

/// What is asked of whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReviewRequest)]
struct Request {
    /// The journey.
    journey: DocumentId,
    /// Whom to ask: members of the workspace, not oneself.
    people: Vec<UserId>,
    /// What to look at.
    #[serde(default)]
    text: String,
}

fn check_text(text: &str) -> Result<()> {
    if text.chars().count() <= LONGEST_TEXT {
        return Ok(());
    }
    let detail = format!("a text has at most {LONGEST_TEXT} characters");
    Err(Error::invalid_field("text", detail))
}

/// Asks members to review a journey. It is in review from now on; an earlier request ends.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/reviews", tag = "reviews",
    params(("workspace" = String, Path)), request_body = Request,
    responses((status = 201, body = Reviews), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn request(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path(_workspace): Path<String>,
    Json(request): Json<Request>,
) -> Result<impl IntoResponse> {
    check_text(&request.text)?;
    let mut transaction = app.database.write().await?;
    let people = checked_people(&mut transaction, &context, request.people).await?;
    set_state(
        &mut transaction,
        &app,
        &context,
        kinds,
        request.journey,
        "in-review",
        &[],
    )
    .await?;
    let document =
        documents::find(&mut transaction, context.id, Journey::KIND, request.journey).await?;
    let new = NewReview {
        id: ReviewId::new(),
        journey: request.journey,
        version: document.version,
        by: context.user.id,
        at: app.clock.now(),
        text: request.text,
        people,
    };
    store::insert(&mut transaction, context.id, &new).await?;
    let occasion = format!("review/{}", new.id);
    tell(
        &mut transaction,
        &context,
        new.journey,
        &new.people,
        occasion,
        &new.text,
        new.at,
    )
    .await?;
    let reviews = reviews_of(&mut transaction, &context, request.journey).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, reviews))
}

async fn checked_people(
    transaction: &mut Transaction,
    context: &WorkspaceContext,
    mut people: Vec<UserId>,
) -> Result<Vec<UserId>> {
    people.sort();
    people.dedup();
    if !(1..=MOST_PEOPLE).contains(&people.len()) {
        let detail = format!("ask between 1 and {MOST_PEOPLE} people");
        return Err(Error::invalid_field("people", detail));
    }
    if people.contains(&context.user.id) {
        return Err(Error::invalid_field("people", "ask somebody else"));
    }
    let members = members::list(transaction, context.id).await?;
    for user in &people {
        let may_answer =
            |member: &members::Member| member.user == *user && member.role >= Role::Contributor;
        if !members.iter().any(may_answer) {
            let detail = "a reviewer is a member who may contribute";
            return Err(Error::invalid_field("people", detail));
        }
    }
    Ok(people)
}

/// Brings the journey into another state, unless it is in one of these or there already.
async fn set_state(
    transaction: &mut Transaction,
    app: &App,
    context: &WorkspaceContext,
    kinds: Kinds,
    journey: DocumentId,
    state: &'static str,
    only_from: &'static [&'static str],
) -> Result<()> {
    let editor = Editor {
        workspace: context.id,
        kind: kinds.find(Journey::KIND)?,
        id: journey,
        author: Author {
            user: Some(context.user.id),
            at: app.clock.now(),
        },
    };
    let decide = move |present: &Map<String, Value>| {
        let mut target = present.clone();
        let now = present
            .get("state")
            .and_then(Value::as_str)
            .unwrap_or("draft");
        if only_from.is_empty() || only_from.contains(&now) {
            target.insert("state".to_owned(), json!(state));
        }
        Ok((target, ()))
    };
    editor.rewrite(transaction, None, decide).await?;
    Ok(())
}

/// Tells people that they are asked, or that somebody answered.
async fn tell(
    transaction: &mut Transaction,
    context: &WorkspaceContext,
    journey: DocumentId,
    to: &[UserId],
    occasion: String,
    text: &str,
    now: Instant,
) -> Result<()> {
    let about = About {
        kind: Journey::KIND.to_owned(),
        document: journey,
        place: String::new(),
    };
    let title = about.look_up(transaction, context.id).await?;
    let notice = Notice {
        kind: NotificationKind::Review,
        actor: Some(context.user.id),
        about: &about,
        title: &title,
        subject: None,
        excerpt: text,
        occasion,
        times: 1,
    };
    raise(transaction, context.id, to, &notice, now).await
}

/// What somebody says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReviewAnswer)]
struct NewAnswer {
    /// The decision.
    verdict: Verdict,
    /// The version of the journey that was looked at.
    version: i64,
    /// In their words.
    #[serde(default)]
    text: String,
}

/// Approves a journey under review, asks for changes or comments on it. Whoever asked for the review
/// cannot approve it.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/reviews/{review}/answers",
    tag = "reviews", params(("workspace" = String, Path), ("review" = ReviewId, Path)),
    request_body = NewAnswer,
    responses((status = 201, body = Reviews), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn answer(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, review)): Path<(String, ReviewId)>,
    Json(new): Json<NewAnswer>,
) -> Result<impl IntoResponse> {
    check_text(&new.text)?;
    let mut transaction = app.database.write().await?;
    let review = store::find(&mut transaction, context.id, review).await?;
    let is_asked = review.people.iter().any(|it| it.user == context.user.id);
    if !is_asked && context.role < Role::Editor {
        return Err(Error::forbidden(
            "only who was asked, and editors, may answer",
        ));
    }
    if review.requested_by.user == context.user.id && new.verdict == Verdict::Approved {
        return Err(Error::forbidden("somebody else approves what you ask for"));
    }
    if review.outcome == Outcome::Withdrawn {
        let detail = "this review has ended; there may be a newer one";
        return Err(Error::conflict("review_ended", detail));
    }
    let document =
        documents::find(&mut transaction, context.id, Journey::KIND, review.journey).await?;
    if !(review.version..=document.version).contains(&new.version) {
        let detail = format!(
            "the review is about versions {} to {}",
            review.version, document.version
        );
        return Err(Error::invalid_field("version", detail));
    }
    let answer = Answer {
        by: Person {
            user: context.user.id,
            name: context.user.name.clone(),
        },
        at: app.clock.now(),
        verdict: new.verdict,
        version: new.version,
        text: new.text,
    };
    store::answer(&mut transaction, context.id, &review, &answer).await?;
    let occasion = format!("review/{}/{}", review.id, review.answers.len() + 1);
    let to = [review.requested_by.user];
    tell(
        &mut transaction,
        &context,
        review.journey,
        &to,
        occasion,
        &answer.text,
        answer.at,
    )
    .await?;
    if answer.verdict == Verdict::ChangesAsked {
        let from = &["in-review"];
        set_state(
            &mut transaction,
            &app,
            &context,
            kinds,
            review.journey,
            "draft",
            from,
        )
        .await?;
    }
    let reviews = reviews_of(&mut transaction, &context, review.journey).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, reviews))
}

/// Takes a request back; the journey is a draft again.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/reviews/{review}/withdraw",
    tag = "reviews", params(("workspace" = String, Path), ("review" = ReviewId, Path)),
    responses((status = 200, body = Reviews), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn withdraw(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path((_workspace, review)): Path<(String, ReviewId)>,
) -> Result<Json<Reviews>> {
    let mut transaction = app.database.write().await?;
    let review = store::find(&mut transaction, context.id, review).await?;
    if review.requested_by.user != context.user.id && context.role < Role::Admin {
        return Err(Error::forbidden(
            "only who asked, and admins, take a request back",
        ));
    }
    store::withdraw(&mut transaction, context.id, review.id, app.clock.now()).await?;
    let from = &["in-review"];
    set_state(
        &mut transaction,
        &app,
        &context,
        kinds,
        review.journey,
        "draft",
        from,
    )
    .await?;
    let reviews = reviews_of(&mut transaction, &context, review.journey).await?;
    transaction.commit().await?;
    Ok(reviews)
}
