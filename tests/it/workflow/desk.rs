//! A registry with a few platforms and the people who work on it, under a clock that a test moves.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::access::{Beat, Grants, Person};
use registry::accounts::{self, Invitation};
use registry::checks::policy::Policy;
use registry::clock::FixedClock;
use registry::proposals::{self, About, Acceptance, Proposal};
use registry::{Actor, Context, Error, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, many};

/// Everybody, and the registry.
pub struct Desk {
    pub database: TestDatabase,
    pub ctx: Context,
    pub clock: Arc<FixedClock>,
    pub policy: Policy,
    /// Three platforms of France, oldest first.
    pub platforms: Vec<Uuid>,
    /// The government of France, and somebody else there.
    pub paris: Actor,
    pub lyon: Actor,
    /// The government of Peru.
    pub lima: Actor,
    /// A curator of everything, and one of Africa.
    pub curator: Actor,
    pub nairobi: Actor,
    /// A curator of everything who speaks for France too.
    pub both: Actor,
    pub admin: Actor,
}

/// A grant of government.
pub fn government(country: &str) -> Grants {
    Grants { government: BTreeSet::from([country.parse().unwrap()]), ..Grants::default() }
}

pub fn world() -> Grants {
    Grants { curator: Some(Beat::World), ..Grants::default() }
}

impl Desk {
    pub async fn of(database: TestDatabase) -> Self {
        Self::since(database, "2026-03-02T09:00:00Z".parse().unwrap()).await
    }

    /// The same under a clock that begins there.
    pub async fn since(database: TestDatabase, begin: DateTime<Utc>) -> Self {
        let file = Files::new();
        let seed = file.json("fr.json", &many("school", 3));
        let output = Program::run(&["import", &seed], &database.environment()).await;
        assert!(output.status.success(), "{}", output.stderr);
        let clock = Arc::new(FixedClock::at(begin));
        let ctx =
            Context::with(database.connect().await, Arc::clone(&clock) as _, SmallRng::seed_from_u64(7));
        let mut platforms = Vec::new();
        for number in 0..3 {
            let slug = format!("school-{number}").parse().unwrap();
            platforms.push(registry::platforms::find(&ctx, &slug).await.unwrap().unwrap());
        }
        let africa =
            Grants { curator: Some(Beat::Regions(BTreeSet::from(["002".to_owned()]))), ..Grants::default() };
        let two = Grants { curator: Some(Beat::World), ..government("FR") };
        let someone = async |name: &str, grants: Grants| person(&ctx, name, grants).await;
        let (paris, lyon) =
            (someone("paris", government("FR")).await, someone("lyon", government("FR")).await);
        let lima = someone("lima", government("PE")).await;
        let (curator, nairobi) = (someone("curator", world()).await, someone("nairobi", africa).await);
        let both = someone("both", two).await;
        let admin = someone("admin", Grants { admin: true, ..Grants::default() }).await;
        let policy = Policy::default();
        Self { database, ctx, clock, policy, platforms, paris, lyon, lima, curator, nairobi, both, admin }
    }

    pub fn wait(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.ctx.clock.now()
    }

    /// A draft of a new platform.
    pub async fn draft(&self, actor: &Actor, country: &str, fields: Value) -> Result<Proposal> {
        proposals::create(&self.ctx, actor, About::New(country.parse().unwrap()), fields).await
    }

    pub async fn change(&self, actor: &Actor, platform: usize, fields: Value) -> Result<Proposal> {
        proposals::create(&self.ctx, actor, About::Change(self.platforms[platform]), fields).await
    }

    pub async fn submit(&self, actor: &Actor, id: Uuid) -> Result<Proposal> {
        proposals::submit(&self.ctx, actor, &self.policy, id, None, None).await
    }

    pub async fn take(&self, actor: &Actor, id: Uuid) -> Result<Proposal> {
        proposals::take(&self.ctx, actor, id, false).await
    }

    pub async fn accept(&self, actor: &Actor, id: Uuid) -> Result<Proposal> {
        proposals::accept(&self.ctx, actor, id, Acceptance::default()).await
    }

    /// From a draft to something in force.
    pub async fn through(&self, author: &Actor, draft: Proposal) -> Proposal {
        self.submit(author, draft.id).await.unwrap();
        self.take(&self.curator, draft.id).await.unwrap();
        self.accept(&self.curator, draft.id).await.unwrap()
    }

    /// One value of the database.
    pub fn sql(&self, sql: &str) -> String {
        self.database.sql(sql).trim().to_owned()
    }

    /// A platform's document as it stands.
    pub async fn document(&self, id: Uuid) -> Value {
        let found = registry::platforms::published::load(&self.ctx.db, &[id]).await.unwrap();
        serde_json::to_value(&found[0].document).unwrap()
    }

    /// Proves the chain and goes.
    pub async fn end(self) {
        self.ctx.db.close().await.unwrap();
        self.database.verified_events().await;
    }
}

/// An account and its owner.
pub async fn person(ctx: &Context, name: &str, grants: Grants) -> Actor {
    let invitation = Invitation {
        email: format!("{name}@example.org"),
        name: Some(name.to_owned()),
        language: "en".to_owned(),
        grants: grants.clone(),
    };
    let account = accounts::invite(ctx, &Actor::Operator, invitation).await.unwrap().id;
    Actor::Person(Person { account, grants, scopes: None })
}

/// Whole fields of a new platform.
pub fn whole(name: &str, host: &str) -> Value {
    json!({
        "name": {"fr": name}, "url": format!("https://{host}/"), "languages": ["fr"], "levels": ["ISCED_1"],
        "summary": {"fr": "Une plateforme publique pour apprendre, avec assez de mots pour un résumé."},
        "audiences": ["LEARNERS"], "kind": "MOOC", "subjects": ["GENERAL"], "access": "OPEN",
        "authority": "Ministère", "sources": ["https://www.example.org/source"],
    })
}

/// The code of a refusal.
pub fn refused<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    result.expect_err("this must be refused").code()
}

/// The fields of a refusal that a person can mend.
pub fn fields<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    match result {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("{other:?}"),
    }
}

impl Desk {
    /// An id as SQL writes it on this engine.
    pub fn id(&self, id: Uuid) -> String {
        match self.database.engine {
            crate::harness::database::Engine::Sqlite => format!("x'{}'", id.simple()),
            crate::harness::database::Engine::Postgres => format!("'{id}'"),
        }
    }
}
