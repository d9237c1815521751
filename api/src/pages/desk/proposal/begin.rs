//! Beginning a proposal for a new platform. Looking at an empty form makes nothing: the draft begins with the first saving.

use askama::Template;
use registry::access::{Deed, may};
use registry::proposals::{self, About};
use registry::vocabulary::CountryCode;
use serde_json::Value;

use super::steps::{Left, after_saving, rearranged};
use crate::pages::answer::Made;
use crate::pages::desk::Desk;
use crate::pages::desk::act::Done;
use crate::pages::desk::boxes::Boxes;
use crate::pages::desk::faults::{Fault, Faults};
use crate::pages::desk::fields::{changed, lost, typed};
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::visit::Visit;

#[derive(Template)]
#[template(path = "desk/new.html")]
struct New {
    frame: Frame,
    action: String,
    faults: Faults,
    boxes: Boxes,
}

fn country(desk: &Desk) -> Result<CountryCode, Failure> {
    let country = desk.visit.value("country").and_then(|code| code.parse().ok()).ok_or(Failure::NotFound)?;
    may(desk.actor(), Deed::Propose(country))?;
    Ok(country)
}

/// The empty form.
pub(in crate::pages) async fn begin(desk: Desk) -> Result<Done, Failure> {
    page(&desk, country(&desk)?, Faults::default(), None)
}

fn page(desk: &Desk, country: CountryCode, faults: Faults, left: Option<&Left>) -> Result<Done, Failure> {
    let w = desk.visit.words;
    let title = w.named("desk-new-of", w.label(country));
    let boxes =
        left.map_or_else(|| Boxes::of(&Value::Null, w), |left| Boxes::left(&left.form, w, &left.more));
    let status = faults.status();
    let frame = desk.frame(title);
    let action = desk.at(&format!("/desk/new?country={}", country.code()));
    let page = New { frame, action, faults: boxes.place(faults), boxes };
    Made::with(status, &page).map(Done::Page)
}

/// Keeps a new one.
pub(in crate::pages) async fn create(desk: Desk) -> Result<Done, Failure> {
    let country = country(&desk)?;
    if let Some(left) = rearranged(&desk) {
        return page(&desk, country, Faults::default(), Some(&left));
    }
    if !matches!(desk.form.text("do"), "save" | "SUBMIT" | "fill") {
        return Err(Failure::NotFound);
    }
    let faults = lost_texts(&desk);
    if !faults.is_empty() {
        return page(&desk, country, faults, Some(&Left::as_typed(&desk)));
    }
    let (fields, _) = changed(typed(&desk.form, desk.visit.locale), &Value::Null);
    match proposals::create(desk.ctx(), desk.actor(), About::New(country), fields).await {
        Ok(proposal) => {
            let visit = Visit { name: proposal.id.to_string(), ..desk.visit.clone() };
            after_saving(&Desk { visit, ..desk.clone() }, proposal.id).await
        }
        Err(error) => {
            let faults = desk.faults(error)?;
            page(&desk, country, faults, Some(&Left::as_typed(&desk)))
        }
    }
}

/// Texts that could not be kept.
pub(super) fn lost_texts(desk: &Desk) -> Faults {
    let w = desk.visit.words;
    let fault = |(field, wrong): (String, &str)| Fault::new(w, &field, w.say(wrong).into_owned());
    lost(&desk.form, desk.visit.locale).into_iter().map(fault).collect()
}
