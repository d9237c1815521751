//! The read side of the schema: parse, ask, wrap.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, ServerError};
use chrono::{DateTime, Utc};
use registry::events::feed;
use registry::platforms::past;
use registry::vocabulary::{Slug, countries, languages};

use super::types::change::Change;
use super::types::connection::{ChangeConnection, ChangeEdge, Listing, PageInfo, PlatformConnection};
use super::types::coverage::{CoverageAxis, CoverageCell};
use super::types::input::{PlatformFilter, PlatformOrder};
use super::types::place::{Country, Language};
use super::types::scalars::{CountryCode, Url};
use super::types::suggestion::Suggestion;
use super::types::text::reader;
use super::types::{Node, Platform};
use super::{change_cursor, context, parse_change_cursor, parse_node_id, refuse, snapshot};
use crate::catalogue::{Entry, Filter, Order, PageRequest};
use crate::error::OrRefusal;

/// Changes on a page when `first` is not given.
const CHANGES: i32 = 20;
/// Suggestions when `first` is not given.
const SUGGESTIONS: i32 = 8;

/// The root of every read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query;

/// Everything that can be read without an account.
#[Object(serial, name = "PublicQuery")]
impl Query {
    /// Whatever has this global id; null if nothing does.
    async fn node(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Node>> {
        match parse_node_id(&id)? {
            ("Platform", id) => Ok(snapshot(ctx)?.by_id(id).map(|entry| Node::Platform(Platform(entry)))),
            (_, _) => Ok(None),
        }
    }

    /// One platform, by exactly one of its id, its slug or its address. Addresses are the same if they
    /// differ only in scheme, `www.`, fragment, default port or a trailing slash; if several platforms
    /// share the address, the answer is null and an error that names their slugs.
    ///
    /// `asOf` gives the entry as it was then: what was said of it, its endorsement and its reachability. It is found by
    /// its slug or address of today.
    async fn platform(
        &self,
        ctx: &Context<'_>,
        id: Option<ID>,
        slug: Option<String>,
        url: Option<Url>,
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Platform>> {
        let snapshot = snapshot(ctx)?;
        let found = match (id, slug, url) {
            (Some(id), None, None) => match parse_node_id(&id)? {
                ("Platform", id) => snapshot.by_id(id),
                (_, _) => None,
            },
            (None, Some(slug), None) => slug.parse::<Slug>().ok().and_then(|slug| snapshot.by_slug(&slug)),
            (None, None, Some(url)) => by_url(ctx, &url)?,
            _ => return Err(refuse("BAD_USER_INPUT", "give exactly one of `id`, `slug` and `url`")),
        };
        match (found, as_of) {
            (Some(entry), Some(at)) => as_it_was(ctx, &entry, at).await,
            (found, _) => Ok(found.map(Platform)),
        }
    }

    /// Platforms, filtered, ordered and paged. `first` and `last` are at most 100; without either, 20.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a Relay connection")]
    async fn platforms(
        &self,
        ctx: &Context<'_>,
        filter: Option<PlatformFilter>,
        #[graphql(default_with = "Some(PlatformOrder::RelevanceOrName)")] order_by: Option<PlatformOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<PlatformConnection> {
        let filter = filter.unwrap_or_default().parse()?;
        let request = PageRequest { first: first.map(i64::from), after, last: last.map(i64::from), before };
        let snapshot = snapshot(ctx)?;
        let page = snapshot.page(&filter, order_by.map(Order::from).unwrap_or_default(), &request);
        let page = page.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?;
        Ok(PlatformConnection(Arc::new(Listing { snapshot: Arc::clone(&snapshot), filter, page })))
    }

    /// What somebody may mean who has begun to type `text`: places of which it is the whole name or the code,
    /// then platforms, countries and languages in turns, by the beginnings of their names in any language. Case
    /// and diacritics do not matter. `first` is from 1 to 20; `text` has at most 200 characters.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        text: String,
        #[graphql(default_with = "Some(SUGGESTIONS)")] first: Option<i32>,
    ) -> Result<Vec<Suggestion>> {
        let first = i64::from(first.unwrap_or(SUGGESTIONS));
        let suggestions = snapshot(ctx)?.suggest(&text, first, reader(ctx, None));
        let suggestions = suggestions.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?;
        Ok(suggestions.into_iter().map(Suggestion).collect())
    }

    /// A country by its ISO 3166-1 alpha-2 code.
    async fn country(&self, code: CountryCode) -> Option<Country> {
        Some(Country(code.0))
    }

    /// Every country and territory, or those of a UN M49 region or subregion, by code.
    async fn countries(&self, region: Option<String>) -> Result<Vec<Country>> {
        let region = region.map(|code| Filter::region(&code)).transpose();
        let region = region.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?;
        let wanted = |country: &&registry::vocabulary::Country| {
            region.is_none_or(|code| {
                code == country.region
                    || country.subregion.as_deref() == Some(code)
                    || parent_is(country.subregion.as_deref(), code)
            })
        };
        Ok(countries().iter().filter(wanted).map(|country| Country(country.code)).collect())
    }

    /// Every language that the registry knows, by tag.
    async fn languages(&self) -> Vec<Language> {
        languages().iter().map(|language| Language(language.code)).collect()
    }

    /// Every public change in order, oldest first, retirements included. At most 100 a page; keep the last
    /// cursor and ask again: nothing is ever missed or moved.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        #[graphql(default_with = "Some(CHANGES)")] first: Option<i32>,
    ) -> Result<ChangeConnection> {
        let first = first.unwrap_or(CHANGES);
        let size = u64::try_from(first).ok().filter(|size| *size <= 100);
        let size = size
            .ok_or_else(|| refuse("BAD_USER_INPUT", format!("`first` must be from 0 to 100, not {first}")))?;
        let after = after.map(|cursor| parse_change_cursor(&cursor)).transpose()?;
        let changes = feed::changes(&context(ctx)?.db, after.unwrap_or(0), size + 1).await;
        let mut changes = changes.or_refusal()?;
        let has_next_page = u64::try_from(changes.len()).is_ok_and(|found| found > size);
        changes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        let edge =
            |change: feed::Change| ChangeEdge { cursor: change_cursor(change.seq), node: Change(change) };
        let edges: Vec<ChangeEdge> = changes.into_iter().map(edge).collect();
        Ok(ChangeConnection {
            nodes: edges.iter().map(|edge| edge.node.clone()).collect(),
            page_info: PageInfo {
                has_next_page,
                has_previous_page: after.is_some_and(|seq| seq > 0),
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            },
            edges,
        })
    }

