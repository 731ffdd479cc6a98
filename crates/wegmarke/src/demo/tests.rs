//! The company's documents and its customers must speak of the same things.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::plan::{Contact, Stage};
use super::stages::{FOLLOW_UP_CALL, HOTLINE, STAGES};
use super::traveller::Traveller;
use super::{bundle, comments::Comments};
use crate::journeys::Journey;
use crate::repository::DocumentId;
use crate::touchpoints::Touchpoint;
use crate::touchpoints::bindings::Bindings;

fn journey() -> Journey {
    serde_json::from_value(bundle().unwrap()["journeys"][0].clone()).unwrap()
}

/// Ids and contents of the touchpoint library.
fn library() -> Vec<(DocumentId, Touchpoint)> {
    let list = bundle().unwrap()["touchpoints"].as_array().unwrap().clone();
    let read = |value: Value| {
        let id = value["id"].as_str().unwrap().parse().unwrap();
        (id, serde_json::from_value(value).unwrap())
    };
    list.into_iter().map(read).collect()
}

fn contacts(stage: &Stage) -> impl Iterator<Item = &Contact> {
    let follow_up = stage.follow_up.iter().map(|(contact, _)| contact);
    stage.contacts.iter().chain(stage.further).chain(follow_up)
}

#[test]
fn every_text_is_there_in_german_and_english() {
    fn check(value: &Value, place: &str) {
        match value {
            Value::Object(object) if object.contains_key("de") || object.contains_key("en") => {
                for language in ["de", "en"] {
                    let text = object.get(language).unwrap_or(&Value::Null);
                    let said = text
                        .as_str()
                        .map(str::trim)
                        .is_some_and(|text| !text.is_empty());
                    assert!(said || text.is_array(), "{place}: no {language}");
                }
            }
            Value::Object(object) => {
                object
                    .iter()
                    .for_each(|(key, below)| check(below, &format!("{place}/{key}")));
            }
            Value::Array(list) => {
                (0..).zip(list).for_each(|(at, below): (u32, _)| {
                    check(below, &format!("{place}/{at}"));
                });
            }
            _ => {}
        }
    }
    check(&bundle().unwrap(), "");
}

#[test]
fn the_stages_are_the_steps_of_the_map() {
    let journey = journey();
    let steps: Vec<&str> = journey.steps().map(|step| step.id.as_str()).collect();
    let stages: Vec<&str> = STAGES.iter().map(|stage| stage.step).collect();
    assert_eq!(steps, stages);
}

#[test]
fn customers_meet_the_touchpoints_that_the_map_shows() {
    let (journey, library) = (journey(), library());
    let keys: HashMap<String, &str> = library
        .iter()
        .map(|(id, touchpoint)| (id.to_string(), touchpoint.key.as_str()))
        .collect();
    for stage in &STAGES {
        let mapped: HashSet<&str> = journey
            .touchpoints_at(stage.step)
            .map(|touchpoint| keys[touchpoint])
            .collect();
        for contact in contacts(stage) {
            assert!(
                mapped.contains(contact.touchpoint),
                "{}: {}",
                stage.step,
                contact.touchpoint
            );
        }
    }
    for unknown in [&HOTLINE, &FOLLOW_UP_CALL] {
        assert!(
            library
                .iter()
                .any(|(_, touchpoint)| touchpoint.key == unknown.touchpoint)
        );
        for stage in &STAGES {
            let mut mapped = journey
                .touchpoints_at(stage.step)
                .map(|touchpoint| keys[touchpoint]);
            assert!(
                mapped.all(|key| key != unknown.touchpoint),
                "{}",
                stage.step
            );
        }
    }
}

#[test]
fn reasons_are_the_cards_of_the_map() {
    let journey = journey();
    for stage in &STAGES {
        let cards: HashSet<&str> = journey
            .cards()
            .filter(|(lane, card)| lane.kind == "abandonment-reasons" && card.step == stage.step)
            .filter_map(|(_, card)| card.text.get("de"))
            .collect();
        let causes = stage.causes.iter().chain(stage.late_causes);
        let reasons: HashSet<&str> = causes.filter_map(|cause| cause.reason).collect();
        assert_eq!(cards, reasons, "{}", stage.step);
    }
}

#[test]
fn bindings_lead_every_event_to_its_touchpoint() {
    let library = library();
    let rules: Vec<_> = library
        .iter()
        .map(|(id, touchpoint)| (*id, touchpoint.key.clone(), touchpoint.bindings.clone()))
        .collect();
    let bindings = Bindings::compile(&rules).unwrap();
    let comments = Comments::embedded();
    let mut seen = HashSet::new();
    for number in 0..500 {
        for happening in Traveller::play(1, number, &comments).happenings {
            let (named, value) = (happening.contact.detail, happening.detail);
            let property =
                |name: &str| value.filter(|_| named.is_some_and(|(known, _)| known == name));
            let found = bindings.touchpoint(happening.event, property);
            let key = found.map_or(happening.event, |found| {
                bindings.touchpoints()[found.touchpoint].1.as_str()
            });
            assert_eq!(key, happening.contact.touchpoint, "{}", happening.event);
            seen.insert(happening.contact.touchpoint);
        }
    }
    assert!(seen.len() > 30, "only {} touchpoints were met", seen.len());
}

#[test]
fn a_customer_is_the_same_every_time() {
    let comments = Comments::embedded();
    let play = |seed, number| {
        let traveller = Traveller::play(seed, number, &comments);
        let happenings = traveller.happenings.into_iter();
        happenings
            .map(|it| (it.time, it.event, it.rating, it.comment))
            .collect::<Vec<_>>()
    };
    assert_eq!(play(1, 5), play(1, 5));
    assert_ne!(play(1, 5), play(2, 5));
    for number in 0..500 {
        let times: Vec<i64> = play(1, number).into_iter().map(|it| it.0).collect();
        assert!(times.is_sorted() && times.iter().all(|&time| time < super::plan::END));
    }
}
