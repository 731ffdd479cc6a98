//! The part that one person or one stakeholder has in all journeys (requirement M02).

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::{Digests, Library, by_text_id};
use crate::initiatives::InitiativeState;
use crate::insights::InsightKind;
use crate::journeys::JourneyState;
use crate::repository::{DocumentId, Text};
use crate::stakeholders::{Party, PartyKind, Relation};

/// Who is asked about.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Names as owners, teams and authors are written.
    pub names: Vec<String>,
    /// The stakeholders that stand for the person.
    pub stakeholders: HashSet<String>,
}

/// Everything in which a person has a part, each with the reasons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Part {
    /// The stakeholders that stand for the person.
    pub stakeholders: Vec<PartStakeholder>,
    /// Journeys.
    pub journeys: Vec<PartJourney>,
    /// Touchpoints.
    pub touchpoints: Vec<PartTouchpoint>,
    /// Insights.
    pub insights: Vec<PartInsight>,
    /// Initiatives.
    pub initiatives: Vec<PartInitiative>,
    /// What is given and received.
    pub relations: Vec<PartRelation>,
}

/// Why something is part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Answers for it.
    Owner,
    /// Stands on it as a stakeholder.
    Stakeholder,
    /// Belongs to the department or team.
    Department,
    /// A touchpoint of theirs is there.
    Touchpoint,
    /// Found it out.
    Author,
}

/// A stakeholder that stands for the person.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartStakeholder {
    /// Which stakeholder.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How much it shapes the experience, 1 to 5.
    pub influence: Option<u8>,
}

/// A journey in which the person has a part.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartJourney {
    /// Which journey.
    pub id: DocumentId,
    /// Its name.
    pub title: Text,
    /// Where it stands in its life.
    pub state: JourneyState,
    /// Why.
    pub reasons: BTreeSet<Reason>,
    /// The touchpoints of theirs on it.
    pub touchpoints: Vec<String>,
}

/// A touchpoint in which the person has a part.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartTouchpoint {
    /// Which touchpoint.
    pub id: DocumentId,
    /// Its name.
    pub title: Text,
    /// Why.
    pub reasons: BTreeSet<Reason>,
    /// On how many journeys it stands.
    pub journeys: u32,
    /// Whether customers decide there to stay or to leave.
    pub moment_of_truth: bool,
}

/// An insight in which the person has a part.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartInsight {
    /// Which insight.
    pub id: DocumentId,
    /// In one sentence.
    pub title: Text,
    /// What sort of insight it is.
    pub kind: Option<InsightKind>,
    /// How much it matters, 1 to 5.
    pub severity: Option<u8>,
    /// Why.
    pub reasons: BTreeSet<Reason>,
}

/// An initiative in which the person has a part.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartInitiative {
    /// Which initiative.
    pub id: DocumentId,
    /// What is done.
    pub title: Text,
    /// How far it is.
    pub state: InitiativeState,
    /// When it is to be done.
    pub due: Option<String>,
    /// Why.
    pub reasons: BTreeSet<Reason>,
}

/// Something that the person gives or receives.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartRelation {
    /// Which relation.
    pub id: DocumentId,
    /// Whether the person gives; else receives.
    pub gives: bool,
    /// Who is on the other side; empty for customers as a whole.
    pub other: Text,
    /// Whether the other side is customers or a persona.
    pub with_customers: bool,
    /// The relation.
    pub relation: Relation,
}

/// Finds the part of a person.
pub fn part(person: &Person, digests: &Digests, library: &Library) -> Part {
    let finder = Finder::new(person, library);
    let touchpoints = finder.touchpoints(digests);
    let own: HashSet<String> = touchpoints.iter().map(|it| it.id.to_string()).collect();
    Part {
        stakeholders: finder.stakeholders(),
        journeys: finder.journeys(digests, &own),
        insights: finder.insights(&own),
        initiatives: finder.initiatives(),
        relations: finder.relations(),
        touchpoints,
    }
}

struct Finder<'a> {
    person: &'a Person,
    library: &'a Library,
    /// The names in lower case, with those of the teams.
    names: HashSet<String>,
    teams: HashSet<String>,
    departments: HashSet<String>,
    /// Touchpoints of the person's stakeholders.
    served: HashSet<String>,
}

