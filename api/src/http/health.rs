//! Whether the program is alive, and whether it can serve.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Serialize;

use crate::routes::Service;

/// Alive: the program answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

#[derive(Serialize)]
struct Readiness {
    database: &'static str,
    platforms: usize,
}

/// Ready: the database answers, and the catalogue stands.
pub async fn ready(State(service): State<Service>) -> Response {
    let up = service.ctx.db.ping().await.is_ok();
    let status = if up { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let database = if up { "ok" } else { "unreachable" };
    let readiness = Readiness { database, platforms: service.catalogue.snapshot().len() };
    (status, Json(readiness)).into_response()
}
