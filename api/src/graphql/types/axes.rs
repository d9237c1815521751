//! What is said of a platform beside its entry: by its government, by the checks, by its own page.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use registry::platforms::published::{Endorsement as EndorsementAxis, Observed as ObservedPage, OpenFlag};
use registry::vocabulary::{EndorsementStatus, ReachabilityStatus};

use super::check::{Check, StripDay};
use super::codes::Code;
use super::platform::{NEWEST, rows};
use crate::catalogue::Entry;
use crate::graphql::loaders::{NewestChecks, Strip, Uptime, load};
use crate::graphql::{node_id, refuse, snapshot};

/// The days of an uptime that is not told them.
const DAYS: i32 = 30;

/// The days of a strip that is not told them: a season fits on a page.
const STRIP: i32 = 90;

/// More than a year of days is asked of the dumps.
fn number_of(days: i32) -> Result<u16> {
    let number = u16::try_from(days).ok().filter(|days| (1..=365).contains(days));
    number.ok_or_else(|| refuse("BAD_USER_INPUT", format!("`days` must be from 1 to 365, not {days}")))
}

/// The endorsement axis of a platform.
#[derive(Debug)]
pub struct Endorsement(pub(crate) EndorsementAxis);

/// Whether a government stands behind an entry, who says so, and until when.
#[Object(serial)]
impl Endorsement {
    /// The status.
    async fn status(&self) -> Code<EndorsementStatus> {
        Code(self.0.status)
    }

    /// When the confirmation ends.
    async fn valid_until(&self) -> Option<DateTime<Utc>> {
        self.0.valid_until
    }

    /// The public body that confirmed.
    async fn authority(&self) -> Option<&str> {
        self.0.authority.as_deref()
    }

    /// When it confirmed.
    async fn confirmed_at(&self) -> Option<DateTime<Utc>> {
        self.0.confirmed_at
    }
}

/// The reachability axis of a platform.
#[derive(Debug)]
pub struct Reachability(pub(super) Arc<Entry>);

/// Whether a platform answers. Down is said only after at least four misses over at least two days.
#[Object(serial)]
impl Reachability {
    /// The status, over all places that checks are made from.
    async fn status(&self) -> Code<ReachabilityStatus> {
        Code(self.0.published.reachability.status)
    }

    /// Since when the status is what it is.
    async fn since(&self) -> Option<DateTime<Utc>> {
        self.0.published.reachability.since
    }

    /// The last check, whatever it found.
    async fn checked_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        Ok(snapshot(ctx)?.last_check(&self.0).at)
    }

    /// The share of checks of the last `days` days (1 to 365, in UTC, today included) that it answered, from 0 to 1.
    /// Checks that could tell neither way are left out; null when there was none that could.
    async fn uptime(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(DAYS)")] days: Option<i32>,
    ) -> Result<Option<f64>> {
        load(ctx, Uptime(self.0.id(), number_of(days.unwrap_or(DAYS))?)).await
    }

    /// A word for each of the last `days` days (1 to 365, in UTC), oldest first, today last.
    async fn strip(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(STRIP)")] days: Option<i32>,
    ) -> Result<Vec<StripDay>> {
        let strip = load(ctx, Strip(self.0.id(), number_of(days.unwrap_or(STRIP))?)).await?;
        Ok(strip.unwrap_or_default().into_iter().map(StripDay).collect())
    }

    /// The newest checks, newest first; at most 100.
    async fn checks(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(NEWEST)")] first: Option<i32>,
    ) -> Result<Vec<Check>> {
        let checks = load(ctx, NewestChecks(self.0.id(), rows(first.unwrap_or(NEWEST))?)).await?;
        Ok(checks.unwrap_or_default().into_iter().map(Check).collect())
    }
}

/// What a page says of itself.
#[derive(Debug)]
pub struct Observed(pub(super) ObservedPage);

/// What the last readable page of a platform said of itself. It is not the registry's word.
#[Object(serial)]
impl Observed {
    /// When it was read.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// Where the redirects ended.
    async fn final_url(&self) -> Option<&str> {
        self.0.final_url.as_deref()
    }

    /// The title.
    async fn title(&self) -> Option<&str> {
        self.0.metadata.title.as_deref()
    }

    /// The description.
    async fn description(&self) -> Option<&str> {
        self.0.metadata.description.as_deref()
    }

    /// The name of the site.
    async fn site_name(&self) -> Option<&str> {
        self.0.metadata.site_name.as_deref()
    }

    /// The address that the page calls its own.
    async fn canonical_url(&self) -> Option<&str> {
        self.0.metadata.canonical_url.as_deref()
    }

    /// The language that the page declares (BCP 47, as the page writes it).
    async fn language(&self) -> Option<&str> {
        self.0.metadata.language.as_deref()
    }

    /// The language of its visible text (BCP 47).
    async fn detected_language(&self) -> Option<&str> {
        self.0.metadata.detected_language.as_deref()
    }

    /// The icon.
    async fn icon_url(&self) -> Option<&str> {
        self.0.metadata.icon_url.as_deref()
    }

    /// The picture that it shows when shared.
    async fn image_url(&self) -> Option<&str> {
        self.0.metadata.image_url.as_deref()
    }

    /// Whether it is made for small screens.
    async fn mobile_ready(&self) -> bool {
        self.0.metadata.mobile_ready
    }
}

/// An open flag.
#[derive(Debug)]
pub struct Flag(pub(super) OpenFlag);

/// Something that the checks found and that the public is told of. Governments may answer before that, unless whoever
/// follows the address would meet strangers.
#[Object(serial)]
impl Flag {
    /// The flag's own id, the same each time it opens again.
    async fn id(&self) -> ID {
        node_id("Flag", self.0.id)
    }

    /// What it says.
    async fn kind(&self) -> Code<registry::flags::FlagKind> {
        Code(self.0.kind)
    }

    /// When it was opened, or opened again.
    async fn opened_at(&self) -> DateTime<Utc> {
        self.0.opened_at
    }

    /// When the cause was last seen.
    async fn last_seen_at(&self) -> DateTime<Utc> {
        self.0.last_seen_at
    }

    /// One sentence on what was seen last.
    async fn evidence(&self) -> &str {
        &self.0.evidence
    }

    /// What the government says to it; null while it says nothing.
    async fn reply(&self) -> Option<Code<registry::flags::Reply>> {
        self.0.reply.map(Code)
    }
}
