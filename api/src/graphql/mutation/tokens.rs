//! Tokens for programs that act with one's own rights.

use async_graphql::{Context, ID, Object, Result};
use registry::accounts;

use super::{answer, payload};
use crate::graphql::types::account::{NewToken, Token, TokenScope};
use crate::graphql::{actor, context, id_of};

payload! {
    /// What came of making a token.
    CreateTokenPayload {
        /// The token, shown this once.
        created: NewToken
    }
}

payload! {
    /// What came of revoking a token.
    RevokeTokenPayload {
        /// The token that is good no more.
        revoked_id: ID
    }
}

/// Tokens.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokenMutation;

/// Tokens.
#[Object(serial)]
impl TokenMutation {
    /// Makes a token that acts with one's own rights as far as its scopes go, for 1 to 366 days. It takes a session: no
    /// token makes another.
    async fn create_token(
        &self,
        ctx: &Context<'_>,
        name: String,
        scopes: Vec<TokenScope>,
        #[graphql(default = 90)] days: i32,
    ) -> Result<CreateTokenPayload> {
        // No token is good for a negative time, nor for none.
        let days = u32::try_from(days).unwrap_or_default();
        let new = accounts::NewToken { name, scopes: TokenScope::scopes(scopes), days };
        let made = accounts::create_token(context(ctx)?, actor(ctx)?, None, new).await;
        answer(
            made.map(|(token, secret)| NewToken { secret: secret.reveal().to_owned(), token: Token(token) }),
        )
    }

    /// Revokes one of one's own tokens.
    async fn revoke_token(&self, ctx: &Context<'_>, id: ID) -> Result<RevokeTokenPayload> {
        let token = id_of("Token", &id)?;
        answer(accounts::revoke_token(context(ctx)?, actor(ctx)?, token).await.map(|()| id))
    }
}
