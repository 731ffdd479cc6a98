//! A map as a picture: drawn from the document, not from the screen, as vectors for paper from A4
//! to A0 and as pixels. Layout and painting are apart: [`pages`] makes shapes, one file each turns
//! shapes into SVG, PDF and PNG.

mod cards;
mod curve;
mod font;
mod footer;
mod layout;
mod look;
mod pages;
mod pdf;
mod png;
mod river;
mod scene;
mod sheet;
mod split;
mod svg;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::curve::{Measured, MeasuredStep};
use super::losses::{Loss, LossCode, Losses};
use super::map::Map;
use crate::error::{Error, Result};
use crate::taxonomy::LaneFamily;

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    #[default]
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Wide.
    #[default]
    Landscape,
    /// High.
    Portrait,
}

/// What a map is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// How it lies.
    pub orientation: Orientation,
    /// At a readable size over as many pages as it takes, with titles on each; else on one page.
    pub split: bool,
}

impl Sheet {
    /// Width and height in points.
    fn size(self) -> (f64, f64) {
        let (short, long) = match self.paper {
            Paper::A4 => (210.0, 297.0),
            Paper::A3 => (297.0, 420.0),
            Paper::A2 => (420.0, 594.0),
            Paper::A1 => (594.0, 841.0),
            Paper::A0 => (841.0, 1189.0),
        };
        let points = |millimetres: f64| millimetres * 72.0 / 25.4;
        match self.orientation {
            Orientation::Landscape => (points(long), points(short)),
            Orientation::Portrait => (points(short), points(long)),
        }
    }
}

/// Kinds of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    Svg,
    Pdf,
    Png,
}

/// Draws the map, and says what is not to be seen.
///
/// # Errors
/// When only a PDF can have several pages.
pub(super) fn draw(map: &Map, picture: Picture, sheet: Sheet) -> Result<(Vec<u8>, Vec<Loss>)> {
    if sheet.split && picture != Picture::Pdf {
        let detail = "only a PDF has several pages";
        return Err(Error::invalid_field("split", detail));
    }
    let mut losses = unseen(map);
    let pages = pages::pages(map, sheet, &mut losses);
    let bytes = match picture {
        Picture::Svg => svg::write(&pages[0], &map.title(), &map.language).into_bytes(),
        Picture::Pdf => pdf::write(&pages, &map.title(), &map.language),
        Picture::Png => png::write(&pages[0])?,
    };
    Ok((bytes, losses.list()))
}

/// What is never drawn.
fn unseen(map: &Map) -> Losses {
    let mut losses = Losses::default();
    map.lose_languages(&mut losses);
    for phase in &map.journey.phases {
        losses.add_if(
            !phase.description.is_blank(),
            LossCode::Descriptions,
            map.text(&phase.title),
        );
    }
    for lane in &map.journey.lanes {
        losses.add_if(
            map.family(lane) == LaneFamily::Picture,
            LossCode::Pictures,
            &map.lane_title(lane),
        );
        for card in &lane.cards {
            let evidence = card.evidence.as_ref();
            let more = evidence
                .is_some_and(|evidence| !evidence.sources.is_empty() || evidence.n.is_some());
            losses.add_if(more, LossCode::Evidence, &map.card_text(card));
        }
    }
    losses
}

#[cfg(test)]
mod tests;
