//! Accounts: who may sign in, and as what. Signing in leaves no password anywhere: a mail holds a link that works once.
//! Knows no cookie and no mail server.

pub(crate) mod attempts;
mod email;
mod links;
mod manage;
mod secret;
mod sessions;
mod tokens;

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::access::{Actor, Beat, Deed, Grants, Matter, Person, Role, may};
use crate::context::Context;
use crate::entities::{account, account_grant};
use crate::error::{Error, Result};

pub use attempts::forget as forget_attempts;
pub use email::Email;
pub(crate) use links::{NewLink, find as find_link, make as make_link, reachable, spend as spend_link};
pub use links::{Purpose, SignedIn, ask_for_link, note_coming, sign_in, sign_in_as};
pub use manage::{Invitation, Standing, change, invite, link_for};
pub use secret::{Secret, TOKEN_PREFIX, hash, is_token};
pub use sessions::{Session, end, end_others, of_session, sessions};
pub use tokens::{NewToken, Token, create_token, of_token, revoke_token, tokens};

/// A use of a session or a token is noted when the last one noted is so old: not every request writes.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(5);

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id, which events carry.
    pub id: Uuid,
    /// Where mail reaches its owner.
    pub email: Email,
    /// What its owner is called, if they said.
    pub name: Option<String>,
    /// The language of mail to them.
    pub language: String,
    /// Its roles.
    pub grants: Grants,
    /// Since when there is one.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in.
    pub signed_in_at: Option<DateTime<Utc>>,
    /// Since when nobody may.
    pub suspended_at: Option<DateTime<Utc>>,
}

impl Account {
    /// The account as an actor, with all its rights.
    pub(crate) fn person(&self) -> Person {
        Person { account: self.id, grants: self.grants.clone(), scopes: None }
    }
}

/// The account of a person who acts.
pub async fn me(ctx: &Context, actor: &Actor) -> Result<Account> {
    let acting = may(actor, Deed::BeSomebody)?;
    let id = acting.account.ok_or_else(|| Error::Unauthenticated("this needs an account".to_owned()))?;
    get(ctx.db.read(), id).await
}

/// The account of somebody who acts in person. What opens an account is not for its tokens to manage: whoever finds one
/// could lock its owner out.
async fn in_person(ctx: &Context, actor: &Actor) -> Result<Account> {
    if matches!(actor, Actor::Person(Person { scopes: Some(_), .. })) {
        return Err(Error::Forbidden("a token cannot manage sessions and tokens; sign in".to_owned()));
    }
    me(ctx, actor).await
}

/// Every account, by mail address, after one; at most `limit`.
pub async fn list(ctx: &Context, actor: &Actor, after: Option<&Email>, limit: u64) -> Result<Vec<Account>> {
    may(actor, Deed::ManageAccounts)?;
    let mut select = account::Entity::find().order_by_asc(account::Column::Email).limit(limit);
    if let Some(after) = after {
        select = select.filter(account::Column::Email.gt(after.as_str()));
    }
    with_grants(ctx.db.read(), select.all(ctx.db.read()).await?).await
}

