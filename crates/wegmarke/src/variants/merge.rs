//! The three-way merge: what a journey's variant becomes when its base has changed.
//!
//! What only one side changed is taken over; what both changed alike is agreed; where they went
//! different ways the variant stays as it is and a conflict is recorded. The result is a valid
//! journey whenever the three are.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::fields;
use super::outline::{Address, List, Member, Outline, Part, moved, weave};
use super::rules::OWN;

/// A place in a journey: a field of a part, or the part as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Spot {
    /// What the part is.
    pub part: Part,
    /// Its id; empty for the journey itself.
    #[serde(default)]
    pub id: String,
    /// The path of the field below the part, `title/de`; empty for the part as a whole: whether it
    /// is there, and where it stands.
    #[serde(default)]
    pub field: String,
}

impl Spot {
    /// A field of a part.
    pub fn field(address: &Address, field: &str) -> Spot {
        Spot {
            part: address.part,
            id: address.id.clone(),
            field: field.to_owned(),
        }
    }

    /// A part as a whole.
    pub fn whole(address: &Address) -> Spot {
        Spot::field(address, "")
    }

    /// The part.
    pub fn address(&self) -> Address {
        Address::new(self.part, &self.id)
    }
}

/// How base and variant went different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Clash {
    /// Both gave the field a new value.
    Changed,
    /// Both moved the part.
    Moved,
    /// The base removed what the variant changed or added to.
    RemovedInBase,
    /// The variant removed what the base changed or added to.
    RemovedHere,
}

/// A place where base and variant went different ways; the variant stayed as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Conflict {
    /// Where.
    pub spot: Spot,
    /// How.
    pub clash: Clash,
    /// The value of the field before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Value, required = false)]
    pub before: Option<Value>,
}

/// The outcome of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The variant as it becomes.
    pub body: Map<String, Value>,
    /// In the order of the places.
    pub conflicts: Vec<Conflict>,
}

/// Merges what changed in the base, from `before` to `base`, into the variant.
pub fn merge(
    before: &Map<String, Value>,
    base: &Map<String, Value>,
    variant: &Map<String, Value>,
) -> Merged {
    let mut merging = Merging {
        before: Outline::of(before),
        base: Outline::of(base),
        variant: Outline::of(variant),
        kept: HashMap::new(),
        conflicts: BTreeMap::new(),
    };
    merging.choose();
    while merging.settle() {}
    let body = merging.arrange().body();
    let conflicts = merging.conflicts.into_iter();
    Merged {
        body,
        conflicts: conflicts
            .map(|(spot, (clash, before))| Conflict {
                spot,
                clash,
                before,
            })
            .collect(),
    }
}

struct Merging {
    before: Outline,
    base: Outline,
    variant: Outline,
    /// What the result will have.
    kept: HashMap<Address, Member>,
    conflicts: BTreeMap<Spot, (Clash, Option<Value>)>,
}

/// One of the two things a part hangs on: the phase of a step, the lane and the step of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Container,
    Step,
}

impl Link {
    fn all(part: Part) -> &'static [Link] {
        match part {
            Part::Journey | Part::Phase | Part::Lane => &[],
            Part::Step => &[Link::Container],
            Part::Card => &[Link::Container, Link::Step],
        }
    }

    fn of(self, part: Part, member: &Member) -> Option<Address> {
        match (self, part) {
            (Link::Container, Part::Step) => Some((Part::Phase, member.container.as_deref()?)),
            (Link::Container, _) => Some((Part::Lane, member.container.as_deref()?)),
            (Link::Step, _) => Some((Part::Step, member.step()?)),
        }
        .map(|(part, id)| Address::new(part, id))
    }

    fn hang(self, member: &mut Member, on: &Address) {
        match self {
            Link::Container => member.container = Some(on.id.clone()),
            Link::Step => {
                let step = Value::String(on.id.clone());
                member.fields.insert("step".to_owned(), step);
            }
        }
    }
}

impl Merging {
    fn conflict(&mut self, spot: Spot, clash: Clash, before: Option<Value>) {
        self.conflicts.entry(spot).or_insert((clash, before));
    }

