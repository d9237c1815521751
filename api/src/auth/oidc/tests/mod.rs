//! An organisation of our own on loopback, honest and otherwise, and browsers that it sends back.

mod asked;
mod attacks;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, StatusCode};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeyId, PrivateSigningKey};
use rand::SeedableRng;
use rand::rngs::SmallRng;
use registry::access::Grants;
use registry::accounts::{self, Invitation};
use registry::clock::FixedClock;
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
    /// The header that came with the last one.
    proof: Option<String>,
    /// What it says of whoever came, when it is asked.
    person: Value,
    /// How often it was asked about itself.
    asked: usize,
    /// Whether it has nothing to say of itself.
    is_away: bool,
}

struct Issuer {
    url: String,
    said: Arc<Mutex<Said>>,
}

fn key(id: &str) -> CoreEdDsaPrivateSigningKey {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    let kid = JsonWebKeyId::new(id.to_owned());
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
        let said = Said {
            key: key("one"),
            metadata,
            claims: Value::Null,
            forged: None,
            challenge,
            codes: 0,
            proof: None,
            person: Value::Null,
            asked: 0,
            is_away: false,
        };
        let said = Arc::new(Mutex::new(said));
        let [about, keys, token, person] = std::array::from_fn(|_| Arc::clone(&said));
        let app =
            Router::new()
                .route(
                    "/.well-known/openid-configuration",
                    get(|| async move { about.lock().unwrap().metadata() }),
                )
                .route(
                    "/keys",
                    get(|| async move {
                        Json(json!({ "keys": [keys.lock().unwrap().key.as_verification_key()] }))
                    }),
                )
                .route("/person", get(|| async move { Json(person.lock().unwrap().person.clone()) }))
                .route(
                    "/token",
                    post(|headers: HeaderMap, body: String| async move {
                        token.lock().unwrap().token(&headers, &body)
                    }),
                );
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { url, said }
    }
}

impl Said {
    fn metadata(&mut self) -> Result<Json<Value>, StatusCode> {
        self.asked += 1;
        if self.is_away { Err(StatusCode::SERVICE_UNAVAILABLE) } else { Ok(Json(self.metadata.clone())) }
    }

    fn token(&mut self, headers: &HeaderMap, body: &str) -> Json<Value> {
        self.proof = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
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
        let head = json!({ "alg": algorithm, "typ": "JWT", "kid": self.key.as_verification_key().key_id() });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&self.claims));
        let key = if self.forged == Some("another key") { &key("one") } else { &self.key };
        let signature = key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
        let signature = if algorithm == "none" { String::new() } else { URL_SAFE_NO_PAD.encode(signature) };
        format!("{text}.{signature}")
    }
}

/// The registry, before a browser that keeps cookies.
struct Scene {
    app: Router,
    ctx: Context,
    clock: Arc<FixedClock>,
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
        Self::with(|_| {}).await
    }

    /// One whose organisation is named differently.
    async fn with(change: impl FnOnce(&mut Provider)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("registry.db").display());
        let db = Db::connect(&url, Memory::Lean).await.unwrap();
        let transaction = db.write().await.unwrap();
        migrations::up(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let clock = Arc::new(FixedClock::at("2031-05-01T12:00:00Z".parse().unwrap()));
        let ctx = Context::with(db, Arc::clone(&clock) as _, SmallRng::seed_from_u64(1));
        let grants = Grants { admin: true, ..Grants::default() };
        let invitation =
            Invitation { email: EMAIL.to_owned(), name: None, language: "en".to_owned(), grants };
        accounts::invite(&ctx, &Actor::Operator, invitation).await.unwrap();
        let issuer = Issuer::start().await;
        let urls = Urls::new("http://localhost:8080").unwrap();
        let mut provider = provider("ministry", &issuer.url);
        change(&mut provider);
        let organisations = Organisations::new(vec![provider], &urls).unwrap();
        let door = Door { ctx: ctx.clone(), secure: false };
        Self { app: routes(door, Arc::new(organisations)), ctx, clock, issuer, _folder: folder }
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

    /// The whole way, with what the organisation says changed by the test.
    async fn come(&self, change: impl FnOnce(&mut Said)) -> Reply {
        let (begun, back) = self.begin(change).await;
        self.get(&back, &begun.line()).await
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
