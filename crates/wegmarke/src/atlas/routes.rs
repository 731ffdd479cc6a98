//! The atlas over HTTP.

use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Atlas, Part, Person, atlas, digests, library, part};
use crate::accounts::User;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::{Access, Json, Problem, Query, Routes, WorkspaceContext, routes};
use crate::repository::{DocumentId, store};
use crate::stakeholders::{Stakeholder, StakeholderKind};
use crate::taxonomy::PhaseModel;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new()
        .add(Access::Read, routes!(show))
        .add(Access::Read, routes!(show_part))
}

/// Over which phases.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AtlasQuery {
    /// The phase model; the one that most journeys follow unless said.
    phase_model: Option<DocumentId>,
}

/// Every journey over the phases of a model, with what is known about it, and the gaps.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/atlas", tag = "atlas",
    params(("workspace" = String, Path), AtlasQuery),
    responses((status = 200, body = Atlas), (status = 404, body = Problem)))]
async fn show(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<AtlasQuery>,
) -> Result<Json<Atlas>> {
    let mut transaction = app.database.read().await?;
    if let Some(model) = query.phase_model {
        store::read_one::<PhaseModel>(&mut transaction, context.id, model).await?;
    }
    let library = library(&mut transaction, context.id).await?;
    drop(transaction);
    let digests = digests(&app, context.id).await?;
    let draw = move || atlas(&digests, &library, query.phase_model);
    Ok(Json(tokio::task::spawn_blocking(draw).await?))
}

/// Whose part.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PartQuery {
    /// A stakeholder; the caller unless said.
    stakeholder: Option<DocumentId>,
}

/// In which journeys, touchpoints, insights, initiatives and relations somebody has a part.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/part", tag = "atlas",
    params(("workspace" = String, Path), PartQuery),
    responses((status = 200, body = Part), (status = 404, body = Problem)))]
async fn show_part(
    State(app): State<App>,
    context: WorkspaceContext,
    Query(query): Query<PartQuery>,
) -> Result<Json<Part>> {
    let mut transaction = app.database.read().await?;
    let library = library(&mut transaction, context.id).await?;
    drop(transaction);
    let stakeholders = &library.stakeholders;
    let person = match query.stakeholder {
        Some(id) => {
            let found = stakeholders.iter().find(|(known, _)| *known == id);
            let (_, stakeholder) = found.ok_or_else(|| Error::not_found("stakeholder"))?;
            person_of(id, stakeholder)
        }
        None => caller(&context.user, stakeholders),
    };
    let digests = digests(&app, context.id).await?;
    let find = move || part(&person, &digests, &library);
    Ok(Json(tokio::task::spawn_blocking(find).await?))
}

/// The caller, with the stakeholders that stand for the account, or for a person of that name.
fn caller(user: &User, stakeholders: &[(DocumentId, Stakeholder)]) -> Person {
    let id = user.id.to_string();
    let stands_for = |stakeholder: &Stakeholder| match &stakeholder.user {
        Some(account) => *account == id,
        None => {
            stakeholder.kind == Some(StakeholderKind::Person)
                && stakeholder
                    .title
                    .0
                    .values()
                    .any(|title| *title == user.name)
        }
    };
    let own = stakeholders
        .iter()
        .filter(|(_, stakeholder)| stands_for(stakeholder));
    Person {
        names: vec![user.name.clone()],
        stakeholders: own.map(|(id, _)| id.to_string()).collect(),
    }
}

/// A stakeholder is called by its titles.
fn person_of(id: DocumentId, stakeholder: &Stakeholder) -> Person {
    Person {
        names: stakeholder.title.0.values().cloned().collect(),
        stakeholders: [id.to_string()].into(),
    }
}
