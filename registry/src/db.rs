//! The database: `SQLite` as the embedded default, `PostgreSQL` when users outgrow one machine.
//! `write` is the only way to open a writing transaction.

use std::time::Duration;

use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, Order, RuntimeErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use uuid::Uuid;

/// How much memory each `SQLite` connection may keep pages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// 4 MiB: there are several connections, and each keeps what it read.
    Lean,
    /// 128 MiB, for a command that writes in bulk: keys are random, so every part of every index is
    /// touched again and again.
    Roomy,
}

impl Memory {
    const fn pragma(self) -> &'static str {
        match self {
            Self::Lean => "-4000",
            Self::Roomy => "-128000",
        }
    }
}

/// A pool of connections.
#[derive(Debug, Clone)]
pub struct Db {
    connection: DatabaseConnection,
}

impl Db {
    /// Connects to `sqlite://FILE` or `postgres://…`. A missing `SQLite` file is created.
    pub async fn connect(url: &str, memory: Memory) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(if url.starts_with("sqlite:") { 8 } else { 16 })
            .connect_timeout(Duration::from_secs(10))
            .acquire_timeout(Duration::from_secs(30))
            .sqlx_logging(false);
        options.map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(30))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                .pragma("cache_size", memory.pragma())
        });
        Ok(Self { connection: Database::connect(options).await? })
    }

    /// Whether it was refused only because another program holds an `SQLite` file at this moment (`SQLITE_BUSY`). Whoever is
    /// the first to open one turns its journal over, and who comes just then is refused in spite of the busy timeout.
    pub fn is_busy(error: &DbErr) -> bool {
        let DbErr::Conn(RuntimeErr::SqlxError(error)) = error else { return false };
        let Some(error) = error.as_database_error() else { return false };
        error.code().is_some_and(|code| code == "5")
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

/// Work that only one copy of the program may do at a time.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Alone {
    /// Bringing files in: two that know the same platforms would write the same versions.
    Import,
    /// Making partitions.
    Partitions,
}

/// Waits until nobody else does this, and keeps others waiting until `transaction` ends. On `SQLite` only
/// one writes at a time anyway.
pub(crate) async fn alone(transaction: &DatabaseTransaction, work: Alone) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // Any numbers, the same in every copy of the program.
        let lock = match work {
            Alone::Import => 0x706f_7274_0001_i64,
            Alone::Partitions => 0x706f_7274_0002,
        };
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({lock})")).await?;
    }
    Ok(())
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
    if limit == 0 {
        return Ok(Vec::new());
    }
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