    /// First each part for itself: whether it stays, and with which fields.
    fn choose(&mut self) {
        let own = self.variant.addresses();
        let new = self.base.addresses().into_iter();
        let new: Vec<Address> = new.filter(|address| !self.variant.has(address)).collect();
        for address in own.into_iter().chain(new) {
            let before = self.before.get(&address);
            let is_touched = |member: &Member| before.is_some_and(|before| before != member);
            match (self.base.get(&address), self.variant.get(&address)) {
                (Some(base), Some(variant)) => {
                    let nothing = Member::default();
                    let before = before.unwrap_or(&nothing);
                    let (member, clashes) = merge_fields(address.part, before, base, variant);
                    for (field, before) in clashes {
                        self.conflict(Spot::field(&address, &field), Clash::Changed, before);
                    }
                    self.kept.insert(address, member);
                }
                (None, Some(variant)) if before.is_none() || is_touched(variant) => {
                    let is_removed = before.is_some();
                    self.kept.insert(address.clone(), variant.clone());
                    if is_removed {
                        self.conflict(Spot::whole(&address), Clash::RemovedInBase, None);
                    }
                }
                (Some(base), None) if before.is_none() => {
                    self.kept.insert(address, base.clone());
                }
                (Some(base), None) if is_touched(base) => self.removed_here(&address),
                _ => {}
            }
        }
    }

    /// Whether the base still has what the variant removed.
    fn is_removed_here(&self, address: &Address) -> bool {
        self.before.has(address) && self.base.has(address) && !self.variant.has(address)
    }

    /// The base changed something in a part that the variant removed. What this hangs on or newly
    /// leads to, and was removed as well, is in conflict too.
    fn removed_here(&mut self, address: &Address) {
        let spot = Spot::whole(address);
        if self.conflicts.contains_key(&spot) {
            return;
        }
        self.conflict(spot, Clash::RemovedHere, None);
        self.links_of_base_lead_to_removed(address);
        self.course_of_base_leads_to_removed(address);
    }

    /// What a part of the base hangs on is in conflict where the variant removed it.
    fn links_of_base_lead_to_removed(&mut self, address: &Address) {
        let Some(member) = self.base.get(address) else {
            return;
        };
        let links = Link::all(address.part).iter();
        let links: Vec<Address> = links
            .filter_map(|link| link.of(address.part, member))
            .filter(|link| self.is_removed_here(link))
            .collect();
        for link in links {
            self.removed_here(&link);
        }
    }

    /// Where the base newly leads to steps that the variant removed, these are in conflict.
    fn course_of_base_leads_to_removed(&mut self, address: &Address) {
        let of = |outline: &Outline| course(address.part, outline.get(address)?).cloned();
        let (before, base) = (of(&self.before), of(&self.base));
        if base == before {
            return;
        }
        for step in base.as_ref().map(targets).unwrap_or_default() {
            if self.is_removed_here(&step) {
                self.removed_here(&step);
            }
        }
    }

    /// Brings back what the base removed: the variant needs it. False when it is there.
    fn revive(&mut self, address: &Address) -> bool {
        let Some(member) = self.variant.get(address) else {
            return false;
        };
        if self.kept.contains_key(address) {
            return false;
        }
        self.kept.insert(address.clone(), member.clone());
        self.conflict(Spot::whole(address), Clash::RemovedInBase, None);
        true
    }

    /// Then what hangs on what: nothing may hang on a part that goes. True when something changed
    /// that others may hang on.
    fn settle(&mut self) -> bool {
        let mut addresses: Vec<Address> = self.kept.keys().cloned().collect();
        addresses.sort();
        let mut has_changed = false;
        for address in &addresses {
            for link in Link::all(address.part) {
                has_changed |= self.settle_link(address, *link);
            }
            if course_key(address.part).is_some() {
                has_changed |= self.settle_course(address);
            }
        }
        has_changed
    }

