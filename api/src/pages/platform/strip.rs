//! The last ninety days of a platform at a glance: a bar a day. It is never mirrored: time runs from left to right in it,
//! and it says so in words.

use std::fmt::Write as _;

use askama::filters::{Html, escape};
use fluent_bundle::FluentValue;
use registry::checks::days::{DayStatus, StripDay};

use crate::pages::visit::Visit;

/// A picture and the words for it.
pub(super) struct Strip {
    /// The bars.
    pub svg: String,
    /// What they say, in a sentence for each kind of day.
    pub summary: String,
    /// Stretches of days of one kind, newest first.
    pub stretches: Vec<(String, String)>,
    /// Whether there was any check.
    pub is_known: bool,
}

/// The width of a day, and the height of the strip.
const WIDTH: usize = 4;
const HEIGHT: usize = 32;

const fn class(status: DayStatus) -> &'static str {
    match status {
        DayStatus::Up => "up",
        DayStatus::Partly => "partly",
        DayStatus::Suspect => "suspect",
        DayStatus::Down => "down",
        DayStatus::Blocked => "blocked",
        DayStatus::Unchecked => "unchecked",
    }
}

/// How high a bar is: the worse, the shorter, so that colours are not needed.
const fn height(status: DayStatus) -> usize {
    match status {
        DayStatus::Up => 32,
        DayStatus::Partly => 24,
        DayStatus::Blocked => 16,
        DayStatus::Suspect => 12,
        DayStatus::Down => 8,
        DayStatus::Unchecked => 2,
    }
}

impl Strip {
    pub(super) fn new(visit: &Visit, days: &[StripDay]) -> Self {
        let is_known = days.iter().any(|day| day.status != DayStatus::Unchecked);
        Self {
            svg: draw(visit, days),
            summary: summary(visit, days),
            stretches: stretches(visit, days),
            is_known,
        }
    }
}

fn draw(visit: &Visit, days: &[StripDay]) -> String {
    let Ok(label) = escape(summary(visit, days), Html);
    let width = days.len() * WIDTH;
    let mut svg = format!(
        "<svg class=\"strip\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\" aria-label=\"{label}\" preserveAspectRatio=\"none\">"
    );
    for (at, day) in days.iter().enumerate() {
        let (x, high) = (at * WIDTH, height(day.status));
        let word = visit.words.of_code("day", day.status.code());
        let Ok(title) = escape(format!("{}: {word}", visit.words.day(day.date)), Html);
        let _ = write!(
            svg,
            "<rect class=\"{}\" x=\"{x}\" y=\"{}\" width=\"3\" height=\"{high}\"><title>{title}</title></rect>",
            class(day.status),
            HEIGHT - high
        );
    }
    svg.push_str("</svg>");
    svg
}

fn summary(visit: &Visit, days: &[StripDay]) -> String {
    let count = |status: DayStatus| days.iter().filter(|day| day.status == status).count();
    let told = DayStatus::ALL.iter().map(|status| (*status, count(*status))).filter(|(_, days)| *days > 0);
    let parts: Vec<String> = told
        .map(|(status, days)| {
            let word = visit.words.of_code("day", status.code());
            let facts: [(&str, FluentValue<'_>); 2] =
                [("status", word.into()), ("count", (days as u64).into())];
            visit.words.with("strip-part", &facts)
        })
        .collect();
    let parts = crate::i18n::commas(parts.iter().map(String::as_str), visit.locale);
    let facts: [(&str, FluentValue<'_>); 2] =
        [("count", (days.len() as u64).into()), ("parts", parts.into())];
    visit.words.with("strip-summary", &facts)
}

fn stretches(visit: &Visit, days: &[StripDay]) -> Vec<(String, String)> {
    let stretch = |days: &[StripDay]| {
        let (first, last) = (days.first()?, days.last()?);
        let word = visit.words.of_code("day", first.status.code()).into_owned();
        let when = if first.date == last.date {
            visit.words.day(first.date)
        } else {
            let days =
                [("from", visit.words.day(first.date).into()), ("to", visit.words.day(last.date).into())];
            visit.words.with("strip-stretch", &days)
        };
        Some((when, word))
    };
    let mut stretches: Vec<_> =
        days.chunk_by(|one, other| one.status == other.status).filter_map(stretch).collect();
    stretches.reverse();
    stretches
}
