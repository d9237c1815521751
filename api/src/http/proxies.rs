//! Who is at the other end when a proxy of the operator's stands between: the last address of `X-Forwarded-For` that no
//! such proxy has. Nobody else's word for where they come from is taken.

use std::net::IpAddr;
use std::str::FromStr;

use http::HeaderMap;
use ipnet::IpNet;

/// The operator's proxies, by address or network.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<IpNet>);

impl FromStr for Proxies {
    type Err = String;

    /// Addresses and networks with commas between, such as `10.0.0.0/8, ::1`.
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let network = |part: &str| {
            let address = part.parse::<IpAddr>().map(IpNet::from);
            let wrong = |_| format!("`{part}` is neither an address nor a network such as 10.0.0.0/8");
            address.or_else(|_| part.parse::<IpNet>()).map_err(wrong)
        };
        Ok(Self(parts.map(network).collect::<Result<_, _>>()?))
    }
}

impl Proxies {
    /// The address that a request comes from, by the address of the connection and what its headers say.
    pub(super) fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut origin = peer.to_canonical();
        let lines = headers.get_all("x-forwarded-for");
        let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
        for address in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            if !self.has(origin) {
                break;
            }
            let Ok(address) = address.trim().parse::<IpAddr>() else { break };
            origin = address.to_canonical();
        }
        origin
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(proxies: &str, peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        proxies.parse::<Proxies>().unwrap().origin(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_stranger_s_word_is_not_taken() {
        assert_eq!(origin("", "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(origin("10.0.0.0/8", "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
    }

    #[test]
    fn a_proxy_s_word_is_taken_and_what_stood_before_it_is_not() {
        let proxies = "10.0.0.0/8, ::1";
        assert_eq!(origin(proxies, "10.1.2.3", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(origin(proxies, "::1", &["6.6.6.6, 198.51.100.1, 10.9.9.9"]), "198.51.100.1");
        assert_eq!(origin(proxies, "::ffff:10.1.2.3", &["6.6.6.6", "2001:db8::7"]), "2001:db8::7");
        assert_eq!(origin(proxies, "10.1.2.3", &["unknown"]), "10.1.2.3");
        assert_eq!(origin(proxies, "10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn what_is_no_network_is_named() {
        assert!("10.0.0.0/8,lan".parse::<Proxies>().unwrap_err().starts_with("`lan` is neither"));
    }
}