/// An account, for whoever manages them.
pub async fn by_id(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Account> {
    may(actor, Deed::ManageAccounts)?;
    get(ctx.db.read(), id).await
}

/// The account of a mail address, for whoever manages them.
pub async fn by_email(ctx: &Context, actor: &Actor, email: &Email) -> Result<Account> {
    may(actor, Deed::ManageAccounts)?;
    let found = find_by_email(ctx.db.read(), email).await?;
    found.ok_or_else(|| Error::NotFound(format!("the account {email}")))
}

/// The accounts that may decide on a matter, for those who may decide on it themselves.
pub async fn reviewers(ctx: &Context, actor: &Actor, matter: Matter) -> Result<Vec<Account>> {
    may(actor, Deed::Review(matter))?;
    let curators = account_grant::Entity::find()
        .select_only()
        .column(account_grant::Column::AccountId)
        .filter(account_grant::Column::Role.eq(Role::Curator))
        .into_query();
    let rows = account::Entity::find()
        .filter(account::Column::Id.in_subquery(curators))
        .filter(account::Column::SuspendedAt.is_null())
        .order_by_asc(account::Column::Email)
        .all(ctx.db.read())
        .await?;
    let mut found = with_grants(ctx.db.read(), rows).await?;
    found.retain(|account| may(&Actor::Person(account.person()), Deed::Review(matter)).is_ok());
    Ok(found)
}

/// The government's accounts of a country that somebody may use.
pub(crate) async fn of_government(
    connection: &impl ConnectionTrait,
    country: crate::vocabulary::CountryCode,
) -> Result<Vec<Account>> {
    let rows = account_grant::Entity::find()
        .filter(account_grant::Column::Role.eq(Role::Government))
        .filter(account_grant::Column::Area.eq(country.code()))
        .all(connection)
        .await?;
    let ids = rows.into_iter().map(|row| row.account_id);
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .filter(account::Column::SuspendedAt.is_null())
        .order_by_asc(account::Column::Id)
        .all(connection)
        .await?;
    with_grants(connection, accounts).await
}

async fn find_by_email(connection: &impl ConnectionTrait, email: &Email) -> Result<Option<Account>> {
    let row =
        account::Entity::find().filter(account::Column::Email.eq(email.as_str())).one(connection).await?;
    Ok(with_grants(connection, row.into_iter().collect()).await?.pop())
}

pub(crate) async fn get(connection: &impl ConnectionTrait, id: Uuid) -> Result<Account> {
    let row = account::Entity::find_by_id(id).one(connection).await?;
    let found = with_grants(connection, row.into_iter().collect()).await?.pop();
    found.ok_or_else(|| Error::NotFound(format!("the account {id}")))
}

async fn with_grants(connection: &impl ConnectionTrait, rows: Vec<account::Model>) -> Result<Vec<Account>> {
    let mut grants: HashMap<Uuid, Vec<account_grant::Model>> = HashMap::new();
    let all = account_grant::Entity::find()
        .filter(account_grant::Column::AccountId.is_in(rows.iter().map(|row| row.id)))
        .all(connection)
        .await?;
    for grant in all {
        grants.entry(grant.account_id).or_default().push(grant);
    }
    rows.into_iter()
        .map(|row| {
            let account::Model { id, email, name, language, created_at, signed_in_at, suspended_at, .. } =
                row;
            let email = email.parse().map_err(|error| Error::corrupt(format!("account {id}"), error))?;
            let grants = read(id, grants.remove(&id).unwrap_or_default())?;
            Ok(Account { id, email, name, language, grants, created_at, signed_in_at, suspended_at })
        })
        .collect()
}

/// What stands in the column of areas for a role that holds everywhere.
const EVERYWHERE: &str = "";

fn read(id: Uuid, rows: Vec<account_grant::Model>) -> Result<Grants> {
    let mut grants = Grants::default();
    for account_grant::Model { account_id: _, role, area } in rows {
        match role {
            Role::Government => {
                let country = area.parse();
                grants.government.insert(country.map_err(|e| Error::corrupt(format!("grants of {id}"), e))?);
            }
            Role::Curator if area == EVERYWHERE => grants.curator = Some(Beat::World),
            Role::Curator => match &mut grants.curator {
                Some(Beat::World) => {}
                Some(Beat::Regions(regions)) => {
                    regions.insert(area);
                }
                None => grants.curator = Some(Beat::Regions(BTreeSet::from([area]))),
            },
            Role::Admin => grants.admin = true,
        }
    }
    Ok(grants)
}

fn written(id: Uuid, grants: &Grants) -> Vec<account_grant::Model> {
    let Grants { government, curator, admin } = grants;
    let row = |role, area: &str| account_grant::Model { account_id: id, role, area: area.to_owned() };
    let mut rows: Vec<_> = government.iter().map(|country| row(Role::Government, country.code())).collect();
    match curator {
        None => {}
        Some(Beat::World) => rows.push(row(Role::Curator, EVERYWHERE)),
        Some(Beat::Regions(regions)) => rows.extend(regions.iter().map(|region| row(Role::Curator, region))),
    }
    rows.extend(admin.then(|| row(Role::Admin, EVERYWHERE)));
    rows
}
