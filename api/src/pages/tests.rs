//! The words of the pages: complete in six languages, and none that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use rand::SeedableRng as _;
use rand::rngs::SmallRng;
use registry::access::{Role, Scope};
use registry::checks::days::DayStatus;
use registry::checks::outcome::Outcome;
use registry::checks::policy::Policy;
use registry::events::EventKind;
use registry::flags::Reply;
use registry::mails::MailKind;
use registry::problems::ProblemKind;
use registry::proposals::WarningKind;
use registry::vocabulary::{RetirementReason, Vocabulary};
use registry::workflow::{ProposalKind, ProposalStatus, Step};

use super::marks::Status;
use super::words::Words;
use crate::catalogue::tests::sample::World;
use crate::i18n::{Locale, source};

/// The keys of a catalogue, each with the names after `$` in its text.
fn written(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    let words = [source!("pages/", locale), source!("desk/", locale)].join("\n");
    for line in words.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            line.split(" =").next().unwrap_or_default().clone_into(&mut current);
            assert!(!keys.contains_key(&current), "{locale:?}: {current} stands twice");
        }
        let names =
            line.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect());
        keys.entry(current.clone()).or_default().extend(names);
    }
    keys.remove("");
    keys
}

#[test]
fn all_six_languages_have_the_same_words_with_the_same_placeables() {
    let english = written(Locale::En);
    for locale in Locale::ALL {
        for words in [source!("pages/", locale), source!("desk/", locale)] {
            let resource = FluentResource::try_new(words.to_owned());
            assert!(resource.is_ok(), "{locale:?}: {:?}", resource.err().map(|(_, errors)| errors));
        }
        let own = written(locale);
        let difference: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(difference.is_empty(), "{locale:?} alone has {difference:?}");
        let difference: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        assert!(difference.is_empty(), "{locale:?} lacks {difference:?}");
        for (key, names) in &english {
            assert_eq!(&own[key], names, "{locale:?}: {key}");
        }
    }
}

/// Every text of the code and of the templates that may be a key.
fn said() -> BTreeSet<String> {
    let files = sources();
    let texts = files.iter().flat_map(|text| text.split('"')).filter(|part| part.len() < 40);
    texts.map(str::to_owned).collect()
}

/// The code and the templates of the pages.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src/pages", "templates"] {
        read(&root.join(folder), &mut files);
    }
    files
}

fn read(folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(&path, files);
        } else if path.file_stem().is_some_and(|name| name != "tests") {
            files.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Every text that is asked for as a key.
fn called() -> BTreeSet<String> {
    let files = sources();
    let calls = [".say(\"", ".named(\"", ".count(\"", ".with(\""];
    let keys = |call: &'static str| files.iter().flat_map(move |text| text.split(call).skip(1));
    let found = calls.into_iter().flat_map(keys).filter_map(|rest| rest.split('"').next());
    found.map(str::to_owned).collect()
}

fn of_codes<V: Vocabulary>(kind: &str) -> Vec<String> {
    V::all()
        .iter()
        .map(|value| format!("{kind}-{}", value.code().to_ascii_lowercase().replace('_', "-")))
        .collect()
}

/// Keys that are made of a code.
fn made() -> Vec<String> {
    let mut keys = [
        of_codes::<Outcome>("outcome"),
        of_codes::<DayStatus>("day"),
        of_codes::<Reply>("reply"),
        of_codes::<ProblemKind>("problem"),
        of_codes::<RetirementReason>("retired"),
        of_codes::<ProposalKind>("proposal-kind"),
        of_codes::<ProposalStatus>("proposal-status"),
        of_codes::<Step>("step"),
        of_codes::<WarningKind>("warning"),
        of_codes::<MailKind>("mail-kind"),
        of_codes::<Role>("role-of"),
    ]
    .concat();
    let public = EventKind::all().iter().filter(|kind| kind.is_public());
    keys.extend(public.map(|kind| format!("change-{}", kind.code().to_ascii_lowercase().replace('_', "-"))));
    for title in
        ["missing", "beyond", "many", "foreign", "forbidden", "unknown", "large", "conflict", "failed"]
    {
        keys.push(format!("{title}-title"));
    }
    let states = Status::every(Words(Locale::En));
    keys.extend(states.iter().map(|status| format!("about-state-{}", status.class)));
    for field in [
        "country",
        "region",
        "language",
        "level",
        "subject",
        "audience",
        "kind",
        "access",
        "reachability",
        "endorsement",
        "lifecycle",
        "search",
    ] {
        keys.push(format!("field-{field}"));
    }
    let policy = serde_json::to_value(Policy::default()).unwrap();
    keys.extend(policy.as_object().unwrap().keys().map(|key| format!("policy-{}", key.replace('_', "-"))));
    keys.extend(of_codes::<EventKind>("event"));
    keys.extend(Scope::all().iter().map(|scope| format!("scope-{}", scope.code().replace(':', "-"))));
    keys.extend(["system", "operator", "account"].map(|role| format!("role-of-{role}")));
    for order in ["relevance-or-name", "name-asc", "updated-at-desc", "created-at-desc"] {
        keys.push(format!("sort-{order}"));
    }
    keys.extend(document_fields().into_iter().map(|field| format!("document-{}", field.replace('_', "-"))));
    keys
}

/// The fields of an entry that may change.
fn document_fields() -> Vec<String> {
    let sample = World::small().platform(0, &mut SmallRng::seed_from_u64(1));
    let document = serde_json::to_value(&sample.document).unwrap();
    let fields = document.as_object().unwrap().keys().filter(|field| *field != "id");
    fields.cloned().collect()
}

#[test]
fn every_word_that_is_said_is_written_and_the_other_way_round() {
    let (said, made, written) = (said(), made(), written(Locale::En));
    for key in &made {
        assert!(written.contains_key(key), "{key} is not written");
    }
    for key in written.keys() {
        let heading = key.starts_with("about-heading-") && said.contains(&key["about-heading-".len()..]);
        let told = key.strip_prefix("done-").is_some_and(|told| said.contains(told));
        assert!(said.contains(key) || made.contains(key) || heading || told, "nobody says {key}");
    }
    for key in called() {
        assert!(written.contains_key(&key), "{key} is not written");
    }
}
