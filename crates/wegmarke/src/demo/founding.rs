//! Builds the company in a data folder: its documents once, its customers once. Whatever was
//! interrupted is finished by the next start.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserialize;
use wegmarke_analytics::log::LogWriter;

use super::company::bundle;
use super::conversations;
use super::generator::generate;
use super::markets;
use super::truth::Truth;
use crate::accounts::users::{self, NewUser};
use crate::accounts::workspaces::{self, NewWorkspace};
use crate::app::App;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::events::{Import, generated};
use crate::formats::{self, Bundle};
use crate::ids::{UserId, WorkspaceId};
use crate::repository::Author;
use crate::taxonomy;
use crate::variants;

/// The company's workspace.
pub const WORKSPACE: &str = "morgenbucht";
const EMAIL: &str = "leonie.haas@morgenbucht.example";
/// No password has this hash: the demo signs its visitor in, and nobody else can.
const NO_PASSWORD: &str = "!";

/// How large a company, and which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Order {
    /// How many customers.
    pub customers: u64,
    /// Which ones: the same seed gives the same customers.
    pub seed: u64,
}

impl Default for Order {
    fn default() -> Order {
        Order {
            customers: 60_000,
            seed: 7,
        }
    }
}

/// The company, with its documents and without its customers.
#[derive(Clone, Debug)]
pub struct Company {
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Who the visitor is.
    pub visitor: UserId,
    /// The visitor's name.
    pub visitor_name: String,
}

/// Where the truth about the customers stands in a data folder.
pub fn truth_file(data: &Path) -> PathBuf {
    data.join("truth.json")
}

/// What was ordered for this data folder, if it holds a demo.
///
/// # Errors
/// When the truth cannot be read.
pub fn ordered(data: &Path) -> Result<Option<Order>> {
    let path = truth_file(data);
    match fs::read(&path) {
        Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::file(&path, cause)),
    }
}

/// Founds the company, or finds it as its visitor left it.
///
/// # Errors
/// When the database belongs to other people.
pub async fn found(app: &App) -> Result<Company> {
    let mut transaction = app.database.write().await?;
    if let Some(company) = find(&mut transaction).await? {
        return Ok(company);
    }
    if users::any(&mut transaction).await? {
        let detail = "this data belongs to other people: choose another folder with --data";
        return Err(Error::conflict("not_a_demo", detail));
    }
    let now = app.clock.now();
    let name = "Leonie Haas".to_owned();
    let new = NewUser {
        name,
        email: EMAIL.to_owned(),
        password_hash: NO_PASSWORD.to_owned(),
    };
    let visitor = users::create(&mut transaction, new, now).await?;
    let name = [
        ("de", "Morgenbucht Familienreisen"),
        ("en", "Morgenbucht Family Travel"),
    ];
    let name = name
        .map(|(language, name)| (language.to_owned(), name.to_owned()))
        .into();
    let new = NewWorkspace {
        slug: WORKSPACE.to_owned(),
        name,
    };
    let workspace = taxonomy::found_workspace(&mut transaction, new, visitor.id, now).await?;
    let controller = serde_json::from_value(serde_json::json!({"controller": {
        "name": "Morgenbucht Familienreisen GmbH",
        "address": "Uferweg 12, 88131 Bad Elmsee",
        "contact": "datenschutz@morgenbucht.example, +49 8382 00 00",
        "data_protection_officer": "Dr. Henrike Paulsen, dsb@morgenbucht.example",
    }}))?;
    workspaces::change_settings(&mut transaction, workspace.id, controller).await?;
    let author = Author {
        user: Some(visitor.id),
        at: now,
    };
    let documents = Bundle::read(bundle()?)?;
    formats::apply(&mut transaction, workspace.id, documents, author).await?;
    let (id, speaker) = (workspace.id, visitor.clone());
    markets::open(&mut transaction, id, author).await?;
    conversations::hold(&mut transaction, id, speaker, NO_PASSWORD, now).await?;
    transaction.commit().await?;
    variants::catch_up(app, workspace.id).await?;
    Ok(Company {
        workspace: workspace.id,
        visitor: visitor.id,
        visitor_name: visitor.name,
    })
}

async fn find(transaction: &mut Transaction) -> Result<Option<Company>> {
    let Some(workspace) = workspaces::find(transaction, WORKSPACE).await? else {
        return Ok(None);
    };
    let visitor = users::find_by_email(transaction, EMAIL).await?;
    Ok(visitor.map(|visitor| Company {
        workspace: workspace.id,
        visitor: visitor.id,
        visitor_name: visitor.name,
    }))
}

/// Plays the customers into the company's event log unless they are there, and writes the truth
/// about them. `watch` is told how many customers are played and how many events sorted. Gives the
/// import that brought the events, none when they were there.
///
/// # Errors
/// When files cannot be written; nothing is in the log then.
pub async fn populate(
    app: &App,
    company: &Company,
    order: Order,
    mut watch: impl FnMut(u64, u64),
) -> Result<Option<Import>> {
    write_truth(app.data_folder(), order)?;
    let name = format!("morgenbucht-{}-{}.generated", order.customers, order.seed);
    if generated::is_stored(app, company.workspace, &name).await? {
        return Ok(None);
    }
    let played = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&played);
    let play = move |writer: &mut LogWriter| {
        let mut tell = |played| count.store(played, Ordering::Relaxed);
        generate(writer, order.customers, order.seed, &mut tell)
    };
    let watch = |sorted| watch(played.load(Ordering::Relaxed), sorted);
    generated::store_generated(app, company.workspace, &name, play, watch)
        .await
        .map(Some)
}

/// Written whole or not at all: it also marks the folder as a demo's.
fn write_truth(data: &Path, order: Order) -> Result<()> {
    let path = truth_file(data);
    if ordered(data)? == Some(order) {
        return Ok(());
    }
    let text = serde_json::to_string_pretty(&Truth::new(order.customers, order.seed))?;
    let partial = path.with_extension("json.partial");
    let written = fs::File::create(&partial).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&partial, &path)
    });
    written.map_err(|cause| Error::file(&path, cause))
}
