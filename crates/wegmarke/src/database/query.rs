//! The macros that write a query once for both engines.
//!
//! `fetch_all!(tx, Row, sql, arguments…)`, `fetch_one!`, `fetch_optional!` give rows (any
//! `#[derive(sqlx::FromRow)]` type or a tuple), `execute!(tx, sql, arguments…)` the number of rows
//! it touched. `tx` is a `&mut Transaction`; text that is not a literal is wrapped in
//! `sqlx::AssertSqlSafe`, which marks the places to look at in a review.

/// Runs a query with rows on whichever engine the transaction is.
macro_rules! fetch {
    ($method:ident, $transaction:expr, $row:ty, $sql:expr $(, $argument:expr)* $(,)?) => {{
        let transaction: &mut $crate::database::Transaction = $transaction;
        let rows = match &mut transaction.engine {
            $crate::database::Engine::Sqlite(engine) => {
                sqlx::query_as::<sqlx::Sqlite, $row>($sql)$(.bind($argument))*
                    .$method(&mut **engine).await
            }
            $crate::database::Engine::Postgres(engine) => {
                sqlx::query_as::<sqlx::Postgres, $row>($sql)$(.bind($argument))*
                    .$method(&mut **engine).await
            }
        };
        rows.map_err($crate::error::Error::from)
    }};
}

/// All rows.
macro_rules! fetch_all {
    ($($query:tt)*) => { $crate::database::fetch!(fetch_all, $($query)*) };
}

/// The one row that must be there.
macro_rules! fetch_one {
    ($($query:tt)*) => { $crate::database::fetch!(fetch_one, $($query)*) };
}

/// The row, if there is one.
macro_rules! fetch_optional {
    ($($query:tt)*) => { $crate::database::fetch!(fetch_optional, $($query)*) };
}

/// Runs a statement and gives the number of rows it touched.
macro_rules! execute {
    ($transaction:expr, $sql:expr $(, $argument:expr)* $(,)?) => {{
        let transaction: &mut $crate::database::Transaction = $transaction;
        let touched = match &mut transaction.engine {
            $crate::database::Engine::Sqlite(engine) => {
                sqlx::query::<sqlx::Sqlite>($sql)$(.bind($argument))*
                    .execute(&mut **engine).await.map(|done| done.rows_affected())
            }
            $crate::database::Engine::Postgres(engine) => {
                sqlx::query::<sqlx::Postgres>($sql)$(.bind($argument))*
                    .execute(&mut **engine).await.map(|done| done.rows_affected())
            }
        };
        touched.map_err($crate::error::Error::from)
    }};
}

/// Stores a type of ours as a plain column value: `stored_as!(Instant, i64, to, from)`.
macro_rules! stored_as {
    ($type:ty, $column:ty, $to:expr, $from:expr) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $type
        where
            $column: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$column as sqlx::Type<DB>>::type_info()
            }

            fn compatible(column: &DB::TypeInfo) -> bool {
                <$column as sqlx::Type<DB>>::compatible(column)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $type
        where
            $column: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                let to: fn(&$type) -> $column = $to;
                <$column as sqlx::Encode<'q, DB>>::encode(to(self), buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $type
        where
            $column: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> Result<$type, sqlx::error::BoxDynError> {
                let value = <$column as sqlx::Decode<'r, DB>>::decode(value)?;
                let from: fn($column) -> Result<$type, sqlx::error::BoxDynError> = $from;
                from(value)
            }
        }
    };
}

pub(crate) use {execute, fetch, fetch_all, fetch_one, fetch_optional, stored_as};
