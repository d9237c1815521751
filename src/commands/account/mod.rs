//! `portolan account`: who may sign in, and as what, for whoever runs the registry.

mod roles;
mod shown;

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};
use api::i18n::Locale;
use api::urls::Urls;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use registry::access::Scope;
use registry::accounts::{self, Email, Invitation, NewToken, Purpose, Secret, Standing};
use registry::vocabulary::Vocabulary;
use registry::{Actor, Context, Error, Memory, mails};

use self::roles::Roles;
use super::answer;
use crate::settings::Settings;
use crate::startup;

/// What `account` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make an account, put an invitation into the mail, and print a link to sign in with
    Invite {
        /// The mail address of its owner
        email: Email,
        #[command(flatten)]
        roles: Roles,
        /// What its owner is called
        #[arg(long)]
        name: Option<String>,
        /// The language of letters to them
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = languages())]
        language: String,
    },
    /// Print a link to sign in with, for when no mail arrives
    Link {
        /// The mail address of the account
        email: Email,
    },
    /// List the accounts by mail address
    List,
    /// Give an account other roles in place of those it has
    Roles {
        /// The mail address of the account
        email: Email,
        #[command(flatten)]
        roles: Roles,
    },
    /// Close an account: its sessions and tokens end, and nobody may sign in
    Suspend {
        /// The mail address of the account
        email: Email,
        /// Why, for the audit
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Open a closed account again; its owner signs in anew and makes new tokens
    Restore {
        /// The mail address of the account
        email: Email,
        /// Why, for the audit
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Make a token with which a program acts for an account, and print it this once
    Token {
        /// The mail address of the account
        email: Email,
        /// What the token is called
        #[arg(long)]
        name: String,
        /// What it may be used for: read:own, propose, curate or admin; may be given again
        #[arg(long = "scope", value_name = "SCOPE", required = true, value_parser = code::<Scope>)]
        scopes: Vec<Scope>,
        /// For how many days it is good, 1 to 366
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
    /// List the newest letters and how they went
    Mails {
        /// How many lines at most
        #[arg(long, value_name = "COUNT", default_value_t = 20)]
        first: u64,
    },
}

/// A code, or which ones there are.
fn code<V: Vocabulary>(text: &str) -> Result<V, String> {
    let all = || V::all().iter().map(V::code).collect::<Vec<_>>().join(", ");
    text.parse().map_err(|error| format!("{error}; there are {}", all()))
}

fn languages() -> PossibleValuesParser {
    PossibleValuesParser::new(Locale::ALL.map(Locale::tag))
}

/// The command line acts as the operator.
const OPERATOR: Actor = Actor::Operator;
/// Accounts that are read at a time.
const PAGE: u64 = 500;

/// Does one of them.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let settings = Settings::load(&[])?;
    startup::log(&settings.log)?;
    // What is wrong with the address that links begin with is told before anything is made.
    let urls = settings.urls()?;
    let ctx = startup::open(&settings, Memory::Lean).await?;
    answer(&perform(&ctx, &urls, arguments.command).await?)?;
    Ok(ExitCode::SUCCESS)
}

async fn perform(ctx: &Context, urls: &Urls, command: Command) -> Result<String> {
    match command {
        Command::Invite { email, roles, name, language } => {
            let email = email.to_string();
            let invitation = Invitation { email, name, language, grants: roles.grants()? };
            invite(ctx, urls, invitation).await
        }
        Command::Link { email } => {
            let link = told(accounts::link_for(ctx, &OPERATOR, &email).await)?;
            Ok(sign_in(urls, &link))
        }
        Command::List => list(ctx).await,
        Command::Roles { email, roles } => {
            let id = told(accounts::by_email(ctx, &OPERATOR, &email).await)?.id;
            let changed = accounts::change(ctx, &OPERATOR, id, Some(roles.grants()?), None, None).await;
            Ok(shown::account(&told(changed)?))
        }
        Command::Suspend { email, reason } => stand(ctx, &email, Standing::Suspended, Some(reason)).await,
        Command::Restore { email, reason } => stand(ctx, &email, Standing::Active, reason).await,
        Command::Token { email, name, scopes, days } => {
            let new = NewToken { name, scopes: BTreeSet::from_iter(scopes), days };
            let (token, secret) = told(accounts::create_token(ctx, &OPERATOR, Some(&email), new).await)?;
            Ok(shown::token(&token, &secret))
        }
        Command::Mails { first } => {
            let letters = told(mails::list(ctx, &OPERATOR, first).await)?;
            Ok(letters.iter().map(shown::letter).collect())
        }
    }
}

async fn invite(ctx: &Context, urls: &Urls, invitation: Invitation) -> Result<String> {
    let account = told(accounts::invite(ctx, &OPERATOR, invitation).await)?;
    let link = told(accounts::link_for(ctx, &OPERATOR, &account.email).await)?;
    let letter = "An invitation with a link of its own waits in the mail.\n";
    Ok(format!("{}{}{letter}", shown::account(&account), sign_in(urls, &link)))
}

fn sign_in(urls: &Urls, link: &Secret) -> String {
    let minutes = Purpose::SignIn.works().num_minutes();
    format!("{}\nThe link lets one person in, once, within {minutes} minutes.\n", urls.sign_in_with(link))
}

async fn stand(ctx: &Context, email: &Email, standing: Standing, reason: Option<String>) -> Result<String> {
    let id = told(accounts::by_email(ctx, &OPERATOR, email).await)?.id;
    let changed = accounts::change(ctx, &OPERATOR, id, None, Some(standing), reason).await;
    Ok(shown::account(&told(changed)?))
}

async fn list(ctx: &Context) -> Result<String> {
    let mut text = String::new();
    let mut after = None;
    loop {
        let accounts = told(accounts::list(ctx, &OPERATOR, after.as_ref(), PAGE).await)?;
        text.extend(accounts.iter().map(shown::account));
        match accounts.last() {
            Some(last) => after = Some(last.email.clone()),
            None => return Ok(text),
        }
    }
}

/// Every fault of the input, by its field; not only the first.
fn told<T>(result: registry::Result<T>) -> Result<T> {
    match result {
        Err(Error::Invalid(faults)) => {
            let faults: Vec<_> =
                faults.iter().map(|fault| format!("{}: {}", fault.field, fault.message)).collect();
            bail!(faults.join("\nportolan: "))
        }
        other => Ok(other?),
    }
}
