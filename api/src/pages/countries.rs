//! Every country and territory, by region, those without a platform too.

use askama::Template;

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::places::{RegionOfCountries, regions};
use super::visit::Visit;

#[derive(Template)]
#[template(path = "countries.html")]
struct Page {
    frame: Frame,
    regions: Vec<RegionOfCountries>,
}

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let page = Page {
        frame: Frame::new(&visit, w.say("countries-title"), w.say("countries-lead")),
        regions: regions(&visit),
    };
    Made::page(&page)
}
