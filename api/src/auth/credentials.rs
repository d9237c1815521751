//! What a request shows of who sends it.

use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::{Cookie, Guard};

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing that says who it is.
    Nothing,
    /// A token; whoever shows one wants to be known by it, whatever cookies come along.
    Bearer(String),
    /// A session.
    Session(String),
}

impl Shown {
    /// Other schemes than `Bearer` are not ours: a proxy in front may ask for a password of its own.
    pub(super) fn of(headers: &HeaderMap, guard: Guard) -> Self {
        let mut shown = headers.get_all(AUTHORIZATION).iter().filter_map(|value| bearer(value.as_bytes()));
        match shown.next() {
            // Of two nobody can say which is meant; no token has a space.
            Some(first) => Self::Bearer(shown.fold(first, |all, next| all + " " + &next)),
            None => guard.find(headers, Cookie::Session).map_or(Self::Nothing, Self::Session),
        }
    }
}

fn bearer(value: &[u8]) -> Option<String> {
    const SCHEME: &[u8] = b"bearer";
    let (scheme, rest) = value.split_at_checked(SCHEME.len())?;
    let token = scheme.eq_ignore_ascii_case(SCHEME) && rest.first().is_none_or(|next| *next == b' ');
    token.then(|| String::from_utf8_lossy(rest).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(headers: &[(&'static str, &str)]) -> Shown {
        let pairs = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        Shown::of(&pairs.collect(), Guard::Loopback)
    }

    #[test]
    fn a_token_comes_before_a_session() {
        let cookie = ("cookie", "portolan_dev=abc");
        assert_eq!(shown(&[]), Shown::Nothing);
        assert_eq!(shown(&[cookie]), Shown::Session("abc".to_owned()));
        assert_eq!(shown(&[cookie, ("authorization", "bEARER  x1")]), Shown::Bearer("x1".to_owned()));
        assert_eq!(shown(&[cookie, ("authorization", "Bearer")]), Shown::Bearer(String::new()));
    }

    #[test]
    fn other_schemes_are_somebody_elses() {
        for other in ["Basic YTpi", "", "Bear", "Bearers x"] {
            assert_eq!(shown(&[("authorization", other)]), Shown::Nothing, "{other}");
        }
    }
}
