//! The commands with which whoever runs the registry manages accounts, as they are typed.

use registry::accounts;

use super::{Post, WAY_IN};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Output;

/// The secret of the link that a command printed.
fn secret(printed: &str) -> &str {
    printed.lines().find_map(|line| line.strip_prefix(WAY_IN)).unwrap_or_else(|| panic!("no link: {printed}"))
}

/// A command that must be refused; gives why.
async fn refused(post: &Post, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = post.run(arguments).await;
    assert!(matches!(status.code(), Some(1 | 2)) && stdout.is_empty(), "{arguments:?}: {stdout}{stderr}");
    assert!(!stderr.contains("panicked") && stderr.len() < 2_000, "{stderr}");
    stderr
}

/// The registry as of the real time, in which the commands act.
fn now(post: Post) -> Post {
    let ctx = registry::Context::new(post.ctx.db.clone());
    Post { ctx, ..post }
}

on_both_databases! {
    async fn an_account_is_made_changed_closed_and_opened_again(database: TestDatabase) {
        let post = now(Post::of(database).await);
        let told = post.told(&[
            "account", "invite", "Awa@Education.sn", "--role", "government", "--country", "sn", "--country", "ML",
            "--name", "Awa Diop", "--language", "fr",
        ]).await;
        assert!(told.starts_with("awa@education.sn  GOVERNMENT ML SN; letters in fr; Awa Diop; has not signed in yet\n"), "{told}");
        assert!(told.contains("once, within 15 minutes") && told.contains("waits in the mail"), "{told}");
        let awa = post.open(secret(&told), None).await.unwrap();
        assert_eq!(awa.grants.government.len(), 2);
        assert!(post.open(secret(&told), None).await.is_err(), "once");

        let told = post.told(&["account", "roles", "awa@education.sn", "--role", "CURATOR", "--region", "002", "--role", "ADMIN"]).await;
        assert!(told.starts_with("awa@education.sn  CURATOR 002, ADMIN; "), "{told}");
        let link = post.told(&["account", "link", "awa@education.sn"]).await;
        let told = post.told(&["account", "suspend", "awa@education.sn", "--reason", "Left the ministry"]).await;
        assert!(told.contains("; suspended 20"), "{told}");
        let closed = post.open(secret(&link), None).await.unwrap_err();
        assert!(closed.to_string().contains("suspended"), "{closed}");
        post.told(&["account", "restore", "awa@education.sn"]).await;
        assert!(post.open(secret(&link), None).await.is_ok(), "the refusal used nothing up");

        post.told(&["account", "invite", "zoe@edu.test", "--role", "curator"]).await;
        let list = post.told(&["account", "list"]).await;
        let lines: Vec<_> = list.lines().collect();
        assert!(lines.len() == 2 && lines[0].starts_with("awa@") && lines[1].starts_with("zoe@edu.test  CURATOR; "), "{list}");
        let mails = post.told(&["account", "mails", "--first", "1"]).await;
        assert!(mails.contains("INVITATION") && mails.contains("zoe@edu.test  waits\n"), "{mails}");
        assert_eq!(post.told(&["audit", "verify"]).await, "5 events: ok\n");
    }

    async fn a_token_is_printed_once_and_acts_within_its_scopes(database: TestDatabase) {
        let post = now(Post::of(database).await);
        post.told(&["account", "invite", "ana@edu.test", "--role", "admin"]).await;
        let told = post.told(&[
            "account", "token", "ana@edu.test", "--name", "Nightly export", "--scope", "read:own", "--scope", "admin",
            "--days", "7",
        ]).await;
        let token = told.lines().next().unwrap();
        assert!(accounts::is_token(token) && told.contains("`Nightly export` may be used for read:own, admin, until"), "{told}");
        let person = accounts::of_token(&post.ctx, token).await.unwrap().unwrap();
        assert_eq!(person.scopes.unwrap().len(), 2);
        let stored = post.database.sql("SELECT count(*) FROM api_tokens WHERE hash LIKE 'portolan_%'");
        assert_eq!(stored, "0", "kept as a hash");
        post.told(&["account", "suspend", "ana@edu.test", "--reason", "Leaked"]).await;
        assert_eq!(accounts::of_token(&post.ctx, token).await.unwrap(), None);
    }

    async fn a_broken_chain_is_told_with_its_place(database: TestDatabase) {
        let post = Post::of(database).await;
        assert_eq!(post.told(&["audit", "verify"]).await, "0 events: ok\n");
        for address in ["a@edu.test", "b@edu.test", "c@edu.test"] {
            post.invite(address, "en").await;
        }
        assert_eq!(post.told(&["audit", "verify"]).await, "3 events: ok\n");
        let guard = match post.database.engine {
            Engine::Sqlite => "DROP TRIGGER events_no_update",
            Engine::Postgres => "DROP TRIGGER events_append_only ON events",
        };
        post.database.sql(guard);
        post.database.sql("UPDATE events SET payload = replace(payload, 'CURATOR', 'ADMIN') WHERE seq = 2");
        let told = refused(&post, &["audit", "verify"]).await;
        assert!(told.contains("the chain of events is broken: event 2 does not match its hash"), "{told}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_flag_with_the_way_out() {
    let post = Post::of(TestDatabase::create(Engine::Sqlite)).await;
    post.invite("ana@edu.test", "en").await;
    for (arguments, words) in [
        (&["account", "invite", "nobody", "--role", "admin"][..], &["nobody", "name@ministry.example"][..]),
        (&["account", "invite", "x@edu.test"], &["--role"]),
        (&["account", "invite", "x@edu.test", "--role", "king"], &["king", "GOVERNMENT, CURATOR, ADMIN"]),
        (&["account", "invite", "x@edu.test", "--role", "government"], &["--country SN"]),
        (
            &["account", "invite", "x@edu.test", "--role", "government", "--country", "xx"],
            &["XX", "ISO 3166"],
        ),
        (&["account", "invite", "x@edu.test", "--role", "admin", "--country", "SN"], &["--role GOVERNMENT"]),
        (
            &["account", "invite", "x@edu.test", "--role", "curator", "--region", "999"],
            &["regions", "999", "M49"],
        ),
        (&["account", "invite", "x@edu.test", "--role", "admin", "--language", "de"], &["de", "--language"]),
        (&["account", "invite", "x@edu.test", "--role", "admin", "--name", "A"], &["name"]),
        (&["account", "invite", "ana@edu.test", "--role", "admin"], &["email", "already"]),
        (&["account", "link", "nobody@edu.test"], &["nobody@edu.test", "not found"]),
        (&["account", "roles", "nobody@edu.test", "--role", "admin"], &["nobody@edu.test"]),
        (&["account", "suspend", "ana@edu.test"], &["--reason"]),
        (&["account", "token", "ana@edu.test", "--name", "x", "--scope", "all"], &["all", "read:own"]),
        (
            &["account", "token", "ana@edu.test", "--name", "x", "--scope", "admin", "--days", "0"],
            &["name", "days", "366"],
        ),
    ] {
        let told = refused(&post, arguments).await;
        for word in words {
            assert!(told.contains(word), "{arguments:?}: {word} is missing in {told}");
        }
    }
    let post = post.with("PORTOLAN_SERVER__PUBLIC_URL", "portolan.test");
    assert!(refused(&post, &["account", "link", "ana@edu.test"]).await.contains("`server.public_url`"));
    let post = post.with("PORTOLAN_SERVER__PUBLIC_URL", "").with("PORTOLAN_MAIL__FROM", "x\r\nBcc: y@z.test");
    assert!(refused(&post, &["job", "run", "mail"]).await.contains("`mail.from`"));
}
