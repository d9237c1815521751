//! What an organisation says of itself: where its doors are and what it signs with. Asked when somebody first wants to come
//! in, so that an organisation that is away keeps nothing from starting, and again after a while.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::IssuerUrl;
use openidconnect::core::CoreProviderMetadata;
use tokio::sync::Mutex;

use super::failed::{Failed, told};
use super::line::{Line, is_guarded};

/// For so long nobody asks again.
const FRESH: TimeDelta = TimeDelta::minutes(5);
/// For so long what it said holds while it does not answer; a key that it takes back is out by then.
const HOLDS: TimeDelta = TimeDelta::hours(1);
/// For so long nobody waits for it again when it did not answer: of many who come at once, one does.
const REST: TimeDelta = TimeDelta::seconds(5);

/// What is known of one organisation.
#[derive(Debug)]
pub(super) struct Known {
    issuer: IssuerUrl,
    heard: Mutex<Heard>,
}

#[derive(Debug, Default)]
struct Heard {
    said: Option<(DateTime<Utc>, CoreProviderMetadata)>,
    failed: Option<(DateTime<Utc>, String)>,
}

impl Known {
    pub(super) fn of(issuer: IssuerUrl) -> Self {
        Self { issuer, heard: Mutex::default() }
    }

    /// What holds now.
    pub(super) async fn get(&self, line: &Line, now: DateTime<Utc>) -> Result<CoreProviderMetadata, Failed> {
        let mut heard = self.heard.lock().await;
        if heard.is_due(now) {
            heard.note(self.ask(line).await, now);
        }
        heard.held(now)
    }

    /// What holds now, asked anew: something is signed with a key that nobody knows yet.
    pub(super) async fn renewed(
        &self,
        line: &Line,
        now: DateTime<Utc>,
    ) -> Result<CoreProviderMetadata, Failed> {
        let mut heard = self.heard.lock().await;
        heard.note(self.ask(line).await, now);
        heard.held(now)
    }

    async fn ask(&self, line: &Line) -> Result<CoreProviderMetadata, String> {
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), line).await;
        let found = found.map_err(|error| told(&error))?;
        let door = found.authorization_endpoint().url();
        if is_guarded(door) { Ok(found) } else { Err(format!("{door} is not guarded by TLS")) }
    }
}

impl Heard {
    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let is_fresh = self.said.as_ref().is_some_and(|(at, _)| now - *at < FRESH);
        let rests = self.failed.as_ref().is_some_and(|(at, _)| now - *at < REST);
        !is_fresh && !rests
    }

    fn note(&mut self, answer: Result<CoreProviderMetadata, String>, now: DateTime<Utc>) {
        match answer {
            Ok(metadata) => *self = Self { said: Some((now, metadata)), failed: None },
            Err(cause) => self.failed = Some((now, cause)),
        }
    }

    fn held(&self, now: DateTime<Utc>) -> Result<CoreProviderMetadata, Failed> {
        match &self.said {
            Some((at, metadata)) if now - *at < HOLDS => Ok(metadata.clone()),
            Some(_) | None => {
                let cause = self.failed.as_ref().map(|(_, cause)| cause.clone());
                Err(Failed::Unanswered(cause.unwrap_or_default()))
            }
        }
    }
}
