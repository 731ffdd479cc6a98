//! Search over everything a workspace knows: every text of every kind of document, down to the step
//! or card it stands in.
//!
//! An index in memory, one for each workspace asked about, is built from the documents and caught
//! up with the change feed before each answer. It knows which words stand where; what a hit says is
//! read from the document. See docs/methods/search.md for how words match and hits are ordered.

mod cache;
mod excerpt;
mod index;
mod passages;
mod routes;
#[cfg(test)]
mod tests;
mod words;

pub use self::cache::Cache;
pub use self::routes::routes;
