//! Questions to the log: what customers really do, in the words of the repository.
//!
//! [`load`] gives the log under the present bindings; each question is a pure function on it, which
//! takes long on a large log and belongs on a blocking thread: [`answer`] puts it there. How each
//! number is computed stands in `docs/methods`.

mod binding;
mod cache;
mod discover;
mod filters;
mod gap;
mod health;
mod log;
mod months;
mod opportunities;
mod overview;
mod phases;
mod question;
mod quotes;
mod routes;
mod score;
mod steps;
mod transitions;
mod variants;

pub use self::binding::Label;
pub use self::cache::{Cache, answer, load};
pub use self::discover::{DiscoverReport, Discovery, Library, Wish, discover, keep};
pub use self::filters::{FiltersReport, filters};
pub use self::gap::{Gap, GapReport, GapRow, Judgement, gap};
pub use self::health::{JourneyHealth, health};
pub use self::log::BoundLog;
pub use self::months::{TouchpointReport, touchpoints};
pub use self::opportunities::{Improvements, OpportunitiesReport, opportunities};
pub use self::overview::{OverviewReport, overview};
pub use self::question::{Filter, Question};
pub use self::quotes::{Quote, QuotePlace, quotes};
pub use self::routes::routes;
pub use self::score::Score;
pub use self::steps::{StepsReport, steps};
pub use self::transitions::{TransitionsReport, transitions};
pub use self::variants::{VariantsReport, variants};

use crate::accounts::Workspace;
use crate::app::App;
use crate::error::{Kind as ErrorKind, Result};
use crate::journeys::Journey;
use crate::repository::{DocumentId, store};

/// Variants listed when nobody says how many.
pub const USUAL_VARIANTS: usize = 20;
/// The most variants or quotes in one answer.
pub const MOST_ROWS: usize = 10_000;

/// The most journeys in one question about their health.
pub const MOST_JOURNEYS: usize = 100;

/// Microseconds as seconds.
fn seconds(microseconds: f64) -> f64 {
    microseconds / 1e6
}

/// A part of a whole; of nothing it is nothing.
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// How customers go through one journey's map.
///
/// # Errors
/// Not found; or what [`steps`] says.
pub async fn steps_of(
    app: &App,
    workspace: &Workspace,
    journey: DocumentId,
    question: Question,
) -> Result<StepsReport> {
    let mut transaction = app.database.read().await?;
    let journey: Journey = store::read_one(&mut transaction, workspace.id, journey).await?;
    drop(transaction);
    let log = load(app, workspace).await?;
    let start = app.clock.now();
    let mut report = answer(log, move |log| steps(log, &question, &journey)).await?;
    let milliseconds = app.clock.now().since(start).as_millis();
    report.computed_in_ms = u64::try_from(milliseconds).unwrap_or(0);
    Ok(report)
}

/// How well each of these journeys goes; those that no longer exist are left out.
///
/// # Errors
/// What [`health`] says.
pub async fn health_of(
    app: &App,
    workspace: &Workspace,
    ids: Vec<DocumentId>,
    question: Question,
) -> Result<Vec<JourneyHealth>> {
    let mut journeys = Vec::with_capacity(ids.len());
    let mut transaction = app.database.read().await?;
    for id in ids {
        match store::read_one::<Journey>(&mut transaction, workspace.id, id).await {
            Ok(journey) => journeys.push((id, journey)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    drop(transaction);
    let log = load(app, workspace).await?;
    answer(log, move |log| health(log, &question, &journeys)).await
}

/// Proposes a journey from the log and the library of the workspace.
///
/// # Errors
/// What [`discover`] says.
pub async fn propose(
    app: &App,
    workspace: &Workspace,
    question: Question,
    wish: Wish,
) -> Result<Discovery> {
    let mut transaction = app.database.read().await?;
    let library = Library {
        phase_models: store::read_all(&mut transaction, workspace.id).await?,
        touchpoints: store::read_all(&mut transaction, workspace.id).await?,
    };
    drop(transaction);
    let log = load(app, workspace).await?;
    answer(log, move |log| discover(log, &question, &wish, &library)).await
}
