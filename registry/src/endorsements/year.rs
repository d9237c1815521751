//! The passing of a year: what was confirmed falls due, its government is reminded, and what is not renewed lapses.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::{days_until, step};
use crate::access::Acting;
use crate::context::Context;
use crate::entities::platform;
use crate::error::Result;
use crate::events::{self, NewEvent};
use crate::mails::{self, MailKind};
use crate::vocabulary::{EndorsementStatus, Lifecycle};
use crate::workflow::{EndorsementStep, Party};

/// Days before its end when an endorsement is due, and on which its government is reminded.
const DUE: i64 = 45;
const REMINDERS: [i32; 3] = [45, 14, 1];
/// Entries that one transaction moves.
const BATCH: u64 = 100;

/// What a night did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aged {
    /// Endorsements that fell due.
    pub due: usize,
    /// Those that lapsed.
    pub lapsed: usize,
    /// Letters that were put into the mail.
    pub letters: usize,
}

/// Moves every endorsement that time moves, and reminds. Doing it twice does no more than once.
pub async fn age(ctx: &Context) -> Result<Aged> {
    let (mut total, mut after) = (Aged::default(), None);
    loop {
        let transaction = ctx.db.write().await?;
        let rows = ageing(ctx, &transaction, after).await?;
        let Some(last) = rows.last() else { return Ok(total) };
        after = Some(last.id);
        let mut events = Vec::new();
        for row in rows {
            events.extend(one(ctx, &transaction, row, &mut total).await?);
        }
        events::append(ctx, &transaction, &Acting::job("endorsements"), events.into_iter().map(Ok)).await?;
        transaction.commit().await?;
    }
}

/// The next entries, by id, whose confirmation ends within the time of reminders.
async fn ageing(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    after: Option<Uuid>,
) -> Result<Vec<platform::Model>> {
    let mut select = platform::Entity::find()
        .filter(platform::Column::EndorsedUntil.lte(ctx.clock.now() + TimeDelta::days(DUE)))
        .filter(platform::Column::Endorsement.is_in([EndorsementStatus::Current, EndorsementStatus::Due]))
        .filter(platform::Column::Lifecycle.ne(Lifecycle::Retired))
        .order_by_asc(platform::Column::Id)
        .limit(BATCH);
    if let Some(after) = after {
        select = select.filter(platform::Column::Id.gt(after));
    }
    select = select.lock_exclusive();
    Ok(select.all(transaction).await?)
}

async fn one(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    row: platform::Model,
    total: &mut Aged,
) -> Result<Vec<NewEvent>> {
    let Some(until) = row.endorsed_until else { return Ok(Vec::new()) };
    let now = ctx.clock.now();
    let mut events = Vec::new();
    let authority = row.endorsed_by.clone();
    let mut standing = row.clone();
    if standing.endorsement == EndorsementStatus::Current {
        let due = step(
            ctx,
            transaction,
            standing.clone(),
            EndorsementStep::FallDue,
            Party::Time,
            authority.clone(),
        );
        events.extend(due.await?);
        standing.endorsement = EndorsementStatus::Due;
        total.due += 1;
    }
    if until <= now {
        let lapse = step(ctx, transaction, standing, EndorsementStep::Lapse, Party::Time, authority);
        events.extend(lapse.await?);
        total.lapsed += 1;
        total.letters += write(ctx, transaction, &row, MailKind::EndorsementLapsed, until).await?;
    } else if let Some(reminder) = reminder(days_until(now, until), row.reminded_days) {
        total.letters += write(ctx, transaction, &row, MailKind::EndorsementDue, until).await?;
        let reminded = platform::ActiveModel {
            id: Set(row.id),
            reminded_days: Set(Some(reminder)),
            ..Default::default()
        };
        platform::Entity::update(reminded).exec(transaction).await?;
    }
    Ok(events)
}

/// The reminder whose day has come and that was not sent yet; of several the last.
fn reminder(days: i64, reminded: Option<i32>) -> Option<i32> {
    let come = REMINDERS.into_iter().filter(|reminder| days <= i64::from(*reminder)).min()?;
    reminded.is_none_or(|sent| come < sent).then_some(come)
}

/// A letter to every account of the government, each with a link of its own.
async fn write(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    row: &platform::Model,
    kind: MailKind,
    until: DateTime<Utc>,
) -> Result<usize> {
    let facts = json!({ "until": until, "days": days_until(ctx.clock.now(), until) });
    mails::to_government(ctx, transaction, row, kind, facts).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reminder_is_sent_once_and_a_missed_one_is_not_sent_late() {
        let sent = |days, reminded| reminder(days, reminded);
        assert_eq!(sent(46, None), None);
        assert_eq!(sent(45, None), Some(45));
        assert_eq!(sent(30, Some(45)), None);
        assert_eq!(sent(14, Some(45)), Some(14));
        assert_eq!(sent(3, None), Some(14));
        assert_eq!(sent(1, Some(14)), Some(1));
        assert_eq!(sent(0, Some(1)), None);
    }
}
