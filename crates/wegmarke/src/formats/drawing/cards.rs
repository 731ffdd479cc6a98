//! Cards: how high they are and how they look.

use super::font::{printable, wrap};
use super::look::{self, LEADING};
use super::scene::{Color, Shape, Style};
use crate::formats::losses::{LossCode, Losses};
use crate::formats::map::Map;
use crate::journeys::{Card, Tone};
use crate::taxonomy::{ChannelKind, EvidenceLevel};

/// Most lines of a card.
const MOST_LINES: usize = 14;
const INSET: f64 = 5.0;
/// Room for the mark of the evidence.
const MARK: f64 = 9.0;

/// Lines of text one below the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    lines: Vec<(String, Style)>,
}

impl Block {
    /// Adds a text in its own lines.
    pub(super) fn add(
        &mut self,
        text: &str,
        style: Style,
        room: f64,
        most: usize,
        losses: &mut Losses,
    ) {
        let text = printable(text, losses);
        let (lines, cut) = wrap(&text, style, room, most);
        losses.add_if(cut, LossCode::LongTexts, &text);
        self.lines
            .extend(lines.into_iter().map(|line| (line, style)));
    }

    pub(super) fn height(&self) -> f64 {
        self.lines
            .iter()
            .map(|(_, style)| style.size * LEADING)
            .sum()
    }

    /// The lines from this place on.
    pub(super) fn shapes(&self, x: f64, y: f64) -> Vec<Shape> {
        let mut y = y;
        let lines = self.lines.iter().map(|(text, style)| {
            // Letters stand on a line about four fifths down.
            let baseline = y + style.size * (LEADING - 0.3);
            y += style.size * LEADING;
            Shape::Text {
                x,
                y: baseline,
                style: *style,
                text: text.clone(),
            }
        });
        lines.collect()
    }
}

/// A card, measured for a width.
#[derive(Clone, Debug)]
pub(super) struct CardBox {
    block: Block,
    edge: Option<Color>,
    evidence: Option<EvidenceLevel>,
    pub(super) height: f64,
}

impl CardBox {
    pub(super) fn new(map: &Map, card: &Card, width: f64, losses: &mut Losses) -> CardBox {
        let evidence = card.evidence.as_ref().map(|evidence| evidence.level);
        let mark = if evidence.is_some() { MARK } else { 0.0 };
        let room = width - 2.0 * INSET - mark;
        let mut block = Block::default();
        block.add(&map.card_text(card), look::BODY, room, MOST_LINES, losses);
        let touchpoint = card
            .reference
            .as_ref()
            .and_then(|reference| map.touchpoint(&reference.id));
        let external = touchpoint
            .as_ref()
            .is_some_and(|touchpoint| touchpoint.kind == Some(ChannelKind::External));
        let channel = touchpoint.and_then(|touchpoint| map.name("channel", &touchpoint.channel?));
        if let Some(channel) = channel.filter(|channel| *channel != map.card_text(card)) {
            block.add(&channel, look::SMALL, room, 1, losses);
        }
        if map.has_hidden_text(card) {
            block.add(
                map.text(&card.text),
                look::BODY_MUTED,
                room,
                MOST_LINES,
                losses,
            );
        }
        let edge = match card.tone {
            Some(Tone::Good) => Some(look::ACCENT),
            Some(Tone::Bad) => Some(look::BAD),
            Some(Tone::Neutral) | None => external.then_some(look::LINE_STRONG),
        };
        let height = block.height() + 2.0 * 4.0;
        CardBox {
            block,
            edge,
            evidence,
            height,
        }
    }

    pub(super) fn shapes(&self, x: f64, y: f64, width: f64) -> Vec<Shape> {
        let frame = Some(look::hairline(look::LINE_STRONG));
        let mut shapes = vec![Shape::rectangle(
            (x, y, width, self.height),
            3.0,
            Some(look::PAPER),
            frame,
        )];
        if let Some(color) = self.edge {
            shapes.push(Shape::rectangle(
                (x, y + 1.0, 2.0, self.height - 2.0),
                1.0,
                Some(color),
                None,
            ));
        }
        shapes.extend(self.block.shapes(x + INSET, y + 4.0));
        if let Some(level) = self.evidence {
            shapes.extend(evidence_mark(x + width - INSET - 2.5, y + 9.0, level));
        }
        shapes
    }
}

/// A circle: empty for an assumption, half for what was heard, full for what was counted.
pub(super) fn evidence_mark(x: f64, y: f64, level: EvidenceLevel) -> Vec<Shape> {
    let edge = Some(look::hairline(look::ACCENT));
    let radius = 2.6;
    let full = (level == EvidenceLevel::Quantitative).then_some(look::ACCENT);
    let mut shapes = vec![Shape::circle(x, y, radius, full, edge)];
    if level == EvidenceLevel::Qualitative {
        let half = Shape::rectangle(
            (x - radius, y, 2.0 * radius, radius),
            radius * 0.9,
            Some(look::ACCENT),
            None,
        );
        shapes.push(half);
    }
    shapes
}
