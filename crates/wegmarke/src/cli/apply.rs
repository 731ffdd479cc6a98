//! `wegmarke apply`

use std::path::PathBuf;

use super::{Global, Outcome, print_json};
use crate::accounts::workspaces;
use crate::error::Result;
use crate::formats::{Bundle, apply, read_path};
use crate::repository::Author;

/// Read journeys and everything they refer to from text, as `wegmarke export` writes it
///
/// Objects that are not there are created, objects that differ are changed, all others stay as they
/// are; the history shows what changed. Everything is applied, or nothing.
#[derive(clap::Args, Debug)]
pub(super) struct Apply {
    /// The file or folder to read
    #[arg(value_name = "FILE|DIR")]
    path: PathBuf,
    /// The workspace to change
    #[arg(long, short, value_name = "SLUG")]
    workspace: String,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
}

impl Apply {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let path = self.path;
        let value = tokio::task::spawn_blocking(move || read_path(&path)).await??;
        let bundle = Bundle::read(value)?;
        let app = global.open().await?;
        let mut transaction = app.database.write().await?;
        let workspace = workspaces::get(&mut transaction, &self.workspace).await?.id;
        let author = Author {
            user: None,
            at: app.clock.now(),
        };
        let applied = apply(&mut transaction, workspace, bundle, author).await?;
        if !self.dry_run {
            transaction.commit().await?;
        }
        if global.json {
            print_json(&applied)?;
            return Ok(Outcome::Done);
        }
        let would = if self.dry_run { "would be " } else { "" };
        let (created, changed) = (applied.created, applied.changed);
        println!(
            "{created} {would}created, {changed} {would}changed, {} unchanged",
            applied.unchanged
        );
        if !applied.ignored.is_empty() {
            eprintln!(
                "left out, not known to this program: {}",
                applied.ignored.join(", ")
            );
        }
        Ok(Outcome::Done)
    }
}
