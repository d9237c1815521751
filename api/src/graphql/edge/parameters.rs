//! The four parameters of a GraphQL request, from a body or from an address. It must not know what a query means.

use std::borrow::Cow;

use async_graphql::Variables;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::persisted::{self, Hash};
use super::refusal::Refusal;

/// A well-formed request: it has a query, or the hash of one, or both.
#[derive(Debug, PartialEq)]
pub(super) struct Parameters<'a> {
    pub(super) query: Option<Cow<'a, str>>,
    pub(super) hash: Option<Hash>,
    pub(super) operation_name: Option<Cow<'a, str>>,
    pub(super) variables: Variables,
}

/// A body as nearly all are: read in one pass, into what is needed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Usual<'a> {
    #[serde(borrow)]
    query: Cow<'a, str>,
    #[serde(borrow)]
    operation_name: Option<Cow<'a, str>>,
    variables: Option<Variables>,
    extensions: Option<IgnoredAny>,
}

impl<'a> Parameters<'a> {
    /// From the body of a POST.
    pub(super) fn from_body(body: &'a [u8]) -> Result<Self, Refusal> {
        let text = str::from_utf8(body).map_err(|error| {
            let at = error.valid_up_to();
            Refusal::bad_request(format!("The body is not UTF-8: byte {at} does not belong there."))
        })?;
        // The derived reader would take a list for an object.
        let object = text.starts_with('{').then_some(text);
        let usual = object.and_then(|text| serde_json::from_str(text).ok());
        if let Some(Usual { query, operation_name, variables, extensions: None }) = usual {
            let operation_name = operation_name.filter(|name| !name.is_empty());
            let variables = variables.unwrap_or_default();
            return Ok(Self { query: Some(query), hash: None, operation_name, variables });
        }
        // Whatever is unusual or wrong is looked at field by field, to say what is wrong.
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
            Some(Value::String(query)) => Some(query.into()),
            Some(other) => return Err(wrong_type("`query`", "a string", &other)),
            None if extensions.as_ref().is_some_and(persisted::is_named) => None,
            None => {
                return Err(Refusal::bad_request(
                    "`query` is missing: send a GraphQL query, as in {\"query\": \"{ __typename }\"}.",
                ));
            }
        };
        let operation_name = match take("operationName") {
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()).map(Cow::Owned),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn field_by_field(body: &str) -> Result<Parameters<'_>, Refusal> {
        match parse(body, "The body")? {
            Value::Object(fields) => Parameters::from_fields(fields),
            other => Err(wrong_type("The body", "an object with a `query`", &other)),
        }
    }

    #[test]
    fn the_short_way_reads_what_the_long_way_does() {
        for body in [
            r#"{"query": "{a}"}"#,
            r#"{"query": "{a}", "variables": null, "operationName": null, "extensions": null, "other": [1]}"#,
            r#"{"query": "\u007ba\n}", "operationName": "\u0041", "variables": {"b": {"z": 1, "a": [2, -3, 0.5, 1e9]}}}"#,
            r#"{"query": "", "operationName": ""}"#,
            r#"{"query": "{a}", "variables": {"n": 18446744073709551615, "m": -9223372036854775808, "d": -0.0}}"#,
            r#"{"query": "{a}", "variables": {"x": 1, "x": {"y": true, "y": false}}}"#,
            r#"{"query": "{a}", "query": "{b}"}"#,
            r#"{"query": "{a}", "variables": {"": "", "é\ud83c\udf0d": "\u0000"}}"#,
            r#"{"query": "{a}", "variables": {"$var": "a", "b": {"$var": "c"}}}"#,
        ] {
            let (short, long) = (Parameters::from_body(body.as_bytes()), field_by_field(body));
            assert_eq!(short.unwrap(), long.unwrap(), "{body}");
        }
    }

    #[test]
    fn what_the_long_way_refuses_the_short_way_does_not_let_through() {
        let deep =
            format!(r#"{{"query": "a", "variables": {{"x": {}{}}}}}"#, "[".repeat(200), "]".repeat(200));
        for body in [
            r#"{"query": 1}"#,
            r#"{"query": null}"#,
            r#"{"query": "{a}", "variables": []}"#,
            r#"{"query": "{a}", "variables": {"x": 1e400}}"#,
            r#"{"query": "{a}", "operationName": {}}"#,
            r#"{"query": "{a}"} {}"#,
            r#"{"query": "{a}\ud800"}"#,
            r#"["{a}", null, null, null]"#,
            r#"{"query": "{a}", "other": "\ud800"}"#,
            &deep,
        ] {
            let long = field_by_field(body).map_err(|refusal| refusal.refused.message);
            let short = Parameters::from_body(body.as_bytes()).map_err(|refusal| refusal.refused.message);
            assert!(short.is_err(), "{body}");
            assert!(short == long || body.starts_with('['), "{body}");
        }
    }
}
