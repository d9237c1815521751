//! Letters of every kind, in every language, with all their facts, with none and with hostile ones.

use registry::accounts::Secret;
use registry::vocabulary::Vocabulary;
use serde_json::json;

use super::*;

fn urls() -> Urls {
    Urls::new("https://portolan.example").unwrap()
}

fn letter(kind: MailKind, language: &str, facts: Value) -> Letter {
    Letter {
        id: Uuid::nil(),
        recipient: "ana@ministry.example".parse().unwrap(),
        name: Some("Ana Ruiz".to_owned()),
        language: language.to_owned(),
        kind,
        facts,
        secret: Some(Secret::new().unwrap()),
    }
}

fn written(kind: MailKind, language: &str, facts: Value) -> Written {
    write(&letter(kind, language, facts), &urls())
}

fn all() -> impl Iterator<Item = (MailKind, &'static str)> {
    MailKind::all().iter().flat_map(|kind| Locale::ALL.map(|locale| (*kind, locale.tag())))
}

fn facts() -> Value {
    json!({
        "grants": [
            { "role": "GOVERNMENT", "countries": ["SN", "FR"] },
            { "role": "CURATOR", "regions": ["002"] },
            { "role": "ADMIN" },
        ],
        "browser": "0123",
        "proposal": "00000000-0000-0000-0000-000000000001",
        "platform": "00000000-0000-0000-0000-000000000002",
        "slug": "aula-virtual",
        "name": "Aula Virtual",
        "reasons": ["INCOMPLETE", "WORDING"],
        "text": "Please add a source.",
        "until": "2027-03-01T12:00:00Z",
        "days": 14,
        "flags": [{ "flag": "MOVED", "evidence": "Leads to https://aula.example." }],
    })
}

#[test]
fn an_invitation_says_as_what_and_how_to_come_in() {
    let letter = letter(MailKind::Invitation, "fr", facts());
    let Written { locale, subject, text } = write(&letter, &urls());
    assert_eq!(locale, Locale::Fr);
    assert_eq!(
        subject,
        "Invitation à Portolan, le registre des plateformes publiques d’apprentissage numérique"
    );
    let link = format!("https://portolan.example/sign-in/{}", letter.secret.unwrap().reveal());
    assert!(text.starts_with("Bonjour Ana Ruiz,\n\nUn compte a été ouvert"), "{text}");
    assert!(
        text.contains("– Gouvernement : France et Sénégal\n")
            || text.contains("– Gouvernement : Sénégal et France\n"),
        "{text}"
    );
    assert!(text.contains("– Conservation du registre : Afrique\n– Administration\n"), "{text}");
    assert!(text.contains(&format!("\n{link}\n")), "{text}");
    assert!(text.contains("\nhttps://portolan.example/sign-in\n"), "{text}");
}

#[test]
fn a_decision_says_why_in_the_languages_of_both() {
    let text = written(MailKind::ChangesRequested, "ru", facts()).text;
    for part in [
        "«Aula Virtual»",
        "Причины:\n– Не хватает сведений.\n",
        "Замечания рецензента:\n> Please add a source.\n",
        "\nhttps://portolan.example/desk/proposals/00000000-0000-0000-0000-000000000001\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_reminder_names_the_day_and_a_finding_its_evidence() {
    let due = written(MailKind::EndorsementDue, "es-PE", facts());
    assert_eq!(due.subject, "Confirmación pendiente: Aula Virtual");
    assert!(due.text.contains("Termina el 1 de marzo de 2027.\n"), "{}", due.text);
    assert!(due.text.contains("\nhttps://portolan.example/renew/"), "{}", due.text);
    let flag = written(MailKind::FlagOpened, "ar", facts());
    assert!(flag.text.contains("– يؤدي العنوان الآن إلى موقع آخر.\n"), "{}", flag.text);
    assert!(flag.text.contains("> Leads to https://aula.example.\n"), "{}", flag.text);
    assert!(flag.text.contains("«\u{2068}Aula Virtual\u{2069}»"), "{}", flag.text);
    assert!(flag.text.contains("\nhttps://portolan.example/desk/platforms/aula-virtual\n"), "{}", flag.text);
}

#[test]
fn every_letter_is_whole_in_every_language_whatever_facts_are_missing() {
    for (kind, language) in all() {
        let full = written(kind, language, facts());
        let bare = Letter { name: None, secret: None, ..letter(kind, language, Value::Null) };
        for Written { subject, text, .. } in [full, write(&bare, &urls())] {
            assert!(
                !subject.trim().is_empty() && subject.trim() == subject,
                "{kind:?} {language}: {subject}"
            );
            assert!(
                !subject.contains(['{', '}', '$']) && !text.contains(['{', '}', '$']),
                "{kind:?}: {text}"
            );
            assert!(
                text.contains("https://portolan.example/") && text.ends_with("portolan.example/\n"),
                "{text}"
            );
            assert!(!text.contains("\n\n\n") && !text.contains("null"), "{kind:?} {language}: {text}");
            assert!(
                text.lines().all(|line| line.len() <= 900),
                "{kind:?} {language}: lines that SMTP can carry"
            );
        }
    }
    assert_eq!(written(MailKind::SignIn, "sw", Value::Null).locale, Locale::En);
}

#[test]
fn facts_of_another_kind_than_expected_are_left_out() {
    let wrong = json!({
        "grants": "ADMIN", "browser": 7, "proposal": "x", "slug": [], "name": {}, "reasons": [1, null, "NEW_REASON"],
        "text": 7, "until": "soon", "flags": [7, { "flag": "NEW_FLAG", "evidence": [] }],
    });
    for (kind, language) in all() {
        let Written { subject, text, .. } = written(kind, language, wrong.clone());
        assert!(!subject.is_empty() && !text.contains("soon"), "{text}");
    }
    assert!(written(MailKind::FlagOpened, "en", wrong).text.contains("– NEW_FLAG\n"), "told as it is");
}

#[test]
fn hostile_facts_begin_no_line_and_turn_nothing() {
    let evil = "A\r\nBcc: all@evil.example\r\n\r\nhttps://evil.example\u{202E}\u{2028}\u{0}\u{85}Z";
    let hostile = json!({
        "grants": [{ "role": evil, "countries": [evil] }, { "role": "GOVERNMENT", "countries": [evil, "SN"] }],
        "browser": evil, "proposal": evil, "slug": evil, "name": evil, "reasons": [evil], "text": evil,
        "until": evil, "flags": [{ "flag": evil, "evidence": evil }],
    });
    for (kind, language) in all() {
        let letter = Letter { name: Some(evil.to_owned()), ..letter(kind, language, hostile.clone()) };
        let Written { subject, text, .. } = write(&letter, &urls());
        assert!(!subject.chars().any(char::is_control), "{subject:?}");
        for turned in ['\u{202E}', '\u{2028}', '\u{0}', '\u{85}', '\r'] {
            assert!(!text.contains(turned) && !subject.contains(turned), "{kind:?} {language}: {text:?}");
        }
        let begun = |line: &str| line.starts_with("Bcc:") || line == "https://evil.example";
        assert!(!text.lines().any(begun), "{kind:?} {language}: {text}");
    }
}

#[test]
fn a_long_name_leaves_a_subject_that_can_be_read() {
    let facts = json!({ "name": "Aula ".repeat(60) });
    let subject = written(MailKind::ProposalAccepted, "en", facts).subject;
    assert!(subject.starts_with("Proposal accepted: Aula Aula") && subject.ends_with('…'), "{subject}");
    assert!(subject.chars().count() <= 100, "{subject}");
}
