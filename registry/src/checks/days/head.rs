//! How far the days are rolled up. What comes late opens its day again, so that no observation is left out.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::context::Context;
use crate::entities::observation;
use crate::entities::roll_up_head::{Column, Entity, Model};
use crate::error::{Error, Result};

const HEAD: i32 = 1;

/// When a day begins: in UTC, as every day of the registry.
pub(crate) fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

impl Model {
    /// Of days before this the rolled-up rows say everything; none if nothing is rolled up.
    pub(crate) fn complete_before(&self) -> Option<NaiveDate> {
        self.rolled_until.map(|until| self.late_from.map_or(until, |late| late.min(until)))
    }
}

pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Model> {
    let head = Entity::find_by_id(HEAD).one(db).await?;
    head.ok_or_else(|| Error::corrupt("head of the roll-ups", "its row is missing"))
}

/// Notes that observations of an earlier day are being stored, so that this day is rolled up again. A roll-up that
/// is at this very day does not see them, which is why the note is left even if the day is not rolled up yet.
pub(crate) async fn note_late(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    times: impl Iterator<Item = DateTime<Utc>>,
) -> Result<()> {
    let Some(day) = times.map(|at| at.date_naive()).min().filter(|day| *day < ctx.clock.now().date_naive())
    else {
        return Ok(());
    };
    let sooner = Condition::any().add(Column::LateFrom.is_null()).add(Column::LateFrom.gt(day));
    let kept = Condition::any().add(Column::KeptSince.is_null()).add(Column::KeptSince.lte(day));
    Entity::update_many()
        .col_expr(Column::LateFrom, Expr::value(day))
        .filter(sooner)
        .filter(kept)
        .exec(transaction)
        .await?;
    Ok(())
}

/// Takes what came late into account and gives the first day that is to be rolled up; none before the first
/// observation.
pub(super) async fn begin(ctx: &Context) -> Result<Option<NaiveDate>> {
    let transaction = ctx.db.write().await?;
    let select = Entity::find_by_id(HEAD).lock_exclusive();
    let head = select.one(&transaction).await?;
    let head = head.ok_or_else(|| Error::corrupt("head of the roll-ups", "its row is missing"))?;
    let day = match head.complete_before() {
        Some(day) => Some(day),
        None => first_day(&transaction).await?,
    };
    if let Some(day) = day {
        set(&transaction, Column::RolledUntil, Expr::value(day)).await?;
        set(&transaction, Column::LateFrom, Expr::value(None::<NaiveDate>)).await?;
    }
    transaction.commit().await?;
    Ok(day)
}

/// Says that `day` is rolled up. Gives whether this copy of the program may go on: not if another one, or a late
/// observation, has set the head elsewhere meanwhile.
pub(super) async fn advance(ctx: &Context, day: NaiveDate, next: NaiveDate) -> Result<bool> {
    let transaction = ctx.db.write().await?;
    let moved = Entity::update_many()
        .col_expr(Column::RolledUntil, Expr::value(next))
        .filter(Column::RolledUntil.eq(day))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(moved.rows_affected == 1)
}

/// Says that no observation of a day before `day` is kept. Another copy of the program may be further already.
pub(crate) async fn keep_since(ctx: &Context, day: NaiveDate) -> Result<()> {
    let behind = Condition::any().add(Column::KeptSince.is_null()).add(Column::KeptSince.lt(day));
    let transaction = ctx.db.write().await?;
    Entity::update_many()
        .col_expr(Column::KeptSince, Expr::value(day))
        .filter(behind)
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// The day of the first observation.
pub(crate) async fn first_day(db: &impl ConnectionTrait) -> Result<Option<NaiveDate>> {
    let first = observation::Entity::find()
        .select_only()
        .column(observation::Column::CheckedAt)
        .order_by_asc(observation::Column::CheckedAt)
        .limit(1)
        .into_tuple::<DateTime<Utc>>()
        .one(db)
        .await?;
    Ok(first.map(|at| at.date_naive()))
}

async fn set(transaction: &DatabaseTransaction, column: Column, value: SimpleExpr) -> Result<()> {
    Entity::update_many().col_expr(column, value).filter(Column::Id.eq(HEAD)).exec(transaction).await?;
    Ok(())
}
