//! `wegmarke export`

use std::path::PathBuf;

use super::{Global, Outcome};
use crate::accounts::workspaces;
use crate::error::{Error, Result};
use crate::formats::{export_journey, export_workspace, write_path};

/// Write journeys and everything they refer to as text (JSON)
///
/// Without --journey the whole workspace is written. The text form is documented in
/// docs/reference/text-format.md; exporting the same state again gives the same bytes, so it can be
/// kept in git. Read it back with `wegmarke apply`.
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
}

impl Export {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let journey = match &self.journey {
            None => None,
            Some(id) => Some(id.parse().map_err(|_| {
                Error::invalid_field("journey", format!("'{id}' is not the id of a journey"))
            })?),
        };
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
}
