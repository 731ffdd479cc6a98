//! CJML 2.0, the Customer Journey Modelling Language of SINTEF: planned journeys out, planned and
//! actual journeys in. A step with touchpoints is one communication point for each; a step without
//! is an action of the customer, an internal activity an action of the company.

mod reading;
mod tree;
mod writing;

pub(super) use self::reading::{is_cjml, read};
pub(super) use self::writing::write;
