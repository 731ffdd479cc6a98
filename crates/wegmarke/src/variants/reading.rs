//! What is shown of variants: all of a workspace on one page, one with every difference from its
//! base, and any two states of any two journeys side by side.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::comparison::{Comparison, Counts, Difference, Scope, compare};
use super::following::{base_in, still_open};
use super::matching::with_ids_of;
use super::merge::Conflict;
use super::store::{self, Standing};
use super::value_at;
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::journeys::{Dimension, Journey, JourneyKind, JourneyState};
use crate::repository::store::Moment;
use crate::repository::{Body, Document, DocumentId, Text};

/// A base with the journeys that inherit from it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Family {
    /// The base.
    pub base: DocumentId,
    /// Its name.
    pub title: Text,
    /// Where the base applies.
    pub market: String,
    /// Whether the base was removed; nothing flows down any more then.
    pub removed: bool,
    /// In the order of their labels.
    pub variants: Vec<FamilyMember>,
}

/// A variant in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FamilyMember {
    /// The variant.
    pub id: DocumentId,
    /// Its name.
    pub title: Text,
    /// Where it applies.
    pub market: String,
    /// As-is or to-be.
    pub kind: JourneyKind,
    /// Where it stands in its life.
    pub state: JourneyState,
    /// In what it differs from the base.
    pub dimension: Dimension,
    /// What it is for.
    pub label: Text,
    /// How many parts are as in the base, and how many its own.
    #[serde(flatten)]
    pub counts: Counts,
    /// How many places wait for a decision.
    pub conflicts: usize,
    /// Whether changes of the base are still to flow in.
    pub behind: bool,
    /// When it was last changed.
    pub changed_at: Instant,
    /// By whom, when known.
    pub changed_by: Option<String>,
}

/// All bases with their variants.
pub(super) async fn families(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Vec<Family>> {
    let changes = store::last_changes(transaction, workspace).await?;
    let changes: HashMap<DocumentId, _> = changes.into_iter().map(|it| (it.id, it)).collect();
    let mut families: Vec<Family> = Vec::new();
    let mut positions: HashMap<DocumentId, usize> = HashMap::new();
    for row in store::list(transaction, workspace).await? {
        let Some(last) = changes.get(&row.variant_id) else {
            continue;
        };
        let base_version = changes.get(&row.base_id).map(|base| base.version);
        let position = match positions.get(&row.base_id) {
            Some(position) => *position,
            None => {
                families.push(family(transaction, workspace, row.base_id).await?);
                positions.insert(row.base_id, families.len() - 1);
                families.len() - 1
            }
        };
        let Standing { summary, .. } = &row;
        families[position].variants.push(FamilyMember {
            id: row.variant_id,
            title: summary.0.title.clone(),
            market: summary.0.market.clone(),
            kind: summary.0.kind,
            state: summary.0.state,
            dimension: summary.0.dimension,
            label: summary.0.label.clone(),
            counts: row.counts(),
            conflicts: row.conflicts.0.len(),
            behind: base_version.is_some_and(|version| row.base_version < version),
            changed_at: last.changed_at,
            changed_by: last.changed_by.clone(),
        });
    }
    for family in &mut families {
        let name = |it: &FamilyMember| it.label.first(&["de", "en"]).map(str::to_lowercase);
        family.variants.sort_by_cached_key(name);
    }
    Ok(families)
}

async fn family(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    base: DocumentId,
) -> Result<Family> {
    let found = crate::repository::store::find(transaction, workspace, Journey::KIND, base).await?;
    let journey: Journey = found.read()?;
    Ok(Family {
        base,
        title: journey.title,
        market: journey.market,
        removed: found.removed,
        variants: Vec::new(),
    })
}

/// A state of a journey that is compared.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Side {
    /// The journey.
    pub id: DocumentId,
    /// Its name then.
    pub title: Text,
    /// Where it applies.
    pub market: String,
    /// What distinguishes it, when it is a variant.
    pub label: Text,
    /// As-is or to-be.
    pub kind: JourneyKind,
    /// The number of the last change until then.
    pub version: i64,
    /// Whether this is how it is now.
    pub is_present: bool,
    /// When that state came about.
    pub changed_at: Instant,
}

