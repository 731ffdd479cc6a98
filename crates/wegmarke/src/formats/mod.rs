//! What goes in and out. The text form `ojf/1`: journeys and everything they refer to as JSON that
//! people can read, compare and keep in git, lossless both ways. And single maps: from tables,
//! Mermaid and CJML (each read as a draft), to files for other programs and for paper (each says
//! what it could not carry).

mod bpmn;
mod bundle;
mod check;
mod cjml;
mod completeness;
mod draft;
mod drawing;
mod exchange;
mod export;
mod folder;
mod grid;
mod import;
mod losses;
mod map;
mod map_routes;
mod markdown;
mod mermaid;
#[cfg(test)]
mod round_trips;
mod routes;
mod schema;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod wording;
mod xml;

pub use self::bundle::{Bundle, FORMAT, Object};
pub use self::check::{Finding, RULES, Rule, Severity, Switches, check};
pub use self::draft::{Draft, DraftLane, DraftPhase, MatchKind, Note, NoteCode, Reading, Scale};
pub use self::drawing::{Measured, MeasuredStep, Orientation, Paper, Sheet};
pub use self::exchange::{Applied, apply, export_journey, export_workspace};
pub use self::export::{Exported, MapFormat, export_map, measured, today};
pub use self::folder::{read_path, write_path};
pub use self::import::{ImportedMap, MAX_FILE_BYTES, Made, import_map, read_map, take_back};
pub use self::losses::{Loss, LossCode};
pub use self::map::{Map, load as load_map};
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
