//! Sessions: a browser in which somebody is signed in. They end by themselves when nobody uses them, and after two weeks
//! in any case; their owner sees them all and may end any.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Account, NOTED_EVERY, Secret, get, in_person, me, secret};
use crate::access::{Actor, Person};
use crate::context::Context;
use crate::entities::session;
use crate::error::{Error, Result};

/// A session that nobody used for so long has ended.
const IDLE: TimeDelta = TimeDelta::hours(24);
/// No session lasts longer.
const LONGEST: TimeDelta = TimeDelta::days(14);
/// Letters of a browser's name that are kept.
const AGENT: usize = 200;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// What the browser called itself.
    pub agent: Option<String>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to about five minutes.
    pub used_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
}

pub(super) async fn begin(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    account: Uuid,
    agent: Option<&str>,
) -> Result<(Secret, DateTime<Utc>)> {
    let secret = Secret::new()?;
    let now = ctx.clock.now();
    let agent = agent.map(|agent| agent.chars().filter(|c| !c.is_control()).take(AGENT).collect());
    let row = session::ActiveModel {
        id: Set(ctx.new_id()),
        account_id: Set(account),
        hash: Set(secret.hash()),
        agent: Set(agent),
        created_at: Set(now),
        used_at: Set(now),
        expires_at: Set(now + LONGEST),
        ended_at: Set(None),
    };
    session::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok((secret, now + LONGEST))
}

/// Ends the session of this secret, if there is one.
pub(super) async fn leave(ctx: &Context, transaction: &DatabaseTransaction, shown: &str) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(ctx.clock.now()))
        .filter(session::Column::Hash.eq(secret::hash(shown)))
        .filter(session::Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Who is signed in with this secret, and in which session; none when it has ended.
pub async fn of_session(ctx: &Context, shown: &str) -> Result<Option<(Person, Session)>> {
    let now = ctx.clock.now();
    let row =
        session::Entity::find().filter(session::Column::Hash.eq(secret::hash(shown))).one(ctx.db.read());
    let Some(row) = row.await?.filter(|row| is_alive(row, now)) else { return Ok(None) };
    let account = get(ctx.db.read(), row.account_id).await?;
    if account.suspended_at.is_some() {
        return Ok(None);
    }
    if now - row.used_at >= NOTED_EVERY {
        let used = session::ActiveModel { id: Set(row.id), used_at: Set(now), ..Default::default() };
        let transaction = ctx.db.write().await?;
        session::Entity::update(used).exec(&transaction).await?;
        transaction.commit().await?;
    }
    Ok(Some((account.person(), told(row))))
}

/// The sessions of whoever acts, the last used first.
pub async fn sessions(ctx: &Context, actor: &Actor) -> Result<Vec<Session>> {
    let Account { id, .. } = me(ctx, actor).await?;
    let now = ctx.clock.now();
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .order_by_desc(session::Column::UsedAt)
        .all(ctx.db.read())
        .await?;
    Ok(rows.into_iter().filter(|row| is_alive(row, now)).map(told).collect())
}

/// Ends one of one's own sessions.
pub async fn end(ctx: &Context, actor: &Actor, id: Uuid) -> Result<()> {
    let account = in_person(ctx, actor).await?.id;
    let transaction = ctx.db.write().await?;
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(ctx.clock.now()))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::EndedAt.is_null())
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    if ended.rows_affected == 0 { Err(Error::NotFound(format!("the session {id}"))) } else { Ok(()) }
}

/// Ends all of one's own sessions but one.
pub async fn end_others(ctx: &Context, actor: &Actor, but: Option<Uuid>) -> Result<u64> {
    let account = in_person(ctx, actor).await?.id;
    let transaction = ctx.db.write().await?;
    let ended = end_all(ctx, &transaction, account, but).await?;
    transaction.commit().await?;
    Ok(ended)
}

pub(super) async fn end_all(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    account: Uuid,
    but: Option<Uuid>,
) -> Result<u64> {
    let mut update = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(ctx.clock.now()))
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::EndedAt.is_null());
    if let Some(but) = but {
        update = update.filter(session::Column::Id.ne(but));
    }
    Ok(update.exec(transaction).await?.rows_affected)
}

fn is_alive(row: &session::Model, now: DateTime<Utc>) -> bool {
    row.ended_at.is_none() && row.expires_at > now && row.used_at + IDLE > now
}

fn told(row: session::Model) -> Session {
    let session::Model { id, account_id: _, hash: _, agent, created_at, used_at, expires_at, ended_at: _ } =
        row;
    Session { id, agent, created_at, used_at, expires_at }
}
