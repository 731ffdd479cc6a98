//! `wegmarke check`

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::Value;

use super::{Global, Outcome, print_json};
use crate::accounts::workspaces;
use crate::error::{Error, Result};
use crate::formats::{
    Finding, RULES, Severity, Switches, check, export_workspace, json_schema, read_path,
};

/// Check journeys for what is wrong or missing, in a text or in a workspace
///
/// Exits with 1 when there is something to report, so that a CI can use it.
#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("what").required(true)))]
pub(super) struct Check {
    /// The file or folder to check
    #[arg(value_name = "FILE|DIR", group = "what")]
    path: Option<PathBuf>,
    /// Check what a workspace holds
    #[arg(long, short, value_name = "SLUG", group = "what")]
    workspace: Option<String>,
    /// Apply only this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// Apply this optional rule too; may be given several times
    #[arg(long, value_name = "RULE")]
    also: Vec<String>,
    /// Leave this rule out; may be given several times
    #[arg(long, value_name = "RULE")]
    without: Vec<String>,
    /// The languages every text must have [default: those of the workspace, or those of the text]
    #[arg(long = "language", value_name = "CODE")]
    languages: Vec<String>,
    /// List the rules
    #[arg(long, group = "what")]
    rules: bool,
    /// Print the JSON Schema of the text form
    #[arg(long, group = "what")]
    schema: bool,
}

impl Check {
    pub(super) async fn run(self, global: &Global) -> Result<Outcome> {
        if self.schema {
            print_json(&json_schema())?;
            return Ok(Outcome::Done);
        }
        if self.rules {
            list_rules(global)?;
            return Ok(Outcome::Done);
        }
        let mut switches = Switches {
            only: self.rule,
            also: self.also,
            without: self.without,
            languages: self.languages,
            known: None,
        };
        switches.check()?;
        let value = match (self.path, self.workspace) {
            (Some(path), _) => tokio::task::spawn_blocking(move || read_path(&path)).await??,
            (None, Some(slug)) => from_workspace(global, &slug, &mut switches).await?,
            (None, None) => {
                return Err(Error::invalid(
                    "usage",
                    "name a file, a folder or a workspace",
                ));
            }
        };
        let findings = check(value, &switches)?;
        show(global, &findings)?;
        Ok(if findings.is_empty() {
            Outcome::Done
        } else {
            Outcome::Finding
        })
    }
}

async fn from_workspace(global: &Global, slug: &str, switches: &mut Switches) -> Result<Value> {
    let app = global.open().await?;
    let mut transaction = app.database.read().await?;
    let workspace = workspaces::get(&mut transaction, slug).await?;
    if switches.languages.is_empty() {
        switches.languages = workspace.settings.languages;
    }
    // Everything there is will be in the bundle.
    switches.known = Some(HashSet::new());
    Ok(export_workspace(&mut transaction, workspace.id)
        .await?
        .written())
}

fn list_rules(global: &Global) -> Result<()> {
    if global.json {
        return print_json(&RULES);
    }
    for rule in RULES {
        println!(
            "{:8} {:26} {}{}",
            severity(rule.severity),
            rule.id,
            rule.summary,
            if rule.optional {
                " (only with --also)"
            } else {
                ""
            }
        );
    }
    Ok(())
}

fn show(global: &Global, findings: &[Finding]) -> Result<()> {
    if global.json {
        return print_json(&findings);
    }
    for finding in findings {
        let Finding {
            rule,
            severity: how,
            place,
            message,
        } = finding;
        println!("{} [{rule}] {place}: {message}", severity(*how));
    }
    if findings.is_empty() {
        eprintln!("nothing to report");
    } else {
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        eprintln!("{errors} errors, {} warnings", findings.len() - errors);
    }
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
