//! What a share link shows. Everything is picked member by member: a field that is added to journeys
//! later is not shown to strangers before somebody says so here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Text as PlainText;
use crate::database::{JsonText, Transaction, fetch_optional};
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::journeys::{Card, CardReference, Emotion, Journey, Lane, Phase, Step};
use crate::reports::StepsReport;
use crate::repository::{DocumentId, Text, store};
use crate::taxonomy::{CustomLane, Evidence};
use crate::views::Emphasis;

/// A journey as a stranger with a link sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SharedMap {
    /// Name of the organisation.
    pub organisation: PlainText,
    /// The journey with the chosen lanes.
    pub journey: Journey,
    /// What its cards refer to.
    pub objects: Vec<SharedObject>,
    /// The chosen numbers; none when none were chosen.
    pub report: Option<StepsReport>,
    /// What the link shows.
    pub shows: Shown,
}

/// The numbers that a link shows.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Shown {
    /// How many customers go on, leave and why.
    pub river: bool,
    /// What customers rated.
    pub scores: bool,
}

/// A shared object that a card refers to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SharedObject {
    /// Its kind: `touchpoint`, `insight`, …
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What sort of object of its kind it is: `digital`, `pain-point`.
    pub sort: Option<String>,
    /// Where it stands: `running`.
    pub state: Option<String>,
}

/// The members of any object's body that are shown.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ShownBody {
    title: Text,
    name: Option<String>,
    kind: Option<serde_json::Value>,
    state: Option<serde_json::Value>,
}

/// The journey with the chosen lanes only, and without anything that nobody chose to show.
pub(super) fn reduce(journey: &Journey, emphasis: &Emphasis) -> Journey {
    let chosen = |lane: &&Lane| emphasis.lanes.contains(&lane.id);
    let lanes: Vec<Lane> = journey
        .lanes
        .iter()
        .filter(chosen)
        .map(shown_lane)
        .collect();
    let shows_emotion = lanes.iter().any(|lane| lane.kind == "emotion");
    Journey {
        title: journey.title.clone(),
        description: journey.description.clone(),
        kind: journey.kind,
        state: journey.state,
        market: journey.market.clone(),
        expected_outcome: journey.expected_outcome.clone(),
        repetition: journey
            .repetition
            .as_ref()
            .map(|repetition| crate::journeys::Repetition {
                from_step: repetition.from_step.clone(),
                to_step: repetition.to_step.clone(),
                ..Default::default()
            }),
        phases: journey
            .phases
            .iter()
            .map(|phase| Phase {
                id: phase.id.clone(),
                title: phase.title.clone(),
                description: phase.description.clone(),
                steps: phase
                    .steps
                    .iter()
                    .map(|step| shown_step(step, shows_emotion))
                    .collect(),
                ..Phase::default()
            })
            .collect(),
        lanes,
        ..Journey::default()
    }
}

fn shown_step(step: &Step, shows_emotion: bool) -> Step {
    let emotion = step.emotion.as_ref().filter(|_| shows_emotion);
    Step {
        id: step.id.clone(),
        title: step.title.clone(),
        description: step.description.clone(),
        optional: step.optional,
        repeatable: step.repeatable,
        order_free: step.order_free,
        alternatives: step.alternatives.clone(),
        duration: step.duration.clone(),
        waiting: step.waiting.clone(),
        moment_of_truth: step.moment_of_truth,
        emotion: emotion.map(|emotion| Emotion {
            assumed: emotion.assumed,
            staff: emotion.staff,
            ..Emotion::default()
        }),
        ..Step::default()
    }
}

fn shown_lane(lane: &Lane) -> Lane {
    Lane {
        id: lane.id.clone(),
        kind: lane.kind.clone(),
        title: lane.title.clone(),
        cards: lane
            .cards
            .iter()
            .map(|card| Card {
                id: card.id.clone(),
                step: card.step.clone(),
                text: card.text.clone(),
                reference: card.reference.as_ref().map(|reference| CardReference {
                    kind: reference.kind.clone(),
                    id: reference.id.clone(),
                    ..CardReference::default()
                }),
                // How strong it is, not who said it where.
                evidence: card.evidence.as_ref().map(|evidence| Evidence {
                    level: evidence.level,
                    n: evidence.n,
                    ..Evidence::default()
                }),
                tone: card.tone,
                ..Card::default()
            })
            .collect(),
        ..Lane::default()
    }
}

