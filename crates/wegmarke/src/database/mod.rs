//! The repository database: SQLite in the data folder, or a PostgreSQL server. Every query is
//! written once, with `$1` placeholders, and runs on both.
//!
//! All work happens in a [`Transaction`]: [`Database::read`] gives one consistent snapshot,
//! [`Database::write`] one that may change things and keeps nothing unless committed.

mod changes;
mod json;
mod migrate;
mod query;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use self::changes::Followers;
pub use self::json::JsonText;
pub(crate) use self::query::{execute, fetch, fetch_all, fetch_one, fetch_optional, stored_as};
use crate::config::{Config, create_private_folder};
use crate::error::{Error, Kind, Result, may_pass};
use crate::ids::WorkspaceId;

/// How long a statement waits for another writer before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(30);
/// Pauses between attempts to begin a transaction while the engine is away or busy.
const BEGIN_PAUSES: [Duration; 4] = [
    Duration::from_millis(50),
    Duration::from_millis(200),
    Duration::from_millis(800),
    Duration::from_secs(2),
];

/// The open repository; cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    pools: Pools,
    followers: Followers,
}

#[derive(Clone, Debug)]
enum Pools {
    /// One file. Readers never wait for the writer; writers of this process queue for the single
    /// writing connection, writers of other processes for the file's lock.
    Sqlite {
        /// Connections that only read.
        readers: SqlitePool,
        /// The one connection that writes.
        writer: SqlitePool,
    },
    /// A PostgreSQL server.
    Postgres(PgPool),
}

/// Work on one consistent state of the database. Dropped without [`Transaction::commit`] it leaves
/// no trace.
pub struct Transaction {
    pub(crate) engine: Engine,
    /// The workspaces whose documents it changes.
    touched: BTreeSet<WorkspaceId>,
    followers: Followers,
}

/// Where a transaction runs.
pub(crate) enum Engine {
    /// On the embedded file.
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    /// On a server.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Database {
    /// Opens the configured database and brings its tables up to date. Several processes may do so
    /// at once: one migrates, the others wait.
    ///
    /// # Errors
    /// Invalid when the address or the folder cannot be used or a newer program wrote the data;
    /// unavailable when the server does not answer.
    pub async fn open(config: &Config) -> Result<Database> {
        let database = Database::connect(config).await?;
        migrate::migrate(&database, migrate::MIGRATIONS).await?;
        Ok(database)
    }

    async fn connect(config: &Config) -> Result<Database> {
        let pools = match &config.database_url {
            Some(url) => Pools::connect(url).await?,
            None => Pools::open_file(&config.database_file()).await?,
        };
        Ok(Database {
            pools,
            followers: Followers::new(),
        })
    }

    fn begun(&self, engine: Engine) -> Transaction {
        Transaction {
            engine,
            touched: BTreeSet::new(),
            followers: self.followers.clone(),
        }
    }

