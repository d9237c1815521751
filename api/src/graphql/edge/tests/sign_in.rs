//! Coming in by a link and going out, attacked in every way that the issue names.

use registry::accounts::{self, Email};
use registry::{Actor, mails};
use serde_json::json;

use super::browser::{ADMIN, ASK, Browser, FOLLOW, GOVERNMENT, people, posted};
use super::registry::Registry;

const COOKIE: &str = "portolan_dev";

#[tokio::test]
async fn a_link_signs_in_the_browser_that_asked_for_it() {
    let registry = Registry::of(0, 1).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    assert!(browser.viewer().await.is_null());
    let reply = browser.sign_in(&registry.ctx, GOVERNMENT).await;
    assert_eq!(reply.json()["data"]["signIn"]["account"]["email"], GOVERNMENT, "{reply:?}");
    assert_eq!(browser.viewer().await, GOVERNMENT);
    let query =
        "{ viewer { roles { role countries { code } regions } sessions { agent isCurrent } tokens { id } } }";
    let viewer = browser.ask(query, json!({})).await.json()["data"]["viewer"].clone();
    assert_eq!(
        viewer,
        json!({
            "roles": [{ "role": "GOVERNMENT", "countries": [{ "code": "PE" }], "regions": [] }],
            "sessions": [{ "agent": "Test/1", "isCurrent": true }],
            "tokens": [],
        })
    );
    assert!(browser.ask("mutation { signOut { done } }", json!({})).await.json()["errors"].is_null());
    assert_eq!((browser.viewer().await, browser.cookie(COOKIE)), (json!(null), None));
}

#[tokio::test]
async fn cookies_are_guarded_from_scripts_other_sites_and_the_plain_network() {
    let registry = Registry::of(0, 2).await;
    people(&registry.ctx).await;
    for (secure, host, names, guard) in [
        (false, "localhost", ["portolan_dev", "portolan_dev_browser"], ""),
        (false, "127.0.0.1:8080", ["portolan_dev", "portolan_dev_browser"], ""),
        (false, "portolan.example", ["__Host-portolan", "__Host-portolan-browser"], "; Secure"),
        (true, "127.0.0.1:8080", ["__Host-portolan", "__Host-portolan-browser"], "; Secure"),
    ] {
        let server = registry.knowing(secure).await;
        let mut browser = Browser { host, ..Browser::new(&server) };
        let asked = browser.ask(ASK, json!({ "email": GOVERNMENT })).await;
        let link = posted(&registry.ctx, GOVERNMENT).await.unwrap();
        let entered = browser.follow(&link).await;
        let set: Vec<_> =
            asked.headers("set-cookie").into_iter().chain(entered.headers("set-cookie")).collect();
        let [session, binding] = names;
        for (set, name, age) in [
            (set[0], binding, "; Max-Age=86400"),
            (set[1], session, "; Max-Age=1209"),
            (set[2], binding, "; Max-Age=0"),
        ] {
            assert!(set.starts_with(&format!("{name}=")) && set.contains(age), "{set}");
            assert!(
                set.contains("; Path=/;") && set.contains("; HttpOnly") && set.contains("; SameSite=Lax")
            );
            assert!(!set.contains("Domain") && set.ends_with(guard), "{set}");
            assert_eq!(set.contains("Secure"), !guard.is_empty(), "{set}");
        }
        assert_eq!(browser.viewer().await, GOVERNMENT);
    }
}

#[tokio::test]
async fn a_session_that_was_there_before_is_ended_and_never_taken_over() {
    let registry = Registry::of(0, 3).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut attacker = Browser::new(&server);
    attacker.sign_in(&registry.ctx, GOVERNMENT).await;
    let planted = attacker.cookie(COOKIE).unwrap();
    // The victim's browser was given the attacker's session, and made-up ones.
    for value in [planted.as_str(), "made-up", ""] {
        let mut victim = Browser::new(&server);
        victim.cookies.push((COOKIE.to_owned(), value.to_owned()));
        victim.sign_in(&registry.ctx, ADMIN).await;
        assert_ne!(victim.cookie(COOKIE).unwrap(), value);
        assert_eq!(victim.viewer().await, ADMIN);
        assert!(attacker.viewer().await.is_null(), "what the attacker knows opens nothing any more");
    }
}

#[tokio::test]
async fn a_link_works_once_and_a_made_up_one_never() {
    let registry = Registry::of(0, 4).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    let link = browser.link(&registry.ctx, GOVERNMENT).await;
    let binding = browser.cookies.clone();
    assert!(browser.follow(&link).await.json()["errors"].is_null());
    let mut again = Browser { cookies: binding, ..Browser::new(&server) };
    let replayed = again.follow(&link).await;
    assert_eq!(replayed.code(), "UNAUTHENTICATED");
    for made_up in ["", "0", &"0".repeat(64), &link[..63], &"x".repeat(10_000)] {
        let reply = again.follow(made_up).await;
        assert_eq!((reply.code(), reply.message()), (replayed.code(), replayed.message()), "{made_up}");
        assert_eq!(again.cookie(COOKIE), None);
    }
    assert_eq!(browser.viewer().await, GOVERNMENT, "the first is not disturbed");
}

