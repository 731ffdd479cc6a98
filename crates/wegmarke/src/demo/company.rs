//! What the company knows and believes: the text form of its repository, embedded.

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// The parts of the company's bundle. Later parts refer to earlier ones.
const PARTS: [&str; 11] = [
    include_str!("company/organisation.json"),
    include_str!("company/personas.json"),
    include_str!("company/touchpoints.json"),
    include_str!("company/improvements.json"),
    include_str!("company/journey.json"),
    include_str!("company/opportunities.json"),
    include_str!("company/sections.json"),
    include_str!("company/stakeholders.json"),
    include_str!("company/further-journeys.json"),
    include_str!("company/views.json"),
    include_str!("company/library.json"),
];

/// The whole company as one bundle.
///
/// # Errors
/// Internal, when an embedded part is no bundle.
pub fn bundle() -> Result<Value> {
    let mut bundle = Map::new();
    for part in PARTS {
        for (key, value) in serde_json::from_str::<Map<String, Value>>(part)? {
            match (bundle.get_mut(&key), value) {
                (Some(Value::Array(all)), Value::Array(more)) => all.extend(more),
                (Some(known), value) if *known != value => {
                    return Err(Error::internal(
                        "the parts of the sample company do not fit",
                    ));
                }
                (Some(_), _) => {}
                (None, value) => {
                    bundle.insert(key, value);
                }
            }
        }
    }
    Ok(Value::Object(bundle))
}
