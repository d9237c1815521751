//! What a stranger and a dishonest organisation may try.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::{Value, json};

use super::super::{Organisations, routes};
use super::{Said, Scene, provider};
use crate::auth::Door;
use crate::urls::Urls;

#[tokio::test]
async fn whoever_an_organisation_vouches_for_comes_in() {
    let scene = Scene::set().await;
    let (begun, back) = scene.begin(|_| {}).await;
    assert_eq!(begun.status, 303);
    let set = &begun.cookies[0];
    assert!(
        set.starts_with("portolan_dev_errand=ministry.") && set.contains("HttpOnly") && set.contains("Lax")
    );
    let entered = scene.get(&back, &begun.line()).await;
    assert_eq!((entered.status, entered.location.as_str()), (303, "/"), "{}", entered.text);
    assert!(scene.is_in(entered.session().unwrap()).await);
    assert!(
        entered.cookies[1].starts_with("portolan_dev_errand=;") && entered.cookies[1].contains("Max-Age=0")
    );
    let (begun, back) = scene.begin(|_| {}).await;
    let before = format!("{}; portolan_dev={}", begun.line(), entered.session().unwrap());
    let again = scene.get(&back, &before).await;
    assert_ne!(again.session(), entered.session());
    assert!(!scene.is_in(entered.session().unwrap()).await, "the session from before is ended");
}

#[tokio::test]
async fn only_the_browser_that_was_sent_comes_back() {
    let scene = Scene::set().await;
    let (mine, back) = scene.begin(|_| {}).await;
    let (other, _) = scene.begin(|_| {}).await;
    let state = back.rsplit_once('=').unwrap().0;
    let elsewhere = back.replace("ministry", "unesco");
    for (target, cookies) in [
        (back.as_str(), String::new()),
        (&back, other.line()),
        (&back, mine.line().replace("errand=ministry", "errand=unesco")),
        (&back, "portolan_dev_errand=ministry".to_owned()),
        (&format!("{state}="), mine.line()),
        (state, mine.line()),
        (&elsewhere, mine.line()),
    ] {
        let reply = scene.get(target, &cookies).await;
        assert!(matches!(reply.status, 403 | 404), "{target}");
        assert_eq!(reply.session(), None, "{target}");
    }
    assert_eq!(scene.issuer.said.lock().unwrap().codes, 0, "no code is handed in for them");
}

#[tokio::test]
async fn an_identity_that_does_not_hold_lets_nobody_in() {
    type Change = fn(&mut Said);
    let attacks: [(&str, Change); 15] = [
        ("another key", |said| said.forged = Some("another key")),
        ("no signature", |said| said.forged = Some("none")),
        ("another issuer", |said| said.claims["iss"] = json!("https://evil.example")),
        ("another client", |said| said.claims["aud"] = json!("another")),
        ("another client too", |said| said.claims["aud"] = json!(["portolan", "another"])),
        ("expired", |said| said.claims["exp"] = json!(said.claims["iat"].as_i64().unwrap() - 1)),
        ("another sign-in", |said| said.claims["nonce"] = json!("0")),
        ("no nonce", |said| said.claims["nonce"] = Value::Null),
        ("not verified", |said| said.claims["email_verified"] = json!(false)),
        ("not said to be verified", |said| said.claims["email_verified"] = Value::Null),
        ("no address", |said| said.claims["email"] = Value::Null),
        ("no address that is one", |said| {
            said.claims["email"] = json!("ana@minedu.example\r\nBcc: x@y.example");
        }),
        ("no account", |said| said.claims["email"] = json!("nobody@minedu.example")),
        ("another verifier", |said| said.challenge = "0".to_owned()),
        ("nothing of use", |said| said.claims = json!([])),
    ];
    let scene = Scene::set().await;
    for (attack, change) in attacks {
        let (begun, back) = scene.begin(change).await;
        let reply = scene.get(&back, &begun.line()).await;
        assert_eq!((reply.status, reply.session()), (403, None), "{attack}: {}", reply.text);
        assert!(!reply.text.contains("hush") && !reply.text.contains("evil"), "{attack}: {}", reply.text);
    }
    let (begun, back) = scene.begin(|_| {}).await;
    for (also, attack) in [("&iss=https://evil.example", "mixed up"), ("&code=another", "another code")] {
        assert_eq!(scene.get(&format!("{back}{also}"), &begun.line()).await.status, 403, "{attack}");
    }
    let refused = back.replace("code=the-code", "error=access_denied");
    assert_eq!(scene.get(&refused, &begun.line()).await.status, 403);
    assert_eq!(scene.get(&back, &begun.line()).await.status, 303, "and still the honest one does");
}

#[tokio::test]
async fn whatever_a_stranger_sends_is_refused_and_is_no_fault_of_ours() {
    let scene = Scene::set().await;
    let (begun, back) = scene.begin(|_| {}).await;
    let state = back.rsplit_once("state=").unwrap().1;
    let long = "x".repeat(20_000);
    for query in [
        "",
        "state",
        "code=%00&state=%FF",
        &format!("state={state}"),
        &format!("state={state}&code="),
        &format!("state={state}&code=%00%0D%0A%FF"),
        &format!("state={state}&code={long}"),
        &format!("state={state}&error={long}%0AWARN"),
        &format!("state={state}&error="),
        &format!("state={state}&state=x&code=the-code"),
        &format!("state={state}&iss=&code=the-code"),
    ] {
        for cookies in [&begun.line(), "portolan_dev_errand=....", &format!("portolan_dev_errand={long}")] {
            let reply = scene.get(&format!("/sign-in/oidc/ministry/callback?{query}"), cookies).await;
            assert_eq!((reply.status, reply.session()), (403, None), "{query:.80}");
        }
    }
    for key in ["..", "%2e%2e%2fx", "ministry%00", "MINISTRY", "%E2%80%AE"] {
        assert_eq!(scene.get(&format!("/sign-in/oidc/{key}"), "").await.status, 404, "{key}");
    }
}

#[tokio::test]
async fn an_organisation_that_cannot_be_asked_safely_is_none() {
    let urls = Urls::new("https://portolan.example").unwrap();
    for (name, issuer) in [
        ("", "https://login.example"),
        ("A b", "https://login.example"),
        ("a.b", "https://login.example"),
        ("a-b", "https://login.example"),
        ("a__b", "https://login.example"),
        ("a", "https://login.example?for=us"),
        ("a", "http://login.example"),
        ("a", "ftp://localhost"),
        ("a", "login.example"),
    ] {
        assert!(Organisations::new(vec![provider(name, issuer)], &urls).is_err(), "{name} {issuer}");
    }
    let fine = provider("a_1", "https://login.example");
    assert!(!format!("{fine:?}").contains("hush"));
    assert!(Organisations::new(vec![fine], &urls).is_ok());
    let scene = Scene::set().await;
    assert_eq!(scene.get("/sign-in/oidc/unesco", "").await.status, 404);
    let dead: SocketAddr = "127.0.0.1:1".parse().unwrap();
    let organisations = Organisations::new(vec![provider("dead", &format!("http://{dead}"))], &urls).unwrap();
    let door = Door { ctx: scene.ctx.clone(), secure: false };
    let scene = Scene { app: routes(door, Arc::new(organisations)), ..scene };
    assert_eq!(scene.get("/sign-in/oidc/dead", "").await.status, 502);
}
