//! Keeps variants in step with their bases: after every commit, in the background, one variant and
//! one transaction at a time, so that an edit of a base with twenty variants stays as fast as any.
//! Where it stands is in the database; whatever was interrupted goes on at the next start.

use std::collections::HashSet;

use serde_json::{Map, Value};
use tokio::sync::broadcast::error::RecvError;

use super::comparison::counts;
use super::merge::{Clash, Conflict, Merged, merge};
use super::outline::Outline;
use super::store::{self, Standing, Summary};
use super::transfer::field;
use super::{Spot, fields};
use crate::accounts::workspaces;
use crate::app::App;
use crate::clock::Instant;
use crate::database::{JsonText, Transaction};
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;
use crate::journeys::Journey;
use crate::repository::store::Moment;
use crate::repository::{Author, Body, Document, DocumentId, Editor, Kind, Origin, feed};

/// The longest chain of variants of variants.
const LONGEST_CHAIN: usize = 16;

/// Journeys that are looked at in one transaction.
const AT_ONCE: i64 = 50;

type Object = Map<String, Value>;

/// Follows the changes of all workspaces until the server ends.
pub async fn follow(app: App) {
    let mut changes = app.database.changes();
    catch_up_everywhere(&app).await;
    loop {
        match changes.recv().await {
            Ok(workspace) => catch_up_or_log(&app, workspace).await,
            Err(RecvError::Lagged(_)) => catch_up_everywhere(&app).await,
            Err(RecvError::Closed) => return,
        }
    }
}

async fn catch_up_everywhere(app: &App) {
    let workspaces = async {
        let mut transaction = app.database.read().await?;
        workspaces::list(&mut transaction).await
    };
    match workspaces.await {
        Ok(workspaces) => {
            for workspace in workspaces {
                catch_up_or_log(app, workspace.id).await;
            }
        }
        Err(error) => tracing::warn!(?error, "cannot list the workspaces"),
    }
}

async fn catch_up_or_log(app: &App, workspace: WorkspaceId) {
    if let Err(error) = catch_up(app, workspace).await {
        tracing::warn!(?error, "variants are behind their bases");
    }
}

/// Lets everything flow down that has not yet, through chains of variants of variants too. Nothing
/// to do costs two short queries.
///
/// # Errors
/// When the database cannot be used. A variant that cannot follow is logged and stays behind.
pub async fn catch_up(app: &App, workspace: WorkspaceId) -> Result<()> {
    let mut stuck = HashSet::new();
    loop {
        while register(app, workspace).await? {}
        let mut transaction = app.database.read().await?;
        let mut behind = store::behind(&mut transaction, workspace).await?;
        drop(transaction);
        behind.retain(|variant| !stuck.contains(variant));
        if behind.is_empty() {
            return Ok(());
        }
        for variant in behind {
            let mut transaction = app.database.write().await?;
            let now = app.clock.now();
            match bring_in_step(&mut transaction, workspace, variant, now).await {
                Ok(()) => transaction.commit().await?,
                Err(error) => {
                    tracing::warn!(?error, %variant, "a variant cannot follow its base");
                    stuck.insert(variant);
                }
            }
        }
    }
}

/// Reads what changed since the last time, a few journeys at once so that nobody waits long for their
/// own change: which are variants now, and of what. Says whether there is more.
async fn register(app: &App, workspace: WorkspaceId) -> Result<bool> {
    let mut transaction = app.database.read().await?;
    let cursor = store::cursor(&mut transaction, workspace).await?;
    if feed::head(&mut transaction, workspace).await? == cursor {
        return Ok(false);
    }
    drop(transaction);
    let mut transaction = app.database.write().await?;
    let cursor = store::cursor(&mut transaction, workspace).await?;
    let head = feed::head(&mut transaction, workspace).await?;
    let limit = AT_ONCE + 1;
    let mut journeys = store::changed_journeys(&mut transaction, workspace, cursor, limit).await?;
    let has_more = journeys.len() as i64 == limit;
    let reached = match journeys.pop() {
        // All changes before this one's are known then.
        Some((_, number)) if has_more => number - 1,
        last => {
            journeys.extend(last);
            head
        }
    };
    for (journey, number) in journeys {
        register_journey(&mut transaction, workspace, journey, number).await?;
    }
    store::move_cursor(&mut transaction, workspace, reached).await?;
    transaction.commit().await?;
    Ok(has_more)
}

async fn register_journey(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    id: DocumentId,
    number: i64,
) -> Result<()> {
    let document =
        crate::repository::store::find(transaction, workspace, Journey::KIND, id).await?;
    let known = store::hold(transaction, workspace, id).await?;
    let body = store::object_of(&document)?;
    let base = base_in(&body).filter(|_| !document.removed);
    match (base, known) {
        (None, None) => Ok(()),
        (None, Some(_)) => store::remove(transaction, workspace, id).await,
        (Some(base), Some(known)) if known.base_id == base => {
            if known.variant_version == document.version {
                return Ok(());
            }
            let (_, base) = store::journey_at(
                transaction,
                workspace,
                base,
                Moment::Version(known.base_version),
            )
            .await?;
            describe(transaction, workspace, known, &document, &base).await
        }
        (Some(base), known) => {
            if known.is_some() {
                store::remove(transaction, workspace, id).await?;
            }
            // A base that is not there, or a circle: nothing flows until somebody mends it.
            if check_chain(transaction, workspace, id, base).await.is_err() {
                return Ok(());
            }
            let version = store::version_at(transaction, workspace, base, number).await?;
            establish(transaction, workspace, &document, base, version).await
        }
    }
}

