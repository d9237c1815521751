//! Texts in many languages, and which of them a reader gets.

use async_graphql::{Context, Object};
use registry::platforms::Text;
use registry::vocabulary::{self, Localized};

use super::scalars::LanguageTag;
use crate::i18n::{AcceptedLanguages, Locale};

/// A text and the language it is in.
#[derive(Debug)]
pub struct LocalizedText(pub Text);

/// A text and the language it is in.
#[Object(serial)]
impl LocalizedText {
    /// The language of the text.
    async fn language(&self) -> LanguageTag {
        LanguageTag(self.0.language)
    }

    /// Which way it is written: `ltr` or `rtl`.
    async fn direction(&self) -> String {
        self.0.language.language().direction.to_string()
    }

    /// The text.
    async fn text(&self) -> &str {
        &self.0.text
    }
}

/// The text for a reader: in the language that was asked for, else by `Accept-Language`, else in English,
/// else the platform's own, which is the first.
pub(crate) fn choose<'a>(
    accepted: Option<&AcceptedLanguages>,
    texts: &'a [Text],
    asked: Option<vocabulary::LanguageTag>,
) -> Option<&'a Text> {
    let by = |range: &str| find(texts, range, |text| text.language.code());
    wanted(accepted, asked, by)
        .or_else(|| texts.iter().find(|text| text.language == vocabulary::LanguageTag::ENGLISH))
        .or_else(|| texts.first())
}

/// The name of a country, region or language for a reader, in the same order of preference.
pub(crate) fn localized<'a>(
    accepted: Option<&AcceptedLanguages>,
    name: &'a Localized,
    asked: Option<vocabulary::LanguageTag>,
) -> &'a str {
    wanted(accepted, asked, |range| name.find(range)).unwrap_or(&name.en)
}

/// The one of the registry's own six languages that a reader gets, in the same order of preference.
pub(crate) fn reader(ctx: &Context<'_>, asked: Option<vocabulary::LanguageTag>) -> Locale {
    wanted(accepted(ctx), asked, Locale::find).unwrap_or_default()
}

/// What the reader's browser asks for.
pub(crate) fn accepted<'a>(ctx: &Context<'a>) -> Option<&'a AcceptedLanguages> {
    ctx.data_opt()
}

fn wanted<T>(
    accepted: Option<&AcceptedLanguages>,
    asked: Option<vocabulary::LanguageTag>,
    by: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    if let Some(found) = asked.and_then(|asked| by(asked.code())) {
        return Some(found);
    }
    accepted.into_iter().flat_map(AcceptedLanguages::iter).find_map(|range| {
        // RFC 4647 lookup: `fr-CA` falls back to `fr`.
        let mut range = range;
        loop {
            if let Some(found) = by(range) {
                return Some(found);
            }
            range = range.rsplit_once('-')?.0;
        }
    })
}

/// The first item whose tag a range matches: the tag itself, or a narrower one (`zh` finds `zh-Hant`).
fn find<'a, T>(items: &'a [T], range: &str, tag: impl Fn(&T) -> &str) -> Option<&'a T> {
    let exact = items.iter().find(|item| tag(item).eq_ignore_ascii_case(range));
    exact.or_else(|| {
        items.iter().find(|item| {
            let tag = tag(item).as_bytes();
            tag.get(range.len()) == Some(&b'-') && tag[..range.len()].eq_ignore_ascii_case(range.as_bytes())
        })
    })
}
