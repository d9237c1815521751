//! Which platforms are due, and whose turn it is: workers claim them by lease, so that any number of
//! workers share the work, a killed worker's claims run out, and nothing is checked twice or lost.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{
    Condition, Expr, ExprTrait, InsertStatement, LockBehavior, LockType, OnConflict, Query, SelectStatement,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use uuid::Uuid;

use super::described::describe;
use crate::context::Context;
use crate::db::rows_a_statement;
use crate::entities::{check_schedule, platform};
use crate::error::Result;
use crate::vocabulary::Lifecycle;

pub use super::described::Due;

/// Who checks, and from where.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Unlike any other worker's.
    pub id: String,
    /// The vantage label.
    pub vantage: String,
    /// How long a claim lasts.
    pub lease: TimeDelta,
}

/// Puts platforms that this vantage has never heard of on its schedule, due at once.
pub async fn enrol(ctx: &Context, vantage: &str) -> Result<u64> {
    let known = Query::select()
        .column(check_schedule::Column::PlatformId)
        .from(check_schedule::Entity)
        .and_where(check_schedule::Column::Vantage.eq(vantage))
        .to_owned();
    let unknown = Query::select()
        .column(platform::Column::Id)
        .expr(Expr::val(vantage))
        .expr(Expr::val(ctx.clock.now()))
        .from(platform::Entity)
        .and_where(platform::Column::Id.not_in_subquery(known))
        .and_where(platform::Column::Lifecycle.ne(Lifecycle::Retired))
        // Two workers that enrol at once must not wait for each other crosswise.
        .order_by(platform::Column::Id, sea_orm::Order::Asc)
        .to_owned();
    let any = ctx.db.read().query_one(unknown.clone().limit(1)).await?;
    if any.is_none() {
        return Ok(0);
    }
    let mut insert = InsertStatement::new();
    insert.into_table(check_schedule::Entity).columns([
        check_schedule::Column::PlatformId,
        check_schedule::Column::Vantage,
        check_schedule::Column::NextCheckAt,
    ]);
    insert.select_from(unknown).map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?;
    insert.on_conflict(OnConflict::new().do_nothing().to_owned());
    let transaction = ctx.db.write().await?;
    let result = transaction.execute(&insert).await?;
    transaction.commit().await?;
    Ok(result.rows_affected())
}

/// Claims up to `limit` platforms that are due at `by`, and with them all that share an address with one of them.
pub async fn claim(ctx: &Context, worker: &Worker, by: DateTime<Utc>, limit: u64) -> Result<Vec<Due>> {
    let transaction = ctx.db.write().await?;
    in_order(&transaction).await?;
    let claimed = lease(ctx, &transaction, worker, waiting(ctx, worker, by, limit)).await?;
    let due = with_sharing(ctx, &transaction, worker, claimed).await?;
    transaction.commit().await?;
    Ok(due)
}

/// For the rest of the transaction, `PostgreSQL` takes rows off the index in order. Left to guess, it reads and sorts all
/// that is due as long as its statistics do not know how much that is.
async fn in_order(transaction: &DatabaseTransaction) -> Result<()> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("SET LOCAL enable_sort = off").await?;
    }
    Ok(())
}

/// Whether a platform is due now.
pub async fn any(ctx: &Context, worker: &Worker) -> Result<bool> {
    let due = free(ctx, worker)
        .and_where(check_schedule::Column::NextCheckAt.lte(ctx.clock.now()))
        .limit(1)
        .to_owned();
    Ok(ctx.db.read().query_one(&due).await?.is_some())
}

/// How the database goes about a claim, in its own words.
pub async fn plan(ctx: &Context, worker: &Worker, limit: u64) -> Result<Vec<String>> {
    let statement = ctx.db.backend().build(&waiting(ctx, worker, ctx.clock.now(), limit));
    let (explain, column) = match ctx.db.backend() {
        DbBackend::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        _ => ("EXPLAIN ANALYZE", "QUERY PLAN"),
    };
    let explained = Statement { sql: format!("{explain} {}", statement.sql), ..statement };
    let transaction = ctx.db.write().await?;
    in_order(&transaction).await?;
    let rows = transaction.query_all_raw(explained).await?;
    transaction.rollback().await?;
    Ok(rows.iter().map(|row| row.try_get("", column)).collect::<std::result::Result<_, _>>()?)
}

