//! A site on loopback whose pages a test can change while somebody checks it.
//! Answers only what HTTP allows; broken servers are the business of the crates that must survive them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

/// What the site says on one path.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How long the site thinks first.
    pub delay: Duration,
}

impl Answer {
    /// A page that is there.
    pub fn page(html: &str) -> Self {
        Self::status(200).header("content-type", "text/html; charset=utf-8").body(html)
    }

    /// A status and nothing else.
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO }
    }

    /// A redirect.
    pub fn redirect(location: &str) -> Self {
        Self::status(302).header("location", location)
    }

    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Said only after a while.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    fn into_response(self) -> Response {
        let Self { status, headers, body, delay: _ } = self;
        let start = Response::builder().status(status);
        let response =
            headers.into_iter().fold(start, |response, (name, value)| response.header(name, value));
        response.body(Body::from(body)).expect("a test asks for a lawful answer")
    }
}

#[derive(Debug, Default)]
struct Pages {
    answers: HashMap<String, Answer>,
    once: HashMap<String, Answer>,
    otherwise: Option<Answer>,
    requests: Vec<String>,
}

/// The site, up until it is dropped. A path that was never set answers 404, unless it is told otherwise.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    pages: Arc<Mutex<Pages>>,
    server: AbortHandle,
}

impl Site {
    /// Opens it on a port that the system chooses.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let pages = Arc::new(Mutex::new(Pages::default()));
        let app = Router::new().fallback(answer).with_state(Arc::clone(&pages));
        let server = tokio::spawn(async move { axum::serve(listener, app).await }).abort_handle();
        Self { address, pages, server }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The port, for a test that reaches the site under names of its own.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on the path answers so.
    pub fn set(&self, path: &str, answer: Answer) {
        lock(&self.pages).answers.insert(path.to_owned(), answer);
    }

    /// From now on every path that was never set answers so.
    pub fn otherwise(&self, answer: Answer) {
        lock(&self.pages).otherwise = Some(answer);
    }

    /// The path answers so to the next request, and then as before.
    pub fn set_once(&self, path: &str, answer: Answer) {
        lock(&self.pages).once.insert(path.to_owned(), answer);
    }

    /// How many requests came for the path.
    pub fn requests(&self, path: &str) -> usize {
        lock(&self.pages).requests.iter().filter(|asked| *asked == path).count()
    }

    /// The paths of all requests, in the order in which they came.
    pub fn paths(&self) -> Vec<String> {
        lock(&self.pages).requests.clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A panic elsewhere in the test must show itself, not a poisoned lock.
fn lock(pages: &Mutex<Pages>) -> MutexGuard<'_, Pages> {
    pages.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn answer(State(pages): State<Arc<Mutex<Pages>>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let answer = {
        let mut pages = lock(&pages);
        let once = pages.once.remove(&path);
        let known = once.or_else(|| pages.answers.get(&path).or(pages.otherwise.as_ref()).cloned());
        let answer = known.unwrap_or_else(|| Answer::status(404));
        pages.requests.push(path);
        answer
    };
    tokio::time::sleep(answer.delay).await;
    answer.into_response()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::harness::http::client;

    #[tokio::test]
    async fn a_page_can_change_between_two_requests_and_both_are_counted() {
        let site = Site::start().await;
        site.set("/a", Answer::page("<title>One</title>"));
        let first = client().get(site.url("/a")).send().await.unwrap();
        assert_eq!(first.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(first.text().await.unwrap(), "<title>One</title>");

        site.set("/a", Answer::redirect("/b"));
        let second = client().get(site.url("/a")).send().await.unwrap();
        assert_eq!((second.status().as_u16(), &second.headers()["location"]), (302, &"/b".parse().unwrap()));
        assert_eq!((site.requests("/a"), site.requests("/b")), (2, 0));
        assert_eq!(site.paths(), ["/a", "/a"]);

        site.set_once("/a", Answer::status(503));
        for expected in [503, 302] {
            assert_eq!(client().get(site.url("/a")).send().await.unwrap().status().as_u16(), expected);
        }
    }

    #[tokio::test]
    async fn a_slow_page_is_slow_and_an_unknown_path_is_not_found() {
        let site = Site::start().await;
        site.set("/slow", Answer::page("late").after(Duration::from_millis(80)));
        let begun = Instant::now();
        assert_eq!(client().get(site.url("/slow")).send().await.unwrap().status(), 200);
        assert!(begun.elapsed() >= Duration::from_millis(80));
        assert_eq!(client().get(site.url("/unknown")).send().await.unwrap().status(), 404);
    }

    #[tokio::test]
    async fn a_dropped_site_refuses_connections() {
        let site = Site::start().await;
        let url = site.url("/");
        drop(site);
        tokio::time::timeout(Duration::from_secs(10), async {
            while client().get(&url).send().await.is_ok() {}
        })
        .await
        .unwrap();
    }
}
