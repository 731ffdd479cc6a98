//! What a note or a group becomes: an insight, an opportunity, or a card on a map.

use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::Workshop;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::opportunities::Opportunity;
use crate::repository::{After, Body, DocumentId, Editor, Kinds, Operation, Path};

/// What to take over, and as what.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Taking {
    /// The note or the group.
    pub(super) target: String,
    /// What it becomes.
    pub(super) into: Form,
    /// The language in which it was written; two letters.
    #[serde(default = "german")]
    pub(super) language: String,
    /// For a card: where it goes.
    pub(super) place: Option<CardPlace>,
}

fn german() -> String {
    "de".to_owned()
}

/// What a note can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Form {
    /// Something known about customers.
    Insight,
    /// A possibility to improve.
    Opportunity,
    /// A card on a map.
    Card,
}

/// A cell of a map.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CardPlace {
    /// The journey.
    pub(super) journey: DocumentId,
    /// One of its lanes.
    pub(super) lane: String,
    /// One of its steps.
    pub(super) step: String,
}

/// Makes what was asked for; answers with the change of the board that says so.
///
/// # Errors
/// `unknown_target`, `already_taken`, or what is wrong with the place.
pub(super) async fn take(
    transaction: &mut Transaction,
    kinds: Kinds,
    board: Editor<'_>,
    workshop: &Workshop,
    taking: &Taking,
) -> Result<Vec<Operation>> {
    let unknown = || Error::invalid("unknown_target", "the board has no such note").at("target");
    let place = workshop.place_of(&taking.target).ok_or_else(unknown)?;
    let words = Words::of(workshop, taking).ok_or_else(unknown)?;
    if words.taken {
        let detail = "this was taken over before";
        return Err(Error::conflict("already_taken", detail).at("target"));
    }
    let taken = match taking.into {
        Form::Insight => {
            let body = words.insight(workshop);
            create(transaction, kinds, board, Insight::KIND, body).await?
        }
        Form::Opportunity => {
            let body = words.opportunity(workshop);
            create(transaction, kinds, board, Opportunity::KIND, body).await?
        }
        Form::Card => {
            let missing = || Error::invalid_field("place", "a card goes to a lane and a step");
            let to = taking.place.as_ref().ok_or_else(missing)?;
            let card = DocumentId::new().to_string();
            let kind = kinds.find(Journey::KIND)?;
            let journey = Editor {
                kind,
                id: to.journey,
                ..board
            };
            let path = Path::root("lanes").join(&to.lane).join("cards");
            let insert = Operation::Insert {
                path: path.to_string(),
                after: After::Last,
                value: words.card(workshop, &card, &to.step),
            };
            journey.change(transaction, vec![insert], None).await?;
            json!({"kind": Journey::KIND, "id": to.journey, "card": card})
        }
    };
    Ok(vec![Operation::set(&place.join("taken"), taken)])
}

async fn create(
    transaction: &mut Transaction,
    kinds: Kinds,
    board: Editor<'_>,
    kind: &str,
    body: Value,
) -> Result<Value> {
    let id = DocumentId::new();
    let editor = Editor {
        kind: kinds.find(kind)?,
        id,
        ..board
    };
    editor.create(transaction, body).await?;
    Ok(json!({"kind": kind, "id": id}))
}

/// What a note or group says.
struct Words<'a> {
    language: &'a str,
    title: &'a str,
    /// The notes of a group.
    notes: Vec<&'a str>,
    taken: bool,
}

impl<'a> Words<'a> {
    fn of(workshop: &'a Workshop, taking: &'a Taking) -> Option<Words<'a>> {
        let id = taking.target.as_str();
        let language = taking.language.as_str();
        if let Some(group) = workshop.groups.iter().find(|group| group.id == id) {
            let inside = workshop
                .stickies
                .iter()
                .filter(|note| note.group.as_deref() == Some(id));
            return Some(Words {
                language,
                title: &group.title,
                notes: inside.map(|note| note.text.as_str()).collect(),
                taken: group.taken.is_some(),
            });
        }
        let note = workshop.stickies.iter().find(|note| note.id == id)?;
        Some(Words {
            language,
            title: &note.text,
            notes: Vec::new(),
            taken: note.taken.is_some(),
        })
    }

    fn text(&self, text: &str) -> Value {
        json!({ self.language: text })
    }

    fn description(&self) -> Value {
        if self.notes.is_empty() {
            return json!({});
        }
        let lines: Vec<String> = self.notes.iter().map(|note| format!("• {note}")).collect();
        self.text(&lines.join("\n"))
    }

    /// A workshop knows what the team believes, not what customers say.
    fn evidence(workshop: &Workshop, language: &str) -> Value {
        let title = workshop.title.first(&[language]).unwrap_or_default();
        let mut evidence = json!({"level": "assumption", "sources": [title]});
        if let Some(date) = workshop.date {
            evidence["date"] = json!(date);
        }
        evidence
    }

    fn insight(&self, workshop: &Workshop) -> Value {
        json!({
            "title": self.text(self.title),
            "description": self.description(),
            "kind": "idea",
            "evidence": Words::evidence(workshop, self.language),
        })
    }

    fn opportunity(&self, workshop: &Workshop) -> Value {
        let mut body = json!({
            "title": self.text(self.title),
            "description": self.description(),
        });
        if let Some(journey) = &workshop.journey {
            body["journey"] = json!(journey);
        }
        body
    }

    fn card(&self, workshop: &Workshop, id: &str, step: &str) -> Value {
        json!({
            "id": id,
            "step": step,
            "text": self.text(self.title),
            "evidence": Words::evidence(workshop, self.language),
        })
    }
}
