//! The columns of a segment and the facts in its footer, in one place for writing and reading.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::basic::{Compression, Encoding};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::hash::{fingerprint, hash, property_hash};
use super::row::Row;

pub(crate) const CUSTOMER: &str = "customer";
pub(crate) const CUSTOMER_HASH: &str = "customer_hash";
pub(crate) const TIME: &str = "time";
pub(crate) const EVENT: &str = "event";
pub(crate) const FINGERPRINT: &str = "fingerprint";
pub(crate) const LINE: &str = "line";
/// The columns that every segment begins with.
pub(crate) const FIXED_COLUMNS: [&str; 6] =
    [CUSTOMER, CUSTOMER_HASH, TIME, EVENT, FINGERPRINT, LINE];
/// What the column of a property is called, before the property's name.
pub(crate) const PROPERTY_PREFIX: &str = "p.";
/// The properties that have no column of their own, as one JSON object an event.
pub(crate) const MORE: &str = "more";
/// How many properties get a column of their own.
pub(crate) const MOST_PROPERTY_COLUMNS: usize = 500;

/// Version of the layout, under [`keys::SEGMENT`].
pub(crate) const SEGMENT_VERSION: &str = "1";

/// Names of the facts in the footer.
pub(crate) mod keys {
    pub(crate) const SEGMENT: &str = "wegmarke.segment";
    pub(crate) const CUSTOMERS: &str = "wegmarke.customers";
    pub(crate) const FIRST: &str = "wegmarke.first";
    pub(crate) const LAST: &str = "wegmarke.last";
    pub(crate) const CONTENT: &str = "wegmarke.content";
    pub(crate) const NAMES: &str = "wegmarke.names";
    pub(crate) const MORE: &str = "wegmarke.more";
}

/// Largest dictionary of a column that is read as a dictionary: one for the whole row group.
const WHOLE_DICTIONARY: usize = 64 << 20;

/// A name and its hash.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) hash: u64,
}

impl Name {
    pub(crate) fn new(text: &str) -> Name {
        Name {
            text: text.to_owned(),
            hash: hash(text.as_bytes(), 0),
        }
    }
}

/// Where a property goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// No event has it.
    Nowhere,
    /// Into its own column, counted among the property columns.
    Column(usize),
    /// Into the column [`MORE`].
    More,
}

/// The columns of one segment to be written.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) names: Vec<Name>,
    pub(crate) properties: Vec<Name>,
    pub(crate) places: Vec<Place>,
    pub(crate) property_columns: usize,
    pub(crate) more: Vec<String>,
    pub(crate) schema: SchemaRef,
}

impl Layout {
    /// The layout for events with these names and properties; `used` says which properties have
    /// any value.
    pub(crate) fn new(names: Vec<Name>, properties: Vec<Name>, used: &[bool]) -> Layout {
        let text = |name: String, nullable| Field::new(name, DataType::Utf8, nullable);
        let number = |name: &str| Field::new(name, DataType::UInt64, false);
        let instant = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
        let mut fields = vec![
            text(CUSTOMER.to_owned(), false),
            number(CUSTOMER_HASH),
            Field::new(TIME, instant, false),
            text(EVENT.to_owned(), false),
            number(FINGERPRINT),
            number(LINE),
        ];
        let mut places = Vec::with_capacity(properties.len());
        let mut more = Vec::new();
        for (property, &used) in properties.iter().zip(used) {
            let columns = fields.len() - FIXED_COLUMNS.len();
            places.push(match used {
                false => Place::Nowhere,
                true if columns < MOST_PROPERTY_COLUMNS => {
                    fields.push(text(format!("{PROPERTY_PREFIX}{}", property.text), true));
                    Place::Column(columns)
                }
                true => {
                    more.push(property.text.clone());
                    Place::More
                }
            });
        }
        let property_columns = fields.len() - FIXED_COLUMNS.len();
        if !more.is_empty() {
            fields.push(text(MORE.to_owned(), true));
        }
        let schema = Arc::new(Schema::new(fields));
        Layout {
            names,
            properties,
            places,
            property_columns,
            more,
            schema,
        }
    }

