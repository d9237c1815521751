//! Managing accounts, for administrators.

use async_graphql::{Context, ID, Object, Result};
use registry::access::{Deed, may};
use registry::accounts::{self, Invitation, Standing};

use super::sign_in::read_email;
use super::{answer, payload};
use crate::graphql::types::account::{Account, RoleInput};
use crate::graphql::types::scalars::LanguageTag;
use crate::graphql::types::text::reader;
use crate::graphql::{actor, context, id_of};

payload! {
    /// What came of inviting somebody.
    InviteAccountPayload {
        /// The account, to whose owner an invitation is on its way.
        account: Account
    }
}

payload! {
    /// What came of changing an account.
    ChangeAccountPayload {
        /// The account as it is now.
        account: Account
    }
}

/// Accounts.
#[derive(Debug, Clone, Copy, Default)]
pub struct AccountMutation;

/// Accounts.
#[Object(serial)]
impl AccountMutation {
    /// Makes an account and sends its owner an invitation, in a language or else in the reader's; for administrators.
    async fn invite_account(
        &self,
        ctx: &Context<'_>,
        email: String,
        name: Option<String>,
        language: Option<LanguageTag>,
        roles: Vec<RoleInput>,
    ) -> Result<InviteAccountPayload> {
        let (registry, actor) = (context(ctx)?, actor(ctx)?);
        let language = reader(ctx, language.map(|language| language.0)).tag().to_owned();
        let invited = async {
            // Whoever may not do this need not know how it is done.
            may(actor, Deed::ManageAccounts)?;
            let (email, grants) = (read_email(&email)?, RoleInput::grants(roles)?);
            accounts::invite(registry, actor, Invitation { email, name, language, grants }).await.map(Account)
        };
        answer(invited.await)
    }

    /// Gives an account other roles in place of all that it has, or suspends it, which ends its sessions and tokens; for
    /// administrators. What is not given stays. The reason is kept with the change.
    async fn change_account(
        &self,
        ctx: &Context<'_>,
        id: ID,
        roles: Option<Vec<RoleInput>>,
        suspended: Option<bool>,
        reason: Option<String>,
    ) -> Result<ChangeAccountPayload> {
        let id = id_of("Account", &id)?;
        let (registry, actor) = (context(ctx)?, actor(ctx)?);
        let standing =
            suspended.map(|suspended| if suspended { Standing::Suspended } else { Standing::Active });
        let changed = async {
            may(actor, Deed::ManageAccounts)?;
            let grants = roles.map(RoleInput::grants).transpose()?;
            accounts::change(registry, actor, id, grants, standing, reason).await.map(Account)
        };
        answer(changed.await)
    }
}
