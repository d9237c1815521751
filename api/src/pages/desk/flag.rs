//! A flag: what was seen first and last, what the government says, and what is decided.

use askama::Template;
use registry::access::{Deed, may};
use registry::flags::{self, FlagKind, Reply};
use registry::problems;
use registry::vocabulary::{RetirementReason, Vocabulary as _};
use uuid::Uuid;

use super::Desk;
use super::act::Done;
use super::boxes::End;
use super::entries;
use super::faults::{Fault, Faults};
use super::fields::typed_end;
use super::queue::{back, onwards};
use super::rows::{Seen, called};
use crate::letters::flag_in_words;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::marks::Moment;

/// Reports that are shown.
const REPORTS: u64 = 50;

#[derive(Template)]
#[template(path = "desk/flag.html")]
struct Page {
    frame: Frame,
    told: Option<String>,
    faults: Faults,
    words: String,
    name: String,
    public: String,
    queue: String,
    at_desk: String,
    opened: Moment,
    last_seen: Moment,
    closed: Option<Moment>,
    times: String,
    first: Seen,
    last: Seen,
    reply: Option<(String, String)>,
    dismissed: Option<String>,
    reports: Vec<(String, String, Moment)>,
    may: May,
    replies: Vec<(&'static str, String, bool)>,
    url: String,
    note: String,
    reason: String,
    revoked: String,
    end: End,
}

/// What the visitor may do about it.
struct May(Vec<&'static str>);

impl May {
    fn to(&self, what: &str) -> bool {
        self.0.contains(&what)
    }
}

fn id(desk: &Desk) -> Result<Uuid, Failure> {
    desk.visit.name.parse().map_err(|_| Failure::NotFound)
}

pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    page(&desk, Faults::default()).await
}

async fn page(desk: &Desk, faults: Faults) -> Result<Done, Failure> {
    let (ctx, actor, w) = (desk.ctx(), desk.actor(), desk.visit.words);
    let flag = flags::get(ctx, actor, id(desk)?).await?;
    let entry = desk.visit.snapshot.by_id(flag.platform).ok_or(Failure::NotFound)?;
    let document = entry.document();
    let (country, is_confirmed) = (document.country, entry.published.endorsement.confirmed_at.is_some());
    let can = |deed: Deed| flag.closed_at.is_none() && may(actor, deed).is_ok();
    let reports = if flag.kind == FlagKind::Reported {
        problems::list(ctx, actor, flag.platform, REPORTS).await?
    } else {
        Vec::new()
    };
    let chosen = desk.form.text("reply");
    let reply =
        |reply: &Reply| (reply.code(), w.of_code("reply", reply.code()).into_owned(), reply.code() == chosen);
    let status = faults.status();
    let words = flag_in_words(flag.kind, desk.visit.locale);
    let page = Page {
        frame: desk.frame(words.clone()),
        told: desk.told(),
        faults,
        words,
        name: called(desk, &entry).to_owned(),
        public: desk.visit.to.platform(&document.slug),
        queue: back(desk),
        at_desk: desk.at(&format!("/desk/platforms/{}", document.slug)),
        opened: Moment { at: flag.opened_at, w },
        last_seen: Moment { at: flag.last_seen_at, w },
        closed: flag.closed_at.map(|at| Moment { at, w }),
        times: w.count("flag-times", flag.times_opened.unsigned_abs()),
        reply: flag.reply.map(|reply| {
            (w.of_code("reply", reply.code()).into_owned(), flag.reply_note.unwrap_or_default())
        }),
        first: Seen::new(&flag.first_evidence, w),
        last: Seen::new(&flag.last_evidence, w),
        dismissed: flag.dismissed_why,
        reports: reports
            .into_iter()
            .map(|problem| {
                (
                    w.of_code("problem", problem.kind.code()).into_owned(),
                    problem.words,
                    Moment { at: problem.at, w },
                )
            })
            .collect(),
        may: May([
            ("reply", can(Deed::ReplyToFlag(country))),
            ("decide", can(Deed::DecideFlag(country))),
            ("accept", flag.kind == FlagKind::MetadataChanged && can(Deed::DecideFlag(country))),
            ("change", can(Deed::Propose(country))),
            ("revoke", is_confirmed && can(Deed::Revoke(country))),
        ]
        .into_iter()
        .filter_map(|(what, allowed)| allowed.then_some(what))
        .collect()),
        replies: Reply::all().iter().map(reply).collect(),
        url: desk.form.text("url").to_owned(),
        note: desk.form.text("answer-note").to_owned(),
        reason: desk.form.text("dismissed").to_owned(),
        revoked: desk.form.text("revoked").to_owned(),
        end: End::of(desk, &typed_end(desk), document.country),
    };
    Made::with(status, &page).map(Done::Page)
}

/// Answers, dismisses, accepts what the page says, or retires.
pub(super) async fn act(desk: Desk) -> Result<Done, Failure> {
    let (ctx, actor, id) = (desk.ctx(), desk.actor(), id(&desk)?);
    let form = &desk.form;
    let here = desk.at(&format!("/desk/flags/{id}")) + &onwards(&desk);
    let done = match form.text("do") {
        "reply" => {
            let reply: Reply = form.text("reply").parse().map_err(|_| Failure::NotFound)?;
            let note = form.given("answer-note").map(str::to_owned);
            let replied = flags::reply(ctx, actor, id, reply, form.given("url"), note).await;
            replied.map(|(_, draft)| match draft {
                Some(draft) => Done::see(desk.at(&format!("/desk/proposals/{}", draft.id)), "replied"),
                None => Done::see(here, "replied"),
            })
        }
        "dismiss" => {
            let days = form.given("days").map(|days| days.parse().unwrap_or(0));
            let dismissed = flags::dismiss(ctx, actor, id, form.text("dismissed").to_owned(), days).await;
            dismissed.map(|_| Done::see(back(&desk), "decided"))
        }
        "accept" => {
            let flag = flags::get(ctx, actor, id).await?;
            let policy = &desk.visit.service.policy;
            let accepted = registry::checks::accept::accept_observed(ctx, actor, policy, flag.platform).await;
            accepted.map(|()| Done::see(back(&desk), "decided"))
        }
        "retire" if !form.has("sure") => {
            let w = desk.visit.words;
            let fault = Fault::new(w, "sure", w.say("decide-sure-missing").into_owned());
            return page(&desk, std::iter::once(fault).collect()).await;
        }
        "retire" => {
            let mut fields = typed_end(&desk);
            if form.text("reason") != RetirementReason::Replaced.code() && form.given("successor").is_none() {
                fields["successor"] = serde_json::Value::Null;
            }
            flags::retire(ctx, actor, id, fields).await.map(|_| Done::see(back(&desk), "decided"))
        }
        "check" | "change" | "revoke" => {
            let flag = flags::get(ctx, actor, id).await?;
            let done = entries::perform(&desk, flag.platform, &here).await;
            done.ok_or(Failure::NotFound)?
        }
        _ => return Err(Failure::NotFound),
    };
    match done {
        Ok(done) => Ok(done),
        Err(error) => {
            let faults = desk.faults(error)?.placed(|field| match (form.text("do"), field) {
                ("dismiss", "reason") => Some("dismissed".to_owned()),
                ("dismiss", "suppressDays") => Some("days".to_owned()),
                ("reply", "note") => Some("answer-note".to_owned()),
                ("revoke", "reason") => Some("revoked".to_owned()),
                _ => None,
            });
            page(&desk, faults).await
        }
    }
}
