//! Who asks: what a cookie may be used for, from where, and that what somebody is told reaches nobody else.

use serde_json::{Value, json};

use super::Server;
use super::browser::{ADMIN, Browser, FOLLOW, GOVERNMENT, people};
use super::client::Reply;
use super::registry::Registry;

const END: &str = "mutation { endOtherSessions { done } }";

async fn get(server: &Server, query: &str, headers: &[(&str, &str)]) -> Reply {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    server.send("GET", &format!("/graphql?query={query}"), headers, b"").await
}

#[tokio::test]
async fn a_page_of_another_site_cannot_use_somebodys_session() {
    let registry = Registry::of(0, 1).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let kept = browser.cookies.clone();
    for foreign in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost")],
        &[("origin", "http://evil.example")],
        &[("origin", "http://localhost.evil.example")],
        &[("origin", "http://localhost:81")],
        &[("origin", "null")],
        &[("origin", "")],
        &[],
    ] {
        for query in [END, "{ viewer { email } }", "mutation { signOut { done } }"] {
            let reply = browser.send(query, json!({}), foreign).await;
            assert_eq!((reply.status, reply.code().as_str()), (403, "FORBIDDEN"), "{query} {foreign:?}");
            assert!(!String::from_utf8_lossy(&reply.body).contains(GOVERNMENT));
            assert!(
                reply.message().contains("from a page of this one, or with a token"),
                "it says how to mend it"
            );
        }
    }
    assert_eq!(browser.cookies, kept);
    for own in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", "http://localhost")]
    {
        let reply = browser.send(END, json!({}), &[own]).await;
        assert_eq!(reply.json()["data"]["endOtherSessions"]["done"], true, "{own:?}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_cannot_sign_a_visitor_in_as_somebody_else() {
    let registry = Registry::of(0, 2).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut attacker = Browser::new(&server);
    let link = attacker.link(&registry.ctx, GOVERNMENT).await;
    let mut victim = Browser::new(&server);
    victim.cookies.clone_from(&attacker.cookies);
    let reply = victim.send(FOLLOW, json!({ "link": link }), &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(reply.code(), "FORBIDDEN");
    assert!(reply.headers("set-cookie").is_empty());
}

#[tokio::test]
async fn getting_changes_nothing() {
    let registry = Registry::of(0, 3).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let cookies = browser.line();
    for mutation in [
        END,
        "mutation { signOut { done } }",
        "query A { __typename } mutation B { signOut { done } }&operationName=B",
        "mutation { __schema { queryType { name } } signOut { done } }",
    ] {
        let (query, name) = mutation.split_once("&operationName=").unwrap_or((mutation, ""));
        for method in ["GET", "HEAD"] {
            let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
            let target = format!("/graphql?query={query}&operationName={name}");
            let headers = [("cookie", cookies.as_str()), ("sec-fetch-site", "cross-site")];
            let reply = server.send(method, &target, &headers, b"").await;
            assert!(matches!(reply.status, 400 | 405), "{method} {mutation}: {}", reply.status);
            assert!(reply.headers("set-cookie").is_empty());
        }
    }
    assert_eq!(browser.viewer().await, GOVERNMENT);
}

#[tokio::test]
async fn what_somebody_is_told_is_kept_nowhere() {
    let registry = Registry::of(5, 4).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let cookies = browser.line();
    let signed_in = [("cookie", cookies.as_str())];
    for query in [
        "{ viewer { email } }",
        "{ platforms(first: 2) { nodes { slug name } } }",
        "{ viewer { email } platforms(first: 3) { nodes { slug name country { name } } } }",
        "{ countries { code } }",
    ] {
        let asks_who = query.contains("viewer");
        for _ in 0..3 {
            let before = server.counter.hits();
            let theirs = get(&server, query, &signed_in).await;
            assert_eq!(theirs.json()["data"]["viewer"]["email"].is_string(), asks_who, "{theirs:?}");
            assert_eq!(server.counter.hits(), before, "neither taken from what is kept nor put there");
            assert_eq!(theirs.header("cache-control"), Some("private, no-store"));
            assert!(theirs.header("vary").unwrap().contains("cookie"));
            assert!(theirs.header("vary").unwrap().contains("authorization"));
            assert_eq!(theirs.header("etag"), None);
            let anybodys = get(&server, query, &[]).await;
            assert!(!String::from_utf8_lossy(&anybodys.body).contains(GOVERNMENT), "{query}");
            assert!(anybodys.json()["data"]["viewer"].is_null());
            assert!(anybodys.header("vary").unwrap().contains("cookie"));
        }
    }
    let public = "{ platforms(first: 2) { nodes { slug name } } }";
    assert_eq!(get(&server, public, &signed_in).await.body, get(&server, public, &[]).await.body);
}

#[tokio::test]
async fn one_who_is_signed_in_never_reads_for_another() {
    let registry = Registry::of(0, 5).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let (mut government, mut admin) = (Browser::new(&server), Browser::new(&server));
    government.sign_in(&registry.ctx, GOVERNMENT).await;
    admin.sign_in(&registry.ctx, ADMIN).await;
    for _ in 0..3 {
        assert_eq!(government.viewer().await, GOVERNMENT);
        assert_eq!(admin.viewer().await, ADMIN);
        assert!(Browser::new(&server).viewer().await.is_null());
    }
    let all = "{ accounts { nodes { email sessions { id } tokens { id } } } }";
    assert_eq!(government.ask(all, json!({})).await.code(), "FORBIDDEN");
    assert_eq!(Browser::new(&server).ask(all, json!({})).await.code(), "UNAUTHENTICATED");
    let accounts = admin.ask(all, json!({})).await.json()["data"]["accounts"]["nodes"].clone();
    let shown = |email: &str| -> Value {
        accounts.as_array().unwrap().iter().find(|account| account["email"] == email).unwrap().clone()
    };
    assert!(shown(GOVERNMENT)["sessions"].is_null() && shown(GOVERNMENT)["tokens"].is_null());
    assert!(shown(ADMIN)["sessions"].is_array());
}

#[tokio::test]
async fn a_session_that_has_ended_leaves_a_visitor_without_its_cookie() {
    let registry = Registry::of(3, 6).await;
    let server = registry.knowing(false).await;
    for value in ["", "made-up", &"0".repeat(64), "a,b"] {
        let mut browser = Browser::new(&server);
        browser.cookies.push(("portolan_dev".to_owned(), value.to_owned()));
        let reply = browser.ask("{ viewer { email } platforms { totalCount } }", json!({})).await;
        assert_eq!(reply.json()["data"]["viewer"], json!(null));
        assert_eq!(
            reply.header("cache-control"),
            Some("private, no-store"),
            "what sets a cookie is for one alone"
        );
        assert!(reply.header("set-cookie").unwrap().contains("Max-Age=0"));
        assert!(browser.cookies.is_empty());
    }
    let plain = Browser::new(&server).ask("{ platforms { totalCount } }", json!({})).await;
    assert_eq!(plain.header("set-cookie"), None, "visitors get no cookies");
}

#[tokio::test]
async fn what_is_not_asked_for_cannot_be_set() {
    let registry = Registry::of(0, 7).await;
    people(&registry.ctx).await;
    let server = registry.knowing(false).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(&registry.ctx, GOVERNMENT).await;
    let id = browser.ask("{ viewer { id } }", json!({})).await.json()["data"]["viewer"]["id"].clone();
    let mut admin = Browser::new(&server);
    admin.sign_in(&registry.ctx, ADMIN).await;
    let change = "mutation ($id: ID!, $roles: [RoleInput!]) { changeAccount(id: $id, roles: $roles) {
        account { roles { role } } userErrors { field } } }";
    for (query, variables) in [
        (
            "mutation { createToken(name: \"ab\", scopes: [\"propose\"], accountId: \"x\") { secret } }",
            json!({}),
        ),
        (
            "mutation ($id: ID!) { changeAccount(id: $id, email: \"a@b.example\") { account { id } } }",
            json!({ "id": id }),
        ),
        (change, json!({ "id": id, "roles": [{ "role": "ADMIN", "account": "x" }] })),
        (change, json!({ "id": id, "roles": [{ "role": "OPERATOR" }] })),
        (change, json!({ "id": id, "roles": [{ "role": "ADMIN", "suspendedAt": null }] })),
    ] {
        assert_eq!(admin.ask(query, variables).await.code(), "BAD_USER_INPUT", "{query}");
    }
    let roles = json!({ "id": id, "roles": [{ "role": "ADMIN" }] });
    assert_eq!(browser.ask(change, roles).await.code(), "FORBIDDEN", "nobody raises themselves");
    for (roles, field) in [
        (json!([{ "role": "GOVERNMENT" }, { "role": "CURATOR" }]), "roles[0].countries"),
        (json!([{ "role": "CURATOR", "countries": ["FR"] }]), "roles[0].countries"),
        (json!([{ "role": "CURATOR" }, { "role": "ADMIN", "regions": ["150"] }]), "roles[1].regions"),
        (json!([{ "role": "CURATOR", "regions": ["XX"] }]), "regions"),
        (json!([]), "roles"),
    ] {
        let reply = admin.ask(change, json!({ "id": id, "roles": roles })).await;
        assert_eq!(reply.json()["data"]["changeAccount"]["userErrors"][0]["field"], field, "{reply:?}");
    }
    let both = json!([{ "role": "CURATOR", "regions": ["150"] }, { "role": "CURATOR", "regions": ["002"] }]);
    let query = "mutation ($id: ID!, $roles: [RoleInput!]) { changeAccount(id: $id, roles: $roles) { account { roles { regions } } } }";
    let reply = admin.ask(query, json!({ "id": id, "roles": both })).await;
    let regions = &reply.json()["data"]["changeAccount"]["account"]["roles"][0]["regions"];
    assert_eq!(*regions, json!(["002", "150"]));
}
