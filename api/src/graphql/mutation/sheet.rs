//! Many proposals from one file.

use async_graphql::{Context, Object, Result, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use registry::error::FieldError;
use registry::proposals::sheet::{self, CellFault, SheetReport};
use registry::said;

use super::payload::{UserError, mended};
use crate::graphql::actor::actor;
use crate::graphql::context;
use crate::graphql::types::proposal::Proposal;
use crate::graphql::types::text::reader;
use crate::i18n::{Locale, say};

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct SheetFault {
    /// The row's number, as a spreadsheet shows it.
    row: u64,
    /// The column, as the file names it; empty for the row as a whole.
    column: String,
    /// Which fault, for programs.
    code: String,
    /// What is wrong and what would be right.
    message: String,
}

impl SheetFault {
    fn new(fault: CellFault, locale: Locale) -> Self {
        let CellFault { row, column, code, message } = fault;
        Self { row: row as u64, column, code: code.to_owned(), message: say(&message, locale) }
    }
}

/// What a file comes to.
#[derive(Debug, Default, SimpleObject)]
#[graphql(serial)]
pub struct SheetPayload {
    /// Rows that list a platform.
    creations: u64,
    /// Rows that change one.
    updates: u64,
    /// Rows that say what stands already; no drafts are made of them.
    unchanged: u64,
    /// Everything that stands against it, cell by cell.
    faults: Vec<SheetFault>,
    /// The drafts that were made; none in a dry run, and none when there is a fault.
    proposals: Vec<Proposal>,
    /// What is wrong with the file as a whole.
    user_errors: Vec<UserError>,
}

/// The mutation about files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sheets;

/// Files of proposals.
#[Object(serial)]
impl Sheets {
    /// Reads a CSV or XLSX file, given in base64, whose rows are platforms to be listed or, with a `slug`, to be changed.
    /// A dry run, which is the default, says of every cell what is wrong with it; else drafts are made of all rows, or
    /// of none when there is a fault.
    async fn import_proposals(
        &self,
        ctx: &Context<'_>,
        file: String,
        #[graphql(default = true)] dry_run: bool,
    ) -> Result<SheetPayload> {
        let bytes = match STANDARD.decode(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                let why = said!("not-base64", "must be base64: {error}", error = error);
                let user_errors = UserError::list(ctx, vec![FieldError::new("file", why)]);
                return Ok(SheetPayload { user_errors, ..SheetPayload::default() });
            }
        };
        let checked = sheet::check(context(ctx)?, actor(ctx), &bytes).await;
        let (report, user_errors) = mended(ctx, checked)?;
        let Some(SheetReport { creations, updates, unchanged, faults }) = report else {
            return Ok(SheetPayload { user_errors, ..SheetPayload::default() });
        };
        let mut payload = SheetPayload {
            creations: creations as u64,
            updates: updates as u64,
            unchanged: unchanged as u64,
            faults: faults.into_iter().map(|fault| SheetFault::new(fault, reader(ctx, None))).collect(),
            ..SheetPayload::default()
        };
        if !dry_run && payload.faults.is_empty() {
            let (drafts, user_errors) = mended(ctx, sheet::import(context(ctx)?, actor(ctx), &bytes).await)?;
            payload.proposals = drafts.unwrap_or_default().into_iter().map(Proposal).collect();
            payload.user_errors = user_errors;
        }
        Ok(payload)
    }
}
