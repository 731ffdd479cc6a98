//! Reviews: somebody asks others to look at a journey before it goes live; they approve it or ask for
//! changes. A workspace may insist on it: then nobody below admin brings a journey live that nobody
//! else has approved as it is.

mod guard;
mod routes;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

pub use self::guard::guard;
pub use self::routes::routes;
use crate::clock::Instant;
use crate::ids::UserId;
use crate::repository::DocumentId;

crate::ids::identifier!(
    /// A review.
    pub struct ReviewId, "review"
);

/// Longest text of a request or an answer, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// What somebody says about a journey under review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It may go live as it is.
    Approved,
    /// Something has to change first.
    ChangesAsked,
    /// Neither yet.
    Comment,
}

impl Verdict {
    fn name(self) -> &'static str {
        match self {
            Verdict::Approved => "approved",
            Verdict::ChangesAsked => "changes-asked",
            Verdict::Comment => "comment",
        }
    }
}

crate::database::stored_as!(
    Verdict,
    String,
    |verdict| verdict.name().to_owned(),
    |text| {
        [Verdict::Approved, Verdict::ChangesAsked, Verdict::Comment]
            .into_iter()
            .find(|verdict| verdict.name() == text)
            .ok_or_else(|| format!("unknown verdict '{text}'").into())
    }
);

/// Where a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nobody has decided yet.
    Open,
    /// Somebody approved, and nobody's wish for changes is open.
    Approved,
    /// Somebody asks for changes.
    ChangesAsked,
    /// Whoever asked took it back, or asked anew.
    Withdrawn,
}

/// Somebody in a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReviewPerson)]
pub struct Person {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReviewAnswer)]
pub struct Answer {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Instant,
    /// What.
    pub verdict: Verdict,
    /// About which version of the journey.
    pub version: i64,
    /// In their words.
    pub text: String,
}

/// A request to look at a journey, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Review {
    /// The identifier.
    pub id: ReviewId,
    /// The journey.
    pub journey: DocumentId,
    /// Its version when the review was asked for.
    pub version: i64,
    /// Who asked.
    pub requested_by: Person,
    /// When.
    pub requested_at: Instant,
    /// What they asked.
    pub text: String,
    /// Whom they asked.
    pub people: Vec<Person>,
    /// In the order in which they came.
    pub answers: Vec<Answer>,
    /// Where it stands.
    pub outcome: Outcome,
}

/// Where a review with these answers stands: the latest decision of each person counts, one approval
/// is enough, one wish for changes holds it up.
pub fn outcome(answers: &[Answer], is_withdrawn: bool) -> Outcome {
    if is_withdrawn {
        return Outcome::Withdrawn;
    }
    let decisions = latest_decisions(answers);
    if decisions
        .iter()
        .any(|it| it.verdict == Verdict::ChangesAsked)
    {
        Outcome::ChangesAsked
    } else if decisions.is_empty() {
        Outcome::Open
    } else {
        Outcome::Approved
    }
}

/// The latest approval or wish for changes of each person.
fn latest_decisions(answers: &[Answer]) -> Vec<&Answer> {
    let mut latest: Vec<&Answer> = Vec::new();
    for answer in answers.iter().filter(|it| it.verdict != Verdict::Comment) {
        latest.retain(|other| other.by.user != answer.by.user);
        latest.push(answer);
    }
    latest
}

/// The versions that are approved.
fn approved_versions(review: &Review) -> Vec<i64> {
    if review.outcome != Outcome::Approved {
        return Vec::new();
    }
    let decisions = latest_decisions(&review.answers).into_iter();
    decisions.map(|answer| answer.version).collect()
}

/// Whether two states of a journey say the same, whatever their state in life.
fn is_same_content(one: &Value, other: &Value) -> bool {
    let content = |body: &Value| {
        let mut body = body.clone();
        if let Some(object) = body.as_object_mut() {
            object.shift_remove("state");
        }
        body
    };
    content(one) == content(other)
}

/// Whether a journey is live.
fn is_live(body: &Value) -> bool {
    body.get("state").and_then(Value::as_str) == Some("live")
}