/// Claims these platforms, due or not, and all that share an address with one of them, as far as nobody holds them.
pub(super) async fn claim_now(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    platforms: &[Uuid],
) -> Result<Vec<Due>> {
    if platforms.is_empty() {
        return Ok(Vec::new());
    }
    let named = free(ctx, worker)
        .and_where(check_schedule::Column::PlatformId.is_in(platforms.iter().copied()))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let claimed = lease(ctx, transaction, worker, named).await?;
    with_sharing(ctx, transaction, worker, claimed).await
}

async fn with_sharing(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    mut claimed: Vec<Uuid>,
) -> Result<Vec<Due>> {
    if claimed.is_empty() {
        return Ok(Vec::new());
    }
    let others = sharing_an_address(transaction, &claimed).await?;
    if !others.is_empty() {
        let sharing = free(ctx, worker)
            .and_where(check_schedule::Column::PlatformId.is_in(others))
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .to_owned();
        claimed.extend(lease(ctx, transaction, worker, sharing).await?);
    }
    describe(transaction, worker, &claimed).await
}

/// Whether somebody holds the platform now, from whatever vantage.
pub(super) async fn is_held(ctx: &Context, platform: Uuid) -> Result<bool> {
    let held = check_schedule::Entity::find()
        .filter(check_schedule::Column::PlatformId.eq(platform))
        .filter(check_schedule::Column::LeaseUntil.gte(ctx.clock.now()));
    Ok(held.one(ctx.db.read()).await?.is_some())
}

/// Gives claims back with the time of the next check of each.
pub(super) async fn put_back(
    transaction: &DatabaseTransaction,
    worker: &Worker,
    next: &HashMap<Uuid, DateTime<Utc>>,
) -> Result<()> {
    let mut rows: Vec<_> = next
        .iter()
        .map(|(platform, at)| check_schedule::ActiveModel {
            platform_id: Set(*platform),
            vantage: Set(worker.vantage.clone()),
            next_check_at: Set(*at),
            lease_owner: Set(None),
            lease_until: Set(None),
        })
        .collect();
    let given_back =
        OnConflict::columns([check_schedule::Column::PlatformId, check_schedule::Column::Vantage])
            .update_columns([
                check_schedule::Column::NextCheckAt,
                check_schedule::Column::LeaseOwner,
                check_schedule::Column::LeaseUntil,
            ])
            .to_owned();
    while !rows.is_empty() {
        let batch = rows.split_off(rows.len().saturating_sub(rows_a_statement(5)));
        check_schedule::Entity::insert_many(batch)
            .on_conflict(given_back.clone())
            .exec_without_returning(transaction)
            .await?;
    }
    Ok(())
}

/// Makes every claim of this worker last for another lease from now. Never waits for one that is being
/// recorded at this moment.
pub async fn renew(ctx: &Context, worker: &Worker) -> Result<()> {
    let held = Query::select()
        .column(check_schedule::Column::PlatformId)
        .from(check_schedule::Entity)
        .and_where(check_schedule::Column::LeaseOwner.eq(worker.id.as_str()))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let transaction = ctx.db.write().await?;
    lease(ctx, &transaction, worker, held).await?;
    super::requests::renew(ctx, &transaction, worker).await?;
    transaction.commit().await?;
    Ok(())
}

/// Those of `platforms` that this worker still holds, locked until the transaction ends. A claim that ran
/// out and that another worker has taken since is not ours to record.
pub(super) async fn held(
    transaction: &DatabaseTransaction,
    worker: &Worker,
    platforms: &BTreeSet<Uuid>,
) -> Result<BTreeSet<Uuid>> {
    let select = check_schedule::Entity::find()
        .filter(check_schedule::Column::Vantage.eq(worker.vantage.as_str()))
        .filter(check_schedule::Column::LeaseOwner.eq(worker.id.as_str()))
        .filter(check_schedule::Column::PlatformId.is_in(platforms.iter().copied()))
        .order_by_asc(check_schedule::Column::PlatformId)
        .lock_exclusive();
    Ok(select.all(transaction).await?.into_iter().map(|row| row.platform_id).collect())
}

