//! The one shape that every kernel reads: all visits of all customers, in order, in flat arrays.
//!
//! This file holds the arrays and the part of them that a question looks at. Where they come from
//! (the event log, bindings) is not its business.

use std::ops::Range;

/// The code that no touchpoint has: a kernel may use it for "none".
pub const NO_TOUCHPOINT: u16 = u16::MAX;

/// All customers' visits in customer order, then time order, then arrival order.
///
/// Customer `c` owns the visits `offsets[c]..offsets[c + 1]` of `touchpoints` and `times`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trails {
    /// Where each customer's visits begin, and at the end the number of visits: `customers + 1`
    /// numbers that never fall.
    pub offsets: Vec<u32>,
    /// What was visited, as a code below [`NO_TOUCHPOINT`].
    pub touchpoints: Vec<u16>,
    /// When, in microseconds since the epoch, UTC; never falling within one customer.
    pub times: Vec<i64>,
}

/// Why arrays are not trails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrailsError {
    /// The offsets do not begin with 0, fall, or do not end with the number of visits.
    #[error("the offsets do not cut {visits} visits into customers")]
    Offsets {
        /// Length of the visits' arrays.
        visits: usize,
    },
    /// There is not one time for each touchpoint.
    #[error("{touchpoints} touchpoints but {times} times")]
    Lengths {
        /// Length of the array of touchpoints.
        touchpoints: usize,
        /// Length of the array of times.
        times: usize,
    },
    /// A touchpoint is coded with [`NO_TOUCHPOINT`].
    #[error("visit {visit} has no touchpoint")]
    NoTouchpoint {
        /// Position of the visit.
        visit: usize,
    },
    /// A customer's visit is earlier than the one before it.
    #[error("visit {visit} is earlier than the same customer's visit before it")]
    Order {
        /// Position of the visit.
        visit: usize,
    },
}

impl Default for Trails {
    fn default() -> Self {
        Trails {
            offsets: vec![0],
            touchpoints: Vec::new(),
            times: Vec::new(),
        }
    }
}

impl Trails {
    /// Takes the arrays after checking all that kernels rely on.
    ///
    /// # Errors
    /// When the arrays do not fit each other or a customer's times fall.
    pub fn new(
        offsets: Vec<u32>,
        touchpoints: Vec<u16>,
        times: Vec<i64>,
    ) -> Result<Trails, TrailsError> {
        let trails = Trails {
            offsets,
            touchpoints,
            times,
        };
        trails.validate()?;
        Ok(trails)
    }

    /// Checks all that kernels rely on; one pass over the arrays.
    ///
    /// # Errors
    /// The first broken rule, in the order of [`TrailsError`].
    pub fn validate(&self) -> Result<(), TrailsError> {
        let visits = self.times.len();
        if self.touchpoints.len() != visits {
            return Err(TrailsError::Lengths {
                touchpoints: self.touchpoints.len(),
                times: visits,
            });
        }
        let begins = self.offsets.first() == Some(&0);
        let ends = self
            .offsets
            .last()
            .is_some_and(|&last| last as usize == visits);
        if !begins || !ends || !self.offsets.is_sorted() {
            return Err(TrailsError::Offsets { visits });
        }
        if let Some(visit) = self
            .touchpoints
            .iter()
            .position(|&code| code == NO_TOUCHPOINT)
        {
            return Err(TrailsError::NoTouchpoint { visit });
        }
        for customer in 0..self.customers() {
            let range = self.range(customer);
            let falls = self.times[range.clone()]
                .windows(2)
                .position(|pair| pair[0] > pair[1]);
            if let Some(position) = falls {
                return Err(TrailsError::Order {
                    visit: range.start + position + 1,
                });
            }
        }
        Ok(())
    }

    /// How many customers there are.
    pub fn customers(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many visits there are.
    pub fn visits(&self) -> usize {
        self.times.len()
    }

    /// The positions of one customer's visits.
    ///
    /// # Panics
    /// When there is no such customer.
    #[inline]
    pub fn range(&self, customer: usize) -> Range<usize> {
        self.offsets[customer] as usize..self.offsets[customer + 1] as usize
    }

    /// The earliest and the latest time of all; `None` without visits.
    pub fn span(&self) -> Option<(i64, i64)> {
        let mut span: Option<(i64, i64)> = None;
        for customer in 0..self.customers() {
            if let [first, .., last] | [first @ last] = &self.times[self.range(customer)] {
                let (low, high) = span.unwrap_or((*first, *last));
                span = Some((low.min(*first), high.max(*last)));
            }
        }
        span
    }
}

/// The part of the trails that a question looks at: some customers, a period.
///
/// The default is everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Which customers count, one flag for each; `None` means all.
    pub customers: Option<Vec<bool>>,
    /// The first instant that counts, microseconds since the epoch.
    pub from: i64,
    /// The first instant after `from` that no longer counts; `i64::MAX` means without end, so that
    /// not even an event at that very instant is lost.
    pub until: i64,
}

