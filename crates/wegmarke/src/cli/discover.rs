//! `wegmarke discover`

use std::path::PathBuf;

use clap::Args;

use super::report::Narrowing;
use super::table::{Table, percent};
use super::{Global, Outcome, print_json};
use crate::error::{Error, Result};
use crate::reports::{Discovery, Wish, propose};
use crate::repository::DocumentId;

/// Propose an as-is map from the events
///
/// Prints the proposed steps with the numbers behind them. With --out the proposal is written as an
/// ordinary journey in the text form, which `wegmarke apply` takes; with --json it is printed so.
#[derive(Args, Debug)]
pub(super) struct Discover {
    #[command(flatten)]
    narrowing: Narrowing,
    /// Set apart touchpoints that fewer customers use, and loops that fewer runs take
    #[arg(long, value_name = "SHARE", default_value_t = 0.05)]
    min_share: f64,
    /// Id of the phase model to use [default: the best fitting one]
    #[arg(long, value_name = "ID")]
    phase_model: Option<DocumentId>,
    /// Write the proposed journey to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Discover {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let app = global.open().await?;
        let workspace = self.narrowing.find_workspace(&app).await?;
        let wish = Wish {
            min_share: Some(self.min_share),
            phase_model: self.phase_model,
            title: None,
        };
        let discovery = propose(&app, &workspace, self.narrowing.question()?, wish).await?;
        let report = discovery.report()?;
        if let Some(path) = &self.out {
            let text = serde_json::to_string_pretty(&report.bundle)? + "\n";
            std::fs::write(path, text).map_err(|cause| Error::file(path, cause))?;
        }
        if global.json {
            print_json(&report)?;
        } else {
            print!("{}", table(&discovery));
        }
        Ok(Outcome::Done)
    }
}

fn table(discovery: &Discovery) -> Table {
    let numbers = &discovery.numbers;
    let mut table = Table::new(&["phase", "step", "customers", "share", "", ""]);
    table.note(format!(
        "{} runs of {} customers",
        numbers.runs, numbers.customers
    ));
    let way = |from: &str, to: &str, share| format!("back from {from} to {to}: {}", percent(share));
    for row in &numbers.loops {
        table.note(way(&row.from, &row.to, row.share));
    }
    if !numbers.rare.is_empty() {
        let rare: Vec<&str> = numbers
            .rare
            .iter()
            .map(|rare| rare.touchpoint.as_str())
            .collect();
        table.note(format!("set apart as rare: {}", rare.join(", ")));
    }
    for phase in &discovery.journey.1.phases {
        for step in &phase.steps {
            let Some(found) = numbers.steps.iter().find(|found| found.step == step.id) else {
                continue;
            };
            let flag = |is: bool, word: &str| if is { word.to_owned() } else { String::new() };
            table.row([
                phase.title.first(&["en"]).unwrap_or_default().to_owned(),
                step.title.first(&["en"]).unwrap_or_default().to_owned(),
                found.customers.to_string(),
                percent(found.share),
                flag(step.optional, "optional"),
                flag(step.repeatable, "repeats"),
            ]);
        }
    }
    table
}
