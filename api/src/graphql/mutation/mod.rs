//! The write side of the schema: parse, call the use case, wrap. One file a subject.

pub mod accounts;
pub mod fields;
pub mod payload;
pub mod proposals;
pub mod review;
pub mod sheet;
pub mod standing;

use async_graphql::MergedObject;

use accounts::Accounts;
use proposals::Proposals;
use review::Review;
use sheet::Sheets;
use standing::Standing;

/// Everything that changes something.
#[derive(Debug, Clone, Copy, Default, MergedObject)]
pub struct Mutation(Accounts, Proposals, Review, Sheets, Standing);
