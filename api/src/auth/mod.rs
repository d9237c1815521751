//! Who asks: from a request to a [`registry::Actor`], for every surface alike.
//!
//! A program shows a token, a browser the cookie of its session; whoever shows neither is a visitor. It must not know
//! GraphQL, nor what the asker wants.

mod caller;
mod cookies;
mod credentials;
mod door;
mod origin;

pub use caller::Caller;
pub use cookies::{Cookie, Guard};
pub use door::{Door, Peer, Recognised, recognise};

/// How people sign in here.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Whether the registry is reached over TLS whatever its requests look like: behind a proxy that says in `Host` that
    /// it speaks to `127.0.0.1`, cookies must be guarded all the same.
    pub secure: bool,
}
