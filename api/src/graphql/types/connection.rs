//! Relay connections: platforms from the catalogue, changes from the feed, and lists of the desk.

use std::sync::Arc;

use async_graphql::{Object, OutputType, SimpleObject};

use super::account::Account;
use super::change::Change;
use super::facets::{PlatformFacets, Relaxation};
use super::flag::ReportedFlag;
use super::platform::Platform;
use super::proposal::Proposal;
use crate::catalogue::{Edge, Filter, Page, Snapshot};
use crate::graphql::desk::operation::JobRun;
use crate::graphql::desk::proposals::ReviewItem;
use crate::graphql::desk::trail::RegistryEvent;
use crate::graphql::kept::objects::Pieces;

/// Where a page stands in its list.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct PageInfo {
    /// Whether more comes after.
    pub has_next_page: bool,
    /// Whether more comes before.
    pub has_previous_page: bool,
    /// The cursor of the first edge.
    pub start_cursor: Option<String>,
    /// The cursor of the last edge.
    pub end_cursor: Option<String>,
}

/// A list of platforms, and the page of it that was asked for.
#[derive(Debug)]
pub struct Listing {
    /// What it is read from.
    pub(crate) snapshot: Arc<Snapshot>,
    /// What is in it.
    pub(crate) filter: Filter,
    /// The page.
    pub(crate) page: Page,
}

/// A page of platforms.
#[derive(Debug)]
pub struct PlatformConnection(pub(crate) Arc<Listing>);

/// A page of platforms, by the Relay cursor connections specification.
#[Object(serial)]
impl PlatformConnection {
    /// The platforms with their cursors.
    async fn edges(&self) -> Vec<PlatformEdge> {
        self.0.page.edges.iter().cloned().map(PlatformEdge).collect()
    }

    /// The platforms alone.
    async fn nodes(&self) -> Pieces<Platform> {
        Pieces(self.0.page.edges.iter().map(|edge| Platform(edge.entry.clone())).collect())
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> PageInfo {
        let page = &self.0.page;
        PageInfo {
            has_next_page: page.has_next_page,
            has_previous_page: page.has_previous_page,
            start_cursor: page.edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: page.edges.last().map(|edge| edge.cursor.clone()),
        }
    }

    /// How many platforms the filter finds, on all pages.
    async fn total_count(&self) -> u64 {
        self.0.page.total_count
    }

    /// How many platforms each value of each filter would give. Each list is counted only if it is selected.
    async fn facets(&self) -> PlatformFacets {
        PlatformFacets(Arc::clone(&self.0))
    }

    /// When the filter finds fewer than three platforms: which single field to drop to find more, and how many
    /// that gives, most first. Else empty.
    async fn relaxations(&self) -> Vec<Relaxation> {
        let Listing { snapshot, filter, page } = self.0.as_ref();
        snapshot.relaxations(filter, page.total_count).into_iter().map(Relaxation::from).collect()
    }
}

/// A platform and its place in the list.
#[derive(Debug)]
pub struct PlatformEdge(Edge);

/// A platform and its place in the list.
#[Object(serial)]
impl PlatformEdge {
    /// The place, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.0.cursor
    }

    /// The platform.
    async fn node(&self) -> Platform {
        Platform(self.0.entry.clone())
    }
}

/// A page of the change feed.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct ChangeConnection {
    /// The changes with their cursors, oldest first.
    pub edges: Vec<ChangeEdge>,
    /// The changes alone.
    pub nodes: Vec<Change>,
    /// Where the page stands. Keep `endCursor` and ask again later: the feed only grows.
    pub page_info: PageInfo,
}

/// A change and its place in the feed.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct ChangeEdge {
    /// The place, for `after`.
    pub cursor: String,
    /// The change.
    pub node: Change,
}

/// A page of a list that the database holds, by the Relay cursor connections specification.
#[derive(Debug, SimpleObject)]
#[graphql(
    serial,
    concrete(name = "AccountConnection", params(Account)),
    concrete(name = "FlagConnection", params(ReportedFlag)),
    concrete(name = "JobRunConnection", params(JobRun)),
    concrete(name = "ProposalConnection", params(Proposal)),
    concrete(name = "RegistryEventConnection", params(RegistryEvent)),
    concrete(name = "ReviewConnection", params(ReviewItem))
)]
pub struct Connection<T>
where
    T: OutputType,
    ListEdge<T>: OutputType,
{
    /// What is on the page, with cursors.
    edges: Vec<ListEdge<T>>,
    /// What is on the page, alone.
    nodes: Vec<T>,
    /// Where the page stands in the list.
    page_info: PageInfo,
}

/// A thing and its place in its list.
#[derive(Debug, SimpleObject)]
#[graphql(
    serial,
    concrete(name = "AccountEdge", params(Account)),
    concrete(name = "FlagEdge", params(ReportedFlag)),
    concrete(name = "JobRunEdge", params(JobRun)),
    concrete(name = "ProposalEdge", params(Proposal)),
    concrete(name = "RegistryEventEdge", params(RegistryEvent)),
    concrete(name = "ReviewEdge", params(ReviewItem))
)]
pub struct ListEdge<T: OutputType> {
    /// The place: give it as `after` to go on from here.
    cursor: String,
    /// The thing.
    node: T,
}

impl<T> Connection<T>
where
    T: OutputType + Clone,
    ListEdge<T>: OutputType,
{
    /// A page of things with their cursors, of which `limit` were asked for, one more than to show.
    pub(crate) fn page(
        placed: impl Iterator<Item = (String, T)>,
        limit: u64,
        has_previous_page: bool,
    ) -> Self {
        let shown = usize::try_from(limit.saturating_sub(1)).unwrap_or(usize::MAX);
        let mut edges: Vec<_> = placed.map(|(cursor, node)| ListEdge { cursor, node }).collect();
        let has_next_page = edges.len() > shown;
        edges.truncate(shown);
        let page_info = PageInfo {
            has_next_page,
            has_previous_page,
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
        };
        Self { nodes: edges.iter().map(|edge| edge.node.clone()).collect(), edges, page_info }
    }
}
