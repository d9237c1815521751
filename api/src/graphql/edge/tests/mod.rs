//! The edge over a real listening server, with a small schema that has what the limits are about.

mod alike;
mod audit;
mod browser;
mod callers;
mod client;
mod fresh;
mod hostile;
mod kept;
mod persisted;
mod plain;
mod protocol;
mod questions;
mod registry;
mod schema;
mod sign_in;
mod tokens;
mod tools;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

use self::client::Reply;
use super::{Counter, routes};
use crate::catalogue::Catalogue;
use crate::graphql::limits::Limits;

/// A server on a port of the system's choice, stopped when dropped.
struct Server {
    address: std::net::SocketAddr,
    task: JoinHandle<()>,
    counter: Counter,
}

impl Server {
    async fn start() -> Self {
        Self::with(Limits { time: Duration::from_secs(2), ..Limits::default() }).await
    }

    async fn with(limits: Limits) -> Self {
        let number = Arc::new(|| Uuid::from_u128(42));
        Self::over(routes(schema::build, &[], Arc::new(Catalogue::new()), limits, number, None).unwrap())
            .await
    }

    async fn over((app, counter): (Router, Counter)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move {
            axum::serve(listener, app.merge(crate::http::assets::routes())).await.unwrap();
        });
        Self { address, task, counter }
    }

    /// Sends a request as bytes.
    async fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        client::send(self.address, method, target, headers, body).await
    }

    /// Posts a body as JSON and accepts the newer media type.
    async fn post(&self, body: &[u8]) -> Reply {
        let accept = ("accept", "application/graphql-response+json");
        self.send("POST", "/graphql", &[("content-type", "application/json"), accept], body).await
    }

    /// Posts a query.
    async fn query(&self, query: &str) -> Reply {
        self.post(serde_json::json!({ "query": query }).to_string().as_bytes()).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
