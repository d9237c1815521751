//! Entries as they stand: their open flags, and what the link of a reminder would renew.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use registry::endorsements;
use registry::flags::{self, FlagKind};

use super::{Wanted, cursor};
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::types::Platform;
use crate::graphql::types::codes::Code;
use crate::graphql::types::connection::Connection;
use crate::graphql::types::flag::ReportedFlag;
use crate::graphql::types::scalars::CountryCode;
use crate::graphql::{context, named, snapshot};

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

/// Reading what stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing;

/// Reading what stands.
#[Object(serial, name = "DeskStanding")]
impl Standing {
    /// Open flags that you may see, the oldest first.
    async fn open_flags(
        &self,
        ctx: &Context<'_>,
        countries: Option<Vec<CountryCode>>,
        kinds: Option<Vec<Code<FlagKind>>>,
        platform: Option<ID>,
        #[graphql(default_with = "Some(20)")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<ReportedFlag>> {
        let filter = flags::Filter {
            countries: CountryCode::bare(countries),
            kinds: Code::bare(kinds),
            platform: platform.map(|id| named(&id, "Platform")).transpose()?,
        };
        let wanted = Wanted::of("flag", first, after)?;
        let after = match wanted.place(|id| id.parse().ok())? {
            None => None,
            Some(id) => Some(flags::get(context(ctx)?, actor(ctx), id).await.or_refusal()?),
        };
        let found = flags::list(context(ctx)?, actor(ctx), &filter, after.as_ref(), wanted.limit).await;
        let placed = found.or_refusal()?.into_iter();
        let placed = placed.map(|flag| (cursor("flag", flag.id), ReportedFlag(flag)));
        Ok(Connection::page(placed, wanted.limit, wanted.after.is_some()))
    }

    /// What the link of a reminder would renew, and for whom. Looking uses nothing up.
    async fn renewal(&self, ctx: &Context<'_>, link: String) -> Result<Renewal> {
        let found = endorsements::renewal(context(ctx)?, &link).await;
        let endorsements::Renewal { platform, slug: _, name, url, by, endorsement: _ } =
            found.or_refusal()?;
        Ok(Renewal { platform: snapshot(ctx)?.by_id(platform).map(Platform), name, url, by })
    }
}
