//! What others did in a curator's matters since the curator last looked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use askama::Template;
use registry::events::audit::Event;
use registry::{news, proposals};
use uuid::Uuid;

use super::Desk;
use super::act::Done;
use super::events::{Happened, happened};
use super::rows::title;
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
        rows: rows(&desk, found.events).await?,
    };
    Made::page(&page).map(Done::Page)
}

/// What happened; a platform that is not listed yet is called as its proposal calls it.
async fn rows(desk: &Desk, events: Vec<Event>) -> Result<Vec<Happened>, Failure> {
    let mut titles: HashMap<Uuid, Option<String>> = HashMap::new();
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let proposal = event.proposal;
        let mut row = happened(desk, event);
        if let (None, Some(id)) = (&row.about, proposal) {
            if let Entry::Vacant(place) = titles.entry(id) {
                let found = proposals::find(desk.ctx(), desk.actor(), id).await?;
                place.insert(found.map(|found| title(desk, &found)));
            }
            let name = titles.get(&id).cloned().flatten();
            row.about = name.zip(row.proposal.take());
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Marks what is shown as seen.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let to = desk.form.text("to").parse().map_err(|_| Failure::NotFound)?;
    news::looked(desk.ctx(), desk.actor(), to).await?;
    Ok(Done::see(desk.at("/desk/news"), "looked"))
}
