//! Letters in words: what the registry keeps as facts, written in the language of its reader, as plain text that any
//! mail program shows. Facts come from people and from pages, so that they are hostile; a missing one leaves its sentence
//! out. Knows no mail server.

mod facts;
mod words;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use registry::flags::FlagKind;
use registry::mails::{Letter, MailKind};
use registry::proposals::Reason;
use registry::vocabulary::{CountryCode, Localized, region};
use serde_json::Value;
use uuid::Uuid;

use self::words::Words;
use crate::i18n::{Locale, label};
use crate::urls::Urls;

/// Characters of a name in a subject: what a list of letters shows of it.
const IN_SUBJECT: usize = 80;
/// How wide paragraphs are, in letters of which most are one column wide.
const WIDTH: usize = 78;

/// A letter, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its language.
    pub locale: Locale,
    /// Its subject, in one line.
    pub subject: String,
    /// What it says; lines end with `\n`.
    pub text: String,
}

/// Writes a letter.
pub fn write(letter: &Letter, urls: &Urls) -> Written {
    let locale = Locale::find(&letter.language).unwrap_or_default();
    let writer = Writer { words: Words(locale), letter, urls, facts: &letter.facts };
    let mut parts = vec![writer.greeting()];
    parts.extend(writer.body());
    parts.push(format!("{}\n{}", writer.words.say("closing"), urls.home()));
    parts.retain(|part| !part.is_empty());
    Written { locale, subject: writer.subject(), text: format!("{}\n", parts.join("\n\n")) }
}

struct Writer<'a> {
    words: Words,
    letter: &'a Letter,
    urls: &'a Urls,
    facts: &'a Value,
}

