//! From a URL to the addresses that may be connected to. Names go to hickory, never to the system's
//! resolver, which would let nobody see the addresses before they are used.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use tokio::sync::OnceCell;
use tokio::time::timeout;
use url::{Host, Url};

use crate::address::vet;
use crate::failure::{Broken, Failure};

/// Addresses that were vetted for one URL; an exchange connects to these and to no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    pub(crate) addresses: Vec<SocketAddr>,
}

impl Pinned {
    /// The addresses, in the order they will be tried.
    pub fn addresses(&self) -> Vec<IpAddr> {
        self.addresses.iter().map(SocketAddr::ip).collect()
    }
}

/// `HOST:PORT:ADDRESS`, as curl's `--resolve` writes it: that name and port go to these addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    host: String,
    port: u16,
    addresses: Vec<IpAddr>,
}

/// A text that is no override.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not of the form HOST:PORT:ADDRESS")]
pub struct OverrideError(String);

impl FromStr for Override {
    type Err = OverrideError;

    fn from_str(text: &str) -> Result<Self, OverrideError> {
        parse_override(text).ok_or_else(|| OverrideError(text.chars().take(200).collect()))
    }
}

fn parse_override(text: &str) -> Option<Override> {
    let (host, rest) = text.split_once(':')?;
    let (port, addresses) = rest.split_once(':')?;
    let host = match Host::parse(host).ok()? {
        Host::Domain(name) => bare(&name),
        Host::Ipv4(_) | Host::Ipv6(_) => return None,
    };
    let address = |text: &str| text.trim_start_matches('[').trim_end_matches(']').parse().ok();
    let addresses = addresses.split(',').map(address).collect::<Option<Vec<_>>>()?;
    Some(Override { host, port: port.parse().ok()?, addresses })
}

