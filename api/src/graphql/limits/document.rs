//! A query that passed the gates once and is kept: it is neither lexed nor parsed again, and once the library has
//! found no fault in it, not validated either. It knows nothing of HTTP.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwapOption;
use async_graphql::parser::types::{
    Directive, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Positioned, Request, Variables};
use bytes::Bytes;

use super::QueryCost;
use super::inputs::Uses;
use super::outline::{Cut, Outline, outline};
use super::shape::Shape;
use super::values::Sizes;

/// A query text, parsed, with the name of the operation that runs.
#[derive(Debug)]
pub struct Document {
    parsed: ExecutableDocument,
    name: Option<String>,
    plain: Bytes,
    operation: OperationType,
    uses: Option<Uses>,
    valid: AtomicBool,
    priced: ArcSwapOption<(Sizes, QueryCost)>,
    outline: OnceLock<Option<Outline>>,
}

impl Document {
    pub(super) fn new(
        parsed: ExecutableDocument,
        selected: &OperationDefinition,
        name: Option<&str>,
        tokens: &[u8],
        shape: &Shape,
    ) -> Self {
        let mut plain = Vec::with_capacity(tokens.len() + 1 + name.map_or(0, str::len));
        plain.extend_from_slice(name.unwrap_or_default().as_bytes());
        plain.push(0);
        plain.extend_from_slice(tokens);
        Self {
            uses: uses(&parsed, selected, shape),
            operation: selected.ty,
            name: name.map(str::to_owned),
            plain: plain.into(),
            parsed,
            valid: AtomicBool::new(false),
            priced: ArcSwapOption::empty(),
            outline: OnceLock::new(),
        }
    }

    /// What it asks, whatever the space between its tokens: the operation's name and the tokens.
    pub fn plain(&self) -> &Bytes {
        &self.plain
    }

    /// What kind of operation runs.
    pub fn operation(&self) -> OperationType {
        self.operation
    }

    /// A request for the library, which takes the document by value.
    pub fn request(&self, variables: Variables) -> Request {
        let mut request = Request::new(String::new()).variables(variables);
        request.operation_name.clone_from(&self.name);
        request.set_parsed_query(self.parsed.clone());
        request
    }

    /// The same in outline, if it has one; only for a schema that does not validate.
    pub fn outlined(&self, variables: Variables) -> Option<Request> {
        let outline = self.outline.get()?.as_ref()?;
        let mut request = Request::new(String::new()).variables(variables);
        request.set_parsed_query(outline.document.clone());
        Some(request)
    }

    /// What was cut out of its outline at a mark.
    pub fn cut(&self, place: usize) -> Option<&Cut> {
        self.outline.get()?.as_ref()?.cuts.get(place)
    }

    /// Makes its outline, once it is known that the query is worth it.
    pub(super) fn draw(&self, selected: &OperationDefinition, shape: &Shape) {
        // As many fields as its text could have without fragments, or it would take more memory than it weighs.
        let most = self.plain.len() / 4;
        self.outline.get_or_init(|| outline(&self.parsed, selected, most, shape));
    }

    /// Notes that the library found no fault in it.
    pub fn found_valid(&self) {
        self.valid.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_valid(&self) -> bool {
        self.valid.load(Ordering::Relaxed)
    }

    pub(super) const fn uses(&self) -> Option<&Uses> {
        self.uses.as_ref()
    }

    pub(super) const fn parsed(&self) -> &ExecutableDocument {
        &self.parsed
    }

    /// What it costs with these variables, if it was asked with such ones the last time.
    pub(super) fn priced(&self, sizes: &Sizes) -> Option<QueryCost> {
        let last = self.priced.load();
        last.as_ref().filter(|priced| priced.0 == *sizes).map(|priced| priced.1)
    }

    pub(super) fn price(&self, sizes: Sizes, cost: QueryCost) {
        self.priced.store(Some(Arc::new((sizes, cost))));
    }
}

/// Where the operation uses its variables; none if that cannot be told.
fn uses(document: &ExecutableDocument, selected: &OperationDefinition, shape: &Shape) -> Option<Uses> {
    let root = shape.root(selected.ty);
    let mut found = Uses::default();
    directives(&mut found, &selected.directives, shape)?;
    set(&mut found, &selected.selection_set.node, root, shape)?;
    for fragment in document.fragments.values() {
        let on = fragment.node.type_condition.node.on.node.as_str();
        directives(&mut found, &fragment.node.directives, shape)?;
        set(&mut found, &fragment.node.selection_set.node, Some(on), shape)?;
    }
    Some(found)
}

fn set(found: &mut Uses, selections: &SelectionSet, on: Option<&str>, shape: &Shape) -> Option<()> {
    for selection in &selections.items {
        directives(found, selection.node.directives(), shape)?;
        match &selection.node {
            Selection::Field(field) => {
                let field = &field.node;
                let known = shape.field(on, field.name.node.as_str());
                for (name, value) in &field.arguments {
                    let wanted = known.and_then(|known| known.arguments.get(name.node.as_str()));
                    shape.inputs.note(found, &value.node, wanted)?;
                }
                set(found, &field.selection_set.node, known.map(|known| known.target.as_str()), shape)?;
            }
            Selection::InlineFragment(fragment) => {
                let condition = fragment.node.type_condition.as_ref();
                let on = condition.map_or(on, |condition| Some(condition.node.on.node.as_str()));
                set(found, &fragment.node.selection_set.node, on, shape)?;
            }
            Selection::FragmentSpread(_) => {}
        }
    }
    Some(())
}

/// Variables in directives are left to the library, which takes every fault of theirs for `false`.
fn directives(found: &mut Uses, directives: &[Positioned<Directive>], shape: &Shape) -> Option<()> {
    let mut values = directives.iter().flat_map(|directive| &directive.node.arguments);
    values.try_for_each(|(_, value)| shape.inputs.note(found, &value.node, None))
}
