//! Connections: how long one may take to say what it wants, and how all of them end.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::{Service, ServiceExt};

use super::Proxies;
use crate::auth::Peer;

/// A request whose head takes longer is cut off: a slow phone needs a fraction of it, and who sends a
/// byte a minute on a thousand connections should not keep them.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// After an accept that failed (out of file handles, say) the next one waits.
const PAUSE: Duration = Duration::from_millis(200);

/// A connection, and who may speak for others on it.
struct Arrival {
    address: IpAddr,
    proxies: Arc<Proxies>,
}

/// Serves until `stop`, then lets requests under way finish for at most `patience`. Gives whether all did.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    proxies: Proxies,
    stop: CancellationToken,
    patience: Duration,
) -> bool {
    let connections = GracefulShutdown::new();
    let proxies = Arc::new(proxies);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((stream, address)) => {
                let peer = Arrival { address: address.ip(), proxies: Arc::clone(&proxies) };
                connect(&connections, stream, peer, routes.clone());
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    tokio::select! {
        () = connections.shutdown() => true,
        () = tokio::time::sleep(patience) => false,
    }
}

fn connect(connections: &GracefulShutdown, stream: TcpStream, peer: Arrival, routes: Router) {
    // Answers are written whole; waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let peer = Peer(peer.proxies.origin(peer.address, request.headers()));
        answer(routes.clone(), peer, request)
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), service);
    let watched = connections.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection broke");
        }
    });
}

async fn answer(
    mut routes: Router,
    peer: Peer,
    request: Request<Incoming>,
) -> Result<axum::response::Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    ServiceExt::<Request<Body>>::ready(&mut routes).await?.call(request).await
}
