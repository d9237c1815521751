//! Chains with a piece missing, and the address where it is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use registry::checks::outcome::{Notice, Outcome, TlsProblem};

use crate::assert_outcome;
use crate::authority::{Authority, Leaf, bundle};
use crate::certificates::{HOST, assert_problem, check};
use crate::site::{Site, reply};

/// A server that answers with what was put there.
struct Depot {
    site: Site,
    files: Arc<Mutex<HashMap<String, Vec<u8>>>>,
}

impl Depot {
    async fn start() -> Self {
        let files = Arc::new(Mutex::new(HashMap::<String, Vec<u8>>::new()));
        let shelf = Arc::clone(&files);
        let site = Site::http(move |path, _| match shelf.lock().unwrap().get(path) {
            Some(bytes) => reply("200 OK", "Content-Type: application/pkix-cert\r\n", bytes),
            None => reply("404 Not Found", "", b""),
        })
        .await;
        Self { site, files }
    }

    fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.lock().unwrap().insert(path.to_owned(), bytes.into());
    }

    fn leaf(&self, path: &str) -> Leaf {
        Leaf { issuer_url: Some(self.site.url(path)), ..Leaf::default() }
    }
}

#[tokio::test]
async fn a_missing_intermediate_is_fetched_in_each_form_as_browsers_do() {
    let root = Authority::root("Test Root");
    let middle = root.intermediate("Test Intermediate");
    let stranger = Authority::root("Somebody Else");
    let depot = Depot::start().await;
    depot.put("/der", middle.certificate.der().to_vec());
    depot.put("/pem", middle.certificate.pem());
    depot.put("/p7c", bundle(&[&stranger, &middle]));
    let armoured = pem_of(&bundle(&[&middle]));
    depot.put("/p7b", armoured);
    for path in ["/der", "/pem", "/p7c", "/p7b"] {
        let report = check(middle.server(HOST, &depot.leaf(path), &[]), &root).await;
        assert_outcome(&report, Outcome::Up);
        assert_eq!(report.notices, [Notice::IncompleteChain], "{path}");
        assert_eq!(report.tls.unwrap().problem, Some(TlsProblem::IncompleteChain));
        assert_eq!(depot.site.count(path), 1);
    }
    let whole = check(middle.server(HOST, &depot.leaf("/der"), &[&middle]), &root).await;
    assert!(whole.notices.is_empty());
    let report = check(middle.server("other.test", &depot.leaf("/der"), &[]), &root).await;
    assert_problem(&report, TlsProblem::WrongHost);
}

fn pem_of(der: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in der.chunks(3) {
        let bits =
            group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n", lines.join("\n"))
}

#[tokio::test]
async fn three_missing_certificates_are_fetched_and_a_fourth_is_not() {
    let root = Authority::root("Test Root");
    let depot = Depot::start().await;
    let mut chain = vec![root.intermediate_of("Level 1", &depot.site.url("/none"))];
    for level in 2..=4 {
        let above = chain.last().unwrap();
        let url = depot.site.url(&format!("/{}", level - 1));
        chain.push(above.intermediate_of(&format!("Level {level}"), &url));
    }
    for (index, authority) in chain.iter().enumerate() {
        depot.put(&format!("/{}", index + 1), authority.certificate.der().to_vec());
    }
    let three = check(chain[2].server(HOST, &depot.leaf("/3"), &[]), &root).await;
    assert_outcome(&three, Outcome::Up);
    let four = check(chain[3].server(HOST, &depot.leaf("/4"), &[]), &root).await;
    assert_problem(&four, TlsProblem::UntrustedIssuer);
    let one_bundle = bundle(&[&chain[0], &chain[1], &chain[2]]);
    depot.put("/all", one_bundle);
    let bundled = check(chain[2].server(HOST, &depot.leaf("/all"), &[]), &root).await;
    assert_outcome(&bundled, Outcome::Up);
}

#[tokio::test]
async fn what_does_not_help_ends_as_an_untrusted_issuer() {
    let root = Authority::root("Test Root");
    let depot = Depot::start().await;
    let middle = root.intermediate("Test Intermediate");
    let outsider = Authority::root("Outsider");
    // Two that vouch for each other by name, and so lead round in a circle.
    let one = outsider.intermediate_of("One", &depot.site.url("/two"));
    let two = one.intermediate_of("Two", &depot.site.url("/one"));
    let one_again = two.intermediate_of("One", &depot.site.url("/two"));
    depot.put("/one", one_again.certificate.der().to_vec());
    depot.put("/two", two.certificate.der().to_vec());
    depot.put("/rubbish", b"\x30\x82\xff\xff\xff".to_vec());
    depot.put("/armour", b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".to_vec());
    depot.put("/empty", Vec::new());
    depot.put("/other", outsider.certificate.der().to_vec());
    depot.put("/large", [middle.certificate.der().as_ref(), &vec![0; 70_000]].concat());
    for path in ["/rubbish", "/armour", "/empty", "/other", "/large", "/missing"] {
        let report = check(middle.server(HOST, &depot.leaf(path), &[]), &root).await;
        assert_problem(&report, TlsProblem::UntrustedIssuer);
    }
    let circle = check(one_again.server(HOST, &depot.leaf("/one"), &[]), &root).await;
    assert_problem(&circle, TlsProblem::UntrustedIssuer);
    let fetches = depot.site.count("/one") + depot.site.count("/two");
    assert!(fetches <= 3, "{fetches} fetches");
}
