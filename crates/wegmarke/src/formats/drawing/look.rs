//! Colours and sizes of drawn maps: those of the interface on white paper.

use super::scene::{Color, Stroke, Style, Weight};

pub(super) const PAPER: Color = Color(0xff, 0xff, 0xff);
pub(super) const TEXT: Color = Color(0x15, 0x19, 0x1e);
pub(super) const MUTED: Color = Color(0x5b, 0x62, 0x6b);
pub(super) const LINE: Color = Color(0xe4, 0xe5, 0xe2);
pub(super) const LINE_STRONG: Color = Color(0xcb, 0xcd, 0xc9);
pub(super) const ACCENT: Color = Color(0x0d, 0x76, 0x6e);
pub(super) const BAD: Color = Color(0xb3, 0x41, 0x0c);
pub(super) const TRUTH: Color = Color(0xb8, 0x56, 0x0f);
pub(super) const CURVE_ASSUMED: Color = Color(0x6b, 0x72, 0x80);
pub(super) const CURVE_STAFF: Color = Color(0x4f, 0x46, 0xc8);
pub(super) const BAND: Color = Color(0xdd, 0xec, 0xea);
pub(super) const RIVER: Color = Color(0xb3, 0xd5, 0xd0);
pub(super) const POOL: Color = Color(0xd9, 0xdc, 0xd8);
pub(super) const RIVER_TEXT: Color = Color(0x0b, 0x4f, 0x49);
pub(super) const LOSS: Color = Color(0xe0, 0xb5, 0xa6);
pub(super) const LOSS_TEXT: Color = Color(0xa3, 0x33, 0x0f);
pub(super) const PHASES: [Color; 6] = [
    Color(0xee, 0xf1, 0xf9),
    Color(0xef, 0xf5, 0xee),
    Color(0xf9, 0xf2, 0xea),
    Color(0xf3, 0xef, 0xf8),
    Color(0xea, 0xf3, 0xf3),
    Color(0xf9, 0xef, 0xf0),
];

pub(super) const TITLE: Style = style(20.0, Weight::SemiBold, TEXT);
pub(super) const SUBTITLE: Style = style(9.0, Weight::Regular, MUTED);
pub(super) const PHASE: Style = style(11.0, Weight::SemiBold, TEXT);
pub(super) const STEP: Style = style(9.5, Weight::SemiBold, TEXT);
pub(super) const LANE: Style = style(8.5, Weight::SemiBold, TEXT);
pub(super) const BODY: Style = style(8.0, Weight::Regular, TEXT);
pub(super) const BODY_MUTED: Style = style(7.5, Weight::Regular, MUTED);
pub(super) const SMALL: Style = style(7.0, Weight::Regular, MUTED);

/// Distance of lines, as a part of the size of letters.
pub(super) const LEADING: f64 = 1.3;
/// Width of the column with the names of the lanes.
pub(super) const NAMES: f64 = 104.0;
/// Room around things.
pub(super) const PAD: f64 = 5.0;
/// Height of the lane with the curve.
pub(super) const CURVE: f64 = 104.0;

pub(super) const fn style(size: f64, weight: Weight, color: Color) -> Style {
    Style {
        size,
        weight,
        color,
    }
}

/// A thin line.
pub(super) const fn hairline(color: Color) -> Stroke {
    Stroke {
        color,
        width: 0.6,
        dash: None,
    }
}
