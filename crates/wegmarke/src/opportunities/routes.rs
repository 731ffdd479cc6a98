//! The scorings that ship with the product, to begin with.

use serde_json::Value;

use super::Scoring;
use crate::error::Result;
use crate::http::{Access, Json, Routes, routes};
use crate::repository::read;

/// Ordinary scorings; a workspace takes over the ones it likes and changes them.
const EXAMPLES: &str = include_str!("examples.json");

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::SignedIn, routes!(examples))
}

/// Scorings to begin with: value and effort, RICE, ICE, and one that is nearly all measured.
#[utoipa::path(get, path = "/api/scoring-examples", tag = "opportunities",
    responses((status = 200, body = Vec<Scoring>)))]
async fn examples() -> Result<Json<Vec<Scoring>>> {
    Ok(Json(shipped()?))
}

fn shipped() -> Result<Vec<Scoring>> {
    let all: Vec<Value> = serde_json::from_str(EXAMPLES)?;
    all.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::Body;

    #[test]
    fn the_shipped_scorings_can_be_computed() {
        let shipped = shipped().unwrap();
        assert_eq!(shipped.len(), 4);
        for scoring in shipped {
            scoring.check().unwrap();
            for text in [&scoring.title, &scoring.description] {
                assert!(text.get("de").is_some() && text.get("en").is_some());
            }
        }
    }
}
