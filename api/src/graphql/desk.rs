//! What governments and curators read, beside what everybody may: proposals, the queue, flags, events.

use async_graphql::{Context, ID, Json, Object, Result, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use registry::accounts::{self, Email};
use registry::events::EventKind;
use registry::events::audit::{self, audit};
use registry::proposals::sheet;
use registry::proposals::{self, Counts, Filter, Place, Waiting};
use registry::workflow::{ProposalKind, ProposalStatus};
use registry::{Actor, endorsements, flags};
use serde_json::Value;

use super::actor::actor;
use super::types::Platform;
use super::types::account::Account;
use super::types::codes::Code;
use super::types::connection::PageInfo;
use super::types::flag::ReportedFlag;
use super::types::platform::rows;
use super::types::proposal::Proposal;
use super::types::scalars::{CountryCode, LanguageTag};
use super::{context, named, node_id, refuse, snapshot};

/// A page of proposals.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ProposalConnection {
    /// The proposals with their cursors.
    edges: Vec<ProposalEdge>,
    /// The proposals alone.
    nodes: Vec<Proposal>,
    /// Where the page stands in the list.
    page_info: PageInfo,
}

/// A proposal and its place in the list.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ProposalEdge {
    /// Give it as `after` to go on from here.
    cursor: String,
    /// The proposal.
    node: Proposal,
}

/// How many proposals of a kind wait.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct KindCount {
    /// The kind.
    kind: Code<ProposalKind>,
    /// How many.
    count: u64,
}

/// Something that happened, as it was recorded.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct RegistryEvent {
    /// Its number; they have no gaps.
    seq: i64,
    /// When it happened.
    at: DateTime<Utc>,
    /// What happened.
    kind: Code<EventKind>,
    /// In which role somebody acted: `GOVERNMENT`, `CURATOR`, `ADMIN`, `ACCOUNT`, `OPERATOR` or `SYSTEM`.
    role: String,
    /// The account that acted.
    account: Option<ID>,
    /// The job that acted.
    job: Option<String>,
    /// The platform that it is about.
    platform: Option<ID>,
    /// The proposal that it is about.
    proposal: Option<ID>,
    /// What stood before.
    before: Json<Value>,
    /// What stands after.
    after: Json<Value>,
    /// Why.
    reason: Option<String>,
    /// What binds it to the one before: SHA-256 of that one's hash and of this one's stored form.
    hash: String,
}

/// What a link of a reminder would renew, and for whom.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct Renewal {
    /// The platform.
    platform: Option<Platform>,
    /// What it is called.
    name: Option<String>,
    /// Where it is.
    url: String,
    /// The mail address of the account that would confirm.
    by: String,
}

/// The root of what is read with an account.
#[derive(Debug, Clone, Copy, Default)]
pub struct Desk;

