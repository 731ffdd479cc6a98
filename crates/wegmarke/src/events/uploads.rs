//! Files that were sent and wait for their mapping: bytes on disk, a description beside them.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::folder::{self, EventFolder};
use super::preview::{Preview, preview};
use super::readers::{self, Column, EventFile, Format, Mapping};
use crate::app::App;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

crate::ids::identifier!(
    /// A file that waits for its mapping.
    pub struct UploadId, "upload"
);

/// The largest file that is taken.
pub const MOST_BYTES: u64 = 8 << 30;
/// How long a file waits.
const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// A file as it looks under a mapping.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Upload {
    /// The identifier.
    pub id: UploadId,
    /// What the file is called.
    pub filename: String,
    /// Its size.
    pub bytes: u64,
    /// What kind of file it is.
    pub format: Option<Format>,
    /// The columns of a table; none for XES and OCEL.
    pub columns: Vec<Column>,
    /// The types of objects in an OCEL file.
    pub object_types: Vec<String>,
    /// What was asked for, completed with what was recognised.
    pub mapping: Mapping,
    /// The first events under this mapping.
    pub preview: Preview,
}

/// What is kept beside the bytes.
#[derive(Serialize, Deserialize)]
struct Description {
    filename: String,
}

/// A file that is being received.
pub(super) struct Incoming {
    id: UploadId,
    path: PathBuf,
    file: tokio::fs::File,
    bytes: u64,
    kept: bool,
}

impl Incoming {
    pub(super) async fn begin(folder: &EventFolder) -> Result<Incoming> {
        let id = UploadId::new();
        let path = folder.uploads().join(id.to_string());
        let file = tokio::fs::File::create_new(&path).await;
        let file = file.map_err(|cause| Error::file(&path, cause))?;
        Ok(Incoming {
            id,
            path,
            file,
            bytes: 0,
            kept: false,
        })
    }

    pub(super) async fn write(&mut self, chunk: &[u8]) -> Result<()> {
        use tokio::io::AsyncWriteExt;
        self.bytes += chunk.len() as u64;
        if self.bytes > MOST_BYTES {
            let detail = format!("files of more than {} GiB are not taken", MOST_BYTES >> 30);
            return Err(Error::new(
                crate::error::Kind::TooLarge,
                "too_large",
                detail,
            ));
        }
        let written = self.file.write_all(chunk).await;
        written.map_err(|cause| Error::file(&self.path, cause))
    }

    /// The file is complete: recognises it, and keeps it when it holds events.
    pub(super) async fn finish(mut self, filename: String, wanted: Mapping) -> Result<Upload> {
        use tokio::io::AsyncWriteExt;
        self.file
            .flush()
            .await
            .map_err(|cause| Error::file(&self.path, cause))?;
        let description = Description {
            filename: filename.clone(),
        };
        let (id, path) = (self.id, self.path.clone());
        let upload = describe(id, filename, path, wanted).await?;
        let beside = self.path.with_extension("json");
        let text = serde_json::to_vec(&description)?;
        tokio::fs::write(&beside, text)
            .await
            .map_err(|cause| Error::file(&beside, cause))?;
        self.kept = true;
        Ok(upload)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A file that was sent, and its name.
pub(super) struct Waiting {
    pub(super) file: EventFile,
    pub(super) filename: String,
    path: PathBuf,
}

/// Finds a file that was sent to a workspace.
pub(super) fn find(app: &App, workspace: WorkspaceId, id: UploadId) -> Result<Waiting> {
    let path = EventFolder::of(app, workspace)?
        .uploads()
        .join(id.to_string());
    let Ok(text) = std::fs::read(path.with_extension("json")) else {
        return Err(Error::not_found("upload (files are kept for 24 hours)"));
    };
    let description: Description = serde_json::from_slice(&text)?;
    let file = EventFile::open(&path)?;
    Ok(Waiting {
        file,
        filename: description.filename,
        path,
    })
}

impl Waiting {
    /// The file under another mapping.
    pub(super) async fn under(self, id: UploadId, wanted: Mapping) -> Result<Upload> {
        describe(id, self.filename, self.path, wanted).await
    }

    /// The file is in the log and waits no longer.
    pub(super) fn remove(path: &std::path::Path) -> Result<()> {
        folder::remove(&path.with_extension("json"))?;
        folder::remove(path)
    }

    pub(super) fn path(&self) -> PathBuf {
        self.path.clone()
    }
}

async fn describe(
    id: UploadId,
    filename: String,
    path: PathBuf,
    wanted: Mapping,
) -> Result<Upload> {
    tokio::task::spawn_blocking(move || {
        let file = EventFile::open(&path)?;
        let inspection = readers::inspect(&file, &wanted)?;
        let mut preview = preview(&file, &inspection.mapping)?;
        preview.notes.splice(0..0, inspection.notes);
        Ok(Upload {
            id,
            filename,
            bytes: file.bytes(),
            format: inspection.mapping.format,
            columns: inspection.columns,
            object_types: inspection.object_types,
            mapping: inspection.mapping,
            preview,
        })
    })
    .await?
}

/// Removes files that nobody imported in time; their names say when they came.
pub(super) fn remove_old(folder: &EventFolder, now: Instant) -> Result<()> {
    let uploads = folder.uploads();
    let entries = std::fs::read_dir(&uploads).map_err(|cause| Error::file(&uploads, cause))?;
    for entry in entries.flatten() {
        let path = entry.path();
        let id = path
            .file_stem()
            .and_then(|stem| stem.to_str()?.parse::<UploadId>().ok());
        let came = id
            .and_then(|id| id.uuid().get_timestamp())
            .and_then(|came| {
                let (seconds, _) = came.to_unix();
                i64::try_from(seconds).ok()?.checked_mul(1_000_000)
            });
        let came = came.map(Instant::from_microseconds);
        if came.is_some_and(|came| now.since(came) > KEPT) {
            folder::remove(&path)?;
        }
    }
    Ok(())
}
