//! Whether the values of variables fit where a document uses them.
//!
//! A document that was validated once need not be validated again, except for what depends on the variables. The
//! library has one such rule, whether an argument is of its type; this is that rule, and where it is in doubt it
//! says no, so that the library judges and words the fault. It must not know what fields mean.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::types::{BaseType, InputObjectType, Type, TypeDefinition, TypeKind};
use async_graphql::{Name, Value as ConstValue, Variables};
use async_graphql_value::Value;

/// The types of values, by name.
#[derive(Debug, Default)]
pub(super) struct Inputs(HashMap<String, Input>);

#[derive(Debug)]
enum Input {
    Scalar,
    Enum(HashSet<String>),
    Object(HashMap<String, Field>),
}

#[derive(Debug)]
struct Field {
    declared: Type,
    required: bool,
}

/// Where a document uses its variables, and what is wanted there.
#[derive(Debug, Default)]
pub(super) struct Uses(Vec<(Name, Type)>);

impl Inputs {
    pub(super) fn add(&mut self, definition: &TypeDefinition) {
        // A type with rules of its own, such as `@oneOf`, stays unknown.
        let plain = definition.directives.iter().all(|directive| directive.node.name.node == "specifiedBy");
        let input = match &definition.kind {
            TypeKind::Scalar if plain => Input::Scalar,
            TypeKind::Enum(found) if plain => {
                Input::Enum(found.values.iter().map(|value| value.node.value.node.to_string()).collect())
            }
            TypeKind::InputObject(found) if plain => Input::Object(fields(found)),
            TypeKind::Scalar
            | TypeKind::Enum(_)
            | TypeKind::InputObject(_)
            | TypeKind::Object(_)
            | TypeKind::Interface(_)
            | TypeKind::Union(_) => return,
        };
        self.0.insert(definition.name.node.to_string(), input);
    }

    /// Whether all variables fit where they are used. One that is not given fits: so says the library.
    pub(super) fn fit(&self, variables: &Variables, uses: &Uses) -> bool {
        uses.0.iter().all(|(name, wanted)| variables.get(name).is_none_or(|value| self.fits(value, wanted)))
    }

    /// Notes the variables in a value. None if it has one where nobody knows what is wanted.
    pub(super) fn note(&self, uses: &mut Uses, value: &Value, wanted: Option<&Type>) -> Option<()> {
        match (value, wanted.map(|wanted| &wanted.base)) {
            (Value::Variable(name), _) => uses.0.push((name.clone(), wanted?.clone())),
            (Value::List(values), Some(BaseType::List(items))) => {
                values.iter().try_for_each(|value| self.note(uses, value, Some(items)))?;
            }
            (Value::List(values), _) => values.iter().try_for_each(|value| self.note(uses, value, None))?,
            (Value::Object(values), base) => {
                let known = base.and_then(|base| self.object(base));
                for (name, value) in values {
                    let field = known.and_then(|fields| fields.get(name.as_str()));
                    self.note(uses, value, field.map(|field| &field.declared))?;
                }
            }
            (
                Value::Null
                | Value::Number(_)
                | Value::String(_)
                | Value::Boolean(_)
                | Value::Binary(_)
                | Value::Enum(_),
                _,
            ) => {}
        }
        Some(())
    }

    /// The fields of an object, also where a list of it is wanted and one alone is given.
    fn object(&self, wanted: &BaseType) -> Option<&HashMap<String, Field>> {
        match wanted {
            BaseType::List(items) => self.object(&items.base),
            BaseType::Named(name) => match self.0.get(name.as_str())? {
                Input::Object(fields) => Some(fields),
                Input::Scalar | Input::Enum(_) => None,
            },
        }
    }

    fn fits(&self, value: &ConstValue, wanted: &Type) -> bool {
        match (value, &wanted.base) {
            (ConstValue::Null, _) => wanted.nullable,
            (ConstValue::List(values), BaseType::List(items)) => {
                values.iter().all(|value| self.fits(value, items))
            }
            (one, BaseType::List(items)) => self.fits(one, items),
            (one, BaseType::Named(name)) => self.is(one, name),
        }
    }

    fn is(&self, value: &ConstValue, name: &str) -> bool {
        match (self.0.get(name), value) {
            (Some(Input::Enum(known)), ConstValue::String(text)) => known.contains(text.as_str()),
            (Some(Input::Object(known)), ConstValue::Object(given)) => {
                let whole =
                    known.iter().all(|(name, field)| !field.required || given.contains_key(name.as_str()));
                whole
                    && given.iter().all(|(name, value)| {
                        known.get(name.as_str()).is_some_and(|field| self.fits(value, &field.declared))
                    })
            }
            (Some(Input::Scalar), ConstValue::String(_)) => true,
            (None, ConstValue::String(_)) => matches!(name, "String" | "ID"),
            (None, ConstValue::Boolean(_)) => name == "Boolean",
            (None, ConstValue::Number(number)) => {
                name == "Float"
                    || (name == "Int" && number.as_u64().is_some_and(|size| i64::try_from(size).is_ok()))
            }
            (Some(_) | None, _) => false,
        }
    }
}

fn fields(object: &InputObjectType) -> HashMap<String, Field> {
    let fields = object.fields.iter().map(|field| &field.node);
    let fields = fields.map(|field| {
        let required = !field.ty.node.nullable && field.default_value.is_none();
        (field.name.node.to_string(), Field { declared: field.ty.node.clone(), required })
    });
    fields.collect()
}
