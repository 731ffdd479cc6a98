//! A table as a draft: where the phases, the steps and the names of the lanes stand. Pure.

use super::{MAX_COLUMNS, MAX_ROWS, Table, cell_name};
use crate::formats::draft::{
    Draft, DraftLane, DraftPhase, Header, MAX_TEXT, Note, NoteCode, Reading, all_words, clean,
    looks_like_emotion, scale_of,
};

/// What the corner of a table says about its first rows.
const WORDS_FOR_PHASES: [&str; 8] = [
    "phase",
    "phasen",
    "phases",
    "stage",
    "stages",
    "etappe",
    "etappen",
    "abschnitt",
];
const WORDS_FOR_STEPS: [&str; 8] = [
    "schritt",
    "schritte",
    "step",
    "steps",
    "aktivität",
    "activity",
    "kundenschritt",
    "kundenschritte",
];

/// Reads a table.
pub(crate) fn read_table(mut table: Table, title: &str, language: &str) -> Reading {
    let mut notes = Vec::new();
    tidy(&mut table, &mut notes);
    spread_merged(&mut table);
    drop_title_row(&mut table);
    let rows = &table.rows;
    let named = has_names(rows);
    let first = usize::from(named);
    let (columns, phases) = columns(rows, first, &mut notes);
    let lanes = rows.iter().enumerate().skip(2).filter_map(|(index, row)| {
        let cells: Vec<String> = columns
            .iter()
            .map(|&column| cell(row, column).to_owned())
            .collect();
        let name = if named { cell(row, 0) } else { "" };
        let blank = name.is_empty() && cells.iter().all(String::is_empty);
        (!blank).then(|| lane(name, cells, index))
    });
    let draft = Draft {
        title: clean(title),
        language: language.to_owned(),
        phases,
        lanes: lanes.collect(),
        ..Draft::default()
    };
    Reading { draft, notes }
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}

/// Cleans every text and cuts off what no map has room for.
fn tidy(table: &mut Table, notes: &mut Vec<Note>) {
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if table.rows.len() > MAX_ROWS || widest > MAX_COLUMNS {
        let size = format!("{} × {widest}", table.rows.len());
        notes.push(Note::new(
            NoteCode::TooLarge,
            cell_name(MAX_ROWS, MAX_COLUMNS),
            &size,
        ));
    }
    table.rows.truncate(MAX_ROWS);
    for (index, row) in table.rows.iter_mut().enumerate() {
        row.truncate(MAX_COLUMNS);
        for (column, text) in row.iter_mut().enumerate() {
            *text = clean(text);
            if let Some((end, _)) = text.char_indices().nth(MAX_TEXT) {
                notes.push(Note::new(NoteCode::TextCut, cell_name(index, column), text));
                text.truncate(end);
            }
        }
    }
    while table
        .rows
        .last()
        .is_some_and(|row| row.iter().all(String::is_empty))
    {
        table.rows.pop();
    }
    let blank = table
        .rows
        .iter()
        .take_while(|row| row.iter().all(String::is_empty))
        .count();
    table.rows.drain(..blank);
    for merged in &mut table.merged {
        merged.0 = merged.0.wrapping_sub(blank);
    }
}

/// What stands in a merged cell of a lane holds for every step that it covers. Phases continue
/// anyway.
fn spread_merged(table: &mut Table) {
    for &(row, from, to) in &table.merged {
        let Some(row) = table.rows.get_mut(row).filter(|_| row >= 2) else {
            continue;
        };
        let text = cell(row, from).to_owned();
        for column in from + 1..=to.min(MAX_COLUMNS - 1) {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column].clone_from(&text);
        }
    }
}

fn filled(row: &[String], from: usize) -> usize {
    row.iter()
        .skip(from)
        .filter(|text| !text.is_empty())
        .count()
}

/// A single text above fewer phases than steps is the title of the sheet, not a phase.
fn drop_title_row(table: &mut Table) {
    let [first, second, third, ..] = &table.rows[..] else {
        return;
    };
    let alone = filled(first, 0) == 1 && filled(first, 2) == 0;
    if alone && filled(second, 1) >= 1 && filled(second, 1) < filled(third, 1) {
        table.rows.remove(0);
    }
}

/// Whether the first column names the lanes.
fn has_names(rows: &[Vec<String>]) -> bool {
    let corner = |row: usize| rows.get(row).map_or("", |row| cell(row, 0)).to_lowercase();
    let says = |text: &str, words: &[&str]| {
        words.contains(&text.trim_end_matches([':', 's'])) || words.contains(&text)
    };
    let (above, below) = (corner(0), corner(1));
    if says(&above, &WORDS_FOR_PHASES) || says(&below, &WORDS_FOR_STEPS) {
        return true;
    }
    let names = || {
        rows.iter()
            .skip(2)
            .map(|row| cell(row, 0))
            .filter(|name| !name.is_empty())
    };
    if above.is_empty() && below.is_empty() {
        return names().next().is_some();
    }
    // Neither a word nor room in the corner: the names themselves must tell.
    let telling = names()
        .filter(|name| Header::read(name).kind.is_some())
        .count();
    telling > 0 && 2 * telling >= names().count()
}