    fn settle_link(&mut self, address: &Address, link: Link) -> bool {
        let Some(target) = self.chosen(address, link) else {
            return false;
        };
        self.base_hangs_on_removed(address, link, &target);
        if self.kept.contains_key(&target) {
            self.hang(address, link, &target);
            return false;
        }
        if self.is_removed_here(&target) {
            self.removed_here(&target);
        }
        let own = self.variant.get(address);
        let Some(own) = own.and_then(|member| link.of(address.part, member)) else {
            self.links_of_base_lead_to_removed(address);
            return self.kept.remove(address).is_some();
        };
        self.hang(address, link, &own);
        self.revive(&own)
    }

    /// A part that hangs elsewhere in the base, on something that the variant removed: that is in
    /// conflict when the base has moved the part there, or has removed what it is to hang on here.
    fn base_hangs_on_removed(&mut self, address: &Address, link: Link, target: &Address) {
        let of = |outline: &Outline| link.of(address.part, outline.get(address)?);
        let (before, base) = (of(&self.before), of(&self.base));
        let Some(there) = base.filter(|there| there != target) else {
            return;
        };
        let is_moved = before.as_ref() != Some(&there);
        let is_lost = self.before.has(target) && !self.base.has(target);
        if self.is_removed_here(&there) && (is_moved || is_lost) {
            self.removed_here(&there);
        }
    }

    fn hang(&mut self, address: &Address, link: Link, target: &Address) {
        if let Some(member) = self.kept.get_mut(address) {
            link.hang(member, target);
        }
    }

    /// What a part is to hang on, after both sides.
    fn chosen(&mut self, address: &Address, link: Link) -> Option<Address> {
        if !self.kept.contains_key(address) {
            return None;
        }
        let of = |outline: &Outline| link.of(address.part, outline.get(address)?);
        let (before, base, variant) = (of(&self.before), of(&self.base), of(&self.variant));
        if base.is_none() || base == before || base == variant {
            return variant.or(base);
        }
        if variant.is_none() || variant == before {
            return base;
        }
        let before = before.map(|before| Value::String(before.id));
        match link {
            Link::Container => self.conflict(Spot::whole(address), Clash::Moved, before),
            Link::Step => self.conflict(Spot::field(address, "step"), Clash::Changed, before),
        }
        variant
    }

    /// The branches of a step and the loop of the journey lead only to steps that stay.
    fn settle_course(&mut self, address: &Address) -> bool {
        self.course_of_base_leads_to_removed(address);
        let of = |outline: &Outline| course(address.part, outline.get(address)?).cloned();
        let (before, own) = (of(&self.before), of(&self.variant));
        let merged = self.kept.get(address);
        let Some(merged) = merged.and_then(|member| course(address.part, member)) else {
            return false;
        };
        let lost: Vec<Address> = targets(merged)
            .into_iter()
            .filter(|step| !self.kept.contains_key(step))
            .collect();
        if lost.is_empty() {
            return false;
        }
        let replacement = if own.as_ref() != Some(merged) && self.variant.has(address) {
            own
        } else if own == before || own.is_none() {
            without(merged, &lost)
        } else {
            return lost.iter().fold(false, |any, step| self.revive(step) | any);
        };
        if let (Some(member), Some(key)) = (self.kept.get_mut(address), course_key(address.part)) {
            match replacement {
                Some(value) => drop(member.fields.insert(key.to_owned(), value)),
                None => drop(member.fields.shift_remove(key)),
            }
        }
        true
    }

    /// Last the order of every list.
    fn arrange(&mut self) -> Outline {
        let mut lists: BTreeMap<List, Vec<String>> = BTreeMap::new();
        for (address, member) in &self.kept {
            if address.part != Part::Journey {
                let list = (address.part, member.container.clone());
                lists.entry(list).or_default().push(address.id.clone());
            }
        }
        let mut result = Outline::default();
        let journey = Address::journey();
        result.add(journey.clone(), self.kept[&journey].clone());
        for (list, ids) in lists {
            for id in self.order(&list, &ids) {
                let address = Address::new(list.0, &id);
                let member = self.kept[&address].clone();
                result.add(address, member);
            }
        }
        result
    }

