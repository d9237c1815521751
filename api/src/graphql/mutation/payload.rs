//! What a mutation answers: the thing as it stands after it, and what a person can mend.

use async_graphql::{Context, Result, SimpleObject};
use registry::error::FieldError;

use crate::graphql::types::text::reader;
use crate::i18n::say;

/// Something that a person can mend.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct UserError {
    /// The field that it is about, as a path: `url`, `names.fr`, `levels[1]`; null for the whole.
    field: Option<String>,
    /// Which fault, for programs: `INVALID`, `REQUIRED`, `TAKEN`, `CONFLICT` and others.
    code: String,
    /// What is wrong and what would be right, in the reader's language.
    message: String,
}

impl UserError {
    /// Faults as the reader is told of them.
    pub(crate) fn list(ctx: &Context<'_>, faults: Vec<FieldError>) -> Vec<Self> {
        let locale = reader(ctx, None);
        let told = |FieldError { field, code, message }| Self {
            field: (!field.is_empty()).then(|| asked_for(&field)),
            code: code.to_owned(),
            message: say(&message, locale),
        };
        faults.into_iter().map(told).collect()
    }
}

/// The name by which a field is asked for: records call the texts by language in the singular.
fn asked_for(field: &str) -> String {
    let (head, rest) = field.find(['.', '[']).map_or((field, ""), |at| field.split_at(at));
    let head = match head {
        "name" => "names",
        "summary" => "summaries",
        other => other,
    };
    format!("{head}{rest}")
}

/// What came of a use case: the thing, or what a person can mend. What nobody can mend there is an error of the query.
pub(super) fn mended<T>(
    ctx: &Context<'_>,
    outcome: registry::Result<T>,
) -> Result<(Option<T>, Vec<UserError>)> {
    match outcome {
        Ok(thing) => Ok((Some(thing), Vec::new())),
        Err(registry::Error::Invalid(faults)) => Ok((None, UserError::list(ctx, faults))),
        Err(registry::Error::Conflict(message)) => {
            Ok((None, UserError::list(ctx, vec![FieldError::coded("CONFLICT", "", message)])))
        }
        Err(other) => Err(crate::error::graphql(&other)),
    }
}
