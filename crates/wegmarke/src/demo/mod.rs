//! The sample company: a family-travel company with everything that a consultant would write about
//! it, and customers about whom the truth is known. Every number on the screen is computed from
//! their events by the same code as everybody's; the truth serves to check it.

mod calendar;
mod chance;
mod comments;
mod company;
mod conversations;
mod founding;
mod generator;
mod happening;
mod markets;
mod plan;
mod stages;
#[cfg(test)]
mod tests;
mod traveller;
mod truth;

pub use self::company::bundle;
pub use self::founding::{Company, Order, WORKSPACE, found, ordered, populate, truth_file};
pub use self::truth::{Expected, ExpectedScore, ExpectedStep, ExpectedUnknown, Truth, Window};
