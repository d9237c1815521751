//! How often something may be tried, counted in the database so that every copy of the program counts together.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use uuid::Uuid;

use super::secret;
use crate::context::Context;
use crate::entities::attempt;
use crate::error::{Error, Result};

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trial<'a> {
    /// To be sent a link, by whoever stands at a network address.
    LinkFrom(&'a str),
    /// To have one sent to this mail address.
    LinkTo(&'a str),
    /// To come in with a link, from a network address.
    SignInFrom(&'a str),
    /// To have something checked now, by an account.
    CheckBy(Uuid),
    /// To say what is wrong with an entry, by whoever stands at a network address.
    ReportFrom(&'a str),
}

impl Trial<'_> {
    /// Of whom nothing readable is kept.
    fn key(self) -> String {
        let (kind, who) = match self {
            Self::LinkFrom(source) => ("link-from", source),
            Self::LinkTo(email) => ("link-to", email),
            Self::SignInFrom(source) => ("sign-in-from", source),
            Self::ReportFrom(source) => ("report-from", source),
            Self::CheckBy(account) => return format!("check-by:{account}"),
        };
        format!("{kind}:{}", secret::hash(who))
    }

    /// How often in which time. A school or a ministry may share one network address.
    const fn limit(self) -> (u64, TimeDelta) {
        match self {
            Self::LinkFrom(_) => (30, TimeDelta::hours(1)),
            Self::LinkTo(_) => (5, TimeDelta::hours(1)),
            Self::SignInFrom(_) => (60, TimeDelta::hours(1)),
            Self::CheckBy(_) => (120, TimeDelta::hours(1)),
            Self::ReportFrom(_) => (20, TimeDelta::hours(1)),
        }
    }
}

/// Notes a trial, or refuses it when there were too many.
pub(crate) async fn note(ctx: &Context, trial: Trial<'_>) -> Result<()> {
    let (most, within) = trial.limit();
    let now = ctx.clock.now();
    let key = trial.key();
    let transaction = ctx.db.write().await?;
    let recent = attempt::Entity::find()
        .filter(attempt::Column::Key.eq(&key))
        .filter(attempt::Column::At.gt(now - within))
        .count(&transaction)
        .await?;
    if recent >= most {
        return Err(Error::RateLimited { seconds: within.num_seconds().unsigned_abs() });
    }
    let row = attempt::ActiveModel { id: Set(ctx.new_id()), key: Set(key), at: Set(now) };
    attempt::Entity::insert(row).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Forgets what counts no more.
pub async fn forget(ctx: &Context) -> Result<u64> {
    let transaction = ctx.db.write().await?;
    let old =
        attempt::Entity::delete_many().filter(attempt::Column::At.lt(ctx.clock.now() - TimeDelta::days(1)));
    let gone = old.exec(&transaction).await?;
    transaction.commit().await?;
    Ok(gone.rows_affected)
}
