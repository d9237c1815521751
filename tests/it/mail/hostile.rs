//! Letters whose facts are hostile: whatever stands in the table, one recipient gets one letter with our headers.

use serde_json::json;

use super::Post;
use crate::harness::smtp::SmtpServer;

const HEADERS: [&str; 9] = [
    "From",
    "To",
    "Date",
    "Message-ID",
    "Subject",
    "Content-Language",
    "Auto-Submitted",
    "Content-Type",
    "Content-Transfer-Encoding",
];

const KINDS: [&str; 9] = [
    "INVITATION",
    "SIGN_IN",
    "CHANGES_REQUESTED",
    "PROPOSAL_ACCEPTED",
    "PROPOSAL_REJECTED",
    "PROPOSAL_ON_HOLD",
    "ENDORSEMENT_DUE",
    "ENDORSEMENT_LAPSED",
    "FLAG_OPENED",
];

/// Turns the waiting letters into those of every kind with these facts.
async fn dictate(post: &Post, language: &str, text: &str) {
    let facts = json!({
        "name": text, "text": text, "evidence": text, "slug": text, "reasons": [text], "flag": text, "until": text,
        "grants": [{ "role": "GOVERNMENT", "countries": [text] }],
    });
    let facts = facts.to_string().replace('\'', "''");
    for _ in KINDS {
        post.ask("ana@edu.test", None).await.unwrap();
        post.later(chrono::TimeDelta::minutes(20));
    }
    for kind in KINDS {
        post.database.sql(&format!(
            "UPDATE mails SET kind = '{kind}', facts = '{facts}', language = '{language}' \
             WHERE id = (SELECT id FROM mails WHERE facts LIKE '{{\"browser\"%' LIMIT 1)"
        ));
    }
}

on_both_databases! {
    async fn no_fact_adds_a_header_a_recipient_or_a_line(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        post.invite("ana@edu.test", "en").await;
        post.send().await;
        let evil = "Aula\r\nBcc: all@evil.test\r\nSubject: Pay now\r\n\r\n.\r\nRCPT TO:<all@evil.test>\r\n\u{202E}\u{2028}Z 'x'";
        post.database.sql(&format!("UPDATE accounts SET name = '{}'", evil.replace('\'', "''")));
        dictate(&post, "en", evil).await;
        dictate(&post, "ar", &"ا'ب\r\nBcc: all@evil.test\u{85}".repeat(40)).await;
        assert_eq!(post.send().await, "mail: 18 letters sent, 0 to be tried again\n");

        let letters = server.letters();
        for letter in &letters[1..] {
            assert_eq!(letter.to, ["ana@edu.test"]);
            let names: Vec<_> = letter.headers.iter().map(|(name, _)| name.as_str()).collect();
            let mut known = HEADERS.to_vec();
            known.retain(|name| names.contains(name));
            assert_eq!(names.len(), known.len(), "{names:?}");
            assert_eq!(letter.defects, Vec::<String>::new());
            assert!(!letter.header("Subject").starts_with("Pay") && letter.header("To") == "ana@edu.test");
            assert!(letter.header("Subject").chars().count() <= 140, "{}", letter.header("Subject"));
            // A long name is folded between words; but no line of it stands alone, as one of ours would.
            assert!(!letter.body.lines().any(|line| line == "Bcc: all@evil.test" || line == "."), "{}", letter.body);
            assert!(!letter.body.contains(['\u{202E}', '\u{2028}', '\u{85}']), "{}", letter.body);
            assert!(letter.raw.lines().all(|line| line.len() <= 998), "lines that SMTP can carry");
        }
    }
}
