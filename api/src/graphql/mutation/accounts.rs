//! Coming in and going, tokens, and whoever manages accounts.

use std::collections::BTreeSet;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use http::header::SET_COOKIE;
use registry::access::{Beat, Deed, Grants, Role, Scope, may};
use registry::accounts::{self, Invitation, NewToken, Secret, Standing};
use registry::error::FieldError;

use super::payload::{UserError, mended};
use super::standing::DonePayload;
use crate::auth::Caller;
use crate::error::OrRefusal;
use crate::graphql::actor::{actor, caller};
use crate::graphql::types::account::{Account, Token};
use crate::graphql::types::codes::Code;
use crate::graphql::types::scalars::CountryCode;
use crate::graphql::{context, named, refuse};

/// An account as it stands after the mutation.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct AccountPayload {
    /// The account; null when it was refused.
    account: Option<Account>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// A new token. It is shown this once.
#[derive(Debug, SimpleObject)]
#[graphql(serial)]
pub struct TokenPayload {
    /// What is known of it from now on.
    token: Option<Token>,
    /// The token itself: keep it, it is never shown again.
    secret: Option<String>,
    /// What a person can mend.
    user_errors: Vec<UserError>,
}

/// A role to be given.
#[derive(Debug, Clone, InputObject)]
pub struct RoleInput {
    /// The role.
    role: Code<Role>,
    /// The countries of a government.
    countries: Option<Vec<CountryCode>>,
    /// The UN M49 regions of a curator; none named is everywhere.
    regions: Option<Vec<String>>,
}

/// The roles as the registry knows them. What a role cannot have is a fault: whoever gave it meant something by it.
fn grants(roles: Vec<RoleInput>) -> registry::Result<Grants> {
    let mut grants = Grants::default();
    let mut faults = Vec::new();
    for (place, RoleInput { role: Code(role), countries, regions }) in roles.into_iter().enumerate() {
        let (countries, regions) = (countries.unwrap_or_default(), regions.unwrap_or_default());
        let mut fault = |field: &str, message: &str| {
            faults.push(FieldError::new(format!("roles[{place}].{field}"), message));
        };
        if role != Role::Government && !countries.is_empty() {
            fault("countries", "only a government has countries");
        }
        if role != Role::Curator && !regions.is_empty() {
            fault("regions", "only a curator has regions");
        }
        match role {
            Role::Government if countries.is_empty() => fault("countries", "needs at least one country"),
            Role::Government => grants.government.extend(countries.into_iter().map(|code| code.0)),
            Role::Curator => curate(&mut grants, regions),
            Role::Admin => grants.admin = true,
        }
    }
    if faults.is_empty() { Ok(grants) } else { Err(registry::Error::Invalid(faults)) }
}

/// The same for somebody who may give them; whoever may not need not know how it is done.
fn granted(ctx: &Context<'_>, roles: Vec<RoleInput>) -> registry::Result<Grants> {
    may(actor(ctx), Deed::ManageAccounts)?;
    grants(roles)
}

/// Of two beats both count, and everywhere is all there is.
fn curate(grants: &mut Grants, regions: Vec<String>) {
    match &mut grants.curator {
        _ if regions.is_empty() => grants.curator = Some(Beat::World),
        Some(Beat::World) => {}
        Some(Beat::Regions(known)) => known.extend(regions),
        None => grants.curator = Some(Beat::Regions(regions.into_iter().collect())),
    }
}

/// Whoever asks, over HTTP: only there are browsers and cookies.
fn browser<'a>(ctx: &Context<'a>) -> Result<&'a Caller> {
    caller(ctx).ok_or_else(|| refuse("FORBIDDEN", "this is for browsers"))
}

fn keep(ctx: &Context<'_>, cookie: http::HeaderValue) {
    ctx.append_http_header(SET_COOKIE, cookie);
}

fn unreadable<T>(field: &str, error: &impl std::fmt::Display) -> registry::Result<T> {
    Err(registry::Error::Invalid(vec![FieldError::new(field, error.to_string())]))
}

/// The mutations about accounts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Accounts;

/// Accounts, sessions and tokens.
#[Object(serial)]
impl Accounts {
    /// Asks for a link to sign in with. The answer is the same whether or not there is such an account; the link comes by
    /// mail, works for 15 minutes, once, and in this browser only.
    async fn request_sign_in_link(
        &self,
        ctx: &Context<'_>,
        email: String,
        #[graphql(default_with = "\"en\".to_owned()")] language: String,
    ) -> Result<DonePayload> {
        let caller = browser(ctx)?;
        // Who asks twice may use either link.
        let known = caller.jar.browser().map(|known| Ok(known.to_owned()));
        let browser = known.unwrap_or_else(|| Secret::new().map(|fresh| fresh.reveal().to_owned()));
        let browser = browser.or_refusal()?;
        let outcome = match (email.parse(), language.parse::<registry::vocabulary::LanguageTag>()) {
            (Ok(email), Ok(language)) => {
                let (language, source) = (language.code(), &caller.source);
                accounts::ask_for_link(context(ctx)?, &email, language, Some(&browser), source).await
            }
            (Err(error), _) => unreadable("email", &error),
            (_, Err(error)) => unreadable("language", &error),
        };
        let (done, user_errors) = mended(outcome)?;
        if done.is_some() {
            keep(ctx, caller.jar.keep_browser(&browser));
        }
        Ok(DonePayload { done: done.is_some(), user_errors })
    }

