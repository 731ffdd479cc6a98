//! What customers wrote at a step or a touchpoint.

use std::cmp::Reverse;

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::steps::events_at;

use super::log::BoundLog;
use super::question::Question;
use super::steps::compile;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::journeys::Journey;

/// One comment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Quote {
    /// Key of the touchpoint where it was written.
    pub touchpoint: String,
    /// The score given with it, 0 to 100.
    pub score: Option<f32>,
    /// The text as written.
    pub text: String,
    /// When.
    pub time: Instant,
}

/// Where to look for quotes.
#[derive(Debug, Clone)]
pub enum QuotePlace<'a> {
    /// At a step of a map, in the runs that start in the period.
    Step(&'a Journey, &'a str),
    /// At the touchpoint with this key, or the event with this name.
    Touchpoint(&'a str),
}

/// The newest quotes; none when fewer customers than the minimum group wrote something there.
///
/// # Errors
/// When the question or a segment cannot be read, or the map has no such step.
pub fn quotes(
    log: &BoundLog,
    question: &Question,
    place: &QuotePlace<'_>,
    limit: usize,
) -> Result<Vec<Quote>> {
    let comments = log.property(&log.feedback().comment_property)?;
    let text = |event: usize| {
        let text = comments.values.get(comments.codes[event] as usize)?;
        (!text.trim().is_empty()).then_some(text)
    };
    let mut found = events(log, question, place)?;
    found.retain(|&(_, event)| text(event).is_some());
    let mut writers: Vec<usize> = found.iter().map(|&(customer, _)| customer).collect();
    writers.dedup();
    if writers.len() < log.settings.minimum_group as usize {
        return Ok(Vec::new());
    }
    found.sort_by_key(|&(_, event)| Reverse(log.trails.times[event]));
    found.truncate(limit);
    let scores = log.scores()?;
    let quote = |(_, event): (usize, usize)| {
        Some(Quote {
            touchpoint: log.labels[log.trails.touchpoints[event] as usize]
                .key
                .clone(),
            score: scores
                .map(|scores| scores[event])
                .filter(|score| !score.is_nan()),
            text: text(event)?.clone(),
            time: Instant::from_microseconds(log.trails.times[event]),
        })
    };
    Ok(found.into_iter().filter_map(quote).collect())
}

/// Customer and position of all events of the place, in the order of the trails.
fn events(
    log: &BoundLog,
    question: &Question,
    place: &QuotePlace<'_>,
) -> Result<Vec<(usize, usize)>> {
    let (selection, _) = log.selection(question)?;
    match *place {
        QuotePlace::Step(journey, id) => {
            let position = journey.steps().position(|step| step.id == id);
            let position = position.and_then(|position| u16::try_from(position).ok());
            let step = position.ok_or_else(|| Error::not_found(format!("step '{id}'")))?;
            Ok(events_at(
                &log.trails,
                &selection,
                &compile(journey, log)?,
                step,
            ))
        }
        QuotePlace::Touchpoint(key) => {
            let Some(code) = log.labels.iter().position(|label| label.key == key) else {
                return Ok(Vec::new());
            };
            let mut found = Vec::new();
            for customer in 0..log.trails.customers() {
                let events = selection.range(&log.trails, customer);
                let here = events.filter(|&event| log.trails.touchpoints[event] as usize == code);
                found.extend(here.map(|event| (customer, event)));
            }
            Ok(found)
        }
    }
}
