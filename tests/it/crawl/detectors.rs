//! Pages that say other than their status, served over a socket and checked by the program as anybody would.
//! Whether every page of the fixtures is judged rightly is the crawler's own test; here is that judging is plugged in.

use std::path::Path;

use serde_json::Value;

use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

/// A page of the fixtures, as it was written.
fn fixture(name: &str) -> Answer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    Answer::page(&std::fs::read_to_string(folder.join(format!("{name}.html"))).unwrap())
}

/// `portolan check --json` of one address.
async fn check(url: &str, more: &[&str]) -> Value {
    let mut arguments = vec!["check", "--json", "--allow-private-addresses", url];
    arguments.extend(more);
    let output = Program::run(&arguments, &[]).await;
    assert!(output.status.success(), "{}", output.stderr);
    serde_json::from_str(&output.stdout).unwrap()
}

/// Serves one page at `/` and checks it.
async fn verdict(name: &str, more: &[&str]) -> Value {
    let site = Site::start().await;
    site.set("/", fixture(name));
    check(&site.url("/"), more).await
}

#[tokio::test]
async fn a_page_is_judged_by_what_it_says() {
    let names = ["--name", "Open School", "--language", "en"];
    for (name, outcome) in [
        ("bot_wall/cloudflare_attention", "BLOCKED"),
        ("bot_wall/js_cookie_shell", "BLOCKED"),
        ("soft_404/th_404", "NOT_FOUND"),
        ("parked/suspended_cpanel", "PARKED"),
        ("parked/nginx", "PARKED"),
        ("identity/nhacai_vi", "IDENTITY_CHANGED"),
        ("identity/crypto_blog_en", "IDENTITY_CHANGED"),
        ("maintenance/ar", "SERVER_ERROR"),
        ("parked/near/lesson_nginx", "UP"),
        ("bot_wall/near/spa_shell", "UP"),
        ("identity/near/addiction_course", "UP"),
    ] {
        let report = verdict(name, &names).await;
        assert_eq!(report["outcome"], outcome, "{name}: {report}");
        let trusted = outcome == "UP";
        assert_eq!(report["metadata"].is_object(), trusted, "{name}: what is not the platform's is not kept");
        assert!(report["evidence"].as_str().is_some_and(|text| text.ends_with('.')), "{report}");
    }
}

#[tokio::test]
async fn notices_are_told_of_pages_that_are_up() {
    for (name, notice) in [
        ("maintenance/near/banner_en", "MAINTENANCE_BANNER"),
        ("closure/ru", "CLOSURE_ANNOUNCED"),
        ("spam/id_offscreen", "SPAM_INJECTED"),
    ] {
        let report = verdict(name, &[]).await;
        assert_eq!(
            (&report["outcome"], &report["notices"]),
            (&"UP".into(), &Value::from(vec![notice])),
            "{report}"
        );
    }
}

#[tokio::test]
async fn a_wall_is_known_at_any_status() {
    let site = Site::start().await;
    site.set("/", Answer { status: 503, ..fixture("bot_wall/cloudflare_503_checking") });
    site.set("/accepted", Answer::status(202).header("x-amzn-waf-action", "challenge"));
    for path in ["/", "/accepted"] {
        let report = check(&site.url(path), &[]).await;
        assert_eq!(report["outcome"], "BLOCKED", "{report}");
    }
}

#[tokio::test]
async fn an_address_that_answers_as_any_other_does_not_exist() {
    let site = Site::start().await;
    let home = fixture("soft_404/probe_same_home");
    site.set("/", home.clone());
    site.set("/real", fixture("healthy/es"));
    assert_eq!(check(&site.url("/real"), &[]).await["outcome"], "UP");

    site.otherwise(home);
    let report = check(&site.url("/recursos/gone"), &[]).await;
    assert_eq!(report["outcome"], "NOT_FOUND", "{report}");
    assert_eq!(check(&site.url("/"), &[]).await["outcome"], "UP", "a front page is what all others may show");

    site.otherwise(Answer::redirect("/"));
    let report = check(&site.url("/recursos/gone"), &[]).await;
    assert_eq!(report["outcome"], "NOT_FOUND", "{report}");
    assert_eq!(check(&site.url("/real"), &[]).await["outcome"], "UP");
}

#[tokio::test]
async fn an_invented_address_is_new_every_time_and_never_asked_against_robots() {
    let site = Site::start().await;
    site.set("/a/page", fixture("healthy/en"));
    for _ in 0..2 {
        assert_eq!(check(&site.url("/a/page"), &[]).await["outcome"], "UP");
    }
    let invented = |site: &Site| {
        let others = |path: &String| path != "/robots.txt" && path != "/a/page";
        site.paths().into_iter().filter(others).collect::<Vec<_>>()
    };
    let asked = invented(&site);
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0] != asked[1] && asked.iter().all(|path| path.starts_with("/a/")), "{asked:?}");

    let robots = "User-agent: *\nAllow: /a/page\nDisallow: /";
    site.set("/robots.txt", Answer::status(200).header("content-type", "text/plain").body(robots));
    assert_eq!(check(&site.url("/a/page"), &[]).await["outcome"], "UP");
    assert_eq!(invented(&site).len(), 2);
}

#[tokio::test]
async fn the_page_at_the_end_outranks_the_way_there() {
    let site = Site::start().await;
    let there = |host: &str| format!("http://{host}:{}/", site.port());
    for (page, outcome) in [
        ("parked/broker_moved", "PARKED"),
        ("identity/redirect_casino", "IDENTITY_CHANGED"),
        ("soft_404/ru_404", "NOT_FOUND"),
        ("healthy/fr", "MOVED"),
    ] {
        let end = Site::start().await;
        end.set("/", fixture(page));
        site.set("/", Answer::redirect(&format!("http://elsewhere.example:{}/", end.port())));
        let resolved = [
            format!("learn.test:{}:127.0.0.1", site.port()),
            format!("elsewhere.example:{}:127.0.0.1", end.port()),
        ];
        let report =
            check(&there("learn.test"), &["--resolve", &resolved[0], "--resolve", &resolved[1]]).await;
        assert_eq!(report["outcome"], outcome, "{report}");
    }
}
