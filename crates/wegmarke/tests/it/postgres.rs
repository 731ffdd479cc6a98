//! A PostgreSQL server for the tests: `WEGMARKE_TEST_POSTGRES`, or a scratch cluster of this run.
//!
//! Without either the tests fail and say what to install; `WEGMARKE_SKIP_POSTGRES=1` leaves
//! PostgreSQL out, loudly.

/// The address of a new, empty database.
pub async fn fresh_database() -> Option<String> {
    let server = std::env::var("WEGMARKE_TEST_POSTGRES").ok()?;
    let name = format!("wegmarke_{}", uuid::Uuid::now_v7().simple());
    let pool = sqlx::PgPool::connect(&server)
        .await
        .expect("the test server answers");
    let create = format!("CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
    sqlx::query(sqlx::AssertSqlSafe(create))
        .execute(&pool)
        .await
        .expect("may create databases");
    let (address, _) = server
        .rsplit_once('/')
        .expect("the address names a database");
    Some(format!("{address}/{name}"))
}
