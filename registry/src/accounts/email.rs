//! A mail address, as far as a registry must understand one.

use std::str::FromStr;

use crate::said::Said;

/// An address that mail can be sent to: lower case, no quotes, no comments, nothing that could end a header.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A text that is no mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a mail address such as name@ministry.example, at most 254 characters long")]
pub struct EmailError;

impl From<EmailError> for Said {
    fn from(error: EmailError) -> Self {
        Self::new("email-form", error.to_string(), Vec::new())
    }
}

impl Email {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let local_fits = (1..=64).contains(&local.len())
            && local.chars().all(plain)
            && local.split('.').all(|part| !part.is_empty());
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let domain = url::Host::parse(domain).map_err(|_| EmailError)?.to_string();
        let domain_fits = domain.contains('.') && domain.split('.').all(label);
        let fits = text.len() <= 254 && local_fits && domain_fits;
        if fits { Ok(Self(format!("{}@{domain}", local.to_ascii_lowercase()))) } else { Err(EmailError) }
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_others_refused() {
        let read = |text: &str| text.parse::<Email>().map(|email| email.0);
        assert_eq!(read(" Ana.Ruiz@Minedu.GOB.pe "), Ok("ana.ruiz@minedu.gob.pe".to_owned()));
        assert_eq!(read("x@bücher.example"), Ok("x@xn--bcher-kva.example".to_owned()));
        for wrong in [
            "",
            "a",
            "@b.org",
            "a@",
            "a@b",
            "a b@c.org",
            "a@b.org\r\nBcc: x@y.org",
            "\"a\"@b.org",
            "a@b.org,c@d.org",
            "a..b@c.org",
            "a@-b.org",
            "a@[127.0.0.1]",
            "<a@b.org>",
            "é@b.org",
        ] {
            assert_eq!(read(wrong), Err(EmailError), "{wrong}");
        }
        assert_eq!(read(&format!("{}@b.org", "a".repeat(65))), Err(EmailError));
    }
}
