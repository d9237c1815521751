//! The boxes of the forms about a platform: filled from a record, or from what was typed into them before.

use registry::vocabulary::{
    Access, Audience, CountryCode, EducationLevel, Lifecycle, PlatformKind, RetirementReason, Subject,
    Vocabulary, languages,
};
use serde_json::Value;

use super::Desk;
use super::faults::Faults;
use super::fields::{rows, typed};
use super::form::Form;
use super::rows::called;
use crate::catalogue::{Filter, Order};
use crate::i18n::{Labelled, label};
use crate::ordinal::Ordinal as _;
use crate::pages::words::Words;

/// Platforms that are offered as a successor.
const OFFERED: usize = 1_000;

/// A text in a language, as two boxes.
pub(in crate::pages) struct TextBox {
    /// What the box is called: `name-0`.
    pub id: String,
    pub language: String,
    pub text: String,
    /// Whether somebody has just asked for it.
    pub is_new: bool,
}

/// A value that can be ticked.
pub(in crate::pages) struct Tick {
    pub code: &'static str,
    pub label: String,
    pub is_on: bool,
}

/// The boxes of an entry.
pub(in crate::pages) struct Boxes {
    pub names: Vec<TextBox>,
    pub summaries: Vec<TextBox>,
    pub url: String,
    pub languages: Vec<TextBox>,
    pub levels: Vec<Tick>,
    pub audiences: Vec<Tick>,
    pub subjects: Vec<Tick>,
    pub kinds: Vec<Tick>,
    pub access: Vec<Tick>,
    pub lifecycles: Vec<Tick>,
    pub operator: String,
    pub authority: String,
    pub launched: String,
    pub sources: String,
    pub known_languages: Vec<(&'static str, &'static str)>,
}

/// The boxes of a retirement.
pub(in crate::pages) struct End {
    pub reasons: Vec<Tick>,
    pub date: String,
    pub successor: String,
    pub note: String,
    /// What may follow it: slug and name.
    pub others: Vec<(String, String)>,
}

