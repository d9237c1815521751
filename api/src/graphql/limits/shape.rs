//! What the cost needs to know of the schema: which fields are lists, and which take a page size.
//!
//! It is read from the schema's printed form, since the library keeps its registry to itself.

use std::collections::HashMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, OperationType, SchemaDefinition, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::{Positioned, Value};

use super::Limits;
use super::inputs::Inputs;

/// The printed schema could not be read back.
#[derive(Debug, thiserror::Error)]
#[error("the schema's printed form cannot be read: {0}")]
pub struct ShapeError(#[from] async_graphql::parser::Error);

/// The fields of every type.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) query: String,
    pub(super) mutation: String,
    types: HashMap<String, HashMap<String, FieldShape>>,
    pub(super) inputs: Inputs,
    /// The objects whose answers are kept.
    pub(super) kept: &'static [&'static str],
}

/// One field.
#[derive(Debug)]
pub(super) struct FieldShape {
    /// The type of the field, or of its items.
    pub(super) target: String,
    /// What it costs by itself.
    pub(super) cost: u64,
    /// Whether it is a list.
    pub(super) list: bool,
    /// How many items it has, if it is a list and nobody asks for a page.
    pub(super) length: u64,
    /// The page that it gives when none is asked for, if it takes `first` or `last`.
    pub(super) page: Option<u64>,
    /// The types of its arguments.
    pub(super) arguments: HashMap<String, Type>,
}

impl Shape {
    pub(super) fn read(
        sdl: &str,
        kept: &'static [&'static str],
        limits: &Limits,
    ) -> Result<Self, ShapeError> {
        let document = parse_schema(sdl)?;
        let mut shape = Self {
            query: "Query".to_owned(),
            mutation: "Mutation".to_owned(),
            types: HashMap::new(),
            inputs: Inputs::default(),
            kept,
        };
        let mut census = Census::default();
        for definition in &document.definitions {
            match definition {
                TypeSystemDefinition::Schema(roots) => shape.roots(&roots.node),
                TypeSystemDefinition::Type(found) => {
                    census.count(&found.node);
                    shape.add(&found.node, limits);
                    shape.inputs.add(&found.node);
                }
                TypeSystemDefinition::Directive(_) => census.directives += 1,
            }
        }
        shape.add_introspection(&census);
        Ok(shape)
    }

    pub(super) fn field(&self, on: Option<&str>, name: &str) -> Option<&FieldShape> {
        self.types.get(on?)?.get(name)
    }

    /// The type at the root of an operation.
    pub(super) fn root(&self, operation: OperationType) -> Option<&str> {
        match operation {
            OperationType::Query => Some(&self.query),
            OperationType::Mutation => Some(&self.mutation),
            OperationType::Subscription => None,
        }
    }

    fn roots(&mut self, roots: &SchemaDefinition) {
        if let Some(query) = &roots.query {
            self.query = query.node.to_string();
        }
        if let Some(mutation) = &roots.mutation {
            self.mutation = mutation.node.to_string();
        }
    }

    fn add(&mut self, definition: &TypeDefinition, limits: &Limits) {
        let name = definition.name.node.as_str();
        let shapes = fields(&definition.kind).iter().map(|field| {
            let field = &field.node;
            (field.name.node.to_string(), FieldShape::read(name, field, limits))
        });
        self.types.entry(name.to_owned()).or_default().extend(shapes);
    }

    /// The introspection types are in no printed schema; their lists are as long as this schema makes them.
    fn add_introspection(&mut self, census: &Census) {
        let per_type = |total: u64| total.div_ceil(census.types.max(1)).max(1);
        let mut add = |on: &str, fields: &[(&str, &str, u64)]| {
            let fields = fields.iter().map(|(name, target, length)| {
                let shape = FieldShape {
                    target: (*target).to_owned(),
                    cost: 1,
                    list: *length > 0,
                    length: *length,
                    page: None,
                    arguments: HashMap::new(),
                };
                ((*name).to_owned(), shape)
            });
            self.types.entry(on.to_owned()).or_default().extend(fields);
        };
        let own_types = 12;
        add(
            "__Schema",
            &[
                ("types", "__Type", census.types + own_types),
                ("queryType", "__Type", 0),
                ("mutationType", "__Type", 0),
                ("subscriptionType", "__Type", 0),
                ("directives", "__Directive", census.directives + 5),
            ],
        );
        add(
            "__Type",
            &[
                ("fields", "__Field", per_type(census.fields)),
                ("inputFields", "__InputValue", per_type(census.inputs)),
                ("enumValues", "__EnumValue", per_type(census.values)),
                ("interfaces", "__Type", 1),
                ("possibleTypes", "__Type", 1),
                ("ofType", "__Type", 0),
            ],
        );
        let arguments = census.arguments.div_ceil(census.fields.max(1)).max(1);
        add("__Field", &[("args", "__InputValue", arguments), ("type", "__Type", 0)]);
        add("__InputValue", &[("type", "__Type", 0)]);
        add("__Directive", &[("args", "__InputValue", 1)]);
        let query = self.query.clone();
        let roots = self.types.entry(query).or_default();
        for (name, target) in [("__schema", "__Schema"), ("__type", "__Type")] {
            let target = target.to_owned();
            let arguments = HashMap::new();
            let shape = FieldShape { target, cost: 1, list: false, length: 0, page: None, arguments };
            roots.insert(name.to_owned(), shape);
        }
    }
}

