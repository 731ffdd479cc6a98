//! The open product: everything that handlers and commands share. Cheap to clone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clock::Clock;
use crate::config::{Config, create_private_folder};
use crate::database::Database;
use crate::error::{Error, Result};
use crate::ids::UserId;

/// The state behind every request and every command.
#[derive(Clone)]
pub struct App {
    /// The repository: accounts, journeys, imports, everything but the events themselves.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The logs that reports keep in memory.
    pub reports: crate::reports::Cache,
    /// What the atlas keeps in memory of each journey.
    pub atlas: crate::atlas::Cache,
    /// Who is listening to changes, and who is where.
    pub live: crate::live::Live,
    data: Arc<Path>,
    demo: Option<UserId>,
}

impl App {
    /// Opens the data folder and the database and brings the tables up to date. Needs no network
    /// and starts nothing, so that commands use it like the server does.
    pub async fn open(config: &Config) -> Result<App> {
        App::open_with_clock(config, Clock::system()).await
    }

    /// Opens with a clock of one's own, for replay.
    pub async fn open_with_clock(config: &Config, clock: Clock) -> Result<App> {
        create_private_folder(&config.data)?;
        let data = std::fs::canonicalize(&config.data)
            .map_err(|cause| Error::file(&config.data, cause))?;
        let database = Database::open(config).await?;
        Ok(App {
            database,
            clock,
            reports: crate::reports::Cache::default(),
            atlas: crate::atlas::Cache::default(),
            live: crate::live::Live::default(),
            data: data.into(),
            demo: None,
        })
    }

    /// Signs every visitor in as this user. Only for a server that nobody but the person at this
    /// machine can reach; `http::serve` refuses anything else.
    #[must_use]
    pub fn for_demo(mut self, user: UserId) -> App {
        self.demo = Some(user);
        self
    }

    /// Who every visitor is signed in as, in the demo.
    pub fn demo_user(&self) -> Option<UserId> {
        self.demo
    }

    /// The data folder, absolute.
    pub fn data_folder(&self) -> &Path {
        &self.data
    }

    /// A folder of one feature inside the data folder, created when missing.
    pub fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.data.join(name);
        create_private_folder(&folder)?;
        Ok(folder)
    }
}
