//! `wegmarke report`

use clap::{Args, Subcommand};
use serde::Serialize;

use super::table::{Table, duration, percent};
use super::{Global, Outcome, print_json};
use crate::accounts::{Workspace, workspaces};
use crate::app::App;
use crate::error::Result;
use crate::reports::{
    BoundLog, Filter, FiltersReport, MOST_ROWS, OverviewReport, Question, StepsReport,
    TouchpointReport, TransitionsReport, USUAL_VARIANTS, VariantsReport, answer, load,
};
use crate::reports::{filters, overview, steps_of, touchpoints, transitions, variants};
use crate::repository::DocumentId;

/// Answer a question about what customers do
///
/// Prints a table, or with --json what the API answers. What each number means is described in
/// docs/methods.
#[derive(Args, Debug)]
pub(super) struct Report {
    #[command(subcommand)]
    question: Name,
}

#[derive(Subcommand, Debug)]
enum Name {
    /// Events, customers, time span and touchpoints
    Overview(Narrowing),
    /// What directly follows what, how often, and how long it takes
    Transitions(Narrowing),
    /// Whole journeys, the commonest first
    Variants {
        #[command(flatten)]
        narrowing: Narrowing,
        /// How many to list
        #[arg(long, value_name = "N", default_value_t = USUAL_VARIANTS)]
        top: usize,
    },
    /// How customers go through a map
    Steps {
        #[command(flatten)]
        narrowing: Narrowing,
        /// Id of the journey
        #[arg(long, value_name = "ID")]
        journey: DocumentId,
    },
    /// Events, customers and scores of each touchpoint, month by month
    Touchpoints(Narrowing),
    /// What reports can be narrowed to: properties with their values
    Filters(Narrowing),
}

/// The options of every report.
#[derive(Args, Debug)]
pub(super) struct Narrowing {
    /// The workspace
    #[arg(long, value_name = "SLUG")]
    pub(super) workspace: String,
    /// The first day (in the workspace's time zone) or instant that counts
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The first day or instant that no longer counts
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Only customers with any event that has this value; repeat it for several conditions
    #[arg(long = "where", value_name = "PROPERTY=VALUE")]
    filters: Vec<String>,
}

impl Narrowing {
    pub(super) fn question(&self) -> Result<Question> {
        Ok(Question {
            from: self.from.clone(),
            until: self.until.clone(),
            filters: self
                .filters
                .iter()
                .map(|text| Filter::read(text))
                .collect::<Result<_>>()?,
        })
    }

    pub(super) async fn find_workspace(&self, app: &App) -> Result<Workspace> {
        let mut transaction = app.database.read().await?;
        workspaces::get(&mut transaction, &self.workspace).await
    }
}

impl Report {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        let app = global.open().await?;
        match self.question {
            Name::Overview(narrowing) => {
                let report = ask(&app, &narrowing, overview).await?;
                print(global, &report, || overview_table(&report))
            }
            Name::Transitions(narrowing) => {
                let report = ask(&app, &narrowing, transitions).await?;
                print(global, &report, || transitions_table(&report))
            }
            Name::Variants { narrowing, top } => {
                let top = top.min(MOST_ROWS);
                let ask_top =
                    move |log: &BoundLog, question: &Question| variants(log, question, top);
                let report = ask(&app, &narrowing, ask_top).await?;
                print(global, &report, || variants_table(&report))
            }
            Name::Steps { narrowing, journey } => {
                let workspace = narrowing.find_workspace(&app).await?;
                let report = steps_of(&app, &workspace, journey, narrowing.question()?).await?;
                print(global, &report, || steps_table(&report))
            }
            Name::Touchpoints(narrowing) => {
                let report = ask(&app, &narrowing, touchpoints).await?;
                print(global, &report, || touchpoints_table(&report))
            }
            Name::Filters(narrowing) => {
                let report = ask(&app, &narrowing, filters).await?;
                print(global, &report, || filters_table(&report))
            }
        }
    }
}

async fn ask<T: Send + 'static>(
    app: &App,
    narrowing: &Narrowing,
    report: impl FnOnce(&BoundLog, &Question) -> Result<T> + Send + 'static,
) -> Result<T> {
    let question = narrowing.question()?;
    let log = load(app, &narrowing.find_workspace(app).await?).await?;
    answer(log, move |log| report(log, &question)).await
}

fn print(
    global: &Global,
    report: &impl Serialize,
    table: impl FnOnce() -> Table,
) -> Result<Outcome> {
    if global.json {
        print_json(report)?;
    } else {
        print!("{}", table());
    }
    Ok(Outcome::Done)
}

fn overview_table(report: &OverviewReport) -> Table {
    let mut table = Table::new(&["touchpoint", "events", "customers"]);
    table.note(format!(
        "{} events of {} customers",
        report.events, report.customers
    ));
    if let (Some(first), Some(last)) = (report.first, report.last) {
        table.note(format!("{first} to {last}"));
    }
    for row in &report.touchpoints {
        table.row([
            row.touchpoint.clone(),
            row.events.to_string(),
            row.customers.to_string(),
        ]);
    }
    table
}

fn transitions_table(report: &TransitionsReport) -> Table {
    let mut table = Table::new(&["from", "to", "count", "median", "p90"]);
    table.note(format!(
        "{} events of {} customers",
        report.events, report.customers
    ));
    let mut rows: Vec<_> = report.transitions.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    for row in rows {
        let times = [row.median_seconds, row.p90_seconds].map(duration);
        let [median, percentile_90] = times;
        table.row([
            row.from.clone(),
            row.to.clone(),
            row.count.to_string(),
            median,
            percentile_90,
        ]);
    }
    table
}

fn variants_table(report: &VariantsReport) -> Table {
    let mut table = Table::new(&["customers", "path"]);
    let covered = percent(report.share_covered);
    table.note(format!(
        "{} variants; these are {covered} of the customers",
        report.total_variants
    ));
    for row in &report.variants {
        table.row([row.customers.to_string(), row.path.join(" → ")]);
    }
    table
}

fn steps_table(report: &StepsReport) -> Table {
    let mut table = Table::new(&["step", "runs", "remaining", "left", "waiting", "score"]);
    table.note(format!(
        "{} runs of {} customers, {} in progress",
        report.runs, report.customers, report.in_progress
    ));
    for row in &report.steps {
        table.row([
            row.step.clone(),
            row.runs.to_string(),
            percent(row.remaining_share),
            percent(row.left_share),
            row.waiting
                .map(|waiting| duration(waiting.median_seconds))
                .unwrap_or_default(),
            row.score
                .map(|score| format!("{:.0}", score.mean))
                .unwrap_or_default(),
        ]);
    }
    table
}

fn touchpoints_table(report: &[TouchpointReport]) -> Table {
    let mut table = Table::new(&["touchpoint", "events", "customers", "score", "n"]);
    for row in report {
        let score = row
            .score
            .map(|score| format!("{:.0}", score.mean))
            .unwrap_or_default();
        let n = row
            .score
            .map(|score| score.n.to_string())
            .unwrap_or_default();
        let (events, customers) = (row.events.to_string(), row.customers.to_string());
        table.row([row.touchpoint.clone(), events, customers, score, n]);
    }
    table
}

fn filters_table(report: &FiltersReport) -> Table {
    let mut table = Table::new(&["property", "value", "customers"]);
    table.note(format!(
        "{} events of {} customers",
        report.events, report.customers
    ));
    for property in &report.properties {
        for value in &property.values {
            let customers = value.customers.to_string();
            table.row([property.property.clone(), value.value.clone(), customers]);
        }
    }
    table
}