/// The columns that are steps, in order, and the phases with the names of their steps. A blank
/// phase continues the one before, and so does the same name again.
fn columns(
    rows: &[Vec<String>],
    first: usize,
    notes: &mut Vec<Note>,
) -> (Vec<usize>, Vec<DraftPhase>) {
    let at = |row: usize, column: usize| rows.get(row).map_or("", |row| cell(row, column));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let (mut columns, mut phases) = (Vec::new(), Vec::<DraftPhase>::new());
    for column in first..width {
        let (phase, step) = (at(0, column), at(1, column));
        let begins = !phase.is_empty() && phases.last().is_none_or(|last| last.title != phase);
        let below = (2..rows.len()).any(|row| !at(row, column).is_empty());
        if begins {
            phases.push(DraftPhase {
                title: phase.to_owned(),
                steps: Vec::new(),
            });
        }
        if step.is_empty() && !below {
            continue;
        }
        if phases.is_empty() {
            phases.push(DraftPhase::default());
        }
        if step.is_empty() {
            notes.push(Note::new(
                NoteCode::OutsideTheMap,
                cell_name(1, column),
                phase,
            ));
        }
        columns.push(column);
        if let Some(last) = phases.last_mut() {
            last.steps.push(step.to_owned());
        }
    }
    (columns, phases)
}

fn lane(name: &str, cells: Vec<String>, row: usize) -> DraftLane {
    let header = Header::read(name);
    let texts = || cells.iter().map(String::as_str);
    let by_content = || looks_like_emotion(texts()).then(|| "emotion".to_owned());
    let kind = header.kind.or_else(by_content);
    let kind = match kind {
        // A row that is called after emotions and holds sentences tells them in words.
        Some(kind) if kind == "emotion" && header.scale.is_none() && all_words(texts()) => {
            Some("feelings".to_owned())
        }
        kind => kind,
    };
    let emotional = kind
        .as_deref()
        .is_some_and(|kind| kind.starts_with("emotion"));
    let scale = header
        .scale
        .or_else(|| scale_of(texts()))
        .filter(|_| emotional);
    DraftLane {
        title: match header.title.is_empty() && kind.is_none() {
            true => format!("{}", row + 1),
            false => header.title,
        },
        recognised: kind.is_some(),
        kind: kind.unwrap_or_else(|| "custom".to_owned()),
        scale,
        cells,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        let row = |line: &str| {
            line.split('|')
                .map(|cell| cell.trim().replace('/', "\n"))
                .collect()
        };
        Table {
            rows: text.trim().lines().map(row).collect(),
            merged: Vec::new(),
        }
    }

    fn read(text: &str) -> Draft {
        read_table(table(text), "Reise", "de").draft
    }

    fn shape(draft: &Draft) -> Vec<(&str, Vec<&str>)> {
        let steps = |phase: &'_ DraftPhase| phase.steps.len();
        let _ = steps;
        draft
            .phases
            .iter()
            .map(|phase| {
                (
                    phase.title.as_str(),
                    phase.steps.iter().map(String::as_str).collect(),
                )
            })
            .collect()
    }

    fn kinds(draft: &Draft) -> Vec<(&str, &str)> {
        draft
            .lanes
            .iter()
            .map(|lane| (lane.title.as_str(), lane.kind.as_str()))
            .collect()
    }

    #[test]
    fn a_table_with_names_and_continued_phases() {
        let draft = read(
            "Phase       | Orientierung |          | Kauf    | Kauf
             Schritt     | Suchen       | Merken   | Buchen  | Zahlen
             Touchpoints | Website      | App/Chat |         | Shop
             Stimmung    | 4            | 5        | 1       |
             Gefühle     | Vorfreude    |          | nervös  |
             Sonderbares | a            |          |         | b",
        );
        assert_eq!(
            shape(&draft),
            [
                ("Orientierung", vec!["Suchen", "Merken"]),
                ("Kauf", vec!["Buchen", "Zahlen"])
            ]
        );
        assert_eq!(
            kinds(&draft),
            [
                ("Touchpoints", "touchpoints"),
                ("Stimmung", "emotion"),
                ("Gefühle", "feelings"),
                ("Sonderbares", "custom")
            ]
        );
        assert_eq!(draft.lanes[0].cells[1], "App\nChat");
        assert!(
            !draft.lanes[3].recognised && draft.lanes[1].scale.is_some_and(|scale| scale.to == 5.0)
        );
    }

    #[test]
    fn tables_come_in_many_shapes() {
        // No column of names: the rows are told apart by what they hold.
        let bare = read("Kauf | \n Suchen | Buchen \n 🙂 | 😡 \n ein Text | noch einer");
        assert_eq!(kinds(&bare), [("", "emotion"), ("4", "custom")]);
        // A title above everything.
        let titled = read("Unsere Reise | | | \n | A | | B \n | s1 | s2 | s3 \n Needs | x | y | z");
        assert_eq!(shape(&titled), [("A", vec!["s1", "s2"]), ("B", vec!["s3"])]);
        // One phase over all steps is no title.
        let single = read("Phase A | | \n s1 | s2 | s3 \n x | | z");
        assert_eq!(shape(&single), [("Phase A", vec!["s1", "s2", "s3"])]);
        // Steps before any phase, a phase without steps, blank columns and rows.
        let odd = read("| | A | B | | \n | s1 | s2 | | | s3 \n | | | | | \n Fragen | | | | | x");
        assert_eq!(
            shape(&odd),
            [("", vec!["s1"]), ("A", vec!["s2"]), ("B", vec!["s3"])]
        );
        assert_eq!(kinds(&odd), [("Fragen", "questions")]);
        for nothing in ["", "|", "a", "a|b", "a\nb"] {
            assert!(read(nothing).lanes.is_empty(), "{nothing}");
        }
    }

    #[test]
    fn merged_cells_hold_for_all_their_steps() {
        let mut table = table("Phase | A | | \n Schritt | s1 | s2 | s3 \n Needs | quick | | last");
        table.merged = vec![(0, 1, 3), (2, 1, 2)];
        let draft = read_table(table, "", "en").draft;
        assert_eq!(draft.lanes[0].cells, ["quick", "quick", "last"]);
        assert_eq!(shape(&draft), [("A", vec!["s1", "s2", "s3"])]);
    }
}
