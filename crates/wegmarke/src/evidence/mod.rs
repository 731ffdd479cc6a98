//! How much of what a team says is known: statements by the strength of their evidence, and which
//! of it has become too old (requirement group F; `docs/methods/evidence.md`).

mod routes;
mod store;

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

pub use self::routes::routes;
pub use self::store::{EvidenceReport, report, stale};
use crate::accounts::settings::EvidenceAgeing;
use crate::insights::Insight;
use crate::journeys::{Card, Journey};
use crate::repository::{DocumentId, Text};
use crate::taxonomy::{Evidence, EvidenceLevel};

/// Statements by the strength of their evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Knowledge {
    /// All of them.
    pub statements: u64,
    /// Believed only.
    pub assumption: u64,
    /// Heard or seen.
    pub qualitative: u64,
    /// Counted.
    pub quantitative: u64,
    /// Those of all levels whose evidence has become too old.
    pub stale: u64,
    /// Those with evidence that does not say when it was gathered; it cannot age.
    pub undated: u64,
}

/// A statement whose evidence has become too old.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StaleEvidence {
    /// The journey whose card it is; absent for an insight.
    pub journey: Option<DocumentId>,
    /// Id of the card.
    pub card: Option<String>,
    /// Kind of its lane.
    pub lane: Option<String>,
    /// Name of its lane where it has one of its own.
    pub lane_title: Option<Text>,
    /// Id of its step.
    pub step: Option<String>,
    /// Name of its step.
    pub step_title: Option<Text>,
    /// The insight; absent for a card.
    pub insight: Option<DocumentId>,
    /// What is said.
    pub text: Text,
    /// Who should look at it: who answers for the journey, or who gathered it.
    pub owner: String,
    /// How strong the evidence is.
    pub level: EvidenceLevel,
    /// When it was gathered.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// Days since then.
    pub age_days: i64,
    /// Days after which evidence of this level is too old.
    pub limit_days: u32,
}

/// The rule of a workspace, as it applies today.
#[derive(Clone, Copy, Debug)]
pub struct Ageing {
    /// Days by level.
    pub rule: EvidenceAgeing,
    /// Today.
    pub today: Date,
}

/// How old evidence is and how old it may be, when that is too old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooOld {
    date: Date,
    age_days: i64,
    limit_days: u32,
}

impl Ageing {
    /// Days after which evidence of a level is too old.
    pub fn limit(&self, level: EvidenceLevel) -> Option<u32> {
        match level {
            EvidenceLevel::Assumption => self.rule.assumption_days,
            EvidenceLevel::Qualitative => self.rule.qualitative_days,
            EvidenceLevel::Quantitative => self.rule.quantitative_days,
        }
    }

    /// Whether evidence is too old: more days than the limit of its level.
    pub fn too_old(&self, evidence: &Evidence) -> Option<TooOld> {
        let (date, limit_days) = (evidence.date?, self.limit(evidence.level)?);
        let age_days = i64::from(self.today.since(date).ok()?.get_days());
        (age_days > i64::from(limit_days)).then_some(TooOld {
            date,
            age_days,
            limit_days,
        })
    }
}

impl Knowledge {
    /// Counts a statement; without evidence it is an assumption.
    pub fn add(&mut self, evidence: Option<&Evidence>, ageing: &Ageing) {
        self.statements += 1;
        match evidence.map(|one| one.level).unwrap_or_default() {
            EvidenceLevel::Assumption => self.assumption += 1,
            EvidenceLevel::Qualitative => self.qualitative += 1,
            EvidenceLevel::Quantitative => self.quantitative += 1,
        }
        if let Some(evidence) = evidence {
            self.stale += u64::from(ageing.too_old(evidence).is_some());
            self.undated += u64::from(evidence.date.is_none());
        }
    }

    /// Adds the statements of another map.
    fn join(&mut self, other: Knowledge) {
        self.statements += other.statements;
        self.assumption += other.assumption;
        self.qualitative += other.qualitative;
        self.quantitative += other.quantitative;
        self.stale += other.stale;
        self.undated += other.undated;
    }
}

/// The evidence of a card that says something about customers: of its own, or of the insight that
/// it stands for. `None` for cards that only place an object, such as a touchpoint or a system.
pub fn of_card<'a>(
    card: &'a Card,
    insight: impl Fn(&str) -> Option<&'a Insight>,
) -> Option<Option<&'a Evidence>> {
    if let Some(own) = &card.evidence {
        return Some(Some(own));
    }
    match &card.reference {
        None => Some(None),
        Some(reference) if reference.kind == "insight" => {
            Some(insight(&reference.id).and_then(|insight| insight.evidence.as_ref()))
        }
        Some(_) => None,
    }
}

