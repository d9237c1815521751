//! An organisation as whoever runs the registry names it, and what it takes to be asked safely.

use registry::accounts::Email;
use url::Url;

use super::line::is_guarded;

/// An organisation as whoever runs the registry names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// What it is called in addresses: small letters and digits, in words joined by `_`.
    pub key: String,
    /// What it is called before people.
    pub name: String,
    /// Where it is, such as `https://login.ministry.example`.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What we show it to prove that.
    pub client_secret: String,
    /// What it is asked for beside `openid` and `email`.
    pub scopes: Vec<String>,
    /// The domains of the mail addresses that it may vouch for; any if there are none.
    pub domains: Vec<String>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { key, name, issuer, client_id, client_secret: _, scopes, domains } = self;
        f.debug_struct("Provider")
            .field("key", key)
            .field("name", name)
            .field("issuer", issuer)
            .field("client_id", client_id)
            .field("scopes", scopes)
            .field("domains", domains)
            .finish_non_exhaustive()
    }
}

/// An organisation that cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{setting}` {fault}")]
pub struct ProviderError {
    /// What is wrong, as `KEY.FIELD`.
    pub setting: String,
    /// What is wrong with it, and what would be right.
    pub fault: String,
}

impl Provider {
    /// Finds the first fault; gives the same with its domains as mail addresses have them.
    pub(super) fn checked(self) -> Result<Self, ProviderError> {
        let Self { key, name, issuer, client_id, client_secret, scopes, domains } = &self;
        if !is_key(key) {
            let fault = "must be named in small letters and digits, in words joined by `_`";
            return Err(ProviderError { setting: key.clone(), fault: fault.to_owned() });
        }
        let fault = |field, fault: &str| Err(self.fault(field, fault));
        if name.trim().is_empty() {
            return fault("name", "is empty: say what people call the organisation");
        }
        if !Url::parse(issuer).is_ok_and(|url| is_guarded(&url) && url.query().is_none()) {
            let wrong = format!("must be its address, which begins with https://, not `{issuer}`");
            return fault("issuer", &wrong);
        }
        if client_id.is_empty() {
            return fault("client_id", "is empty: it is what the organisation calls this registry");
        }
        if client_secret.is_empty() {
            return fault("client_secret", "is empty: the organisation gives one to this registry");
        }
        if let Some(scope) = scopes.iter().find(|scope| !is_scope(scope)) {
            return fault(
                "scopes",
                &format!("has `{scope}`, which is no scope: a word without spaces or quotes"),
            );
        }
        let read = |domain: &String| {
            let wrong = || {
                self.fault("domains", &format!("has `{domain}`, which is no domain such as ministry.example"))
            };
            let email = format!("x@{domain}").parse::<Email>().map_err(|_| wrong())?;
            Ok(email.domain().to_owned())
        };
        let domains = domains.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { domains, ..self })
    }

    pub(super) fn fault(&self, field: &str, fault: &str) -> ProviderError {
        ProviderError { setting: format!("{}.{field}", self.key), fault: fault.to_owned() }
    }

    /// Whether it may speak for this address.
    pub(super) fn may_vouch_for(&self, email: &Email) -> bool {
        self.domains.is_empty() || self.domains.iter().any(|domain| domain == email.domain())
    }
}

/// Whether an address and a variable of the environment can both have it.
fn is_key(key: &str) -> bool {
    let plain = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    key.split('_').all(plain)
}

/// As RFC 6749 has them.
fn is_scope(scope: &str) -> bool {
    !scope.is_empty() && scope.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\')
}
