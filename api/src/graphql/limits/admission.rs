//! The three gates in their order, and what goes on to the library.

use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition};
use async_graphql::{Name, Positioned, Variables};
use quick_cache::Equivalent;

use super::super::kept::Kept;
use super::document::Document;
use super::lexer::scan;
use super::measure::{Found, Measure, Written};
use super::refused::{Refused, at_most};
use super::shape::{Shape, ShapeError};
use super::values::{self, Given, Sizes};
use super::{Limits, QueryCost};

/// Lets queries against one schema through, or says why not; keeps those that passed.
#[derive(Debug)]
pub struct Gate {
    limits: Limits,
    shape: Shape,
    kept: Kept<Text<Box<str>>, Arc<Document>>,
}

/// A query that was let through.
#[derive(Debug)]
pub struct Admitted {
    /// The query, parsed.
    pub document: Arc<Document>,
    /// What it is asked with.
    pub variables: Variables,
    /// What it costs.
    pub cost: QueryCost,
    /// Whether the library would find no fault in it: it found none before, and the variables fit.
    pub valid: bool,
}

/// A query text, with the name of the operation that is to run.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Text<T> {
    text: T,
    name: Option<T>,
}

impl Equivalent<Text<Box<str>>> for Text<&str> {
    fn equivalent(&self, key: &Text<Box<str>>) -> bool {
        self.text == &*key.text && self.name == key.name.as_deref()
    }
}

/// So many bytes a document takes when it is parsed, for each of its text, and at least.
const PARSED: (u64, u64) = (150, 2_048);

impl Gate {
    /// A gate before the schema that prints as `sdl`, in which the objects of some types are kept.
    pub fn new(sdl: &str, objects: &'static [&'static str], limits: Limits) -> Result<Self, ShapeError> {
        let kept = Kept::new(limits.kept_documents, PARSED.1, |written: &Text<Box<str>>, _| {
            PARSED.1 + PARSED.0 * u64::try_from(written.text.len()).unwrap_or(u64::MAX)
        });
        Ok(Self { shape: Shape::read(sdl, objects, &limits)?, limits, kept })
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Admits one request: the query text, the name of the operation to run, and its variables.
    pub fn admit(&self, text: &str, name: Option<&str>, variables: Variables) -> Result<Admitted, Refused> {
        let written = Text { text, name };
        let known = self.kept.get(&written);
        let tokens = if known.is_some() { Vec::new() } else { scan(text, &self.limits)? };
        values::check(&variables, &self.limits)?;
        let (document, new) = match known {
            Some(known) => (known, false),
            None => (Arc::new(self.read(&written, &tokens)?), true),
        };
        let selected = select(document.parsed(), name)?;
        require_variables(selected, &variables)?;
        let cost = self.price(&document, selected, &variables)?;
        let fits = |uses| self.shape.inputs.fit(&variables, uses);
        let valid = document.is_valid() && document.uses().is_some_and(fits);
        if valid && self.limits.kept_objects > 0 {
            document.draw(selected, &self.shape);
        }
        if new {
            let written = Text { text: text.into(), name: name.map(Into::into) };
            self.kept.insert(written, Arc::clone(&document));
        }
        Ok(Admitted { document, variables, cost, valid })
    }

    fn read(&self, written: &Text<&str>, tokens: &[u8]) -> Result<Document, Refused> {
        let parsed = parse_query(written.text).map_err(|error| syntax(&error))?;
        let selected = select(&parsed, written.name)?.clone();
        Ok(Document::new(parsed, &selected, written.name, tokens, &self.shape))
    }

    /// The cost depends on variables by their sizes alone, which are the same for most who ask the same.
    fn price(
        &self,
        document: &Document,
        selected: &OperationDefinition,
        variables: &Variables,
    ) -> Result<QueryCost, Refused> {
        let sizes = Sizes::of(variables, selected);
        // A query that is not valid may use variables that it does not declare, which the sizes leave out.
        if let Some(cost) = document.priced(&sizes).filter(|_| document.is_valid()) {
            return Ok(cost);
        }
        let cost = self.measure(document.parsed(), selected, variables)?;
        document.price(sizes, cost);
        Ok(cost)
    }

    fn measure(
        &self,
        document: &ExecutableDocument,
        selected: &OperationDefinition,
        variables: &Variables,
    ) -> Result<QueryCost, Refused> {
        let limits = &self.limits;
        let fragments = document.fragments.len() as u64;
        at_most("fragments", fragments, limits.fragments, "Use fewer fragments.")?;
        let operations = document.operations.iter().count() as u64;
        at_most("operations", operations, limits.operations, "Send them in several requests.")?;
        let mut measure = Measure::new(&self.shape, limits, Given::new(variables, selected), document);
        let (mut whole, mut chosen) = (Found::default(), Found::default());
        for (_, operation) in in_order(document) {
            let declared = operation.node.variable_definitions.len() as u64;
            at_most("variables", declared, limits.variables, "Declare fewer, or put them in one object.")?;
            let found = measure.operation(&operation.node)?;
            whole.nodes = whole.nodes.saturating_add(found.nodes);
            whole.depth = whole.depth.max(found.depth);
            whole.nesting = whole.nesting.max(found.nesting);
            whole.circles = whole.circles.max(found.circles);
            if std::ptr::eq(&raw const operation.node, selected) {
                chosen = found;
            }
        }
        measure.unused()?;
        check_written(&measure.written, limits)?;
        check_whole(&Found { fields: chosen.fields, weight: chosen.weight, ..whole }, limits)?;
        Ok(QueryCost { requested: chosen.weight.on_page(limits.default_page), limit: limits.cost })
    }
}

