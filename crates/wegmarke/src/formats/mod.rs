//! The text form `ojf/1`: journeys and everything they refer to as JSON that people can read,
//! compare and keep in git. Lossless both ways.

mod bundle;
mod check;
mod completeness;
mod exchange;
mod folder;
mod routes;
mod schema;
#[cfg(test)]
mod tests;
mod wording;

pub use self::bundle::{Bundle, FORMAT, Object};
pub use self::check::{Finding, RULES, Rule, Severity, Switches, check};
pub use self::exchange::{Applied, apply, export_journey, export_workspace};
pub use self::folder::{read_path, write_path};
pub use self::routes::routes;
pub use self::schema::json_schema;
use crate::fields::Field;
use crate::glossary::Term;
use crate::goals::{Goal, Strategy};
use crate::initiatives::Initiative;
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::metrics::Metric;
use crate::opportunities::{Opportunity, Scoring};
use crate::personas::{Persona, TargetGroup};
use crate::projects::Project;
use crate::repository::{Kind, Kinds};
use crate::stakeholders::{Relation, Stakeholder};
use crate::taxonomy::{Channel, CustomLane, Department, Device, KnowledgeItem, PhaseModel, System};
use crate::touchpoints::Touchpoint;
use crate::views::View;
use crate::workshops::Workshop;

/// Every kind of document, in the order of the text form.
// The definitions of fields come first: what uses them is applied after them.
pub const KINDS: Kinds = Kinds(&[
    Kind::of::<Field>(),
    Kind::of::<Journey>().guarded_by(crate::reviews::guard),
    Kind::of::<Touchpoint>(),
    Kind::of::<Persona>(),
    Kind::of::<TargetGroup>(),
    Kind::of::<Stakeholder>(),
    Kind::of::<Relation>(),
    Kind::of::<Goal>(),
    Kind::of::<Channel>(),
    Kind::of::<System>(),
    Kind::of::<Department>(),
    Kind::of::<Insight>(),
    Kind::of::<Strategy>(),
    Kind::of::<Scoring>(),
    Kind::of::<Opportunity>(),
    Kind::of::<Initiative>(),
    Kind::of::<Workshop>(),
    Kind::of::<Project>(),
    Kind::of::<PhaseModel>(),
    Kind::of::<View>(),
    Kind::of::<Device>(),
    Kind::of::<KnowledgeItem>(),
    Kind::of::<Metric>(),
    Kind::of::<CustomLane>(),
    Kind::of::<Term>(),
]);
