//! What an organisation is asked, how often, and what it may answer.

use chrono::TimeDelta;
use registry::clock::FixedClock;
use serde_json::{Value, json};

use super::super::{Organisations, WayIn};
use super::{EMAIL, Said, Scene, key, provider};
use crate::urls::Urls;

/// An identity without an address, of somebody of whom this is said when it is asked.
fn told(said: &mut Said, person: Value) {
    let url = said.metadata["token_endpoint"].as_str().unwrap().replace("/token", "/person");
    said.metadata["userinfo_endpoint"] = json!(url);
    said.claims["email"] = Value::Null;
    said.claims["email_verified"] = Value::Null;
    said.person = person;
}

#[tokio::test]
async fn an_address_that_the_identity_leaves_out_is_asked_for() {
    let scene = Scene::set().await;
    {
        let mut said = scene.issuer.said.lock().unwrap();
        told(&mut said, Value::Null);
    }
    for (person, status) in [
        (json!({ "sub": "1", "email": EMAIL, "email_verified": true }), 303),
        (json!({ "sub": "2", "email": EMAIL, "email_verified": true }), 403),
        (json!({ "email": EMAIL, "email_verified": true }), 403),
        (json!({ "sub": "1", "email": EMAIL, "email_verified": false }), 403),
        (json!({ "sub": "1", "email": EMAIL }), 403),
        (json!({ "sub": "1", "email_verified": true }), 403),
        (json!([]), 403),
    ] {
        let reply = scene.come(|said| told(said, person.clone())).await;
        assert_eq!(
            (reply.status, reply.session().is_some()),
            (status, status == 303),
            "{person}: {}",
            reply.text
        );
    }
    // What is signed goes before what is said.
    let unsigned = json!({ "sub": "1", "email": EMAIL, "email_verified": true });
    let reply = scene.come(|said| {
        said.person = unsigned;
        said.claims["email_verified"] = json!(false);
    });
    assert_eq!(reply.await.status, 403);
}

#[tokio::test]
async fn it_vouches_for_no_address_of_another_domain() {
    let scene = Scene::with(|provider| provider.domains = vec!["MinEdu.example".to_owned()]).await;
    assert_eq!(scene.come(|_| {}).await.status, 303);
    for other in ["ana@sub.minedu.example", "ana@minedu.example.evil.example", "ana@xminedu.example"] {
        let reply = scene.come(|said| said.claims["email"] = json!(other)).await;
        assert_eq!((reply.status, reply.session()), (403, None), "{other}");
        assert_eq!(reply.text, format!("The Ministry does not vouch for {other} here; sign in by mail\n"));
    }
}

#[tokio::test]
async fn it_is_asked_about_itself_once_in_a_while_and_when_its_keys_are_turned() {
    let scene = Scene::set().await;
    let asked = || scene.issuer.said.lock().unwrap().asked;
    let later = |clock: &FixedClock, minutes| clock.advance(TimeDelta::minutes(minutes));
    assert_eq!(asked(), 0, "nobody has come yet");
    for _ in 0..3 {
        assert_eq!(scene.come(|_| {}).await.status, 303);
    }
    assert_eq!(asked(), 1);
    assert_eq!(scene.come(|said| said.key = key("two")).await.status, 303);
    assert_eq!(asked(), 2);
    later(&scene.clock, 6);
    scene.issuer.said.lock().unwrap().is_away = true;
    for _ in 0..3 {
        assert_eq!(scene.come(|_| {}).await.status, 303, "what it said holds for a while");
    }
    assert_eq!(asked(), 3, "and nobody waits for it again and again");
    later(&scene.clock, 60);
    for _ in 0..3 {
        let reply = scene.get("/sign-in/oidc/ministry", "").await;
        assert_eq!((reply.status, reply.cookies.len()), (502, 0));
    }
    assert_eq!(asked(), 4);
    scene.issuer.said.lock().unwrap().is_away = false;
    later(&scene.clock, 1);
    assert_eq!(scene.come(|_| {}).await.status, 303);
}

#[tokio::test]
async fn its_doors_are_guarded_and_somebody_answers_there() {
    for (door, status) in [("authorization_endpoint", 502), ("token_endpoint", 303), ("jwks_uri", 502)] {
        let scene = Scene::set().await;
        scene.issuer.said.lock().unwrap().metadata[door] = json!("http://login.example/door");
        let begun = scene.get("/sign-in/oidc/ministry", "").await;
        assert_eq!(begun.status, status, "{door}: {}", begun.text);
        if status == 303 {
            let (begun, back) = scene.begin(|_| {}).await;
            assert_eq!(scene.get(&back, &begun.line()).await.status, 502, "{door}");
        }
    }
}

#[tokio::test]
async fn it_is_shown_the_secret_in_the_way_that_it_takes() {
    for (ways, by_header) in [
        (Value::Null, true),
        (json!(["client_secret_post", "client_secret_basic"]), true),
        (json!(["client_secret_post"]), false),
    ] {
        let scene = Scene::set().await;
        scene.issuer.said.lock().unwrap().metadata["token_endpoint_auth_methods_supported"] = ways.clone();
        assert_eq!(scene.come(|_| {}).await.status, 303, "{ways}");
        assert_eq!(scene.issuer.said.lock().unwrap().proof.is_some(), by_header, "{ways}");
    }
}

#[tokio::test]
async fn whoever_comes_too_often_is_told_to_wait_and_the_organisation_is_left_alone() {
    let scene = Scene::set().await;
    let (begun, back) = scene.begin(|_| {}).await;
    let guess = back.replace("the-code", "guess");
    for _ in 0..60 {
        assert_eq!(scene.get(&guess, &begun.line()).await.status, 403);
    }
    let reply = scene.get(&back, &begun.line()).await;
    assert_eq!((reply.status, reply.session()), (429, None), "{}", reply.text);
    assert_eq!(scene.issuer.said.lock().unwrap().codes, 60);
}

#[test]
fn a_page_offers_every_organisation_by_name() {
    let urls = Urls::new("https://portolan.example").unwrap();
    let named = ["b", "a"].map(|key| provider(key, "https://login.example"));
    let organisations = Organisations::new(named.to_vec(), &urls).unwrap();
    let ways: Vec<_> = organisations.ways_in().collect();
    let way = |address| WayIn { name: "The Ministry", address };
    assert_eq!(
        ways,
        [way("https://portolan.example/sign-in/oidc/a"), way("https://portolan.example/sign-in/oidc/b")]
    );
}
