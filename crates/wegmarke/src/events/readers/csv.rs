//! Separated text: one event a line, as spreadsheets, databases and web shops export it.

use encoding_rs::Encoding;

use super::columns::{self, Roles, SampledColumn};
use super::dialect;
use super::encoding;
use super::file::{EventFile, Sample, damaged_gzip};
use super::records::{Dialect, Found, RecordText, Records};
use super::times::{self, TimeReader};
use super::{Event, Inspection, Mapping, ReadError, Reason, Rejection, Sink};

/// Rows of the file's beginning, and of every glimpse further on, that recognition looks at.
const SAMPLED_ROWS: usize = 2000;
const GLIMPSED_ROWS: usize = 100;

/// What has to be known of a file to cut it into rows.
struct Layout {
    encoding: &'static Encoding,
    dialect: Dialect,
    columns: Vec<String>,
    /// Where the header stands; what is above it belongs to nothing. None: the first record is
    /// an event already.
    header_line: Option<u64>,
}

pub(super) fn inspect(file: &EventFile, wanted: &Mapping) -> Result<Inspection, ReadError> {
    let sample = file.sample()?;
    let layout = Layout::recognise(&sample, wanted)?;
    let mut mapping = wanted.clone();
    mapping.encoding = Some(encoding::name(layout.encoding));
    mapping.separator = Some(char::from(layout.dialect.separator).to_string());
    mapping.quote = Some(
        layout
            .dialect
            .quote
            .map_or(String::new(), |q| char::from(q).to_string()),
    );
    mapping.header = Some(layout.header_line.is_some());
    let sampled = layout.sampled_columns(&sample);
    if sample.whole && sampled.iter().all(|column| column.values.is_empty()) {
        return Err(ReadError::NoEvents);
    }
    let (columns, notes) = columns::complete(&mut mapping, &sampled)?;
    Ok(Inspection {
        columns,
        object_types: Vec::new(),
        mapping,
        notes,
    })
}

