//! Cookies: kept for one check, sent where they belong, forgotten when they are to be.

use registry::checks::outcome::Outcome;

use crate::site::{Site, page, redirect, reply};
use crate::{assert_outcome, check, check_with, quick};

fn cookie(head: &str) -> String {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("cookie:"));
    line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

/// A page that shows the cookies it was asked with.
fn shown(head: &str) -> Vec<crate::site::Step> {
    page(&format!("<title>[{}]</title>", cookie(head)))
}

fn setting(cookies: &[&str], to: &str) -> Vec<crate::site::Step> {
    let lines: String = cookies.iter().flat_map(|set| ["Set-Cookie: ", set, "\r\n"]).collect();
    reply("302 Found", &format!("{lines}Location: {to}\r\n"), b"")
}

async fn title(site: &Site, host: &str, path: &str) -> String {
    let mut config = quick();
    config.overrides = ["a.school.test", "b.school.test", "other.test"].map(|name| site.named(name)).into();
    let report = check_with(config, &format!("http://{host}:{}{path}", site.address.port())).await;
    assert!(matches!(report.outcome, Outcome::Up | Outcome::Moved), "{report:#?}");
    report.metadata.unwrap().title.unwrap()
}

#[tokio::test]
async fn cookies_are_sent_to_the_hosts_paths_and_schemes_they_are_for() {
    let site = Site::http(|path, head| {
        let port =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host:").map(str::to_owned));
        let port = port.and_then(|host| host.rsplit(':').next().map(|port| port.trim().to_owned())).unwrap();
        let all = [
            "host=1; Path=/",
            "domain=2; Domain=.school.test; Path=/",
            "path=3; Path=/deep",
            "secure=4; Secure; Path=/",
            "foreign=5; Domain=other.test; Path=/",
            "wide=6; Domain=test; Path=/",
        ];
        match path {
            "/robots.txt" => Vec::new(),
            "/home" => setting(&all, "/"),
            "/deeper" => setting(&all, "/deep/er"),
            "/sister" => setting(&all, &format!("http://b.school.test:{port}/")),
            "/other" => setting(&all, &format!("http://other.test:{port}/")),
            _ => shown(head),
        }
    })
    .await;
    assert_eq!(title(&site, "a.school.test", "/home").await, "[domain=2; host=1]");
    assert_eq!(title(&site, "a.school.test", "/deeper").await, "[domain=2; host=1; path=3]");
    assert_eq!(title(&site, "a.school.test", "/sister").await, "[domain=2]");
    assert_eq!(title(&site, "a.school.test", "/other").await, "[]");
    assert_eq!(title(&site, "a.school.test", "/").await, "[]", "one check's cookies are not another's");
}

/// A message shown once: set on one page, deleted by the next, which then asks to be seen again.
#[tokio::test]
async fn a_cookie_that_is_deleted_by_its_date_is_gone() {
    let forms = [
        "Max-Age=0",
        "Max-Age=-5",
        "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "expires=Thu, 01-Jan-1970 00:00:01 GMT",
        "EXPIRES=Thursday, 01-Jan-70 00:00:01 GMT",
        "Expires=Thu Jan  1 00:00:01 1970",
        "Expires=Thu, 01 Jan 1970 00:00:00 UTC",
    ];
    for form in forms {
        let site = Site::http(move |path, head| match path {
            "/robots.txt" => Vec::new(),
            "/start" => setting(&["flash=saved; Path=/"], "/"),
            _ if cookie(head).is_empty() => page("<title>clean</title>"),
            _ => setting(&[&format!("flash=; Path=/; {form}")], "/"),
        })
        .await;
        assert_eq!(title(&site, "a.school.test", "/start").await, "clean", "{form}");
    }
}

#[tokio::test]
async fn a_door_that_never_opens_is_a_circle() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/born-dead" => setting(&["a=1; Path=/; Max-Age=0"], "/born-dead"),
        _ => redirect("302 Found", "/born-dead"),
    })
    .await;
    assert_outcome(&check(&site.url("/")).await, Outcome::BadResponse);
    let counter = std::sync::atomic::AtomicUsize::new(0);
    let site = Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        path => {
            let visit = counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            setting(&[&format!("session={visit}; Path=/")], path)
        }
    })
    .await;
    let report = check(&site.url("/")).await;
    assert_outcome(&report, Outcome::BadResponse);
    assert_eq!(report.redirects.len(), 10);
}
