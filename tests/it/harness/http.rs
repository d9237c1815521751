//! The one HTTP client of the tests. It speaks to loopback only, past any proxy of the machine.

use std::sync::OnceLock;
use std::time::Duration;

/// A client that follows nothing and waits for nobody longer than half a minute.
pub fn client() -> reqwest::Client {
    install_crypto();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .build()
        .expect("a client without settings from outside can be built")
}

/// The tree enables two providers, so rustls cannot choose one by itself.
fn install_crypto() {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        // An error means that another one is installed already, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
