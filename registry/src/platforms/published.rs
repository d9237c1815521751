//! A platform as the public sees it: its document and what the other three axes say of it now.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::document::Document;
use crate::checks::report::Metadata;
use crate::flags::FlagKind;
use crate::vocabulary::{EndorsementStatus, ReachabilityStatus};

/// A platform and its four axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// What governments and curators decided.
    pub document: Document,
    /// The number of the document's version, from 1.
    pub version: i32,
    /// When it was first listed.
    pub created_at: DateTime<Utc>,
    /// When the document last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the government stands behind it.
    pub endorsement: Endorsement,
    /// Whether it answers.
    pub reachability: Reachability,
    /// What the last readable page said of itself.
    pub observed: Option<Observed>,
    /// What waits for a person.
    pub flags: Vec<OpenFlag>,
}

/// The endorsement axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endorsement {
    /// The status.
    pub status: EndorsementStatus,
    /// The public body that confirmed.
    pub authority: Option<String>,
    /// When it confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When the confirmation ends.
    pub valid_until: Option<DateTime<Utc>>,
}

/// The reachability axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reachability {
    /// The status over all vantages.
    pub status: ReachabilityStatus,
    /// Since when; none before the first check.
    pub since: Option<DateTime<Utc>>,
    /// The last check, whatever it found.
    pub checked_at: Option<DateTime<Utc>>,
}

/// What the crawler read on the platform's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// Where the redirects ended.
    pub final_url: Option<String>,
    /// What the page said.
    pub metadata: Metadata,
}

/// An open flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFlag {
    /// The flag's id.
    pub id: Uuid,
    /// What it says.
    pub kind: FlagKind,
    /// When it was opened, or opened again.
    pub opened_at: DateTime<Utc>,
    /// When the cause was last seen.
    pub last_seen_at: DateTime<Utc>,
    /// One sentence on what was seen last.
    pub evidence: String,
}
