//! Recognises which columns of a table say who, what and when: by their names, in German and
//! English, and by what stands in them.

use rustc_hash::FxHashSet;

use super::times;
use super::{Column, Mapping, Note, ReadError, TimeFormat};

/// `role name name ...`, the most telling name first.
const NAMES: &str = include_str!("columns.txt");
const SAMPLES_SHOWN: usize = 5;

/// A column with the values of the rows that were looked at.
pub(crate) struct SampledColumn {
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
    /// The column's type says that it holds times.
    pub(crate) is_time: bool,
}

impl SampledColumn {
    fn filled(&self) -> impl Iterator<Item = &str> + Clone {
        self.values
            .iter()
            .map(String::as_str)
            .filter(|value| !value.trim().is_empty())
    }

    fn distinct(&self) -> FxHashSet<&str> {
        self.filled().collect()
    }

    fn time_share(&self) -> f64 {
        match self.is_time {
            true => 1.0,
            false => times::recognise(self.filled()).map_or(0.0, |found| found.share),
        }
    }

    fn shown(&self) -> Column {
        let mut samples: Vec<String> = Vec::new();
        for value in self.filled() {
            if samples.len() == SAMPLES_SHOWN {
                break;
            }
            let value: String = value.chars().take(120).collect();
            if !samples.contains(&value) {
                samples.push(value);
            }
        }
        Column {
            name: self.name.clone(),
            samples,
        }
    }
}

/// The positions of the three columns that every event needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Roles {
    pub(crate) customer: usize,
    pub(crate) event: usize,
    pub(crate) time: usize,
}

impl Roles {
    /// Finds the columns a complete mapping names.
    pub(crate) fn of(mapping: &Mapping, columns: &[String]) -> Result<Roles, ReadError> {
        let find = |role: &'static str, name: &Option<String>| {
            let Some(name) = name else {
                return Err(ReadError::UnknownRole {
                    role,
                    columns: columns.to_vec(),
                });
            };
            columns
                .iter()
                .position(|column| column == name)
                .ok_or_else(|| ReadError::UnknownColumn {
                    column: name.clone(),
                    columns: columns.to_vec(),
                })
        };
        Ok(Roles {
            customer: find("customer", &mapping.customer)?,
            event: find("event", &mapping.event)?,
            time: find("time", &mapping.time)?,
        })
    }
}

/// Completes the roles and the time format of a mapping.
///
/// # Errors
/// When the mapping names a column that is not there, or takes one for the time that holds none.
pub(crate) fn complete(
    mapping: &mut Mapping,
    columns: &[SampledColumn],
) -> Result<(Vec<Column>, Vec<Note>), ReadError> {
    let position = |name: &Option<String>| match name {
        None => Ok(None),
        Some(name) => columns
            .iter()
            .position(|column| &column.name == name)
            .map(Some)
            .ok_or_else(|| ReadError::UnknownColumn {
                column: name.clone(),
                columns: columns.iter().map(|column| column.name.clone()).collect(),
            }),
    };
    let mut taken = [
        position(&mapping.customer)?,
        position(&mapping.event)?,
        position(&mapping.time)?,
    ];
    if taken[2].is_none() {
        taken[2] = recognise_time(columns, &taken);
    }
    if taken[0].is_none() {
        taken[0] = recognise_customer(columns, &taken);
    }
    if taken[1].is_none() {
        taken[1] = recognise_event(columns, &taken);
    }
    let name = |position: Option<usize>| position.map(|index| columns[index].name.clone());
    mapping.customer = name(taken[0]);
    mapping.event = name(taken[1]);
    mapping.time = name(taken[2]);
    let mut notes = Vec::new();
    if let Some(time) = taken[2] {
        complete_time_format(mapping, &columns[time], &mut notes)?;
    }
    Ok((columns.iter().map(SampledColumn::shown).collect(), notes))
}

