//! Every route on one screen.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use registry::Context;
use registry::checks::policy::Policy;

use crate::auth::Door;
use crate::auth::oidc::{self, Organisations};
use crate::catalogue::Catalogue;
use crate::graphql::limits::{Limits, ShapeError};
use crate::graphql::{self, edge};
use crate::http::{assets, guards, health};
use crate::pages;
use crate::urls::Urls;

/// What every handler shares.
#[derive(Debug, Clone)]
pub struct Service {
    /// The database, the time and chance.
    pub ctx: Context,
    /// The published platforms.
    pub catalogue: Arc<Catalogue>,
    /// How checks are judged, and how often one may be asked for.
    pub policy: Policy,
    /// Where people find it.
    pub urls: Urls,
    /// Where people reach whoever runs it: a mail address or a page.
    pub contact: Option<String>,
    /// Where letters lie as files, while no server sends them.
    pub outbox: Option<String>,
    /// The organisations that vouch for their people.
    pub organisations: Arc<Organisations>,
}

/// The whole service. Fails only if the schema itself cannot be measured.
pub fn routes(service: Service, limits: Limits) -> Result<Router, ShapeError> {
    let catalogue = &service.catalogue;
    let schema =
        |mode| graphql::build(mode, Arc::clone(catalogue), service.ctx.clone(), service.policy.clone());
    let ids = service.ctx.clone();
    let door = Door { ctx: service.ctx.clone(), secure: service.urls.are_secure() };
    let (graphql, _hits) = edge::routes(
        schema,
        graphql::KEPT,
        Arc::clone(catalogue),
        limits,
        Arc::new(move || ids.new_id()),
        Some(door.clone()),
    )?;
    let secure = service.urls.are_secure();
    let everything = Router::new()
        .merge(oidc::routes(door, Arc::clone(&service.organisations)))
        .merge(pages::routes())
        .merge(assets::routes())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(service)
        .merge(graphql);
    Ok(guards::around(everything, secure))
}
