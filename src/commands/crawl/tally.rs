//! What a run came to so far, and the bar that shows it on a terminal.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crawler::Audience;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use registry::checks::Recorded;
use registry::checks::report::Report;
use url::Url;

use super::report::{Slow, Summary};

/// How many of the slowest hosts are kept.
const SLOWEST: usize = 5;

/// Hears all that a crawler does, and shows it.
pub struct Tally {
    began: Instant,
    bar: ProgressBar,
    heard: Arc<Mutex<Heard>>,
}

#[derive(Debug, Default)]
struct Heard {
    recorded: Recorded,
    checks: usize,
    slowest: Vec<Slow>,
    under_way: HashMap<String, Instant>,
}

impl Tally {
    /// For so many platforms that are due. The bar shows itself only on a terminal.
    pub fn of(due: u64) -> Self {
        let heard = Arc::new(Mutex::new(Heard::default()));
        let bar = ProgressBar::new(due).with_style(style(&heard));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { began: Instant::now(), bar, heard }
    }

    /// Takes the bar away and adds up.
    pub fn finish(self, silent: bool, stopped: bool) -> Summary {
        self.bar.finish_and_clear();
        let took = self.began.elapsed();
        let Heard { recorded, checks, slowest, under_way: _ } = std::mem::take(&mut *lock(&self.heard));
        Summary { recorded, checks, slowest, took, silent, stopped }
    }
}

impl Audience for Tally {
    fn began(&self, url: &str) {
        lock(&self.heard).under_way.insert(url.to_owned(), Instant::now());
    }

    fn checked(&self, report: &Report, platforms: usize) {
        let mut heard = lock(&self.heard);
        heard.under_way.remove(&report.url);
        heard.checks += 1;
        heard.slowest.push(Slow { host: host(&report.url), elapsed_ms: report.elapsed_ms });
        heard.slowest.sort_by_key(|slow| std::cmp::Reverse(slow.elapsed_ms));
        heard.slowest.truncate(SLOWEST);
        self.bar.inc(platforms as u64);
    }

    fn recorded(&self, recorded: Recorded) {
        lock(&self.heard).recorded.add(recorded);
    }
}

fn lock(heard: &Mutex<Heard>) -> MutexGuard<'_, Heard> {
    heard.lock().unwrap_or_else(PoisonError::into_inner)
}

fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| Some(url.host_str()?.to_owned())).unwrap_or_else(|| url.to_owned())
}

fn style(heard: &Arc<Mutex<Heard>>) -> ProgressStyle {
    let heard = Arc::clone(heard);
    let style = ProgressStyle::with_template("Checking {wide_bar} {pos}/{len} {per_sec}\n{waiting}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key(
        "waiting",
        move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
            // A line of the bar that cannot be written is missed by nobody.
            let _ = write!(out, "{}", lock(&heard).waiting());
        },
    )
}

impl Heard {
    /// Who keeps us waiting, the longest first.
    fn waiting(&self) -> String {
        let Some((url, since)) = self.under_way.iter().min_by_key(|(_, since)| **since) else {
            return String::new();
        };
        let mut text = format!("waiting for {:.40} ({} s)", host(url), since.elapsed().as_secs());
        let others = self.under_way.len() - 1;
        if others > 0 {
            let _ = write!(text, " and {others} others");
        }
        text
    }
}