/// What a journey's map knows.
pub fn knowledge<'a>(
    journey: &'a Journey,
    ageing: &Ageing,
    insight: impl Fn(&str) -> Option<&'a Insight>,
) -> Knowledge {
    let mut knowledge = Knowledge::default();
    for (_, card) in journey.cards() {
        if let Some(evidence) = of_card(card, &insight) {
            knowledge.add(evidence, ageing);
        }
    }
    knowledge
}

/// The cards of a journey whose own evidence is too old.
pub fn stale_cards(id: DocumentId, journey: &Journey, ageing: &Ageing) -> Vec<StaleEvidence> {
    let cards = journey.cards().filter_map(|(lane, card)| {
        let evidence = card.evidence.as_ref()?;
        let TooOld {
            date,
            age_days,
            limit_days,
        } = ageing.too_old(evidence)?;
        let step = journey.steps().find(|step| step.id == card.step);
        Some(StaleEvidence {
            journey: Some(id),
            card: Some(card.id.clone()),
            lane: Some(lane.kind.clone()),
            lane_title: Some(lane.title.clone()).filter(|title| !title.is_blank()),
            step: Some(card.step.clone()),
            step_title: step.map(|step| step.title.clone()),
            insight: None,
            text: card.text.clone(),
            owner: journey.owner.clone(),
            level: evidence.level,
            date,
            age_days,
            limit_days,
        })
    });
    cards.collect()
}

/// An insight whose evidence is too old.
pub fn stale_insight(id: DocumentId, insight: &Insight, ageing: &Ageing) -> Option<StaleEvidence> {
    let evidence = insight.evidence.as_ref()?;
    let TooOld {
        date,
        age_days,
        limit_days,
    } = ageing.too_old(evidence)?;
    Some(StaleEvidence {
        journey: None,
        card: None,
        lane: None,
        lane_title: None,
        step: None,
        step_title: None,
        insight: Some(id),
        text: insight.title.clone(),
        owner: evidence.author.clone(),
        level: evidence.level,
        date,
        age_days,
        limit_days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ageing() -> Ageing {
        Ageing {
            rule: EvidenceAgeing {
                assumption_days: Some(30),
                qualitative_days: Some(365),
                quantitative_days: None,
            },
            today: "2026-03-01".parse().unwrap(),
        }
    }

    fn journey() -> Journey {
        let card = |id: &str, more: serde_json::Value| {
            let mut card = json!({"id": id, "step": "s", "text": {"de": id}});
            card.as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            card
        };
        serde_json::from_value(json!({
            "owner": "Leonie",
            "phases": [{"id": "p", "steps": [{"id": "s", "title": {"de": "Buchen"}}]}],
            "lanes": [{"id": "l", "kind": "needs", "cards": [
                card("plain", json!({})),
                card("believed", json!({"evidence": {"date": "2026-01-29"}})),
                card("believed lately", json!({"evidence": {"date": "2026-01-30"}})),
                card("heard", json!({"evidence": {"level": "qualitative", "date": "2025-02-28"}})),
                card("counted", json!({"evidence": {"level": "quantitative", "date": "2001-01-01"}})),
                card("undated", json!({"evidence": {"level": "qualitative"}})),
                card("touchpoint", json!({"reference": {"kind": "touchpoint", "id": "t"}})),
                card("insight", json!({"reference": {"kind": "insight", "id": "i"}})),
                card("gone", json!({"reference": {"kind": "insight", "id": "gone"}})),
            ]}]
        }))
        .unwrap()
    }

    #[test]
    fn statements_are_counted_by_level_and_age() {
        let insight: Insight = serde_json::from_value(
            json!({"evidence": {"level": "quantitative", "date": "2026-01-01"}}),
        )
        .unwrap();
        let known = knowledge(&journey(), &ageing(), |id| (id == "i").then_some(&insight));
        let expected = Knowledge {
            statements: 8,
            assumption: 4,
            qualitative: 2,
            quantitative: 2,
            stale: 2,
            undated: 1,
        };
        assert_eq!(known, expected);
    }

    #[test]
    fn evidence_is_too_old_the_day_after_its_limit() {
        let stale = stale_cards(DocumentId::new(), &journey(), &ageing());
        let found: Vec<_> = stale
            .iter()
            .map(|one| (one.card.as_deref().unwrap(), one.age_days, one.limit_days))
            .collect();
        assert_eq!(found, [("believed", 31, 30), ("heard", 366, 365)]);
        assert_eq!(stale[0].owner, "Leonie");
        assert_eq!(
            stale[0].step_title.as_ref().unwrap().get("de"),
            Some("Buchen")
        );
    }

    #[test]
    fn evidence_of_tomorrow_is_fresh() {
        let tomorrow = Evidence {
            date: Some("2026-03-02".parse().unwrap()),
            ..Evidence::default()
        };
        assert_eq!(ageing().too_old(&tomorrow), None);
    }
}
