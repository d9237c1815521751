//! The read side of the schema, a file for each subject: parse, ask, wrap.

mod accounts;
mod catalogue;

use async_graphql::MergedObject;

/// Everything that can be read.
#[derive(Debug, Clone, Copy, Default, MergedObject)]
#[graphql(serial)]
pub struct Query(catalogue::CatalogueQuery, accounts::AccountQuery);