/// The base that a body names.
pub(super) fn base_in(body: &Object) -> Option<DocumentId> {
    body.get("variant_of")?.get("base")?.as_str()?.parse().ok()
}

/// Refuses a base that is not there or inherits from the variant itself.
///
/// # Errors
/// Not found; `variant_cycle`.
pub(super) async fn check_chain(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
    base: DocumentId,
) -> Result<()> {
    store::journey(transaction, workspace, base).await?;
    let mut next = Some(base);
    for _ in 0..LONGEST_CHAIN {
        match next {
            None => return Ok(()),
            Some(id) if id == variant => break,
            Some(id) => next = store::base_of(transaction, workspace, id).await?,
        }
    }
    let detail = "a journey cannot inherit from itself, also not through others";
    Err(Error::invalid("variant_cycle", detail).at("variant_of/base"))
}

/// Takes note of a variant that is in step with this version of its base.
pub(super) async fn establish(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: &Document,
    base: DocumentId,
    base_version: i64,
) -> Result<()> {
    let moment = Moment::Version(base_version);
    let (_, body) = store::journey_at(transaction, workspace, base, moment).await?;
    let standing = Standing {
        variant_id: variant.id,
        base_id: base,
        base_version,
        variant_version: 0,
        summary: JsonText(Summary::default()),
        inherited: 0,
        own: 0,
        conflicts: JsonText(Vec::new()),
    };
    describe(transaction, workspace, standing, variant, &body).await
}

/// Writes where a variant stands, described anew from its present body and its base's.
pub(super) async fn describe(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    mut standing: Standing,
    variant: &Document,
    base: &Object,
) -> Result<()> {
    let body = store::object_of(variant)?;
    let journey: Journey = variant.read()?;
    let variant_of = journey.variant_of.unwrap_or_default();
    standing.variant_version = variant.version;
    standing.summary.0 = Summary {
        title: journey.title,
        market: journey.market,
        kind: journey.kind,
        state: journey.state,
        dimension: variant_of.dimension,
        label: variant_of.label,
    };
    let base = base.clone();
    let conflicts = std::mem::take(&mut standing.conflicts.0);
    let (counts, conflicts) = tokio::task::spawn_blocking(move || {
        let open = still_open(conflicts, &base, &body);
        (counts(&base, &body), open)
    })
    .await?;
    (standing.inherited, standing.own) = (counts.inherited, counts.own);
    standing.conflicts.0 = conflicts;
    store::write(transaction, workspace, &standing).await
}

/// Those of the conflicts where base and variant still go different ways.
pub(super) fn still_open(
    conflicts: Vec<Conflict>,
    base: &Object,
    variant: &Object,
) -> Vec<Conflict> {
    let (base, variant) = (Outline::of(base), Outline::of(variant));
    let is_open = |conflict: &Conflict| {
        let address = conflict.spot.address();
        match (conflict.clash, base.get(&address), variant.get(&address)) {
            (Clash::RemovedInBase, None, Some(_)) | (Clash::RemovedHere, Some(_), None) => true,
            (Clash::Moved, Some(_), Some(_)) => true,
            (Clash::Changed, Some(theirs), Some(own)) => {
                let [theirs, own] = [theirs, own].map(|it| field(it, &conflict.spot.field));
                !fields::say_the_same(theirs, own)
            }
            _ => false,
        }
    };
    conflicts.into_iter().filter(is_open).collect()
}

/// Merges what one person changed in the base since the variant was last in step. There may be more
/// after it.
///
/// # Errors
/// When the merged journey would not be valid; the variant stays behind then.
pub(super) async fn bring_in_step(
    transaction: &mut Transaction,
    workspace: WorkspaceId,
    variant: DocumentId,
    now: Instant,
) -> Result<()> {
    // Another node may have been faster.
    let Some(mut standing) = store::hold(transaction, workspace, variant).await? else {
        return Ok(());
    };
    let (base_id, before_version) = (standing.base_id, standing.base_version);
    let run = store::next_run(transaction, workspace, base_id, before_version).await?;
    let Some((version, user)) = run else {
        return Ok(());
    };
    let at = |version| Moment::Version(version);
    let (_, before) =
        store::journey_at(transaction, workspace, base_id, at(before_version)).await?;
    let (_, base) = store::journey_at(transaction, workspace, base_id, at(version)).await?;
    let kind = Kind::of::<Journey>();
    let editor = Editor {
        workspace,
        kind: &kind,
        id: variant,
        author: Author { user, at: now },
    };
    let origin = Origin {
        document: base_id,
        version,
    };
    let target = base.clone();
    let decide = move |present: &Object| {
        let Merged { body, conflicts } = merge(&before, &target, present);
        Ok((body, conflicts))
    };
    let (_, conflicts) = editor.rewrite(transaction, Some(origin), decide).await?;
    standing.base_version = version;
    keep_first(&mut standing.conflicts.0, conflicts);
    let (document, _) = store::journey(transaction, workspace, variant).await?;
    describe(transaction, workspace, standing, &document, &base).await
}

/// Adds conflicts; at a place that has one already the older one knows what was there before both.
fn keep_first(known: &mut Vec<Conflict>, new: Vec<Conflict>) {
    let places: HashSet<Spot> = known.iter().map(|conflict| conflict.spot.clone()).collect();
    let new = new.into_iter();
    known.extend(new.filter(|conflict| !places.contains(&conflict.spot)));
}
