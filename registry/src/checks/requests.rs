//! Checks that somebody asked for. Any worker takes them before what is due; there is no other way from
//! a page to the crawler.
//!
//! Whoever asks for what is asked for already joins that request, and whoever asks for what was answered a moment
//! ago gets that answer: however many ask, a host is visited once. The check of a platform is recorded like any
//! other, and a check of it that was under way when somebody asked answers the request too.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, Expr, LockBehavior, LockType, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Unchanged,
};
use uuid::Uuid;

use super::due::{self, Due, Worker};
use super::policy::{Policy, seconds};
use super::record::Finding;
use super::report::Report;
use crate::access::{Actor, Deed, may};
use crate::accounts::attempts::{self, Trial};
use crate::context::Context;
use crate::entities::{check_request, platform};
use crate::error::{Error, FieldError, Result};
use crate::said;
use crate::vocabulary::{Lifecycle, PlatformUrl, UrlError};
use crate::workers;

/// What is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A platform, by its names and languages; what is found is recorded.
    Platform(Uuid),
    /// An address that is not listed yet; what is found is told and no more.
    Address(PlatformUrl),
}

/// Requests that this worker has claimed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// Platforms, claimed as if they were due; recording them answers whoever asked.
    pub platforms: Vec<Due>,
    /// Addresses, each with its request, for `finish`.
    pub addresses: Vec<(Uuid, String)>,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// No worker has taken it.
    Waiting {
        /// Its place among those that wait; the first is 1.
        place: u64,
        /// Whether there is a worker at all.
        workers: bool,
    },
    /// A worker is at it.
    Checking,
    /// Done.
    Finished {
        /// What was found.
        report: Box<Report>,
        /// When.
        at: DateTime<Utc>,
    },
}

/// Asks for a check, and gives the request to follow: a new one, the one that waits already, or the one that was
/// answered within the policy's pause.
pub async fn ask(ctx: &Context, actor: &Actor, policy: &Policy, subject: &Subject) -> Result<Uuid> {
    let country = match subject {
        Subject::Platform(id) => Some(crate::platforms::country_of(ctx, *id).await?),
        Subject::Address(_) => None,
    };
    let acting = may(actor, Deed::CheckNow(country))?;
    if let Some(account) = acting.account {
        attempts::note(ctx, Trial::CheckBy(account)).await?;
    }
    let transaction = ctx.db.write().await?;
    let id = put(ctx, &transaction, policy, subject).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The same for an address as it was typed; whoever may not ask is not told what is wrong with it.
pub async fn ask_for_address(ctx: &Context, actor: &Actor, policy: &Policy, typed: &str) -> Result<Uuid> {
    may(actor, Deed::CheckNow(None))?;
    let url = typed.parse().map_err(|error: UrlError| Error::Invalid(vec![FieldError::new("url", error)]))?;
    ask(ctx, actor, policy, &Subject::Address(url)).await
}

/// The same, as a part of something larger.
pub(crate) async fn put(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    policy: &Policy,
    subject: &Subject,
) -> Result<Uuid> {
    let (url, platform_id) = match subject {
        Subject::Address(url) => (url.as_str().to_owned(), None),
        Subject::Platform(id) => (address_of(transaction, *id).await?, Some(*id)),
    };
    let now = ctx.clock.now();
    let row = check_request::ActiveModel {
        id: Set(ctx.new_id()),
        url: Set(url.clone()),
        platform_id: Set(platform_id),
        requested_at: Set(now),
        lease_owner: Set(None),
        lease_until: Set(None),
        finished_at: Set(None),
        report: Set(None),
    };
    let fresh = Condition::any()
        .add(check_request::Column::FinishedAt.is_null())
        .add(check_request::Column::FinishedAt.gt(now - seconds(policy.request_pause_s)));
    let known = check_request::Entity::find()
        .filter(check_request::Column::Url.eq(&url))
        .filter(platform_id.map_or(check_request::Column::PlatformId.is_null(), |id| {
            check_request::Column::PlatformId.eq(id)
        }))
        .filter(fresh)
        .order_by_desc(check_request::Column::RequestedAt);
    if let Some(known) = known.clone().one(transaction).await? {
        return Ok(known.id);
    }
    // Of two that ask at the same moment, an index lets one in.
    let alone = OnConflict::new().do_nothing().to_owned();
    check_request::Entity::insert(row)
        .on_conflict(alone)
        .try_insert()
        .exec_without_returning(transaction)
        .await?;
    let request = known.one(transaction).await?;
    request
        .map(|row| row.id)
        .ok_or_else(|| Error::corrupt("check request", "it is not there after it was made"))
}

async fn address_of(transaction: &DatabaseTransaction, id: Uuid) -> Result<String> {
    let row = platform::Entity::find_by_id(id).one(transaction).await?;
    let row = row.ok_or_else(|| Error::NotFound(format!("the platform {id}")))?;
    if row.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(said!(
            "retired-unchecked",
            "{slug} is retired, and what is retired is not checked",
            slug = row.slug
        )));
    }
    Ok(row.url)
}