/// A name without the dot that only says that it is absolute.
fn bare(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

/// Turns names into vetted addresses.
pub(crate) struct Resolver {
    overrides: Vec<Override>,
    nameservers: Vec<SocketAddr>,
    allow_private: bool,
    hickory: OnceCell<Result<TokioResolver, String>>,
}

/// One question to the resolver; asked twice at most.
const PATIENCE: Duration = Duration::from_secs(4);

impl Resolver {
    pub(crate) fn new(overrides: Vec<Override>, nameservers: Vec<SocketAddr>, allow_private: bool) -> Self {
        Self { overrides, nameservers, allow_private, hickory: OnceCell::new() }
    }

    /// The addresses of a URL's host that may be connected to.
    pub(crate) async fn pin(&self, url: &Url) -> Result<Pinned, Broken> {
        let port = url.port_or_known_default().ok_or_else(|| bad_url(url))?;
        let found = match url.host().ok_or_else(|| bad_url(url))? {
            Host::Ipv4(address) => vec![IpAddr::V4(address)],
            Host::Ipv6(address) => vec![IpAddr::V6(address)],
            Host::Domain(name) => self.look_up(&bare(name), port).await?,
        };
        if port == 0 {
            return Err(Failure::Connection("Port 0 cannot be connected to.".to_owned()).into());
        }
        let addresses = self.keep_public(found, url)?;
        Ok(Pinned { addresses: addresses.into_iter().map(|ip| SocketAddr::new(ip, port)).collect() })
    }

    fn keep_public(&self, found: Vec<IpAddr>, url: &Url) -> Result<Vec<IpAddr>, Broken> {
        if self.allow_private {
            return Ok(found);
        }
        let refused = found.iter().find_map(|address| vet(*address).err());
        let public: Vec<_> = found.iter().copied().filter(|address| vet(*address).is_ok()).collect();
        match refused {
            Some(why) if public.is_empty() => {
                let host = url.host_str().unwrap_or_default();
                let detail = format!("The address of {host} was not connected to: {why}.");
                Err(Broken { failure: Failure::UnsafeAddress(detail), addresses: found, tls: None })
            }
            Some(_) | None => Ok(public),
        }
    }

    async fn look_up(&self, name: &str, port: u16) -> Result<Vec<IpAddr>, Failure> {
        if let Some(found) = self.overrides.iter().find(|o| o.host == name && o.port == port) {
            return Ok(found.addresses.clone());
        }
        // RFC 6761: these never leave the machine, whatever a resolver would say.
        if name == "localhost" || name.ends_with(".localhost") {
            return Ok(vec![IpAddr::from([127, 0, 0, 1])]);
        }
        let resolver = self.hickory.get_or_init(|| async { build(&self.nameservers) }).await;
        let resolver = resolver.as_ref().map_err(|why| Failure::Own(why.clone()))?;
        match ask(resolver, name).await {
            Ok(found) => Ok(found),
            Err(_) => ask(resolver, name).await.map_err(Failure::NoAddress),
        }
    }
}

fn bad_url(url: &Url) -> Failure {
    Failure::BadUrl(format!("`{}` has no host to connect to.", url.scheme()))
}

fn build(nameservers: &[SocketAddr]) -> Result<TokioResolver, String> {
    let fault = |error| format!("The resolver's configuration cannot be used: {error}.");
    let mut builder = if nameservers.is_empty() {
        TokioResolver::builder_tokio().map_err(fault)?
    } else {
        let servers = nameservers.iter().copied().map(nameserver).collect();
        let config = ResolverConfig::from_parts(None, Vec::new(), servers);
        TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
    };
    let options: &mut ResolverOpts = builder.options_mut();
    options.attempts = 1;
    options.timeout = Duration::from_secs(3);
    options.cache_size = 1_024;
    options.positive_max_ttl = Some(Duration::from_mins(1));
    // The second try must be a real one.
    options.negative_max_ttl = Some(Duration::ZERO);
    builder.build().map_err(fault)
}

fn nameserver(address: SocketAddr) -> NameServerConfig {
    let mut connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
    for connection in &mut connections {
        connection.port = address.port();
    }
    NameServerConfig::new(address.ip(), true, connections.into())
}

async fn ask(resolver: &TokioResolver, name: &str) -> Result<Vec<IpAddr>, String> {
    // The final dot keeps the machine's search domains out of it.
    match timeout(PATIENCE, resolver.lookup_ip(format!("{name}."))).await {
        Ok(Ok(found)) => {
            let mut addresses: Vec<_> = found.iter().collect();
            addresses.dedup();
            addresses.truncate(16);
            if addresses.is_empty() { Err(format!("{name} has no address.")) } else { Ok(addresses) }
        }
        Ok(Err(error)) if error.is_nx_domain() => Err(format!("There is no such name as {name}.")),
        Ok(Err(error)) if error.is_no_records_found() => Err(format!("{name} has no address.")),
        Ok(Err(error)) => Err(format!("The resolver has no answer for {name}: {error}.")),
        Err(_) => Err(format!("The resolver did not answer for {name} within {} s.", PATIENCE.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_are_read_as_curl_writes_them() {
        let one: Override = "Example.org:443:93.184.216.34".parse().unwrap();
        assert_eq!((one.host.as_str(), one.port, one.addresses.len()), ("example.org", 443, 1));
        let two: Override = "example.org:80:[::1],127.0.0.1".parse().unwrap();
        assert_eq!(two.addresses, ["::1".parse::<IpAddr>().unwrap(), "127.0.0.1".parse().unwrap()]);
        for bad in ["", "a", "a:1", "a:x:127.0.0.1", "a:99999:127.0.0.1", "a:1:b", "a b:1:127.0.0.1"] {
            assert!(bad.parse::<Override>().is_err(), "{bad}");
        }
    }

    async fn pin(url: &str, overrides: &[&str]) -> Result<Pinned, Failure> {
        let overrides = overrides.iter().map(|text| text.parse().unwrap()).collect();
        let resolver = Resolver::new(overrides, Vec::new(), false);
        resolver.pin(&Url::parse(url).unwrap()).await.map_err(|broken| broken.failure)
    }

    #[tokio::test]
    async fn every_spelling_of_a_loopback_address_is_refused() {
        let spellings = [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://127.0.0.1./",
            "http://0/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://a.localhost/",
            "http://１２７.0.0.1/",
            "http://[::ffff:7f00:1]:8080/",
        ];
        for url in spellings {
            assert!(matches!(pin(url, &[]).await, Err(Failure::UnsafeAddress(_))), "{url}");
        }
    }

    #[tokio::test]
    async fn of_mixed_answers_only_the_public_ones_are_used() {
        let pinned = pin("http://mixed.test/", &["mixed.test:80:10.0.0.1,93.184.216.34,::1"]).await.unwrap();
        assert_eq!(pinned.addresses(), ["93.184.216.34".parse::<IpAddr>().unwrap()]);
        let refused = pin("http://evil.test./", &["evil.test:80:169.254.169.254"]).await;
        assert!(matches!(refused, Err(Failure::UnsafeAddress(_))));
    }

    #[tokio::test]
    async fn port_zero_is_no_connection_and_no_panic() {
        assert!(matches!(pin("http://8.8.8.8:0/", &[]).await, Err(Failure::Connection(_))));
    }
}
