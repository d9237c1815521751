//! What most commands need first: the log, the database brought up to date, the worker.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use chrono::TimeDelta;
use crawler::worker::BreakerPolicy;
use crawler::{Checker, CheckerConfig, Crawler, CrawlerSettings};
use registry::{Context, Db, Memory};
use tokio::net::TcpStream;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::settings::{Log, Settings, without_password};

const POSTGRES_PORT: u16 = 5432;
/// How long the first connection to a database server may take.
const KNOCK: Duration = Duration::from_secs(10);

/// The log goes to standard error; standard output belongs to answers.
pub fn log(log: &Log) -> Result<()> {
    let filter = EnvFilter::try_new(&log.filter)
        .with_context(|| format!("`log.filter` is not a filter of tracing: {}", log.filter))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match log.format.as_str() {
        "text" => builder.init(),
        // The end of a span tells what it came to; `log.filter` decides which there are, such as `crawler=debug`.
        "json" => builder.json().with_span_events(FmtSpan::CLOSE).init(),
        other => bail!("`log.format` must be `text` or `json`, not `{other}`"),
    }
    Ok(())
}

/// Connects to the database. The folder of a `SQLite` file is made.
pub async fn connect(settings: &Settings, memory: Memory) -> Result<Db> {
    let url = &settings.database.url;
    let shown = without_password(url);
    if let Some(file) = url.strip_prefix("sqlite:") {
        let file = file.trim_start_matches("//").split('?').next().unwrap_or_default();
        let folder = Path::new(file).parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("the folder of {shown} cannot be made"))?;
        }
    } else if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        bail!("`database.url` (DATABASE_URL) must begin with sqlite:// or postgres://, not be `{shown}`");
    }
    let unreachable =
        || format!("the database {shown} cannot be reached; check that it runs and DATABASE_URL");
    knock(url).await.with_context(unreachable)?;
    connected(url, memory).await.with_context(unreachable)
}

/// Connects; to a file that another program holds at this moment it comes again for a while.
async fn connected(url: &str, memory: Memory) -> Result<Db> {
    const PAUSE: Duration = Duration::from_millis(50);
    const TRIES: usize = 200;
    for _ in 1..TRIES {
        match Db::connect(url, memory).await {
            Err(error) if Db::is_busy(&error) => tokio::time::sleep(PAUSE).await,
            done => return Ok(done?),
        }
    }
    Ok(Db::connect(url, memory).await?)
}

/// Tries once whether somebody listens at the address of a server. The pool would try for half a minute, and
/// then not say why nobody answered.
async fn knock(url: &str) -> Result<()> {
    let Ok(url) = url::Url::parse(url) else { return Ok(()) };
    let elsewhere = url.query_pairs().any(|(key, _)| key == "host" || key == "hostaddr");
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    // A file, a socket's folder, or a host that only the driver can make out.
    if url.scheme() == "sqlite" || elsewhere || host.is_empty() || host.contains('%') {
        return Ok(());
    }
    let port = url.port().unwrap_or(POSTGRES_PORT);
    tokio::time::timeout(KNOCK, TcpStream::connect((host, port))).await.context("nobody answers")??;
    Ok(())
}

/// Brings the database up to date; gives the steps that were taken.
pub async fn migrate(db: &Db) -> Result<Vec<String>> {
    let transaction = db.write().await?;
    let pending =
        migrations::pending(&transaction).await.context("the state of the database cannot be read")?;
    if pending.is_empty() {
        return Ok(pending);
    }
    migrations::up(&transaction).await.context("the database cannot be brought up to date")?;
    transaction.commit().await?;
    Ok(pending)
}

/// A connected, migrated database with the real time.
pub async fn open(settings: &Settings, memory: Memory) -> Result<Context> {
    let db = connect(settings, memory).await?;
    for step in migrate(&db).await? {
        tracing::info!(step, "the database was brought up to date");
    }
    Ok(Context::new(db))
}

/// The worker as the settings want it.
pub fn crawler(settings: &Settings, ctx: &Context) -> Result<Arc<Crawler>> {
    let crawler = &settings.crawler;
    let seconds = |seconds: u32| TimeDelta::seconds(i64::from(seconds));
    let checker = Checker::new(checker_config(settings)?).context("the checker cannot be set up")?;
    let settings = CrawlerSettings {
        vantage: crawler.vantage.clone(),
        batch: crawler.batch.max(1),
        lease: seconds(crawler.lease_s.max(1)),
        canaries: crawler.canaries.clone(),
        breaker: BreakerPolicy {
            window: seconds(crawler.breaker_window_s),
            least_checks: crawler.breaker_least_checks,
            percent: crawler.breaker_percent,
        },
        policy: crawler.policy.clone(),
    };
    Ok(Arc::new(Crawler::new(ctx.clone(), checker, settings)))
}

fn checker_config(settings: &Settings) -> Result<CheckerConfig> {
    let crawler = &settings.crawler;
    let roots = (!crawler.ca_file.is_empty()).then(|| std::fs::read(&crawler.ca_file)).transpose();
    let overrides: Result<Vec<_>> = crawler
        .resolve
        .iter()
        .map(|text| text.parse().with_context(|| format!("`crawler.resolve` has a bad entry `{text}`")))
        .collect();
    Ok(CheckerConfig {
        contact_url: crawler.contact_url.clone(),
        timeout: Duration::from_secs(u64::from(crawler.timeout_s)),
        robots: crawler.robots,
        robots_patience: Duration::from_secs(u64::from(crawler.robots_patience_s)),
        concurrency: crawler.concurrency,
        allow_private_addresses: crawler.allow_private_addresses,
        overrides: overrides?,
        extra_roots_pem: roots
            .with_context(|| format!("`crawler.ca_file` {} cannot be read", crawler.ca_file))?,
        ..CheckerConfig::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checker_makes_as_many_checks_at_a_time_as_the_settings_say() {
        let mut settings = Settings::default();
        settings.crawler.concurrency = 200;
        assert_eq!(checker_config(&settings).unwrap().concurrency, 200);
    }
}
