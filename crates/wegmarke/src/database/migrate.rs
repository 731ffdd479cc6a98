//! Brings the tables up to date: forward only, embedded, each file once, all or nothing.

use std::collections::HashMap;

use super::{Database, Engine, Transaction, execute, fetch_all};
use crate::error::{Error, Result};
use crate::ids::secret_hash;

/// One file of statements that both engines understand: `BIGINT`, `TEXT`, `BOOLEAN`, `DOUBLE
/// PRECISION`; no vendor's types, no defaults that ask for the time.
pub(super) struct Migration {
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("migrations/", $name, ".sql")) }),*]
    };
}

/// Every migration in the order in which an empty database gets them. Never edit one that has been
/// released: add another.
pub(super) const MIGRATIONS: &[Migration] = migrations![
    "0001_accounts",
    "0010_repository",
    "0020_events",
    "0030_change_feed",
    "0031_change_origin",
    "0090_notifications",
    "0091_comments",
    "0092_tasks",
    "0093_favourites",
    "0094_sharing",
    "0095_digests",
];

/// The number of the advisory lock that keeps two processes from migrating one server together.
const POSTGRES_LOCK: i64 = 0x5745_474d_4152_4b45;

/// Applies what is missing in one transaction.
///
/// # Errors
/// A conflict when the database knows migrations that this program does not, or other text under
/// the same name: a newer program wrote it, and an older one must not touch it.
pub(super) async fn migrate(database: &Database, migrations: &[Migration]) -> Result<()> {
    let mut transaction = database.write().await?;
    if let Engine::Postgres(engine) = &mut transaction.engine {
        sqlx::query("SELECT pg_advisory_xact_lock($1)")
            .bind(POSTGRES_LOCK)
            .execute(&mut **engine)
            .await?;
    }
    let create = "CREATE TABLE IF NOT EXISTS applied_migrations \
                  (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)";
    execute!(&mut transaction, create)?;
    let applied = fetch_all!(
        &mut transaction,
        (String, String),
        "SELECT * FROM applied_migrations"
    )?;
    let mut applied: HashMap<String, String> = applied.into_iter().collect();
    for migration in migrations {
        let checksum = secret_hash(migration.sql);
        match applied.remove(migration.name) {
            Some(known) if known == checksum => {}
            Some(_) => return Err(written_by_another(migration.name)),
            None => {
                run_script(&mut transaction, migration).await?;
                let insert = "INSERT INTO applied_migrations (name, checksum) VALUES ($1, $2)";
                execute!(&mut transaction, insert, migration.name, checksum)?;
            }
        }
    }
    if let Some(name) = applied.keys().min() {
        return Err(written_by_another(name));
    }
    transaction.commit().await
}

async fn run_script(transaction: &mut Transaction, migration: &Migration) -> Result<()> {
    let script = sqlx::raw_sql(migration.sql);
    let done = match &mut transaction.engine {
        Engine::Sqlite(engine) => script.execute(&mut **engine).await.map(|_| ()),
        Engine::Postgres(engine) => script.execute(&mut **engine).await.map(|_| ()),
    };
    done.map_err(|cause| Error::from(cause).with("migration", migration.name))
}

fn written_by_another(name: &str) -> Error {
    let detail = format!(
        "this data was written by another version of Wegmarke (its step '{name}' is not known \
         here); please use that version or a later one"
    );
    Error::conflict("newer_data", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::fetch_one;

    const FIRST: Migration = Migration {
        name: "1",
        sql: "CREATE TABLE a (x BIGINT); INSERT INTO a VALUES (1);",
    };

    async fn open(folder: &tempfile::TempDir) -> Database {
        Database::connect(&crate::Config::embedded(folder.path()))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn each_migration_runs_once() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder).await;
        let second = Migration {
            name: "2",
            sql: "INSERT INTO a VALUES (2);",
        };
        migrate(&database, &[FIRST]).await.unwrap();
        migrate(&database, &[FIRST, second]).await.unwrap();
        let mut transaction = database.read().await.unwrap();
        let (rows,) = fetch_one!(&mut transaction, (i64,), "SELECT COUNT(*) FROM a").unwrap();
        assert_eq!(rows, 2);
    }

    #[tokio::test]
    async fn a_failing_migration_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder).await;
        let broken = Migration {
            name: "2",
            sql: "CREATE TABLE b (x BIGINT); NONSENSE;",
        };
        migrate(&database, &[FIRST, broken]).await.unwrap_err();
        let mut transaction = database.read().await.unwrap();
        let tables = "SELECT COUNT(*) FROM sqlite_master";
        assert_eq!(fetch_one!(&mut transaction, (i64,), tables).unwrap(), (0,));
    }

    #[tokio::test]
    async fn data_of_a_newer_program_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder).await;
        migrate(&database, &[FIRST]).await.unwrap();
        assert_eq!(
            migrate(&database, &[]).await.unwrap_err().code(),
            "newer_data"
        );
        let edited = Migration {
            name: "1",
            sql: "CREATE TABLE a (y BIGINT);",
        };
        assert_eq!(
            migrate(&database, &[edited]).await.unwrap_err().code(),
            "newer_data"
        );
    }

    #[tokio::test]
    async fn changes_from_before_the_feed_are_numbered_and_keep_the_order_of_their_documents() {
        let folder = tempfile::tempdir().unwrap();
        let database = open(&folder).await;
        let before = MIGRATIONS.iter().position(|m| m.name == "0030_change_feed");
        migrate(&database, &MIGRATIONS[..before.unwrap()])
            .await
            .unwrap();
        let mut transaction = database.write().await.unwrap();
        // The clock went back between the two changes of 'a'.
        let script = Migration {
            name: "old data",
            sql: "INSERT INTO workspaces VALUES ('w', 'w', '{}', 0), ('v', 'v', '{}', 0);
                INSERT INTO documents VALUES ('w', 'a', 'goal', 2, 0, 0, NULL, FALSE, NULL, '{}'),
                    ('w', 'b', 'goal', 1, 0, 0, NULL, FALSE, NULL, '{}'),
                    ('v', 'a', 'goal', 1, 0, 0, NULL, FALSE, NULL, '{}');
                INSERT INTO document_changes VALUES
                    ('w', 'a', 1, 50, NULL, 'create', NULL, '[]', '[]'),
                    ('w', 'b', 1, 20, NULL, 'create', NULL, '[]', '[]'),
                    ('w', 'a', 2, 10, NULL, 'change', NULL, '[]', '[]'),
                    ('v', 'a', 1, 99, NULL, 'create', NULL, '[]', '[]');",
        };
        run_script(&mut transaction, &script).await.unwrap();
        transaction.commit().await.unwrap();
        migrate(&database, MIGRATIONS).await.unwrap();
        let mut transaction = database.read().await.unwrap();
        let select = "SELECT workspace_id, document_id, sequence FROM document_changes \
                      ORDER BY workspace_id, number";
        let rows = fetch_all!(&mut transaction, (String, String, i64), select).unwrap();
        let rows: Vec<_> = rows.iter().map(|(w, d, s)| (&w[..], &d[..], *s)).collect();
        let expected = [("v", "a", 1), ("w", "b", 1), ("w", "a", 1), ("w", "a", 2)];
        assert_eq!(rows, expected);
        let select = "SELECT workspace_id, head FROM change_feeds ORDER BY workspace_id";
        let heads = fetch_all!(&mut transaction, (String, i64), select).unwrap();
        assert_eq!(heads, [("v".to_owned(), 1), ("w".to_owned(), 3)]);
    }
}
