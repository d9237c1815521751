//! The effective settings: defaults, then `portolan.toml`, then the environment, then flags.
//! An unknown name is an error that says which known one is nearest.

pub mod auth;
mod layers;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use api::http::Proxies;
use api::urls::Urls;
use registry::checks::policy::Policy;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};
use url::Url;

use self::auth::{Auth, Organisation};
use self::layers::{ANY, known, overlay, set};

/// The file that is read if it is there.
pub const FILE: &str = "portolan.toml";
const PREFIX: &str = "PORTOLAN_";
/// The one variable without the prefix: hosts and test tools set it.
const ALIAS: (&str, &str) = ("DATABASE_URL", "database.url");
/// Another file than `portolan.toml`.
const FILE_VARIABLE: &str = "PORTOLAN_CONFIG";

/// Everything that can be set.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Where things are stored.
    pub database: Database,
    /// Where people and programs are served.
    pub server: Server,
    /// How letters go out.
    pub mail: Mail,
    /// Who else may say who somebody is.
    pub auth: Auth,
    /// How the world is checked.
    pub crawler: Crawler,
    /// What the log says.
    pub log: Log,
}

/// `[database]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Database {
    /// `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/NAME`.
    pub url: String,
}

/// `[server]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Server {
    /// Address and port.
    pub listen: String,
    /// Where people find the registry, as links in letters say; empty for `http://` and `listen`.
    pub public_url: String,
    /// Addresses and networks of proxies that stand before the registry, with commas between; whoever they say that a
    /// request comes from is believed.
    pub trusted_proxies: String,
    /// Where people reach whoever runs the registry: a mail address or the address of a page; empty for neither.
    pub contact: String,
}

/// `[mail]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Mail {
    /// The server that sends, as `smtp://USER:PASSWORD@HOST:PORT`; empty to write files instead.
    pub smtp: String,
    /// From whom letters come.
    pub from: String,
    /// The folder of those files.
    pub outbox: String,
}

/// `[crawler]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Crawler {
    /// Whether `serve` checks platforms too.
    pub enabled: bool,
    /// A label for where this worker stands.
    pub vantage: String,
    /// Exchanges with hosts at the same time.
    pub concurrency: usize,
    /// Platforms claimed at a time; a worker holds eight times as many at most.
    pub batch: u64,
    /// How long a claim lasts if its worker dies.
    pub lease_s: u32,
    /// Addresses that are always up: if none answers, our own network is down. An empty list means none.
    pub canaries: Vec<String>,
    /// The page that the user agent names.
    pub contact_url: String,
    /// Longest time of one check.
    pub timeout_s: u32,
    /// Whether robots.txt is obeyed.
    pub robots: bool,
    /// After this time a robots.txt that its server fails to give counts as absent.
    pub robots_patience_s: u32,
    /// For test networks only.
    pub allow_private_addresses: bool,
    /// `HOST:PORT:ADDRESS`: that name goes to that address.
    pub resolve: Vec<String>,
    /// A PEM file with extra trusted roots; empty for none.
    pub ca_file: String,
    /// The window of the circuit breaker.
    pub breaker_window_s: u32,
    /// Fewest checks in the window before it can trip.
    pub breaker_least_checks: usize,
    /// It trips above this many percent of new misses.
    pub breaker_percent: u8,
    /// Days for which single observations are kept; what they add up to stays.
    pub retention_days: u32,
    /// When an address is called down, and when it is checked again.
    pub policy: Policy,
}

/// `[log]`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Log {
    /// What is said, as directives of the `tracing` crate.
    pub filter: String,
    /// `text` or `json`.
    pub format: String,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite://data/portolan.db".to_owned() }
    }
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            trusted_proxies: String::new(),
            contact: String::new(),
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            smtp: String::new(),
            from: "Portolan <no-reply@portolan.example>".to_owned(),
            outbox: "data/outbox".to_owned(),
        }
    }
}

impl Default for Crawler {
    fn default() -> Self {
        let canaries = ["https://www.iana.org/", "https://www.wikipedia.org/", "https://www.unesco.org/"];
        Self {
            enabled: true,
            vantage: "default".to_owned(),
            concurrency: 64,
            batch: 64,
            lease_s: 300,
            canaries: canaries.map(str::to_owned).to_vec(),
            contact_url: crawler::CheckerConfig::default().contact_url,
            timeout_s: 30,
            robots: true,
            robots_patience_s: 7 * 24 * 3_600,
            allow_private_addresses: false,
            resolve: Vec::new(),
            ca_file: String::new(),
            breaker_window_s: 300,
            breaker_least_checks: 20,
            breaker_percent: 20,
            retention_days: 400,
            policy: Policy::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        let filter = "info,sea_orm_migration=warn,sqlx=warn,tokio_cron_scheduler=warn";
        Self { filter: filter.to_owned(), format: "text".to_owned() }
    }
}

impl Settings {
    /// Reads file and environment; `flags` are `(dotted.name, value)` and win.
    pub fn load(flags: &[(&str, String)]) -> Result<Self> {
        let variables: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let named =
            variables.iter().find(|(name, _)| name == FILE_VARIABLE).map(|(_, path)| PathBuf::from(path));
        let file = match named {
            Some(path) => Some((read(&path)?, path)),
            None if Path::new(FILE).exists() => Some((read(Path::new(FILE))?, PathBuf::from(FILE))),
            None => None,
        };
        Self::merge(file, &variables, flags)
    }

