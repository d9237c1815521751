//! Hosts that ask to be let be, that fail, or that want something particular.

use std::time::{Duration, Instant};

use crawler::{Checker, CheckerConfig, Quirks, Target};
use registry::checks::outcome::Outcome;
use registry::checks::report::Report;

use crate::site::{Site, page, redirect, reply};
use crate::{assert_outcome, quick};

async fn go(checker: &Checker, url: &str) -> Report {
    checker.check(&Target { url: url.to_owned(), ..Target::default() }).await
}

fn named(site: &Site, names: &[&str]) -> CheckerConfig {
    CheckerConfig { overrides: names.iter().map(|name| site.named(name)).collect(), ..quick() }
}

#[tokio::test]
async fn a_host_that_says_429_is_let_be_by_later_checks_and_then_asked_again() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/busy" => reply("429 Slow", "Retry-After: 1\r\n", b""),
        "/forever" => reply("429 Slow", "Retry-After: 999999\r\n", b""),
        "/silent" => reply("429 Slow", "", b""),
        _ => page("<title>well</title>"),
    })
    .await;
    for (path, rest) in [("/busy", 1_000), ("/forever", 1_200), ("/silent", 700)] {
        let mut config = named(&site, &["a.test", "b.test"]);
        config.cool_down = Duration::from_millis(700);
        config.cool_down_cap = Duration::from_millis(1_200);
        let checker = Checker::new(config).unwrap();
        let at = |host: &str, path: &str| format!("http://{host}:{}{path}", site.address.port());
        assert_outcome(&go(&checker, &at("a.test", path)).await, Outcome::RateLimited);
        let asked = Instant::now();
        let before = site.requests.lock().unwrap().len();
        let report = go(&checker, &at("a.test", "/page")).await;
        assert_outcome(&report, Outcome::RateLimited);
        assert!(report.retry_after_s.is_some() && report.http_status.is_none(), "{report:#?}");
        assert_eq!(site.requests.lock().unwrap().len(), before, "nothing was asked");
        assert_outcome(&go(&checker, &at("b.test", "/page")).await, Outcome::Up);
        tokio::time::sleep(Duration::from_millis(rest).saturating_sub(asked.elapsed())).await;
        assert_outcome(&go(&checker, &at("a.test", "/page")).await, Outcome::Up);
    }
}

#[tokio::test]
async fn a_redirect_to_a_host_that_rests_is_not_followed() {
    let site = Site::http(|path, head| {
        let port =
            head.split("a.test:").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        match path {
            "/robots.txt" => Vec::new(),
            "/busy" => reply("429 Slow", "Retry-After: 60\r\n", b""),
            "/to" => redirect("302 Found", &format!("http://b.test:{port}/page")),
            _ => page("<title>well</title>"),
        }
    })
    .await;
    let checker = Checker::new(named(&site, &["a.test", "b.test"])).unwrap();
    let port = site.address.port();
    assert_outcome(&go(&checker, &format!("http://b.test:{port}/busy")).await, Outcome::RateLimited);
    let report = go(&checker, &format!("http://a.test:{port}/to")).await;
    assert_outcome(&report, Outcome::RateLimited);
    assert_eq!((report.redirects.len(), site.count("/page")), (1, 0));
}

/// RFC 9309 §2.3.1.4: a file that was undefined for a reasonably long time may count as absent.
#[tokio::test]
async fn a_robots_txt_that_fails_for_long_lets_the_pages_own_fate_decide() {
    let site = Site::http(|_, _| reply("503 Down", "", b"")).await;
    let mut config = quick();
    config.retry_delays = Vec::new();
    config.robots_lifetime = Duration::from_millis(50);
    config.robots_patience = Duration::from_millis(400);
    let checker = Checker::new(config).unwrap();
    let started = Instant::now();
    assert_outcome(&go(&checker, &site.url("/")).await, Outcome::RobotsDenied);
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_outcome(&go(&checker, &site.url("/")).await, Outcome::RobotsDenied);
    assert_eq!((site.count("/robots.txt"), site.count("/")), (2, 0));
    tokio::time::sleep(Duration::from_millis(420).saturating_sub(started.elapsed())).await;
    assert_outcome(&go(&checker, &site.url("/")).await, Outcome::ServerError);
}

#[tokio::test]
async fn two_requests_to_a_host_are_apart_whatever_their_ports() {
    let times = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let start = || {
        let times = std::sync::Arc::clone(&times);
        Site::http(move |path, head| {
            times.lock().unwrap().push(Instant::now());
            let next = head
                .lines()
                .find_map(|line| line.strip_prefix("GET /to/"))
                .and_then(|rest| rest.split_whitespace().next().map(|port| format!("http://a.test:{port}/")));
            match (path, next) {
                ("/robots.txt", _) => Vec::new(),
                (_, Some(next)) => redirect("302 Found", &next),
                _ => page("<title>well</title>"),
            }
        })
    };
    let (one, two) = (start().await, start().await);
    let mut config = named(&one, &["a.test"]);
    config.overrides.push(two.named("a.test"));
    config.host_interval = Duration::from_millis(100);
    let checker = Checker::new(config).unwrap();
    let url = format!("http://a.test:{}/to/{}", one.address.port(), two.address.port());
    assert_outcome(&go(&checker, &url).await, Outcome::Up);
    let times = times.lock().unwrap();
    assert!(times.len() >= 4, "two files of rules and two pages");
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= Duration::from_millis(95)), "{times:?}");
}

#[tokio::test]
async fn a_named_site_gets_what_it_wants() {
    let site = Site::http(|path, head| match path {
        "/robots.txt" => reply("200 OK", "", b"User-agent: *\nDisallow: /\n"),
        "/portal/" if head.contains("text/x-school") => page("<title>portal</title>"),
        _ => reply("406 No", "", b""),
    })
    .await;
    let table = "[[site]]\nhost = 'school.test'\nwhy = 'a test'\ndelay_s = 1\naccept = 'text/x-school'\n\
        ignores_robots = true\npath = { asked = '/', instead = '/portal/' }\n";
    let quirks = Quirks::read(table).unwrap();
    let checker =
        Checker::new(CheckerConfig { quirks, ..named(&site, &["www.school.test", "other.test"]) }).unwrap();
    let at = |host: &str| format!("http://{host}:{}/", site.address.port());
    let started = Instant::now();
    let report = go(&checker, &at("www.school.test")).await;
    assert_outcome(&report, Outcome::Up);
    assert!(report.final_url.unwrap().ends_with("/portal/"));
    assert_outcome(&go(&checker, &at("www.school.test")).await, Outcome::Up);
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert_outcome(&go(&checker, &at("other.test")).await, Outcome::RobotsDenied);
}

/// A host that said of an invented address that it does not exist need not be asked for another.
#[tokio::test]
async fn a_host_that_is_honest_about_missing_pages_is_probed_once() {
    let known = ["/robots.txt", "/course/one", "/course/two", "/other/one"];
    let site = Site::http(move |path, _| match path {
        "/robots.txt" => Vec::new(),
        path if known.contains(&path) => page("<title>Something</title><p>Few words."),
        _ => reply("404 Not Found", "", b""),
    })
    .await;
    let checker = Checker::new(quick()).unwrap();
    let probes =
        || site.requests.lock().unwrap().iter().filter(|path| !known.contains(&path.as_str())).count();
    for (path, expected) in [("/course/one", 1), ("/course/two", 1), ("/course/one", 1), ("/other/one", 2)] {
        assert_outcome(&go(&checker, &site.url(path)).await, Outcome::Up);
        assert_eq!(probes(), expected, "{path}");
    }
}
