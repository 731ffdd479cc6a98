//! What an exporter could not carry over: each says it, so that nobody takes the file for the map.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Places named for each kind of loss.
const EXAMPLES: usize = 5;

/// What kind of thing was lost.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LossCode {
    /// Letters too small to read on this sheet.
    SmallText,
    /// What the map says in other languages.
    Languages,
    /// What cards rest on.
    Evidence,
    /// Whether cards are good or bad.
    Tones,
    /// Texts beside the shared objects that cards stand for.
    CardTexts,
    /// Branches of the course.
    Branches,
    /// The loop from the end back to the beginning.
    Loop,
    /// Optional, repeatable, in any order.
    StepFlags,
    /// Other ways to do a step.
    Alternatives,
    /// Descriptions of journey, phases or steps.
    Descriptions,
    /// Durations and waiting times.
    Times,
    /// Moments of truth.
    MomentsOfTruth,
    /// What the team assumes that customers feel.
    Emotions,
    /// What staff say.
    StaffRatings,
    /// Emotions between the marks that the format has.
    EmotionPrecision,
    /// Whole lanes.
    Lanes,
    /// Cards.
    Cards,
    /// Kind, state, level, market, goal, owner, personas and the like.
    Properties,
    /// Steps or phases without a name got a dash.
    Nameless,
    /// Neighbouring phases or steps of the same name run together.
    SameNames,
    /// Line breaks within a text.
    LineBreaks,
    /// Texts longer than the format or the place allows.
    LongTexts,
    /// Characters that the font does not have.
    Characters,
    /// Pictures.
    Pictures,
}

/// What was lost, how often, and where for example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MapLoss)]
pub struct Loss {
    /// What kind of thing.
    pub code: LossCode,
    /// How many of them.
    pub count: usize,
    /// Some of them by name.
    pub examples: Vec<String>,
}

impl LossCode {
    /// What it means, for the command line.
    pub fn sentence(self) -> &'static str {
        match self {
            LossCode::Languages => "texts in other languages",
            LossCode::Evidence => "evidence of cards",
            LossCode::Tones => "whether cards are good or bad",
            LossCode::CardTexts => "texts beside the objects that cards stand for",
            LossCode::Branches => "branches",
            LossCode::Loop => "the loop",
            LossCode::StepFlags => "optional, repeatable or order-free steps",
            LossCode::Alternatives => "alternatives of steps",
            LossCode::Descriptions => "descriptions",
            LossCode::Times => "durations and waiting times",
            LossCode::MomentsOfTruth => "moments of truth",
            LossCode::Emotions => "assumed emotions",
            LossCode::StaffRatings => "emotions as rated by staff",
            LossCode::EmotionPrecision => "emotions rounded to the scale of the format",
            LossCode::Lanes => "lanes",
            LossCode::Cards => "cards",
            LossCode::Properties => "properties of the journey",
            LossCode::Nameless => "things without a name got a dash",
            LossCode::SameNames => "neighbours of the same name run together",
            LossCode::LineBreaks => "line breaks",
            LossCode::LongTexts => "long texts were cut",
            LossCode::Characters => "characters that the font does not have",
            LossCode::Pictures => "pictures",
            LossCode::SmallText => {
                "letters too small to read: take a larger sheet or several pages"
            }
        }
    }
}

/// Losses as an exporter finds them.
#[derive(Clone, Debug, Default)]
pub(super) struct Losses(BTreeMap<LossCode, (usize, Vec<String>)>);

impl Losses {
    pub(super) fn add(&mut self, code: LossCode, example: &str) {
        let (count, examples) = self.0.entry(code).or_default();
        *count += 1;
        let example: String = example.chars().take(60).collect();
        if examples.len() < EXAMPLES && !example.trim().is_empty() && !examples.contains(&example) {
            examples.push(example);
        }
    }

    /// Adds when it is so.
    pub(super) fn add_if(&mut self, lost: bool, code: LossCode, example: &str) {
        if lost {
            self.add(code, example);
        }
    }

    pub(super) fn list(self) -> Vec<Loss> {
        let loss = |(code, (count, examples))| Loss {
            code,
            count,
            examples,
        };
        self.0.into_iter().map(loss).collect()
    }
}
