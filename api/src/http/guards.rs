//! What every answer tells a browser not to do, whatever it is.

use axum::Router;
use axum::middleware::map_response;
use axum::response::Response;
use http::header::{REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderName, HeaderValue};

/// Two years, as the lists of browsers want it.
const TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Nothing here listens, looks or asks where somebody is.
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()",
);

/// Routes whose answers all say so. Over TLS a browser is told to come back over TLS only.
pub(crate) fn around(routes: Router, secure: bool) -> Router {
    routes.layer(map_response(move |mut response: Response| async move {
        let shared: [(HeaderName, HeaderValue); 4] = [
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
            (HeaderName::from_static("permissions-policy"), PERMISSIONS),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        ];
        let headers = response.headers_mut();
        for (name, value) in shared {
            headers.entry(name).or_insert(value);
        }
        if secure {
            headers.insert(STRICT_TRANSPORT_SECURITY, TLS_ONLY);
        }
        response
    }))
}
