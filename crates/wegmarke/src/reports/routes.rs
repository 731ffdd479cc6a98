//! The reports over HTTP. Each takes the period (`from`, `until`) and repeatable filters (`where`).

use std::sync::Arc;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::discover::{DiscoverReport, Wish};
use super::{
    BoundLog, Filter, FiltersReport, GapReport, Improvements, JourneyHealth, MOST_JOURNEYS,
    MOST_ROWS, OpportunitiesReport, OverviewReport, Question, Quote, QuotePlace, StepsReport,
    TouchpointReport, TransitionsReport, USUAL_VARIANTS, VariantsReport,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Problem, Query, Routes, WorkspaceContext, routes};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::repository::{Author, Document, DocumentId, store};

/// The routes of the reports.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(filters))
        .add(Access::Read, routes!(overview))
        .add(Access::Read, routes!(transitions))
        .add(Access::Read, routes!(variants))
        .add(Access::Read, routes!(steps))
        .add(Access::Read, routes!(health))
        .add(Access::Read, routes!(quotes))
        .add(Access::Read, routes!(touchpoints))
        .add(Access::Read, routes!(gap))
        .add(Access::Read, routes!(opportunities))
        .add(Access::Read, routes!(discover))
        .add(Access::Edit, routes!(create_discovered))
}

/// The parameters of all reports, as they are documented; [`Parameters`] reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes the parameters, which repeat and so are read as a list"
)]
struct Narrowing {
    /// The first instant that counts: a date in the workspace's time zone, or an instant.
    from: Option<String>,
    /// The first instant that no longer counts, written likewise.
    until: Option<String>,
    /// Customers with any event that has this value: `property=value`. All given must hold.
    #[param(rename = "where")]
    filters: Option<Vec<String>>,
}

/// The parameters of a request, in order.
#[derive(Deserialize)]
#[serde(transparent)]
struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Takes out a parameter that may be given once.
    fn take(&mut self, name: &str) -> Result<Option<String>> {
        let mut values = self.take_all(name);
        match values.len() {
            0 | 1 => Ok(values.pop()),
            _ => Err(Error::invalid("invalid_query", "this can be given only once").at(name)),
        }
    }

    fn take_all(&mut self, name: &str) -> Vec<String> {
        let taken = self.0.extract_if(.., |(other, _)| other == name);
        taken.map(|(_, value)| value).collect()
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(text) = self.take(name)? else {
            return Ok(None);
        };
        let detail =
            || Error::invalid("invalid_query", format!("'{text}' is no such number")).at(name);
        text.parse().map(Some).map_err(|_| detail())
    }

    /// At most [`MOST_ROWS`].
    fn rows(&mut self, name: &str, usual: usize) -> Result<usize> {
        Ok(self.number(name)?.unwrap_or(usual).min(MOST_ROWS))
    }

    fn id(&mut self, name: &str) -> Result<Option<DocumentId>> {
        let Some(text) = self.take(name)? else {
            return Ok(None);
        };
        let id = text
            .parse()
            .map_err(|_| Error::invalid("invalid_query", "this is not an id").at(name));
        id.map(Some)
    }

    fn question(&mut self) -> Result<Question> {
        let filters = self.take_all("where");
        Ok(Question {
            from: self.take("from")?,
            until: self.take("until")?,
            filters: filters
                .iter()
                .map(|text| Filter::read(text))
                .collect::<Result<_>>()?,
        })
    }

    /// Refuses what nobody has taken.
    fn finish(self) -> Result<()> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((name, _)) => {
                let detail = format!("this report has no parameter '{name}'");
                Err(Error::invalid("invalid_query", detail).at(name))
            }
        }
    }
}

async fn log(app: &App, context: &WorkspaceContext) -> Result<Arc<BoundLog>> {
    super::load(app, &context.workspace()).await
}

async fn journey(app: &App, workspace: WorkspaceId, id: DocumentId) -> Result<Journey> {
    let mut transaction = app.database.read().await?;
    store::read_one(&mut transaction, workspace, id).await
}

/// What a report can be narrowed to: span, size, properties with their values.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/filters", tag = "reports",
    params(("workspace" = String, Path), Narrowing),
    responses((status = 200, body = FiltersReport), (status = 422, body = Problem)))]
async fn filters(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<FiltersReport>> {
    let question = parameters.question()?;
    parameters.finish()?;
    let log = log(&app, &context).await?;
    super::answer(log, move |log| super::filters(log, &question))
        .await
        .map(Json)
}

/// Which touchpoints occur, how often and for how many customers.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/overview", tag = "reports",
    params(("workspace" = String, Path), Narrowing),
    responses((status = 200, body = OverviewReport), (status = 422, body = Problem)))]
