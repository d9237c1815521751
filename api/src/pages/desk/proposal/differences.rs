//! What a proposal changes, side by side: whole values of short fields, the words of long texts.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use registry::proposals::{self, FIELDS, RETIREMENT_FIELDS};
use registry::vocabulary::{Access, Audience, EducationLevel, LanguageTag, Lifecycle, PlatformKind, Subject};
use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::i18n::{self, Labelled, segments};
use crate::pages::desk::faults::label;
use crate::pages::words::Words;

/// Two texts that have less of each other than this are two texts.
const KIN: f32 = 0.35;
/// A longer text is compared as one: nobody reads the words of so much side by side.
const LONGEST: usize = 8_000;

/// A leaf that is changed.
pub(in crate::pages::desk) struct Change {
    /// The field.
    pub field: String,
    /// What stood.
    pub before: Side,
    /// What is wanted.
    pub after: Side,
    /// What stands now, if others have changed it to something else.
    pub now: Option<String>,
}

/// One side of a change, with what of it is only there.
pub(in crate::pages::desk) struct Side {
    pieces: Vec<(String, bool)>,
    language: Option<LanguageTag>,
    tag: &'static str,
    /// The address that it is.
    link: Option<String>,
}

impl Side {
    /// Whether nothing stands there.
    pub(in crate::pages::desk) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|(text, _)| text.is_empty())
    }
}

impl HtmlSafe for Side {}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Some(language) => write!(f, "<bdi lang=\"{}\" dir=\"auto\">", language.code())?,
            None => f.write_str("<bdi>")?,
        }
        if let Some(link) = &self.link {
            let Ok(link) = escape(link.as_str(), Html);
            write!(f, "<a href=\"{link}\" rel=\"noopener noreferrer\" dir=\"ltr\">")?;
        }
        for (text, is_changed) in &self.pieces {
            let Ok(text) = escape(text, Html);
            match is_changed {
                true => write!(f, "<{0}>{text}</{0}>", self.tag)?,
                false => write!(f, "{text}")?,
            }
        }
        f.write_str(if self.link.is_some() { "</a></bdi>" } else { "</bdi>" })
    }
}

/// Changes in a reader's words, in the order in which the registry names the fields.
pub(in crate::pages::desk) fn in_order(w: Words, found: &[proposals::Change]) -> Vec<Change> {
    let place = |change: &&proposals::Change| {
        let field = change.field.split('.').next().unwrap_or_default();
        FIELDS.iter().chain(&RETIREMENT_FIELDS).position(|known| *known == field)
    };
    let mut found: Vec<_> = found.iter().collect();
    found.sort_by_key(place);
    found.into_iter().map(|change| Change::new(w, change)).collect()
}

impl Change {
    /// A change in a reader's words.
    pub(super) fn new(w: Words, change: &proposals::Change) -> Self {
        let collides = change.collides();
        let proposals::Change { field, before, after, now } = change;
        let language = field.split_once('.').and_then(|(_, tag)| tag.parse().ok());
        let words = |value: &Value| in_words(w, field, value);
        let (old, new) = compared(&words(before), &words(after));
        let link = |value: &Value| {
            let typed = value.as_str().filter(|_| field == "url")?;
            let url = url::Url::parse(typed).ok()?;
            matches!(url.scheme(), "http" | "https").then(|| url.to_string())
        };
        Self {
            field: label(w, field),
            before: Side { pieces: old, language, tag: "del", link: link(before) },
            after: Side { pieces: new, language, tag: "ins", link: link(after) },
            now: collides.then(|| words(now)),
        }
    }
}

type Pieces = Vec<(String, bool)>;

/// Two texts, each with its words that the other lacks.
fn compared(old: &str, new: &str) -> (Pieces, Pieces) {
    let whole = |text: &str| vec![(text.to_owned(), !text.is_empty())];
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST {
        return (whole(old), whole(new));
    }
    let (before, after) = (segments(old), segments(new));
    let operations = capture_diff_slices(Algorithm::Myers, &before, &after);
    let kept: usize = operations
        .iter()
        .filter(|operation| operation.tag() == DiffTag::Equal)
        .flat_map(|operation| &before[operation.old_range()])
        .map(|piece| piece.trim().len())
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a share of a text of at most a few thousand bytes")]
    let share = kept as f32 / old.len().max(new.len()) as f32;
    if share < KIN {
        return (whole(old), whole(new));
    }
    let (mut left, mut right) = (Pieces::new(), Pieces::new());
    for operation in operations {
        let is_changed = operation.tag() != DiffTag::Equal;
        for (side, text) in [
            (&mut left, before[operation.old_range()].concat()),
            (&mut right, after[operation.new_range()].concat()),
        ] {
            if !text.is_empty() {
                side.push((text, is_changed));
            }
        }
    }
    (left, right)
}

