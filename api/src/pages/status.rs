//! How the registry itself is doing.

use askama::Template;
use registry::jobs::{self, Health};

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::marks::{Moment, Status};
use super::visit::Visit;
use crate::catalogue::Statistics;

#[derive(Template)]
#[template(path = "status.html")]
struct Page {
    frame: Frame,
    is_checking: bool,
    rows: Vec<(String, String)>,
    states: Vec<(Status, String, String)>,
    last_check: Option<Moment>,
    jobs: Vec<Job>,
}

struct Job {
    name: String,
    at: Moment,
    is_well: bool,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let ctx = &visit.service.ctx;
    let statistics = visit.snapshot.statistics();
    let is_checking = registry::workers::any(ctx).await?;
    let health = jobs::health(ctx).await?;
    let last_check = visit.snapshot.entries().filter_map(|entry| visit.snapshot.last_check(entry).at).max();
    let job = |health: &Health| Job {
        name: health.name.clone(),
        at: Moment { at: health.at, w },
        is_well: health.is_well,
    };
    let page = Page {
        frame: Frame::new(&visit, w.say("status-title"), w.say("status-lead")),
        is_checking,
        rows: rows(&visit, &statistics),
        states: states(&visit, &statistics),
        last_check: last_check.map(|at| Moment { at, w }),
        jobs: health.iter().map(job).collect(),
    };
    Made::page(&page)
}

fn rows(visit: &Visit, statistics: &Statistics) -> Vec<(String, String)> {
    let w = visit.words;
    let row = |key: &str, value: String| (w.say(key).into_owned(), value);
    vec![
        row("status-version", env!("CARGO_PKG_VERSION").to_owned()),
        row("status-platforms", w.number(statistics.platforms)),
        row("status-countries", w.number(statistics.countries)),
        row("status-changes", w.number(visit.snapshot.event_seq().unsigned_abs())),
    ]
}

fn states(visit: &Visit, statistics: &Statistics) -> Vec<(Status, String, String)> {
    let w = visit.words;
    let link = |code: &str| format!("{}?reachability={code}", visit.to.platforms());
    let state = |(status, count): &(registry::vocabulary::ReachabilityStatus, u64)| {
        (Status::reachability(*status, w), w.number(*count), link(status.code()))
    };
    statistics.reachability.iter().map(state).collect()
}
