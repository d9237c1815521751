//! The domain of Portolan: what a registry of platforms is.
//! It knows nothing of the web, of GraphQL, of HTTP or of a search engine.

pub mod checks;
pub mod flags;
pub mod platforms;
pub mod vocabulary;
