//! The full public document of one version of a platform: what dumps, history and the catalogue read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::vocabulary::{
    Access, Audience, Confidence, CountryCode, EducationLevel, LanguageTag, Lifecycle, PlatformKind,
    PlatformUrl, RetirementReason, Slug, Subject, UrlBasis,
};

/// A text and its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// BCP 47.
    pub language: LanguageTag,
    /// The text.
    pub text: String,
}

/// Everything a government or a curator decided about a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The same for ever.
    pub id: Uuid,
    /// The readable name in addresses.
    pub slug: Slug,
    /// At least one; the platform's own language comes first.
    pub names: Vec<Text>,
    /// What it is, in some languages.
    pub summaries: Vec<Text>,
    /// Where it is.
    pub url: PlatformUrl,
    /// Where the address comes from.
    pub url_basis: UrlBasis,
    /// Whose platform it is.
    pub country: CountryCode,
    /// The languages it serves.
    pub languages: Vec<LanguageTag>,
    /// The levels it serves.
    pub levels: Vec<EducationLevel>,
    /// For whom it is made.
    pub audiences: Vec<Audience>,
    /// What kind it is.
    pub kind: PlatformKind,
    /// What it teaches.
    pub subjects: Vec<Subject>,
    /// How one enters.
    pub access: Access,
    /// Who runs it.
    pub operator: Option<String>,
    /// The public body that stands behind it.
    pub authority: Option<String>,
    /// The year it began.
    pub launched: Option<i32>,
    /// Addresses that name it.
    pub sources: Vec<String>,
    /// Whether a source names it.
    pub confidence: Confidence,
    /// Where it stands in its own life.
    pub lifecycle: Lifecycle,
    /// Why it stands there, with the source.
    pub lifecycle_note: Option<String>,
    /// When and why it was retired, if it was.
    pub retirement: Option<Retirement>,
}

/// The end of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    /// Why.
    pub reason: RetirementReason,
    /// Since when, if known.
    pub date: Option<NaiveDate>,
    /// The platform that took it over.
    pub successor: Option<Uuid>,
}
