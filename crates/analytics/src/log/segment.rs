//! One segment opened for reading.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::statistics::Statistics;

use super::layout::{
    CUSTOMER, CUSTOMER_HASH, EVENT, FINGERPRINT, FIXED_COLUMNS, LINE, MORE, PROPERTY_PREFIX,
    SEGMENT_VERSION, TIME, keys,
};
use super::{LogError, SegmentSummary};

/// A segment whose footer has been read and found sound.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) path: PathBuf,
    metadata: ArrowReaderMetadata,
    pub(crate) summary: SegmentSummary,
    /// Wrapping sum of all fingerprints: which events these are.
    pub(crate) content: u64,
    /// Event names of the import and of the log before it.
    pub(crate) names: Vec<String>,
    /// Properties without a column of their own.
    pub(crate) more: Vec<String>,
}

impl Segment {
    pub(crate) fn open(path: &Path) -> Result<Segment, LogError> {
        let file = File::open(path).map_err(LogError::file(path))?;
        let bytes = file.metadata().map_err(LogError::file(path))?.len();
        let damaged = |reason: String| LogError::segment(path, reason);
        let plain = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let loaded = decoding(path, || ArrowReaderMetadata::load(&file, plain))?;
        let facts = Facts::read(loaded.metadata()).map_err(damaged)?;
        let events = checked_rows(loaded.metadata()).map_err(damaged)?;
        let options = ArrowReaderOptions::new()
            .with_skip_arrow_metadata(true)
            .with_schema(Arc::new(reading_schema(loaded.schema()).map_err(damaged)?));
        let found = loaded.metadata().clone();
        let metadata = decoding(path, || ArrowReaderMetadata::try_new(found, options))?;
        let Facts {
            customers,
            first,
            last,
            content,
            names,
            more,
        } = facts;
        let summary = SegmentSummary {
            events,
            customers,
            first,
            last,
            bytes,
        };
        Ok(Segment {
            path: path.to_owned(),
            metadata,
            summary,
            content,
            names,
            more,
        })
    }

    /// How many rows each row group has.
    pub(crate) fn group_rows(&self) -> Vec<usize> {
        let groups = self.metadata.metadata().row_groups();
        groups
            .iter()
            .map(|group| usize::try_from(group.num_rows()).unwrap_or(0))
            .collect()
    }

    /// The row groups that can hold customers with a hash from `first` to `last`.
    pub(crate) fn groups_with(&self, first: u64, last: u64) -> Vec<usize> {
        let groups = self.metadata.metadata().row_groups().iter().enumerate();
        let overlaps = |group: &RowGroupMetaData| match hash_span(group) {
            Some((low, high)) => low <= last && first <= high,
            None => true,
        };
        groups
            .filter(|(_, group)| overlaps(group))
            .map(|(number, _)| number)
            .collect()
    }

    /// The names of all columns.
    pub(crate) fn columns(&self) -> Vec<&str> {
        self.metadata
            .schema()
            .fields()
            .iter()
            .map(|field| field.name().as_str())
            .collect()
    }

    /// Whether there is a column of this name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.metadata.schema().index_of(name).is_ok()
    }

    /// The properties that have a column, without the prefix.
    pub(crate) fn property_columns(&self) -> impl Iterator<Item = &str> {
        let fields = self.metadata.schema().fields().iter();
        fields.filter_map(|field| field.name().strip_prefix(PROPERTY_PREFIX))
    }

    /// Reads these columns of these row groups, in batches of at most `batch` rows.
    pub(crate) fn read(
        &self,
        groups: Vec<usize>,
        columns: &[&str],
        batch: usize,
    ) -> Result<Batches<'_>, LogError> {
        let file = File::open(&self.path).map_err(LogError::file(&self.path))?;
        let schema = self.metadata.schema();
        let wanted = columns.iter().filter_map(|name| schema.index_of(name).ok());
        let mask = ProjectionMask::leaves(self.metadata.parquet_schema(), wanted);
        let batches = decoding(&self.path, || {
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
                .with_projection(mask)
                .with_row_groups(groups)
                .with_batch_size(batch)
                .build()
        })?;
        Ok(Batches {
            segment: self,
            batches: Some(batches),
        })
    }

    /// The error for a column that is missing or of another type than when it was opened.
    pub(crate) fn misses(&self, column: &str) -> LogError {
        LogError::segment(&self.path, format!("no usable column {column}"))
    }
}

/// Record batches of a segment.
pub(crate) struct Batches<'a> {
    segment: &'a Segment,
    batches: Option<ParquetRecordBatchReader>,
}