impl<'a> Finder<'a> {
    fn new(person: &'a Person, library: &'a Library) -> Finder<'a> {
        let mut finder = Finder {
            person,
            library,
            names: person.names.iter().map(|name| folded(name)).collect(),
            teams: HashSet::new(),
            departments: HashSet::new(),
            served: HashSet::new(),
        };
        for (id, stakeholder) in &library.stakeholders {
            if !person.stakeholders.contains(&id.to_string()) {
                continue;
            }
            finder
                .served
                .extend(stakeholder.touchpoints.iter().cloned());
            finder.departments.extend(stakeholder.department.clone());
            finder
                .teams
                .extend(stakeholder.title.0.values().map(|title| folded(title)));
        }
        let departments = by_text_id(&library.departments);
        for department in &finder.departments {
            let titles = departments
                .get(department)
                .map(|known| known.title.0.values());
            finder
                .teams
                .extend(titles.into_iter().flatten().map(|title| folded(title)));
        }
        finder
    }

    fn is_named(&self, name: &str) -> bool {
        self.names.contains(&folded(name))
    }

    fn is_team(&self, name: &str) -> bool {
        self.teams.contains(&folded(name))
    }

    fn stakeholders(&self) -> Vec<PartStakeholder> {
        let all = self.library.stakeholders.iter();
        all.map(|(id, stakeholder)| (id.to_string(), stakeholder))
            .filter(|(id, _)| self.person.stakeholders.contains(id))
            .map(|(id, stakeholder)| PartStakeholder {
                id,
                title: stakeholder.title.clone(),
                influence: stakeholder.influence,
            })
            .collect()
    }

    fn touchpoints(&self, digests: &Digests) -> Vec<PartTouchpoint> {
        let mut found = Vec::new();
        for (id, touchpoint) in &self.library.touchpoints {
            let text = id.to_string();
            let mut reasons = BTreeSet::new();
            if touchpoint.owners.iter().any(|owner| self.is_named(owner)) {
                reasons.insert(Reason::Owner);
            }
            if self.served.contains(&text) {
                reasons.insert(Reason::Stakeholder);
            }
            let department = touchpoint.department.as_ref();
            if department.is_some_and(|department| self.departments.contains(department)) {
                reasons.insert(Reason::Department);
            }
            if !reasons.is_empty() {
                let on = digests
                    .values()
                    .filter(|digest| digest.touchpoints.contains(&text));
                found.push(PartTouchpoint {
                    id: *id,
                    title: touchpoint.title.clone(),
                    reasons,
                    journeys: u32::try_from(on.count()).unwrap_or(u32::MAX),
                    moment_of_truth: touchpoint.moment_of_truth,
                });
            }
        }
        found
    }

    fn journeys(&self, digests: &Digests, own: &HashSet<String>) -> Vec<PartJourney> {
        let mut found = Vec::new();
        for (id, digest) in digests {
            let mut reasons = BTreeSet::new();
            if self.is_named(&digest.owner) {
                reasons.insert(Reason::Owner);
            }
            let mut stakeholders = digest.stakeholders.iter();
            if stakeholders.any(|id| self.person.stakeholders.contains(id)) {
                reasons.insert(Reason::Stakeholder);
            }
            if self.is_team(&digest.owner) {
                reasons.insert(Reason::Department);
            }
            let touchpoints = digest.touchpoints.iter().filter(|id| own.contains(*id));
            let touchpoints: Vec<String> = touchpoints.cloned().collect();
            if !touchpoints.is_empty() {
                reasons.insert(Reason::Touchpoint);
            }
            if !reasons.is_empty() {
                found.push(PartJourney {
                    id: *id,
                    title: digest.title.clone(),
                    state: digest.state,
                    reasons,
                    touchpoints,
                });
            }
        }
        found
    }

    fn insights(&self, own: &HashSet<String>) -> Vec<PartInsight> {
        let mut found = Vec::new();
        for (id, insight) in &self.library.insights {
            let mut reasons = BTreeSet::new();
            if insight.touchpoints.iter().any(|id| own.contains(id)) {
                reasons.insert(Reason::Touchpoint);
            }
            let author = insight.evidence.as_ref().map(|evidence| &evidence.author);
            if author.is_some_and(|author| self.is_named(author)) {
                reasons.insert(Reason::Author);
            }
            if !reasons.is_empty() {
                found.push(PartInsight {
                    id: *id,
                    title: insight.title.clone(),
                    kind: insight.kind,
                    severity: insight.severity,
                    reasons,
                });
            }
        }
        found.sort_by_key(|insight| std::cmp::Reverse(insight.severity));
        found
    }

    fn initiatives(&self) -> Vec<PartInitiative> {
        let mut found = Vec::new();
        for (id, initiative) in &self.library.initiatives {
            let mut reasons = BTreeSet::new();
            if self.is_named(&initiative.owner) {
                reasons.insert(Reason::Owner);
            }
            if self.is_team(&initiative.team) || self.is_named(&initiative.team) {
                reasons.insert(Reason::Department);
            }
            if !reasons.is_empty() {
                found.push(PartInitiative {
                    id: *id,
                    title: initiative.title.clone(),
                    state: initiative.state,
                    due: initiative.due.map(|due| due.to_string()),
                    reasons,
                });
            }
        }
        found
    }

    fn relations(&self) -> Vec<PartRelation> {
        let is_own = |party: &Party| {
            let id = party
                .id
                .as_ref()
                .filter(|_| party.kind == PartyKind::Stakeholder);
            id.is_some_and(|id| self.person.stakeholders.contains(id))
        };
        let mut found = Vec::new();
        for (id, relation) in &self.library.relations {
            let gives = is_own(&relation.from);
            if !gives && !is_own(&relation.to) {
                continue;
            }
            let other = if gives { &relation.to } else { &relation.from };
            found.push(PartRelation {
                id: *id,
                gives,
                other: self.title(other),
                with_customers: other.kind != PartyKind::Stakeholder,
                relation: relation.clone(),
            });
        }
        found
    }

    fn title(&self, party: &Party) -> Text {
        let id = party.id.clone().unwrap_or_default();
        match party.kind {
            PartyKind::Customer => Text::default(),
            PartyKind::Stakeholder => {
                let stakeholders = by_text_id(&self.library.stakeholders);
                stakeholders
                    .get(&id)
                    .map(|known| known.title.clone())
                    .unwrap_or_default()
            }
            PartyKind::Persona => {
                let personas = by_text_id(&self.library.personas);
                let name = personas.get(&id).map(|known| known.name.as_str());
                name.map(|name| Text::german_english(name, name))
                    .unwrap_or_default()
            }
        }
    }
}

/// A name as it is compared: without the case and the spaces around it.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
