//! Letters on their way: written by use cases, sent by the program, taken by a real SMTP server or found in the outbox,
//! and opened. And the commands with which an operator manages accounts.

mod commands;
mod hostile;
mod letters;
mod outbox;
mod sending;
mod work;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::access::{Beat, Grants};
use registry::accounts::{self, Account, Email, Invitation};
use registry::clock::{Clock, FixedClock};
use registry::{Actor, Context};

use crate::harness::database::TestDatabase;
use crate::harness::program::{Output, Program};
use crate::harness::smtp::SmtpServer;

/// Where links in the tests' letters lead.
const PUBLIC: &str = "https://portolan.test";
/// What stands in a letter before the secret that lets its reader in.
const WAY_IN: &str = "https://portolan.test/sign-in/";

/// A registry whose letters somebody waits for.
struct Post {
    database: TestDatabase,
    ctx: Context,
    clock: Arc<FixedClock>,
    settings: Vec<(String, String)>,
}

impl Post {
    /// One without a server to send by.
    async fn of(database: TestDatabase) -> Self {
        let mut settings = database.environment();
        settings.push(("PORTOLAN_SERVER__PUBLIC_URL".to_owned(), PUBLIC.to_owned()));
        let migrated = Program::run(&["migrate"], &settings).await;
        assert!(migrated.status.success(), "{}", migrated.stderr);
        let noon: DateTime<Utc> = "2031-05-01T12:00:00Z".parse().unwrap();
        let clock = Arc::new(FixedClock::at(noon));
        let now: Arc<dyn Clock> = clock.clone();
        let ctx = Context::with(database.connect().await, now, SmallRng::seed_from_u64(1));
        Self { database, ctx, clock, settings }
    }

    /// One that sends by this server.
    async fn by(database: TestDatabase, server: &SmtpServer) -> Self {
        Self::of(database).await.with("PORTOLAN_MAIL__SMTP", server.url())
    }

    fn with(mut self, setting: &str, value: impl Into<String>) -> Self {
        self.settings.retain(|(known, _)| known != setting);
        self.settings.push((setting.to_owned(), value.into()));
        self
    }

    async fn run(&self, arguments: &[&str]) -> Output {
        Program::run(arguments, &self.settings).await
    }

    /// A command that must succeed; gives what it printed.
    async fn told(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.run(arguments).await;
        assert!(status.success(), "{arguments:?}: {stdout}{stderr}");
        stdout
    }

    /// Sends what is due, as of the time of this registry.
    async fn send(&self) -> String {
        let now = self.ctx.clock.now().to_rfc3339();
        self.told(&["job", "run", "mail", "--now", &now]).await
    }

    async fn invite(&self, email: &str, language: &str) -> Account {
        let grants = Grants { curator: Some(Beat::World), ..Grants::default() };
        self.invite_as(email, None, language, grants).await
    }

    async fn invite_as(&self, email: &str, name: Option<&str>, language: &str, grants: Grants) -> Account {
        let (email, name, language) = (address(email), name.map(str::to_owned), language.to_owned());
        let invitation = Invitation { email: email.to_string(), name, language, grants };
        accounts::invite(&self.ctx, &Actor::Operator, invitation).await.unwrap()
    }

    async fn ask(&self, email: &str, browser: Option<&str>) -> registry::Result<()> {
        accounts::ask_for_link(&self.ctx, &address(email), "ru", browser, "192.0.2.1").await
    }

    async fn open(&self, secret: &str, browser: Option<&str>) -> registry::Result<Account> {
        let signed_in = accounts::sign_in(&self.ctx, secret, browser, None, None, "192.0.2.1").await;
        signed_in.map(|signed_in| signed_in.account)
    }

    fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
    }
}

fn address(text: &str) -> Email {
    text.parse().unwrap()
}

fn government(codes: &[&str]) -> Grants {
    Grants {
        government: codes.iter().map(|code| code.parse().unwrap()).collect::<BTreeSet<_>>(),
        ..Grants::default()
    }
}
