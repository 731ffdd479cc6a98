//! The gap between the inside and the outside view: what the team assumes and what staff say,
//! against what customers say (requirement B10; `docs/methods/gap.md`).

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use super::log::BoundLog;
use super::question::Question;
use super::score::Score;
use super::{steps, touchpoints};
use crate::error::Result;
use crate::journeys::Journey;
use crate::repository::{DocumentId, Text};
use crate::touchpoints::Touchpoint;

/// Inside and outside view side by side.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GapReport {
    /// Scores of groups smaller than this are hidden.
    pub minimum_group: u32,
    /// The largest misjudgements first, then what agrees, then what was not measured.
    pub rows: Vec<GapRow>,
}

/// A step or a touchpoint as the team, staff and customers see it; 0 to 100.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GapRow {
    /// The touchpoint; absent for a step.
    pub touchpoint: Option<DocumentId>,
    /// Id of the step of the journey asked for; absent for a touchpoint.
    pub step: Option<String>,
    /// Its name.
    pub title: Text,
    /// What the team assumes.
    pub assumed: Option<f64>,
    /// What staff say.
    pub staff: Option<f64>,
    /// What customers say; none when nobody, or too few, said something.
    pub measured: Option<Score>,
    /// The team's view against the measured one.
    pub assumed_gap: Option<Gap>,
    /// The staff's view against the measured one.
    pub staff_gap: Option<Gap>,
}

/// An inside view against the measured one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Gap {
    /// Inside view minus measured mean, in points.
    pub points: f64,
    /// What that means.
    pub judgement: Judgement,
}

/// Whether an inside view lies outside the interval of the measured one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Judgement {
    /// Above the interval: it is worse for customers than thought.
    Overrated,
    /// Below the interval: it is better for customers than thought.
    Underrated,
    /// Within the interval: they cannot be told apart.
    Agrees,
}

impl Gap {
    fn between(inside: Option<f64>, measured: Option<&Score>) -> Option<Gap> {
        let (inside, measured) = (inside?, measured?);
        let judgement = if inside > measured.high {
            Judgement::Overrated
        } else if inside < measured.low {
            Judgement::Underrated
        } else {
            Judgement::Agrees
        };
        let points = inside - measured.mean;
        Some(Gap { points, judgement })
    }
}

impl GapRow {
    fn of_step(id: &str, title: &Text, views: [Option<f64>; 2], measured: Option<Score>) -> GapRow {
        let [assumed, staff] = views;
        GapRow {
            touchpoint: None,
            step: Some(id.to_owned()),
            title: title.clone(),
            assumed,
            staff,
            measured,
            assumed_gap: Gap::between(assumed, measured.as_ref()),
            staff_gap: Gap::between(staff, measured.as_ref()),
        }
    }

    fn of_touchpoint(id: DocumentId, touchpoint: &Touchpoint, measured: Option<Score>) -> GapRow {
        let staff = touchpoint.staff_rating;
        GapRow {
            touchpoint: Some(id),
            step: None,
            title: touchpoint.title.clone(),
            assumed: None,
            staff,
            measured,
            assumed_gap: None,
            staff_gap: Gap::between(staff, measured.as_ref()),
        }
    }

    /// The larger of the two gaps that are none of chance; 0 when both agree.
    fn misjudgement(&self) -> Option<f64> {
        let gaps = [self.assumed_gap, self.staff_gap].into_iter().flatten();
        let sizes = gaps.map(|gap| match gap.judgement {
            Judgement::Agrees => 0.0,
            _ => gap.points.abs(),
        });
        sizes.reduce(f64::max)
    }
}

/// Largest misjudgement first; what was not measured last. Equal ones stay in their order.
fn sort(rows: &mut [GapRow]) {
    // Hundredths are as fine as the numbers are shown, and integers can be ordered.
    let key = |row: &GapRow| {
        row.misjudgement()
            .map(|points| (points * 100.0).round() as i64)
    };
    rows.sort_by_key(|row| Reverse(key(row)));
}

/// Answers the question for the touchpoints, or for the steps and touchpoints of one journey. Rows
/// without any inside view and without a measured score are left out.
///
/// # Errors
/// When the question, the map or a segment cannot be read.
pub fn gap(
    log: &BoundLog,
    question: &Question,
    library: &[(DocumentId, Touchpoint)],
    journey: Option<&Journey>,
) -> Result<GapReport> {
    let mut rows = Vec::new();
    if let Some(journey) = journey {
        let measured = steps(log, question, journey)?;
        for (step, numbers) in journey.steps().zip(&measured.steps) {
            let emotion = step.emotion.clone().unwrap_or_default();
            let views = [emotion.assumed, emotion.staff];
            rows.push(GapRow::of_step(&step.id, &step.title, views, numbers.score));
        }
    }
    let placed: Option<HashSet<&str>> = journey.map(|journey| {
        let references = journey
            .cards()
            .filter_map(|(_, card)| card.reference.as_ref());
        references.map(|reference| reference.id.as_str()).collect()
    });
    let measured = touchpoints(log, question)?;
    for (id, touchpoint) in library {
        let elsewhere = |placed: &HashSet<&str>| !placed.contains(id.to_string().as_str());
        if placed.as_ref().is_some_and(elsewhere) {
            continue;
        }
        let numbers = measured.iter().find(|numbers| numbers.id == Some(*id));
        let score = numbers.and_then(|numbers| numbers.score);
        rows.push(GapRow::of_touchpoint(*id, touchpoint, score));
    }
    rows.retain(|row| row.assumed.is_some() || row.staff.is_some() || row.measured.is_some());
    sort(&mut rows);
    Ok(GapReport {
        minimum_group: log.settings.minimum_group,
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(low: f64, mean: f64, high: f64) -> Option<Score> {
        Some(Score {
            n: 20,
            mean,
            low,
            high,
        })
    }

    fn row(id: &str, assumed: Option<f64>, staff: Option<f64>, measured: Option<Score>) -> GapRow {
        GapRow::of_step(id, &Text::default(), [assumed, staff], measured)
    }

    #[test]
    fn an_inside_view_is_judged_by_the_interval() {
        let judged = |inside: f64| {
            let gap = Gap::between(Some(inside), score(50.0, 60.0, 70.0).as_ref()).unwrap();
            (gap.points, gap.judgement)
        };
        assert_eq!(judged(70.5), (10.5, Judgement::Overrated));
        assert_eq!(judged(70.0), (10.0, Judgement::Agrees));
        assert_eq!(judged(50.0), (-10.0, Judgement::Agrees));
        assert_eq!(judged(49.0), (-11.0, Judgement::Underrated));
        assert_eq!(Gap::between(None, score(1.0, 2.0, 3.0).as_ref()), None);
        assert_eq!(Gap::between(Some(1.0), None), None);
    }

    #[test]
    fn the_largest_misjudgement_comes_first_in_either_direction() {
        let mut rows = [
            row("unmeasured", Some(90.0), Some(10.0), None),
            row("wide interval", Some(95.0), None, score(20.0, 60.0, 100.0)),
            row("underrated", None, Some(30.0), score(55.0, 60.0, 65.0)),
            row("overrated", Some(80.0), Some(61.0), score(55.0, 60.0, 65.0)),
            row("agrees", Some(60.0), None, score(55.0, 60.0, 65.0)),
        ];
        sort(&mut rows);
        let order: Vec<_> = rows
            .iter()
            .map(|row| row.step.as_deref().unwrap())
            .collect();
        let expected = [
            "underrated",
            "overrated",
            "wide interval",
            "agrees",
            "unmeasured",
        ];
        assert_eq!(order, expected);
    }
}
