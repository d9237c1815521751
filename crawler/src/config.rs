//! How a checker is set up. Every interval has its default here and can be shortened by a test.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use outbound::{Limits, Override};
use registry::clock::{Clock, SystemClock};

use crate::chance::Chance;
use crate::fetch::Quirks;

/// The settings of a checker.
#[derive(Debug, Clone)]
pub struct CheckerConfig {
    /// Where people who meet the crawler in their logs can read about it.
    pub contact_url: String,
    /// Time for one whole check, waits for politeness not counted.
    pub timeout: Duration,
    /// Whether robots.txt is asked and obeyed.
    pub robots: bool,
    /// Lets addresses pass that are not public; for test networks.
    pub allow_private_addresses: bool,
    /// Names that go to given addresses.
    pub overrides: Vec<Override>,
    /// Who is asked for the addresses of names; none means those that the machine asks.
    pub nameservers: Vec<SocketAddr>,
    /// Roots that are trusted beside those of the browsers.
    pub extra_roots_pem: Option<Vec<u8>>,
    /// The limits of one exchange.
    pub limits: Limits,
    /// Pauses before the second and the third try, to be jittered.
    pub retry_delays: Vec<Duration>,
    /// Between two requests to one host.
    pub host_interval: Duration,
    /// The longest `Crawl-delay` that is honoured.
    pub crawl_delay_cap: Duration,
    /// How long a robots.txt is kept.
    pub robots_lifetime: Duration,
    /// After this time a robots.txt that its server fails to give counts as absent.
    pub robots_patience: Duration,
    /// How long a host is let be that answers 429 and does not say how long.
    pub cool_down: Duration,
    /// The longest `Retry-After` that is honoured without asking again.
    pub cool_down_cap: Duration,
    /// How long it is known of a host that it is honest about addresses that do not exist.
    pub honesty_lifetime: Duration,
    /// What named sites want beside that.
    pub quirks: Quirks,
    /// Exchanges with hosts at one time; several times as many checks may be under way.
    pub concurrency: usize,
    /// The time by which a `Retry-After` that names a date is counted.
    pub clock: Arc<dyn Clock>,
    /// Jitter, and invented addresses.
    pub chance: Chance,
}

impl Default for CheckerConfig {
    fn default() -> Self {
        Self {
            contact_url: "https://portolan.example/crawler".to_owned(),
            timeout: Duration::from_secs(30),
            robots: true,
            allow_private_addresses: false,
            overrides: Vec::new(),
            nameservers: Vec::new(),
            extra_roots_pem: None,
            limits: Limits::default(),
            retry_delays: vec![Duration::from_secs(1), Duration::from_secs(3)],
            host_interval: Duration::from_millis(100),
            crawl_delay_cap: Duration::from_secs(30),
            robots_lifetime: Duration::from_hours(24),
            robots_patience: Duration::from_hours(7 * 24),
            cool_down: Duration::from_mins(1),
            cool_down_cap: Duration::from_hours(1),
            honesty_lifetime: Duration::from_hours(24),
            quirks: Quirks::default(),
            concurrency: 64,
            clock: Arc::new(SystemClock),
            chance: Chance::default(),
        }
    }
}

impl CheckerConfig {
    /// The name that the crawler gives itself.
    pub fn user_agent(&self) -> String {
        format!("Mozilla/5.0 (compatible; portolan/{}; +{})", env!("CARGO_PKG_VERSION"), self.contact_url)
    }
}
