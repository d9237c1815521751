//! The kinds of flags.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a person has to look at.
    "flag kind" pub enum FlagKind {
        /// Down for seven days.
        Unreachable = "UNREACHABLE",
        /// The host answers, and says that the page does not exist.
        NotFound = "NOT_FOUND",
        /// The address leads to another registrable domain.
        Moved = "MOVED",
        /// For sale, expired, suspended, or a server's default page.
        Parked = "PARKED",
        /// Somebody else's page.
        IdentityChanged = "IDENTITY_CHANGED",
        /// The certificate is invalid, or ends within 14 days.
        Certificate = "CERTIFICATE",
        /// The page says something else of itself than before.
        MetadataChanged = "METADATA_CHANGED",
        /// The page says that the service ends or has ended.
        ClosureAnnounced = "CLOSURE_ANNOUNCED",
        /// Spam links in an otherwise healthy page.
        SpamInjected = "SPAM_INJECTED",
        /// A declared language is not offered.
        LanguageMismatch = "LANGUAGE_MISMATCH",
        /// Reachable only by browsers or from inside the country.
        Blocked = "BLOCKED",
        /// The endorsement ends within 45 days.
        EndorsementDue = "ENDORSEMENT_DUE",
        /// Visitors say that something is wrong.
        Reported = "REPORTED",
    }
}

impl FlagKind {
    /// Whether checks open and close it; the others follow a date, or what people say.
    pub const fn is_from_checks(self) -> bool {
        match self {
            Self::Unreachable
            | Self::NotFound
            | Self::Moved
            | Self::Parked
            | Self::IdentityChanged
            | Self::Certificate
            | Self::MetadataChanged
            | Self::ClosureAnnounced
            | Self::SpamInjected
            | Self::LanguageMismatch
            | Self::Blocked => true,
            Self::EndorsementDue | Self::Reported => false,
        }
    }
}
