//! Statistics behind the reports: exact quantiles and intervals of means.

mod interval;
mod quantile;

pub use interval::{Interval, Moments};
pub use quantile::{median, percentile_90};