impl Iterator for Batches<'_> {
    type Item = Result<RecordBatch, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batches = self.batches.as_mut()?;
        let batch = decoding(&self.segment.path, || Ok(batches.next().transpose()?));
        if batch.is_err() {
            self.batches = None;
        }
        batch.transpose()
    }
}

struct Facts {
    customers: u64,
    first: i64,
    last: i64,
    content: u64,
    names: Vec<String>,
    more: Vec<String>,
}

impl Facts {
    fn read(metadata: &ParquetMetaData) -> Result<Facts, String> {
        let facts = metadata.file_metadata().key_value_metadata();
        let fact = |key: &str| {
            let found = facts.into_iter().flatten().find(|fact| fact.key == key);
            found
                .and_then(|fact| fact.value.as_deref())
                .ok_or(format!("its footer has no {key}"))
        };
        let bad = |key: &str| format!("its footer has a bad {key}");
        let version = fact(keys::SEGMENT)?;
        if version != SEGMENT_VERSION {
            return Err(format!(
                "it is of version {version:?}, this program reads {SEGMENT_VERSION}"
            ));
        }
        let texts = |key: &str| serde_json::from_str(fact(key)?).map_err(|_| bad(key));
        let instant = |key: &str| fact(key)?.parse::<i64>().map_err(|_| bad(key));
        let content = u64::from_str_radix(fact(keys::CONTENT)?, 16);
        Ok(Facts {
            customers: fact(keys::CUSTOMERS)?
                .parse()
                .map_err(|_| bad(keys::CUSTOMERS))?,
            first: instant(keys::FIRST)?,
            last: instant(keys::LAST)?,
            content: content.map_err(|_| bad(keys::CONTENT))?,
            names: texts(keys::NAMES)?,
            more: texts(keys::MORE)?,
        })
    }
}

/// The number of rows, if all places that state it agree.
fn checked_rows(metadata: &ParquetMetaData) -> Result<u64, String> {
    let mut rows: i64 = 0;
    for group in metadata.row_groups() {
        let agree = group
            .columns()
            .iter()
            .all(|column| column.num_values() == group.num_rows());
        rows = match rows.checked_add(group.num_rows()) {
            Some(sum) if agree && group.num_rows() > 0 => sum,
            _ => return Err("its row groups contradict themselves".to_owned()),
        };
    }
    match u64::try_from(rows) {
        Ok(sum) if metadata.file_metadata().num_rows() == rows && sum <= u64::from(u32::MAX) => {
            Ok(sum)
        }
        _ => Err(format!(
            "its row groups have {rows} rows, its footer says otherwise"
        )),
    }
}

/// The same columns, texts as dictionaries: a text is then decoded once and not once a row.
fn reading_schema(found: &Schema) -> Result<Schema, String> {
    let instant = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    let dictionary = |codes| DataType::Dictionary(Box::new(codes), Box::new(DataType::Utf8));
    for name in FIXED_COLUMNS {
        let field = found
            .field_with_name(name)
            .map_err(|_| format!("it has no column {name}"))?;
        let fits = match name {
            CUSTOMER | EVENT => *field.data_type() == DataType::Utf8,
            TIME => *field.data_type() == instant,
            CUSTOMER_HASH | FINGERPRINT | LINE => *field.data_type() == DataType::UInt64,
            _ => false,
        };
        if !fits || field.is_nullable() {
            return Err(format!("its column {name} is of another type"));
        }
    }
    let fields = found.fields().iter().map(|field| {
        let name = field.name().as_str();
        let is_text = *field.data_type() == DataType::Utf8;
        let read_as = match name {
            EVENT => dictionary(DataType::UInt16),
            MORE => DataType::Utf8,
            CUSTOMER => dictionary(DataType::Int32),
            _ if is_text && name.starts_with(PROPERTY_PREFIX) => dictionary(DataType::Int32),
            _ => field.data_type().clone(),
        };
        Field::new(name, read_as, field.is_nullable())
    });
    Ok(Schema::new(fields.collect::<Vec<_>>()))
}

/// Smallest and largest customer hash of a row group. The file holds them as signed numbers.
fn hash_span(group: &RowGroupMetaData) -> Option<(u64, u64)> {
    let column = group
        .columns()
        .iter()
        .find(|column| column.column_path().string() == CUSTOMER_HASH)?;
    match column.statistics()? {
        Statistics::Int64(span) => Some((*span.min_opt()? as u64, *span.max_opt()? as u64)),
        _ => None,
    }
}

/// Lets the Parquet library work on a file. On a damaged page it may panic where an error is due:
/// whatever happens, it is the file's fault and becomes an error with the file's name.
fn decoding<T>(path: &Path, work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, LogError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|error| LogError::segment(path, error)),
        Err(_) => Err(LogError::segment(path, "a page of it is damaged")),
    }
}
