//! The curators' queue: proposals and flags in one order, first what waits longest. A place is kept with each (`rank_at`),
//! so that the queue is read off two indexes however long it is: as if it had waited since then, which is earlier for what
//! is urgent. What waits for a government is not in it.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::access::{Actor, Person, curator};
use crate::context::Context;
use crate::entities::{flag, proposal};
use crate::error::Result;
use crate::flags::{self, Flag, FlagKind};
use crate::proposals::{self, Proposal};
use crate::vocabulary::{CountryCode, countries};
use crate::workflow::ProposalKind;

/// Which part of the queue is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Proposals of these kinds.
    pub kinds: Vec<ProposalKind>,
    /// Flags of these kinds. When neither names any, all of both are wanted.
    pub flags: Vec<FlagKind>,
    /// Of these countries; of all where the curator decides when none is named.
    pub countries: Vec<CountryCode>,
    /// Only what is assigned to the curator, or only what is assigned to nobody; flags are assigned to nobody.
    pub assigned: Option<bool>,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// As if it had waited since then.
    pub rank_at: DateTime<Utc>,
    /// What stands there.
    pub id: Uuid,
}

/// Something that waits for a curator.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A proposal.
    Proposal(Box<Proposal>),
    /// A flag.
    Flag(Box<Flag>),
}

/// How many of a kind wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// What they are.
    pub kind: Kind,
    /// How many.
    pub count: u64,
    /// Since when the first of them waits.
    pub oldest: DateTime<Utc>,
}

/// A kind of what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Of proposals.
    Proposal(ProposalKind),
    /// Of flags.
    Flag(FlagKind),
}

/// What waits and the curator may decide on, first what waits longest; at most `limit` after a place. Their own, and what
/// is of countries that they speak for, is not among it.
pub async fn queue(
    ctx: &Context,
    actor: &Actor,
    waiting: &Waiting,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<(Place, Item)>> {
    let wanted = Wanted::new(ctx, actor, waiting, Reading::InOrder)?;
    let mut items = wanted.proposals(ctx, after, limit).await?;
    items.extend(wanted.flags(ctx, after, limit).await?);
    items.sort_by_key(|(place, _)| *place);
    items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(items)
}

/// Counts what waits for a curator, by kind.
pub async fn counts(ctx: &Context, actor: &Actor, waiting: &Waiting) -> Result<Vec<Count>> {
    let wanted = Wanted::new(ctx, actor, waiting, Reading::All)?;
    let mut counts = Vec::new();
    if let Some(theirs) = &wanted.proposals {
        let rows = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Kind)
            .column_as(proposal::Column::Kind.count(), "count")
            .column_as(proposal::Column::WaitingSince.min(), "oldest")
            .filter(theirs.clone())
            .group_by(proposal::Column::Kind)
            .into_tuple::<(ProposalKind, i64, DateTime<Utc>)>()
            .all(ctx.db.read())
            .await?;
        counts.extend(rows.into_iter().map(|(kind, count, oldest)| (Kind::Proposal(kind), count, oldest)));
    }
    if let Some(theirs) = &wanted.flags {
        let rows = flag::Entity::find()
            .select_only()
            .column(flag::Column::Kind)
            .column_as(flag::Column::Id.count(), "count")
            .column_as(flag::Column::OpenedAt.min(), "oldest")
            .filter(theirs.clone())
            .group_by(flag::Column::Kind)
            .into_tuple::<(FlagKind, i64, DateTime<Utc>)>()
            .all(ctx.db.read())
            .await?;
        counts.extend(rows.into_iter().map(|(kind, count, oldest)| (Kind::Flag(kind), count, oldest)));
    }
    counts.sort_by_key(|(kind, ..)| *kind);
    let count = |(kind, count, oldest): (Kind, i64, DateTime<Utc>)| Count {
        kind,
        count: count.unsigned_abs(),
        oldest,
    };
    Ok(counts.into_iter().map(count).collect())
}

/// How much of what waits is read.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// From a place on, until a page is full.
    InOrder,
    /// All of it.
    All,
}

impl Reading {
    /// A column to choose by. In order it is one that no index has: by kind or country, `SQLite` would read all that waits
    /// there and sort it for each page.
    fn by(self, column: impl ColumnTrait) -> Expr {
        match self {
            Self::InOrder => Func::if_null(Expr::col(column), Expr::col(column)).into(),
            Self::All => Expr::col(column),
        }
    }
}

/// What is asked of each table; nothing where nothing of it is wanted.
struct Wanted {
    proposals: Option<Condition>,
    flags: Option<Condition>,
}

