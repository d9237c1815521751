//! Full-text search over slots: which of them a text finds, and how well. It knows texts and words; what a
//! platform is and which of them a list shows is the catalogue's business.

mod fold;

pub use fold::fold;
