//! Evidence over a whole workspace.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Ageing, Knowledge, StaleEvidence, knowledge, stale_cards, stale_insight};
use crate::accounts::settings::EvidenceAgeing;
use crate::accounts::{Settings, Workspace};
use crate::clock::Instant;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::insights::Insight;
use crate::journeys::{Journey, JourneyState};
use crate::repository::{DocumentId, Text, store};

/// How much of what the workspace says is known.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EvidenceReport {
    /// The rule by which evidence ages.
    pub rule: EvidenceAgeing,
    /// All journeys together.
    pub total: Knowledge,
    /// Each journey that is not retired.
    pub journeys: Vec<JourneyKnowledge>,
    /// The insights of the library.
    pub insights: Knowledge,
    /// What has become too old, the oldest first.
    pub stale: Vec<StaleEvidence>,
}

/// What one journey's map knows.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JourneyKnowledge {
    /// Its id.
    pub journey: DocumentId,
    /// Its name.
    pub title: Text,
    /// Who answers for it.
    pub owner: String,
    /// Its statements.
    pub knowledge: Knowledge,
}

impl Ageing {
    /// The rule of a workspace on the day that it is there.
    ///
    /// # Errors
    /// When the settings name no time zone.
    pub fn of(settings: &Settings, now: Instant) -> Result<Ageing> {
        Ok(Ageing {
            rule: settings.evidence,
            today: now.timestamp().to_zoned(settings.time_zone()?).date(),
        })
    }
}

/// How much is known in the journeys that are not retired, and what has become too old; narrowed to
/// one journey when it is named.
pub async fn report(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    ageing: &Ageing,
    only: Option<DocumentId>,
) -> Result<EvidenceReport> {
    let insights = store::read_all::<Insight>(transaction, workspace).await?;
    let journeys = match only {
        Some(id) => vec![(
            id,
            store::read_one::<Journey>(transaction, workspace, id).await?,
        )],
        None => store::read_all::<Journey>(transaction, workspace).await?,
    };
    let by_id: HashMap<String, &Insight> = insights
        .iter()
        .map(|(id, insight)| (id.to_string(), insight))
        .collect();
    let mut report = EvidenceReport {
        rule: ageing.rule,
        total: Knowledge::default(),
        journeys: Vec::new(),
        insights: Knowledge::default(),
        stale: Vec::new(),
    };
    let current = |journey: &Journey| only.is_some() || journey.state != JourneyState::Retired;
    for (id, journey) in journeys.iter().filter(|(_, journey)| current(journey)) {
        let knowledge = knowledge(journey, ageing, |id| by_id.get(id).copied());
        report.total.join(knowledge);
        report.journeys.push(JourneyKnowledge {
            journey: *id,
            title: journey.title.clone(),
            owner: journey.owner.clone(),
            knowledge,
        });
        report.stale.append(&mut stale_cards(*id, journey, ageing));
    }
    for (id, insight) in &insights {
        report.insights.add(insight.evidence.as_ref(), ageing);
        if only.is_none() {
            report.stale.extend(stale_insight(*id, insight, ageing));
        }
    }
    report.stale.sort_by_key(|one| one.date);
    Ok(report)
}

/// What has become too old in a workspace, the oldest first: what to ask its owners to renew.
pub async fn stale(
    transaction: &mut Transaction,
    workspace: &Workspace,
    now: Instant,
) -> Result<Vec<StaleEvidence>> {
    let ageing = Ageing::of(&workspace.settings, now)?;
    let journeys = store::read_all::<Journey>(transaction, workspace.id).await?;
    let insights = store::read_all::<Insight>(transaction, workspace.id).await?;
    // What a variant has from its base is renewed there.
    let mut stale: Vec<StaleEvidence> = journeys
        .iter()
        .filter(|(_, journey)| {
            journey.state != JourneyState::Retired && journey.variant_of.is_none()
        })
        .flat_map(|(id, journey)| stale_cards(*id, journey, &ageing))
        .collect();
    stale.extend(
        insights
            .iter()
            .filter_map(|(id, insight)| stale_insight(*id, insight, &ageing)),
    );
    stale.sort_by_key(|one| one.date);
    Ok(stale)
}
