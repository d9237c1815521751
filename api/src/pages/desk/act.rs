//! What came of something that somebody did at a desk.

use http::HeaderValue;
use registry::error::FieldError;

use super::Desk;
use crate::i18n;
use crate::pages::answer::Made;
use crate::pages::failure::Failure;

/// What came of it.
pub(in crate::pages) enum Done {
    /// A page to be shown.
    Page(Made),
    /// It happened: the browser is led on.
    See {
        /// To where.
        link: String,
        /// What it keeps from now on, or no more.
        cookies: Vec<HeaderValue>,
    },
}

impl Done {
    /// Leads on, and there says what happened, by the key of a sentence.
    pub(in crate::pages) fn see(link: String, told: &str) -> Self {
        let separator = if link.contains('?') { '&' } else { '?' };
        let link = if told.is_empty() { link } else { format!("{link}{separator}done={told}") };
        Self::See { link, cookies: Vec::new() }
    }
}

/// What has to be mended in a field of a form, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) struct Fault {
    /// The field: where in the page it is.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Desk {
    /// What can be mended of a refusal; what cannot is a failure.
    pub(in crate::pages) fn faults(&self, error: registry::Error) -> Result<Vec<Fault>, Failure> {
        let said = |said: &registry::said::Said| i18n::say(said, self.visit.locale);
        match error {
            registry::Error::Invalid(faults) => {
                let fault = |FieldError { field, code: _, message }: FieldError| Fault {
                    message: said(&message),
                    field,
                };
                Ok(faults.into_iter().map(fault).collect())
            }
            registry::Error::Conflict(message) => {
                Ok(vec![Fault { field: String::new(), message: said(&message) }])
            }
            other => Err(other.into()),
        }
    }

    /// The sentence about what was just done, if the address names one.
    pub(in crate::pages) fn told(&self) -> Option<String> {
        let key = self
            .visit
            .value("done")
            .filter(|key| key.len() < 30 && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))?;
        let words = self.visit.words.say(&format!("done-{key}"));
        (!words.is_empty()).then(|| words.into_owned())
    }
}
