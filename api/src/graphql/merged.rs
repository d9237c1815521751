//! What a document selects under the field that is being resolved, all places that write it taken together.
//!
//! Two selections of one field are one by the specification (two fragments that each want a part of it), but
//! async-graphql resolves each by itself and then merges the answers, lists item by item. Whoever looks ahead
//! into the selection to order a list must therefore see the same of it in every place. It must not know the
//! schema.

use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::{Context, QueryPathSegment, Value};

/// The fields named `name` in the selection under the current field, wherever the document writes it.
fn below<'a>(ctx: &Context<'a>, name: &str) -> Vec<&'a Field> {
    let mut sets = vec![&ctx.query_env.operation.node.selection_set.node];
    let here = ctx.path_node.as_ref();
    let mut keys: Vec<&str> = here
        .into_iter()
        .chain(here.into_iter().flat_map(|node| node.parents()))
        .filter_map(|node| key(&node.segment))
        .collect();
    while let Some(key) = keys.pop() {
        let mut found = Vec::new();
        for set in sets {
            collect(ctx, set, &|field| response_key(field) == key, &mut found);
        }
        sets = found.into_iter().map(|field| &field.selection_set.node).collect();
    }
    let mut found = Vec::new();
    for set in sets {
        collect(ctx, set, &|field| field.name.node == name, &mut found);
    }
    found
}

fn key<'a>(segment: &QueryPathSegment<'a>) -> Option<&'a str> {
    match segment {
        QueryPathSegment::Name(name) => Some(name),
        QueryPathSegment::Index(_) => None,
    }
}

fn response_key(field: &Field) -> &str {
    field.alias.as_ref().map_or(field.name.node.as_str(), |alias| alias.node.as_str())
}

/// Goes into fragments; the gate before has refused those that contain themselves and those that are too many.
fn collect<'a>(
    ctx: &Context<'a>,
    set: &'a SelectionSet,
    wanted: &impl Fn(&Field) -> bool,
    found: &mut Vec<&'a Field>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) if wanted(&field.node) => found.push(&field.node),
            Selection::Field(_) => {}
            Selection::InlineFragment(fragment) => {
                collect(ctx, &fragment.node.selection_set.node, wanted, found);
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = ctx.query_env.fragments.get(&spread.node.fragment_name.node) {
                    collect(ctx, &fragment.node.selection_set.node, wanted, found);
                }
            }
        }
    }
}

/// The first value of `argument` that some selected field `name` has.
pub(super) fn argument_below(ctx: &Context<'_>, name: &str, argument: &str) -> Option<Value> {
    let given = below(ctx, name).into_iter().filter_map(|field| field.get_argument(argument));
    let known = |name: &str| {
        let declared = &ctx.query_env.operation.node.variable_definitions;
        let definition = declared.iter().find(|definition| definition.node.name.node == name)?;
        let given = ctx.query_env.variables.get(&definition.node.name.node);
        given.or_else(|| definition.node.default_value()).cloned()
    };
    let value = |value: async_graphql_value::Value| {
        value.into_const_with(|name| known(&name).ok_or(())).ok().filter(|value| *value != Value::Null)
    };
    given.map(|given| given.node.clone()).find_map(value)
}
