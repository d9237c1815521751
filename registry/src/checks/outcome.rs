//! What one check can find, and what each finding counts as.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The one verdict of a check.
    "outcome" pub enum Outcome {
        /// A readable page whose identity is consistent.
        Up = "UP",
        /// Readable, but on another registrable domain.
        Moved = "MOVED",
        /// 404, 410, or a page that says so.
        NotFound = "NOT_FOUND",
        /// 5xx after retries, maintenance included.
        ServerError = "SERVER_ERROR",
        /// A deadline passed.
        Timeout = "TIMEOUT",
        /// No such name, or no address.
        DnsFailure = "DNS_FAILURE",
        /// Refused, reset, unreachable or closed before a response.
        ConnectionFailed = "CONNECTION_FAILED",
        /// The certificate or the protocol cannot be trusted.
        TlsInvalid = "TLS_INVALID",
        /// An answer that no browser could show.
        BadResponse = "BAD_RESPONSE",
        /// The host answers, but not us.
        Blocked = "BLOCKED",
        /// 429: the host asks us to come back later.
        RateLimited = "RATE_LIMITED",
        /// robots.txt forbids our agent this path.
        RobotsDenied = "ROBOTS_DENIED",
        /// For sale, expired, suspended, or a server's default page.
        Parked = "PARKED",
        /// Somebody else's page.
        IdentityChanged = "IDENTITY_CHANGED",
        /// The name leads to an address that is not public.
        UnsafeAddress = "UNSAFE_ADDRESS",
        /// Our own network, resolver or program failed.
        CheckerFault = "CHECKER_FAULT",
    }
}

/// What an outcome says about reachability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The platform answers.
    Hit,
    /// The platform does not.
    Miss,
    /// Neither up nor down; left out of uptime.
    Unknown,
    /// Our fault: nothing changes.
    Fault,
}

impl Outcome {
    /// Hit, miss, unknown or nothing at all.
    pub const fn weight(self) -> Weight {
        match self {
            Self::Up | Self::Moved => Weight::Hit,
            Self::NotFound
            | Self::ServerError
            | Self::Timeout
            | Self::DnsFailure
            | Self::ConnectionFailed
            | Self::TlsInvalid
            | Self::BadResponse
            | Self::Parked
            | Self::IdentityChanged
            | Self::UnsafeAddress => Weight::Miss,
            Self::Blocked | Self::RateLimited | Self::RobotsDenied => Weight::Unknown,
            Self::CheckerFault => Weight::Fault,
        }
    }
}

vocabulary! {
    /// A finding that is worth telling and is never downtime.
    "notice" pub enum Notice {
        /// The certificate ends within 14 days.
        CertificateExpiresSoon = "CERTIFICATE_EXPIRES_SOON",
        /// The server leaves out an intermediate certificate.
        IncompleteChain = "INCOMPLETE_CHAIN",
        /// A healthy page that announces maintenance.
        MaintenanceBanner = "MAINTENANCE_BANNER",
        /// The page says that the service ends or has ended.
        ClosureAnnounced = "CLOSURE_ANNOUNCED",
        /// Hidden or few spam links in an otherwise healthy page.
        SpamInjected = "SPAM_INJECTED",
    }
}

vocabulary! {
    /// What is wrong with a certificate or a protocol.
    "TLS problem" pub enum TlsProblem {
        /// Its time is over.
        Expired = "EXPIRED",
        /// Its time has not come.
        NotYetValid = "NOT_YET_VALID",
        /// It names another host.
        WrongHost = "WRONG_HOST",
        /// It vouches for itself.
        SelfSigned = "SELF_SIGNED",
        /// No root that browsers trust vouches for it.
        UntrustedIssuer = "UNTRUSTED_ISSUER",
        /// Only versions below TLS 1.2 are offered.
        ObsoleteProtocol = "OBSOLETE_PROTOCOL",
        /// An intermediate was missing and had to be fetched; a notice.
        IncompleteChain = "INCOMPLETE_CHAIN",
        /// It ends within 14 days; a notice.
        ExpiresSoon = "EXPIRES_SOON",
    }
}
