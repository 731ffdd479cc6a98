//! Round trips: what a format can say survives being written and read.

use proptest::prelude::*;

use super::draft::clean;
use super::drawing::Sheet;
use super::export::{MapFormat, export_map};
use super::losses::LossCode;
use super::map::Map;
use super::testing::{any_map, columns, lanes, line, map, read_back};

fn through(map: &Map, format: MapFormat) -> Map {
    let exported = export_map(map, format, Sheet::default()).unwrap();
    read_back(map, &exported.bytes)
}

/// A step and its touchpoints.
type Named = (String, Vec<String>);
type Feelings = Vec<(Option<f64>, Option<f64>)>;

fn feelings(map: &Map) -> Feelings {
    let emotions = map
        .journey
        .steps()
        .map(|step| step.emotion.clone().unwrap_or_default());
    emotions
        .map(|emotion| (emotion.assumed, emotion.staff))
        .collect()
}

/// Lanes that are no curves: a curve appears where emotions have none.
fn cards(map: &Map) -> Vec<(String, String, Vec<Vec<String>>)> {
    lanes(map)
        .into_iter()
        .filter(|(kind, _, _)| kind != "emotion")
        .collect()
}

fn steps(map: &Map) -> Vec<(String, bool)> {
    let steps = map.journey.steps();
    steps
        .map(|step| (clean(map.text(&step.description)), step.moment_of_truth))
        .collect()
}

fn check_grid(map: &Map, format: MapFormat) {
    let read = through(map, format);
    assert_eq!(columns(&read), columns(map));
    assert_eq!(cards(&read), cards(map));
    assert_eq!(feelings(&read), feelings(map));
    assert_eq!(steps(&read), steps(map));
    let references = |map: &Map| {
        map.journey
            .cards()
            .filter_map(|(_, card)| card.reference.clone())
            .count()
    };
    assert!(references(&read) >= references(map));
}

