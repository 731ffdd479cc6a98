//! Which phase of a phase model each step of a proposed map belongs to.

use crate::taxonomy::PhaseModel;

/// What a step gains in the phase that its words speak for.
const WORDS: f64 = 1.0;
/// What a step loses for lying a whole journey away from its phase's even place; less in the square
/// of the distance. So words decide unless they are most of the journey away.
const DISTANCE: f64 = 2.0;

/// The phase of each step of a map; phases never go back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assignment {
    /// For each step the position of its phase in the model.
    pub(super) phases: Vec<usize>,
    /// Steps that stand in the phase that their words speak for.
    pub(super) recognised: usize,
}

/// Assigns the steps, each given by the words about it, to the phases of a model so that the order
/// of both holds and the gains are highest; `None` for a model without phases.
pub(super) fn assign(model: &PhaseModel, steps: &[Vec<String>]) -> Option<Assignment> {
    let phases = model.phases.len();
    if phases == 0 {
        return None;
    }
    let spoken: Vec<Option<usize>> = steps
        .iter()
        .map(|words| model.recognise(words.iter().map(String::as_str)))
        .collect();
    let gain = |step: usize, phase: usize| {
        let place = |position: usize, of: usize| (position as f64 + 0.5) / of as f64;
        let distance = place(step, steps.len()) - place(phase, phases);
        let words = if spoken[step] == Some(phase) {
            WORDS
        } else {
            0.0
        };
        words - DISTANCE * distance * distance
    };
    // best[step][phase]: the highest sum up to this step when it stands in this phase or before.
    let mut best: Vec<Vec<f64>> = Vec::with_capacity(steps.len());
    for step in 0..steps.len() {
        let before = best.last().cloned().unwrap_or_else(|| vec![0.0; phases]);
        let mut highest = f64::NEG_INFINITY;
        let up_to = |(phase, before): (usize, f64)| {
            highest = highest.max(before + gain(step, phase));
            highest
        };
        best.push(before.into_iter().enumerate().map(up_to).collect());
    }
    let mut assigned = vec![0; steps.len()];
    let mut phase = phases - 1;
    for step in (0..steps.len()).rev() {
        while phase > 0 && best[step][phase - 1] >= best[step][phase] {
            phase -= 1;
        }
        assigned[step] = phase;
    }
    let recognised = assigned
        .iter()
        .zip(&spoken)
        .filter(|(phase, spoken)| **spoken == Some(**phase))
        .count();
    Some(Assignment {
        phases: assigned,
        recognised,
    })
}

/// The model that fits best: the most steps in the phase that their words speak for, of equals the
/// one with fewer phases, then the earlier one. Its position in the list and the assignment.
pub(super) fn best<'m>(
    models: impl IntoIterator<Item = &'m PhaseModel>,
    steps: &[Vec<String>],
) -> Option<(usize, Assignment)> {
    let fits = models
        .into_iter()
        .enumerate()
        .filter_map(|(position, model)| {
            let assignment = assign(model, steps)?;
            let rank = (
                std::cmp::Reverse(assignment.recognised),
                model.phases.len(),
                position,
            );
            Some((rank, position, assignment))
        });
    let best = fits.min_by_key(|fit| fit.0)?;
    Some((best.1, best.2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::taxonomy::ModelPhase;

    fn model(keywords: &[&str]) -> PhaseModel {
        let phase = |keyword: &&str| ModelPhase {
            id: (*keyword).to_owned(),
            keywords: [("en".to_owned(), vec![(*keyword).to_owned()])].into(),
            ..ModelPhase::default()
        };
        PhaseModel {
            phases: keywords.iter().map(phase).collect(),
            ..PhaseModel::default()
        }
    }

    fn steps(words: &[&str]) -> Vec<Vec<String>> {
        words.iter().map(|word| vec![(*word).to_owned()]).collect()
    }

    fn check(keywords: &[&str], words: &[&str], expected: &[usize], recognised: usize) {
        let found = assign(&model(keywords), &steps(words)).unwrap();
        assert_eq!(
            found,
            Assignment {
                phases: expected.to_vec(),
                recognised
            }
        );
    }

    #[test]
    fn words_decide_and_places_fill_the_gaps() {
        let phases = ["search", "purchase", "loyalty"];
        check(
            &phases,
            &["search page", "unknown", "purchase", "loyalty club"],
            &[0, 1, 1, 2],
            3,
        );
        check(&phases, &["x", "y", "z"], &[0, 1, 2], 0);
        // Early purchases pull what comes before them forward.
        check(
            &phases,
            &["search", "purchase", "purchase", "purchase"],
            &[0, 1, 1, 1],
            4,
        );
    }

    #[test]
    fn words_against_the_order_of_the_most_lose() {
        let phases = ["search", "purchase", "loyalty"];
        check(
            &phases,
            &["loyalty", "search", "purchase", "loyalty"],
            &[0, 0, 1, 2],
            3,
        );
    }

    #[test]
    fn the_model_whose_words_occur_is_taken() {
        let models = [
            model(&["alpha", "beta"]),
            model(&["search", "purchase", "loyalty"]),
        ];
        assert_eq!(best(&models, &steps(&["search", "purchase"])).unwrap().0, 1);
        assert_eq!(best(&models, &steps(&["neither"])).unwrap().0, 0);
        assert_eq!(best(&[model(&[])], &steps(&["x"])), None);
        assert!(best(&models, &[]).unwrap().1.phases.is_empty());
    }

    proptest! {
        #[test]
        fn no_other_monotone_assignment_is_better(words in prop::collection::vec(0..4usize, 1..6)) {
            let keywords = ["search", "purchase", "loyalty"];
            let texts: Vec<&str> = words.iter().map(|&word| *keywords.get(word).unwrap_or(&"other")).collect();
            let (count, model) = (texts.len(), model(&keywords));
            let found = assign(&model, &steps(&texts)).unwrap();
            let sum = |phases: &[usize]| -> f64 {
                phases.iter().enumerate().map(|(step, &phase)| {
                    let distance = (step as f64 + 0.5) / count as f64 - (phase as f64 + 0.5) / 3.0;
                    f64::from(u8::from(words[step] == phase)) * WORDS - DISTANCE * distance * distance
                }).sum()
            };
            prop_assert!(found.phases.is_sorted());
            for code in 0..3usize.pow(count as u32) {
                let other: Vec<usize> = (0..count).map(|step| code / 3usize.pow(step as u32) % 3).collect();
                if other.is_sorted() {
                    prop_assert!(sum(&found.phases) >= sum(&other) - 1e-9);
                }
            }
        }
    }
}
