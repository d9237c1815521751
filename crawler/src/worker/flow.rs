//! The flow of work: claims are topped up as checks end, findings are recorded many at a time, and nobody waits for
//! a slow host but the check of that host.
//!
//! A check mostly waits: for a name server, for its turn at the host, for an answer. So many more are under way than
//! the few that exchange bytes at one moment, which the checker bounds.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::time::Duration;

use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt};
use registry::Result;
use registry::checks::due::{self, Due};
use registry::checks::record::Finding;
use registry::checks::report::Report;
use registry::checks::requests;
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{Audience, Crawler, Ended, Work};
use crate::Target;

/// So many batches are under way at most: with the usual size, as many checks as leave half of the 1,024 files
/// that most systems let a process open.
pub(crate) const BATCHES: usize = 8;

/// Requests are looked for, and findings recorded, as often as this.
const TICK: Duration = Duration::from_millis(250);

/// When nothing more was due, how long until the next look.
const PAUSE: Duration = Duration::from_secs(1);

/// Findings that are recorded before the next tick.
const MANY: usize = 256;

/// Requests are checked beside all else, so many at a time.
const REQUESTED: usize = 16;

/// For whom a check is made.
pub(super) enum Whom {
    /// Platforms that share an address.
    Platforms(Vec<Due>, Why),
    /// Somebody who asked for an address.
    Request(Uuid, String),
}

/// Why platforms are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// They were due.
    Due,
    /// Somebody asked for one of them.
    Asked,
    /// Their last observation is held back until this one.
    HeldBack,
}

/// An observation of one platform that is not recorded yet.
pub(super) struct Found {
    pub(super) due: Due,
    pub(super) finding: Finding,
    pub(super) why: Why,
}

type Visit<'a> = Pin<Box<dyn Future<Output = (Whom, Report)> + Send + Sync + 'a>>;

/// Work under way.
pub(super) struct Flow<'a> {
    pub(super) crawler: &'a Crawler,
    pub(super) audience: &'a dyn Audience,
    pub(super) stop: &'a CancellationToken,
    work: Work,
    visits: FuturesUnordered<Visit<'a>>,
    /// How many of them somebody asked for.
    requested: usize,
    /// To be recorded at the next opportunity.
    pub(super) found: Vec<Found>,
    /// Misses, until a canary has answered after they were seen.
    pub(super) doubtful: Vec<Found>,
    nothing_due: Option<Instant>,
    idle: bool,
}

impl<'a> Flow<'a> {
    pub(super) fn new(
        crawler: &'a Crawler,
        work: Work,
        stop: &'a CancellationToken,
        audience: &'a dyn Audience,
    ) -> Self {
        Self {
            crawler,
            audience,
            stop,
            work,
            visits: FuturesUnordered::new(),
            requested: 0,
            found: Vec::new(),
            doubtful: Vec::new(),
            nothing_due: None,
            idle: true,
        }
    }

