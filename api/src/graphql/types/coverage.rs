//! Cells of the coverage matrix.

use async_graphql::{Enum, Object};
use registry::vocabulary::EducationLevel;

use super::codes::Code;
use super::place::{Country, Language};
use crate::catalogue;

/// What coverage is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "catalogue::CoverageAxis")]
pub enum CoverageAxis {
    /// The country whose platform it is.
    Country,
    /// A language it serves; a wider tag counts narrower ones too (`zh` counts `zh-Hant`).
    Language,
    /// A level it serves.
    Level,
}

/// A cell of the coverage matrix.
#[derive(Debug)]
pub struct CoverageCell(pub catalogue::CoverageCell);

/// A cell of the coverage matrix: how many live platforms, zero included. Live is neither retired nor down.
#[Object(serial)]
impl CoverageCell {
    /// The country, if coverage was asked for by country.
    async fn country(&self) -> Option<Country> {
        self.0.country.map(Country)
    }

    /// The language, if coverage was asked for by language.
    async fn language(&self) -> Option<Language> {
        self.0.language.map(Language)
    }

    /// The level, if coverage was asked for by level.
    async fn level(&self) -> Option<Code<EducationLevel>> {
        self.0.level.map(Code)
    }

    /// How many live platforms.
    async fn count(&self) -> u32 {
        self.0.count
    }
}
