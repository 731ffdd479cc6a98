//! Bundles out of a workspace and into it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::KINDS;
use super::bundle::{Bundle, Object};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::repository::{
    Author, Body, Document, DocumentId, Editor, Kind, Put, release_other_key, store,
};

/// Everything in the workspace that is not removed.
pub async fn export_workspace(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
) -> Result<Bundle> {
    let mut objects = Vec::new();
    for kind in KINDS.0 {
        objects.append(&mut all_of(transaction, workspace, kind).await?);
    }
    Ok(Bundle::new(objects))
}

/// A journey with the library objects it refers to, directly or through others; not the other
/// journeys it refers to.
///
/// # Errors
/// Not found.
pub async fn export_journey(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
) -> Result<Bundle> {
    let journey = store::find(transaction, workspace, Journey::KIND, id).await?;
    if journey.removed {
        return Err(Error::not_found(Journey::KIND));
    }
    let mut objects = vec![object_of(KINDS.find(Journey::KIND)?, journey)?];
    for kind in KINDS.0.iter().filter(|kind| kind.name != Journey::KIND) {
        objects.append(&mut all_of(transaction, workspace, kind).await?);
    }
    let library: HashMap<(&str, DocumentId), &Object> = objects
        .iter()
        .map(|object| ((object.kind.name, object.id), object))
        .collect();
    let mut reached = HashSet::new();
    let mut open = vec![(Journey::KIND, id)];
    while let Some(key) = open.pop() {
        let Some(object) = library.get(&key).filter(|_| reached.insert(key)) else {
            continue;
        };
        for reference in object.kind.references(&object.body)? {
            if let (Ok(kind), Ok(id)) = (KINDS.find(&reference.kind), reference.id.parse()) {
                open.push((kind.name, id));
            }
        }
    }
    objects.retain(|object| reached.contains(&(object.kind.name, object.id)));
    Ok(Bundle::new(objects))
}

async fn all_of(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    kind: &'static Kind,
) -> Result<Vec<Object>> {
    let documents = store::list(transaction, workspace, kind.name, false).await?;
    documents
        .into_iter()
        .map(|document| object_of(kind, document))
        .collect()
}

fn object_of(kind: &'static Kind, document: Document) -> Result<Object> {
    Ok(Object {
        kind,
        id: document.id,
        body: document.value()?,
    })
}

/// What applying a bundle did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Applied {
    /// Objects that were not there.
    pub created: usize,
    /// Objects that were there and different.
    pub changed: usize,
    /// Objects that were there just so.
    pub unchanged: usize,
    /// Top-level members of the bundle that are none of its lists and were left out.
    pub ignored: Vec<String>,
}

/// Makes every object of the bundle what the bundle says; others stay as they are. What changes is
/// in the log as if somebody had done it by hand. Nothing is kept unless the caller commits.
///
/// # Errors
/// The first object that cannot be, with its place.
pub async fn apply(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    bundle: Bundle,
    author: Author,
) -> Result<Applied> {
    let mut applied = Applied {
        ignored: bundle.ignored,
        ..Applied::default()
    };
    // Two touchpoints may exchange their keys: first all let go of keys they are to lose.
    for object in &bundle.objects {
        let key = object
            .kind
            .validate(&object.body)
            .map_err(|error| error.below(&object.place()))?;
        if let Some(key) = key {
            release_other_key(transaction, workspace, object.id, &key).await?;
        }
    }
    let mut put = Vec::with_capacity(bundle.objects.len());
    for object in bundle.objects {
        let editor = Editor {
            workspace,
            kind: object.kind,
            id: object.id,
            author,
        };
        let place = object.place();
        let done = editor.put(transaction, object.body).await;
        match done.map_err(|error| error.below(&place))? {
            Put::Created => applied.created += 1,
            Put::Changed => applied.changed += 1,
            Put::Unchanged => {
                applied.unchanged += 1;
                continue;
            }
        }
        put.push((editor, place));
    }
    // Only now, because a bundle may turn a chain of parents around.
    for (editor, place) in put {
        let checked = editor.check_ancestors(transaction).await;
        checked.map_err(|error| error.below(&place))?;
    }
    Ok(applied)
}