async fn overview(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<OverviewReport>> {
    let question = parameters.question()?;
    parameters.finish()?;
    let log = log(&app, &context).await?;
    super::answer(log, move |log| super::overview(log, &question))
        .await
        .map(Json)
}

/// What directly follows what, and how long it takes.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/transitions", tag = "reports",
    params(("workspace" = String, Path), Narrowing),
    responses((status = 200, body = TransitionsReport), (status = 422, body = Problem)))]
async fn transitions(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<TransitionsReport>> {
    let question = parameters.question()?;
    parameters.finish()?;
    let log = log(&app, &context).await?;
    super::answer(log, move |log| super::transitions(log, &question))
        .await
        .map(Json)
}

/// Which whole journeys occur.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/variants", tag = "reports",
    params(("workspace" = String, Path), Narrowing,
        ("top" = Option<usize>, Query, description = "How many to list; 20 unless said")),
    responses((status = 200, body = VariantsReport), (status = 422, body = Problem)))]
async fn variants(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<VariantsReport>> {
    let question = parameters.question()?;
    let top = parameters.rows("top", USUAL_VARIANTS)?;
    parameters.finish()?;
    let log = log(&app, &context).await?;
    super::answer(log, move |log| super::variants(log, &question, top))
        .await
        .map(Json)
}

/// How customers go through a map.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/steps", tag = "reports",
    params(("workspace" = String, Path), Narrowing, ("journey" = DocumentId, Query)),
    responses((status = 200, body = StepsReport), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn steps(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<StepsReport>> {
    let question = parameters.question()?;
    let id = parameters
        .id("journey")?
        .ok_or_else(|| missing("journey"))?;
    parameters.finish()?;
    super::steps_of(&app, &context.workspace(), id, question)
        .await
        .map(Json)
}

/// How well several journeys go: who reaches the end, where most leave, the lowest score.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/health", tag = "reports",
    params(("workspace" = String, Path), Narrowing,
        ("journey" = Vec<DocumentId>, Query, description = "Up to 100 of them")),
    responses((status = 200, body = [JourneyHealth]), (status = 422, body = Problem)))]
async fn health(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<Vec<JourneyHealth>>> {
    let question = parameters.question()?;
    let ids = parameters.take_all("journey");
    parameters.finish()?;
    if ids.len() > MOST_JOURNEYS {
        let detail = format!("at most {MOST_JOURNEYS} journeys at once");
        return Err(Error::invalid("invalid_query", detail).at("journey"));
    }
    let read = |text: &String| {
        text.parse()
            .map_err(|_| Error::invalid("invalid_query", "this is not an id").at("journey"))
    };
    let ids = ids.iter().map(read).collect::<Result<_>>()?;
    super::health_of(&app, &context.workspace(), ids, question)
        .await
        .map(Json)
}

/// What customers wrote at a step (`journey` and `step`) or at a `touchpoint`.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/quotes", tag = "reports",
    params(("workspace" = String, Path), Narrowing,
        ("journey" = Option<DocumentId>, Query), ("step" = Option<String>, Query),
        ("touchpoint" = Option<String>, Query, description = "Key of a touchpoint, or name of an event"),
        ("limit" = Option<usize>, Query, description = "How many, newest first; 20 unless said")),
    responses((status = 200, body = [Quote]), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn quotes(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<Vec<Quote>>> {
    let question = parameters.question()?;
    let (id, step) = (parameters.id("journey")?, parameters.take("step")?);
    let touchpoint = parameters.take("touchpoint")?;
    let limit = parameters.rows("limit", 20)?;
    parameters.finish()?;
    let on_map = match (id, step, &touchpoint) {
        (Some(id), Some(step), None) => Some((journey(&app, context.id, id).await?, step)),
        (None, None, Some(_)) => None,
        _ => {
            let detail = "name either a journey and a step, or a touchpoint";
            return Err(Error::invalid("invalid_query", detail));
        }
    };
    let log = log(&app, &context).await?;
    let answer = move |log: &BoundLog| {
        let place = match (&on_map, &touchpoint) {
            (Some((journey, step)), _) => QuotePlace::Step(journey, step),
            (None, touchpoint) => QuotePlace::Touchpoint(touchpoint.as_deref().unwrap_or_default()),
        };
        super::quotes(log, &question, &place, limit)
    };
    super::answer(log, answer).await.map(Json)
}

/// Events, customers and scores of each touchpoint, month by month.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/touchpoints", tag = "reports",
    params(("workspace" = String, Path), Narrowing),
    responses((status = 200, body = [TouchpointReport]), (status = 422, body = Problem)))]
async fn touchpoints(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<Vec<TouchpointReport>>> {
    let question = parameters.question()?;
    parameters.finish()?;
    let log = log(&app, &context).await?;
    super::answer(log, move |log| super::touchpoints(log, &question))
        .await
        .map(Json)
}

/// The inside against the outside view, the largest misjudgements first: of all touchpoints, or of
/// the steps and touchpoints of a `journey`.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/gap", tag = "reports",
    params(("workspace" = String, Path), Narrowing, ("journey" = Option<DocumentId>, Query)),
    responses((status = 200, body = GapReport), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn gap(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<GapReport>> {
    let question = parameters.question()?;
    let id = parameters.id("journey")?;
    parameters.finish()?;
    let mut transaction = app.database.read().await?;
    let touchpoints = store::read_all(&mut transaction, context.id).await?;
    let journey = match id {
        Some(id) => Some(store::read_one::<Journey>(&mut transaction, context.id, id).await?),
        None => None,
    };
    drop(transaction);
    let log = log(&app, &context).await?;
    super::answer(log, move |log| {
        super::gap(log, &question, &touchpoints, journey.as_ref())
    })
    .await
    .map(Json)
}

/// Opportunities with their scores, and which come first for a capacity in working days.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/opportunities", tag = "reports",
    params(("workspace" = String, Path), Narrowing,
        ("capacity" = Option<f64>, Query, description = "Working days; 0 unless said")),
    responses((status = 200, body = OpportunitiesReport), (status = 422, body = Problem)))]
async fn opportunities(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<OpportunitiesReport>> {
    let question = parameters.question()?;
    let capacity: f64 = parameters.number("capacity")?.unwrap_or(0.0);
    parameters.finish()?;
    if !(0.0..=1e9).contains(&capacity) {
        let detail = "a capacity is between 0 and 1,000,000,000 working days";
        return Err(Error::invalid("invalid_query", detail).at("capacity"));
    }
    let mut transaction = app.database.read().await?;
    let improvements = Improvements::read(&mut transaction, context.id).await?;
    drop(transaction);
    let log = log(&app, &context).await?;
    super::answer(log, move |log| {
        super::opportunities(log, &question, &improvements, capacity)
    })
    .await
    .map(Json)
}

/// Proposes an as-is map from the events.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/reports/discover", tag = "reports",
    params(("workspace" = String, Path), Narrowing,
        ("min_share" = Option<f64>, Query, description = "0 to 1; 0.05 unless said"),
        ("phase_model" = Option<DocumentId>, Query)),
    responses((status = 200, body = DiscoverReport), (status = 422, body = Problem)))]
async fn discover(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
) -> Result<Json<DiscoverReport>> {
    let question = parameters.question()?;
    let wish = Wish {
        min_share: parameters.number("min_share")?,
        phase_model: parameters.id("phase_model")?,
        title: None,
    };
    parameters.finish()?;
    super::propose(&app, &context.workspace(), question, wish)
        .await?
        .report()
        .map(Json)
}

/// A journey made from a proposal.
#[derive(Serialize, ToSchema)]
struct Discovered {
    /// The new journey.
    journey: Document,
}

/// Makes an ordinary journey of the proposal, and touchpoints for events that had none.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/reports/discover", tag = "reports",
    params(("workspace" = String, Path), Narrowing), request_body = Wish,
    responses((status = 201, body = Discovered), (status = 422, body = Problem)))]
async fn create_discovered(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(mut parameters): Query<Parameters>,
    Json(wish): Json<Wish>,
) -> Result<(axum::http::StatusCode, Json<Discovered>)> {
    let question = parameters.question()?;
    parameters.finish()?;
    let discovery = super::propose(&app, &context.workspace(), question, wish).await?;
    let author = Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    };
    let mut transaction = app.database.write().await?;
    let journey = super::keep(&mut transaction, context.id, &discovery, author).await?;
    transaction.commit().await?;
    Ok((
        axum::http::StatusCode::CREATED,
        Json(Discovered { journey }),
    ))
}

fn missing(name: &str) -> Error {
    Error::invalid("invalid_query", format!("'{name}' is missing")).at(name)
}
