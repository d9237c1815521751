//! What happened in a curator's matters since they last looked: what others sent, changed, answered and decided there.

use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::access::{Actor, curator};
use crate::context::Context;
use crate::entities::{account, event, proposal};
use crate::error::Result;
use crate::events::EventKind;
use crate::events::audit::{Event, told};
use crate::flags;

/// What is news to a curator. What the checks see of a site is not: what matters of it opens a flag.
const KINDS: [EventKind; 8] = [
    EventKind::ProposalMoved,
    EventKind::PlatformCreated,
    EventKind::PlatformUpdated,
    EventKind::PlatformRetired,
    EventKind::EndorsementChanged,
    EventKind::FlagOpened,
    EventKind::FlagClosed,
    EventKind::FlagDecided,
];

/// What happened since somebody looked.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// The events, newest first.
    pub events: Vec<Event>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

/// What others did in the curator's matters since they last looked, newest first; at most `limit`.
pub async fn news(ctx: &Context, actor: &Actor, limit: u64) -> Result<News> {
    let person = curator(actor)?;
    let looked_to = account::Entity::find_by_id(person.account)
        .select_only()
        .column(account::Column::LookedTo)
        .into_tuple::<Option<i64>>()
        .one(ctx.db.read())
        .await?
        .flatten();
    let mut sent = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::SubmittedAt.is_not_null());
    let mut about = Condition::all();
    if let Some(here) = person.grants.curated() {
        sent = sent.filter(proposal::Column::Country.is_in(here.iter().copied()));
        let of_platform = event::Column::PlatformId.in_subquery(flags::platforms_of(here));
        let of_proposal = event::Column::ProposalId.is_not_null();
        about = about.add(Condition::any().add(of_platform).add(of_proposal));
    }
    let of_proposal = event::Column::ProposalId.in_subquery(sent.into_query());
    let others = Condition::any()
        .add(event::Column::AccountId.is_null())
        .add(event::Column::AccountId.ne(person.account));
    let rows = event::Entity::find()
        .filter(event::Column::Seq.gt(looked_to.unwrap_or_default()))
        .filter(event::Column::Kind.is_in(KINDS))
        .filter(others)
        .filter(Condition::any().add(event::Column::ProposalId.is_null()).add(of_proposal))
        .filter(about)
        .order_by_desc(event::Column::Seq)
        .limit(limit + 1)
        .all(ctx.db.read())
        .await?;
    let mut events = rows.into_iter().map(told).collect::<Result<Vec<_>>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = events.len() > limit;
    events.truncate(limit);
    Ok(News { events, more })
}

/// Somebody has looked at everything up to an event. What they looked at before stays so.
pub async fn looked(ctx: &Context, actor: &Actor, to: i64) -> Result<()> {
    let person = curator(actor)?;
    let transaction = ctx.db.write().await?;
    let last = event::Entity::find()
        .select_only()
        .column(event::Column::Seq)
        .order_by_desc(event::Column::Seq)
        .into_tuple::<i64>()
        .one(&transaction)
        .await?;
    let row = account::Entity::find_by_id(person.account).one(&transaction).await?;
    let before = row.and_then(|row| row.looked_to).unwrap_or_default();
    let to = to.min(last.unwrap_or_default()).max(before);
    let changed =
        account::ActiveModel { id: Set(person.account), looked_to: Set(Some(to)), ..Default::default() };
    account::Entity::update(changed).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}
