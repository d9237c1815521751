//! The words of the vocabularies.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Catalogue, Locale, catalogues};

static CATALOGUES: LazyLock<[Catalogue; 6]> = LazyLock::new(|| catalogues!(""));

/// The text of a key, if the catalogue has it. It is formatted anew: keep it.
pub(super) fn text(locale: Locale, key: &str) -> Option<String> {
    CATALOGUES[locale as usize].text(key).map(Cow::into_owned)
}
