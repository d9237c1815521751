//! A certified OpenID provider as a child process, and a browser that somebody signs in with. Knows nothing of what the
//! registry makes of it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use cookie_store::CookieStore;
use reqwest::{Response, Url};

use super::http;

/// What the provider calls the registry.
pub const CLIENT: (&str, &str) = ("portolan", "hush: a secret/with signs");

/// The provider; gone when it is dropped.
#[derive(Debug)]
pub struct OpenIdProvider {
    /// Where it listens.
    pub port: u16,
    child: Child,
}

impl OpenIdProvider {
    /// One that sends people back to this path on loopback. Port 0 chooses a free one.
    pub fn start(port: u16, back: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc/provider.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .args([library(), &port.to_string(), &format!("http://127.0.0.1{back}")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node can be run");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("its output can be read");
        let port = line.trim().parse().expect("it prints its port, or says above why not");
        Self { port, child }
    }

    /// Its address, as whoever runs a registry is told it.
    pub fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for OpenIdProvider {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Installed once for all tests.
fn library() -> &'static str {
    static LIBRARY: OnceLock<String> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc/install.sh");
        let output = Command::new(script).stderr(Stdio::inherit()).output().expect("bash can be run");
        assert!(output.status.success(), "there is no provider to test on; it says above why");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    })
}

/// A browser that keeps cookies and goes where it is sent.
#[derive(Debug, Default)]
pub struct Browser {
    cookies: CookieStore,
}

/// Where a browser ended up.
#[derive(Debug)]
pub struct Page {
    pub url: Url,
    pub status: u16,
    pub text: String,
}

impl Page {
    /// The first address on it that ends so.
    fn address(&self, end: &str) -> Url {
        let mut quoted = self.text.split('"').filter(|text| text.ends_with(end));
        let found = quoted.next().unwrap_or_else(|| panic!("{} has no {end}: {}", self.url, self.text));
        self.url.join(found).expect("an address")
    }
}

impl Browser {
    pub async fn open(&mut self, address: &str) -> Page {
        self.go(address.parse().expect("an address"), None).await
    }

    /// Fills in the provider's form, which is the page that one is on.
    async fn send(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        let form = url_encoded(fields);
        self.go(page.url.clone(), Some(form)).await
    }

    /// Signs in at the provider's page, and consents or cancels.
    pub async fn sign_in(&mut self, page: Page, login: &str, consents: bool) -> Page {
        let asked = self.send(&page, &[("prompt", "login"), ("login", login), ("password", "any")]).await;
        if consents {
            return self.send(&asked, &[("prompt", "consent")]).await;
        }
        let cancel = asked.address("/abort");
        self.go(cancel, None).await
    }

    /// The header that its cookies make there.
    pub fn cookies(&self, address: &str) -> String {
        let url: Url = address.parse().expect("an address");
        self.cookies
            .get_request_values(&url)
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    async fn go(&mut self, mut url: Url, mut form: Option<String>) -> Page {
        for _ in 0..10 {
            let response = self.ask(&url, form.take()).await;
            let there =
                response.headers().get("location").map(|value| value.to_str().expect("text").to_owned());
            let Some(there) = there.filter(|_| response.status().is_redirection()) else {
                let status = response.status().as_u16();
                return Page { url, status, text: response.text().await.expect("a page") };
            };
            url = url.join(&there).expect("an address");
        }
        panic!("sent around in circles: {url}");
    }

    async fn ask(&mut self, url: &Url, form: Option<String>) -> Response {
        let request = match form {
            Some(form) => http::client()
                .post(url.clone())
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form),
            None => http::client().get(url.clone()),
        };
        let response =
            request.header("accept", "text/html,*/*;q=0.8").header("cookie", self.cookies(url.as_str()));
        let response = response.send().await;
        let response = response.unwrap_or_else(|error| panic!("{url}: {error:?}"));
        for set in response.headers().get_all("set-cookie") {
            // One that deletes what is not there is refused, rightly.
            let _ = self.cookies.parse(set.to_str().expect("text"), url);
        }
        response
    }
}

fn url_encoded(fields: &[(&str, &str)]) -> String {
    let mut url: Url = "http://a/".parse().expect("an address");
    url.query_pairs_mut().extend_pairs(fields);
    url.query().unwrap_or_default().to_owned()
}
