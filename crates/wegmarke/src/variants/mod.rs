//! Variants: journeys that inherit from a base, for a market, a brand, a segment, or as the future of
//! what is. A variant is an ordinary journey with a body and a log of its own. What changes in the
//! base flows into it as ordinary changes, except where the variant went its own way; where both
//! changed the same place the variant stays and a conflict waits for a decision.
//!
//! The merge, the comparison and the carrying of single places are pure and know nothing of storage.

mod comparison;
mod fields;
mod following;
mod matching;
mod merge;
mod outline;
mod reading;
mod routes;
mod rules;
pub mod store;
#[cfg(test)]
mod tests;
mod transfer;
pub mod writing;

pub use self::comparison::{Change, Comparison, Counts, Difference, Scope, compare, counts};
pub use self::following::{catch_up, follow};
pub use self::matching::{Matched, with_ids_of};
pub use self::merge::{Clash, Conflict, Merged, Spot, merge};
pub use self::outline::{Address, Part};
pub use self::routes::routes;
pub use self::transfer::{transfer, value_at, with_value};
