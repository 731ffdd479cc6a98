//! Digests of all journeys of a workspace, kept in memory and read anew only where they changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Digest;
use crate::app::App;
use crate::database::{Transaction, fetch_all};
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::initiatives::Initiative;
use crate::insights::Insight;
use crate::journeys::Journey;
use crate::per_workspace::PerWorkspace;
use crate::personas::Persona;
use crate::repository::{Body, Document, DocumentId, store};
use crate::stakeholders::{Relation, Stakeholder};
use crate::taxonomy::{Department, PhaseModel};
use crate::touchpoints::Touchpoint;

/// Up to so many changed journeys are read one by one, more of them with the whole list.
const READ_SINGLY: usize = 20;

/// All journeys in short, in the order of their ids.
pub type Digests = BTreeMap<DocumentId, Arc<Digest>>;

/// What is remembered of each workspace: every journey with the version it was read at.
pub type Cache = PerWorkspace<BTreeMap<DocumentId, Versioned>>;

/// A journey in short, and at which version it was.
type Versioned = (i64, Arc<Digest>);

/// The documents beside the journeys that overviews need.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Phase models.
    pub phase_models: Vec<(DocumentId, PhaseModel)>,
    /// Personas.
    pub personas: Vec<(DocumentId, Persona)>,
    /// Touchpoints.
    pub touchpoints: Vec<(DocumentId, Touchpoint)>,
    /// Insights.
    pub insights: Vec<(DocumentId, Insight)>,
    /// Initiatives.
    pub initiatives: Vec<(DocumentId, Initiative)>,
    /// Stakeholders.
    pub stakeholders: Vec<(DocumentId, Stakeholder)>,
    /// What they give each other.
    pub relations: Vec<(DocumentId, Relation)>,
    /// Departments.
    pub departments: Vec<(DocumentId, Department)>,
}

/// Reads the library.
///
/// # Errors
/// When the database cannot answer.
pub async fn library(transaction: &mut Transaction, workspace: WorkspaceId) -> Result<Library> {
    Ok(Library {
        phase_models: store::read_all(transaction, workspace).await?,
        personas: store::read_all(transaction, workspace).await?,
        touchpoints: store::read_all(transaction, workspace).await?,
        insights: store::read_all(transaction, workspace).await?,
        initiatives: store::read_all(transaction, workspace).await?,
        stakeholders: store::read_all(transaction, workspace).await?,
        relations: store::read_all(transaction, workspace).await?,
        departments: store::read_all(transaction, workspace).await?,
    })
}

/// The digests of all journeys as they are now.
///
/// # Errors
/// When the database cannot answer.
pub async fn digests(app: &App, workspace: WorkspaceId) -> Result<Digests> {
    let slot = app.atlas.slot(workspace);
    let mut known = slot.lock().await;
    let mut transaction = app.database.read().await?;
    let present = versions(&mut transaction, workspace).await?;
    known.retain(|id, _| present.contains_key(id));
    let changed: Vec<DocumentId> = present
        .iter()
        .filter(|(id, version)| known.get(id).is_none_or(|(read, _)| read != *version))
        .map(|(id, _)| *id)
        .collect();
    let documents = read(&mut transaction, workspace, &changed).await?;
    drop(transaction);
    if !documents.is_empty() {
        let digested = tokio::task::spawn_blocking(move || digest_all(&documents)).await??;
        known.extend(digested);
    }
    let all = known.iter().filter(|(id, _)| present.contains_key(id));
    Ok(all.map(|(id, (_, digest))| (*id, digest.clone())).collect())
}

/// The version of every journey that is not removed.
async fn versions(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<BTreeMap<DocumentId, i64>> {
    let select = "SELECT id, version FROM documents \
                  WHERE workspace_id = $1 AND kind = $2 AND removed = $3";
    let kind = Journey::KIND;
    let rows = fetch_all!(
        transaction,
        (DocumentId, i64),
        select,
        workspace,
        kind,
        false
    )?;
    Ok(rows.into_iter().collect())
}

async fn read(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    changed: &[DocumentId],
) -> Result<Vec<Document>> {
    if changed.len() > READ_SINGLY {
        return store::list(transaction, workspace, Journey::KIND, false).await;
    }
    let mut documents = Vec::with_capacity(changed.len());
    for id in changed {
        documents.push(store::find(transaction, workspace, Journey::KIND, *id).await?);
    }
    Ok(documents)
}

fn digest_all(documents: &[Document]) -> Result<Vec<(DocumentId, Versioned)>> {
    let digest = |document: &Document| {
        let journey = document.read::<Journey>()?;
        let digest = Arc::new(Digest::of(&journey));
        Ok((document.id, (document.version, digest)))
    };
    documents.par_iter().map(digest).collect()
}