    /// Works until nothing is left. What was found and not recorded when it is asked to stop is somebody's to find
    /// again: to record it might mean to wait for a canary first.
    pub(super) async fn run(mut self) -> Result<Ended> {
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let ticked = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Ok(Ended::Done),
                _ = tick.tick() => true,
                Some(visit) = self.visits.next() => {
                    self.came(visit).await?;
                    false
                }
            };
            while let Some(Some(visit)) = self.visits.next().now_or_never() {
                self.came(visit).await?;
            }
            if !self.take_on(ticked).await? {
                return Ok(Ended::Silent);
            }
            let time_to_record = ticked || self.found.len() >= MANY || self.rests();
            if time_to_record && !self.settle().await? {
                return Ok(Ended::Silent);
            }
            if self.rests() && self.found.is_empty() && self.doubtful.is_empty() {
                return Ok(if self.idle { Ended::Idle } else { Ended::Done });
            }
        }
    }

    /// Whether no check is under way.
    pub(super) fn rests(&self) -> bool {
        self.visits.is_empty()
    }

    /// Takes on what people ask for, or else what is due, as far as there is room: whoever asks should be the first at
    /// the host too. False when no canary answers.
    async fn take_on(&mut self, requests: bool) -> Result<bool> {
        let mut taken = if requests { self.requests().await? } else { Vec::new() };
        if taken.is_empty() {
            taken = self.due().await?;
        }
        if taken.is_empty() {
            return Ok(true);
        }
        self.idle = false;
        if !self.crawler.canaries.answered_lately() && !self.canary_answers().await {
            return Ok(false);
        }
        for whom in taken {
            self.visit(whom);
        }
        Ok(true)
    }

    async fn requests(&mut self) -> Result<Vec<Whom>> {
        let room = REQUESTED.saturating_sub(self.requested);
        if room == 0 {
            return Ok(Vec::new());
        }
        let (ctx, worker) = (&self.crawler.ctx, &self.crawler.worker);
        let requests::Claimed { platforms, addresses } = requests::claim(ctx, worker, room as u64).await?;
        let platforms = by_address(platforms).map(|sharing| Whom::Platforms(sharing, Why::Asked));
        Ok(platforms.chain(addresses.into_iter().map(|(id, url)| Whom::Request(id, url))).collect())
    }

    /// Claims a batch whenever there is room for one.
    async fn due(&mut self) -> Result<Vec<Whom>> {
        let (ctx, worker, settings) = (&self.crawler.ctx, &self.crawler.worker, &self.crawler.settings);
        let by = match self.work {
            Work::Everything => ctx.clock.now(),
            Work::DueAt(moment) => moment,
            Work::Requests => return Ok(Vec::new()),
        };
        let batch = usize::try_from(settings.batch).unwrap_or(usize::MAX);
        let most = batch.saturating_mul(BATCHES - 1);
        let mut taken = Vec::new();
        while self.visits.len() + taken.len() <= most
            && self.nothing_due.is_none_or(|at| at.elapsed() >= PAUSE)
        {
            let claimed = due::claim(ctx, worker, by, settings.batch).await?;
            self.nothing_due = (claimed.len() < batch).then(Instant::now);
            taken.extend(by_address(claimed).map(|sharing| Whom::Platforms(sharing, Why::Due)));
        }
        Ok(taken)
    }

    /// Begins a check.
    pub(super) fn visit(&mut self, whom: Whom) {
        let target = whom.target();
        self.requested += usize::from(whom.was_asked());
        self.audience.began(&target.url);
        let crawler = self.crawler;
        self.visits.push(Box::pin(async move { (whom, crawler.check(target).await) }));
    }

    /// Takes in what a check found.
    async fn came(&mut self, (whom, report): (Whom, Report)) -> Result<()> {
        self.requested -= usize::from(whom.was_asked());
        let ctx = &self.crawler.ctx;
        match whom {
            Whom::Request(id, _) => {
                self.audience.checked(&report, 0);
                requests::finish(ctx, id, &report).await
            }
            Whom::Platforms(sharing, why) => {
                self.audience.checked(&report, sharing.len());
                let at = ctx.clock.now();
                let reports = std::iter::repeat_n(report, sharing.len());
                self.found.extend(sharing.into_iter().zip(reports).map(|(due, report)| {
                    let languages = due.languages.clone();
                    let finding = Finding { platform_id: due.platform_id, at, report, languages };
                    Found { due, finding, why }
                }));
                Ok(())
            }
        }
    }

    /// Whether a canary answers before it is time to stop; there is nothing to be said against the network then.
    pub(super) async fn canary_answers(&self) -> bool {
        tokio::select! {
            answered = self.crawler.canaries.answer(&self.crawler.checker) => answered,
            () = self.stop.cancelled() => true,
        }
    }
}

impl Whom {
    fn was_asked(&self) -> bool {
        match self {
            Self::Request(..) => true,
            Self::Platforms(_, why) => *why == Why::Asked,
        }
    }

    fn target(&self) -> Target {
        match self {
            Self::Request(_, url) => Target { url: url.clone(), ..Target::default() },
            Self::Platforms(sharing, _) => Target {
                url: sharing.first().map(|due| due.url.clone()).unwrap_or_default(),
                names: all(sharing, |due| &due.names),
                languages: all(sharing, |due| &due.languages),
                accepted_text_hash: sharing.iter().find_map(|due| due.accepted_text_hash.clone()),
            },
        }
    }
}

/// What any of them has, each once.
fn all(sharing: &[Due], of: fn(&Due) -> &Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in sharing.iter().flat_map(of) {
        if !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

/// One fetch for every distinct address.
pub(super) fn by_address(claimed: Vec<Due>) -> impl Iterator<Item = Vec<Due>> {
    let mut by_address: BTreeMap<String, Vec<Due>> = BTreeMap::new();
    for due in claimed {
        by_address.entry(due.url_key.clone()).or_default().push(due);
    }
    by_address.into_values()
}
