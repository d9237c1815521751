//! The three gates in their order, and what goes on to the library.

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType,
};
use async_graphql::{Name, Positioned, Request, Variables};

use super::lexer::scan;
use super::measure::{Found, Measure, Written};
use super::refused::{Refused, at_most};
use super::shape::{Shape, ShapeError};
use super::values::{self, Given};
use super::{Limits, QueryCost};

/// Lets queries against one schema through, or says why not.
#[derive(Debug)]
pub struct Gate {
    limits: Limits,
    shape: Shape,
}

/// A query that was let through.
#[derive(Debug)]
pub struct Admitted {
    /// Parsed, with its cost among the data.
    pub request: Request,
    /// What kind of operation it will run.
    pub operation: OperationType,
    /// What it costs.
    pub cost: QueryCost,
}

impl Gate {
    /// A gate before the schema that prints as `sdl`.
    pub fn new(sdl: &str, limits: Limits) -> Result<Self, ShapeError> {
        Ok(Self { shape: Shape::read(sdl, &limits)?, limits })
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Admits one request: the query text, the name of the operation to run, and its variables.
    pub fn admit(
        &self,
        query: String,
        operation_name: Option<String>,
        variables: Variables,
    ) -> Result<Admitted, Refused> {
        scan(&query, &self.limits)?;
        values::check(&variables, &self.limits)?;
        let document = parse_query(&query).map_err(|error| syntax(&error))?;
        let selected = select(&document, operation_name.as_deref())?;
        let operation = selected.ty;
        require_variables(selected, &variables)?;
        let cost = self.measure(&document, selected, &variables)?;
        let mut request = Request::new(query).variables(variables).data(cost);
        request.operation_name = operation_name;
        request.set_parsed_query(document);
        Ok(Admitted { request, operation, cost })
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
