//! Letters that let people in: once, for a while, in the browser that asked, and nobody else.

use chrono::TimeDelta;
use registry::accounts::{self, Standing};
use registry::{Actor, Error};

use super::{Post, WAY_IN, government};
use crate::harness::smtp::SmtpServer;

on_both_databases! {
    async fn an_invitation_arrives_in_the_language_of_its_reader_and_lets_them_in_once(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let awa = post.invite_as("Awa.Diop@Education.SN", Some("Awa Diop"), "fr", government(&["SN"])).await;
        assert_eq!(post.send().await, "mail: 1 letters sent, 0 to be tried again\n");

        let letters = server.letters();
        let [letter] = letters.as_slice() else { panic!("one letter was wanted: {letters:?}") };
        assert_eq!((letter.from.as_str(), letter.to.as_slice()), ("no-reply@portolan.example", &["awa.diop@education.sn".to_owned()][..]));
        assert_eq!(letter.header("From"), "Portolan <no-reply@portolan.example>");
        assert_eq!(letter.header("To"), "awa.diop@education.sn");
        assert_eq!(letter.header("Subject"), "Invitation à Portolan, le registre des plateformes publiques d’apprentissage numérique");
        assert_eq!(letter.header("Content-Language"), "fr");
        assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
        assert_eq!(letter.header("Date"), "Thu, 01 May 2031 12:00:00 +0000");
        assert!(letter.header("Message-ID").ends_with("@portolan.example>"));
        assert_eq!(letter.header("Content-Type"), "text/plain; charset=\"utf-8\"");
        assert_eq!(letter.defects, Vec::<String>::new());
        assert!(letter.body.starts_with("Bonjour Awa Diop,\n"), "{}", letter.body);
        assert!(letter.body.contains("\n– Gouvernement : Sénégal\n"), "{}", letter.body);

        let secret = letter.after(WAY_IN);
        assert_eq!(post.open(secret, None).await.unwrap().id, awa.id);
        assert!(matches!(post.open(secret, None).await, Err(Error::Unauthenticated(_))), "a link works once");
        assert_eq!(post.send().await, "mail: 0 letters sent, 0 to be tried again\n", "and is sent once");
    }

    async fn a_link_that_was_asked_for_opens_in_the_browser_that_asked(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let account = post.invite("olga@edu.test", "en").await;
        post.ask("olga@edu.test", Some("the browser's own secret")).await.unwrap();
        post.send().await;
        let letters = server.letters();
        let letter = letters.iter().find(|letter| letter.header("Content-Language") == "ru").unwrap();
        assert_eq!(letter.header("Subject"), "Ваша ссылка для входа в Portolan");
        assert!(letter.body.contains("Она открывается только в том браузере"), "{}", letter.body);
        let secret = letter.after(WAY_IN);
        for elsewhere in [None, Some("another browser's")] {
            let refused = post.open(secret, elsewhere).await.unwrap_err();
            assert!(refused.to_string().contains("in the browser in which you asked"), "{refused}");
        }
        assert_eq!(post.open(secret, Some("the browser's own secret")).await.unwrap().id, account.id);
    }

    async fn a_link_works_for_a_quarter_of_an_hour(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        for address in ["early@edu.test", "late@edu.test"] {
            post.invite(address, "en").await;
        }
        post.send().await;
        let letters = server.letters();
        let secret = |to: &str| letters.iter().find(|letter| letter.to == [to]).unwrap().after(WAY_IN);
        post.later(TimeDelta::minutes(15) - TimeDelta::seconds(1));
        assert!(post.open(secret("early@edu.test"), None).await.is_ok());
        post.later(TimeDelta::seconds(1));
        assert!(matches!(post.open(secret("late@edu.test"), None).await, Err(Error::Unauthenticated(_))));
        assert!(matches!(post.open("0123456789abcdef", None).await, Err(Error::Unauthenticated(_))));
    }

    async fn who_asks_learns_nothing_and_strangers_get_no_mail(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let closed = post.invite("closed@edu.test", "en").await.id;
        post.send().await;
        accounts::change(&post.ctx, &Actor::Operator, closed, None, Some(Standing::Suspended), None).await.unwrap();
        for email in ["closed@edu.test", "nobody@edu.test"] {
            post.ask(email, None).await.unwrap();
        }
        assert_eq!(post.send().await, "mail: 0 letters sent, 0 to be tried again\n");
        assert_eq!(server.letters().len(), 1, "only the invitation");
        let told = post.told(&["account", "mails"]).await;
        assert_eq!(told.matches("not sent: there is no account to send it to").count(), 2, "{told}");
    }

    async fn who_asks_too_often_is_told_to_wait(database: TestDatabase) {
        let post = Post::of(database).await;
        for _ in 0..5 {
            post.ask("ana@edu.test", None).await.unwrap();
        }
        assert!(matches!(post.ask("ana@edu.test", None).await, Err(Error::RateLimited { seconds: 3_600 })));
        for number in 0..24 {
            post.ask(&format!("guess{number}@edu.test"), None).await.unwrap();
        }
        assert!(matches!(post.ask("another@edu.test", None).await, Err(Error::RateLimited { .. })), "from one place");
        for _ in 0..60 {
            assert!(matches!(post.open("a guess", None).await, Err(Error::Unauthenticated(_))));
        }
        assert!(matches!(post.open("a guess", None).await, Err(Error::RateLimited { .. })), "nor guesses");
        post.later(TimeDelta::hours(1));
        assert!(post.ask("ana@edu.test", None).await.is_ok());
        assert!(matches!(post.open("a guess", None).await, Err(Error::Unauthenticated(_))));
    }
}
