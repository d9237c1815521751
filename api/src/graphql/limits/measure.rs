//! One pass over a parsed document that measures everything the limits speak of.
//!
//! Each fragment is measured once and its result used wherever it is spread, so the pass is as long as the text;
//! written out, forty fragments that double each other would be 2⁴⁰ fields. It must not know the limits' numbers
//! except the one that bounds its own recursion.

use std::collections::HashMap;

use async_graphql::Positioned;
use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
};

use super::Limits;
use super::refused::{Refused, at_most};
use super::shape::{FieldShape, Shape, is_page_size};
use super::values::Given;
use super::weight::Weight;

/// So many values in a field's arguments cost as much as a field.
const VALUES_PER_FIELD: u64 = 10;

/// What was found under one selection set, with every fragment written out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    /// Fields within fields.
    pub(super) depth: u64,
    /// Selection sets and fragments within each other.
    pub(super) nesting: u64,
    /// Introspection lists within each other.
    pub(super) circles: u64,
    /// Fields, fragments and directives.
    pub(super) nodes: u64,
    /// Fields of this level alone, each with its arguments: what validation compares with each other.
    pub(super) level: u64,
    /// Fields of this level alone.
    pub(super) fields: u64,
    /// The cost.
    pub(super) weight: Weight,
}

/// What was found in the document as it is written.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) aliases: u64,
    pub(super) directives: u64,
    /// The most arguments that one field or directive has.
    pub(super) arguments: u64,
    /// What validation compares over all selection sets.
    pub(super) comparisons: u64,
}

enum Fragment {
    Open,
    Measured(Found),
}

/// The pass.
pub(super) struct Measure<'a> {
    shape: &'a Shape,
    limits: &'a Limits,
    given: Given<'a>,
    document: &'a ExecutableDocument,
    fragments: HashMap<&'a str, Fragment>,
    pub(super) written: Written,
}

impl<'a> Measure<'a> {
    pub(super) fn new(
        shape: &'a Shape,
        limits: &'a Limits,
        given: Given<'a>,
        document: &'a ExecutableDocument,
    ) -> Self {
        Self { shape, limits, given, document, fragments: HashMap::new(), written: Written::default() }
    }

    /// Measures an operation.
    pub(super) fn operation(&mut self, operation: &'a OperationDefinition) -> Result<Found, Refused> {
        self.directives(&operation.directives);
        for variable in &operation.variable_definitions {
            self.directives(&variable.node.directives);
        }
        self.set(&operation.selection_set.node, self.shape.root(operation.ty), 0)
    }

    /// Measures the fragments that no operation uses; validation looks at them too.
    pub(super) fn unused(&mut self) -> Result<(), Refused> {
        let mut rest: Vec<_> = self.document.fragments.iter().collect();
        rest.sort_by_key(|(_, fragment)| fragment.pos);
        rest.into_iter().try_for_each(|(name, fragment)| self.fragment(name, fragment, 0).map(|_| ()))
    }

    fn set(&mut self, set: &'a SelectionSet, on: Option<&str>, level: u64) -> Result<Found, Refused> {
        // Also what keeps this recursion itself short.
        at_most("selections within each other", level, self.limits.nesting, "Nest less deep.")?;
        let mut found = Found::default();
        for selection in &set.items {
            let part = self.selection(selection, on, level)?;
            found.depth = found.depth.max(part.depth);
            found.nesting = found.nesting.max(part.nesting);
            found.circles = found.circles.max(part.circles);
            found.nodes = found.nodes.saturating_add(part.nodes);
            found.level = found.level.saturating_add(part.level);
            found.fields = found.fields.saturating_add(part.fields);
            found.weight = found.weight.plus(part.weight);
        }
        self.written.comparisons = self.written.comparisons.saturating_add(found.level);
        Ok(found)
    }

    fn selection(
        &mut self,
        selection: &'a Positioned<Selection>,
        on: Option<&str>,
        level: u64,
    ) -> Result<Found, Refused> {
        let own = self.directives(selection.node.directives()).saturating_add(1);
        let mut found = match &selection.node {
            Selection::Field(field) => self.field(&field.node, on, level)?,
            Selection::InlineFragment(fragment) => {
                let condition = fragment.node.type_condition.as_ref();
                let on = condition.map_or(on, |condition| Some(condition.node.on.node.as_str()));
                deeper(self.set(&fragment.node.selection_set.node, on, level + 1)?)
            }
            Selection::FragmentSpread(spread) => {
                let name = spread.node.fragment_name.node.as_str();
                match self.document.fragments.get(name) {
                    Some(fragment) => deeper(self.fragment(name, fragment, level + 1)?),
                    None => Found::default(),
                }
            }
        };
        found.nodes = found.nodes.saturating_add(own);
        Ok(found)
    }

