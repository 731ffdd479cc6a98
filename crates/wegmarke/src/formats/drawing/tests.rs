//! Pictures hold everything, stay on their paper, and can be opened.

use std::collections::HashMap;

use proptest::prelude::*;

use super::scene::{Page, Segment, Shape};
use super::*;
use crate::formats::testing;

fn measured_map() -> Map {
    let mut map = testing::map();
    map.as_of = "3.5.2026".to_owned();
    let step = |remaining, left, score| MeasuredStep {
        remaining,
        left,
        in_progress: 0.08,
        reason: "zu teuer".to_owned(),
        score,
    };
    map.measured = Some(Measured {
        runs: 12_345,
        customers: 9_876,
        steps: HashMap::from([
            (
                "search".to_owned(),
                step(1.0, 0.4, Some((60.0, 55.0, 65.0))),
            ),
            ("stay".to_owned(), step(0.6, 0.0, Some((80.0, 78.0, 82.0)))),
        ]),
        ..Measured::default()
    });
    map
}

fn sheet(paper: Paper, split: bool) -> Sheet {
    Sheet {
        paper,
        split,
        ..Sheet::default()
    }
}

fn texts(shapes: &[Shape], found: &mut Vec<String>) {
    for shape in shapes {
        match shape {
            Shape::Text { text, .. } => found.push(text.clone()),
            Shape::Clip { shapes, .. } => texts(shapes, found),
            Shape::Path { .. } => {}
        }
    }
}

fn all_texts(pages: &[Page]) -> String {
    let mut found = Vec::new();
    pages
        .iter()
        .for_each(|page| texts(&page.shapes, &mut found));
    found.join(" ")
}

/// Nothing lies beyond the paper; what is cut by a clip need not.
fn check_bounds(page: &Page) {
    let check = |x: f64, y: f64| {
        let (x, y) = (page.left + x * page.scale, page.top + y * page.scale);
        assert!(
            x >= -0.5 && x <= page.width + 0.5 && y >= -0.5 && y <= page.height + 0.5,
            "{x} {y} on {} × {}",
            page.width,
            page.height
        );
    };
    for shape in &page.shapes {
        match shape {
            Shape::Text { x, y, style, text } => {
                check(*x, *y);
                check(x + font::width(text, *style), *y);
            }
            Shape::Path { segments, .. } => segments.iter().for_each(|segment| match segment {
                Segment::Move(x, y) | Segment::Line(x, y) => check(*x, *y),
                Segment::Curve([.., x, y]) => check(*x, *y),
                Segment::Close => {}
            }),
            Shape::Clip {
                x,
                y,
                width,
                height,
                ..
            } => {
                check(*x, *y);
                check(x + width, y + height);
            }
        }
    }
}