#[test]
fn a_map_by_hand_survives_the_grid() {
    for format in [MapFormat::Xlsx, MapFormat::Csv] {
        let map = map();
        check_grid(&map, format);
        let read = through(&map, format);
        // Touchpoints are found in the library again, not made anew.
        let touchpoints = |map: &Map| {
            map.journey
                .cards()
                .filter_map(|(_, card)| Some(card.reference.as_ref()?.id.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(touchpoints(&read), touchpoints(&map));
        assert_eq!(lanes(&read)[1].2[0], ["=Ruhe", "- Überblick"]);
    }
}

#[test]
fn each_export_says_what_it_left_out() {
    let map = map();
    for (format, codes) in [
        (
            MapFormat::Xlsx,
            vec![
                LossCode::Languages,
                LossCode::Evidence,
                LossCode::Tones,
                LossCode::CardTexts,
                LossCode::Branches,
                LossCode::Loop,
                LossCode::StepFlags,
                LossCode::Alternatives,
                LossCode::Properties,
            ],
        ),
        (
            MapFormat::Mermaid,
            vec![
                LossCode::Branches,
                LossCode::Times,
                LossCode::MomentsOfTruth,
                LossCode::StaffRatings,
                LossCode::Lanes,
            ],
        ),
        (
            MapFormat::Cjml,
            vec![LossCode::Branches, LossCode::Emotions, LossCode::Lanes],
        ),
        (
            MapFormat::Bpmn,
            vec![
                LossCode::Emotions,
                LossCode::MomentsOfTruth,
                LossCode::Lanes,
            ],
        ),
        (
            MapFormat::Markdown,
            vec![LossCode::Languages, LossCode::Evidence],
        ),
    ] {
        let losses = export_map(&map, format, Sheet::default()).unwrap().losses;
        for code in &codes {
            assert!(
                losses
                    .iter()
                    .any(|loss| loss.code == *code && loss.count > 0),
                "{format:?} {code:?}: {losses:?}"
            );
        }
        if format == MapFormat::Bpmn {
            assert!(losses.iter().all(|loss| loss.code != LossCode::Branches));
        }
    }
}

#[test]
fn of_a_plain_map_nothing_is_lost() {
    let plain = Map { language: "de".to_owned(), journey: serde_json::from_value(serde_json::json!({
        "title": {"de": "Reise"}, "phases": [{"id": "p", "title": {"de": "A"}, "steps": [{"id": "s", "title": {"de": "B"}, "emotion": {"assumed": 75}}]}]
    })).unwrap(), ..Map::default() };
    for format in [
        MapFormat::Xlsx,
        MapFormat::Csv,
        MapFormat::Mermaid,
        MapFormat::Markdown,
    ] {
        assert_eq!(
            export_map(&plain, format, Sheet::default()).unwrap().losses,
            [],
            "{format:?}"
        );
    }
}

#[test]
fn the_narrative_tells_the_whole_map() {
    let text = String::from_utf8(
        export_map(&map(), MapFormat::Markdown, Sheet::default())
            .unwrap()
            .bytes,
    )
    .unwrap();
    for part in [
        "# Reise \\<buchen\\>",
        "## Orientierung",
        "### Suchen",
        "Abends.  \nAm Telefon.",
        "Katrin",
        "Weniger Abbrüche",
        "50 von 100 (angenommen), 70 von 100 (Mitarbeitende)",
        "- **Was sie wollen**\n  - =Ruhe *(qualitativ)*",
        "**Weiter mit:** Aufenthalt (sicher)",
        "Moment der Wahrheit",
        "beginnt wieder bei „Suchen“",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_maps_survive_workbooks(map in any_map()) {
        check_grid(&map, MapFormat::Xlsx);
    }

    #[test]
    fn random_maps_survive_csv(map in any_map()) {
        check_grid(&map, MapFormat::Csv);
    }

    #[test]
    fn random_maps_survive_mermaid(map in any_map()) {
        let read = through(&map, MapFormat::Mermaid);
        prop_assert_eq!(line(map.text(&read.journey.title)), line(&map.title()));
        let plain = |map: &Map| map.journey.phases.iter().map(|phase| (line(map.text(&phase.title)), phase.steps.iter().map(|step| line(map.text(&step.title))).collect::<Vec<_>>())).collect::<Vec<_>>();
        prop_assert_eq!(plain(&read), plain(&map));
        for (read, own) in feelings(&read).iter().zip(feelings(&map)) {
            let off = (read.0.unwrap_or(50.0) - own.0.unwrap_or(50.0)).abs();
            prop_assert!(off <= 12.5, "{read:?} {own:?}");
        }
    }

    #[test]
    fn random_maps_survive_cjml(map in any_map()) {
        let read = through(&map, MapFormat::Cjml);
        // Neighbours of the same name are one touchpoint sequence in CJML, and the export says so.
        let merged = |map: &Map| {
            let mut phases: Vec<(String, Vec<Named>)> = Vec::new();
            for phase in map.journey.phases.iter().filter(|phase| !phase.steps.is_empty()) {
                let title = clean(map.text(&phase.title));
                if phases.last().is_none_or(|(last, _)| *last != title) {
                    phases.push((title, Vec::new()));
                }
                let steps = &mut phases.last_mut().unwrap().1;
                for step in &phase.steps {
                    let title = clean(map.text(&step.title));
                    let lanes = map.journey.lanes.iter().filter(|lane| lane.kind == "touchpoints");
                    let touchpoints = lanes.flat_map(|lane| map.cards_at(lane, step)).map(|card| line(&map.card_text(card)));
                    if steps.last().is_none_or(|(last, _)| *last != title) {
                        steps.push((title, Vec::new()));
                    }
                    let known = &mut steps.last_mut().unwrap().1;
                    for touchpoint in touchpoints {
                        if !known.contains(&touchpoint) {
                            known.push(touchpoint);
                        }
                    }
                }
            }
            phases
        };
        prop_assert_eq!(merged(&read), merged(&map));
    }
}