    fn merge(
        file: Option<(String, PathBuf)>,
        variables: &[(String, String)],
        flags: &[(&str, String)],
    ) -> Result<Self> {
        let mut effective =
            Table::try_from(Self::default()).context("the default settings cannot be written")?;
        let defaults = with_any_organisation(effective.clone())?;
        if let Some((text, path)) = file {
            let table: Table =
                text.parse().with_context(|| format!("{} is not valid TOML", path.display()))?;
            let source = path.display().to_string();
            known(&defaults, &table, "", &source)?;
            overlay(&mut effective, table);
        }
        for (name, value) in variables {
            if let Some(setting) = setting_of(name) {
                set(&mut effective, &defaults, &setting, value, name)?;
            }
        }
        for (setting, value) in flags {
            set(&mut effective, &defaults, setting, value, &format!("the flag for {setting}"))?;
        }
        effective.try_into().context("a setting has a value of the wrong kind")
    }

    /// The addresses under which people find the registry.
    pub fn urls(&self) -> Result<Urls> {
        let Server { listen, public_url, trusted_proxies: _, contact: _ } = &self.server;
        if public_url.is_empty() {
            return Urls::new(&format!("http://{listen}"))
                .with_context(|| format!("`server.public_url` is empty and `server.listen` is `{listen}`"));
        }
        Urls::new(public_url).with_context(|| format!("`server.public_url` is `{public_url}`"))
    }

    /// The proxies before the registry.
    pub fn proxies(&self) -> Result<Proxies> {
        let text = &self.server.trusted_proxies;
        text.parse().map_err(|why: String| anyhow::anyhow!("`server.trusted_proxies`: {why}"))
    }

    /// Where people reach whoever runs the registry.
    pub fn contact(&self) -> Result<Option<String>> {
        let contact = self.server.contact.trim();
        let page =
            Url::parse(contact).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
        let mail = contact.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
        let plain = !contact.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'".contains(c));
        match contact {
            "" => Ok(None),
            contact if plain && (page || mail) => Ok(Some(contact.to_owned())),
            other => anyhow::bail!(
                "`server.contact` is `{other}`: give a mail address, or a page such as https://portolan.example/contact"
            ),
        }
    }

    /// The effective settings as TOML, secrets hidden.
    pub fn shown(&self) -> Result<String> {
        let mut shown = self.clone();
        shown.database.url = without_password(&self.database.url);
        shown.mail.smtp = without_password(&self.mail.smtp);
        shown.auth = self.auth.hidden();
        toml::to_string_pretty(&shown).context("the settings cannot be written")
    }
}

/// What can be set: the defaults, and whatever an organisation of any name has.
fn with_any_organisation(mut defaults: Table) -> Result<Table> {
    let any = Table::try_from(Organisation::default()).context("the default settings cannot be written")?;
    let organisations = defaults.get_mut("auth").and_then(|auth| auth.get_mut("organisations"));
    let organisations = organisations.and_then(Value::as_table_mut).context("settings lost a table")?;
    organisations.insert(ANY.to_owned(), any.into());
    Ok(defaults)
}

/// An address without its password.
pub fn without_password(address: &str) -> String {
    match Url::parse(address) {
        Ok(mut url) if url.password().is_some() => {
            let hidden = url.set_password(Some("***")).is_ok();
            if hidden { url.to_string() } else { "***".to_owned() }
        }
        Ok(_) | Err(_) => address.to_owned(),
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))
}

fn setting_of(variable: &str) -> Option<String> {
    if variable == ALIAS.0 {
        return Some(ALIAS.1.to_owned());
    }
    if variable == FILE_VARIABLE || variable.starts_with("PORTOLAN_TEST_") {
        return None;
    }
    Some(variable.strip_prefix(PREFIX)?.to_ascii_lowercase().replace("__", "."))
}

/// The variable that sets it.
fn variable_of(setting: &str) -> String {
    format!("{PREFIX}{}", setting.replace('.', "__").to_ascii_uppercase())
}