#[tokio::test]
async fn a_link_works_in_no_other_browser() {
    let registry = Registry::of(0, 5).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    let first = browser.link(&registry.ctx, GOVERNMENT).await;
    let mut other = Browser::new(&server);
    other.link(&registry.ctx, ADMIN).await;
    for thief in [&mut other, &mut Browser::new(&server)] {
        let reply = thief.follow(&first).await;
        assert_eq!(reply.code(), "UNAUTHENTICATED", "{reply:?}");
        assert!(thief.viewer().await.is_null());
    }
    let second = browser.link(&registry.ctx, GOVERNMENT).await;
    assert_ne!(first, second);
    assert!(browser.follow(&first).await.json()["errors"].is_null(), "asking twice spoils neither link");
}

#[tokio::test]
async fn nobody_learns_which_addresses_have_an_account() {
    let registry = Registry::of(0, 6).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    for round in 0..8 {
        let mut told = Vec::new();
        for email in [GOVERNMENT, "nobody@minedu.example"] {
            let mut browser = Browser::new(&server);
            let reply = browser.ask(ASK, json!({ "email": email })).await;
            let sets = reply.headers("set-cookie").len();
            let hint = reply.message().replace(email, "");
            told.push((reply.status, reply.code(), hint, reply.json()["data"].clone(), sets));
        }
        assert_eq!(told[0], told[1]);
        assert_eq!(told[0].1, if round < 5 { "" } else { "RATE_LIMITED" }, "{round}");
    }
    let mut posted = Vec::new();
    while let Some(letter) = mails::next(&registry.ctx).await.unwrap() {
        mails::sent(&registry.ctx, letter.id).await.unwrap();
        posted.push(letter.recipient.to_string());
    }
    assert!(!posted.contains(&"nobody@minedu.example".to_owned()), "{posted:?}");
}

#[tokio::test]
async fn guessing_links_is_counted() {
    let registry = Registry::of(0, 7).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    let mut codes = Vec::new();
    for guess in 0..61 {
        let reply = browser.follow(&format!("{guess:064}")).await;
        codes.push(reply.code());
        if guess == 60 {
            assert_eq!(reply.json()["errors"][0]["extensions"]["retryAfter"], 3_600);
        }
    }
    assert!(codes[..60].iter().all(|code| code == "UNAUTHENTICATED"));
    assert_eq!(codes[60], "RATE_LIMITED");
}

#[tokio::test]
async fn an_address_that_is_none_is_told_so_and_starts_no_header_of_its_own() {
    let registry = Registry::of(0, 8).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    for wrong in ["", "nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"] {
        let reply = browser.ask(ASK, json!({ "email": wrong })).await;
        let payload = &reply.json()["data"]["requestSignInLink"];
        assert_eq!((&payload["done"], &payload["userErrors"][0]["field"]), (&json!(false), &json!("email")));
        assert!(browser.cookies.is_empty());
    }
    assert!(mails::next(&registry.ctx).await.unwrap().is_none());
}

#[tokio::test]
async fn the_owner_ends_sessions_wherever_they_are() {
    let registry = Registry::of(0, 9).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let (mut here, mut there, mut elsewhere) =
        (Browser::new(&server), Browser::new(&server), Browser::new(&server));
    for browser in [&mut here, &mut there, &mut elsewhere] {
        browser.sign_in(&registry.ctx, GOVERNMENT).await;
    }
    let ids = "{ viewer { sessions { id isCurrent } } }";
    let sessions = here.ask(ids, json!({})).await.json()["data"]["viewer"]["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 3);
    let theirs = there.ask(ids, json!({})).await.json()["data"]["viewer"]["sessions"].clone();
    let own = theirs.as_array().unwrap().iter().find(|session| session["isCurrent"] == true).unwrap();
    let end = "mutation ($id: ID!) { endSession(id: $id) { done } }";
    let mut stranger = Browser::new(&server);
    stranger.sign_in(&registry.ctx, ADMIN).await;
    assert_eq!(stranger.ask(end, json!({ "id": own["id"] })).await.code(), "NOT_FOUND");
    assert!(here.ask(end, json!({ "id": own["id"] })).await.json()["errors"].is_null());
    assert!(there.viewer().await.is_null());
    assert_eq!(elsewhere.viewer().await, GOVERNMENT);
    assert!(here.ask("mutation { endOtherSessions { done } }", json!({})).await.json()["errors"].is_null());
    assert!(elsewhere.viewer().await.is_null());
    assert_eq!((here.viewer().await, stranger.viewer().await), (json!(GOVERNMENT), json!(ADMIN)));
}

#[tokio::test]
async fn a_suspended_account_is_signed_out_everywhere_and_stays_out() {
    let registry = Registry::of(0, 10).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let (mut browser, mut admin) = (Browser::new(&server), Browser::new(&server));
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    admin.sign_in(&registry.ctx, ADMIN).await;
    let email: Email = GOVERNMENT.parse().unwrap();
    let link = accounts::link_for(&registry.ctx, &Actor::Operator, &email).await.unwrap();
    let id = browser.ask("{ viewer { id } }", json!({})).await.json()["data"]["viewer"]["id"].clone();
    let suspend = "mutation ($id: ID!) { changeAccount(id: $id, suspended: true, reason: \"left\") {
        account { suspendedAt sessions { id } } userErrors { field } } }";
    assert_eq!(browser.ask(suspend, json!({ "id": id })).await.code(), "FORBIDDEN");
    let reply = admin.ask(suspend, json!({ "id": id })).await.json()["data"]["changeAccount"].clone();
    assert!(reply["account"]["suspendedAt"].is_string() && reply["account"]["sessions"].is_null(), "{reply}");
    assert!(browser.viewer().await.is_null());
    assert_eq!(browser.ask(FOLLOW, json!({ "link": link.reveal() })).await.code(), "UNAUTHENTICATED");
}
