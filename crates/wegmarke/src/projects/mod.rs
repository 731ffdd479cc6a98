//! Mapping projects: a map is made in a project of five steps and managed from then on
//! (requirements K12, L14). A project only points at what exists; how far it is, the documents it
//! points at say.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::repository::{Body, Reference, Text, Unknown, reference_in, references_in};

/// From a goal to an action plan: goal, personas, journey with touchpoints, analysis, action plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Project {
    /// Its name.
    pub title: Text,
    /// What it is about, and what it is not about.
    pub description: Text,
    /// Who leads it.
    pub owner: String,
    /// Who takes part.
    pub team: String,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub start: Option<Date>,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// Whether the map has gone over into permanent management.
    pub finished: bool,
    /// Step one: the goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Step two: whose journey it is.
    pub personas: Vec<String>,
    /// Step three: the map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// Step four: what the analysis found, in a few sentences.
    pub findings: Text,
    /// The workshops held for it.
    pub workshops: Vec<String>,
    /// Step five: what is done.
    pub initiatives: Vec<String>,
    /// What other programs keep here.
    #[serde(flatten)]
    #[schema(ignore)]
    pub unknown: Unknown,
}

impl Body for Project {
    const KIND: &'static str = "project";
    const PLURAL: &'static str = "projects";

    fn references(&self) -> Vec<Reference<'_>> {
        reference_in("goal", "goal", self.goal.as_ref())
            .into_iter()
            .chain(references_in("personas", "persona", &self.personas))
            .chain(reference_in("journey", "journey", self.journey.as_ref()))
            .chain(references_in("workshops", "workshop", &self.workshops))
            .chain(references_in(
                "initiatives",
                "initiative",
                &self.initiatives,
            ))
            .collect()
    }
}