/// A value as the pages say it: codes by their labels, lists as lists.
pub(super) fn in_words(w: Words, field: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => coded(w, field, text),
        Value::Array(list) if field == "sources" => {
            list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        Value::Array(list) => {
            let list: Vec<String> = list.iter().map(|value| in_words(w, field, value)).collect();
            i18n::list(list.iter().map(String::as_str), w.0)
        }
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

fn coded(w: Words, field: &str, text: &str) -> String {
    fn labelled<V: Labelled + std::str::FromStr>(w: Words, text: &str) -> Option<&'static str> {
        text.parse::<V>().ok().map(|value| w.label(value))
    }
    let label = match field {
        "languages" => labelled::<LanguageTag>(w, text),
        "levels" => labelled::<EducationLevel>(w, text),
        "audiences" => labelled::<Audience>(w, text),
        "subjects" => labelled::<Subject>(w, text),
        "kind" => labelled::<PlatformKind>(w, text),
        "access" => labelled::<Access>(w, text),
        "lifecycle" => labelled::<Lifecycle>(w, text),
        "reason" => {
            return Some(w.of_code("retired", text))
                .filter(|words| !words.is_empty())
                .map_or_else(|| text.to_owned(), Into::into);
        }
        _ => None,
    };
    label.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use serde_json::json;

    fn sides(field: &str, before: Value, after: Value) -> (String, String) {
        let change = proposals::Change { field: field.to_owned(), now: before.clone(), before, after };
        let change = Change::new(Words(Locale::En), &change);
        (change.before.to_string(), change.after.to_string())
    }

    #[test]
    fn of_long_texts_only_the_words_that_differ_are_marked() {
        let (before, after) = sides(
            "summary.en",
            json!("Lessons for all of primary school."),
            json!("Lessons for most of primary school & more."),
        );
        assert_eq!(
            before,
            "<bdi lang=\"en\" dir=\"auto\">Lessons for <del>all</del> of primary school.</bdi>"
        );
        assert!(after.contains("<ins>most</ins> of primary school"), "{after}");
        assert!(after.contains("&#38;"), "{after}");
    }

    #[test]
    fn scripts_without_spaces_have_words_too() {
        let (before, after) =
            sides("summary.zh", json!("国家智慧教育公共服务平台"), json!("国家智慧教育公共学习平台"));
        assert_eq!(before, "<bdi lang=\"zh\" dir=\"auto\">国家智慧教育公共<del>服务</del>平台</bdi>");
        assert_eq!(after, "<bdi lang=\"zh\" dir=\"auto\">国家智慧教育公共<ins>学习</ins>平台</bdi>");
    }

    #[test]
    fn an_address_can_be_followed_and_nothing_else_can() {
        let (_, after) = sides("url", json!(null), json!("https://a.example/?a&b"));
        assert!(after.contains("<a href=\"https://a.example/?a&#38;b\""), "{after}");
        let (_, after) = sides("url", json!(null), json!("javascript:alert(1)"));
        assert!(!after.contains("<a"), "{after}");
        let (_, after) = sides("operator", json!(null), json!("https://a.example/"));
        assert!(!after.contains("<a"), "{after}");
    }

    #[test]
    fn fields_stand_in_their_order() {
        let record =
            json!({ "access": "OPEN", "url": "https://a.example", "name": { "fr": "A", "en": "B" } });
        let found = in_order(Words(Locale::En), &proposals::between(&Value::Null, &record));
        let fields: Vec<_> = found.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["Name (English)", "Name (French)", "Address", "Access"]);
    }

    #[test]
    fn what_has_nothing_in_common_is_marked_whole_and_codes_are_said() {
        let (before, after) = sides("operator", json!(null), json!("Agence"));
        assert_eq!((before.as_str(), after.as_str()), ("<bdi></bdi>", "<bdi><ins>Agence</ins></bdi>"));
        let (_, after) = sides("levels", json!(["ISCED_1"]), json!(["ISCED_1", "ISCED_2"]));
        assert!(!after.contains("ISCED"), "{after}");
    }
}
