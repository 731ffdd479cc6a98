//! `wegmarke export`

use std::io::Write;
use std::path::PathBuf;

use serde::de::DeserializeOwned;

use super::{Global, Outcome};
use crate::accounts::workspaces;
use crate::error::{Error, Result};
use crate::formats::{
    Exported, Loss, MapFormat, Orientation, Paper, Sheet, export_journey, export_map,
    export_workspace, load_map, measured, today, write_path,
};
use crate::reports::Question;
use crate::repository::DocumentId;

/// Write journeys as text (JSON), or one journey for another program or for paper
///
/// Without --journey the whole workspace is written. The text form is documented in
/// docs/reference/text-format.md; exporting the same state again gives the same bytes, so it can be
/// kept in git. Read it back with `wegmarke apply`. With --format one journey is written as a
/// workbook, a drawing and the like; what such a file cannot carry is said on standard error.
#[derive(clap::Args, Debug)]
pub(super) struct Export {
    /// The workspace to export
    #[arg(long, short, value_name = "SLUG")]
    workspace: String,
    /// Only this journey and the library objects it refers to
    #[arg(long, value_name = "ID")]
    journey: Option<String>,
    /// Where to write: a file when the name ends in .json, else a folder with one file per object
    /// [default: standard output]
    #[arg(long, short, value_name = "FILE|DIR")]
    out: Option<PathBuf>,
    /// The format of one journey's file: xlsx, csv, mermaid, cjml, bpmn, markdown, pdf, svg or png
    #[arg(long, value_name = "FORMAT", value_parser = parse::<MapFormat>, requires = "journey")]
    format: Option<MapFormat>,
    /// The language of such a file
    #[arg(long, value_name = "CODE", default_value = "de", requires = "format")]
    language: String,
    /// The paper of a drawing: a4, a3, a2, a1 or a0
    #[arg(long, value_name = "SIZE", value_parser = parse::<Paper>, default_value = "a3")]
    paper: Paper,
    /// Draw on paper that stands upright
    #[arg(long)]
    portrait: bool,
    /// Draw at a readable size over several pages (PDF)
    #[arg(long)]
    split: bool,
    /// Draw what customers did, too
    #[arg(long)]
    measured: bool,
    /// With --measured: only what began on this day or later
    #[arg(long, value_name = "DATE", requires = "measured")]
    from: Option<String>,
    /// With --measured: only what began before this day
    #[arg(long, value_name = "DATE", requires = "measured")]
    until: Option<String>,
}

/// Reads a word as the HTTP interface does.
fn parse<T: DeserializeOwned>(word: &str) -> std::result::Result<T, String> {
    let value = serde_json::Value::from(word);
    serde_json::from_value(value).map_err(|error| error.to_string())
}

impl Export {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let journey = match &self.journey {
            None => None,
            Some(id) => Some(id.parse().map_err(|_| {
                Error::invalid_field("journey", format!("'{id}' is not the id of a journey"))
            })?),
        };
        if let (Some(format), Some(journey)) = (self.format, journey) {
            return self.map(global, journey, format).await;
        }
        let app = global.open().await?;
        let mut transaction = app.database.read().await?;
        let workspace = workspaces::get(&mut transaction, &self.workspace).await?.id;
        let bundle = match journey {
            Some(journey) => export_journey(&mut transaction, workspace, journey).await?,
            None => export_workspace(&mut transaction, workspace).await?,
        };
        drop(transaction);
        let objects = bundle.objects.len();
        match self.out {
            None => print!("{}", bundle.text()?),
            Some(out) => {
                let complete = journey.is_none();
                let shown = out.display().to_string();
                tokio::task::spawn_blocking(move || write_path(&out, &bundle, complete)).await??;
                if !global.json {
                    eprintln!("{objects} objects written to {shown}");
                }
            }
        }
        Ok(Outcome::Done)
    }

    async fn map(self, global: &Global, journey: DocumentId, format: MapFormat) -> Result<Outcome> {
        let app = global.open().await?;
        let mut transaction = app.database.read().await?;
        let workspace = workspaces::get(&mut transaction, &self.workspace).await?;
        let mut map = load_map(&mut transaction, workspace.id, journey, &self.language).await?;
        drop(transaction);
        map.as_of = today(&app, &workspace, &self.language)?;
        if self.measured && format.is_drawn() {
            let question = Question {
                from: self.from,
                until: self.until,
                filters: Vec::new(),
            };
            map.measured = Some(measured(&app, &workspace, journey, question).await?);
        }
        let orientation = match self.portrait {
            true => Orientation::Portrait,
            false => Orientation::Landscape,
        };
        let sheet = Sheet {
            paper: self.paper,
            orientation,
            split: self.split,
        };
        let out = self.out;
        let losses = tokio::task::spawn_blocking(move || {
            let Exported { bytes, losses } = export_map(&map, format, sheet)?;
            match out {
                None => std::io::stdout()
                    .write_all(&bytes)
                    .map_err(Error::internal)?,
                Some(out) => {
                    std::fs::write(&out, bytes).map_err(|cause| Error::file(&out, cause))?
                }
            }
            Ok::<_, Error>(losses)
        });
        for Loss {
            code,
            count,
            examples,
        } in losses.await??
        {
            let examples = examples.join(", ");
            let example = if examples.is_empty() {
                String::new()
            } else {
                format!(": {examples}")
            };
            eprintln!("not in the file: {} ({count}){example}", code.sentence());
        }
        Ok(Outcome::Done)
    }
}
