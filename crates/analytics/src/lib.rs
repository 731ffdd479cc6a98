//! Journey analytics over a columnar event log: pure, no network, no database, no clock.
//!
//! Reading order: [`trails`] is the shape that every question reads, [`log`] keeps the events on
//! disk and makes trails of them, [`kernels`] answers questions about trails, [`model`] is a journey
//! map that they are replayed on, [`stats`] has the quantiles and intervals.

#![warn(missing_docs)]

pub mod kernels;
pub mod log;
pub mod model;
pub mod stats;
pub mod trails;