    /// How many live platforms by country, language and level, zeros included for every country and level
    /// and for official languages. At most two axes, unless `countries` says for which.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        by: Vec<CoverageAxis>,
        countries: Option<Vec<CountryCode>>,
    ) -> Result<Vec<CoverageCell>> {
        let by: Vec<_> = by.into_iter().map(Into::into).collect();
        let countries: Vec<_> = countries.unwrap_or_default().into_iter().map(|code| code.0).collect();
        let cells = snapshot(ctx)?.coverage(&by, &countries);
        let cells = cells.map_err(|error| refuse("BAD_USER_INPUT", error.to_string()))?;
        Ok(cells.into_iter().map(CoverageCell).collect())
    }
}

/// The entry at a moment; none before it was listed.
async fn as_it_was(ctx: &Context<'_>, entry: &Entry, at: DateTime<Utc>) -> Result<Option<Platform>> {
    let id = entry.published.document.id;
    let then = past::as_of(&context(ctx)?.db, at, Some(&[id])).await;
    let then = then.or_refusal()?;
    Ok(then.into_iter().next().map(|published| Platform(Arc::new(Entry::past(published)))))
}

fn by_url(ctx: &Context<'_>, url: &Url) -> Result<Option<Arc<Entry>>> {
    let url = registry::vocabulary::PlatformUrl::lenient(&url.0)
        .map_err(|error| refuse("BAD_USER_INPUT", format!("`url` {error}")))?;
    let mut sharing = snapshot(ctx)?.by_url(&url);
    if sharing.len() > 1 {
        let slugs: Vec<&str> = sharing.iter().map(|entry| entry.published.document.slug.as_str()).collect();
        let message = format!("several platforms share this address; ask by slug: {}", slugs.join(", "));
        let error = refuse("CONFLICT", message);
        ctx.add_error(ServerError { path: path(ctx), ..error.into_server_error(ctx.item.pos) });
        return Ok(None);
    }
    Ok(sharing.pop())
}

fn path(ctx: &Context<'_>) -> Vec<async_graphql::PathSegment> {
    vec![async_graphql::PathSegment::Field(ctx.item.node.response_key().node.to_string())]
}

fn parent_is(region: Option<&str>, code: &str) -> bool {
    let mut region = region.and_then(registry::vocabulary::region);
    while let Some(current) = region {
        if current.parent.as_deref() == Some(code) {
            return true;
        }
        region = current.parent.as_deref().and_then(registry::vocabulary::region);
    }
    false
}