impl Side {
    fn of(document: &Document, is_present: bool) -> Result<Side> {
        let journey: Journey = document.read()?;
        Ok(Side {
            id: document.id,
            title: journey.title,
            market: journey.market,
            label: journey.variant_of.unwrap_or_default().label,
            kind: journey.kind,
            version: document.version,
            is_present,
            changed_at: document.changed_at,
        })
    }
}

/// Two states of journeys side by side.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SideBySide {
    /// What it is compared with.
    pub old: Side,
    /// What is looked at.
    pub new: Side,
    /// Everything that is different, in the order of the map.
    pub differences: Vec<Difference>,
    /// The new one with everything in it that only the old one has.
    #[schema(value_type = Journey)]
    pub both: Value,
}

/// Which state of which journey.
#[derive(Clone, Copy, Debug)]
pub(super) struct Which {
    /// The journey.
    pub journey: DocumentId,
    /// Which of its states; the present one when absent.
    pub moment: Option<Moment>,
}

async fn state_of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    which: Which,
) -> Result<(Side, Map<String, Value>)> {
    let (document, body) = match which.moment {
        None => store::journey(transaction, workspace, which.journey).await?,
        Some(moment) => store::journey_at(transaction, workspace, which.journey, moment).await?,
    };
    Ok((Side::of(&document, which.moment.is_none())?, body))
}

/// Compares any two states of any two journeys. Maps that were drawn apart are matched by the names
/// of their parts.
///
/// # Errors
/// Not found.
pub(super) async fn side_by_side(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    old: Which,
    new: Which,
) -> Result<SideBySide> {
    let (old, before) = state_of(transaction, workspace, old).await?;
    let (new, after) = state_of(transaction, workspace, new).await?;
    let (old_id, new_id) = (old.id, new.id);
    let compared = tokio::task::spawn_blocking(move || {
        let family = |id, body| base_in(body).unwrap_or(id);
        let is_related = family(old_id, &before) == family(new_id, &after);
        let before = match is_related {
            true => before,
            false => with_ids_of(&after, &before).0,
        };
        compare(&before, &after, Scope::Everything)
    });
    let Comparison { differences, both } = compared.await?;
    Ok(SideBySide {
        old,
        new,
        differences,
        both: Value::Object(both),
    })
}

/// A place where base and variant went different ways, with all three values.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OpenConflict {
    /// Where, how, and what was there before.
    #[serde(flatten)]
    pub conflict: Conflict,
    /// The value in the base.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Value, required = false)]
    pub base: Option<Value>,
    /// The value in the variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Value, required = false)]
    pub own: Option<Value>,
}

/// A variant with everything in which it differs from its base.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Drift {
    /// The base as it is now: `from`.
    pub base: Side,
    /// The variant as it is now: `to`.
    pub variant: Side,
    /// In what they are meant to differ.
    pub dimension: Dimension,
    /// How many parts are as in the base, and how many its own.
    #[serde(flatten)]
    pub counts: Counts,
    /// Every difference in what is inherited, in the order of the map.
    pub differences: Vec<Difference>,
    /// What waits for a decision.
    pub conflicts: Vec<OpenConflict>,
    /// The variant with everything in it that only the base has.
    #[schema(value_type = Journey)]
    pub both: Value,
}

/// The drift report of one variant.
///
/// # Errors
/// `not_a_variant`; not found, also when the base was removed.
pub(super) async fn drift(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<Drift> {
    let standing = store::find(transaction, workspace, variant).await?;
    let present = |journey| Which {
        journey,
        moment: None,
    };
    let (base_side, base) = state_of(transaction, workspace, present(standing.base_id)).await?;
    let (variant_side, body) = state_of(transaction, workspace, present(variant)).await?;
    let (counts, dimension) = (standing.counts(), standing.summary.0.dimension);
    let found = tokio::task::spawn_blocking(move || {
        let compared = compare(&base, &body, Scope::Inherited);
        let conflicts = still_open(standing.conflicts.0, &base, &body).into_iter();
        let conflicts: Vec<OpenConflict> = conflicts
            .map(|conflict| OpenConflict {
                base: value_at(&base, &conflict.spot),
                own: value_at(&body, &conflict.spot),
                conflict,
            })
            .collect();
        (compared, conflicts)
    });
    let (Comparison { differences, both }, conflicts) = found.await?;
    Ok(Drift {
        base: base_side,
        variant: variant_side,
        dimension,
        counts,
        differences,
        conflicts,
        both: Value::Object(both),
    })
}
