//! The public change feed.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use registry::events::EventKind;
use registry::events::feed;

use super::codes::Code;
use super::platform::Platform;
use crate::graphql::{node_id, snapshot};

/// A public change.
#[derive(Debug, Clone)]
pub struct Change(pub feed::Change);

/// A public change of the registry: a listing, an update, a retirement, or a move on one of the axes.
#[Object(serial)]
impl Change {
    /// When it happened.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What happened.
    async fn kind(&self) -> Code<EventKind> {
        Code(self.0.kind)
    }

    /// The global id of the platform.
    async fn platform_id(&self) -> ID {
        node_id("Platform", self.0.platform_id)
    }

    /// The platform as it is now.
    async fn platform(&self, ctx: &Context<'_>) -> Result<Option<Platform>> {
        Ok(snapshot(ctx)?.by_id(self.0.platform_id).map(Platform))
    }

    /// The fields that changed.
    async fn fields(&self) -> &[String] {
        &self.0.fields
    }
}
