//! A segment on its way to disk: it has its name only when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowRowGroupWriterFactory, ArrowWriterOptions};
use parquet::errors::ParquetError;
use parquet::file::writer::SerializedFileWriter;

use super::encode::Group;
use super::layout::{Layout, SEGMENT_VERSION, fact, keys, writer_properties};
use super::{LogError, SegmentSummary};

/// A segment being written.
pub(crate) struct SegmentFile {
    target: PathBuf,
    partial: Partial,
    writer: SerializedFileWriter<BufWriter<File>>,
    summary: SegmentSummary,
    last_customer: Option<Vec<u8>>,
    content: u64,
}

/// The file under its temporary name, deleted when dropped.
struct Partial(PathBuf);

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

impl SegmentFile {
    /// Begins the file; the factory encodes its row groups.
    pub(crate) fn create(
        target: &Path,
        layout: &Layout,
    ) -> Result<(SegmentFile, ArrowRowGroupWriterFactory), LogError> {
        if target.exists() {
            return Err(LogError::Exists {
                path: target.to_owned(),
            });
        }
        let mut name = target.as_os_str().to_owned();
        name.push(".partial");
        let partial = Partial(PathBuf::from(name));
        let file = File::create(&partial.0).map_err(LogError::file(&partial.0))?;
        let options = ArrowWriterOptions::new()
            .with_properties(writer_properties())
            .with_skip_arrow_metadata(true);
        let file = BufWriter::with_capacity(1 << 20, file);
        let writer = ArrowWriter::try_new_with_options(file, layout.schema.clone(), options)
            .and_then(ArrowWriter::into_serialized_writer);
        let (writer, factory) = writer.map_err(encoding(target))?;
        let summary = SegmentSummary {
            events: 0,
            customers: 0,
            first: i64::MAX,
            last: i64::MIN,
            bytes: 0,
        };
        let target = target.to_owned();
        let file = SegmentFile {
            target,
            partial,
            writer,
            summary,
            last_customer: None,
            content: 0,
        };
        Ok((file, factory))
    }

    /// Writes the next row group.
    pub(crate) fn append(&mut self, group: Group) -> Result<(), LogError> {
        let continued = self.last_customer.as_ref() == Some(&group.first_customer);
        let summary = &mut self.summary;
        summary.events += group.events;
        summary.customers += group.customers - u64::from(continued);
        summary.first = summary.first.min(group.first);
        summary.last = summary.last.max(group.last);
        self.content = self.content.wrapping_add(group.content);
        self.last_customer = Some(group.last_customer);
        let write = || -> Result<(), ParquetError> {
            let mut row_group = self.writer.next_row_group()?;
            for chunk in group.chunks {
                chunk.append_to_row_group(&mut row_group)?;
            }
            row_group.close()?;
            Ok(())
        };
        write().map_err(encoding(&self.target))
    }

    /// Ends the file and gives it its name; without any event there is no file.
    pub(crate) fn close(self, layout: &Layout) -> Result<Option<SegmentSummary>, LogError> {
        let SegmentFile {
            target,
            partial,
            mut writer,
            mut summary,
            content,
            ..
        } = self;
        if summary.events == 0 {
            return Ok(None);
        }
        let names: Vec<&str> = layout.names.iter().map(|name| name.text.as_str()).collect();
        for fact in [
            fact(keys::SEGMENT, SEGMENT_VERSION),
            fact(keys::CUSTOMERS, summary.customers),
            fact(keys::FIRST, summary.first),
            fact(keys::LAST, summary.last),
            fact(keys::CONTENT, format!("{content:016x}")),
            fact(keys::NAMES, serde_json::Value::from(names)),
            fact(keys::MORE, serde_json::Value::from(layout.more.clone())),
        ] {
            writer.append_key_value_metadata(fact);
        }
        let buffered = writer.into_inner().map_err(encoding(&target))?;
        let file = buffered
            .into_inner()
            .map_err(|error| LogError::file(&target)(error.into_error()))?;
        let store = || -> io::Result<u64> {
            file.sync_all()?;
            let bytes = file.metadata()?.len();
            fs::rename(&partial.0, &target)?;
            sync_folder(&target)?;
            Ok(bytes)
        };
        summary.bytes = store().map_err(LogError::file(&target))?;
        Ok(Some(summary))
    }
}

/// Makes the names in a file's folder last. Other systems than Unix do it by themselves.
pub(crate) fn sync_folder(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Tells the file system's failures from the encoder's.
pub(crate) fn encoding(path: &Path) -> impl Fn(ParquetError) -> LogError + '_ {
    move |error| match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(source) => LogError::File {
                path: path.to_owned(),
                source: *source,
            },
            Err(source) => LogError::Encode {
                path: path.to_owned(),
                source: ParquetError::External(source),
            },
        },
        source => LogError::Encode {
            path: path.to_owned(),
            source,
        },
    }
}