pub(super) fn read(
    file: &EventFile,
    mapping: &Mapping,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let layout = Layout::recognise(&file.sample()?, mapping)?;
    let roles = Roles::of(mapping, &layout.columns)?;
    let format = mapping.time_format.unwrap_or(times::TimeFormat::YearFirst);
    let properties: Vec<(usize, u32)> = (0..layout.columns.len())
        .filter(|index| ![roles.customer, roles.event, roles.time].contains(index))
        .map(|index| (index, sink.property(&layout.columns[index])))
        .collect();
    let text = encoding::utf_8_reader(layout.encoding, file.reader()?).map_err(damaged_gzip)?;
    let mut records = Records::new(text, layout.dialect);
    let mut rows = Rows {
        layout,
        roles,
        times: TimeReader::new(format, mapping.zone()?),
        properties,
    };
    let mut spare: Vec<(u32, &'static str)> = Vec::new();
    while let Some(found) = records.advance().map_err(damaged_gzip)? {
        if rows.layout.is_announcement_or_header(&records) {
            continue;
        }
        let mut properties = recycled(std::mem::take(&mut spare));
        let line = records.line();
        match rows.event(&records, found, &mut properties) {
            Ok((customer, name, time)) => {
                sink.event(&Event {
                    customer,
                    name,
                    time,
                    line,
                    properties: &properties,
                })?;
                spare = recycled(properties);
            }
            Err(reason) => {
                let in_one_line = !records.is_multi_line();
                let text = if in_one_line {
                    records.raw()
                } else {
                    records.raw_first_line()
                };
                sink.reject(&Rejection { line, reason, text })?;
                if !in_one_line {
                    // Perhaps a stray quotation mark joined good lines; they get their own chance.
                    records.give_back_after_first_line();
                }
            }
        }
    }
    Ok(())
}

impl Layout {
    fn recognise(sample: &Sample, mapping: &Mapping) -> Result<Layout, ReadError> {
        let encoding = match mapping.encoding.as_deref() {
            Some(name) => encoding::by_name(name)?,
            None => encoding::recognise(sample),
        };
        let text = encoding::decode_sample(encoding, &sample.head);
        let dialect::Recognised { dialect, width } = dialect::recognise(&text, mapping)?;
        let mut records = Records::new(text.as_bytes(), dialect);
        while let Some(found) = records.advance()? {
            if found != Found::Cells || records.len() != width {
                continue;
            }
            let Some(cells) = records.text() else {
                continue;
            };
            let has_header = mapping
                .header
                .unwrap_or_else(|| !cells.cells().any(is_a_value));
            let columns = match has_header {
                true => unique_names(cells),
                false => (1..=width)
                    .map(|number| format!("column {number}"))
                    .collect(),
            };
            let header_line = has_header.then(|| records.line());
            return Ok(Layout {
                encoding,
                dialect,
                columns,
                header_line,
            });
        }
        Err(ReadError::Empty)
    }

    fn sampled_columns(&self, sample: &Sample) -> Vec<SampledColumn> {
        let mut columns: Vec<SampledColumn> = (self.columns.iter())
            .map(|name| SampledColumn {
                name: name.clone(),
                values: Vec::new(),
                is_time: false,
            })
            .collect();
        let head = encoding::decode_sample(self.encoding, &sample.head);
        let cut = if sample.whole {
            head.len()
        } else {
            head.rfind('\n').map_or(0, |at| at + 1)
        };
        let skipped = self.header_line.unwrap_or(0);
        self.collect(&head[..cut], skipped, SAMPLED_ROWS, &mut columns);
        for glimpse in &sample.glimpses {
            let text = encoding::decode_sample(self.encoding, glimpse);
            let whole_lines = text
                .find('\n')
                .zip(text.rfind('\n'))
                .map_or(0..0, |(a, b)| a + 1..b + 1);
            self.collect(
                text.get(whole_lines).unwrap_or_default(),
                0,
                GLIMPSED_ROWS,
                &mut columns,
            );
        }
        columns
    }

    fn collect(&self, text: &str, skipped: u64, rows: usize, columns: &mut [SampledColumn]) {
        let mut records = Records::new(text.as_bytes(), self.dialect);
        let mut left = rows;
        while left > 0 {
            let Ok(Some(found)) = records.advance() else {
                return;
            };
            let fits = found == Found::Cells && records.len() == columns.len();
            let Some(cells) = records.text().filter(|_| fits) else {
                continue;
            };
            if records.line() <= skipped {
                continue;
            }
            for (column, value) in columns.iter_mut().zip(cells.cells()) {
                column.values.push(value.to_owned());
            }
            left -= 1;
        }
    }

    fn is_announcement_or_header<R: std::io::Read>(&self, records: &Records<R>) -> bool {
        let line = records.line();
        match self.header_line {
            Some(header) if line == header => true,
            Some(header) if line > header => false,
            _ => line == 1 && dialect::announced(records.raw()).is_some(),
        }
    }
}

/// Turns records into events.
struct Rows {
    layout: Layout,
    roles: Roles,
    times: TimeReader,
    /// Column and number of every property.
    properties: Vec<(usize, u32)>,
}

impl Rows {
    /// Customer, event and time of a record; its other cells go into `values`.
    fn event<'a, R: std::io::Read>(
        &mut self,
        records: &'a Records<R>,
        found: Found,
        values: &mut Vec<(u32, &'a str)>,
    ) -> Result<(&'a str, &'a str, i64), Reason> {
        match found {
            Found::Cells => {}
            Found::TooLong => return Err(Reason::LineTooLong),
            Found::UnclosedQuote => return Err(Reason::UnclosedQuote),
        }
        let Some(cells) = records.text() else {
            return Err(Reason::InvalidText(encoding::name(self.layout.encoding)));
        };
        let (expected, width) = (self.layout.columns.len(), records.len());
        // Some writers end every line, but not the header, with a separator.
        let only_empty_beyond = (expected..width).all(|index| cells.cell(index).is_empty());
        if width < expected || !only_empty_beyond {
            return Err(Reason::WrongColumnCount {
                expected,
                found: width,
            });
        }
        let customer = cells.cell(self.roles.customer).trim();
        if customer.is_empty() {
            return Err(Reason::EmptyCustomer);
        }
        let name = cells.cell(self.roles.event).trim();
        if name.is_empty() {
            return Err(Reason::EmptyEvent);
        }
        let written = cells.cell(self.roles.time);
        let time = (self.times.read(written))
            .map_err(|error| Reason::unreadable_time(written.trim(), error))?;
        for &(column, property) in &self.properties {
            let value = cells.cell(column);
            if !value.is_empty() {
                values.push((property, value));
            }
        }
        Ok((customer, name, time))
    }
}

/// The same allocation, empty, for texts of another row.
fn recycled<'b>(mut values: Vec<(u32, &str)>) -> Vec<(u32, &'b str)> {
    values.clear();
    values
        .into_iter()
        .map(|(property, _)| (property, ""))
        .collect()
}

/// Headers are words; a time or a long number in the first row means that there is none.
fn is_a_value(cell: &str) -> bool {
    let cell = cell.trim();
    let number = cell.len() >= 9 && cell.bytes().all(|byte| byte.is_ascii_digit());
    number || times::recognise(std::iter::once(cell)).is_some()
}

fn unique_names(cells: RecordText<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, cell) in cells.cells().enumerate() {
        let cell = cell.trim();
        let name = if cell.is_empty() {
            format!("column {}", index + 1)
        } else {
            cell.to_owned()
        };
        let repeats = |candidate: &String| names.contains(candidate);
        let unique = std::iter::once(name.clone())
            .chain((2..).map(|count| format!("{name} ({count})")))
            .find(|candidate| !repeats(candidate));
        names.extend(unique);
    }
    names
}

#[cfg(test)]
mod tests;
