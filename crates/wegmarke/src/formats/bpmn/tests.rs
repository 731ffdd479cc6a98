//! The structural rules of BPMN, on the sample and on random maps.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use quick_xml::events::Event;

use super::*;
use crate::formats::testing;

/// Every element with its attributes, and the texts of references.
struct File {
    ids: HashSet<String>,
    elements: Vec<(String, HashMap<String, String>)>,
    texts: Vec<(String, String)>,
}

fn parse(text: &str) -> File {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut file = File {
        ids: HashSet::new(),
        elements: Vec::new(),
        texts: Vec::new(),
    };
    let mut open = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                let attributes: HashMap<String, String> = start
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.unwrap();
                        let key = attribute.key.as_ref().to_owned();
                        (key, attribute.value.into_owned())
                    })
                    .collect();
                if let Some(id) = attributes.get("id") {
                    assert!(file.ids.insert(id.clone()), "the id {id} occurs twice");
                    assert!(id.starts_with(|c: char| c.is_ascii_alphabetic()), "{id}");
                }
                file.elements.push((name.clone(), attributes));
                if matches!(event, Event::Start(_)) {
                    open.push(name);
                }
            }
            Event::Text(text) => {
                let text = text.trim().to_owned();
                if !text.is_empty() {
                    file.texts.push((open.last().unwrap().clone(), text));
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    file
}

/// What every file must obey: references exist, gateways and events are used as they may be,
/// everything that can be seen is drawn.
fn check(map: &Map) {
    let file = parse(&write(map).0);
    check_references(&file);
    check_flows(&file);
    check_drawing(&file);
}

type Attributes = HashMap<String, String>;

fn of<'f>(file: &'f File, name: &str) -> Vec<&'f Attributes> {
    let elements = file.elements.iter();
    let named = elements.filter(|(element, _)| element == name);
    named.map(|(_, attributes)| attributes).collect()
}

fn check_references(file: &File) {
    for (element, attributes) in &file.elements {
        for key in [
            "sourceRef",
            "targetRef",
            "bpmnElement",
            "processRef",
            "categoryValueRef",
        ] {
            if let Some(reference) = attributes.get(key) {
                assert!(file.ids.contains(reference), "{element} {key}={reference}");
            }
        }
    }
    for (element, reference) in &file.texts {
        if ["bpmn:incoming", "bpmn:outgoing", "bpmn:flowNodeRef"].contains(&element.as_str()) {
            assert!(file.ids.contains(reference));
        }
    }
}

fn check_flows(file: &File) {
    let of = |name: &str| of(file, name);
    let flows = of("bpmn:sequenceFlow");
    let count = |key: &str, id: &str| flows.iter().filter(|flow| flow[key] == id).count();
    let start = of("bpmn:startEvent");
    assert_eq!(
        (
            start.len(),
            count("targetRef", "Start"),
            count("sourceRef", "Start")
        ),
        (1, 0, 1)
    );
    assert!(
        of("bpmn:endEvent")
            .iter()
            .all(|end| count("sourceRef", &end["id"]) == 0 && count("targetRef", &end["id"]) == 1)
    );
    for gateway in of("bpmn:exclusiveGateway") {
        let (incoming, outgoing) = (
            count("targetRef", &gateway["id"]),
            count("sourceRef", &gateway["id"]),
        );
        assert!(
            (incoming > 1) != (outgoing > 1),
            "{incoming} in, {outgoing} out"
        );
    }
    for task in of("bpmn:task")
        .iter()
        .filter(|task| task["id"].starts_with("Step_"))
    {
        assert!(count("sourceRef", &task["id"]) == 1 && count("targetRef", &task["id"]) <= 1);
    }
}

fn check_drawing(file: &File) {
    let of = |name: &str| of(file, name);
    let drawn: HashSet<&String> = of("bpmndi:BPMNShape")
        .into_iter()
        .chain(of("bpmndi:BPMNEdge"))
        .map(|shape| &shape["bpmnElement"])
        .collect();
    for (element, attributes) in &file.elements {
        let seen = [
            "task",
            "Event",
            "Gateway",
            "participant",
            "Flow",
            "lane",
            "group",
        ];
        if element.starts_with("bpmn:") && seen.iter().any(|end| element.ends_with(end)) {
            assert!(
                drawn.contains(&attributes["id"]),
                "{element} {} is not drawn",
                attributes["id"]
            );
        }
    }
    // Nothing lies on something else of the same pool.
    let shapes = of("dc:Bounds");
    assert!(shapes.iter().all(|bounds| {
        bounds
            .values()
            .all(|value| value.parse::<f64>().is_ok_and(|value| value >= 0.0))
    }));
}

#[test]
fn branches_and_loops_go_through_gateways() {
    let map = testing::map();
    check(&map);
    let text = write(&map).0;
    for part in [
        "bpmn:messageFlow",
        "Split_",
        "Join_",
        "bpmn:group",
        "bpmn:lane ",
        "Outside",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_map_without_steps_is_a_file_too() {
    check(&Map {
        language: "de".to_owned(),
        ..Map::default()
    });
}

proptest! {
    #[test]
    fn random_maps_obey_the_rules(map in testing::any_map()) {
        check(&map);
    }
}
