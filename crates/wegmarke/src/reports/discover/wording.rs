//! A proposal in the words of the repository: steps, phases, cards, and the numbers behind them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wegmarke_analytics::kernels::discovery::{Kind as StepKind, Proposal, ProposedStep};
use wegmarke_analytics::kernels::steps::TouchpointCount;
use wegmarke_analytics::model::Restart;

use super::naming::{joined, title_of, touchpoint};
use super::{DiscoveredStep, Discovery, DiscoveryNumbers, Library, LoopRow, RareTouchpoint, Wish};
use crate::error::{Error, Result};
use crate::journeys::{Card, CardReference, Journey, Lane, NextStep, Phase, Repetition, Step};
use crate::reports::log::BoundLog;
use crate::reports::{phases, share};
use crate::repository::{DocumentId, Text, Unknown};
use crate::taxonomy::{Evidence, EvidenceLevel};
use crate::touchpoints::Touchpoint;

/// Texts of a proposed journey in the languages of the product.
const TEXTS: &str = include_str!("texts.json");

/// Turns a proposal into documents.
pub(super) struct Wording<'a> {
    log: &'a BoundLog,
    proposal: &'a Proposal,
    library: &'a Library,
    /// Ids of the proposed steps.
    steps: Vec<String>,
    /// The touchpoints of the steps, by code.
    touchpoints: BTreeMap<u16, (DocumentId, Text)>,
    new: Vec<(DocumentId, Touchpoint)>,
    texts: Value,
}

