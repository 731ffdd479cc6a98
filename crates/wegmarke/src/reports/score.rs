//! From raw ratings to scores between 0 and 100, and scores as reports show them.

use rayon::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::log::PropertyColumn;
use wegmarke_analytics::stats::Moments;

use crate::accounts::settings::Feedback;

/// A mean score with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Score {
    /// Number of responses.
    pub n: u64,
    /// Mean, 0 (worst) to 100 (best).
    pub mean: f64,
    /// Lower limit of the interval.
    pub low: f64,
    /// Upper limit of the interval.
    pub high: f64,
}

/// The score to show: none when fewer customers than the minimum group stand behind it, or fewer
/// than two responses.
pub(super) fn shown(moments: &Moments, customers: u64, minimum_group: u32) -> Option<Score> {
    if customers < u64::from(minimum_group) {
        return None;
    }
    let interval = moments.interval(0.0, 100.0)?;
    Some(Score {
        n: moments.n,
        mean: interval.mean,
        low: interval.low,
        high: interval.high,
    })
}

/// The score of every event, not a number where there is none; `None` when no event has one.
pub(super) fn scores(column: &PropertyColumn, feedback: &Feedback) -> Option<Vec<f32>> {
    let of_values: Vec<f32> = column
        .values
        .iter()
        .map(|value| score(value, feedback))
        .collect();
    if of_values.iter().all(|score| score.is_nan()) {
        return None;
    }
    // An absent value has a code beyond all values.
    let of = |&code: &u32| of_values.get(code as usize).copied().unwrap_or(f32::NAN);
    Some(column.codes.par_iter().map(of).collect())
}

/// A rating on the scale of 0 to 100; not a number when it is no number or off its scale.
fn score(text: &str, feedback: &Feedback) -> f32 {
    let (worst, best) = (feedback.score_min, feedback.score_max);
    let number: f64 = text.trim().replace(',', ".").parse().unwrap_or(f64::NAN);
    let share = (number - worst) / (best - worst);
    if (0.0..=1.0).contains(&share) {
        (share * 100.0) as f32
    } else {
        f32::NAN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(worst: f64, best: f64, text: &str, expected: Option<f32>) {
        let feedback = Feedback {
            score_min: worst,
            score_max: best,
            ..Feedback::default()
        };
        let found = score(text, &feedback);
        assert_eq!((!found.is_nan()).then_some(found), expected, "{text}");
    }

    #[test]
    fn ratings_are_placed_between_worst_and_best() {
        check(1.0, 5.0, "5", Some(100.0));
        check(1.0, 5.0, " 2,5 ", Some(37.5));
        check(0.0, 10.0, "3", Some(30.0));
        check(6.0, 1.0, "1", Some(100.0));
        check(6.0, 1.0, "5.0", Some(20.0));
    }

    #[test]
    fn what_is_off_the_scale_is_no_score() {
        for text in ["", "good", "0", "6", "NaN", "inf", "1.000,5"] {
            check(1.0, 5.0, text, None);
        }
        check(3.0, 3.0, "3", None);
    }

    #[test]
    fn small_groups_are_hidden() {
        let mut moments = Moments::default();
        (0..12).for_each(|_| moments.add(50.0));
        assert!(shown(&moments, 9, 10).is_none());
        assert_eq!(shown(&moments, 10, 10).map(|score| score.n), Some(12));
        assert!(shown(&Moments::default(), 10, 0).is_none());
    }
}
