//! The text form over HTTP.

use std::collections::HashSet;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::exchange::{Applied, apply, export_journey, export_workspace};
use super::{Bundle, Finding, Switches, check, json_schema};
use crate::app::App;
use crate::error::Result;
use crate::fields::Field;
use crate::glossary::Term;
use crate::goals::{Goal, Strategy};
use crate::http::{
    Access, Json, Path, Problem, Query, Repeatable, Routes, WorkspaceContext, routes,
};
use crate::initiatives::Initiative;
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::metrics::Metric;
use crate::opportunities::{Opportunity, Scoring};
use crate::personas::{Persona, TargetGroup};
use crate::projects::Project;
use crate::repository::{Author, DocumentId};
use crate::stakeholders::{Relation, Stakeholder};
use crate::taxonomy::{Channel, CustomLane, Department, Device, KnowledgeItem, PhaseModel, System};
use crate::touchpoints::Touchpoint;
use crate::views::View;
use crate::workshops::Workshop;

/// Largest bundle that is read, in bytes.
const MAX_BUNDLE_BYTES: usize = 64 * 1024 * 1024;

/// The routes of this feature.
pub fn routes() -> Routes {
    let mut apply = routes!(apply_bundle);
    apply.2 = apply.2.layer(DefaultBodyLimit::max(MAX_BUNDLE_BYTES));
    let mut check = routes!(check_bundle);
    check.2 = check.2.layer(DefaultBodyLimit::max(MAX_BUNDLE_BYTES));
    Routes::new()
        .add(Access::Read, routes!(export_all))
        .add(Access::Read, routes!(export_one))
        .add(Access::Edit, apply)
        .add(Access::Read, check)
        .add(Access::Read, routes!(check_workspace))
        .add(Access::Anyone, routes!(schema))
        .merge(super::map_routes::routes())
}

/// The text form `ojf/1`; see docs/reference/text-format.md.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = Bundle)]
struct BundleForm {
    /// `ojf/1`.
    format: String,
    #[serde(default)]
    fields: Vec<Identified<Field>>,
    #[serde(default)]
    journeys: Vec<Identified<Journey>>,
    #[serde(default)]
    touchpoints: Vec<Identified<Touchpoint>>,
    #[serde(default)]
    personas: Vec<Identified<Persona>>,
    #[serde(default)]
    target_groups: Vec<Identified<TargetGroup>>,
    #[serde(default)]
    stakeholders: Vec<Identified<Stakeholder>>,
    #[serde(default)]
    stakeholder_relations: Vec<Identified<Relation>>,
    #[serde(default)]
    goals: Vec<Identified<Goal>>,
    #[serde(default)]
    channels: Vec<Identified<Channel>>,
    #[serde(default)]
    systems: Vec<Identified<System>>,
    #[serde(default)]
    departments: Vec<Identified<Department>>,
    #[serde(default)]
    insights: Vec<Identified<Insight>>,
    #[serde(default)]
    strategies: Vec<Identified<Strategy>>,
    #[serde(default)]
    scorings: Vec<Identified<Scoring>>,
    #[serde(default)]
    opportunities: Vec<Identified<Opportunity>>,
    #[serde(default)]
    initiatives: Vec<Identified<Initiative>>,
    #[serde(default)]
    workshops: Vec<Identified<Workshop>>,
    #[serde(default)]
    projects: Vec<Identified<Project>>,
    #[serde(default)]
    phase_models: Vec<Identified<PhaseModel>>,
    #[serde(default)]
    views: Vec<Identified<View>>,
    #[serde(default)]
    devices: Vec<Identified<Device>>,
    #[serde(default)]
    knowledge_items: Vec<Identified<KnowledgeItem>>,
    #[serde(default)]
    metrics: Vec<Identified<Metric>>,
    #[serde(default)]
    custom_lanes: Vec<Identified<CustomLane>>,
    #[serde(default)]
    terms: Vec<Identified<Term>>,
}

/// A body with its id.
#[derive(Serialize, Deserialize, ToSchema)]
struct Identified<B: ToSchema> {
    id: DocumentId,
    #[serde(flatten)]
    body: B,
}

/// Everything in the workspace as text.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/export", tag = "formats",
    params(("workspace" = String, Path)), responses((status = 200, body = BundleForm)))]
async fn export_all(State(app): State<App>, context: WorkspaceContext) -> Result<Json<Value>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        export_workspace(&mut transaction, context.id)
            .await?
            .written(),
    ))
}

