//! What search engines, browsers and people who find a hole ask for under addresses of their own.

use std::fmt::Write as _;

use askama::filters::{Html, escape};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::json;

use super::entrance::negotiated;
use super::words::Words;
use crate::http::assets::ICON;
use crate::i18n::Locale;
use crate::routes::Service;
use crate::urls::Pages;

/// Addresses in one file; the protocol allows fifty thousand, and each brings its six languages.
const SIZE: usize = 5_000;

/// Every such address.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(index))
        .route("/sitemaps/{file}", get(sitemap))
        .route("/opensearch.xml", get(undecided_search))
        .route("/{lang}/opensearch.xml", get(search))
        .route("/{lang}/manifest.webmanifest", get(manifest))
        .route("/.well-known/security.txt", get(security))
        .route("/favicon.ico", get(icon))
}

fn text(content_type: &'static str, content: String) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    (headers, content).into_response()
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "nothing is here\n").into_response()
}

/// Lists may be read; what narrows them by more than one thing is the same again.
async fn robots(State(service): State<Service>) -> Response {
    let sitemap = service.urls.whole(&service.urls.path("/sitemap.xml"));
    let path = |path: &str| service.urls.path(path);
    let rules = format!(
        "User-agent: *\nDisallow: {}\nDisallow: {}\nDisallow: {}\nDisallow: {}\nDisallow: {}\n\nSitemap: {sitemap}\n",
        path("/*/platforms?*&"),
        path("/*/suggest"),
        path("/*/report"),
        path("/*/desk"),
        path("/graphql"),
    );
    text("text/plain; charset=utf-8", rules)
}

/// The list of sitemaps: one for the fixed pages, and one for every so many platforms.
async fn index(State(service): State<Service>) -> Response {
    let files = service.catalogue.snapshot().len().div_ceil(SIZE);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for file in std::iter::once("pages".to_owned()).chain((1..=files).map(|number| number.to_string())) {
        let address = service.urls.whole(&service.urls.path(&format!("/sitemaps/{file}.xml")));
        let _ = writeln!(xml, "<sitemap><loc>{address}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    text("application/xml", xml)
}

async fn sitemap(State(service): State<Service>, Path(file): Path<String>) -> Response {
    let snapshot = service.catalogue.snapshot();
    let mut urls = String::new();
    match file.strip_suffix(".xml") {
        Some("pages") => {
            let fixed: [fn(&Pages) -> String; 10] = [
                Pages::home,
                Pages::platforms,
                Pages::countries,
                Pages::languages,
                Pages::coverage,
                Pages::about,
                Pages::changes,
                Pages::developers,
                Pages::status,
                Pages::statistics,
            ];
            for page in fixed {
                entry(&mut urls, &service, None, page);
            }
            for country in registry::vocabulary::countries() {
                entry(&mut urls, &service, None, |pages| pages.country(&country.code));
            }
            let served = registry::vocabulary::languages().iter();
            for language in served.filter(|language| snapshot.live_in_language(language.code) > 0) {
                entry(&mut urls, &service, None, |pages| pages.language(&language.code));
            }
        }
        Some(number) => {
            let Some(number) = number.parse::<usize>().ok().filter(|number| *number > 0) else {
                return nothing();
            };
            let platforms = snapshot.entries().skip((number - 1).saturating_mul(SIZE)).take(SIZE);
            for platform in platforms {
                let slug = &platform.document().slug;
                entry(&mut urls, &service, Some(platform.published.updated_at), |pages| pages.platform(slug));
            }
            if urls.is_empty() {
                return nothing();
            }
        }
        None => return nothing(),
    }
    text(
        "application/xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
        ),
    )
}

/// A page under the address of each language, each naming the others.
fn entry(
    xml: &mut String,
    service: &Service,
    changed: Option<DateTime<Utc>>,
    page: impl Fn(&Pages) -> String,
) {
    let address = |locale: Locale| service.urls.whole(&page(&service.urls.pages(locale)));
    let mut links = String::new();
    for locale in Locale::ALL {
        let (tag, address) = (locale.tag(), address(locale));
        let _ = write!(links, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>");
    }
    let changed =
        changed.map(|at| format!("<lastmod>{}</lastmod>", at.format("%Y-%m-%d"))).unwrap_or_default();
    for locale in Locale::ALL {
        let _ = writeln!(xml, "<url><loc>{}</loc>{changed}{links}</url>", address(locale));
    }
}

async fn undecided_search(State(service): State<Service>, headers: HeaderMap) -> Response {
    let mut response = described(&service, negotiated(&headers));
    response.headers_mut().insert(VARY, HeaderValue::from_name(ACCEPT_LANGUAGE));
    response
}

async fn search(State(service): State<Service>, Path(lang): Path<String>) -> Response {
    Locale::exactly(&lang).map_or_else(nothing, |locale| described(&service, locale))
}

/// The search as browsers add it to theirs.
fn described(service: &Service, locale: Locale) -> Response {
    let w = Words(locale);
    let pages = service.urls.pages(locale);
    let whole = |path: String| service.urls.whole(&path);
    let Ok(name) = escape(w.say("site-name"), Html);
    let Ok(lead) = escape(w.say("home-title"), Html);
    text(
        "application/opensearchdescription+xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{name}</ShortName>\n<Description>{lead}</Description>\n<Language>{}</Language>\n\
         <InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n\
         <Image height=\"32\" width=\"32\" type=\"image/svg+xml\">{}</Image>\n\
         <Url type=\"text/html\" method=\"get\" template=\"{}?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
            locale.tag(),
            whole(service.urls.path(&ICON.path())),
            whole(pages.platforms()),
        ),
    )
}

async fn manifest(State(service): State<Service>, Path(lang): Path<String>) -> Response {
    let Some(locale) = Locale::exactly(&lang) else { return nothing() };
    let w = Words(locale);
    let manifest = json!({
        "name": w.say("site-name"),
        "short_name": w.say("site-name"),
        "description": w.say("home-title"),
        "lang": locale.tag(),
        "dir": locale.direction(),
        "start_url": service.urls.pages(locale).home(),
        "display": "minimal-ui",
        "background_color": "#fbf9f4",
        "theme_color": "#0b4f78",
        "icons": [{ "src": service.urls.path(&ICON.path()), "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    });
    text("application/manifest+json", manifest.to_string())
}

/// Whom to tell of a hole (RFC 9116).
async fn security(State(service): State<Service>) -> Response {
    let urls = &service.urls;
    let about = |locale: Locale| urls.whole(&format!("{}#contact", urls.pages(locale).about()));
    let contact = service
        .contact
        .as_ref()
        .map(|contact| if contact.contains("://") { contact.clone() } else { format!("mailto:{contact}") });
    let expires = (service.ctx.clock.now() + TimeDelta::days(180)).trunc_subsecs(0).to_rfc3339();
    let canonical = urls.whole(&urls.path("/.well-known/security.txt"));
    let tags = Locale::ALL.map(Locale::tag).join(", ");
    let contact = contact.unwrap_or_else(|| about(Locale::En));
    text(
        "text/plain; charset=utf-8",
        format!(
            "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {tags}\nCanonical: {canonical}\n"
        ),
    )
}

async fn icon(State(service): State<Service>) -> Response {
    let path = service.urls.path(&ICON.path());
    (StatusCode::PERMANENT_REDIRECT, [(http::header::LOCATION, path)]).into_response()
}