/// Gives every claim of this worker back, checked or not.
pub async fn release(ctx: &Context, worker: &Worker) -> Result<u64> {
    let transaction = ctx.db.write().await?;
    let released = check_schedule::Entity::update_many()
        .col_expr(check_schedule::Column::LeaseOwner, Expr::value(None::<String>))
        .col_expr(check_schedule::Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(check_schedule::Column::LeaseOwner.eq(worker.id.as_str()))
        .exec(&transaction)
        .await?;
    super::requests::release(&transaction, worker).await?;
    transaction.commit().await?;
    Ok(released.rows_affected)
}

/// Makes `platforms` due now from every other vantage: what one misses the others should look at, since down is only
/// what is down from all that report.
pub(super) async fn hasten(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    platforms: &BTreeSet<Uuid>,
) -> Result<()> {
    if platforms.is_empty() {
        return Ok(());
    }
    let now = ctx.clock.now();
    check_schedule::Entity::update_many()
        .col_expr(check_schedule::Column::NextCheckAt, Expr::value(now))
        .filter(check_schedule::Column::PlatformId.is_in(platforms.iter().copied()))
        .filter(check_schedule::Column::Vantage.ne(worker.vantage.as_str()))
        .filter(check_schedule::Column::NextCheckAt.gt(now))
        .exec(transaction)
        .await?;
    Ok(())
}

/// How many platforms of `vantage` are due and how many are on its schedule. What was retired since is on
/// it no more.
pub async fn count(ctx: &Context, vantage: &str) -> Result<(u64, u64)> {
    use sea_orm::PaginatorTrait;
    let all = check_schedule::Entity::find()
        .filter(check_schedule::Column::Vantage.eq(vantage))
        .filter(check_schedule::Column::PlatformId.not_in_subquery(retired()));
    let due = all.clone().filter(check_schedule::Column::NextCheckAt.lte(ctx.clock.now()));
    Ok((due.count(ctx.db.read()).await?, all.count(ctx.db.read()).await?))
}

/// The first `limit` rows that nobody holds and that are due at `by`, longest first.
fn waiting(ctx: &Context, worker: &Worker, by: DateTime<Utc>, limit: u64) -> SelectStatement {
    free(ctx, worker)
        .and_where(check_schedule::Column::NextCheckAt.lte(by))
        .order_by(check_schedule::Column::NextCheckAt, sea_orm::Order::Asc)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned()
}

/// Rows of the worker's vantage that nobody holds. A platform leaves the schedule when it is retired; one that was put
/// there by somebody who did not know is passed over.
fn free(ctx: &Context, worker: &Worker) -> SelectStatement {
    let unheld = Condition::any()
        .add(check_schedule::Column::LeaseUntil.is_null())
        .add(check_schedule::Column::LeaseUntil.lt(ctx.clock.now()));
    let retired = Query::select()
        .expr(Expr::val(1))
        .from(platform::Entity)
        .and_where(
            Expr::col((platform::Entity, platform::Column::Id))
                .equals((check_schedule::Entity, check_schedule::Column::PlatformId)),
        )
        .and_where(platform::Column::Lifecycle.eq(Lifecycle::Retired))
        .to_owned();
    Query::select()
        .column(check_schedule::Column::PlatformId)
        .from(check_schedule::Entity)
        .and_where(check_schedule::Column::Vantage.eq(worker.vantage.as_str()))
        .cond_where(unheld)
        .and_where(Expr::exists(retired).not())
        .to_owned()
}

/// Takes a platform that was retired off every schedule.
pub(super) async fn strike_off(transaction: &DatabaseTransaction, platform: Uuid) -> Result<()> {
    check_schedule::Entity::delete_many()
        .filter(check_schedule::Column::PlatformId.eq(platform))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(crate) fn retired() -> SelectStatement {
    Query::select()
        .column(platform::Column::Id)
        .from(platform::Entity)
        .and_where(platform::Column::Lifecycle.eq(Lifecycle::Retired))
        .to_owned()
}

/// The other platforms at the addresses of these. Keys and ids are named, not asked for by subqueries: a database without
/// statistics goes through all platforms for those.
async fn sharing_an_address(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let keys = platform::Entity::find()
        .select_only()
        .column(platform::Column::UrlKey)
        .filter(platform::Column::Id.is_in(ids.iter().copied()))
        .into_tuple::<String>()
        .all(transaction)
        .await?;
    let all = platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::UrlKey.is_in(keys))
        .into_tuple::<Uuid>()
        .all(transaction)
        .await?;
    Ok(all.into_iter().filter(|id| !ids.contains(id)).collect())
}

async fn lease(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    worker: &Worker,
    rows: SelectStatement,
) -> Result<Vec<Uuid>> {
    let update = Query::update()
        .table(check_schedule::Entity)
        .value(check_schedule::Column::LeaseOwner, worker.id.as_str())
        .value(check_schedule::Column::LeaseUntil, ctx.clock.now() + worker.lease)
        .and_where(check_schedule::Column::Vantage.eq(worker.vantage.as_str()))
        .and_where(check_schedule::Column::PlatformId.in_subquery(rows))
        .returning(Query::returning().column(check_schedule::Column::PlatformId))
        .to_owned();
    let rows = transaction.query_all(&update).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index::<Uuid>(0)).collect::<std::result::Result<_, _>>()?)
}
