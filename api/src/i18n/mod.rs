//! Which language a reader wants, and the registry's words in it. Knows the vocabularies; knows nothing of
//! GraphQL, of pages or of HTTP beyond one header.

mod accepted;
mod labels;
mod locale;
mod messages;
mod refusals;

pub use accepted::AcceptedLanguages;
pub use labels::{Labelled, Labels, label};
pub use locale::Locale;
pub(crate) use messages::bundle;
pub(crate) use refusals::say;
