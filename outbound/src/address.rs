//! Which addresses belong to the public internet. Whatever hides an IPv4 address inside an IPv6 one is
//! judged by both; knows nothing of names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address that no stranger may send us to, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{address} is {kind}")]
pub struct NotPublic {
    /// The address.
    pub address: IpAddr,
    /// What it is reserved for, as a phrase: "a loopback address".
    pub kind: &'static str,
}

/// Passes a public address and names the reason otherwise.
pub fn vet(address: IpAddr) -> Result<(), NotPublic> {
    let kind = match address {
        IpAddr::V4(v4) => reserved_v4(v4),
        IpAddr::V6(v6) => reserved_v6(v6),
    };
    kind.map_or(Ok(()), |kind| Err(NotPublic { address, kind }))
}

/// The IANA special-purpose registry, and what is multicast or kept for the future.
fn reserved_v4(address: Ipv4Addr) -> Option<&'static str> {
    let [a, b, c, d] = address.octets();
    Some(match (a, b, c, d) {
        (0, ..) => "an unspecified address",
        (10, ..) | (172, 16..=31, ..) | (192, 168, ..) => "a private address",
        (127, ..) => "a loopback address",
        (169, 254, ..) => "a link-local address",
        (100, 64..=127, ..) => "a carrier-grade NAT address",
        (192, 0, 2, _) | (198, 51, 100, _) | (203, 0, 113, _) => "a documentation address",
        (192, 0, 0, _) => "an address for protocol assignments",
        (192, 88, 99, _) => "a 6to4 relay address",
        (192, 31, 196, _) | (192, 52, 193, _) | (192, 175, 48, _) => "an address for infrastructure",
        (198, 18..=19, ..) => "a benchmarking address",
        (224..=239, ..) => "a multicast address",
        (240..=255, ..) => "a reserved address",
        _ => return None,
    })
}

fn reserved_v6(address: Ipv6Addr) -> Option<&'static str> {
    let segments = address.segments();
    let embedded = |high: u16, low: u16| reserved_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    match segments {
        [0, 0, 0, 0, 0, 0, 0, 0] => Some("an unspecified address"),
        [0, 0, 0, 0, 0, 0, 0, 1] => Some("a loopback address"),
        [0, 0, 0, 0, 0, 0xffff, ..] => Some("an IPv4-mapped address"),
        [0, 0, 0, 0, 0xffff, 0, ..] => Some("an IPv4-translated address"),
        [0, 0, 0, 0, 0, 0, ..] => Some("an IPv4-compatible address"),
        // A NAT64 prefix is how an IPv6-only network reaches the public IPv4 internet, so the address
        // inside decides; the local prefix is a network's own business.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            embedded(high, low).map(|_| "a NAT64 form of an address that is not public")
        }
        [0x64, 0xff9b, ..] => Some("a local NAT64 address"),
        [0x100, 0, 0, _, ..] => Some("a discard-only address"),
        [0x2001, 0, ..] => Some("a Teredo address"),
        [0x2001, 0x2, 0, ..] => Some("a benchmarking address"),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Some("a documentation address"),
        [0x2001, 0..=0x1ff, ..] => Some("an address for protocol assignments"),
        [0x2002, ..] => Some("a 6to4 address"),
        [0xfc00..=0xfdff, ..] => Some("a unique local address"),
        [0xfe80..=0xfebf, ..] => Some("a link-local address"),
        [0xfec0..=0xfeff, ..] => Some("a site-local address"),
        [0xff00..=0xffff, ..] => Some("a multicast address"),
        [0x2000..=0x3fff, ..] => None,
        _ => Some("a reserved address"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_not_public_are_named() {
        let cases = [
            ("0.0.0.0", "unspecified"),
            ("0.1.2.3", "unspecified"),
            ("10.1.2.3", "private"),
            ("172.16.0.1", "private"),
            ("172.31.255.255", "private"),
            ("192.168.1.1", "private"),
            ("127.8.8.8", "loopback"),
            ("169.254.169.254", "link-local"),
            ("100.64.0.1", "carrier"),
            ("100.127.255.255", "carrier"),
            ("192.0.2.1", "documentation"),
            ("198.51.100.9", "documentation"),
            ("203.0.113.9", "documentation"),
            ("192.0.0.8", "protocol"),
            ("198.18.0.1", "benchmarking"),
            ("198.19.255.255", "benchmarking"),
            ("224.0.0.1", "multicast"),
            ("239.1.1.1", "multicast"),
            ("240.0.0.1", "reserved"),
            ("255.255.255.255", "reserved"),
            ("192.88.99.1", "6to4"),
            ("::", "unspecified"),
            ("::1", "loopback"),
            ("::ffff:127.0.0.1", "mapped"),
            ("::ffff:93.184.216.34", "mapped"),
            ("::ffff:0:10.0.0.1", "translated"),
            ("::10.0.0.1", "compatible"),
            ("64:ff9b::10.0.0.1", "NAT64"),
            ("64:ff9b:1::1", "NAT64"),
            ("100::1", "discard"),
            ("2001::1", "Teredo"),
            ("2001:2::1", "benchmarking"),
            ("2001:db8::1", "documentation"),
            ("3fff::1", "documentation"),
            ("2002:7f00:1::1", "6to4"),
            ("fc00::1", "unique local"),
            ("fd12:3456::1", "unique local"),
            ("fe80::1", "link-local"),
            ("fec0::1", "site-local"),
            ("ff02::1", "multicast"),
            ("4000::1", "reserved"),
            ("5f00::1", "reserved"),
        ];
        for (text, kind) in cases {
            let found = vet(text.parse().unwrap());
            assert!(found.is_err_and(|e| e.to_string().contains(kind)), "{text} should be {kind}: {found:?}");
        }
    }

    #[test]
    fn public_neighbours_of_reserved_ranges_pass() {
        let cases = [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.1.1",
            "192.169.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.254",
            "2606:4700::1111",
            "2a00:1450::1",
            "2001:4860:4860::8888",
            "64:ff9b::8.8.8.8",
            "2003::1",
        ];
        for text in cases {
            assert_eq!(vet(text.parse().unwrap()), Ok(()), "{text}");
        }
    }
}
