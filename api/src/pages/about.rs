//! What the registry is, who decides, how checks work, and what everybody may do with it.

use askama::Template;

use super::answer::Made;
use super::failure::Failure;
use super::frame::Frame;
use super::marks::Status;
use super::visit::Visit;

#[derive(Template)]
#[template(path = "about.html")]
struct Page {
    frame: Frame,
    sections: [(&'static str, &'static [&'static str]); 7],
    states: Vec<Status>,
    contact: Option<String>,
}

/// The parts of the page, each with its paragraphs.
const SECTIONS: [(&str, &[&str]); 7] = [
    ("what", &["about-what-1", "about-what-2"]),
    ("decides", &["about-decides-1", "about-decides-2", "about-decides-3"]),
    ("checks", &["about-checks-1", "about-checks-2", "about-checks-3", "about-checks-4"]),
    ("states", &["about-states-1"]),
    ("licence", &["about-licence-1", "about-licence-2"]),
    ("accessibility", &["about-accessibility-1", "about-accessibility-2"]),
    ("privacy", &["about-privacy-1", "about-privacy-2"]),
];

pub(super) async fn show(visit: Visit) -> Result<Made, Failure> {
    let w = visit.words;
    let page = Page {
        frame: Frame::new(&visit, w.say("about-title"), w.say("about-what-1")),
        sections: SECTIONS,
        states: Status::every(w),
        contact: visit.service.contact.clone(),
    };
    Made::page(&page)
}
