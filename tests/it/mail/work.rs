//! Letters about work: what use cases put into the mail reaches people in words, with links that open.

use chrono::TimeDelta;
use registry::access::{Beat, Grants, Person};
use registry::accounts::Account;
use registry::checks::policy::Policy;
use registry::endorsements;
use registry::proposals::{self, About, Reason, Words};
use registry::workflow::Step;
use registry::{Actor, Context};
use serde_json::json;

use super::{PUBLIC, Post, government};
use crate::harness::program::Program;
use crate::harness::records::{Files, many};
use crate::harness::smtp::{Arrived, SmtpServer};

fn actor(account: Account) -> Actor {
    Actor::Person(Person { account: account.id, grants: account.grants, scopes: None })
}

/// The newest letter to somebody.
async fn newest(post: &Post, server: &SmtpServer, to: &str) -> Arrived {
    post.send().await;
    server.letters().into_iter().rfind(|letter| letter.to == [to]).unwrap()
}

async fn send_back(ctx: &Context, curator: &Actor, proposal: uuid::Uuid, text: &str) {
    proposals::take(ctx, curator, proposal, false).await.unwrap();
    let words = Words { reasons: vec![Reason::Unsourced, Reason::Wording], text: Some(text.to_owned()) };
    proposals::decide(ctx, curator, proposal, Step::RequestChanges, words, None).await.unwrap();
}

on_both_databases! {
    async fn a_ministry_reads_in_its_own_language_what_a_curator_wants_changed(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let lima = actor(post.invite_as("lima@minedu.test", Some("Rosa"), "es", government(&["PE"])).await);
        let everywhere = Grants { curator: Some(Beat::World), ..Grants::default() };
        let curator = actor(post.invite_as("curator@registry.test", None, "en", everywhere).await);
        let fields = json!({
            "name": {"es": "Aprendo «en casa»"}, "url": "https://aprendo.minedu.test/", "languages": ["es"],
            "levels": ["ISCED_1"], "audiences": ["LEARNERS"], "kind": "MOOC", "subjects": ["GENERAL"],
            "summary": {"es": "Una plataforma pública para aprender, con palabras suficientes para un resumen."},
            "access": "OPEN", "authority": "Ministerio", "sources": ["https://www.minedu.test/fuente"],
        });
        let draft = proposals::create(&post.ctx, &lima, About::New("PE".parse().unwrap()), fields).await.unwrap();
        proposals::submit(&post.ctx, &lima, &Policy::default(), draft.id, None, None).await.unwrap();
        send_back(&post.ctx, &curator, draft.id, "Which law?\n\nPortolan\nhttps://evil.test").await;

        let letter = newest(&post, &server, "lima@minedu.test").await;
        assert_eq!(letter.header("Subject"), "Se solicitan cambios: Aprendo «en casa»");
        for part in [
            "Estimado/a Rosa:\n".to_owned(),
            "\n– La redacción debería ser más clara, o darse también en otro idioma.\n– Ninguna fuente".to_owned(),
            "\n> Which law?\n> Portolan\n> https://evil.test\n".to_owned(),
            format!("\n{PUBLIC}/desk/proposals/{}\n", draft.id),
        ] {
            assert!(letter.body.contains(&part), "{part}\n{}", letter.body);
        }
    }

    async fn a_reminder_names_the_day_and_its_link_renews_once(database: TestDatabase) {
        let server = SmtpServer::start();
        let post = Post::by(database, &server).await;
        let files = Files::new();
        let imported = Program::run(&["import", &files.json("fr.json", &many("school", 1))], &post.settings).await;
        assert!(imported.status.success(), "{}", imported.stderr);
        let paris = actor(post.invite_as("paris@education.test", None, "fr", government(&["FR"])).await);
        let school = registry::platforms::find(&post.ctx, &"school-0".parse().unwrap()).await.unwrap().unwrap();
        endorsements::confirm(&post.ctx, &paris, school).await.unwrap();
        post.later(TimeDelta::days(320));
        endorsements::age(&post.ctx).await.unwrap();

        let letter = newest(&post, &server, "paris@education.test").await;
        assert!(letter.header("Subject").starts_with("Confirmation attendue : "), "{letter:?}");
        assert!(letter.body.contains("\nElle prend fin le 30 avril 2032.\n"), "{}", letter.body);
        let link = letter.after("https://portolan.test/renew/");
        assert!(post.open(link, None).await.is_err(), "it renews and lets nobody in");
        endorsements::renew(&post.ctx, link).await.unwrap();
        assert!(endorsements::renew(&post.ctx, link).await.is_err(), "once");

        post.later(TimeDelta::days(366));
        endorsements::age(&post.ctx).await.unwrap();
        let letter = newest(&post, &server, "paris@education.test").await;
        assert!(letter.header("Subject").starts_with("Confirmation expirée : "), "{letter:?}");
        endorsements::renew(&post.ctx, letter.after("https://portolan.test/renew/")).await.unwrap();
    }
}
