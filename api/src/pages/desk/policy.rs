//! The policy of the checks: every setting with what it does, what it is and what it was made to be, and how it is changed.

use askama::Template;
use registry::access::{Deed, may};
use registry::checks::policy::Policy;
use serde_json::Value;

use super::Desk;
use super::act::Done;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;
use crate::pages::frame::Frame;
use crate::pages::words::Words;

#[derive(Template)]
#[template(path = "desk/policy.html")]
struct Page {
    frame: Frame,
    rows: Vec<Setting>,
}

struct Setting {
    key: String,
    effect: String,
    value: String,
    default: String,
    is_changed: bool,
    variable: String,
}

/// The page. Whoever may see how the jobs work may see by which rules.
pub(super) async fn show(desk: Desk) -> Result<Done, Failure> {
    may(desk.actor(), Deed::SeeJobs)?;
    let w = desk.visit.words;
    let unreadable = |error: serde_json::Error| Failure::Internal(error.to_string());
    let now = serde_json::to_value(&desk.visit.service.policy).map_err(unreadable)?;
    let defaults = serde_json::to_value(Policy::default()).map_err(unreadable)?;
    let keys = defaults.as_object().into_iter().flatten().map(|(key, _)| key);
    let page = Page {
        frame: desk.frame(w.say("desk-policy")),
        rows: keys.map(|key| setting(w, key, &now[key.as_str()], &defaults[key.as_str()])).collect(),
    };
    Made::page(&page).map(Done::Page)
}

fn setting(w: Words, key: &str, now: &Value, default: &Value) -> Setting {
    Setting {
        effect: w.of_code("policy", key).into_owned(),
        value: in_words(w, key, now),
        default: in_words(w, key, default),
        is_changed: now != default,
        variable: format!("PORTOLAN_CRAWLER__POLICY__{}", key.to_ascii_uppercase()),
        key: format!("crawler.policy.{key}"),
    }
}

/// A number with its unit; of seconds, the largest unit that fits.
fn in_words(w: Words, key: &str, value: &Value) -> String {
    match value {
        Value::Array(list) => {
            let each: Vec<String> = list.iter().map(|value| in_words(w, key, value)).collect();
            crate::i18n::commas(each.iter().map(String::as_str), w.0)
        }
        other => {
            let number = other.as_u64().unwrap_or_default();
            match (key.ends_with("_s"), key.ends_with("_percent")) {
                (true, _) => duration(w, number),
                (_, true) => w.percent(f64::from(u32::try_from(number).unwrap_or_default()) / 100.0),
                (false, false) => w.number(number),
            }
        }
    }
}

/// Seconds in the largest unit that divides them.
fn duration(w: Words, seconds: u64) -> String {
    match seconds {
        0 => w.count("unit-seconds", seconds),
        days if days % 86_400 == 0 => w.count("unit-days", days / 86_400),
        hours if hours % 3_600 == 0 => w.count("unit-hours", hours / 3_600),
        minutes if minutes % 60 == 0 => w.count("unit-minutes", minutes / 60),
        _ => w.count("unit-seconds", seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_setting_has_its_effect_in_every_language() {
        let defaults = serde_json::to_value(Policy::default()).unwrap();
        for (key, value) in defaults.as_object().unwrap() {
            for locale in Locale::ALL {
                let setting = setting(Words(locale), key, value, value);
                assert!(setting.effect.len() > 15, "{locale:?}: {key}");
                assert!(!setting.value.is_empty(), "{locale:?}: {key}");
            }
        }
        assert_eq!(duration(Words(Locale::En), 172_800), "2 days");
        assert_eq!(duration(Words(Locale::En), 600), "10 minutes");
    }
}
