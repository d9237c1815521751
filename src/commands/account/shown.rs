//! Accounts, tokens and letters in lines.

use chrono::{DateTime, Utc};
use registry::access::{Beat, Grants, Role, Scope};
use registry::accounts::{Account, Secret, Token};
use registry::mails::Posted;
use registry::vocabulary::CountryCode;

/// An account in one line.
pub fn account(account: &Account) -> String {
    let Account { id: _, email, name, language, grants, created_at: _, signed_in_at, suspended_at } = account;
    let mut facts = vec![roles(grants), format!("letters in {language}")];
    facts.extend(name.clone());
    facts.push(match (suspended_at, signed_in_at) {
        (Some(at), _) => format!("suspended {}", moment(*at)),
        (None, Some(at)) => format!("signed in {}", moment(*at)),
        (None, None) => "has not signed in yet".to_owned(),
    });
    format!("{email}  {}\n", facts.join("; "))
}

fn roles(grants: &Grants) -> String {
    let Grants { government, curator, admin } = grants;
    let mut roles = Vec::new();
    if !government.is_empty() {
        let countries: Vec<_> = government.iter().map(CountryCode::code).collect();
        roles.push(format!("{} {}", Role::Government.code(), countries.join(" ")));
    }
    match curator {
        None => {}
        Some(Beat::World) => roles.push(Role::Curator.code().to_owned()),
        Some(Beat::Regions(regions)) => {
            let regions: Vec<_> = regions.iter().map(String::as_str).collect();
            roles.push(format!("{} {}", Role::Curator.code(), regions.join(" ")));
        }
    }
    roles.extend(admin.then(|| Role::Admin.code().to_owned()));
    roles.join(", ")
}

/// A token with its secret, which is told only now.
pub fn token(token: &Token, secret: &Secret) -> String {
    let Token { id: _, name, beginning: _, scopes, created_at: _, expires_at, used_at: _ } = token;
    let scopes: Vec<_> = scopes.iter().map(Scope::code).collect();
    format!(
        "{}\nThis is the only time it is shown. `{name}` may be used for {}, until {}.\n",
        secret.reveal(),
        scopes.join(", "),
        moment(*expires_at)
    )
}

/// A letter in one line.
pub fn letter(letter: &Posted) -> String {
    let Posted { id: _, recipient, kind, created_at, attempts, sent_at, error } = letter;
    let went = match (sent_at, error) {
        (Some(_), Some(why)) => format!("not sent: {why}"),
        (Some(at), None) => format!("sent {}", moment(*at)),
        (None, Some(why)) => format!("tried {attempts} times: {why}"),
        (None, None) => "waits".to_owned(),
    };
    format!("{}  {:<18} {recipient}  {went}\n", moment(*created_at), kind.code())
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}
