//! What a query may ask for, decided before async-graphql sees it.
//!
//! async-graphql 7.2 recurses over whatever it is given and inlines fragments while it validates: a few kilobytes
//! can overflow its stack or keep it busy for seconds. So a query passes three gates, each safe because of the one
//! before: a lexer without recursion (`lexer`), the library's own parser, and one memoised pass over the parsed
//! document (`measure`). Only what passes all three is handed on. Nothing here knows about HTTP.

mod admission;
mod document;
mod inputs;
mod lexer;
mod measure;
mod outline;
mod refused;
mod shape;
mod values;
mod weight;

use std::time::Duration;

pub use admission::{Admitted, Gate};
pub use document::Document;
pub use outline::{Cut, marked};
pub use refused::{Kind, Refused};
pub use shape::ShapeError;

/// What one query cost, and the most that it may; resolvers find it among the request's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryCost {
    /// What the query asks for, list sizes multiplied.
    pub requested: u64,
    /// The most that one query may ask for.
    pub limit: u64,
}

/// The limits of one request. The defaults let every tool's introspection query and an ordinary page of
/// everything pass; what they refuse is a thousand times larger than either.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a request's body: 256 KiB.
    pub body_bytes: usize,
    /// Bytes of the query text: 64 KiB.
    pub query_bytes: usize,
    /// Tokens of the query text: 4,000.
    pub tokens: usize,
    /// Bytes of one name or alias, since the answer repeats it for every item of a list: 200.
    pub name_bytes: usize,
    /// Open brackets of all kinds together: 64.
    pub brackets: usize,
    /// Fields within fields: 15, which is what the standard introspection query needs.
    pub depth: u64,
    /// Selection sets and fragments within each other: 30; the library itself stops at 32, with a poorer message.
    pub nesting: u64,
    /// Aliases in the document: 60.
    pub aliases: u64,
    /// Directives in the document: 100.
    pub directives: u64,
    /// Arguments of one field or directive: 32, because validation compares them pair by pair.
    pub arguments: u64,
    /// Operations in the document: 50.
    pub operations: u64,
    /// Fragments in the document: 200.
    pub fragments: u64,
    /// Variables that one operation declares: 100.
    pub variables: u64,
    /// Fields at the root of the operation: 50.
    pub root_fields: u64,
    /// Fields, fragments and directives with every fragment written out: 10,000.
    pub nodes: u64,
    /// Fields that validation compares with each other: 50,000.
    pub comparisons: u64,
    /// The cost of a query, list sizes multiplied: 10,000.
    pub cost: u64,
    /// The size of an introspection answer, from the schema's own averages: 100,000.
    pub introspection: u64,
    /// Lists of fields or types within each other in introspection: 2, as in graphql-js; averages say little about
    /// a query that walks in circles through the largest types.
    pub introspection_lists: u64,
    /// Values in the variables, a long text counted as several: 10,000.
    pub variable_values: u64,
    /// Lists and objects within each other in the variables: 32.
    pub variable_depth: u64,
    /// Items of a page whose size is not given: 20, unless the schema says another default.
    pub default_page: u64,
    /// The most items that a page is counted with: 100. The resolver refuses more, and says so better.
    pub max_page: u64,
    /// Items counted for a list of objects that has no pages: 5.
    pub list_length: u64,
    /// Lists without pages that are known to be longer, as `Type.field`.
    pub list_lengths: Vec<(&'static str, u64)>,
    /// What a field costs by itself when it asks the database, as `Type.field`; every other field costs 1.
    pub field_costs: Vec<(&'static str, u64)>,
    /// Errors in one answer: 20.
    pub errors: usize,
    /// Characters of one error's message: 400.
    pub message_chars: usize,
    /// How long a request may take, its body included: 10 s.
    pub time: Duration,
    /// Bytes of all answers that are kept for those who ask the same again: 64 MiB; none are kept at 0.
    pub kept_answers: u64,
    /// Bytes of the largest answer that is kept: 1 MiB.
    pub kept_answer: usize,
    /// Bytes of all objects that are kept as they were written: 64 MiB.
    pub kept_objects: u64,
    /// Bytes of all queries that are kept parsed and validated, about: 32 MiB.
    pub kept_documents: u64,
    /// Bytes of all query texts that can be asked by their hash: 8 MiB.
    pub kept_hashes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 256 * 1024,
            query_bytes: 64 * 1024,
            tokens: 4_000,
            name_bytes: 200,
            brackets: 64,
            depth: 15,
            nesting: 30,
            aliases: 60,
            directives: 100,
            arguments: 32,
            operations: 50,
            fragments: 200,
            variables: 100,
            root_fields: 50,
            nodes: 10_000,
            comparisons: 50_000,
            cost: 10_000,
            introspection: 100_000,
            introspection_lists: 2,
            variable_values: 10_000,
            variable_depth: 32,
            default_page: 20,
            max_page: 100,
            list_length: 5,
            list_lengths: vec![
                ("Query.countries", 250),
                ("Query.languages", 250),
                // Twice as many at times, but a cell is only a number and its names.
                ("Query.coverage", 1_000),
                // A season of days, each a date, a word and two numbers: less by far than other items, so that a
                // list of a hundred may show its strips.
                ("Reachability.strip", 12),
                ("PlatformFacets.countries", 200),
                ("PlatformFacets.languages", 100),
            ],
            field_costs: vec![
                ("Query.changes", 20),
                ("Query.viewer", 20),
                ("Query.accounts", 20),
                ("Query.proposal", 20),
                ("Query.proposals", 20),
                ("Query.reviewQueue", 20),
                ("Query.reviewCounts", 20),
                ("Query.openFlags", 20),
                ("Query.events", 20),
                ("Query.renewal", 20),
                ("Proposal.changes", 20),
                ("Proposal.problems", 20),
                ("Proposal.warnings", 40),
                ("Proposal.notes", 20),
                ("Proposal.check", 20),
                ("Account.sessions", 20),
                ("Account.tokens", 20),
                ("Platform.history", 20),
                ("Reachability.checks", 20),
                ("Reachability.uptime", 20),
                ("Reachability.strip", 20),
            ],
            errors: 20,
            message_chars: 400,
            time: Duration::from_secs(10),
            kept_answers: 64 << 20,
            kept_answer: 1 << 20,
            kept_objects: 64 << 20,
            kept_documents: 32 << 20,
            kept_hashes: 8 << 20,
        }
    }
}
