//! A small library of made-up names, searched as people search.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use rand::rngs::SmallRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use registry::vocabulary::CountryCode;
use roaring::RoaringBitmap;

use super::{Countries, Found, Index, Query, Reader, Scope, Texts};

struct Places(HashMap<CountryCode, RoaringBitmap>);

impl Countries for Places {
    fn slots(&self, country: CountryCode) -> Option<&RoaringBitmap> {
        self.0.get(&country)
    }
}

fn places(countries: &[&str]) -> Places {
    let mut places: HashMap<CountryCode, RoaringBitmap> = HashMap::new();
    for (slot, code) in (0..).zip(countries) {
        places.entry(code.parse().unwrap()).or_default().insert(slot);
    }
    Places(places)
}

fn texts<'a>(name: &'a str, language: &str, body: &'a str, summary: &'a str) -> Texts<'a> {
    Texts {
        names: vec![(name, language.parse().ok())],
        bodies: vec![(body, "en".parse().ok())],
        host: "",
        summaries: vec![(summary, "en".parse().ok())],
        seen: Vec::new(),
    }
}

const LIBRARY: &[(&str, &str, &str, &str, &str)] = &[
    ("Éducation pour tous", "fr", "FR", "Ministère de l'Éducation", "Lessons in mathematics for everyone."),
    ("Portal Educação", "pt", "BR", "Ministério da Educação", "Cursos livres."),
    ("Российская электронная школа", "ru", "RU", "Министерство просвещения", "Ёлки и уроки."),
    ("منصة مدرستي", "ar", "SA", "وزارة التعليم", "دروس عن بعد."),
    ("国家中小学智慧教育平台", "zh", "CN", "教育部", "课程。"),
    ("Khan Academy Kids", "en", "US", "Khan Academy", "Games."),
    ("Khan Academy", "en", "US", "Khan Academy", "Lessons and exercises."),
    ("Academy of the Air", "en", "KE", "National Institute of Open Schooling", "Radio lessons."),
    ("SmartEdu", "en", "KE", "Ministry of Education", "Everything about Khan."),
    ("การศึกษาทางไกล", "th", "TH", "กระทรวงศึกษาธิการ", "บทเรียน"),
];

static SHELF: LazyLock<(Reader, Places)> = LazyLock::new(library);

fn library() -> (Reader, Places) {
    let mut index = Index::new().unwrap();
    let documents =
        LIBRARY.iter().map(|(name, language, _, body, summary)| texts(name, language, body, summary));
    let reader = index.replace((0..).zip(documents)).unwrap();
    (reader, places(&LIBRARY.iter().map(|entry| entry.2).collect::<Vec<_>>()))
}

fn slots(found: &Found) -> Vec<u32> {
    let mut slots = Vec::new();
    for tier in found.tiers() {
        let mut tier: Vec<u32> = tier.iter().collect();
        tier.sort_by(|a, b| found.score(*b).total_cmp(&found.score(*a)));
        slots.extend(tier);
    }
    slots
}

fn ask(text: &str) -> Vec<u32> {
    let (reader, places) = &*SHELF;
    Query::parse(text)
        .unwrap()
        .map_or_else(Vec::new, |query| slots(&reader.found(&query, Scope::Everything, places)))
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (text, slot) in [
        ("education pour tous", 0),
        ("ÉDUCATION", 0),
        ("educacao", 1),
        ("electronnaya shkola", 2),
        ("российская электроная", 2),
        ("مدرستى", 3),
        ("منصـــة", 3),
        ("智慧教育", 4),
        ("慧", 4),
        ("國家中小學", 4),
        ("smart edu", 8),
        ("smartedu", 8),
        ("ศึกษา", 9),
        ("nios", 7),
        ("khn acadmy", 6),
        ("acad", 7),
    ] {
        assert!(ask(text).contains(&slot), "{text}: {:?}", ask(text));
    }
}

#[test]
fn exact_names_come_first_then_names_that_begin_so_then_names_then_the_rest() {
    assert_eq!(ask("khan academy"), [6, 5]);
    assert_eq!(ask("khan"), [6, 5, 8]);
    assert_eq!(ask("academy")[0], 7);
}

