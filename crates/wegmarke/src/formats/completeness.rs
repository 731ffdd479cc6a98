//! What is missing in a text form by the rules of its own workspace: required fields, and the
//! optional rules.

use std::collections::HashSet;

use super::bundle::{Bundle, Object};
use super::check::{
    Findings, NO_CARD_EVIDENCE, NO_PROCESSING, NO_TARGET, REQUIRED_FIELD, UNKNOWN_LANE,
};
use crate::fields::Field;
use crate::journeys::{Journey, JourneyState};
use crate::metrics::Metric;
use crate::repository::{Body, escape, read};
use crate::taxonomy::{ChannelKind, CustomLane, vocabulary};
use crate::touchpoints::Touchpoint;

/// What the workspace defines.
struct Own {
    fields: Vec<(String, Field)>,
    lanes: HashSet<String>,
}

pub(super) fn check(bundle: &Bundle, findings: &mut Findings<'_>) {
    let shipped = vocabulary().lane_kinds.iter().map(|lane| lane.key.clone());
    let own = Own {
        fields: all_of(bundle),
        lanes: all_of(bundle)
            .into_iter()
            .map(|(_, lane): (_, CustomLane)| lane.key)
            .chain(shipped)
            .collect(),
    };
    for object in &bundle.objects {
        check_fields(object, &own.fields, findings);
        match object.kind.name {
            Journey::KIND => check_journey(object, &own.lanes, findings),
            Touchpoint::KIND => check_processing(object, findings),
            Metric::KIND => check_metric(object, findings),
            _ => {}
        }
    }
}

/// The objects of a kind that can be read, with their ids.
fn all_of<B: Body>(bundle: &Bundle) -> Vec<(String, B)> {
    let of_kind = bundle.objects.iter().filter(|one| one.kind.name == B::KIND);
    of_kind
        .filter_map(|one| Some((one.id.to_string(), read(&one.body).ok()?)))
        .collect()
}

fn check_fields(object: &Object, fields: &[(String, Field)], findings: &mut Findings<'_>) {
    let required = fields
        .iter()
        .filter(|(_, field)| field.required && field.applies_to(object.kind.name));
    for (id, field) in required {
        let value = object.body.get("fields").and_then(|values| values.get(id));
        if value.is_none_or(serde_json::Value::is_null) {
            let name = field.title.first(&["en"]).unwrap_or("the field");
            let place = format!("{}/fields/{}", object.place(), escape(id));
            findings.add(REQUIRED_FIELD, place, format!("'{name}' has no value"));
        }
    }
}

fn check_journey(object: &Object, lanes: &HashSet<String>, findings: &mut Findings<'_>) {
    let Ok(journey) = read::<Journey>(&object.body) else {
        return;
    };
    for lane in &journey.lanes {
        let place = format!("{}/lanes/{}", object.place(), escape(&lane.id));
        if !lanes.contains(&lane.kind) {
            let message = format!("there is no kind of lane '{}'", lane.kind);
            findings.add(UNKNOWN_LANE, format!("{place}/kind"), message);
        }
        if journey.state != JourneyState::Live {
            continue;
        }
        for card in &lane.cards {
            if card.reference.is_none() && card.evidence.is_none() {
                let place = format!("{place}/cards/{}/evidence", escape(&card.id));
                findings.add(NO_CARD_EVIDENCE, place, "it does not say what it rests on");
            }
        }
    }
}

fn check_processing(object: &Object, findings: &mut Findings<'_>) {
    let Ok(touchpoint) = read::<Touchpoint>(&object.body) else {
        return;
    };
    let place = format!("{}/processing", object.place());
    match touchpoint.processing {
        Some(processing) => {
            for gap in processing.gaps() {
                findings.add(NO_PROCESSING, format!("{place}/{gap}"), "it is not said");
            }
        }
        None if touchpoint.kind == Some(ChannelKind::External) => {}
        None => findings.add(NO_PROCESSING, place, "nothing is said about personal data"),
    }
}

fn check_metric(object: &Object, findings: &mut Findings<'_>) {
    let Ok(metric) = read::<Metric>(&object.body) else {
        return;
    };
    let missing = [
        ("formula", metric.formula.is_blank()),
        ("target", metric.target.is_none()),
        ("owner", metric.owner.trim().is_empty()),
    ];
    for (name, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        let place = format!("{}/{name}", object.place());
        findings.add(NO_TARGET, place, format!("it has no {name}"));
    }
}