impl<'a> Wording<'a> {
    pub(super) fn new(
        log: &'a BoundLog,
        proposal: &'a Proposal,
        library: &'a Library,
    ) -> Result<Wording<'a>> {
        let mut keys: BTreeSet<String> = library
            .touchpoints
            .iter()
            .map(|(_, touchpoint)| touchpoint.key.clone())
            .collect();
        let mut new = Vec::new();
        let mut touchpoints = BTreeMap::new();
        for &code in proposal.steps.iter().flat_map(|step| &step.touchpoints) {
            let label = &log.labels[code as usize];
            let is_known = |(id, _): &&(DocumentId, Touchpoint)| Some(*id) == label.touchpoint;
            let (id, title) = match library.touchpoints.iter().find(is_known) {
                Some((id, touchpoint)) => (*id, title_of(touchpoint)),
                None => {
                    let (id, made) = (DocumentId::new(), touchpoint(&label.key, &mut keys));
                    let title = made.title.clone();
                    new.push((id, made));
                    (id, title)
                }
            };
            touchpoints.insert(code, (id, title));
        }
        let steps = proposal
            .steps
            .iter()
            .map(|_| DocumentId::new().to_string())
            .collect();
        let texts = serde_json::from_str(TEXTS)?;
        Ok(Wording {
            log,
            proposal,
            library,
            steps,
            touchpoints,
            new,
            texts,
        })
    }

    pub(super) fn journey(self, wish: &Wish) -> Result<Discovery> {
        let numbers = self.numbers();
        let (phase_model, phases) = self.phases(wish.phase_model, &numbers)?;
        let repetition = |restart: Restart| Repetition {
            from_step: self.steps[restart.from as usize].clone(),
            to_step: self.steps[restart.to as usize].clone(),
            unknown: Unknown::default(),
        };
        let title = match &wish.title {
            Some(title) if !title.is_blank() => title.clone(),
            _ => serde_json::from_value(self.texts["title"].clone())?,
        };
        let journey = Journey {
            title,
            phase_model: phase_model.map(|id| id.to_string()),
            repetition: self.proposal.restart.map(repetition),
            phases,
            lanes: vec![self.lane()?],
            ..Journey::default()
        };
        Ok(Discovery {
            journey: (DocumentId::new(), journey),
            touchpoints: self.new,
            numbers,
        })
    }

    fn numbers(&self) -> DiscoveryNumbers {
        let replay = &self.proposal.replay;
        let remaining = replay.remaining();
        let step = |(position, proposed): (usize, &ProposedStep)| {
            let counts = &replay.steps[position];
            let further = remaining.get(position + 1).copied().unwrap_or(0);
            let visited = counts.runs - counts.furthest;
            DiscoveredStep {
                step: self.steps[position].clone(),
                touchpoints: self.keys(position),
                kind: match proposed.kind {
                    StepKind::Single => "single",
                    StepKind::Alternatives => "alternatives",
                    StepKind::Companions => "companions",
                },
                customers: counts.customers,
                share: share(counts.customers, self.proposal.customers),
                runs: counts.runs,
                share_of_further: (further > 0).then(|| share(visited, further)),
                repeat_share: share(counts.repeat_runs, counts.runs),
            }
        };
        let rare = |&(code, customers): &(u16, u64)| RareTouchpoint {
            touchpoint: self.log.labels[code as usize].key.clone(),
            customers,
            share: share(customers, self.proposal.customers),
        };
        let way_back = |&(from, to, runs): &(u16, u16, u64)| LoopRow {
            from: self.keys(from as usize).join(" / "),
            to: self.keys(to as usize).join(" / "),
            from_step: self.steps[from as usize].clone(),
            to_step: self.steps[to as usize].clone(),
            runs,
            share: share(runs, replay.runs),
        };
        DiscoveryNumbers {
            customers: self.proposal.customers,
            runs: replay.runs,
            steps: self.proposal.steps.iter().enumerate().map(step).collect(),
            rare: self.proposal.rare.iter().map(rare).collect(),
            loops: self.proposal.loops.iter().map(way_back).collect(),
        }
    }

    fn keys(&self, step: usize) -> Vec<String> {
        let codes = &self.proposal.steps[step].touchpoints;
        codes
            .iter()
            .map(|&code| self.log.labels[code as usize].key.clone())
            .collect()
    }

    /// The phase model taken, and its phases that have steps; without any model one phase.
    fn phases(
        &self,
        wanted: Option<DocumentId>,
        numbers: &DiscoveryNumbers,
    ) -> Result<(Option<DocumentId>, Vec<Phase>)> {
        let models = &self.library.phase_models;
        if let Some(wanted) = wanted
            && !models.iter().any(|(id, _)| *id == wanted)
        {
            let detail = "there is no such phase model";
            return Err(Error::invalid_field("phase_model", detail));
        }
        let candidates: Vec<_> = models
            .iter()
            .filter(|(id, _)| wanted.is_none_or(|wanted| wanted == *id))
            .collect();
        let words: Vec<Vec<String>> = (0..self.steps.len()).map(|step| self.words(step)).collect();
        let best = phases::best(candidates.iter().map(|(_, model)| model), &words);
        let mut phases: Vec<Phase> = Vec::new();
        let mut open: Option<usize> = None;
        for (position, numbers) in numbers.steps.iter().enumerate() {
            let of = best
                .as_ref()
                .map(|(model, assigned)| (*model, assigned.phases[position]));
            let phase = of.map_or(0, |(_, phase)| phase);
            if open != Some(phase) {
                open = Some(phase);
                phases.push(Phase {
                    id: DocumentId::new().to_string(),
                    ..Phase::default()
                });
                if let (Some((model, phase)), Some(new)) = (of, phases.last_mut()) {
                    let model_phase = &candidates[model].1.phases[phase];
                    new.title = model_phase.title.clone();
                    new.model_phase = Some(model_phase.id.clone());
                }
            }
            let step = self.step(position, numbers)?;
            phases
                .last_mut()
                .into_iter()
                .for_each(|phase| phase.steps.push(step.clone()));
        }
        Ok((best.map(|(model, _)| candidates[model].0), phases))
    }

    /// The words by which a step's phase is recognised.
    fn words(&self, step: usize) -> Vec<String> {
        let codes = &self.proposal.steps[step].touchpoints;
        let of = |code: &u16| {
            let key = self.log.labels[*code as usize].key.clone();
            std::iter::once(key).chain(self.touchpoints[code].1.0.values().cloned())
        };
        codes.iter().flat_map(of).collect()
    }

    fn step(&self, position: usize, numbers: &DiscoveredStep) -> Result<Step> {
        let proposed = &self.proposal.steps[position];
        let titles: Vec<&Text> = proposed
            .touchpoints
            .iter()
            .map(|code| &self.touchpoints[code].1)
            .collect();
        let loops = self
            .proposal
            .loops
            .iter()
            .filter(|way| way.0 as usize == position);
        let back = |way: &(u16, u16, u64)| NextStep {
            step: self.steps[way.1 as usize].clone(),
            ..NextStep::default()
        };
        let mut next: Vec<_> = loops.map(back).collect();
        if let (false, Some(following)) = (next.is_empty(), self.steps.get(position + 1)) {
            let onward = NextStep {
                step: following.clone(),
                ..Default::default()
            };
            next.insert(0, onward);
        }
        let Value::Object(discovered) = serde_json::to_value(numbers)? else {
            return Err(Error::internal("the numbers of a step are an object"));
        };
        let is_choice = proposed.kind == StepKind::Alternatives;
        Ok(Step {
            id: self.steps[position].clone(),
            title: joined(&titles),
            optional: proposed.optional,
            repeatable: proposed.repeatable,
            order_free: proposed.kind == StepKind::Companions,
            alternatives: if is_choice {
                titles.into_iter().cloned().collect()
            } else {
                Vec::new()
            },
            patience_days: proposed.patience_days.map(f64::from),
            next,
            discovered: Some(discovered),
            ..Step::default()
        })
    }

    /// The lane of the touchpoints, each card with how many customers stand behind it.
    fn lane(&self) -> Result<Lane> {
        let source = self.texts["source"].as_str().unwrap_or_default().to_owned();
        let seen = self.proposal.replay.touchpoints();
        let mut cards = Vec::new();
        for (position, proposed) in (0u16..).zip(&self.proposal.steps) {
            for &code in &proposed.touchpoints {
                let here =
                    |seen: &&TouchpointCount| seen.step == position && seen.touchpoint == code;
                let id = self.touchpoints[&code].0.to_string();
                cards.push(Card {
                    id: DocumentId::new().to_string(),
                    step: self.steps[position as usize].clone(),
                    reference: Some(CardReference {
                        kind: "touchpoint".to_owned(),
                        id,
                        unknown: Unknown::default(),
                    }),
                    evidence: Some(Evidence {
                        level: EvidenceLevel::Quantitative,
                        sources: vec![source.clone()],
                        n: seen.iter().find(here).map(|seen| seen.customers),
                        ..Evidence::default()
                    }),
                    ..Card::default()
                });
            }
        }
        let id = DocumentId::new().to_string();
        Ok(Lane {
            id,
            kind: "touchpoints".to_owned(),
            cards,
            ..Lane::default()
        })
    }
}
