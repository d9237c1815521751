//! How large a value is: async-graphql copies it at every use, while it validates and once more for every object.

use async_graphql::parser::types::OperationDefinition;
use async_graphql::{Name, Value as ConstValue, Variables};
use async_graphql_value::Value;
use std::collections::HashMap;

use super::Limits;
use super::refused::{Refused, at_most};

/// A text counts once more for every so many bytes.
const BYTES_PER_VALUE: usize = 256;

/// The variables of one request, with what each weighs.
pub(super) struct Given<'a> {
    variables: &'a Variables,
    defaults: HashMap<&'a str, &'a ConstValue>,
    sizes: HashMap<&'a str, u64>,
}

impl<'a> Given<'a> {
    pub(super) fn new(variables: &'a Variables, operation: &'a OperationDefinition) -> Self {
        let defaults: HashMap<_, _> = operation
            .variable_definitions
            .iter()
            .filter_map(|definition| {
                let default = definition.node.default_value.as_ref()?;
                Some((definition.node.name.node.as_str(), &default.node))
            })
            .collect();
        let mut sizes: HashMap<_, _> =
            defaults.iter().map(|(name, value)| (*name, size_of_constant(value))).collect();
        sizes.extend(variables.iter().map(|(name, value)| (name.as_str(), size_of_constant(value))));
        Self { variables, defaults, sizes }
    }

    /// The size of a value as written in the query, variables filled in.
    pub(super) fn size(&self, value: &Value) -> u64 {
        match value {
            Value::Variable(name) => self.sizes.get(name.as_str()).copied().unwrap_or(1),
            Value::Null | Value::Number(_) | Value::Boolean(_) | Value::Enum(_) => 1,
            Value::String(text) => weight(text.len()),
            Value::Binary(bytes) => weight(bytes.len()),
            Value::List(values) => sum(values.iter().map(|value| self.size(value))),
            Value::Object(fields) => sum(fields.values().map(|value| self.size(value))),
        }
    }

    /// The number that a value stands for, if it stands for one; a negative one is none at all.
    pub(super) fn number(&self, value: &Value) -> Option<u64> {
        let constant = match value {
            Value::Variable(name) => self.find(name)?,
            Value::Number(number) => return Some(number.as_u64().unwrap_or(0)),
            Value::Null
            | Value::Boolean(_)
            | Value::Enum(_)
            | Value::String(_)
            | Value::Binary(_)
            | Value::List(_)
            | Value::Object(_) => return None,
        };
        number(constant)
    }

    fn find(&self, name: &Name) -> Option<&ConstValue> {
        self.variables.get(name).or_else(|| self.defaults.get(name.as_str()).copied())
    }
}

/// Refuses variables that hold too many values, nest too deep or hold the character U+0000.
pub(super) fn check(variables: &Variables, limits: &Limits) -> Result<(), Refused> {
    let total = sum(variables.values().map(size_of_constant));
    at_most("values in its variables", total, limits.variable_values, "Send fewer values at once.")?;
    let depth = variables.values().map(depth_of).max().unwrap_or(0);
    let advice = "Send values that nest less deep.";
    at_most("lists and objects within each other in its variables", depth, limits.variable_depth, advice)?;
    match variables.iter().find(|(name, value)| name.contains('\0') || has_nul(value)) {
        Some((name, _)) => {
            let name = name.replace('\0', "");
            Err(Refused::invalid(format!("Variable `{name}`: the character U+0000 is not allowed."), None))
        }
        None => Ok(()),
    }
}

/// What the cost of an operation depends on in its variables, in the order in which it declares them: the size of
/// each, and its number, which may be the size of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sizes(Vec<Option<(u64, Option<u64>)>>);

impl Sizes {
    pub(super) fn of(variables: &Variables, operation: &OperationDefinition) -> Self {
        let declared = operation.variable_definitions.iter();
        let given = declared.map(|definition| variables.get(&definition.node.name.node));
        Self(given.map(|value| value.map(|value| (size_of_constant(value), number(value)))).collect())
    }
}

fn number(value: &ConstValue) -> Option<u64> {
    match value {
        ConstValue::Number(number) => Some(number.as_u64().unwrap_or(0)),
        ConstValue::Null
        | ConstValue::String(_)
        | ConstValue::Boolean(_)
        | ConstValue::Binary(_)
        | ConstValue::Enum(_)
        | ConstValue::List(_)
        | ConstValue::Object(_) => None,
    }
}

fn size_of_constant(value: &ConstValue) -> u64 {
    match value {
        ConstValue::Null | ConstValue::Number(_) | ConstValue::Boolean(_) | ConstValue::Enum(_) => 1,
        ConstValue::String(text) => weight(text.len()),
        ConstValue::Binary(bytes) => weight(bytes.len()),
        ConstValue::List(values) => sum(values.iter().map(size_of_constant)),
        ConstValue::Object(fields) => sum(fields.values().map(size_of_constant)),
    }
}

fn depth_of(value: &ConstValue) -> u64 {
    let inner = match value {
        ConstValue::List(values) => values.iter().map(depth_of).max(),
        ConstValue::Object(fields) => fields.values().map(depth_of).max(),
        ConstValue::Null
        | ConstValue::Number(_)
        | ConstValue::Boolean(_)
        | ConstValue::Enum(_)
        | ConstValue::String(_)
        | ConstValue::Binary(_) => return 0,
    };
    1 + inner.unwrap_or(0)
}

fn has_nul(value: &ConstValue) -> bool {
    match value {
        ConstValue::String(text) => text.contains('\0'),
        ConstValue::List(values) => values.iter().any(has_nul),
        ConstValue::Object(fields) => {
            fields.iter().any(|(name, value)| name.contains('\0') || has_nul(value))
        }
        ConstValue::Null
        | ConstValue::Number(_)
        | ConstValue::Boolean(_)
        | ConstValue::Enum(_)
        | ConstValue::Binary(_) => false,
    }
}

fn weight(bytes: usize) -> u64 {
    1 + u64::try_from(bytes / BYTES_PER_VALUE).unwrap_or(u64::MAX - 1)
}

fn sum(sizes: impl Iterator<Item = u64>) -> u64 {
    sizes.fold(1, u64::saturating_add)
}
