//! The catalogues of words, one a language, in Fluent. They are compiled in, so that no start can miss one.

use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::Locale;

static CATALOGUES: LazyLock<[FluentBundle<FluentResource>; 6]> =
    LazyLock::new(|| Locale::ALL.map(|locale| bundle(locale, source(locale))));

/// The catalogue of a language as it is written.
pub(super) const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::En => include_str!("../../i18n/en.ftl"),
        Locale::Fr => include_str!("../../i18n/fr.ftl"),
        Locale::Es => include_str!("../../i18n/es.ftl"),
        Locale::Ar => include_str!("../../i18n/ar.ftl"),
        Locale::Ru => include_str!("../../i18n/ru.ftl"),
        Locale::Zh => include_str!("../../i18n/zh.ftl"),
    }
}

/// What cannot be read of a catalogue is left out here, and a test finds it.
pub(crate) fn bundle(locale: Locale, source: &str) -> FluentBundle<FluentResource> {
    let languages = locale.tag().parse().into_iter().collect();
    let mut bundle = FluentBundle::new_concurrent(languages);
    let resource = FluentResource::try_new(source.to_owned());
    bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
    bundle
}

/// The text of a key, if the catalogue has it. It is formatted anew: keep it.
pub(super) fn text(locale: Locale, key: &str) -> Option<String> {
    let bundle = &CATALOGUES[locale as usize];
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
}