impl FieldShape {
    fn read(on: &str, field: &FieldDefinition, limits: &Limits) -> Self {
        let (target, list) = target(&field.ty.node);
        let path = format!("{on}.{}", field.name.node);
        let known = limits.list_lengths.iter().find(|(name, _)| *name == path);
        let length = known.map_or(limits.list_length, |(_, length)| *length);
        let dear = limits.field_costs.iter().find(|(name, _)| *name == path);
        let cost = dear.map_or(1, |(_, cost)| *cost);
        let arguments = field.arguments.iter().map(|argument| &argument.node);
        let arguments = arguments.map(|argument| (argument.name.node.to_string(), argument.ty.node.clone()));
        Self {
            target: target.to_owned(),
            cost,
            list,
            length,
            page: page(field, limits),
            arguments: arguments.collect(),
        }
    }
}

fn page(field: &FieldDefinition, limits: &Limits) -> Option<u64> {
    let sizes = field.arguments.iter().filter(|argument| is_page_size(&argument.node.name.node));
    sizes
        .map(|argument| match argument.node.default_value.as_ref().map(|default| &default.node) {
            Some(Value::Number(number)) => number.as_u64().unwrap_or(limits.default_page),
            _ => limits.default_page,
        })
        .max()
}

/// Whether an argument of this name says how many items are wanted.
pub(super) fn is_page_size(argument: &str) -> bool {
    matches!(argument, "first" | "last")
}

fn target(declared: &Type) -> (&str, bool) {
    match &declared.base {
        BaseType::Named(name) => (name.as_str(), false),
        BaseType::List(items) => (target(items).0, true),
    }
}

fn fields(kind: &TypeKind) -> &[Positioned<FieldDefinition>] {
    match kind {
        TypeKind::Object(object) => &object.fields,
        TypeKind::Interface(interface) => &interface.fields,
        TypeKind::Scalar | TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::InputObject(_) => &[],
    }
}

/// How large the schema is, for the size of an introspection answer.
#[derive(Default)]
struct Census {
    types: u64,
    fields: u64,
    arguments: u64,
    inputs: u64,
    values: u64,
    directives: u64,
}

impl Census {
    fn count(&mut self, definition: &TypeDefinition) {
        let length = |items: usize| u64::try_from(items).unwrap_or(u64::MAX);
        self.types += 1;
        for field in fields(&definition.kind) {
            self.fields += 1;
            self.arguments += length(field.node.arguments.len());
        }
        match &definition.kind {
            TypeKind::Enum(found) => self.values += length(found.values.len()),
            TypeKind::InputObject(found) => self.inputs += length(found.fields.len()),
            TypeKind::Scalar | TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_) => {}
        }
    }
}
