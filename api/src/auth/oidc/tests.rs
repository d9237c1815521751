//! An organisation of our own on loopback, honest and otherwise, and browsers that it sends back.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use registry::access::Grants;
use registry::accounts::{self, Invitation};
use registry::{Actor, Context, Db, Memory};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tower::ServiceExt;
use url::{Url, form_urlencoded};

use super::{Organisations, Provider, routes};
use crate::auth::Door;
use crate::urls::Urls;

const EMAIL: &str = "ana@minedu.example";

/// What the organisation is asked and what it says.
struct Said {
    key: CoreEdDsaPrivateSigningKey,
    /// What it says of itself.
    metadata: Value,
    /// What the next identity says.
    claims: Value,
    /// How it is signed, beside honestly.
    forged: Option<&'static str>,
    /// What was sent for the last code.
    challenge: String,
    /// How often a code was handed in.
    codes: usize,
}

struct Issuer {
    url: String,
    said: Arc<Mutex<Said>>,
}

fn key() -> CoreEdDsaPrivateSigningKey {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    let kid = JsonWebKeyId::new("one".to_owned());
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pair.serialize_pem(), Some(kid)).unwrap()
}

impl Issuer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let metadata = json!({
            "issuer": url,
            "authorization_endpoint": format!("{url}/authorize"),
            "token_endpoint": format!("{url}/token"),
            "jwks_uri": format!("{url}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        });
        let challenge = String::new();
        let said = Said { key: key(), metadata, claims: Value::Null, forged: None, challenge, codes: 0 };
        let said = Arc::new(Mutex::new(said));
        let (about, keys, token) = (Arc::clone(&said), Arc::clone(&said), Arc::clone(&said));
        let app =
            Router::new()
                .route(
                    "/.well-known/openid-configuration",
                    get(|| async move { Json(about.lock().unwrap().metadata.clone()) }),
                )
                .route(
                    "/keys",
                    get(|| async move {
                        Json(json!({ "keys": [keys.lock().unwrap().key.as_verification_key()] }))
                    }),
                )
                .route("/token", post(|body: String| async move { token.lock().unwrap().token(&body) }));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { url, said }
    }
}

impl Said {
    fn token(&mut self, body: &str) -> Json<Value> {
        let sent: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let hashed = URL_SAFE_NO_PAD.encode(Sha256::digest(&sent["code_verifier"]));
        self.codes += 1;
        if hashed != self.challenge || sent["code"] != "the-code" {
            return Json(json!({ "error": "invalid_grant" }));
        }
        Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": self.identity() }))
    }

    fn identity(&self) -> String {
        let algorithm = if self.forged == Some("none") { "none" } else { "EdDSA" };
        let head = json!({ "alg": algorithm, "typ": "JWT", "kid": "one" });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&self.claims));
        let key = if self.forged == Some("another key") { &key() } else { &self.key };
        let signature = key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
        let signature = if algorithm == "none" { String::new() } else { URL_SAFE_NO_PAD.encode(signature) };
        format!("{text}.{signature}")
    }
}

/// The registry, before a browser that keeps cookies.
struct Scene {
    app: Router,
    ctx: Context,
    issuer: Issuer,
    _folder: TempDir,
}

/// What came back.
struct Reply {
    status: u16,
    location: String,
    cookies: Vec<String>,
    text: String,
}

impl Reply {
    /// The cookies as a browser sends them back.
    fn line(&self) -> String {
        self.cookies.iter().filter_map(|set| set.split(';').next()).collect::<Vec<_>>().join("; ")
    }

    fn session(&self) -> Option<&str> {
        self.cookies.iter().find_map(|set| set.strip_prefix("portolan_dev=")?.split(';').next())
    }
}

impl Scene {
    async fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("registry.db").display());
        let db = Db::connect(&url, Memory::Lean).await.unwrap();
        let transaction = db.write().await.unwrap();
        migrations::up(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let ctx = Context::new(db);
        let grants = Grants { admin: true, ..Grants::default() };
        let invitation =
            Invitation { email: EMAIL.to_owned(), name: None, language: "en".to_owned(), grants };
        accounts::invite(&ctx, &Actor::Operator, invitation).await.unwrap();
        let issuer = Issuer::start().await;
        let urls = Urls::new("http://localhost:8080").unwrap();
        let organisations = Organisations::new(vec![provider("ministry", &issuer.url)], &urls).unwrap();
        let door = Door { ctx: ctx.clone(), secure: false };
        Self { app: routes(door, Arc::new(organisations)), ctx, issuer, _folder: folder }
    }

    async fn get(&self, target: &str, cookies: &str) -> Reply {
        let request = http::Request::get(target).header("host", "localhost:8080").header("cookie", cookies);
        let response =
            self.app.clone().oneshot(request.body(axum::body::Body::empty()).unwrap()).await.unwrap();
        let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
        let headers = response.headers();
        assert_eq!(headers["cache-control"], "private, no-store");
        let (status, location) =
            (response.status().as_u16(), headers.get("location").map(text).unwrap_or_default());
        let cookies = headers.get_all("set-cookie").iter().map(text).collect();
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        Reply { status, location, cookies, text: String::from_utf8(body.to_vec()).unwrap() }
    }

    /// Begins, and has the organisation say this of whoever came, changed by the test.
    async fn begin(&self, change: impl FnOnce(&mut Said)) -> (Reply, String) {
        let begun = self.get("/sign-in/oidc/ministry", "").await;
        let sent: HashMap<_, _> = Url::parse(&begun.location).unwrap().query_pairs().into_owned().collect();
        assert_eq!(sent["code_challenge_method"], "S256");
        assert_eq!((sent["response_type"].as_str(), sent["scope"].as_str()), ("code", "openid email"));
        assert_eq!(sent["redirect_uri"], "http://localhost:8080/sign-in/oidc/ministry/callback");
        let now = self.ctx.clock.now().timestamp();
        let mut said = self.issuer.said.lock().unwrap();
        said.challenge.clone_from(&sent["code_challenge"]);
        said.forged = None;
        said.claims = json!({
            "iss": self.issuer.url, "aud": "portolan", "sub": "1", "exp": now + 60, "iat": now,
            "nonce": sent["nonce"], "email": EMAIL, "email_verified": true,
        });
        change(&mut said);
        let back = format!("/sign-in/oidc/ministry/callback?code=the-code&state={}", sent["state"]);
        (begun, back)
    }

    async fn is_in(&self, session: &str) -> bool {
        accounts::of_session(&self.ctx, session).await.unwrap().is_some()
    }
}

fn provider(name: &str, issuer: &str) -> Provider {
    let [key, issuer, name] = [name, issuer, "The Ministry"].map(str::to_owned);
    let (client_id, client_secret) = ("portolan".to_owned(), "hush".to_owned());
    Provider { key, name, issuer, client_id, client_secret, scopes: Vec::new(), domains: Vec::new() }
}

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
