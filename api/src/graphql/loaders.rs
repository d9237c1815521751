//! What a list asks of the database for each of its items, asked once for all of them.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use async_graphql::Result;
use async_graphql::dataloader::{DataLoader, Loader};
use registry::Context;
use registry::checks::days::{self, StripDay};
use registry::checks::history::{self, Check};
use registry::platforms::history::{Version, versions};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::outside;

/// The newest so many versions of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct NewestVersions(pub(crate) Uuid, pub(crate) u64);

/// The newest so many checks of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct NewestChecks(pub(crate) Uuid, pub(crate) u64);

/// The share of the checks of so many days that a platform answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Uptime(pub(crate) Uuid, pub(crate) u16);

/// The last so many days of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Strip(pub(crate) Uuid, pub(crate) u16);

/// How many of these questions the database hears at once: the pool serves the follower and the crawler too.
const AT_ONCE: usize = 4;

/// Asks the registry.
pub(crate) struct Loaders(Context, Semaphore);

/// The loaders, for those who ask them through [`load`] and are noted there.
pub(crate) struct Asked(DataLoader<Loaders>);

/// Loads without a memory of its own: only questions of the same moment are asked together.
pub(crate) fn loaders(ctx: Context) -> Asked {
    Asked(DataLoader::new(Loaders(ctx, Semaphore::new(AT_ONCE)), tokio::spawn))
}

/// What a key has, or nothing.
pub(crate) async fn load<K>(
    ctx: &async_graphql::Context<'_>,
    key: K,
) -> Result<Option<<Loaders as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    Loaders: Loader<K, Error = Arc<registry::Error>>,
{
    outside(ctx);
    let loaded = ctx.data::<Asked>()?.0.load_one(key).await;
    loaded.map_err(|error| crate::error::graphql(&error))
}

/// Keys with the same second half can be asked for together.
fn together<K: Copy, S: Ord>(keys: &[K], take: impl Fn(K) -> (Uuid, S)) -> BTreeMap<S, Vec<Uuid>> {
    let mut groups: BTreeMap<S, Vec<Uuid>> = BTreeMap::new();
    for (platform, shared) in keys.iter().copied().map(take) {
        groups.entry(shared).or_default().push(platform);
    }
    groups
}

impl Loader<NewestVersions> for Loaders {
    type Value = Vec<Version>;
    type Error = Arc<registry::Error>;

    async fn load(
        &self,
        keys: &[NewestVersions],
    ) -> Result<HashMap<NewestVersions, Self::Value>, Self::Error> {
        let _turn = self.1.acquire().await;
        let mut found = HashMap::new();
        for (limit, platforms) in together(keys, |NewestVersions(platform, limit)| (platform, limit)) {
            let versions = versions(&self.0.db, &platforms, limit).await?;
            found
                .extend(versions.into_iter().map(|(platform, list)| (NewestVersions(platform, limit), list)));
        }
        Ok(found)
    }
}

impl Loader<NewestChecks> for Loaders {
    type Value = Vec<Check>;
    type Error = Arc<registry::Error>;

    async fn load(&self, keys: &[NewestChecks]) -> Result<HashMap<NewestChecks, Self::Value>, Self::Error> {
        let _turn = self.1.acquire().await;
        let mut found = HashMap::new();
        for (limit, platforms) in together(keys, |NewestChecks(platform, limit)| (platform, limit)) {
            let checks = history::latest(&self.0.db, &platforms, limit).await?;
            found.extend(checks.into_iter().map(|(platform, list)| (NewestChecks(platform, limit), list)));
        }
        Ok(found)
    }
}

impl Loader<Uptime> for Loaders {
    type Value = f64;
    type Error = Arc<registry::Error>;

    async fn load(&self, keys: &[Uptime]) -> Result<HashMap<Uptime, Self::Value>, Self::Error> {
        let _turn = self.1.acquire().await;
        let mut found = HashMap::new();
        for (days, platforms) in together(keys, |Uptime(platform, days)| (platform, days)) {
            let uptimes = days::uptimes(&self.0, &platforms, days).await?;
            found.extend(uptimes.into_iter().map(|(platform, share)| (Uptime(platform, days), share)));
        }
        Ok(found)
    }
}

impl Loader<Strip> for Loaders {
    type Value = Vec<StripDay>;
    type Error = Arc<registry::Error>;

    async fn load(&self, keys: &[Strip]) -> Result<HashMap<Strip, Self::Value>, Self::Error> {
        let _turn = self.1.acquire().await;
        let mut found = HashMap::new();
        for (days, platforms) in together(keys, |Strip(platform, days)| (platform, days)) {
            let strips = days::strips(&self.0, &platforms, days).await?;
            found.extend(strips.into_iter().map(|(platform, strip)| (Strip(platform, days), strip)));
        }
        Ok(found)
    }
}
