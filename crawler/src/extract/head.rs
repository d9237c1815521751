//! What the title, the meta and the link elements say.

use registry::checks::report::{Alternate, Metadata};
use scraper::{ElementRef, Html};
use url::Url;

use super::clean::{address, language_tag, line};
use super::refresh::{self, Refresh};
use super::{elements, inner_text};

const MOST: usize = 100;

/// The findings of one pass over the elements.
pub(super) struct Head {
    /// What relative addresses are relative to.
    pub(super) base: Url,
    pub(super) refresh: Option<Refresh>,
    pub(super) html_language: Option<String>,
    pub(super) og_locale: Option<String>,
    pub(super) manifest_url: Option<String>,
    pub(super) metadata: Metadata,
}

/// What has a better and a worse source.
#[derive(Default)]
struct Second {
    title: Option<String>,
    description: Option<String>,
    site_name: Option<String>,
    image: Option<String>,
    icon: Option<String>,
}

impl Head {
    pub(super) fn gather(html: &Html, page: &Url) -> Self {
        let mut bases = elements(html).filter(|e| e.value().name() == "base");
        let href = bases.find_map(|e| e.attr("href"));
        let base = href.and_then(|href| page.join(href.trim()).ok()).filter(|url| !url.cannot_be_a_base());
        let mut head = Self {
            base: base.unwrap_or_else(|| page.clone()),
            refresh: None,
            html_language: None,
            og_locale: None,
            manifest_url: None,
            metadata: Metadata::default(),
        };
        let mut second = Second::default();
        for element in elements(html) {
            match element.value().name() {
                "html" => head.html(element),
                "title" => head.title(element),
                "meta" => head.meta(element, &mut second),
                "link" => head.link(element, &mut second),
                _ => {}
            }
        }
        head.fill(second)
    }

    fn fill(mut self, second: Second) -> Self {
        let Second { title, description, site_name, image, icon } = second;
        let metadata = &mut self.metadata;
        metadata.title = metadata.title.take().or(title);
        metadata.description = metadata.description.take().or(description);
        metadata.site_name = metadata.site_name.take().or(site_name);
        metadata.image_url = metadata.image_url.take().or(image);
        metadata.icon_url = metadata.icon_url.take().or(icon);
        self
    }

    fn html(&mut self, element: ElementRef<'_>) {
        let language = element.attr("lang").or_else(|| element.attr("xml:lang"));
        self.html_language = self.html_language.take().or_else(|| language.map(str::to_owned));
    }

    /// The first title with words; an SVG's title is another thing.
    fn title(&mut self, element: ElementRef<'_>) {
        if self.metadata.title.is_none() && &*element.value().name.ns == "http://www.w3.org/1999/xhtml" {
            self.metadata.title = line(&inner_text(element, 8_192), 300);
        }
    }

    fn meta(&mut self, element: ElementRef<'_>, second: &mut Second) {
        let Some(content) = element.attr("content") else { return };
        let key = |name: &str| element.attr(name).map(|key| key.trim().to_ascii_lowercase());
        if key("http-equiv").as_deref() == Some("refresh") && self.refresh.is_none() {
            self.refresh = refresh::parse(content).map(|refresh| refresh.against(&self.base));
        }
        if key("http-equiv").as_deref() == Some("content-language") {
            second_choice(&mut self.html_language, Some(content.to_owned()));
        }
        let metadata = &mut self.metadata;
        for key in [key("name"), key("property")].into_iter().flatten() {
            match key.as_str() {
                "description" => second_choice(&mut metadata.description, line(content, 1_000)),
                "og:description" | "twitter:description" => {
                    second_choice(&mut second.description, line(content, 1_000));
                }
                "og:title" | "twitter:title" => second_choice(&mut second.title, line(content, 300)),
                "og:site_name" => second_choice(&mut metadata.site_name, line(content, 300)),
                "application-name" | "apple-mobile-web-app-title" => {
                    second_choice(&mut second.site_name, line(content, 300));
                }
                "og:image" | "og:image:url" | "og:image:secure_url" => {
                    second_choice(&mut metadata.image_url, address(&self.base, content));
                }
                "twitter:image" => second_choice(&mut second.image, address(&self.base, content)),
                "og:locale" => second_choice(&mut self.og_locale, Some(content.to_owned())),
                "generator" => second_choice(&mut metadata.generator, line(content, 300)),
                "viewport" => metadata.mobile_ready |= fits_small_screens(content),
                _ => {}
            }
        }
    }

    fn link(&mut self, element: ElementRef<'_>, second: &mut Second) {
        let Some(href) = element.attr("href").and_then(|href| address(&self.base, href)) else { return };
        let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
        let has = |word: &str| rel.split_ascii_whitespace().any(|found| found == word);
        let metadata = &mut self.metadata;
        if has("canonical") {
            second_choice(&mut metadata.canonical_url, Some(href.clone()));
        }
        if has("icon") {
            second_choice(&mut metadata.icon_url, Some(href.clone()));
        }
        if has("apple-touch-icon") || has("apple-touch-icon-precomposed") {
            second_choice(&mut second.icon, Some(href.clone()));
        }
        if has("manifest") {
            second_choice(&mut self.manifest_url, Some(href.clone()));
        }
        if has("alternate") {
            let kind = element.attr("type").unwrap_or_default().to_ascii_lowercase();
            let kind = kind.split(';').next().unwrap_or_default().trim();
            if matches!(kind, "application/rss+xml" | "application/atom+xml" | "application/feed+json") {
                push(&mut metadata.feeds, href.clone());
            }
            let language = element.attr("hreflang").and_then(|tag| {
                if tag.trim().eq_ignore_ascii_case("x-default") {
                    Some("x-default".to_owned())
                } else {
                    language_tag(tag)
                }
            });
            if let Some(language) = language {
                push(&mut metadata.alternates, Alternate { language, url: href });
            }
        }
    }
}

fn second_choice<T>(place: &mut Option<T>, found: Option<T>) {
    if place.is_none() {
        *place = found;
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, found: T) {
    if list.len() < MOST && !list.contains(&found) {
        list.push(found);
    }
}

fn fits_small_screens(content: &str) -> bool {
    let plain: String =
        content.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    plain.contains("width=device-width") || plain.contains("initial-scale=1")
}
