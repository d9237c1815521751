//! Programs that show a token.

use registry::access::Scope;
use registry::accounts::{self, Email, NewToken};
use registry::{Actor, Context};
use serde_json::{Value, json};

use super::Server;
use super::browser::{ADMIN, Browser, GOVERNMENT, people};
use super::client::Reply;
use super::registry::Registry;

const MAKE: &str = "mutation ($scopes: [String!]!, $days: Int!) { createToken(name: \"robot\", scopes: $scopes, days: $days) {
    secret token { id beginning scopes } userErrors { field code } } }";

async fn with(server: &Server, token: &str, query: &str, headers: &[(&str, &str)]) -> Reply {
    let authorization = format!("Bearer {token}");
    let mut all = vec![("content-type", "application/json"), ("authorization", authorization.as_str())];
    all.extend(headers);
    server.send("POST", "/graphql", &all, json!({ "query": query }).to_string().as_bytes()).await
}

async fn token(ctx: &Context, email: &str, scopes: &[Scope]) -> String {
    let email: Email = email.parse().unwrap();
    let new = NewToken { name: "robot".to_owned(), scopes: scopes.iter().copied().collect(), days: 1 };
    let (_, secret) = accounts::create_token(ctx, &Actor::Operator, Some(&email), new).await.unwrap();
    secret.reveal().to_owned()
}

#[tokio::test]
async fn a_token_is_shown_once_and_acts_for_its_owner() {
    let registry = Registry::of(0, 1).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let reply = browser.ask(MAKE, json!({ "scopes": ["read:own"], "days": 30 })).await;
    let made = reply.json()["data"]["createToken"].clone();
    let secret = made["secret"].as_str().unwrap();
    assert!(
        secret.starts_with(made["token"]["beginning"].as_str().unwrap()) && secret.starts_with("portolan_")
    );
    let listed = browser.ask("{ viewer { tokens { id name beginning scopes usedAt } } }", json!({})).await;
    assert!(!String::from_utf8_lossy(&listed.body).contains(secret));
    let reply =
        with(&server, secret, "{ viewer { email tokens { usedAt } sessions { isCurrent } } }", &[]).await;
    let viewer = &reply.json()["data"]["viewer"];
    assert_eq!(viewer["email"], GOVERNMENT, "{reply:?}");
    assert!(viewer["tokens"][0]["usedAt"].is_string());
    assert_eq!(viewer["sessions"][0]["isCurrent"], false);
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    let revoke = "mutation ($id: ID!) { revokeToken(id: $id) { done } }";
    let mut stranger = Browser::new(&server);
    stranger.sign_in(&registry.ctx, ADMIN).await;
    assert_eq!(stranger.ask(revoke, json!({ "id": made["token"]["id"] })).await.code(), "NOT_FOUND");
    assert!(browser.ask(revoke, json!({ "id": made["token"]["id"] })).await.json()["errors"].is_null());
    assert_eq!(with(&server, secret, "{ viewer { email } }", &[]).await.status, 401);
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_refused_and_never_taken_for_a_visitor() {
    let registry = Registry::of(3, 2).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let good = token(&registry.ctx, GOVERNMENT, &[Scope::ReadOwn]).await;
    let mistyped = good.replace(&good[20..22], if &good[20..22] == "00" { "01" } else { "00" });
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let cookies = browser.line();
    for dead in ["", "portolan_", &mistyped, &good[..70], &format!("{good}0"), "x", &"é".repeat(40)] {
        for headers in [&[][..], &[("cookie", cookies.as_str()), ("sec-fetch-site", "same-origin")]] {
            let reply = with(&server, dead, "{ platforms { totalCount } }", headers).await;
            assert_eq!((reply.status, reply.code().as_str()), (401, "UNAUTHENTICATED"), "{dead}");
            assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
            assert_eq!(reply.header("cache-control"), Some("no-store"));
            assert_eq!(reply.json()["data"], Value::Null);
        }
    }
    assert_eq!(with(&server, &good, "{ platforms { totalCount } }", &[]).await.status, 200);
}

#[tokio::test]
async fn the_token_speaks_and_not_the_cookie_beside_it() {
    let registry = Registry::of(0, 3).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let secret = token(&registry.ctx, ADMIN, &[Scope::ReadOwn]).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let cookies = browser.line();
    let beside = [("cookie", cookies.as_str()), ("sec-fetch-site", "cross-site")];
    let reply = with(&server, &secret, "{ viewer { email } }", &beside).await;
    assert_eq!(
        reply.json()["data"]["viewer"]["email"],
        ADMIN,
        "no browser sends a token by itself: {reply:?}"
    );
    let basic = [("authorization", "Basic YTpi"), ("sec-fetch-site", "same-origin")];
    let reply = browser.send("{ viewer { email } }", json!({}), &basic).await;
    assert_eq!(
        reply.json()["data"]["viewer"]["email"],
        GOVERNMENT,
        "a proxy's password is not ours to judge"
    );
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_no_more() {
    let registry = Registry::of(0, 4).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, ADMIN).await;
    let every = [Scope::ReadOwn, Scope::Propose, Scope::Curate, Scope::Admin];
    let (read, decide) = (every[..1].to_vec(), [Scope::Propose, Scope::Curate]);
    let (read, decide) =
        (token(&registry.ctx, ADMIN, &read).await, token(&registry.ctx, ADMIN, &decide).await);
    let all = token(&registry.ctx, ADMIN, &every).await;
    assert_eq!(with(&server, &decide, "{ viewer { email } }", &[]).await.code(), "FORBIDDEN");
    for token in [&read, &decide] {
        assert_eq!(with(&server, token, "{ accounts { nodes { email } } }", &[]).await.code(), "FORBIDDEN");
    }
    assert!(with(&server, &all, "{ accounts { nodes { email } } }", &[]).await.json()["errors"].is_null());
    let session =
        browser.ask("{ viewer { sessions { id } } }", json!({})).await.json()["data"]["viewer"]["sessions"]
            [0]["id"]
            .clone();
    for mutation in [
        "createToken(name: \"more\", scopes: [\"admin\"]) { secret }".to_owned(),
        "endOtherSessions { done }".to_owned(),
        format!("endSession(id: {session}) {{ done }}"),
        "revokeToken(id: \"VG9rZW46MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw\") { done }".to_owned(),
    ] {
        let reply = with(&server, &all, &format!("mutation {{ {mutation} }}"), &[]).await;
        assert_eq!(reply.code(), "FORBIDDEN", "whoever finds a token cannot lock its owner out: {mutation}");
    }
    assert_eq!(browser.viewer().await, ADMIN);
}

#[tokio::test]
async fn a_token_that_cannot_be_is_told_why() {
    let registry = Registry::of(0, 5).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    for (scopes, days, field) in [
        (json!([]), 30, "scopes"),
        (json!(["everything"]), 30, "scopes"),
        (json!(["propose"]), 0, "days"),
        (json!(["propose"]), 367, "days"),
    ] {
        let reply = browser.ask(MAKE, json!({ "scopes": scopes, "days": days })).await;
        assert_eq!(reply.json()["data"]["createToken"]["userErrors"][0]["field"], field, "{reply:?}");
        assert!(reply.json()["data"]["createToken"]["secret"].is_null());
    }
    assert_eq!(
        Browser::new(&server).ask(MAKE, json!({ "scopes": ["propose"], "days": 1 })).await.code(),
        "UNAUTHENTICATED"
    );
}
