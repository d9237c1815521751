//! Who asks: told by the edge with the request. Whoever looks is noted, so that no answer to one is kept for another.

use async_graphql::Context;
use registry::Actor;

use super::outside;
use crate::auth::Caller;

/// Whoever nobody said anything about.
const NOBODY: &Actor = &Actor::Visitor;

/// Who asks.
pub(crate) fn actor<'a>(ctx: &Context<'a>) -> &'a Actor {
    outside(ctx);
    ctx.data_opt::<Actor>().unwrap_or(NOBODY)
}

/// Who asks, with what their browser sent; none outside of HTTP.
pub(crate) fn caller<'a>(ctx: &Context<'a>) -> Option<&'a Caller> {
    outside(ctx);
    ctx.data_opt::<Caller>()
}
