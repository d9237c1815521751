//! A flag as governments and curators see it.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use registry::flags::{self, FlagKind, Reply};
use registry::problems::{self, ProblemKind};

use super::Platform;
use super::codes::Code;
use super::platform::{NEWEST, rows};
use super::text::reader;
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::{context, node_id, snapshot};
use crate::letters::flag_in_words;

/// Something that a check or a date says a person should look at.
#[derive(Debug, Clone)]
pub struct ReportedFlag(pub flags::Flag);

/// Something that a check or a date says a person should look at, with what was said about it.
#[Object(serial)]
impl ReportedFlag {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        node_id("Flag", self.0.id)
    }

    /// The platform.
    async fn platform(&self, ctx: &Context<'_>) -> Result<Option<Platform>> {
        Ok(snapshot(ctx)?.by_id(self.0.platform).map(Platform))
    }

    /// What it says.
    async fn kind(&self) -> Code<FlagKind> {
        Code(self.0.kind)
    }

    /// What it says in the reader's language.
    async fn words(&self, ctx: &Context<'_>) -> String {
        flag_in_words(self.0.kind, reader(ctx, None))
    }

    /// When it was opened, or opened again.
    async fn opened_at(&self) -> DateTime<Utc> {
        self.0.opened_at
    }

    /// When its cause was last seen.
    async fn last_seen_at(&self) -> DateTime<Utc> {
        self.0.last_seen_at
    }

    /// When it was closed.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.closed_at
    }

    /// How often it was opened.
    async fn times_opened(&self) -> i32 {
        self.0.times_opened
    }

    /// What was seen first.
    async fn first_evidence(&self) -> &str {
        &self.0.first_evidence
    }

    /// What was seen last.
    async fn last_evidence(&self) -> &str {
        &self.0.last_evidence
    }

    /// What the government says.
    async fn reply(&self) -> Option<Code<Reply>> {
        self.0.reply.map(Code)
    }

    /// In its own words.
    async fn reply_note(&self) -> Option<&str> {
        self.0.reply_note.as_deref()
    }

    /// When it said so.
    async fn replied_at(&self) -> Option<DateTime<Utc>> {
        self.0.replied_at
    }

    /// Why a curator closed it.
    async fn dismissed_why(&self) -> Option<&str> {
        self.0.dismissed_why.as_deref()
    }

    /// Until when it is not opened again.
    async fn suppressed_until(&self) -> Option<DateTime<Utc>> {
        self.0.suppressed_until
    }

    /// What visitors wrote about the platform, newest first, at most 100; only of `REPORTED` is there anything.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "Some(NEWEST)")] first: Option<i32>,
    ) -> Result<Vec<VisitorReport>> {
        if self.0.kind != FlagKind::Reported {
            return Ok(Vec::new());
        }
        let limit = rows(first.unwrap_or(NEWEST))?;
        let reports = problems::list(context(ctx)?, actor(ctx), self.0.platform, limit).await;
        Ok(reports.or_refusal()?.into_iter().map(VisitorReport).collect())
    }

    /// From when the public may be told; null for what is not the public's.
    async fn notice_from(&self) -> Option<DateTime<Utc>> {
        self.0.notice_from
    }

    /// Since when the public is told.
    async fn noticed_at(&self) -> Option<DateTime<Utc>> {
        self.0.noticed_at
    }
}

/// What a visitor says is wrong with an entry.
#[derive(Debug)]
pub struct VisitorReport(problems::Problem);

/// What a visitor says is wrong with an entry, written on its page without an account.
#[Object(serial)]
impl VisitorReport {
    /// Its id.
    async fn id(&self) -> ID {
        node_id("VisitorReport", self.0.id)
    }

    /// What is wrong.
    async fn kind(&self) -> Code<ProblemKind> {
        Code(self.0.kind)
    }

    /// In the visitor's words; perhaps none.
    async fn text(&self) -> &str {
        &self.0.words
    }

    /// The language of the page that it was written on (BCP 47).
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// When it came.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }
}
