//! A model and its drawing as XML.

use super::drawing::{Bounds, Drawing};
use super::process::{Model, NodeKind};
use crate::formats::map::Map;
use crate::formats::xml::Xml;
use crate::journeys::Step;

const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
    ("id", "Definitions"),
    ("targetNamespace", "http://bpmn.io/schema/bpmn"),
];

/// Writes the file.
pub(super) fn write(map: &Map, model: &Model, drawing: &Drawing) -> String {
    let mut writer = Writer {
        map,
        model,
        drawing,
        xml: Xml::new(),
    };
    writer.xml.open("bpmn:definitions", &NAMESPACES);
    writer.categories();
    writer.collaboration();
    writer.customer();
    if drawing.company.is_some() {
        writer.company();
    }
    writer.diagram();
    writer.xml.finish()
}

struct Writer<'a> {
    map: &'a Map,
    model: &'a Model,
    drawing: &'a Drawing,
    xml: Xml,
}

fn contact_id(index: usize) -> String {
    format!("Contact_{}", index + 1)
}

fn flow_id(index: usize) -> String {
    format!("Flow_{}", index + 1)
}

impl Writer<'_> {
    /// Phases are groups, and a group is named by a value of a category.
    fn categories(&mut self) {
        if self.model.phases.is_empty() {
            return;
        }
        self.xml.open("bpmn:category", &[("id", "Phases")]);
        for (index, (name, _, _)) in self.model.phases.iter().enumerate() {
            let id = format!("Phase_{}", index + 1);
            self.xml
                .empty("bpmn:categoryValue", &[("id", &id), ("value", name)]);
        }
        self.xml.close();
    }

    fn collaboration(&mut self) {
        let personas = self.map.personas().join(", ");
        let customer = if personas.is_empty() {
            self.map.word("customer")
        } else {
            &personas
        };
        self.xml
            .open("bpmn:collaboration", &[("id", "Collaboration")]);
        self.xml.empty(
            "bpmn:participant",
            &[
                ("id", "Customer"),
                ("name", customer),
                ("processRef", "Journey"),
            ],
        );
        if self.drawing.company.is_some() {
            let name = self.map.word("company");
            self.xml.empty(
                "bpmn:participant",
                &[("id", "Company"), ("name", name), ("processRef", "Service")],
            );
        }
        if self.drawing.outside.is_some() {
            self.xml.empty(
                "bpmn:participant",
                &[("id", "Outside"), ("name", self.map.word("outside"))],
            );
        }
        for (index, contact) in self
            .model
            .contacts
            .iter()
            .enumerate()
            .filter(|(_, contact)| contact.is_met)
        {
            let (id, source) = (
                format!("Message_{}", index + 1),
                format!("Step_{}", contact.column + 1),
            );
            let target = if contact.lane.is_some() {
                contact_id(index)
            } else {
                "Outside".to_owned()
            };
            let name = if contact.lane.is_some() {
                ""
            } else {
                &contact.name
            };
            let mut attributes = vec![
                ("id", id.as_str()),
                ("sourceRef", &source),
                ("targetRef", &target),
            ];
            attributes.extend((!name.is_empty()).then_some(("name", name)));
            self.xml.empty("bpmn:messageFlow", &attributes);
        }
        self.xml.close();
    }

    fn customer(&mut self) {
        let model = self.model;
        let title = self.map.title();
        self.xml.open(
            "bpmn:process",
            &[
                ("id", "Journey"),
                ("name", &title),
                ("isExecutable", "false"),
            ],
        );
        let steps: Vec<&Step> = self.map.journey.steps().collect();
        for (index, node) in model.nodes.iter().enumerate() {
            let step = steps
                .get(node.column)
                .filter(|_| node.kind == NodeKind::Step);
            let name = step
                .map(|step| self.map.text(&step.title))
                .unwrap_or_default();
            let element = match node.kind {
                NodeKind::Start => "bpmn:startEvent",
                NodeKind::Step => "bpmn:task",
                NodeKind::Join | NodeKind::Split => "bpmn:exclusiveGateway",
                NodeKind::End => "bpmn:endEvent",
            };
            let mut attributes = vec![("id", node.id.as_str())];
            attributes.extend((!name.is_empty()).then_some(("name", name)));
            self.xml.open(element, &attributes);
            if let Some(description) = step
                .map(|step| self.map.text(&step.description))
                .filter(|text| !text.is_empty())
            {
                self.xml.text("bpmn:documentation", &[], description);
            }
            for (number, flow) in model.flows.iter().enumerate() {
                if flow.to == index {
                    self.xml.text("bpmn:incoming", &[], &flow_id(number));
                }
            }
            for (number, flow) in model.flows.iter().enumerate() {
                if flow.from == index {
                    self.xml.text("bpmn:outgoing", &[], &flow_id(number));
                }
            }
            if step.is_some_and(|step| step.repeatable) {
                self.xml.empty("bpmn:standardLoopCharacteristics", &[]);
            }
            self.xml.close();
        }
        for (number, flow) in model.flows.iter().enumerate() {
            let (id, from, to) = (
                flow_id(number),
                &model.nodes[flow.from].id,
                &model.nodes[flow.to].id,
            );
            let mut attributes = vec![("id", id.as_str()), ("sourceRef", from), ("targetRef", to)];
            attributes.extend((!flow.name.is_empty()).then_some(("name", flow.name.as_str())));
            self.xml.empty("bpmn:sequenceFlow", &attributes);
        }
        for index in 0..model.phases.len() {
            let (id, value) = (
                format!("Group_{}", index + 1),
                format!("Phase_{}", index + 1),
            );
            self.xml
                .empty("bpmn:group", &[("id", &id), ("categoryValueRef", &value)]);
        }
        self.xml.close();
    }

    fn company(&mut self) {
        self.xml.open(
            "bpmn:process",
            &[("id", "Service"), ("isExecutable", "false")],
        );
        self.xml.open("bpmn:laneSet", &[("id", "Lanes")]);
        for (lane, name) in self.model.lanes.iter().enumerate() {
            self.xml.open(
                "bpmn:lane",
                &[("id", &format!("Lane_{}", lane + 1)), ("name", name)],
            );
            for (index, contact) in self.model.contacts.iter().enumerate() {
                if contact.lane == Some(lane) {
                    self.xml.text("bpmn:flowNodeRef", &[], &contact_id(index));
                }
            }
            self.xml.close();
        }
        self.xml.close();
        for (index, contact) in self.model.contacts.iter().enumerate() {
            if contact.lane.is_some() {
                self.xml.empty(
                    "bpmn:task",
                    &[("id", &contact_id(index)), ("name", &contact.name)],
                );
            }
        }
        self.xml.close();
    }

    fn diagram(&mut self) {
        self.xml.open("bpmndi:BPMNDiagram", &[("id", "Diagram")]);
        self.xml.open(
            "bpmndi:BPMNPlane",
            &[("id", "Plane"), ("bpmnElement", "Collaboration")],
        );
        let drawing = self.drawing;
        for (id, bounds) in [
            ("Customer", drawing.customer),
            ("Company", drawing.company),
            ("Outside", drawing.outside),
        ] {
            if let Some(bounds) = bounds {
                self.shape(id, bounds, &[("isHorizontal", "true")]);
            }
        }
        for (index, bounds) in drawing.lanes.iter().enumerate() {
            self.shape(
                &format!("Lane_{}", index + 1),
                *bounds,
                &[("isHorizontal", "true")],
            );
        }
        for (index, bounds) in drawing.phases.iter().enumerate() {
            self.shape(&format!("Group_{}", index + 1), *bounds, &[]);
        }
        for (node, bounds) in self.model.nodes.iter().zip(&drawing.nodes) {
            let gateway = matches!(node.kind, NodeKind::Join | NodeKind::Split);
            let attributes: &[(&str, &str)] = if gateway {
                &[("isMarkerVisible", "true")]
            } else {
                &[]
            };
            self.shape(&node.id, *bounds, attributes);
        }
        for (index, bounds) in drawing.contacts.iter().enumerate() {
            if let Some(bounds) = bounds {
                self.shape(&contact_id(index), *bounds, &[]);
            }
        }
        for (index, line) in drawing.flows.iter().enumerate() {
            self.edge(&flow_id(index), line);
        }
        let met = self
            .model
            .contacts
            .iter()
            .enumerate()
            .filter(|(_, contact)| contact.is_met);
        for ((index, _), line) in met.zip(&drawing.messages) {
            self.edge(&format!("Message_{}", index + 1), line);
        }
    }

    fn shape(&mut self, element: &str, bounds: Bounds, more: &[(&str, &str)]) {
        let id = format!("Shape_{element}");
        let attributes: Vec<(&str, &str)> = [("id", id.as_str()), ("bpmnElement", element)]
            .into_iter()
            .chain(more.iter().copied())
            .collect();
        self.xml.open("bpmndi:BPMNShape", &attributes);
        let [x, y, width, height] =
            [bounds.x, bounds.y, bounds.width, bounds.height].map(|value| value.to_string());
        self.xml.empty(
            "dc:Bounds",
            &[("x", &x), ("y", &y), ("width", &width), ("height", &height)],
        );
        self.xml.close();
    }

    fn edge(&mut self, element: &str, line: &[(f64, f64)]) {
        self.xml.open(
            "bpmndi:BPMNEdge",
            &[("id", &format!("Edge_{element}")), ("bpmnElement", element)],
        );
        for (x, y) in line {
            self.xml.empty(
                "di:waypoint",
                &[("x", &x.to_string()), ("y", &y.to_string())],
            );
        }
        self.xml.close();
    }
}
