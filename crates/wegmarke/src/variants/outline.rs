//! A journey taken apart: its phases, steps, lanes and cards by id, wherever they stand, so that
//! several states of it can be laid side by side. A step that changed its phase stays the same step.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::repository::member_id;

/// The parts that a journey is made of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schema(as = JourneyPart)]
pub enum Part {
    /// The journey itself.
    Journey,
    /// A phase.
    Phase,
    /// A step, whichever phase it is in.
    Step,
    /// A lane.
    Lane,
    /// A card, whichever lane it is in.
    Card,
}

/// One part of a journey.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Address {
    /// What it is.
    pub part: Part,
    /// Its id; empty for the journey itself.
    #[serde(default)]
    pub id: String,
}

impl Address {
    /// The part with this id.
    pub fn new(part: Part, id: &str) -> Address {
        Address {
            part,
            id: id.to_owned(),
        }
    }

    /// The journey itself.
    pub fn journey() -> Address {
        Address::new(Part::Journey, "")
    }
}

/// A part as it stands in a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Member {
    /// Everything it says. The lists of parts below it are there, but empty.
    pub(super) fields: Map<String, Value>,
    /// The phase of a step, the lane of a card.
    pub(super) container: Option<String>,
}

impl Member {
    /// The step that a card sits at.
    pub(super) fn step(&self) -> Option<&str> {
        self.fields.get("step").and_then(Value::as_str)
    }
}

/// A list of parts: all phases, the steps of one phase, all lanes, the cards of one lane.
pub(super) type List = (Part, Option<String>);

/// A journey taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    members: HashMap<Address, Member>,
    lists: HashMap<List, Vec<String>>,
}

/// The key under which a part holds the list of those below it, and what they are.
const LISTS: [(Part, &str, Part); 4] = [
    (Part::Journey, "phases", Part::Phase),
    (Part::Journey, "lanes", Part::Lane),
    (Part::Phase, "steps", Part::Step),
    (Part::Lane, "cards", Part::Card),
];

/// The lists that a part holds.
pub(super) fn lists_of(part: Part) -> impl Iterator<Item = (&'static str, Part)> {
    let lists = LISTS.iter().filter(move |(holder, ..)| *holder == part);
    lists.map(|(_, key, below)| (*key, *below))
}

/// Whether the key of this part holds a list of others.
pub(super) fn is_list(part: Part, key: &str) -> bool {
    lists_of(part).any(|(list, _)| list == key)
}

impl Outline {
    /// Takes a valid body apart.
    pub(super) fn of(body: &Map<String, Value>) -> Outline {
        let mut outline = Outline::default();
        outline.take(Address::journey(), None, body);
        outline
    }

    fn take(&mut self, address: Address, container: Option<String>, object: &Map<String, Value>) {
        let mut fields = object.clone();
        for (key, part) in lists_of(address.part) {
            let Some(Value::Array(list)) = fields.get_mut(key) else {
                continue;
            };
            let list = std::mem::take(list);
            let holder = Some(address.id.clone()).filter(|_| address.part != Part::Journey);
            for member in &list {
                let (Some(id), Value::Object(member)) = (member_id(member), member) else {
                    continue;
                };
                let ids = self.lists.entry((part, holder.clone())).or_default();
                ids.push(id.to_owned());
                self.take(Address::new(part, id), holder.clone(), member);
            }
        }
        self.members.insert(address, Member { fields, container });
    }

    /// Puts the journey together again.
    pub(super) fn body(&self) -> Map<String, Value> {
        self.put(&Address::journey())
    }

    fn put(&self, address: &Address) -> Map<String, Value> {
        let mut object = self.members[address].fields.clone();
        let holder = Some(address.id.clone()).filter(|_| address.part != Part::Journey);
        for (key, part) in lists_of(address.part) {
            let ids = self.list(&(part, holder.clone()));
            if ids.is_empty() {
                continue;
            }
            let members = ids
                .iter()
                .map(|id| Value::Object(self.put(&Address::new(part, id))))
                .collect();
            object.insert(key.to_owned(), members);
        }
        object
    }

    pub(super) fn get(&self, address: &Address) -> Option<&Member> {
        self.members.get(address)
    }

    pub(super) fn get_mut(&mut self, address: &Address) -> Option<&mut Member> {
        self.members.get_mut(address)
    }

    pub(super) fn has(&self, address: &Address) -> bool {
        self.members.contains_key(address)
    }

    /// The ids of a list in their order.
    pub(super) fn list(&self, list: &List) -> &[String] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// Every list that is not empty.
    pub(super) fn lists(&self) -> impl Iterator<Item = (&List, &Vec<String>)> {
        self.lists.iter()
    }

