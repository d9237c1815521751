//! What stands above every page of the desks: the other pages that are the visitor's, and the way out.

use registry::access::{Deed, may};

use super::Desk;
use super::overview::grants;
use crate::pages::frame::Frame;

/// Links to the pages of the desks, and where a form signs out.
#[derive(Debug, Clone)]
pub(in crate::pages) struct Bar {
    pub links: Vec<Link>,
    pub sign_out: String,
}

/// A link, and whether it leads to the page that is shown.
#[derive(Debug, Clone)]
pub(in crate::pages) struct Link {
    pub name: String,
    pub address: String,
    pub is_here: bool,
}

impl Desk {
    /// The frame of a page of the desks, with everything that is the visitor's above it.
    pub(super) fn frame(&self, title: impl Into<String>) -> Frame {
        let w = self.visit.words;
        let here = url::form_urlencoded::parse(self.visit.query.as_bytes()).filter(|(key, _)| key != "done");
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(here).finish();
        let frame = Frame::new(&self.visit, title, w.say("desk-title")).unlisted().with_query(&query);
        if self.caller.is_visitor() {
            return frame;
        }
        let can = |deed: Deed| may(self.actor(), deed).is_ok();
        let is_government = !grants(self.actor()).government.is_empty();
        let all = [
            ("/desk", "desk-title", true),
            ("/desk/queue", "desk-queue", can(Deed::Curate)),
            ("/desk/news", "desk-news", can(Deed::Curate)),
            ("/desk/platforms", "desk-entries", is_government),
            ("/desk/proposals", "desk-proposals", true),
            ("/desk/sheet", "desk-sheet", is_government),
            ("/desk/figures", "desk-figures", can(Deed::Curate)),
            ("/desk/accounts", "desk-accounts", can(Deed::ManageAccounts)),
            ("/desk/events", "desk-events", can(Deed::Audit)),
            ("/desk/mail", "desk-mail", can(Deed::ManageAccounts)),
            ("/desk/jobs", "desk-jobs", can(Deed::SeeJobs) && !is_government),
            ("/desk/policy", "desk-policy", can(Deed::SeeJobs) && !is_government),
            ("/desk/me", "me-title", true),
        ];
        let links = all.into_iter().filter(|(.., is_theirs)| *is_theirs).map(|(path, key, _)| Link {
            name: w.say(key).into_owned(),
            address: self.at(path),
            is_here: self.visit.path == path,
        });
        frame.above(Bar { links: links.collect(), sign_out: self.at("/desk/sign-out") })
    }
}
