//! The letters on their way out: by the operator's own SMTP server, or into files where there is none.
//! Knows how letters travel; what they say is written in `api::letters`, and when they are due is known to `registry`.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};
use api::letters::{self, Written};
use api::urls::Urls;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use registry::Context;
use registry::mails::{self, Letter};
use tokio::io::AsyncWriteExt as _;
use tokio_util::sync::CancellationToken;
use url::{Host, Url};

use crate::settings::{Settings, without_password};

/// How long a letter may take. The library's own limit holds for connecting only: a server that falls silent later would
/// be waited for without end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends letters.
#[derive(Debug)]
pub struct Mailer {
    way: Way,
    from: Mailbox,
    urls: Urls,
    patience: Duration,
}

#[derive(Debug)]
enum Way {
    Server(AsyncSmtpTransport<Tokio1Executor>),
    Outbox(PathBuf),
}

/// How a round went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// Letters that are out.
    pub sent: usize,
    /// Letters that are tried again later.
    pub failed: usize,
}

/// Why a letter is not out.
#[derive(Debug)]
enum Failure {
    /// Nothing can be sent for now, this letter or another.
    Everything(String),
    /// This one was refused.
    This(String),
}

impl Mailer {
    /// As the settings want it.
    pub fn new(settings: &Settings) -> Result<Self> {
        let mail = &settings.mail;
        let urls = settings.urls()?;
        let from = mail.from.parse().with_context(|| {
            format!("`mail.from` must be like `Portolan <no-reply@example.org>`, not `{}`", mail.from)
        })?;
        let way = if mail.smtp.is_empty() {
            Way::Outbox(PathBuf::from(&mail.outbox))
        } else {
            Way::Server(server(&mail.smtp)?)
        };
        Ok(Self { way, from, urls, patience: PATIENCE })
    }

    /// Sends what is due, one letter after the other, until nothing is or a stop is wanted.
    pub async fn send_due(&self, ctx: &Context, stop: &CancellationToken) -> Result<Sent> {
        let mut round = Sent::default();
        while !stop.is_cancelled()
            && let Some(letter) = mails::next(ctx).await?
        {
            let failure = match self.send(&letter, ctx.clock.now()).await {
                Ok(()) => {
                    mails::sent(ctx, letter.id).await?;
                    round.sent += 1;
                    continue;
                }
                Err(failure) => failure,
            };
            round.failed += 1;
            let (Failure::Everything(why) | Failure::This(why)) = &failure;
            tracing::warn!(letter = %letter.id, kind = letter.kind.code(), why, "a letter could not be sent");
            // Even a refusal for good (5xx) is tried again: it may be about a password that somebody mends.
            mails::failed(ctx, letter.id, why).await?;
            if matches!(failure, Failure::Everything(_)) {
                break;
            }
        }
        Ok(round)
    }

    async fn send(&self, letter: &Letter, at: DateTime<Utc>) -> Result<(), Failure> {
        let message = self.message(letter, at).map_err(|error| Failure::This(format!("{error:#}")))?;
        match &self.way {
            Way::Server(server) => match tokio::time::timeout(self.patience, server.send(message)).await {
                Ok(sent) => sent.map(|_| ()).map_err(|error| failure(&error)),
                Err(_) => {
                    Err(Failure::Everything(format!("the server said nothing for {:?}", self.patience)))
                }
            },
            Way::Outbox(folder) => {
                let kind = letter.kind.code().to_ascii_lowercase().replace('_', "-");
                let name = format!("{}-{kind}-{}.eml", at.format("%Y%m%dT%H%M%S%3fZ"), letter.id);
                let written = put(folder, &name, &message.formatted()).await;
                written.map_err(|error| Failure::Everything(format!("{}: {error}", folder.display())))
            }
        }
    }

    fn message(&self, letter: &Letter, at: DateTime<Utc>) -> Result<Message> {
        let Written { locale, subject, text } = letters::write(letter, &self.urls);
        let recipient: Address =
            letter.recipient.as_str().parse().context("the address cannot be mailed to")?;
        // The same each time it is tried: who gets a letter twice sees it once.
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let header =
            |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .date(SystemTime::from(at))
            .message_id(Some(id))
            .subject(subject)
            .raw_header(header("Content-Language", locale.tag()))
            // So that no holiday notice answers it (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .context("the letter cannot be put together")
    }
}