fn complete_time_format(
    mapping: &mut Mapping,
    column: &SampledColumn,
    notes: &mut Vec<Note>,
) -> Result<(), ReadError> {
    if mapping.time_format.is_some() || column.is_time {
        return Ok(());
    }
    let Some(found) = times::recognise(column.filled()) else {
        return match column.filled().next() {
            None => Ok(()),
            Some(example) => Err(ReadError::NoTimes {
                column: column.name.clone(),
                example: example.chars().take(60).collect(),
            }),
        };
    };
    mapping.time_format = Some(found.format);
    if found.ambiguous {
        let (taken, other) = match found.format {
            TimeFormat::MonthFirst => ("month before the day", TimeFormat::DayFirst),
            _ => ("day before the month", TimeFormat::MonthFirst),
        };
        let example = column.filled().next().unwrap_or_default();
        notes.push(Note {
            code: "ambiguous_dates".to_owned(),
            detail: format!(
                "dates such as `{example}` can be read both ways; taken with the {taken}, \
                 choose {other} if that is wrong"
            ),
        });
    }
    Ok(())
}

fn recognise_time(columns: &[SampledColumn], taken: &[Option<usize>; 3]) -> Option<usize> {
    best(columns, taken, |column| {
        let share = column.time_share();
        (share >= 0.5).then(|| name_score("time", &column.name) + share)
    })
}

fn recognise_customer(columns: &[SampledColumn], taken: &[Option<usize>; 3]) -> Option<usize> {
    let named = best(columns, taken, |column| {
        Some(name_score("customer", &column.name)).filter(|score| *score > 0.0)
    });
    // Without a telling name: who occurs again and again, and is no measure or time.
    named.or_else(|| {
        best(columns, taken, |column| {
            let filled = column.filled().count();
            let distinct = column.distinct().len();
            let repeats = distinct >= 2 && distinct * 10 <= filled * 9;
            let is_measure = column.filled().any(|value| value.contains(['.', ',']));
            (repeats && !is_measure && filled == column.values.len() && column.time_share() < 0.5)
                .then(|| distinct as f64 / filled as f64)
        })
    })
}

fn recognise_event(columns: &[SampledColumn], taken: &[Option<usize>; 3]) -> Option<usize> {
    let named = best(columns, taken, |column| {
        let score = name_score("event", &column.name);
        (score > 0.0 && column.time_share() < 0.5).then_some(score)
    });
    // Without a telling name: the column of words with the most, yet recurring, values.
    named.or_else(|| {
        best(columns, taken, |column| {
            let filled = column.filled().count();
            let distinct = column.distinct().len();
            let wordy = column
                .filled()
                .all(|value| value.contains(char::is_alphabetic));
            let recurs = distinct >= 2 && distinct <= 200.min(filled / 2);
            (wordy && recurs && filled == column.values.len() && column.time_share() < 0.5)
                .then_some(distinct as f64)
        })
    })
}

/// The free column with the highest score, the first of equals.
fn best(
    columns: &[SampledColumn],
    taken: &[Option<usize>; 3],
    score: impl Fn(&SampledColumn) -> Option<f64>,
) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, column) in columns.iter().enumerate() {
        if taken.contains(&Some(index)) {
            continue;
        }
        let Some(score) = score(column) else { continue };
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

/// 1 to 2 for a known name, the more telling the higher; under 1 for a name that contains one.
fn name_score(role: &str, name: &str) -> f64 {
    let Some(names) = NAMES.lines().find_map(|line| line.strip_prefix(role)) else {
        return 0.0;
    };
    let name = plain(name);
    let count = names.split_whitespace().count() as f64;
    let mut contained: f64 = 0.0;
    for (rank, known) in names.split_whitespace().enumerate() {
        let telling = 1.0 - rank as f64 / count;
        if name == known {
            return 1.0 + telling;
        }
        if name.starts_with(known) || (known.len() >= 5 && name.contains(known)) {
            contained = contained.max(0.1 + 0.5 * telling);
        }
    }
    contained
}

fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            c if c.is_alphanumeric() => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Picks the object type that sounds most like a customer.
pub(crate) fn recognise_object_type(types: &[String]) -> Option<String> {
    if let [only] = types {
        return Some(only.clone());
    }
    let scores = types
        .iter()
        .map(|name| (name_score("customer", name), name));
    let best = scores.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (best.0 > 0.0).then(|| best.1.clone())
}

#[cfg(test)]
mod tests;
