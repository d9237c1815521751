//! The curators' queue: what waits for them, the longest first. A proposal's place is kept with it (`rank_at`), so that the
//! queue is read off an index however long it is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Proposal;
use super::read::beat;
use super::stored::read;
use crate::access::{Actor, Beat, Grants, Person};
use crate::context::Context;
use crate::entities::proposal;
use crate::error::{Error, Result};
use crate::vocabulary::CountryCode;
use crate::workflow::ProposalKind;

/// Which part of the queue is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Of these kinds; of all when none is named.
    pub kinds: Vec<ProposalKind>,
    /// Of these countries; of all where the curator decides when none is named.
    pub countries: Vec<CountryCode>,
    /// Only what is assigned to the curator, or only what is assigned to nobody.
    pub assigned: Option<bool>,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// As if it had waited since then.
    pub rank_at: DateTime<Utc>,
    /// Which proposal stands there.
    pub id: Uuid,
}

/// How many wait.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By kind.
    pub kinds: BTreeMap<ProposalKind, u64>,
}

/// The proposals that wait and that the curator may decide on, first those that wait longest; at most `limit` after a
/// place. Their own, and those of countries that they speak for, are not among them.
pub async fn queue(
    ctx: &Context,
    actor: &Actor,
    waiting: &Waiting,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<(Place, Proposal)>> {
    let person = curator(actor)?;
    let mut select = proposal::Entity::find()
        .filter(theirs(person, waiting))
        .order_by_asc(proposal::Column::RankAt)
        .order_by_asc(proposal::Column::Id)
        .limit(limit);
    if let Some(Place { rank_at, id }) = after {
        let behind = Condition::any()
            .add(proposal::Column::RankAt.gt(rank_at))
            .add(Condition::all().add(proposal::Column::RankAt.eq(rank_at)).add(proposal::Column::Id.gt(id)));
        select = select.filter(behind);
    }
    let rows = select.all(ctx.db.read()).await?;
    rows.into_iter()
        .filter_map(|row| Some((Place { rank_at: row.rank_at?, id: row.id }, row)))
        .map(|(place, row)| Ok((place, read(row)?)))
        .collect()
}

impl Counts {
    /// Counts what waits for a curator.
    pub async fn of(ctx: &Context, actor: &Actor, waiting: &Waiting) -> Result<Self> {
        let person = curator(actor)?;
        let rows = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Kind)
            .column_as(proposal::Column::Id.count(), "count")
            .filter(theirs(person, waiting))
            .group_by(proposal::Column::Kind)
            .into_tuple::<(ProposalKind, i64)>()
            .all(ctx.db.read())
            .await?;
        let kinds = rows.into_iter().map(|(kind, count)| (kind, count.unsigned_abs())).collect();
        Ok(Self { kinds })
    }
}

fn curator(actor: &Actor) -> Result<&Person> {
    crate::access::may(actor, crate::access::Deed::Curate)?;
    match actor {
        Actor::Person(person) => Ok(person),
        Actor::Visitor | Actor::System(_) | Actor::Operator => {
            Err(Error::Forbidden("only a curator has a queue".to_owned()))
        }
    }
}

fn theirs(person: &Person, waiting: &Waiting) -> Condition {
    let Waiting { kinds, countries, assigned } = waiting;
    let Person { account, grants, scopes: _ } = person;
    let mut all = Condition::all()
        .add(proposal::Column::RankAt.is_not_null())
        .add(proposal::Column::AuthorId.ne(*account));
    if let Some(countries) = wanted(grants, countries) {
        all = all.add(proposal::Column::Country.is_in(countries));
    }
    if !grants.government.is_empty() {
        all = all.add(proposal::Column::Country.is_not_in(grants.government.iter().copied()));
    }
    if !kinds.is_empty() {
        all = all.add(proposal::Column::Kind.is_in(kinds.iter().copied()));
    }
    match assigned {
        None => all,
        Some(true) => all.add(proposal::Column::AssigneeId.eq(*account)),
        Some(false) => all.add(proposal::Column::AssigneeId.is_null()),
    }
}

/// The countries to ask for; none for all.
fn wanted(grants: &Grants, countries: &[CountryCode]) -> Option<Vec<CountryCode>> {
    match (&grants.curator, countries) {
        (Some(Beat::World), []) => None,
        (_, []) => Some(beat(grants)),
        (_, some) => Some(some.iter().copied().filter(|code| grants.curates(*code)).collect()),
    }
}
