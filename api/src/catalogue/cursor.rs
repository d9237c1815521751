//! Cursors: a place in one list of one filter and order, as an opaque text. A cursor holds the sorted
//! value itself (a name, a time) and not a position or a collation key, so it survives inserts,
//! renames, retirements, restarts, other processes and a new version of the collation.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::entry::{Entry, name_key};
use super::error::QueryError;
use super::order::{Key, Place, Sort};

/// The kind of list and the version of the form; another list or form takes another byte.
const PLATFORMS_1: u8 = b'p';

/// A place in the answer to a search.
const RELEVANCE_1: u8 = b'r';

/// A name has at most 200 characters of at most four bytes; nothing longer is ours.
const LONGEST: usize = 1_200;

/// A place in a list, as a client keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    id: Uuid,
    value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    NameKey(Box<[u8]>),
    Micros(i64),
}

impl Cursor {
    /// The cursor of an entry.
    pub(super) fn encode(entry: &Entry, sort: Sort, fingerprint: [u8; 6]) -> String {
        let mut bytes = Vec::with_capacity(64);
        bytes.push(PLATFORMS_1);
        bytes.extend_from_slice(&fingerprint);
        bytes.extend_from_slice(entry.id().as_bytes());
        match sort.place(entry).0 {
            Key::Name(_) => bytes.extend_from_slice(entry.own_name().as_bytes()),
            Key::Micros(micros) => bytes.extend_from_slice(&micros.to_be_bytes()),
            Key::Standing(standing, _) => bytes.push(standing),
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads the cursor that a client gave for `argument`, which must come from the same list.
    pub(super) fn decode(
        argument: &'static str,
        text: &str,
        sort: Sort,
        fingerprint: [u8; 6],
    ) -> Result<Self, QueryError> {
        let (id, rest) = opened(PLATFORMS_1, argument, text, fingerprint)?;
        let value = value(&rest, sort).ok_or(QueryError::NotACursor { argument })?;
        Ok(Self { id, value })
    }

    pub(super) fn place(&self) -> Place<'_> {
        let key = match &self.value {
            Value::NameKey(key) => Key::Name(key),
            Value::Micros(micros) => Key::Micros(*micros),
        };
        (key, self.id)
    }
}

/// The id and the rest of a cursor of one kind of list, which must be the very list that it came from.
fn opened(
    kind: u8,
    argument: &'static str,
    text: &str,
    fingerprint: [u8; 6],
) -> Result<(Uuid, Vec<u8>), QueryError> {
    let (theirs, list, id, rest) = split(text).ok_or(QueryError::NotACursor { argument })?;
    if theirs != kind || list != fingerprint {
        return Err(QueryError::ForeignCursor { argument });
    }
    Ok((id, rest))
}

fn split(text: &str) -> Option<(u8, [u8; 6], Uuid, Vec<u8>)> {
    let bytes = if text.len() > LONGEST { None } else { URL_SAFE_NO_PAD.decode(text).ok() }?;
    let (kind, rest) = bytes.split_first().filter(|(kind, _)| [PLATFORMS_1, RELEVANCE_1].contains(kind))?;
    let (fingerprint, rest) = rest.split_first_chunk::<6>()?;
    let (id, rest) = rest.split_first_chunk::<16>()?;
    Some((*kind, *fingerprint, Uuid::from_bytes(*id), rest.to_vec()))
}

/// A place in the answer to a search: how well the entry matched when its page was made. What the entry is
/// measured by may have moved since; the list then goes on from where it would stand with the old measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relevance {
    pub(super) id: Uuid,
    pub(super) tier: u8,
    pub(super) score: u32,
}

impl Relevance {
    pub(super) fn encode(self, fingerprint: [u8; 6]) -> String {
        let Self { id, tier, score } = self;
        let mut bytes = Vec::with_capacity(28);
        bytes.push(RELEVANCE_1);
        bytes.extend_from_slice(&fingerprint);
        bytes.extend_from_slice(id.as_bytes());
        bytes.push(tier);
        bytes.extend_from_slice(&score.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub(super) fn decode(
        argument: &'static str,
        text: &str,
        fingerprint: [u8; 6],
    ) -> Result<Self, QueryError> {
        let (id, rest) = opened(RELEVANCE_1, argument, text, fingerprint)?;
        let Ok([tier, score @ ..]) = <[u8; 5]>::try_from(rest) else {
            return Err(QueryError::NotACursor { argument });
        };
        Ok(Self { id, tier, score: u32::from_be_bytes(score) })
    }
}

fn value(bytes: &[u8], sort: Sort) -> Option<Value> {
    Some(match sort {
        Sort::Name => Value::NameKey(name_key(std::str::from_utf8(bytes).ok()?)),
        Sort::Standing => return None,
        Sort::UpdatedAt | Sort::CreatedAt => Value::Micros(i64::from_be_bytes(bytes.try_into().ok()?)),
    })
}