#[test]
fn a_country_is_found_by_its_name_in_six_languages() {
    for text in ["Кения", "肯尼亚", "كينيا", "Kenia", "kenya", "Keny"] {
        let mut found = ask(text);
        found.sort_unstable();
        assert_eq!(found, [7, 8], "{text}");
    }
    assert_eq!(ask("smart Kenya"), [8]);
    assert_eq!(ask("Kania radio"), [7], "a country may be misspelt too");
}

#[test]
fn with_no_platform_for_all_words_those_with_most_of_them_are_found() {
    assert_eq!(ask("radio lessons in Klingon")[0], 7);
    assert_eq!(ask("Klingon"), Vec::<u32>::new());
}

#[test]
fn typos_are_forgiven_by_the_length_of_the_word() {
    assert_eq!(ask("acadmy of the air"), [7]);
    assert_eq!(ask("mathmetics"), [0], "two in a long word");
    assert_eq!(ask("kahn"), Vec::<u32>::new(), "none in a short one");
}

#[test]
fn no_character_is_an_operator() {
    for text in [
        "khan AND -academy",
        "name:khan",
        "\"khan academy",
        "khan* academy?",
        "khan\\",
        "(khan",
        "khan^3~2",
        "[a TO khan}",
        "khan\u{202e}\u{301}",
        "🎓 khan",
        "khan;DROP TABLE",
        "+khan +academy",
        "khan||academy",
    ] {
        assert!(ask(text).contains(&6), "{text}");
    }
}

#[test]
fn any_text_is_answered() {
    let mut rng = SmallRng::seed_from_u64(7);
    let letters: Vec<char> = "aé م国กж\u{301}\u{202e}\u{200d}🎓\"*\\:-~^()\u{0}\u{fffd}ß１".chars().collect();
    let (reader, places) = &*SHELF;
    for _ in 0..2_000 {
        let length = rng.random_range(0..40);
        let text: String = (0..length).filter_map(|_| letters.choose(&mut rng)).collect();
        if let Ok(Some(query)) = Query::parse(&text) {
            let found = reader.found(&query, Scope::Everything, places);
            assert_eq!(
                found.tiers().iter().map(RoaringBitmap::len).sum::<u64>(),
                found.all().len(),
                "{text:?}"
            );
        }
    }
}

/// Whatever order the changes came in, what is found is what an index of the last state finds.
#[test]
fn an_index_that_was_changed_finds_what_a_new_one_finds() {
    let words =
        ["khan", "academy", "школа", "教育", "مدرسة", "portal", "learning", "aula", "éducation", "open"];
    let mut rng = SmallRng::seed_from_u64(11);
    let mut index = Index::new().unwrap();
    let mut now: BTreeMap<u32, String> = BTreeMap::new();
    let mut reader = Reader::default();
    for _ in 0..60 {
        let mut changed: BTreeMap<u32, String> = BTreeMap::new();
        for _ in 0..rng.random_range(1..8) {
            let name: Vec<&str> = (0..3).filter_map(|_| words.choose(&mut rng).copied()).collect();
            changed.insert(rng.random_range(0..40), name.join(" "));
        }
        let documents = changed.iter().map(|(slot, name)| (*slot, texts(name, "en", "", "")));
        reader = index.replace(documents).unwrap();
        now.append(&mut changed);
    }
    let fresh = now.iter().map(|(slot, name)| (*slot, texts(name, "en", "", "")));
    let fresh = Index::new().unwrap().replace(fresh).unwrap();
    let nowhere = places(&[]);
    for text in
        ["khan", "khan academy", "acad", "шк", "教", "مدرس", "lerning", "portal aula open", "education", "e"]
    {
        let query = Query::parse(text).unwrap().unwrap();
        let (one, other) = (
            reader.found(&query, Scope::Everything, &nowhere),
            fresh.found(&query, Scope::Everything, &nowhere),
        );
        assert_eq!(one.tiers(), other.tiers(), "{text}");
        assert_eq!(slots(&one), slots(&other), "{text}");
    }
}
