//! An organisation, as far as it is spoken to: where people are sent, and whether what it says of them holds.

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims,
    CoreJwsSigningAlgorithm as Algorithm, CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, UserInfoError,
};
use registry::Context;
use registry::accounts::Email;

use super::errand::{Errand, Returned};
use super::failed::{Failed, told};
use super::known::Known;
use super::line::Line;
use super::provider::{Provider, ProviderError};
use crate::urls::Urls;

/// How an organisation may sign: with a key that it alone has. A shared secret would let us forge what it says.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// An organisation.
#[derive(Debug)]
pub(super) struct Organisation {
    pub(super) provider: Provider,
    /// Where signing in by it begins.
    pub(super) start: String,
    back: RedirectUrl,
    line: Line,
    known: Known,
}

type Spoken = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Organisation {
    pub(super) fn new(provider: Provider, urls: &Urls) -> Result<Self, ProviderError> {
        let provider = provider.checked()?;
        let wrong = |error: &dyn std::error::Error| provider.fault("issuer", &error.to_string());
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| wrong(&error))?;
        let back = RedirectUrl::new(urls.vouched_by(&provider.key)).map_err(|error| wrong(&error))?;
        let line = Line::new().map_err(|error| wrong(&error))?;
        let start = urls.sign_in_by(&provider.key);
        Ok(Self { provider, start, back, line, known: Known::of(issuer) })
    }

    /// Where a browser is sent.
    pub(super) async fn address(&self, ctx: &Context, errand: &Errand) -> Result<String, Failed> {
        let client = self.client(self.known.get(&self.line, ctx.clock.now()).await?);
        let Errand { state, nonce, verifier, .. } = errand.clone();
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, _, _) = client
            .authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce))
            .add_scope(Scope::new("email".to_owned()))
            .add_scopes(self.provider.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        Ok(url.into())
    }

    /// The mail address of whom it sends back, if it vouches for them.
    pub(super) async fn vouches_for(
        &self,
        ctx: &Context,
        errand: &Errand,
        returned: Returned,
    ) -> Result<Email, Failed> {
        let code = self.code(returned)?;
        let client = self.client(self.known.get(&self.line, ctx.clock.now()).await?);
        let answer = self.exchanged(&client, code, errand).await?;
        let claims = self.claims(ctx, &client, &answer, errand).await?;
        let (email, is_verified) = match claims.email() {
            Some(email) => (email.to_string(), claims.email_verified()),
            None => self.asked(&client, &answer, &claims).await?,
        };
        let email: Email = email.parse().map_err(|error| failed(&error))?;
        let name = &self.provider.name;
        if is_verified != Some(true) {
            let unverified =
                format!("{name} has not verified that {email} is your mail address; ask them to");
            return Err(Failed::Refused(unverified));
        }
        if !self.provider.may_vouch_for(&email) {
            return Err(Failed::Refused(format!("{name} does not vouch for {email} here; sign in by mail")));
        }
        Ok(email)
    }

    /// What was sent along to have the identity for.
    fn code(&self, returned: Returned) -> Result<AuthorizationCode, Failed> {
        let Returned { state: _, code, issuer, error } = returned;
        if issuer.is_some_and(|issuer| issuer != self.provider.issuer) {
            return Err(Failed::Organisation("another organisation says that it sends this".to_owned()));
        }
        if error.as_deref() == Some("access_denied") {
            let cancelled = format!("signing in by {} was cancelled there; begin again", self.provider.name);
            return Err(Failed::Refused(cancelled));
        }
        let code = code.ok_or_else(|| Failed::Organisation(error.unwrap_or_else(|| "no code".to_owned())));
        code.map(AuthorizationCode::new)
    }

    async fn exchanged(
        &self,
        client: &Spoken,
        code: AuthorizationCode,
        errand: &Errand,
    ) -> Result<CoreTokenResponse, Failed> {
        let request = client.exchange_code(code).map_err(|error| failed(&error))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(errand.verifier.clone()));
        request.request_async(&self.line).await.map_err(|error| match &error {
            RequestTokenError::Request(unanswered) => Failed::Unanswered(told(unanswered)),
            RequestTokenError::ServerResponse(_)
            | RequestTokenError::Parse(..)
            | RequestTokenError::Other(_) => failed(&error),
        })
    }

    /// What it has signed. Keys change: one that is not known is asked for once.
    async fn claims(
        &self,
        ctx: &Context,
        client: &Spoken,
        answer: &CoreTokenResponse,
        errand: &Errand,
    ) -> Result<CoreIdTokenClaims, Failed> {
        let token = answer.extra_fields().id_token();
        let token = token.ok_or_else(|| Failed::Organisation("it sent no identity".to_owned()))?;
        match signed(ctx, client, token, errand) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let client = self.client(self.known.renewed(&self.line, ctx.clock.now()).await?);
                signed(ctx, &client, token, errand)
            }
            claims => claims,
        }
        .map_err(|error| failed(&error))
    }

    /// What it says of them when it is asked: its identities need not hold an address, and many do not.
    async fn asked(
        &self,
        client: &Spoken,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<(String, Option<bool>), Failed> {
        let request = client.user_info(answer.access_token().clone(), Some(claims.subject().clone()));
        let request = request.map_err(|_| self.nameless())?;
        let said: CoreUserInfoClaims =
            request.request_async(&self.line).await.map_err(|error| match &error {
                UserInfoError::Request(unanswered) => Failed::Unanswered(told(unanswered)),
                _ => failed(&error),
            })?;
        let email = said.email().ok_or_else(|| self.nameless())?;
        Ok((email.to_string(), said.email_verified()))
    }

    fn nameless(&self) -> Failed {
        Failed::Refused(format!("{} names no mail address of yours; ask them to", self.provider.name))
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Spoken {
        let Provider { client_id, client_secret, .. } = &self.provider;
        let (id, secret) = (ClientId::new(client_id.clone()), ClientSecret::new(client_secret.clone()));
        let way = way_of_proof(&metadata);
        CoreClient::from_provider_metadata(metadata, id, Some(secret))
            .set_redirect_uri(self.back.clone())
            .set_auth_type(way)
    }
}

fn signed(
    ctx: &Context,
    client: &Spoken,
    token: &CoreIdToken,
    errand: &Errand,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let now = ctx.clock.now();
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now);
    token.claims(&verifier, &Nonce::new(errand.nonce.clone())).cloned()
}

/// How it wants to be shown the secret: in a header, unless it says that it takes it in the body alone.
fn way_of_proof(metadata: &CoreProviderMetadata) -> AuthType {
    let ways = metadata.token_endpoint_auth_methods_supported();
    let takes = |way| ways.is_some_and(|ways| ways.contains(&way));
    let body =
        takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if body { AuthType::RequestBody } else { AuthType::BasicAuth }
}

/// What does not hold.
fn failed(error: &dyn std::error::Error) -> Failed {
    Failed::Organisation(told(error))
}