/// What is read with an account.
#[Object(serial)]
impl Desk {
    /// Whoever asks; null for visitors.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        match actor(ctx) {
            Actor::Person(_) => {
                let me = accounts::me(context(ctx)?, actor(ctx)).await;
                Ok(Some(Account(me.map_err(|error| crate::error::graphql(&error))?)))
            }
            Actor::Visitor | Actor::Operator | Actor::System(_) => Ok(None),
        }
    }

    /// Every account by mail address, for administrators. `first` is at most 100; go on with the address of the last.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Vec<Account>> {
        let after = after.map(|email| email.parse::<Email>()).transpose();
        let after = after.map_err(|error| refuse("BAD_USER_INPUT", format!("`after` {error}")))?;
        let found =
            accounts::list(context(ctx)?, actor(ctx), after.as_ref(), rows(first.unwrap_or(20))?).await;
        let found = found.map_err(|error| crate::error::graphql(&error))?;
        Ok(found.into_iter().map(Account).collect())
    }

    /// A proposal; null if there is none that you may read.
    async fn proposal(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Proposal>> {
        let found = proposals::find(context(ctx)?, actor(ctx), named(&id, "Proposal")?).await;
        Ok(found.map_err(|error| crate::error::graphql(&error))?.map(Proposal))
    }

    /// Proposals that you may read, the last changed first. `first` is at most 100.
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
    ) -> Result<ProposalConnection> {
        let filter = Filter {
            statuses: statuses.unwrap_or_default().into_iter().map(|code| code.0).collect(),
            countries: countries.unwrap_or_default().into_iter().map(|code| code.0).collect(),
            platform: platform.map(|id| named(&id, "Platform")).transpose()?,
            mine,
        };
        let (first, has_previous) = (rows(first.unwrap_or(20))?, after.is_some());
        let after = match after {
            None => None,
            Some(cursor) => {
                let id = named(&ID(cursor), "Proposal")?;
                let found = proposals::find(context(ctx)?, actor(ctx), id).await;
                let found = found.map_err(|error| crate::error::graphql(&error))?;
                Some(found.ok_or_else(|| refuse("BAD_USER_INPUT", "`after` is not a cursor of this list"))?)
            }
        };
        let found = proposals::list(context(ctx)?, actor(ctx), &filter, after.as_ref(), first + 1).await;
        let found = found.map_err(|error| crate::error::graphql(&error))?;
        let placed = found.into_iter().map(|proposal| (node_id("Proposal", proposal.id).0, proposal));
        Ok(page(placed.collect(), first, has_previous))
    }

    /// The proposals that wait for you to decide on, first those that wait longest. `assigned` is true for those that are
    /// assigned to you, false for those that are assigned to nobody.
    async fn review_queue(
        &self,
        ctx: &Context<'_>,
        kinds: Option<Vec<Code<ProposalKind>>>,
        countries: Option<Vec<CountryCode>>,
        assigned: Option<bool>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<ProposalConnection> {
        let waiting = waiting(kinds, countries, assigned);
        let (first, has_previous) = (rows(first.unwrap_or(20))?, after.is_some());
        let after = after.map(|cursor| parse_place(&cursor)).transpose()?;
        let found = proposals::queue(context(ctx)?, actor(ctx), &waiting, after, first + 1).await;
        let found = found.map_err(|error| crate::error::graphql(&error))?;
        let placed = found.into_iter().map(|(place, proposal)| (cursor(place), proposal));
        Ok(page(placed.collect(), first, has_previous))
    }

    /// How many proposals wait for you, by kind.
    async fn review_counts(
        &self,
        ctx: &Context<'_>,
        countries: Option<Vec<CountryCode>>,
        assigned: Option<bool>,
    ) -> Result<Vec<KindCount>> {
        let waiting = waiting(None, countries, assigned);
        let counts = Counts::of(context(ctx)?, actor(ctx), &waiting).await;
        let Counts { kinds } = counts.map_err(|error| crate::error::graphql(&error))?;
        Ok(kinds.into_iter().map(|(kind, count)| KindCount { kind: Code(kind), count }).collect())
    }

    /// Open flags of countries that you may see, the oldest first. `first` is at most 100; go on with the flag's id.
    async fn open_flags(
        &self,
        ctx: &Context<'_>,
        countries: Vec<CountryCode>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<ID>,
    ) -> Result<Vec<ReportedFlag>> {
        let countries: Vec<_> = countries.into_iter().map(|code| code.0).collect();
        let after = match after {
            None => None,
            Some(id) => {
                let flag = flags::get(context(ctx)?, actor(ctx), named(&id, "Flag")?).await;
                let flag = flag.map_err(|error| crate::error::graphql(&error))?;
                Some((flag.opened_at, flag.id))
            }
        };
        let found =
            flags::list(context(ctx)?, actor(ctx), &countries, after, rows(first.unwrap_or(20))?).await;
        let found = found.map_err(|error| crate::error::graphql(&error))?;
        Ok(found.into_iter().map(ReportedFlag).collect())
    }

    /// What happened, the newest first: everything for administrators, and to one proposal for whoever may read it. `first`
    /// is at most 100; go on with the number of the last.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a filtered list")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        proposal: Option<ID>,
        platform: Option<ID>,
        account: Option<ID>,
        kinds: Option<Vec<Code<EventKind>>>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        before: Option<i64>,
    ) -> Result<Vec<RegistryEvent>> {
        let filter = audit::Filter {
            account: account.map(|id| named(&id, "Account")).transpose()?,
            platform: platform.map(|id| named(&id, "Platform")).transpose()?,
            proposal: proposal.map(|id| named(&id, "Proposal")).transpose()?,
            kinds: kinds.unwrap_or_default().into_iter().map(|code| code.0).collect(),
        };
        let found = audit(context(ctx)?, actor(ctx), &filter, before, rows(first.unwrap_or(20))?).await;
        let found = found.map_err(|error| crate::error::graphql(&error))?;
        Ok(found.into_iter().map(RegistryEvent::from).collect())
    }

    /// A file to be filled in with platforms, as CSV that every spreadsheet opens: names and summaries in these languages.
    async fn proposal_template(&self, languages: Vec<LanguageTag>) -> String {
        let languages: Vec<_> = languages.iter().map(|tag| tag.0.code()).collect();
        sheet::template(&languages)
    }

    /// What the link of a reminder would renew, and for whom. Looking uses nothing up.
    async fn renewal(&self, ctx: &Context<'_>, link: String) -> Result<Renewal> {
        let found = endorsements::renewal(context(ctx)?, &link).await;
        let endorsements::Renewal { platform, slug: _, name, url, by, endorsement: _ } =
            found.map_err(|error| crate::error::graphql(&error))?;
        Ok(Renewal { platform: snapshot(ctx)?.by_id(platform).map(Platform), name, url, by })
    }
}

