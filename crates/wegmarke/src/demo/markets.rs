//! The company's other markets: one base, twenty markets and its future as variants of it, written
//! as what each does differently. The base changed once more after them.

use serde::Deserialize;

use crate::database::Transaction;
use crate::error::Result;
use crate::formats::KINDS;
use crate::ids::WorkspaceId;
use crate::journeys::{Dimension, Journey, JourneyKind};
use crate::repository::{Author, Body, DocumentId, Editor, Operation, Text};
use crate::variants::writing::{self, Hand, NewVariant};

const TEXT: &str = include_str!("company/markets.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Markets {
    base: DocumentId,
    variants: Vec<Market>,
    /// What changed in the base when the variants were there.
    later: Vec<Operation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Market {
    id: DocumentId,
    dimension: Dimension,
    label: Text,
    market: Option<String>,
    kind: Option<JourneyKind>,
    owner: String,
    changes: Vec<Operation>,
}

/// Opens the markets. What changed in the base flows into them as it always does.
///
/// # Errors
/// When the file does not fit the company's documents.
pub(super) async fn open(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    author: Author,
) -> Result<()> {
    let Markets {
        base,
        variants,
        later,
    } = serde_json::from_str(TEXT)?;
    let kind = KINDS.find(Journey::KIND)?;
    let hand = Hand {
        workspace,
        kind,
        author,
    };
    let editor = |id| Editor {
        workspace,
        kind,
        id,
        author,
    };
    for market in variants {
        let new = NewVariant {
            id: Some(market.id),
            dimension: market.dimension,
            label: market.label,
            market: market.market,
            kind: market.kind,
            owner: market.owner,
        };
        writing::create(transaction, hand, base, vec![new]).await?;
        let changing = editor(market.id);
        changing.change(transaction, market.changes, None).await?;
    }
    editor(base).change(transaction, later, None).await?;
    Ok(())
}
