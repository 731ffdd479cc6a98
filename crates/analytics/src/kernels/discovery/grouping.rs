//! Which neighbours in the order are one step.

use super::precedence::Precedence;

/// Alternatives meet in fewer than this share of the customers of the rarer one ...
const RARELY_TOGETHER: f64 = 0.2;
/// ... and at most this share of what chance alone would give.
const LESS_THAN_CHANCE: f64 = 0.5;
/// Alternatives stand in the same place: their shares of customers who met a third touchpoint
/// earlier differ by less than this on average.
const SAME_PLACE: f64 = 0.2;
/// ... and they come last about as often: the shares differ by less than this.
const SAME_END: f64 = 0.4;
/// Companions meet in at least this share of the customers of the commoner one ...
const MOSTLY_TOGETHER: f64 = 0.9;
/// ... and neither comes first for more than this share.
const ANY_ORDER: f64 = 0.65;
/// Two touchpoints are in a fixed order when one comes first for at least this share.
const FIXED_ORDER: f64 = 0.75;

/// Why touchpoints share a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is only one.
    Single,
    /// Customers use the one or the other, at the same place of the journey.
    Alternatives,
    /// Customers use all of them, in any order.
    Companions,
}

/// Touchpoints that share a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) members: Vec<usize>,
    pub(super) kind: Kind,
}

/// Cuts the order into groups.
pub(super) fn group(precedence: &Precedence, order: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &touchpoint in order {
        match host(precedence, &groups, touchpoint) {
            Some((place, kind)) => {
                groups[place].members.push(touchpoint);
                groups[place].kind = kind;
            }
            None => groups.push(Group {
                members: vec![touchpoint],
                kind: Kind::Single,
            }),
        }
    }
    groups
}

/// The nearest earlier group that the touchpoint can join: all members take it as an alternative or
/// all as a companion, and nothing in between must come before it.
fn host(precedence: &Precedence, groups: &[Group], touchpoint: usize) -> Option<(usize, Kind)> {
    for (place, group) in groups.iter().enumerate().rev() {
        let all = |fits: fn(&Precedence, usize, usize) -> bool| {
            group
                .members
                .iter()
                .all(|&member| fits(precedence, member, touchpoint))
        };
        if group.kind != Kind::Companions && all(are_alternatives) {
            return Some((place, Kind::Alternatives));
        }
        if group.kind != Kind::Alternatives && all(are_companions) {
            return Some((place, Kind::Companions));
        }
        let must_follow = |&member: &usize| {
            meets_often(precedence, member, touchpoint)
                && precedence.share_before(member, touchpoint) >= FIXED_ORDER
        };
        if group.members.iter().any(must_follow) {
            return None;
        }
    }
    None
}

fn rarer(precedence: &Precedence, one: usize, other: usize) -> f64 {
    precedence.customers[one]
        .min(precedence.customers[other])
        .max(1) as f64
}

fn meets_often(precedence: &Precedence, one: usize, other: usize) -> bool {
    precedence.both(one, other) as f64 >= RARELY_TOGETHER * rarer(precedence, one, other)
}

fn are_alternatives(precedence: &Precedence, one: usize, other: usize) -> bool {
    let (customers, all) = (
        &precedence.customers,
        precedence.all_customers.max(1) as f64,
    );
    let by_chance = customers[one] as f64 * customers[other] as f64 / all;
    let ends = (precedence.share_last(one) - precedence.share_last(other)).abs();
    !meets_often(precedence, one, other)
        && ends < SAME_END
        && (precedence.both(one, other) as f64) <= LESS_THAN_CHANCE * by_chance
        && difference_of_place(precedence, one, other)
            .is_some_and(|difference| difference < SAME_PLACE)
}

fn are_companions(precedence: &Precedence, one: usize, other: usize) -> bool {
    let commoner = precedence.customers[one]
        .max(precedence.customers[other])
        .max(1) as f64;
    let first = precedence.share_before(one, other);
    precedence.both(one, other) as f64 >= MOSTLY_TOGETHER * commoner
        && first.max(1.0 - first) <= ANY_ORDER
}

/// How differently the two stand to all third touchpoints, weighted by the evidence; `None` when no
/// third touchpoint tells.
fn difference_of_place(precedence: &Precedence, one: usize, other: usize) -> Option<f64> {
    let (mut difference, mut weight) = (0.0, 0.0);
    for third in (0..precedence.touchpoints()).filter(|&third| third != one && third != other) {
        let evidence = precedence
            .both(one, third)
            .min(precedence.both(other, third)) as f64;
        let apart = precedence.share_before(one, third) - precedence.share_before(other, third);
        difference += evidence * apart.abs();
        weight += evidence;
    }
    (weight > 0.0).then(|| difference / weight)
}
