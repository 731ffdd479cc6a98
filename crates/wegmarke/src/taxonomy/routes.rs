//! The vocabulary that ships with the product: kinds of touchpoints and lanes, the emotion scale.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ChannelKind;
use crate::http::{Access, Json, Routes, routes};
use crate::repository::{DocumentId, Text};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    serde_json::from_str(include_str!("vocabulary.json")).expect("a test reads the same file")
});

/// Words that every workspace shares. Teams may use others; these have names in every language.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// What sorts of touchpoints there are.
    pub touchpoint_categories: Vec<TouchpointCategory>,
    /// What lanes may be about.
    pub lane_kinds: Vec<LaneKind>,
    /// Names for the ranges of the scale from 0 to 100, the lowest first.
    pub emotion_scale: Vec<EmotionRange>,
}

/// A sort of touchpoint.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TouchpointCategory {
    /// The value of `category`.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// What it usually is.
    pub kind: Option<ChannelKind>,
    /// The shipped channel it usually belongs to.
    pub channel: Option<DocumentId>,
}

/// What a lane is about.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LaneKind {
    /// The value of `kind`.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// How its cards work.
    pub family: LaneFamily,
    /// The kind of object that its cards refer to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<String>,
    /// Fields that an object made in such a lane begins with: an insight of the lane of pain points
    /// is a pain point.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    pub creates: serde_json::Map<String, serde_json::Value>,
}

/// How the cards of a lane work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LaneFamily {
    /// They say something.
    Text,
    /// They stand for shared objects.
    Reference,
    /// The emotional curve.
    Emotion,
    /// Pictures.
    Picture,
}

/// A part of the emotion scale.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmotionRange {
    /// Its lowest value.
    pub from: f64,
    /// Its name.
    pub title: Text,
}

/// The shipped vocabulary.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::SignedIn, routes!(show))
}

/// The shipped vocabulary: kinds of touchpoints and lanes, the emotion scale.
#[utoipa::path(get, path = "/api/vocabulary", tag = "taxonomy",
    responses((status = 200, body = Vocabulary)))]
async fn show() -> Json<Vocabulary> {
    Json(vocabulary().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_named_in_german_and_english_once() {
        let vocabulary = vocabulary();
        let categories = vocabulary
            .touchpoint_categories
            .iter()
            .map(|c| (&c.key, &c.title));
        let lanes = vocabulary
            .lane_kinds
            .iter()
            .map(|lane| (&lane.key, &lane.title));
        for (key, title) in categories.clone().chain(lanes.clone()) {
            assert!(
                title.get("de").is_some() && title.get("en").is_some(),
                "{key}"
            );
        }
        for keys in [
            categories.map(|(key, _)| key).collect::<Vec<_>>(),
            lanes.map(|(k, _)| k).collect(),
        ] {
            let distinct: std::collections::HashSet<_> = keys.iter().collect();
            assert_eq!(distinct.len(), keys.len());
        }
        assert!(
            vocabulary
                .emotion_scale
                .windows(2)
                .all(|pair| pair[0].from < pair[1].from)
        );
        let references = vocabulary
            .lane_kinds
            .iter()
            .filter(|l| l.family == LaneFamily::Reference);
        assert!(
            references.clone().count() > 0 && references.clone().all(|l| l.refers_to.is_some())
        );
    }
}
