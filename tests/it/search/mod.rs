//! Search against the running program on the real seed.

mod finding;
mod quality;
