//! The catalogue as it was: built when somebody asks for a moment, one at a time, and kept for whoever asks for the same
//! moment next, as people do who page through it.

use std::collections::VecDeque;
use std::sync::Arc;

use async_graphql::{Context, Error, Result};
use chrono::{DateTime, SubsecRound, Utc};
use registry::platforms::past;
use tokio::sync::Mutex;

use super::{context, refuse, snapshot};
use crate::catalogue::{Catalogue, Edge, Entry, Page, Snapshot, Update};
use crate::error::OrRefusal;

/// Moments that are kept.
const KEPT: usize = 2;
/// The most platforms that are brought back: beyond it, the feed of changes and dated dumps are the way.
const MOST: usize = 50_000;

/// The moments that were asked for last.
#[derive(Debug, Default)]
pub(super) struct Moments(Mutex<VecDeque<(DateTime<Utc>, Arc<Snapshot>)>>);

/// The catalogue at a moment, to the second.
pub(super) async fn snapshot_at(ctx: &Context<'_>, at: DateTime<Utc>) -> Result<Arc<Snapshot>> {
    let registry = context(ctx)?;
    let at = at.trunc_subsecs(0);
    if at > registry.clock.now() {
        return Err(refuse("BAD_USER_INPUT", "`asOf` must not be in the future; leave it out for now"));
    }
    if snapshot(ctx)?.len() > MOST {
        return Err(refuse(
            "TOO_COMPLEX",
            format!("lists are brought back up to {MOST} platforms; follow `changes`"),
        ));
    }
    let mut moments = ctx.data::<Moments>()?.0.lock().await;
    if let Some((_, kept)) = moments.iter().find(|(moment, _)| *moment == at) {
        return Ok(Arc::clone(kept));
    }
    let published = past::as_of(&registry.db, at, None).await.or_refusal()?;
    let update = Update { published, ..Update::default() };
    let built = tokio::task::spawn_blocking(move || Catalogue::new().apply(update)).await;
    let built = built.map_err(|error| Error::new(format!("the past was not built: {error}")))?;
    moments.push_front((at, Arc::clone(&built)));
    moments.truncate(KEPT);
    Ok(built)
}

/// A page whose entries know that they are of the past: nothing that is known of today's checks is told of them.
pub(super) fn bygone(mut page: Page) -> Page {
    for Edge { entry, cursor: _ } in &mut page.edges {
        *entry = Arc::new(Entry::past(entry.published.clone()));
    }
    page
}
