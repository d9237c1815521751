//! Managing accounts: inviting, giving and taking roles, suspending. For administrators and the command line.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::links::{self, NewLink};
use super::{Account, Email, Purpose, Secret, by_email, find_by_email, get, sessions, written};
use crate::access::{Actor, Beat, Deed, Grants, Role, may};
use crate::context::Context;
use crate::entities::{account, account_grant, api_token};
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::mails::{self, MailKind, NewMail};
use crate::said;
use crate::vocabulary::{LanguageTag, line, region};

/// Whom to invite, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Where the invitation is sent, as it was typed.
    pub email: String,
    /// What they are called.
    pub name: Option<String>,
    /// The language of mail to them.
    pub language: String,
    /// Their roles.
    pub grants: Grants,
}

/// Whether an account may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its owner may sign in.
    Active,
    /// Nobody may, and its sessions and tokens are ended.
    Suspended,
}

/// Makes an account and puts an invitation into the mail.
pub async fn invite(ctx: &Context, actor: &Actor, invitation: Invitation) -> Result<Account> {
    let acting = may(actor, Deed::ManageAccounts)?;
    let Invitation { email, name, language, grants } = invitation;
    let mut faults = unsound(&grants);
    if let Err(error) = language.parse::<LanguageTag>() {
        faults.push(FieldError::new("language", error));
    }
    if let Some(Err(error)) = name.as_deref().map(|name| line(name, 2, 100)) {
        faults.push(FieldError::new("name", error));
    }
    let email = email.parse::<Email>().map_err(|error| faults.push(FieldError::new("email", error)));
    let Ok(email) = email.and_then(|email| if faults.is_empty() { Ok(email) } else { Err(()) }) else {
        return Err(Error::Invalid(faults));
    };
    let transaction = ctx.db.write().await?;
    if find_by_email(&transaction, &email).await?.is_some() {
        let message = said!("account-taken", "has an account already; change its roles instead");
        return Err(Error::Invalid(vec![FieldError::coded("TAKEN", "email", message)]));
    }
    let now = ctx.clock.now();
    let row = account::Model {
        id: ctx.new_id(),
        email: email.as_str().to_owned(),
        name,
        language: language.clone(),
        created_at: now,
        signed_in_at: None,
        suspended_at: None,
        // What happened before is no news to them.
        looked_to: Some(events::feed::head(&ctx.db).await?),
    };
    let id = row.id;
    account::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&transaction).await?;
    grant(&transaction, id, &grants).await?;
    let facts = json!({ "grants": shown(&grants) });
    let mail = NewMail { account: Some(id), recipient: email, language, kind: MailKind::Invitation, facts };
    mails::put(ctx, &transaction, [mail]).await?;
    let event = event(id, Value::Null, state(&grants, Standing::Active), None);
    events::append(ctx, &transaction, &acting, [Ok(event)]).await?;
    let account = get(&transaction, id).await?;
    transaction.commit().await?;
    Ok(account)
}

/// A link for an account, to be handed over by whoever manages it when no mail can be.
pub async fn link_for(ctx: &Context, actor: &Actor, email: &Email) -> Result<Secret> {
    may(actor, Deed::ManageAccounts)?;
    let account = by_email(ctx, actor, email).await?;
    let transaction = ctx.db.write().await?;
    let new = NewLink { account: account.id, purpose: Purpose::SignIn, platform: None, browser: None };
    let link = links::make(ctx, &transaction, new).await?;
    transaction.commit().await?;
    Ok(link)
}

