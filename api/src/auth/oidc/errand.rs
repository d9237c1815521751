//! What a browser takes along to an organisation, and what it must bring back.

use registry::accounts::{Secret, hash};
use url::form_urlencoded;

/// What is known of a sign-in that was begun; the browser keeps it, and nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Errand {
    organisation: String,
    /// Comes back in the address: whoever follows the address of another has another one.
    pub(super) state: String,
    /// Comes back signed: whoever has the code of another has another one.
    pub(super) nonce: String,
    /// Is shown for the code: whoever took it on the way does not have it.
    pub(super) verifier: String,
}

impl Errand {
    pub(super) fn new(organisation: &str) -> registry::Result<Self> {
        let fresh = || Secret::new().map(|secret| secret.reveal().to_owned());
        let (state, nonce, verifier) = (fresh()?, fresh()?, fresh()?);
        Ok(Self { organisation: organisation.to_owned(), state, nonce, verifier })
    }

    /// As the cookie has it.
    pub(super) fn written(&self) -> String {
        let Self { organisation, state, nonce, verifier } = self;
        format!("{organisation}.{state}.{nonce}.{verifier}")
    }

    pub(super) fn read(cookie: &str) -> Option<Self> {
        let mut parts = cookie.split('.');
        let mut next = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        let errand = Self { organisation: next()?, state: next()?, nonce: next()?, verifier: next()? };
        parts.next().is_none().then_some(errand)
    }

    /// Whether what came back belongs to it. Hashes are compared, so that the time it takes tells nothing.
    pub(super) fn is_of(&self, organisation: &str, returned: &Returned) -> bool {
        self.organisation == organisation && hash(&self.state) == hash(&returned.state)
    }
}

/// What comes back in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Returned {
    pub(super) state: String,
    /// What the sign-in is had for.
    pub(super) code: Option<String>,
    /// Who says that it sends this (RFC 9207), so that no other organisation's answer is taken for it.
    pub(super) issuer: Option<String>,
    /// Why the organisation would not.
    pub(super) error: Option<String>,
}

impl Returned {
    pub(super) fn read(query: &str) -> Self {
        let mut returned = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "state" => returned.state = value.into_owned(),
                "code" => returned.code = Some(value.into_owned()),
                "iss" => returned.issuer = Some(value.into_owned()),
                "error" => returned.error = Some(value.into_owned()),
                _ => {}
            }
        }
        returned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_is_read_as_it_was_written_and_belongs_to_one_answer() {
        let errand = Errand::new("unesco").unwrap();
        assert_eq!(Errand::read(&errand.written()), Some(errand.clone()));
        for broken in ["", "a.b.c", "a.b.c.d.e", "a..c.d"] {
            assert_eq!(Errand::read(broken), None, "{broken}");
        }
        let back = Returned::read(&format!("code=a%20b&state={}&iss=x", errand.state));
        assert_eq!((back.code.as_deref(), back.issuer.as_deref()), (Some("a b"), Some("x")));
        assert!(errand.is_of("unesco", &back) && !errand.is_of("unicef", &back));
        assert!(!errand.is_of("unesco", &Returned::default()));
    }
}
