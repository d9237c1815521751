//! How long and how much one exchange may take. Each caller brings its own; nothing here is global.

use std::time::Duration;

/// The limits of one exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// TCP and TLS together.
    pub connect: Duration,
    /// From the open connection to the end of the response head.
    pub head: Duration,
    /// Everything, body included.
    pub total: Duration,
    /// For the body of an answer that says enough by its status.
    pub error_body: Duration,
    /// How long a page that is complete may go on trickling before it is taken as read.
    pub linger: Duration,
    /// Bytes of all header names and values.
    pub header_bytes: usize,
    /// Bytes of the body after decoding; what comes after is left unread.
    pub body_bytes: usize,
    /// A body past the cap that grew more than so many times is a bomb.
    pub bomb_ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            head: Duration::from_secs(15),
            total: Duration::from_secs(30),
            error_body: Duration::from_secs(5),
            linger: Duration::from_secs(1),
            header_bytes: 64 * 1024,
            body_bytes: 2 * 1024 * 1024,
            bomb_ratio: 100,
        }
    }
}

impl Limits {
    /// For what must be small and quick: `bytes` of body, `total` time in all.
    pub fn small(bytes: usize, total: Duration) -> Self {
        Self { total, body_bytes: bytes, ..Self::default() }
    }
}
