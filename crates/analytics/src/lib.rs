//! Journey analytics.
