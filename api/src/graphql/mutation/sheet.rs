//! Many proposals from one file.

use async_graphql::{Context, Object, Result, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use registry::error::FieldError;
use registry::proposals::sheet::{self, CellFault, SheetReport};

use super::payload::{UserError, mended};
use crate::graphql::actor::actor;
use crate::graphql::context;
use crate::graphql::types::proposal::Proposal;

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

impl From<CellFault> for SheetFault {
    fn from(fault: CellFault) -> Self {
        let CellFault { row, column, code, message } = fault;
        Self { row: row as u64, column, code: code.to_owned(), message }
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
        let fault = |error| vec![FieldError::new("file", format!("must be base64: {error}"))];
        let bytes = match STANDARD.decode(file).map_err(fault) {
            Ok(bytes) => bytes,
            Err(faults) => {
                let user_errors = faults.into_iter().map(UserError::from).collect();
                return Ok(SheetPayload { user_errors, ..SheetPayload::default() });
            }
        };
        let checked = sheet::check(context(ctx)?, actor(ctx), &bytes).await;
        let (report, user_errors) = mended(checked)?;
        let Some(SheetReport { creations, updates, faults }) = report else {
            return Ok(SheetPayload { user_errors, ..SheetPayload::default() });
        };
        let mut payload = SheetPayload {
            creations: creations as u64,
            updates: updates as u64,
            faults: faults.into_iter().map(SheetFault::from).collect(),
            ..SheetPayload::default()
        };
        if !dry_run && payload.faults.is_empty() {
            let (drafts, user_errors) = mended(sheet::import(context(ctx)?, actor(ctx), &bytes).await)?;
            payload.proposals = drafts.unwrap_or_default().into_iter().map(Proposal).collect();
            payload.user_errors = user_errors;
        }
        Ok(payload)
    }
}
