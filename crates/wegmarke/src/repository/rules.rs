//! Checks that several kinds share.

use std::collections::HashSet;
use std::fmt::Display;
use std::ops::RangeInclusive;

use crate::error::{Error, Result};

/// Refuses a value outside its range; an absent one is fine.
///
/// # Errors
/// `invalid_field` at `place`.
pub fn check_range<T: PartialOrd + Display>(
    place: impl FnOnce() -> String,
    value: Option<T>,
    range: RangeInclusive<T>,
) -> Result<()> {
    match value {
        Some(value) if !range.contains(&value) => {
            let detail = format!(
                "{value} is not between {} and {}",
                range.start(),
                range.end()
            );
            Err(Error::invalid_field(place(), detail))
        }
        _ => Ok(()),
    }
}

/// Refuses empty ids and ids that occur twice within a list.
///
/// # Errors
/// `invalid_field` or `duplicate_id` at the list or its member.
pub fn check_ids<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = HashSet::new();
    for id in ids {
        if id.is_empty() {
            return Err(Error::invalid_field(
                place,
                "a member of this list has an empty id",
            ));
        }
        if !seen.insert(id) {
            let detail = "two members of the list have this id";
            let place = format!("{place}/{}", super::escape(id));
            return Err(Error::invalid("duplicate_id", detail).at(place));
        }
    }
    Ok(())
}
