//! A map as a planned journey of CJML. Pure.

use std::collections::HashMap;

use crate::formats::losses::{Loss, LossCode};
use crate::formats::map::Map;
use crate::formats::xml::Xml;
use crate::journeys::{Card, Step};
use crate::taxonomy::LaneFamily;

/// Kinds of lanes that a planned journey carries.
const CARRIED: [&str; 2] = ["touchpoints", "internal-activities"];
const CUSTOMER: &str = "customer";
const COMPANY: &str = "company";

/// Writes the planned journey, and what it could not carry.
pub(crate) fn write(map: &Map) -> (String, Vec<Loss>) {
    let mut xml = Xml::new();
    xml.open("CJML", &[("version", "2.0")]);
    xml.open("plannedJourney", &[]);
    xml.text("journeyID", &[], &map.id);
    xml.text("journeyTitle", &[], &map.title());
    let description = map.text(&map.journey.description);
    if !description.is_empty() {
        xml.text("journeyShortSummary", &[], description);
    }
    actors(map, &mut xml);
    phases(map, &mut xml);
    xml.open("touchpoints", &[]);
    let mut points = Points {
        map,
        xml: &mut xml,
        number: 0,
    };
    for (index, phase) in map.journey.phases.iter().enumerate() {
        for step in &phase.steps {
            points.step(&phase_id(index), step);
        }
    }
    (xml.finish(), losses(map))
}

fn actors(map: &Map, xml: &mut Xml) {
    let personas = map.personas();
    let customer = match personas.is_empty() {
        true => map.word("customer").to_owned(),
        false => personas.join(", "),
    };
    xml.open("actors", &[]);
    xml.open("endUser", &[("actorID", CUSTOMER)]);
    xml.text("actorName", &[], &customer);
    xml.close();
    xml.open("serviceProvider", &[("actorID", COMPANY)]);
    xml.text("companyName", &[], map.word("company"));
    xml.close();
    xml.close();
}

fn phase_id(index: usize) -> String {
    format!("P{}", index + 1)
}

fn phases(map: &Map, xml: &mut Xml) {
    xml.open("phases", &[]);
    for (index, phase) in map.journey.phases.iter().enumerate() {
        xml.open("phase", &[("phaseID", &phase_id(index))]);
        xml.text("phaseName", &[], map.text(&phase.title));
        xml.close();
    }
    xml.close();
}

struct Points<'a> {
    map: &'a Map,
    xml: &'a mut Xml,
    number: usize,
}

impl Points<'_> {
    fn begin(&mut self, name: &'static str, phase: &str) {
        self.number += 1;
        self.xml.open(name, &[]);
        self.xml
            .text("touchpointID", &[], &format!("TP{}", self.number));
        self.xml.text("phaseIDref", &[], phase);
    }

    fn step(&mut self, phase: &str, step: &Step) {
        let map = self.map;
        let title = map.text(&step.title);
        let touchpoints = cards(map, step, "touchpoints");
        for card in &touchpoints {
            self.begin("plannedCommunicationPoint", phase);
            self.side("initiator", "initiatorLabel", CUSTOMER, title);
            self.side("receiver", "receiverLabel", COMPANY, &map.card_text(card));
            if let Some(channel) = channel(map, card) {
                self.xml.open("channel", &[]);
                self.xml.text("channelName", &[], &channel);
                self.xml.close();
            }
            self.xml.close();
        }
        if touchpoints.is_empty() {
            self.action(phase, CUSTOMER, title);
        }
        for card in cards(map, step, "internal-activities") {
            self.action(phase, COMPANY, &map.card_text(card));
        }
    }

    fn side(&mut self, name: &'static str, label: &str, actor: &str, text: &str) {
        self.xml.open(name, &[]);
        self.xml.empty("refersTo", &[("actorIDref", actor)]);
        self.xml.text(label, &[], text);
        self.xml.close();
    }

    fn action(&mut self, phase: &str, actor: &str, text: &str) {
        self.begin("plannedAction", phase);
        self.xml.open("actor", &[]);
        self.xml.empty("refersTo", &[("actorIDref", actor)]);
        self.xml.close();
        self.xml.text("actionLabel", &[], text);
        self.xml.close();
    }
}

fn cards<'m>(map: &'m Map, step: &'m Step, kind: &str) -> Vec<&'m Card> {
    let lanes = map.journey.lanes.iter().filter(|lane| lane.kind == kind);
    lanes.flat_map(|lane| map.cards_at(lane, step)).collect()
}

/// The channel of the touchpoint that a card stands for.
fn channel(map: &Map, card: &Card) -> Option<String> {
    let reference = card.reference.as_ref()?;
    let touchpoint = map.touchpoint(&reference.id)?;
    map.name("channel", touchpoint.channel.as_ref()?)
}

fn losses(map: &Map) -> Vec<Loss> {
    let mut losses = map.common_losses();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut before = None;
    for (_, step) in map.steps() {
        let title = map.text(&step.title);
        *times.entry(title).or_default() += 1;
        losses.add_if(before == Some(title), LossCode::SameNames, title);
        before = Some(title);
        losses.add_if(title.trim().is_empty(), LossCode::Nameless, "steps");
        losses.add_if(!step.description.is_blank(), LossCode::Descriptions, title);
        losses.add_if(
            !step.duration.is_blank() || !step.waiting.is_blank(),
            LossCode::Times,
            title,
        );
        losses.add_if(step.moment_of_truth, LossCode::MomentsOfTruth, title);
        // A planned journey of CJML has no experience by its own principles.
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
        let carried =
            CARRIED.contains(&lane.kind.as_str()) || map.family(lane) == LaneFamily::Emotion;
        losses.add_if(
            !carried && !lane.cards.is_empty(),
            LossCode::Lanes,
            &map.lane_title(lane),
        );
    }
    losses.list()
}