impl Wanted {
    fn new(ctx: &Context, actor: &Actor, waiting: &Waiting, reading: Reading) -> Result<Self> {
        let person = curator(actor)?;
        let Waiting { kinds, flags, countries, assigned } = waiting;
        let everything = kinds.is_empty() && flags.is_empty();
        let here = decided_by(person, countries);
        let proposals = (everything || !kinds.is_empty())
            .then(|| of_proposals(person, kinds, here.as_deref(), *assigned, reading));
        let flags = ((everything || !flags.is_empty()) && *assigned != Some(true))
            .then(|| of_flags(ctx.clock.now(), flags, here, reading));
        Ok(Self { proposals, flags })
    }

    async fn proposals(&self, ctx: &Context, after: Option<Place>, limit: u64) -> Result<Vec<(Place, Item)>> {
        let Some(theirs) = &self.proposals else { return Ok(Vec::new()) };
        let mut select = proposal::Entity::find()
            .filter(theirs.clone())
            .order_by_asc(proposal::Column::RankAt)
            .order_by_asc(proposal::Column::Id)
            .limit(limit);
        if let Some(place) = after {
            select = select.filter(behind(place, proposal::Column::RankAt, proposal::Column::Id));
        }
        let rows = select.all(ctx.db.read()).await?;
        rows.into_iter()
            .filter_map(|row| Some((Place { rank_at: row.rank_at?, id: row.id }, row)))
            .map(|(place, row)| Ok((place, Item::Proposal(Box::new(proposals::from_row(row)?)))))
            .collect()
    }

    async fn flags(&self, ctx: &Context, after: Option<Place>, limit: u64) -> Result<Vec<(Place, Item)>> {
        let Some(theirs) = &self.flags else { return Ok(Vec::new()) };
        let mut select = flag::Entity::find()
            .filter(theirs.clone())
            .order_by_asc(flag::Column::RankAt)
            .order_by_asc(flag::Column::Id)
            .limit(limit);
        if let Some(place) = after {
            select = select.filter(behind(place, flag::Column::RankAt, flag::Column::Id));
        }
        let rows = select.all(ctx.db.read()).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| Some((Place { rank_at: row.rank_at?, id: row.id }, row)))
            .map(|(place, row)| (place, Item::Flag(Box::new(flags::told(row)))))
            .collect())
    }
}

fn behind(Place { rank_at, id }: Place, rank: impl ColumnTrait, ids: impl ColumnTrait) -> Condition {
    let same = Condition::all().add(rank.eq(rank_at)).add(ids.gt(id));
    Condition::any().add(rank.gt(rank_at)).add(same)
}

fn of_proposals(
    person: &Person,
    kinds: &[ProposalKind],
    here: Option<&[CountryCode]>,
    assigned: Option<bool>,
    reading: Reading,
) -> Condition {
    // Named even where all are wanted: by kind and country, counting finds all that it asks for in one index.
    let kinds = if kinds.is_empty() { ProposalKind::ALL } else { kinds };
    let waits = match reading {
        Reading::InOrder => proposal::Column::RankAt,
        Reading::All => proposal::Column::WaitingSince,
    };
    let mut all = Condition::all()
        .add(waits.is_not_null())
        .add(proposal::Column::AuthorId.ne(person.account))
        .add(reading.by(proposal::Column::Kind).is_in(kinds.iter().copied()));
    if let Some(here) = here {
        all = all.add(reading.by(proposal::Column::Country).is_in(here.iter().copied()));
    }
    match assigned {
        None => all,
        Some(true) => all.add(proposal::Column::AssigneeId.eq(person.account)),
        Some(false) => all.add(proposal::Column::AssigneeId.is_null()),
    }
}

fn of_flags(
    now: DateTime<Utc>,
    kinds: &[FlagKind],
    here: Option<Vec<CountryCode>>,
    reading: Reading,
) -> Condition {
    let mut all = Condition::all().add(flag::Column::ClosedAt.is_null()).add(flag::Column::RankAt.lte(now));
    if let Some(here) = here {
        all = all.add(reading.by(flag::Column::PlatformId).in_subquery(flags::platforms_of(here)));
    }
    if !kinds.is_empty() {
        all = all.add(flag::Column::Kind.is_in(kinds.iter().copied()));
    }
    all
}

/// The countries whose matters the curator decides, of those named if any are; none for all.
fn decided_by(person: &Person, named: &[CountryCode]) -> Option<Vec<CountryCode>> {
    let grants = &person.grants;
    let decides = |code: &CountryCode| grants.curates(*code) && !grants.is_government_of(*code);
    if named.is_empty() && grants.curated().is_none() && grants.government.is_empty() {
        return None;
    }
    let all: Vec<CountryCode> = match named {
        [] => countries().iter().map(|country| country.code).collect(),
        some => some.to_vec(),
    };
    Some(all.into_iter().filter(decides).collect())
}
