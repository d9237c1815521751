//! Every address under which people find something of the registry, built in one place.
//! Knows no route's handler, and not who asks.

use registry::accounts::Secret;
use registry::vocabulary::{CountryCode, LanguageTag, Slug};
use url::Url;
use uuid::Uuid;

use crate::i18n::Locale;

/// The addresses of one registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urls(Url);

/// A public address that none can be built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be the web address of the registry, such as https://portolan.example, with nothing after a ? or #"
)]
pub struct UrlsError;

impl Urls {
    /// Those of the registry that people find here.
    pub fn new(public_url: &str) -> Result<Self, UrlsError> {
        let url = Url::parse(public_url.trim()).map_err(|_| UrlsError)?;
        let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        let web = matches!(url.scheme(), "http" | "https") && url.has_host() && url.password().is_none();
        if plain && web { Ok(Self(url)) } else { Err(UrlsError) }
    }

    /// Whether people reach it over TLS.
    pub fn are_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The registry itself.
    pub fn home(&self) -> String {
        self.to(&[])
    }

    /// Where one asks for a link to come in with.
    pub fn sign_in(&self) -> String {
        self.to(&["sign-in"])
    }

    /// Where such a link leads.
    pub fn sign_in_with(&self, secret: &Secret) -> String {
        self.to(&["sign-in", secret.reveal()])
    }

    /// Where signing in by an organisation begins.
    pub fn sign_in_by(&self, organisation: &str) -> String {
        self.to(&["sign-in", "oidc", organisation])
    }

    /// Where an organisation sends those back for whom it vouches.
    pub fn vouched_by(&self, organisation: &str) -> String {
        self.to(&["sign-in", "oidc", organisation, "callback"])
    }

    /// Where a government confirms an entry for another year.
    pub fn renew_with(&self, secret: &Secret) -> String {
        self.to(&["renew", secret.reveal()])
    }

    /// Where those who work on the registry begin.
    pub fn desk(&self) -> String {
        self.to(&["desk"])
    }

    /// A proposal, for those who work on it.
    pub fn proposal(&self, id: Uuid) -> String {
        self.to(&["desk", "proposals", &id.to_string()])
    }

    /// A platform, for those who answer for it.
    pub fn platform_at_desk(&self, slug: &str) -> String {
        self.to(&["desk", "platforms", slug])
    }

    /// The pages in one language.
    pub fn pages(&self, locale: Locale) -> Pages {
        Pages { base: self.path(""), locale }
    }

    /// A path of the registry as a link inside it: `/static/…` below wherever the registry is.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.0.path().trim_end_matches('/'))
    }

    /// The whole address of a link that was made here.
    pub fn whole(&self, link: &str) -> String {
        let origin = self.0.origin().ascii_serialization();
        format!("{origin}{link}")
    }

    fn to(&self, segments: &[&str]) -> String {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url.to_string()
    }
}

/// The pages in one language, as links inside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    base: String,
    locale: Locale,
}

impl Pages {
    /// The way in.
    pub fn home(&self) -> String {
        self.at("/")
    }

    /// Every platform, and what narrows them.
    pub fn platforms(&self) -> String {
        self.at("/platforms")
    }

    /// One platform.
    pub fn platform(&self, slug: &Slug) -> String {
        self.at(&format!("/platforms/{slug}"))
    }

    /// Where anybody says what is wrong with an entry.
    pub fn report(&self, slug: &Slug) -> String {
        self.at(&format!("/platforms/{slug}/report"))
    }

    /// Every country.
    pub fn countries(&self) -> String {
        self.at("/countries")
    }

    /// One country.
    pub fn country(&self, code: &CountryCode) -> String {
        self.at(&format!("/countries/{}", code.code()))
    }

    /// Every language that something is served in.
    pub fn languages(&self) -> String {
        self.at("/languages")
    }

    /// One language.
    pub fn language(&self, tag: &LanguageTag) -> String {
        self.at(&format!("/languages/{}", tag.code()))
    }

    /// What there is and what is missing.
    pub fn coverage(&self) -> String {
        self.at("/coverage")
    }

    /// What the registry is.
    pub fn about(&self) -> String {
        self.at("/about")
    }

    /// What changed last.
    pub fn changes(&self) -> String {
        self.at("/changes")
    }

    /// How programs read the registry.
    pub fn developers(&self) -> String {
        self.at("/developers")
    }

    /// The registry in figures.
    pub fn statistics(&self) -> String {
        self.at("/statistics")
    }

    /// How the registry itself is doing.
    pub fn status(&self) -> String {
        self.at("/status")
    }

    /// What somebody may mean who has begun to type.
    pub fn suggest(&self) -> String {
        self.at("/suggest")
    }

    /// A page by its path below the language.
    pub fn at(&self, path: &str) -> String {
        format!("{}/{}{path}", self.base, self.locale.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_begin_with_the_public_one_and_hold_what_they_are_given_in_one_segment() {
        let urls = Urls::new("https://portolan.example/registry/").unwrap();
        assert_eq!(urls.sign_in(), "https://portolan.example/registry/sign-in");
        assert_eq!(
            urls.platform_at_desk("a/../b?c#d e\r\n"),
            "https://portolan.example/registry/desk/platforms/a%2F..%2Fb%3Fc%23d%20e"
        );
        let urls = Urls::new("http://127.0.0.1:8080").unwrap();
        assert_eq!(urls.home(), "http://127.0.0.1:8080/");
        let secret = Secret::new().unwrap();
        assert_eq!(urls.sign_in_with(&secret), format!("http://127.0.0.1:8080/sign-in/{}", secret.reveal()));
        assert_eq!(urls.renew_with(&secret), format!("http://127.0.0.1:8080/renew/{}", secret.reveal()));
        assert_eq!(
            urls.proposal(Uuid::nil()),
            "http://127.0.0.1:8080/desk/proposals/00000000-0000-0000-0000-000000000000"
        );
    }

    #[test]
    fn links_stay_below_wherever_the_registry_is() {
        let urls = Urls::new("https://portolan.example/registry/").unwrap();
        let pages = urls.pages(Locale::Ar);
        assert_eq!(pages.home(), "/registry/ar/");
        assert_eq!(pages.country(&"ML".parse().unwrap()), "/registry/ar/countries/ML");
        assert_eq!(urls.whole(&pages.platforms()), "https://portolan.example/registry/ar/platforms");
        let urls = Urls::new("http://127.0.0.1:8080").unwrap();
        assert_eq!(urls.path("/static/a"), "/static/a");
        assert_eq!(urls.pages(Locale::En).at("/about"), "/en/about");
    }

    #[test]
    fn what_is_no_address_of_a_registry_is_refused() {
        for wrong in [
            "",
            "portolan.example",
            "ftp://a.org",
            "https://",
            "https://a.org/?b",
            "https://a.org/#b",
            "https://me:x@a.org",
        ] {
            assert_eq!(Urls::new(wrong), Err(UrlsError), "{wrong}");
        }
    }
}