fn text(record: &Value, field: &str) -> String {
    match &record[field] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn list(record: &Value, field: &str) -> Vec<String> {
    let values = record[field].as_array().into_iter().flatten();
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Boxes for pairs, at least one; `more` says whether an empty one was asked for.
fn boxes(field: &str, pairs: Vec<(String, String)>, more: bool) -> Vec<TextBox> {
    let filled = pairs.len();
    let empty = usize::from(more || filled == 0);
    let all = pairs.into_iter().chain(std::iter::repeat_n(Default::default(), empty)).enumerate();
    all.map(|(place, (language, text))| TextBox {
        id: format!("{field}-{place}"),
        language,
        text,
        is_new: more && place == filled,
    })
    .collect()
}

fn texts(record: &Value, field: &str) -> Vec<(String, String)> {
    let all = record[field].as_object().into_iter().flatten();
    all.map(|(language, text)| (language.clone(), text.as_str().unwrap_or_default().to_owned())).collect()
}

fn ticks<V: Labelled + Vocabulary>(record: &Value, field: &str, w: Words) -> Vec<Tick> {
    let one = record[field].as_str().map(str::to_owned);
    let on: Vec<String> = one.into_iter().chain(list(record, field)).collect();
    let tick = |value: V| {
        let code = Vocabulary::code(&value);
        Tick { code, label: label(value, w.0).to_owned(), is_on: on.iter().any(|chosen| chosen == code) }
    };
    (0..V::count()).filter_map(V::nth).map(tick).collect()
}

impl Boxes {
    /// The boxes of a record.
    pub(in crate::pages) fn of(record: &Value, w: Words) -> Self {
        let languages = list(record, "languages").into_iter().map(|tag| (tag, String::new())).collect();
        let texts = |field| texts(record, field);
        Self::filled(record, w, [texts("name"), texts("summary"), languages], "")
    }

    /// The boxes as somebody left them; `more` names what they asked another box of.
    pub(in crate::pages) fn left(form: &Form, w: Words, more: &str) -> Self {
        let languages = form.all("languages").map(|tag| (tag.to_owned(), String::new())).collect();
        Self::filled(&typed(form, w.0), w, [rows(form, "name"), rows(form, "summary"), languages], more)
    }

    fn filled(
        record: &Value,
        w: Words,
        [names, summaries, tags]: [Vec<(String, String)>; 3],
        more: &str,
    ) -> Self {
        let mut lifecycles = ticks::<Lifecycle>(record, "lifecycle", w);
        // What is retired says so by a proposal of its own.
        lifecycles.retain(|tick| tick.code != Lifecycle::Retired.code());
        let mut known: Vec<_> =
            languages().iter().map(|language| (language.code.code(), w.label(language.code))).collect();
        known.sort_by_key(|(_, name)| *name);
        Self {
            names: boxes("name", names, more == "name"),
            summaries: boxes("summary", summaries, more == "summary"),
            url: text(record, "url"),
            languages: boxes("languages", tags, more == "languages"),
            levels: ticks::<EducationLevel>(record, "levels", w),
            audiences: ticks::<Audience>(record, "audiences", w),
            subjects: ticks::<Subject>(record, "subjects", w),
            kinds: ticks::<PlatformKind>(record, "kind", w),
            access: ticks::<Access>(record, "access", w),
            lifecycles,
            operator: text(record, "operator"),
            authority: text(record, "authority"),
            launched: text(record, "launched"),
            sources: list(record, "sources").join("\n"),
            known_languages: known,
        }
    }

    /// The faults, each at its box.
    pub(in crate::pages) fn place(&self, faults: Faults) -> Faults {
        let of = |boxes: &[TextBox], language: &str| {
            let mut of_it = boxes.iter().rev().filter(|one| one.language == language);
            let filled = of_it.clone().find(|one| !one.text.is_empty());
            filled.or_else(|| of_it.next()).map(|one| one.id.clone())
        };
        faults.placed(|field| match field.split_once(['.', '[']) {
            Some(("name", language)) => of(&self.names, language),
            Some(("summary", language)) => of(&self.summaries, language),
            Some(("languages", place)) => Some(format!("languages-{}", place.trim_end_matches(']'))),
            None if matches!(field, "name" | "summary" | "languages") => Some(format!("{field}-0")),
            Some(_) | None => None,
        })
    }
}

impl End {
    /// The boxes of a retirement.
    pub(in crate::pages) fn of(desk: &Desk, record: &Value, country: CountryCode) -> Self {
        let w = desk.visit.words;
        let reason = |reason: &RetirementReason| Tick {
            code: reason.code(),
            label: w.of_code("retired", reason.code()).into_owned(),
            is_on: record["reason"].as_str() == Some(reason.code()),
        };
        Self {
            reasons: RetirementReason::ALL.iter().map(reason).collect(),
            date: text(record, "date"),
            successor: text(record, "successor"),
            note: text(record, "note"),
            others: others(desk, country),
        }
    }
}

/// The platforms of a country, by slug and name.
fn others(desk: &Desk, country: CountryCode) -> Vec<(String, String)> {
    let filter = Filter { countries: vec![country], ..Filter::default() };
    let entries = desk.visit.snapshot.leaf(&filter, Order::NameAsc, 0, OFFERED).entries;
    let other = |entry: &std::sync::Arc<crate::catalogue::Entry>| {
        (entry.document().slug.as_str().to_owned(), called(desk, entry).to_owned())
    };
    entries.iter().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::pages::desk::faults::Fault;

    #[test]
    fn a_fault_of_a_text_stands_at_the_box_of_its_language() {
        let w = Words(Locale::En);
        let form = Form::read(
            b"name-0-language=en&name-0=School&name-3-language=xx&name-3=Ecole&languages=fr&languages=zz",
        );
        let boxes = Boxes::left(&form, w, "name");
        let ids: Vec<_> =
            boxes.names.iter().map(|one| (one.id.as_str(), one.text.as_str(), one.is_new)).collect();
        assert_eq!(ids, [("name-0", "School", false), ("name-1", "Ecole", false), ("name-2", "", true)]);
        let fault = |field: &str| Fault::new(w, field, String::new());
        let faults = ["name.xx", "languages[1]", "summary", "url"].map(fault).into_iter().collect();
        let places: Vec<_> = boxes.place(faults).iter().map(|fault| fault.place.clone()).collect();
        assert_eq!(places, ["name-1", "languages-1", "summary-0", "url"]);
    }
}