    /// Begins a transaction that only reads, on one consistent snapshot.
    pub async fn read(&self) -> Result<Transaction> {
        let engine = match &self.pools {
            Pools::Sqlite { readers, .. } => retry(|| readers.begin()).await.map(Engine::Sqlite),
            Pools::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                retry(|| pool.begin_with(begin)).await.map(Engine::Postgres)
            }
        };
        Ok(self.begun(engine?))
    }

    /// Begins a transaction that may write. On SQLite it is the only writer from here on; on
    /// PostgreSQL lock the rows you decide upon (see [`Transaction::for_update`]).
    pub async fn write(&self) -> Result<Transaction> {
        let engine = match &self.pools {
            Pools::Sqlite { writer, .. } => retry(|| writer.begin_with("BEGIN IMMEDIATE"))
                .await
                .map(Engine::Sqlite),
            Pools::Postgres(pool) => retry(|| pool.begin()).await.map(Engine::Postgres),
        };
        Ok(self.begun(engine?))
    }

    /// Answers when the database answers.
    pub async fn check(&self) -> Result<()> {
        let mut transaction = self.read().await?;
        fetch_one!(&mut transaction, (i64,), "SELECT CAST(1 AS BIGINT)")?;
        Ok(())
    }

    /// Waits for running statements and closes all connections.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl Pools {
    async fn connect(url: &str) -> Result<Pools> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            let detail = "the database address must start with postgres://";
            return Err(Error::invalid("invalid_database_url", detail));
        }
        // The cause may repeat the address, and with it the password: it is not shown.
        let options: PgConnectOptions = url.parse().map_err(|_| {
            let detail = "the database address cannot be read, expected postgres://user@host/name";
            Error::invalid("invalid_database_url", detail)
        })?;
        // A pool would repeat a refused connection for long; whoever waits wants to know soon.
        let first = retry(|| PgConnection::connect_with(&options))
            .await
            .map_err(|error| {
                let why = error.cause().map(ToString::to_string).unwrap_or_default();
                let detail = format!("the PostgreSQL server cannot be used: {why}");
                Error::new(Kind::Unavailable, "database_unreachable", detail).caused_by(error)
            })?;
        first.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(options);
        Ok(Pools::Postgres(pool))
    }

    async fn open_file(file: &Path) -> Result<Pools> {
        let folder = file.parent().unwrap_or(Path::new("."));
        create_private_folder(folder)?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT)
            .foreign_keys(true);
        // Turning a new file to WAL fails at once, without waiting, when two processes do it
        // together: a lock file lets one go first.
        let lock_path = folder.join("wegmarke.lock");
        let lock =
            std::fs::File::create(&lock_path).map_err(|cause| Error::file(&lock_path, cause))?;
        let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock))
            .await?
            .map_err(|cause| Error::file(&lock_path, cause))?;
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options.clone())
            .await
            .map_err(|cause| {
                let detail = format!("{} cannot be opened: {cause}", file.display());
                Error::invalid("database_file", detail).caused_by(cause)
            })?;
        drop(lock);
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Pools::Sqlite { readers, writer })
    }
}

impl Transaction {
    /// Keeps what was done. After this returns without error it survives a power cut, and whoever
    /// follows the changes of a workspace that it touched is woken.
    pub async fn commit(mut self) -> Result<()> {
        let touched = std::mem::take(&mut self.touched);
        let followers = self.followers.clone();
        for workspace in &touched {
            followers.announce(&mut self, *workspace).await?;
        }
        let kept = match self.engine {
            Engine::Sqlite(transaction) => transaction.commit().await,
            Engine::Postgres(transaction) => transaction.commit().await,
        };
        // After an error too: perhaps only the answer was lost.
        for workspace in touched {
            followers.wake(workspace);
        }
        Ok(kept?)
    }

    /// Notes that documents of the workspace change; true the first time.
    pub(crate) fn touch(&mut self, workspace: WorkspaceId) -> bool {
        self.touched.insert(workspace)
    }

    fn is_on_server(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// What to append to a `SELECT` whose rows this transaction decides upon and then changes:
    /// nothing on SQLite, where it is the only writer, a row lock on PostgreSQL.
    pub fn for_update(&self) -> &'static str {
        if self.is_on_server() {
            " FOR UPDATE"
        } else {
            ""
        }
    }
}

/// Repeats the beginning of a transaction while the engine is busy or away. Nothing has been done
/// before a transaction begins, so this is the one place where repeating is always safe.
async fn retry<T, F>(mut begin: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    for pause in BEGIN_PAUSES {
        match begin().await {
            Ok(transaction) => return Ok(transaction),
            // Waiting for a free connection has taken long enough already.
            Err(cause) if may_pass(&cause) && !matches!(cause, sqlx::Error::PoolTimedOut) => {
                tracing::warn!(%cause, "the database is busy, trying again");
                tokio::time::sleep(pause).await;
            }
            Err(cause) => return Err(cause.into()),
        }
    }
    Ok(begin().await?)
}
