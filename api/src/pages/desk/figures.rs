//! The curators' work in figures: how long things wait, what comes and goes, which findings are open where.

use askama::Template;
use registry::figures;

use super::Desk;
use super::act::Done;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::figures::{Bars, columns, flags};
use crate::pages::frame::Frame;
use crate::pages::words::Words;

/// Weeks of the columns.
const WEEKS: i64 = 12;

#[derive(Template)]
#[template(path = "desk/figures.html")]
struct Page {
    frame: Frame,
    ages: Vec<Bars>,
    weeks: Weeks,
    all: Vec<Bars>,
}

/// What was sent and decided, week by week.
struct Weeks {
    svg: String,
    summary: String,
    from: String,
    to: String,
    rows: Vec<Week>,
}

struct Week {
    begins: String,
    sent: String,
    accepted: String,
    refused: String,
    median: String,
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let open = figures::open_flags(ctx, actor).await?;
    let page = Page {
        frame: desk.frame(w.say("desk-figures")),
        ages: ages(&desk).await?,
        weeks: weeks(&desk).await?,
        all: flags(&desk.visit, open)?.into(),
    };
    Made::page(&page).map(Done::Page)
}

async fn ages(desk: &Desk) -> Result<Vec<Bars>, Failure> {
    let w = desk.visit.words;
    let ages = figures::ages(desk.ctx(), desk.actor()).await?;
    let named = |age: &figures::Age| w.count("figures-age", age.from_days.unsigned_abs());
    let proposals = ages.iter().map(|age| (named(age), None, age.proposals)).collect();
    let flags = ages.iter().map(|age| (named(age), None, age.flags)).collect();
    Ok(vec![
        Bars::new(
            w,
            "proposals",
            ["figures-ages-proposals", "figures-waiting", "figures-number"],
            proposals,
        )?,
        Bars::new(w, "waiting-flags", ["figures-ages-flags", "figures-waiting", "figures-number"], flags)?,
    ])
}

async fn weeks(desk: &Desk) -> Result<Weeks, Failure> {
    let w = desk.visit.words;
    let weeks = figures::weeks(desk.ctx(), desk.actor(), WEEKS).await?;
    let decided = |week: &figures::Week| week.accepted + week.refused;
    let pairs: Vec<(u64, u64)> = weeks.iter().map(|week| (week.sent, decided(week))).collect();
    let (sent, done) = pairs.iter().fold((0, 0), |(sent, done), pair| (sent + pair.0, done + pair.1));
    let facts = [("sent", w.number(sent).into()), ("decided", w.number(done).into())];
    let day = |week: Option<&figures::Week>| week.map(|week| w.day(week.begins)).unwrap_or_default();
    let row = |week: &figures::Week| Week {
        begins: w.day(week.begins),
        sent: w.number(week.sent),
        accepted: w.number(week.accepted),
        refused: w.number(week.refused),
        median: week.median_s.map(|seconds| rounded(w, seconds)).unwrap_or_default(),
    };
    Ok(Weeks {
        svg: columns(&pairs, &|number| w.number(number))?,
        summary: w.with("figures-weeks", &facts),
        from: day(weeks.first()),
        to: day(weeks.last()),
        rows: weeks.iter().rev().map(row).collect(),
    })
}

/// A time in whole days, or hours, or minutes: as much as somebody wants to know of it.
fn rounded(w: Words, seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "unit-days"), (3_600, "unit-hours"), (60, "unit-minutes")];
    let (unit, key) = UNITS.into_iter().find(|(unit, _)| seconds >= *unit).unwrap_or(UNITS[2]);
    w.count(key, seconds.div_ceil(unit))
}
