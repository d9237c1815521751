//! The real schema over a catalogue of made-up platforms and an empty database.

use std::sync::Arc;
use std::time::Duration;

use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::Context;
use registry::checks::policy::Policy;
use registry::platforms::published::Published;
use registry::{Db, Memory};
use tempfile::TempDir;
use uuid::Uuid;

use super::Server;
use crate::auth::Door;
use crate::catalogue::tests::sample::World;
use crate::catalogue::{Catalogue, Update};
use crate::graphql::limits::Limits;
use crate::graphql::{KEPT, build, edge};

/// What several servers can share.
pub(super) struct Registry {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) world: World,
    pub(super) rng: SmallRng,
    pub(super) ctx: Context,
    seq: i64,
    _folder: TempDir,
}

impl Registry {
    /// So many platforms.
    pub(super) async fn of(platforms: u32, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("registry.db").display());
        let db = Db::connect(&url, Memory::Lean).await.unwrap();
        let transaction = db.write().await.unwrap();
        migrations::up(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let mut made = Self {
            catalogue: Arc::new(Catalogue::new()),
            world: World::small(),
            rng: SmallRng::seed_from_u64(seed),
            ctx: Context::new(db),
            seq: 0,
            _folder: folder,
        };
        let published = (0..platforms).map(|number| made.platform(number)).collect();
        made.publish(published);
        made
    }

    /// A platform with this number as it might be at another time.
    pub(super) fn platform(&mut self, number: u32) -> Published {
        self.world.platform(number, &mut self.rng)
    }

    /// Publishes platforms, new or changed.
    pub(super) fn publish(&mut self, published: Vec<Published>) {
        self.seq += 1;
        self.catalogue.apply(Update { published, event_seq: self.seq, checks: Vec::new() });
    }

    /// A server that keeps answers.
    pub(super) async fn keeping(&self) -> Server {
        self.serve(Limits::default()).await
    }

    /// A server that keeps nothing at all, and so makes every answer anew.
    pub(super) async fn forgetting(&self) -> Server {
        self.serve(Limits { kept_answers: 0, kept_objects: 0, kept_documents: 0, ..Limits::default() }).await
    }

    /// A server with limits of its own.
    pub(super) async fn serve(&self, limits: Limits) -> Server {
        self.behind(limits, None).await
    }

    /// A server that keeps answers and knows who asks.
    pub(super) async fn knowing(&self, secure: bool) -> Server {
        self.behind(Limits::default(), Some(Door { ctx: self.ctx.clone(), secure })).await
    }

    async fn behind(&self, limits: Limits, door: Option<Door>) -> Server {
        let schema = |mode| build(mode, Arc::clone(&self.catalogue), self.ctx.clone(), Policy::default());
        let limits = Limits { time: Duration::from_mins(1), ..limits };
        let number = Arc::new(|| Uuid::from_u128(42));
        let catalogue = Arc::clone(&self.catalogue);
        Server::over(edge::routes(schema, KEPT, catalogue, limits, number, door).unwrap()).await
    }
}