    fn fragment(
        &mut self,
        name: &'a str,
        fragment: &'a Positioned<FragmentDefinition>,
        level: u64,
    ) -> Result<Found, Refused> {
        match self.fragments.get(name) {
            Some(Fragment::Measured(found)) => return Ok(*found),
            Some(Fragment::Open) => {
                let message = format!("Fragment `{name}` contains itself; take one of its spreads out.");
                return Err(Refused::invalid(message, Some(fragment.pos)));
            }
            None => {}
        }
        self.fragments.insert(name, Fragment::Open);
        self.directives(&fragment.node.directives);
        let on = fragment.node.type_condition.node.on.node.as_str();
        let found = self.set(&fragment.node.selection_set.node, Some(on), level)?;
        self.fragments.insert(name, Fragment::Measured(found));
        Ok(found)
    }

    fn field(&mut self, field: &'a Field, on: Option<&str>, level: u64) -> Result<Found, Refused> {
        self.written.aliases += u64::from(field.alias.is_some());
        let arguments = self.arguments(field.arguments.len());
        let shape = self.shape.field(on, field.name.node.as_str());
        let below = if field.selection_set.node.items.is_empty() {
            Found::default()
        } else {
            let target = shape.map(|shape| shape.target.as_str());
            deeper(self.set(&field.selection_set.node, target, level + 1)?)
        };
        Ok(Found {
            depth: below.depth + 1,
            nesting: below.nesting,
            circles: below.circles + u64::from(leads_in_circles(on, &field.name.node)),
            nodes: below.nodes,
            level: arguments + 1,
            fields: 1,
            weight: self.weigh(field, shape, below.weight),
        })
    }

    fn weigh(&self, field: &Field, shape: Option<&FieldShape>, below: Weight) -> Weight {
        let values = field.arguments.iter().map(|(_, value)| self.given.size(&value.node));
        let own = shape.map_or(1, |shape| shape.cost);
        let own = own + values.fold(0, u64::saturating_add) / VALUES_PER_FIELD;
        let alone = below.on_page(self.limits.default_page);
        let Some(shape) = shape else { return Weight::of(own.saturating_add(alone)) };
        let name = field.name.node.as_str();
        if matches!(name, "__schema" | "__type") {
            return Weight { introspection: alone, ..Weight::of(own) };
        }
        let lists = |items: u64| Weight::of(own.saturating_add(items.saturating_mul(alone)));
        match (shape.page, shape.list) {
            (Some(default), true) => lists(self.page(field, default)),
            (Some(default), false) => {
                Weight::of(own.saturating_add(below.on_page(self.page(field, default))))
            }
            (None, true) if matches!(name, "nodes" | "edges") => Weight { paged: alone, ..Weight::of(own) },
            (None, true) => lists(shape.length),
            (None, false) => Weight::of(own.saturating_add(alone)),
        }
    }

    /// The items that a field asks for; `default` when it does not say.
    fn page(&self, field: &Field, default: u64) -> u64 {
        let asked = field.arguments.iter().filter(|(name, _)| is_page_size(&name.node));
        let asked = asked.filter_map(|(_, value)| self.given.number(&value.node)).max();
        asked.unwrap_or(default).min(self.limits.max_page)
    }

    fn directives(&mut self, directives: &[Positioned<Directive>]) -> u64 {
        for directive in directives {
            self.arguments(directive.node.arguments.len());
        }
        let count = u64::try_from(directives.len()).unwrap_or(u64::MAX);
        self.written.directives = self.written.directives.saturating_add(count);
        count
    }

    fn arguments(&mut self, count: usize) -> u64 {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.written.arguments = self.written.arguments.max(count);
        count
    }
}

/// The lists through which a type leads to other types, and so back to itself; graphql-js counts the same.
fn leads_in_circles(on: Option<&str>, field: &str) -> bool {
    on == Some("__Type") && matches!(field, "fields" | "inputFields" | "interfaces" | "possibleTypes")
}

fn deeper(below: Found) -> Found {
    Found { nesting: below.nesting + 1, ..below }
}
