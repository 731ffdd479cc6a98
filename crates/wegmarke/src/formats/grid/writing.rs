//! A map as a table that [`super::read_table`] reads back as the same map. Pure.

use crate::formats::draft::{Header, Row, Scale, cell_of, clean, looks_like_emotion};
use crate::formats::losses::{Loss, LossCode, Losses};
use crate::formats::map::Map;
use crate::journeys::{Lane, Step};

/// Emotions are written as they are kept.
const SCALE: Scale = Scale {
    from: 0.0,
    to: 100.0,
};
/// What stands for a name that is missing: a blank one would join its column with the one before.
const NAMELESS: &str = "–";

/// A cell as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum WrittenCell {
    Text(String),
    Number(f64),
}

/// A table as it is written, and what it could not carry.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrittenTable {
    pub(crate) title: String,
    pub(crate) rows: Vec<Vec<WrittenCell>>,
    /// For each phase the columns of its steps.
    pub(crate) phases: Vec<(usize, usize)>,
    pub(crate) losses: Vec<Loss>,
}

/// The map as a table.
pub(crate) fn written_table(map: &Map) -> WrittenTable {
    let mut losses = map.common_losses();
    let mut writer = Writer {
        map,
        losses: &mut losses,
        table: WrittenTable::default(),
    };
    writer.columns();
    writer.steps();
    for lane in &map.journey.lanes {
        writer.lane(lane);
    }
    writer.emotions_without_lane();
    let mut table = writer.table;
    table.title = map.title();
    table.losses = losses.list();
    table
}

struct Writer<'a> {
    map: &'a Map,
    losses: &'a mut Losses,
    table: WrittenTable,
}

impl Writer<'_> {
    fn columns(&mut self) {
        let (mut above, mut below) = (vec![self.word("phase")], vec![self.word("step")]);
        let mut before = None;
        for phase in &self.map.journey.phases {
            let title = self.name(self.map.text(&phase.title), "phases");
            if before.as_ref() == Some(&title) {
                self.losses.add(LossCode::SameNames, &title);
            }
            let from = above.len();
            let steps = phase
                .steps
                .iter()
                .map(|step| Some(self.map.text(&step.title)));
            let steps: Vec<Option<&str>> = match phase.steps.is_empty() {
                true => vec![None],
                false => steps.collect(),
            };
            for (index, step) in steps.into_iter().enumerate() {
                above.push(WrittenCell::Text(if index == 0 {
                    title.clone()
                } else {
                    String::new()
                }));
                let step = step
                    .map(|step| self.name(step, "steps"))
                    .unwrap_or_default();
                below.push(WrittenCell::Text(step));
            }
            self.table.phases.push((from, above.len() - 1));
            before = Some(title);
        }
        self.table.rows = vec![above, below];
    }

    fn word(&self, key: &str) -> WrittenCell {
        WrittenCell::Text(self.map.word(key).to_owned())
    }

    fn name(&mut self, name: &str, place: &str) -> String {
        let name = clean(name);
        if name.contains('\n') {
            self.losses.add(LossCode::LineBreaks, &name);
        }
        match name.split_whitespace().collect::<Vec<_>>().join(" ") {
            name if name.is_empty() => {
                self.losses.add(LossCode::Nameless, place);
                NAMELESS.to_owned()
            }
            name => name,
        }
    }

    /// The rows that are properties of the steps.
    fn steps(&mut self) {
        let truth = |step: &Step| if step.moment_of_truth { "x" } else { "" }.to_owned();
        let map = self.map;
        self.row_of_steps("step-description", |step| {
            clean(map.text(&step.description))
        });
        self.row_of_steps("step-duration", |step| clean(map.text(&step.duration)));
        self.row_of_steps("step-waiting", |step| clean(map.text(&step.waiting)));
        self.row_of_steps("step-moment-of-truth", truth);
    }

    fn row_of_steps(&mut self, kind: &str, text: impl Fn(&Step) -> String) {
        let cells = self
            .map
            .columns()
            .map(|step| WrittenCell::Text(step.map(&text).unwrap_or_default()));
        let cells: Vec<WrittenCell> = cells.collect();
        if cells
            .iter()
            .any(|cell| *cell != WrittenCell::Text(String::new()))
        {
            self.push(&Header::write(self.map.word(kind), kind, None), cells);
        }
    }

    fn push(&mut self, name: &str, cells: Vec<WrittenCell>) {
        let row = std::iter::once(WrittenCell::Text(name.to_owned())).chain(cells);
        self.table.rows.push(row.collect());
    }

    fn lane(&mut self, lane: &Lane) {
        let title = self.map.lane_title(lane);
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if Row::of(&lane.kind) == Row::AssumedEmotion {
            for card in &lane.cards {
                self.losses.add(LossCode::Cards, &self.map.card_text(card));
            }
            return self.emotions(&title, &lane.kind);
        }
        let cells = self.map.columns().map(|step| {
            let cards = step
                .into_iter()
                .flat_map(|step| self.map.cards_at(lane, step));
            let texts = cards.filter_map(|card| {
                let text = clean(&self.map.card_text(card));
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if text.contains('\n') {
                    self.losses.add(LossCode::LineBreaks, &line);
                }
                if line.is_empty() {
                    self.losses.add(LossCode::Nameless, &title);
                }
                Some(line).filter(|line| !line.is_empty())
            });
            let texts: Vec<String> = texts.collect();
            WrittenCell::Text(cell_of(texts.iter().map(String::as_str)))
        });
        let cells: Vec<WrittenCell> = cells.collect();
        let mut name = Header::write(&title, &lane.kind, None);
        let texts = cells.iter().map(|cell| match cell {
            WrittenCell::Text(text) => text.as_str(),
            WrittenCell::Number(_) => "",
        });
        // Its texts would be taken for emotions: the name must say what it is.
        if Header::read(&name).kind.is_none() && looks_like_emotion(texts) {
            name = format!("{name} [{}]", lane.kind);
        }
        self.push(&name, cells);
    }

    fn emotions(&mut self, title: &str, kind: &str) {
        let assumed = self.emotion_row(|emotion| emotion.assumed);
        self.push(&Header::write(title, kind, Some(SCALE)), assumed);
        let staff = self.emotion_row(|emotion| emotion.staff);
        if staff
            .iter()
            .any(|cell| matches!(cell, WrittenCell::Number(_)))
        {
            let title = self.map.word("emotion-staff");
            self.push(&Header::write(title, "emotion-staff", Some(SCALE)), staff);
        }
    }

    fn emotion_row(&self, side: fn(&crate::journeys::Emotion) -> Option<f64>) -> Vec<WrittenCell> {
        let value =
            |step: Option<&Step>| step.and_then(|step| step.emotion.as_ref()).and_then(side);
        let cell = |value: Option<f64>| {
            value.map_or(WrittenCell::Text(String::new()), WrittenCell::Number)
        };
        self.map.columns().map(|step| cell(value(step))).collect()
    }

    /// Emotions are kept also when no lane shows them.
    fn emotions_without_lane(&mut self) {
        let shown = self
            .map
            .journey
            .lanes
            .iter()
            .any(|lane| Row::of(&lane.kind) == Row::AssumedEmotion);
        let any = self.map.journey.steps().any(|step| step.emotion.is_some());
        if any && !shown {
            let title = self.map.kind_title("emotion");
            self.emotions(&title, "emotion");
        }
    }
}
