//! Sending: what happens when the server refuses, is away, wants TLS and a login, and when several programs send at once.

use chrono::TimeDelta;

use super::Post;
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;
use crate::harness::smtp::SmtpServer;

on_both_databases! {
    async fn a_refused_letter_is_noted_and_tried_again_while_others_go_out(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        for address in ["refused@edu.test", "busy@edu.test", "ana@edu.test"] {
            post.invite(address, "en").await;
        }
        assert_eq!(post.send().await, "mail: 1 letters sent, 2 to be tried again\n");
        assert_eq!(server.letters()[0].to, ["ana@edu.test"]);
        let told = post.told(&["account", "mails"]).await;
        for words in ["tried 1 times: permanent error (550)", "nobody of that name lives here", "tried 1 times: transient error (451)"] {
            assert!(told.contains(words), "{words}\n{told}");
        }
        assert_eq!(post.send().await, "mail: 0 letters sent, 0 to be tried again\n", "not at once");
        post.later(TimeDelta::minutes(2));
        assert_eq!(post.send().await, "mail: 0 letters sent, 2 to be tried again\n");
    }

    async fn a_server_that_is_away_gets_every_letter_when_it_is_back(database: TestDatabase) {
        let gone = SmtpServer::start().url();
        let post = Post::of(database).await.with("PORTOLAN_MAIL__SMTP", gone);
        for number in 0..3 {
            post.invite(&format!("a{number}@edu.test"), "en").await;
        }
        assert_eq!(post.send().await, "mail: 0 letters sent, 1 to be tried again\n", "one is enough to know");
        assert!(post.told(&["account", "mails"]).await.contains("Connection refused"));
        post.later(TimeDelta::minutes(2));
        let server = SmtpServer::start();
        let post = post.with("PORTOLAN_MAIL__SMTP", server.url());
        assert_eq!(post.send().await, "mail: 3 letters sent, 0 to be tried again\n");
        assert_eq!(server.letters().len(), 3);
    }

    async fn a_letter_that_cannot_be_read_keeps_no_other_waiting(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        post.invite("ana@edu.test", "en").await;
        post.database.sql("UPDATE mails SET facts = 'no facts'");
        post.later(TimeDelta::seconds(1));
        post.invite("bo@edu.test", "en").await;
        assert_eq!(post.send().await, "mail: 1 letters sent, 0 to be tried again\n");
        assert_eq!(server.letters()[0].to, ["bo@edu.test"]);
        let told = post.told(&["account", "mails"]).await;
        assert!(told.contains("tried 1 times: the stored mail"), "{told}");
    }

    async fn several_programs_send_each_letter_once(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        for number in 0..30 {
            post.invite(&format!("a{number}@edu.test"), "en").await;
        }
        let (one, two, three) = tokio::join!(post.send(), post.send(), post.send());
        let letters = server.letters();
        let mut to: Vec<_> = letters.iter().flat_map(|letter| letter.to.clone()).collect();
        to.sort();
        to.dedup();
        assert_eq!((to.len(), letters.len()), (30, 30), "{one}{two}{three}");
    }

    async fn a_serving_program_sends_by_itself_and_keeps_no_record_of_having_nothing_to_do(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let serve = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];
        let program = Program::start(&serve, &post.settings).await;
        post.told(&["account", "invite", "ana@edu.test", "--role", "admin", "--language", "es"]).await;
        let letters = server.arrived(1).await;
        assert_eq!(letters[0].header("Content-Language"), "es");
        tokio::time::sleep(std::time::Duration::from_secs(7)).await;
        let output = program.stop().await;
        assert!(output.status.success(), "{}", output.stderr);
        assert_eq!(post.database.sql("SELECT count(*) FROM job_runs WHERE name = 'mail'"), "1", "{}", output.stderr);
        assert_eq!(server.letters().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_wants_tls_and_a_login_gets_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(path("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(path("key.pem"), made.signing_key.serialize_pem()).unwrap();
    let server =
        SmtpServer::with(&["--login", "portolan:s3cret/word", "--tls", &path("cert.pem"), &path("key.pem")]);
    let url = |password: &str| format!("smtp://portolan:{password}@localhost:{}?tls=required", server.port);
    let post = Post::of(TestDatabase::create(Engine::Sqlite)).await;

    let post = post.with("PORTOLAN_MAIL__SMTP", url("s3cret%2Fword"));
    post.invite("ana@edu.test", "en").await;
    assert_eq!(post.send().await, "mail: 0 letters sent, 1 to be tried again\n", "an unknown certificate");

    let post = post.with("SSL_CERT_FILE", path("cert.pem")).with("PORTOLAN_MAIL__SMTP", url("wrong"));
    post.later(TimeDelta::hours(1));
    assert_eq!(post.send().await, "mail: 0 letters sent, 1 to be tried again\n");
    let told = post.told(&["account", "mails"]).await;
    assert!(told.contains("(535)") && !told.contains("wrong"), "{told}");

    let post = post.with("PORTOLAN_MAIL__SMTP", url("s3cret%2Fword"));
    post.later(TimeDelta::hours(1));
    assert_eq!(post.send().await, "mail: 1 letters sent, 0 to be tried again\n");
    let letters = server.letters();
    assert!(letters[0].sealed && letters[0].login.as_deref() == Some("portolan"), "{letters:?}");
    let shown = post.told(&["config"]).await;
    assert!(shown.contains("portolan:***@localhost") && !shown.contains("s3cret"), "{shown}");
}
