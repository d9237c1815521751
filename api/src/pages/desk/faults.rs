//! What has to be mended in a form: said in a list above it, and beside the box where it is.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use http::StatusCode;
use registry::error::FieldError;
use registry::said::Said;
use registry::vocabulary::LanguageTag;

use super::Desk;
use crate::i18n;
use crate::pages::failure::Failure;
use crate::pages::words::Words;

/// What has to be mended in a field of a form, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) struct Fault {
    /// The field, as the registry calls it; empty for the whole.
    pub field: String,
    /// The box of the page.
    pub place: String,
    /// What the form calls it.
    pub label: String,
    /// What is wrong and what would be right.
    pub message: String,
}

/// Everything that has to be mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::pages) struct Faults(Vec<Fault>);

impl Faults {
    /// Whether there is nothing.
    pub(in crate::pages) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a page answers that has them.
    pub(in crate::pages) const fn status(&self) -> StatusCode {
        if self.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// Each.
    pub(in crate::pages) fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The same, where a form's boxes are called otherwise than the fields.
    pub(in crate::pages) fn placed(mut self, place: impl Fn(&str) -> Option<String>) -> Self {
        for fault in &mut self.0 {
            if let Some(place) = place(&fault.field) {
                fault.place = place;
            }
        }
        self
    }

    /// What a box says of itself: whether it is wrong, and where it stands what it is about.
    pub(in crate::pages) fn mark(&self, place: &str) -> Mark {
        self.mark_with(place, "")
    }

    /// The same of a box with a hint.
    pub(in crate::pages) fn mark_with(&self, place: &str, hint: &str) -> Mark {
        let is_wrong = self.0.iter().any(|fault| fault.place == place);
        Mark { place: is_wrong.then(|| place.to_owned()), hint: hint.to_owned() }
    }

    /// What is wrong in a box, to stand beside it.
    pub(in crate::pages) fn beside(&self, place: &str) -> Beside<'_> {
        let found = self.0.iter().filter(|fault| fault.place == place).map(|fault| fault.message.as_str());
        Beside { place: place.to_owned(), messages: found.collect() }
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<I: IntoIterator<Item = Fault>>(faults: I) -> Self {
        Self(faults.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The attributes of a box.
pub(in crate::pages) struct Mark {
    place: Option<String>,
    hint: String,
}

impl HtmlSafe for Mark {}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = self.place.as_ref().map(|place| format!("{place}-fault"));
        let described: Vec<&str> =
            wrong.as_deref().into_iter().chain([self.hint.as_str()]).filter(|id| !id.is_empty()).collect();
        if wrong.is_some() {
            f.write_str(" aria-invalid=\"true\"")?;
        }
        if described.is_empty() { Ok(()) } else { write!(f, " aria-describedby=\"{}\"", described.join(" ")) }
    }
}

/// What is wrong in a box.
pub(in crate::pages) struct Beside<'a> {
    place: String,
    messages: Vec<&'a str>,
}

impl HtmlSafe for Beside<'_> {}

impl fmt::Display for Beside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.messages.is_empty() {
            return Ok(());
        }
        write!(f, "<p class=\"fault\" id=\"{}-fault\">", self.place)?;
        for (index, message) in self.messages.iter().enumerate() {
            let Ok(message) = escape(message, Html);
            write!(f, "{}{message}", if index == 0 { "" } else { "<br>" })?;
        }
        f.write_str("</p>")
    }
}

impl Desk {
    /// What can be mended of a refusal; what cannot is a failure.
    pub(in crate::pages) fn faults(&self, error: registry::Error) -> Result<Faults, Failure> {
        match error {
            registry::Error::Invalid(faults) => Ok(self.faults_of(faults)),
            registry::Error::Conflict(message) => Ok(Faults(vec![self.fault("", &message)])),
            other => Err(other.into()),
        }
    }

    /// The faults of fields, in the reader's words.
    pub(in crate::pages) fn faults_of(&self, faults: Vec<FieldError>) -> Faults {
        faults.into_iter().map(|fault| self.fault(&fault.field, &fault.message)).collect()
    }

    fn fault(&self, field: &str, said: &Said) -> Fault {
        Fault::new(self.visit.words, field, i18n::say(said, self.visit.locale))
    }
}

impl Fault {
    /// A fault of a field.
    pub(in crate::pages) fn new(w: Words, field: &str, message: String) -> Self {
        let place = field.split(['.', '[']).next().unwrap_or_default().to_owned();
        Self { field: field.to_owned(), place, label: label(w, field), message }
    }
}

/// What the forms call a field; of a text, with its language.
pub(in crate::pages) fn label(w: Words, field: &str) -> String {
    let (whole, language) = field.split_once('.').map_or((field, None), |(whole, tag)| (whole, Some(tag)));
    let key = match whole.split('[').next().unwrap_or(whole) {
        "name" => "form-name",
        "summary" => "form-summary-short",
        "url" => "form-url",
        "languages" => "field-languages",
        "levels" => "field-levels",
        "audiences" => "field-audiences",
        "subjects" => "field-subjects",
        "kind" => "field-kind",
        "access" => "field-access",
        "lifecycle" => "field-lifecycle",
        "operator" => "field-operator",
        "authority" => "field-authority",
        "launched" => "field-launched",
        "sources" => "platform-sources",
        "reason" => "end-reason",
        "date" => "end-date",
        "successor" => "end-successor",
        "note" => "end-note",
        "reasons" => "decide-reasons-short",
        "email" => "sign-in-email",
        "scopes" => "me-token-scopes",
        "roles" => "me-roles",
        "countries" => "accounts-government",
        _ => return String::new(),
    };
    let name = w.say(key);
    let language = language
        .filter(|tag| !tag.is_empty())
        .map(|tag| tag.parse().map_or_else(|_| tag.to_owned(), |tag: LanguageTag| w.label(tag).to_owned()));
    language.map_or_else(|| name.clone().into_owned(), |language| format!("{name} ({language})"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn a_fault_stands_beside_its_box_and_nowhere_else() {
        let w = Words(Locale::En);
        let faults: Faults =
            [Fault::new(w, "languages[1]", "is <no> language".to_owned())].into_iter().collect();
        let faults = faults.placed(|field| (field == "languages[1]").then(|| "languages-1".to_owned()));
        let beside = faults.beside("languages-1").to_string();
        assert_eq!(beside, "<p class=\"fault\" id=\"languages-1-fault\">is &#60;no&#62; language</p>");
        assert_eq!(faults.beside("languages-0").to_string(), "");
        let mark = faults.mark_with("languages-1", "hint").to_string();
        assert_eq!(mark, " aria-invalid=\"true\" aria-describedby=\"languages-1-fault hint\"");
        assert_eq!(faults.mark("url").to_string(), "");
    }

    #[test]
    fn a_field_is_called_what_the_form_calls_it() {
        let w = Words(Locale::En);
        assert_eq!(label(w, "name.fr"), "Name (French)");
        assert_eq!(label(w, "sources[3]"), w.say("platform-sources"));
        assert_eq!(label(w, "name."), "Name");
    }
}