impl Default for Selection {
    fn default() -> Self {
        Selection {
            customers: None,
            from: i64::MIN,
            until: i64::MAX,
        }
    }
}

impl Selection {
    /// Everything: all customers, all times.
    pub fn everything() -> Selection {
        Selection::default()
    }

    /// All customers, and of their visits those in `[from, until)`.
    pub fn period(from: i64, until: i64) -> Selection {
        Selection {
            customers: None,
            from,
            until,
        }
    }

    /// The same period for the customers whose flag is set.
    #[must_use]
    pub fn of_customers(self, customers: Vec<bool>) -> Selection {
        Selection {
            customers: Some(customers),
            ..self
        }
    }

    /// Whether the customer counts. A customer beyond the end of the flags does not.
    #[inline]
    pub fn has_customer(&self, customer: usize) -> bool {
        match &self.customers {
            None => true,
            Some(flags) => flags.get(customer).copied().unwrap_or(false),
        }
    }

    /// Whether the instant lies in the period.
    #[inline]
    pub fn has_time(&self, time: i64) -> bool {
        self.from <= time && (time < self.until || self.until == i64::MAX)
    }

    /// Whether no visit can be outside of the selection.
    pub fn is_everything(&self) -> bool {
        self.customers.is_none() && self.from == i64::MIN && self.until == i64::MAX
    }

    /// The positions of one customer's visits in the period; empty when the customer does not
    /// count.
    ///
    /// # Panics
    /// When the trails have no such customer.
    #[inline]
    pub fn range(&self, trails: &Trails, customer: usize) -> Range<usize> {
        let all = trails.range(customer);
        if !self.has_customer(customer) {
            return all.start..all.start;
        }
        if self.from == i64::MIN && self.until == i64::MAX {
            return all;
        }
        let times = &trails.times[all.clone()];
        let start = times.partition_point(|&time| time < self.from);
        let length = times[start..].partition_point(|&time| self.has_time(time));
        all.start + start..all.start + start + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trails() -> Trails {
        Trails::new(
            vec![0, 2, 2, 5],
            vec![0, 1, 0, 1, 2],
            vec![10, 20, -5, 7, 7],
        )
        .unwrap()
    }

    #[test]
    fn ranges_and_span() {
        let trails = trails();
        assert_eq!((trails.customers(), trails.visits()), (3, 5));
        assert_eq!(trails.range(2), 2..5);
        assert_eq!(trails.range(1), 2..2);
        assert_eq!(trails.span(), Some((-5, 20)));
        assert_eq!(Trails::default().span(), None);
        assert_eq!(Trails::default().validate(), Ok(()));
    }

    #[test]
    fn broken_arrays_are_refused() {
        let check = |offsets: &[u32], touchpoints: &[u16], times: &[i64]| {
            Trails::new(offsets.to_vec(), touchpoints.to_vec(), times.to_vec()).unwrap_err()
        };
        assert_eq!(check(&[], &[], &[]), TrailsError::Offsets { visits: 0 });
        assert_eq!(
            check(&[1, 1], &[0], &[0]),
            TrailsError::Offsets { visits: 1 }
        );
        assert_eq!(
            check(&[0, 2], &[0], &[0]),
            TrailsError::Offsets { visits: 1 }
        );
        assert_eq!(
            check(&[0, 2, 1, 2], &[0, 0], &[0, 0]),
            TrailsError::Offsets { visits: 2 }
        );
        assert_eq!(
            check(&[0, 1], &[0, 0], &[0]),
            TrailsError::Lengths {
                touchpoints: 2,
                times: 1
            }
        );
        assert_eq!(
            check(&[0, 1], &[NO_TOUCHPOINT], &[0]),
            TrailsError::NoTouchpoint { visit: 0 }
        );
        assert_eq!(
            check(&[0, 1, 3], &[0, 0, 0], &[9, 5, 4]),
            TrailsError::Order { visit: 2 }
        );
    }

    #[test]
    fn a_selection_is_half_open_and_by_default_loses_nothing() {
        let trails = trails();
        assert_eq!(Selection::everything().range(&trails, 0), 0..2);
        assert_eq!(Selection::period(10, 20).range(&trails, 0), 0..1);
        assert_eq!(Selection::period(7, 8).range(&trails, 2), 3..5);
        assert_eq!(Selection::period(100, 200).range(&trails, 2), 5..5);
        assert_eq!(Selection::period(20, 10).range(&trails, 0), 1..1);
        let second = Selection::everything().of_customers(vec![false, true]);
        assert!(second.range(&trails, 0).is_empty());
        assert!(second.range(&trails, 2).is_empty());
        let extreme = Trails::new(vec![0, 2], vec![0, 0], vec![i64::MIN, i64::MAX]).unwrap();
        assert_eq!(Selection::everything().range(&extreme, 0), 0..2);
        assert_eq!(
            Selection::period(i64::MIN + 1, i64::MAX).range(&extreme, 0),
            1..2
        );
    }
}