fn check_written(written: &Written, limits: &Limits) -> Result<(), Refused> {
    let Written { aliases, directives, arguments, comparisons } = *written;
    at_most("aliases", aliases, limits.aliases, "Ask for less, or in several requests.")?;
    at_most("directives", directives, limits.directives, "Use fewer directives.")?;
    at_most("arguments on one field or directive", arguments, limits.arguments, "Give fewer arguments.")?;
    let advice = "Repeat fields and fragments less often.";
    at_most("fields to compare with each other", comparisons, limits.comparisons, advice)
}

fn check_whole(found: &Found, limits: &Limits) -> Result<(), Refused> {
    let Found { depth, nesting, circles, nodes, level: _, fields, weight } = *found;
    at_most("fields within each other", depth, limits.depth, "Nest less deep.")?;
    at_most("selections within each other", nesting, limits.nesting, "Nest less deep.")?;
    at_most(
        "fields once its fragments are written out",
        nodes,
        limits.nodes,
        "Spread fragments less often.",
    )?;
    at_most("fields at its root", fields, limits.root_fields, "Ask in several requests.")?;
    let advice = "Ask `__type` for one type at a time.";
    at_most("introspection lists within each other", circles, limits.introspection_lists, advice)?;
    at_most("fields of introspection", weight.introspection, limits.introspection, advice)?;
    let cost = weight.on_page(limits.default_page);
    let advice = "Ask for smaller pages (`first`) or fewer fields within lists.";
    at_most("as its cost", cost, limits.cost, advice)
}

fn in_order(document: &ExecutableDocument) -> Vec<(Option<&str>, &Positioned<OperationDefinition>)> {
    let named = document.operations.iter().map(|(name, operation)| (name.map(Name::as_str), operation));
    let mut operations: Vec<_> = named.collect();
    operations.sort_by_key(|(_, operation)| operation.pos);
    operations
}

fn select<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a OperationDefinition, Refused> {
    let unknown = |name: &str| {
        let name: String = name.chars().take(64).collect();
        Refused::invalid(format!("The query has no operation named `{name}` (operationName)."), None)
    };
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(&operation.node),
        (DocumentOperations::Single(_), Some(name)) => Err(unknown(name)),
        (DocumentOperations::Multiple(operations), Some(name)) => {
            operations.get(name).map(|operation| &operation.node).ok_or_else(|| unknown(name))
        }
        (DocumentOperations::Multiple(operations), None) => {
            let mut all = operations.values();
            match (all.next(), all.next()) {
                (Some(only), None) => Ok(&only.node),
                (_, _) => Err(Refused::invalid(
                    "The query has several operations: say which one to run (operationName).",
                    None,
                )),
            }
        }
    }
}

/// The library notices a missing variable only where it is used, after it has begun to answer.
fn require_variables(operation: &OperationDefinition, variables: &Variables) -> Result<(), Refused> {
    for definition in &operation.variable_definitions {
        let variable = &definition.node;
        let given = variables.get(&variable.name.node);
        let is_null = given.is_some_and(|value| *value == async_graphql::Value::Null);
        let missing = given.is_none() && variable.default_value.is_none();
        if !variable.var_type.node.nullable && (missing || is_null) {
            let (name, wanted) = (&variable.name.node, &variable.var_type.node);
            let message = format!("Variable `${name}` of type `{wanted}` is required and has no value.");
            return Err(Refused::invalid(message, Some(definition.pos)));
        }
    }
    Ok(())
}

/// The parser's message echoes the source; only what it expected is worth repeating.
fn syntax(error: &async_graphql::parser::Error) -> Refused {
    let position = error.positions().next();
    let message = error.to_string();
    let expected = message.rsplit("= ").next().unwrap_or_default().trim().replace('_', " ");
    let message = match position {
        Some(at) => format!("Syntax error at line {}, column {}: {expected}.", at.line, at.column),
        None => format!("Syntax error: {expected}."),
    };
    Refused::invalid(message, position)
}
