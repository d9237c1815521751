//! What governments and curators read, beside what everybody may. One file a subject.

pub mod accounts;
pub mod operation;
pub mod proposals;
pub mod standing;
pub mod trail;

use async_graphql::{MergedObject, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use accounts::Accounts;
use operation::Operation;
use proposals::Proposals;
use standing::Standing;
use trail::Trail;

use super::refuse;
use super::types::platform::rows;

/// Everything that is read with an account.
#[derive(Debug, Clone, Copy, Default, MergedObject)]
#[graphql(serial)]
pub struct Desk(Accounts, Proposals, Standing, Trail, Operation);

/// The page of a list that is asked for.
struct Wanted {
    /// How many to read: one more than to show, which tells whether there are more.
    limit: u64,
    /// After which place.
    after: Option<String>,
}

impl Wanted {
    /// The page of `list`; a cursor of another list is refused.
    fn of(list: &str, first: Option<i32>, after: Option<String>) -> Result<Self> {
        let limit = rows(first.unwrap_or(20))? + 1;
        let after = after.map(|cursor| {
            let bytes = URL_SAFE_NO_PAD.decode(&cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let place = bytes.and_then(|text| Some(text.strip_prefix(list)?.strip_prefix(':')?.to_owned()));
            place.ok_or_else(unknown_cursor)
        });
        Ok(Self { limit, after: after.transpose()? })
    }

    /// The place after which to read, as the list has them.
    fn place<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>> {
        self.after.as_deref().map(|place| read(place).ok_or_else(unknown_cursor)).transpose()
    }
}

fn unknown_cursor() -> async_graphql::Error {
    refuse("BAD_USER_INPUT", "`after` is not a cursor of this list; use `endCursor` of a page")
}

/// A place in a list, as clients carry it.
fn cursor(list: &str, place: impl std::fmt::Display) -> String {
    URL_SAFE_NO_PAD.encode(format!("{list}:{place}"))
}
