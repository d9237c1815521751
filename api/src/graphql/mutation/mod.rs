//! The write side of the schema, a file for each subject: parse, do, wrap.

mod accounts;
mod payload;
mod sign_in;
mod tokens;

use async_graphql::MergedObject;

pub(crate) use payload::{answer, payload};

/// Everything that can be done. A fault that a person can mend is in `userErrors` of the payload; every other is an error
/// of the request.
#[derive(Debug, Clone, Copy, Default, MergedObject)]
#[graphql(serial)]
pub struct Mutation(sign_in::SignInMutation, tokens::TokenMutation, accounts::AccountMutation);