/// Where the request stands, for whoever was given its id.
pub async fn follow(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Progress> {
    may(actor, Deed::BeSomebody)?;
    get(ctx, id).await
}

/// Where the request stands.
pub async fn get(ctx: &Context, id: Uuid) -> Result<Progress> {
    let row = check_request::Entity::find_by_id(id)
        .one(ctx.db.read())
        .await?
        .ok_or_else(|| Error::NotFound(format!("the check request {id}")))?;
    if let (Some(report), Some(at)) = (&row.report, row.finished_at) {
        let report =
            serde_json::from_str(report).map_err(|error| Error::corrupt(format!("report of {id}"), error))?;
        return Ok(Progress::Finished { report: Box::new(report), at });
    }
    let taken = row.lease_until.is_some_and(|until| until >= ctx.clock.now());
    let under_way = match row.platform_id {
        Some(platform) => taken || due::is_held(ctx, platform).await?,
        None => taken,
    };
    if under_way {
        return Ok(Progress::Checking);
    }
    let before = check_request::Entity::find()
        .filter(unclaimed(ctx))
        .filter(check_request::Column::RequestedAt.lt(row.requested_at))
        .count(ctx.db.read())
        .await?;
    Ok(Progress::Waiting { place: before + 1, workers: workers::any(ctx).await? })
}

/// Claims up to `limit` requests, oldest first. A platform that somebody checks already is left to them.
pub async fn claim(ctx: &Context, worker: &Worker, limit: u64) -> Result<Claimed> {
    if !any(ctx).await? {
        return Ok(Claimed::default());
    }
    let transaction = ctx.db.write().await?;
    let oldest = Query::select()
        .column(check_request::Column::Id)
        .from(check_request::Entity)
        .cond_where(unclaimed(ctx))
        .order_by(check_request::Column::RequestedAt, sea_orm::Order::Asc)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let rows = read(&transaction, &oldest).await?;
    let wanted: Vec<Uuid> = rows.iter().filter_map(|row| row.platform_id).collect();
    let platforms = due::claim_now(ctx, &transaction, worker, &wanted).await?;
    let ours: BTreeSet<Uuid> = platforms.iter().map(|due| due.platform_id).collect();
    let fetched: BTreeSet<&str> = platforms.iter().map(|due| due.url.as_str()).collect();
    let (of_platforms, addresses): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.platform_id.is_some());
    let of_platforms = of_platforms.iter().filter(|row| row.platform_id.is_some_and(|id| ours.contains(&id)));
    // Recording the platform at the same address answers these too.
    let addresses: Vec<_> = addresses.into_iter().filter(|row| !fetched.contains(row.url.as_str())).collect();
    let taken: Vec<Uuid> = of_platforms.chain(&addresses).map(|row| row.id).collect();
    check_request::Entity::update_many()
        .col_expr(check_request::Column::LeaseOwner, Expr::value(worker.id.as_str()))
        .col_expr(check_request::Column::LeaseUntil, Expr::value(ctx.clock.now() + worker.lease))
        .filter(check_request::Column::Id.is_in(taken))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    let addresses = addresses.into_iter().map(|row| (row.id, row.url)).collect();
    Ok(Claimed { platforms, addresses })
}

