//! Evidence that has become too old is given to whoever answers for it as a task.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::accounts::{Workspace, members, workspaces};
use crate::app::App;
use crate::error::Result;
use crate::evidence::{self, StaleEvidence};
use crate::ids::{UserId, WorkspaceId};
use crate::notifications::About;
use crate::repository::Text;
use crate::tasks::store::{NewTask, raise_once};
use crate::tasks::{LONGEST_TITLE, Reason};

/// Most tasks that one day brings to a workspace, the oldest evidence first: who gets twenty at once does none.
const MOST_A_DAY: usize = 5;

/// Remembers on which day each workspace was looked through, since every map is read for it. What is
/// forgotten by a restart does no harm: each piece of evidence is asked about once.
#[derive(Debug, Default)]
pub struct Renewals(HashMap<WorkspaceId, Date>);

impl Renewals {
    /// Looks through the workspaces that have not been looked through today.
    ///
    /// # Errors
    /// What the database says.
    pub async fn round(&mut self, app: &App) -> Result<()> {
        let mut transaction = app.database.read().await?;
        let all = workspaces::list(&mut transaction).await?;
        drop(transaction);
        let now = app.clock.now();
        for workspace in all {
            let today = now
                .timestamp()
                .to_zoned(workspace.settings.time_zone()?)
                .date();
            if self.0.get(&workspace.id) != Some(&today) {
                ask(app, &workspace).await?;
                self.0.insert(workspace.id, today);
            }
        }
        Ok(())
    }
}

async fn ask(app: &App, workspace: &Workspace) -> Result<()> {
    let now = app.clock.now();
    let mut transaction = app.database.read().await?;
    let stale = evidence::stale(&mut transaction, workspace, now).await?;
    drop(transaction);
    if stale.is_empty() {
        return Ok(());
    }
    let mut transaction = app.database.write().await?;
    let people: HashMap<String, UserId> = members::list(&mut transaction, workspace.id)
        .await?
        .into_iter()
        .map(|member| (folded(&member.name), member.user))
        .collect();
    let mut raised = 0;
    for one in &stale {
        if raised == MOST_A_DAY {
            break;
        }
        let Some(about) = about(one) else { continue };
        let origin = Reason::StaleEvidence
            .origin(&format!("{}/{}/{}", about.document, about.place, one.date));
        let task = NewTask {
            title: title(one, &workspace.settings.languages),
            about,
            note: String::new(),
            comment: None,
            assignees: people
                .get(&folded(&one.owner))
                .copied()
                .into_iter()
                .collect(),
            due: String::new(),
        };
        raised +=
            usize::from(raise_once(&mut transaction, workspace.id, &origin, &task, now).await?);
    }
    transaction.commit().await
}

/// The card or the insight that should be looked at.
fn about(stale: &StaleEvidence) -> Option<About> {
    let (kind, document, place) = match (stale.journey, &stale.card, stale.insight) {
        (Some(journey), Some(card), _) => ("journey", journey, format!("cards/{card}")),
        (_, _, Some(insight)) => ("insight", insight, String::new()),
        _ => return None,
    };
    Some(About {
        kind: kind.to_owned(),
        document,
        place,
    })
}

/// What the evidence is for, in the first language of the workspace that has it; for a card that only
/// places an object its step, and its kind at last.
fn title(stale: &StaleEvidence, languages: &[String]) -> String {
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let said = [
        Some(&stale.text),
        stale.step_title.as_ref(),
        stale.lane_title.as_ref(),
    ]
    .into_iter()
    .flatten()
    .find_map(|text: &Text| text.first(&languages))
    .or(stale.lane.as_deref())
    .unwrap_or("?");
    said.chars().take(LONGEST_TITLE).collect()
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
