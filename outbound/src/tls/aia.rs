//! Fetches the intermediate certificates that a server left out, as browsers do, by the addresses inside
//! the certificates; through the same address guard as everything else.

use std::time::Duration;

use http::header::LOCATION;
use rustls::pki_types::CertificateDer;
use url::Url;

use super::bundle;
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
    let mut facts: Vec<Facts> = seen.chain.iter().take(16).filter_map(certificate::read).collect();
    let mut fetched = Vec::new();
    while fetched.len() < MOST {
        let bundle = fetch_first(client, &topmost(&facts)?.issuer_urls).await?;
        let before = fetched.len();
        // What a bundle holds beside the next issuer may be the one after it.
        while fetched.len() < MOST
            && let Some((issuer, certificate)) = issuer_in(&bundle, &facts)
        {
            facts.push(issuer);
            fetched.push(certificate);
            if recorder.is_completed_by(&seen, &fetched) {
                return Some(fetched);
            }
        }
        if fetched.len() == before {
            return None;
        }
    }
    None
}

/// A certificate of the bundle that goes on where the climb ends, and is new.
fn issuer_in(
    bundle: &[CertificateDer<'static>],
    facts: &[Facts],
) -> Option<(Facts, CertificateDer<'static>)> {
    let top = topmost(facts)?;
    let mut read = bundle.iter().filter_map(|found| Some((certificate::read(found)?, found.clone())));
    read.find(|(found, _)| found.issued(top) && !facts.contains(found))
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

async fn fetch_first(client: &Client, urls: &[String]) -> Option<Vec<CertificateDer<'static>>> {
    for url in urls {
        if let Some(body) = fetch(client, Url::parse(url).ok()).await {
            return Some(bundle::certificates(&body));
        }
    }
    None
}

/// One answer, wherever its address leads; over https the fetch would itself need a chain.
async fn fetch(client: &Client, mut at: Option<Url>) -> Option<Vec<u8>> {
    const MOST_HOPS: usize = 3;
    for _ in 0..MOST_HOPS {
        let url = at.filter(|url| url.scheme() == "http")?;
        let limits = Limits::small(BYTES, PATIENCE);
        // Boxed, since an exchange may fetch certificates and fetching one is an exchange.
        let response = Box::pin(client.send(Request::get(url.clone()), &limits)).await.ok()?;
        if response.status.is_success() {
            return (!response.truncated && response.damage.is_none()).then_some(response.body);
        }
        let location = response.headers.get(LOCATION).filter(|_| response.status.is_redirection());
        at = location.and_then(|text| url.join(text.to_str().ok()?).ok());
    }
    None
}