/// Whether any request waits.
pub async fn any(ctx: &Context) -> Result<bool> {
    let waiting = check_request::Entity::find().select_only().column(check_request::Column::Id);
    Ok(waiting.filter(unclaimed(ctx)).into_tuple::<Uuid>().one(ctx.db.read()).await?.is_some())
}

/// Requests that wait and that nobody holds.
fn unclaimed(ctx: &Context) -> Condition {
    let unheld = Condition::any()
        .add(check_request::Column::LeaseUntil.is_null())
        .add(check_request::Column::LeaseUntil.lt(ctx.clock.now()));
    Condition::all().add(check_request::Column::FinishedAt.is_null()).add(unheld)
}

/// The rows that a select of ids names, in order.
async fn read(transaction: &DatabaseTransaction, ids: &SelectStatement) -> Result<Vec<check_request::Model>> {
    let ids = transaction.query_all(ids).await?;
    let ids: Vec<Uuid> =
        ids.iter().map(|row| row.try_get_by_index(0)).collect::<std::result::Result<_, _>>()?;
    Ok(check_request::Entity::find()
        .filter(check_request::Column::Id.is_in(ids))
        .order_by_asc(check_request::Column::RequestedAt)
        .all(transaction)
        .await?)
}

/// Keeps the report of an address that was checked.
pub async fn finish(ctx: &Context, id: Uuid, report: &Report) -> Result<()> {
    let transaction = ctx.db.write().await?;
    close(ctx, &transaction, id, report).await?;
    transaction.commit().await?;
    Ok(())
}

/// Answers whoever asked for one of these platforms, or for its address, with what was found.
pub(super) async fn answer(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    findings: &[Finding],
) -> Result<()> {
    let open = check_request::Entity::find()
        .select_only()
        .columns([check_request::Column::Id, check_request::Column::PlatformId, check_request::Column::Url])
        .filter(check_request::Column::FinishedAt.is_null())
        .into_tuple::<(Uuid, Option<Uuid>, String)>()
        .all(transaction)
        .await?;
    if open.is_empty() {
        return Ok(());
    }
    let by_platform: HashMap<_, _> =
        findings.iter().map(|found| (found.platform_id, &found.report)).collect();
    let by_address: HashMap<_, _> =
        findings.iter().map(|found| (found.report.url.as_str(), &found.report)).collect();
    for (id, platform, url) in open {
        let report = match platform {
            Some(platform) => by_platform.get(&platform),
            None => by_address.get(url.as_str()),
        };
        if let Some(report) = report {
            close(ctx, transaction, id, report).await?;
        }
    }
    Ok(())
}

async fn close(ctx: &Context, transaction: &DatabaseTransaction, id: Uuid, report: &Report) -> Result<()> {
    let report = serde_json::to_string(report).map_err(|error| Error::corrupt("report", error))?;
    let row = check_request::ActiveModel {
        id: Unchanged(id),
        lease_owner: Set(None),
        lease_until: Set(None),
        finished_at: Set(Some(ctx.clock.now())),
        report: Set(Some(report)),
        ..Default::default()
    };
    // Another worker may have answered it and the sweep have taken it away.
    check_request::Entity::update_many()
        .set(row)
        .filter(check_request::Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Takes away what was asked of a platform that is retired now.
pub(super) async fn withdraw(transaction: &DatabaseTransaction, platform: Uuid) -> Result<()> {
    check_request::Entity::delete_many()
        .filter(check_request::Column::PlatformId.eq(platform))
        .filter(check_request::Column::FinishedAt.is_null())
        .exec(transaction)
        .await?;
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
        .col_expr(check_request::Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(check_request::Column::LeaseOwner.eq(worker.id.as_str()))
        .exec(transaction)
        .await?;
    Ok(())
}
