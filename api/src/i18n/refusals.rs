//! What can be mended, said in the reader's language. The English stands in the registry, where it is said; what has no
//! sentence in a catalogue is said in English.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use registry::said::Said;

use super::{Catalogue, Locale};

/// The languages beside English, each with its catalogue.
const SOURCES: [(Locale, &str); 5] = [
    (Locale::Fr, include_str!("../../i18n/refusals/fr.ftl")),
    (Locale::Es, include_str!("../../i18n/refusals/es.ftl")),
    (Locale::Ar, include_str!("../../i18n/refusals/ar.ftl")),
    (Locale::Ru, include_str!("../../i18n/refusals/ru.ftl")),
    (Locale::Zh, include_str!("../../i18n/refusals/zh.ftl")),
];

static CATALOGUES: LazyLock<Vec<(Locale, Catalogue)>> = LazyLock::new(|| {
    // What is quoted is codes and addresses; only among Arabic words must they be held together.
    let read = |(locale, source)| (locale, Catalogue::read(locale, source).isolating(locale == Locale::Ar));
    SOURCES.into_iter().map(read).collect()
});

/// The sentence in a language.
pub(crate) fn say(said: &Said, locale: Locale) -> String {
    translated(said, locale).unwrap_or_else(|| said.to_string())
}

fn translated(said: &Said, locale: Locale) -> Option<String> {
    let key = said.key()?;
    let (_, catalogue) = CATALOGUES.iter().find(|(known, _)| *known == locale)?;
    let mut arguments = FluentArgs::new();
    for (name, fact) in said.facts() {
        arguments.set(*name, fact.as_str());
    }
    catalogue.format(key, Some(&arguments)).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use registry::vocabulary::PlatformUrl;

    use super::*;

    type Sentences = BTreeMap<String, BTreeSet<String>>;

    /// What stands between two marks, each time.
    fn between<'a>(
        text: &'a str,
        before: &'static str,
        after: &'static str,
    ) -> impl Iterator<Item = &'a str> {
        text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
    }

    /// Every sentence that the code says, with the facts that it has.
    fn said_in(folder: &Path, found: &mut Sentences) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                said_in(&path, found);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            let lines = source.lines().filter(|line| !line.trim_start().starts_with("///"));
            let source = lines.collect::<Vec<_>>().join("\n");
            for call in source.split("said!(").skip(1).chain(source.split("Self::new(").skip(1)) {
                let Some(call) = call.trim_start().strip_prefix('"') else { continue };
                let (key, rest) = call.split_once('"').unwrap();
                let facts = found.entry(key.to_owned()).or_default();
                facts.extend(between(rest, "{", "}").map(str::to_owned));
                facts.extend(between(rest, "(\"", "\"").map(str::to_owned));
            }
        }
    }

    fn catalogue(source: &str) -> Sentences {
        let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = |line: &str| {
            let (key, text) = line.split_once(" = ").unwrap();
            (key.to_owned(), between(text, "{ $", " }").map(str::to_owned).collect())
        };
        lines.map(read).collect()
    }

    #[test]
    fn every_sentence_has_its_translations_and_every_translation_its_sentence() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut said = Sentences::new();
        for part in ["registry/src", "api/src/graphql"] {
            said_in(&root.join(part), &mut said);
        }
        let keys: BTreeSet<_> = said.keys().collect();
        assert!(keys.len() > 70, "the sentences of the code are not found: {keys:?}");
        for (locale, source) in SOURCES {
            let sentences = catalogue(source);
            assert_eq!(sentences.keys().collect::<BTreeSet<_>>(), keys, "{locale:?}");
            for (key, facts) in &sentences {
                assert!(facts.is_subset(&said[key]), "{locale:?} {key}: {facts:?} of {:?}", said[key]);
            }
        }
    }

    #[test]
    fn a_sentence_is_said_in_the_reader_s_language() {
        let said = Said::from("ftp://x".parse::<PlatformUrl>().unwrap_err());
        assert_eq!(say(&said, Locale::En), "must begin with http:// or https://");
        assert_eq!(say(&said, Locale::Fr), "L’adresse doit commencer par http:// ou https://.");
        let long = Said::from(registry::vocabulary::name("x").unwrap_err());
        assert_eq!(say(&long, Locale::Zh), "文字有1个字符，应为2至200个。");
        assert_eq!(say(&Said::plainly("no key"), Locale::Ru), "no key");
    }
}
