//! A map as a BPMN 2.0 collaboration: what the customer does in one pool, the company's side of the
//! touchpoints in another, with the drawing, so that Camunda and bpmn.io open it. Pure.
//!
//! The customer's pool is a process: steps are tasks, branches and the loop go through gateways,
//! phases are groups. The company's tasks answer the steps by message flows; their own order is not
//! in a map, so they have none.

mod drawing;
mod process;
mod writing;

use super::losses::{Loss, LossCode};
use super::map::Map;
use crate::taxonomy::LaneFamily;

/// Writes the collaboration, and what it could not carry.
pub(super) fn write(map: &Map) -> (String, Vec<Loss>) {
    let model = process::model(map);
    let drawing = drawing::draw(&model);
    (writing::write(map, &model, &drawing), losses(map))
}

fn losses(map: &Map) -> Vec<Loss> {
    let mut losses = super::losses::Losses::default();
    map.lose_languages(&mut losses);
    map.lose_card_details(&mut losses);
    map.lose_properties(&mut losses);
    for (_, step) in map.steps() {
        let title = map.text(&step.title);
        // Tasks repeat; that they may be left out or come in any order is not said.
        losses.add_if(step.optional || step.order_free, LossCode::StepFlags, title);
        losses.add_if(!step.alternatives.is_empty(), LossCode::Alternatives, title);
        losses.add_if(
            !step.duration.is_blank() || !step.waiting.is_blank(),
            LossCode::Times,
            title,
        );
        losses.add_if(step.moment_of_truth, LossCode::MomentsOfTruth, title);
        let emotion = step.emotion.as_ref();
        losses.add_if(
            emotion.is_some_and(|emotion| emotion.assumed.is_some()),
            LossCode::Emotions,
            title,
        );
        losses.add_if(
            emotion.is_some_and(|emotion| emotion.staff.is_some()),
            LossCode::StaffRatings,
            title,
        );
    }
    for lane in &map.journey.lanes {
        let carried = process::CARRIED.contains(&lane.kind.as_str())
            || map.family(lane) == LaneFamily::Emotion;
        losses.add_if(
            !carried && !lane.cards.is_empty(),
            LossCode::Lanes,
            &map.lane_title(lane),
        );
    }
    losses.list()
}

#[cfg(test)]
mod tests;