/// Gives an account other roles, or another standing.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    id: Uuid,
    grants: Option<Grants>,
    standing: Option<Standing>,
    reason: Option<String>,
) -> Result<Account> {
    let acting = may(actor, Deed::ManageAccounts)?;
    let mut faults = grants.as_ref().map(unsound).unwrap_or_default();
    if let Some(Err(error)) = reason.as_deref().map(|reason| line(reason, 2, 500)) {
        faults.push(FieldError::new("reason", error));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let transaction = ctx.db.write().await?;
    let before = get(&transaction, id).await?;
    let after = Account { grants: grants.unwrap_or_else(|| before.grants.clone()), ..before.clone() };
    let (was, is) = (standing_of(&before), standing.unwrap_or_else(|| standing_of(&before)));
    if acting.account == Some(id) && before.grants.admin && (!after.grants.admin || is == Standing::Suspended)
    {
        return Err(Error::Conflict(said!(
            "own-administration",
            "somebody else must take your own administration from you"
        )));
    }
    grant(&transaction, id, &after.grants).await?;
    stand(ctx, &transaction, id, was, is).await?;
    let event = event(id, state(&before.grants, was), state(&after.grants, is), reason);
    events::append(ctx, &transaction, &acting, [Ok(event)]).await?;
    let account = get(&transaction, id).await?;
    transaction.commit().await?;
    Ok(account)
}

const fn standing_of(account: &Account) -> Standing {
    if account.suspended_at.is_some() { Standing::Suspended } else { Standing::Active }
}

/// What is ended at a suspension stays ended when it is lifted.
async fn stand(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    id: Uuid,
    was: Standing,
    is: Standing,
) -> Result<()> {
    if was == is {
        return Ok(());
    }
    let now = ctx.clock.now();
    let suspended = (is == Standing::Suspended).then_some(now);
    let row = account::ActiveModel { id: Set(id), suspended_at: Set(suspended), ..Default::default() };
    account::Entity::update(row).exec(transaction).await?;
    if suspended.is_some() {
        sessions::end_all(ctx, transaction, id, None).await?;
        api_token::Entity::update_many()
            .col_expr(api_token::Column::RevokedAt, sea_orm::sea_query::Expr::value(now))
            .filter(api_token::Column::AccountId.eq(id))
            .filter(api_token::Column::RevokedAt.is_null())
            .exec(transaction)
            .await?;
    }
    Ok(())
}

async fn grant(transaction: &DatabaseTransaction, id: Uuid, grants: &Grants) -> Result<()> {
    account_grant::Entity::delete_many()
        .filter(account_grant::Column::AccountId.eq(id))
        .exec(transaction)
        .await?;
    let rows = written(id, grants).into_iter().map(|row| row.into_active_model().reset_all());
    account_grant::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

fn unsound(grants: &Grants) -> Vec<FieldError> {
    let Grants { government, curator, admin } = grants;
    let mut faults = Vec::new();
    if government.is_empty() && curator.is_none() && !admin {
        faults.push(FieldError::coded("REQUIRED", "roles", said!("roles-least", "needs at least one role")));
    }
    if let Some(Beat::Regions(regions)) = curator {
        if regions.is_empty() {
            faults.push(FieldError::coded(
                "REQUIRED",
                "regions",
                said!("regions-least", "needs at least one region, or none named for all"),
            ));
        }
        for code in regions.iter().filter(|code| region(code).is_none()) {
            let code: String = code.chars().take(16).collect();
            faults.push(FieldError::new(
                "regions",
                said!(
                    "region-unknown",
                    "`{code}` is no region of UN M49, such as 150 for Europe",
                    code = code
                ),
            ));
        }
    }
    faults
}

/// The roles as events and mails carry them.
fn shown(grants: &Grants) -> Value {
    let Grants { government, curator, admin } = grants;
    let mut roles = Vec::new();
    if !government.is_empty() {
        roles.push(json!({ "role": Role::Government, "countries": government }));
    }
    match curator {
        None => {}
        Some(Beat::World) => roles.push(json!({ "role": Role::Curator })),
        Some(Beat::Regions(regions)) => roles.push(json!({ "role": Role::Curator, "regions": regions })),
    }
    if *admin {
        roles.push(json!({ "role": Role::Admin }));
    }
    Value::Array(roles)
}

fn state(grants: &Grants, standing: Standing) -> Value {
    json!({ "roles": shown(grants), "suspended": standing == Standing::Suspended })
}

fn event(id: Uuid, mut before: Value, mut after: Value, reason: Option<String>) -> NewEvent {
    for side in [&mut before, &mut after] {
        if side.is_object() {
            side["account"] = json!(id);
        }
    }
    NewEvent { reason, ..NewEvent::of(EventKind::AccountChanged, before, after) }
}
