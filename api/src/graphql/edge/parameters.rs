//! The four parameters of a GraphQL request, from a body or from an address. It must not know what a query means.

use async_graphql::Variables;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::persisted::{self, Hash};
use super::refusal::Refusal;

/// A well-formed request: it has a query, or the hash of one, or both.
#[derive(Debug, PartialEq)]
pub(super) struct Parameters {
    pub(super) query: Option<String>,
    pub(super) hash: Option<Hash>,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Variables,
}

impl Parameters {
    /// From the body of a POST.
    pub(super) fn from_body(body: &[u8]) -> Result<Self, Refusal> {
        let text = str::from_utf8(body).map_err(|error| {
            let at = error.valid_up_to();
            Refusal::bad_request(format!("The body is not UTF-8: byte {at} does not belong there."))
        })?;
        match parse(text, "The body")? {
            Value::Object(fields) => Self::from_fields(fields),
            Value::Array(_) => Err(Refusal::bad_request(
                "The body is a list; batches are not supported. Send each query in a request of its own.",
            )),
            other => Err(wrong_type("The body", "an object with a `query`", &other)),
        }
    }

    /// From the query string of a GET; an empty parameter is as good as none, as a plain form sends it.
    pub(super) fn from_address(query_string: &[u8]) -> Result<Self, Refusal> {
        let mut fields = Map::new();
        for (name, value) in form_urlencoded::parse(query_string) {
            if !matches!(&*name, "query" | "operationName" | "variables" | "extensions") || value.is_empty() {
                continue;
            }
            if value.contains('\u{fffd}') {
                return Err(Refusal::bad_request(format!(
                    "`{name}` is not UTF-8 once its escapes are undone."
                )));
            }
            let value = match &*name {
                "variables" | "extensions" => parse(&value, &format!("`{name}`"))?,
                _ => Value::String(value.into_owned()),
            };
            if fields.insert(name.to_string(), value).is_some() {
                return Err(Refusal::bad_request(format!("`{name}` is given twice; give it once.")));
            }
        }
        Self::from_fields(fields)
    }

    fn from_fields(mut fields: Map<String, Value>) -> Result<Self, Refusal> {
        let mut take = |name: &str| fields.remove(name).filter(|value| !value.is_null());
        let extensions = take("extensions");
        let query = match take("query") {
            Some(Value::String(query)) => Some(query),
            Some(other) => return Err(wrong_type("`query`", "a string", &other)),
            None if extensions.as_ref().is_some_and(persisted::is_named) => None,
            None => {
                return Err(Refusal::bad_request(
                    "`query` is missing: send a GraphQL query, as in {\"query\": \"{ __typename }\"}.",
                ));
            }
        };
        let operation_name = match take("operationName") {
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
            Some(other) => return Err(wrong_type("`operationName`", "a string", &other)),
            None => None,
        };
        let variables = match take("variables") {
            Some(map @ Value::Object(_)) => Variables::from_json(map),
            Some(other) => return Err(wrong_type("`variables`", "an object", &other)),
            None => Variables::default(),
        };
        let hash = match extensions {
            Some(Value::Object(extensions)) => persisted::hash(&extensions)?,
            Some(other) => return Err(wrong_type("`extensions`", "an object", &other)),
            None => None,
        };
        Ok(Self { query, hash, operation_name, variables })
    }
}

fn parse(text: &str, what: &str) -> Result<Value, Refusal> {
    // RFC 8259 lets a reader ignore a byte order mark, and some editors cannot write a file without one.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::bad_request(format!("{what} is empty; send JSON.")));
    }
    serde_json::from_str(text).map_err(|error| {
        // The library says "recursion limit exceeded", which tells the sender nothing.
        let reason = error.to_string();
        let reason = reason.replace("recursion limit exceeded", "lists and objects nest more than 127 deep");
        Refusal::bad_request(format!("{what} is not JSON: {reason}."))
    })
}

pub(super) fn wrong_type(what: &str, wanted: &str, found: &Value) -> Refusal {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Refusal::bad_request(format!("{what} must be {wanted}, not {found}."))
}
