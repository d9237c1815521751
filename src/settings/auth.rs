//! `[auth]`: the organisations that vouch for their people.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use api::auth::oidc::{Organisations, Provider, ProviderError};
use api::urls::Urls;
use serde::{Deserialize, Serialize};

use super::variable_of;

/// `[auth]`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Auth {
    /// By the names that their addresses have.
    pub organisations: BTreeMap<String, Organisation>,
}

/// `[auth.organisations.NAME]`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// What people call it.
    pub name: String,
    /// Its address as an OpenID provider.
    pub issuer: String,
    /// What it calls this registry.
    pub client_id: String,
    /// What this registry shows it to prove that.
    pub client_secret: String,
    /// What it is asked for beside `openid` and `email`.
    pub scopes: Vec<String>,
    /// The domains of the mail addresses that it may vouch for; any if there are none.
    pub domains: Vec<String>,
}

impl Auth {
    /// The organisations, ready to be asked.
    pub fn organisations(&self, urls: &Urls) -> Result<Organisations> {
        let providers = self.organisations.iter().map(|(key, organisation)| organisation.provider(key));
        Organisations::new(providers.collect(), urls).map_err(|ProviderError { setting, fault }| {
            let setting = format!("auth.organisations.{setting}");
            anyhow!("`{setting}` {fault} (as {} in the environment)", variable_of(&setting))
        })
    }

    /// The same without its secrets.
    pub(super) fn hidden(&self) -> Self {
        let mut hidden = self.clone();
        let secrets = hidden.organisations.values_mut().map(|organisation| &mut organisation.client_secret);
        secrets.filter(|secret| !secret.is_empty()).for_each(|secret| "***".clone_into(secret));
        hidden
    }
}

impl Organisation {
    fn provider(&self, key: &str) -> Provider {
        let Self { name, issuer, client_id, client_secret, scopes, domains } = self.clone();
        Provider { key: key.to_owned(), name, issuer, client_id, client_secret, scopes, domains }
    }
}
