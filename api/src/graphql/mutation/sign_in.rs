//! Coming in by a link, and going out.

use async_graphql::{Context, ID, Object, Result};
use http::header::SET_COOKIE;
use registry::Error;
use registry::accounts::{self, Email, EmailError, Secret, SignedIn};
use registry::error::FieldError;

use super::{answer, payload};
use crate::auth::Cookie;
use crate::graphql::types::account::Account;
use crate::graphql::types::scalars::LanguageTag;
use crate::graphql::types::text::reader;
use crate::graphql::{caller, context, id_of};

/// How long a browser is remembered that asked for a link: mail may take its time.
const REMEMBERED: i64 = 24 * 60 * 60;

payload! {
    /// What came of asking for a link.
    RequestSignInLinkPayload {
        /// True, whether or not the address has an account; if it has, a link is on its way.
        requested: bool
    }
}

payload! {
    /// What came of signing in.
    SignInPayload {
        /// Who is signed in from now on.
        account: Account
    }
}

payload! {
    /// What came of signing out.
    SignOutPayload {
        /// True: this browser is signed out.
        signed_out: bool
    }
}

payload! {
    /// What came of ending a session.
    EndSessionPayload {
        /// The session that has ended.
        ended_id: ID
    }
}

payload! {
    /// What came of ending all other sessions.
    EndOtherSessionsPayload {
        /// How many there were.
        ended: u64
    }
}

/// Signing in and out.
#[derive(Debug, Clone, Copy, Default)]
pub struct SignInMutation;

/// Signing in and out.
#[Object(serial)]
impl SignInMutation {
    /// Has a link sent to a mail address, in a language or else in the reader's. It works once, for a quarter of an hour
    /// after the mail is sent, and in this browser only. The answer is the same whether or not there is an account.
    async fn request_sign_in_link(
        &self,
        ctx: &Context<'_>,
        email: String,
        language: Option<LanguageTag>,
    ) -> Result<RequestSignInLinkPayload> {
        let (registry, caller) = (context(ctx)?, caller(ctx)?);
        let language = reader(ctx, language.map(|language| language.0)).tag();
        let asked = async {
            let email = read_email(&email)?;
            let known = caller.browser.clone();
            let browser = known.map_or_else(|| Secret::new().map(|new| new.reveal().to_owned()), Ok)?;
            accounts::ask_for_link(registry, &email, language, Some(&browser), &caller.source).await?;
            set_cookie(ctx, caller.guard.set(Cookie::Browser, &browser, REMEMBERED));
            Ok(true)
        };
        answer(asked.await)
    }

    /// Signs in with what the link in a mail holds, and ends the session that this browser had before.
    async fn sign_in(&self, ctx: &Context<'_>, link: String) -> Result<SignInPayload> {
        let (registry, caller) = (context(ctx)?, caller(ctx)?);
        let [browser, before, agent] =
            [&caller.browser, &caller.shown_session, &caller.agent].map(|text| text.as_deref());
        let entered = async {
            caller.must_not_come_from_elsewhere()?;
            let signed_in =
                accounts::sign_in(registry, &link, browser, before, agent, &caller.source).await?;
            let SignedIn { account, session, until } = signed_in;
            let seconds = (until - registry.clock.now()).num_seconds();
            set_cookie(ctx, caller.guard.set(Cookie::Session, session.reveal(), seconds));
            set_cookie(ctx, caller.guard.clear(Cookie::Browser));
            Ok(Account(account))
        };
        answer(entered.await)
    }

    /// Signs this browser out.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<SignOutPayload> {
        let caller = caller(ctx)?;
        if let Some(session) = caller.session {
            match accounts::end(context(ctx)?, &caller.actor, session).await {
                // Somebody else has ended it in this moment.
                Ok(()) | Err(Error::NotFound(_)) => {}
                Err(error) => return answer(Err(error)),
            }
        }
        set_cookie(ctx, caller.guard.clear(Cookie::Session));
        answer(Ok(true))
    }

    /// Ends one of one's own sessions, in whichever browser it is.
    async fn end_session(&self, ctx: &Context<'_>, id: ID) -> Result<EndSessionPayload> {
        let session = id_of("Session", &id)?;
        let caller = caller(ctx)?;
        let ended = accounts::end(context(ctx)?, &caller.actor, session).await;
        if ended.is_ok() && caller.session == Some(session) {
            set_cookie(ctx, caller.guard.clear(Cookie::Session));
        }
        answer(ended.map(|()| id))
    }

    /// Ends all of one's own sessions but the one that asks.
    async fn end_other_sessions(&self, ctx: &Context<'_>) -> Result<EndOtherSessionsPayload> {
        let caller = caller(ctx)?;
        answer(accounts::end_others(context(ctx)?, &caller.actor, caller.session).await)
    }
}

/// A mail address, or what is wrong with it.
pub(super) fn read_email(text: &str) -> registry::Result<Email> {
    text.parse()
        .map_err(|error: EmailError| Error::Invalid(vec![FieldError::new("email", error.to_string())]))
}

/// The edge sends what is set here along with the answer.
fn set_cookie(ctx: &Context<'_>, cookie: String) {
    ctx.append_http_header(SET_COOKIE, cookie);
}
