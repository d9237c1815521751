//! Telling of flags: the government first, by letter, and the public once its time to answer is over.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{FlagKind, Notice};
use crate::access::Acting;
use crate::context::Context;
use crate::entities::{flag, platform};
use crate::error::Result;
use crate::events::{self, EventKind, NewEvent};
use crate::mails::{self, MailKind};

/// Flags that one transaction moves.
const BATCH: u64 = 200;

/// What was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Letters that were put into the mail.
    pub letters: usize,
    /// Flags that the public is told of from now on.
    pub notices: usize,
}

/// Tells whoever is to be told by now. A flag that closed meanwhile is told to nobody.
pub async fn tell(ctx: &Context) -> Result<Told> {
    let mut told = Told::default();
    while let Some(letters) = governments(ctx).await? {
        told.letters += letters;
    }
    while let Some(notices) = public(ctx).await? {
        told.notices += notices;
    }
    Ok(told)
}

/// Writes to the governments of the next flags that they have not heard of: one letter a platform and account.
async fn governments(ctx: &Context) -> Result<Option<usize>> {
    let theirs = FlagKind::ALL.iter().copied().filter(|kind| kind.notice() != Notice::Never);
    let transaction = ctx.db.write().await?;
    let untold = flag::Column::ToldAt.is_null().and(flag::Column::Kind.is_in(theirs));
    let rows = open(&transaction, untold).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    mark(&transaction, &rows, flag::Column::ToldAt, ctx).await?;
    let mut of_platforms: BTreeMap<Uuid, Vec<flag::Model>> = BTreeMap::new();
    for row in rows {
        of_platforms.entry(row.platform_id).or_default().push(row);
    }
    let mut letters = 0;
    for (id, flags) in of_platforms {
        letters += write(ctx, &transaction, id, &flags).await?;
    }
    transaction.commit().await?;
    Ok(Some(letters))
}

async fn write(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    id: Uuid,
    rows: &[flag::Model],
) -> Result<usize> {
    let Some(row) = platform::Entity::find_by_id(id).one(transaction).await? else { return Ok(0) };
    let flags = rows.iter().map(|row| json!({ "flag": row.kind, "evidence": row.last_evidence }));
    let until = rows.iter().filter(|row| row.noticed_at.is_none()).filter_map(|row| row.notice_from).min();
    let facts = json!({ "flags": flags.collect::<Vec<_>>(), "until": until });
    mails::to_government(ctx, transaction, &row, MailKind::FlagOpened, facts).await
}

/// Gives notice of the next flags whose time has come.
async fn public(ctx: &Context) -> Result<Option<usize>> {
    let transaction = ctx.db.write().await?;
    let now = ctx.clock.now();
    let unnoticed = flag::Column::NoticedAt.is_null().and(flag::Column::NoticeFrom.lte(now));
    let rows = open(&transaction, unnoticed).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    mark(&transaction, &rows, flag::Column::NoticedAt, ctx).await?;
    let events: Vec<_> = rows
        .iter()
        .map(|row| {
            let event = NewEvent::of(EventKind::FlagPublished, Value::Null, json!({ "flag": row.kind }));
            Ok(NewEvent {
                platform_id: Some(row.platform_id),
                reason: Some(row.last_evidence.clone()),
                ..event
            })
        })
        .collect();
    events::append(ctx, &transaction, &Acting::job("flags"), events).await?;
    transaction.commit().await?;
    Ok(Some(rows.len()))
}

/// The next open flags of which this holds, locked.
async fn open(transaction: &DatabaseTransaction, which: Expr) -> Result<Vec<flag::Model>> {
    let select = flag::Entity::find()
        .filter(flag::Column::ClosedAt.is_null())
        .filter(which)
        .order_by_asc(flag::Column::PlatformId)
        .order_by_asc(flag::Column::OpenedAt)
        .limit(BATCH);
    Ok(select.lock_exclusive().all(transaction).await?)
}

async fn mark(
    transaction: &DatabaseTransaction,
    rows: &[flag::Model],
    column: flag::Column,
    ctx: &Context,
) -> Result<()> {
    flag::Entity::update_many()
        .col_expr(column, Expr::value(ctx.clock.now()))
        .filter(flag::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(transaction)
        .await?;
    Ok(())
}