#[test]
fn everything_on_the_map_is_on_the_sheet() {
    let map = measured_map();
    let mut losses = unseen(&map);
    let pages = pages::pages(&map, sheet(Paper::A0, false), &mut losses);
    check_bounds(&pages[0]);
    let text = all_texts(&pages);
    for part in [
        "Reise <buchen> & „reisen“",
        "Orientierung",
        "Suchen",
        "Buchungsformular",
        "Website",
        "=Ruhe",
        "◆",
        "12.345",
        "−40 %",
        "zu teuer",
        "8 % noch unterwegs",
        "Stand 3.5.2026",
        "Katrin",
        "Weniger Abbrüche",
        "Notiz schreiben",
        "wiederholbar",
        "→ Aufenthalt (sicher)",
        "beginnt wieder bei „Suchen“",
        "qualitativ",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let codes: Vec<LossCode> = losses.list().iter().map(|loss| loss.code).collect();
    assert_eq!(codes, [LossCode::Languages, LossCode::Evidence]);
}

#[test]
fn larger_paper_has_larger_letters_and_pages_repeat_their_titles() {
    let map = measured_map();
    let scale = |paper| pages::pages(&map, sheet(paper, false), &mut Losses::default())[0].scale;
    assert!(scale(Paper::A4) < scale(Paper::A3) && scale(Paper::A1) < scale(Paper::A0));
    let mut many = map.clone();
    let step = many.journey.phases[0].steps[0].clone();
    for number in 0..30 {
        let id = format!("more-{number}");
        many.journey.phases[0].steps.push(crate::journeys::Step {
            id,
            next: Vec::new(),
            ..step.clone()
        });
    }
    let pages = pages::pages(&many, sheet(Paper::A4, true), &mut Losses::default());
    assert!(pages.len() > 3);
    for page in &pages {
        check_bounds(page);
        let text = all_texts(std::slice::from_ref(page));
        assert!(
            text.contains("„reisen“") && text.contains("Seite"),
            "{text}"
        );
    }
    let small = draw(&many, Picture::Pdf, sheet(Paper::A4, false))
        .unwrap()
        .1;
    assert!(small.iter().any(|loss| loss.code == LossCode::SmallText));
    let error = draw(&map, Picture::Png, sheet(Paper::A4, true)).unwrap_err();
    assert_eq!(error.place(), Some("split"));
}

#[test]
fn what_signs_mean_fits_below_a_narrow_map() {
    let mut map = measured_map();
    if let Some(measured) = &mut map.measured {
        (measured.from, measured.until) = ("2025-01-01".to_owned(), "2026-07-01".to_owned());
    }
    map.journey.phases.truncate(1);
    map.journey.phases[0].steps.truncate(1);
    map.journey.lanes.truncate(1);
    for (paper, split) in [(Paper::A4, false), (Paper::A4, true), (Paper::A0, false)] {
        let sheet = Sheet {
            orientation: Orientation::Portrait,
            ..sheet(paper, split)
        };
        for page in pages::pages(&map, sheet, &mut Losses::default()) {
            check_bounds(&page);
            let text = all_texts(std::slice::from_ref(&page));
            assert!(
                text.contains("1.7.2026") && text.contains("Stand"),
                "{text}"
            );
        }
    }
}

#[test]
fn pages_without_a_card_are_left_out() {
    let mut map = testing::map();
    let needs = map.journey.lanes.iter().find(|lane| lane.kind == "needs");
    let needs = needs.unwrap().clone();
    map.journey.lanes = vec![needs; 40];
    let pages = |map: &Map| pages::pages(map, sheet(Paper::A4, true), &mut Losses::default()).len();
    let all = pages(&map);
    let (head, rest) = map.journey.lanes.split_at_mut(20);
    assert!(all > 1 && !head.is_empty());
    rest.iter_mut().for_each(|lane| lane.cards.clear());
    assert!(pages(&map) < all);
}

#[test]
fn the_files_are_what_they_say() {
    let map = measured_map();
    let (svg, _) = draw(&map, Picture::Svg, sheet(Paper::A3, false)).unwrap();
    let svg = String::from_utf8(svg).unwrap();
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    assert!(
        svg.contains("font-face") && svg.contains("&lt;buchen&gt;") && svg.contains("Überblick")
    );
    let (pdf, _) = draw(&map, Picture::Pdf, sheet(Paper::A4, true)).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.starts_with("%PDF-") && text.trim_end().ends_with("%%EOF"));
    assert!(
        text.contains("/FontFile2")
            && text.contains("/ToUnicode")
            && text.contains("/MediaBox [0 0 841.88"),
        "{}",
        &text[..600]
    );
    assert!(pdf.len() < 400_000, "{}", pdf.len());
    let (png, _) = draw(&map, Picture::Png, sheet(Paper::A4, false)).unwrap();
    let pixmap = tiny_skia::Pixmap::decode_png(&png).unwrap();
    assert_eq!((pixmap.width(), pixmap.height()), (1754, 1240));
    let dark = pixmap
        .pixels()
        .iter()
        .filter(|pixel| pixel.red() < 100)
        .count();
    assert!(dark > 5_000, "{dark}");
}

#[test]
fn a_map_of_nothing_is_a_page_too() {
    let empty = Map {
        language: "en".to_owned(),
        ..Map::default()
    };
    for picture in [Picture::Svg, Picture::Pdf, Picture::Png] {
        assert!(
            !draw(&empty, picture, sheet(Paper::A4, false))
                .unwrap()
                .0
                .is_empty()
        );
    }
    assert!(
        !draw(&empty, Picture::Pdf, sheet(Paper::A4, true))
            .unwrap()
            .0
            .is_empty()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn random_maps_stay_on_their_paper(map in testing::any_map(), split in any::<bool>(), upright in any::<bool>()) {
        let orientation = if upright { Orientation::Portrait } else { Orientation::Landscape };
        let sheet = Sheet { orientation, ..sheet(Paper::A3, split) };
        let pages = pages::pages(&map, sheet, &mut Losses::default());
        for page in &pages {
            check_bounds(page);
        }
    }
}
