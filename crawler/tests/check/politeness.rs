//! robots.txt, pauses, and one connection at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crawler::{Checker, Target};
use registry::checks::outcome::Outcome;

use crate::site::{Site, Step, page, redirect, reply};
use crate::{assert_outcome, check, check_with, quick};

async fn with_robots(status: &'static str, text: &'static str) -> Site {
    Site::http(move |path, _| match path {
        "/robots.txt" => reply(status, "Content-Type: text/plain\r\n", text.as_bytes()),
        _ => page("<title>page</title>"),
    })
    .await
}

#[tokio::test]
async fn robots_are_obeyed_and_can_be_ignored() {
    let site = with_robots("200 OK", "User-agent: portolan\nDisallow: /private\n").await;
    assert_outcome(&check(&site.url("/private/x")).await, Outcome::RobotsDenied);
    assert_outcome(&check(&site.url("/open")).await, Outcome::Up);
    assert_eq!(site.count("/private/x"), 0);
    let mut config = quick();
    config.robots = false;
    assert_outcome(&check_with(config, &site.url("/private/x")).await, Outcome::Up);
}

#[tokio::test]
async fn a_missing_robots_allows_and_a_failing_one_denies() {
    for status in ["404 Not Found", "403 Forbidden", "429 Slow"] {
        let site = with_robots(status, "User-agent: *\nDisallow: /").await;
        assert_outcome(&check(&site.url("/")).await, Outcome::Up);
    }
    let site = with_robots("500 Oh", "").await;
    assert_outcome(&check(&site.url("/")).await, Outcome::RobotsDenied);
}

#[tokio::test]
async fn robots_may_redirect_five_times_and_a_redirects_target_is_asked_too() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => redirect("301 Moved", "/r1"),
        "/r5" => reply("200 OK", "", b"User-agent: *\nDisallow: /secret"),
        path if path.starts_with("/r") => {
            let next: u32 = path[2..].parse().unwrap();
            redirect("301 Moved", &format!("/r{}", next + 1))
        }
        "/start" => redirect("302 Found", "/secret"),
        _ => page("<title>page</title>"),
    })
    .await;
    let report = check(&site.url("/start")).await;
    assert_outcome(&report, Outcome::RobotsDenied);
    assert_eq!((report.redirects.len(), site.count("/secret")), (1, 0));
}

#[tokio::test]
async fn robots_are_fetched_once_for_many_checks() {
    let site = with_robots("200 OK", "User-agent: *\nDisallow:\n").await;
    let checker = Checker::new(quick()).unwrap();
    for path in ["/a", "/b", "/c"] {
        let target = Target { url: site.url(path), ..Target::default() };
        assert_outcome(&checker.check(&target).await, Outcome::Up);
    }
    assert_eq!(site.count("/robots.txt"), 1);
}

#[tokio::test]
async fn robots_are_fetched_once_for_checks_at_the_same_time() {
    let site = with_robots("200 OK", "User-agent: *\nDisallow: /7\n").await;
    let checker = Checker::new(quick()).unwrap();
    let checks = (0..12).map(|number| {
        let target = Target { url: site.url(&format!("/{number}")), ..Target::default() };
        let checker = checker.clone();
        tokio::spawn(async move { checker.check(&target).await })
    });
    for (number, check) in checks.collect::<Vec<_>>().into_iter().enumerate() {
        let expected = if number == 7 { Outcome::RobotsDenied } else { Outcome::Up };
        assert_outcome(&check.await.unwrap(), expected);
    }
    assert_eq!(site.count("/robots.txt"), 1);
}

#[tokio::test]
async fn a_crawl_delay_is_honoured_and_not_counted() {
    let site = with_robots("200 OK", "User-agent: *\nCrawl-delay: 1\n").await;
    let started = Instant::now();
    let report = check(&site.url("/")).await;
    assert_outcome(&report, Outcome::Up);
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert!(report.elapsed_ms < 900, "{}", report.elapsed_ms);
}

#[tokio::test]
async fn a_host_sees_one_connection_at_a_time() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (inside, peak) = (Arc::clone(&now), Arc::clone(&most));
    let site = Site::http(move |path, _| {
        if path == "/robots.txt" {
            return Vec::new();
        }
        peak.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let leaving = Arc::clone(&inside);
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(30)).await;
            leaving.fetch_sub(1, Ordering::SeqCst);
        });
        [vec![Step::Wait(Duration::from_millis(40))], page("<title>x</title>")].concat()
    })
    .await;
    let mut config = quick();
    config.overrides = vec![site.named("one.test"), site.named("two.test")];
    let checker = Checker::new(config).unwrap();
    let port = site.address.port();
    let checks = (0..8).map(|n| {
        let (checker, host) = (checker.clone(), if n % 2 == 0 { "one.test" } else { "two.test" });
        tokio::spawn(async move {
            let target = Target { url: format!("http://{host}:{port}/{n}"), ..Target::default() };
            checker.check(&target).await
        })
    });
    for check in checks.collect::<Vec<_>>() {
        assert_outcome(&check.await.unwrap(), Outcome::Up);
    }
    assert_eq!(most.load(Ordering::SeqCst), 1);
}
