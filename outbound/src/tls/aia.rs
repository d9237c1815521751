//! Fetches the intermediate certificates that a server left out, as browsers do, by the addresses inside
//! the certificates; through the same address guard as everything else.

use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use url::Url;

use super::certificate::{self, Facts};
use super::verifier::Recorder;
use crate::client::{Client, Request};
use crate::limits::Limits;

const MOST: usize = 3;
const BYTES: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);

/// The certificates that make the chain whole; none when they cannot be had or do not help.
pub(crate) async fn fetch_missing(
    client: &Client,
    recorder: &Recorder,
) -> Option<Vec<CertificateDer<'static>>> {
    let seen = recorder.seen()?;
    if !seen.lacks_an_issuer() {
        return None;
    }
    let mut facts: Vec<Facts> = seen.chain.iter().take(16).filter_map(certificate::read).collect();
    let mut fetched = Vec::new();
    while fetched.len() < MOST {
        let top = topmost(&facts)?;
        let found = fetch_first(client, &top.issuer_urls).await?;
        let above = certificate::read(&found).filter(|found| found.issued(top))?;
        facts.push(above);
        fetched.push(found);
        if recorder.trusted_with(&seen, &fetched) {
            return Some(fetched);
        }
    }
    None
}

/// The certificate that the climb from the leaf ends at; none when it ends at a root.
fn topmost(facts: &[Facts]) -> Option<&Facts> {
    let mut top = facts.first()?;
    for _ in 0..facts.len() {
        match facts.iter().find(|above| above.issued(top) && *above != top) {
            Some(above) => top = above,
            None => break,
        }
    }
    (!top.self_issued).then_some(top)
}

async fn fetch_first(client: &Client, urls: &[String]) -> Option<CertificateDer<'static>> {
    for url in urls {
        // Over https the fetch would itself need a chain.
        let Some(url) = Url::parse(url).ok().filter(|url| url.scheme() == "http") else { continue };
        let limits = Limits::small(BYTES, PATIENCE);
        // Boxed, since an exchange may fetch certificates and fetching one is an exchange.
        let Ok(response) = Box::pin(client.send(Request::get(url), &limits)).await else { continue };
        if response.status.is_success() && !response.truncated {
            let pem = CertificateDer::from_pem_slice(&response.body).ok();
            return Some(pem.unwrap_or_else(|| CertificateDer::from(response.body)));
        }
    }
    None
}
