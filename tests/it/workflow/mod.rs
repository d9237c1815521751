//! The workflow, as use cases on both databases: from a draft to a published entry, and everybody where they belong.

mod desk;

mod decisions;
mod endorsements;
mod flags;
mod interleavings;
mod operation;
mod past;
mod proposals;
mod races;
mod rights;
mod sheets;
mod walk;
