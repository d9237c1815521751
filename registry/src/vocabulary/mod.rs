//! Codes and names that are parsed once, at the edge, and carried as types from there on.
//! Knows the reference data; knows nothing of the database's tables or of any surface.

mod coded;
mod codes;
mod country;
mod domain;
mod language;
mod platform_url;
mod reference;
mod slug;
mod text;

pub use coded::{UnknownCode, Vocabulary};
pub(crate) use coded::{coded, vocabulary};
pub use codes::{
    Access, Audience, Confidence, EducationLevel, EndorsementStatus, Lifecycle, PlatformKind,
    ReachabilityStatus, RetirementReason, Subject, UrlBasis,
};
pub use country::CountryCode;
pub use domain::{registrable, same_site};
pub use language::{LanguageTag, are_kin, primary};
pub use platform_url::{PlatformUrl, UrlError};
pub use reference::{
    Country, Direction, Language, Localized, Region, countries, country, languages, region, regions,
    regions_of,
};
pub use slug::{Slug, SlugError};
pub use text::{TextError, line, name, paragraphs, summary};
