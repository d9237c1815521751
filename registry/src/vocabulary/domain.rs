//! Which hosts belong together, by the Public Suffix List.

use std::net::IpAddr;

/// The registrable domain of a host; of an address or a public suffix, the host itself.
pub fn registrable(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    if host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
        return host;
    }
    psl::domain_str(host).unwrap_or(host)
}

/// Whether two hosts are of one registrable domain.
pub fn same_site(one: &str, other: &str) -> bool {
    let plain = |host: &str| host.trim_end_matches('.').trim_start_matches("www.").to_ascii_lowercase();
    registrable(one).eq_ignore_ascii_case(registrable(other)) || plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_told_apart_by_the_public_suffix_list() {
        assert!(same_site("www.gov.uk", "gov.uk"));
        assert!(same_site("a.edu.example.org", "example.org."));
        assert!(same_site("learn.moe.gov.sg", "WWW.moe.gov.sg"));
        assert!(!same_site("moe.gov.sg", "mfa.gov.sg"));
        assert!(!same_site("one.github.io", "two.github.io"));
        assert!(!same_site("10.0.0.1", "10.0.0.2"));
        assert!(same_site("a.site.test", "b.site.test"));
    }
}
