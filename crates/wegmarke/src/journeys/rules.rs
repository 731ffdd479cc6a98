//! What must hold within a journey, and what follows when a step goes.

use std::collections::HashSet;

use serde_json::Value;

use super::{Card, Journey, JourneyState, Lane, Phase, Step};
use crate::error::{Error, Result};
use crate::repository::{Operation, Path, check_ids, check_range, escape, member_id};

/// Longest time-out and patience: a hundred years.
const MAX_DAYS: f64 = 36_525.0;

pub(super) fn check(journey: &Journey) -> Result<()> {
    check_range(|| "level".to_owned(), journey.level, 0..=9)?;
    check_days(|| "timeout_days".to_owned(), journey.timeout_days)?;
    if journey.state == JourneyState::Live && journey.goal.is_none() {
        let detail = "a journey names its goal before it goes live";
        return Err(Error::invalid("goal_missing", detail).at("goal"));
    }
    check_ids(
        "phases",
        journey.phases.iter().map(|phase| phase.id.as_str()),
    )?;
    let steps = check_steps(journey)?;
    if let Some(repetition) = &journey.repetition {
        require_step(&steps, &repetition.from_step, || {
            "loop/from_step".to_owned()
        })?;
        require_step(&steps, &repetition.to_step, || "loop/to_step".to_owned())?;
    }
    check_lanes(journey, &steps)
}

fn check_steps(journey: &Journey) -> Result<HashSet<&str>> {
    let mut ids = HashSet::new();
    for phase in &journey.phases {
        let list = format!("phases/{}/steps", escape(&phase.id));
        check_ids(&list, phase.steps.iter().map(|step| step.id.as_str()))?;
        for step in &phase.steps {
            if !ids.insert(step.id.as_str()) {
                let detail = "another phase has a step with this id";
                return Err(Error::invalid("duplicate_id", detail).at(step_place(phase, step)));
            }
            check_step(phase, step)?;
        }
    }
    for phase in &journey.phases {
        for step in &phase.steps {
            for (index, next) in step.next.iter().enumerate() {
                let place = || format!("{}/next/{index}/step", step_place(phase, step));
                require_step(&ids, &next.step, place)?;
            }
        }
    }
    Ok(ids)
}

fn check_step(phase: &Phase, step: &Step) -> Result<()> {
    let place = |field: &str| format!("{}/{field}", step_place(phase, step));
    check_days(|| place("patience_days"), step.patience_days)?;
    if let Some(emotion) = &step.emotion {
        check_range(|| place("emotion/assumed"), emotion.assumed, 0.0..=100.0)?;
        check_range(|| place("emotion/staff"), emotion.staff, 0.0..=100.0)?;
    }
    Ok(())
}

fn check_days(place: impl FnOnce() -> String, days: Option<f64>) -> Result<()> {
    match days {
        Some(days) if !(days > 0.0 && days <= MAX_DAYS) => {
            let detail = format!("{days} is not more than 0 and at most {MAX_DAYS} days");
            Err(Error::invalid_field(place(), detail))
        }
        _ => Ok(()),
    }
}

fn check_lanes(journey: &Journey, steps: &HashSet<&str>) -> Result<()> {
    check_ids("lanes", journey.lanes.iter().map(|lane| lane.id.as_str()))?;
    let mut ids = HashSet::new();
    for lane in &journey.lanes {
        let list = format!("lanes/{}/cards", escape(&lane.id));
        check_ids(&list, lane.cards.iter().map(|card| card.id.as_str()))?;
        for card in &lane.cards {
            if !ids.insert(card.id.as_str()) {
                let detail = "another lane has a card with this id";
                return Err(Error::invalid("duplicate_id", detail).at(card_place(lane, card)));
            }
            require_step(steps, &card.step, || {
                format!("{}/step", card_place(lane, card))
            })?;
        }
    }
    Ok(())
}

fn require_step(steps: &HashSet<&str>, step: &str, place: impl FnOnce() -> String) -> Result<()> {
    if steps.contains(step) {
        return Ok(());
    }
    Err(Error::invalid("unknown_step", "the journey has no step with this id").at(place()))
}

fn step_place(phase: &Phase, step: &Step) -> String {
    format!("phases/{}/steps/{}", escape(&phase.id), escape(&step.id))
}

pub(super) fn card_place(lane: &Lane, card: &Card) -> String {
    format!("lanes/{}/cards/{}", escape(&lane.id), escape(&card.id))
}

/// Whatever referred to a step that a change removes goes with it: its cards, the branches that
/// lead to it, the loop that begins or ends there.
pub(super) fn consequences(before: &Value, after: &Value) -> Vec<Operation> {
    let left: HashSet<&str> = steps(after).map(|(_, id, _)| id).collect();
    let gone: HashSet<&str> = steps(before)
        .map(|(_, id, _)| id)
        .filter(|id| !left.contains(id))
        .collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let is_gone = |id: Option<&Value>| {
        id.and_then(Value::as_str)
            .is_some_and(|id| gone.contains(id))
    };
    let mut operations = Vec::new();
    for (lane, lane_id) in members(after, "lanes") {
        let path = Path::root("lanes").join(lane_id).join("cards");
        for (card, card_id) in members(lane, "cards") {
            if is_gone(card.get("step")) {
                operations.push(Operation::remove(&path.join(card_id)));
            }
        }
    }
    for (phase, id, step) in steps(after) {
        let Some(next) = step.get("next").and_then(Value::as_array) else {
            continue;
        };
        let kept: Vec<Value> = next
            .iter()
            .filter(|branch| !is_gone(branch.get("step")))
            .cloned()
            .collect();
        if kept.len() < next.len() {
            let path = Path::root("phases")
                .join(phase)
                .join("steps")
                .join(id)
                .join("next");
            operations.push(Operation::set(&path, Value::Array(kept)));
        }
    }
    if let Some(repetition) = after.get("loop")
        && (is_gone(repetition.get("from_step")) || is_gone(repetition.get("to_step")))
    {
        operations.push(Operation::unset(&Path::root("loop")));
    }
    operations
}

/// The members of a list that have an id.
fn members<'a>(object: &'a Value, list: &str) -> impl Iterator<Item = (&'a Value, &'a str)> {
    let list = object.get(list).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|member| Some((member, member_id(member)?)))
}

/// All steps of a journey as JSON: id of the phase, id of the step, step.
fn steps(journey: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    members(journey, "phases").flat_map(|(phase, phase_id)| {
        members(phase, "steps").map(move |(step, step_id)| (phase_id, step_id, step))
    })
}
