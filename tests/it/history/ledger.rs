//! A registry to which a test dictates what checks found, and when.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::Context;
use registry::checks::Recorded;
use registry::checks::due::{self, Worker};
use registry::checks::outcome::Outcome;
use registry::checks::policy::Policy;
use registry::checks::record::{self, Finding};
use registry::checks::report::{Metadata, Report};
use registry::clock::FixedClock;
use serde_json::Value;
use uuid::Uuid;

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, many};

/// The registry.
pub struct Ledger {
    pub database: TestDatabase,
    pub ctx: Context,
    pub policy: Policy,
    /// Its platforms, in the order of their ids.
    pub platforms: Vec<Uuid>,
}

/// Noon of a day that is so many days after the first of January.
pub fn noon(day: i64) -> DateTime<Utc> {
    "2027-01-01T12:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(day)
}

/// A page as a check reads it.
pub fn page(title: &str) -> Metadata {
    Metadata { title: Some(title.to_owned()), language: Some("fr".to_owned()), ..Metadata::default() }
}

/// What a check of it would report.
pub fn read(metadata: Metadata) -> Report {
    Report {
        final_url: Some("https://learn.school.test/".to_owned()),
        http_status: Some(200),
        metadata: Some(metadata),
        ..Report::without_answer("https://learn.school.test/", Outcome::Up, "The page was read.")
    }
}

/// A check with nothing but an outcome.
pub fn found(outcome: Outcome) -> Report {
    Report::without_answer("https://learn.school.test/", outcome, "A test says so.")
}

impl Ledger {
    /// Lists so many platforms, which are always due.
    pub async fn of(database: TestDatabase, count: usize) -> Self {
        let file = Files::new();
        let output =
            Program::run(&["import", &file.json("fr.json", &many("school", count))], &database.environment())
                .await;
        assert!(output.status.success(), "{}", output.stderr);
        let policy = Policy {
            interval_min_s: 0,
            interval_day_s: 0,
            interval_max_s: 0,
            suspect_s: vec![0],
            confirm_s: 0,
            jitter_percent: 0,
            ..Policy::default()
        };
        let ctx = Context::with(
            database.connect().await,
            Arc::new(FixedClock::at(noon(0))),
            SmallRng::seed_from_u64(1),
        );
        let ledger = Self { database, ctx, policy, platforms: Vec::new() };
        let platforms = ledger.claim("default", noon(0)).await;
        assert_eq!(platforms.len(), count);
        Self { platforms, ..ledger }
    }

    /// The same under a clock that stands at `now`.
    pub fn at(&self, now: DateTime<Utc>) -> Context {
        self.ctx.under(Arc::new(FixedClock::at(now)))
    }

    fn worker(vantage: &str) -> Worker {
        Worker {
            id: format!("{vantage}-worker"),
            vantage: vantage.to_owned(),
            lease: TimeDelta::days(10_000),
        }
    }

    /// Claims everything, and gives it back in the order of ids.
    async fn claim(&self, vantage: &str, now: DateTime<Utc>) -> Vec<Uuid> {
        let (ctx, worker) = (self.at(now), Self::worker(vantage));
        due::enrol(&ctx, vantage).await.unwrap();
        let claimed = due::claim(&ctx, &worker, ctx.clock.now(), 1_000).await.unwrap();
        let mut ids: Vec<Uuid> = claimed.iter().map(|due| due.platform_id).collect();
        ids.sort_unstable();
        ids
    }

    /// Records what a check of one platform found at `at`, which may be long before `now`.
    pub async fn record(
        &self,
        platform: Uuid,
        vantage: &str,
        (at, now): (DateTime<Utc>, DateTime<Utc>),
        report: Report,
    ) -> Recorded {
        self.claim(vantage, now).await;
        let finding = Finding { platform_id: platform, at, report, languages: vec!["fr".to_owned()] };
        let recorded =
            record::record(&self.at(now), &Self::worker(vantage), &self.policy, vec![finding]).await.unwrap();
        assert_eq!(recorded.observations(), 1);
        recorded
    }

    /// The same of the first platform, recorded as it is made.
    pub async fn check(&self, at: DateTime<Utc>, report: Report) -> Recorded {
        self.record(self.platforms[0], "default", (at, at), report).await
    }

    /// What a query over one platform says, from the database alone.
    pub fn sql(&self, sql: &str) -> String {
        let id = self.platforms[0];
        let literal = if self.database.url.starts_with("sqlite") {
            format!("x'{}'", id.simple())
        } else {
            format!("'{id}'")
        };
        self.database.sql(&sql.replace("$id", &literal))
    }

    /// The flags of the first platform that are open: kind, first evidence, last evidence.
    pub fn flags(&self) -> Vec<String> {
        let sql = "SELECT kind, first_evidence, last_evidence FROM flags \
                   WHERE platform_id = $id AND closed_at IS NULL ORDER BY kind";
        self.sql(sql).lines().map(str::to_owned).collect()
    }

    /// The payloads of the events of one kind, oldest first.
    pub fn events(&self, kind: &str) -> Vec<Value> {
        let sql =
            format!("SELECT payload FROM events WHERE platform_id = $id AND kind = '{kind}' ORDER BY seq");
        self.sql(&sql).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The status of the first platform and since when.
    pub fn state(&self) -> String {
        self.sql("SELECT status, track FROM reachability WHERE platform_id = $id")
    }

    /// Writes down the claims that must hold whatever a test does.
    pub async fn end(self) {
        assert!(self.database.verified_events().await > 0);
        self.ctx.db.close().await.unwrap();
    }
}

/// A reason as an event carries it.
pub fn reason(event: &Value) -> String {
    event["reason"].as_str().unwrap_or_default().to_owned()
}