    /// The order of the members of a list: the variant's, with what is new or moved in the base put
    /// where the base has it.
    fn order(&mut self, list: &List, members: &[String]) -> Vec<String> {
        let members: HashSet<&String> = members.iter().collect();
        let staying = |outline: &Outline| -> Vec<String> {
            let ids = outline.list(list).iter();
            ids.filter(|id| members.contains(id)).cloned().collect()
        };
        let (base, order) = (staying(&self.base), staying(&self.variant));
        let own: HashSet<&String> = order.iter().collect();
        let mut placed: HashSet<String> = members
            .iter()
            .filter(|id| !own.contains(*id))
            .map(|id| (*id).clone())
            .collect();
        let moved_in_base = moved(self.before.list(list), self.base.list(list));
        let moved_here = moved(self.before.list(list), self.variant.list(list));
        let moved_here: HashSet<String> = moved_here.into_iter().collect();
        let (twice, once): (Vec<String>, Vec<String>) = moved_in_base
            .into_iter()
            .filter(|id| own.contains(id))
            .partition(|id| moved_here.contains(id));
        placed.extend(once);
        if !twice.is_empty() {
            let (there, here) = (neighbours(&base, &order), neighbours(&order, &base));
            for id in twice.iter().filter(|id| there.get(id) != here.get(id)) {
                let spot = Spot::whole(&Address::new(list.0, id));
                self.conflict(spot, Clash::Moved, None);
            }
        }
        weave(&order, &placed, &base)
    }
}

/// For each member of an order that the other has too, the nearest such before it.
fn neighbours<'a>(order: &'a [String], other: &[String]) -> HashMap<&'a String, &'a String> {
    let other: HashSet<&String> = other.iter().collect();
    let common: Vec<&String> = order.iter().filter(|id| other.contains(id)).collect();
    common.windows(2).map(|pair| (pair[1], pair[0])).collect()
}

fn merge_fields(
    part: Part,
    before: &Member,
    base: &Member,
    variant: &Member,
) -> (Member, Vec<fields::Clash>) {
    // What a card hangs on is settled apart.
    let is_apart = |key: &str| match part {
        Part::Journey => OWN.contains(&key),
        Part::Card => key == "step",
        Part::Phase | Part::Step | Part::Lane => false,
    };
    let mut clashes = Vec::new();
    let (before, base) = (&before.fields, &base.fields);
    let mut fields = fields::merge(before, base, &variant.fields, is_apart, &mut clashes);
    // A live journey has a goal: the base may take its own away, not the variant's.
    if let (Some(goal), None) = (variant.fields.get("goal"), fields.get("goal"))
        && variant.fields.get("state").and_then(Value::as_str) == Some("live")
        && part == Part::Journey
    {
        fields.insert("goal".to_owned(), goal.clone());
        clashes.push(("goal".to_owned(), before.get("goal").cloned()));
    }
    let member = Member {
        fields,
        container: variant.container.clone(),
    };
    (member, clashes)
}

/// The field of a part that leads to steps.
fn course_key(part: Part) -> Option<&'static str> {
    match part {
        Part::Journey => Some("loop"),
        Part::Step => Some("next"),
        Part::Phase | Part::Lane | Part::Card => None,
    }
}

fn course(part: Part, member: &Member) -> Option<&Value> {
    member.fields.get(course_key(part)?)
}

/// The steps that a branch list or a loop leads to.
fn targets(course: &Value) -> Vec<Address> {
    let keys = ["step", "from_step", "to_step"];
    let entries = match course {
        Value::Array(list) => list.iter().collect(),
        other => vec![other],
    };
    entries
        .into_iter()
        .flat_map(|entry| keys.iter().filter_map(|key| entry.get(*key)?.as_str()))
        .map(|id| Address::new(Part::Step, id))
        .collect()
}

/// The branches that still lead somewhere; nothing of a loop.
fn without(course: &Value, lost: &[Address]) -> Option<Value> {
    let leads_nowhere = |branch: &Value| targets(branch).iter().any(|step| lost.contains(step));
    let branches = course.as_array()?.iter();
    let kept = branches.filter(|branch| !leads_nowhere(branch));
    Some(kept.cloned().collect())
}
