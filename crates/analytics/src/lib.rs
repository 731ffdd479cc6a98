//! Journey analytics over a columnar event log: pure, no network, no database, no clock.
//!
//! Reading order: [`trails`] is the shape that every question reads, [`log`] keeps the events on
//! disk and makes trails of them.

#![warn(missing_docs)]

pub mod log;
pub mod trails;
