//! One connection for questions whose answers are read: what there is, how long an answer is.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::http::{Answer, request};

/// One connection.
pub struct Client {
    stream: TcpStream,
    host: String,
    token: Option<String>,
    answer: Answer,
}

impl Client {
    /// Opens it.
    pub fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("nobody listens on {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(5)))?;
        Ok(Self { stream, host: address.to_owned(), token: None, answer: Answer::new() })
    }

    /// For whoever a token belongs to.
    pub fn with_token(self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self }
    }

    /// Posts a body of JSON to `/graphql` and gives the answer's body, which must be a good one.
    pub fn ask(&mut self, json: &str) -> Result<&[u8]> {
        self.stream.write_all(&request(&self.host, self.token.as_deref(), json)?)?;
        self.answer.begin();
        loop {
            let count = self.stream.read(self.answer.room())?;
            if self.answer.came(count).with_context(|| json.to_owned())? {
                return Ok(self.answer.body());
            }
        }
    }

    /// The data that a query gives.
    pub fn data(&mut self, query: &str, variables: &Value) -> Result<Value> {
        let answer = self.ask(&json!({"query": query, "variables": variables}).to_string())?;
        let mut answer: Value = serde_json::from_slice(answer)?;
        Ok(answer["data"].take())
    }
}