    /// All parts as they are read: the journey, phases with their steps, lanes with their cards.
    pub(super) fn addresses(&self) -> Vec<Address> {
        let mut addresses = vec![Address::journey()];
        for (part, below) in [(Part::Phase, Part::Step), (Part::Lane, Part::Card)] {
            for id in self.list(&(part, None)) {
                addresses.push(Address::new(part, id));
                let inside = self.list(&(below, Some(id.clone())));
                addresses.extend(inside.iter().map(|id| Address::new(below, id)));
            }
        }
        addresses
    }

    /// The list that a part stands in; none for the journey itself.
    pub(super) fn list_of(&self, address: &Address) -> Option<List> {
        let member = self.members.get(address)?;
        (address.part != Part::Journey).then(|| (address.part, member.container.clone()))
    }

    /// Adds a part at the end of its list.
    pub(super) fn add(&mut self, address: Address, member: Member) {
        if address.part != Part::Journey {
            let list = (address.part, member.container.clone());
            self.lists.entry(list).or_default().push(address.id.clone());
        }
        self.members.insert(address, member);
    }

    /// Takes a part away; what is below it stays without a holder.
    pub(super) fn remove(&mut self, address: &Address) -> Option<Member> {
        let list = self.list_of(address)?;
        if let Some(ids) = self.lists.get_mut(&list) {
            ids.retain(|id| *id != address.id);
        }
        self.members.remove(address)
    }

    /// Gives a list another order; the ids are the same.
    pub(super) fn reorder(&mut self, list: List, ids: Vec<String>) {
        self.lists.insert(list, ids);
    }

    /// The cards at a step, in any lane.
    pub(super) fn cards_at<'a>(&'a self, step: &'a str) -> impl Iterator<Item = &'a Address> {
        let at_step = move |(address, member): &(&'a Address, &'a Member)| {
            address.part == Part::Card && member.step() == Some(step)
        };
        self.members
            .iter()
            .filter(at_step)
            .map(|(address, _)| address)
    }
}

/// Takes `placed` out of an order and puts each behind the one before it in `model`, or first.
pub(super) fn weave(order: &[String], placed: &HashSet<String>, model: &[String]) -> Vec<String> {
    let staying: HashSet<&String> = order.iter().filter(|id| !placed.contains(*id)).collect();
    let mut behind: HashMap<Option<&String>, Vec<&String>> = HashMap::new();
    let mut anchor = None;
    for id in model {
        if staying.contains(id) {
            anchor = Some(id);
        } else if placed.contains(id) {
            behind.entry(anchor).or_default().push(id);
        }
    }
    let stays = order.iter().filter(|id| staying.contains(id)).map(Some);
    std::iter::once(None)
        .chain(stays)
        .flat_map(|id| {
            let followers = behind.remove(&id).unwrap_or_default();
            id.into_iter().chain(followers)
        })
        .cloned()
        .collect()
}

/// Those of the common members of two orders that have to move to get from one to the other: as few
/// as possible.
pub(super) fn moved(from: &[String], to: &[String]) -> Vec<String> {
    let positions: HashMap<&str, usize> = from
        .iter()
        .enumerate()
        .map(|(position, id)| (id.as_str(), position))
        .collect();
    let common: Vec<(&String, usize)> = to
        .iter()
        .filter_map(|id| Some((id, *positions.get(id.as_str())?)))
        .collect();
    let stay = longest_rise(&common.iter().map(|(_, at)| *at).collect::<Vec<_>>());
    common
        .iter()
        .enumerate()
        .filter(|(index, _)| !stay[*index])
        .map(|(_, (id, _))| (*id).clone())
        .collect()
}

/// Which of the numbers belong to one longest rising sequence of them.
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // `ends[length]`: the index of the smallest number that ends a rise of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut belongs = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        belongs[index] = true;
        next = previous[index];
    }
    belongs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(text: &str) -> Vec<String> {
        text.chars().map(|c| c.to_string()).collect()
    }

    #[test]
    fn one_dragged_member_is_the_one_that_moved() {
        assert_eq!(moved(&ids("abcd"), &ids("bcda")), ids("a"));
        assert_eq!(moved(&ids("abcd"), &ids("dabc")), ids("d"));
        assert_eq!(moved(&ids("abcd"), &ids("abxcd")), ids(""));
    }

    proptest! {
        #[test]
        fn moving_them_leads_from_one_order_to_the_other(
            to in Just(ids("abcdefg")).prop_shuffle(),
        ) {
            let from = ids("abcdefg");
            let moved = moved(&from, &to).into_iter().collect();
            prop_assert_eq!(weave(&from, &moved, &to), to);
        }
    }
}
