//! The official audits of GraphQL over HTTP, which are written in JavaScript.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Server;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Node and `npm ci` in tests/graphql_http, which tests/run.sh sees to"]
async fn every_official_audit_passes() {
    let server = Server::start().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/graphql_http");
    assert!(folder.join("node_modules").is_dir(), "run `npm ci` in {}", folder.display());
    let mut audit = Command::new("node");
    audit.arg("audit.mjs").arg(format!("http://{}/graphql", server.address)).current_dir(folder);
    let audit = tokio::task::spawn_blocking(move || audit.stdin(Stdio::null()).output());
    let output = audit.await.unwrap().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{wrong}");
}
