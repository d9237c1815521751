//! Checks that somebody asked for. Any worker takes them before what is due; there is no other way from
//! a page to the crawler.

use sea_orm::sea_query::{Condition, Expr, LockBehavior, LockType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::due::Worker;
use super::report::Report;
use crate::context::Context;
use crate::entities::check_request;
use crate::error::{Error, Result};
use crate::vocabulary::PlatformUrl;

/// A request that this worker has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The request.
    pub id: Uuid,
    /// The address to check.
    pub url: String,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// No worker has finished it.
    Waiting,
    /// Done.
    Finished(Box<Report>),
}

/// Asks for a check of `url`, for a platform or for an address that is not listed yet.
pub async fn ask(ctx: &Context, url: &PlatformUrl, platform_id: Option<Uuid>) -> Result<Uuid> {
    let id = ctx.new_id();
    let transaction = ctx.db.write().await?;
    let row = check_request::ActiveModel {
        id: Set(id),
        url: Set(url.as_str().to_owned()),
        platform_id: Set(platform_id),
        requested_at: Set(ctx.clock.now()),
        lease_owner: Set(None),
        lease_until: Set(None),
        finished_at: Set(None),
        report: Set(None),
    };
    check_request::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Where the request stands.
pub async fn get(ctx: &Context, id: Uuid) -> Result<Progress> {
    let row = check_request::Entity::find_by_id(id)
        .one(ctx.db.read())
        .await?
        .ok_or_else(|| Error::NotFound(format!("the check request {id}")))?;
    let Some(report) = row.report else { return Ok(Progress::Waiting) };
    let report =
        serde_json::from_str(&report).map_err(|error| Error::corrupt(format!("report of {id}"), error))?;
    Ok(Progress::Finished(Box::new(report)))
}

/// Claims up to `limit` waiting requests, oldest first.
pub async fn claim(ctx: &Context, worker: &Worker, limit: u64) -> Result<Vec<Asked>> {
    let now = ctx.clock.now();
    let unheld = Condition::any()
        .add(check_request::Column::LeaseUntil.is_null())
        .add(check_request::Column::LeaseUntil.lt(now));
    let waiting = Query::select()
        .column(check_request::Column::Id)
        .from(check_request::Entity)
        .and_where(check_request::Column::FinishedAt.is_null())
        .cond_where(unheld)
        .order_by(check_request::Column::RequestedAt, sea_orm::Order::Asc)
        .limit(limit)
        .to_owned();
    if ctx.db.read().query_one(&waiting).await?.is_none() {
        return Ok(Vec::new());
    }
    let waiting = waiting.clone().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).to_owned();
    let update = Query::update()
        .table(check_request::Entity)
        .value(check_request::Column::LeaseOwner, worker.id.as_str())
        .value(check_request::Column::LeaseUntil, now + worker.lease)
        .and_where(check_request::Column::Id.in_subquery(waiting))
        .returning(Query::returning().columns([check_request::Column::Id, check_request::Column::Url]))
        .to_owned();
    let transaction = ctx.db.write().await?;
    let rows = transaction.query_all(&update).await?;
    transaction.commit().await?;
    let asked = rows
        .iter()
        .map(|row| {
            Ok::<_, sea_orm::DbErr>(Asked { id: row.try_get_by_index(0)?, url: row.try_get_by_index(1)? })
        })
        .collect::<std::result::Result<_, _>>()?;
    Ok(asked)
}

/// Keeps the report of a finished request.
pub async fn finish(ctx: &Context, id: Uuid, report: &Report) -> Result<()> {
    let report = serde_json::to_string(report).map_err(|error| Error::corrupt("report", error))?;
    let transaction = ctx.db.write().await?;
    let row = check_request::ActiveModel {
        id: Set(id),
        lease_owner: Set(None),
        lease_until: Set(None),
        finished_at: Set(Some(ctx.clock.now())),
        report: Set(Some(report)),
        ..Default::default()
    };
    check_request::Entity::update(row).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

pub(super) async fn renew(ctx: &Context, transaction: &DatabaseTransaction, worker: &Worker) -> Result<()> {
    let held = Query::select()
        .column(check_request::Column::Id)
        .from(check_request::Entity)
        .and_where(check_request::Column::LeaseOwner.eq(worker.id.as_str()))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let update = Query::update()
        .table(check_request::Entity)
        .value(check_request::Column::LeaseUntil, ctx.clock.now() + worker.lease)
        .and_where(check_request::Column::Id.in_subquery(held))
        .to_owned();
    transaction.execute(&update).await?;
    Ok(())
}

pub(super) async fn release(transaction: &DatabaseTransaction, worker: &Worker) -> Result<()> {
    check_request::Entity::update_many()
        .col_expr(check_request::Column::LeaseOwner, Expr::value(None::<String>))
        .col_expr(check_request::Column::LeaseUntil, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(check_request::Column::LeaseOwner.eq(worker.id.as_str()))
        .exec(transaction)
        .await?;
    Ok(())
}
