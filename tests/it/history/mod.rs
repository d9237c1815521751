//! What outlives a single check: what a page is known by, the days of a platform, and its state when the observations
//! are gone. Checks are recorded at chosen times; nobody is visited.

mod ledger;

mod changes;
mod days;
mod partitions;
mod retention;
