//! The outline of a query: the query without what it asks of objects whose answers are kept. Under each such object
//! stands a mark, by which the object finds what was asked of it (`kept::objects`).
//!
//! Most of what a list costs is what is asked of its items, and most of that was asked before. It must not know how
//! objects are kept.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, FragmentDefinition, InlineFragment, OperationDefinition,
    Selection, SelectionSet,
};
use async_graphql::{Name, Pos, Positioned};
use async_graphql_value::Value;

use super::shape::Shape;

/// What a mark's name begins with: no name of the language does.
const MARK: char = '#';

/// A query in outline.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) document: ExecutableDocument,
    pub(super) cuts: Vec<Cut>,
}

/// What was cut out.
#[derive(Debug)]
pub struct Cut {
    /// The number of these selections, the same never being given twice.
    pub id: u64,
    /// What is asked of the object.
    pub set: Positioned<SelectionSet>,
    /// Whether that is nothing but fields without arguments, each with a name of its own.
    pub is_plain: bool,
}

/// The place of the cut that a selection set is the mark of.
pub fn marked(set: &SelectionSet) -> Option<usize> {
    match set.items.as_slice() {
        [Positioned { node: Selection::Field(field), .. }] => {
            field.node.name.node.strip_prefix(MARK)?.parse().ok()
        }
        _ => None,
    }
}

/// The outline of one operation; none where there is nothing to cut, or where it could change the answer.
///
/// `most` bounds how many fields it may have once fragments are written out: they could double each other.
pub(super) fn outline(
    document: &ExecutableDocument,
    selected: &OperationDefinition,
    most: usize,
    shape: &Shape,
) -> Option<Outline> {
    let root = shape.root(selected.ty)?;
    let mut cutting = Cutting { document, shape, left: most, cuts: Vec::new() };
    let mut operation = selected.clone();
    cutting.write_out(&mut operation.selection_set.node)?;
    cutting.set(&mut operation.selection_set.node, root)?;
    let operation = Positioned::new(operation, Pos::default());
    let document =
        ExecutableDocument { operations: DocumentOperations::Single(operation), fragments: HashMap::new() };
    (!cutting.cuts.is_empty()).then_some(Outline { document, cuts: cutting.cuts })
}

struct Cutting<'a> {
    document: &'a ExecutableDocument,
    shape: &'a Shape,
    left: usize,
    cuts: Vec<Cut>,
}

impl Cutting<'_> {
    /// Puts fragments in the place of their spreads.
    fn write_out(&mut self, set: &mut SelectionSet) -> Option<()> {
        for selection in &mut set.items {
            self.left = self.left.checked_sub(1)?;
            if let Selection::FragmentSpread(spread) = &selection.node {
                let fragment = self.document.fragments.get(&spread.node.fragment_name.node)?;
                let FragmentDefinition { type_condition, directives, selection_set } = &fragment.node;
                if !directives.is_empty() {
                    return None;
                }
                let inline = InlineFragment {
                    type_condition: Some(type_condition.clone()),
                    directives: spread.node.directives.clone(),
                    selection_set: selection_set.clone(),
                };
                let inline = Positioned::new(inline, selection.pos);
                *selection = Positioned::new(Selection::InlineFragment(inline), selection.pos);
            }
            match &mut selection.node {
                Selection::Field(field) => self.write_out(&mut field.node.selection_set.node)?,
                Selection::InlineFragment(fragment) => {
                    self.write_out(&mut fragment.node.selection_set.node)?;
                }
                Selection::FragmentSpread(_) => {}
            }
        }
        Some(())
    }

    fn set(&mut self, set: &mut SelectionSet, on: &str) -> Option<()> {
        // Two fields of one name are merged by the library, which what is kept cannot be.
        let mut names = HashSet::new();
        if !differ(set, &mut names) {
            return None;
        }
        self.inside(set, on)
    }

    fn inside(&mut self, set: &mut SelectionSet, on: &str) -> Option<()> {
        for selection in &mut set.items {
            match &mut selection.node {
                Selection::Field(field) => self.field(&mut field.node, on)?,
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let on = condition.map_or(on, |condition| condition.node.on.node.as_str()).to_owned();
                    self.inside(&mut fragment.node.selection_set.node, &on)?;
                }
                Selection::FragmentSpread(_) => return None,
            }
        }
        Some(())
    }

    fn field(&mut self, field: &mut Field, on: &str) -> Option<()> {
        if field.selection_set.node.items.is_empty() {
            return Some(());
        }
        // What has no shape is introspection, in which there is nothing to cut.
        let Some(shape) = self.shape.field(Some(on), field.name.node.as_str()) else { return Some(()) };
        if self.shape.kept.iter().any(|kept| *kept == shape.target) && is_constant(&field.selection_set.node)
        {
            let id = next_id();
            let place = self.cuts.len();
            let whole = std::mem::replace(&mut field.selection_set, mark(place));
            let is_plain = is_plain(&whole.node);
            self.cuts.push(Cut { id, set: whole, is_plain });
            return Some(());
        }
        let target = shape.target.clone();
        self.set(&mut field.selection_set.node, &target)
    }
}

/// Whether the fields of a set, those of its fragments included, all have names of their own.
fn differ<'a>(set: &'a SelectionSet, names: &mut HashSet<&'a str>) -> bool {
    set.items.iter().all(|selection| match &selection.node {
        Selection::Field(field) => names.insert(field.node.response_key().node.as_str()),
        Selection::InlineFragment(fragment) => differ(&fragment.node.selection_set.node, names),
        Selection::FragmentSpread(_) => false,
    })
}

/// Whether a set asks the same whatever the variables, and of every object.
fn is_constant(set: &SelectionSet) -> bool {
    set.items.iter().all(|selection| {
        selection.node.directives().is_empty()
            && match &selection.node {
                Selection::Field(field) => {
                    let arguments = &field.node.arguments;
                    !arguments.iter().any(|(_, value)| has_variable(&value.node))
                        && is_constant(&field.node.selection_set.node)
                }
                Selection::InlineFragment(fragment) => is_constant(&fragment.node.selection_set.node),
                Selection::FragmentSpread(_) => false,
            }
    })
}

/// Whether a set holds only fields without arguments and directives, each with a name of its own.
fn is_plain(set: &SelectionSet) -> bool {
    let mut names = HashSet::new();
    set.items.iter().all(|selection| match &selection.node {
        Selection::Field(field) => {
            let field = &field.node;
            names.insert(&field.response_key().node)
                && field.arguments.is_empty()
                && field.directives.is_empty()
                && is_plain(&field.selection_set.node)
        }
        Selection::InlineFragment(_) | Selection::FragmentSpread(_) => false,
    })
}

fn has_variable(value: &Value) -> bool {
    match value {
        Value::Variable(_) => true,
        Value::List(values) => values.iter().any(has_variable),
        Value::Object(fields) => fields.values().any(has_variable),
        Value::Null
        | Value::Number(_)
        | Value::String(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_) => false,
    }
}

fn mark(place: usize) -> Positioned<SelectionSet> {
    let at = Pos::default();
    let field = Field {
        alias: None,
        name: Positioned::new(Name::new(format!("{MARK}{place}")), at),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: Positioned::new(SelectionSet::default(), at),
    };
    let field = Positioned::new(Selection::Field(Positioned::new(field, at)), at);
    Positioned::new(SelectionSet { items: vec![field] }, at)
}

fn next_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
