//! What people do with variants: make them, attach and detach them, carry single places up and down,
//! decide conflicts. Each is an ordinary change in the logs of the journeys.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::comparison::{Counts, counts};
use super::following::{check_chain, describe, establish};
use super::matching::{Matched, with_ids_of};
use super::merge::{Clash, Spot};
use super::store::{self, Standing};
use super::transfer::{transfer, with_value};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::{Dimension, JourneyKind};
use crate::repository::store::Moment;
use crate::repository::{Author, Document, DocumentId, Editor, Kind, Text};

/// Most variants made at once.
pub const MOST_AT_ONCE: usize = 200;

type Object = Map<String, Value>;

/// Somebody who changes journeys of a workspace.
#[derive(Clone, Copy)]
pub struct Hand {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The kind `journey`, with whatever guards it.
    pub kind: &'static Kind,
    /// Who, when.
    pub author: Author,
}

impl Hand {
    fn editor(self, id: DocumentId) -> Editor<'static> {
        let Hand {
            workspace,
            kind,
            author,
        } = self;
        Editor {
            workspace,
            kind,
            id,
            author,
        }
    }
}

/// A variant to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVariant {
    /// The id it gets; one is made when absent.
    pub id: Option<DocumentId>,
    /// In what it is to differ from the base.
    #[serde(default)]
    pub dimension: Dimension,
    /// What it is for.
    #[serde(default)]
    pub label: Text,
    /// Where it applies; as the base when absent.
    pub market: Option<String>,
    /// As-is or to-be; as the base when absent.
    pub kind: Option<JourneyKind>,
    /// Who answers for it.
    #[serde(default)]
    pub owner: String,
}

/// Makes variants of a journey: copies that follow it from now on.
///
/// # Errors
/// Not found; `id_taken`; `invalid_field` for none or too many.
pub async fn create(
    transaction: &mut Transaction,
    hand: Hand,
    base: DocumentId,
    variants: Vec<NewVariant>,
) -> Result<Vec<Document>> {
    if !(1..=MOST_AT_ONCE).contains(&variants.len()) {
        let detail = format!("make between 1 and {MOST_AT_ONCE} variants at once");
        return Err(Error::invalid_field("variants", detail));
    }
    let (document, body) = store::journey(transaction, hand.workspace, base).await?;
    let mut created = Vec::with_capacity(variants.len());
    for variant in variants {
        let id = variant.id.unwrap_or_else(DocumentId::new);
        let copy = copy_of(&body, base, variant);
        let copy = hand.editor(id).create(transaction, copy).await?;
        establish(transaction, hand.workspace, &copy, base, document.version).await?;
        created.push(copy);
    }
    Ok(created)
}

fn copy_of(base: &Object, id: DocumentId, variant: NewVariant) -> Value {
    let mut copy = base.clone();
    copy.insert("state".to_owned(), json!("draft"));
    copy.insert("owner".to_owned(), json!(variant.owner));
    if let Some(market) = variant.market {
        copy.insert("market".to_owned(), json!(market));
    }
    if let Some(kind) = variant.kind {
        copy.insert("kind".to_owned(), json!(kind));
    }
    copy.insert(
        "variant_of".to_owned(),
        variant_of(id, variant.dimension, &variant.label),
    );
    Value::Object(copy)
}

fn variant_of(base: DocumentId, dimension: Dimension, label: &Text) -> Value {
    json!({"base": base, "dimension": dimension, "label": label})
}

/// A base for a journey that was drawn apart from it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The base.
    pub base: DocumentId,
    /// In what they differ.
    #[serde(default)]
    pub dimension: Dimension,
    /// What the variant is for.
    #[serde(default)]
    pub label: Text,
    /// Only say what would be found.
    #[serde(default)]
    pub preview: bool,
}

/// What attaching a journey found, or would find.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Attached {
    /// How its parts were recognised in the base.
    pub matched: Matched,
    /// How many parts are as in the base then, and how many its own.
    pub counts: Counts,
}

/// Makes an existing journey a variant of a base. Its parts are recognised by id, then by name, and
/// get the ids of the base; what it says stays as it is.
///
/// # Errors
/// Not found; `variant_cycle`.
pub async fn attach(
    transaction: &mut Transaction,
    hand: Hand,
    journey: DocumentId,
    attachment: Attachment,
) -> Result<Attached> {
    let Attachment {
        base,
        dimension,
        label,
        ..
    } = attachment;
    check_chain(transaction, hand.workspace, journey, base).await?;
    store::hold(transaction, hand.workspace, journey).await?;
    let (document, body) = store::journey(transaction, hand.workspace, base).await?;
    let decide = move |present: &Object| {
        let (mut target, matched) = with_ids_of(&body, present);
        let counts = counts(&body, &target);
        target.insert("variant_of".to_owned(), variant_of(base, dimension, &label));
        Ok((target, Attached { matched, counts }))
    };
    let editor = hand.editor(journey);
    let (_, attached) = editor.rewrite(transaction, None, decide).await?;
    store::remove(transaction, hand.workspace, journey).await?;
    let (variant, _) = store::journey(transaction, hand.workspace, journey).await?;
    establish(
        transaction,
        hand.workspace,
        &variant,
        base,
        document.version,
    )
    .await?;
    Ok(attached)
}

