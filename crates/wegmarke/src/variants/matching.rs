//! Which parts of two maps are the same thing, when one was not made from the other: those with the
//! same id, then those with the same name at the same place.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::outline::{Address, Member, Outline, Part};

/// How many parts of a journey were found in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Matched {
    /// By their id.
    pub by_id: i64,
    /// By their name.
    pub by_name: i64,
    /// Not at all: only the journey has them.
    pub only_here: i64,
    /// Not at all: only the base has them.
    pub only_in_base: i64,
}

/// The journey with the ids of the base wherever the parts are the same, and how many are.
pub fn with_ids_of(
    base: &Map<String, Value>,
    journey: &Map<String, Value>,
) -> (Map<String, Value>, Matched) {
    let (base, journey) = (Outline::of(base), Outline::of(journey));
    let mut matching = Matching {
        base: &base,
        journey: &journey,
        ids: HashMap::new(),
        taken: HashSet::new(),
    };
    let parts = journey.addresses();
    let mut matched = Matched::default();
    for address in parts.iter().filter(|address| base.has(address)) {
        matching.ids.insert(address.clone(), address.id.clone());
        matching.taken.insert(address.clone());
        matched.by_id += 1;
    }
    let names = matching.names_of_base();
    for address in &parts {
        if !matching.ids.contains_key(address) {
            matched.by_name += i64::from(matching.find(address, &names));
        }
    }
    let found = matched.by_id + matched.by_name;
    matched.only_here = parts.len() as i64 - found;
    matched.only_in_base = base.addresses().len() as i64 - found;
    // The journey itself is no finding.
    matched.by_id -= 1;
    (matching.renamed().body(), matched)
}

/// What a part is recognised by: its names, its kind, where it stands.
#[derive(PartialEq, Eq, Hash)]
struct Name {
    part: Part,
    /// The lane and the step of a card, by their ids in the base.
    place: Option<(String, String)>,
    text: String,
}

struct Matching<'a> {
    base: &'a Outline,
    journey: &'a Outline,
    /// The id in the base of each part of the journey that was found there.
    ids: HashMap<Address, String>,
    /// Parts of the base that were found already.
    taken: HashSet<Address>,
}

impl Matching<'_> {
    fn names_of_base(&self) -> HashMap<Name, Vec<Address>> {
        let mut names: HashMap<Name, Vec<Address>> = HashMap::new();
        for address in self.base.addresses() {
            let Some(member) = self.base.get(&address) else {
                continue;
            };
            let place = place(member, |id| Some(id.to_owned()), |id| Some(id.to_owned()));
            for name in names_of(&address, member, place) {
                names.entry(name).or_default().push(address.clone());
            }
        }
        names
    }

    /// Phases and lanes come before what is in them, so a card's lane and step are known already.
    fn find(&mut self, address: &Address, names: &HashMap<Name, Vec<Address>>) -> bool {
        let Some(member) = self.journey.get(address) else {
            return false;
        };
        let id_of = |part, id: &str| self.ids.get(&Address::new(part, id)).cloned();
        let place = place(
            member,
            |id| id_of(Part::Lane, id),
            |id| id_of(Part::Step, id),
        );
        let candidates = names_of(address, member, place)
            .into_iter()
            .filter_map(|name| names.get(&name))
            .flatten();
        let Some(found) = candidates
            .into_iter()
            .find(|candidate| !self.taken.contains(*candidate))
        else {
            return false;
        };
        self.taken.insert(found.clone());
        self.ids.insert(address.clone(), found.id.clone());
        true
    }

    fn renamed(&self) -> Outline {
        let new_id = |part: Part, id: &str| {
            let found = self.ids.get(&Address::new(part, id));
            found.cloned().unwrap_or_else(|| id.to_owned())
        };
        let new_step = |value: Option<&mut Value>| {
            if let Some(Value::String(id)) = value {
                *id = new_id(Part::Step, id);
            }
        };
        let mut outline = Outline::default();
        for address in self.journey.addresses() {
            let Some(mut member) = self.journey.get(&address).cloned() else {
                continue;
            };
            let holder = match address.part {
                Part::Step => Part::Phase,
                _ => Part::Lane,
            };
            member.container = member.container.map(|id| new_id(holder, &id));
            let id = new_id(address.part, &address.id);
            if address.part != Part::Journey {
                let id = Value::String(id.clone());
                member.fields.insert("id".to_owned(), id);
            }
            new_step(member.fields.get_mut("step"));
            if let Some(Value::Array(branches)) = member.fields.get_mut("next") {
                for branch in branches {
                    new_step(branch.get_mut("step"));
                }
            }
            for end in ["from_step", "to_step"] {
                let repetition = member.fields.get_mut("loop");
                new_step(repetition.and_then(|repetition| repetition.get_mut(end)));
            }
            outline.add(Address::new(address.part, &id), member);
        }
        outline
    }
}

/// The lane and the step of a card as the base names them.
fn place(
    member: &Member,
    lane: impl Fn(&str) -> Option<String>,
    step: impl Fn(&str) -> Option<String>,
) -> Option<(String, String)> {
    Some((lane(member.container.as_deref()?)?, step(member.step()?)?))
}

/// What a part may be recognised by: its name in each language, the object a card refers to, the
/// kind of a lane without a name.
fn names_of(address: &Address, member: &Member, place: Option<(String, String)>) -> Vec<Name> {
    let is_card = address.part == Part::Card;
    if is_card && place.is_none() {
        return Vec::new();
    }
    let key = if is_card { "text" } else { "title" };
    let titles = member.fields.get(key).and_then(Value::as_object);
    let mut texts: Vec<String> = titles
        .into_iter()
        .flatten()
        .filter_map(|(language, title)| Some(format!("{language}:{}", plain(title.as_str()?)?)))
        .collect();
    if let Some(reference) = member.fields.get("reference").filter(|_| is_card) {
        let part = |key: &str| {
            reference
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        texts.push(format!("{}/{}", part("kind"), part("id")));
    }
    if let (Part::Lane, true, Some(kind)) =
        (address.part, texts.is_empty(), member.fields.get("kind"))
    {
        texts.extend(kind.as_str().map(str::to_owned));
    }
    let place = place.filter(|_| is_card);
    texts
        .into_iter()
        .map(|text| Name {
            part: address.part,
            place: place.clone(),
            text,
        })
        .collect()
}

/// A name without differences that nobody means: case and spaces.
fn plain(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
