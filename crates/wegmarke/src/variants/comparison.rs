//! What is different between two journeys, part by part and field by field, in the order in which a
//! map is read.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::fields;
use super::merge::{Spot, merge};
use super::outline::{Address, Outline, Part, is_list, moved};
use super::rules::OWN;

/// What happened to a part or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = DifferenceKind)]
pub enum Change {
    /// The part is new.
    Added,
    /// The part is gone.
    Removed,
    /// The field has another value.
    Changed,
    /// The part stands elsewhere.
    Moved,
}

/// One difference between two journeys.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Difference {
    /// Where.
    pub spot: Spot,
    /// What happened there.
    pub change: Change,
    /// The value of the field, the part as it was, or the id of what it hung on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Value, required = false)]
    pub from: Option<Value>,
    /// The value of the field, the part as it is, or the id of what it hangs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Value, required = false)]
    pub to: Option<Value>,
    /// The phase that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// The step that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The lane that it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane: Option<String>,
}

/// Which fields to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Everything,
    /// Only those that a variant inherits.
    Inherited,
}

/// A journey compared with an earlier state or with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Everything that is different.
    pub differences: Vec<Difference>,
    /// The new journey with everything in it that only the old one has: what a map of the
    /// differences shows.
    pub both: Map<String, Value>,
}

/// How many parts of a base a variant has unchanged, and how many are its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// Parts that are as in the base.
    pub inherited: i64,
    /// Parts that are different, added or removed.
    pub own: i64,
}

/// Compares two journeys whose parts have the same ids.
pub fn compare(old: &Map<String, Value>, new: &Map<String, Value>, scope: Scope) -> Comparison {
    // With nothing in common before, a merge keeps everything of both.
    let both = merge(&Map::new(), old, new).body;
    let (old, new) = (Outline::of(old), Outline::of(new));
    let reordered = reordered(&old, &new);
    let united = Outline::of(&both);
    let mut differences = Vec::new();
    for address in united.addresses() {
        let mut found = of_part(&address, &old, &new, scope);
        if reordered.contains(&address) && found.iter().all(|it| it.change != Change::Moved) {
            found.push(difference(Spot::whole(&address), Change::Moved, None, None));
        }
        for difference in &mut found {
            locate(difference, &address, &united);
        }
        differences.append(&mut found);
    }
    Comparison { differences, both }
}

/// Counts the parts of a variant.
pub fn counts(base: &Map<String, Value>, variant: &Map<String, Value>) -> Counts {
    let comparison = compare(base, variant, Scope::Inherited);
    let changed: HashSet<Address> = comparison
        .differences
        .iter()
        .map(|difference| difference.spot.address())
        .collect();
    let all = Outline::of(&comparison.both).addresses().len();
    Counts {
        inherited: (all - changed.len()) as i64,
        own: changed.len() as i64,
    }
}

fn difference(spot: Spot, change: Change, from: Option<Value>, to: Option<Value>) -> Difference {
    Difference {
        spot,
        change,
        from,
        to,
        phase: None,
        step: None,
        lane: None,
    }
}

fn of_part(address: &Address, old: &Outline, new: &Outline, scope: Scope) -> Vec<Difference> {
    let whole = |member: &super::outline::Member| Some(Value::Object(member.fields.clone()));
    let (before, after) = match (old.get(address), new.get(address)) {
        (Some(before), Some(after)) => (before, after),
        (before, after) => {
            let change = match before {
                None => Change::Added,
                Some(_) => Change::Removed,
            };
            let (from, to) = (before.and_then(whole), after.and_then(whole));
            return vec![difference(Spot::whole(address), change, from, to)];
        }
    };
    let mut found = Vec::new();
    if before.container != after.container {
        let [from, to] = [before, after].map(|it| it.container.clone().map(Value::String));
        found.push(difference(Spot::whole(address), Change::Moved, from, to));
    }
    let is_apart = |key: &str| {
        is_list(address.part, key)
            || key == "id"
            || (scope == Scope::Inherited && address.part == Part::Journey && OWN.contains(&key))
    };
    for (field, from, to) in fields::changes(&before.fields, &after.fields, is_apart) {
        let change = match field.as_str() {
            "step" if address.part == Part::Card => Change::Moved,
            _ => Change::Changed,
        };
        found.push(difference(Spot::field(address, &field), change, from, to));
    }
    found
}

/// The parts that stand before or behind others than they did. Cards at other steps do not count.
fn reordered(old: &Outline, new: &Outline) -> HashSet<Address> {
    let mut found = HashSet::new();
    for (list, ids) in new.lists() {
        let (old_groups, new_groups) = match list.0 {
            Part::Card => (by_step(old, old.list(list)), by_step(new, ids)),
            _ => {
                let all = |ids: &[String]| BTreeMap::from([(None, ids.to_vec())]);
                (all(old.list(list)), all(ids))
            }
        };
        for (group, ids) in new_groups {
            let before = old_groups.get(&group).map_or(&[][..], Vec::as_slice);
            let moved = moved(before, &ids).into_iter();
            found.extend(moved.map(|id| Address::new(list.0, &id)));
        }
    }
    found
}

fn by_step(outline: &Outline, cards: &[String]) -> BTreeMap<Option<String>, Vec<String>> {
    let mut groups: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
    for id in cards {
        let member = outline.get(&Address::new(Part::Card, id));
        let step = member.and_then(|card| card.step()).map(str::to_owned);
        groups.entry(step).or_default().push(id.clone());
    }
    groups
}

/// Says which phase, step and lane a difference concerns.
fn locate(difference: &mut Difference, address: &Address, united: &Outline) {
    let member = united.get(address);
    let container = member.and_then(|member| member.container.clone());
    let id = || Some(address.id.clone());
    match address.part {
        Part::Journey => {}
        Part::Phase => difference.phase = id(),
        Part::Step => (difference.phase, difference.step) = (container, id()),
        Part::Lane => difference.lane = id(),
        Part::Card => {
            difference.lane = container;
            difference.step = member.and_then(|card| card.step()).map(str::to_owned);
            let step = difference.step.as_deref().unwrap_or_default();
            let step = united.get(&Address::new(Part::Step, step));
            difference.phase = step.and_then(|step| step.container.clone());
        }
    }
}
