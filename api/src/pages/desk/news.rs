//! What others did in a curator's matters since the curator last looked.

use askama::Template;
use registry::news;

use super::Desk;
use super::act::Done;
use super::events::{Happened, happened};
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;

/// What is seen at once.
const SIZE: u64 = 100;

#[derive(Template)]
#[template(path = "desk/news.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    rows: Vec<Happened>,
    more: bool,
    newest: Option<i64>,
}

/// The page.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let found = news::news(desk.ctx(), desk.actor(), SIZE).await?;
    let page = Page {
        frame: desk.frame(w.say("desk-news")),
        told: desk.told(),
        newest: found.events.first().map(|event| event.seq),
        more: found.more,
        rows: found.events.into_iter().map(|event| happened(&desk, event)).collect(),
    };
    Made::page(&page).map(Done::Page)
}

/// Marks what is shown as seen.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let to = desk.form.text("to").parse().map_err(|_| Failure::NotFound)?;
    news::looked(desk.ctx(), desk.actor(), to).await?;
    Ok(Done::see(desk.at("/desk/news"), "looked"))
}
