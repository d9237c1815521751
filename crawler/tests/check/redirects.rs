//! Redirects of every kind, and where they end.

use registry::checks::outcome::Outcome;

use crate::site::{Site, Step, page, redirect, reply};
use crate::{assert_outcome, check, check_with, quick};

#[tokio::test]
async fn redirects_are_followed_and_written_down() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/1" => redirect("301 Moved", "2"),
        "/2" => redirect("302 Found", "/3?x#y"),
        "/3?x" => {
            reply("200 OK", "Refresh: 0; url=/4\r\nContent-Type: text/html\r\n", b"<title>wait</title>")
        }
        "/4" => page("<meta http-equiv=refresh content='5;URL=\"/5\"'>"),
        _ => page("<title>there</title><meta http-equiv=refresh content='300;url=/1'>"),
    })
    .await;
    let report = check(&site.url("/1")).await;
    assert_outcome(&report, Outcome::Up);
    let statuses: Vec<_> = report.redirects.iter().map(|redirect| redirect.status).collect();
    assert_eq!(statuses, [301, 302, 200, 200]);
    assert_eq!(report.redirects[0].url, site.url("/1"));
    assert_eq!(report.final_url, Some(site.url("/5")));
}

#[tokio::test]
async fn redirects_that_lead_nowhere_are_bad_responses() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/mail" => redirect("302 Found", "mailto:a@example.org"),
        "/file" => redirect("302 Found", "file:///etc/passwd"),
        "/broken" => redirect("302 Found", "http://[::"),
        "/empty" => redirect("302 Found", ""),
        "/self" => redirect("302 Found", "/self"),
        "/a" => redirect("302 Found", "/b"),
        "/b" => redirect("302 Found", "/a"),
        "/m" => page("<title>m</title><meta http-equiv=refresh content='0;url=/n'>"),
        "/n" => page("<title>n</title><meta http-equiv=refresh content='0;url=/m'>"),
        "/long" => redirect("302 Found", &"x".repeat(10_000)),
        path => {
            let next: u32 = path.trim_start_matches('/').parse().unwrap_or_default();
            redirect("302 Found", &format!("/{}", next + 1))
        }
    })
    .await;
    for path in ["/mail", "/file", "/broken", "/empty", "/self", "/a", "/m", "/long", "/1"] {
        assert_outcome(&check(&site.url(path)).await, Outcome::BadResponse);
    }
    assert_eq!(check(&site.url("/100")).await.redirects.len(), 10);
}

#[tokio::test]
async fn a_location_in_any_bytes_comes_back_as_it_went() {
    let site = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        "/latin" => vec![Step::Send(
            b"HTTP/1.1 302 Found\r\nLocation: /\xe9cole\r\nContent-Length: 0\r\n\r\n".to_vec(),
        )],
        "/utf8" => redirect("302 Found", "/école"),
        "/space" => redirect("302 Found", "/a b"),
        "/base" => page("<base href='/deep/er/'><title>b</title><meta http-equiv=refresh content='0;url=x'>"),
        "/template" => {
            page("<title>t</title><template><meta http-equiv=refresh content='0;url=/x'></template>")
        }
        path => page(&format!("<title>{path}</title>")),
    })
    .await;
    let cases = [
        ("/latin", "/%E9cole"),
        ("/utf8", "/%C3%A9cole"),
        ("/space", "/a%20b"),
        ("/base", "/deep/er/x"),
        ("/template", "/template"),
    ];
    for (path, end) in cases {
        let report = check(&site.url(path)).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.final_url, Some(site.url(end)));
    }
}

#[tokio::test]
async fn ten_redirects_are_followed() {
    let site = Site::http(|path, _| match path.trim_start_matches('/').parse::<u32>() {
        Ok(next) if next < 10 => redirect("302 Found", &format!("/{}", next + 1)),
        Ok(_) => page("<title>end</title>"),
        Err(_) => Vec::new(),
    })
    .await;
    assert_outcome(&check(&site.url("/0")).await, Outcome::Up);
}

#[tokio::test]
async fn a_site_may_set_a_cookie_and_come_back() {
    let site = Site::http(|path, head| match path {
        "/robots.txt" => Vec::new(),
        _ if head.contains("seen=1") => page("<title>welcome</title>"),
        _ => reply("302 Found", "Location: /\r\nSet-Cookie: seen=1; Path=/\r\n", b""),
    })
    .await;
    assert_outcome(&check(&site.url("/")).await, Outcome::Up);
    let stubborn = Site::http(|path, _| match path {
        "/robots.txt" => Vec::new(),
        _ => reply("302 Found", "Location: /\r\nSet-Cookie: seen=1; Path=/\r\n", b""),
    })
    .await;
    assert_outcome(&check(&stubborn.url("/")).await, Outcome::BadResponse);
}

#[tokio::test]
async fn a_page_that_reloads_itself_is_read() {
    let site = Site::http(|path, head| match path {
        "/robots.txt" => Vec::new(),
        "/ticker" => page("<title>news</title><meta http-equiv=refresh content=5>"),
        _ if head.contains("ok=1") => page("<title>let in</title>"),
        _ => reply(
            "200 OK",
            "Set-Cookie: ok=1\r\nRefresh: 1\r\nContent-Type: text/html\r\n",
            b"<title>wait</title>",
        ),
    })
    .await;
    let report = check(&site.url("/ticker")).await;
    assert_outcome(&report, Outcome::Up);
    assert!(report.redirects.is_empty());
    let report = check(&site.url("/door")).await;
    assert_eq!(report.metadata.unwrap().title.as_deref(), Some("let in"));
}

#[tokio::test]
async fn another_registrable_domain_is_moved_and_a_sister_host_is_not() {
    let site = Site::http(|path, head| match path {
        "/robots.txt" => Vec::new(),
        "/away" => redirect("301 Moved", &format!("http://other.test:{}/", port(head))),
        "/sister" => redirect("301 Moved", &format!("http://learn.home.test:{}/", port(head))),
        "/meta" => {
            page(&format!("<meta http-equiv=refresh content='0;url=http://other.test:{}/'>", port(head)))
        }
        "/gone" => redirect("301 Moved", &format!("http://other.test:{}/404", port(head))),
        "/404" => reply("404 Not Found", "", b""),
        "/home" => redirect("302 Found", &format!("http://other.test:{}/sign-on", port(head))),
        "/sign-on" => redirect("302 Found", &format!("http://home.test:{}/", port(head))),
        _ => page("<title>hello</title>"),
    })
    .await;
    let mut config = quick();
    config.overrides = ["home.test", "learn.home.test", "other.test"].map(|name| site.named(name)).into();
    let at = site.address.port();
    let cases = [
        ("/away", Outcome::Moved),
        ("/meta", Outcome::Moved),
        ("/sister", Outcome::Up),
        ("/home", Outcome::Up),
        ("/gone", Outcome::NotFound),
    ];
    for (path, outcome) in cases {
        let report = check_with(config.clone(), &format!("http://home.test:{at}{path}")).await;
        assert_outcome(&report, outcome);
    }
}

fn port(head: &str) -> String {
    let host =
        head.lines().find_map(|line| line.strip_prefix("host: ").or_else(|| line.strip_prefix("Host: ")));
    host.and_then(|host| host.rsplit(':').next()).unwrap_or_default().trim().to_owned()
}
