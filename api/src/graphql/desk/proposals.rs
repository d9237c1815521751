//! Proposals, and the queue of what waits for curators.

use async_graphql::{Context, ID, Interface, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::flags::FlagKind;
use registry::proposals::{self, Filter, sheet};
use registry::queue::{self, Count, Item, Kind, Place, Waiting};
use registry::workflow::{ProposalKind, ProposalStatus};

use super::{Wanted, cursor};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::types::codes::Code;
use crate::graphql::types::connection::Connection;
use crate::graphql::types::flag::ReportedFlag;
use crate::graphql::types::proposal::Proposal;
use crate::graphql::types::scalars::{CountryCode, LanguageTag};
use crate::graphql::{context, named};

/// Something that waits for a curator.
#[derive(Debug, Clone, Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Its id."))]
pub enum ReviewItem {
    /// A proposal.
    Proposal(Proposal),
    /// A flag.
    Flag(ReportedFlag),
}

impl From<Item> for ReviewItem {
    fn from(item: Item) -> Self {
        match item {
            Item::Proposal(proposal) => Self::Proposal(Proposal(*proposal)),
            Item::Flag(flag) => Self::Flag(ReportedFlag(*flag)),
        }
    }
}

/// How many of a kind wait for a curator.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ReviewCount {
    /// The kind of proposals; null when these are flags.
    proposals: Option<Code<ProposalKind>>,
    /// The kind of flags; null when these are proposals.
    flags: Option<Code<FlagKind>>,
    /// How many.
    count: u64,
    /// Since when the first of them waits.
    oldest: DateTime<Utc>,
}

impl From<Count> for ReviewCount {
    fn from(Count { kind, count, oldest }: Count) -> Self {
        let (proposals, flags) = match kind {
            Kind::Proposal(kind) => (Some(Code(kind)), None),
            Kind::Flag(kind) => (None, Some(Code(kind))),
        };
        Self { proposals, flags, count, oldest }
    }
}

/// Reading proposals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Proposals;

/// Reading proposals.
#[Object(serial, name = "DeskProposals")]
impl Proposals {
    /// A proposal; null if there is none that you may read.
    async fn proposal(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Proposal>> {
        let found = proposals::find(context(ctx)?, actor(ctx), named(&id, "Proposal")?).await;
        Ok(found.or_refusal()?.map(Proposal))
    }

    /// Proposals that you may read, the last changed first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a filtered Relay connection")]
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        statuses: Option<Vec<Code<ProposalStatus>>>,
        countries: Option<Vec<CountryCode>>,
        platform: Option<ID>,
        #[graphql(default)] mine: bool,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Proposal>> {
        let filter = Filter {
            statuses: Code::bare(statuses),
            countries: CountryCode::bare(countries),
            platform: platform.map(|id| named(&id, "Platform")).transpose()?,
            mine,
        };
        let wanted = Wanted::of("proposal", first, after)?;
        let after = match wanted.place(|id| id.parse().ok())? {
            None => None,
            Some(id) => proposals::find(context(ctx)?, actor(ctx), id).await.or_refusal()?,
        };
        let found = proposals::list(context(ctx)?, actor(ctx), &filter, after.as_ref(), wanted.limit).await;
        let placed = found.or_refusal()?.into_iter();
        let placed = placed.map(|proposal| (cursor("proposal", proposal.id), Proposal(proposal)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }

    /// What waits for you to decide on, proposals and flags, first what waits longest. Naming kinds of one leaves out the
    /// other, unless kinds of it are named too. `assigned` is true for what is assigned to you, false for what is assigned
    /// to nobody.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a filtered Relay connection")]
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        kinds: Option<Vec<Code<ProposalKind>>>,
        flags: Option<Vec<Code<FlagKind>>>,
        countries: Option<Vec<CountryCode>>,
        assigned: Option<bool>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<ReviewItem>> {
        let waiting = Waiting {
            kinds: Code::bare(kinds),
            flags: Code::bare(flags),
            countries: CountryCode::bare(countries),
            assigned,
        };
        let wanted = Wanted::of("queue", first, after)?;
        let place = wanted.place(read_place)?;
        let found = queue::queue(context(ctx)?, actor(ctx), &waiting, place, wanted.limit).await;
        let placed = found.or_refusal()?.into_iter();
        let placed = placed.map(|(place, item)| (write_place(place), ReviewItem::from(item)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }

    /// How much waits for you, by kind.
    async fn review_counts(
        &self,
        ctx: &Context<'_>,
        countries: Option<Vec<CountryCode>>,
        assigned: Option<bool>,
    ) -> Result<Vec<ReviewCount>> {
        let waiting = Waiting { countries: CountryCode::bare(countries), assigned, ..Waiting::default() };
        let counts = queue::counts(context(ctx)?, actor(ctx), &waiting).await.or_refusal()?;
        Ok(counts.into_iter().map(ReviewCount::from).collect())
    }

    /// The entries of a country as a file to be changed and sent back by `importProposals`: CSV with names and summaries in
    /// these languages. What a spreadsheet would take for a formula has an apostrophe before it.
    async fn proposal_sheet(
        &self,
        ctx: &Context<'_>,
        country: CountryCode,
        languages: Vec<LanguageTag>,
    ) -> Result<String> {
        let languages: Vec<_> = languages.iter().map(|tag| tag.0.code()).collect();
        sheet::export(context(ctx)?, actor(ctx), country.0, &languages).await.or_refusal()
    }

    /// A file to be filled in with platforms, as CSV that every spreadsheet opens: names and summaries in these languages.
    async fn proposal_template(&self, languages: Vec<LanguageTag>) -> String {
        let languages: Vec<_> = languages.iter().map(|tag| tag.0.code()).collect();
        sheet::template(&languages)
    }
}

fn write_place(Place { rank_at, id }: Place) -> String {
    cursor("queue", format!("{}:{id}", rank_at.timestamp_millis()))
}

fn read_place(place: &str) -> Option<Place> {
    let (at, id) = place.split_once(':')?;
    Some(Place { rank_at: DateTime::from_timestamp_millis(at.parse().ok()?)?, id: id.parse().ok()? })
}
