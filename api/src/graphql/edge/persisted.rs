//! Queries that are asked by their hash (Apollo's automatic persisted queries): a client sends the SHA-256 of its query
//! alone, and the query itself only when it is told that nobody knows it. A GET then has a short address, which caches
//! on the way can tell apart. It must not know what a query means.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::super::kept::Kept;
use super::super::limits::Limits;
use super::parameters::wrong_type;
use super::refusal::{Code, Refusal};

/// The hash of a query text.
pub(super) type Hash = [u8; 32];

/// The extension in which a hash is sent.
const NAME: &str = "persistedQuery";
/// So many bytes an entry takes beside its text, about.
const OVERHEAD: usize = 128;
/// An ordinary query, to size the table by.
const USUAL: u64 = 1_024;

/// Whether a request's extensions name a query by its hash, well or badly.
pub(super) fn is_named(extensions: &Value) -> bool {
    extensions.get(NAME).is_some_and(|named| !named.is_null())
}

/// The hash in a request's extensions.
pub(super) fn hash(extensions: &Map<String, Value>) -> Result<Option<Hash>, Refusal> {
    let named = match extensions.get(NAME) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(named)) => named,
        Some(other) => return Err(wrong_type("`extensions.persistedQuery`", "an object", other)),
    };
    if named.get("version").and_then(Value::as_u64) != Some(1) {
        return Err(Refusal::bad_request(
            "`extensions.persistedQuery.version` must be 1; there is no other.",
        ));
    }
    let hash = named.get("sha256Hash").and_then(Value::as_str).and_then(parse);
    hash.map(Some).ok_or_else(|| {
        Refusal::bad_request(
            "`extensions.persistedQuery.sha256Hash` must be the SHA-256 of the query, as 64 hexadecimal digits.",
        )
    })
}

fn parse(text: &str) -> Option<Hash> {
    let mut hash = Hash::default();
    if text.len() != 2 * hash.len() || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// The queries that can be asked by their hash.
#[derive(Debug)]
pub(super) struct Persisted(Kept<Hash, Arc<str>>);

impl Persisted {
    pub(super) fn new(limits: &Limits) -> Self {
        Self(Kept::new(limits.kept_hashes, USUAL, |_, text| {
            u64::try_from(text.len() + OVERHEAD).unwrap_or(u64::MAX)
        }))
    }

    /// The text that a request means.
    pub(super) fn text<'a>(
        &self,
        query: Option<Cow<'a, str>>,
        hash: Option<Hash>,
    ) -> Result<Cow<'a, str>, Refusal> {
        match (query, hash) {
            (Some(query), Some(hash)) if hash != Hash::from(Sha256::digest(&*query)) => {
                Err(Refusal::bad_request(
                    "`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`; send the one of exactly \
                     this text.",
                ))
            }
            (Some(query), _) => Ok(query),
            (None, Some(hash)) => {
                self.0.get(&hash).map(|text| Cow::Owned(text.to_string())).ok_or_else(|| {
                    // The words that clients wait for; they send the query then.
                    Refusal::coded(Code::PersistedQueryNotFound, "PersistedQueryNotFound")
                })
            }
            (None, None) => Err(Refusal::bad_request("`query` is missing.")),
        }
    }

    /// Notes a query that passed the gates under its hash.
    pub(super) fn remember(&self, hash: Hash, text: &str) {
        if self.0.get(&hash).is_none() {
            self.0.insert(hash, text.into());
        }
    }
}