/// The numbers that were chosen: what is not shown is not in it.
pub(super) fn reduce_report(report: StepsReport, emphasis: &Emphasis) -> Option<StepsReport> {
    if !emphasis.river && !emphasis.scores {
        return None;
    }
    let mut report = report;
    if !emphasis.river {
        report.customers = 0;
        report.runs = 0;
        report.in_progress = 0;
        report.events = 0;
        report.restarts = None;
        report.returns.clear();
    }
    for step in &mut report.steps {
        // Names of touchpoints may stand in lanes that are not shown.
        step.touchpoints.clear();
        step.unknown.clear();
        if !emphasis.scores {
            step.score = None;
            step.score_hidden = false;
        }
        if !emphasis.river {
            step.customers = 0;
            step.runs = 0;
            step.share = 0.0;
            step.remaining = 0;
            step.remaining_share = 0.0;
            step.left = 0;
            step.left_share = 0.0;
            step.in_progress = 0;
            step.repeats = 0;
            step.repeat_share = 0.0;
            step.returns = 0;
            step.waiting = None;
            step.reasons.clear();
        }
    }
    Some(report)
}

/// What the cards of the shown lanes refer to.
async fn objects(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: &Journey,
) -> Result<Vec<SharedObject>> {
    let wanted: BTreeSet<(&str, &str)> = journey
        .cards()
        .filter_map(|(_, card)| card.reference.as_ref())
        .map(|reference| (reference.kind.as_str(), reference.id.as_str()))
        .collect();
    let mut objects = Vec::with_capacity(wanted.len());
    for (kind, id) in wanted {
        let Ok(document) = id.parse::<DocumentId>() else {
            continue;
        };
        let select = "SELECT body FROM documents \
                      WHERE workspace_id = $1 AND kind = $2 AND id = $3 AND NOT removed";
        type Row = (JsonText<ShownBody>,);
        let found = fetch_optional!(transaction, Row, select, workspace, kind, document)?;
        let Some((JsonText(body),)) = found else {
            continue;
        };
        let word = |value: Option<serde_json::Value>| match value {
            Some(serde_json::Value::String(word)) => Some(word),
            _ => None,
        };
        objects.push(SharedObject {
            kind: kind.to_owned(),
            id: id.to_owned(),
            title: match body.name {
                Some(name) if body.title.is_blank() => Text::german_english(&name, &name),
                _ => body.title,
            },
            sort: word(body.kind),
            state: word(body.state),
        });
    }
    Ok(objects)
}

/// Gives lanes of the team's own kinds their name: strangers cannot look it up.
async fn name_lanes(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    journey: &mut Journey,
) -> Result<()> {
    let own = store::read_all::<CustomLane>(transaction, workspace).await?;
    for lane in journey
        .lanes
        .iter_mut()
        .filter(|lane| lane.title.is_blank())
    {
        if let Some((_, kind)) = own.iter().find(|(_, kind)| kind.key == lane.kind) {
            lane.title = kind.title.clone();
        }
    }
    Ok(())
}

/// What a link shows of its journey.
///
/// # Errors
/// What the database says.
pub async fn shared_map(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    organisation: PlainText,
    journey: &Journey,
    report: Option<StepsReport>,
    emphasis: &Emphasis,
) -> Result<SharedMap> {
    let mut journey = reduce(journey, emphasis);
    name_lanes(transaction, workspace, &mut journey).await?;
    Ok(SharedMap {
        organisation,
        objects: objects(transaction, workspace, &journey).await?,
        journey,
        report: report.and_then(|report| reduce_report(report, emphasis)),
        shows: Shown {
            river: emphasis.river,
            scores: emphasis.scores,
        },
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_chosen_is_shown() {
        let journey: Journey = serde_json::from_value(json!({
            "title": {"de": "Reise"}, "owner": "Inge", "personas": ["p"], "secret-plan": "x",
            "phases": [{"id": "p", "note": "x", "steps": [
                {"id": "s", "patience_days": 3.0, "discovered": {"customers": 7},
                 "emotion": {"assumed": 20.0, "staff": 30.0, "why": "x"}}]}],
            "lanes": [
                {"id": "shown", "kind": "needs", "cards": [{"id": "1", "step": "s",
                    "text": {"de": "ja"}, "evidence": {"level": "qualitative", "author": "Inge",
                    "sources": ["interview"]}, "internal": "x"}]},
                {"id": "hidden", "kind": "problems", "cards": [{"id": "2", "step": "s",
                    "text": {"de": "nein"}}]},
                {"id": "curve", "kind": "emotion"}
            ]
        }))
        .unwrap();
        let emphasis = |lanes: &[&str]| Emphasis {
            lanes: lanes.iter().map(|&lane| lane.to_owned()).collect(),
            ..Emphasis::default()
        };
        let text = serde_json::to_string(&reduce(&journey, &emphasis(&["shown"]))).unwrap();
        assert!(text.contains("Reise") && text.contains("ja") && text.contains("qualitative"));
        for hidden in [
            "Inge",
            "nein",
            "secret-plan",
            "\"x\"",
            "interview",
            "hidden",
            "20.0",
            "patience_days",
            "discovered",
        ] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        let with_curve = reduce(&journey, &emphasis(&["curve"]));
        assert_eq!(
            with_curve.phases[0].steps[0]
                .emotion
                .as_ref()
                .unwrap()
                .assumed,
            Some(20.0)
        );
    }
}
