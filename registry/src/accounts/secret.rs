//! What only its bearer knows. The registry keeps a hash of it, so that who reads the database cannot come in.
//!
//! A secret has 256 bits from the system's own source, never from the context's generator, which a test may seed. So its
//! hash needs no salt, and looking it up by that hash tells a guesser nothing: to come near takes an inverted SHA-256.

use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// How every API token begins, for the scanners that look for leaked ones.
pub const TOKEN_PREFIX: &str = "portolan_";
/// Letters at the end of a token that follow from the rest: a mistyped or made-up one is told without a look-up.
const CHECK: usize = 6;

/// A secret in plain, on its way to its bearer.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one, for links, sessions and browsers: 64 hex digits.
    pub fn new() -> Result<Self> {
        Ok(Self(random()?))
    }

    /// A new one for a program.
    pub(super) fn token() -> Result<Self> {
        let body = random()?;
        Ok(Self(format!("{TOKEN_PREFIX}{body}{}", check(&body))))
    }

    /// The secret itself, to be handed to its bearer and to nobody else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What may be stored of it.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// What is stored of a secret that somebody shows.
pub fn hash(shown: &str) -> String {
    format!("{:x}", Sha256::digest(shown.as_bytes()))
}

/// Whether a text can be a token at all.
pub fn is_token(text: &str) -> bool {
    let body = text.strip_prefix(TOKEN_PREFIX).filter(|rest| rest.len() > CHECK && rest.is_ascii());
    body.map(|rest| rest.split_at(rest.len() - CHECK)).is_some_and(|(body, end)| check(body) == end)
}

fn check(body: &str) -> String {
    hash(body).chars().take(CHECK).collect()
}

fn random() -> Result<String> {
    let mut bytes = [0; 32];
    let drawn = OsRng.try_fill_bytes(&mut bytes);
    drawn.map_err(|error| Error::corrupt("source of randomness", error))?;
    Ok(bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_told_from_what_is_none() {
        let token = Secret::token().unwrap();
        assert!(is_token(token.reveal()));
        for wrong in [
            "",
            "portolan_",
            "portolan_abc",
            &token.reveal()[..40],
            &token.reveal().replace("portolan_", "x_"),
            "portolan_ééééééé",
        ] {
            assert!(!is_token(wrong), "{wrong}");
        }
        assert_ne!(Secret::new().unwrap().reveal(), Secret::new().unwrap().reveal());
        assert_eq!(format!("{token:?}"), "Secret(…)");
    }
}