/// Lets a variant go its own way from now on; it stays as it is.
///
/// # Errors
/// `not_a_variant`.
pub async fn detach(transaction: &mut Transaction, hand: Hand, variant: DocumentId) -> Result<()> {
    held(transaction, hand.workspace, variant).await?;
    let decide = |present: &Object| {
        let mut target = present.clone();
        target.shift_remove("variant_of");
        Ok((target, ()))
    };
    let editor = hand.editor(variant);
    editor.rewrite(transaction, None, decide).await?;
    store::remove(transaction, hand.workspace, variant).await
}

async fn held(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
) -> Result<Standing> {
    store::hold(transaction, workspace, variant).await?;
    store::find(transaction, workspace, variant).await
}

/// Gives these places of the variant what the base has there.
///
/// # Errors
/// `not_a_variant`; `unknown_spot`; whatever would be wrong with the journey then.
pub async fn take(
    transaction: &mut Transaction,
    hand: Hand,
    variant: DocumentId,
    spots: Vec<Spot>,
) -> Result<()> {
    let standing = held(transaction, hand.workspace, variant).await?;
    let (_, base) = store::journey(transaction, hand.workspace, standing.base_id).await?;
    let places = spots.clone();
    let decide = move |present: &Object| Ok((transfer(&base, present, &places)?, ()));
    let editor = hand.editor(variant);
    editor.rewrite(transaction, None, decide).await?;
    decided(transaction, hand.workspace, standing, &spots).await
}

/// Gives these places of the base what the variant has there, for all its variants.
///
/// # Errors
/// `not_a_variant`; `unknown_spot`; whatever would be wrong with the base then.
pub async fn push(
    transaction: &mut Transaction,
    hand: Hand,
    variant: DocumentId,
    spots: Vec<Spot>,
) -> Result<()> {
    let standing = held(transaction, hand.workspace, variant).await?;
    let (_, body) = store::journey(transaction, hand.workspace, variant).await?;
    let places = spots.clone();
    let decide = move |present: &Object| Ok((transfer(&body, present, &places)?, ()));
    let editor = hand.editor(standing.base_id);
    editor.rewrite(transaction, None, decide).await?;
    decided(transaction, hand.workspace, standing, &spots).await
}

/// How a conflict is decided.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "choice", deny_unknown_fields)]
pub enum Decision {
    /// As it is in the variant.
    Own,
    /// As it is in the base.
    Base,
    /// As neither has it.
    Other {
        /// The value of the field.
        #[schema(value_type = Object)]
        value: Value,
    },
}

/// Decides one conflict.
///
/// # Errors
/// `not_a_variant`; `no_conflict`; whatever would be wrong with the journey then.
pub async fn resolve(
    transaction: &mut Transaction,
    hand: Hand,
    variant: DocumentId,
    spot: Spot,
    decision: Decision,
) -> Result<()> {
    let standing = held(transaction, hand.workspace, variant).await?;
    let conflicts = &standing.conflicts.0;
    let Some(conflict) = conflicts.iter().find(|conflict| conflict.spot == spot) else {
        let detail = "nothing is to be decided here, perhaps somebody was faster";
        return Err(Error::conflict("no_conflict", detail));
    };
    match decision {
        Decision::Own => decided(transaction, hand.workspace, standing, &[spot]).await,
        Decision::Base => take(transaction, hand, variant, vec![spot]).await,
        Decision::Other { value } if conflict.clash == Clash::Changed => {
            let place = spot.clone();
            let decide =
                move |present: &Object| Ok((with_value(present, &place, Some(value))?, ()));
            let editor = hand.editor(variant);
            editor.rewrite(transaction, None, decide).await?;
            decided(transaction, hand.workspace, standing, &[spot]).await
        }
        Decision::Other { .. } => {
            let detail = "only a field can have another value";
            Err(Error::invalid_field("value", detail))
        }
    }
}

/// Takes these places off the list of conflicts and describes the variant anew.
async fn decided(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    mut standing: Standing,
    spots: &[Spot],
) -> Result<()> {
    let conflicts = &mut standing.conflicts.0;
    conflicts.retain(|conflict| !spots.contains(&conflict.spot));
    let (variant, _) = store::journey(transaction, workspace, standing.variant_id).await?;
    let moment = Moment::Version(standing.base_version);
    let (_, base) = store::journey_at(transaction, workspace, standing.base_id, moment).await?;
    describe(transaction, workspace, standing, &variant, &base).await
}
