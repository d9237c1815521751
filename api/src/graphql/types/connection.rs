//! Relay connections: platforms from the catalogue, changes from the feed.

use async_graphql::{Object, SimpleObject};

use super::change::Change;
use super::platform::Platform;
use crate::catalogue::{Edge, Page};
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

/// A page of platforms.
#[derive(Debug)]
pub struct PlatformConnection(pub Page);

/// A page of platforms, by the Relay cursor connections specification.
#[Object(serial)]
impl PlatformConnection {
    /// The platforms with their cursors.
    async fn edges(&self) -> Vec<PlatformEdge> {
        self.0.edges.iter().cloned().map(PlatformEdge).collect()
    }

    /// The platforms alone.
    async fn nodes(&self) -> Pieces<Platform> {
        Pieces(self.0.edges.iter().map(|edge| Platform(edge.entry.clone())).collect())
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.0.has_next_page,
            has_previous_page: self.0.has_previous_page,
            start_cursor: self.0.edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: self.0.edges.last().map(|edge| edge.cursor.clone()),
        }
    }

    /// How many platforms the filter finds, on all pages.
    async fn total_count(&self) -> u64 {
        self.0.total_count
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
