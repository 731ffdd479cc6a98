//! Carrying single places from one journey to another: what "take the base's" and "push to the base"
//! do. Both are the same, in opposite directions.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::merge::Spot;
use super::outline::{Address, List, Member, Outline, Part, weave};
use crate::error::{Error, Result};
use crate::repository::Path;

/// The journey `to` with these places as they are in `from`.
///
/// # Errors
/// `unknown_spot` when neither journey has the place.
pub fn transfer(
    from: &Map<String, Value>,
    to: &Map<String, Value>,
    spots: &[Spot],
) -> Result<Map<String, Value>> {
    let mut transfer = Transfer {
        from: Outline::of(from),
        to: Outline::of(to),
    };
    // One place may bring or take others along: they are all looked up first.
    for spot in spots {
        let address = spot.address();
        let is_there = transfer.to.has(&address);
        if !is_there && (!spot.field.is_empty() || !transfer.from.has(&address)) {
            return Err(unknown(spot));
        }
    }
    // What a field leads to has to be there before the field, and what moves away from a part that
    // goes has to have moved before.
    let (parts, fields): (Vec<_>, Vec<_>) = spots.iter().partition(|spot| spot.field.is_empty());
    let (staying, going): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .partition(|spot| transfer.from.has(&spot.address()));
    for spot in staying.into_iter().chain(fields).chain(going) {
        transfer.carry(spot)?;
    }
    Ok(transfer.to.body())
}

/// The journey with another value at a field, or without it.
///
/// # Errors
/// `unknown_spot` when the journey does not have the part, or it is a part as a whole.
pub fn with_value(
    body: &Map<String, Value>,
    spot: &Spot,
    value: Option<Value>,
) -> Result<Map<String, Value>> {
    let mut outline = Outline::of(body);
    let member = outline.get_mut(&spot.address());
    let (Some(member), false) = (member, spot.field.is_empty()) else {
        return Err(unknown(spot));
    };
    put(&mut member.fields, &spot.field, value)?;
    Ok(outline.body())
}

/// The value of a field in a journey.
pub fn value_at(body: &Map<String, Value>, spot: &Spot) -> Option<Value> {
    let outline = Outline::of(body);
    field(outline.get(&spot.address())?, &spot.field).cloned()
}

fn unknown(spot: &Spot) -> Error {
    let detail = "neither of the journeys has this place";
    Error::invalid("unknown_spot", detail).at(format!("{}/{}", spot.id, spot.field))
}

/// The value of a field of a part.
pub(super) fn field<'a>(member: &'a Member, field: &str) -> Option<&'a Value> {
    let path = Path::parse(field).ok()?;
    let mut segments = path.segments().iter();
    let value = member.fields.get(segments.next()?)?;
    segments.try_fold(value, |value, key| value.get(key))
}

fn put(fields: &mut Map<String, Value>, field: &str, value: Option<Value>) -> Result<()> {
    let path = Path::parse(field)?;
    let mut object = fields;
    for key in &path.segments()[..path.segments().len() - 1] {
        if !object.get(key).is_some_and(Value::is_object) {
            if value.is_none() {
                return Ok(());
            }
            object.insert(key.clone(), Value::Object(Map::new()));
        }
        object = object
            .get_mut(key)
            .and_then(Value::as_object_mut)
            .expect("it is an object now");
    }
    match value {
        Some(value) => drop(object.insert(path.last().to_owned(), value)),
        None => drop(object.shift_remove(path.last())),
    }
    Ok(())
}

struct Transfer {
    from: Outline,
    to: Outline,
}

impl Transfer {
    fn carry(&mut self, spot: &Spot) -> Result<()> {
        let address = spot.address();
        let source = self.from.get(&address);
        if spot.field.is_empty() {
            match (source.is_some(), self.to.has(&address)) {
                (true, true) => self.place(&address),
                (true, false) => self.adopt_with_parts(&address),
                (false, true) => self.remove(&address),
                (false, false) => {}
            }
            return Ok(());
        }
        let value = source
            .and_then(|member| field(member, &spot.field))
            .cloned();
        if address.part == Part::Card && spot.field == "step" {
            self.adopt_step_of(&address);
        }
        if let Some(target) = self.to.get_mut(&address) {
            put(&mut target.fields, &spot.field, value)?;
            self.drop_lost_course(&address);
        }
        if address.part == Part::Card && spot.field == "step" {
            self.find_place_in_cell(&address);
        }
        Ok(())
    }

    /// Puts a part where the other journey has it.
    fn place(&mut self, address: &Address) {
        let Some(container) = self.from.get(address).map(|it| it.container.clone()) else {
            return;
        };
        self.adopt_container(address);
        if let Some(mut member) = self.to.remove(address) {
            member.container = container;
            self.put_in_order(address, member);
        }
    }

    /// A card that comes to another step lies among the cards there as in the other journey.
    fn find_place_in_cell(&mut self, card: &Address) {
        let lane = |outline: &Outline| outline.get(card).map(|it| it.container.clone());
        if lane(&self.from) == lane(&self.to) {
            self.place(card);
        }
    }

    /// Adds a part that the journey does not have, and what it hangs on.
    fn adopt(&mut self, address: &Address) {
        let Some(member) = self.from.get(address).cloned() else {
            return;
        };
        if self.to.has(address) {
            return;
        }
        self.adopt_container(address);
        self.adopt_step_of(address);
        self.put_in_order(address, member);
        self.drop_lost_course(address);
    }

    fn adopt_container(&mut self, address: &Address) {
        let holder = match address.part {
            Part::Step => Part::Phase,
            Part::Card => Part::Lane,
            Part::Journey | Part::Phase | Part::Lane => return,
        };
        let container = self.from.get(address).and_then(|it| it.container.clone());
        if let Some(container) = container {
            self.adopt(&Address::new(holder, &container));
        }
    }

