//! What the same bytes cost when nothing is computed: axum alone, in a process of its own like the program.

use std::path::Path;

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use tokio::net::TcpListener;

/// Answers every query, and every page that is asked for, with the bytes of a file, until it is killed.
pub fn serve(answer: &Path) -> Result<()> {
    let answer = Bytes::from(std::fs::read(answer)?);
    // The body is taken in, as the program must.
    let handler = move |_query: Bytes| {
        let answer = answer.clone();
        async move { ([(CONTENT_TYPE, "application/graphql-response+json; charset=utf-8")], answer) }
    };
    let routes = Router::new().fallback(handler);
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("Portolan is at http://{}", listener.local_addr()?);
        Ok(axum::serve(listener, routes).await?)
    })
}
