//! Asking `/graphql` of a running program, in every way that a test needs: with headers, with raw bytes, page by page.

use serde_json::{Value, json};

use super::http;
use super::program::Program;

/// A status and a JSON answer.
#[derive(Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The whole answer.
    pub body: Value,
}

impl Reply {
    /// The code of the first error, or nothing.
    pub fn code(&self) -> &str {
        self.body["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
    }

    /// The message of the first error, or nothing.
    pub fn message(&self) -> &str {
        self.body["errors"][0]["message"].as_str().unwrap_or_default()
    }
}

impl Program {
    /// The data of a query that must succeed.
    pub async fn data(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.graphql(query, variables).await;
        assert!(answer["errors"].is_null(), "{query}\n{}\n{}", answer["errors"], self.stderr());
        answer["data"].take()
    }

    /// The status and answer of a query.
    pub async fn reply(&self, query: &str, variables: Value, headers: &[(&str, &str)]) -> Reply {
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.post(body.into_bytes(), headers).await
    }

    /// The status and answer of a body, whatever it is.
    pub async fn post(&self, body: Vec<u8>, headers: &[(&str, &str)]) -> Reply {
        let mut request = http::client()
            .post(format!("{}/graphql", self.address))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.body(body).send().await.unwrap_or_else(|error| panic!("{error:?}"));
        let status = response.status().as_u16();
        let bytes = response.bytes().await.expect("the answer arrives whole");
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|error| panic!("{status}, {error}: {}", String::from_utf8_lossy(&bytes)));
        Reply { status, body }
    }
}

/// The texts of a list of values.
pub fn texts(list: &Value) -> Vec<String> {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    items.iter().map(|item| item.as_str().unwrap_or_else(|| panic!("no text: {item}")).to_owned()).collect()
}

/// One field of each item of a list.
pub fn pluck(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    texts(&items.iter().map(|item| item[field].clone()).collect())
}