impl Writer<'_> {
    fn greeting(&self) -> String {
        match self.letter.name.as_deref().map(facts::name).filter(|name| !name.is_empty()) {
            Some(name) => self.words.with("greeting", "name", &name),
            None => self.words.say("greeting-unnamed"),
        }
    }

    fn subject(&self) -> String {
        let name = facts::line(&self.name(), IN_SUBJECT);
        self.words.with(&self.key("subject"), "name", &name)
    }

    /// What it says, in paragraphs.
    fn body(&self) -> Vec<String> {
        let text = paragraph(&self.words.with(&self.key("text"), "name", &self.name()));
        match self.letter.kind {
            MailKind::Invitation => {
                let again = format!("{}\n{}", self.say("invitation-after"), self.urls.sign_in());
                vec![text, self.roles(), self.link("invitation-link", &self.way_in()), again]
            }
            MailKind::SignIn => {
                let browser = self.facts["browser"].is_string().then(|| self.say("sign-in-browser"));
                let link = self.link("sign-in-link", &self.way_in());
                vec![text, link, browser.unwrap_or_default(), self.say("sign-in-after")]
            }
            MailKind::ChangesRequested => {
                let link = self.link("changes-requested-link", &self.proposal());
                vec![text, self.reasons(), self.own_words("note", "text"), link]
            }
            MailKind::ProposalAccepted | MailKind::ProposalRejected | MailKind::ProposalOnHold => {
                let link = self.link("proposal-link", &self.proposal());
                vec![text, self.reasons(), self.own_words("note", "text"), link]
            }
            MailKind::EndorsementDue | MailKind::EndorsementLapsed => {
                let link = self.link("renew-link", &self.renewal());
                vec![text, self.until(), link, self.say("renew-after")]
            }
            MailKind::FlagOpened => {
                let link = self.link("flag-opened-link", &self.platform());
                let flags = self.facts["flags"].as_array().map(Vec::as_slice).unwrap_or_default();
                let found = flags.iter().map(|flag| self.flag(flag));
                [vec![text], found.collect(), vec![self.until(), link]].concat()
            }
        }
    }

    fn key(&self, part: &str) -> String {
        format!("{}-{part}", self.letter.kind.code().to_ascii_lowercase().replace('_', "-"))
    }

    fn say(&self, key: &str) -> String {
        paragraph(&self.words.say(key))
    }

    fn text(&self, fact: &str) -> Option<&str> {
        self.facts[fact].as_str()
    }

    fn id(&self, fact: &str) -> Option<Uuid> {
        self.text(fact)?.parse().ok()
    }

    /// What the letter is about.
    fn name(&self) -> String {
        let name = self.text("name").map(facts::name).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| self.words.say("unnamed"))
    }

    /// An address on a line of its own, where every program sees that it is one.
    fn link(&self, key: &str, address: &str) -> String {
        format!("{}\n{address}", self.say(key))
    }

    fn way_in(&self) -> String {
        self.letter
            .secret
            .as_ref()
            .map_or_else(|| self.urls.sign_in(), |secret| self.urls.sign_in_with(secret))
    }

    fn renewal(&self) -> String {
        self.letter.secret.as_ref().map_or_else(|| self.platform(), |secret| self.urls.renew_with(secret))
    }

    fn proposal(&self) -> String {
        self.id("proposal").map_or_else(|| self.urls.desk(), |id| self.urls.proposal(id))
    }

    fn platform(&self) -> String {
        self.text("slug").map_or_else(|| self.urls.desk(), |slug| self.urls.platform_at_desk(slug))
    }

    fn roles(&self) -> String {
        let grants = self.facts["grants"].as_array().map(Vec::as_slice).unwrap_or_default();
        let lines = grants.iter().filter_map(|grant| self.role(grant));
        lines.map(|line| format!("– {line}")).collect::<Vec<_>>().join("\n")
    }

    fn role(&self, grant: &Value) -> Option<String> {
        let places = |key: &str, name: fn(&str, Locale) -> Option<String>| -> Vec<String> {
            let codes = grant[key].as_array().map(Vec::as_slice).unwrap_or_default();
            codes.iter().filter_map(|code| name(code.as_str()?, self.words.0)).collect()
        };
        let (key, places) = match grant["role"].as_str()? {
            "GOVERNMENT" => ("role-government", places("countries", country_name)),
            "CURATOR" if grant["regions"].is_array() => ("role-curator-of", places("regions", region_name)),
            "CURATOR" => ("role-curator", Vec::new()),
            "ADMIN" => ("role-admin", Vec::new()),
            _ => return None,
        };
        Some(self.words.with(key, "places", &self.words.list(&places)))
    }

    fn reasons(&self) -> String {
        let codes = self.facts["reasons"].as_array().map(Vec::as_slice).unwrap_or_default();
        let codes = codes.iter().filter_map(Value::as_str).map(facts::name);
        let lines: Vec<_> = codes.map(|code| format!("– {}", self.words.of_code("reason", &code))).collect();
        if lines.is_empty() {
            String::new()
        } else {
            format!("{}\n{}", self.say("reasons"), lines.join("\n"))
        }
    }

    /// What a check found, and its words for that.
    fn flag(&self, flag: &Value) -> String {
        let kind = flag["flag"].as_str().map(facts::name).filter(|kind| !kind.is_empty());
        let kind = kind.map(|kind| format!("– {}", self.words.of_code("flag-kind", &kind)));
        let evidence = Some(self.quoted("evidence", &flag["evidence"])).filter(|words| !words.is_empty());
        kind.into_iter().chain(evidence).collect::<Vec<_>>().join("\n")
    }

    fn own_words(&self, heading: &str, fact: &str) -> String {
        self.quoted(heading, &self.facts[fact])
    }

    /// What somebody or a page said, under a heading of ours.
    fn quoted(&self, heading: &str, words: &Value) -> String {
        let quoted = words.as_str().map(facts::quoted).filter(|quoted| !quoted.is_empty());
        quoted.map(|quoted| format!("{}\n{quoted}", self.say(heading))).unwrap_or_default()
    }

    fn until(&self) -> String {
        let until = self.text("until").and_then(|text| text.parse::<DateTime<Utc>>().ok());
        let date = until.map(|until| self.words.date(until));
        date.map(|date| self.words.with(&self.key("until"), "date", &date)).unwrap_or_default()
    }
}

/// Why a decision was taken, in the words that letters use too.
pub(crate) fn reason_in_words(reason: Reason, locale: Locale) -> String {
    Words(locale).of_code("reason", reason.code())
}

/// What a flag says, in the words that letters use too.
pub(crate) fn flag_in_words(kind: FlagKind, locale: Locale) -> String {
    Words(locale).of_code("flag-kind", kind.code())
}

/// In lines that break between words; a language without spaces is left to whoever shows it.
fn paragraph(text: &str) -> String {
    facts::folded(text, WIDTH).join("\n")
}

fn country_name(code: &str, locale: Locale) -> Option<String> {
    code.parse::<CountryCode>().ok().map(|code| label(code, locale).to_owned())
}

fn region_name(code: &str, locale: Locale) -> Option<String> {
    let name: &Localized = &region(code)?.name;
    Some(name.find(locale.tag()).unwrap_or(&name.en).to_owned())
}