/// A journey as text, with the library objects it refers to.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/export/{journey}", tag = "formats",
    params(("workspace" = String, Path), ("journey" = DocumentId, Path)),
    responses((status = 200, body = BundleForm), (status = 404, body = Problem)))]
async fn export_one(
    State(app): State<App>,
    context: WorkspaceContext,
    Path((_workspace, journey)): Path<(String, DocumentId)>,
) -> Result<Json<Value>> {
    let mut transaction = app.database.read().await?;
    Ok(Json(
        export_journey(&mut transaction, context.id, journey)
            .await?
            .written(),
    ))
}

/// How to apply a bundle.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ApplyQuery {
    /// Only say what would happen.
    #[serde(default)]
    dry_run: bool,
}

/// Makes the objects of a bundle what it says, all or none; objects it does not name stay.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/apply", tag = "formats",
    params(("workspace" = String, Path), ("Idempotency-Key" = Option<String>, Header), ApplyQuery),
    request_body = BundleForm,
    responses((status = 200, body = Applied), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn apply_bundle(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<ApplyQuery>,
    Repeatable {
        body: bundle,
        attempt,
    }: Repeatable<Value>,
) -> Result<Response> {
    let bundle = Bundle::read(bundle)?;
    let author = Author {
        user: Some(context.user.id),
        at: app.clock.now(),
    };
    let mut transaction = app.database.write().await?;
    if let Some(earlier) = attempt
        .earlier(&mut transaction, &context, author.at)
        .await?
    {
        return Ok(earlier);
    }
    let applied = apply(&mut transaction, context.id, bundle, author).await?;
    let answer = attempt
        .answer(&mut transaction, &context, StatusCode::OK, &applied)
        .await?;
    if !query.dry_run {
        transaction.commit().await?;
    }
    Ok(answer)
}

/// Which rules to check.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CheckQuery {
    /// Only these rules, separated by commas.
    #[serde(default)]
    rule: String,
    /// Also these optional rules, separated by commas.
    #[serde(default)]
    also: String,
    /// Not these rules, separated by commas.
    #[serde(default)]
    without: String,
}

impl CheckQuery {
    fn switches(self, context: &WorkspaceContext) -> Switches {
        let names = |list: &str| {
            list.split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Switches {
            only: names(&self.rule),
            also: names(&self.also),
            without: names(&self.without),
            languages: context.settings.languages.clone(),
            known: None,
        }
    }
}

/// Checks on a thread of its own: a large bundle takes longer than other requests may wait.
async fn check_aside(bundle: Value, switches: Switches) -> Result<Json<Vec<Finding>>> {
    let findings = tokio::task::spawn_blocking(move || check(bundle, &switches)).await??;
    Ok(Json(findings))
}

/// What is wrong or missing in a bundle that is to be applied to this workspace.
#[utoipa::path(post, path = "/api/workspaces/{workspace}/check", tag = "formats",
    params(("workspace" = String, Path), CheckQuery), request_body = BundleForm,
    responses((status = 200, body = Vec<Finding>), (status = 422, body = Problem)))]
async fn check_bundle(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<CheckQuery>,
    Json(bundle): Json<Value>,
) -> Result<Json<Vec<Finding>>> {
    let mut switches = query.switches(&context);
    let mut transaction = app.database.read().await?;
    let present = export_workspace(&mut transaction, context.id)
        .await?
        .objects;
    let known = present
        .iter()
        .map(|object| (object.kind.name.to_owned(), object.id.to_string()));
    switches.known = Some(known.collect());
    check_aside(bundle, switches).await
}

/// What is wrong or missing in this workspace.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/check", tag = "formats",
    params(("workspace" = String, Path), CheckQuery),
    responses((status = 200, body = Vec<Finding>), (status = 422, body = Problem)))]
async fn check_workspace(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<CheckQuery>,
) -> Result<Json<Vec<Finding>>> {
    let mut switches = query.switches(&context);
    // The bundle is everything there is.
    switches.known = Some(HashSet::new());
    let mut transaction = app.database.read().await?;
    let bundle = export_workspace(&mut transaction, context.id).await?;
    check_aside(bundle.written(), switches).await
}

/// The JSON Schema of the text form.
#[utoipa::path(get, path = "/api/schema/ojf", tag = "formats",
    responses((status = 200, body = Object)))]
async fn schema() -> Json<Value> {
    Json(json_schema())
}