fn waiting(
    kinds: Option<Vec<Code<ProposalKind>>>,
    countries: Option<Vec<CountryCode>>,
    assigned: Option<bool>,
) -> Waiting {
    Waiting {
        kinds: kinds.unwrap_or_default().into_iter().map(|code| code.0).collect(),
        countries: countries.unwrap_or_default().into_iter().map(|code| code.0).collect(),
        assigned,
    }
}

fn page(
    mut placed: Vec<(String, proposals::Proposal)>,
    first: u64,
    has_previous_page: bool,
) -> ProposalConnection {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    let has_next_page = placed.len() > first;
    placed.truncate(first);
    let page_info = PageInfo {
        has_next_page,
        has_previous_page,
        start_cursor: placed.first().map(|(cursor, _)| cursor.clone()),
        end_cursor: placed.last().map(|(cursor, _)| cursor.clone()),
    };
    let nodes = placed.iter().map(|(_, proposal)| Proposal(proposal.clone())).collect();
    let edges =
        placed.into_iter().map(|(cursor, proposal)| ProposalEdge { cursor, node: Proposal(proposal) });
    ProposalConnection { edges: edges.collect(), nodes, page_info }
}

fn cursor(Place { rank_at, id }: Place) -> String {
    URL_SAFE_NO_PAD.encode(format!("queue:{}:{id}", rank_at.timestamp_millis()))
}

fn parse_place(cursor: &str) -> Result<Place> {
    let read = || {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let (at, id) = text.strip_prefix("queue:")?.split_once(':')?;
        Some(Place { rank_at: DateTime::from_timestamp_millis(at.parse().ok()?)?, id: id.parse().ok()? })
    };
    read().ok_or_else(|| {
        refuse("BAD_USER_INPUT", "`after` is not a cursor of this queue; use `endCursor` of a page")
    })
}

impl From<audit::Event> for RegistryEvent {
    fn from(event: audit::Event) -> Self {
        let audit::Event {
            seq,
            at,
            kind,
            role,
            account,
            job,
            platform,
            proposal,
            before,
            after,
            reason,
            hash,
        } = event;
        Self {
            seq,
            at,
            kind: Code(kind),
            role,
            account: account.map(|id| node_id("Account", id)),
            job,
            platform: platform.map(|id| node_id("Platform", id)),
            proposal: proposal.map(|id| node_id("Proposal", id)),
            before: Json(before),
            after: Json(after),
            reason,
            hash,
        }
    }
}
