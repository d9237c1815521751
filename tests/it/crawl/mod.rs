//! The crawl worker from outside: what its rounds record, when it judges, and how workers share the work.
//! GraphQL is the witness; nobody but the sites of the tests is ever visited.

pub(crate) mod world;

mod asked;
mod breaker;
mod canaries;
mod detectors;
mod judged;
mod leases;
mod life;
mod operation;
mod oracle;
mod outcomes;
mod replay;
mod restart;
mod schedule;
mod serving;
mod stress;