    /// The fingerprint of a row; `None` when the row is not of this layout.
    pub(crate) fn fingerprint(&self, row: &Row<'_>) -> Option<u64> {
        let mut properties = 0u64;
        for (property, value) in row.properties {
            let name = self.properties.get(property as usize)?;
            properties = properties.wrapping_add(property_hash(name.hash, value));
        }
        let name = self.names.get(usize::from(row.name))?;
        Some(fingerprint(
            row.customer_hash,
            row.time,
            name.hash,
            properties,
        ))
    }
}

/// How segments are encoded.
pub(crate) fn writer_properties() -> WriterProperties {
    let column = |name: &str| ColumnPath::from(name);
    let sorted = |column_idx| SortingColumn {
        column_idx,
        descending: false,
        nulls_first: false,
    };
    WriterProperties::builder()
        .set_created_by(format!("wegmarke {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(None)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_column_statistics_enabled(column(CUSTOMER), EnabledStatistics::Chunk)
        .set_column_statistics_enabled(column(CUSTOMER_HASH), EnabledStatistics::Chunk)
        .set_column_statistics_enabled(column(TIME), EnabledStatistics::Chunk)
        .set_column_dictionary_page_size_limit(column(CUSTOMER), WHOLE_DICTIONARY)
        .set_column_dictionary_page_size_limit(column(EVENT), WHOLE_DICTIONARY)
        .set_column_dictionary_enabled(column(TIME), false)
        .set_column_dictionary_enabled(column(FINGERPRINT), false)
        .set_column_compression(column(FINGERPRINT), Compression::UNCOMPRESSED)
        .set_column_dictionary_enabled(column(LINE), false)
        .set_column_encoding(column(LINE), Encoding::DELTA_BINARY_PACKED)
        .set_sorting_columns(Some(vec![sorted(1), sorted(0), sorted(2)]))
        .build()
}

/// One fact of the footer.
pub(crate) fn fact(key: &str, value: impl ToString) -> KeyValue {
    KeyValue::new(key.to_owned(), value.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::hash::hash;
    use super::*;

    fn names(texts: &[&str]) -> Vec<Name> {
        texts.iter().map(|text| Name::new(text)).collect()
    }

    #[test]
    fn properties_beyond_the_most_share_a_column() {
        let properties: Vec<Name> = (0..502)
            .map(|number| Name::new(&number.to_string()))
            .collect();
        let mut used = vec![true; 502];
        used[7] = false;
        let layout = Layout::new(names(&["visit"]), properties, &used);
        assert_eq!(
            layout.places[6..9],
            [Place::Column(6), Place::Nowhere, Place::Column(7)]
        );
        assert_eq!(layout.places[500..], [Place::Column(499), Place::More]);
        assert_eq!(layout.more, ["501"]);
        assert_eq!(layout.schema.fields().len(), 6 + 500 + 1);
    }

    #[test]
    fn the_order_of_properties_does_not_change_a_fingerprint() {
        let row = |properties: &[(u32, &str)]| {
            let mut bytes = Vec::new();
            let properties = properties.iter().copied();
            let customer_hash = hash(b"c", 0);
            super::super::row::write_row(&mut bytes, (customer_hash, 1, 0, 1), "c", properties);
            bytes
        };
        let print = |layout: &Layout, bytes: &[u8]| {
            layout.fingerprint(&Row::read(bytes, 0).unwrap()).unwrap()
        };
        let one = Layout::new(names(&["visit"]), names(&["a", "b"]), &[true, true]);
        let other = Layout::new(names(&["visit"]), names(&["b", "a"]), &[true, true]);
        let bytes = row(&[(0, "x"), (1, "y")]);
        assert_eq!(
            print(&one, &bytes),
            print(&other, &row(&[(0, "y"), (1, "x")]))
        );
        assert_ne!(print(&one, &bytes), print(&other, &bytes));
        assert_ne!(print(&one, &row(&[(0, "")])), print(&one, &row(&[])));
    }
}