    fn adopt_step_of(&mut self, card: &Address) {
        let step = self.from.get(card).and_then(Member::step);
        if let Some(step) = step.filter(|_| card.part == Part::Card).map(str::to_owned) {
            self.adopt(&Address::new(Part::Step, &step));
        }
    }

    fn put_in_order(&mut self, address: &Address, member: Member) {
        let list: List = (address.part, member.container.clone());
        self.to.add(address.clone(), member);
        let placed = HashSet::from([address.id.clone()]);
        let mut ids = weave(self.to.list(&list), &placed, self.from.list(&list));
        if address.part == Part::Card {
            self.put_in_cell(address, &list, &mut ids);
        }
        self.to.reorder(list, ids);
    }

    /// Cards at other steps may lie between: among those at its own step a card lies as it does in
    /// the other journey.
    fn put_in_cell(&self, card: &Address, lane: &List, ids: &mut Vec<String>) {
        let step = |outline: &Outline, id: &str| -> Option<String> {
            let member = outline.get(&Address::new(Part::Card, id))?;
            member.step().map(str::to_owned)
        };
        let own = step(&self.to, &card.id);
        let cell = |outline: &Outline, ids: &[String]| -> Vec<String> {
            let here = ids.iter().filter(|id| step(outline, id) == own);
            here.cloned().collect()
        };
        let present = cell(&self.to, ids);
        let model = cell(&self.from, self.from.list(lane));
        let placed = HashSet::from([card.id.clone()]);
        let wanted = weave(&present, &placed, &model);
        let at = wanted.iter().position(|id| *id == card.id);
        let Some(at) = at.filter(|_| wanted != present) else {
            return;
        };
        ids.retain(|id| *id != card.id);
        let place = |id: &String| ids.iter().position(|other| other == id);
        let place = match at {
            0 => wanted.get(1).and_then(place),
            _ => place(&wanted[at - 1]).map(|before| before + 1),
        };
        ids.insert(place.unwrap_or(ids.len()), card.id.clone());
    }

    /// A phase comes with its steps, a step and a lane with the cards that find their place.
    fn adopt_with_parts(&mut self, address: &Address) {
        self.adopt(address);
        let inside = |part: Part| -> Vec<Address> {
            let list = (part, Some(address.id.clone()));
            let ids = self.from.list(&list).iter();
            ids.map(|id| Address::new(part, id)).collect()
        };
        match address.part {
            Part::Phase => {
                for step in inside(Part::Step) {
                    self.adopt_with_parts(&step);
                }
            }
            Part::Lane => {
                let to = &self.to;
                let has_step = |card: &Address| {
                    let step = self.from.get(card).and_then(Member::step);
                    step.is_some_and(|step| to.has(&Address::new(Part::Step, step)))
                };
                let cards: Vec<Address> = inside(Part::Card).into_iter().filter(has_step).collect();
                cards.iter().for_each(|card| self.adopt(card));
            }
            Part::Step => {
                let all = self.from.addresses();
                let at_step = |card: &Address| {
                    let member = self.from.get(card).filter(|_| card.part == Part::Card);
                    member.is_some_and(|member| {
                        let lane = member.container.as_deref().unwrap_or_default();
                        member.step() == Some(&address.id)
                            && self.to.has(&Address::new(Part::Lane, lane))
                    })
                };
                let cards: Vec<Address> = all.into_iter().filter(at_step).collect();
                cards.iter().for_each(|card| self.adopt(card));
            }
            Part::Journey | Part::Card => {}
        }
    }

    /// A phase goes with its steps, a lane with its cards, a step with the cards at it.
    fn remove(&mut self, address: &Address) {
        let inside = |part: Part| -> Vec<Address> {
            let list = (part, Some(address.id.clone()));
            let ids = self.to.list(&list).iter();
            ids.map(|id| Address::new(part, id)).collect()
        };
        let below: Vec<Address> = match address.part {
            Part::Phase => inside(Part::Step),
            Part::Lane => inside(Part::Card),
            Part::Step => self.to.cards_at(&address.id).cloned().collect(),
            Part::Journey | Part::Card => Vec::new(),
        };
        for part in below {
            self.remove(&part);
        }
        self.to.remove(address);
        if address.part == Part::Step {
            for holder in self.to.addresses() {
                self.drop_lost_course(&holder);
            }
        }
    }

    /// Branches and the loop lead only to steps that the journey has.
    fn drop_lost_course(&mut self, address: &Address) {
        let Some(member) = self.to.get(address) else {
            return;
        };
        let is_lost = |branch: &Value, key: &str| {
            let step = branch.get(key).and_then(Value::as_str).unwrap_or_default();
            !self.to.has(&Address::new(Part::Step, step))
        };
        match address.part {
            Part::Step => {
                let Some(Value::Array(branches)) = member.fields.get("next") else {
                    return;
                };
                let kept = branches.iter().filter(|branch| !is_lost(branch, "step"));
                let kept: Value = kept.cloned().collect();
                if let Some(member) = self.to.get_mut(address) {
                    member.fields.insert("next".to_owned(), kept);
                }
            }
            Part::Journey => {
                let Some(repetition) = member.fields.get("loop") else {
                    return;
                };
                if (is_lost(repetition, "from_step") || is_lost(repetition, "to_step"))
                    && let Some(member) = self.to.get_mut(address)
                {
                    member.fields.shift_remove("loop");
                }
            }
            Part::Phase | Part::Lane | Part::Card => {}
        }
    }
}
