//! What the company's people say to each other about its maps, and what they are to do.

use std::collections::HashMap;

use jiff::SignedDuration;
use serde::Deserialize;

use crate::accounts::users::{self, NewUser};
use crate::accounts::{Role, User, members};
use crate::clock::Instant;
use crate::comments::CommentId;
use crate::comments::store::{self as comments, Actor, NewComment};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{UserId, WorkspaceId};
use crate::notifications::About;
use crate::tasks::TaskId;
use crate::tasks::store::{self as tasks, NewTask};

const TEXT: &str = include_str!("company/conversations.json");
/// How the file calls the visitor.
const VISITOR: &str = "leonie";
const DAY: SignedDuration = SignedDuration::from_hours(24);

#[derive(Deserialize)]
struct Conversations {
    people: Vec<Colleague>,
    threads: Vec<Thread>,
    tasks: Vec<PlannedTask>,
}

#[derive(Deserialize)]
struct Colleague {
    key: String,
    name: String,
    email: String,
    role: Role,
}

#[derive(Deserialize)]
struct Thread {
    #[serde(flatten)]
    about: About,
    comments: Vec<Said>,
    resolved: Option<Settled>,
}

#[derive(Deserialize)]
struct Said {
    by: String,
    days_ago: i32,
    text: String,
}

#[derive(Deserialize)]
struct Settled {
    by: String,
    days_ago: i32,
}

#[derive(Deserialize)]
struct PlannedTask {
    title: String,
    note: String,
    #[serde(flatten)]
    about: About,
    by: String,
    #[serde(rename = "for")]
    assignees: Vec<String>,
    days_ago: i32,
    due_in_days: i32,
}

/// The people by the names that the file gives them.
struct People {
    workspace: WorkspaceId,
    by_key: HashMap<String, User>,
    now: Instant,
}

impl People {
    fn find(&self, key: &str) -> Result<&User> {
        let unknown = || Error::internal(format!("the sample company has no '{key}'"));
        self.by_key.get(key).ok_or_else(unknown)
    }

    fn actor(&self, key: &str, days_ago: i32) -> Result<Actor> {
        Ok(Actor {
            workspace: self.workspace,
            user: self.find(key)?.id,
            now: self.now.plus(-DAY * days_ago),
        })
    }

    /// `@{key}` as a comment names people.
    fn with_mentions(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (key, user) in &self.by_key {
            let mention = format!("@[{}]({})", user.name, user.id);
            text = text.replace(&format!("@{{{key}}}"), &mention);
        }
        text
    }
}

/// Adds the colleagues and what they said; the visitor is notified as anybody is.
///
/// # Errors
/// When the file does not fit the company's documents.
pub(super) async fn hold(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    visitor: User,
    password_hash: &str,
    now: Instant,
) -> Result<()> {
    let conversations: Conversations = serde_json::from_str(TEXT)?;
    let mut by_key = HashMap::from([(VISITOR.to_owned(), visitor)]);
    for colleague in conversations.people {
        let new = NewUser {
            name: colleague.name,
            email: colleague.email,
            password_hash: password_hash.to_owned(),
        };
        let user = users::create(transaction, new, now).await?;
        members::add(transaction, workspace, user.id, colleague.role).await?;
        by_key.insert(colleague.key, user);
    }
    let people = People {
        workspace,
        by_key,
        now,
    };
    for thread in conversations.threads {
        say(transaction, &people, thread).await?;
    }
    for task in conversations.tasks {
        plan(transaction, &people, task).await?;
    }
    Ok(())
}

async fn say(transaction: &mut Transaction, people: &People, thread: Thread) -> Result<()> {
    let mut first = None;
    for said in &thread.comments {
        let new = NewComment {
            id: CommentId::new(),
            about: thread.about.clone(),
            answers: first,
            text: people.with_mentions(&said.text),
        };
        let actor = people.actor(&said.by, said.days_ago)?;
        let (comment, _) = comments::create(transaction, actor, new).await?;
        first = first.or(Some(comment.id));
    }
    if let (Some(first), Some(settled)) = (first, thread.resolved) {
        let actor = people.actor(&settled.by, settled.days_ago)?;
        comments::settle(transaction, actor, first, true).await?;
    }
    Ok(())
}

async fn plan(transaction: &mut Transaction, people: &People, task: PlannedTask) -> Result<()> {
    let mut assignees: Vec<UserId> = Vec::with_capacity(task.assignees.len());
    for key in &task.assignees {
        assignees.push(people.find(key)?.id);
    }
    let due = people.now.plus(DAY * task.due_in_days).timestamp();
    let new = NewTask {
        title: task.title,
        note: task.note,
        about: task.about,
        comment: None,
        assignees,
        due: due.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
    };
    let actor = people.actor(&task.by, task.days_ago)?;
    tasks::create(transaction, actor, TaskId::new(), new).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::demo::bundle;
    use crate::journeys::Journey;

    #[test]
    fn people_speak_of_places_that_there_are() {
        let bundle = bundle().unwrap();
        let conversations: Conversations = serde_json::from_str(TEXT).unwrap();
        let abouts = (conversations.threads.iter().map(|thread| &thread.about))
            .chain(conversations.tasks.iter().map(|task| &task.about));
        for about in abouts {
            let list = bundle[format!("{}s", about.kind)].as_array().unwrap();
            let id = about.document.to_string();
            let object = list.iter().find(|object| object["id"] == id).unwrap();
            if about.place.is_empty() {
                continue;
            }
            let journey: Journey = serde_json::from_value(object.clone()).unwrap();
            let known: HashSet<&str> = (journey.steps().map(|step| step.id.as_str()))
                .chain(journey.lanes.iter().map(|lane| lane.id.as_str()))
                .chain(journey.cards().map(|(_, card)| card.id.as_str()))
                .collect();
            let mut ids = about.place.split('/').skip(1);
            assert!(ids.all(|id| known.contains(id)), "{}", about.place);
        }
    }
}
