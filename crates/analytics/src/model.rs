//! A journey map compiled for replay: which touchpoint belongs to which step, how long a customer
//! may rest there, and where the journey starts anew.

/// What the map says of one step, in map order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Codes of the touchpoints of this step.
    pub touchpoints: Vec<u16>,
    /// After this long without an event that the map knows, a run that stands here is over.
    /// Microseconds.
    pub patience: i64,
}

/// The journey starts anew: a run that has reached `from` ends when an event of `to` or an earlier
/// step occurs, and that event opens the next run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restart {
    /// Position of the step that must have been reached.
    pub from: u16,
    /// Position of the last step that counts as a new beginning.
    pub to: u16,
}

/// A map ready for replay.
#[derive(Debug, Clone)]
pub struct Model {
    patience: Vec<i64>,
    restart: Option<Restart>,
    /// For each touchpoint code: its step, `UNKNOWN`, or `SEVERAL`.
    step_of: Vec<u16>,
    /// (touchpoint, step) of the touchpoints that stand in several steps, sorted.
    several: Vec<(u16, u16)>,
}

const UNKNOWN: u16 = u16::MAX;
const SEVERAL: u16 = u16::MAX - 1;

/// The most steps a map may have to be replayed.
pub const MOST_STEPS: usize = 10_000;

/// Why a map cannot be replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Too many steps.
    #[error("a map of {0} steps cannot be replayed, {MOST_STEPS} is the limit")]
    TooManySteps(usize),
}

impl Model {
    /// Compiles the steps of a map. `touchpoints` is the number of touchpoint codes; codes beyond
    /// it are ignored. A restart that does not lead backwards, or names no step, is none.
    pub fn new(
        steps: &[Step],
        restart: Option<Restart>,
        touchpoints: usize,
    ) -> Result<Model, ModelError> {
        if steps.len() > MOST_STEPS {
            return Err(ModelError::TooManySteps(steps.len()));
        }
        let mut places: Vec<(u16, u16)> = Vec::new();
        for (position, step) in (0u16..).zip(steps) {
            places.extend(
                step.touchpoints
                    .iter()
                    .map(|&touchpoint| (touchpoint, position)),
            );
        }
        places.sort_unstable();
        places.dedup();
        let mut step_of = vec![UNKNOWN; touchpoints];
        let mut several = Vec::new();
        for same in places.chunk_by(|one, other| one.0 == other.0) {
            let Some(slot) = step_of.get_mut(same[0].0 as usize) else {
                continue;
            };
            if let [(_, step)] = same {
                *slot = *step;
            } else {
                *slot = SEVERAL;
                several.extend_from_slice(same);
            }
        }
        let leads_back =
            |restart: &Restart| restart.to < restart.from && (restart.from as usize) < steps.len();
        Ok(Model {
            patience: steps.iter().map(|step| step.patience).collect(),
            restart: restart.filter(leads_back),
            step_of,
            several,
        })
    }

    /// Number of steps.
    pub fn steps(&self) -> usize {
        self.patience.len()
    }

    /// How long a run may rest at this step, in microseconds.
    #[inline]
    pub fn patience(&self, step: u16) -> i64 {
        self.patience[step as usize]
    }

    /// Whether an event at `step` starts the journey anew for a run that has got to `furthest`.
    #[inline]
    pub fn restarts(&self, furthest: u16, step: u16) -> bool {
        self.restart
            .is_some_and(|restart| furthest >= restart.from && step <= restart.to)
    }

    /// Whether the touchpoint stands in any step.
    pub fn knows(&self, touchpoint: u16) -> bool {
        self.step_of
            .get(touchpoint as usize)
            .is_some_and(|&step| step != UNKNOWN)
    }

    /// The step that an event at the touchpoint means: the current step if the touchpoint stands
    /// there, else the nearest later one, else the nearest earlier one. Without a current step the
    /// first one. `None` when the map does not know the touchpoint.
    #[inline]
    pub fn step(&self, touchpoint: u16, current: Option<u16>) -> Option<u16> {
        match self.step_of[touchpoint as usize] {
            UNKNOWN => None,
            SEVERAL => Some(self.nearest(touchpoint, current.unwrap_or(0))),
            step => Some(step),
        }
    }

    fn nearest(&self, touchpoint: u16, current: u16) -> u16 {
        let later = self
            .several
            .partition_point(|&place| place < (touchpoint, current));
        match self.several.get(later) {
            Some(&(same, step)) if same == touchpoint => step,
            _ => self.several[later - 1].1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(touchpoints: &[u16]) -> Step {
        Step {
            touchpoints: touchpoints.to_vec(),
            patience: 10,
        }
    }

    #[test]
    fn a_touchpoint_in_several_steps_means_the_nearest() {
        let steps = [
            step(&[0]),
            step(&[1, 9]),
            step(&[2]),
            step(&[1]),
            step(&[3]),
        ];
        let model = Model::new(&steps, None, 10).unwrap();
        assert_eq!(model.step(1, None), Some(1));
        assert_eq!(model.step(1, Some(0)), Some(1));
        assert_eq!(model.step(1, Some(1)), Some(1));
        assert_eq!(model.step(1, Some(2)), Some(3));
        assert_eq!(model.step(1, Some(4)), Some(3));
        assert_eq!(model.step(9, Some(4)), Some(1));
        assert_eq!(model.step(5, Some(0)), None);
    }

    #[test]
    fn a_restart_must_lead_back() {
        let steps = [step(&[0]), step(&[1]), step(&[2])];
        let restarts = |from, to| {
            Model::new(&steps, Some(Restart { from, to }), 3)
                .unwrap()
                .restarts(2, 0)
        };
        assert!(restarts(2, 0) && restarts(1, 0));
        assert!(!restarts(1, 1) && !restarts(0, 2) && !restarts(3, 0));
    }
}