    /// Signs in by a link, and ends the session that this browser had.
    async fn sign_in(&self, ctx: &Context<'_>, link: String) -> Result<AccountPayload> {
        let caller = browser(ctx)?;
        caller.must_be_ours().or_refusal()?;
        let Caller { jar, agent, source, .. } = caller;
        let (before, agent) = (jar.session(), agent.as_deref());
        let entered = accounts::sign_in(context(ctx)?, &link, jar.browser(), before, agent, source).await;
        let (signed_in, user_errors) = mended(entered)?;
        if let Some(signed_in) = &signed_in {
            let seconds = (signed_in.until - context(ctx)?.clock.now()).num_seconds();
            keep(ctx, jar.keep_session(&signed_in.session, seconds));
            keep(ctx, jar.forget_browser());
        }
        Ok(AccountPayload { account: signed_in.map(|signed_in| Account(signed_in.account)), user_errors })
    }

    /// Ends the session of this browser.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let caller = browser(ctx)?;
        let ended = match caller.session {
            // It may end in this very moment by itself.
            Some(session) => match accounts::end(context(ctx)?, actor(ctx), session).await {
                Err(registry::Error::NotFound(_)) => Ok(()),
                ended => ended,
            },
            None => Ok(()),
        };
        let (done, user_errors) = mended(ended)?;
        keep(ctx, caller.jar.forget_session());
        keep(ctx, caller.jar.forget_browser());
        Ok(DonePayload { done: done.is_some(), user_errors })
    }

    /// Ends one of your sessions.
    async fn end_session(&self, ctx: &Context<'_>, id: ID) -> Result<DonePayload> {
        let (done, user_errors) =
            mended(accounts::end(context(ctx)?, actor(ctx), named(&id, "Session")?).await)?;
        Ok(DonePayload { done: done.is_some(), user_errors })
    }

    /// Ends all your sessions but the one that asks.
    async fn end_other_sessions(&self, ctx: &Context<'_>) -> Result<DonePayload> {
        let current = caller(ctx).and_then(|caller| caller.session);
        let (done, user_errors) = mended(accounts::end_others(context(ctx)?, actor(ctx), current).await)?;
        Ok(DonePayload { done: done.is_some(), user_errors })
    }

    /// Makes a token for a program that acts in your name, with the scopes `read:own`, `propose`, `curate` or `admin`.
    async fn create_token(
        &self,
        ctx: &Context<'_>,
        name: String,
        scopes: Vec<String>,
        #[graphql(default = 90)] days: u32,
    ) -> Result<TokenPayload> {
        let read = scopes
            .iter()
            .map(|scope| scope.parse::<Scope>())
            .collect::<std::result::Result<BTreeSet<_>, _>>();
        let outcome = match read {
            Ok(scopes) => {
                accounts::create_token(context(ctx)?, actor(ctx), None, NewToken { name, scopes, days }).await
            }
            Err(error) => unreadable("scopes", &error),
        };
        let (made, user_errors) = mended(outcome)?;
        let (token, secret) = made
            .map_or((None, None), |(token, secret)| (Some(token.into()), Some(secret.reveal().to_owned())));
        Ok(TokenPayload { token, secret, user_errors })
    }

    /// Ends one of your tokens.
    async fn revoke_token(&self, ctx: &Context<'_>, id: ID) -> Result<DonePayload> {
        let outcome = accounts::revoke_token(context(ctx)?, actor(ctx), named(&id, "Token")?).await;
        let (done, user_errors) = mended(outcome)?;
        Ok(DonePayload { done: done.is_some(), user_errors })
    }

    /// Makes an account, and puts an invitation into the mail.
    async fn invite_account(
        &self,
        ctx: &Context<'_>,
        email: String,
        roles: Vec<RoleInput>,
        name: Option<String>,
        #[graphql(default_with = "\"en\".to_owned()")] language: String,
    ) -> Result<AccountPayload> {
        let outcome = match granted(ctx, roles) {
            Ok(grants) => {
                let invitation = Invitation { email, name, language, grants };
                accounts::invite(context(ctx)?, actor(ctx), invitation).await
            }
            Err(error) => Err(error),
        };
        let (account, user_errors) = mended(outcome)?;
        Ok(AccountPayload { account: account.map(Account), user_errors })
    }

    /// Gives an account other roles, suspends it, or lifts that.
    async fn change_account(
        &self,
        ctx: &Context<'_>,
        id: ID,
        roles: Option<Vec<RoleInput>>,
        suspended: Option<bool>,
        reason: Option<String>,
    ) -> Result<AccountPayload> {
        let standing = suspended.map(|yes| if yes { Standing::Suspended } else { Standing::Active });
        let id = named(&id, "Account")?;
        let outcome = match roles.map(|roles| granted(ctx, roles)).transpose() {
            Ok(roles) => accounts::change(context(ctx)?, actor(ctx), id, roles, standing, reason).await,
            Err(error) => Err(error),
        };
        let (account, user_errors) = mended(outcome)?;
        Ok(AccountPayload { account: account.map(Account), user_errors })
    }
}
