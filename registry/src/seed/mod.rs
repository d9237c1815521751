//! Importing records in the seed format, and exporting them again. A file with any fault imports
//! nothing; the same file twice changes nothing; what a person changed since is never overwritten.

mod addresses;
mod embedded;
mod export;
mod import;
mod reading;

use std::fmt;

pub use embedded::{Load, load_once};
pub use export::export;
pub(crate) use export::record;
pub use import::{Kept, Summary, import};
pub use reading::{SeedFile, check};

use crate::error::FieldError;

/// One fault: which file, which record, which field, and the way to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as it was named.
    pub file: String,
    /// The record: its slug, or its place in the file, from 1.
    pub record: Option<String>,
    /// The field and what is wrong with it.
    pub error: FieldError,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(record) = &self.record {
            write!(f, ": {record}")?;
        }
        if self.error.field.is_empty() {
            write!(f, ": {}", self.error.message)
        } else {
            write!(f, ": {}", self.error)
        }
    }
}