/// The server of an address such as `smtps://USER:PASSWORD@HOST`.
fn server(address: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let shown = without_password(address);
    let form = || {
        format!(
            "`mail.smtp` must be like smtp://USER:PASSWORD@HOST:587?tls=required or smtps://HOST, not `{shown}`"
        )
    };
    let url = Url::parse(address).with_context(form)?;
    let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    let is_sealed = url.scheme() == "smtps" || tls.as_deref() == Some("required");
    if url.password().is_some() && !is_sealed && !is_near(&url) {
        bail!("`mail.smtp` would send its password in the open: add ?tls=required, or begin with smtps://");
    }
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(address).with_context(form)?;
    Ok(builder.timeout(Some(PATIENCE)).build())
}

/// Whether it stands on this machine.
fn is_near(url: &Url) -> bool {
    // Only web addresses have their hosts parsed; others keep the text.
    match url.host().and_then(|host| Host::parse(&host.to_string()).ok()) {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn failure(error: &smtp::Error) -> Failure {
    let why = error.to_string();
    // An answer may be about this letter alone; without one, or without being let in, no letter goes out.
    let is_answer = error.is_transient() || error.is_permanent();
    let is_locked_out =
        error.status().is_some_and(|code| matches!(code.to_string().as_str(), "421" | "530" | "535"));
    if is_answer && !is_locked_out { Failure::This(why) } else { Failure::Everything(why) }
}

/// Writes a file that is whole as soon as it has its name, and that only its owner reads.
async fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).await?;
    let part = folder.join(format!(".{name}.part"));
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&part).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    tokio::fs::rename(&part, folder.join(name)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailer(smtp: &str, from: &str, public_url: &str) -> Result<Mailer> {
        let mut settings = Settings::default();
        smtp.clone_into(&mut settings.mail.smtp);
        if !from.is_empty() {
            from.clone_into(&mut settings.mail.from);
        }
        public_url.clone_into(&mut settings.server.public_url);
        Mailer::new(&settings)
    }

    #[test]
    fn a_password_goes_out_sealed_or_not_at_all() {
        for fine in [
            "smtp://mail.example.org",
            "smtp://me:x@mail.example.org:587?tls=required",
            "smtps://me:x@mail.example.org",
            "smtp://me:x@127.0.0.1:2525",
            "smtp://me:x@localhost:2525",
            "smtp://me:x@[::1]:2525",
        ] {
            assert!(mailer(fine, "", "").is_ok(), "{fine}: {:?}", mailer(fine, "", "").err());
        }
        for open in
            ["smtp://me:s3cret@mail.example.org", "smtp://me:s3cret@mail.example.org?tls=opportunistic"]
        {
            let told = format!("{:#}", mailer(open, "", "").unwrap_err());
            assert!(
                told.contains("`mail.smtp`") && told.contains("tls=required") && !told.contains("s3cret"),
                "{told}"
            );
        }
    }

    #[tokio::test]
    async fn a_server_that_falls_silent_is_given_up() {
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", silent.local_addr().unwrap());
        let patience = Duration::from_millis(50);
        let mailer = Mailer { patience, ..mailer(&url, "", "").unwrap() };
        let letter = Letter {
            id: uuid::Uuid::nil(),
            recipient: "ana@edu.test".parse().unwrap(),
            name: None,
            language: "en".to_owned(),
            kind: mails::MailKind::SignIn,
            facts: serde_json::Value::Null,
            secret: None,
        };
        let failure = mailer.send(&letter, DateTime::UNIX_EPOCH).await.unwrap_err();
        assert!(matches!(failure, Failure::Everything(why) if why.contains("said nothing")));
    }

    #[test]
    fn a_wrong_setting_is_named_without_its_password() {
        let told = |smtp, from, public| format!("{:#}", mailer(smtp, from, public).unwrap_err());
        assert!(told("mail.example.org", "", "").contains("`mail.smtp`"));
        let wrong = told("imap://me:s3cret@mail.example.org?tls=required", "", "");
        assert!(wrong.contains("`mail.smtp`") && !wrong.contains("s3cret"), "{wrong}");
        assert!(told("", "nobody", "").contains("`mail.from`"));
        assert!(told("", "", "portolan.example").contains("`server.public_url`"));
    }
}
