//! One check in a task and a span of its own. The span's fields have the names that OpenTelemetry gives them.

use registry::checks::outcome::{Outcome, Weight};
use registry::checks::report::Report;
use tokio_util::task::AbortOnDropHandle;
use tracing::field::Empty;
use tracing::{Instrument, Span};
use url::Url;

use super::Crawler;
use crate::Target;

impl Crawler {
    /// Whatever goes wrong in a check is our fault and an outcome like any other.
    pub(super) async fn check(&self, target: Target) -> Report {
        let checker = self.checker.clone();
        let url = target.url.clone();
        let span = span(&url, &self.worker.vantage);
        let check = async move { checker.check(&target).await }.instrument(span.clone());
        let report = AbortOnDropHandle::new(tokio::spawn(check)).await.unwrap_or_else(|error| {
            tracing::error!(%url, %error, "a check did not come to its end");
            let evidence = "The check itself failed; nothing was learned about the platform.";
            Report::without_answer(url, Outcome::CheckerFault, evidence)
        });
        fill(&span, &report);
        report
    }
}

fn span(url: &str, vantage: &str) -> Span {
    let span = tracing::debug_span!(
        "check",
        url.full = url,
        server.address = Empty,
        vantage,
        outcome = Empty,
        http.response.status_code = Empty,
        "error.type" = Empty,
        elapsed_ms = Empty,
    );
    if !span.is_disabled()
        && let Some(host) = Url::parse(url).ok().as_ref().and_then(Url::host_str)
    {
        span.record("server.address", host);
    }
    span
}

fn fill(span: &Span, report: &Report) {
    span.record("outcome", report.outcome.code()).record("elapsed_ms", report.elapsed_ms);
    if let Some(status) = report.http_status {
        span.record("http.response.status_code", status);
    }
    if matches!(report.outcome.weight(), Weight::Miss | Weight::Fault) {
        span.record("error.type", report.outcome.code());
    }
}
