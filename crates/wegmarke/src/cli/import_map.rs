//! `wegmarke import-map`

use std::path::{Path, PathBuf};

use super::{Global, Outcome, print_json};
use crate::accounts::workspaces;
use crate::error::{Error, Result};
use crate::formats::{
    Draft, ImportedMap, MAX_FILE_BYTES, MatchKind, Note, Reading, import_map, read_map,
};
use crate::repository::Author;

/// Make a journey of a file from elsewhere: a spreadsheet, Mermaid or CJML
///
/// A table has the phases in its first row, the steps in its second, a lane in each further row
/// and the names of the lanes in its first column; every line of a cell becomes a card. What kind
/// a lane is, is told from its name and its contents. Texts of touchpoint lanes are looked up in
/// the library; what is not there is made. XLSX, CSV, Mermaid's `journey` and CJML 2.0 are
/// recognised by what they hold. `wegmarke apply` reads the own text form instead, which is
/// lossless.
#[derive(clap::Args, Debug)]
pub(super) struct ImportMap {
    /// The file to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The workspace to change
    #[arg(long, short, value_name = "SLUG")]
    workspace: String,
    /// The language of the texts in the file
    #[arg(long, value_name = "CODE", default_value = "de")]
    language: String,
    /// What the journey is to be called [default: as the file says, or its name]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
}

impl ImportMap {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let (file, language) = (self.file.clone(), self.language.clone());
        let reading = tokio::task::spawn_blocking(move || read(&file, &language)).await??;
        let Reading { mut draft, notes } = reading;
        if let Some(title) = self.title {
            draft.title = title;
        }
        let app = global.open().await?;
        let mut transaction = app.database.write().await?;
        let workspace = workspaces::get(&mut transaction, &self.workspace).await?.id;
        let author = Author {
            user: None,
            at: app.clock.now(),
        };
        let mut imported = import_map(&mut transaction, workspace, draft.clone(), author).await?;
        if !self.dry_run {
            transaction.commit().await?;
        }
        imported.notes.splice(0..0, notes);
        if global.json {
            print_json(&imported)?;
        } else {
            report(&draft, &imported, self.dry_run);
        }
        Ok(Outcome::Done)
    }
}

fn read(file: &Path, language: &str) -> Result<Reading> {
    let unreadable = |cause| Error::file(file, cause);
    let size = std::fs::metadata(file).map_err(unreadable)?.len();
    if size > MAX_FILE_BYTES as u64 {
        let detail = format!("a map's file has at most {MAX_FILE_BYTES} bytes, this one {size}");
        return Err(Error::invalid("too_large", detail).at(file.display().to_string()));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    read_map(&bytes, &file.to_string_lossy(), language)
}

fn report(draft: &Draft, imported: &ImportedMap, dry_run: bool) {
    let would = if dry_run { "would be " } else { "" };
    println!(
        "'{}' {would}made: {} phases, {} steps, {} cards (journey {})",
        draft.title,
        draft.phases.len(),
        imported.steps,
        imported.cards,
        imported.journey
    );
    for lane in &draft.lanes {
        let guessed = if lane.recognised {
            ""
        } else {
            " (not recognised)"
        };
        println!("  lane '{}' taken as {}{guessed}", lane.title, lane.kind);
    }
    let count = |how| {
        imported
            .touchpoints
            .iter()
            .filter(|one| one.how == how)
            .count()
    };
    println!(
        "  touchpoints: {} known, {} alike, {} new",
        count(MatchKind::Exact),
        count(MatchKind::Close),
        count(MatchKind::New)
    );
    for Note { code, place, text } in &imported.notes {
        eprintln!("not taken over: {} at {place}: {text}", code.sentence());
    }
}
