//! The database: `SQLite` as the embedded default, `PostgreSQL` when users outgrow one machine.
//! `write` is the only way to open a writing transaction.

use std::time::Duration;

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, Order, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use uuid::Uuid;

/// A pool of connections.
#[derive(Debug, Clone)]
pub struct Db {
    connection: DatabaseConnection,
}

impl Db {
    /// Connects to `sqlite://FILE` or `postgres://…`. A missing `SQLite` file is created.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .connect_timeout(Duration::from_secs(10))
            .acquire_timeout(Duration::from_secs(30))
            .sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(30))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                .pragma("cache_size", "-16000")
        });
        Ok(Self { connection: Database::connect(options).await? })
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Opens a writing transaction. On `SQLite` it takes the write lock at once (`BEGIN IMMEDIATE`):
    /// a transaction that reads first and writes later fails under contention in spite of the busy timeout.
    #[expect(clippy::disallowed_methods, reason = "this is the one way that everything else must take")]
    pub async fn write(&self) -> Result<DatabaseTransaction, DbErr> {
        let mode = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
        self.connection.begin_with_options(options).await
    }

    /// Which of the two it is.
    pub fn backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    /// Answers if the database does.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.connection.ping().await
    }

    /// Closes every connection.
    pub async fn close(self) -> Result<(), DbErr> {
        self.connection.close().await
    }
}

/// How many rows of `columns` columns one statement may carry: `SQLite` allows 32,766 parameters.
pub(crate) const fn rows_a_statement(columns: usize) -> usize {
    let rows = 16_000 / columns;
    if rows > 500 { 500 } else { rows }
}

/// The newest rows of each of many owners in one statement: for every value of `owner` among `ids`, at
/// most `limit` rows of `E` by `order`, newest first.
pub(crate) async fn newest_of_each<E: EntityTrait>(
    db: &Db,
    owner: E::Column,
    ids: &[Uuid],
    order: E::Column,
    limit: u64,
) -> Result<Vec<E::Model>, DbErr> {
    let numbered = Query::select()
        .column(Asterisk)
        .expr_window_as(
            Expr::cust("ROW_NUMBER()"),
            WindowStatement::partition_by(owner).order_by(order, Order::Desc).take(),
            "place",
        )
        .from(E::default())
        .and_where(owner.is_in(ids.iter().copied()))
        .to_owned();
    let newest = Query::select()
        .column(Asterisk)
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("place").lte(limit))
        .order_by("place", Order::Asc)
        .to_owned();
    E::find().from_raw_sql(db.backend().build(&newest)).all(db.read()).await
}
