//! `portolan serve`: the whole service in one process.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use api::catalogue::Catalogue;
use api::graphql::limits::Limits;
use api::{Follower, Service};
use clap::Args;
use registry::seed::{self, Load};
use registry::{Context, Memory};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::answer;
use super::progress::Bar;
use crate::schedule::{self, Hands, JOBS, Scheduled};
use crate::settings::Settings;
use crate::startup;

/// How long a stop waits for requests under way.
const PATIENCE: Duration = Duration::from_secs(30);

/// What `serve` takes.
#[derive(Debug, Default, Args)]
pub struct Arguments {
    /// Address and port to listen on, such as 0.0.0.0:80 [setting: server.listen]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Serve only; check nothing [setting: crawler.enabled]
    #[arg(long)]
    no_crawler: bool,
}

/// Runs until a signal.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { listen, no_crawler } = arguments;
    let mut flags = Vec::new();
    flags.extend(listen.map(|listen| ("server.listen", listen)));
    flags.extend(no_crawler.then(|| ("crawler.enabled", "false".to_owned())));
    let mut settings = Settings::load(&flags)?;
    startup::log(&settings.log)?;

    // The port comes first: who starts a second copy by mistake should hear of that at once.
    let listener = bind(&settings.server.listen).await?;
    settings.server.listen = listener.local_addr()?.to_string();
    let urls = settings.urls()?;
    let organisations = Arc::new(settings.auth.organisations(&urls)?);
    let ctx = startup::open(&settings, Memory::Lean).await?;
    load_seed(&ctx).await?;
    let stop = CancellationToken::new();
    let catalogue = Arc::new(Catalogue::new());
    let follower = Follower::start(ctx.clone(), Arc::clone(&catalogue)).await?;
    let following = tokio::spawn(follower.follow(stop.clone()));
    let policy = settings.crawler.policy.clone();
    let contact = settings.contact()?;
    let outbox = settings.mail.smtp.is_empty().then(|| settings.mail.outbox.clone());
    let service = Service { ctx: ctx.clone(), catalogue, policy, urls, contact, outbox, organisations };
    let proxies = settings.proxies()?;
    let routes = api::routes(service, Limits::default()).context("the schema cannot be measured")?;

    let crawler = startup::crawler(&settings, &ctx)?;
    let hands = Hands::new(&settings, ctx.clone(), Arc::clone(&crawler), stop.clone())?;
    registry::checks::partitions::make_ahead(&ctx).await?;
    let checks = settings.crawler.enabled;
    let wanted = |job: &&'static Scheduled| checks || job.name != "check";
    let jobs: Vec<_> = JOBS.iter().filter(wanted).collect();
    let schedule = schedule::start(&hands, &jobs).await?;

    // Whoever reads the address may already ask for the end.
    let asked_to_stop = stopped()?;
    announce(&listener)?;
    let ending = stop.clone();
    tokio::spawn(async move {
        asked_to_stop.await;
        tracing::info!("stopping: requests under way are finished first");
        ending.cancel();
    });
    if !api::http::serve(listener, routes, proxies, stop, PATIENCE).await {
        tracing::warn!("some requests did not end in time");
    }
    schedule.end().await;
    let _ = following.await;
    crawler.release().await.context("the worker's claims cannot be given back")?;
    ctx.db.close().await?;
    Ok(ExitCode::SUCCESS)
}

async fn bind(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}: if another program holds it, choose a free one with --listen")
    })
}

fn announce(listener: &TcpListener) -> Result<()> {
    let address = listener.local_addr()?;
    answer(&format!("Portolan is at http://{address}\nGraphQL:     http://{address}/graphql\n"))
}

async fn load_seed(ctx: &Context) -> Result<()> {
    let bar = Bar::new("Loading the seed");
    let load = seed::load_once(ctx, |done, total| bar.advance(done, total)).await;
    bar.finish();
    if let Load::Loaded(summary) = load.context("the seed cannot be loaded")? {
        tracing::info!(created = summary.created, updated = summary.updated, "the seed was loaded");
    }
    Ok(())
}

/// Waits for the interrupt key or a polite kill.
pub fn stopped() -> Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
