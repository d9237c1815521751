//! Every route on one screen.

use std::sync::Arc;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use registry::Context;
use registry::checks::policy::Policy;

use crate::auth::Door;
use crate::auth::oidc::{self, Organisations};
use crate::catalogue::Catalogue;
use crate::graphql::limits::{Limits, ShapeError};
use crate::graphql::{self, edge};
use crate::http::health;

/// What every handler shares.
#[derive(Debug, Clone)]
pub struct Service {
    /// The database, the time and chance.
    pub ctx: Context,
    /// The published platforms.
    pub catalogue: Arc<Catalogue>,
    /// How checks are judged, and how often one may be asked for.
    pub policy: Policy,
    /// Whether people reach it over TLS.
    pub secure: bool,
    /// The organisations that vouch for their people.
    pub organisations: Arc<Organisations>,
}

/// The whole service. Fails only if the schema itself cannot be measured.
pub fn routes(service: Service, limits: Limits) -> Result<Router, ShapeError> {
    let catalogue = &service.catalogue;
    let schema =
        |mode| graphql::build(mode, Arc::clone(catalogue), service.ctx.clone(), service.policy.clone());
    let ids = service.ctx.clone();
    let door = Door { ctx: service.ctx.clone(), secure: service.secure };
    let (graphql, _hits) = edge::routes(
        schema,
        graphql::KEPT,
        Arc::clone(catalogue),
        limits,
        Arc::new(move || ids.new_id()),
        Some(door.clone()),
    )?;
    Ok(Router::new()
        .merge(oidc::routes(door, Arc::clone(&service.organisations)))
        .route("/", get(|| async { Redirect::temporary(edge::PATH) }))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(service)
        .merge(graphql))
}
