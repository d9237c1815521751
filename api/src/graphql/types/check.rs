//! A recorded check, a day of them, and one that somebody asked for.

use async_graphql::{Context, ID, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::checks::days::{self, DayStatus};
use registry::checks::history;
use registry::checks::outcome::{Notice, Outcome, TlsProblem};
use registry::checks::report::{Redirect, Tls};
use registry::checks::requests::{self, Progress};
use serde_json::Value;
use uuid::Uuid;

use super::codes::Code;
use crate::error::OrRefusal;
use crate::graphql::{context, node_id};

/// One check of one platform.
#[derive(Debug)]
pub struct Check(pub history::Check);

/// One check of one platform, with its evidence.
#[Object(serial)]
impl Check {
    /// The check's own id.
    async fn id(&self) -> ID {
        node_id("Check", self.0.id)
    }

    /// When it was made.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// From where.
    async fn vantage(&self) -> &str {
        &self.0.vantage
    }

    /// What it found.
    async fn outcome(&self) -> Code<Outcome> {
        Code(self.0.report.outcome)
    }

    /// One sentence for a person.
    async fn evidence(&self) -> &str {
        &self.0.report.evidence
    }

    /// Where the redirects ended.
    async fn final_url(&self) -> Option<&str> {
        self.0.report.final_url.as_deref()
    }

    /// The status of the last response.
    async fn http_status(&self) -> Option<u16> {
        self.0.report.http_status
    }

    /// The responses that sent the check on, in order.
    async fn redirects(&self) -> Vec<RedirectHop> {
        self.0.report.redirects.iter().cloned().map(RedirectHop).collect()
    }

    /// What the TLS handshake showed.
    async fn tls(&self) -> Option<TlsHandshake> {
        self.0.report.tls.clone().map(TlsHandshake)
    }

    /// Findings that are not downtime.
    async fn notices(&self) -> Vec<Code<Notice>> {
        Code::list(&self.0.report.notices)
    }

    /// Wall time of the whole check, in milliseconds.
    async fn elapsed_ms(&self) -> u64 {
        self.0.report.elapsed_ms
    }

    /// Bytes of the final body after decoding.
    async fn bytes(&self) -> u64 {
        self.0.report.bytes
    }
}

/// A day in the strip of a platform.
#[derive(Debug)]
pub struct StripDay(pub days::StripDay);

/// What the checks of one day found. Each day reads as a sentence: on `date` it answered `hits` of `checks` checks.
#[Object(serial)]
impl StripDay {
    /// The day, in UTC (ISO 8601).
    async fn date(&self) -> String {
        self.0.date.to_string()
    }

    /// Its word.
    async fn status(&self) -> Code<DayStatus> {
        Code(self.0.status)
    }

    /// How many checks were made, from everywhere; faults of the checker are left out.
    async fn checks(&self) -> u32 {
        self.0.checks
    }

    /// How many of them it answered.
    async fn hits(&self) -> u32 {
        self.0.hits
    }
}

/// A response that sent a check elsewhere.
#[derive(Debug)]
pub struct RedirectHop(Redirect);

/// A response that sent a check elsewhere.
#[Object(serial)]
impl RedirectHop {
    /// The address that answered.
    async fn url(&self) -> &str {
        &self.0.url
    }

    /// Its status.
    async fn status(&self) -> u16 {
        self.0.status
    }
}

/// What a handshake showed.
#[derive(Debug)]
pub struct TlsHandshake(Tls);

/// What a TLS handshake showed.
#[Object(serial)]
impl TlsHandshake {
    /// `TLSv1.2` or `TLSv1.3`.
    async fn version(&self) -> Option<&str> {
        self.0.version.as_deref()
    }

    /// Who issued the certificate.
    async fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    /// When the certificate ends.
    async fn valid_until(&self) -> Option<DateTime<Utc>> {
        self.0.valid_until
    }

    /// What is wrong with it.
    async fn problem(&self) -> Option<Code<TlsProblem>> {
        self.0.problem.map(Code)
    }
}

/// A check that somebody asked for.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct CheckRequest {
    /// Its id.
    id: ID,
    /// `WAITING`, `CHECKING` or `FINISHED`.
    status: &'static str,
    /// Its place among those that wait; the first is 1.
    place: Option<u64>,
    /// False when nothing checks at all: then waiting is in vain.
    has_workers: bool,
    /// When it was finished.
    finished_at: Option<DateTime<Utc>>,
    /// What was found, as `portolan check --json` prints it; null until then.
    report: Option<Json<Value>>,
}

impl CheckRequest {
    /// Where the request stands, for whoever may see what it was made for.
    pub(crate) async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Ok(Self::of(id, requests::get(context(ctx)?, id).await.or_refusal()?))
    }

    /// A request that stands there.
    pub(crate) fn of(id: Uuid, progress: Progress) -> Self {
        let stands = |status| Self {
            id: node_id("CheckRequest", id),
            status,
            place: None,
            has_workers: true,
            finished_at: None,
            report: None,
        };
        match progress {
            Progress::Waiting { place, workers } => {
                Self { place: Some(place), has_workers: workers, ..stands("WAITING") }
            }
            Progress::Checking => stands("CHECKING"),
            Progress::Finished { report, at } => Self {
                finished_at: Some(at),
                report: serde_json::to_value(&*report).ok().map(Json),
                ..stands("FINISHED")
            },
        }
    }
}
