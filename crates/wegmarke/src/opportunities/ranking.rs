//! Which opportunities first, when there is not enough capacity for all (requirement K05).

use serde::Serialize;
use utoipa::ToSchema;

use crate::repository::DocumentId;

/// An opportunity as it is ranked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Which one.
    pub id: DocumentId,
    /// What it brings.
    pub benefit: f64,
    /// Working days it takes; more than nothing.
    pub days: f64,
}

/// An opportunity that the capacity suffices for, or the first for which it does not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct PlannedOpportunity {
    /// Which one.
    pub id: DocumentId,
    /// Benefit per working day; by it they are ordered.
    pub per_day: f64,
    /// Working days used up to and with this one, as far as it fits.
    pub used_days: f64,
    /// Whether it still fits.
    pub fits: bool,
}

/// All in the order of benefit per working day. Each is taken that still fits into what the ones
/// before it leave, so a small one may come in behind a large one that does not fit.
///
/// Taking the best relation first is simple and can be explained to those who are left out; it can
/// miss the best whole by at most the benefit of one opportunity.
pub fn first_for(all: &[Ranked], capacity_days: f64) -> Vec<PlannedOpportunity> {
    let mut order: Vec<&Ranked> = all.iter().collect();
    let per_day = |one: &Ranked| one.benefit / one.days;
    order.sort_by(|one, other| per_day(other).total_cmp(&per_day(one)));
    let mut used = 0.0;
    let plan = |one: &Ranked| {
        let fits = used + one.days <= capacity_days;
        if fits {
            used += one.days;
        }
        PlannedOpportunity {
            id: one.id,
            per_day: per_day(one),
            used_days: used,
            fits,
        }
    };
    order.into_iter().map(plan).collect()
}
